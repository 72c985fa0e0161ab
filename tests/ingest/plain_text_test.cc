#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/ingest/helpers.h"
#include "tests/paths.h"

namespace kg::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kSport = R"(Home
News
Sport
Lena Berg wins the harbour marathon in her first start
Lena Berg wins the harbour marathon in her first start
By Tom Okello
Published: 12 March 2024
5 min read
Share
Lena Berg crosses the line in Bergen
Lena Berg Crosses The Line In Bergen (Source: Twitter)

BERGEN, Norway (AP) - Lena Berg won the harbour marathon on Sunday in two hours and 25 minutes.

The 27-year-old teacher from Voss had never run more than thirty kilometres before, her coach said.

ALSO READ: Council votes for a new swimming hall

Who is Lena Berg?

Berg grew up on a farm near Voss and began to run at school, where Ivo Lenz was her teacher.

Results:
1. Lena Berg (NOR) 2:25:10
2. Mia Haug (NOR) 2:27:44
3. Ana Ruiz (ESP) 2:28:01

She will run again in May.

Related articles
Rain stops the city run for the second year in a row
Mayor promises new track
Ten shoes for your first race

Tom Okello
Tom Okello is a sports writer with a passion for running. He has covered athletics for ten years.
Expertise:
Marathons Trail runs

3 Comments
Anna says:
What a great race this was, and I was there with my whole family to see it.
Leave a Reply
Your email address will not be published. Required fields are marked *
This site uses Akismet against spam. Read how comments are handled here.
)";

TEST(PlainText, TheArticleOfANoisyPageRemains) {
  const CleanResult result = CleanText(std::string(kSport));
  ASSERT_TRUE(result.article) << result.skip.message;
  EXPECT_EQ(result.article->title, "Lena Berg wins the harbour marathon in her first start");
  EXPECT_THAT(BlocksOf(result, BlockRole::kHeadline), ElementsAre(result.article->title));
  EXPECT_THAT(
      BlocksOf(result, BlockRole::kBody),
      ElementsAre("BERGEN, Norway (AP) -", "Lena Berg won the harbour marathon on Sunday in two hours and 25 minutes.",
                  "The 27-year-old teacher from Voss had never run more than thirty kilometres before, her coach said.",
                  "Berg grew up on a farm near Voss and began to run at school, where Ivo Lenz was her teacher.",
                  "She will run again in May."));
  EXPECT_THAT(BlocksOf(result, BlockRole::kCaption), ElementsAre("Lena Berg crosses the line in Bergen"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kSubheading), ElementsAre("Who is Lena Berg?", "Results:"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kList),
              ElementsAre("1. Lena Berg (NOR) 2:25:10", "2. Mia Haug (NOR) 2:27:44", "3. Ana Ruiz (ESP) 2:28:01"));
}

TEST(PlainText, BylineDateAgencyAndPlaceAreTaken) {
  const CleanResult result = CleanText(std::string(kSport));
  ASSERT_TRUE(result.article);
  EXPECT_THAT(result.article->authors, ElementsAre("Tom Okello"));
  EXPECT_EQ(result.article->published.estimate.ToString(), "2024-03-12");
  EXPECT_EQ(result.article->published.basis, "byline");
  EXPECT_EQ(result.article->published.days.LengthDays(), 1);
  EXPECT_EQ(result.article->agency, "AP");
  EXPECT_EQ(result.article->dateline_place, "BERGEN, Norway");
  EXPECT_EQ(result.article->language, "en");
}

TEST(PlainText, TheLineOfPlaceAndDateGivesBoth) {
  const std::string body =
      "\n\nThe rink on the river closes on Sunday after fifty years. Its founder, Ivo Lenz, threw the first stone "
      "there "
      "and said that nobody can freeze a memory.\n\nThe town wants to build flats on the ground beside the river.\n";
  const std::pair<const char*, const char*> lines[] = {
      {"Perth, Scotland, 12 April 2024. By Ana Ruiz", "Perth, Scotland"},
      {"Nur-Sultan, 12 April 2024", "Nur-Sultan"},
      {"Buenos Aires, Friday, 12 April 2024", "Buenos Aires"},
      {"St. Petersburg, Florida, 12 April 2024 \u2013 by Ana Ruiz", "St. Petersburg, Florida"},
      {"Ana Ruiz, 12 April 2024", ""},
      {"Sport, 12 April 2024", ""},
      {"Published: Friday, 12 April 2024", ""}};
  for (const auto& [line, place] : lines) {
    const CleanResult result = CleanText("Curlers mourn their old ice\n\n" + std::string(line) + body);
    ASSERT_TRUE(result.article) << line;
    EXPECT_EQ(result.article->published.estimate.ToString(), "2024-04-12") << line;
    EXPECT_EQ(result.article->dateline_place, place) << line;
  }
}

