#include "extract/ruleset/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "extract/ruleset/words.h"

namespace kg::extract {

Vocabulary::SetId Vocabulary::AddSet(const std::string& key, const std::vector<std::string>& words) {
  const auto [it, added] = set_keys_.try_emplace(key, static_cast<SetId>(set_keys_.size()));
  if (added) {
    for (const std::string& word : words) sets_of_word_[word].push_back(it->second);
  }
  return it->second;
}

Vocabulary::SetId Vocabulary::AddWord(const std::string& word) {
  const std::string key = "\"" + word;
  const auto known = set_keys_.find(key);
  return known != set_keys_.end() ? known->second : AddSet(key, {word});
}

bool Vocabulary::Build() {
  is_punctuation_ = {false, true};
  symbols_of_.assign(set_keys_.size(), {});
  std::map<std::pair<std::vector<SetId>, bool>, Symbol> signatures;
  for (auto& [word, sets] : sets_of_word_) {
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    const bool punctuation = extract::IsPunctuation(word);
    if (is_punctuation_.size() > 65000) return false;
    const auto [it, added] = signatures.try_emplace({sets, punctuation}, static_cast<Symbol>(is_punctuation_.size()));
    if (added) {
      is_punctuation_.push_back(punctuation);
      for (SetId set : sets) symbols_of_[set].push_back(it->second);
    }
    for (std::string& spelling : SpellingsOf(word)) spellings_.emplace_back(std::move(spelling), it->second);
  }
  MakeTable(spellings_);
  return true;
}

void Vocabulary::MakeTable(const std::vector<std::pair<std::string, Symbol>>& words) {
  const size_t capacity = std::bit_ceil(std::max<size_t>(words.size() * 2, 64));
  shift_ = 64 - std::countr_zero(capacity);
  table_.assign(capacity, {});
  filter_.assign(std::max<size_t>(capacity * 8 / 64, 16), 0);
  for (const auto& [word, symbol] : words) Insert(word, symbol);
}

Vocabulary::Key Vocabulary::KeyOf(std::string_view word) {
  Key key;
  key.size = static_cast<uint32_t>(word.size());
  const char* p = word.data();
  if (word.size() >= 8) {
    std::memcpy(&key.head, p, 8);
    std::memcpy(&key.tail, p + word.size() - 8, 8);
  } else if (word.size() >= 4) {
    std::memcpy(&key.head, p, 4);
    std::memcpy(&key.tail, p + word.size() - 4, 4);
  } else {
    key.head = static_cast<unsigned char>(p[0]);
    key.tail = static_cast<uint64_t>(static_cast<unsigned char>(p[word.size() / 2])) << 8 |
               static_cast<unsigned char>(p[word.size() - 1]);
  }
  return key;
}

void Vocabulary::Insert(std::string_view word, Symbol symbol) {
  if (word.empty()) return;
  if (word.size() > 16) {
    long_words_.try_emplace(std::string(word), symbol);
    return;
  }
  const Key key = KeyOf(word);
  const uint64_t hash = HashOf(key);
  filter_[FilterBit(hash) / 64] |= uint64_t{1} << (FilterBit(hash) % 64);
  size_t slot = SlotOf(hash);
  while (table_[slot].key.size != 0 && !(table_[slot].key == key)) slot = (slot + 1) & (table_.size() - 1);
  if (table_[slot].key.size == 0) table_[slot] = {key, symbol};
}

Symbol Vocabulary::Find(std::string_view lower, Shape shape) const {
  const Symbol unknown = shape == Shape::kPunct ? kPunctuation : kPlainWord;
  if (lower.empty() || table_.empty()) return unknown;
  if (lower.size() > 16) {
    if (long_words_.empty()) return unknown;
    const auto it = long_words_.find(std::string(lower));
    return it == long_words_.end() ? unknown : it->second;
  }
  const Key key = KeyOf(lower);
  const uint64_t hash = HashOf(key);
  if (((filter_[FilterBit(hash) / 64] >> (FilterBit(hash) % 64)) & 1u) == 0) return unknown;
  for (size_t slot = SlotOf(hash); table_[slot].key.size != 0; slot = (slot + 1) & (table_.size() - 1)) {
    if (table_[slot].key == key) return table_[slot].symbol;
  }
  return unknown;
}

Symbol Vocabulary::Find(const TokenizedText& text, uint32_t token) const {
  std::string_view lower = text.Lower(token);
  if (token > 0 && (lower == "'" || lower == "\u2019") && text.tokens[token - 1].end == text.tokens[token].begin &&
      text.Lower(token - 1).ends_with('s'))
    lower = "'s";
  return Find(lower, text.tokens[token].shape);
}

}  // namespace kg::extract
