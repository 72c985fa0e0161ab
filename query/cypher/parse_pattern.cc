// Patterns: p = (a:Label {key: 1})-[r:TYPE*1..3]->(b), with selectors before them.
#include <charconv>
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/parser.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {
namespace {

constexpr size_t kMaxPathParts = 1000;
constexpr int64_t kMaxCount = 1000000;

}  // namespace

// Whether the node pattern at the parenthesis at `index` is one; `after`: the token behind it. What is within braces is
// stepped over, not read.
bool Parser::NodeEndsAt(size_t index, size_t& after) const {
  size_t i = index + 1;
  auto kind = [&](size_t at) { return tokens_[std::min(at, tokens_.size() - 1)].kind; };
  auto symbol = [&](size_t at, std::string_view text) {
    return kind(at) == TokenKind::kSymbol && tokens_[at].text == text;
  };
  auto is_name = [&](size_t at) { return kind(at) == TokenKind::kName || kind(at) == TokenKind::kQuotedName; };
  if (is_name(i)) ++i;
  while (symbol(i, ":") && is_name(i + 1)) i += 2;
  if (symbol(i, "{")) i = AfterBracket(i);
  if (kind(i) == TokenKind::kParameter) ++i;
  after = i + 1;
  return symbol(i, ")");
}

bool Parser::PatternStartsAt(size_t index) const {
  auto symbol = [&](size_t at, std::string_view text) {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::kSymbol && tokens_[at].text == text;
  };
  size_t i = 0;
  if (!symbol(index, "(") || !NodeEndsAt(index, i)) return false;
  if (symbol(i, "<")) ++i;
  if (!symbol(i, "-")) return false;
  ++i;
  if (symbol(i, "[")) i = AfterBracket(i);
  if (!symbol(i, "-")) return false;
  ++i;
  if (symbol(i, ">")) ++i;
  if (symbol(i, "+") || symbol(i, "*")) ++i;
  if (symbol(i, "{")) i = AfterBracket(i);
  size_t after = 0;
  return symbol(i, "(") && NodeEndsAt(i, after);
}

Pattern Parser::ParsePattern() {
  Pattern pattern;
  do {
    pattern.paths.push_back(ParsePath());
  } while (TakeSymbol(","));
  return pattern;
}

PathPattern Parser::ParsePath() {
  PathPattern path;
  path.position = Peek().position;
  ParseSelector(path);
  if (AtVariable() && AtSymbol("=", 1)) {
    path.variable = ParseVariable();
    Take();
    ParseSelector(path);
  }
  bool is_shortest = (AtKeyword("shortestPath") || AtKeyword("allShortestPaths")) && AtSymbol("(", 1);
  if (is_shortest) {
    ParseShortestFunction(path);
  } else if (AtSymbol("(") && AtSymbol("(", 1)) {
    // A path in parentheses.
    Nesting nesting(*this);
    Take();
    PathPattern inner = ParsePath();
    ExpectSymbol(")", "after a path in parentheses");
    inner.variable = path.variable.empty() ? inner.variable : path.variable;
    return inner;
  } else {
    ParseChain(path);
  }
  return path;
}

// ANY SHORTEST, ALL SHORTEST, SHORTEST k; each may be followed by PATH or PATHS.
void Parser::ParseSelector(PathPattern& path) {
  bool is_any = AtKeyword("ANY") && AtKeyword("SHORTEST", 1);
  bool is_all = AtKeyword("ALL") && AtKeyword("SHORTEST", 1);
  if (is_any || is_all) {
    Take(), Take();
    path.selector = is_any ? Selector::kAnyShortest : Selector::kAllShortest;
  } else if (AtKeyword("SHORTEST") && Peek(1).kind == TokenKind::kInteger) {
    Take();
    Position position = Peek().position;
    path.selector = Selector::kAnyShortest;
    path.count = ParseHops();
    if (path.count < 1 || path.count > kMaxCount) {
      FailSyntax(position, "NumberOutOfRange", "SHORTEST takes a number from 1 to " + std::to_string(kMaxCount));
    }
  } else {
    return;
  }
  if (!TakeKeyword("PATHS")) TakeKeyword("PATH");
}

void Parser::ParseShortestFunction(PathPattern& path) {
  path.selector = AtKeyword("shortestPath") ? Selector::kAnyShortest : Selector::kAllShortest;
  Position position = Take().position;
  Take();
  ParseChain(path);
  ExpectSymbol(")", "after the pattern of a shortest path");
  if (path.relationships.size() != 1) {
    FailSyntax(position, "InvalidArgumentType", "a shortest path is between two nodes over one relationship pattern",
               "as in shortestPath((a)-[*]-(b))");
  }
}

void Parser::ParseChain(PathPattern& path) {
  if (path.position.line == 0) path.position = Peek().position;
  path.nodes.push_back(ParseNode());
  while (AtSymbol("-") || (AtSymbol("<") && AtSymbol("-", 1))) {
    if (path.nodes.size() >= kMaxPathParts) {
      FailCompile(Peek().position, "Limit", "Size",
                  "the path has more than " + std::to_string(kMaxPathParts) + " nodes");
    }
    path.relationships.push_back(ParseRelationship());
    path.nodes.push_back(ParseNode());
  }
  if (path.selector != Selector::kEvery && path.relationships.size() != 1) {
    FailSyntax(path.position, "InvalidArgumentType", "a selector needs a path of two nodes and one relationship",
               "as in ANY SHORTEST (a)-[*]-(b)");
  }
}

NodePattern Parser::ParseNode() {
  NodePattern node;
  ExpectSymbol("(", "at the start of a node");
  node.position = Peek().position;
  if (AtVariable()) node.variable = ParseVariable();
  if (AtSymbol(":")) node.labels = ParseLabels();
  node.properties = ParsePatternProperties();
  ExpectSymbol(")", "at the end of a node");
  return node;
}

std::vector<std::string> Parser::ParseLabels() {
  std::vector<std::string> labels;
  while (AtSymbol(":") || (AtSymbol("&") && !labels.empty())) {
    Take();
    labels.push_back(ParseName("a label"));
  }
  return labels;
}

ExprPtr Parser::ParsePatternProperties() {
  const Token& token = Peek();
  if (token.kind == TokenKind::kParameter) {
    FailSyntax(token.position, "InvalidParameterUse", "a parameter cannot stand for the properties of a pattern",
               "name the properties: {key: $" + token.text + ".key}");
  }
  return AtSymbol("{") ? ParseMap() : nullptr;
}

RelationshipPattern Parser::ParseRelationship() {
  RelationshipPattern relationship;
  relationship.position = Peek().position;
  bool incoming = TakeSymbol("<");
  ExpectSymbol("-", "in a relationship");
  if (TakeSymbol("[")) {
    ParseRelationshipDetail(relationship);
    ExpectSymbol("]", "at the end of a relationship");
  }
  ExpectSymbol("-", "in a relationship");
  bool outgoing = TakeSymbol(">");
  if (incoming != outgoing) relationship.direction = incoming ? Direction::kIncoming : Direction::kOutgoing;
  ParseQuantifierSuffix(relationship);
  return relationship;
}

void Parser::ParseRelationshipDetail(RelationshipPattern& relationship) {
  if (AtVariable()) relationship.variable = ParseVariable();
  if (TakeSymbol(":")) {
    do {
      TakeSymbol(":");
      relationship.types.push_back(ParseName("a type of relationship"));
    } while (TakeSymbol("|") || TakeSymbol("|:"));
  }
  if (AtSymbol("..")) {
    FailSyntax(Peek().position, "InvalidRelationshipPattern", "a range of lengths needs a `*` before it",
               "as in [*1..3]");
  }
  if (TakeSymbol("*")) ParseLength(relationship);
  relationship.properties = ParsePatternProperties();
}

// Behind the star: nothing, 3, 1..3, 1.., ..3 or ..
void Parser::ParseLength(RelationshipPattern& relationship) {
  relationship.is_variable_length = true;
  if (AtSymbol("-")) {
    FailSyntax(Peek().position, "InvalidRelationshipPattern", "the length of a path cannot be negative");
  }
  bool has_low = Peek().kind == TokenKind::kInteger;
  if (has_low) relationship.min = ParseHops();
  if (TakeSymbol("..")) {
    if (Peek().kind == TokenKind::kInteger) relationship.max = ParseHops();
  } else if (has_low) {
    relationship.max = relationship.min;
  }
}

// -[:TYPE]->+, ->*, ->{2}, ->{1,3}, ->{,3}: the lengths as GQL writes them.
void Parser::ParseQuantifierSuffix(RelationshipPattern& relationship) {
  bool plus = AtSymbol("+");
  if (!plus && !AtSymbol("*") && !AtSymbol("{")) return;
  if (relationship.is_variable_length) FailHere("`(`, since the relationship has a length already");
  relationship.is_variable_length = true;
  relationship.min = plus ? 1 : 0;
  if (Take().text != "{") return;
  bool has_low = Peek().kind == TokenKind::kInteger;
  if (has_low) relationship.min = ParseHops();
  if (TakeSymbol(",")) {
    if (Peek().kind == TokenKind::kInteger) relationship.max = ParseHops();
  } else if (has_low) {
    relationship.max = relationship.min;
  } else {
    FailHere("a number of steps");
  }
  ExpectSymbol("}", "after a number of steps");
}

int64_t Parser::ParseHops() {
  const Token& token = Take();
  int64_t hops = 0;
  auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), hops);
  if (error != std::errc() || end != token.text.data() + token.text.size()) {
    FailSyntax(token.position, "IntegerOverflow", "not a number of steps: " + token.text);
  }
  return hops;
}

}  // namespace kg::query::cypher
