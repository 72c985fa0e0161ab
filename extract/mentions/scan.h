// The working state of one run of the mention finder over one article: words with their classes, which token is taken
// by which mention, and the style of each sentence.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_SCAN_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_SCAN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/lexicon.h"
#include "extract/mentions/mention.h"
#include "extract/mentions/word_cache.h"
#include "extract/text/tokens.h"
#include "graph/model/article.h"
#include "graph/model/gazetteer.h"

namespace kg::extract::mentions {

// How a sentence uses capitals.
enum class Style : uint8_t {
  kProse,    // capitals mark names
  kTitle,    // "Kelvin Wins The Race": nearly every word has one
  kAllCaps,  // "KELVIN WINS"
};

struct Word {
  uint64_t classes = 0;
  bool capital = false;  // begins with a capital, or is written like a brand ("iPhone")
  bool common = false;   // texts use it in lower case; only set for capitals
  bool place = false;    // the gazetteer has a name or demonym that begins with it; only set for capitals
  bool initial = false;  // first word of a sentence, a quotation or behind a colon: its capital says nothing
};

class Scan {
 public:
  // `cache` is used while the scan is made.
  Scan(const Article& article, const TokenizedText& text, const Lexicon& lexicon, const Gazetteer& gazetteer,
       WordCache* cache);

  const Article& article;
  const TokenizedText& text;
  const Lexicon& lexicon;
  const Gazetteer& gazetteer;
  std::vector<Word> words;            // one a token
  std::vector<int32_t> owner;         // per token: index into mentions, -1: free
  std::vector<Style> styles;          // one a sentence
  std::vector<uint32_t> sentence_of;  // per token
  std::vector<Mention> mentions;      // not in order; those with last == first are void

  uint32_t size() const { return static_cast<uint32_t>(words.size()); }
  bool Is(uint32_t token, uint64_t classes) const { return (words[token].classes & classes) != 0; }
  bool Free(uint32_t token) const { return owner[token] < 0; }
  std::string_view Lower(uint32_t token) const { return text.Lower(token); }
  std::string_view Text(uint32_t token) const { return text.Text(token); }
  Shape ShapeOf(uint32_t token) const { return text.tokens[token].shape; }
  const Sentence& SentenceOf(uint32_t token) const { return text.sentences[sentence_of[token]]; }
  // True when `token` + `offset` lies in the same sentence; then `*other` is that token.
  bool Near(uint32_t token, int offset, uint32_t* other) const;
  // The lower-cased word at an offset in the same sentence, "" outside.
  std::string_view LowerAt(uint32_t token, int offset) const;
  bool IsAt(uint32_t token, int offset, uint64_t classes) const;
  // Tokens [first, last) in lower case, parted by single spaces; a possessive "'s" stays joined.
  std::string LowerRange(uint32_t first, uint32_t last) const;

  // Adds a mention over [first, last), which becomes its; mentions that it covers wholly become void.
  Mention& Take(uint32_t first, uint32_t last, TypeSet types, Form form, std::string value);
  // The live mention that covers the token, nullptr when free.
  const Mention* At(uint32_t token) const {
    return owner[token] < 0 ? nullptr : &mentions[static_cast<size_t>(owner[token])];
  }
  // True when no token of [first, last) is taken.
  bool AllFree(uint32_t first, uint32_t last) const;

 private:
  void ReadWords(WordCache* cache);
  Style StyleOf(const Sentence& sentence) const;
};

// True for "'s", "’s" and a bare apostrophe that marks a possessive.
bool IsPossessiveMark(std::string_view token);
// True for opening and closing quotation marks of any kind.
bool IsQuote(std::string_view token);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_SCAN_H_
