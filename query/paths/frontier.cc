#include "query/paths/frontier.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace kg::query {

Frontier::Frontier(PathGraph* graph, NodeIndex root, const std::vector<RootLabel>& labels, const FrontierLimits& limits)
    : graph_(graph), root_(root), limits_(limits), first_(graph->TakeNumbers()) {
  static_assert(kNone == PathGraph::kNoNumber);
  layers_.emplace_back();
  for (const RootLabel& label : labels) {
    layers_.back().push_back(AddLabel({root, label.edition, 0, label.cost, label.sources, kNone, kNone}));
  }
}

Frontier::~Frontier() {
  for (const Label& label : labels_) first_[label.node] = kNone;
  graph_->ReturnNumbers(std::move(first_));
}

LabelIndex Frontier::AddLabel(const Label& label) {
  const auto index = static_cast<LabelIndex>(labels_.size());
  if (label.node >= first_.size()) first_.resize(std::max<size_t>(label.node + 1, graph_->NodeCount()), kNone);
  labels_.push_back(label);
  if (first_[label.node] == kNone) ++node_count_;
  labels_.back().next = first_[label.node];
  first_[label.node] = index;
  return index;
}

void Frontier::AddParent(Label* label, LabelIndex parent, const Link* link) {
  parents_.push_back({parent, link, label->first_parent});
  label->first_parent = static_cast<uint32_t>(parents_.size() - 1);
}

bool Frontier::MayEnter(NodeIndex from, NodeIndex to) const {
  if (to == root_ || (to == limits_.goal && !limits_.may_enter_goal)) return false;
  if (only_ != nullptr && only_->FirstOf(to) == kNone) return false;
  if (limits_.blocked != nullptr && !limits_.blocked->empty() && limits_.blocked->count(to) > 0) return false;
  return from != root_ || limits_.blocked_first == nullptr || limits_.blocked_first->count(to) == 0;
}

bool Frontier::IsDeadEnd(NodeIndex node) const {
  if (node == root_) return false;
  return node == limits_.goal || (limits_.avoid_unwanted && graph_->IsUnwanted(node));
}

bool Frontier::NextMeets(const Frontier& other) const {
  for (LabelIndex label : layers_.back()) {
    const NodeIndex node = labels_[label].node;
    if (IsDeadEnd(node)) continue;
    if (graph_->Interrupted()) return true;
    for (const Link& link : LinksOf(node)) {
      if (other.FirstOf(link.node) != kNone && MayEnter(node, link.node)) return true;
    }
  }
  return false;
}

size_t Frontier::Work() const {
  size_t work = 0;
  for (LabelIndex label : layers_.back()) work += graph_->LikelyDegree(labels_[label].node, limits_.from_the_end);
  return work;
}

void Frontier::Expand(const Frontier* only) {
  only_ = only;
  const std::vector<LabelIndex> layer = layers_.back();  // a copy: the next layer moves it
  layers_.emplace_back();
  // Labels of one node are expanded together, nodes in order of their first label.
  const LabelIndex base = layer.empty() ? 0 : *std::min_element(layer.begin(), layer.end());
  std::vector<char> done(labels_.size() - base, 0);
  std::vector<LabelIndex> group;
  for (LabelIndex label : layer) {
    if (done[label - base] != 0) continue;
    if (graph_->Interrupted()) return;
    const NodeIndex node = labels_[label].node;
    group.clear();
    for (LabelIndex other = FirstOf(node); other != kNone; other = labels_[other].next) {
      if (labels_[other].hops != labels_[label].hops) continue;
      done[other - base] = 1;
      group.push_back(other);
    }
    if (!IsDeadEnd(node)) ExpandNode(node, group);
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
  for (const Link& link : LinksOf(node)) {
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
  for (LabelIndex index = FirstOf(link.node); index != kNone; index = labels_[index].next) {
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
      label.first_parent = kNone;
    }
    label.sources = std::max(label.sources, sources);
    return AddParent(&label, parent, &link);
  }
  const LabelIndex added = AddLabel({link.node, edition, hops, cost, sources, kNone, kNone});
  AddParent(&labels_[added], parent, &link);
  layers_.back().push_back(added);
}

}  // namespace kg::query
