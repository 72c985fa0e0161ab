// Character classes for the tokeniser: which code points are letters, spaces and marks, and their case.
//
// A decision by ranges, not by the Unicode database: whatever is no white space, digit or mark counts as a letter, so
// words of every script (and their vowel signs) stay whole. Case comes from the model's Unicode functions.
#ifndef NEWSGRAPH_EXTRACT_TEXT_CHARS_H_
#define NEWSGRAPH_EXTRACT_TEXT_CHARS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kg::extract {

enum class CharClass : uint8_t {
  kSpace,
  kUpper,
  kLower,
  kLetter,  // a letter without case, or a combining mark
  kDigit,   // 0 to 9
  kMark,    // punctuation and symbols
};

struct Char {
  char32_t code = 0;
  uint8_t size = 1;  // bytes
  CharClass cls = CharClass::kMark;

  bool IsLetter() const { return cls == CharClass::kUpper || cls == CharClass::kLower || cls == CharClass::kLetter; }
};

inline constexpr std::array<CharClass, 128> kAsciiClass = [] {
  std::array<CharClass, 128> classes{};
  for (size_t c = 0; c < classes.size(); ++c) classes[c] = c <= ' ' || c == 0x7F ? CharClass::kSpace : CharClass::kMark;
  for (size_t c = 'A'; c <= 'Z'; ++c) classes[c] = CharClass::kUpper;
  for (size_t c = 'a'; c <= 'z'; ++c) classes[c] = CharClass::kLower;
  for (size_t c = '0'; c <= '9'; ++c) classes[c] = CharClass::kDigit;
  classes['_'] = CharClass::kLower;
  return classes;
}();

// The same for a byte above ASCII.
Char WideCharAt(std::string_view text, size_t pos);
// The character at `pos`; an invalid byte is a mark of one byte. REQUIRES: pos < text.size()
inline Char CharAt(std::string_view text, size_t pos) {
  const auto lead = static_cast<uint8_t>(text[pos]);
  return lead < 0x80 ? Char{lead, 1, kAsciiClass[lead]} : WideCharAt(text, pos);
}

// Lower case of the character whose bytes start at `bytes`, written over them where it has as many bytes.
void LowerInPlace(const Char& c, char* bytes);

inline bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

inline bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'\u2019' || c == U'\u02BC'; }
inline bool IsHyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }
// Hyphens, dashes and the minus sign.
inline bool IsDash(char32_t c) { return c == U'-' || (c >= U'\u2010' && c <= U'\u2015') || c == U'\u2212'; }

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_CHARS_H_
