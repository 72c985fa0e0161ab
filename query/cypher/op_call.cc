// CALL: the rows that a procedure gives for each row.
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/operators.h"
#include "query/cypher/procedure.h"

namespace kg::query::cypher {
namespace {

class Call : public PlanOperator {
 public:
  Call(RunContext& context, OperatorPtr child, const CallClause& clause)
      : PlanOperator(context, std::move(child)), clause_(clause), memory_(context) {}
  std::string Describe() const override { return "Call " + clause_.procedure; }

 protected:
  void DoOpen() override {
    rows_.clear();
    next_ = 0;
    memory_.Clear();
  }
  bool DoNext() override {
    const Procedure& procedure = *clause_.resolved;
    while (true) {
      if (next_ < rows_.size()) {
        Give(rows_[next_++]);
        return true;
      }
      if (!child_->Next()) return false;
      Run(procedure);
      // Without results it is called for its own sake, and the row stays.
      if (procedure.results.empty()) return true;
    }
  }

 private:
  void Run(const Procedure& procedure) {
    rows_.clear();
    next_ = 0;
    memory_.Clear();
    Row arguments;
    for (size_t i = 0; i < clause_.arguments.size(); ++i) {
      const Expr& expr = *clause_.arguments[i];
      arguments.push_back(Evaluate(expr, context_));
      const Value& value = arguments.back();
      TypeSet takes = TypesOf(procedure.arguments[i].type);
      if (!value.is_null() && (takes & Only(value.type())) == 0) {
        FailRuntime(expr.position, "TypeError", "InvalidArgumentValue",
                    procedure.name + " takes " + SetText(takes) + ", not " + std::string(TypeName(value.type())));
      }
    }
    arguments.resize(procedure.arguments.size());
    // A limit that is reached within the procedure ends it; the error goes on from here.
    std::optional<QueryError> limit;
    Status status = procedure.run(context_.graph, arguments, [&](Row row) {
      try {
        context_.Tick();
        memory_.Add(SizeOf(row));
      } catch (const QueryError& error) {
        limit = error;
        return false;
      }
      rows_.push_back(std::move(row));
      return true;
    });
    if (limit) throw *limit;
    if (status.code() == StatusCode::kInterrupted) {
      context_.CheckLimits();  // says which limit it was
      FailRuntime({}, "Interrupted", "Interrupted", "the query was interrupted");
    }
    if (!status.ok())
      FailRuntime({}, "ProcedureError", "ProcedureCallFailed", procedure.name + ": " + status.message());
  }

  void Give(const Row& row) {
    const std::vector<Field>& results = clause_.resolved->results;
    for (const YieldItem& item : clause_.yields) {
      for (size_t i = 0; i < results.size() && i < row.size(); ++i) {
        if (results[i].name == item.field) context_.At(item.slot) = row[i];
      }
    }
  }

  const CallClause& clause_;
  std::vector<Row> rows_;
  size_t next_ = 0;
  HeldMemory memory_;
};

}  // namespace

OperatorPtr MakeCall(RunContext& context, OperatorPtr child, const CallClause& clause) {
  return std::make_unique<Call>(context, std::move(child), clause);
}

}  // namespace kg::query::cypher
