// Expressions, by precedence from the weakest: OR, XOR, AND, NOT, comparison, predicates (IN, STARTS WITH, IS NULL
// ...),
// + and -, * / %, ^, unary minus, then what stands behind an operand.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/parser.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {
namespace {

struct BinaryWord {
  std::string_view text;
  Operator op;
  bool is_keyword;
};

// Levels of chains: 0 to 2 are boolean (NOT and comparison stand above them), 3 to 5 arithmetic.
constexpr int kAndLevel = 2;
constexpr int kAddLevel = 3;
constexpr int kPowerLevel = 5;
constexpr std::array<std::array<BinaryWord, 3>, 6> kLevels = {{
    {{{"OR", Operator::kOr, true}, {"", {}, true}, {"", {}, true}}},
    {{{"XOR", Operator::kXor, true}, {"", {}, true}, {"", {}, true}}},
    {{{"AND", Operator::kAnd, true}, {"", {}, true}, {"", {}, true}}},
    {{{"+", Operator::kAdd, false}, {"-", Operator::kSubtract, false}, {"", {}, true}}},
    {{{"*", Operator::kMultiply, false}, {"/", Operator::kDivide, false}, {"%", Operator::kModulo, false}}},
    {{{"^", Operator::kPower, false}, {"", {}, true}, {"", {}, true}}},
}};

constexpr std::array<BinaryWord, 6> kComparisons = {{{"=", Operator::kEqual, false},
                                                     {"<>", Operator::kNotEqual, false},
                                                     {"<=", Operator::kLessEqual, false},
                                                     {">=", Operator::kGreaterEqual, false},
                                                     {"<", Operator::kLess, false},
                                                     {">", Operator::kGreater, false}}};

}  // namespace

ExprPtr Parser::ParseExpression() {
  Nesting nesting(*this);
  size_t begin = Peek().begin;
  ExprPtr expr = ParseBinary(0);
  expr->text = std::string(text_.substr(begin, tokens_[at_ > 0 ? at_ - 1 : 0].end - begin));
  return expr;
}

ExprPtr Parser::ParseBinary(int level) {
  auto operand = [&] {
    if (level == kAndLevel) return ParseNot();
    return level == kPowerLevel ? ParseUnary() : ParseBinary(level + 1);
  };
  ExprPtr first = operand();
  ExprPtr chain;
  for (bool found = true; found;) {
    found = false;
    for (const BinaryWord& word : kLevels[static_cast<size_t>(level)]) {
      if (word.text.empty() || !(word.is_keyword ? AtKeyword(word.text) : AtSymbol(word.text))) continue;
      Position position = Take().position;
      if (chain == nullptr) {
        chain = New(ExprKind::kChain, position);
        chain->children.push_back(std::move(first));
      }
      chain->operators.push_back(word.op);
      chain->children.push_back(operand());
      found = true;
      break;
    }
  }
  return chain == nullptr ? std::move(first) : Done(std::move(chain));
}

ExprPtr Parser::ParseNot() {
  std::vector<Position> nots;
  while (AtKeyword("NOT")) nots.push_back(Take().position);
  if (nots.size() > kMaxNesting) {
    FailCompile(nots[0], "Limit", "Depth", "more than " + std::to_string(kMaxNesting) + " NOT in a row");
  }
  ExprPtr expr = ParseComparison();
  for (; !nots.empty(); nots.pop_back()) {
    ExprPtr negated = New(ExprKind::kUnary, nots.back());
    negated->operators = {Operator::kNot};
    negated->children.push_back(std::move(expr));
    expr = Done(std::move(negated));
  }
  return expr;
}

ExprPtr Parser::ParseComparison() {
  ExprPtr first = ParsePredicate();
  ExprPtr chain;
  for (bool found = true; found;) {
    found = false;
    for (const BinaryWord& word : kComparisons) {
      if (!AtSymbol(word.text)) continue;
      Position position = Take().position;
      if (chain == nullptr) {
        chain = New(ExprKind::kComparison, position);
        chain->children.push_back(std::move(first));
      }
      chain->operators.push_back(word.op);
      chain->children.push_back(ParsePredicate());
      found = true;
      break;
    }
  }
  return chain == nullptr ? std::move(first) : Done(std::move(chain));
}

ExprPtr Parser::ParsePredicate() {
  ExprPtr left = ParseBinary(kAddLevel);
  while (ParsePredicateSuffix(left)) {
  }
  return left;
}

