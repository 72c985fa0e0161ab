// Statements, words, completion, wrapping: what a line of input becomes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/model/text.h"
#include "query/print/layout.h"
#include "query/print/phrases.h"
#include "query/print/rows.h"
#include "query/shell/arguments.h"
#include "query/shell/complete.h"
#include "query/shell/statements.h"
#include "tests/query/fake_reader.h"

namespace kg::query::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Texts(std::string_view input) {
  std::vector<std::string> texts;
  for (const Statement& statement : SplitStatements(input)) texts.push_back(statement.text);
  return texts;
}

TEST(Statements, CommandsEndWithTheirLineAndQueriesWithASemicolon) {
  EXPECT_THAT(Texts(".facts Ana Ruiz\nMATCH (n)\nRETURN n; .stats ;\n"),
              ElementsAre(".facts Ana Ruiz", "MATCH (n)\nRETURN n", ".stats"));
  EXPECT_THAT(Texts("RETURN 1; RETURN 2; RETURN 3"), ElementsAre("RETURN 1", "RETURN 2", "RETURN 3"));
}

TEST(Statements, QuotesAndCommentsHideSemicolonsAndDots) {
  EXPECT_THAT(Texts("RETURN ';\n.facts' ; // a; b\n/* .facts\n; */ RETURN \"\\\";\" ;"),
              ElementsAre("RETURN ';\n.facts'", "RETURN \"\\\";\""));
}

TEST(Statements, WhatIsNeitherCommandNorQueryIsOneLine) {
  EXPECT_THAT(Texts("facts Ana O'Brien\n.stats"), ElementsAre("facts Ana O'Brien", ".stats"));
}

TEST(Statements, EmptyOnesAreDroppedAndLinesCounted) {
  const auto statements = SplitStatements("\xef\xbb\xbf\n;;\r\n  .stats\r\n\nRETURN\n1");
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].text, ".stats");
  EXPECT_EQ(statements[0].line, 3);
  EXPECT_EQ(statements[1].line, 5);
}

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> out;
  const auto words = SplitWords(text);
  if (!words.ok()) return {"error: " + words.status().message()};
  for (const Word& word : *words) out.push_back(word.text);
  return out;
}

TEST(Words, QuotesKeepWordsTogetherAndApostrophesAreLetters) {
  EXPECT_THAT(Words("\"Ana Ruiz\" O'Brien 'Mara Holt' “Ivo Lenz”"),
              ElementsAre("Ana Ruiz", "O'Brien", "Mara Holt", "Ivo Lenz"));
  EXPECT_THAT(Words("'D'Arcy Kim' \"a \\\"b\\\" c\""), ElementsAre("D'Arcy Kim", "a \"b\" c"));
  EXPECT_THAT(Words("\"Ana"), ElementsAre("error: a quote is not closed: \"Ana"));
}

TEST(Options, AreParsedAndChecked) {
  const std::vector<OptionSpec> specs = {{"--max", true}, {"-v"}};
  const auto arguments = ParseArguments("Ana --max=3 -v \"--max\" -5", specs);
  ASSERT_TRUE(arguments.ok());
  EXPECT_EQ(arguments->Get("--max"), "3");
  EXPECT_TRUE(arguments->Has("-v"));
  EXPECT_EQ(arguments->Joined(), "Ana --max -5");
  EXPECT_FALSE(ParseArguments("--max", specs).ok());
  EXPECT_FALSE(ParseArguments("--max 1 --max 2", specs).ok());
  EXPECT_FALSE(ParseArguments("-v=1", specs).ok());
  EXPECT_FALSE(ParseCount("--max", "3x", 1, 9).ok());
  EXPECT_FALSE(ParseCount("--max", "0", 1, 9).ok());
  EXPECT_FALSE(ParseShare("--min-score", "nan").ok());
  EXPECT_FALSE(ParseShare("--min-score", "1.5").ok());
}

