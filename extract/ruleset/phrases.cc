#include "extract/ruleset/phrases.h"

#include <algorithm>
#include <set>

#include "graph/model/text.h"

namespace kg::extract {

void PhraseBook::AddList(int32_t list, const Catalog& catalog, Vocabulary* vocabulary) {
  const auto [it, added] = lengths_.try_emplace(list);
  if (!added) return;
  std::set<size_t> lengths;
  for (const auto& [phrase, value] : catalog.list(list).phrases) {
    const std::vector<std::string_view> words = Split(phrase, ' ');
    if (words.size() < 2) continue;
    lengths.insert(words.size());
    for (std::string_view word : words) vocabulary->AddWord(std::string(word));
  }
  it->second.assign(lengths.begin(), lengths.end());
  for (size_t length : lengths) sets_.try_emplace({list, length}, static_cast<SetId>(sets_.size()));
}

void PhraseBook::Insert(const std::vector<Symbol>& phrase, SetId set) {
  uint32_t* link = &root_[phrase[0]];
  uint32_t node = 0;
  for (size_t i = 0;; ++i) {
    if (*link == 0) {
      // Growing nodes_ may move what `link` points into.
      const auto fresh = static_cast<uint32_t>(nodes_.size());
      *link = fresh;
      nodes_.emplace_back();
      node = fresh;
    } else {
      node = *link;
    }
    if (i + 1 == phrase.size()) break;
    auto& children = nodes_[node].children;
    auto it =
        std::find_if(children.begin(), children.end(), [&](const auto& child) { return child.first == phrase[i + 1]; });
    if (it == children.end()) it = children.insert(children.end(), {phrase[i + 1], 0});
    link = &it->second;
  }
  nodes_[node].sets.push_back(set);
}

bool PhraseBook::Finish(uint32_t node, Symbol first, const std::vector<SetId>& before, std::map<Key, WordKey>* known) {
  Node& n = nodes_[node];
  n.sets.insert(n.sets.end(), before.begin(), before.end());
  std::sort(n.sets.begin(), n.sets.end());
  n.sets.erase(std::unique(n.sets.begin(), n.sets.end()), n.sets.end());
  if (n.sets.empty()) {
    n.key = first;
  } else {
    const auto [it, added] = known->try_emplace(Key{first, n.sets}, static_cast<WordKey>(key_count()));
    if (added) keys_.push_back(it->first);
    n.key = it->second;
  }
  if (key_count() > 65000) return false;
  return std::all_of(n.children.begin(), n.children.end(),
                     [&](const auto& child) { return Finish(child.second, first, n.sets, known); });
}

bool PhraseBook::Build(const Catalog& catalog, const Vocabulary& vocabulary) {
  symbol_count_ = vocabulary.symbol_count();
  root_.assign(symbol_count_, 0);
  for (const auto& [list, lengths] : lengths_) {
    for (const auto& [phrase, value] : catalog.list(list).phrases) {
      if (phrase.find(' ') == std::string::npos) continue;
      std::vector<Symbol> symbols;
      for (std::string_view word : Split(phrase, ' ')) symbols.push_back(vocabulary.SymbolOfWord(std::string(word)));
      Insert(symbols, SetOf(list, symbols.size()));
    }
  }
  std::map<Key, WordKey> known;
  for (size_t symbol = 0; symbol < root_.size(); ++symbol) {
    if (root_[symbol] != 0 && !Finish(root_[symbol], static_cast<Symbol>(symbol), {}, &known)) return false;
  }
  return true;
}

}  // namespace kg::extract
