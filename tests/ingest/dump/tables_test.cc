#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/dump/memory.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Tables, QuotedCellsHoldSeparatorsQuotesAndLineBreaks) {
  const ReadResult result = ReadMemory(
      "\xEF\xBB\xBFid,Publish Date,title,text\r\n"
      "7,2024-03-02,\"A \"\"great\"\" race, they said\",\"One.\r\nTwo, three.\"\r\n"
      "\r\n"
      "8,2024-03-03,T,Body\r\n",
      "d.csv");
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(result.skips, IsEmpty());
  ASSERT_THAT(result.documents, SizeIs(2));
  EXPECT_EQ(result.documents[0].doc, "7");
  EXPECT_EQ(result.documents[0].published, "2024-03-02");
  EXPECT_EQ(result.documents[0].title, "A \"great\" race, they said");
  EXPECT_EQ(result.documents[0].body, "One.\nTwo, three.");
  EXPECT_THAT(result.documents[1].source, HasSubstr("d.csv:5"));
}

TEST(Tables, TheSeparatorIsFoundByTheHeader) {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string bytes = "url;title;text\nhttps://news.example/a;T;Body\n";
    std::replace(bytes.begin(), bytes.end(), ';', separator);
    EXPECT_THAT(IdentitiesOf(ReadMemory(bytes, "dump")), ElementsAre("https://news.example/a")) << separator;
  }
}

TEST(Tables, RowsWithAnotherNumberOfFieldsAreSkippedWithTheirLine) {
  const ReadResult result = ReadMemory("id,title,text\n1,T,one\n2,T\n3,T,three,more\n4,T,four\n", "d.csv");
  EXPECT_THAT(DocsOf(result), ElementsAre("1", "4"));
  EXPECT_THAT(ReasonsOf(result), ElementsAre("broken record", "broken record"));
  EXPECT_THAT(result.skips[0].message, HasSubstr("d.csv:3"));
}

TEST(Tables, AQuoteThatIsNotClosedCostsOneRow) {
  const ReadResult result = ReadMemory("id,title,text\n1,\"T,one\n2,T,two\n3,T,three\n", "d.csv");
  EXPECT_THAT(ReasonsOf(result), ElementsAre("broken record"));
  EXPECT_THAT(result.skips[0].message, HasSubstr("d.csv:2"));
  EXPECT_THAT(DocsOf(result), ElementsAre("2", "3"));
}

TEST(Tables, ManyQuotesThatAreNotClosedTakeNoTimeOfTheirOwn) {
  std::string bytes = "id,title,text\n";
  for (int i = 0; i < 100000; ++i) bytes += "1,T,\"\"\"\n2,\"T\"x,y\n";
  const ReadResult result = ReadMemory(bytes, "d.csv");
  EXPECT_GT(result.skips.size(), 1000u);
}

TEST(Tables, CellsOfATabTableMayBeginWithABareQuote) {
  const ReadResult result = ReadMemory("id\ttitle\ttext\n1\t\"Never again\" she says\tone\n2\tT\ttwo\n", "d.tsv");
  ASSERT_THAT(result.documents, SizeIs(2));
  EXPECT_EQ(result.documents[0].title, "\"Never again\" she says");
}

TEST(Tables, ARowOverTheLimitIsSkippedAndTheRestIsRead) {
  Options options;
  options.limits.line_bytes = 1000;
  const ReadResult result =
      ReadMemory("id,title,text\n1,T,\"" + std::string(5000, 'x') + "\"\n2,T,two\n", "d.csv", options);
  EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit"));
  EXPECT_THAT(DocsOf(result), ElementsAre("2"));
}

TEST(Tables, AColumnOfTextUnderAnotherNameIsMapped) {
  const std::string bytes = "id,title,Story Raw\n1,T,Body\n";
  Options options;
  options.format = Format::kCsv;
  const ReadResult unknown = ReadMemory(bytes, "d.csv", options);
  EXPECT_THAT(ReasonsOf(unknown), ElementsAre("broken record"));
  EXPECT_THAT(unknown.skips[0].message, HasSubstr("--map text="));
  options.fields = {{"text", "story_raw"}};
  const ReadResult result = ReadMemory(bytes, "d.csv", options);
  ASSERT_THAT(result.documents, SizeIs(1));
  EXPECT_EQ(result.documents[0].body, "Body");
}

}  // namespace
}  // namespace kg::ingest
