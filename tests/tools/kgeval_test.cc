// kgeval: what counts as found, wrong, optional; what a person is shown; the same figures as the public scorer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class Kgeval : public ::testing::Test {
 protected:
  void Write(const std::string& name, const std::vector<json>& lines) {
    std::string text;
    for (const json& line : lines) text += line.dump() + "\n";
    WriteFile(folder_ / name, text);
  }
  ProcessResult Run(std::vector<std::string> arguments) { return RunProgram("kgeval", arguments, folder_.path()); }
  // The figures for gold and claims in the files G.jsonl and C.jsonl.
  json Figures(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"--gold",   "G.jsonl", "--claims", "C.jsonl",
                                          "--format", "json",    "--list",   "all"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProcessResult result = Run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json::parse(result.out);
  }
  ScratchFolder folder_;
};

json Fact(const std::string& subject, const std::string& predicate, const json& object,
          json qualifiers = json::object()) {
  return json{
      {"doc", "a.txt"}, {"subject", subject}, {"predicate", predicate}, {"object", object}, {"qualifiers", qualifiers}};
}
json With(json line, const std::string& key, const json& value) {
  line[key] = value;
  return line;
}

TEST_F(Kgeval, CountsByPredicateWhatIsFoundAndWhatIsWrong) {
  Write("G.jsonl", {Fact("Ana Ruiz", "born-on", "1999-12-02"), Fact("Ana Ruiz", "born-in", "Bergen"),
                    Fact("Ivo Lenz", "born-in", "Turku")});
  Write("C.jsonl",
        {Fact("Ana Ruiz", "born-in", "Bergen"), Fact("Ana Ruiz", "born-in", "Oslo"), Fact("Ana Ruiz", "age", 24)});
  const json figures = Figures();
  EXPECT_EQ(figures["predicates"]["born-in"]["lenient"]["precision"], 0.5);
  EXPECT_EQ(figures["predicates"]["born-in"]["lenient"]["recall"], 0.5);
  EXPECT_EQ(figures["predicates"]["born-on"]["lenient"]["recall"], 0.0);
  EXPECT_EQ(figures["all"]["said"], 2);  // the gold says nothing of ages, so they count neither way
  ASSERT_EQ(figures["misses"].size(), 2);
  EXPECT_EQ(figures["misses"][1]["object"], "Turku");
  ASSERT_EQ(figures["false_hits"].size(), 1);
  EXPECT_EQ(figures["false_hits"][0]["object"], "Oslo");
}

TEST_F(Kgeval, LenientTakesPartsOfNamesAliasesAndCoarserDates) {
  Write("G.jsonl", {Fact("Ana Ruiz", "born-on", "1999-12-02"), Fact("Ana Ruiz", "nationality", "Kenya"),
                    With(Fact("Ana Ruiz", "member-of", "Bergen Athletics Club"), "object_aliases", {"BAC"}),
                    Fact("Ana Ruiz", "record-time", "2:24:10"), Fact("Vantoro Ltd", "headquartered-in", "Oslo")});
  Write("C.jsonl",
        {Fact("Dr Ruiz", "born-on", "1999"), Fact("Ruiz", "nationality", "Kenyan"), Fact("Ruiz", "member-of", "BAC"),
         Fact("Ruiz", "record-time", "2:24:10.3"), Fact("Vantoro", "headquartered-in", "Oslo")});
  const json all = Figures()["all"];
  EXPECT_EQ(all["lenient"]["recall"], 1.0);
  EXPECT_EQ(all["strict"]["recall"], 0.0);
}

TEST_F(Kgeval, OptionalFactsAndRepeatsCountNeitherWay) {
  Write("G.jsonl",
        {With(Fact("Ana Ruiz", "lives-in", "Oslo"), "optional", true), Fact("Ana Ruiz", "lives-in", "Bergen")});
  Write("C.jsonl", {Fact("Ana Ruiz", "lives-in", "Oslo"), Fact("Ana Ruiz", "lives-in", "Bergen"),
                    Fact("Ruiz", "lives-in", "Bergen")});
  const json row = Figures()["predicates"]["lives-in"];
  EXPECT_EQ(row["gold"], 1);
  EXPECT_EQ(row["said"], 1);
  EXPECT_EQ(row["repeats"], 1);
  EXPECT_EQ(row["optional"], 1);
  EXPECT_EQ(row["lenient"]["f1"], 1.0);
}

