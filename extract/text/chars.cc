#include "extract/text/chars.h"

#include <array>
#include <string>

#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr char32_t kInvalid = 0xFFFD;

// Decodes one code point of two to four bytes; size 1 and kInvalid for a byte that starts none.
Char Decode(std::string_view text, size_t pos) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[pos + i]); };
  const uint8_t lead = byte(0);
  const uint8_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || pos + size > text.size()) return {kInvalid, 1, CharClass::kMark};
  char32_t code = lead & (0xFFu >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kInvalid, 1, CharClass::kMark};
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  return {code, size, CharClass::kLetter};
}

bool IsWideSpace(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

struct Range {
  char32_t first, last;
};

// Punctuation, symbols, emoji and private use; everything else above ASCII is a letter or belongs to one.
constexpr Range kMarks[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},
    {0x2C2, 0x2C5},   {0x2D2, 0x2DF},   {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58F},
    {0x5BE, 0x5BE},   {0x5F3, 0x5F4},   {0x606, 0x60F},   {0x61B, 0x61F},   {0x66A, 0x66D},   {0x6D4, 0x6D4},
    {0x964, 0x965},   {0x2010, 0x2027}, {0x202A, 0x205E}, {0x2061, 0x206F}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF},
    {0x2E00, 0x2E7F}, {0x3001, 0x3020}, {0x3030, 0x303F}, {0xE000, 0xF8FF}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F},
    {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFD}, {0x1F000, 0x1FAFF},
};

bool IsMark(char32_t c) {
  for (const Range& range : kMarks) {
    if (c < range.first) return false;
    if (c <= range.last) return true;
  }
  return c >= 0xF0000;
}

CharClass CaseOf(char32_t c) {
  return kg::IsUpper(c) ? CharClass::kUpper : kg::IsLower(c) ? CharClass::kLower : CharClass::kLetter;
}

CharClass Classify(char32_t c) {
  if (c >= 0x2010 && c <= 0x2027) return CharClass::kMark;
  if (IsWideSpace(c)) return CharClass::kSpace;
  if (IsMark(c)) return CharClass::kMark;
  return CaseOf(c);
}

// Class and lower case of the code points up to U+07FF: nearly all letters above ASCII in a newspaper.
class CommonTable {
 public:
  static constexpr char32_t kEnd = 0x800;

  CommonTable() {
    for (char32_t c = 0; c < kEnd; ++c) {
      class_[c] = c >= 0x80 ? Classify(c) : kAsciiClass[c];
      lower_[c] = static_cast<uint16_t>(c);
      if (class_[c] == CharClass::kUpper) lower_[c] = static_cast<uint16_t>(LowerOf(c));
    }
  }
  CharClass class_of(char32_t c) const { return class_[c]; }
  char32_t lower(char32_t c) const { return lower_[c]; }

 private:
  static char32_t LowerOf(char32_t c) {
    std::string utf8;
    kg::AppendCodePoint(c, &utf8);
    const std::string lower = kg::ToLower(utf8);
    size_t pos = 0;
    const char32_t code = lower.empty() ? c : kg::NextCodePoint(lower, &pos);
    return pos == lower.size() && code < kEnd ? code : c;
  }

  std::array<CharClass, kEnd> class_;
  std::array<uint16_t, kEnd> lower_;
};

const CommonTable& Common() {
  static const CommonTable table;
  return table;
}

}  // namespace

Char WideCharAt(std::string_view text, size_t pos) {
  Char c = Decode(text, pos);
  if (c.code == kInvalid) return {kInvalid, c.size, CharClass::kMark};
  c.cls = c.code < CommonTable::kEnd ? Common().class_of(c.code) : Classify(c.code);
  return c;
}

void LowerInPlace(const Char& c, char* bytes) {
  if (c.cls != CharClass::kUpper) return;
  if (c.size == 1) {
    *bytes = static_cast<char>(*bytes + ('a' - 'A'));
  } else if (c.size == 2) {
    const char32_t lower = Common().lower(c.code);
    if (lower < 0x80) return;
    bytes[0] = static_cast<char>(0xC0 | (lower >> 6));
    bytes[1] = static_cast<char>(0x80 | (lower & 0x3F));
  } else {
    const std::string lower = kg::ToLower(std::string_view(bytes, c.size));
    if (lower.size() == c.size) lower.copy(bytes, c.size);
  }
}

}  // namespace kg::extract