TEST(PlainText, ADateAboveTheTitleIsTheArticlesWhereNoneStandsBelow) {
  const std::string body =
      "\n\nThe potter who breaks his best work\n\nIvo Lenz drops one pot a year on purpose. It keeps him modest, he "
      "said in his workshop beside the lake.\n\nThe pieces are sold for charity in a tent beside the lake.\n";
  for (const char* line : {"Wednesday 2 October 2024", "02 Oct 2024 19:45 - CRAFTS - Round-up"}) {
    const CleanResult result = CleanText(line + body);
    ASSERT_TRUE(result.article);
    EXPECT_EQ(result.article->title, "The potter who breaks his best work");
    EXPECT_EQ(result.article->published.estimate.ToString(), "2024-10-02");
  }
}

TEST(PlainText, PortraitCommentsAndOtherStoriesVanish) {
  const CleanResult result = CleanText(std::string(kSport));
  for (const char* noise : {"passion", "Expertise", "Trail runs", "Rain stops", "Mayor promises", "Ten shoes",
                            "whole family", "Akismet", "Council votes", "Twitter", "min read", "Home"}) {
    EXPECT_FALSE(Holds(result, noise)) << noise;
  }
}

TEST(PlainText, KeyPointsAndPicturesWithCreditLinesKeepTheirRoles) {
  const CleanResult result = CleanText(R"(How a quiet coach made two champions

Mia Haug

Mia Haug hugs her coach Ivo Lenz after the final in Turku on 3 June 2023.

Photo credit: Pool | Example Media

What you need to know:

  • Lenz, 61, has trained runners in Bergen since 1990.
  • Haug won her first title under him in Turku.

Ivo Lenz does not talk much, and when he talks it is about the weather on the fjord.

Haug came to him as a child and stayed with him for twelve years until she won in Turku.
)");
  ASSERT_TRUE(result.article);
  EXPECT_THAT(BlocksOf(result, BlockRole::kCaption),
              ElementsAre("Mia Haug hugs her coach Ivo Lenz after the final in Turku on 3 June 2023."));
  EXPECT_THAT(BlocksOf(result, BlockRole::kKeyPoint), ElementsAre("Lenz, 61, has trained runners in Bergen since 1990.",
                                                                  "Haug won her first title under him in Turku."));
  EXPECT_FALSE(Holds(result, "Photo credit"));
  EXPECT_FALSE(Holds(result, "What you need to know"));
}

TEST(PlainText, ALongFirstLineIsTextNotATitle) {
  const std::string first =
      "The long search ends with a surprise: Ana Ruiz signs for the smallest club of the league. “I want to be near my "
      "family,” she said on Friday. "
      "Is it the end of a career or its best part? The fans in Turku are waiting to see.";
  const CleanResult result = CleanText(first +
                                       "\n\nRuiz, who scored 21 goals last season, had offers from three countries, "
                                       "her agent said.\n\nRelated Posts\n\nLeave a Reply\n");
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->title, "");
  ASSERT_EQ(BlocksOf(result, BlockRole::kBody).size(), 2u);
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody)[0], first);
}

TEST(PlainText, WrappedLinesAreJoined) {
  const CleanResult result = CleanText(R"(A bridge for Voss

The council of Voss decided on Tuesday to build a second
bridge over the river, eleven years after the first plans
were drawn. The old one has carried all the traffic since
1931 and is closed to lorries.

Work on the new bridge begins in autumn and will take two
years, the mayor said after the meeting. It costs forty
million, of which the county pays half.
)");
  EXPECT_THAT(BlocksOf(result, BlockRole::kBody),
              ElementsAre("The council of Voss decided on Tuesday to build a second bridge over the river, eleven "
                          "years after the first plans were drawn. The "
                          "old one has carried all the traffic since 1931 and is closed to lorries.",
                          "Work on the new bridge begins in autumn and will take two years, the mayor said after the "
                          "meeting. It costs forty million, of "
                          "which the county pays half."));
}

