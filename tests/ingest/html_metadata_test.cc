// What pages say about themselves, in the ways that pages say it: JSON-LD sound and broken, microdata, bylines, date
// lines; and what pages are when they are no article.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/ingest/helpers.h"

namespace kg::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kText =
    "<p>The ferry to Sund was stopped for an hour on Monday by a seal that had gone to sleep on the ramp.</p>"
    "<p>Nobody wanted to wake it, the mate said, because it had looked so tired, and so they waited for the tide.</p>"
    "<p>The passengers were given coffee, and most of them went out on the deck to look at the animal in the rain.</p>"
    "<p>It left at noon without a look at anybody, and the ferry reached the island at a quarter past twelve.</p>";

// A page with `head` and, between the headline and the text, `top`.
std::string Page(std::string_view head, std::string_view top = "", std::string_view lang = "en") {
  std::string page = "<!DOCTYPE html><html lang='" + std::string(lang) + "'><head><meta charset=utf-8>";
  page.append(head).append("</head><body><main><article><h1>A seal stops the ferry to Sund</h1>");
  page.append(top).append(kText).append("</article></main></body></html>");
  return page;
}

std::string LinkedData(std::string_view json) {
  return "<script type='application/ld+json'>" + std::string(json) + "</script>";
}

std::string Published(const CleanResult& result) {
  if (!result.article || result.article->published.basis.empty()) return "none";
  return result.article->published.estimate.ToString();
}

std::vector<std::string> Authors(const CleanResult& result) {
  return result.article ? result.article->authors : std::vector<std::string>{"no article"};
}

std::string OriginOf(const CleanResult& result, std::string_view field) {
  for (const FieldOrigin& origin : result.article->origins) {
    if (origin.field == field) return origin.origin;
  }
  return "";
}

