// Clauses: which may follow which, and what variables they bring.
#include <algorithm>
#include <string>
#include <utility>

#include "query/cypher/analyse.h"
#include "query/cypher/fail.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {

void Analyser::AnalyseQuery(UnionQuery& query) {
  const auto fail_read_only = [&] {
    FailCompile(*writes_, "ReadOnly", "WritingClause", writing_word_ + " writes; queries are read-only");
  };
  try {
    AnalyseUnion(query, false);
  } catch (const QueryError& error) {
    // Functions that only a database which writes would have are not the point.
    if (writes_ && error.detail == "UnknownFunction") fail_read_only();
    throw;
  }
  if (writes_) fail_read_only();
}

void Analyser::AnalyseUnion(UnionQuery& query, bool is_subquery) {
  Scope outer = scope_;
  for (SingleQuery& part : query.parts) {
    scope_ = outer;
    AnalyseSingle(part, is_subquery);
    if (part.columns != query.parts[0].columns) {
      FailSyntax(part.clauses.back().position, "DifferentColumnsInUnion",
                 "the parts of a UNION have the same columns, in the same order", "name them with AS");
    }
  }
  scope_ = std::move(outer);
}

void Analyser::AnalyseSingle(SingleQuery& query, bool is_subquery) {
  CheckOrder(query, is_subquery);
  for (Clause& clause : query.clauses) AnalyseClause(clause);
  Clause& last = query.clauses.back();
  if (auto* projection = std::get_if<ProjectionClause>(&last.body)) {
    if (!projection->is_return) return;
    for (const ProjectionItem& item : projection->items) {
      query.columns.push_back(item.name);
      query.column_slots.push_back(item.slot);
    }
  } else if (auto* call = std::get_if<CallClause>(&last.body)) {
    for (const YieldItem& item : call->yields) {
      query.columns.push_back(item.name);
      query.column_slots.push_back(item.slot);
    }
  }
}

void Analyser::CheckOrder(const SingleQuery& query, bool is_subquery) const {
  for (size_t i = 0; i < query.clauses.size(); ++i) {
    const auto* projection = std::get_if<ProjectionClause>(&query.clauses[i].body);
    if (projection != nullptr && projection->is_return && i + 1 < query.clauses.size()) {
      FailSyntax(query.clauses[i + 1].position, "InvalidClauseComposition", "RETURN ends a query; nothing follows it",
                 "WITH hands rows on to what follows");
    }
  }
  const Clause& last = query.clauses.back();
  const auto* projection = std::get_if<ProjectionClause>(&last.body);
  bool ends = projection != nullptr && projection->is_return;
  if (std::holds_alternative<CallClause>(last.body))
    ends = query.clauses.size() == 1 || !std::get<CallClause>(last.body).has_yield;
  if (std::holds_alternative<WriteClause>(last.body)) ends = true;
  if (is_subquery && std::holds_alternative<MatchClause>(last.body)) ends = true;
  if (!ends) FailSyntax(last.position, "InvalidClauseComposition", "the query does not end with RETURN");
}

void Analyser::AnalyseClause(Clause& clause) {
  Position position = clause.position;
  if (auto* match = std::get_if<MatchClause>(&clause.body)) {
    AnalyseMatch(*match);
  } else if (auto* unwind = std::get_if<UnwindClause>(&clause.body)) {
    AnalyseUnwind(*unwind, position);
  } else if (auto* projection = std::get_if<ProjectionClause>(&clause.body)) {
    AnalyseProjection(*projection, position);
  } else if (auto* call = std::get_if<CallClause>(&clause.body)) {
    AnalyseCall(*call, position);
  } else {
    AnalyseWrite(std::get<WriteClause>(clause.body), position);
  }
}

void Analyser::AnalyseMatch(MatchClause& match) {
  Scope before = scope_;
  AnalysePattern(match.pattern, true);
  if (match.where != nullptr) AnalysePredicate(match.where);
  if (!match.optional) return;
  for (auto& [name, variable] : scope_) {
    if (before.find(name) == before.end()) variable.type.set |= kNullSet;
  }
}

void Analyser::AnalyseUnwind(UnwindClause& unwind, Position position) {
  StaticType list = AnalyseExpr(*unwind.list);
  Require(*unwind.list, list, kListSet | kAnySet, "UNWIND");
  if (Find(unwind.variable) != nullptr) {
    FailSyntax(position, "VariableAlreadyBound", "`" + unwind.variable + "` is a variable already");
  }
  bool is_list = (list.set & ~kNullSet) == kListSet && list.element != 0;
  unwind.slot = Bind(unwind.variable, is_list ? StaticType{list.element} : StaticType{});
}

