// The pages in tests/ingest/pages against their gold: titles, authors, dates, what is no article, and what is in the
// text. Each measure prints its share and its misses.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "helpers.h"
#include "ingest/ingest.h"
#include "ingest/site_templates.h"
#include "tests/paths.h"

namespace kg::ingest {
namespace {

using nlohmann::json;

// Below its threshold a measure is printed only, while this is false: dates, what is no article, boilerplate.
constexpr bool kThresholdsHold = true;

std::filesystem::path PagesFolder() { return tests::SourceDir() / "tests" / "ingest" / "pages"; }

// Quotation marks and dashes in one form, any run of spaces as one: what typography decides is no miss.
std::string Plain(std::string text) {
  static const std::array<std::pair<std::string_view, std::string_view>, 9> kForms = {{{"“", "\""},
                                                                                       {"”", "\""},
                                                                                       {"‘", "'"},
                                                                                       {"’", "'"},
                                                                                       {"–", "-"},
                                                                                       {"—", "-"},
                                                                                       {"…", "..."},
                                                                                       {"\u00a0", " "},
                                                                                       {"\n", " "}}};
  for (const auto& [from, to] : kForms) {
    for (size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
      text.replace(at, from.size(), to);
    }
  }
  text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }), text.end());
  return text;
}

std::string Field(const json& gold, const char* name) {
  return gold.at(name).is_string() ? Plain(gold.at(name).get<std::string>()) : std::string();
}

struct Page {
  json gold;
  CleanResult result;
  bool IsArticle() const { return gold.at("article").get<bool>(); }
  std::string name() const { return gold.at("page").get<std::string>(); }
};

std::vector<RawDocument> ReadPages() {
  std::set<std::string> sites;
  for (const auto& entry : std::filesystem::directory_iterator(PagesFolder())) {
    if (entry.is_directory()) sites.insert(entry.path().string());
  }
  std::vector<RawDocument> pages;
  for (const std::string& site : sites) {
    ReadResult read = ReadAll(site);
    std::move(read.documents.begin(), read.documents.end(), std::back_inserter(pages));
  }
  return pages;
}

SiteTemplates LearnTemplates(const std::vector<RawDocument>& pages) {
  SiteTemplates templates;
  for (const RawDocument& raw : pages) templates.Offer(HostOfDocument(raw), IdOfDocument(raw));
  for (const RawDocument& raw : pages) {
    if (!templates.Wants(HostOfDocument(raw), IdOfDocument(raw))) continue;
    const CleanResult result = CleanDocument(raw, Options{});
    if (result.article) templates.Observe(HostOfDocument(raw), *result.article);
  }
  templates.Learn();
  return templates;
}

// All pages, cleaned one by one (without templates) or as one dump (with what repeats over a site learned first).
std::vector<Page> CleanPages(bool with_templates) {
  std::map<std::string, json> gold;
  std::ifstream file(PagesFolder() / "gold.jsonl");
  for (std::string line; std::getline(file, line);) {
    json entry = json::parse(line);
    gold.emplace(entry.at("page").get<std::string>(), entry);
  }
  const std::vector<RawDocument> raws = ReadPages();
  SiteTemplates templates;
  Options options;
  if (with_templates) {
    templates = LearnTemplates(raws);
    options.templates = &templates;
  }
  std::vector<Page> pages;
  for (const RawDocument& raw : raws) {
    const auto entry = gold.find(raw.identity);
    EXPECT_NE(entry, gold.end()) << "no gold for " << raw.identity;
    if (entry == gold.end()) continue;
    pages.push_back(Page{entry->second, CleanDocument(raw, options)});
    gold.erase(entry);
  }
  for (const auto& [page, entry] : gold) ADD_FAILURE() << "no page for the gold of " << page;
  return pages;
}

const std::vector<Page>& Pages() {
  static const std::vector<Page> pages = CleanPages(false);
  return pages;
}

// A share with its misses.
class Tally {
 public:
  explicit Tally(std::string measure) : measure_(std::move(measure)) {}
  void Add(bool right, const std::string& miss) {
    ++all_;
    if (right) {
      ++right_;
    } else {
      misses_.push_back(miss);
    }
  }
  void AddEqual(const Page& page, const std::string& is, const std::string& gold) {
    Add(is == gold, page.name() + ": \"" + is + "\" for \"" + gold + "\"");
  }
  double Print() const {
    const double share = all_ == 0 ? 0 : static_cast<double>(right_) / static_cast<double>(all_);
    std::cout << measure_ << ": " << right_ << " of " << all_ << " = " << share << "\n";
    for (const std::string& miss : misses_) std::cout << "  " << measure_ << " missed: " << miss << "\n";
    return share;
  }
  void ExpectAtLeast(double threshold) const { EXPECT_GE(Print(), threshold) << measure_; }
  void ExpectOncePossible(double threshold) const { EXPECT_GE(Print(), kThresholdsHold ? threshold : 0) << measure_; }