TEST(Completion, OffersCommandsNamesAndPredicates) {
  FakeReader reader;
  const EntityId ana = reader.AddEntity("Ana Ruiz", ValueType::kPerson, {"Ruiz"});
  const EntityId event = reader.AddEntity("Anderby Games", ValueType::kEvent);
  reader.AddClaim(ana, "won", event, {}, "a.txt");
  EXPECT_THAT(Complete(reader, ".conf").texts, ElementsAre(".conflicts"));
  EXPECT_THAT(Complete(reader, ".facts an").texts, ElementsAre("Ana Ruiz", "Anderby Games"));
  EXPECT_EQ(Complete(reader, ".facts ana r").begin, 7u);
  EXPECT_THAT(Complete(reader, ".facts ana r").texts, ElementsAre("Ana Ruiz"));
  EXPECT_THAT(Complete(reader, ".path ru").texts, ElementsAre("\"Ana Ruiz\""));
  EXPECT_THAT(Complete(reader, ".merge ru").texts, ElementsAre("\"Ana Ruiz\""));
  EXPECT_THAT(Complete(reader, ".path \"Ana Ruiz\" \"anderby g").texts, ElementsAre("\"Anderby Games\""));
  EXPECT_EQ(Complete(reader, ".path \"Ana Ruiz\" \"anderby g").begin, 17u);
  EXPECT_THAT(Complete(reader, ".path A B --via wo").texts, ElementsAre("won"));
  EXPECT_THAT(Complete(reader, ".path A B --p").texts, ElementsAre("--plain"));
  EXPECT_THAT(Complete(reader, ".mode js").texts, ElementsAre("json", "jsonl"));
  EXPECT_TRUE(Complete(reader, "nothing").texts.empty());
  EXPECT_TRUE(Complete(reader, ".facts a").texts.empty());  // too little to look names up for
  EXPECT_THAT(Complete(reader, ".export g").texts, ElementsAre("graphml"));
  EXPECT_THAT(Complete(reader, ".export dot f --near ru").texts, ElementsAre("\"Ana Ruiz\""));
  EXPECT_EQ(CommonBeginning({"Zoë", "Zoé"}), "Zo");
}

TEST(Completion, OffersKeywordsLabelsTypesPropertiesAndNamesWithinAQuery) {
  FakeReader reader;
  const EntityId ana = reader.AddEntity("Ana Ruiz", ValueType::kPerson, {"Ruiz"});
  reader.AddClaim(reader.AddEntity("Ivo", ValueType::kPerson), "coach-of", ana, {}, "a.txt");
  EXPECT_THAT(Complete(reader, "mat").texts, ElementsAre("MATCH"));
  EXPECT_THAT(Complete(reader, "MATCH (p:Pe").texts, ElementsAre("Person"));
  EXPECT_THAT(Complete(reader, "MATCH (p)-[:c").texts, ElementsAre("COACH_OF"));
  EXPECT_EQ(Complete(reader, "MATCH (p)-[:c").begin, 12u);
  EXPECT_THAT(Complete(reader, "RETURN p.na").texts, ElementsAre("name"));
  EXPECT_THAT(Complete(reader, "RETURN p.bo").texts, ElementsAre("born", "bound"));
  EXPECT_THAT(Complete(reader, "MATCH (p {na").texts, ElementsAre("name"));
  EXPECT_THAT(Complete(reader, "MATCH (p {name: 'Ivo', bor").texts, ElementsAre("born"));
  EXPECT_THAT(Complete(reader, "MATCH (c:Cl").texts, ElementsAre("Claim"));
  EXPECT_THAT(Complete(reader, "MATCH (c)-[:IN").texts, ElementsAre("IN"));
  EXPECT_THAT(Complete(reader, "CALL kg.con").texts, ElementsAre("conflicts"));
  EXPECT_THAT(Complete(reader, "MATCH (p {name: \"ru").texts, ElementsAre("Ana Ruiz\""));
  EXPECT_THAT(Complete(reader, "MATCH (p {name: 'ana r").texts, ElementsAre("Ana Ruiz'"));
  EXPECT_TRUE(Complete(reader, "MATCH (p {name: 'Ana Ruiz'}) ").texts.empty());
}

TEST(Layout, WrapsByColumnsAndBreaksLongWords) {
  EXPECT_THAT(WrapWords("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(WrapWords("abcdefgh ij", 3), ElementsAre("abc", "def", "gh", "ij"));
  EXPECT_THAT(WrapWords("東京 2020", 5), ElementsAre("東京", "2020"));
  EXPECT_EQ(PadRight("東京", 6), "東京  ");
  EXPECT_EQ(PadLeft("é", 3), "  é");
}

TEST(Phrases, Ordinals) {
  EXPECT_EQ(Ordinal("1"), "1st");
  EXPECT_EQ(Ordinal("22"), "22nd");
  EXPECT_EQ(Ordinal("13"), "13th");
  EXPECT_EQ(Ordinal("111"), "111th");
  EXPECT_EQ(Ordinal("103"), "103rd");
  EXPECT_EQ(Ordinal("last"), "last");
}

}  // namespace
}  // namespace kg::query::testing
