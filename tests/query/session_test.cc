// What a user of kgq sees: statements in, text out.
#include "query/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "graph/model/text.h"
#include "tests/query/fake_reader.h"

namespace kg::query::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Ivo Lenz coaches Ana Ruiz and Mara Holt; a marathon in two editions; a country that joins everybody.
class SessionTest : public ::testing::Test {
 protected:
  SessionTest() {
    ivo_ = reader_.AddEntity("Ivo Lenz", ValueType::kPerson, {"Lenz"});
    ana_ = reader_.AddEntity("Ana Ruíz", ValueType::kPerson, {"Ruiz"});
    mara_ = reader_.AddEntity("Mara Holt", ValueType::kPerson, {"Holt"});
    tom_ = reader_.AddEntity("Tom Holt", ValueType::kPerson, {"Holt"});
    marathon_ = reader_.AddEntity("Bergheim Marathon", ValueType::kEvent);
    country_ = reader_.AddEntity("Freeland", ValueType::kPlace);
    lonely_ = reader_.AddEntity("Lone Wolff", ValueType::kPerson);
    reader_.AddClaim(ivo_, "coach-of", ana_, {}, "one.txt");
    reader_.AddClaim(ivo_, "coach-of", ana_, {}, "two.txt");
    won_ = reader_.AddClaim(ana_, "won", marathon_, {{"date", "2023-05-07", false}, {"time", "2:24:10", false}},
                            "one.txt");
    reader_.AddClaim(ana_, "won", marathon_, {{"date", "2021", false}}, "two.txt");
    reader_.AddClaim(mara_, "placed", marathon_, {{"date", "2023", false}, {"rank", "2", true}}, "two.txt");
    reader_.AddClaim(tom_, "competed-in", marathon_, {{"date", "2019", false}}, "two.txt");
    reader_.AddClaim(ana_, "nationality", country_, {}, "one.txt");
    reader_.AddClaim(mara_, "nationality", country_, {}, "one.txt");
    born_ = reader_.AddLiteral(ana_, "born-on", "1999-12-02", ValueType::kDate, {}, "one.txt");
    age_ = reader_.AddLiteral(ana_, "age", "31", ValueType::kAge, {{"as_of", "2023", false}}, "two.txt");
    graph::Conflict conflict;
    conflict.kind = "age";
    conflict.subject = ana_;
    conflict.score = 0.5;
    conflict.why = "one.txt has her born on 2 December 1999, two.txt makes her 31 in 2023";
    conflict.camps = {{"born 1999-12-02", {born_}, {"one.txt"}, 0.6}, {"31", {age_}, {"two.txt"}, 0.4}};
    conflict.witness = {born_, age_};
    conflict_ = reader_.AddConflict(conflict);
  }

  // Output of the statement; the exit code and the error stream are kept.
  std::string Run(const std::string& statement, Format format = Format::kJsonl) {
    std::ostringstream out;
    std::ostringstream err;
    SessionOptions options;
    options.print.format = format;
    options.print.width = width_;
    Session session(reader_, out, err, options);
    session.RunText(statement, name_).ok();
    exit_ = session.ExitCode();
    errors_ = err.str();
    return out.str();
  }

  FakeReader reader_;
  EntityId ivo_, ana_, mara_, tom_, marathon_, country_, lonely_;
  ClaimId won_, born_, age_;
  ConflictId conflict_;
  int exit_ = 0;
  int width_ = 0;
  std::string name_;
  std::string errors_;
};

TEST_F(SessionTest, APathIsAChainThatTakesTheSameEditionOnBothSidesOfAnEvent) {
  const std::string out = Run(".path \"Ivo Lenz\" \"Mara Holt\"", Format::kTable);
  EXPECT_THAT(out, StartsWith("Ivo Lenz ─coach-of→ Ana Ruíz ─won→ Bergheim Marathon (2023) ←placed 2nd─ Mara Holt\n"));
  EXPECT_THAT(out, HasSubstr("2. Ana Ruíz won Bergheim Marathon (2023-05-07, time 2:24:10): one.txt"));
  EXPECT_THAT(out, HasSubstr("avoided: Freeland"));
  EXPECT_EQ(exit_, 0);
}

