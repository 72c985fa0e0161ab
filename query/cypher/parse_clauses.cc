// Clauses, and queries made of them.
#include <array>
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/parser.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {
namespace {

constexpr size_t kMaxClauses = 1000;

}  // namespace

ParsedQuery Parser::ParseWhole() {
  ParsedQuery parsed;
  if (TakeKeyword("EXPLAIN")) {
    parsed.mode = QueryMode::kExplain;
  } else if (TakeKeyword("PROFILE")) {
    parsed.mode = QueryMode::kProfile;
  }
  parsed.query = ParseUnion(false);
  TakeSymbol(";");
  if (Peek().kind != TokenKind::kEnd) FailHere("a clause (MATCH, WITH, UNWIND, CALL, RETURN) or the end of the query");
  SingleQuery& first = parsed.query.parts[0];
  if (parsed.query.parts.size() == 1 && first.clauses.size() == 1) {
    if (auto* call = std::get_if<CallClause>(&first.clauses[0].body)) call->standalone = true;
  }
  return parsed;
}

UnionQuery Parser::ParseUnion(bool is_subquery) {
  UnionQuery query;
  query.position = Peek().position;
  query.parts.push_back(ParseSingle(is_subquery));
  while (AtKeyword("UNION")) {
    Position position = Take().position;
    bool all = TakeKeyword("ALL");
    if (query.parts.size() == 1) query.all = all;
    if (query.all != all) {
      FailSyntax(position, "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed in one query");
    }
    if (query.parts.size() >= kMaxClauses) {
      FailCompile(position, "Limit", "Size", "the query has more than " + std::to_string(kMaxClauses) + " parts");
    }
    query.parts.push_back(ParseSingle(is_subquery));
  }
  return query;
}

SingleQuery Parser::ParseSingle(bool is_subquery) {
  SingleQuery query;
  while (ParseClause(query)) {
    if (query.clauses.size() > kMaxClauses) {
      FailCompile(Peek().position, "Limit", "Size",
                  "the query has more than " + std::to_string(kMaxClauses) + " clauses");
    }
  }
  if (query.clauses.empty()) FailHere(is_subquery ? "MATCH in a subquery" : "a clause, such as MATCH or RETURN");
  return query;
}

bool Parser::ParseClause(SingleQuery& query) {
  Clause clause;
  clause.position = Peek().position;
  if (AtKeyword("OPTIONAL") && AtKeyword("MATCH", 1)) {
    Take(), Take();
    clause.body = ParseMatch(true);
  } else if (TakeKeyword("MATCH")) {
    clause.body = ParseMatch(false);
  } else if (TakeKeyword("UNWIND")) {
    clause.body = ParseUnwind();
  } else if (TakeKeyword("WITH")) {
    clause.body = ParseProjection(false);
  } else if (TakeKeyword("RETURN")) {
    clause.body = ParseProjection(true);
  } else if (TakeKeyword("CALL")) {
    clause.body = ParseCall();
  } else {
    static constexpr std::array<std::string_view, 9> kWriting = {"CREATE", "MERGE", "SET",     "DELETE", "DETACH",
                                                                 "REMOVE", "DROP",  "FOREACH", "LOAD"};
    bool writes = false;
    for (std::string_view word : kWriting) writes = writes || AtKeyword(word);
    if (!writes) return false;
    clause.body = ParseWrite();
  }
  query.clauses.push_back(std::move(clause));
  return true;
}

MatchClause Parser::ParseMatch(bool optional) {
  MatchClause match;
  match.optional = optional;
  match.pattern = ParsePattern();
  if (TakeKeyword("WHERE")) match.where = ParseExpression();
  return match;
}

UnwindClause Parser::ParseUnwind() {
  UnwindClause unwind;
  unwind.list = ParseExpression();
  ExpectKeyword("AS", "after the list of UNWIND");
  unwind.variable = ParseVariable();
  return unwind;
}

ProjectionClause Parser::ParseProjection(bool is_return) {
  ProjectionClause clause;
  clause.is_return = is_return;
  clause.distinct = TakeKeyword("DISTINCT");
  clause.star = TakeSymbol("*");
  if (!clause.star || TakeSymbol(",")) {
    do {
      clause.items.push_back(ParseProjectionItem());
    } while (TakeSymbol(","));
  }
  ParseOrderSkipLimit(clause);
  if (!is_return && TakeKeyword("WHERE")) clause.where = ParseExpression();
  return clause;
}

ProjectionItem Parser::ParseProjectionItem() {
  ProjectionItem item;
  item.position = Peek().position;
  item.expr = ParseExpression();
  item.name = item.expr->kind == ExprKind::kVariable ? item.expr->name : item.expr->text;
  if (TakeKeyword("AS")) {
    item.name = ParseVariable();
    item.has_alias = true;
  }
  return item;
}

void Parser::ParseOrderSkipLimit(ProjectionClause& clause) {
  if (AtKeyword("ORDER") && AtKeyword("BY", 1)) {
    Take(), Take();
    do {
      SortItem item;
      item.expr = ParseExpression();
      if (TakeKeyword("DESC") || TakeKeyword("DESCENDING")) {
        item.descending = true;
      } else if (!TakeKeyword("ASC")) {
        TakeKeyword("ASCENDING");
      }
      clause.order_by.push_back(std::move(item));
    } while (TakeSymbol(","));
  }
  if (TakeKeyword("SKIP") || TakeKeyword("OFFSET")) clause.skip = ParseExpression();
  if (TakeKeyword("LIMIT")) clause.limit = ParseExpression();
}

CallClause Parser::ParseCall() {
  CallClause call;
  call.procedure = ParseName("the name of a procedure");
  while (TakeSymbol(".")) call.procedure += "." + ParseName("the name of a procedure");
  call.implicit_arguments = !TakeSymbol("(");
  if (!call.implicit_arguments && !TakeSymbol(")")) {
    do {
      call.arguments.push_back(ParseExpression());
    } while (TakeSymbol(","));
    ExpectSymbol(")", "or `,` among the arguments");
  }
  if (TakeKeyword("YIELD")) ParseYield(call);
  return call;
}

void Parser::ParseYield(CallClause& call) {
  call.has_yield = true;
  if (TakeSymbol("*")) {
    call.yield_star = true;
  } else if (!TakeSymbol("-")) {
    do {
      YieldItem item;
      item.position = Peek().position;
      item.field = ParseName("a result of the procedure");
      item.name = TakeKeyword("AS") ? ParseVariable() : item.field;
      call.yields.push_back(std::move(item));
    } while (TakeSymbol(","));
  }
  if (TakeKeyword("WHERE")) call.where = ParseExpression();
}

WriteClause Parser::ParseWrite() {
  WriteClause write;
  write.keyword = Lower(Take().text);
  if (write.keyword == "detach") {
    ExpectKeyword("DELETE", "after DETACH");
    write.keyword = "delete";
  }
  if (write.keyword == "create" || write.keyword == "merge") {
    write.pattern = ParsePattern();
    while (write.keyword == "merge" && TakeKeyword("ON")) {
      if (!TakeKeyword("CREATE")) ExpectKeyword("MATCH", "or CREATE after ON");
      ExpectKeyword("SET", "in ON CREATE or ON MATCH");
      ParseAssignments(write);
    }
  } else if (write.keyword == "set") {
    ParseAssignments(write);
  } else if (write.keyword == "delete" || write.keyword == "remove") {
    do {
      write.expressions.push_back(ParseExpression());
    } while (TakeSymbol(","));
  } else {
    // DROP, FOREACH, LOAD: what follows does not matter, they write.
    at_ = tokens_.size() - 1;
  }
  return write;
}

// a.key = value, a += map, a:Label
void Parser::ParseAssignments(WriteClause& write) {
  do {
    write.expressions.push_back(ParsePostfix());
    if (TakeSymbol("=") || TakeSymbol("+=")) write.expressions.push_back(ParseExpression());
  } while (TakeSymbol(","));
}

}  // namespace kg::query::cypher
