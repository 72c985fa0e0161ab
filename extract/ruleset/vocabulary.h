// The vocabulary: which symbol a word of a text is.
//
// Rules see words only through sets: one literal word, the single words of a list, the adjectives ... Words that are in
// the same sets can't be told apart by any rule, so they are one symbol; all words that no rule knows are one of two.
#ifndef NEWSGRAPH_EXTRACT_RULESET_VOCABULARY_H_
#define NEWSGRAPH_EXTRACT_RULESET_VOCABULARY_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/text/tokens.h"

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
  // A word of up to 16 bytes as two words that overlap, and its length: equal keys, equal words.
  struct Key {
    uint64_t head = 0;
    uint64_t tail = 0;
    uint32_t size = 0;  // 0: a free place
    bool operator==(const Key&) const = default;
  };
  struct Entry {
    Key key;
    Symbol symbol = 0;
  };
  static Key KeyOf(std::string_view word);
  static uint64_t HashOf(const Key& key) {
    uint64_t h = (key.head * 0x9E3779B97F4A7C15u) ^ ((key.tail + key.size) * 0xC2B2AE3D27D4EB4Fu);
    h ^= h >> 29;
    return h * 0x9E3779B97F4A7C15u;
  }
  size_t SlotOf(uint64_t hash) const { return static_cast<size_t>(hash >> shift_); }
  size_t FilterBit(uint64_t hash) const { return static_cast<size_t>(hash >> 20) & (filter_.size() * 64 - 1); }
  void Insert(std::string_view word, Symbol symbol);
  void MakeTable(const std::vector<std::pair<std::string, Symbol>>& words);

  std::unordered_map<std::string, SetId> set_keys_;  // for look-ups only
  std::map<std::string, std::vector<SetId>> sets_of_word_;
  std::vector<std::vector<Symbol>> symbols_of_;
  std::vector<bool> is_punctuation_;
  std::vector<std::pair<std::string, Symbol>> spellings_;  // of all words
  std::vector<Entry> table_;
  std::vector<uint64_t> filter_;  // a bit for the hash of each word: most words of a text are not in the table
  int shift_ = 63;
  std::unordered_map<std::string, Symbol> long_words_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VOCABULARY_H_