TEST_F(SessionTest, AnEventAtTheEndOfAPathShowsItsEdition) {
  EXPECT_THAT(Run(".path Tom \"Bergheim Marathon\"", Format::kTsv), ::testing::IsEmpty());
  EXPECT_THAT(Run(".path \"Tom Holt\" \"Bergheim Marathon\"", Format::kTsv),
              HasSubstr("Tom Holt ─competed-in→ Bergheim Marathon (2019)\t1\t1\t"));
}

TEST_F(SessionTest, AResultSaysMoreThanHavingCompeted) {
  // Three sources for taking part, one for the result of the same edition.
  for (const char* doc : {"one.txt", "two.txt", "three.txt"}) {
    reader_.AddClaim(mara_, "competed-in", marathon_, {{"date", "2023-05", false}}, doc);
  }
  EXPECT_THAT(Run(".path Ruiz \"Mara Holt\"", Format::kTsv), HasSubstr("←placed 2nd─ Mara Holt\t"));
}

TEST_F(SessionTest, AllPathsAreListedBestFirstThoseThroughCountriesLast) {
  const std::string out = Run(".paths \"Ivo Lenz\" \"Mara Holt\" --max 3", Format::kTsv);
  const size_t event = out.find("Bergheim Marathon (2023)");
  const size_t country = out.find("Freeland");
  EXPECT_LT(event, country);
  EXPECT_LT(country, out.size());
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 3);
}

TEST_F(SessionTest, EditionsThatDifferStandAtTheirSteps) {
  EXPECT_THAT(Run(".path \"Mara Holt\" \"Tom Holt\"", Format::kTsv),
              HasSubstr("Mara Holt ─placed 2nd 2023→ Bergheim Marathon ←competed-in 2019─ Tom Holt\t2\t4\t2\t"));
}

TEST_F(SessionTest, PlainPathsPassThroughCountries) {
  EXPECT_THAT(Run(".path \"Ana Ruiz\" \"Mara Holt\" --plain --k 5", Format::kTsv),
              HasSubstr("Ana Ruíz ─nationality→ Freeland ←nationality─ Mara Holt"));
}

TEST_F(SessionTest, ACountryIsTakenWhereThereIsNoOtherWayAndTheAnswerSaysSo) {
  const std::string out = Run(".path \"Ana Ruiz\" \"Mara Holt\" --via nationality", Format::kTable);
  EXPECT_THAT(out, HasSubstr("─nationality→ Freeland ←nationality─"));
  EXPECT_THAT(out, HasSubstr("no way that avoids Freeland"));
}

TEST_F(SessionTest, PathsAsJsonHaveNodesEdgesAndClaims) {
  const std::string out = Run(".path \"Ivo Lenz\" \"Bergheim Marathon\"");
  EXPECT_THAT(out, StartsWith("{\"from\":\"Ivo Lenz\",\"to\":\"Bergheim Marathon\",\"hops\":2,\"nodes\":"));
  EXPECT_THAT(out, HasSubstr("\"subject\":\"Ana Ruíz\",\"predicate\":\"won\",\"object\":\"Bergheim Marathon\","
                             "\"qualifiers\":{\"date\":"));
  EXPECT_THAT(out, HasSubstr("\"claims\":[\""));
}

TEST_F(SessionTest, VerbosePathsShowTheSentences) {
  EXPECT_THAT(Run(".path \"Ivo Lenz\" Ruiz -v", Format::kTable), HasSubstr("one.txt: »Ivo Lenz coach-of Ana Ruíz.«"));
}

TEST_F(SessionTest, TwoNamesNeedNoQuotesWhereOneCutOnlyFindsBoth) {
  EXPECT_THAT(Run(".path Ivo Lenz Mara Holt", Format::kTsv), HasSubstr("Ivo Lenz ─coach-of→"));
  Run(".path Ivo Nobody Mara Holt");
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("quotes"));
}

TEST_F(SessionTest, NoPathSaysWhy) {
  EXPECT_THAT(Run(".path \"Ivo Lenz\" \"Mara Holt\" --max 1", Format::kTable), HasSubstr("within --max 1"));
  EXPECT_THAT(Run(".path \"Ivo Lenz\" \"Mara Holt\" --max 1", Format::kTable), HasSubstr("the shortest has 3 steps"));
  const std::string out = Run(".path \"Ivo Lenz\" \"Lone Wolff\"", Format::kTable);
  EXPECT_THAT(out, HasSubstr("no edge leads from Lone Wolff to anything else"));
  EXPECT_EQ(exit_, 0);
}

