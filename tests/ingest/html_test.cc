#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/html/strip.h"
#include "ingest/html/tree.h"
#include "tests/ingest/helpers.h"

namespace kg::ingest {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A page around `head` and `body`, with a menu and a footer.
std::string Page(std::string_view head, std::string_view body) {
  std::string page = "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>";
  page.append(head).append(
      "</head><body><header><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a><li><a href=/c>Culture and "
      "arts</a></ul></nav></header>");
  page.append(body).append(
      "<footer><p>The Example is published every day of the year by the Example Media group, which is based in "
      "Bergen.</p>"
      "<p>&copy; 2024 Example Media</p></footer></body></html>");
  return page;
}

constexpr std::string_view kText =
    "<p>The council of Voss decided on Tuesday to build a second bridge over the river, eleven years after the first "
    "plans.</p>"
    "<p>The old bridge has carried all the traffic since 1931, and it has been closed to lorries for two winters "
    "now.</p>"
    "<p>Work on the new one begins in autumn and will take two years, the mayor said after the meeting on Tuesday.</p>";

const std::vector<std::string> kParagraphs = {
    "The council of Voss decided on Tuesday to build a second bridge over the river, eleven years after the first "
    "plans.",
    "The old bridge has carried all the traffic since 1931, and it has been closed to lorries for two winters now.",
    "Work on the new one begins in autumn and will take two years, the mayor said after the meeting on Tuesday."};

std::string Article(std::string_view inside) {
  return "<main><article><h1>A second bridge for Voss</h1>" + std::string(inside) + "</article></main>";
}

TEST(Html, TheBodyOfAPageRemainsWithoutMenuAndFooter) {
  const CleanResult result = CleanPage(Page("<title>A second bridge for Voss | The Example</title>", Article(kText)));
  ASSERT_TRUE(result.article) << result.skip.message;
  EXPECT_EQ(result.article->title, "A second bridge for Voss");
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(Html, BlocksAreTyped) {
  const CleanResult result = CleanPage(Page(
      "",
      Article("<p class=standfirst>Eleven years after the first plans the town gets what it wanted.</p>"
              "<figure><img src=a.jpg><figcaption>Mayor Ana Ruiz at the old bridge. Photo: Lena "
              "Berg</figcaption></figure>" +
              std::string(kText) +
              "<h2>What it costs</h2><ul><li>Forty million for the bridge and its roads</li><li>Two million for a path "
              "for walkers</li></ul>"
              "<blockquote><p>We have waited for this day for eleven years.</p></blockquote>"
              "<table><tr><th>Year</th><th>Cars a day</th></tr><tr><td>1990</td><td>4,100</td></tr></table>"
              "<p>The county pays half of the sum, and the state will give the rest over the next four years.</p>")));
  ASSERT_TRUE(result.article);
  EXPECT_THAT(BlocksOf(result, BlockRole::kStandfirst),
              ElementsAre("Eleven years after the first plans the town gets what it wanted."));
  EXPECT_THAT(BlocksOf(result, BlockRole::kCaption), ElementsAre("Mayor Ana Ruiz at the old bridge."));
  EXPECT_THAT(BlocksOf(result, BlockRole::kSubheading), ElementsAre("What it costs"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kList),
              ElementsAre("Forty million for the bridge and its roads", "Two million for a path for walkers"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kQuote), ElementsAre("We have waited for this day for eleven years."));
  EXPECT_THAT(BlocksOf(result, BlockRole::kTableRow), ElementsAre("Year: Cars a day", "1990 | 4,100"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody).size(), 4u);
}

TEST(Html, KeepsAFactBoxAboveTheText) {
  const CleanResult result = CleanPage(Page("", Article("<table><tr><th>Born</th><td>4 June 1951<br>Bergen</td></tr>"
                                                        "<tr><th>Nationality</th><td>Norwegian</td></tr></table>" +
                                                        std::string(kText))));
  ASSERT_TRUE(result.article);
  EXPECT_THAT(BlocksOf(result, BlockRole::kTableRow),
              ElementsAre("Born: 4 June 1951 | Bergen", "Nationality: Norwegian"));
}

TEST(Html, OtherStoriesCommentsAndSignUpFormsVanish) {
  const CleanResult result = CleanPage(
      Page("", Article(std::string(kText) + "<div class=share-buttons><a href=f>Share on Facebook</a></div>"
                                            "<div class=newsletter><p>Sign up for our newsletter and get the best "
                                            "stories of the week on Sunday morning.</p></div>"
                                            "<div class=related-posts><h3>Related</h3><p>A ship ran aground in the "
                                            "harbour of Bergen on Monday, and nobody was hurt.</p></div>"
                                            "<div class=author-bio><p>Tom Okello is a reporter who has covered the "
                                            "valley for The Example since 2011.</p></div>") +
                   "<section id=comments><h2>Comments</h2><p>I think that this bridge is far too expensive for a town "
                   "of our size, frankly.</p></section>"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
  EXPECT_THAT(BlocksOf(result, BlockRole::kSubheading), IsEmpty());
}

TEST(Html, ListsOfTeasersAreKnownByTheirStructureWithoutAnyName) {
  std::string teasers = "<div class=x1>";
  for (int i = 0; i < 6; ++i) {
    teasers += "<div class=x2><h4><a href=/t" + std::to_string(i) + ">Story number " + std::to_string(i) +
               " of the day</a></h4><p>The ship of a rich man ran aground on Monday, and its crew of " +
               std::to_string(i + 3) + " was saved by a boat from the harbour of Bergen in the night.</p></div>";
  }
  const CleanResult result = CleanPage(Page("", "<div>" + Article(kText) + teasers + "</div></div>"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(Html, ParagraphsParetedByLineBreaksAreBlocks) {
  const CleanResult result =
      CleanPage(Page("", "<div id=story><h1>A second bridge for Voss</h1>" + kParagraphs[0] + "<br><br>" +
                             kParagraphs[1] + "<br/>\n<br/>" + kParagraphs[2] + "</div>"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

// A line break before the first word once cut that word off its sentence.
TEST(Html, ALeadingLineBreakCutsNothing) {
  const CleanResult result =
      CleanPage(Page("", "<h1>A second bridge for Voss</h1><p><br>" + kParagraphs[0] + "</p><p><br/><br/> " +
                             kParagraphs[1] + "<br></p><p>" + kParagraphs[2] + "</p>"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(Html, PagesLaidOutInTablesAreArticlesToo) {
  const CleanResult result = CleanPage(
      "<html><body><table><tr><td><a href=1>One</a><br><a href=2>Two</a></td><td><h1>A second bridge for Voss</h1>" +
      std::string(kText) + "</td></tr></table></body></html>");
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(Html, ANameThatHintsAtNoiseOnTheWrapperOfTheTextSaysNothing) {
  const CleanResult result =
      CleanPage(Page("", "<div class='right-sidebar comments-open share'>" + Article(kText) + "</div>"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(Html, HiddenTextIsNotRead) {
  const CleanResult result = CleanPage(Page(
      "",
      Article(
          std::string(kText) +
          "<div style='display: none'><p>The mayor of another town was never seen to build anything at all "
          "here.</p></div>"
          "<p hidden>Nobody will ever see this sentence about the treasurer of the club.</p>"
          "<script>var p = '<p>The script speaks of a third bridge, which nobody wants to pay for.</p>';</script>")));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(Html, AShortArticleIsNotDrownedByItsComments) {
  std::string comments = "<ol class=commentlist>";
  for (int i = 0; i < 12; ++i)
    comments +=
        "<li class=comment><p>I have never read such a strange report about a bridge in my whole life, number " +
        std::to_string(i) + ".</p></li>";
  const CleanResult result =
      CleanPage(Page("", "<article class=post><h1>A second bridge for Voss</h1><div class=entry-content>" +
                             std::string(kText) + "</div></article>" + comments + "</ol>"));
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(HtmlMetadata, JsonLdComesFirst) {
  const CleanResult result = CleanPage(Page(
      R"(<title>Bridge - The Example</title><meta property="og:site_name" content="The Example"><meta name=author content="Web Desk">
      <script type="application/ld+json">[{"@type": "Organization", "name": "The Example"},
      {"@context": "https://schema.org", "@type": ["NewsArticle"], "headline": "A second bridge for Voss", "datePublished": "2024-03-12T06:00:00+01:00",
       "dateModified": "2024-03-13", "author": [{"@type": "Person", "name": "Tom Okello"}, {"@type": "Organization", "name": "Example Agency"}],
       "publisher": {"@type": "Organization", "name": "Example Media"}, "url": "https://example.org/bridge"}]</script>)",
      Article(kText)));
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->title, "A second bridge for Voss");
  EXPECT_THAT(result.article->authors, ElementsAre("Tom Okello"));
  EXPECT_EQ(result.article->published.estimate.ToString(), "2024-03-12");
  EXPECT_EQ(result.article->published.basis, "json-ld");
  EXPECT_EQ(result.article->modified.ToString(), "2024-03-13");
  EXPECT_EQ(result.article->publisher, "The Example");
  EXPECT_EQ(result.article->url, "https://example.org/bridge");
}

TEST(HtmlMetadata, GraphsAndReferencesInJsonLdAreFollowed) {
  const CleanResult result = CleanPage(Page(
      R"(<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "The Example"}, {"@type": "Person", "@id": "#p1", "name": "Mia Haug"},
        {"@type": "Article", "headline": "A second bridge
 for Voss", "author": {"@id": "#p1"}, "datePublished": "2023-11-02"}]}</script>)",
      Article(kText)));
  ASSERT_TRUE(result.article);
  EXPECT_THAT(result.article->authors, ElementsAre("Mia Haug"));
  EXPECT_EQ(result.article->published.estimate.ToString(), "2023-11-02");
}

TEST(HtmlMetadata, BrokenJsonLdIsPassedOverForMetaElements) {
  const CleanResult result = CleanPage(Page(
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>
      <meta property="og:title" content="A second bridge for Voss - The Example"><meta property="og:site_name" content="The Example">
      <meta property="article:published_time" content="2024-03-12T06:00:00Z"><meta name="author" content="By Tom Okello and Mia Haug">)",
      "<div>" + std::string(kText) + "</div>"));
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->title, "A second bridge for Voss");
  EXPECT_EQ(result.article->published.basis, "meta");
  EXPECT_THAT(result.article->authors, ElementsAre("Tom Okello", "Mia Haug"));
}

TEST(HtmlMetadata, TheVisibleBylineAndDateAreReadWhereNothingElseIs) {
  const CleanResult result = CleanPage(
      Page("", Article("<p class=byline>By Tom Okello</p><p class=date>Published 12 March 2024 10.30 GMT</p>" +
                       std::string(kText))));
  ASSERT_TRUE(result.article);
  EXPECT_THAT(result.article->authors, ElementsAre("Tom Okello"));
  EXPECT_EQ(result.article->published.estimate.ToString(), "2024-03-12");
  EXPECT_EQ(result.article->published.basis, "byline");
  EXPECT_EQ(BlocksOf(result, BlockRole::kBody), kParagraphs);
}

TEST(HtmlMetadata, TimeElementsOfOtherStoriesDateNothing) {
  const CleanResult result = CleanPage(
      Page("", "<div class=related><time datetime=2019-01-01>1 January 2019</time><a href=x>An old story</a></div>" +
                   Article("<time datetime=2024-03-12T10:00>today</time>" + std::string(kText))));
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->published.estimate.ToString(), "2024-03-12");
  EXPECT_EQ(result.article->published.basis, "time");
}

TEST(HtmlMetadata, TheDatelineIsTakenOffTheFirstSentence) {
  const CleanResult result = CleanPage(Page("", Article("<p>VOSS, Norway (Reuters) &mdash; The council decided on "
                                                        "Tuesday to build a second bridge over the river.</p>" +
                                                        std::string(kText))));
  ASSERT_TRUE(result.article);
  EXPECT_EQ(result.article->agency, "Reuters");
  EXPECT_EQ(result.article->dateline_place, "VOSS, Norway");
  EXPECT_THAT(BlocksOf(result, BlockRole::kBody),
              Contains("The council decided on Tuesday to build a second bridge over the river."));
}

TEST(Html, AnIndexPageIsNoArticle) {
  std::string links;
  for (int i = 0; i < 40; ++i)
    links +=
        "<div class=c><h3><a href=/" + std::to_string(i) + ">Story number " + std::to_string(i) + "</a></h3></div>";
  const CleanResult result = CleanPage(Page("<title>The Example</title>", "<main>" + links + "</main>"));
  EXPECT_FALSE(result.article);
}

TEST(Html, LabelsOfCharsetsAreRespected) {
  std::string page = Page("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", Article(kText));
  page.replace(page.find("<meta charset=utf-8>"), 20, "");
  page.replace(page.find("The old bridge"), 14,
               "\xA3\xF3"
               "d\xBC bridge");
  const CleanResult result = CleanPage(page);
  EXPECT_TRUE(Holds(result, "Łódź bridge"));
}

TEST(Html, DeepNestingLosesNoText) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  RawDocument raw = RawOf("<html><body>" + deep + std::string(kText) + "</body></html>", Format::kHtml);
  const CleanResult result = CleanDocument(raw, Options{});
  EXPECT_TRUE(Holds(result, "Work on the new one"));
}

TEST(Html, HostileMarkUpEndsInBoundedTime) {
  std::vector<std::string> pages = {std::string(1000000, '<'),
                                    "<p " + std::string(5000000, 'x') + ">" + std::string(kText)};
  std::string tables;
  for (int i = 0; i < 8000; ++i) tables += "<table><tr><td>";
  pages.push_back(tables + std::string(kText));
  std::string spans;
  for (int i = 0; i < 100000; ++i) spans += "<b><i><a href=x>";
  pages.push_back(spans + std::string(kText));
  std::string attributes = "<p";
  for (int i = 0; i < 100000; ++i) attributes += " class=c" + std::to_string(i);
  pages.push_back(attributes + ">" + std::string(kText));
  std::string nul = std::string(kText);
  nul.insert(20000 < nul.size() ? 20000 : nul.size() / 2, 1, '\0');
  pages.push_back(std::string(9000, ' ') + nul);
  for (const std::string& page : pages) CleanPage(page);
  SUCCEED();
}

// A tag with 200,000 attributes took 39 seconds: the parser compares each with all before it.
TEST(Html, AttributesOfATagAreReadOnceAndThoseOfNoUseAreDropped) {
  std::string tag = "<div title='1 > 0' class = \"story\"";
  for (int i = 0; i < 20'000; ++i) tag += " a" + std::to_string(i) + "='<p>'";
  const std::string rest = "><p>The <b>text</b> behind it.</p>";
  const StrippedHtml stripped = StripHtml(tag + rest);
  EXPECT_EQ(stripped.html, "<div k=\"1\"" + rest);
  ASSERT_EQ(stripped.attributes.tags.size(), 1U);
  EXPECT_EQ(stripped.attributes.tags[0].count, 2);
  EXPECT_LT(StripHtml(tag).html.size(), 50U);  // never closed
}

TEST(Html, AttributesAreReadHoweverTheyAreWritten) {
  const HtmlTree tree = ParseHtml(
      "<html><body><div CLASS=a&amp;b/c hidden/><p id = 'x\"y' class=\"\" class=second data-k=v><a "
      "href=/1?a=1&b=2&copy=3>t</a>"
      "<br class=w/><img k=\"1\" alt=n><i class=\"never closed>u</i><i id='nor this>v</i></body></html>",
      100);
  std::vector<std::string> found;
  for (uint32_t i = 0; i < tree.nodes.size(); ++i) {
    for (const Attr name : {Attr::kClass, Attr::kId, Attr::kHref, Attr::kHidden}) {
      if (tree.Has(i, name)) found.emplace_back(tree.Get(i, name));
    }
  }
  EXPECT_EQ(found, (std::vector<std::string>{"a&b/c", "", "", "x\"y", "/1?a=1&b=2&copy=3", "w/", "never", "nor"}));
  EXPECT_EQ(tree.TextOf(0), "t uv");
}

TEST(Html, IndentationIsDroppedButForPreformattedText) {
  EXPECT_EQ(StripHtml("<p>a b  \n c \n\n  </p>\n   <PRE>\n  x\n   y\n  </PRE>\n  <p> z</p>").html,
            "<p>a b  \n c </p>\n<PRE>\n  x\n   y\n  </PRE>\n<p> z</p>");
}

TEST(Html, LinesOfResultsAreBlocksOfTheirOwn) {
  const std::string rows[] = {"100m: 1 Amy Lund (Voss) 12.08; 2 F Ode (Marsh End) 12.30; 3 Eva Moe (Bergen) 12.41",
                              "800m: 1 J Arden (Voss) 2:09.41; 2 K Noon (Ridley) 2:10.02; 3 Ida Holm (Voss) 2:11.00"};
  const std::string text =
      "<p>Braddon Harriers picked up six wins on a breezy evening at Coldbrook Park on Wednesday.</p>";
  for (const std::string& block :
       {"<p>" + rows[0] + "<br>" + rows[1] + "</p>", "<pre>" + rows[0] + "\n" + rows[1] + "</pre>"}) {
    const CleanResult result =
        CleanPage("<article><h1>Harriers on song at the open meeting</h1>" + text + block + "</article>");
    ASSERT_TRUE(result.article) << block;
    EXPECT_EQ(std::count_if(result.article->blocks.begin(), result.article->blocks.end(),
                            [&](const Block& b) {
                              const std::string_view line = result.article->BlockText(b);
                              return line == rows[0] || line == rows[1];
                            }),
              2)
        << block;
  }
}

TEST(Html, ARowOfATableAndATermWithItsDescriptionAreOneLine) {
  const CleanResult result = CleanPage(
      Page("", Article(std::string(kText) +
                       "<table><tr><td>1<td>Ana Ruiz<td>ESP<td>2:20:35<tr><td>2<td>Mara Holt<td>NOR<td>2:21:10</table>"
                       "<dl><dt>Born:</dt><dd>3 May 1990</dd><dt>Clubs</dt><dd>Voss IL</dd><dd>Bergen TF</dd></dl>")));
  EXPECT_THAT(BlocksOf(result, BlockRole::kTableRow),
              ElementsAre("1 | Ana Ruiz | ESP | 2:20:35", "2 | Mara Holt | NOR | 2:21:10"));
  EXPECT_THAT(BlocksOf(result, BlockRole::kList), ElementsAre("Born: 3 May 1990", "Clubs: Voss IL | Bergen TF"));
}

TEST(Html, AnyPrefixOfAPageIsCleanedWithoutHarm) {
  const std::string page =
      Page("<script type='application/ld+json'>{\"@type\": \"Article\", \"author\": [{}]}</script>", Article(kText));
  for (size_t length = 0; length < page.size(); length += 3) CleanPage(page.substr(0, length));
  SUCCEED();
}

}  // namespace
}  // namespace kg::ingest
