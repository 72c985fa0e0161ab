// The procedures of kgq over a graph in memory.
#include "query/view/procedures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "query/cypher/query.h"
#include "query/print/values.h"
#include "tests/query/fake_reader.h"

namespace kg::query {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Rows = std::vector<std::string>;

class ProceduresTest : public ::testing::Test {
 protected:
  ProceduresTest() {
    ana_ = reader_.AddEntity("Ana Ruiz", ValueType::kPerson, {"Ruiz"});
    const EntityId ivo = reader_.AddEntity("Ivo Lenz", ValueType::kPerson);
    const EntityId race = reader_.AddEntity("Bergheim Marathon", ValueType::kEvent);
    reader_.AddEntity("Nobody Known", ValueType::kPerson);
    reader_.AddClaim(ivo, "coach-of", ana_, {}, "a.txt");
    reader_.AddClaim(ana_, "won", race, {{"date", "2023-10-01", false}}, "a.txt");
    reader_.AddLiteral(ana_, "born-on", "1999-12-02", ValueType::kDate, {}, "a.txt");
    graph::Conflict conflict;
    conflict.kind = "born-on";
    conflict.subject = ana_;
    conflict.score = 0.7;
    conflict.camps = {{"1999-12-02", {}, {"a.txt"}, 0.6}, {"1999-02-12", {}, {"b.txt"}, 0.4}};
    reader_.AddConflict(conflict);
  }
  // Rows as cells with bars between; an error is the only row.
  Rows Ask(const std::string& text) {
    const StoreView view(reader_);
    const cypher::ProcedureCatalog procedures = MakeProcedures(view, nullptr, nullptr);
    const auto query = cypher::Query::Compile(text, &procedures);
    if (!query.ok()) return {query.error().message};
    Rows rows;
    const auto summary = query.value().Run(view, {}, {}, [&](std::span<const cypher::Value> row) {
      std::string line;
      for (const cypher::Value& value : row) line += (line.empty() ? "" : "|") + ValueToCell(value, view);
      rows.push_back(line);
      return true;
    });
    if (!summary.ok()) return {summary.error().message};
    return rows;
  }
  testing::FakeReader reader_;
  EntityId ana_;
};

TEST_F(ProceduresTest, ConflictsByNameKindAndScore) {
  EXPECT_THAT(Ask("CALL kg.conflicts({}) YIELD subject, kind, values, docs RETURN subject, kind, values, docs"),
              ElementsAre("Ana Ruiz|born-on|['1999-12-02', '1999-02-12']|['a.txt', 'b.txt']"));
  EXPECT_EQ(Ask("CALL kg.conflicts({name: 'ruiz', min_score: 0.5}) YIELD id RETURN id").size(), 1);
  EXPECT_TRUE(Ask("CALL kg.conflicts({kind: 'age'}) YIELD id RETURN id").empty());
  EXPECT_TRUE(Ask("CALL kg.conflicts({min_score: 0.9}) YIELD id RETURN id").empty());
  EXPECT_THAT(Ask("CALL kg.conflicts({knd: 'age'}) YIELD id RETURN id").at(0), HasSubstr("did you mean kind?"));
  EXPECT_THAT(Ask("CALL kg.conflicts({name: 'Anna Ruis'}) YIELD id RETURN id").at(0), HasSubstr("Ana Ruiz"));
}

TEST_F(ProceduresTest, FactsClaimsAndTheTimelineOfAnEntity) {
  EXPECT_THAT(Ask("CALL kg.facts('Ana Ruiz') YIELD subject, predicate, object, object_node "
                  "RETURN subject, predicate, object, object_node ORDER BY predicate"),
              ElementsAre("Ana Ruiz|born-on|1999-12-02|", "Ivo Lenz|coach-of|Ana Ruiz|(:Person Ana Ruiz)",
                          "Ana Ruiz|won|Bergheim Marathon|(:Event Bergheim Marathon)"));
  EXPECT_THAT(Ask("CALL kg.timeline('Ana Ruiz') YIELD date, predicate RETURN date, predicate"),
              ElementsAre("1999-12-02|born-on", "2023-10-01|won"));
  EXPECT_THAT(Ask("MATCH (e:Event) CALL kg.claims(e) YIELD claim, subject, doc RETURN labels(claim), subject, doc"),
              ElementsAre("['Claim']|Ana Ruiz|a.txt"));
  EXPECT_THAT(Ask("CALL kg.facts(1) YIELD id RETURN id").at(0), HasSubstr("expected a name"));
}

TEST_F(ProceduresTest, PathsBetweenTwo) {
  EXPECT_THAT(Ask("CALL kg.paths({from: 'Ivo Lenz', to: 'Bergheim Marathon'}) YIELD path, hops RETURN hops, path"),
              ElementsAre("2|(:Person Ivo Lenz)-[:COACH_OF]->(:Person Ana Ruiz)-[:WON 2023-10-01]->"
                          "(:Event Bergheim Marathon)"));
  EXPECT_TRUE(Ask("CALL kg.paths({from: 'Ivo Lenz', to: 'Nobody Known'}) YIELD path RETURN path").empty());
  EXPECT_THAT(Ask("CALL kg.paths({from: 'Ivo Lenz', to: 'Ivo Lenz'}) YIELD path RETURN path").at(0),
              HasSubstr("one entity"));
  EXPECT_THAT(Ask("CALL kg.paths({from: 'Ivo Lenz', to: 'Ana Ruiz', max: 99}) YIELD path RETURN path").at(0),
              HasSubstr("from 1 to 20"));
}

TEST_F(ProceduresTest, TheGraphAsAWhole) {
  EXPECT_THAT(Ask("CALL kg.pagerank() YIELD name, neighbours, cuts_off RETURN name, neighbours, cuts_off LIMIT 1"),
              ElementsAre("Ana Ruiz|2|1"));
  EXPECT_THAT(
      Ask("CALL kg.components() YIELD component, size RETURN component, size, count(*) AS n ORDER BY component"),
      ElementsAre("1|3|3", "2|1|1"));
}

}  // namespace
}  // namespace kg::query
