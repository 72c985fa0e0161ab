#include "graph/resolve/company.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace kg::graph {
namespace {

constexpr size_t kMostBytes = 20000;  // of a text that are looked through for talk of namesakes
constexpr size_t kMostNamesakes = 8;  // of one article; a list of more is no story of two people
constexpr uint32_t kNearBytes = 300;  // before the talk of a namesake: whose namesake it is

constexpr std::array<std::string_view, 9> kTalk = {"of the same name", "by the same name", "namesake",
                                                   "his name with",    "her name with",    "a name with",
                                                   "no relation",      "name in common",   "be confused with"};

bool EndsSentence(std::string_view text, size_t at) {
  if (text[at] == '\n') return true;
  return (text[at] == '.' || text[at] == '!' || text[at] == '?') && at + 1 < text.size() &&
         (text[at + 1] == ' ' || text[at + 1] == '\n');
}

Span SentenceAround(std::string_view text, size_t at) {
  size_t begin = at;
  while (begin > 0 && !EndsSentence(text, begin - 1)) --begin;
  size_t end = at;
  while (end < text.size() && !EndsSentence(text, end)) ++end;
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// "the chess grandmaster " of "the chess grandmaster Ana Ruiz": what stands in front belongs to the name.
size_t PhraseBefore(std::string_view text, size_t at) {
  constexpr size_t kLongest = 40;
  at = std::min(at, text.size());
  size_t begin = at;
  while (begin > 0 && at - begin < kLongest &&
         std::string_view(",.;:\n\"()").find(text[begin - 1]) == std::string_view::npos)
    --begin;
  return begin;
}

}  // namespace

Company::Company(const Document& document, const std::vector<std::string>& keys)
    : document_(document), keys_(keys), in_talk_(keys.size()), has_namesake_(keys.size()) {
  std::vector<std::tuple<bool, std::string_view, size_t>> sorted;
  for (size_t i = 0; i < keys.size(); ++i) {
    const LocalEntity& entity = document.entities[i];
    if (keys[i].empty() || entity.type == ValueType::kPlace) continue;
    sorted.emplace_back(entity.type != ValueType::kPerson, keys[i], i);
  }
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [thing, key, index] : sorted) sorted_.emplace_back(key, index);
  FindTalk();
  FindNamesakes();
}

void Company::FindNamesakes() {
  for (const auto& [key, index] : sorted_) {
    if (document_.entities[index].type == ValueType::kPerson) names_[key].push_back(index);
  }
  std::erase_if(names_, [](const auto& name) { return name.second.size() < 2; });
  if (names_.size() > kMostNamesakes) return;
  for (const auto& [key, people] : names_) {
    if (people.size() <= kMostNamesakes) Share(people);
  }
}

// Every other entity belongs to that one of the people whose mention goes before one of its own; what is named before
// all of them belongs to the first.
void Company::Share(const std::vector<size_t>& people) {
  std::vector<std::pair<uint32_t, size_t>> places;
  for (const size_t person : people) {
    has_namesake_[person] = true;
    own_[person].assign(keys_.size(), false);
    for (const Span& mention : document_.entities[person].mentions) places.emplace_back(mention.begin, person);
  }
  std::sort(places.begin(), places.end());
  if (places.empty()) return;
  for (const auto& [key, index] : sorted_) {
    for (const Span& mention : document_.entities[index].mentions) {
      const auto behind = std::upper_bound(places.begin(), places.end(), std::make_pair(mention.begin, keys_.size()));
      own_[behind == places.begin() ? behind->second : std::prev(behind)->second][index] = true;
    }
  }
}

bool Company::NamesPerson(const Span& part) const {
  return std::any_of(sorted_.begin(), sorted_.end(), [&](const auto& named) {
    const LocalEntity& entity = document_.entities[named.second];
    return entity.type == ValueType::kPerson && !entity.mentions.empty() &&
           entity.mentions.front().begin >= part.begin && entity.mentions.front().begin < part.end;
  });
}

void Company::FindTalk() {
  std::string lower = document_.article.text.substr(0, kMostBytes);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  for (const std::string_view phrase : kTalk) {
    for (size_t at = lower.find(phrase); at != std::string::npos; at = lower.find(phrase, at + phrase.size())) {
      talk_.push_back(SentenceAround(lower, at));
      if (phrase == "no relation" && NamesPerson({talk_.back().begin, static_cast<uint32_t>(at)})) talk_.pop_back();
      if (talk_.size() == kMostNamesakes) break;
    }
    if (talk_.size() == kMostNamesakes) break;
  }
  if (talk_.empty()) return;
  for (size_t i = 0; i < keys_.size(); ++i) {
    const std::vector<Span>& mentions = document_.entities[i].mentions;
    const auto in_talk = [this](const Span& mention) {
      return std::any_of(talk_.begin(), talk_.end(), [&mention](const Span& sentence) {
        return mention.begin >= sentence.begin && mention.begin < sentence.end;
      });
    };
    const auto near = [this](const Span& mention) {
      return std::any_of(talk_.begin(), talk_.end(), [&mention](const Span& sentence) {
        return mention.begin + kNearBytes >= sentence.begin && mention.begin < sentence.end;
      });
    };
    in_talk_[i] = !mentions.empty() && std::all_of(mentions.begin(), mentions.end(), in_talk);
    has_namesake_[i] = !in_talk_[i] && std::any_of(mentions.begin(), mentions.end(), near);
  }
}

std::string Company::TextOfOthers() const {
  const std::string_view text = std::string_view(document_.article.text).substr(0, kMostBytes);
  std::string rest;
  size_t from = 0;
  std::vector<Span> talk = talk_;
  std::sort(talk.begin(), talk.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  for (const Span& sentence : talk) {
    if (sentence.begin > from) rest += text.substr(from, sentence.begin - from);
    from = std::max<size_t>(from, sentence.end);
  }
  return from < text.size() ? rest.append(text.substr(from)) : rest;
}

std::string Company::TextOf(size_t entity) const {
  const std::string_view text = std::string_view(document_.article.text).substr(0, kMostBytes);
  std::string mine;
  std::vector<std::pair<size_t, size_t>> places;  // where a part of the text begins, and whose it is
  for (const size_t person : names_.at(keys_[entity])) {
    for (const Span& mention : document_.entities[person].mentions)
      places.emplace_back(PhraseBefore(text, mention.begin), person);
  }
  std::sort(places.begin(), places.end());
  if (places.front().second == entity) mine += text.substr(0, places.front().first);
  for (size_t i = 0; i < places.size(); ++i) {
    const size_t end = i + 1 < places.size() ? places[i + 1].first : text.size();
    if (places[i].second == entity && places[i].first < text.size())
      mine += text.substr(places[i].first, end - places[i].first);
  }
  return mine;
}

std::vector<std::string> Company::Of(size_t entity, size_t most) const {
  const auto own = own_.find(entity);
  std::vector<std::string> company;
  for (const auto& [key, other] : sorted_) {
    if (company.size() == most) break;
    if (other == entity || key == keys_[entity]) continue;
    if (own != own_.end() ? !own->second[other] : in_talk_[other] != in_talk_[entity]) continue;
    company.emplace_back(key);
  }
  return company;
}

}  // namespace kg::graph
