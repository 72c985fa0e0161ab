// Reading files of JSON lines, with messages that name the line.
#ifndef NEWSGRAPH_TOOLS_EVAL_JSON_LINES_H_
#define NEWSGRAPH_TOOLS_EVAL_JSON_LINES_H_

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "graph/model/status.h"

namespace kg::eval {

// Calls `take` with every line that is not empty. Errors: the file is missing (kNotFound) or unreadable (kIo), a line
// is no JSON object, or `take` says what it lacks (kInvalid): "G.jsonl:3: ...".
Status ForEachJsonLine(const std::filesystem::path& file, const std::function<Status(const nlohmann::json&)>& take);
// The whole file as one JSON object.
Result<nlohmann::json> ReadJsonFile(const std::filesystem::path& file);

// A string as it is, any other value as JSON prints it ("28"); "" for null or a missing key.
std::string TextOf(const nlohmann::json& object, const char* key);
std::vector<std::string> TextsOf(const nlohmann::json& object, const char* key);
// False when the key is missing or anything but true.
bool IsTrue(const nlohmann::json& object, const char* key);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_JSON_LINES_H_
