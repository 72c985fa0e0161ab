#include "graph/resolve/links.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "graph/resolve/names.h"
#include "graph/resolve/shared_context.h"

namespace kg::graph {
namespace {

// A name that others may have too goes to the one bearer with whom it has most in common; where two have about as much,
// it says nothing about which one is meant. Returns the links that are left.
std::vector<ScoredLink> ChooseBearers(std::vector<ScoredLink> open, const Clusters& clusters) {
  constexpr double kClear = 0.5;
  std::map<size_t, std::map<size_t, const ScoredLink*>> best;  // of each open name, of each cluster
  for (const ScoredLink& link : open) {
    const size_t name = link.open_end < 0 ? link.a : link.b;
    const ScoredLink*& present = best[name][clusters.Of(link.open_end < 0 ? link.b : link.a)];
    if (present == nullptr ||
        std::make_tuple(-link.points, link.a, link.b) < std::make_tuple(-present->points, present->a, present->b)) {
      present = &link;
    }
  }
  std::vector<ScoredLink> chosen;
  for (const auto& [name, bearers] : best) {
    std::vector<const ScoredLink*> links;
    for (const auto& [cluster, link] : bearers) links.push_back(link);
    std::sort(links.begin(), links.end(), [](const ScoredLink* x, const ScoredLink* y) {
      return std::make_tuple(-x->points, x->a, x->b) < std::make_tuple(-y->points, y->a, y->b);
    });
    if (links.size() > 1 && links[0]->points < links[1]->points + kClear) continue;
    chosen.push_back(*links[0]);
  }
  return chosen;
}

// A word that other articles call a firm by, with "AG" behind it or something to tell of it, is not anybody's surname.
void DropSurnamesOfFirms(const std::vector<Candidate>& candidates, std::vector<ScoredLink>* open) {
  std::set<std::string_view> firms;
  for (const Candidate& candidate : candidates) {
    if (candidate.type != ValueType::kPerson && !IsLostSurname(candidate)) firms.insert(candidate.key);
  }
  std::erase_if(*open, [&](const ScoredLink& link) {
    const Candidate& a = candidates[link.a];
    const Candidate& b = candidates[link.b];
    const Candidate& word = a.type == ValueType::kPerson ? b : a;
    return (a.type == ValueType::kPerson) != (b.type == ValueType::kPerson) && IsLostSurname(word) &&
           firms.contains(word.key);
  });
}

// Words that are surnames of people of other articles are equal as those are, not by the word.
void DropNamesOfSurnames(const std::vector<Candidate>& candidates, const std::vector<ScoredLink>& open,
                         std::vector<ScoredLink>* links) {
  std::set<size_t> surnames;
  for (const ScoredLink& link : open) {
    for (const size_t end : {link.a, link.b}) {
      const size_t other = end == link.a ? link.b : link.a;
      if (candidates[end].type != ValueType::kPerson && candidates[other].type == ValueType::kPerson &&
          IsLostSurname(candidates[end]))
        surnames.insert(end);
    }
  }
  if (surnames.empty()) return;
  std::erase_if(*links, [&](const ScoredLink& link) {
    return (surnames.contains(link.a) || surnames.contains(link.b)) && IsLostSurname(candidates[link.a]) &&
           IsLostSurname(candidates[link.b]);
  });
}

std::string WordsInOrder(const std::string& key) {
  std::vector<std::string_view> words = Words(key);
  std::sort(words.begin(), words.end());
  std::string sorted;
  for (const std::string_view word : words) sorted.append(word).append(" ");
  return sorted;
}

// Where two people are known to bear a name, the name alone says of no article which of them it means; where an article
// tells of both, nor does one race that both have run.
constexpr double kTelling = 0.6;  // points

void DropNamesOfTwo(const std::vector<Candidate>& candidates, const CandidatePairs& apart,
                    std::vector<ScoredLink>* links) {
  const auto tells_of_two = [](const Candidate& candidate) { return HasNamesake(candidate.context); };
  if (links->empty() || (apart.empty() && std::none_of(candidates.begin(), candidates.end(), tells_of_two))) return;
  std::map<std::string, std::set<std::string_view>> told;  // of two by one article; and what it says they are of
  std::set<std::string> of_two;
  std::vector<std::string> names(candidates.size());
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].type != ValueType::kPerson || candidates[i].keys.empty()) continue;
    names[i] = WordsInOrder(candidates[i].key);
    if (tells_of_two(candidates[i])) told[names[i]].insert(MarkedWith(kTopicMark, candidates[i].context));
  }
  for (const auto& [a, b] : apart) {
    if (!names[a].empty() && names[a] == names[b]) of_two.insert(names[a]);
  }
  if (of_two.empty() && told.empty()) return;
  std::erase_if(*links, [&](const ScoredLink& link) {
    const std::string& name = names[link.a];
    if (name != names[link.b]) return false;
    if (link.points <= 0 && of_two.contains(name)) return true;
    const auto topics = told.find(name);
    if (topics == told.end() || link.points >= kTelling) return false;
    // The chess player of the name and the footballer: there the topic tells.
    const std::string_view topic = MarkedWith(kTopicMark, candidates[link.a].context);
    return topics->second.size() < 2 || topic.empty() || topic != MarkedWith(kTopicMark, candidates[link.b].context);
  });
}

}  // namespace

bool ComesFirst(const ScoredLink& x, const ScoredLink& y) {
  return std::make_tuple(-x.score, -x.points, x.a, x.b) < std::make_tuple(-y.score, -y.points, y.a, y.b);
}

void DropWhatSaysNothing(const std::vector<Candidate>& candidates, const CandidatePairs& apart,
                         std::vector<ScoredLink>* links, std::vector<ScoredLink>* open) {
  DropSurnamesOfFirms(candidates, open);
  DropNamesOfSurnames(candidates, *open, links);
  DropNamesOfTwo(candidates, apart, links);
}

void MergeOpen(const std::vector<Candidate>& candidates, const std::vector<ScoredLink>& open, Clusters* clusters,
               std::vector<ScoredLink>* links) {
  const auto is_word = [&candidates](const ScoredLink& link) {
    return candidates[link.open_end < 0 ? link.a : link.b].key.find(' ') == std::string::npos;
  };
  // Names of several words first: "Ruiz" finds one bearer where "A. Ruiz" and "Ana Ruiz" have become one.
  for (const bool words : {false, true}) {
    std::vector<ScoredLink> now;
    std::copy_if(open.begin(), open.end(), std::back_inserter(now),
                 [&](const ScoredLink& link) { return is_word(link) == words; });
    std::vector<ScoredLink> chosen = ChooseBearers(std::move(now), *clusters);
    std::sort(chosen.begin(), chosen.end(), ComesFirst);
    for (const ScoredLink& link : chosen) clusters->Merge(link.a, link.b);
    links->insert(links->end(), chosen.begin(), chosen.end());
  }
}

}  // namespace kg::graph