TEST_F(SessionTest, NamesAreFoundWithoutCaseAndDiacriticsByAliasAndById) {
  for (const std::string& name : {std::string("ana ruiz"), std::string("RUIZ"), ana_.ToHex().substr(0, 10)}) {
    EXPECT_THAT(Run(".facts " + name), HasSubstr("\"object\":\"1999-12-02\"")) << name;
  }
}

TEST_F(SessionTest, AnAmbiguousNameListsTheCandidatesWithWhatTellsThemApart) {
  Run(".facts Holt");
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("Mara Holt"));
  EXPECT_THAT(errors_, HasSubstr("Tom Holt"));
  EXPECT_THAT(errors_, HasSubstr("competed-in Bergheim Marathon (2019)"));
  EXPECT_THAT(errors_, HasSubstr(tom_.ToHex().substr(0, 8)));
}

TEST_F(SessionTest, AnUnknownNameSuggestsTheNearest) {
  Run(".facts Ana Riuz");
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("did you mean Ana Ruíz"));
  Run(".facts Ivo Lenzmann");
  EXPECT_THAT(errors_, HasSubstr("Ivo Lenz"));
}

TEST_F(SessionTest, FactsShowBothDirectionsAndCountSources) {
  const std::string out = Run(".facts Ana Ruiz", Format::kTable);
  EXPECT_THAT(out, ::testing::ContainsRegex("coached by +Ivo Lenz +2 +0.9 +one.txt, two.txt"));
  EXPECT_THAT(out, ::testing::ContainsRegex("won +Bergheim Marathon +2023-05-07, time 2:24:10"));
}

TEST_F(SessionTest, CommandsAndOptionsAreSuggested) {
  Run(".fact Ana");
  EXPECT_THAT(errors_, HasSubstr("did you mean .facts?"));
  Run("facts Ana Ruiz");
  EXPECT_THAT(errors_, HasSubstr("did you mean .facts?"));
  Run(".path A B --maxx 3");
  EXPECT_THAT(errors_, HasSubstr("did you mean --max?"));
  Run(".conflicts --kind agee");
  EXPECT_THAT(errors_, HasSubstr("did you mean age?"));
  Run(".mode jsn");
  EXPECT_THAT(errors_, HasSubstr("did you mean json?"));
  EXPECT_EQ(exit_, 1);
}

TEST_F(SessionTest, WhatNeedsADatabaseInAFolderSaysSoInOneLine) {
  for (const std::string& statement : {".dismiss " + conflict_.ToHex() + " cousins", std::string(".recheck")}) {
    Run(statement);
    EXPECT_EQ(exit_, 1) << statement;
    EXPECT_THAT(errors_, HasSubstr("a database in a folder")) << statement;
    EXPECT_EQ(std::count(errors_.begin(), errors_.end(), '\n'), 1) << statement;
  }
}

TEST_F(SessionTest, ConflictsGiveCampsLevelAndReason) {
  const std::string json = Run(".conflicts");
  EXPECT_THAT(json, HasSubstr("\"kind\":\"age\",\"subject\":\"Ana Ruíz\""));
  EXPECT_THAT(json, HasSubstr("\"values\":[\"born 1999-12-02\",\"31\"],\"docs\":[\"one.txt\",\"two.txt\"],"
                              "\"level\":\"conflict\",\"score\":0.5,\"why\":"));
  EXPECT_THAT(json, HasSubstr("\"probability\":0.6}"));
  const std::string table = Run(".conflicts ruiz", Format::kTable);
  EXPECT_THAT(table, StartsWith("conflict 0.5  Ana Ruíz: age  "));
  EXPECT_THAT(table, HasSubstr("• 31 — two.txt"));
  EXPECT_THAT(table, HasSubstr("makes her 31 in 2023"));
}

TEST_F(SessionTest, ConflictFiltersNarrowAndFailIsExitCode3) {
  EXPECT_EQ(Run(".conflicts Mara Holt --fail"), "");
  EXPECT_EQ(exit_, 0);
  EXPECT_EQ(Run(".conflicts --level tension"), "");
  EXPECT_EQ(Run(".conflicts --min-score 0.6"), "");
  EXPECT_EQ(Run(".conflicts --kind spouse"), "");
  EXPECT_NE(Run(".conflicts Ana Ruiz --kind age --level conflict --min-score 0.5 --fail"), "");
  EXPECT_EQ(exit_, 3);
}

