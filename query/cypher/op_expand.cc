// One step along a relationship; and paths, put together from what was walked.
#include <algorithm>
#include <string>

#include "query/cypher/walk.h"

namespace kg::query::cypher {

bool StandsIn(const Value& value, RelationshipId relationship) {
  if (value.is(ValueType::kRelationship)) return value.relationship() == relationship;
  if (!value.is(ValueType::kList)) return false;
  return std::any_of(value.list().begin(), value.list().end(),
                     [&](const Value& item) { return StandsIn(item, relationship); });
}

bool IsTaken(RunContext& context, const ExpandParts& parts, RelationshipId relationship) {
  return std::any_of(parts.others.begin(), parts.others.end(),
                     [&](int slot) { return StandsIn(context.At(slot), relationship); });
}

bool HasProperties(RunContext& context, const ExpandParts& parts, RelationshipId relationship) {
  if (!parts.tests_properties || parts.pattern->properties == nullptr) return true;
  const Expr& map = *parts.pattern->properties;
  for (size_t i = 0; i < map.children.size(); ++i) {
    Value wanted = Evaluate(*map.children[i], context);
    if (Equals(context.graph.Property(relationship, map.names[i]), wanted) != true) return false;
  }
  return true;
}

void StepsFrom(RunContext& context, const ExpandParts& parts, NodeId node, Direction direction,
               std::vector<Step>& steps) {
  size_t before = steps.size();
  context.graph.Expand(node, direction, parts.pattern->types, steps);
  auto unwanted = [&](const Step& step) {
    context.Tick();
    return IsTaken(context, parts, step.relationship) || !HasProperties(context, parts, step.relationship);
  };
  steps.erase(std::remove_if(steps.begin() + static_cast<std::ptrdiff_t>(before), steps.end(), unwanted), steps.end());
}

Direction Reverse(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOutgoing ? Direction::kIncoming : Direction::kOutgoing;
}

namespace {

class Expand : public PlanOperator {
 public:
  Expand(RunContext& context, OperatorPtr child, ExpandParts parts)
      : PlanOperator(context, std::move(child)), parts_(std::move(parts)) {}
  std::string Describe() const override { return (parts_.to_is_bound ? "ExpandInto " : "Expand ") + parts_.text; }

 protected:
  void DoOpen() override { Forget(); }
  bool DoNext() override {
    while (true) {
      while (next_ < steps_.size()) {
        const Step step = steps_[next_++];
        context_.Tick();
        if (Take(step)) return true;
      }
      if (!child_->Next()) return false;
      Forget();
      const Value& from = context_.At(parts_.from);
      if (!from.is(ValueType::kNode)) continue;
      if (parts_.relationship_is_bound) {
        StepOverBound(from.node());
      } else {
        context_.graph.Expand(from.node(), parts_.direction, parts_.pattern->types, steps_);
      }
    }
  }

 private:
  void Forget() {
    steps_.clear();
    next_ = 0;
  }

  void StepOverBound(NodeId from) {
    const Value& held = context_.At(parts_.relationship);
    if (!held.is(ValueType::kRelationship)) return;
    RelationshipId relationship = held.relationship();
    const std::vector<std::string>& types = parts_.pattern->types;
    std::string type = context_.graph.Type(relationship);
    if (!types.empty() && std::find(types.begin(), types.end(), type) == types.end()) return;
    NodeId start = context_.graph.Start(relationship);
    NodeId end = context_.graph.End(relationship);
    if (start == from && parts_.direction != Direction::kIncoming) {
      steps_.push_back({relationship, end});
    } else if (end == from && parts_.direction != Direction::kOutgoing) {
      steps_.push_back({relationship, start});
    }
  }

  bool Take(const Step& step) {
    if (parts_.to_is_bound) {
      const Value& to = context_.At(parts_.to);
      if (!to.is(ValueType::kNode) || to.node() != step.node) return false;
    }
    if (IsTaken(context_, parts_, step.relationship)) return false;
    if (!parts_.to_test.Passes(context_, step.node)) return false;
    if (!HasProperties(context_, parts_, step.relationship)) return false;
    if (!parts_.relationship_is_bound) context_.At(parts_.relationship) = Value(step.relationship);
    if (!parts_.to_is_bound) context_.At(parts_.to) = Value(step.node);
    return true;
  }

  ExpandParts parts_;
  std::vector<Step> steps_;
  size_t next_ = 0;
};

class PathBuilder : public PlanOperator {
 public:
  PathBuilder(RunContext& context, OperatorPtr child, const PathPattern& path)
      : PlanOperator(context, std::move(child)), path_(path) {}
  std::string Describe() const override { return "Path " + QuoteName(path_.variable); }

 protected:
  bool DoNext() override {
    if (!child_->Next()) return false;
    Path path;
    path.nodes.push_back(context_.At(path_.nodes[0].slot).node());
    for (const RelationshipPattern& relationship : path_.relationships) {
      const Value& walked = context_.At(relationship.slot);
      if (walked.is(ValueType::kRelationship)) {
        Append(path, walked.relationship());
      } else {
        for (const Value& item : walked.list()) Append(path, item.relationship());
      }
    }
    context_.At(path_.slot) = Value(std::move(path));
    return true;
  }

 private:
  void Append(Path& path, RelationshipId relationship) {
    NodeId start = context_.graph.Start(relationship);
    path.nodes.push_back(start == path.nodes.back() ? context_.graph.End(relationship) : start);
    path.relationships.push_back(relationship);
  }

  const PathPattern& path_;
};

}  // namespace

OperatorPtr MakeExpand(RunContext& context, OperatorPtr child, ExpandParts parts) {
  return std::make_unique<Expand>(context, std::move(child), std::move(parts));
}

OperatorPtr MakePathBuilder(RunContext& context, OperatorPtr child, const PathPattern& path) {
  return std::make_unique<PathBuilder>(context, std::move(child), path);
}

}  // namespace kg::query::cypher
