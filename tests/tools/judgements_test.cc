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

}  // namespace
}  // namespace kg::testing
