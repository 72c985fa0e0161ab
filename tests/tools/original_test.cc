// Evidence in the original: .why ID --original.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/programs.h"

namespace kg::testing {
namespace {

using ::testing::HasSubstr;

class Original : public ::testing::Test {
 protected:
  // Loads what is in the scratch folder and asks for the evidence of the claim where someone was born.
  std::string Why(const std::string& path) {
    const ProcessResult load = RunProgram("kgingest", {"--db", "db", path}, folder_.path());
    EXPECT_EQ(load.exit_code, 0) << load.err;
    return WhyAgain();
  }
  std::string WhyAgain() {
    const ProcessResult claims = RunProgram("kgq", {"db", "--format", "jsonl", "-c", ".claims"}, folder_.path());
    for (const auto& claim : JsonLines(claims.out)) {
      if (claim.at("predicate") != "born-in") continue;
      const std::string id = claim.at("id");
      return RunProgram("kgq", {"db", "--format", "table", "-c", ".why " + id + " --original"}, folder_.path()).out;
    }
    return "no claim: " + claims.out;
  }

  ScratchFolder folder_;
  const std::string page_ =
      "<html><head><title>A new captain</title></head><body><div class=nav><a href=/>Home</a></div><article>"
      "<h1>A new captain</h1><p>The club named its captain on Friday after a vote of all players.</p>"
      "<p>Petra <b>Holm</b> was born in&nbsp;Bergen on 4 May 1990, a child of a teacher &amp; a sailor.</p>"
      "<p>The season begins in a week, and every seat of the hall is sold.</p></article></body></html>";
};

TEST_F(Original, TheSentenceIsShownInTheBytesOfThePage) {
  WriteFile(folder_ / "page.html", page_);
  const std::string why = Why("page.html");
  const size_t begin = page_.find("Petra");
  EXPECT_THAT(why, HasSubstr("page.html, bytes " + std::to_string(begin) + " to "));
  EXPECT_THAT(why, HasSubstr("Petra <b>Holm</b> was born in&nbsp;Bergen"));
}

TEST_F(Original, AMemberOfAnArchiveIsReadAgain) {
  WriteFile(folder_ / "in/page.html", page_);
  ASSERT_EQ(RunShell("tar czf news.tar.gz in", folder_.path()).exit_code, 0);
  EXPECT_THAT(Why("news.tar.gz"), HasSubstr("Petra <b>Holm</b> was born in&nbsp;Bergen"));
}

TEST_F(Original, AChangedOrLostSourceIsSaidToBe) {
  WriteFile(folder_ / "page.html", page_);
  Why("page.html");
  WriteFile(folder_ / "page.html", page_ + "<!-- changed -->");
  EXPECT_THAT(WhyAgain(), HasSubstr("another version"));
  fs::remove(folder_ / "page.html");
  EXPECT_THAT(WhyAgain(), HasSubstr("not there any more"));
}

}  // namespace
}  // namespace kg::testing
