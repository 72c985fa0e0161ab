// What all parts of the parser use: tokens, brackets, depth.
#include "query/cypher/parser.h"

#include <algorithm>
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {

ParsedQuery ParseQuery(std::string_view text) { return Parser(text).ParseWhole(); }

Parser::Parser(std::string_view text) : text_(text), tokens_(Tokenize(text)) { PairBrackets(); }

const Token& Parser::Peek(size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::AtSymbol(std::string_view symbol, size_t ahead) const {
  const Token& token = Peek(ahead);
  return token.kind == TokenKind::kSymbol && token.text == symbol;
}

bool Parser::AtKeyword(std::string_view keyword, size_t ahead) const {
  const Token& token = Peek(ahead);
  return token.kind == TokenKind::kName && SameWord(token.text, keyword);
}

bool Parser::TakeSymbol(std::string_view symbol) {
  if (!AtSymbol(symbol)) return false;
  Take();
  return true;
}

bool Parser::TakeKeyword(std::string_view keyword) {
  if (!AtKeyword(keyword)) return false;
  Take();
  return true;
}

void Parser::ExpectSymbol(std::string_view symbol, std::string_view where) {
  if (!TakeSymbol(symbol)) FailHere("`" + std::string(symbol) + "` " + std::string(where));
}

void Parser::ExpectKeyword(std::string_view keyword, std::string_view where) {
  if (!TakeKeyword(keyword)) FailHere(std::string(keyword) + " " + std::string(where));
}

void Parser::FailHere(std::string_view expected) const {
  const Token& token = Peek();
  std::string found =
      token.kind == TokenKind::kEnd
          ? "the end of the query"
          : "`" + std::string(text_.substr(token.begin, std::min<size_t>(token.end - token.begin, 40))) + "`";
  FailSyntax(token.position, "UnexpectedSyntax", "expected " + std::string(expected) + ", found " + found);
}

// Brackets that do not match close at the last token: what stands there fits nowhere, and is reported when it is read.
void Parser::PairBrackets() {
  closing_.assign(tokens_.size(), tokens_.size() - 2 + (tokens_.size() < 2 ? 1 : 0));
  std::vector<size_t> open;
  for (size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::kSymbol) continue;
    char c = tokens_[i].text[0];
    if (c == '(' || c == '[' || c == '{') open.push_back(i);
    if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      closing_[open.back()] = i;
      open.pop_back();
    }
  }
}

Parser::Nesting::Nesting(Parser& parser) : parser_(parser) {
  if (++parser_.nesting_ > kMaxNesting) {
    --parser_.nesting_;
    FailCompile(parser_.Peek().position, "Limit", "Depth",
                "the query is nested deeper than " + std::to_string(kMaxNesting) + " levels");
  }
}

ExprPtr Parser::New(ExprKind kind, Position position) const {
  auto expr = std::make_unique<Expr>();
  expr->kind = kind;
  expr->position = position;
  return expr;
}

ExprPtr Parser::Done(ExprPtr expr) {
  bool has_inner = expr->pattern != nullptr || expr->subquery != nullptr;
  uint32_t depth = has_inner ? deepest_ : 0;
  for (const ExprPtr& child : expr->children) {
    if (child != nullptr) depth = std::max(depth, child->depth);
  }
  expr->depth = depth + 1;
  deepest_ = std::max(deepest_, expr->depth);
  if (expr->depth > kMaxNesting) {
    FailCompile(expr->position, "Limit", "Depth",
                "the expression is nested deeper than " + std::to_string(kMaxNesting) + " levels");
  }
  return expr;
}

std::string Parser::ParseName(std::string_view what) {
  const Token& token = Peek();
  if (token.kind != TokenKind::kName && token.kind != TokenKind::kQuotedName) FailHere(what);
  return Take().text;
}

bool Parser::AtVariable() const {
  const Token& token = Peek();
  return token.kind == TokenKind::kQuotedName || (token.kind == TokenKind::kName && !IsReserved(token.text));
}

std::string Parser::ParseVariable() {
  if (!AtVariable()) FailHere("a variable");
  return Take().text;
}

}  // namespace kg::query::cypher