TEST_F(Kgeval, SpousesAreOneFactInBothDirectionsAndDeniedClaimsDoNotCount) {
  Write("G.jsonl", {Fact("Ana Ruiz", "spouse", "Ivo Lenz")});
  Write("C.jsonl",
        {Fact("Ivo Lenz", "spouse", "Ana Ruiz"), With(Fact("Ana Ruiz", "spouse", "Per Dahl"), "polarity", "negated"),
         With(Fact("Ana Ruiz", "spouse", "Jo Dahl"), "modality", "rumoured")});
  const json all = Figures()["all"];
  EXPECT_EQ(all["strict"]["f1"], 1.0);
  EXPECT_EQ(all["said"], 1);
}

TEST_F(Kgeval, QualifiersAreScoredAndMayBeRequired) {
  json gold =
      Fact("Ana Ruiz", "won", "Oslo Marathon", {{"date", "2023-10-08"}, {"time", "2:24:10"}, {"category", "women"}});
  Write("G.jsonl", {With(gold, "optional_qualifiers", {"category"})});
  Write("C.jsonl", {Fact("Ana Ruiz", "won", "Oslo Marathon", {{"date", "2023"}})});
  EXPECT_EQ(Figures()["all"]["lenient"]["recall"], 1.0);
  EXPECT_EQ(Figures()["qualifiers"]["date"]["right"], 1);
  EXPECT_EQ(Figures()["qualifiers"]["time"]["given"], 0);
  // Without the time it is no match, yet nothing wrong either: it says less, and nothing else.
  const json row = Figures({"--require-qualifiers"})["all"];
  EXPECT_EQ(row["lenient"]["recall"], 0.0);
  EXPECT_EQ(row["said"], 0);
  Write("C.jsonl", {Fact("Ana Ruiz", "won", "Oslo Marathon", {{"date", "2023"}, {"time", "2:24:10"}})});
  EXPECT_EQ(Figures({"--require-qualifiers"})["all"]["lenient"]["f1"], 1.0);
}

TEST_F(Kgeval, AScopeBesideTheGoldSaysWhatItIsCompleteFor) {
  Write("G.jsonl", {Fact("Ana Ruiz", "born-in", "Bergen")});
  Write("scope.jsonl", {json{{"doc", "a.txt"},
                             {"predicates", {"born-in", "age"}},
                             {"passages", {{{"text", "She was born there."}, {"predicates", {"born-in"}}}}}}});
  Write("C.jsonl",
        {With(Fact("Ana Ruiz", "age", 24), "sentence", "She was born there."), Fact("Ana Ruiz", "spouse", "Ivo Lenz"),
         With(Fact("Ana Ruiz", "born-in", "Bergen"), "doc", "b.txt")});
  const json figures = Figures();
  EXPECT_EQ(figures["all"]["said"], 0);
  EXPECT_EQ(figures["notes"]["claims of unknown documents (left out)"], 1);
}

