// Paths of variable length: depth first, no relationship twice.
#include <algorithm>
#include <limits>
#include <string>

#include "query/cypher/walk.h"

namespace kg::query::cypher {
namespace {

class ExpandMany : public PlanOperator {
 public:
  ExpandMany(RunContext& context, OperatorPtr child, ExpandParts parts)
      : PlanOperator(context, std::move(child)),
        parts_(std::move(parts)),
        max_(parts_.pattern->max.value_or(std::numeric_limits<int64_t>::max())),
        memory_(context) {}
  std::string Describe() const override { return "ExpandMany " + parts_.text; }

 protected:
  void DoOpen() override { Forget(); }
  bool DoNext() override {
    while (true) {
      if (Walk()) return true;
      Forget();
      if (!child_->Next()) return false;
      const Value& from = context_.At(parts_.from);
      if (!from.is(ValueType::kNode)) continue;
      if (parts_.relationship_is_bound) {
        if (FollowBound(from.node())) return true;
        continue;
      }
      start_ = from.node();
      at_start_ = true;
    }
  }

 private:
  // The steps that lead on from a node, and which of them is walked.
  struct Level {
    std::vector<Step> steps;
    size_t next = 0;
  };

  void Forget() {
    levels_.clear();
    walked_.clear();
    at_start_ = false;
    memory_.Clear();
  }

  // Goes on until a path fits. There is one level more than relationships walked, but when a level has just gone: then
  // the step that led to it goes as well.
  bool Walk() {
    if (at_start_) {
      at_start_ = false;
      Push(start_);
      if (parts_.pattern->min == 0 && Give(start_)) return true;
    }
    while (!levels_.empty()) {
      context_.Tick();
      Level& level = levels_.back();
      if (walked_.size() == levels_.size()) walked_.pop_back();
      if (level.next == level.steps.size()) {
        memory_.Remove(level.steps.size() * sizeof(Step));
        levels_.pop_back();
        continue;
      }
      const Step step = level.steps[level.next++];
      if (std::find(walked_.begin(), walked_.end(), step.relationship) != walked_.end()) continue;
      walked_.push_back(step.relationship);
      Push(step.node);
      if (static_cast<int64_t>(walked_.size()) >= parts_.pattern->min && Give(step.node)) return true;
    }
    return false;
  }

  void Push(NodeId node) {
    Level level;
    if (static_cast<int64_t>(walked_.size()) < max_) {
      StepsFrom(context_, parts_, node, parts_.direction, level.steps);
      memory_.Add(level.steps.size() * sizeof(Step));
    }
    levels_.push_back(std::move(level));
  }

  bool Give(NodeId end) {
    if (parts_.to_is_bound) {
      const Value& to = context_.At(parts_.to);
      if (!to.is(ValueType::kNode) || to.node() != end) return false;
    }
    if (!parts_.to_test.Passes(context_, end)) return false;
    List list(walked_.begin(), walked_.end());
    if (parts_.reversed) std::reverse(list.begin(), list.end());
    context_.At(parts_.relationship) = Value(std::move(list));
    if (!parts_.to_is_bound) context_.At(parts_.to) = Value(end);
    return true;
  }

  // The relationships are given: whether they make a path from `from`.
  bool FollowBound(NodeId from) {
    const Value held = context_.At(parts_.relationship);
    if (!held.is(ValueType::kList)) return false;
    List list = held.list();
    if (parts_.reversed) std::reverse(list.begin(), list.end());
    int64_t length = static_cast<int64_t>(list.size());
    if (length < parts_.pattern->min || length > max_) return false;
    NodeId at = from;
    std::vector<Step> steps;
    for (const Value& item : list) {
      if (!item.is(ValueType::kRelationship)) return false;
      steps.clear();
      StepsFrom(context_, parts_, at, parts_.direction, steps);
      auto found = std::find_if(steps.begin(), steps.end(),
                                [&](const Step& step) { return step.relationship == item.relationship(); });
      if (found == steps.end()) return false;
      at = found->node;
    }
    if (parts_.to_is_bound && Equals(context_.At(parts_.to), Value(at)) != true) return false;
    if (!parts_.to_test.Passes(context_, at)) return false;
    if (!parts_.to_is_bound) context_.At(parts_.to) = Value(at);
    return true;
  }

  ExpandParts parts_;
  int64_t max_;
  NodeId start_{};
  bool at_start_ = false;
  std::vector<Level> levels_;
  std::vector<RelationshipId> walked_;
  HeldMemory memory_;
};

}  // namespace

OperatorPtr MakeExpandMany(RunContext& context, OperatorPtr child, ExpandParts parts) {
  return std::make_unique<ExpandMany>(context, std::move(child), std::move(parts));
}

}  // namespace kg::query::cypher
