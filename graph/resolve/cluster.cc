#include "graph/resolve/cluster.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "graph/resolve/alike.h"
#include "graph/resolve/clusters.h"
#include "graph/resolve/links.h"
#include "graph/resolve/match.h"
#include "graph/resolve/names.h"
#include "graph/resolve/pairs.h"
#include "graph/resolve/person_names.h"

namespace kg::graph {
namespace {

void Unite(const std::vector<std::string>& from, std::vector<std::string>* into) {
  std::vector<std::string> both;
  std::set_union(into->begin(), into->end(), from.begin(), from.end(), std::back_inserter(both));
  *into = std::move(both);
}

std::vector<Candidate> MakeCandidates(std::vector<const Profile*> members) {
  std::sort(members.begin(), members.end(), [](const Profile* a, const Profile* b) { return a->ref < b->ref; });
  std::map<std::tuple<ValueType, std::string, std::vector<std::string>, std::string>, Candidate> groups;
  std::map<std::pair<DocId, std::string>, size_t> seen;
  for (const Profile* member : members) {
    std::string attributes = AttributeKey(*member);
    // What joins nothing by an equal name is a candidate of its own.
    if (!JoinsByEqualName(*member))
      attributes += std::string(member->ref.doc.AsBytes()) + std::to_string(member->ref.number);
    // Two of one name in one article are two.
    if (member->type == ValueType::kPerson) {
      if (const size_t before = seen[{member->ref.doc, member->key}]++; before > 0) {
        attributes += '#' + std::to_string(before);
      }
    }
    Candidate& candidate = groups[{member->type, member->key, member->keys, attributes}];
    if (candidate.members.empty()) {
      candidate.type = member->type;
      candidate.key = member->key;
      candidate.keys = member->keys;
      candidate.attributes = member->attributes;
      candidate.marks = member->marks;
      candidate.context.birth = member->context.birth;
    }
    candidate.members.push_back(member);
    Unite(member->context.relations, &candidate.context.relations);
    Unite(member->context.neighbours, &candidate.context.neighbours);
    Unite(member->context.companions, &candidate.context.companions);
  }
  std::vector<Candidate> candidates;
  candidates.reserve(groups.size());
  for (auto& [key, candidate] : groups) {
    candidate.company = CompanySounds(candidate.context);
    candidate.short_names = ShortNames(candidate.context);
    candidate.name_ends = NameEnds(candidate.context);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

using Pairs = CandidatePairs;

using NamePairs = std::set<std::pair<std::string_view, std::string_view>>;

// Full names that some article gives to one person: that of before and after a marriage.
NamePairs NamesOfOne(const std::vector<Candidate>& candidates) {
  NamePairs pairs;
  for (const Candidate& candidate : candidates) {
    if (candidate.type != ValueType::kPerson || candidate.keys.size() < 2) continue;
    for (auto a = candidate.keys.begin(); a != candidate.keys.end(); ++a) {  // sorted
      for (auto b = std::next(a); b != candidate.keys.end(); ++b) pairs.insert({*a, *b});
    }
  }
  return pairs;
}

// Names that some article gives to two people are no spellings of each other in any article.
void ForbidByCompany(const std::vector<Candidate>& candidates, Pairs* forbidden) {
  std::map<DocId, std::vector<size_t>> by_doc;
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].type != ValueType::kPerson || candidates[i].keys.empty()) continue;
    for (const Profile* member : candidates[i].members) by_doc[member->ref.doc].push_back(i);
  }
  std::set<std::pair<std::string_view, std::string_view>> two;
  for (const auto& [doc, here] : by_doc) {
    for (size_t a = 0; a < here.size(); ++a) {
      for (size_t b = a + 1; b < here.size(); ++b) {
        if (!forbidden->contains(std::minmax(here[a], here[b]))) continue;
        const std::string& left = candidates[here[a]].key;
        const std::string& right = candidates[here[b]].key;
        if (left != right && !IsInitialsOnly(left) && !IsInitialsOnly(right))
          two.insert(std::minmax<std::string_view>(left, right));
      }
    }
  }
  if (two.empty()) return;
  std::map<std::string_view, std::vector<size_t>> by_key;
  for (size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].type == ValueType::kPerson) by_key[candidates[i].key].push_back(i);
  }
  for (const auto& [left, right] : two) {
    for (const size_t a : by_key[left]) {
      for (const size_t b : by_key[right]) forbidden->insert(std::minmax(a, b));
    }
  }
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
    if (clusters.IsDecided(i)) {
      result[i] = {1.0, "a person's decision"};
      continue;
    }
    const std::vector<size_t>& cluster = clusters.Members(clusters.Of(i));
    const size_t anchor = *std::min_element(cluster.begin(), cluster.end(), [&](size_t a, size_t b) {
      return std::make_tuple(candidates[b].members.size(), a) < std::make_tuple(candidates[a].members.size(), b);
    });
    Confidence& confidence = result[i];
    if (candidates[i].members.size() > 1) confidence = {kSameNameConfidence, std::string(kSameName)};
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
  std::vector<ScoredLink> open;
  Pairs apart;
  const NamePairs married = NamesOfOne(candidates);
  for (const auto& [a, b] : MakePairs(candidates)) {
    Match match = MatchCandidates(candidates[a], candidates[b]);
    if (match.forbidden &&
        !(match.by_names && married.contains(std::minmax<std::string_view>(candidates[a].key, candidates[b].key))))
      apart.insert({a, b});
    if (match.score < kMinLink) continue;
    (match.open_end == 0 ? links : open)
        .push_back({match.score, a, b, match.open_end, match.points, std::move(match.evidence)});
  }
  ForbidByCompany(candidates, &apart);
  DropWhatSaysNothing(candidates, apart, &links, &open);
  Clusters clusters(candidates);
  clusters.Decide();
  clusters.Forbid(apart);
  std::sort(links.begin(), links.end(), ComesFirst);
  for (const ScoredLink& link : links) clusters.Merge(link.a, link.b);
  MergeOpen(candidates, open, &clusters, &links);
  std::sort(links.begin(), links.end(), ComesFirst);

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
