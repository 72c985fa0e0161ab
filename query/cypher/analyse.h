// Semantic analysis: gives each variable its slot in the frame, infers types, and finds what is wrong with a query
// before it runs. analyse_clauses.cc, analyse_projection.cc, analyse_pattern.cc, analyse_expression.cc hold the parts.
#ifndef NEWSGRAPH_QUERY_CYPHER_ANALYSE_H_
#define NEWSGRAPH_QUERY_CYPHER_ANALYSE_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/procedure.h"
#include "query/cypher/types.h"

namespace kg::query::cypher {

struct Variable {
  int slot = kNoSlot;
  StaticType type;
};

using Scope = std::map<std::string, Variable, std::less<>>;

class Analyser {
 public:
  explicit Analyser(const ProcedureCatalog* procedures) : procedures_(procedures) {}

  // Throws QueryError.
  void AnalyseQuery(UnionQuery& query);
  // How many slots the frame needs.
  int frame_size() const { return frame_size_; }

 private:
  // --- analyse_clauses.cc
  void AnalyseUnion(UnionQuery& query, bool is_subquery);
  void AnalyseSingle(SingleQuery& query, bool is_subquery);
  void CheckOrder(const SingleQuery& query, bool is_subquery) const;
  void AnalyseClause(Clause& clause);
  void AnalyseMatch(MatchClause& match);
  void AnalyseUnwind(UnwindClause& unwind, Position position);
  void AnalyseCall(CallClause& call, Position position);
  void AnalyseYields(CallClause& call, Position position);
  void AnalyseWrite(WriteClause& write, Position position);

  // --- analyse_projection.cc
  void AnalyseProjection(ProjectionClause& clause, Position position);
  void ExpandStar(ProjectionClause& clause, Position position);
  Scope NameItems(ProjectionClause& clause, const std::vector<StaticType>& types);
  void AnalyseAfterProjection(ProjectionClause& clause, ExprPtr& expr, const Scope& before, const Scope& after);
  void AnalyseCount(const ExprPtr& expr, const char* word);
  void TakeAggregates(ProjectionClause& clause, ExprPtr& expr);
  void Regroup(ProjectionClause& clause, ExprPtr& expr);
  void CheckGrouped(const ProjectionClause& clause, const Expr& expr) const;

  // --- analyse_pattern.cc
  void AnalysePattern(Pattern& pattern, bool may_bind);
  void AnalysePath(PathPattern& path, bool may_bind, std::set<std::string>& relationships);
  void BindNode(NodePattern& node, bool may_bind);
  void BindRelationship(RelationshipPattern& relationship, bool may_bind, std::set<std::string>& seen);
  void AnalyseProperties(Pattern& pattern);
  void CheckCreatable(const WriteClause& write);

  // --- analyse_expression.cc
  StaticType AnalyseExpr(Expr& expr);
  StaticType AnalyseKind(Expr& expr);
  [[noreturn]] StaticType FailPattern(const Expr& expr) const;
  StaticType AnalyseVariable(Expr& expr);
  StaticType AnalyseProperty(Expr& expr);
  StaticType AnalyseIndex(Expr& expr);
  StaticType AnalyseChain(Expr& expr);
  StaticType AnalyseArithmetic(const Expr& expr, Operator op, const StaticType& left, const StaticType& right);
  StaticType AnalyseUnary(Expr& expr);
  StaticType AnalyseCase(Expr& expr);
  StaticType AnalyseFunction(Expr& expr);
  StaticType AnalyseLocal(Expr& expr);
  StaticType AnalyseReduce(Expr& expr);
  StaticType AnalysePatternExpr(Expr& expr);
  StaticType AnalyseSubquery(Expr& expr);
  void AnalysePredicate(ExprPtr& expr);
  void Require(const Expr& expr, const StaticType& type, TypeSet wanted, const std::string& what) const;

  int NewSlot();
  int Bind(const std::string& name, const StaticType& type);
  // nullptr when there is none.
  const Variable* Find(const std::string& name) const;
  [[noreturn]] void FailUndefined(const std::string& name, Position position) const;

  enum class Aggregates { kForbidden, kAllowed, kWithin };

  const ProcedureCatalog* procedures_;
  Scope scope_;
  int next_slot_ = 0;
  int frame_size_ = 0;
  Aggregates aggregates_ = Aggregates::kForbidden;
  bool takes_pattern_ = false;
  std::optional<Position> writes_;
  std::string writing_word_;
};

// Whether two analysed expressions are written alike and mean the same variables.
bool SameExpr(const Expr& a, const Expr& b);
bool IsAggregate(const Expr& expr);
bool ContainsAggregate(const Expr& expr);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_ANALYSE_H_
