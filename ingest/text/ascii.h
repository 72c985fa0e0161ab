// Small helpers over ASCII and over words, that all cleaners need; no locale.
#ifndef NEWSGRAPH_INGEST_TEXT_ASCII_H_
#define NEWSGRAPH_INGEST_TEXT_ASCII_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiAlpha(char c) { return IsAsciiUpper(c) || IsAsciiLower(c); }
constexpr bool IsAsciiAlnum(char c) { return IsAsciiAlpha(c) || IsAsciiDigit(c); }
constexpr bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr char AsciiLowerOf(char c) { return IsAsciiUpper(c) ? static_cast<char>(c + 32) : c; }

std::string AsciiLower(std::string_view text);
bool StartsWithNoCase(std::string_view text, std::string_view prefix);
inline bool EqualsNoCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() && StartsWithNoCase(a, b);
}
// Position of `needle` (in lower case) in `text`, without regard to ASCII case; npos if absent.
size_t FindNoCase(std::string_view text, std::string_view needle);
// `word` stands in `text` with no letter or digit on either side; both in lower case.
bool ContainsWord(std::string_view text, std::string_view word);
// ASCII white space removed at both ends.
std::string_view TrimAscii(std::string_view text);
// The parts between runs of ASCII white space.
std::vector<std::string_view> WordsOf(std::string_view text);
size_t CountWords(std::string_view text);
// As CountWords, but two characters of a script that puts no spaces between words (Han, kana) count as a word.
size_t CountTextWords(std::string_view text);
// Runs of ASCII white space become one space, ends trimmed.
std::string Squeeze(std::string_view text);
// Letters, digits and bytes of other scripts in ASCII lower case, everything else one space: to see if two lines say
// the same.
std::string LineKey(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_ASCII_H_
