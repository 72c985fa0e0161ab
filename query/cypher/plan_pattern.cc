// The order in which a pattern is walked.
#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "query/cypher/fail.h"
#include "query/cypher/plan.h"

namespace kg::query::cypher {
namespace {

// Something to test once all of `needs` is bound.
struct Condition {
  std::set<int> needs;
  const Expr* condition = nullptr;  // a part of WHERE
  int slot = kNoSlot;               // else: the property `key` of what is in this slot equals `value`
  std::string key;
  const Expr* value = nullptr;
  bool done = false;
};

struct Edge {
  const PathPattern* path = nullptr;
  const RelationshipPattern* relationship = nullptr;
  int left = kNoSlot;
  int right = kNoSlot;
  bool done = false;
};

class PatternPlanner {
 public:
  PatternPlanner(const Pattern& pattern, OperatorPtr child, std::set<int>& bound, RunContext& context)
      : pattern_(pattern), plan_(std::move(child)), bound_(bound), context_(context) {}

  OperatorPtr Plan(const Expr* where) {
    CollectSlots(pattern_, own_);
    std::set<int> before = bound_;
    std::erase_if(own_, [&](int slot) { return before.contains(slot); });
    CollectParts();
    if (where != nullptr) SplitWhere(*where);
    for (const auto& [slot, labels] : labels_) {
      if (bound_.contains(slot)) Add(MakeNodeCheck(context_, std::move(plan_), slot, {labels}));
    }
    Test();
    while (Step()) {
    }
    for (const PathPattern& path : pattern_.paths) {
      if (path.slot == kNoSlot) continue;
      Add(MakePathBuilder(context_, std::move(plan_), path));
      Bind(path.slot);
    }
    Test();
    return std::move(plan_);
  }

 private:
  void Add(OperatorPtr plan) { plan_ = std::move(plan); }

  void CollectParts() {
    for (const PathPattern& path : pattern_.paths) {
      for (const NodePattern& node : path.nodes) {
        std::vector<std::string>& labels = labels_[node.slot];
        labels.insert(labels.end(), node.labels.begin(), node.labels.end());
        if (node.properties != nullptr) AddProperties(node.slot, *node.properties);
      }
      for (size_t i = 0; i < path.relationships.size(); ++i) {
        const RelationshipPattern& relationship = path.relationships[i];
        edges_.push_back({&path, &relationship, path.nodes[i].slot, path.nodes[i + 1].slot});
        if (relationship.properties == nullptr) continue;
        bool late = TestsLate(relationship);
        if (late) AddProperties(relationship.slot, *relationship.properties);
      }
    }
  }

  // Properties of a relationship are tested while walking, unless they depend on what this pattern binds.
  bool TestsLate(const RelationshipPattern& relationship) const {
    std::set<int> needs;
    CollectSlots(*relationship.properties, needs);
    return std::any_of(needs.begin(), needs.end(), [&](int slot) { return own_.contains(slot); });
  }

  void AddProperties(int slot, const Expr& map) {
    for (size_t i = 0; i < map.children.size(); ++i) {
      Condition condition;
      CollectSlots(*map.children[i], condition.needs);
      condition.needs.insert(slot);
      condition.slot = slot;
      condition.key = map.names[i];
      condition.value = map.children[i].get();
      AddCondition(std::move(condition));
    }
  }

  void SplitWhere(const Expr& where) {
    bool is_and = where.kind == ExprKind::kChain && !where.operators.empty() && where.operators[0] == Operator::kAnd;
    if (is_and) {
      for (const ExprPtr& child : where.children) SplitWhere(*child);
      return;
    }
    Condition condition;
    CollectSlots(where, condition.needs);
    condition.condition = &where;
    AddCondition(std::move(condition));
  }

  void AddCondition(Condition condition) {
    std::erase_if(condition.needs, [&](int slot) { return !own_.contains(slot); });
    conditions_.push_back(std::move(condition));
  }

  // Adds filters for the conditions that can be tested by now.
  void Test() {
    for (Condition& condition : conditions_) {
      bool ready =
          std::all_of(condition.needs.begin(), condition.needs.end(), [&](int slot) { return bound_.contains(slot); });
      if (condition.done || !ready) continue;
      condition.done = true;
      Add(condition.condition != nullptr
              ? MakeFilter(context_, std::move(plan_), *condition.condition)
              : MakePropertyFilter(context_, std::move(plan_), condition.slot, condition.key, *condition.value));
    }
  }

