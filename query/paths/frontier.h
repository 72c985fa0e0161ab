// One side of the bidirectional search: layers of labels, by number of steps from its root.
//
// A label says: this node can be reached from the root in exactly `hops` steps at `cost`; for an event, by an edge of
// `edition`. Invariants:
//   1. Labels of one layer have the same hops; layers are complete: every label that is not dominated is there.
//   2. A label is dominated by one of the same node and edition with fewer or equal hops and lower cost, or with fewer
//      hops and equal cost. (Costs are not monotone in hops: a detour may avoid a change of editions.)
//   3. The parents of a label are every way to the label at that cost from the layer before.
#ifndef NEWSGRAPH_QUERY_PATHS_FRONTIER_H_
#define NEWSGRAPH_QUERY_PATHS_FRONTIER_H_

#include <cstdint>
#include <set>
#include <vector>

#include "query/paths/path_graph.h"

namespace kg::query {

using LabelIndex = uint32_t;

inline constexpr uint32_t kNone = 0xffffffff;

struct LabelParent {
  LabelIndex label = 0;
  const Link* link = nullptr;
  uint32_t next = kNone;  // another parent of the same label
};

struct Label {
  NodeIndex node = 0;
  Edition edition = kNoEdition;
  int hops = 0;
  int cost = 0;
  int64_t sources = 0;  // the most that a way at this cost has
  uint32_t first_parent = kNone;
  LabelIndex next = kNone;  // another label of the same node
};

// A label of the root itself: `passing` roots have been entered by an edge of that edition.
struct RootLabel {
  Edition edition = kNoEdition;
  int cost = 0;
  int64_t sources = 0;
};

struct FrontierLimits {
  NodeIndex goal = 0;           // the other root: entered (or not, see below), never passed
  bool may_enter_goal = true;   // one of the two sides has to keep out, or paths would be met twice
  bool root_is_passed = false;  // the root is inside a path: its editions count
  bool avoid_unwanted = true;
  bool from_the_end = false;                     // the root is the path's end: edges are gone against their direction
  const std::set<NodeIndex>* blocked = nullptr;  // nodes that may not be entered
  const std::set<NodeIndex>* blocked_first = nullptr;  // nodes that may not be entered from the root
};

class Frontier {
 public:
  Frontier(PathGraph* graph, NodeIndex root, const std::vector<RootLabel>& labels, const FrontierLimits& limits);
  ~Frontier();
  Frontier(const Frontier&) = delete;
  Frontier& operator=(const Frontier&) = delete;

  // Makes the next layer; of `only`, when it is given, just the nodes that it has reached: for a layer that is the
  // last. Stops early, with an incomplete layer, when the graph is interrupted.
  void Expand(const Frontier* only = nullptr);
  // Whether the next layer would hold a node that `other` has reached.
  bool NextMeets(const Frontier& other) const;
  // About how many links the next layer has to look at.
  size_t Work() const;
  int hops() const { return static_cast<int>(layers_.size()) - 1; }
  const std::vector<LabelIndex>& Layer(int hops) const { return layers_[static_cast<size_t>(hops)]; }
  const std::vector<LabelIndex>& LastLayer() const { return layers_.back(); }
  const Label& Get(LabelIndex label) const { return labels_[label]; }
  // The labels of a node are a list: FirstOf(node), then Label::next, kNone at the end.
  LabelIndex FirstOf(NodeIndex node) const { return node < first_.size() ? first_[node] : kNone; }
  // Calls visit(const LabelParent&) for each parent of the label.
  template <typename Visit>
  void ForEachParent(const Label& label, Visit visit) const {
    for (uint32_t p = label.first_parent; p != kNone; p = parents_[p].next) visit(parents_[p]);
  }
  size_t NodeCount() const { return node_count_; }

 private:
  void ExpandNode(NodeIndex node, const std::vector<LabelIndex>& labels);
  bool IsDeadEnd(NodeIndex node) const;
  void Relax(const Link& link, Edition edition, int cost, LabelIndex parent);
  void AddParent(Label* label, LabelIndex parent, const Link* link);
  LabelIndex AddLabel(const Label& label);
  bool MayEnter(NodeIndex from, NodeIndex to) const;
  const std::vector<Link>& LinksOf(NodeIndex node) const {
    return limits_.from_the_end ? graph_->LinksInto(node) : graph_->LinksOf(node);
  }

  PathGraph* graph_;
  NodeIndex root_;
  FrontierLimits limits_;
  std::vector<Label> labels_;
  std::vector<std::vector<LabelIndex>> layers_;
  std::vector<LabelParent> parents_;
  std::vector<LabelIndex> first_;  // by node; grows with the nodes that are read
  const Frontier* only_ = nullptr;
  size_t node_count_ = 0;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PATHS_FRONTIER_H_
