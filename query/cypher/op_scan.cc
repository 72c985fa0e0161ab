// Where rows begin: nodes from the graph and its indexes.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "query/cypher/operators.h"

namespace kg::query::cypher {

bool NodeTest::Passes(RunContext& context, NodeId node) const {
  return std::all_of(labels.begin(), labels.end(),
                     [&](const std::string& label) { return context.graph.HasLabel(node, label); });
}

namespace {

class Argument : public PlanOperator {
 public:
  explicit Argument(RunContext& context) : PlanOperator(context, nullptr) {}
  std::string Describe() const override { return "Argument"; }

 protected:
  void DoOpen() override { given_ = false; }
  bool DoNext() override { return !std::exchange(given_, true); }

 private:
  bool given_ = false;
};

class ListCursor : public NodeCursor {
 public:
  explicit ListCursor(std::vector<NodeId> nodes) : nodes_(std::move(nodes)) {}
  std::optional<NodeId> Next() override {
    if (next_ == nodes_.size()) return std::nullopt;
    return nodes_[next_++];
  }

 private:
  std::vector<NodeId> nodes_;
  size_t next_ = 0;
};

class Scan : public PlanOperator {
 public:
  Scan(RunContext& context, OperatorPtr child, int slot, ScanSource source, NodeTest test)
      : PlanOperator(context, std::move(child)), slot_(slot), source_(std::move(source)), test_(std::move(test)) {}

  std::string Describe() const override {
    if (source_.kind == ScanSource::Kind::kAll) return "AllNodes";
    return (source_.kind == ScanSource::Kind::kLabel ? "NodesWithLabel :" : "NodesWithProperty ") +
           QuoteName(source_.name);
  }

 protected:
  void DoOpen() override { cursor_.reset(); }
  bool DoNext() override {
    while (true) {
      if (cursor_ == nullptr) {
        if (!child_->Next()) return false;
        cursor_ = Begin();
      }
      while (std::optional<NodeId> node = cursor_->Next()) {
        context_.Tick();
        if (!test_.Passes(context_, *node)) continue;
        context_.At(slot_) = Value(*node);
        return true;
      }
      cursor_.reset();
    }
  }

 private:
  std::unique_ptr<NodeCursor> Begin() {
    if (source_.kind == ScanSource::Kind::kLabel) return context_.graph.NodesWithLabel(source_.name);
    if (source_.kind == ScanSource::Kind::kProperty) {
      Value value = Evaluate(*source_.value, context_);
      auto cursor = source_.any_of ? BeginAnyOf(value) : context_.graph.NodesWithProperty(source_.name, value);
      if (cursor != nullptr) return cursor;
    }
    return context_.graph.AllNodes();
  }

  // nullptr: the index cannot answer for one of the values.
  std::unique_ptr<NodeCursor> BeginAnyOf(const Value& values) const {
    if (!values.is(ValueType::kList)) return nullptr;
    std::vector<NodeId> nodes;
    for (const Value& value : values.list()) {
      auto cursor = context_.graph.NodesWithProperty(source_.name, value);
      if (cursor == nullptr) return nullptr;
      while (std::optional<NodeId> node = cursor->Next()) nodes.push_back(*node);
    }
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return std::make_unique<ListCursor>(std::move(nodes));
  }

  int slot_;
  ScanSource source_;
  NodeTest test_;
  std::unique_ptr<NodeCursor> cursor_;
};

class NodeCheck : public PlanOperator {
 public:
  NodeCheck(RunContext& context, OperatorPtr child, int slot, NodeTest test)
      : PlanOperator(context, std::move(child)), slot_(slot), test_(std::move(test)) {}
  std::string Describe() const override { return "NodeCheck"; }

 protected:
  bool DoNext() override {
    while (child_->Next()) {
      const Value& value = context_.At(slot_);
      if (value.is(ValueType::kNode) && test_.Passes(context_, value.node())) return true;
    }
    return false;
  }

 private:
  int slot_;
  NodeTest test_;
};

class EndScan : public PlanOperator {
 public:
  EndScan(RunContext& context, OperatorPtr child, const ExpandParts& parts)
      : PlanOperator(context, std::move(child)),
        from_(parts.from),
        relationship_(parts.relationship),
        direction_(parts.direction) {}
  std::string Describe() const override { return "NodesOfRelationship"; }

 protected:
  void DoOpen() override { next_ = 2; }
  bool DoNext() override {
    while (true) {
      if (next_ == 2) {
        if (!child_->Next()) return false;
        next_ = 0;
      }
      Value held = context_.At(relationship_);
      bool is_list = held.is(ValueType::kList) && !held.list().empty();
      int end = next_++;
      if (is_list) held = end == 0 ? held.list().front() : held.list().back();
      if (!held.is(ValueType::kRelationship)) continue;
      NodeId start_node = context_.graph.Start(held.relationship());
      NodeId end_node = context_.graph.End(held.relationship());
      if (direction_ == (end == 0 ? Direction::kIncoming : Direction::kOutgoing)) continue;
      if (end == 1 && start_node == end_node && direction_ == Direction::kBoth) continue;
      context_.At(from_) = Value(end == 0 ? start_node : end_node);
      return true;
    }
  }

 private:
  int from_;
  int relationship_;
  Direction direction_;
  int next_ = 2;  // 0: its start, 1: its end, 2: the next row
};

}  // namespace

OperatorPtr MakeArgument(RunContext& context) { return std::make_unique<Argument>(context); }

OperatorPtr MakeScan(RunContext& context, OperatorPtr child, int slot, ScanSource source, NodeTest test) {
  return std::make_unique<Scan>(context, std::move(child), slot, std::move(source), std::move(test));
}

OperatorPtr MakeNodeCheck(RunContext& context, OperatorPtr child, int slot, NodeTest test) {
  return std::make_unique<NodeCheck>(context, std::move(child), slot, std::move(test));
}

OperatorPtr MakeEndScan(RunContext& context, OperatorPtr child, const ExpandParts& parts) {
  return std::make_unique<EndScan>(context, std::move(child), parts);
}

}  // namespace kg::query::cypher
