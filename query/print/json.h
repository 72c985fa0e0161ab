// Small JSON objects with their keys in the order of adding.
#ifndef NEWSGRAPH_QUERY_PRINT_JSON_H_
#define NEWSGRAPH_QUERY_PRINT_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"

namespace kg::query {

class JsonObject {
 public:
  JsonObject& Add(std::string_view key, std::string_view text);
  JsonObject& AddCount(std::string_view key, uint64_t number);
  // Three digits at most: 0.97, 1, 0.125.
  JsonObject& AddScore(std::string_view key, double number);
  // `json` is put in as it is.
  JsonObject& AddRaw(std::string_view key, std::string_view json);
  // Text, or null when it is empty.
  JsonObject& AddOrNull(std::string_view key, std::string_view text);
  JsonObject& AddList(std::string_view key, const std::vector<std::string>& texts);
  std::string Build() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

// "[a,b]" of parts that are JSON already.
std::string JsonArray(const std::vector<std::string>& json_parts);
// {"date": "2023", "rank": 2}
std::string QualifiersToJson(const std::vector<Qualifier>& qualifiers);
// A literal as JSON: ages and numbers are numbers, all else strings.
std::string LiteralToJson(std::string_view value, ValueType type);
// The same JSON with escapes for what a terminal would obey: controls and bidirectional overrides.
std::string JsonForTerminal(std::string_view json);
// A number with at most three digits behind the point and no needless zeros; independent of locale.
std::string ScoreText(double number);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_JSON_H_