TEST(LinkedData, AuthorsAreFollowedFromOneScriptToAnother) {
  const CleanResult result = CleanPage(Page(LinkedData(R"({"@type":"Person","@id":"#p","name":"Ida Lund"})") +
                                            LinkedData(R"({"@type":"NewsArticle","author":[{"@id":"#p"}]})")));
  EXPECT_THAT(Authors(result), ElementsAre("Ida Lund"));
  EXPECT_EQ(OriginOf(result, "author"), "json-ld");
}

TEST(LinkedData, OfSeveralArticlesThePagesOwnIsTaken) {
  const CleanResult result = CleanPage(Page(LinkedData(
      R"([{"@type":"NewsArticle","headline":"Rain until Friday","author":"Ole Brekke","datePublished":"2024-01-02"},
          {"@type":"NewsArticle","headline":"A seal stops the ferry to Sund","author":"Ida Lund","datePublished":"2024-03-04"}])")));
  EXPECT_THAT(Authors(result), ElementsAre("Ida Lund"));
  EXPECT_EQ(Published(result), "2024-03-04");
}

TEST(LinkedData, AuthorsComeInEveryShape) {
  const std::pair<const char*, std::vector<std::string>> shapes[] = {
      {R"("Ida Lund")", {"Ida Lund"}},
      {R"("By Ida Lund and Ole Brekke")", {"Ida Lund", "Ole Brekke"}},
      {R"(["Ida Lund", {"name": "Ole Brekke"}])", {"Ida Lund", "Ole Brekke"}},
      {R"({"@type": "Person", "name": ["Ida Lund", "Ole Brekke"]})", {"Ida Lund", "Ole Brekke"}},
      {R"({"@type": "Person", "givenName": "Ida", "familyName": "Lund"})", {"Ida Lund"}},
      {R"({"@type": ["Person", "Author"], "name": "IDA LUND"})", {"Ida Lund"}},
      {R"({"@type": "Organization", "name": "Sund Today"})", {}},
      {R"({"@type": "Person", "name": "Newsroom"})", {}}};
  for (const auto& [author, expected] : shapes) {
    const CleanResult result =
        CleanPage(Page(LinkedData(std::string(R"({"@type":"Article","author":)") + author + "}")));
    EXPECT_EQ(Authors(result), expected) << author;
  }
}

TEST(LinkedData, WhatIsBrokenIsMended) {
  const char* texts[] = {
      R"({"@type":"NewsArticle","author":"Ida Lund","datePublished":"2024-03-04",})",
      R"(<!-- {"@type":"NewsArticle","author":"Ida Lund","datePublished":"2024-03-04"} -->)",
      R"(//<![CDATA[
         {"@type":"NewsArticle","author":"Ida Lund","datePublished":"2024-03-04"}
         //]]>)",
      R"({"@type":"NewsArticle","headline":"A "seal" stops the ferry","author":"Ida Lund","datePublished":"2024-03-04"})",
      "{\"@type\":\"NewsArticle\",\"description\":\"one\ntwo\",\"author\":\"Ida "
      "Lund\",\"datePublished\":\"2024-03-04\"}",
      "{\"@type\":\"NewsArticle\",\"author\":\"Ida Lund\"\n\"datePublished\":\"2024-03-04\"}",
      R"({'@type':'NewsArticle','author':'Ida Lund','datePublished':'2024-03-04'};)",
      R"({"@type":"NewsArticle","author":"Ida Lund","datePublished":"2024-03-04","image":)",
      R"({"@type":"NewsArticle","about":"it\'s","author":"Ida Lund","datePublished":"2024-03-04"})",
      R"({&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;author&quot;:&quot;Ida Lund&quot;,&quot;datePublished&quot;:&quot;2024-03-04&quot;})"};
  for (const char* text : texts) {
    const CleanResult result = CleanPage(Page(LinkedData(text)));
    EXPECT_THAT(Authors(result), ElementsAre("Ida Lund")) << text;
    EXPECT_EQ(Published(result), "2024-03-04") << text;
  }
}

TEST(Bylines, CraftsJobsPlacesAndOutletsAreTakenApart) {
  const std::pair<const char*, std::vector<std::string>> lines[] = {
      {"By Ida Lund, Political Editor", {"Ida Lund"}},
      {"Political Editor Ida Lund", {"Ida Lund"}},
      {"By Ida Lund for the Sund Herald", {"Ida Lund"}},
      {"By Ida Lund, Ole Brekke and Per van der Meer", {"Ida Lund", "Ole Brekke", "Per van der Meer"}},
      {"Words by Ida Lund, photographs by Ole Brekke", {"Ida Lund"}},
      {"By Ida Lund in New York and Ole Brekke in Oslo", {"Ida Lund", "Ole Brekke"}},
      {"By IDA LUND and JEAN-LUC MCALLEN", {"Ida Lund", "Jean-Luc McAllen"}},
      {"By Ida Lund | Updated 4 March 2024", {"Ida Lund"}}};
  for (const auto& [line, expected] : lines) {
    EXPECT_EQ(Authors(CleanPage(Page("", "<p class=byline>" + std::string(line) + "</p>"))), expected) << line;
  }
}

TEST(Bylines, NamesWithTheLastNameInFrontAreTurned) {
  EXPECT_THAT(Authors(CleanPage(Page("<meta name=author content='Lund, Ida; Brekke, Ole'>"))),
              ElementsAre("Ida Lund", "Ole Brekke"));
}

TEST(Bylines, AnAgencyIsProvenanceAndNoAuthor) {
  const CleanResult result = CleanPage(Page("<meta name=author content='Ida Lund, Agence France-Presse'>"));
  EXPECT_THAT(Authors(result), ElementsAre("Ida Lund"));
  EXPECT_EQ(result.article->agency, "AFP");
}

// Who saved the page in the publishing system stood in the data; who wrote the story stood under the headline.
TEST(Bylines, TheVisibleOneCorrectsANameThatNobodySees) {
  const CleanResult result = CleanPage(
      Page(LinkedData(R"({"@type":"Article","author":{"@type":"Person","name":"Web Publisher"},"creator":"Per Aas"})"),
           "<p class=byline>By Ida Lund and Ole Brekke</p>"));
  EXPECT_THAT(Authors(result), ElementsAre("Ida Lund", "Ole Brekke"));
}

TEST(Dates, TheDayIsTheOneOfTheZoneThatThePageStates) {
  EXPECT_EQ(Published(CleanPage(Page("<meta property='article:published_time' content='2024-03-04T23:30:00-05:00'>"))),
            "2024-03-04");
  EXPECT_EQ(Published(CleanPage(Page("<meta property='article:published_time' content='2024-03-05T04:30:00Z'>",
                                     "<p class=date>March 4, 2024 11:30 PM EST</p>"))),
            "2024-03-04");
}

TEST(Dates, ADatelineOfYearsAgoTellsWhenAnArchivedStoryWasWritten) {
  const std::string head = "<meta property='article:published_time' content='2024-03-12T03:00:00Z'>";
  const std::string old =
      "<p>KISUMU, 9 May 2015 - Before every match the keeper goes down to the lake and catches fish that others throw "
      "to him.</p>";
  EXPECT_EQ(Published(CleanPage(Page(head, old))), "2015-05-09");
  const std::string fresh =
      "<p>KISUMU, 11 March 2024 - Before every match the keeper goes down to the lake and catches fish that others "
      "throw to him.</p>";
  EXPECT_EQ(Published(CleanPage(Page(head, fresh))), "2024-03-12");
}

TEST(Dates, FiguresAreReadAsTheLanguageOrAnotherDateSays) {
  EXPECT_EQ(Published(CleanPage(Page("", "<p class=date>03/04/2024</p>", "en-US"))), "2024-03-04");
  EXPECT_EQ(Published(CleanPage(Page("", "<p class=date>03/04/2024</p>", "en-GB"))), "2024-04-03");
  EXPECT_EQ(Published(CleanPage(Page("", "<p class=date>03/04/2024</p><p>Last edited 25/04/2024</p>"))), "2024-04-03");
}

TEST(Dates, WhatAFactBoxLabelsAsABirthIsNoDateOfThePage) {
  constexpr std::string_view kBox = "<table><tr><th>Born</th><td>Ida Kihl<br>4 June 1951<br>Sund</td></tr></table>";
  EXPECT_EQ(Published(CleanPage(Page("", kBox))), "none");
  constexpr std::string_view kPosted = "<table><tr><th>Posted</th><td>4 June 2021</td></tr></table>";
  EXPECT_EQ(Published(CleanPage(Page("", kPosted))), "2021-06-04");
}

TEST(Dates, ADateThatTwoOtherPlacesContradictIsPassedOver) {
  const CleanResult result = CleanPage(Page(LinkedData(R"({"@type":"Article","datePublished":"2025-08-09"})") +
                                                "<link rel=canonical href='https://sund.example/2024/03/04/seal'>",
                                            "<p class=date>Published 4 March 2024</p>"));
  EXPECT_EQ(Published(result), "2024-03-04");
}

TEST(Dates, HoursAgoAreNoDate) { EXPECT_EQ(Published(CleanPage(Page("", "<p class=date>2 hours ago</p>"))), "none"); }

TEST(Titles, TheNameOfTheSiteAndALabelAreNoPartOfThem) {
  const char* heads[] = {"<title>A seal stops the ferry to Sund | Sund Today</title>",
                         "<title>Sund Today: A seal stops the ferry to Sund</title>",
                         "<title>A seal stops the ferry to Sund - News - Sund Today</title>"};
  for (const char* head : heads) {
    std::string page = Page(head);
    page.replace(page.find("<h1>"), 4, "<h1><span>Wildlife</span> ");
    const CleanResult result = CleanPage(page);
    EXPECT_EQ(result.article->title, "A seal stops the ferry to Sund") << head;
  }
}

TEST(Titles, TheVisibleHeadlineIsTakenWhereTheDataHaveAShortForm) {
  EXPECT_EQ(CleanPage(Page("<meta property='og:title' content='A seal stops the...'>")).article->title,
            "A seal stops the ferry to Sund");
}

TEST(Fields, SectionTagsAndPublisherAreReadWithTheirOrigins) {
  const CleanResult result = CleanPage(
      Page("<meta property='og:site_name' content='Sund Today'><meta property='article:section' content='Islands'>"
           "<meta property='article:tag' content='Ferries'><meta name=keywords content='ferries, seals'>" +
           LinkedData(R"({"@type":"Article","keywords":["Seals","ferries"]})")));
  EXPECT_EQ(result.article->publisher, "Sund Today");
  EXPECT_EQ(result.article->section, "Islands");
  EXPECT_THAT(result.article->tags, ElementsAre("Ferries", "Seals"));
  EXPECT_EQ(OriginOf(result, "section"), "article:section");
  EXPECT_EQ(OriginOf(result, "publisher"), "og:site_name");
}

TEST(Fields, WhatIsSaidOfTheAuthorIsABlockOfItsOwnKind) {
  std::string page = Page("", "<p class=byline>By Ida Lund</p>");
  page.replace(
      page.find("</article>"), 10,
      "<div class=author-bio><p>Ida Lund is a reporter who covers the islands for the paper.</p></div></article>");
  const CleanResult result = CleanPage(page);
  EXPECT_THAT(BlocksOf(result, BlockRole::kAuthorNote), ElementsAre(HasSubstr("covers the islands")));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 4u);
}

TEST(Verdicts, ATickerOfShortPostsIsNoArticle) {
  std::string posts;
  for (int i = 0; i < 14; ++i) {
    posts += "<div class=post><b>" + std::to_string(21 - i / 4) + ":" + std::to_string(58 - 14 * (i % 4)) +
             "</b><p>The ball goes out again, and number " + std::to_string(i) +
             " walks after it in the wind.</p></div>";
  }
  const CleanResult result = CleanPage(
      "<html><head><title>Live: Sund v Vik</title></head><body><main><h1>Live: Sund v "
      "Vik</h1>" +
      posts + "</main></body></html>");
  ASSERT_FALSE(result.article);
  EXPECT_EQ(result.skip.reason, "no article");
  EXPECT_THAT(result.skip.message, HasSubstr("live ticker"));
}

TEST(Verdicts, AReportWithATimetableIsAnArticle) {
  std::string table = "<h2>When the ferry goes</h2><table>";
  for (int i = 6; i < 20; ++i) table += "<tr><td>" + std::to_string(i) + ":30</td><td>Sund and back</td></tr>";
  std::string page = Page("");
  page.replace(page.find("</article>"), 10, table + "</table></article>");
  EXPECT_TRUE(CleanPage(page).article);
}

TEST(Verdicts, AnErrorPageIsNoArticleAndAStoryAboutOneIs) {
  const CleanResult result = CleanPage(
      "<html><head><title>Page not found - Sund Today</title></head><body><h1>Error 404</h1><p>The page that you asked "
      "for has moved, or it never was here. You may try the search above.</p></body></html>");
  ASSERT_FALSE(result.article);
  EXPECT_THAT(result.skip.message, HasSubstr("error page"));
  std::string story =
      Page("<title>The man who keeps a museum of error pages</title>", "<p class=byline>By Ida Lund</p>");
  story.replace(story.find("A seal stops the ferry to Sund"), 30, "The man who keeps a museum of error pages");
  EXPECT_TRUE(CleanPage(story).article);
}

TEST(Verdicts, AShortReportAndOneFullOfLinksAreArticles) {
  const std::string shorter =
      "<html><head><title>Seal</title></head><body><nav><a href=/>Home</a></nav><h1>Seal leaves</h1><p>The seal that "
      "slept on the ramp of the ferry to Sund left it on Monday at noon, the harbour master said.</p></body></html>";
  EXPECT_TRUE(CleanPage(shorter).article);
  std::string links = Page("");
  for (size_t at = links.find("the "); at != std::string::npos; at = links.find("the ", at + 30)) {
    links.replace(at, 4, "<a href=/x>the</a> ");
  }
  EXPECT_TRUE(CleanPage(links).article);
}

TEST(Hostile, AMillionAttributesCostLittle) {
  std::string tag = "<p";
  for (int i = 0; i < 1000000; ++i) tag += " a" + std::to_string(i) + "=1";
  std::string page = Page("");
  page.replace(page.find("<h1>"), 0, tag + ">");
  Options options;
  options.limits.document_bytes = uint64_t{64} << 20;
  EXPECT_TRUE(Holds(CleanDocument(RawOf(page, Format::kHtml), options), "The ferry to Sund was stopped"));
}

}  // namespace
}  // namespace kg::ingest