bool Parser::ParsePredicateSuffix(ExprPtr& left) {
  Position position = Peek().position;
  std::optional<Operator> op;
  if (AtKeyword("IS")) {
    Take();
    op = TakeKeyword("NOT") ? Operator::kIsNotNull : Operator::kIsNull;
    ExpectKeyword("NULL", "after IS");
    ExprPtr test = New(ExprKind::kUnary, position);
    test->operators = {*op};
    test->children.push_back(std::move(left));
    left = Done(std::move(test));
    return true;
  }
  if (TakeKeyword("IN")) {
    op = Operator::kIn;
  } else if (AtKeyword("STARTS") && AtKeyword("WITH", 1)) {
    Take(), Take();
    op = Operator::kStartsWith;
  } else if (AtKeyword("ENDS") && AtKeyword("WITH", 1)) {
    Take(), Take();
    op = Operator::kEndsWith;
  } else if (TakeKeyword("CONTAINS")) {
    op = Operator::kContains;
  } else if (TakeSymbol("=~")) {
    op = Operator::kMatches;
  }
  if (!op) return false;
  ExprPtr test = New(ExprKind::kChain, position);
  test->operators = {*op};
  test->children.push_back(std::move(left));
  test->children.push_back(ParseBinary(kAddLevel));
  left = Done(std::move(test));
  return true;
}

ExprPtr Parser::ParseUnary() {
  std::vector<std::pair<Operator, Position>> signs;
  while (AtSymbol("-") || AtSymbol("+")) {
    // A minus belongs to the number behind it: -9223372036854775808 is one, its digits alone are none.
    if (AtSymbol("-") && Peek(1).kind == TokenKind::kInteger && !AtSymbol("^", 2)) break;
    Operator op = AtSymbol("-") ? Operator::kMinus : Operator::kPlus;
    signs.emplace_back(op, Take().position);
  }
  if (signs.size() > kMaxNesting) {
    FailCompile(signs[0].second, "Limit", "Depth", "more than " + std::to_string(kMaxNesting) + " signs in a row");
  }
  ExprPtr expr = ParsePostfix();
  for (; !signs.empty(); signs.pop_back()) {
    ExprPtr sign = New(ExprKind::kUnary, signs.back().second);
    sign->operators = {signs.back().first};
    sign->children.push_back(std::move(expr));
    expr = Done(std::move(sign));
  }
  return expr;
}

ExprPtr Parser::ParsePostfix() {
  ExprPtr expr = ParseAtom();
  while (true) {
    Position position = Peek().position;
    if (TakeSymbol(".")) {
      ExprPtr property = New(ExprKind::kProperty, position);
      property->name = ParseName("the name of a property");
      property->children.push_back(std::move(expr));
      expr = Done(std::move(property));
    } else if (TakeSymbol("[")) {
      expr = ParseSubscript(std::move(expr));
    } else if (AtSymbol(":") && (Peek(1).kind == TokenKind::kName || Peek(1).kind == TokenKind::kQuotedName)) {
      ExprPtr labels = New(ExprKind::kHasLabels, position);
      labels->names = ParseLabels();
      labels->children.push_back(std::move(expr));
      expr = Done(std::move(labels));
    } else {
      return expr;
    }
  }
}

// [index], [from..to], [from..], [..to] or [..]: the first expression is read before it is known which it is.
ExprPtr Parser::ParseSubscript(ExprPtr base) {
  Position position = Peek().position;
  ExprPtr from = AtSymbol("..") ? nullptr : ParseExpression();
  bool is_slice = TakeSymbol("..");
  ExprPtr expr = New(is_slice ? ExprKind::kSlice : ExprKind::kIndex, position);
  expr->children.push_back(std::move(base));
  expr->children.push_back(std::move(from));
  if (is_slice) expr->children.push_back(AtSymbol("]") ? nullptr : ParseExpression());
  ExpectSymbol("]", "at the end of an index");
  return Done(std::move(expr));
}