TEST(PlainText, AnArticleAboutAWriterIsNoPortraitOfItsAuthor) {
  const CleanResult result = CleanText(R"(Police free journalist after two days

Ana Ruiz is a journalist who was arrested on Monday in front of the town hall of Turku.

She was freed on Wednesday after her newspaper had protested, the police said in a statement.

Her lawyer called the arrest an error and asked the minister for an apology before the weekend.
)");
  EXPECT_THAT(BlocksOf(result, BlockRole::kBody),
              Contains("Ana Ruiz is a journalist who was arrested on Monday in front of the town hall of Turku."));
}

TEST(PlainText, APortraitWithoutANameLineVanishesAtTheEnd) {
  const CleanResult result = CleanText(R"(New hall opens in Bergen

The new sports hall in Bergen opened on Saturday with a match between the two oldest clubs of the city.

More than four thousand people came to see it, twice as many as the old hall could hold, the club said.

About the Author
Mia Haug is an award-winning sports journalist based in Bergen. Follow her on Twitter @miahaug.
)");
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 2u);
  EXPECT_FALSE(Holds(result, "award-winning"));
}

// Above the first long paragraph short lines were menus, and an interview lost its answers.
TEST(PlainText, ShortAnswersAreText) {
  const CleanResult result = CleanText(R"(The day the boat sank

Ana Ruiz on boats and fear

By Ivo Lenz
12 May 2024

Ana Ruiz was born in Bergen and sails alone.

How old were you when the boat sank?

Nine. I cried.

And your father?

He laughed.

Would you sail again tomorrow?

Yes.

What did you learn?

That I float. My mother had told me so for years, and she was right, as she mostly is about water.
)");
  EXPECT_TRUE(Holds(result, "Nine. I cried."));
  EXPECT_TRUE(Holds(result, "And your father?"));
  EXPECT_TRUE(Holds(result, "Yes."));
}

TEST(PlainText, WhatIsToldAboutTheSenderIsTextWhereTheReleaseIsOnIt) {
  const char* release = R"(%s appoints a new chief

The board of the firm has named Ana Ruiz its chief executive, the firm said in Bergen on Monday.

She succeeds Ivo Lenz, who led the firm for eleven years and who retires at the end of the month.

About Acme Pumps
Acme Pumps was founded in 1968 and employs 3,100 people in the harbour of Bergen and in two other towns.
)";
  const auto with = [release](const std::string& name) {
    std::string text = release;
    return CleanText(text.replace(text.find("%s"), 2, name));
  };
  EXPECT_TRUE(Holds(with("Acme Pumps"), "founded in 1968"));
  EXPECT_FALSE(Holds(with("Bolt Tools"), "founded in 1968"));
}

TEST(PlainText, OtherStoriesInTheMiddleAreDroppedAndTheTextGoesOn) {
  const CleanResult result = CleanText(R"(Floods close three bridges in the valley

Three bridges in the valley were closed on Monday after two days of heavy rain, the county said.

Related stories
Storm takes roofs in the north
How to protect your cellar

Schools stay closed until Thursday, and trains end in Voss, forty kilometres before the coast.

The water will fall from Wednesday on, according to the weather service, which expects no more rain.
)");
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 3u);
  EXPECT_FALSE(Holds(result, "cellar"));
}

TEST(PlainText, UpdatedOnIsNotPublished) {
  const CleanResult result = CleanText(R"(Club sells its ground
Last updated: March 3, 2024

The club has sold its ground to the city for the sum of two million, both sides said on Friday.

It will play there for five more years and then move to the new stadium by the harbour, they said.
)");
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->published.basis, "");
  EXPECT_EQ(result.article->published.estimate.start.year, 0);
  EXPECT_EQ(result.article->published.days.first, kMinDay);
  EXPECT_EQ(result.article->modified.ToString(), "2024-03-03");
}

TEST(PlainText, TheDateOfTheRecordComesBeforeTheDateInTheText) {
  RawDocument raw = RawOf(std::string(kSport), Format::kText);
  raw.published = "2024-03-10T08:00:00Z";
  raw.title = "A title of the record";
  raw.author = "Mia Haug";
  const CleanResult result = CleanDocument(raw, Options{});
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->published.estimate.ToString(), "2024-03-10");
  EXPECT_EQ(result.article->published.basis, "record");
  EXPECT_EQ(result.article->title, "A title of the record");
  EXPECT_THAT(result.article->authors, ElementsAre("Mia Haug"));
}

