#include "query/cypher/names_used.h"

#include <algorithm>
#include <set>
#include <variant>

#include "query/cypher/ast.h"
#include "query/cypher/error.h"
#include "query/cypher/parser.h"

namespace kg::query::cypher {
namespace {

class Collector {
 public:
  void Visit(const UnionQuery& query) {
    for (const SingleQuery& part : query.parts) {
      for (const Clause& clause : part.clauses) Visit(clause);
    }
  }
  std::vector<NameUse> Take() { return std::move(uses_); }

 private:
  using Kind = NameUse::Kind;

  void Add(Kind kind, const std::string& name) {
    const bool known = std::any_of(uses_.begin(), uses_.end(),
                                   [&](const NameUse& use) { return use.kind == kind && use.name == name; });
    if (!known) uses_.push_back({kind, name});
  }

  void Visit(const ExprPtr& expr) {
    if (expr == nullptr) return;
    if (expr->pattern != nullptr) Visit(*expr->pattern);
    if (expr->kind == ExprKind::kProperty && expr->children[0]->kind == ExprKind::kVariable &&
        variables_.count(expr->children[0]->name) > 0) {
      Add(Kind::kProperty, expr->name);
    }
    for (const ExprPtr& child : expr->children) Visit(child);
    if (expr->subquery != nullptr) Visit(*expr->subquery);
  }

  // A node's or relationship's variable and the properties that it is to have.
  void VisitElement(const std::string& variable, const ExprPtr& properties) {
    if (!variable.empty()) variables_.insert(variable);
    if (properties == nullptr || properties->kind != ExprKind::kMap) return;
    for (const std::string& name : properties->names) Add(Kind::kProperty, name);
    Visit(properties);
  }

  void Visit(const Pattern& pattern) {
    for (const PathPattern& path : pattern.paths) {
      for (size_t i = 0; i < path.nodes.size(); ++i) {
        for (const std::string& label : path.nodes[i].labels) Add(Kind::kLabel, label);
        VisitElement(path.nodes[i].variable, path.nodes[i].properties);
        if (i == path.relationships.size()) continue;
        for (const std::string& type : path.relationships[i].types) Add(Kind::kType, type);
        VisitElement(path.relationships[i].variable, path.relationships[i].properties);
      }
    }
  }

  void Visit(const Clause& clause) {
    if (const auto* match = std::get_if<MatchClause>(&clause.body)) {
      Visit(match->pattern);
      Visit(match->where);
    } else if (const auto* unwind = std::get_if<UnwindClause>(&clause.body)) {
      Visit(unwind->list);
    } else if (const auto* projection = std::get_if<ProjectionClause>(&clause.body)) {
      for (const ProjectionItem& item : projection->items) Visit(item.expr);
      for (const SortItem& item : projection->order_by) Visit(item.expr);
      Visit(projection->where);
    } else if (const auto* call = std::get_if<CallClause>(&clause.body)) {
      for (const ExprPtr& argument : call->arguments) Visit(argument);
      Visit(call->where);
    }
  }

  std::vector<NameUse> uses_;
  std::set<std::string> variables_;
};

}  // namespace

std::vector<NameUse> NamesUsed(std::string_view query) {
  try {
    Collector collector;
    collector.Visit(ParseQuery(query).query);
    return collector.Take();
  } catch (const QueryError&) {
    return {};
  }
}

}  // namespace kg::query::cypher
