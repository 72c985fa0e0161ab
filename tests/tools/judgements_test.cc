// A person's decisions through the programs: made in kgq, kept over a reload, taken back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

class Decisions : public ::testing::Test {
 protected:
  void SetUp() override {
    Write("a.txt", "Ana Ruiz, 31, won the Bergheim Marathon on 4 May 2023. She lives in Graz.");
    Write("b.txt", "Maria Holt, 28, won the Nordfeld Marathon on 2 June 2023. She lives in Linz.");
    Load();
  }
  void Write(const char* name, const char* text) {
    std::ofstream(folder_ / name) << "A race and its winner\n\nBy Tom Berger | 10 June 2023\n\n" << text << "\n";
  }
  void Load() {
    const ProcessResult result =
        RunProgram("kgingest", {"--db", Db(), (folder_ / "a.txt").string(), (folder_ / "b.txt").string()});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  std::string Db() { return (folder_ / "db").string(); }
  ProcessResult Ask(const std::string& statement) {
    return RunProgram("kgq", {Db(), "--format", "jsonl", "-c", statement});
  }

  const ScratchFolder folder_;
};

TEST_F(Decisions, AMergeHoldsOverAReloadAndUndoTakesItBack) {
  const ProcessResult merge = Ask(".merge \"Ana Ruiz\" \"Maria Holt\"");
  ASSERT_EQ(merge.exit_code, 0) << merge.err;
  EXPECT_THAT(merge.err, HasSubstr("judgement 1"));
  EXPECT_THAT(Ask(".entity \"Ana Ruiz\"").out, HasSubstr("Maria Holt"));
  Write("b.txt", "Maria Holt, 29, won the Nordfeld Marathon on 2 June 2023. She lives in Wels.");
  Load();
  EXPECT_THAT(Ask(".entity \"Ana Ruiz\"").out, HasSubstr("Maria Holt"));
  EXPECT_THAT(Ask(".judgements").out, HasSubstr("\"kind\":\"merge\""));
  ASSERT_EQ(Ask(".undo").exit_code, 0);
  EXPECT_EQ(Ask(".entity \"Ana Ruiz\"").out.find("Maria Holt"), std::string::npos);
  EXPECT_EQ(Ask(".undo").exit_code, 1);
}

TEST_F(Decisions, WhatCannotBeDecidedSaysWhy) {
  EXPECT_THAT(Ask(".merge \"Ana Ruiz\" \"Ana Ruiz\"").err, HasSubstr("are one already"));
  EXPECT_THAT(Ask(".split \"Ana Ruiz\" nowhere.txt").err, HasSubstr("nowhere.txt"));
  EXPECT_THAT(Ask(".split \"Ana Ruiz\" a.txt").err, HasSubstr("nothing would be left"));
}

// Two articles that cannot both be right about Bo Lind's birth, and what a person decides about it.
class Dismissals : public Decisions {
 protected:
  void SetUp() override {
    Decisions::SetUp();
    Write("a.txt", "Bo Lind was born on 4 May 1990 in Graz. The cellist teaches in Linz.");
    Write("b.txt", "Bo Lind was born on 9 June 1993 in Graz. The cellist plays in Linz.");
    Load();
  }
  std::vector<nlohmann::json> Listed(const std::string& options = "") {
    return JsonLines(Ask(".conflicts --kind born-on " + options).out);
  }
  ProcessResult Dismiss() {
    return Ask(".dismiss " + Listed().at(0)["id"].get<std::string>().substr(0, 10) + " \"two cousins\"");
  }
};

TEST_F(Dismissals, AreListedApartWithReasonAndPerson) {
  ASSERT_EQ(Listed().size(), 1U);
  EXPECT_THAT(Ask(".stats").out, HasSubstr("\"conflicts\":1"));
  const std::string id = Listed()[0]["id"];
  const ProcessResult dismissed = Dismiss();
  ASSERT_EQ(dismissed.exit_code, 0) << dismissed.err;
  EXPECT_THAT(dismissed.err, HasSubstr("judgement 1: Bo Lind, born-on dismissed"));
  EXPECT_TRUE(Listed().empty());
  EXPECT_EQ(Ask(".conflicts --fail --kind born-on").exit_code, 0);
  const auto apart = Listed("--dismissed");
  ASSERT_EQ(apart.size(), 1U);
  EXPECT_EQ(apart[0]["dismissed"]["reason"], "two cousins");
  EXPECT_THAT(Ask(".mode table\n.conflicts").out, HasSubstr("1 more dismissed"));
  EXPECT_THAT(Ask(".stats").out, HasSubstr("\"conflicts\":0"));
  EXPECT_THAT(Ask(".mode table\n.why " + id).out, HasSubstr(": two cousins"));
  EXPECT_THAT(Ask(".judgements").out, HasSubstr("\"decision\":\"Bo Lind, born-on: two cousins\""));
  EXPECT_THAT(Ask(".report conflicts -").out, HasSubstr("No source contradicts another"));
  EXPECT_THAT(Ask(".dismiss " + id + " again").err, HasSubstr("dismissed already, by judgement 1"));
  ASSERT_EQ(Ask(".undo").exit_code, 0);
  EXPECT_EQ(Listed().size(), 1U);
}

TEST_F(Dismissals, HoldWhileTheClaimsStayTheSame) {
  ASSERT_EQ(Dismiss().exit_code, 0);
  Write("b.txt", "Rain fell on the festival. Bo Lind was born on 9 June 1993 in Graz. The cellist plays in Wels.");
  Load();
  EXPECT_TRUE(Listed().empty()) << "another sentence moves the claim and changes nothing that it says";
  EXPECT_EQ(RunProgram("kgingest", {"--db", Db(), "--reextract"}).exit_code, 0);
  EXPECT_TRUE(Listed().empty());
  ASSERT_EQ(Ask(".recheck").exit_code, 0);
  EXPECT_TRUE(Listed().empty());
  Write("b.txt", "Bo Lind was born on 9 June 1995 in Graz. The cellist plays in Wels.");
  Load();
  EXPECT_EQ(Listed().size(), 1U) << "another day is another contradiction";
  EXPECT_TRUE(Listed("--dismissed").empty());
}

TEST_F(Dismissals, NeedAReasonAndAConflict) {
  const std::string id = Listed().at(0)["id"];
  EXPECT_THAT(Ask(".dismiss " + id).err, HasSubstr(".dismiss"));
  EXPECT_THAT(Ask(".dismiss " + id + " \" \"").err, HasSubstr("needs its reason"));
  EXPECT_THAT(Ask(".dismiss xyz why").err, HasSubstr("'xyz' is no id"));
  EXPECT_THAT(Ask(".dismiss ffffffffffffffff why").err, HasSubstr("no conflict has an id that begins with"));
}

TEST_F(Dismissals, RecheckingFindsTheSame) {
  const ProcessResult recheck = Ask(".recheck");
  EXPECT_EQ(recheck.exit_code, 0);
  EXPECT_EQ(recheck.out, "");
  EXPECT_THAT(recheck.err, HasSubstr("1 found, 0 changes"));
  EXPECT_EQ(Listed().size(), 1U);
}

}  // namespace
}  // namespace kg::testing
