#include "ingest/text/repair.h"

#include <libxml/HTMLparser.h>

#include <array>
#include <cstdint>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

// Code points of the windows-1252 bytes 0x80..0x9F; 0 where there is none.
constexpr std::array<char16_t, 32> kC1 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                          0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The windows-1252 byte of a code point, -1 if there is none.
int ByteOf(char32_t c) {
  if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) return static_cast<int>(c);
  for (size_t i = 0; i < kC1.size(); ++i) {
    if (kC1[i] == c && c != 0) return static_cast<int>(0x80 + i);
  }
  return c >= 0x80 && c < 0xA0 ? static_cast<int>(c) : -1;
}

// A run of characters whose windows-1252 bytes are one UTF-8 sequence: the sequence's code point, and its end.
bool MisreadSequence(std::string_view text, size_t pos, char32_t* code_point, size_t* end) {
  size_t at = pos;
  const int lead = ByteOf(NextCodePoint(text, &at));
  const int length = lead >= 0xC2 && lead <= 0xDF   ? 2
                     : lead >= 0xE2 && lead <= 0xEF ? 3
                     : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                    : 0;
  if (length == 0) return false;
  std::string bytes(1, static_cast<char>(lead));
  for (int i = 1; i < length; ++i) {
    if (at >= text.size()) return false;
    const int byte = ByteOf(NextCodePoint(text, &at));
    if (byte < 0x80 || byte > 0xBF) return false;
    bytes.push_back(static_cast<char>(byte));
  }
  if (!IsValidUtf8(bytes)) return false;
  size_t zero = 0;
  *code_point = NextCodePoint(bytes, &zero);
  *end = at;
  return true;
}

// "&amp;", "&#8217;", "&#x2019;" at `pos`: the code point and the position behind it.
bool EntityAt(std::string_view text, size_t pos, char32_t* code_point, size_t* end) {
  const size_t stop = text.substr(pos, 12).find(';');
  if (stop == std::string_view::npos || stop < 3) return false;
  const std::string_view name = text.substr(pos + 1, stop - 1);
  *end = pos + stop + 1;
  if (name[0] != '#') {
    const std::string terminated(name);
    const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    if (entity == nullptr) {
      *code_point = '\'';
      return name == "apos";
    }
    *code_point = entity->value;
    return true;
  }
  const bool hex = name.size() > 1 && AsciiLowerOf(name[1]) == 'x';
  char32_t value = 0;
  const std::string_view digits = name.substr(hex ? 2 : 1);
  for (const char c : digits) {
    const char lower = AsciiLowerOf(c);
    const bool letter = hex && lower >= 'a' && lower <= 'f';
    if (!IsAsciiDigit(c) && !letter) return false;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(letter ? lower - 'a' + 10 : c - '0');
  }
  *code_point = value;
  return !digits.empty() && value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
}

void AppendRepaired(char32_t c, std::string* out) {
  if (c >= 0x80 && c < 0xA0) c = kC1[c - 0x80];
  if (c == 0x85 || c == 0x2028 || c == 0x2029) c = '\n';
  const bool space =
      c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
  const bool unseen = c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
                      c == 0x7F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                      (c < 0x20 && c != '\n' && c != '\t');
  if (space) c = ' ';
  if (!unseen) AppendCodePoint(c, out);
}

// The end of the run of characters from `pos` on that stay as they are.
size_t PlainRun(std::string_view text, size_t pos) {
  while (pos < text.size()) {
    const auto byte = static_cast<uint8_t>(text[pos]);
    if (byte >= 0x7F || byte == '&' || (byte < 0x20 && byte != '\n' && byte != '\t')) break;
    ++pos;
  }
  return pos;
}

// Characters that NFC leaves alone whatever stands beside them, as far as texts have them.
bool IsComposed(char32_t c) { return c < 0x300 || (c >= 0x2010 && c <= 0x205E) || c == 0x20AC; }

}  // namespace

std::string RepairText(std::string_view utf8) {
  std::string out;
  size_t pos = PlainRun(utf8, 0);
  if (pos == utf8.size()) return std::string(utf8);
  out.reserve(utf8.size());
  out.append(utf8, 0, pos);
  bool compose = false;
  auto add = [&](char32_t c) {
    compose = compose || !IsComposed(c);
    AppendRepaired(c, &out);
  };
  while (pos < utf8.size()) {
    const auto byte = static_cast<uint8_t>(utf8[pos]);
    char32_t c = 0;
    size_t end = 0;
    if (byte == '\r') {
      if (pos + 1 >= utf8.size() || utf8[pos + 1] != '\n') out.push_back('\n');
      ++pos;
    } else if ((byte == '&' && EntityAt(utf8, pos, &c, &end)) ||
               (byte == 0xC3 && MisreadSequence(utf8, pos, &c, &end))) {
      add(c);
      pos = end;
    } else {
      add(NextCodePoint(utf8, &pos));
    }
    const size_t run = PlainRun(utf8, pos);
    out.append(utf8, pos, run - pos);
    pos = run;
  }
  return compose ? ToNfc(out) : out;
}

}  // namespace kg::ingest