  void Bind(int slot) { bound_.insert(slot); }

  bool Step() {
    Edge* best = nullptr;
    uint64_t best_cost = 0;
    for (Edge& edge : edges_) {
      if (edge.done || (!bound_.contains(edge.left) && !bound_.contains(edge.right))) continue;
      uint64_t cost = CostOf(edge);
      if (best == nullptr || cost < best_cost) {
        best = &edge;
        best_cost = cost;
      }
    }
    if (best != nullptr && best_cost < std::numeric_limits<uint64_t>::max()) {
      Walk(*best);
      return true;
    }
    return SeedFromRelationship() || ScanCheapest();
  }

  // Edges between two bound nodes first, then those of few relationships; a shortest path needs both its ends.
  uint64_t CostOf(const Edge& edge) const {
    bool both = bound_.contains(edge.left) && bound_.contains(edge.right);
    if (edge.path->selector != Selector::kEvery) return both ? 2 : std::numeric_limits<uint64_t>::max();
    if (bound_.contains(edge.relationship->slot)) return 0;
    if (both && !edge.relationship->is_variable_length) return 1;
    uint64_t many = edge.relationship->is_variable_length ? uint64_t{1} << 62 : 4;
    return many + std::min(context_.graph.EstimateRelationships(edge.relationship->types), uint64_t{1} << 60);
  }

  ExpandParts PartsOf(const Edge& edge) {
    ExpandParts parts;
    parts.reversed = !bound_.contains(edge.left) && edge.path->selector == Selector::kEvery;
    parts.from = parts.reversed ? edge.right : edge.left;
    parts.to = parts.reversed ? edge.left : edge.right;
    parts.relationship = edge.relationship->slot;
    parts.to_is_bound = bound_.contains(parts.to);
    parts.relationship_is_bound = bound_.contains(parts.relationship);
    parts.direction = edge.relationship->direction;
    if (parts.reversed && parts.direction != Direction::kBoth) {
      parts.direction = parts.direction == Direction::kOutgoing ? Direction::kIncoming : Direction::kOutgoing;
    }
    parts.pattern = edge.relationship;
    parts.tests_properties = edge.relationship->properties == nullptr || !TestsLate(*edge.relationship);
    if (!parts.to_is_bound) parts.to_test.labels = labels_[parts.to];
    for (const Edge& other : edges_) {
      if (other.done && other.relationship != edge.relationship) parts.others.push_back(other.relationship->slot);
    }
    parts.text = TextOf(*edge.relationship, parts);
    return parts;
  }

  static std::string TextOf(const RelationshipPattern& relationship, const ExpandParts& parts) {
    std::string text = parts.direction == Direction::kIncoming ? "<-[" : "-[";
    for (const std::string& type : relationship.types) text += (text.back() == '[' ? ":" : "|") + QuoteName(type);
    if (relationship.is_variable_length) {
      text += "*" + std::to_string(relationship.min) + "..";
      if (relationship.max) text += std::to_string(*relationship.max);
    }
    text += parts.direction == Direction::kOutgoing ? "]->(" : "]-(";
    for (const std::string& label : parts.to_test.labels) text += ":" + QuoteName(label);
    return text + ")";
  }

  void Walk(Edge& edge) {
    ExpandParts parts = PartsOf(edge);
    edge.done = true;
    int to = parts.to;
    int relationship = parts.relationship;
    if (edge.path->selector != Selector::kEvery) {
      Add(MakeShortest(context_, std::move(plan_), std::move(parts), *edge.path));
    } else if (edge.relationship->is_variable_length) {
      Add(MakeExpandMany(context_, std::move(plan_), std::move(parts)));
    } else {
      Add(MakeExpand(context_, std::move(plan_), std::move(parts)));
    }
    Bind(to);
    Bind(relationship);
    Test();
  }

  // A relationship that is bound while neither of its nodes is.
  bool SeedFromRelationship() {
    for (const Edge& edge : edges_) {
      if (edge.done || !bound_.contains(edge.relationship->slot) || edge.path->selector != Selector::kEvery) continue;
      ExpandParts parts = PartsOf(edge);
      parts.from = edge.left;
      parts.direction = edge.relationship->direction;
      Add(MakeEndScan(context_, std::move(plan_), parts));
      Add(MakeNodeCheck(context_, std::move(plan_), edge.left, {labels_[edge.left]}));
      Bind(edge.left);
      Test();
      return true;
    }
    return false;
  }