TEST(PlainText, TheOptionDatesOnlyWhatCarriesNoDate) {
  Options options;
  options.published = Date::Of(2020, 1, 2);
  const CleanResult dated = CleanDocument(RawOf(std::string(kSport), Format::kText), options);
  ASSERT_TRUE(dated.article);
  EXPECT_EQ(dated.article->published.basis, "byline");
  const CleanResult undated = CleanDocument(
      RawOf(
          "A short story\n\nThe council met on Tuesday and decided about the bridge, the mayor said after the meeting.",
          Format::kText),
      options);
  ASSERT_TRUE(undated.article);
  EXPECT_EQ(undated.article->published.basis, "option");
  EXPECT_EQ(undated.article->published.estimate.ToString(), "2020-01-02");
}

TEST(PlainText, TheDayOfAUrlCountsWhereNothingElseDoes) {
  RawDocument raw = RawOf(
      "A short story\n\nThe council met on Tuesday and decided about the bridge, the mayor said after the meeting.",
      Format::kText);
  raw.url = "https://news.example/2023/11/05/bridge";
  const CleanResult result = CleanDocument(raw, Options{});
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->published.basis, "url");
  EXPECT_EQ(result.article->published.estimate.ToString(), "2023-11-05");
}

TEST(PlainText, OtherLanguagesAreSkippedAndNamed) {
  const CleanResult result = CleanText(
      "Der Stadtrat hat am Dienstagabend über die neue Brücke beraten, und nach vier Stunden stimmte eine Mehrheit der "
      "Mitglieder für den Plan, den die "
      "Bürgermeisterin im Frühjahr vorgelegt hatte. Die Arbeiten beginnen im Herbst und dauern zwei Jahre.");
  EXPECT_FALSE(result.article);
  EXPECT_EQ(result.skip.reason, "other language");
  EXPECT_NE(result.skip.message.find("(de)"), std::string::npos);
}

TEST(PlainText, MenusAloneAreNoArticle) {
  const CleanResult result = CleanText("Home\nNews\nSport\nContact\nImprint\n");
  EXPECT_FALSE(result.article);
  EXPECT_EQ(result.skip.reason, "no article");
}

TEST(PlainText, ARecordOfOneSentenceIsAnArticleAndALabelIsNone) {
  EXPECT_TRUE(CleanText("Its chief executive is Ana Ruiz.").article);
  EXPECT_TRUE(
      CleanText("Ana Ruiz\n\nAna Ruiz is a Chilean painter and a former manager at the Brell Gallery.").article);
  EXPECT_FALSE(CleanText("Ana Ruiz").article);
  EXPECT_FALSE(CleanText("Sign in\nSubscribe").article);
}

TEST(PlainText, SpellingMarksAndHiddenCharactersAreRepaired) {
  const CleanResult result = CleanText(
      "Caf\xE9 opens\n\nThe caf\xE9 \x93"
      "Nord\x94 opened on Friday, and its owner, who is from Voss, said that she sold out on the first day.");
  ASSERT_TRUE(result.article);
  EXPECT_TRUE(Holds(result, "The caf\xC3\xA9 \xE2\x80\x9CNord\xE2\x80\x9D opened"));
}

// A profile whose first paragraph was lost, because the box of facts below it looked like a menu.
TEST(PlainText, ABoxOfFactsIsKeptAndCostsNoText) {
  const CleanResult result = CleanText(R"(Who is Lena Berg? Age, coach and family
Who is Lena Berg? Age, coach and family

Lena Berg, a 27-year-old teacher from Voss, has become the talk of the town since Sunday.

Quick facts
Full name: Lena Marie Berg
Date of birth: March 14, 1996
Place of birth: Voss, Norway
Profession: Teacher
Coach: Ivo Lenz

Early life

Berg grew up on a farm near Voss and began to run at school, where Ivo Lenz was her teacher.
)");
  ASSERT_TRUE(result.article);
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 2u);
  EXPECT_THAT(BlocksOf(result, BlockRole::kTableRow),
              ElementsAre("Full name: Lena Marie Berg", "Date of birth: March 14, 1996", "Place of birth: Voss, Norway",
                          "Profession: Teacher", "Coach: Ivo Lenz"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kSubheading), ElementsAre("Quick facts", "Early life"));
}

TEST(PlainText, AnImprintIsNoTitle) {
  for (const char* imprint : {"Harbour Print Journal, 2 July 2024", "2 July 2024 - by Odile Vant, Harbour Ledger",
                              "Posted 2 July 2024 in Harbour & Quay", "Halden, 2 July 2024"}) {
    const CleanResult result = CleanText(std::string("HARBOUR SOLD AT LAST\n\n") + imprint + R"(

The city has sold the old harbour to a company from Halden for two million, both sides said on Tuesday.

The cranes will stand for five more years, and the fish market goes on as before, they said.
)");
    ASSERT_TRUE(result.article) << imprint;
    EXPECT_EQ(result.article->title, "HARBOUR SOLD AT LAST") << imprint;
    EXPECT_EQ(result.article->published.estimate.ToString(), "2024-07-02") << imprint;
  }
}