TEST_F(SessionTest, WhyShowsArticleSentenceSpanAndRule) {
  reader_.EditClaim(won_).sentence = "In May Ana Ruiz won the Bergheim Marathon at last.";
  reader_.EditClaim(won_).claim.sentence = {40, 91};
  reader_.EditClaim(won_).claim.span = {47, 81};
  reader_.EditArticle("one.txt").title = "A \x1b[31mred\u202e day";
  reader_.EditArticle("one.txt").url = "https://news.example/1";
  const std::string out = Run(".why " + won_.ToHex().substr(0, 12), Format::kTable);
  EXPECT_THAT(out, HasSubstr("In May »Ana Ruiz won the Bergheim Marathon« at last."));
  EXPECT_THAT(out, HasSubstr("https://news.example/1"));
  EXPECT_THAT(out, HasSubstr("test.rule, confidence 0.9, asserted"));
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(out, Not(HasSubstr("\u202e")));
}

TEST_F(SessionTest, WhyOfAConflictShowsItsCampsAndWitnesses) {
  const std::string out = Run(".why " + conflict_.ToHex(), Format::kTable);
  EXPECT_THAT(out, HasSubstr("born 1999-12-02  (probability 0.6)"));
  EXPECT_THAT(out, HasSubstr("(witness)"));
  EXPECT_THAT(out, HasSubstr("»Ana Ruíz age 31.«"));
  Run(".why zz");
  EXPECT_EQ(exit_, 1);
  Run(".why " + ana_.ToHex());
  EXPECT_THAT(errors_, HasSubstr(".entity"));
}

TEST_F(SessionTest, TheTimelineIsInOrderOfDays) {
  const std::string out = Run(".timeline Ana Ruiz", Format::kCsv);
  const size_t born = out.find("1999-12-02");
  const size_t first = out.find("2021,");
  const size_t aged = out.find("2023,Ana Ruíz,age");
  const size_t second = out.find("2023-05-07,");
  EXPECT_LT(born, first);
  EXPECT_LT(first, aged);
  EXPECT_LT(aged, second);
  EXPECT_LT(second, out.size());
}

TEST_F(SessionTest, CsvAndTsvEscapeWhatWouldBreakARow) {
  reader_.AddLiteral(lonely_, "award", "a \"gold\", twice\nand\ta tab \\", ValueType::kText, {}, "one.txt");
  EXPECT_THAT(Run(".facts Lone Wolff", Format::kCsv), HasSubstr(",\"a \"\"gold\"\", twice\nand\ta tab \\\","));
  EXPECT_THAT(Run(".facts Lone Wolff", Format::kTsv), HasSubstr("\ta \"gold\", twice\\nand\\ta tab \\\\\t"));
  EXPECT_EQ(Run(".facts Lone Wolff", Format::kTable).find('\t'), std::string::npos);
}

TEST_F(SessionTest, JsonIsOneArrayAStatement) {
  EXPECT_EQ(Run(".conflicts Mara Holt", Format::kJson), "[]\n");
  const std::string out = Run(".entities holt", Format::kJson);
  EXPECT_THAT(out, StartsWith("[\n{"));
  EXPECT_THAT(out, EndsWith("}\n]\n"));
}

TEST_F(SessionTest, TablesAreWrappedToTheTerminal) {
  width_ = 72;
  std::istringstream lines(Run(".facts Ana Ruiz", Format::kTable));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(DisplayWidth(line), 72) << line;
}

TEST_F(SessionTest, StatementsStopAtTheFirstErrorAndNameItsLine) {
  name_ = "standard input";
  const std::string out = Run(".entities ivo\n\n.nonsense\n.entities mara\n");
  EXPECT_THAT(out, HasSubstr("Ivo Lenz"));
  EXPECT_THAT(out, Not(HasSubstr("Mara Holt")));
  EXPECT_THAT(errors_, StartsWith("error: standard input:3: unknown command .nonsense"));
  EXPECT_EQ(exit_, 1);
}

