#include "query/paths/frontier.h"

#include <algorithm>
#include <limits>

namespace kg::query {

Frontier::Frontier(PathGraph* graph, NodeIndex root, const std::vector<RootLabel>& labels, const FrontierLimits& limits)
    : graph_(graph), root_(root), limits_(limits) {
  layers_.emplace_back();
  for (const RootLabel& label : labels) {
    const auto index = static_cast<LabelIndex>(labels_.size());
    labels_.push_back({root, label.edition, 0, label.cost, label.sources, {}});
    layers_.back().push_back(index);
    by_node_[root].push_back(index);
  }
}

const std::vector<LabelIndex>& Frontier::LabelsOf(NodeIndex node) const {
  static const std::vector<LabelIndex> kNone;
  const auto found = by_node_.find(node);
  return found == by_node_.end() ? kNone : found->second;
}

bool Frontier::MayEnter(NodeIndex from, NodeIndex to) const {
  if (to == root_ || (to == limits_.goal && !limits_.may_enter_goal)) return false;
  if (limits_.blocked != nullptr && limits_.blocked->count(to) > 0) return false;
  return from != root_ || limits_.blocked_first == nullptr || limits_.blocked_first->count(to) == 0;
}

void Frontier::Expand() {
  const std::vector<LabelIndex> layer = layers_.back();
  layers_.emplace_back();
  // Labels of one node are expanded together; nodes in order of their first label.
  std::vector<NodeIndex> order;
  std::unordered_map<NodeIndex, std::vector<LabelIndex>> groups;
  for (LabelIndex label : layer) {
    std::vector<LabelIndex>& group = groups[labels_[label].node];
    if (group.empty()) order.push_back(labels_[label].node);
    group.push_back(label);
  }
  for (NodeIndex node : order) {
    if (graph_->Interrupted()) return;
    if (node != root_ && node == limits_.goal) continue;
    if (node != root_ && limits_.avoid_unwanted && graph_->IsUnwanted(node)) continue;
    ExpandNode(node, groups[node]);
  }
}

void Frontier::ExpandNode(NodeIndex node, const std::vector<LabelIndex>& labels) {
  const bool editions = graph_->HasEditions(node) && (node != root_ || limits_.root_is_passed);
  const int penalty = editions ? kEditionPenalty : 0;
  int lowest = std::numeric_limits<int>::max();
  for (LabelIndex label : labels) lowest = std::min(lowest, labels_[label].cost);
  std::unordered_map<Edition, std::vector<LabelIndex>> by_edition;
  std::vector<LabelIndex> cheapest;
  for (LabelIndex label : labels) {
    if (labels_[label].cost == lowest) cheapest.push_back(label);
    if (editions && labels_[label].edition != kNoEdition) by_edition[labels_[label].edition].push_back(label);
  }
  for (const Link& link : graph_->LinksOf(node)) {
    if (!MayEnter(node, link.node)) continue;
    const bool entered_event = link.node != limits_.goal && graph_->HasEditions(link.node);
    const Edition edition = entered_event ? link.edition : kNoEdition;
    for (LabelIndex label : cheapest) {
      const bool same = link.edition != kNoEdition && labels_[label].edition == link.edition;
      Relax(link, edition, lowest + 1 + (same ? 0 : penalty), label);
    }
    const auto same_edition = by_edition.find(link.edition);
    if (same_edition == by_edition.end()) continue;
    for (LabelIndex label : same_edition->second) {
      if (labels_[label].cost > lowest) Relax(link, edition, labels_[label].cost + 1, label);
    }
  }
}

void Frontier::Relax(const Link& link, Edition edition, int cost, LabelIndex parent) {
  const int hops = static_cast<int>(layers_.size()) - 1;
  const int64_t sources = labels_[parent].sources + link.sources;
  std::vector<LabelIndex>& known = by_node_[link.node];
  for (LabelIndex index : known) {
    Label& label = labels_[index];
    if (label.edition != edition) continue;
    if (label.hops < hops) {
      if (label.cost <= cost) return;
      continue;
    }
    if (label.cost < cost) return;
    if (label.cost > cost) {
      label.cost = cost;
      label.sources = sources;
      label.parents.clear();
    }
    label.sources = std::max(label.sources, sources);
    label.parents.push_back({parent, &link});
    return;
  }
  const auto index = static_cast<LabelIndex>(labels_.size());
  labels_.push_back({link.node, edition, hops, cost, sources, {{parent, &link}}});
  known.push_back(index);
  layers_.back().push_back(index);
}

}  // namespace kg::query
