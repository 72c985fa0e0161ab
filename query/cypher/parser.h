// Recursive descent over the tokens; one token of lookahead, and one look at what stands behind a bracket, so that the
// time is linear in the length of the query. parse_clauses.cc, parse_pattern.cc and parse_expression.cc hold the parts.
#ifndef NEWSGRAPH_QUERY_CYPHER_PARSER_H_
#define NEWSGRAPH_QUERY_CYPHER_PARSER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/lexer.h"

namespace kg::query::cypher {

enum class QueryMode { kRun, kExplain, kProfile };

struct ParsedQuery {
  QueryMode mode = QueryMode::kRun;
  UnionQuery query;
};

// Throws QueryError.
ParsedQuery ParseQuery(std::string_view text);

class Parser {
 public:
  explicit Parser(std::string_view text);

  ParsedQuery ParseWhole();

 private:
  // --- tokens
  const Token& Peek(size_t ahead = 0) const;
  const Token& Take() { return tokens_[at_ < tokens_.size() - 1 ? at_++ : at_]; }
  bool AtSymbol(std::string_view symbol, size_t ahead = 0) const;
  bool AtKeyword(std::string_view keyword, size_t ahead = 0) const;
  bool TakeSymbol(std::string_view symbol);
  bool TakeKeyword(std::string_view keyword);
  void ExpectSymbol(std::string_view symbol, std::string_view where);
  void ExpectKeyword(std::string_view keyword, std::string_view where);
  [[noreturn]] void FailHere(std::string_view expected) const;
  // The token behind the bracket that closes the one at `index`.
  size_t AfterBracket(size_t index) const { return closing_[index] + 1; }
  void PairBrackets();

  // --- parse_clauses.cc
  UnionQuery ParseUnion(bool is_subquery);
  SingleQuery ParseSingle(bool is_subquery);
  bool ParseClause(SingleQuery& query);
  MatchClause ParseMatch(bool optional);
  UnwindClause ParseUnwind();
  ProjectionClause ParseProjection(bool is_return);
  ProjectionItem ParseProjectionItem();
  void ParseOrderSkipLimit(ProjectionClause& clause);
  CallClause ParseCall();
  void ParseYield(CallClause& call);
  WriteClause ParseWrite();
  void ParseAssignments(WriteClause& write);

  // --- parse_pattern.cc
  Pattern ParsePattern();
  PathPattern ParsePath();
  void ParseSelector(PathPattern& path);
  void ParseShortestFunction(PathPattern& path);
  void ParseChain(PathPattern& path);
  NodePattern ParseNode();
  RelationshipPattern ParseRelationship();
  void ParseRelationshipDetail(RelationshipPattern& relationship);
  void ParseLength(RelationshipPattern& relationship);
  void ParseQuantifierSuffix(RelationshipPattern& relationship);
  int64_t ParseHops();
  ExprPtr ParsePatternProperties();
  // Whether a pattern of at least one relationship begins at the parenthesis at `index`.
  bool PatternStartsAt(size_t index) const;
  bool NodeEndsAt(size_t index, size_t& after) const;

  // --- parse_expression.cc
  ExprPtr ParseExpression();
  ExprPtr ParseBinary(int level);
  ExprPtr ParseNot();
  ExprPtr ParseComparison();
  ExprPtr ParsePredicate();
  bool ParsePredicateSuffix(ExprPtr& left);
  ExprPtr ParseUnary();
  ExprPtr ParsePostfix();
  ExprPtr ParseSubscript(ExprPtr base);
  ExprPtr ParseAtom();
  ExprPtr ParseNameAtom();
  ExprPtr ParseNumber(bool negative);
  ExprPtr ParseListAtom();
  ExprPtr ParseListComprehension();
  ExprPtr ParsePatternComprehension();
  ExprPtr ParseMap();
  ExprPtr ParseCase();
  ExprPtr ParseCall(std::string name, Position position);
  ExprPtr ParseQuantifier(Quantifier quantifier);
  ExprPtr ParseReduce();
  ExprPtr ParseSubquery(ExprKind kind);
  ExprPtr ParsePatternPredicate();
  std::vector<std::string> ParseLabels();
  std::string ParseName(std::string_view what);
  std::string ParseVariable();
  bool AtVariable() const;

  ExprPtr New(ExprKind kind, Position position) const;
  // Sets the depth of a complete node.
  ExprPtr Done(ExprPtr expr);

  class Nesting;
  class Inner;

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<size_t> closing_;  // for each token that opens a bracket, the index of the one that closes it
  size_t at_ = 0;
  uint32_t nesting_ = 0;
  uint32_t deepest_ = 0;  // depth of the deepest expression since the innermost Inner began
};

// Counts how deep expressions and subqueries are within each other, and stops at kMaxNesting.
class Parser::Nesting {
 public:
  explicit Nesting(Parser& parser);
  ~Nesting() { --parser_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  Parser& parser_;
};

// While the pattern or the subquery of an expression is read: what is within counts for the depth of the expression.
class Parser::Inner {
 public:
  explicit Inner(Parser& parser) : nesting_(parser), parser_(parser), outer_(std::exchange(parser.deepest_, 0)) {}
  ~Inner() { parser_.deepest_ = std::max(outer_, parser_.deepest_); }
  Inner(const Inner&) = delete;
  Inner& operator=(const Inner&) = delete;

 private:
  Nesting nesting_;
  Parser& parser_;
  uint32_t outer_;
};

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_PARSER_H_
