#include "graph/resolve/surnames.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "graph/model/text.h"
#include "graph/resolve/names.h"
#include "graph/resolve/profile.h"
#include "graph/resolve/sounds.h"

namespace kg::graph {
namespace {

// "Евгений Щукарёв": transliterated, it is one more spelling of a name that the article gives.
bool IsInAnotherScript(std::string_view name) {
  constexpr unsigned char kBehindLatin = 0xCD;  // the first byte of U+0340 and above
  return std::any_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= kBehindLatin && byte != 0xE1 && byte != 0xE2;  // "ễ" and punctuation
  });
}

}  // namespace

bool IsFullPersonName(std::string_view name) {
  const size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return false;
  const bool lower = name[0] >= 'a' && name[0] <= 'z';
  if (!lower) return true;
  const std::vector<std::string_view> words = Words(name);
  const auto capital =
      std::find_if(words.begin(), words.end(), [](std::string_view w) { return w[0] < 'a' || w[0] > 'z'; });
  return words.end() - capital >= 2 || capital == words.end();
}

Surnames::Surnames(const Document& document) : document_(document), apart_(document.entities.size()) {
  for (const LocalEntity& entity : document.entities) {
    if (entity.type == ValueType::kPerson && !IsFullPersonName(entity.name))
      words_.push_back(kSurnameMark + NameKey(entity.type, entity.name));
  }
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  if (words_.size() > kMaxSurnames) words_.resize(kMaxSurnames);
  FindSpeltApart();
}

void Surnames::AddBeside(size_t entity, std::vector<std::string>* companions) const {
  const LocalEntity& self = document_.entities[entity];
  const std::string own = kSurnameMark + NameKey(self.type, self.name);
  std::copy_if(words_.begin(), words_.end(), std::back_inserter(*companions),
               [&own](const std::string& word) { return word != own; });
}

void Surnames::FindSpeltApart() {
  constexpr size_t kLeastLetters = 5;
  constexpr size_t kMostOfOneSound = 32;
  struct Named {
    size_t entity;
    std::string surname;
    char initial;  // '\0': the surname alone
    std::string given = {};
  };
  std::map<std::string, std::vector<Named>> by_sound;
  std::vector<Named> named;  // in full
  for (size_t i = 0; i < document_.entities.size(); ++i) {
    const LocalEntity& entity = document_.entities[i];
    if (entity.type != ValueType::kPerson || IsInAnotherScript(entity.name)) continue;
    const std::string key = NameKey(entity.type, entity.name);
    const std::vector<std::string_view> words = Words(key);
    if (words.empty() || words.back().size() < kLeastLetters - 1) continue;
    if (words.size() > 1)
      named.push_back({i, std::string(words.back()), words.front().front(), std::string(words.front())});
    if (words.back().size() < kLeastLetters) continue;
    std::vector<Named>& known = by_sound[SoundKey(words.back())];
    if (known.size() == kMostOfOneSound) continue;
    known.push_back({i, std::string(words.back()), words.size() == 1 ? '\0' : words.front().front()});
  }
  const auto may_be_taken = [](const Named& one, const Named& other) {
    const bool given = one.given == other.given || (one.given.size() == 1 && other.given.starts_with(one.given)) ||
                       (other.given.size() == 1 && one.given.starts_with(other.given));
    return given && !one.given.empty() && one.surname != other.surname && one.surname[0] == other.surname[0] &&
           EditDistance(one.surname, other.surname, 2) <= 2;
  };
  // "P. van der Wouw" and "Pieter van der Woude": of one given name, their surnames a slip apart.
  if (named.size() <= kMostOfOneSound) {
    for (const Named& one : named) {
      apart_[one.entity] =
          std::any_of(named.begin(), named.end(), [&](const Named& other) { return may_be_taken(one, other); });
    }
  }
  for (const auto& [sound, known] : by_sound) {
    for (const Named& one : known) {
      apart_[one.entity] = apart_[one.entity] || std::any_of(known.begin(), known.end(), [&one](const Named& other) {
                             const bool likely =
                                 one.initial == '\0' || other.initial == '\0' || one.initial == other.initial;
                             return likely && one.surname != other.surname;
                           });
    }
  }
}

}  // namespace kg::graph
