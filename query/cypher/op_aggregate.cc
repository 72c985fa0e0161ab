// Grouping: one row for each group of rows that agree in the columns without aggregating functions, in the order in
// which the groups came up.
#include <string>
#include <unordered_map>

#include "query/cypher/aggregates.h"
#include "query/cypher/fail.h"
#include "query/cypher/functions.h"
#include "query/cypher/operators.h"

namespace kg::query::cypher {
namespace {

class Aggregate : public PlanOperator {
 public:
  Aggregate(RunContext& context, OperatorPtr child, const ProjectionClause& clause)
      : PlanOperator(context, std::move(child)), clause_(clause), memory_(context) {}
  std::string Describe() const override {
    std::string text = "Aggregate";
    for (const ProjectionItem& item : clause_.items) text += (text == "Aggregate" ? " " : ", ") + item.name;
    return text;
  }

 protected:
  void DoOpen() override {
    groups_.clear();
    index_.clear();
    memory_.Clear();
    collected_ = false;
    next_ = 0;
  }
  bool DoNext() override {
    if (!collected_) {
      Collect();
      collected_ = true;
    }
    if (next_ == groups_.size()) return false;
    Give(groups_[next_++]);
    return true;
  }

 private:
  struct Group {
    Row keys;
    std::vector<std::unique_ptr<Aggregator>> states;
  };

  Group& GroupOf(Row keys) {
    auto [found, is_new] = index_.try_emplace(keys, groups_.size());
    if (is_new) {
      memory_.Add(2 * SizeOf(keys) + clause_.aggregates.size() * 64);
      Group group;
      group.keys = std::move(keys);
      for (const ExprPtr& call : clause_.aggregates) group.states.push_back(MakeAggregator(*call, context_, memory_));
      groups_.push_back(std::move(group));
    }
    return groups_[found->second];
  }

  void Collect() {
    bool has_keys = false;
    for (const ProjectionItem& item : clause_.items) has_keys = has_keys || !item.aggregates;
    while (child_->Next()) {
      Row keys;
      for (const ProjectionItem& item : clause_.items) {
        if (!item.aggregates) keys.push_back(Evaluate(*item.expr, context_));
      }
      Group& group = GroupOf(std::move(keys));
      for (size_t i = 0; i < clause_.aggregates.size(); ++i) Add(*clause_.aggregates[i], *group.states[i]);
    }
    if (!has_keys && groups_.empty()) GroupOf({});
  }

  void Add(const Expr& call, Aggregator& state) {
    if (call.star) return state.Add(Value());
    Value value = Evaluate(*call.children[0], context_);
    if (value.is_null()) return;
    TypeSet accepts = call.function->accepts[0];
    if ((accepts & Only(value.type())) == 0) {
      FailRuntime(call.position, "TypeError", "InvalidArgumentValue",
                  std::string(call.function->name) + "() takes " + SetText(accepts) + ", not " +
                      std::string(TypeName(value.type())));
    }
    state.Add(value);
  }

  void Give(Group& group) {
    size_t key = 0;
    for (const ProjectionItem& item : clause_.items) {
      if (!item.aggregates) context_.At(item.slot) = group.keys[key++];
    }
    for (size_t i = 0; i < group.states.size(); ++i) {
      context_.At(clause_.aggregate_slots[i]) = group.states[i]->Result();
    }
    for (const ProjectionItem& item : clause_.items) {
      if (item.aggregates) context_.At(item.slot) = Evaluate(*item.expr, context_);
    }
  }

  const ProjectionClause& clause_;
  std::vector<Group> groups_;
  std::unordered_map<Row, size_t, RowHash, RowEqual> index_;
  HeldMemory memory_;
  bool collected_ = false;
  size_t next_ = 0;
};

}  // namespace

OperatorPtr MakeAggregate(RunContext& context, OperatorPtr child, const ProjectionClause& clause) {
  return std::make_unique<Aggregate>(context, std::move(child), clause);
}

}  // namespace kg::query::cypher
