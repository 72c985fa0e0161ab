// Where one token ends: words with clitics and abbreviations, numbers with separators, addresses, marks.
#ifndef NEWSGRAPH_EXTRACT_TEXT_SCANNER_H_
#define NEWSGRAPH_EXTRACT_TEXT_SCANNER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/text/chars.h"
#include "extract/text/tokens.h"

namespace kg::extract {

// What a token means for the end of its sentence.
enum class Stop : uint8_t {
  kNone,
  kStop,      // "."
  kCry,       // "!" or "?"
  kEllipsis,  // "…"
  kMayEnd,    // an abbreviation: the sentence ends when a word follows that begins one
  kUnit,      // an abbreviation: the sentence ends when a capital follows
};

// Holds no state between tokens. Letters above ASCII are lowered in `lower` on the way.
class Scanner {
 public:
  // `text` ends where the block ends.
  Scanner(std::string_view text, std::string& lower) : text_(text), lower_(lower) {}

  // The token before, in the same sentence.
  struct Context {
    std::string_view lower;  // "" at the start of a sentence
    Shape shape = Shape::kPunct;
    bool space_before = false;  // white space between it and the token to scan
  };
  struct Result {
    size_t end = 0;
    Shape shape = Shape::kPunct;
    Stop stop = Stop::kNone;
  };

  // The first position at or after `pos` that is no white space.
  size_t SkipSpace(size_t pos) const {
    const bool one =
        pos + 1 < text_.size() && text_[pos] == ' ' && static_cast<uint8_t>(text_[pos + 1]) - 0x21u < 0x5Eu;
    return one ? pos + 1 : SkipSpaces(pos);
  }
  // REQUIRES: start < text.size(), no white space there
  Result Next(size_t start, const Context& context);

 private:
  size_t SkipSpaces(size_t pos) const;
  struct Word;
  Result ScanWord(size_t start, const Context& context);
  Result ScanNumber(size_t start);
  Result ScanMark(size_t start, const Char& c, const Context& context);
  // Both advance `word` over an apostrophe, or return false where the word ends before it.
  bool TakeApostrophe(const Char& c, Word* word) const;
  bool TakeHyphen(const Char& c, const Word& word) const;
  // The word stands before a full stop: takes the stop in where it is an abbreviation's.
  Stop TakeFullStop(size_t start, const Context& context, Word* word);
  bool TakeAcronym(size_t start, Word* word) const;
  bool TakeDegree(size_t start, Word* word) const;
  bool TakeDomain(size_t start, Word* word) const;
  bool IsNickname(size_t pos) const;
  bool FollowsLetterAnd(size_t start) const;
  bool IsInitial(size_t start, size_t stop, const Context& context) const;
  // Behind an apostrophe at `pos`: the end of a clitic ("s", "ll", "re" ...), or 0.
  size_t CliticEnd(size_t pos) const;

  char At(size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }
  bool IsWordAt(size_t pos) const;
  std::string_view Lower(size_t begin, size_t end) const { return std::string_view(lower_).substr(begin, end - begin); }

  std::string_view text_;
  std::string& lower_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_SCANNER_H_
