// Queries from text to rows; what is wrong with them; what no input may do.
#include "query/cypher/query.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "tests/query/cypher/ring_graph.h"

namespace kg::query::cypher {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const testing::RingGraph& Ring() {
  static const testing::RingGraph graph;
  return graph;
}

// Rows as "1|'a'" in order, or the error as "Type: Detail".
std::vector<std::string> Rows(const std::string& text, const Parameters& parameters = {}, const Limits& limits = {}) {
  const Outcome<Query> query = Query::Compile(text);
  if (!query.ok()) return {query.error().type + ": " + query.error().detail};
  std::vector<std::string> rows;
  const auto summary = query.value().Run(Ring(), parameters, limits, [&](std::span<const Value> row) {
    std::string line;
    for (const Value& value : row) line += (line.empty() ? "" : "|") + ToText(value, &Ring());
    rows.push_back(line);
    return true;
  });
  if (!summary.ok()) return {summary.error().type + ": " + summary.error().detail};
  return rows;
}

std::string One(const std::string& text) {
  const std::vector<std::string> rows = Rows(text);
  return rows.size() == 1 ? rows[0] : std::to_string(rows.size()) + " rows";
}

std::string DescribeError(const std::string& text) {
  const Outcome<Query> query = Query::Compile(text);
  return query.ok() ? "" : query.error().Describe(text);
}

std::string Repeat(const std::string& text, size_t times) {
  std::string repeated;
  repeated.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(Query, NullsAreUnknownTruths) {
  EXPECT_EQ(One("RETURN null AND false, null OR true, null XOR true, NOT null"), "false|true|null|null");
  EXPECT_EQ(One("RETURN 3 IN [1, null], 1 IN [1, null], [1, null] = [1, 2], null IN []"), "null|true|null|false");
}

TEST(Query, OperatorsBindAsOpenCypherHasIt) {
  EXPECT_EQ(One("RETURN 2 + 3 * 4 ^ 2, -2 ^ 2, 7 / 2, 7 % 4, 1 < 2 < 3, NOT 1 = 2"), "50.0|4.0|3|3|true|true");
}

TEST(Query, ListsAreCutAndJoined) {
  EXPECT_EQ(One("WITH [1, 2, 3, 4] AS l RETURN l[-1], l[1..3], l[..-2], l + 5, [x IN l WHERE x > 2 | x * 10]"),
            "4|[2, 3]|[1, 2]|[1, 2, 3, 4, 5]|[30, 40]");
}

TEST(Query, GroupsKeepTheOrderInWhichTheyComeUp) {
  EXPECT_EQ(Rows("UNWIND [3, 1, 3, 2, 1] AS x RETURN x, count(*) AS n, collect(x) AS all"),
            (std::vector<std::string>{"3|2|[3, 3]", "1|2|[1, 1]", "2|1|[2]"}));
}

TEST(Query, SortingWithALimitGivesTheSameRowsAsWithout) {
  EXPECT_EQ(Rows("UNWIND range(1, 1000) AS x RETURN x ORDER BY x % 7 DESC, x LIMIT 3"),
            (std::vector<std::string>{"6", "13", "20"}));
}

TEST(Query, PathsOfVariableLengthWalkNoRelationshipTwice) {
  EXPECT_EQ(One("MATCH p = ({n: 0})-[:NEXT*]->({n: 0}) RETURN length(p)"), "6");
  EXPECT_EQ(One("MATCH ({n: 0})-[*1..2]->(b) RETURN count(b)"), "6");
}

TEST(Query, TheShortestPathTakesTheLongSteps) {
  EXPECT_EQ(One("MATCH p = shortestPath((a {n: 0})-[*]->(b {n: 4})) RETURN length(p), [x IN nodes(p) | x.n]"),
            "2|[0, 2, 4]");
  EXPECT_EQ(Rows("MATCH p = ALL SHORTEST (a {n: 0})-[*]->(b {n: 3}) RETURN [x IN nodes(p) | x.n] AS way ORDER BY way"),
            (std::vector<std::string>{"[0, 1, 3]", "[0, 2, 3]"}));
  EXPECT_EQ(One("MATCH p = SHORTEST 4 (a {n: 0})-[*]->(b {n: 3}) RETURN collect(length(p)) AS lengths"),
            "[2, 2, 3, 5]");
}

TEST(Query, ShortestPathsOfARingAreItsDistances) {
  const testing::RingGraph ring(101);
  const Outcome<Query> query = Query::Compile(
      "MATCH (a {n: 7}), (b) MATCH p = shortestPath((a)-[*]->(b)) WHERE a <> b RETURN b.n, length(p) ORDER BY b.n");
  ASSERT_TRUE(query.ok());
  uint64_t rows = 0;
  const auto summary = query.value().Run(ring, {}, {}, [&](std::span<const Value> row) {
    const int64_t ahead = (row[0].integer() - 7 + 101) % 101;
    EXPECT_EQ(row[1].integer(), (ahead + 1) / 2) << row[0].integer();
    ++rows;
    return true;
  });
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(rows, 100u);
}

TEST(Query, TheShortestOfManyPathsComeInTheOrderOfTheirLength) {
  // Ways of 30 relationships are too many to be walked one by one.
  const testing::RingGraph ring(120);
  const Outcome<Query> query =
      Query::Compile("MATCH p = SHORTEST 32 (a {n: 0})-[*]->(b {n: 60}) RETURN length(p) AS length");
  ASSERT_TRUE(query.ok());
  std::vector<int64_t> lengths;
  const auto summary = query.value().Run(ring, {}, {.time = milliseconds(20'000)}, [&](std::span<const Value> row) {
    lengths.push_back(row[0].integer());
    return true;
  });
  ASSERT_TRUE(summary.ok()) << summary.error().message;
  // All steps of two; then two steps of one instead of one of two, at 31 * 30 / 2 places: 31 fit here.
  std::vector<int64_t> expected(32, 31);
  expected[0] = 30;
  EXPECT_EQ(lengths, expected);
  EXPECT_EQ(One("MATCH p = SHORTEST 3 (a {n: 0})-[*]->(b {n: 0}) RETURN collect(length(p)) AS l"), "[3, 4, 4]");
  EXPECT_EQ(Rows("MATCH p = ANY SHORTEST (a {n: 0})-[:NONE*]->(b {n: 3}) RETURN p").size(), 0u);
}

TEST(Query, OptionalPatternsGiveNullWhereNothingFits) {
  EXPECT_EQ(Rows("MATCH (a {n: 1}) OPTIONAL MATCH (a)-[:NONE]->(b) RETURN a.n, b"),
            (std::vector<std::string>{"1|null"}));
}

TEST(Query, SubqueriesSeeTheRowAround) {
  EXPECT_EQ(One("MATCH (a) WHERE EXISTS { MATCH (a)-[:NEXT]->(b) WHERE b.n = 0 } RETURN a.n, COUNT { (a)--() }"),
            "5|4");
}

TEST(Query, ParametersStandForValues) {
  EXPECT_EQ(Rows("MATCH (a {n: $n}) RETURN a.n + $more", {{"n", Value(2)}, {"more", Value(0.5)}}),
            (std::vector<std::string>{"2.5"}));
  EXPECT_EQ(One("RETURN $missing"), "ParameterMissing: MissingParameter");
}

TEST(Query, ValuesOfAListFindTheirNodes) {
  EXPECT_EQ(Rows("MATCH (a) WHERE a.n IN [5, 1, 5, 9] RETURN a.n ORDER BY a.n"), (std::vector<std::string>{"1", "5"}));
}

TEST(Query, WritingIsRefused) {
  EXPECT_EQ(One("CREATE (a:Person)"), "ReadOnly: WritingClause");
  EXPECT_EQ(One("MATCH (a) SET a.n = 1 RETURN a"), "ReadOnly: WritingClause");
}

TEST(QueryErrors, PointAtTheirPlaceAndSuggestTheNearestName) {
  EXPECT_EQ(DescribeError("MATCH (person)\nRETURN persn.name"),
            "2:8: `persn` is not defined\n  RETURN persn.name\n         ^\ndid you mean `person`?");
  EXPECT_EQ(DescribeError("RETURN siez([1])"),
            "1:8: there is no function siez()\n  RETURN siez([1])\n         ^\ndid you mean `size`?");
}

TEST(QueryErrors, AreFoundBeforeAnythingRuns) {
  EXPECT_EQ(One("MATCH (a)-[a]->() RETURN a"), "SyntaxError: VariableTypeConflict");
  EXPECT_EQ(One("RETURN 1 AND true"), "SyntaxError: InvalidArgumentType");
  EXPECT_EQ(One("MATCH (a) WHERE count(a) > 1 RETURN a"), "SyntaxError: InvalidAggregation");
  EXPECT_EQ(One("MATCH (a) RETURN a.n + count(*)"), "SyntaxError: AmbiguousAggregationExpression");
  EXPECT_EQ(One("MATCH (a)"), "SyntaxError: InvalidClauseComposition");
}

TEST(Query, ExplainShowsTheOrderAndRunsNothing) {
  const Outcome<Query> query = Query::Compile("EXPLAIN MATCH (a)-[:NEXT]->(b:Odd) RETURN a.n");
  ASSERT_TRUE(query.ok());
  const auto summary = query.value().Run(Ring(), {}, {}, [](std::span<const Value>) { return true; });
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary.value().rows, 0u);
  // The label has fewer nodes than the graph: the walk starts there, against the arrow.
  EXPECT_EQ(summary.value().plan, "Project a.n\nExpand <-[:NEXT]-()\nNodesWithLabel :Odd\nArgument\n");
}

TEST(Query, ProfileCountsRows) {
  const Outcome<Query> query = Query::Compile("PROFILE MATCH (a:Odd) RETURN a.n LIMIT 2");
  ASSERT_TRUE(query.ok());
  const auto summary = query.value().Run(Ring(), {}, {}, [](std::span<const Value>) { return true; });
  ASSERT_TRUE(summary.ok());
  EXPECT_EQ(summary.value().plan,
            "Limit 2  rows: 2\nProject a.n  rows: 2\nNodesWithLabel :Odd  rows: 2\nArgument  rows: 1\n");
}

// --- limits

TEST(QueryLimits, NestingOfTenThousandIsAnErrorAndNoCrash) {
  constexpr size_t kDeep = 10'000;
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{{"[", "]"},
                                                                                    {"(", ")"},
                                                                                    {"{a: ", "}"},
                                                                                    {"NOT ", ""},
                                                                                    {"- ", ""},
                                                                                    {"size(", ")"},
                                                                                    {"[x IN ", "]"},
                                                                                    {"CASE WHEN true THEN ", " END"},
                                                                                    {"EXISTS { MATCH (a) WHERE ", " }"},
                                                                                    {"all(x IN [1] WHERE ", ")"}}) {
    const std::string text = "RETURN " + Repeat(open, kDeep) + "1" + Repeat(close, kDeep);
    EXPECT_EQ(One(text), "Limit: Depth") << open;
    EXPECT_EQ(Rows("RETURN " + Repeat(open, kDeep)).size(), 1u) << open;
  }
  EXPECT_EQ(One("WITH {a: 1} AS m RETURN m" + Repeat(".a", kDeep)), "Limit: Depth");
  EXPECT_EQ(One("MATCH (a)" + Repeat("-->()", kDeep) + " RETURN a"), "Limit: Size");
  EXPECT_EQ(One(Repeat("WITH [1] AS a ", kDeep) + "RETURN a"), "Limit: Size");
  EXPECT_EQ(One("RETURN 1 AS a" + Repeat(" UNION RETURN 1 AS a", kDeep)), "Limit: Size");
}

TEST(QueryLimits, LongChainsAreNoNesting) {
  EXPECT_EQ(One("RETURN 1" + Repeat(" + 1", 100'000)), "100001");
  EXPECT_EQ(One("RETURN false" + Repeat(" OR false", 50'000)), "false");
  EXPECT_EQ(One("RETURN size([1" + Repeat(", 1", 100'000) + "])"), "100001");
}

TEST(QueryLimits, AMegabyteOfAnythingComesBackAndMoreIsRefused) {
  const auto start = steady_clock::now();
  for (const std::string part :
       {"(", "[a]", "(a)-", "'", "`a`", "a.b ", "((a)-->(b", "[(a)-->(b)|", "{[(", "1..", "\\", "/*", "\xE2\x80"}) {
    Rows("RETURN " + Repeat(part, 1'000'000 / part.size()));
  }
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(60));
  EXPECT_EQ(One("RETURN 1" + std::string(size_t{1} << 20, ' ')), "Limit: Size");
}

TEST(QueryLimits, TimeAndMemoryEndAQuery) {
  const auto start = steady_clock::now();
  const std::string endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN ";
  EXPECT_EQ(Rows(endless + "count(*)", {}, {.time = milliseconds(100)}), (std::vector<std::string>{"Limit: Time"}));
  EXPECT_EQ(Rows(endless + "collect(b)", {}, {.memory_bytes = 10'000'000}),
            (std::vector<std::string>{"Limit: Memory"}));
  EXPECT_EQ(Rows(endless + "DISTINCT [a, b]", {}, {.memory_bytes = 1'000'000}),
            (std::vector<std::string>{"Limit: Memory"}));
  EXPECT_EQ(Rows("UNWIND range(1, 1000) AS x RETURN all(y IN range(1, 10000000) WHERE y > 0)", {},
                 {.time = milliseconds(100)}),
            (std::vector<std::string>{"Limit: Time"}));
  EXPECT_LT(steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(QueryLimits, AnInterruptEndsAQuery) {
  std::atomic<bool> interrupt = true;
  EXPECT_EQ(Rows("UNWIND range(1, 1000000) AS x RETURN count(x)", {}, {.interrupt = &interrupt}),
            (std::vector<std::string>{"Interrupted: Interrupted"}));
}

TEST(QueryLimits, PatternsOfManyClausesDoNotRunOutOfStack) {
  EXPECT_EQ(One(Repeat("MATCH (a)" + Repeat("-->()", 500) + " ", 100) + "RETURN a"), "Limit: Size");
}

TEST(QueryLimits, WhatDoublesAtEachStepEnds) {
  const Limits limits{.memory_bytes = size_t{64} << 20};
  EXPECT_EQ(One("RETURN size(reduce(s = 'ab', x IN range(1, 100) | s + s))"), "Limit: Size");
  EXPECT_EQ(Rows("RETURN [x IN range(1, 1000) | range(1, 1000000)]", {}, limits)[0], "Limit: Memory");
  EXPECT_EQ(Rows("RETURN coalesce(null" + Repeat(", range(1, 1000000)", 500) + ")", {}, limits)[0], "Limit: Memory");
  EXPECT_EQ(
      Rows("WITH range(1, 1000000) AS a, range(1, 1000000) AS b, range(1, 1000000) AS c RETURN size(a)", {}, limits)[0],
      "Limit: Memory");
}

TEST(QueryLimits, SortingHoldsWhatIsReadBehindItAlone) {
  // The long list is in every row before the sorting, and in none behind it.
  EXPECT_EQ(Rows("WITH range(1, 10000) AS long UNWIND long AS x RETURN x ORDER BY -x LIMIT 1", {},
                 {.memory_bytes = size_t{16} << 20}),
            (std::vector<std::string>{"10000"}));
  EXPECT_EQ(Rows("UNWIND [3, 1, 2] AS x WITH x AS y, x * 2 AS z ORDER BY x DESC WHERE x > 1 RETURN y, z"),
            (std::vector<std::string>{"3|6", "2|4"}));
}

TEST(QueryLimits, ListsGrownByReduceStayShallow) {
  EXPECT_EQ(One("RETURN reduce(l = [], x IN range(1, 100000) | [l])"), "Limit: Depth");
}

}  // namespace
}  // namespace kg::query::cypher
