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
    return {query.to, true, query.start_is_passed, query.avoid_unwanted, false, &query.blocked, &query.blocked_first};
  }
  // The backward side keeps out of the start: every path leaves it by a forward step, where blocked_first is checked.
  static FrontierLimits BackwardLimits(const SearchQuery& query) {
    return {query.from, false, false, query.avoid_unwanted, true, &query.blocked, nullptr};
  }
  bool Explore(SearchResult* result);
  bool GoesForward() const;
  void NoteMeetings(const Frontier& side, const Frontier& other);
  // The cost of joining two labels of one node.
  int JoinCost(const Label& forward, const Label& backward);
  bool MayMeetAt(NodeIndex node) { return node == query_.to || !query_.avoid_unwanted || !graph_.IsUnwanted(node); }
  std::vector<Meeting> BestMeetings();
  std::vector<NodeIndex> FirstByName(const std::vector<Meeting>& meetings);
  // children[i]: for forward labels of layer i on a best way, the labels of layer i + 1 behind them.
  using Children = std::vector<std::map<LabelIndex, std::set<LabelIndex>>>;
  Children ChildrenOf(const std::vector<Meeting>& meetings) const;
  // The equally good ways in the order of their names, where every node has one label.
  struct Ties {
    Children children;
    std::map<LabelIndex, LabelIndex> met;  // the backward label of a forward one
    std::vector<NodeIndex> nodes;
    std::vector<std::vector<NodeIndex>> found;
  };
  std::vector<std::vector<NodeIndex>> TiesByName(const std::vector<Meeting>& meetings);
  void WalkForward(LabelIndex label, Ties* ties);
  void WalkBackward(LabelIndex label, Ties* ties);
  std::vector<LabelIndex> ByName(const Frontier& side, const std::set<LabelIndex>& labels);
  bool HasEnough(const Ties& ties) const { return ties.found.size() >= query_.ties || graph_.Interrupted(); }
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

bool Search::GoesForward() const {
  if (query_.by_work) return forward_.Work() <= backward_.Work();
  return forward_.LastLayer().size() <= backward_.LastLayer().size();
}

// Returns false when one side is exhausted.
bool Search::Explore(SearchResult* result) {
  int start_cost = std::numeric_limits<int>::max();
  for (const RootLabel& label : query_.start) start_cost = std::min(start_cost, label.cost);
  while (forward_.hops() + backward_.hops() < query_.max_hops) {
    // What is not found yet has at least one step more, and steps cost at least 1 each.
    const int unseen = start_cost + forward_.hops() + backward_.hops() + 1;
    if (best_cost_ <= unseen || graph_.Interrupted()) return true;
    const bool go_forward = forward_.hops() == 0 || GoesForward();
    Frontier& side = go_forward ? forward_ : backward_;
    const Frontier& other = go_forward ? backward_ : forward_;
    // Where every step costs the same the first meeting is the best, and nothing else of that layer is needed.
    const bool is_last = graph_.options().plain && side.NextMeets(other);
    side.Expand(is_last ? &other : nullptr);
    NoteMeetings(side, other);
    if (side.LastLayer().empty()) {
      result->reached = side.NodeCount() - 1;
      result->reached_from_start = go_forward;
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

Search::Children Search::ChildrenOf(const std::vector<Meeting>& meetings) const {
  const auto split = static_cast<size_t>(forward_.Get(meetings.front().forward).hops);
  Children children(split + 1);
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
  return children;
}

std::vector<LabelIndex> Search::ByName(const Frontier& side, const std::set<LabelIndex>& labels) {
  std::vector<LabelIndex> sorted(labels.begin(), labels.end());
  if (sorted.size() < 2) return sorted;
  std::sort(sorted.begin(), sorted.end(), [&](LabelIndex x, LabelIndex y) {
    const NodeIndex a = side.Get(x).node;
    const NodeIndex b = side.Get(y).node;
    return std::tie(graph_.NameOf(a), graph_.IdOf(a)) < std::tie(graph_.NameOf(b), graph_.IdOf(b));
  });
  return sorted;
}

void Search::WalkBackward(LabelIndex label, Ties* ties) {
  const Label& here = backward_.Get(label);
  if (here.hops == 0) {
    ties->found.push_back(ties->nodes);
    return;
  }
  const std::vector<LabelIndex> parents = BestParents(backward_, here);
  for (LabelIndex parent : ByName(backward_, {parents.begin(), parents.end()})) {
    ties->nodes.push_back(backward_.Get(parent).node);
    WalkBackward(parent, ties);
    ties->nodes.pop_back();
    if (HasEnough(*ties)) return;
  }
}

void Search::WalkForward(LabelIndex label, Ties* ties) {
  const auto met = ties->met.find(label);
  if (met != ties->met.end()) return WalkBackward(met->second, ties);
  const auto& layer = ties->children[static_cast<size_t>(forward_.Get(label).hops)];
  for (LabelIndex child : ByName(forward_, layer.at(label))) {
    ties->nodes.push_back(forward_.Get(child).node);
    WalkForward(child, ties);
    ties->nodes.pop_back();
    if (HasEnough(*ties)) return;
  }
}

std::vector<std::vector<NodeIndex>> Search::TiesByName(const std::vector<Meeting>& meetings) {
  Ties ties;
  ties.children = ChildrenOf(meetings);
  for (const Meeting& meeting : meetings) ties.met.emplace(meeting.forward, meeting.backward);
  ties.nodes = {query_.from};
  WalkForward(forward_.FirstOf(query_.from), &ties);
  return std::move(ties.found);
}

// Walks from the start, one step at a time, keeping every label that the names chosen so far allow.
std::vector<NodeIndex> Search::FirstByName(const std::vector<Meeting>& meetings) {
  const auto split = static_cast<size_t>(forward_.Get(meetings.front().forward).hops);
  Children children = ChildrenOf(meetings);
  std::set<LabelIndex> layer;
  for (const Meeting& meeting : meetings) layer.insert(meeting.forward);
  if (split > 0) {
    layer.clear();
    for (const auto& [label, behind] : children[0]) layer.insert(label);
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
  const std::vector<Meeting> meetings = BestMeetings();
  if (query_.ties > 0) result.ties = TiesByName(meetings);
  result.nodes = result.ties.empty() ? FirstByName(meetings) : result.ties.front();
  return result;
}

}  // namespace

SearchResult FindBest(PathGraph* graph, const SearchQuery& query) { return Search(graph, query).Run(); }

}  // namespace kg::query
