#include "extract/ruleset/vocabulary.h"

#include <algorithm>

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
  table_.Build(spellings_);
  return true;
}

Symbol Vocabulary::Find(std::string_view lower, Shape shape) const {
  const Symbol* known = table_.Find(lower);
  return known != nullptr ? *known : shape == Shape::kPunct ? kPunctuation : kPlainWord;
}

Symbol Vocabulary::Find(const TokenizedText& text, uint32_t token) const {
  std::string_view lower = text.Lower(token);
  if (token > 0 && (lower == "'" || lower == "\u2019") && text.tokens[token - 1].end == text.tokens[token].begin &&
      text.Lower(token - 1).ends_with('s'))
    lower = "'s";
  return Find(lower, text.tokens[token].shape);
}

}  // namespace kg::extract
