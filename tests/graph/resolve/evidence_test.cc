// What articles share beside a name, and how far it speaks for one person.
#include <gtest/gtest.h>

#include "tests/graph/store/graph_fixture.h"

namespace kg::graph::test {
namespace {

size_t CountOf(const char* name, const std::vector<Document>& documents) {
  const ScratchFolder folder;
  Load(folder / "db", documents);
  return OpenTestReader(folder / "db")->FindByName(name).size();
}

// A long text spoke of a choir twice, and its runner was taken for a singer: no namesake of the runner of other
// articles.
TEST(Evidence, WordsInPassingAreNotWhatALongTextIsAbout) {
  const auto text = [](const char* doc, const std::string& words, int others) {
    std::string body = words;
    for (int i = 0; i < others; ++i) body += "and then ";
    return DocBuilder(doc).Person("Tom Berger").Body(body + ". ").Build();
  };
  const Document cyclist = text("a.txt", "The riders of the peloton ", 10);
  EXPECT_EQ(CountOf("Tom Berger", {cyclist, text("b.txt", "The choir and the singer ", 10)}), 2U);
  EXPECT_EQ(CountOf("Tom Berger", {cyclist, text("b.txt", "The choir and the singer ", 400)}), 1U);
}

TEST(Evidence, OneBirthdayHoldsTwoTradesTogether) {
  const auto born = [](const char* doc, const char* role, const char* day) {
    return DocBuilder(doc).Person("Tom Berger", {{"role", role}}).Says("Tom Berger", "born-on", day).Build();
  };
  const Document violinist = born("a.txt", "violinist", "1981-03-04");
  EXPECT_EQ(CountOf("Tom Berger", {violinist, born("b.txt", "notary", "1981-03-04")}), 1U);
  EXPECT_EQ(CountOf("Tom Berger", {violinist, born("b.txt", "notary", "1983-03-04")}), 2U);
}

}  // namespace
}  // namespace kg::graph::test
