#include "tools/eval/json_lines.h"

#include <fstream>

namespace kg::eval {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

Result<std::ifstream> Open(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return NotFoundError(file.string() + ": no such file");
  if (fs::is_directory(file, error)) return NotFoundError(file.string() + ": is a folder, expected a file");
  std::ifstream in(file, std::ios::binary);
  if (!in) return IoError(file.string() + ": can't be read");
  return in;
}

std::string PlainText(const json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace

Status ForEachJsonLine(const fs::path& file, const std::function<Status(const json&)>& take) {
  auto opened = Open(file);
  if (!opened.ok()) return opened.status();
  std::ifstream& in = opened.value();
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string where = file.string() + ":" + std::to_string(number) + ": ";
    const json value = json::parse(line, nullptr, false);
    if (!value.is_object()) return InvalidError(where + "not a JSON object");
    const Status status = take(value);
    if (!status.ok()) return {status.code(), where + status.message()};
  }
  return in.bad() ? IoError(file.string() + ": can't be read to its end") : Status::Ok();
}

Result<json> ReadJsonFile(const fs::path& file) {
  auto opened = Open(file);
  if (!opened.ok()) return opened.status();
  json value = json::parse(opened.value(), nullptr, false);
  if (!value.is_object()) return InvalidError(file.string() + ": not a JSON object");
  return value;
}

std::string TextOf(const json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() ? "" : PlainText(*it);
}

std::vector<std::string> TextsOf(const json& object, const char* key) {
  std::vector<std::string> texts;
  const auto it = object.find(key);
  if (it == object.end() || !it->is_array()) return texts;
  for (const json& value : *it) texts.push_back(PlainText(value));
  return texts;
}

bool IsTrue(const json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_boolean() && it->get<bool>();
}

}  // namespace kg::eval
