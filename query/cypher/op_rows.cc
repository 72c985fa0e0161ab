// Operators that work on one row at a time, and those that end the rows.
#include <string>
#include <unordered_set>

#include "query/cypher/fail.h"
#include "query/cypher/operators.h"

namespace kg::query::cypher {
namespace {

class Filter : public PlanOperator {
 public:
  Filter(RunContext& context, OperatorPtr child, const Expr& condition)
      : PlanOperator(context, std::move(child)), condition_(condition) {}
  std::string Describe() const override { return "Filter " + condition_.text; }

 protected:
  bool DoNext() override {
    while (child_->Next()) {
      if (Holds(condition_, context_)) return true;
    }
    return false;
  }

 private:
  const Expr& condition_;
};

class PropertyFilter : public PlanOperator {
 public:
  PropertyFilter(RunContext& context, OperatorPtr child, int slot, std::string key, const Expr& value)
      : PlanOperator(context, std::move(child)), slot_(slot), key_(std::move(key)), value_(value) {}
  std::string Describe() const override { return "Filter ." + QuoteName(key_) + " = " + value_.text; }

 protected:
  bool DoNext() override {
    while (child_->Next()) {
      if (Fits(context_.At(slot_))) return true;
    }
    return false;
  }

 private:
  bool Fits(const Value& entity) {
    Value wanted = Evaluate(value_, context_);
    if (entity.is(ValueType::kList)) {
      for (const Value& item : entity.list()) {
        if (!Fits(item)) return false;
      }
      return true;
    }
    Value property = entity.is(ValueType::kNode) ? context_.graph.Property(entity.node(), key_)
                                                 : context_.graph.Property(entity.relationship(), key_);
    return Equals(property, wanted) == true;
  }

  int slot_;
  std::string key_;
  const Expr& value_;
};

// A row for each of `inner`, or one with nulls.
class Optional : public PlanOperator {
 public:
  Optional(RunContext& context, OperatorPtr child, OperatorPtr inner, std::vector<int> slots)
      : PlanOperator(context, std::move(child)), inner_(std::move(inner)), slots_(std::move(slots)) {}
  std::string Describe() const override { return "Optional"; }
  std::vector<const PlanOperator*> Inputs() const override { return {child_.get(), inner_.get()}; }

 protected:
  void DoOpen() override { active_ = false; }
  bool DoNext() override {
    while (true) {
      if (active_) {
        if (inner_->Next()) {
          matched_ = true;
          return true;
        }
        active_ = false;
        if (!matched_) {
          for (int slot : slots_) context_.At(slot) = Value();
          return true;
        }
      }
      if (!child_->Next()) return false;
      inner_->Open();
      active_ = true;
      matched_ = false;
    }
  }

 private:
  OperatorPtr inner_;
  std::vector<int> slots_;
  bool active_ = false;
  bool matched_ = false;
};

class Unwind : public PlanOperator {
 public:
  Unwind(RunContext& context, OperatorPtr child, const UnwindClause& clause)
      : PlanOperator(context, std::move(child)), clause_(clause) {}
  std::string Describe() const override { return "Unwind AS " + QuoteName(clause_.variable); }

 protected:
  void DoOpen() override {
    list_ = Value();
    next_ = 0;
  }
  bool DoNext() override {
    while (true) {
      if (list_.is(ValueType::kList) && next_ < list_.list().size()) {
        context_.At(clause_.slot) = list_.list()[next_++];
        return true;
      }
      if (!child_->Next()) return false;
      list_ = Evaluate(*clause_.list, context_);
      next_ = 0;
      if (!list_.is_null() && !list_.is(ValueType::kList)) list_ = Value(List{list_});
    }
  }

 private:
  const UnwindClause& clause_;
  Value list_;
  size_t next_ = 0;
};

class Project : public PlanOperator {
 public:
  Project(RunContext& context, OperatorPtr child, const ProjectionClause& clause)
      : PlanOperator(context, std::move(child)), clause_(clause), memory_(context) {}
  std::string Describe() const override {
    std::string text = "Project";
    for (const ProjectionItem& item : clause_.items) text += (text == "Project" ? " " : ", ") + item.name;
    return text;
  }

 protected:
  bool DoNext() override {
    memory_.Clear();
    if (!child_->Next()) return false;
    for (const ProjectionItem& item : clause_.items) {
      Value& value = context_.At(item.slot);
      value = Evaluate(*item.expr, context_);
      memory_.Add(value.size_bytes());
    }
    return true;
  }

 private:
  const ProjectionClause& clause_;
  HeldMemory memory_;
};

class Distinct : public PlanOperator {
 public:
  Distinct(RunContext& context, OperatorPtr child, std::vector<int> slots)
      : PlanOperator(context, std::move(child)), slots_(std::move(slots)), memory_(context) {}
  std::string Describe() const override { return "Distinct"; }