TEST_F(Kgeval, TheTableShowsMissesAndFalseHitsWithSentenceRuleAndWhatIsNear) {
  Write("G.jsonl", {With(Fact("Ana Ruiz", "born-in", "Bergen"), "sentence", "Ruiz comes from Bergen.")});
  Write("C.jsonl",
        {With(With(Fact("Ana Ruiz", "born-in", "Oslo"), "sentence", "Ruiz, born in Oslo."), "rule", "born.in")});
  const ProcessResult result = Run({"--gold", "G.jsonl", "--claims", "C.jsonl"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("miss  born-in(Ana Ruiz, Bergen)"));
  EXPECT_THAT(result.out, HasSubstr("» Ruiz comes from Bergen."));
  EXPECT_THAT(result.out, HasSubstr("said instead: born-in(Ana Ruiz, Oslo)   rule born.in"));
  EXPECT_THAT(result.out, HasSubstr("rules by false hits"));
  EXPECT_THAT(Run({"--gold", "G.jsonl", "--claims", "C.jsonl", "--list", "0"}).out, Not(HasSubstr("Oslo")));
}

TEST_F(Kgeval, AnAbsentClaimThatIsSaidIsShownAndExitsWithThree) {
  Write("A.jsonl",
        {With(Fact("Per Dahl", "*", "*"), "why", "a reader's comment"), Fact("Ana Ruiz", "won", "Oslo Marathon")});
  Write("C.jsonl",
        {Fact("Ana Ruiz", "born-in", "Bergen"), With(Fact("Ana Ruiz", "won", "Oslo Marathon"), "modality", "planned")});
  EXPECT_EQ(Run({"--absent", "A.jsonl", "--claims", "C.jsonl"}).exit_code, 0);
  Write("C.jsonl", {Fact("Per Dahl", "born-in", "Bergen")});
  const ProcessResult said = Run({"--absent", "A.jsonl", "--claims", "C.jsonl"});
  EXPECT_EQ(said.exit_code, 3);
  EXPECT_THAT(said.out, HasSubstr("must not be said: 2, said: 1"));
  EXPECT_THAT(said.out, HasSubstr("a reader's comment"));
}

TEST_F(Kgeval, TwoRunsAreCompared) {
  Write("G.jsonl", {Fact("Ana Ruiz", "born-in", "Bergen"), Fact("Ivo Lenz", "born-in", "Turku")});
  Write("C.jsonl", {Fact("Ana Ruiz", "born-in", "Bergen"), Fact("Ana Ruiz", "born-in", "Oslo")});
  Write("C2.jsonl", {Fact("Ivo Lenz", "born-in", "Turku"), Fact("Ivo Lenz", "born-in", "Narvik")});
  const json change = Figures({"--compare", "C2.jsonl"})["change"];
  EXPECT_EQ(change["facts_gained"][0]["object"], "Turku");
  EXPECT_EQ(change["facts_lost"][0]["object"], "Bergen");
  EXPECT_EQ(change["false_hits_gained"][0]["object"], "Narvik");
  EXPECT_EQ(change["false_hits_lost"][0]["object"], "Oslo");
  const ProcessResult table = Run({"--gold", "G.jsonl", "--claims", "C.jsonl", "--compare", "C2.jsonl"});
  EXPECT_THAT(table.out, HasSubstr("facts gained: 1\n  + born-in(Ivo Lenz, Turku)"));
}

TEST_F(Kgeval, SaysWhatIsWrongWithItsFiles) {
  Write("G.jsonl", {Fact("Ana Ruiz", "born-in", "Bergen")});
  WriteFile(folder_ / "broken.jsonl", "{\"doc\": \"a\", \"subject\": \"b\"}\n");
  WriteFile(folder_ / "text.jsonl", "\nno json\n");
  const ProcessResult missing = Run({"--gold", "none.jsonl", "--claims", "G.jsonl"});
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_EQ(missing.err, "kgeval: none.jsonl: no such file\n");
  const ProcessResult broken = Run({"--gold", "G.jsonl", "--claims", "broken.jsonl"});
  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_EQ(broken.err, "kgeval: broken.jsonl:1: no \"predicate\"; expected doc, subject, predicate and object\n");
  EXPECT_EQ(Run({"--gold", "text.jsonl", "--claims", "G.jsonl"}).err, "kgeval: text.jsonl:2: not a JSON object\n");
  EXPECT_EQ(Run({"--claims", "G.jsonl"}).exit_code, 2);
  EXPECT_EQ(Run({"--gold", "G.jsonl", "--claims", "G.jsonl", "--format", "xml"}).exit_code, 2);
  EXPECT_EQ(Run({"--gold", "G.jsonl", "--claims", "G.jsonl", "--list", "many"}).exit_code, 2);
  EXPECT_EQ(Run({"--gold", "G.jsonl", "--claims", "G.jsonl", "--min-recall", "0.9"}).exit_code, 0);
  const ProcessResult help = Run({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_THAT(help.out, HasSubstr("Example:"));
  EXPECT_THAT(Run({"--version"}).out, HasSubstr("kgeval"));
}

TEST_F(Kgeval, FailsBelowAMinimum) {
  Write("G.jsonl", {Fact("Ana Ruiz", "born-in", "Bergen")});
  Write("C.jsonl", {Fact("Ana Ruiz", "born-in", "Oslo")});
  EXPECT_EQ(Run({"--gold", "G.jsonl", "--claims", "C.jsonl", "--min-precision", "0.5"}).exit_code, 3);
}

class KgevalLinks : public Kgeval {
 protected:
  void SetUp() override {
    const std::string text = "Ana Ruiz met Ivo\n Lenz. She greeted him and his dog, and he smiled.";
    const auto mention = [&](const std::string& words, const char* form, const json& id, size_t from = 0) {
      const size_t at = text.find(words, from);
      return json{{"span", {at, at + words.size()}}, {"form", form}, {"types", {"Person"}}, {"entity_id", id}};
    };
    json names = json::array({json{{"id", "1"}, {"name", "Ana Ruiz"}, {"names", {"Ana Ruiz"}}},
                              json{{"id", "2"}, {"name", "Ivo Lenz"}, {"names", {"Ivo Lenz"}}}});
    Write("T.jsonl",
          {json{{"doc", "a.txt"},
                {"text", text},
                {"entities", names},
                {"mentions",
                 {mention("She", "pronoun", "1"), mention("him", "pronoun", "1"), mention("his", "possessive", "2"),
                  mention("he", "pronoun", nullptr, text.find("and he"))}}}});
  }
  static json Gold(const std::string& words, const json& entity) {
    return json{{"doc", "a.txt"},
                {"sentence", "She greeted him and his dog, and he smiled."},
                {"mention", words},
                {"occurrence", 1},
                {"entity", entity}};
  }
};

TEST_F(KgevalLinks, AreCountedByKindAndTheWrongOnesShown) {
  Write("K.jsonl", {Gold("She", "Ana Ruiz"), Gold("him", "Ivo Lenz"), Gold("his", "Lenz"), Gold("he", "Ivo Lenz"),
                    Gold("dog", nullptr), With(Gold("it", nullptr), "sentence", "Not there.")});
  const ProcessResult table = Run({"--coref", "K.jsonl", "--trace", "T.jsonl"});
  EXPECT_EQ(table.exit_code, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("pronoun \"him\" means Ivo Lenz, found Ana Ruiz"));
  const json figures = json::parse(Run({"--coref", "K.jsonl", "--trace", "T.jsonl", "--format", "json"}).out);
  EXPECT_EQ(figures["kinds"]["pronoun"],
            (json{{"gold", 3}, {"right", 1}, {"wrong", 1}, {"absent", 1}, {"accuracy", 0.333}}));
  EXPECT_EQ(figures["kinds"]["possessive"]["right"], 1);
  EXPECT_EQ(figures["kinds"]["nominal"]["right"], 1);  // a dog means nobody named, and nothing is linked
  EXPECT_EQ(figures["not_in_text"], 1);
  EXPECT_EQ(Run({"--coref", "K.jsonl", "--trace", "T.jsonl", "--min-accuracy", "0.9"}).exit_code, 3);
}

TEST_F(KgevalLinks, MentionsAreCountedByTheirType) {
  json she = Gold("She", nullptr);
  she["type"] = "Person";
  json his = Gold("his", nullptr);
  his["type"] = "Team";
  json dog = Gold("dog", nullptr);
  dog["type"] = "Person";
  Write("M.jsonl", {she, his, dog});
  const json figures = json::parse(Run({"--mentions", "M.jsonl", "--trace", "T.jsonl", "--format", "json"}).out);
  EXPECT_EQ(figures["all"]["right"], 1);
  EXPECT_EQ(figures["all"]["wrong"], 1);
  EXPECT_EQ(figures["all"]["absent"], 1);
}

TEST_F(KgevalLinks, WrongUseIsSaid) {
  Write("K.jsonl", {Gold("She", "Ana Ruiz")});
  EXPECT_EQ(Run({"--coref", "K.jsonl"}).exit_code, 2);
  EXPECT_EQ(Run({"--trace", "T.jsonl"}).exit_code, 2);
  EXPECT_EQ(Run({"--coref", "K.jsonl", "--mentions", "K.jsonl", "--trace", "T.jsonl"}).exit_code, 2);
  EXPECT_THAT(Run({"--coref", "T.jsonl", "--trace", "T.jsonl"}).err, HasSubstr("T.jsonl:1: expected doc, sentence"));
  EXPECT_THAT(Run({"--coref", "K.jsonl", "--trace", "K.jsonl"}).err, HasSubstr("not a line of kgrules trace"));
}

// Claims made from gold lines: some left out, some with other, shorter or turned names and values, some twice.
std::vector<json> Disturbed(const std::vector<json>& gold) {
  std::vector<json> claims;
  const auto beginning = [](const std::string& text) {  // seven bytes or up to three more, never half a character
    size_t end = std::min<size_t>(text.size(), 7);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return text.substr(0, end);
  };
  const auto last_word = [](const std::string& text) { return text.substr(text.find_last_of(' ') + 1); };
  for (size_t i = 0; i < gold.size(); ++i) {
    json claim = gold[i];
    claim.erase("optional");
    claim.erase("sentence");
    const bool text = claim["object"].is_string();
    if (i % 7 == 0) continue;
    if (i % 7 == 1) claim["subject"] = last_word(claim["subject"]);
    if (i % 7 == 2 && text) claim["object"] = last_word(claim["object"]);
    if (i % 7 == 3 && text) claim["object"] = beginning(claim["object"]);
    if (i % 7 == 4 && text) std::swap(claim["object"], claim["subject"]);
    if (i % 5 == 0) claim["qualifiers"] = json::object();
    claims.push_back(claim);
    if (i % 7 != 5 || gold[i].value("subject_aliases", json::array()).empty()) continue;
    claim["subject"] = gold[i]["subject_aliases"][0];
    claims.push_back(claim);
  }
  return claims;
}

class KgevalAndTheScorer : public Kgeval, public ::testing::WithParamInterface<const char*> {};

TEST_P(KgevalAndTheScorer, GiveTheSameFigures) {
  const fs::path scorer = SharedDir() / "bench/claims/score.py";
  const fs::path gold = SharedDir() / GetParam();
  if (SharedDir().empty() || !fs::exists(scorer) || !fs::exists(gold))
    GTEST_SKIP() << "no public data in NEWSGRAPH_SHARED";
  // The public scorer takes its time over many documents.
  std::vector<json> lines = JsonLines(ReadFile(gold));
  if (lines.size() > 600) lines.resize(600);
  std::string docs;
  for (const json& line : lines) docs += line["doc"].get<std::string>() + "\n";
  WriteFile(folder_ / "docs.txt", docs);
  Write("C.jsonl", Disturbed(lines));
  for (const std::string option : {"", "--require-qualifiers"}) {
    const ProcessResult theirs =
        RunShell("python3 " + ShellQuote(scorer.string()) + " --gold " + ShellQuote(gold.string()) +
                     " --facts C.jsonl --docs docs.txt --json S.json " + option,
                 folder_.path());
    ASSERT_EQ(theirs.exit_code, 0) << theirs.err;
    const json expected = json::parse(ReadFile(folder_ / "S.json"));
    std::vector<std::string> arguments = {"--gold", gold.string(), "--claims", "C.jsonl", "--format",
                                          "json",   "--list",      "0",        "--docs",  "docs.txt"};
    if (!option.empty()) arguments.push_back(option);
    const ProcessResult ours = Run(arguments);
    ASSERT_EQ(ours.exit_code, 0) << ours.err;
    const json figures = json::parse(ours.out);
    EXPECT_EQ(figures["predicates"].size() + 2, expected.size());
    for (const auto& [predicate, row] : expected.items()) {
      if (predicate == "MACRO") continue;
      const json& mine = predicate == "MICRO" ? figures["all"] : figures["predicates"][predicate];
      EXPECT_EQ(mine["gold"], row["gold"]) << predicate;
      // The gazetteer knows more names of countries than the scorer, and more letters are folded than there.
      for (const char* mode : {"strict", "lenient"}) {
        const bool strict = std::string(mode) == "strict";
        const double near = predicate == "nationality" ? 0.03 : strict ? 0.01 : predicate == "MICRO" ? 0.005 : 0.00051;
        const char* const names[] = {"precision", "recall", "f1"};
        for (size_t i = 0; i < 3; ++i) {
          EXPECT_NEAR(mine[mode][names[i]].get<double>(), row[mode][i].get<double>(), near)
              << predicate << " " << mode << " " << names[i] << " " << option;
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(OnPublicData, KgevalAndTheScorer,
                         ::testing::Values("bench/claims/knowledgenet-dev/gold.jsonl",
                                           "bench/claims/redocred-dev/gold.jsonl", "bench/claims/news-dev/gold.jsonl",
                                           "seeds/expected-facts.jsonl"),
                         [](const auto& test) {
                           std::string name;
                           for (const char c : std::string(test.param)) {
                             if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
                           }
                           return name;
                         });

}  // namespace
}  // namespace kg::testing
