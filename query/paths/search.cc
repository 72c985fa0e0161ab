#include "query/paths/search.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace kg::query {
namespace {

// A node reached from both ends: a forward and a backward label that make one path.
struct Meeting {
  LabelIndex forward = 0;
  LabelIndex backward = 0;
};

class Search {
 public:
  Search(PathGraph* graph, const SearchQuery& query)
      : graph_(*graph),
        query_(query),
        forward_(graph, query.from, query.start, ForwardLimits(query)),
        backward_(graph, query.to, {RootLabel{}}, BackwardLimits(query)) {}

  SearchResult Run();

 private:
  static FrontierLimits ForwardLimits(const SearchQuery& query) {
    return {query.to, true, query.start_is_passed, query.avoid_unwanted, &query.blocked, &query.blocked_first};
  }
  // The backward side keeps out of the start: every path leaves it by a forward step, where blocked_first is checked.
  static FrontierLimits BackwardLimits(const SearchQuery& query) {
    return {query.from, false, false, query.avoid_unwanted, &query.blocked, nullptr};
  }
  bool Explore(SearchResult* result);
  void NoteMeetings(const Frontier& side, const Frontier& other);
  // The cost of joining two labels of one node.
  int JoinCost(const Label& forward, const Label& backward);
  bool MayMeetAt(NodeIndex node) { return node == query_.to || !query_.avoid_unwanted || !graph_.IsUnwanted(node); }
  std::vector<Meeting> BestMeetings();
  std::vector<NodeIndex> FirstByName(const std::vector<Meeting>& meetings);
  NodeIndex SmallestName(const std::set<NodeIndex>& nodes);