 private:
  std::string measure_;
  size_t right_ = 0;
  size_t all_ = 0;
  std::vector<std::string> misses_;
};

std::string Joined(const std::set<std::string>& names) {
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : "; ") + name;
  return joined;
}

std::string PublishedOf(const CleanResult& result) {
  if (!result.article || !result.article->published.IsStated()) return "";
  return result.article->published.estimate.ToString();
}

TEST(Pages, TitlesAreExact) {
  Tally tally("title");
  for (const Page& page : Pages()) {
    if (!page.IsArticle()) continue;
    tally.AddEqual(page, page.result.article ? Plain(page.result.article->title) : "(none)", Field(page.gold, "title"));
  }
  tally.ExpectAtLeast(0.92);
}

TEST(Pages, AuthorsAsASetAreExact) {
  Tally tally("authors");
  for (const Page& page : Pages()) {
    if (!page.IsArticle()) continue;
    std::set<std::string> is;
    std::set<std::string> gold;
    if (page.result.article) {
      for (const std::string& name : page.result.article->authors) is.insert(Plain(name));
    } else {
      is.insert("(none)");
    }
    for (const json& name : page.gold.at("authors")) gold.insert(Plain(name.get<std::string>()));
    tally.AddEqual(page, Joined(is), Joined(gold));
  }
  tally.ExpectAtLeast(0.92);
}

TEST(Pages, DatesAreExact) {
  Tally tally("published");
  for (const Page& page : Pages()) {
    if (!page.IsArticle()) continue;
    tally.AddEqual(page, page.result.article ? PublishedOf(page.result) : "(none)", Field(page.gold, "published"));
  }
  tally.ExpectOncePossible(0.97);
}

TEST(Pages, WhatIsNoArticleIsKnown) {
  Tally tally("article or not");
  for (const Page& page : Pages()) {
    const std::string kind = page.gold.at("kind").get<std::string>();
    tally.Add(page.result.article.has_value() == page.IsArticle(),
              page.name() + (page.result.article ? ": taken for an article, is: " + kind
                                                 : ": " + kind + " skipped: " + page.result.skip.message));
  }
  tally.ExpectOncePossible(0.95);
}

void TallyPhrases(const Page& page, const char* field, bool wanted, Tally* tally) {
  const std::string text = page.result.article ? Plain(page.result.article->text) : "";
  for (const json& entry : page.gold.at(field)) {
    const std::string phrase = Plain(entry.get<std::string>());
    tally->Add((text.find(phrase) != std::string::npos) == wanted, page.name() + ": \"" + phrase + "\"");
  }
}

TEST(Pages, TheArticleIsInTheText) {
  Tally tally("must");
  for (const Page& page : Pages()) TallyPhrases(page, "body_must", true, &tally);
  tally.ExpectAtLeast(0.97);
}

TEST(Pages, WhatStandsAroundTheArticleIsNotInTheText) {
  Tally tally("must not");
  for (const Page& page : Pages()) TallyPhrases(page, "body_must_not", false, &tally);
  tally.ExpectOncePossible(0.95);
}

TEST(Pages, WhatASiteRepeatsIsNotInTheTextOfADump) {
  Tally alone("template must not, pages alone");
  for (const Page& page : Pages()) TallyPhrases(page, "template_must_not", false, &alone);
  alone.Print();
  Tally learned("template must not, as a dump");
  Tally must("must, as a dump");
  for (const Page& page : CleanPages(true)) {
    TallyPhrases(page, "template_must_not", false, &learned);
    TallyPhrases(page, "body_must", true, &must);
  }
  learned.ExpectAtLeast(0.95);
  must.ExpectAtLeast(0.97);
}

// No thresholds: printed, so that a change shows.
TEST(Pages, OtherFields) {
  std::map<std::string, Tally> tallies;
  for (const char* name : {"modified", "publisher", "agency", "section", "standfirst", "language"}) {
    tallies.emplace(name, Tally(name));
  }
  for (const Page& page : Pages()) {
    if (!page.IsArticle() || !page.result.article) continue;
    const Article& article = *page.result.article;
    std::string standfirst;
    for (const std::string& text : BlocksOf(page.result, BlockRole::kStandfirst)) standfirst += text;
    const std::map<std::string, std::string> is = {
        {"modified", article.modified.start.year == 0 ? "" : article.modified.ToString()},
        {"publisher", article.publisher},
        {"agency", article.agency},
        {"section", article.section},
        {"standfirst", Plain(standfirst)},
        {"language", article.language}};
    for (const auto& [name, value] : is) tallies.at(name).AddEqual(page, value, Field(page.gold, name.c_str()));
  }
  for (const auto& [name, tally] : tallies) EXPECT_GT(tally.Print(), 0) << name;
}

}  // namespace
}  // namespace kg::ingest