 protected:
  void DoOpen() override {
    seen_.clear();
    memory_.Clear();
  }
  bool DoNext() override {
    while (child_->Next()) {
      Row row;
      row.reserve(slots_.size());
      for (int slot : slots_) row.push_back(context_.At(slot));
      size_t bytes = SizeOf(row);
      if (!seen_.insert(std::move(row)).second) continue;
      memory_.Add(bytes);
      return true;
    }
    return false;
  }

 private:
  std::vector<int> slots_;
  std::unordered_set<Row, RowHash, RowEqual> seen_;
  HeldMemory memory_;
};

class Skip : public PlanOperator {
 public:
  Skip(RunContext& context, OperatorPtr child, const Expr& count)
      : PlanOperator(context, std::move(child)), count_(count) {}
  std::string Describe() const override { return "Skip " + count_.text; }

 protected:
  void DoOpen() override { left_ = EvaluateCount(count_, "SKIP", context_); }
  bool DoNext() override {
    for (; left_ > 0; --left_) {
      if (!child_->Next()) return false;
    }
    return child_->Next();
  }

 private:
  const Expr& count_;
  int64_t left_ = 0;
};

class Limit : public PlanOperator {
 public:
  Limit(RunContext& context, OperatorPtr child, const Expr& count)
      : PlanOperator(context, std::move(child)), count_(count) {}
  std::string Describe() const override { return "Limit " + count_.text; }

 protected:
  void DoOpen() override { left_ = EvaluateCount(count_, "LIMIT", context_); }
  bool DoNext() override {
    if (left_ <= 0 || !child_->Next()) return false;
    --left_;
    return true;
  }

 private:
  const Expr& count_;
  int64_t left_ = 0;
};

// The rows of all parts, one part after the other.
class Union : public PlanOperator {
 public:
  Union(RunContext& context, std::vector<OperatorPtr> parts)
      : PlanOperator(context, nullptr), parts_(std::move(parts)) {}
  std::string Describe() const override { return "Union"; }
  std::vector<const PlanOperator*> Inputs() const override {
    std::vector<const PlanOperator*> inputs;
    for (const OperatorPtr& part : parts_) inputs.push_back(part.get());
    return inputs;
  }

 protected:
  void DoOpen() override {
    at_ = 0;
    opened_ = false;
  }
  bool DoNext() override {
    for (; at_ < parts_.size(); ++at_, opened_ = false) {
      if (!opened_) parts_[at_]->Open();
      opened_ = true;
      if (parts_[at_]->Next()) return true;
    }
    return false;
  }

 private:
  std::vector<OperatorPtr> parts_;
  size_t at_ = 0;
  bool opened_ = false;
};

}  // namespace

int64_t EvaluateCount(const Expr& expr, const char* word, RunContext& context) {
  Value value = Evaluate(expr, context);
  if (!value.is(ValueType::kInteger)) {
    FailRuntime(expr.position, "SyntaxError", "InvalidArgumentType", std::string(word) + " takes a whole number");
  }
  if (value.integer() < 0) {
    FailRuntime(expr.position, "SyntaxError", "NegativeIntegerArgument",
                std::string(word) + " takes no negative number");
  }
  return value.integer();
}

OperatorPtr MakeFilter(RunContext& context, OperatorPtr child, const Expr& condition) {
  return std::make_unique<Filter>(context, std::move(child), condition);
}
OperatorPtr MakePropertyFilter(RunContext& context, OperatorPtr child, int slot, std::string key, const Expr& value) {
  return std::make_unique<PropertyFilter>(context, std::move(child), slot, std::move(key), value);
}
OperatorPtr MakeOptional(RunContext& context, OperatorPtr child, OperatorPtr inner, std::vector<int> slots) {
  return std::make_unique<Optional>(context, std::move(child), std::move(inner), std::move(slots));
}
OperatorPtr MakeUnwind(RunContext& context, OperatorPtr child, const UnwindClause& clause) {
  return std::make_unique<Unwind>(context, std::move(child), clause);
}
OperatorPtr MakeProject(RunContext& context, OperatorPtr child, const ProjectionClause& clause) {
  return std::make_unique<Project>(context, std::move(child), clause);
}
OperatorPtr MakeDistinct(RunContext& context, OperatorPtr child, std::vector<int> slots) {
  return std::make_unique<Distinct>(context, std::move(child), std::move(slots));
}
OperatorPtr MakeSkip(RunContext& context, OperatorPtr child, const Expr& count) {
  return std::make_unique<Skip>(context, std::move(child), count);
}
OperatorPtr MakeLimit(RunContext& context, OperatorPtr child, const Expr& count) {
  return std::make_unique<Limit>(context, std::move(child), count);
}
OperatorPtr MakeUnion(RunContext& context, std::vector<OperatorPtr> parts) {
  return std::make_unique<Union>(context, std::move(parts));
}

}  // namespace kg::query::cypher
