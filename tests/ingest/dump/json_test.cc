#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/dump/memory.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(JsonArrays, AreReadElementByElement) {
  const ReadResult result = ReadMemory(
      "[\n {\"id\": \"a\", \"text\": \"one } ] \\\" here\"},\n {\"text\": \"two\", \"tags\": [{\"x\": 1}]}\n]\n",
      "d.json");
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("d.json#a", "d.json:2"));
  EXPECT_EQ(result.documents[0].body, "one } ] \" here");
  EXPECT_THAT(result.documents[1].source, HasSubstr("d.json:2"));
}

TEST(JsonArrays, ABrokenElementIsSkippedWithItsIndexAndTheRestIsRead) {
  const ReadResult result = ReadMemory(
      "[\n{\"text\": \"one\"},\n{\"text\": \"two\", oops},\n17,\n{\"text\": \"not closed},\n{\"text\": \"five\"},\n"
      "{\"text\": \"six\"}\n]",
      "d.json");
  EXPECT_TRUE(result.status.ok()) << result.status.message();
  EXPECT_THAT(ReasonsOf(result), ElementsAre("broken record", "broken record", "broken record"));
  EXPECT_THAT(result.skips[0].message, HasSubstr("d.json:2"));
  EXPECT_THAT(result.skips[2].message, HasSubstr("d.json:4"));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("d.json:1", "d.json:5", "d.json:6"));
}

TEST(JsonArrays, ATruncatedArrayGivesWhatCameBeforeAndAnError) {
  const ReadResult result = ReadMemory("[{\"text\": \"one\"}, {\"text\": \"tw", "d.json");
  EXPECT_THAT(result.documents, SizeIs(1));
  EXPECT_EQ(result.status.code(), StatusCode::kIo);
  EXPECT_THAT(result.status.message(), HasSubstr("element 2"));
}

TEST(JsonArrays, AnElementOverTheLimitIsSkippedAndTheNextOneIsRead) {
  Options options;
  options.limits.line_bytes = 100;
  const ReadResult result =
      ReadMemory("[{\"text\": \"" + std::string(5000, 'x') + "\"}, {\"text\": \"two\"}]", "d.json", options);
  EXPECT_THAT(ReasonsOf(result), ElementsAre("over a limit"));
  EXPECT_THAT(result.skips[0].message, HasSubstr("--max-line-bytes"));
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("d.json:2"));
}

TEST(JsonArrays, AnArrayWithinAnObjectIsFoundUnderAUsualName) {
  for (const char* begin : {"{\"status\": \"ok\", \"total\": 2, \"articles\": ",
                            "{\"response\": {\"meta\": [1, 2], \"docs\": ", "{\"data\":\n"}) {
    const ReadResult result =
        ReadMemory(std::string(begin) + "[{\"text\": \"one\"}, {\"text\": \"two\"}], \"more\": 1}}", "d.json");
    EXPECT_TRUE(result.status.ok()) << result.status.message();
    EXPECT_THAT(result.documents, SizeIs(2)) << begin;
  }
}

TEST(JsonArrays, AnArticleThatListsItemsIsOneRecord) {
  const ReadResult result =
      ReadMemory("{\n\"title\": \"T\",\n\"text\": \"Body\",\n\"items\": [{\"text\": \"another\"}]\n}", "a.json");
  ASSERT_THAT(result.documents, SizeIs(1));
  EXPECT_EQ(result.documents[0].body, "Body");
  EXPECT_EQ(result.documents[0].identity, "a.json");
}

TEST(JsonArrays, ObjectsOverSeveralLinesMayFollowOneAnother) {
  const ReadResult result = ReadMemory("{\n \"text\": \"one\"\n}\n{\n \"text\": \"two\"\n}\n", "d.json");
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("d.json:1", "d.json:2"));
}

TEST(JsonArrays, ABracketTooManyBetweenObjectsIsReportedOnce) {
  const ReadResult result = ReadMemory("{\n \"text\": \"one\"\n}\n]\n{\n \"text\": \"two\"\n}\n", "d.json");
  EXPECT_THAT(IdentitiesOf(result), ElementsAre("d.json:1", "d.json:3"));
  EXPECT_THAT(ReasonsOf(result), ElementsAre("broken record"));
}

TEST(JsonLines, InUtf16AreReadAsWell) {
  const std::u16string text =
      u"\uFEFF{\"id\": 1, \"text\": \"one \U0001F3C3 é\"}\r\n{\"id\": 2, \"text\": \"two\"}\r\n";
  for (const bool big_endian : {false, true}) {
    std::string bytes;
    for (const char16_t unit : text) {
      const char high = static_cast<char>(unit >> 8);
      const char low = static_cast<char>(unit & 0xFF);
      bytes += big_endian ? high : low;
      bytes += big_endian ? low : high;
    }
    const ReadResult result = ReadMemory(bytes, "d.jsonl");
    EXPECT_TRUE(result.status.ok()) << result.status.message();
    EXPECT_THAT(IdentitiesOf(result), ElementsAre("d.jsonl#1", "d.jsonl#2"));
    EXPECT_EQ(result.documents[0].body, "one \U0001F3C3 é");
  }
}

TEST(JsonFields, UsualShapesOfOtherProgramsAreUnderstood) {
  const ReadResult result = ReadMemory(
      "{\"_id\": {\"$oid\": \"5f\"}, \"Title\": {\"rendered\": \"T\"}, \"author\": {\"name\": \"Ana Ruiz\"}, "
      "\"date_publish\": {\"$date\": \"2024-03-02\"}, \"content\": [\"First.\", \"Second.\"]}\n"
      "{\"ID\": 8, \"byline\": [{\"name\": \"Ana Ruiz\"}, \"Tom Okello\"], \"Full Text\": \"Body\"}\n",
      "d.jsonl");
  ASSERT_THAT(result.documents, SizeIs(2));
  EXPECT_EQ(result.documents[0].doc, "5f");
  EXPECT_EQ(result.documents[0].title, "T");
  EXPECT_EQ(result.documents[0].author, "Ana Ruiz");
  EXPECT_EQ(result.documents[0].published, "2024-03-02");
  EXPECT_EQ(result.documents[0].body, "First.\n\nSecond.");
  EXPECT_EQ(result.documents[1].author, "Ana Ruiz; Tom Okello");
  EXPECT_EQ(result.documents[1].body, "Body");
}

TEST(JsonFields, OtherNamesAreMapped) {
  Options options;
  options.fields = {{"text", "story_raw"}, {"title", "meta.head"}, {"id", "nr"}};
  const ReadResult result = ReadMemory(
      "{\"nr\": 4, \"id\": \"no\", \"meta\": {\"head\": \"T\"}, \"html\": \"<p>no</p>\", \"story_raw\": \"Body\"}\n",
      "d.jsonl", options);
  ASSERT_THAT(result.documents, SizeIs(1));
  EXPECT_EQ(result.documents[0].doc, "4");
  EXPECT_EQ(result.documents[0].title, "T");
  EXPECT_EQ(result.documents[0].body, "Body");
}

}  // namespace
}  // namespace kg::ingest