  PathGraph& graph_;
  const SearchQuery& query_;
  Frontier forward_;
  Frontier backward_;
  std::vector<std::tuple<int, int, NodeIndex>> unwanted_;  // cost and hops of ways through countries and hubs
  int best_cost_ = std::numeric_limits<int>::max();
  int best_hops_ = std::numeric_limits<int>::max();
};

int Search::JoinCost(const Label& forward, const Label& backward) {
  int cost = forward.cost + backward.cost;
  if (forward.node == query_.to || !graph_.HasEditions(forward.node)) return cost;
  const bool same = forward.edition != kNoEdition && forward.edition == backward.edition;
  return same ? cost : cost + kEditionPenalty;
}

void Search::NoteMeetings(const Frontier& side, const Frontier& other) {
  const bool side_is_forward = &side == &forward_;
  for (LabelIndex index : side.LastLayer()) {
    const Label& label = side.Get(index);
    for (LabelIndex o = other.FirstOf(label.node); o != kNone; o = other.Get(o).next) {
      const Label& met = other.Get(o);
      const int hops = label.hops + met.hops;
      const int cost = side_is_forward ? JoinCost(label, met) : JoinCost(met, label);
      if (hops > query_.max_hops || std::tie(cost, hops) > std::tie(best_cost_, best_hops_)) continue;
      if (!MayMeetAt(label.node)) {
        unwanted_.push_back({cost, hops, label.node});
        continue;
      }
      best_cost_ = cost;
      best_hops_ = hops;
    }
  }
}

// Returns false when one side is exhausted.
bool Search::Explore(SearchResult* result) {
  int start_cost = std::numeric_limits<int>::max();
  for (const RootLabel& label : query_.start) start_cost = std::min(start_cost, label.cost);
  while (forward_.hops() + backward_.hops() < query_.max_hops) {
    // What is not found yet has at least one step more, and steps cost at least 1 each.
    const int unseen = start_cost + forward_.hops() + backward_.hops() + 1;
    if (best_cost_ <= unseen || graph_.Interrupted()) return true;
    const bool go_forward = forward_.hops() == 0 || forward_.LastLayer().size() <= backward_.LastLayer().size();
    Frontier& side = go_forward ? forward_ : backward_;
    side.Expand();
    NoteMeetings(side, go_forward ? backward_ : forward_);
    if (side.LastLayer().empty()) {
      result->reached = side.NodeCount() - 1;
      return false;
    }
  }
  return true;
}

std::vector<Meeting> Search::BestMeetings() {
  const int split = std::min(forward_.hops(), best_hops_);
  std::vector<Meeting> meetings;
  int64_t most_sources = -1;
  for (LabelIndex f : forward_.Layer(split)) {
    const Label& label = forward_.Get(f);
    for (LabelIndex b = backward_.FirstOf(label.node); b != kNone; b = backward_.Get(b).next) {
      const Label& met = backward_.Get(b);
      if (met.hops != best_hops_ - split || JoinCost(label, met) != best_cost_ || !MayMeetAt(label.node)) continue;
      const int64_t sources = label.sources + met.sources;
      if (sources > most_sources) meetings.clear();
      if (sources >= most_sources) meetings.push_back({f, b});
      most_sources = std::max(most_sources, sources);
    }
  }
  return meetings;
}

NodeIndex Search::SmallestName(const std::set<NodeIndex>& nodes) {
  if (nodes.size() == 1) return *nodes.begin();
  return *std::min_element(nodes.begin(), nodes.end(), [this](NodeIndex a, NodeIndex b) {
    return std::tie(graph_.NameOf(a), graph_.IdOf(a)) < std::tie(graph_.NameOf(b), graph_.IdOf(b));
  });
}

// The parents of `label` that lie on a way with the most sources.
std::vector<LabelIndex> BestParents(const Frontier& side, const Label& label) {
  std::vector<LabelIndex> parents;
  side.ForEachParent(label, [&](const LabelParent& parent) {
    if (side.Get(parent.label).sources + parent.link->sources == label.sources) parents.push_back(parent.label);
  });
  return parents;
}

// Walks from the start, one step at a time, keeping every label that the names chosen so far allow.
std::vector<NodeIndex> Search::FirstByName(const std::vector<Meeting>& meetings) {
  const auto split = static_cast<size_t>(forward_.Get(meetings.front().forward).hops);
  // children[i]: for labels of layer i on a best way, the labels of layer i + 1 behind them.
  std::vector<std::map<LabelIndex, std::set<LabelIndex>>> children(split + 1);
  std::set<LabelIndex> layer;
  for (const Meeting& meeting : meetings) layer.insert(meeting.forward);
  for (size_t i = split; i > 0; --i) {
    std::set<LabelIndex> before;
    for (LabelIndex label : layer) {
      for (LabelIndex parent : BestParents(forward_, forward_.Get(label))) {
        children[i - 1][parent].insert(label);
        before.insert(parent);
      }
    }
    layer = std::move(before);
  }
  // `layer` now holds the start's labels.
  std::vector<NodeIndex> nodes = {query_.from};
  const auto advance = [&](const Frontier& side, const std::set<LabelIndex>& next) {
    std::set<NodeIndex> candidates;
    for (LabelIndex label : next) candidates.insert(side.Get(label).node);
    nodes.push_back(SmallestName(candidates));
    std::set<LabelIndex> kept;
    for (LabelIndex label : next) {
      if (side.Get(label).node == nodes.back()) kept.insert(label);
    }
    return kept;
  };
  for (size_t i = 0; i < split; ++i) {
    std::set<LabelIndex> next;
    for (LabelIndex label : layer) next.insert(children[i][label].begin(), children[i][label].end());
    layer = advance(forward_, next);
  }
  std::set<LabelIndex> back;
  for (const Meeting& meeting : meetings) {
    if (layer.count(meeting.forward) > 0) back.insert(meeting.backward);
  }
  while (nodes.back() != query_.to) {
    std::set<LabelIndex> next;
    for (LabelIndex label : back) {
      for (LabelIndex parent : BestParents(backward_, backward_.Get(label))) next.insert(parent);
    }
    back = advance(backward_, next);
  }
  return nodes;
}

SearchResult Search::Run() {
  SearchResult result;
  result.complete = !Explore(&result);
  for (const auto& [cost, hops, node] : unwanted_) {
    if (std::tie(cost, hops) <= std::tie(best_cost_, best_hops_)) result.unwanted.insert(node);
  }
  if (best_hops_ == std::numeric_limits<int>::max() || graph_.Interrupted()) return result;
  result.complete = false;
  result.nodes = FirstByName(BestMeetings());
  return result;
}

}  // namespace

SearchResult FindBest(PathGraph* graph, const SearchQuery& query) { return Search(graph, query).Run(); }

}  // namespace kg::query
