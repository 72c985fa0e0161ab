#include "ingest/text/entities.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <cstdint>
#include <string>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongestName = 10;
constexpr int kMostTimes = 3;

bool ValueOf(std::string_view name, char32_t* code_point) {
  const std::string terminated(name);
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
  if (entity != nullptr) {
    *code_point = entity->value;
    return true;
  }
  // HTML 5 has these too.
  static constexpr std::array<std::pair<std::string_view, char32_t>, 8> kMore = {{{"apos", '\''},
                                                                                  {"period", '.'},
                                                                                  {"comma", ','},
                                                                                  {"colon", ':'},
                                                                                  {"excl", '!'},
                                                                                  {"quest", '?'},
                                                                                  {"lpar", '('},
                                                                                  {"rpar", ')'}}};
  for (const auto& [known, value] : kMore) {
    if (name != known) continue;
    *code_point = value;
    return true;
  }
  return false;
}

// `digits` of "&#8217;" or "&#x2019;", without "#".
bool NumberOf(std::string_view digits, char32_t* code_point) {
  const bool hex = !digits.empty() && AsciiLowerOf(digits[0]) == 'x';
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 8) return false;
  uint64_t value = 0;
  for (const char c : digits) {
    const char lower = AsciiLowerOf(c);
    const bool letter = hex && lower >= 'a' && lower <= 'f';
    if (!IsAsciiDigit(c) && !letter) return false;
    value = value * (hex ? 16 : 10) + static_cast<uint64_t>(letter ? lower - 'a' + 10 : c - '0');
  }
  *code_point = static_cast<char32_t>(value);
  return value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
}

// What stands behind the "&" or its escaped form, at `pos`.
bool BodyAt(std::string_view text, size_t pos, char32_t* code_point, size_t* end) {
  const std::string_view rest = text.substr(pos, kLongestName + 1);
  size_t stop = 0;
  while (stop < rest.size() && (IsAsciiAlnum(rest[stop]) || (stop == 0 && rest[0] == '#'))) ++stop;
  if (stop < 2) return false;
  const bool closed = stop < rest.size() && rest[stop] == ';';
  *end = pos + stop + (closed ? 1 : 0);
  const std::string_view name = rest.substr(0, stop);
  if (name[0] == '#') {
    if (!closed && (stop == rest.size() || stop < 3)) return false;
    return NumberOf(name.substr(1), code_point);
  }
  if (closed) return ValueOf(name, code_point);
  const bool apart = pos + stop == text.size() || (stop < rest.size() && rest[stop] != '=');
  const bool common = name == "nbsp" || name == "amp" || name == "quot" || name == "lt" || name == "gt";
  return apart && common && ValueOf(name, code_point);
}

}  // namespace

bool EntityAt(std::string_view text, size_t pos, char32_t* code_point, size_t* end) {
  if (!BodyAt(text, pos + 1, code_point, end)) return false;
  for (int i = 1; i < kMostTimes && *code_point == '&'; ++i) {
    char32_t inner = 0;
    size_t inner_end = 0;
    if (!BodyAt(text, *end, &inner, &inner_end) || text[inner_end - 1] != ';') break;
    *code_point = inner;
    *end = inner_end;
  }
  return true;
}

}  // namespace kg::ingest
