// The report of contradictions: what a reader finds on the page, and that no text of an article becomes mark-up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "query/report/html.h"
#include "query/session.h"
#include "tests/query/fake_reader.h"

namespace kg::query::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kScript[] = "<script>alert('x')</script>";

class ReportTest : public ::testing::Test {
 protected:
  ReportTest() {
    folder_ = std::filesystem::temp_directory_path() / ("newsgraph-report-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    ana_ = reader_.AddEntity(std::string("Ana ") + kScript, ValueType::kPerson);
    const ClaimId born = reader_.AddLiteral(ana_, "born-on", "1999-12-02", ValueType::kDate, {}, "one.txt");
    const ClaimId age = reader_.AddLiteral(ana_, "age", "31", ValueType::kAge, {{"as_of", "2023", false}}, "two.txt");
    reader_.EditClaim(born).sentence = std::string("Ruiz ") + kScript + " & \"others\" was born in 1999.";
    reader_.EditArticle("one.txt").title = std::string("A title ") + kScript;
    reader_.EditArticle("one.txt").url = "https://news.example/a?b=1&c=\"2\"";
    reader_.EditArticle("two.txt").url = "javascript:alert(1)";
    graph::Conflict conflict;
    conflict.kind = "age";
    conflict.subject = ana_;
    conflict.score = 0.5;
    conflict.why = std::string("both cannot be true ") + kScript;
    conflict.camps = {{std::string("born 1999 ") + kScript, {born}, {"one.txt"}, 0.6}, {"31", {age}, {"two.txt"}, 0.4}};
    conflict.witness = {born, age};
    reader_.AddConflict(conflict);
  }
  ~ReportTest() override { std::filesystem::remove_all(folder_); }

  std::string Run(const std::string& statement) {
    std::ostringstream out;
    std::ostringstream err;
    Session session(reader_, out, err, SessionOptions{});
    const Statement one{statement, 1};
    session.Run(one, "-c");
    exit_code_ = session.ExitCode();
    err_ = err.str();
    return out.str();
  }
  static std::string Read(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }

  FakeReader reader_;
  EntityId ana_;
  std::filesystem::path folder_;
  std::string err_;
  int exit_code_ = 0;
};

TEST_F(ReportTest, ShowsCampsSentencesAndATimeLine) {
  const std::string page = Run(".report conflicts -");
  EXPECT_EQ(exit_code_, 0) << err_;
  EXPECT_THAT(page, HasSubstr("1 conflict and 0 tensions"));
  EXPECT_THAT(page, HasSubstr("conflict 0.5"));
  EXPECT_THAT(page, HasSubstr("probability 0.6"));
  EXPECT_THAT(page, HasSubstr("<svg"));
  EXPECT_THAT(page, HasSubstr("Days of birth that each claim allows"));
  EXPECT_THAT(page, HasSubstr("href=\"https://news.example/a?b=1&amp;c=&quot;2&quot;\""));
  EXPECT_EQ(page, Run(".report conflicts -"));
}

TEST_F(ReportTest, NoTextOfAnArticleBecomesMarkUp) {
  const std::string page = Run(".report conflicts -");
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  EXPECT_THAT(page, HasSubstr("Ana &lt;script&gt;"));
  EXPECT_THAT(page, HasSubstr("A title &lt;script&gt;"));
  EXPECT_THAT(page, HasSubstr("Content-Security-Policy"));
}

TEST_F(ReportTest, EveryTagThatIsOpenedIsClosed) {
  const std::string page = Run(".report conflicts -");
  for (const char* tag :
       {"html",   "head", "body", "style", "table", "tr", "td", "section", "div",    "blockquote", "mark",
        "figure", "svg",  "h1",   "h2",    "h3",    "p",  "a",  "span",    "footer", "header",     "text"}) {
    size_t open = 0;
    size_t closed = 0;
    for (const std::string& start : {std::string("<") + tag + ">", std::string("<") + tag + " "}) {
      for (size_t at = page.find(start); at != std::string::npos; at = page.find(start, at + 1)) ++open;
    }
    const std::string end = std::string("</") + tag + ">";
    for (size_t at = page.find(end); at != std::string::npos; at = page.find(end, at + 1)) ++closed;
    EXPECT_EQ(open, closed) << tag;
  }
}

TEST_F(ReportTest, ReplacesAFileOnlyWithForce) {
  const std::string file = (folder_ / "page.html").string();
  Run(".report conflicts " + file);
  EXPECT_EQ(exit_code_, 0) << err_;
  EXPECT_THAT(Read(file), HasSubstr("</html>"));
  std::ofstream(file) << "mine";
  Run(".report conflicts " + file);
  EXPECT_EQ(exit_code_, 1);
  EXPECT_THAT(err_, HasSubstr("--force"));
  EXPECT_EQ(Read(file), "mine");
  Run(".report conflicts " + file + " --force");
  EXPECT_EQ(exit_code_, 0) << err_;
  EXPECT_THAT(Read(file), HasSubstr("</html>"));
}

TEST_F(ReportTest, SaysWhatItCannotDo) {
  Run(".report people page.html");
  EXPECT_EQ(exit_code_, 1);
  EXPECT_THAT(err_, HasSubstr("reports: conflicts"));
  Run(".report conflicts");
  EXPECT_THAT(err_, HasSubstr("usage: .report"));
  Run(".report conflicts /no/such/folder/page.html");
  EXPECT_THAT(err_, HasSubstr("/no/such/folder/page.html"));
  Run(".report conflicts - --kind agee");
  EXPECT_THAT(err_, HasSubstr("did you mean age"));
}

TEST(EscapeHtml, LeavesNothingThatCouldBeRead) {
  EXPECT_EQ(EscapeHtml("a<b>&\"c'"), "a&lt;b&gt;&amp;&quot;c&#39;");
  EXPECT_THAT(EscapeHtml("a\x1b[31m\xE2\x80\xAE z\xFF"), Not(HasSubstr("\x1b")));
  EXPECT_TRUE(IsWebLink("HTTPS://a.example"));
  EXPECT_FALSE(IsWebLink("data:text/html,x"));
}

}  // namespace
}  // namespace kg::query::testing