void Analyser::AnalyseCall(CallClause& call, Position position) {
  call.resolved = procedures_ == nullptr ? nullptr : procedures_->Find(call.procedure);
  if (call.resolved == nullptr) {
    std::vector<std::string> names;
    if (procedures_ != nullptr) {
      for (const Procedure& procedure : procedures_->all()) names.push_back(procedure.name);
    }
    FailCompile(position, "ProcedureError", "ProcedureNotFound", "there is no procedure " + call.procedure,
                DidYouMean(call.procedure, names));
  }
  const Procedure& procedure = *call.resolved;
  if (call.implicit_arguments && !call.standalone) {
    FailSyntax(position, "InvalidArgumentPassingMode",
               "within a query the arguments of a procedure stand in parentheses");
  }
  if (call.implicit_arguments) {
    for (const Field& field : procedure.arguments) {
      if (field.optional) break;
      auto parameter = std::make_unique<Expr>();
      parameter->kind = ExprKind::kParameter;
      parameter->position = position;
      parameter->name = field.name;
      call.arguments.push_back(std::move(parameter));
    }
  }
  auto is_needed = [](const Field& field) { return !field.optional; };
  auto needed = static_cast<size_t>(std::count_if(procedure.arguments.begin(), procedure.arguments.end(), is_needed));
  if (call.arguments.size() < needed || call.arguments.size() > procedure.arguments.size()) {
    std::string takes = std::to_string(procedure.arguments.size());
    if (needed < procedure.arguments.size()) takes = std::to_string(needed) + " to " + takes;
    FailSyntax(position, "InvalidNumberOfArguments",
               procedure.name + " takes " + takes + " arguments, not " + std::to_string(call.arguments.size()));
  }
  for (size_t i = 0; i < call.arguments.size(); ++i) {
    StaticType type = AnalyseExpr(*call.arguments[i]);
    Require(*call.arguments[i], type, TypesOf(procedure.arguments[i].type), procedure.name);
  }
  AnalyseYields(call, position);
}

void Analyser::AnalyseYields(CallClause& call, Position position) {
  const Procedure& procedure = *call.resolved;
  if (call.yield_star && !call.standalone) {
    FailSyntax(position, "UnexpectedSyntax", "YIELD * is for a procedure that is called alone", "name its results");
  }
  if (call.standalone && (!call.has_yield || call.yield_star)) {
    for (const Field& field : procedure.results) call.yields.push_back({position, field.name, field.name, kNoSlot});
  }
  for (YieldItem& item : call.yields) {
    std::vector<std::string> names;
    const Field* found = nullptr;
    for (const Field& field : procedure.results) {
      names.push_back(field.name);
      if (field.name == item.field) found = &field;
    }
    if (found == nullptr) {
      FailSyntax(item.position, "UndefinedVariable", procedure.name + " has no result `" + item.field + "`",
                 DidYouMean(item.field, names));
    }
    if (Find(item.name) != nullptr) {
      FailSyntax(item.position, "VariableAlreadyBound", "`" + item.name + "` is a variable already",
                 "YIELD " + item.field + " AS another name");
    }
    item.slot = Bind(item.name, {TypesOf(found->type) | kNullSet});
  }
  if (call.where != nullptr) AnalysePredicate(call.where);
}

void Analyser::AnalyseWrite(WriteClause& write, Position position) {
  if (!writes_) {
    writes_ = position;
    writing_word_ = write.keyword;
    for (char& c : writing_word_) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  if (write.keyword == "create" || write.keyword == "merge") CheckCreatable(write);
  AnalysePattern(write.pattern, true);
  for (ExprPtr& expr : write.expressions) {
    StaticType type = AnalyseExpr(*expr);
    if (write.keyword != "delete") continue;
    if (expr->kind == ExprKind::kHasLabels) {
      FailSyntax(expr->position, "InvalidDelete", "labels and types are not deleted");
    }
    Require(*expr, type, kNodeSet | kRelationshipSet | kPathSet, "DELETE");
  }
}

int Analyser::NewSlot() {
  int slot = next_slot_++;
  frame_size_ = std::max(frame_size_, next_slot_);
  return slot;
}

int Analyser::Bind(const std::string& name, const StaticType& type) {
  int slot = NewSlot();
  scope_[name] = {slot, type};
  return slot;
}

const Variable* Analyser::Find(const std::string& name) const {
  auto found = scope_.find(name);
  return found == scope_.end() ? nullptr : &found->second;
}

void Analyser::FailUndefined(const std::string& name, Position position) const {
  std::vector<std::string> names;
  for (const auto& [known, variable] : scope_) names.push_back(known);
  FailSyntax(position, "UndefinedVariable", "`" + name + "` is not defined", DidYouMean(name, names));
}

}  // namespace kg::query::cypher
