// Character classes for the tokeniser: which code points are letters, spaces and marks, and their case.
//
// A decision by ranges, not by the Unicode database: whatever is no white space, digit or mark counts as a letter, so
// words of every script (and their vowel signs) stay whole. Case comes from the model's Unicode functions.
#ifndef NEWSGRAPH_EXTRACT_TEXT_CHARS_H_
#define NEWSGRAPH_EXTRACT_TEXT_CHARS_H_

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

// The character at `pos`; an invalid byte is a mark of one byte. REQUIRES: pos < text.size()
Char CharAt(std::string_view text, size_t pos);

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
