// Operands that begin with a name: variables, literals, CASE, calls, quantifiers, subqueries.
#include <array>
#include <string>
#include <utility>

#include "query/cypher/fail.h"
#include "query/cypher/parser.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {

ExprPtr Parser::ParseNameAtom() {
  const Token& token = Peek();
  Position position = token.position;
  if (token.kind == TokenKind::kName) {
    static constexpr std::array<std::pair<std::string_view, Quantifier>, 4> kQuantifiers = {
        {{"all", Quantifier::kAll},
         {"any", Quantifier::kAny},
         {"none", Quantifier::kNone},
         {"single", Quantifier::kSingle}}};
    for (const auto& [word, quantifier] : kQuantifiers) {
      if (AtKeyword(word) && AtSymbol("(", 1)) return ParseQuantifier(quantifier);
    }
    if (AtKeyword("reduce") && AtSymbol("(", 1)) return ParseReduce();
    if (AtKeyword("exists") && AtSymbol("{", 1)) return ParseSubquery(ExprKind::kExists);
    if (AtKeyword("count") && AtSymbol("{", 1)) return ParseSubquery(ExprKind::kCount);
    if (AtKeyword("exists") && AtSymbol("(", 1) && PatternStartsAt(at_ + 2)) {
      Take(), Take();
      ExprPtr predicate = ParsePatternPredicate();
      predicate->star = true;
      ExpectSymbol(")", "after the pattern of exists");
      return predicate;
    }
    if (AtKeyword("case")) return ParseCase();
    ExprPtr literal = New(ExprKind::kLiteral, position);
    if (TakeKeyword("null")) return literal;
    if (AtKeyword("true") || AtKeyword("false")) {
      literal->value = Value(AtKeyword("true"));
      Take();
      return literal;
    }
  }
  // name(...) or name.space.name(...)
  size_t ahead = 1;
  while (AtSymbol(".", ahead) && (Peek(ahead + 1).kind == TokenKind::kName)) ahead += 2;
  if (AtSymbol("(", ahead) && token.kind == TokenKind::kName && (ahead == 1 || !IsReserved(token.text))) {
    std::string name = Take().text;
    while (TakeSymbol(".")) name += "." + Take().text;
    return ParseCall(std::move(name), position);
  }
  ExprPtr variable = New(ExprKind::kVariable, position);
  if (!AtVariable()) FailHere("an expression");
  variable->name = Take().text;
  return variable;
}

ExprPtr Parser::ParseCall(std::string name, Position position) {
  ExprPtr call = New(ExprKind::kCall, position);
  call->name = std::move(name);
  ExpectSymbol("(", "after the name of a function");
  if (AtSymbol("*") && AtSymbol(")", 1) && SameWord(call->name, "count")) {
    Take(), Take();
    call->star = true;
    return call;
  }
  call->distinct = TakeKeyword("DISTINCT");
  if (TakeSymbol(")")) return call;
  do {
    call->children.push_back(ParseExpression());
  } while (TakeSymbol(","));
  ExpectSymbol(")", "or `,` among the arguments");
  return Done(std::move(call));
}

ExprPtr Parser::ParseCase() {
  ExprPtr expr = New(ExprKind::kCase, Take().position);
  if (!AtKeyword("WHEN")) {
    expr->has_subject = true;
    expr->children.push_back(ParseExpression());
  }
  if (!AtKeyword("WHEN")) FailHere("WHEN in a CASE expression");
  while (TakeKeyword("WHEN")) {
    expr->children.push_back(ParseExpression());
    ExpectKeyword("THEN", "after the condition of WHEN");
    expr->children.push_back(ParseExpression());
  }
  if (TakeKeyword("ELSE")) {
    expr->has_else = true;
    expr->children.push_back(ParseExpression());
  }
  ExpectKeyword("END", "at the end of a CASE expression");
  return Done(std::move(expr));
}

ExprPtr Parser::ParseQuantifier(Quantifier quantifier) {
  ExprPtr expr = New(ExprKind::kQuantifier, Take().position);
  expr->quantifier = quantifier;
  Take();
  expr->name = ParseVariable();
  ExpectKeyword("IN", "after the variable of a quantifier");
  expr->children.push_back(ParseExpression());
  expr->children.push_back(TakeKeyword("WHERE") ? ParseExpression() : nullptr);
  ExpectSymbol(")", "at the end of a quantifier");
  return Done(std::move(expr));
}

// reduce(total = start, item IN list | expression)
ExprPtr Parser::ParseReduce() {
  ExprPtr expr = New(ExprKind::kReduce, Take().position);
  Take();
  expr->name = ParseVariable();
  ExpectSymbol("=", "after the first variable of reduce");
  expr->children.push_back(ParseExpression());
  ExpectSymbol(",", "after the start value of reduce");
  expr->second_name = ParseVariable();
  ExpectKeyword("IN", "after the second variable of reduce");
  expr->children.push_back(ParseExpression());
  ExpectSymbol("|", "before the expression of reduce");
  expr->children.push_back(ParseExpression());
  ExpectSymbol(")", "at the end of reduce");
  return Done(std::move(expr));
}

// EXISTS { MATCH ... } or, in short, EXISTS { pattern WHERE condition }; COUNT likewise.
ExprPtr Parser::ParseSubquery(ExprKind kind) {
  Inner inner(*this);
  ExprPtr expr = New(kind, Take().position);
  Take();
  if (AtSymbol("(") || (AtVariable() && AtSymbol("=", 1))) {
    expr->subquery = std::make_unique<UnionQuery>();
    Clause clause;
    clause.position = Peek().position;
    clause.body = ParseMatch(false);
    expr->subquery->parts.emplace_back();
    expr->subquery->parts.back().clauses.push_back(std::move(clause));
  } else {
    expr->subquery = std::make_unique<UnionQuery>(ParseUnion(true));
  }
  ExpectSymbol("}", "at the end of a subquery");
  return Done(std::move(expr));
}

ExprPtr Parser::ParsePatternPredicate() {
  Inner inner(*this);
  ExprPtr expr = New(ExprKind::kPatternPredicate, Peek().position);
  expr->pattern = std::make_unique<Pattern>();
  expr->pattern->paths.emplace_back();
  ParseChain(expr->pattern->paths[0]);
  return Done(std::move(expr));
}

ExprPtr Parser::ParsePatternComprehension() {
  Inner inner(*this);
  ExprPtr expr = New(ExprKind::kPatternComprehension, Take().position);
  expr->pattern = std::make_unique<Pattern>();
  PathPattern& path = expr->pattern->paths.emplace_back();
  path.position = Peek().position;
  if (!AtSymbol("(")) {
    path.variable = ParseVariable();
    ExpectSymbol("=", "after the variable of a path");
  }
  ParseChain(path);
  expr->children.push_back(TakeKeyword("WHERE") ? ParseExpression() : nullptr);
  ExpectSymbol("|", "in a pattern comprehension");
  expr->children.push_back(ParseExpression());
  ExpectSymbol("]", "at the end of a pattern comprehension");
  return Done(std::move(expr));
}

}  // namespace kg::query::cypher
