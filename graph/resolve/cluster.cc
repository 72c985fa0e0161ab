#include "graph/resolve/cluster.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "graph/resolve/match.h"
#include "graph/resolve/names.h"

namespace kg::graph {
namespace {

struct ScoredLink {
  double score;
  size_t a;
  size_t b;
  bool by_surname;
  std::string evidence;
};

void Unite(const std::vector<std::string>& from, std::vector<std::string>* into) {
  std::vector<std::string> both;
  std::set_union(into->begin(), into->end(), from.begin(), from.end(), std::back_inserter(both));
  *into = std::move(both);
}

// Attributes that tell people apart; others would only split profiles.
std::string AttributeKey(const Profile& profile) {
  std::string key;
  for (const char* name : {"gender", "nationality", "sport", "role", "within"}) {
    const auto found = profile.attributes.find(name);
    key += found == profile.attributes.end() ? std::string() : found->second;
    key += '\0';
  }
  const DayInterval& birth = profile.context.birth;
  return key + std::to_string(birth.first) + ":" + std::to_string(birth.last);
}

std::vector<Candidate> MakeCandidates(std::vector<const Profile*> members) {
  std::sort(members.begin(), members.end(), [](const Profile* a, const Profile* b) { return a->ref < b->ref; });
  std::map<std::tuple<ValueType, std::string, std::vector<std::string>, std::string>, Candidate> groups;
  for (const Profile* member : members) {
    // A name that can't stand alone joins nothing by being equal: each such member is a candidate of its own.
    std::string attributes = AttributeKey(*member);
    if (member->keys.empty()) attributes += std::string(member->ref.doc.AsBytes()) + std::to_string(member->ref.number);
    Candidate& candidate = groups[{member->type, member->key, member->keys, attributes}];
    if (candidate.members.empty()) {
      candidate.type = member->type;
      candidate.key = member->key;
      candidate.keys = member->keys;
      candidate.attributes = member->attributes;
      candidate.context.birth = member->context.birth;
    }
    candidate.members.push_back(member);
    Unite(member->context.relations, &candidate.context.relations);
    Unite(member->context.neighbours, &candidate.context.neighbours);
    Unite(member->context.companions, &candidate.context.companions);
  }
  std::vector<Candidate> candidates;
  candidates.reserve(groups.size());
  for (auto& [key, candidate] : groups) candidates.push_back(std::move(candidate));
  return candidates;
}

// Pairs that meet in some block.
std::set<std::pair<size_t, size_t>> MakePairs(const std::vector<Candidate>& candidates) {
  if (candidates.size() < 2) return {};
  std::map<uint64_t, std::set<size_t>> blocks;
  for (size_t i = 0; i < candidates.size(); ++i) {
    for (const Profile* member : candidates[i].members) {
      const BlockKeys keys = MakeBlockKeys(*member);
      for (const uint64_t key : keys.names) blocks[key].insert(i);
      for (const uint64_t key : keys.variants) blocks[key].insert(i);
    }
  }
  std::set<std::pair<size_t, size_t>> pairs;
  for (const auto& [key, block] : blocks) {
    for (auto a = block.begin(); a != block.end(); ++a) {
      for (auto b = std::next(a); b != block.end(); ++b) pairs.insert({*a, *b});
    }
  }
  return pairs;
}

class Clusters {
 public:
  explicit Clusters(size_t size) : of_(size), members_(size) {
    for (size_t i = 0; i < size; ++i) {
      of_[i] = i;
      members_[i] = {i};
    }
  }
  size_t Of(size_t candidate) const { return of_[candidate]; }
  const std::vector<size_t>& Members(size_t cluster) const { return members_[cluster]; }
  // False when the two must stay apart.
  bool Merge(size_t a, size_t b, const std::set<std::pair<size_t, size_t>>& forbidden) {
    size_t into = of_[a];
    size_t from = of_[b];
    if (into == from) return true;
    for (const size_t left : members_[into]) {
      for (const size_t right : members_[from]) {
        if (forbidden.contains(std::minmax(left, right))) return false;
      }
    }
    if (members_[into].size() < members_[from].size()) std::swap(into, from);
    for (const size_t moved : members_[from]) of_[moved] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
    return true;
  }

