#include "tests/extract/values/values_testing.h"

#include <chrono>
#include <random>
#include <sstream>

#include "tests/random.h"

namespace kg::extract {
namespace {

TEST(Numbers, InFiguresAndWords) {
  CheckValues(MentionType::kNumber, {{"about 10,000 people", "10000 [10,000]"},
                                     {"1.5 million people", "1500000 [1.5 million]"},
                                     {"twenty-one goals", "21 [twenty-one]"},
                                     {"two dozen eggs", "24 [two dozen]"},
                                     {"a dozen eggs", "12 [a dozen]"},
                                     {"two hundred and five runners", "205 [two hundred and five]"},
                                     {"two-thirds of voters", "0.666666666666667 [two-thirds]"},
                                     {"45 percent", "45 [45 percent]"},
                                     {"One of them left.", ""},
                                     {"no one came", ""}});
}

TEST(Numbers, TelephoneAndAgeGroupsAreNone) {
  EXPECT_EQ(AllValues("call 0123-456-7890 now"), "");
  EXPECT_EQ(AllValues("the under-20 title"), "");
}

TEST(Ranks, OrdinalsAndMedals) {
  CheckValues(MentionType::kRank, {{"finished fifth", "5 [fifth]"},
                                   {"came 77th in the race", "77 [77th]"},
                                   {"the runner-up", "2 [runner-up]"},
                                   {"won a silver medal", "2 [silver medal]"},
                                   {"He took bronze in Oslo.", "3 [bronze]"},
                                   {"third-placed Vela", "3 [third-placed]"},
                                   {"the world No. 1", "1 [No. 1]"},
                                   {"3. Ines Vela 2:20:01", "3 [3]"},
                                   {"a split second", ""},
                                   {"the Second World War", ""},
                                   {"a bronze statue", ""},
                                   {"a third of them", ""}});
  EXPECT_EQ(AttributeOf("superlative", "the third fastest time"), "yes");
  EXPECT_EQ(AttributeOf("unit", "in the 77th minute"), "minute");
}

TEST(Scores, OfMatchesAndSets) {
  CheckValues(MentionType::kScore, {{"won 3-1 at home", "3-1 [3-1]"},
                                    {"a 4–0 victory", "4-0 [4–0]"},
                                    {"lost 1-3 to them", "1-3 [1-3]"},
                                    {"won 6-4, 3-6, 7-5", "6-4 3-6 7-5 [6-4, 3-6, 7-5]"},
                                    {"won 7-6 (7-4), 6-2", "7-6 6-2 [7-6 (7-4), 6-2]"},
                                    {"for 2-3 weeks", ""},
                                    {"coach 2007-2011", ""},
                                    {"call 222-333-4444", ""},
                                    {"a 4-4-2 formation", ""}});
}

TEST(Marks, LengthsHeightsSpeeds) {
  CheckValues(MentionType::kMark, {{"jumped 8.95m", "8.95 m [8.95m]"},
                                   {"cleared 2.06 metres", "2.06 m [2.06 metres]"},
                                   {"threw 90.57 m", "90.57 m [90.57 m]"},
                                   {"stands 6ft 2in tall", "6 ft 2 in [6ft 2in]"},
                                   {"at 20 km/h", "20 km/h [20 km/h]"},
                                   {"after 33 kilometres", "33 km [33 kilometres]"}});
}

TEST(Marks, DistancesOfRacesAreLeftToDisciplines) {
  EXPECT_EQ(AllValues("won the 10,000 metres"), "");
  EXPECT_EQ(AllValues("a 5km run"), "");
  EXPECT_EQ(AllValues("the 3,000m steeplechase"), "");
}

TEST(Money, AmountsWithTheirCurrency) {
  CheckValues(MentionType::kMoney, {{"paid $1.5 million", "1500000 USD [$1.5 million]"},
                                    {"a £20m deal", "20000000 GBP [£20m]"},
                                    {"won 50,000 euros", "50000 EUR [50,000 euros]"}});
}

TEST(Values, DoNotOverlapAndAreInOrder) {
  const uint32_t seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::string> words = {"2",      "31",     "2019",
                                          "May",    "Sunday", "since",
                                          "-",      "from",   "to",
                                          "and",    "two",    "hours",
                                          "'",      "\"",     "2:01",
                                          "/",      "of",     "the",
                                          "last",   "year",   "ago",
                                          "later",  "a",      "half",
                                          "$",      "m",      "aged",
                                          "5th",    "in",     ",",
                                          "(",      ")",      "99999999999999999999",
                                          "1e9",    "second", "million",
                                          "under",  ".",      "90s",
                                          "early",  "mid",    "years",
                                          "old",    "next",   "week",
                                          "0",      "00",     "hundred",
                                          "thirds", "12.5"};
  for (int round = 0; round < 2000; ++round) {
    std::string input;
    for (int i = 0; i < 30; ++i) input += words[random() % words.size()] + (random() % 3 == 0 ? "" : " ");
    const TokenizedText text = Tokenize(input);
    uint32_t last = 0;
    for (const Mention& mention : ValuesIn(text, round % 2 == 0 ? "2024-02-14" : "")) {
      ASSERT_LE(last, mention.first) << input;
      ASSERT_LT(mention.first, mention.last) << input;
      last = mention.last;
    }
    std::string quoted;
    for (const char c : input) quoted += c == '"' ? std::string("\\\"") : std::string(1, c);
    std::stringstream in("{\"id\":1,\"reference\":\"2024-02-14\",\"input\":\"" + quoted + "\"}");
    std::stringstream out;
    ASSERT_TRUE(RunValues(in, out).ok());
  }
}

TEST(Values, HostileTextsTakeLinearTime) {
  for (const char* piece : {"1 ", "1-", "2019-", "one ", "two hundred and ", "May ", "1 year ", "a ", "2:01 ", "6-4, ",
                            "1 day, ", "million ", "from 2 to ", "between ", "the ", "last ", "half a "}) {
    std::string input;
    while (input.size() < 300000) input += piece;
    const auto start = std::chrono::steady_clock::now();
    const TokenizedText text = Tokenize(input);
    (void)ValuesIn(text, "2024-02-14");
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 10) << piece;
  }
}

TEST(RunValues, ReadsAndPrintsLines) {
  std::stringstream in(R"({"id": "a", "input": "She is 37 years old.", "reference": null})"
                       "\n"
                       R"({"id": "b", "input": "We left yesterday.", "reference": "2024-02-14"})");
  std::stringstream out;
  ASSERT_TRUE(RunValues(in, out).ok());
  const std::string printed = out.str();
  EXPECT_NE(printed.find(R"({"text":"37 years old","type":"age","value":"37"})"), std::string::npos) << printed;
  EXPECT_NE(printed.find(R"({"text":"yesterday","type":"date","value":"2024-02-13"})"), std::string::npos) << printed;
}

TEST(RunValues, NamesTheLineThatIsNoObject) {
  std::stringstream in("{\"id\": 1, \"input\": \"two\"}\nnot json\n");
  std::stringstream out;
  const Status status = RunValues(in, out);
  EXPECT_FALSE(status.ok());
  EXPECT_NE(status.message().find("line 2"), std::string::npos) << status.message();
  EXPECT_NE(out.str().find("\"id\":1"), std::string::npos);
}

}  // namespace
}  // namespace kg::extract
