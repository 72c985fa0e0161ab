// What a user sees of an ingest run: the summary, the report, progress, options.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kPlea = "Members keep this newsroom going; give what a loaf of bread costs and read on for free.";

// Pages of one site, with a plea among the paragraphs of each.
void WriteSite(const fs::path& folder, int pages) {
  for (int i = 1; i <= pages; ++i) {
    const std::string n = std::to_string(i);
    WriteFile(folder / ("page" + n + ".html"),
              "<html><head><title>Hall " + n +
                  " to be rebuilt</title><link rel=\"canonical\" href=\"https://hill-post." + "example/" + n +
                  "\"></head><body><article><h1>Hall " + n + " to be rebuilt</h1><p>The council voted " +
                  "on Monday to rebuild swimming hall " + n + " after a debate that filled the gallery.</p><p>" +
                  kPlea + "</p><p>Work on hall " + n + " begins in spring, the mayor said, and takes " + n +
                  " months to finish in full.</p></article></body></html>");
  }
}

std::string Words(int number) {
  return "The ferry to island " + std::to_string(number) + " sailed again on Friday after a week of storms, and the " +
         "islanders who had waited on the quay were carried home before dark.\n";
}

TEST(IngestRun, TheSummaryAddsUpAndTheReportHasEveryDocument) {
  const ScratchFolder folder;
  for (int i = 0; i < 4; ++i) WriteFile(folder / ("in/" + std::to_string(i) + ".txt"), Words(i));
  WriteFile(folder / "in/blank.txt", "  \n");
  WriteFile(folder / "in/dump.jsonl", "{\"text\": \n" + std::string("{\"id\": 1}\n"));
  const std::vector<std::string> command = {"--db", "db", "in", "--report", "report.jsonl"};
  const ProcessResult first = RunProgram("kgingest", command, folder.path());
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.err, HasSubstr("read 7 documents: 4 stored, 2 skipped (broken record), 1 skipped (empty);"));
  std::map<std::string, int> statuses;
  for (const auto& line : JsonLines(ReadFile(folder / "report.jsonl"))) ++statuses[line.at("status")];
  EXPECT_EQ(statuses, (std::map<std::string, int>{{"stored", 4}, {"skipped", 3}}));
  WriteFile(folder / "in/1.txt", Words(77));
  const ProcessResult second = RunProgram("kgingest", command, folder.path());
  EXPECT_THAT(second.err, HasSubstr("1 replaced, 3 unchanged, 2 skipped (broken record), 1 skipped (empty);"));
}

TEST(IngestRun, ManyMessagesOfOneReasonAreCutShortOnTheTerminalNotInTheReport) {
  const ScratchFolder folder;
  std::string dump;
  for (int i = 0; i < 500; ++i) dump += "{\"title\": \"no text\"}\n";
  WriteFile(folder / "dump.jsonl", dump);
  const ProcessResult result =
      RunProgram("kgingest", {"--articles", "dump.jsonl", "--report", "report.jsonl"}, folder.path());
  EXPECT_LT(std::count(result.err.begin(), result.err.end(), '\n'), 30);
  EXPECT_THAT(result.err, HasSubstr("480 more skipped (broken record)"));
  EXPECT_EQ(JsonLines(ReadFile(folder / "report.jsonl")).size(), 500U);
}

TEST(IngestRun, WhatRepeatsOnASiteIsLeftOutUnlessToldOtherwise) {
  const ScratchFolder folder;
  WriteSite(folder / "site", 6);
  const ProcessResult automatic = RunProgram("kgingest", {"--articles", "site"}, folder.path());
  EXPECT_EQ(automatic.exit_code, 0) << automatic.err;
  ASSERT_EQ(JsonLines(automatic.out).size(), 6U) << automatic.err;
  EXPECT_THAT(automatic.out, Not(HasSubstr("loaf of bread")));
  const ProcessResult off = RunProgram("kgingest", {"--articles", "--templates", "off", "site"}, folder.path());
  EXPECT_THAT(off.out, HasSubstr("loaf of bread"));
  const ProcessResult learn = RunProgram("kgingest", {"--learn-templates", "t.tsv", "site"}, folder.path());
  EXPECT_EQ(learn.exit_code, 0) << learn.err;
  const ProcessResult one =
      RunProgram("kgingest", {"--articles", "--templates", "t.tsv", "site/page1.html"}, folder.path());
  EXPECT_THAT(one.out, HasSubstr("voted on Monday"));
  EXPECT_THAT(one.out, Not(HasSubstr("loaf of bread")));
}

TEST(IngestRun, ADumpWithItsOwnFieldNamesIsReadByMapping) {
  const ScratchFolder folder;
  WriteFile(folder / "dump.jsonl", "{\"key\": \"k1\", \"story_text\": \"" + Words(1).substr(0, Words(1).size() - 1) +
                                       "\", \"kop\": \"Ferry\"}\n");
  const ProcessResult result = RunProgram(
      "kgingest", {"--articles", "--map", "id=key", "--map", "text=story_text", "--map", "title=kop", "dump.jsonl"},
      folder.path());
  const auto articles = JsonLines(result.out);
  ASSERT_EQ(articles.size(), 1U) << result.err;
  EXPECT_EQ(articles[0].at("doc"), "k1");
  EXPECT_EQ(articles[0].at("title"), "Ferry");
  const ProcessResult wrong = RunProgram("kgingest", {"--articles", "--map", "body=x", "dump.jsonl"}, folder.path());
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("--map 'body=x'"));
}

TEST(IngestRun, ALimitIsNamedWithItsOptionAndCanBeRaised) {
  const ScratchFolder folder;
  std::string text;
  for (int i = 0; i < 50; ++i) text += Words(i) + "\n";
  WriteFile(folder / "long.txt", text);
  const ProcessResult low =
      RunProgram("kgingest", {"--articles", "--max-document-bytes", "2000", "long.txt"}, folder.path());
  EXPECT_EQ(low.exit_code, 0);
  EXPECT_EQ(low.out, "");
  EXPECT_THAT(low.err, HasSubstr("--max-document-bytes"));
  const ProcessResult high = RunProgram("kgingest", {"--articles", "long.txt"}, folder.path());
  EXPECT_EQ(JsonLines(high.out).size(), 1U);
}

}  // namespace
}  // namespace kg::testing
