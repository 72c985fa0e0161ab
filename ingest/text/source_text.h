// The letters and digits that a reader of a raw document sees, each with the bytes it came from: what the source map
// aligns articles with.
#ifndef NEWSGRAPH_INGEST_TEXT_SOURCE_TEXT_H_
#define NEWSGRAPH_INGEST_TEXT_SOURCE_TEXT_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace kg::ingest {

// A letter or digit, folded: lower case, without diacritics where the letter has a base; `begin` and `end` are bytes.
struct SourceLetter {
  char32_t letter;
  uint32_t begin;
  uint32_t end;
};

// The letters of `bytes` in order. HTML: tags, comments, scripts and styles are passed over, entities decoded. Text in
// a wrong charset is read as the cleaner reads it (misread UTF-8, windows-1252, UTF-16 by its mark). Everything that is
// no letter or digit is left out: spaces, punctuation, hyphens, what repair drops. Linear.
std::vector<SourceLetter> LettersOfSource(std::string_view bytes, bool html);

// The letters of an article's text (valid UTF-8), folded the same way.
std::vector<SourceLetter> LettersOfText(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_SOURCE_TEXT_H_
