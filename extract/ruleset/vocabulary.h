// The vocabulary: which symbol a word of a text is.
//
// Rules see words only through sets: one literal word, the single words of a list, the adjectives ... Words that are in
// the same sets can't be told apart by any rule, so they are one symbol; all words that no rule knows are one of two.
#ifndef NEWSGRAPH_EXTRACT_RULESET_VOCABULARY_H_
#define NEWSGRAPH_EXTRACT_RULESET_VOCABULARY_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/tokens.h"
#include "extract/text/word_table.h"

namespace kg::extract {

using Symbol = uint16_t;
inline constexpr Symbol kPlainWord = 0;    // a word or number that no rule knows
inline constexpr Symbol kPunctuation = 1;  // a mark that no rule knows
inline constexpr Symbol kNoWord = 0xFFFF;  // a mention of several words

class Vocabulary {
 public:
  using SetId = uint32_t;

  // Building. The same key gives the same set, whatever the words.
  SetId AddSet(const std::string& key, const std::vector<std::string>& words);
  // nullopt when no set of that key was added.
  std::optional<SetId> FindSet(const std::string& key) const {
    const auto it = set_keys_.find(key);
    return it == set_keys_.end() ? std::nullopt : std::optional<SetId>(it->second);
  }
  SetId AddWord(const std::string& word);
  // Gives out the symbols; nothing may be added afterwards. False when there are more than 65,000.
  bool Build();

  // After Build.
  size_t symbol_count() const { return is_punctuation_.size(); }
  std::span<const Symbol> SymbolsOf(SetId set) const { return symbols_of_[set]; }
  // REQUIRES: AddWord(word) was called before Build.
  Symbol SymbolOfWord(const std::string& word) const { return symbols_of_[set_keys_.at("\"" + word)][0]; }
  bool IsPunctuation(Symbol symbol) const { return is_punctuation_[symbol]; }
  // `lower`: as in TokenizedText::Lower.
  Symbol Find(std::string_view lower, Shape shape) const;
  // Of a token of a text. The apostrophe of "the Harriers' captain" is the 's of "the club's captain".
  Symbol Find(const TokenizedText& text, uint32_t token) const;

 private:
  std::unordered_map<std::string, SetId> set_keys_;  // for look-ups only
  std::map<std::string, std::vector<SetId>> sets_of_word_;
  std::vector<std::vector<Symbol>> symbols_of_;
  std::vector<bool> is_punctuation_;
  std::vector<std::pair<std::string, Symbol>> spellings_;  // of all words
  WordTable<Symbol> table_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VOCABULARY_H_