  bool ScanCheapest() {
    int best = kNoSlot;
    uint64_t best_cost = 0;
    ScanSource best_source;
    for (const auto& [slot, labels] : labels_) {
      if (bound_.contains(slot)) continue;
      auto [cost, source] = CheapestSource(slot);
      if (best != kNoSlot && cost >= best_cost) continue;
      best = slot;
      best_cost = cost;
      best_source = std::move(source);
    }
    if (best == kNoSlot) return false;
    Add(MakeScan(context_, std::move(plan_), best, std::move(best_source), {labels_[best]}));
    Bind(best);
    Test();
    return true;
  }

  std::pair<uint64_t, ScanSource> CheapestSource(int slot) {
    ScanSource source;
    uint64_t cost = context_.graph.EstimateNodes();
    for (const std::string& label : labels_[slot]) {
      uint64_t nodes = context_.graph.EstimateNodesWithLabel(label);
      if (source.kind != ScanSource::Kind::kAll && nodes >= cost) continue;
      cost = nodes;
      source = {ScanSource::Kind::kLabel, label, nullptr, false};
    }
    for (const Condition& condition : conditions_) {
      const ScanSource index = IndexFor(condition, slot);
      if (index.value == nullptr || !IsKnown(*index.value)) continue;
      std::optional<uint64_t> nodes = EstimateIndex(index);
      if (!nodes || *nodes > cost) continue;
      cost = *nodes;
      source = index;
    }
    return {cost, std::move(source)};
  }

  // Where the condition is that a property of the node in `slot` has a value, or one of a list; else no value.
  static ScanSource IndexFor(const Condition& condition, int slot) {
    if (condition.slot == slot) return {ScanSource::Kind::kProperty, condition.key, condition.value, false};
    const Expr* test = condition.condition;
    if (test == nullptr || test->operators.size() != 1) return {};
    bool is_in = test->kind == ExprKind::kChain && test->operators[0] == Operator::kIn;
    bool is_equal = test->kind == ExprKind::kComparison && test->operators[0] == Operator::kEqual;
    for (size_t i = 0; i < (is_in ? 1 : is_equal ? 2 : 0); ++i) {
      const Expr& side = *test->children[i];
      if (side.kind != ExprKind::kProperty || side.children[0]->kind != ExprKind::kVariable) continue;
      if (side.children[0]->slot != slot) continue;
      return {ScanSource::Kind::kProperty, side.name, test->children[1 - i].get(), is_in};
    }
    return {};
  }

  std::optional<uint64_t> EstimateIndex(const ScanSource& index) {
    const Value value = ValueNow(*index.value);
    if (!index.any_of) return context_.graph.EstimateNodesWithProperty(index.name, value);
    if (!value.is(ValueType::kList)) return context_.graph.EstimateNodesWithProperty(index.name, Value());
    uint64_t nodes = 0;
    for (const Value& item : value.list()) {
      std::optional<uint64_t> some = context_.graph.EstimateNodesWithProperty(index.name, item);
      if (!some) return std::nullopt;
      nodes += *some;
    }
    return nodes;
  }

  // Whether the value can be had before the node is.
  bool IsKnown(const Expr& value) const {
    std::set<int> needs;
    CollectSlots(value, needs);
    return std::all_of(needs.begin(), needs.end(),
                       [&](int slot) { return !own_.contains(slot) || bound_.contains(slot); });
  }

  // For the estimate: null when the value depends on rows.
  Value ValueNow(const Expr& value) {
    if (value.kind == ExprKind::kLiteral) return value.value;
    if (value.kind == ExprKind::kList) {
      List list;
      for (const ExprPtr& item : value.children) list.push_back(ValueNow(*item));
      return Value(std::move(list));
    }
    if (value.kind != ExprKind::kParameter) return Value();
    auto found = context_.parameters.find(value.name);
    return found == context_.parameters.end() ? Value() : found->second;
  }

  const Pattern& pattern_;
  OperatorPtr plan_;
  std::set<int>& bound_;
  RunContext& context_;
  std::set<int> own_;  // what this pattern binds
  std::map<int, std::vector<std::string>> labels_;
  std::vector<Edge> edges_;
  std::vector<Condition> conditions_;
};

}  // namespace

OperatorPtr PlanPattern(const Pattern& pattern, const Expr* where, OperatorPtr child, std::set<int>& bound,
                        RunContext& context) {
  return PatternPlanner(pattern, std::move(child), bound, context).Plan(where);
}

}  // namespace kg::query::cypher