TEST_F(SessionTest, ModeAndReadWorkWithinASession) {
  const auto file = std::filesystem::temp_directory_path() / "kgq-session-test.kgq";
  std::ofstream(file) << "// a comment\n.mode csv\n.entities ivo;\n";
  EXPECT_EQ(Run(".read " + file.string()),
            "name,type,articles,aliases,id\nIvo Lenz,Person,0,Lenz," + ivo_.ToHex() + "\n");
  std::ofstream(file) << ".read " << file.string() << "\n";
  Run(".read " + file.string());
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("too many .read"));
  std::filesystem::remove(file);
  Run(".read /nonexistent/file");
  EXPECT_THAT(errors_, HasSubstr("cannot read /nonexistent/file: No such file"));
}

TEST_F(SessionTest, OutputGoesToAFileAndBackAndReplacesNothingUnasked) {
  const auto file = std::filesystem::temp_directory_path() / "kgq-output-test.tsv";
  std::filesystem::remove(file);
  EXPECT_THAT(Run(".mode tsv\n.output " + file.string() + "\n.entities ivo\n.output\n.entities tom\n"),
              StartsWith("name\ttype\tarticles\taliases\tid\nTom Holt\t"));
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  EXPECT_THAT(text.str(), HasSubstr("Ivo Lenz\tPerson"));
  EXPECT_THAT(text.str(), ::testing::Not(HasSubstr("Tom Holt")));
  Run(".output " + file.string());
  EXPECT_THAT(errors_, HasSubstr("exists; --force replaces it"));
  EXPECT_THAT(Run(".output --force " + file.string() + "\n.schema\n"), "");
  std::filesystem::remove(file);
  Run(".output /nonexistent/x");
  EXPECT_THAT(errors_, HasSubstr("cannot write /nonexistent/x: there is no folder /nonexistent"));
}

TEST_F(SessionTest, OutputThatDoesNotFitIsAnError) {
  Run(".output /dev/full\n.claims\n");
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("cannot write"));
}

TEST_F(SessionTest, TheTimerTellsRowsAndTime) {
  EXPECT_THAT(Run(".timer on\n.entities holt\n", Format::kTable),
              ::testing::ContainsRegex("\n\\(2 rows, [0-9.]+ ms\\)"));
  EXPECT_THAT(Run(".entities holt\n", Format::kTable), ::testing::Not(HasSubstr(" rows")));
  Run(".timer on\n.entities ivo\n");
  EXPECT_THAT(errors_, HasSubstr("(1 row, "));
  EXPECT_THAT(Run(".timer off\n.timer"), "off\n");
  Run(".timer maybe");
  EXPECT_THAT(errors_, HasSubstr("expected on or off; usage: .timer [on|off]"));
}

TEST_F(SessionTest, AsOfLeavesOutWhatCameLater) {
  reader_.EditArticle("one.txt").published.estimate = Date::Of(2023, 6, 1);
  reader_.EditArticle("two.txt").published.estimate = Date::Of(2024, 6, 1);
  EXPECT_THAT(Run(".facts Ana Ruiz\n"), HasSubstr("2023-05-07"));
  const std::string before = Run(".asof 2022\n.facts Ana Ruiz\n");
  EXPECT_THAT(before, ::testing::Not(HasSubstr("2023-05-07")));
  EXPECT_THAT(before, HasSubstr("\"date\":\"2021\""));
  EXPECT_THAT(before, HasSubstr("1999-12-02"));
  EXPECT_THAT(before, ::testing::Not(HasSubstr("coach-of")));  // undated, and told of later only
  EXPECT_THAT(Run(".asof 2023-12\n.facts Ana Ruiz\n"), HasSubstr("coach-of"));
  EXPECT_THAT(Run(".asof 2022\n.path \"Ivo Lenz\" \"Mara Holt\""), ::testing::IsEmpty());
  EXPECT_THAT(Run(".asof 2022\n.conflicts"), ::testing::IsEmpty());
  EXPECT_THAT(Run(".asof 2022\n.asof off\n.conflicts"), HasSubstr("born 1999"));
  EXPECT_EQ(Run(".asof 2022-02\n.asof"), "2022-02-28\n");
  Run(".asof yesterday");
  EXPECT_THAT(errors_, HasSubstr("expected a date such as"));
}