 private:
  std::vector<size_t> of_;
  std::vector<std::vector<size_t>> members_;
};

// A surname or an acronym that fits two different bearers says nothing about which one is meant.
void DropAmbiguous(const std::vector<Candidate>& candidates, std::vector<ScoredLink>* links) {
  std::map<size_t, std::set<std::string>> bearers;
  const auto is_short = [&](size_t candidate) { return candidates[candidate].key.find(' ') == std::string::npos; };
  for (const ScoredLink& link : *links) {
    if (!link.by_surname) continue;
    if (is_short(link.a) && !is_short(link.b)) bearers[link.a].insert(candidates[link.b].key);
    if (is_short(link.b) && !is_short(link.a)) bearers[link.b].insert(candidates[link.a].key);
  }
  const auto is_ambiguous = [&](size_t candidate) {
    const auto found = bearers.find(candidate);
    if (found == bearers.end()) return false;
    for (auto a = found->second.begin(); a != found->second.end(); ++a) {
      for (auto b = std::next(a); b != found->second.end(); ++b) {
        if (candidates[candidate].type != ValueType::kPerson || AreDifferentPersons(*a, *b)) return true;
      }
    }
    return false;
  };
  std::erase_if(*links, [&](const ScoredLink& link) {
    return link.by_surname && (is_ambiguous(link.a) || is_ambiguous(link.b));
  });
}

EntityId MakeEntityId(const std::vector<Candidate>& candidates, const std::vector<size_t>& cluster) {
  const Profile* smallest = nullptr;
  for (const size_t index : cluster) {
    for (const Profile* member : candidates[index].members) {
      const auto key = [](const Profile* p) { return std::tie(p->ref.doc, p->first_mention, p->local); };
      if (smallest == nullptr || key(member) < key(smallest)) smallest = member;
    }
  }
  return IdBuilder("entity")
      .Add(ToString(smallest->type))
      .Add(smallest->ref.doc.AsBytes())
      .AddNumber(smallest->first_mention)
      .Add(smallest->local.AsBytes())
      .Build<EntityId>();
}

// The confidence of a candidate within its cluster: the best link it has there; the anchor, which most members share,
// is sure by itself. A candidate that fits another cluster as well is a doubt.
struct Confidence {
  double value = 1.0;
  std::string evidence = "only mention";
};

std::vector<Confidence> Confidences(const std::vector<Candidate>& candidates, const std::vector<ScoredLink>& links,
                                    const Clusters& clusters) {
  std::vector<Confidence> result(candidates.size());
  std::vector<const ScoredLink*> inside(candidates.size());
  std::vector<double> outside(candidates.size());
  for (const ScoredLink& link : links) {  // by falling score
    const bool same = clusters.Of(link.a) == clusters.Of(link.b);
    for (const size_t end : {link.a, link.b}) {
      if (same && inside[end] == nullptr) inside[end] = &link;
      if (!same) outside[end] = std::max(outside[end], link.score);
    }
  }
  for (size_t i = 0; i < candidates.size(); ++i) {
    const std::vector<size_t>& cluster = clusters.Members(clusters.Of(i));
    const size_t anchor = *std::min_element(cluster.begin(), cluster.end(), [&](size_t a, size_t b) {
      return std::make_tuple(candidates[b].members.size(), a) < std::make_tuple(candidates[a].members.size(), b);
    });
    Confidence& confidence = result[i];
    if (candidates[i].members.size() > 1) confidence = {0.95, "same name"};
    if (i == anchor && cluster.size() > 1) {
      const bool same_name = inside[i] != nullptr && inside[i]->score >= 0.85;
      confidence = {0.95, same_name ? inside[i]->evidence : "the name that most articles use"};
    } else if (inside[i] != nullptr) {
      confidence = {inside[i]->score, inside[i]->evidence};
    }
    const double own = inside[i] == nullptr ? confidence.value : inside[i]->score;
    if (cluster.size() > 1 && outside[i] + 0.05 >= own) confidence.value = std::min(confidence.value, 0.6);
  }
  return result;
}

}  // namespace

std::vector<Link> ResolveComponent(const std::vector<const Profile*>& members) {
  const std::vector<Candidate> candidates = MakeCandidates(members);
  std::vector<ScoredLink> links;
  std::set<std::pair<size_t, size_t>> forbidden;
  for (const auto& [a, b] : MakePairs(candidates)) {
    Match match = MatchCandidates(candidates[a], candidates[b]);
    if (match.forbidden) forbidden.insert({a, b});
    if (match.score >= kMinLink) links.push_back({match.score, a, b, match.by_surname, std::move(match.evidence)});
  }
  DropAmbiguous(candidates, &links);
  std::stable_sort(links.begin(), links.end(), [](const ScoredLink& x, const ScoredLink& y) {
    return std::make_tuple(-x.score, x.a, x.b) < std::make_tuple(-y.score, y.a, y.b);
  });
  Clusters clusters(candidates.size());
  for (const ScoredLink& link : links) clusters.Merge(link.a, link.b, forbidden);

  const std::vector<Confidence> confidences = Confidences(candidates, links, clusters);
  std::vector<Link> result;
  for (size_t cluster = 0; cluster < candidates.size(); ++cluster) {
    const std::vector<size_t>& indices = clusters.Members(cluster);
    if (indices.empty()) continue;
    const EntityId id = MakeEntityId(candidates, indices);
    for (const size_t index : indices) {
      for (const Profile* member : candidates[index].members) {
        result.push_back({member->ref, id, confidences[index].value, confidences[index].evidence});
      }
    }
  }
  std::sort(result.begin(), result.end(), [](const Link& a, const Link& b) { return a.ref < b.ref; });
  return result;
}

Link ResolveByKey(const Profile& profile) {
  const EntityId id =
      IdBuilder("entity").Add(ToString(profile.type)).Add("gazetteer").Add(GazetteerKey(profile)).Build<EntityId>();
  return {profile.ref, id, 1.0, "the same place of the gazetteer"};
}

}  // namespace kg::graph
