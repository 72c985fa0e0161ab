// A query as it was parsed. The analyser fills in the slots: each variable has one in the frame of its query, the row
// that all its operators share. Depth is bounded (kMaxNesting), so that recursion over a tree is safe.
#ifndef NEWSGRAPH_QUERY_CYPHER_AST_H_
#define NEWSGRAPH_QUERY_CYPHER_AST_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "query/cypher/graph_view.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {

struct Procedure;
struct Function;

inline constexpr uint32_t kMaxNesting = 250;
inline constexpr int kNoSlot = -1;

// 1-based, in bytes.
struct Position {
  uint32_t line = 0;
  uint32_t column = 0;
};

enum class Operator {
  kOr,
  kXor,
  kAnd,
  kNot,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kMinus,
  kPlus,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,
  kIsNull,
  kIsNotNull,
};

enum class ExprKind {
  kLiteral,               // value
  kParameter,             // name
  kVariable,              // name, slot
  kProperty,              // child 0 . name
  kHasLabels,             // child 0 : names, all of them
  kIndex,                 // child 0 [ child 1 ]
  kSlice,                 // child 0 [ child 1 .. child 2 ]; an absent bound is nullptr
  kList,                  // children
  kMap,                   // names, children
  kUnary,                 // operators[0], child 0
  kChain,                 // child 0, operators[0], child 1, operators[1], ...: boolean or arithmetic, from the left
  kComparison,            // the same, for = <> < <= > >=: each pair, and all of them
  kCase,                  // has_subject: child 0; then pairs of when and then; has_else: the last child
  kCall,                  // name(children), distinct; star: count(*)
  kListComprehension,     // [slot IN child 0 WHERE child 1 | child 2]; absent ones are nullptr
  kQuantifier,            // quantifier(slot IN child 0 WHERE child 1)
  kReduce,                // reduce(slot = child 0, second_slot IN child 1 | child 2)
  kPatternPredicate,      // pattern: true when it matches; star: it stands within exists()
  kPatternComprehension,  // [pattern WHERE child 0 | child 1]; an absent predicate is nullptr
  kExists,                // EXISTS { subquery }
  kCount,                 // COUNT { subquery }
};

enum class Quantifier { kAll, kAny, kNone, kSingle };

struct Expr;
struct Pattern;
struct UnionQuery;
using ExprPtr = std::unique_ptr<Expr>;

struct Expr {
  ExprKind kind = ExprKind::kLiteral;
  Position position;
  uint32_t depth = 1;
  bool distinct = false;
  bool star = false;
  bool has_subject = false;
  bool has_else = false;
  Quantifier quantifier = Quantifier::kAll;
  int slot = kNoSlot;
  int second_slot = kNoSlot;
  const Function* function = nullptr;
  Value value;
  std::string name;
  std::string second_name;
  std::string text;  // as it is written: the name of a column without AS
  std::vector<std::string> names;
  std::vector<Operator> operators;
  std::vector<ExprPtr> children;
  std::unique_ptr<Pattern> pattern;
  std::unique_ptr<UnionQuery> subquery;
  std::vector<int> outer_slots;  // of a pattern or a subquery: the variables that are bound outside it

  Expr();
  ~Expr();
};

struct NodePattern {
  Position position;
  std::string variable;  // empty: anonymous
  int slot = kNoSlot;
  std::vector<std::string> labels;
  ExprPtr properties;  // a map or a parameter; may be nullptr
};

struct RelationshipPattern {
  Position position;
  std::string variable;
  int slot = kNoSlot;  // the relationship, or the list of them
  std::vector<std::string> types;
  Direction direction = Direction::kBoth;
  ExprPtr properties;
  bool is_variable_length = false;
  int64_t min = 1;
  std::optional<int64_t> max;
};

// Which of the paths that match are wanted.
enum class Selector { kEvery, kAnyShortest, kAllShortest };

struct PathPattern {
  Position position;
  std::string variable;
  int slot = kNoSlot;
  Selector selector = Selector::kEvery;
  int64_t count = 1;  // SHORTEST k: the k first by length
  // nodes.size() == relationships.size() + 1
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
};

// Paths that match together: no relationship is walked twice.
struct Pattern {
  std::vector<PathPattern> paths;
};

struct MatchClause {
  bool optional = false;
  Pattern pattern;
  ExprPtr where;
};

struct UnwindClause {
  ExprPtr list;
  std::string variable;
  int slot = kNoSlot;
};

struct ProjectionItem {
  Position position;
  ExprPtr expr;
  std::string name;
  bool has_alias = false;
  int slot = kNoSlot;
  bool aggregates = false;
};

struct SortItem {
  ExprPtr expr;
  bool descending = false;
};

// WITH or RETURN.
struct ProjectionClause {
  bool is_return = false;
  bool distinct = false;
  bool star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order_by;
  ExprPtr skip;
  ExprPtr limit;
  ExprPtr where;
  // Filled in by the analyser. The calls are taken out of the items and stand here; in their place are variables.
  std::vector<ExprPtr> aggregates;
  std::vector<int> aggregate_slots;
  bool aggregating = false;
};

struct YieldItem {
  Position position;
  std::string field;
  std::string name;
  int slot = kNoSlot;
};

struct CallClause {
  std::string procedure;
  const Procedure* resolved = nullptr;
  bool implicit_arguments = false;
  bool standalone = false;
  bool has_yield = false;
  bool yield_star = false;
  std::vector<ExprPtr> arguments;
  std::vector<YieldItem> yields;
  ExprPtr where;
};

// CREATE, MERGE, SET, DELETE, REMOVE ...: parsed so far as to say what is wrong with it besides that it writes.
struct WriteClause {
  std::string keyword;
  Pattern pattern;  // of CREATE and MERGE
  std::vector<ExprPtr> expressions;
};

struct Clause {
  Position position;
  std::variant<MatchClause, UnwindClause, ProjectionClause, CallClause, WriteClause> body;
};

struct SingleQuery {
  std::vector<Clause> clauses;
  // Filled in by the analyser: of the result, in order.
  std::vector<std::string> columns;
  std::vector<int> column_slots;
};

struct UnionQuery {
  std::vector<SingleQuery> parts;
  bool all = false;
  Position position;
};

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_AST_H_