TEST_F(SessionTest, ExportIsTheClaimsAndReplacesNothingUnasked) {
  const auto file = std::filesystem::temp_directory_path() / "kgq-export-test.jsonl";
  std::filesystem::remove(file);
  Run(".export jsonl " + file.string());
  EXPECT_EQ(exit_, 0);
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  EXPECT_EQ(text.str(), Run(".claims"));
  EXPECT_EQ(text.str(), Run(".export jsonl -"));
  Run(".export jsonl " + file.string());
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("--force"));
  Run(".export jsonl --force " + file.string());
  EXPECT_EQ(exit_, 0);
  std::filesystem::remove(file);
  Run(".export jsonl /nonexistent/folder/file");
  EXPECT_EQ(exit_, 1);
  EXPECT_THAT(errors_, HasSubstr("cannot write"));
}

TEST_F(SessionTest, ClaimsUseCanonicalNamesAndEntityIds) {
  const std::string out = Run(".claims Ruiz");
  EXPECT_THAT(out, HasSubstr("\"subject\":\"Ana Ruíz\""));
  EXPECT_THAT(out, HasSubstr(ana_.ToHex()));
}

TEST_F(SessionTest, HelpHasAnExampleForEveryCommand) {
  const std::string list = Run(".help");
  for (const std::string& name : CommandNames()) {
    EXPECT_THAT(list, HasSubstr("  " + name + " ")) << name;
    EXPECT_THAT(Run(".help " + name), HasSubstr("example: " + name)) << name;
  }
}

// In 30 columns each of .facts was cut to pieces of five letters.
TEST_F(SessionTest, OnANarrowScreenTheCellsOfARowStandBelowEachOther) {
  width_ = 30;
  const std::string out = Run(".facts Ana Ruiz", Format::kTable);
  EXPECT_THAT(out, HasSubstr("predicate   born-on\nvalue       1999-12-02\n"));
  EXPECT_THAT(out, Not(HasSubstr("───")));
  for (std::string_view line : Split(out, '\n')) EXPECT_LE(DisplayWidth(line), width_) << line;
}

TEST_F(SessionTest, AnInterruptEndsTheStatement) {
  std::atomic<bool> interrupted{true};
  std::ostringstream out;
  std::ostringstream err;
  SessionOptions options;
  options.interrupted = &interrupted;
  Session session(reader_, out, err, options);
  EXPECT_EQ(session.RunStatement(".path \"Ivo Lenz\" \"Mara Holt\"").code(), StatusCode::kInterrupted);
  session.Run({".paths \"Ivo Lenz\" \"Mara Holt\"", 1}, "");
  EXPECT_EQ(session.ExitCode(), 130);
  EXPECT_EQ(err.str(), "");
}

TEST_F(SessionTest, OutputThatCannotBeWrittenIsAnError) {
  std::ostringstream err;
  std::ofstream full("/dev/full");
  Session session(reader_, full, err, {});
  session.RunText(".claims", "").ok();
  EXPECT_EQ(session.ExitCode(), 1);
  EXPECT_THAT(err.str(), HasSubstr("cannot write"));
}

TEST_F(SessionTest, QuitEndsTheScript) {
  const std::string out = Run(".quit\n.entities ivo\n");
  EXPECT_EQ(out, "");
  EXPECT_EQ(exit_, 0);
}

TEST_F(SessionTest, AQueryIsToldWhichOfItsNamesTheGraphHasNot) {
  // A slip of the pen finds nothing, which would look like an answer.
  Run("MATCH (a:Persn)-[:COACHOF]->(b:Person) RETURN a.name;", Format::kJsonl);
  EXPECT_THAT(errors_, HasSubstr("no node has the label Persn (did you mean Person?)"));
  EXPECT_THAT(errors_, HasSubstr("no relationship has the type COACHOF (did you mean COACH_OF?)"));
  EXPECT_EQ(exit_, 0);
  const std::string out = Run("MATCH (a:Person)-[:COACH_OF]->(b) RETURN a.name, b.name;", Format::kJsonl);
  EXPECT_EQ(out, "{\"a.name\":\"Ivo Lenz\",\"b.name\":\"Ana Ruíz\"}\n");
  EXPECT_EQ(errors_, "");
}

