// Phrases of several words in lists: found once a view, before any rule runs.
//
// A list of phrases written out in a pattern would make every rule that uses it tell hundreds of words apart. Instead
// the cell at which a phrase begins gets a word key of its own, which says which lists' phrases of which lengths begin
// there; to a rule, "$COACH" is then: a word of it, or a cell where a phrase of two words begins and one more cell, ...
#ifndef NEWSGRAPH_EXTRACT_RULESET_PHRASES_H_
#define NEWSGRAPH_EXTRACT_RULESET_PHRASES_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "extract/ruleset/catalog.h"
#include "extract/ruleset/vocabulary.h"

namespace kg::extract {

// A symbol, or symbol_count + n for a word at which phrases begin.
using WordKey = uint16_t;

class PhraseBook {
 public:
  using SetId = uint32_t;  // the phrases of one length in one list

  // Building: takes in the phrases of a list, their words into the vocabulary. Again is no harm.
  void AddList(int32_t list, const Catalog& catalog, Vocabulary* vocabulary);
  // After vocabulary.Build(). False when there are more than 65,000 keys.
  bool Build(const Catalog& catalog, const Vocabulary& vocabulary);

  // The lengths of a list's phrases of two words and more, ascending. REQUIRES: the list was added.
  const std::vector<size_t>& LengthsOf(int32_t list) const { return lengths_.at(list); }
  SetId SetOf(int32_t list, size_t length) const { return sets_.at({list, length}); }

  size_t key_count() const { return symbol_count_ + keys_.size(); }
  // The symbol of the word, and the phrases that begin at it.
  Symbol SymbolOf(WordKey key) const { return key < symbol_count_ ? key : keys_[key - symbol_count_].symbol; }
  std::span<const SetId> SetsOf(WordKey key) const {
    return key < symbol_count_ ? std::span<const SetId>() : std::span<const SetId>(keys_[key - symbol_count_].sets);
  }

  bool StartsAt(Symbol symbol) const { return symbol < root_.size() && root_[symbol] != 0; }
  // The key of the first of `symbols`, given those behind it (kNoWord: no word).
  template <typename SymbolAt>
  WordKey KeyOf(Symbol first, SymbolAt symbol_at) const {
    WordKey key = first;
    uint32_t node = root_[first];
    for (size_t i = 1; node != 0; ++i) {
      key = nodes_[node].key;
      const Symbol symbol = symbol_at(i);
      node = symbol == kNoWord ? 0 : Child(node, symbol);
    }
    return key;
  }

 private:
  struct Key {
    Symbol symbol = 0;
    std::vector<SetId> sets;
    auto operator<=>(const Key&) const = default;
  };
  struct Node {
    std::vector<std::pair<Symbol, uint32_t>> children;
    std::vector<SetId> sets;  // of phrases that end here, then of those on the way too
    WordKey key = 0;
  };
  uint32_t Child(uint32_t node, Symbol symbol) const {
    for (const auto& [s, child] : nodes_[node].children) {
      if (s == symbol) return child;
    }
    return 0;
  }
  void Insert(const std::vector<Symbol>& phrase, SetId set);
  bool Finish(uint32_t node, Symbol first, const std::vector<SetId>& before, std::map<Key, WordKey>* known);

  std::map<int32_t, std::vector<size_t>> lengths_;
  std::map<std::pair<int32_t, size_t>, SetId> sets_;
  size_t symbol_count_ = 0;
  std::vector<Key> keys_;
  std::vector<Node> nodes_{1};  // 0 is none
  std::vector<uint32_t> root_;  // by symbol
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PHRASES_H_
