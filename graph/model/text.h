// Text folding and UTF-8 helpers that all stages need; ICU stays behind this header.
#ifndef NEWSGRAPH_GRAPH_MODEL_TEXT_H_
#define NEWSGRAPH_GRAPH_MODEL_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kg {

// NFKC_Casefold without diacritics, Latin letters only where a transliteration exists ("Đoković" -> "dokovic"); runs of
// white space become one space, ends trimmed, typographic apostrophes and hyphens become ASCII. The form in which names
// are looked up and compared. Independent of locale.
std::string FoldName(std::string_view utf8);
// FoldName, then everything but letters, digits and spaces dropped ("o'brien-smith jr." -> "obrien smith jr"; hyphens
// become spaces, apostrophes and full stops vanish).
std::string FoldKey(std::string_view utf8);
// Unicode NFC; invalid bytes become U+FFFD; of combining marks no more than 30 in a row are kept.
std::string ToNfc(std::string_view utf8);
bool IsValidUtf8(std::string_view bytes);
// Unicode simple lower case of the whole string (not length-preserving).
std::string ToLower(std::string_view utf8);
// The code point at `*pos` (U+FFFD for an invalid byte); advances `*pos`. REQUIRES: *pos < utf8.size()
char32_t NextCodePoint(std::string_view utf8, size_t* pos);
void AppendCodePoint(char32_t code_point, std::string* out);
bool IsLetter(char32_t c);
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
// False of "BERGEN", "ØST", "4-0".
bool HasLowerCase(std::string_view utf8);
bool IsDigit(char32_t c);
bool IsSpace(char32_t c);
// Columns on a terminal: wide characters 2, combining marks 0.
int DisplayWidth(std::string_view utf8);
// Levenshtein distance in code points with adjacent transpositions, but at most `limit` + 1.
int EditDistance(std::string_view a, std::string_view b, int limit);
// White space at both ends removed (ASCII white space and U+00A0).
std::string_view Trim(std::string_view text);
std::vector<std::string_view> Split(std::string_view text, char separator);
std::string Join(const std::vector<std::string>& parts, std::string_view separator);
// Control characters, escape sequences and bidirectional overrides as visible escapes ("\x1b" -> "␛"): for terminals.
std::string MakeVisible(std::string_view utf8);

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_TEXT_H_