TEST_F(SessionTest, AQueryIsToldOfAPropertyThatLooksLikeASlip) {
  Run("MATCH (a:Person {nmae: 'Ivo Lenz'})-[r:COACH_OF]->() RETURN a.nam, r.sorces, a.born;", Format::kJsonl);
  EXPECT_THAT(errors_, HasSubstr("the property nmae (did you mean name?)"));
  EXPECT_THAT(errors_, HasSubstr("the property nam (did you mean name?)"));
  EXPECT_THAT(errors_, HasSubstr("the property sorces (did you mean sources?)"));
  EXPECT_THAT(errors_, Not(HasSubstr("born")));
  // Not of what may be a relation of the user's own, nor of a map.
  Run("MATCH (a:Person) WITH a, {nam: 1} AS m RETURN a.sponsorship, m.nam;", Format::kJsonl);
  EXPECT_EQ(errors_, "");
}

TEST_F(SessionTest, AnInterruptedProcedureIsNoFailure) {
  std::atomic<bool> interrupted = true;
  std::ostringstream out;
  std::ostringstream err;
  SessionOptions options;
  options.interrupted = &interrupted;
  Session session(reader_, out, err, options);
  EXPECT_FALSE(session.RunText("CALL kg.components() YIELD size RETURN size;", "").ok());
  EXPECT_EQ(session.ExitCode(), 130);
  EXPECT_EQ(err.str(), "");
}

