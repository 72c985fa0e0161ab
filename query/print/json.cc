#include "query/print/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "graph/model/json_forms.h"
#include "graph/model/text.h"

namespace kg::query {
namespace {

// True for what JSON accepts as an integer: "0", "-3", "42"; not "007".
bool IsInteger(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  if (text.empty() || text.size() > 18) return false;
  if (text.size() > 1 && text.front() == '0') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

JsonObject& JsonObject::AddRaw(std::string_view key, std::string_view json) {
  if (!body_.empty()) body_ += ',';
  body_.append(JsonQuote(key)).append(":").append(json);
  return *this;
}

JsonObject& JsonObject::Add(std::string_view key, std::string_view text) { return AddRaw(key, JsonQuote(text)); }

JsonObject& JsonObject::AddCount(std::string_view key, uint64_t number) { return AddRaw(key, std::to_string(number)); }

JsonObject& JsonObject::AddScore(std::string_view key, double number) { return AddRaw(key, ScoreText(number)); }

JsonObject& JsonObject::AddOrNull(std::string_view key, std::string_view text) {
  return text.empty() ? AddRaw(key, "null") : Add(key, text);
}

JsonObject& JsonObject::AddList(std::string_view key, const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  quoted.reserve(texts.size());
  for (const std::string& text : texts) quoted.push_back(JsonQuote(text));
  return AddRaw(key, JsonArray(quoted));
}

std::string JsonForTerminal(std::string_view json) {
  std::string out;
  for (size_t pos = 0; pos < json.size();) {
    const size_t begin = pos;
    const char32_t c = NextCodePoint(json, &pos);
    const std::string_view text = json.substr(begin, pos - begin);
    // Those below U+0020 are escaped in any JSON, or are its own line ends.
    if (c < 0x7F || MakeVisible(text) == text) {
      out += text;
      continue;
    }
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c) & 0xFFFFU);
    out += escape.data();
  }
  return out;
}

std::string JsonArray(const std::vector<std::string>& json_parts) {
  std::string out = "[";
  for (const std::string& part : json_parts) {
    if (out.size() > 1) out += ',';
    out += part;
  }
  return out + "]";
}

std::string QualifiersToJson(const std::vector<Qualifier>& qualifiers) {
  JsonObject object;
  for (const Qualifier& qualifier : qualifiers) {
    if (qualifier.number && IsInteger(qualifier.value)) {
      object.AddRaw(qualifier.name, qualifier.value);
    } else {
      object.Add(qualifier.name, qualifier.value);
    }
  }
  return object.Build();
}

std::string LiteralToJson(std::string_view value, ValueType type) {
  const bool number = type == ValueType::kAge || type == ValueType::kNumber;
  return number && IsInteger(value) ? std::string(value) : JsonQuote(value);
}

std::string ScoreText(double number) {
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, 3);
  if (error != std::errc()) return "0";
  std::string text(buffer.data(), end);
  if (text.find_first_not_of("-0123456789.") != std::string::npos) return "0";  // nan, inf
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace kg::query