ExprPtr Parser::ParseAtom() {
  const Token& token = Peek();
  switch (token.kind) {
    case TokenKind::kInteger:
    case TokenKind::kFloat:
      return ParseNumber(false);
    case TokenKind::kString: {
      ExprPtr literal = New(ExprKind::kLiteral, token.position);
      literal->value = Value(Take().text);
      return literal;
    }
    case TokenKind::kParameter: {
      ExprPtr parameter = New(ExprKind::kParameter, token.position);
      parameter->name = Take().text;
      return parameter;
    }
    case TokenKind::kName:
    case TokenKind::kQuotedName:
      return ParseNameAtom();
    case TokenKind::kBadNumber:
      FailSyntax(token.position, "InvalidNumberLiteral", "a number that runs into letters: " + token.text,
                 "hexadecimal numbers begin with 0x, octal ones with 0o");
    default:
      break;
  }
  if (AtSymbol("-") && Peek(1).kind == TokenKind::kInteger) {
    Take();
    return ParseNumber(true);
  }
  if (AtSymbol("(")) {
    if (PatternStartsAt(at_)) return ParsePatternPredicate();
    Take();
    ExprPtr inner = ParseExpression();
    ExpectSymbol(")", "after an expression in parentheses");
    return inner;
  }
  if (AtSymbol("[")) return ParseListAtom();
  if (AtSymbol("{")) return ParseMap();
  FailHere("an expression");
}

ExprPtr Parser::ParseNumber(bool negative) {
  const Token& token = Take();
  ExprPtr literal = New(ExprKind::kLiteral, token.position);
  if (token.kind == TokenKind::kFloat) {
    double value = 0;
    auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (error == std::errc::result_out_of_range) {
      // Too small is zero, too large is an error.
      value = std::strtod(token.text.c_str(), nullptr);
      if (std::isinf(value)) {
        FailSyntax(token.position, "FloatingPointOverflow", "the number is too large: " + token.text);
      }
    }
    literal->value = Value(value);
    return literal;
  }
  std::string digits = token.text;
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X')) base = 16;
  if (digits.size() > 2 && digits[0] == '0' && (digits[1] == 'o' || digits[1] == 'O')) base = 8;
  if (base != 10) digits = digits.substr(2);
  if (negative) digits = "-" + digits;
  int64_t value = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), value, base).ec != std::errc()) {
    FailSyntax(token.position, "IntegerOverflow", "the number does not fit into 64 bits: " + token.text,
               "a float is written with a point or an exponent");
  }
  literal->value = Value(value);
  return literal;
}

// {key: value, ...}
ExprPtr Parser::ParseMap() {
  ExprPtr map = New(ExprKind::kMap, Peek().position);
  ExpectSymbol("{", "at the start of a map");
  if (TakeSymbol("}")) return map;
  do {
    map->names.push_back(ParseName("a key of the map"));
    ExpectSymbol(":", "after the key of a map");
    map->children.push_back(ParseExpression());
  } while (TakeSymbol(","));
  ExpectSymbol("}", "or `,` in a map");
  return Done(std::move(map));
}

ExprPtr Parser::ParseListAtom() {
  Position position = Peek().position;
  bool names_path = Peek(1).kind == TokenKind::kName && AtSymbol("=", 2) && AtSymbol("(", 3);
  if ((AtSymbol("(", 1) && PatternStartsAt(at_ + 1)) || (names_path && PatternStartsAt(at_ + 3))) {
    // [(a)-->(b) | ...] is a comprehension, [(a)-->(b), ...] a list of patterns.
    size_t at = at_;
    bool bar = false;
    for (size_t i = at + 1; i < closing_[at]; ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::kSymbol && (token.text == "(" || token.text == "[" || token.text == "{")) {
        i = std::max(i, closing_[i]);
      } else if (token.kind == TokenKind::kSymbol && (token.text == "|" || token.text == ",")) {
        bar = token.text == "|";
        break;
      }
    }
    if (bar) return ParsePatternComprehension();
  }
  const Token& name = Peek(1);
  bool is_name = name.kind == TokenKind::kQuotedName || (name.kind == TokenKind::kName && !IsReserved(name.text));
  if (is_name && AtKeyword("IN", 2)) {
    // [x IN list] alone is a list of one truth value, unless something follows: WHERE, | or the end.
    return ParseListComprehension();
  }
  Take();
  ExprPtr list = New(ExprKind::kList, position);
  if (TakeSymbol("]")) return list;
  do {
    list->children.push_back(ParseExpression());
  } while (TakeSymbol(","));
  ExpectSymbol("]", "or `,` in a list");
  return Done(std::move(list));
}

ExprPtr Parser::ParseListComprehension() {
  ExprPtr expr = New(ExprKind::kListComprehension, Take().position);
  expr->name = ParseVariable();
  ExpectKeyword("IN", "in a list comprehension");
  expr->children.push_back(ParseExpression());
  expr->children.push_back(TakeKeyword("WHERE") ? ParseExpression() : nullptr);
  expr->children.push_back(TakeSymbol("|") ? ParseExpression() : nullptr);
  ExpectSymbol("]", "at the end of a list comprehension");
  return Done(std::move(expr));
}

}  // namespace kg::query::cypher