// A graph without end, read slowly.
class EndlessReader : public FakeReader {
 public:
  void ForEachEntity(const std::function<bool(const graph::Entity&)>& visit) const override {
    graph::Entity entity;
    entity.name = "Ana Ruiz";
    do {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (visit(entity));
  }
};

TEST_F(SessionTest, TheTimeLimitHoldsWhileTheGraphIsRead) {
  const EndlessReader reader;
  for (const char* query : {"MATCH (p:Person) RETURN count(*);", "MATCH (n) RETURN count(*);"}) {
    std::ostringstream out;
    std::ostringstream err;
    Session session(reader, out, err, {});
    EXPECT_FALSE(session.RunText(std::string(".timeout 50\n") + query, "").ok());
    EXPECT_THAT(err.str(), HasSubstr("the query took longer than 50 ms")) << query;
  }
}

TEST_F(SessionTest, TheTimeLimitHoldsForCommandsAndForEachOfAScript) {
  const EndlessReader reader;
  std::ostringstream out;
  std::ostringstream err;
  SessionOptions options;
  options.keep_going = true;
  Session session(reader, out, err, options);
  EXPECT_FALSE(session.RunText(".timeout 50\n.entities Mara\n.entities Ivo\n.timeout off\n.timeout\n", "").ok());
  EXPECT_EQ(session.ExitCode(), 1);
  const std::string message = "error: .entities took longer than 50 ms; .timeout sets the limit\n";
  EXPECT_EQ(err.str(), message + message);
  EXPECT_THAT(out.str(), HasSubstr("off\n"));
}

// Whatever an article holds, and whatever is asked in whatever format: a terminal never obeys it.
TEST_F(SessionTest, NothingFromArticlesReachesTheTerminalAsAnOrder) {
  const std::string evil = "Ev\x1b[31mil \u202e\u009b2J\x7f\tRuiz";
  FakeReader reader;
  const EntityId one = reader.AddEntity(evil, ValueType::kPerson, {evil + "!"});
  const EntityId two = reader.AddEntity("Ivo " + evil, ValueType::kPerson);
  const ClaimId claim = reader.AddClaim(one, "coach-of", two, {{"role", evil, false}}, evil + ".txt");
  reader.EditClaim(claim).sentence = evil;
  reader.AddLiteral(one, "award", evil, ValueType::kText, {}, "b.txt");
  graph::Conflict conflict;
  conflict.kind = "born-on";
  conflict.subject = one;
  conflict.why = evil;
  conflict.camps = {{evil, {claim}, {evil}, 0.6}, {"x", {claim}, {"b.txt"}, 0.4}};
  reader.AddConflict(conflict);
  const std::string name = "\"" + evil + "\"";
  const std::string other = "\"Ivo " + evil + "\"";
  const std::vector<std::string> statements = {".facts " + evil,
                                               ".timeline " + evil,
                                               ".entity " + evil,
                                               ".entities *",
                                               ".members",
                                               ".claims",
                                               ".conflicts",
                                               ".path " + name + " " + other + " -v",
                                               ".paths " + name + " " + other,
                                               ".neighbours " + evil,
                                               ".sources",
                                               ".common " + name + " " + other,
                                               ".rank --brokers",
                                               ".why " + claim.ToHex(),
                                               ".facts x" + evil,
                                               ".x" + evil,
                                               ".export jsonl -",
                                               ".export dot -",
                                               ".export nquads -",
                                               ".export csv -",
                                               ".path x" + evil + " y",
                                               ".param x '" + evil + "'\n.param",
                                               "MATCH (n) RETURN n, n.name, properties(n);",
                                               "RETURN " + evil + ";",
                                               "MATCH p = ()-[r:COACH_OF]->() RETURN p, r, r.role;",
                                               "MATCH (c:Claim) RETURN c.sentence AS `" + evil + "`;",
                                               "CALL kg.conflicts({});",
                                               "CALL kg.facts('" + evil + "');",
                                               "PROFILE MATCH (n {name: '" + evil + "'}) RETURN n;",
                                               "MATCH (n:`" + evil + "`) RETURN n;",
                                               "CALL kg.facts('x" + evil + "');",
                                               ".report conflicts -"};
  for (const std::string& statement : statements) {
    for (const Format format : {Format::kTable, Format::kJson, Format::kJsonl, Format::kCsv, Format::kTsv}) {
      std::ostringstream out;
      std::ostringstream err;
      SessionOptions options;
      options.print.format = format;
      options.print.terminal = true;
      options.print.width = 80;
      Session session(reader, out, err, options);
      (void)session.RunText(statement, "");
      const std::string seen = out.str() + err.str();
      for (const char* order : {"\x1b", "\u202e", "\u009b", "\x7f"}) {
        EXPECT_EQ(seen.find(order), std::string::npos) << statement << " as " << ToString(format) << ": " << seen;
      }
    }
  }
}

TEST_F(SessionTest, AMessageAboutAVeryLongNameIsShort) {
  std::string long_name;
  for (int i = 0; i < 100'000; ++i) long_name += "é";
  for (const std::string& statement : {".facts " + long_name, "RETURN " + long_name + ";", "." + long_name}) {
    Run(statement);
    EXPECT_EQ(exit_, 1);
    EXPECT_LT(errors_.size(), 3000U) << statement.substr(0, 10);
    EXPECT_EQ(errors_.find("\uFFFD"), std::string::npos) << statement.substr(0, 10);
  }
}

TEST_F(SessionTest, TheCaretStandsUnderThePlaceWhateverStandsBefore) {
  for (const char* before : {"'abc'", "'é'", "'東京'", "'\t'", "'\x1b'", "'e\u0301'"}) {
    Run(std::string("RETURN ") + before + " AS a, b;");
    const std::vector<std::string_view> lines = Split(errors_, '\n');
    ASSERT_GE(lines.size(), 3U) << errors_;
    const std::string_view source = lines[1];
    EXPECT_EQ(DisplayWidth(source.substr(0, source.rfind('b'))), DisplayWidth(lines[2]) - 1) << errors_;
  }
}

TEST_F(SessionTest, WordsOfOtherShellsAreUnderstood) {
  for (const char* word : {"help", "Help;", "?"}) EXPECT_THAT(Run(word), HasSubstr(".facts")) << word;
  for (const char* word : {"exit", "quit;", ".exit", "\\q"}) {
    EXPECT_EQ(Run(word), "") << word;
    EXPECT_EQ(exit_, 0) << word;
  }
  Run("facts Ana");
  EXPECT_THAT(errors_, HasSubstr("did you mean .facts?"));
  Run("show me all");
  EXPECT_THAT(errors_, HasSubstr(".help lists the commands"));
}

TEST_F(SessionTest, HelpKeepsWithinTheWindow) {
  width_ = 60;
  const std::string help = Run(".help", Format::kTable) + Run(".help .export", Format::kTable);
  EXPECT_THAT(help, HasSubstr("\n               "));  // a summary that goes on in its own column
  for (std::string_view line : Split(help, '\n')) {
    const bool summary = line.starts_with("  .") || line.starts_with("     ");
    EXPECT_TRUE(!summary || DisplayWidth(line) <= width_) << line;
  }
}

}  // namespace
}  // namespace kg::query::testing