TEST(PlainText, ALineOfPlaceAndDateIsNoTitle) {
  const CleanResult result = CleanText(R"(Ruiz signs for Halden

HALDEN, Norway - 2 July 2024

The Spanish striker Ana Ruiz has joined the club from Halden for two years, both sides said on Tuesday.

She will wear the number nine and play her first match on 14 July in front of the home crowd.
-----
Related: All moves of the summer
)");
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->title, "Ruiz signs for Halden");
  EXPECT_EQ(result.article->published.estimate.ToString(), "2024-07-02");
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 2u);
  EXPECT_FALSE(Holds(result, "moves of the summer"));
}

TEST(PlainText, LabelledCaptionsNotesAndCorrectionsHaveTheirPlace) {
  const CleanResult result = CleanText(R"(A stopwatch for the coach

The runners of the valley gave their old coach a stopwatch on Saturday, and he did not know what to say.

Photo: Ivo Lenz with Lena Berg at the harbour marathon in 2022 / Example Pictures

He has trained them for thirty years, most of the time for nothing more than a coffee and a bun.

Correction: an earlier version of this report said that Lenz was 71. He is 61.

The writer is a columnist based in Voss. The views expressed here are her own.
)");
  EXPECT_THAT(BlocksOf(result, BlockRole::kCaption),
              ElementsAre("Ivo Lenz with Lena Berg at the harbour marathon in 2022 / Example Pictures"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kCorrection),
              ElementsAre("Correction: an earlier version of this report said that Lenz was 71. He is 61."));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 2u);
  EXPECT_FALSE(Holds(result, "columnist"));
}

TEST(PlainText, TheContentHashChangesWithBytesAndFieldsOnly) {
  const RawDocument raw = RawOf(std::string(kSport), Format::kText);
  RawDocument other = raw;
  other.published = "2024-01-01";
  RawDocument moved = raw;
  moved.source = "elsewhere.txt";
  const auto a = CleanDocument(raw, Options{});
  const auto b = CleanDocument(other, Options{});
  const auto c = CleanDocument(moved, Options{});
  ASSERT_TRUE(a.article && b.article && c.article);
  EXPECT_NE(a.article->content, b.article->content);
  EXPECT_EQ(a.article->content, c.article->content);
  EXPECT_EQ(a.article->id, b.article->id);
}

TEST(PlainText, HostileTextEndsInBoundedTime) {
  for (const std::string& text : {std::string(3000000, 'A'), std::string(3000000, '\n') + "x",
                                  [] {
                                    std::string lines;
                                    for (int i = 0; i < 60000; ++i)
                                      lines += "Related articles\nTom Okello is a writer.\n";
                                    return lines;
                                  }(),
                                  [] {
                                    std::string words;
                                    for (int i = 0; i < 300000; ++i) words += "word ";
                                    return words;
                                  }()}) {
    CleanText(text);  // no crash, no hang
  }
  SUCCEED();
}

// The seeds of the mission, where they are at hand.
class Seeds : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* shared = std::getenv("NEWSGRAPH_SHARED");
    folder_ = (shared != nullptr ? std::filesystem::path(shared) : tests::SourceDir() / "../shared") / "seeds";
    if (!std::filesystem::exists(folder_)) GTEST_SKIP() << folder_ << " is not there";
  }
  CleanResult Clean(const std::string& prefix) const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with(prefix) || !name.ends_with(".txt")) continue;
      const ReadResult read = ReadAll(entry.path().string());
      if (read.documents.size() == 1) return CleanDocument(read.documents[0], Options{});
    }
    return {};
  }
  std::filesystem::path folder_;
};

TEST_F(Seeds, FromTheAuthorsNameOnNothingRemains) {
  const CleanResult result = Clean("000");
  ASSERT_TRUE(result.article);
  for (const char* noise :
       {"Aayusha", "Bhattarai", "Expertise", "Akismet", "comment!", "last updated", "Latest News", "(Source"})
    EXPECT_FALSE(Holds(result, noise)) << noise;
  EXPECT_EQ(BlocksOf(result, BlockRole::kCaption).size(), 2u);
  EXPECT_EQ(BlocksOf(result, BlockRole::kSubheading).size(), 4u);
}

