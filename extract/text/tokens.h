// Tokens and sentences of an article, made in one pass over its bytes.
//
// - A word keeps inner apostrophes of names ("O'Brien") and inner hyphens between letters ("long-distance"); the
//   possessive and contractions are tokens of their own ("Ruiz" "'s", "does" "n't", "he" "'d").
// - A number keeps its inner separators ("2:01:25", "10,000", "8:39.05", "1.5"); a hyphen or dash beside a digit is a
//   token ("33" "-" "year" "-" "old", "3" "-" "1"); a unit or ordinal suffix stays with it ("10km", "5th", "3,000m").
// - Every other mark is a token of one code point. Abbreviations keep their full stop ("Dr.", "St.", "U.S.").
// - A sentence never crosses a block.
#ifndef NEWSGRAPH_EXTRACT_TEXT_TOKENS_H_
#define NEWSGRAPH_EXTRACT_TEXT_TOKENS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/article.h"

namespace kg::extract {

enum class Shape : uint8_t {
  kLower,    // all lower case: "coach"
  kTitle,    // first letter upper case, the rest lower: "Ruiz"
  kUpper,    // two and more letters, all upper case: "AFP"
  kInitial,  // one upper-case letter, with or without a full stop: "J."
  kMixed,    // "McDonald", "iPhone", "Long-Distance"
  kNumber,   // starts with a digit
  kPunct,    // mark of punctuation or symbol
  kOther,    // letters without case
};

struct Token {
  uint32_t begin = 0;  // bytes of Article::text
  uint32_t end = 0;
  Shape shape = Shape::kOther;
  bool space_before = false;
};

struct Sentence {
  uint32_t begin = 0;  // bytes of Article::text, without surrounding white space
  uint32_t end = 0;
  uint32_t first_token = 0;
  uint32_t last_token = 0;  // one past the end
  uint32_t block = 0;       // index into Article::blocks
  uint32_t paragraph = 0;   // counts blocks of running text; equal for sentences of one block
  bool in_quote = false;    // starts inside an open quotation that began in an earlier sentence
};

// The tokens of one text. `text` must outlive it.
struct TokenizedText {
  std::string_view text;
  // As long as `text`, byte for byte: lower case where that keeps the length, typographic apostrophes untouched.
  std::string lower;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;

  std::string_view Text(uint32_t token) const {
    return text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
  }
  std::string_view Lower(uint32_t token) const {
    return std::string_view(lower).substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
  }
  // The text from the first byte of token `first` to the last byte of token `last` - 1. REQUIRES: first < last
  std::string_view Range(uint32_t first, uint32_t last) const {
    return text.substr(tokens[first].begin, tokens[last - 1].end - tokens[first].begin);
  }
};

// A pure function of the text and the blocks. Blocks must lie within `text`, in order.
TokenizedText Tokenize(std::string_view text, const std::vector<Block>& blocks);
// The whole text as one body block.
TokenizedText Tokenize(std::string_view text);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_TOKENS_H_