TEST_F(Seeds, CaptionsAndKeyPointsKeepTheirRoles) {
  const CleanResult result = Clean("001");
  ASSERT_TRUE(result.article);
  EXPECT_EQ(BlocksOf(result, BlockRole::kCaption).size(), 2u);
  EXPECT_EQ(BlocksOf(result, BlockRole::kKeyPoint).size(), 2u);
  EXPECT_FALSE(Holds(result, "Photo credit"));
}

TEST_F(Seeds, TheLongFirstLineStaysAndTheReplyFormGoes) {
  const CleanResult result = Clean("002");
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->title, "");
  EXPECT_THAT(BlocksOf(result, BlockRole::kBody), Not(IsEmpty()));
  EXPECT_FALSE(Holds(result, "Related Posts"));
  EXPECT_FALSE(Holds(result, "Required fields"));
}

// A page of three paragraphs with `end` below them.
std::string BridgePage(const std::string& end) {
  return "Mayor opens bridge\n\nBy Anna Gruber\n\n12 March 2024\n\n"
         "Peter Holm, mayor of Voss, opened the new bridge on Monday, a year later than was planned.\n\n"
         "The bridge cost four million and was built by Acme Works over three years, with help from the county.\n\n"
         "He thanked the workers and the people of the town for their patience, and cut a blue ribbon.\n\n" +
         end;
}

TEST(PlainTextTail, WhatIsSaidOfTheAuthorIsANote) {
  for (const std::string note :
       {"Anna Gruber lives in Bergen with two dogs and a piano.", "Written by Anna Gruber, who lives in Bergen.",
        "Reporter Anna Gruber, 34, joined the paper in 2015."}) {
    const CleanResult result = CleanText(BridgePage(note));
    ASSERT_TRUE(result.article) << note;
    EXPECT_THAT(BlocksOf(result, BlockRole::kAuthorNote), ElementsAre(note));
    EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 3u) << note;
  }
  const std::string story = "Ida Moe, who lives in Bergen, was the first to cross it on foot.";
  EXPECT_THAT(BlocksOf(CleanText(BridgePage(story)), BlockRole::kAuthorNote), IsEmpty());
}

TEST(PlainTextTail, LinesOfResultsAreTextWithWhatHeadsThem) {
  const CleanResult result = CleanText(
      BridgePage("Results\n\nWomen\n100m: 1 Amy Lund (Voss) 12.08; 2 F Ode (Bergen) 12.30\n800m: 1 J Arden 2:09.41\n"));
  ASSERT_TRUE(result.article);
  EXPECT_THAT(BlocksOf(result, BlockRole::kList),
              ElementsAre("100m: 1 Amy Lund (Voss) 12.08; 2 F Ode (Bergen) 12.30", "800m: 1 J Arden 2:09.41"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kSubheading), ElementsAre("Women"));
  const CleanResult rows = CleanText(
      "Ski results\n\nResults from the World Cup giant slalom in Voss on Saturday:\n\n1. Tessa Moll (Switzerland) 2 "
      "minutes "
      "14.22 seconds\n2. Ane Haugen (Norway) 2:14.80\n3. Lise Kern (Austria) 2:15.03\n4. Petra Vuk (Croatia) "
      "2:15.40\n");
  ASSERT_TRUE(rows.article);
  EXPECT_EQ(BlocksOf(rows, BlockRole::kList).size(), 4u);
  EXPECT_TRUE(Holds(rows, "giant slalom in Voss"));
}

TEST(PlainTextTail, HeadlinesOfOtherStoriesAreNoText) {
  for (const std::string header : {"Read more", "ALSO READ:", "Elsewhere on The Voss Post",
                                   "Stories you may have missed", "Trending: Ida Berg, 51, named judge", ""}) {
    const CleanResult result = CleanText(
        BridgePage(header + "\n\nIda Moe, 34, wins Oslo Marathon\n\nFormer boss Jan Berg, 61, dies in Leeds\n"));
    ASSERT_TRUE(result.article) << header;
    EXPECT_FALSE(Holds(result, "Ida")) << header;
    EXPECT_FALSE(Holds(result, "Berg,")) << header;
    EXPECT_TRUE(Holds(result, "blue ribbon")) << header;
  }
  EXPECT_TRUE(Holds(CleanText(BridgePage("Race: 1. Ida Moe 2:31:07; 2. Eva Lund 2:33:10")), "Ida Moe"));
}

}  // namespace
}  // namespace kg::ingest
