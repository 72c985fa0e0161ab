#include "ingest/html/page_dates.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "ingest/html/hints.h"
#include "ingest/html/root.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"

namespace kg::ingest {
namespace {

constexpr uint32_t kFarFromTitle = 600;  // nodes
constexpr size_t kBlocksOfOrder = 400;   // blocks that are searched for dates in figures

struct Candidate {
  PartialDate date;
  std::string_view basis;
  std::string origin;
  double rank = 0;
  bool utc = false;  // of a time in UTC: readers may see the day before or after
};

bool IsUtc(std::string_view text) {
  return text.find(':') != std::string_view::npos &&
         (text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000") || text.ends_with("-00:00"));
}

class Chooser {
 public:
  Chooser(const HtmlTree& tree, const PageText& page, const PageFacts& facts, const LinkedArticle& main,
          uint32_t title_node, std::string_view url, const std::optional<PartialDate>& fetched)
      : tree_(tree), page_(page), facts_(facts), main_(main), title_(title_node), url_(url), fetched_(fetched) {}

  ChosenDates Run() {
    TakeData();
    TakeElements();
    TakeDateLines();
    TakeUrl();
    Offer(main_.created, "json-ld", "json-ld");
    Choose();
    return std::move(out_);
  }

 private:
  static bool IsSane(const PartialDate& date) {
    if (date.year < 1900 || (date.year == 1970 && date.month == 1 && date.day == 1)) return false;
    return date.IsValid();
  }

  std::optional<PartialDate> Parse(std::string_view text) {
    const auto date = ParseStatedDate(text);
    if (date) return IsSane(*date) ? date : std::nullopt;
    const auto day_first = ParseStatedDate(text, DateOrder::kDayFirst);
    const auto month_first = ParseStatedDate(text, DateOrder::kMonthFirst);
    if (!day_first || !month_first) return std::nullopt;
    return Order(*day_first, *month_first) == DateOrder::kMonthFirst ? month_first : day_first;
  }

  // Which reading of a date in figures is meant: what another date of the page says, then its language, then its other
  // dates in figures; else day first, as most of the world writes.
  DateOrder Order(const PartialDate& day_first, const PartialDate& month_first) {
    for (const std::string_view other : {std::string_view(main_.published), std::string_view(main_.modified)}) {
      const auto known = ParseStatedDate(other);
      if (known && Near(*known, day_first) != Near(*known, month_first))
        return Near(*known, day_first) ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
    }
    const auto of_url = DateOfUrl(url_);
    if (of_url && Near(*of_url, day_first) != Near(*of_url, month_first))
      return Near(*of_url, day_first) ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
    if (order_ != DateOrder::kUnknown) return order_;
    for (size_t i = 0; i < std::min(page_.blocks.size(), kBlocksOfOrder) && order_ == DateOrder::kUnknown; ++i) {
      if (page_.blocks[i].text.length < 200) order_ = OrderShownBy(page_.View(page_.blocks[i]));
    }
    for (const Declared& date : facts_.dates) {
      if (order_ == DateOrder::kUnknown) order_ = OrderShownBy(date.text);
    }
    for (const std::string& language : {facts_.language, facts_.Meta({"og:locale", "language", "content-language"})}) {
      if (order_ == DateOrder::kUnknown) order_ = OrderOfLanguage(language);
    }
    if (order_ == DateOrder::kUnknown) order_ = DateOrder::kDayFirst;
    return order_;
  }

  // The same day, give or take a time zone; a month or a year that the day lies in.
  static bool Near(const PartialDate& a, const PartialDate& b) {
    const DayInterval x = a.Days();
    const DayInterval y = b.Days();
    return x.first <= y.last + 1 && y.first <= x.last + 1;
  }

  void Offer(std::string_view text, std::string_view basis, std::string origin, double rank = 0) {
    if (const auto date = Parse(text)) found_.push_back({*date, basis, std::move(origin), rank, IsUtc(text)});
  }
  void OfferModified(std::string_view text, std::string origin) {
    if (out_.modified) return;
    out_.modified = Parse(text);
    if (out_.modified) out_.modified_origin = std::move(origin);
  }

  void TakeData() {
    Offer(main_.published, "json-ld", "json-ld");
    OfferModified(main_.modified, "json-ld");
    for (const std::string_view name : {"article:published_time",
                                        "og:article:published_time",
                                        "datepublished",
                                        "article:published",
                                        "article.published",
                                        "og:published_time",
                                        "published_time",
                                        "dc.date.issued",
                                        "dcterms.issued",
                                        "dc.date.published",
                                        "dcterms.created",
                                        "dc.date.created",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "pubdate",
                                        "pub_date",
                                        "publish-date",
                                        "publishdate",
                                        "publish_date",
                                        "publication_date",
                                        "publication-date",
                                        "published",
                                        "published-date",
                                        "date.published",
                                        "cxenseparse:recs:publishtime",
                                        "cxenseparse:publishtime",
                                        "article_date_original",
                                        "originalpublicationdate",
                                        "citation_publication_date",
                                        "citation_date",
                                        "og:pubdate",
                                        "ptime",
                                        "pdate",
                                        "dc.date",
                                        "dcterms.date",
                                        "dc:date",
                                        "date",
                                        "datecreated",
                                        "release_date",
                                        "og:release_date",
                                        "created",
                                        "timestamp"}) {
      for (const std::string& text : facts_.AllMeta(name)) Offer(text, "meta", std::string(name));
    }
    for (const std::string_view name :
         {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "article:modified",
          "article.updated", "dcterms.modified", "dc.date.modified", "revision_date", "modified_time"}) {
      for (const std::string& text : facts_.AllMeta(name)) OfferModified(text, std::string(name));
    }
  }

  double RankOf(uint32_t node) const {
    if (title_ == 0) return 1.0 / (1.0 + 0.0005 * node);
    const uint32_t distance = node > title_ ? node - title_ : 2 * (title_ - node);
    return distance > kFarFromTitle ? 0.05 : 1.0 - 0.001 * distance;
  }

  void TakeElements() {
    std::vector<Candidate> elements;
    for (const Declared& declared : facts_.dates) {
      if (IsElsewhere(tree_, page_, declared.node)) continue;
      if (declared.modified) {
        OfferModified(declared.text, std::string(declared.origin));
        continue;
      }
      const bool data = declared.origin != "time" && declared.origin != "byline";
      const double rank = RankOf(declared.node) + (data ? 0.5 : 0);
      // What readers see in the element; it may be another day than its attribute has in UTC.
      if (!declared.seen.empty() && declared.seen != declared.text) {
        const auto seen = ParseDateLine(declared.seen).published;
        if (seen && IsSane(*seen)) shown_.push_back({*seen, "time", std::string(declared.origin), rank, false});
      }
      const auto date = Parse(declared.text);
      if (!date || (date->day == 0 && declared.origin != "byline")) continue;
      if (declared.text.size() > 40 && declared.origin == "byline") continue;
      elements.push_back({*date, declared.origin == "byline" ? "byline" : "time", std::string(declared.origin),
                          rank - (date->day == 0 ? 1 : 0), IsUtc(declared.text)});
    }
    std::stable_sort(elements.begin(), elements.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
    // One place of the page, one voice.
    if (!elements.empty()) {
      found_.push_back(elements.front());
      if (!elements.front().utc && elements.front().date.day > 0) shown_.push_back(elements.front());
    }
  }

  void TakeDateLines() {
    std::optional<Candidate> best;
    size_t behind_title = 0;  // short lines with a date, right behind the title
    for (const PageBlock& block : page_.blocks) {
      if (title_ != 0 && block.node > title_ && IsRunningText(block) && block.words > 20) behind_title = 9;
      if (block.words > 24 || block.words < 1) continue;
      const std::string_view text = page_.View(block);
      if (!MayHoldDate(text)) continue;
      DateLine line = ParseDateLine(text);
      if (!line.published && !line.modified) {
        if (!ParseStatedDate(text, DateOrder::kDayFirst) || text.size() > 100) continue;
        line = ParseDateLine(text, OrderOfText(text));
        if (!line.published && !line.modified) continue;
      }
      const bool named =
          ((page_.own_hints[block.node] | page_.own_hints[block.inner]) & (kHintMeta | kHintDate | kHintByline)) != 0;
      const bool close = title_ != 0 && block.node > title_ && block.words <= 14 && ++behind_title <= 3;
      if (!line.is_date_line && !(named && !block.sentence) && !IsBylineWithDate(block, text) && !close) continue;
      if (IsElsewhere(tree_, page_, block.inner) || IsLabelled(block)) continue;
      if (line.modified && !out_.modified && IsSane(*line.modified)) {
        out_.modified = line.modified;
        out_.modified_origin = "byline";
      }
      if (!line.published || !IsSane(*line.published)) continue;
      const double rank = RankOf(block.node) + (line.is_date_line ? 0.3 : 0) +
                          (FindNoCase(text.substr(0, 60), "publish") != std::string_view::npos ? 0.3 : 0);
      if (!best || rank > best->rank) best = Candidate{*line.published, "byline", "byline", rank};
    }
    if (!best) return;
    found_.push_back(*best);
    shown_.push_back(*best);
  }

  // In a table or list of facts the date of what its label names ("Born | 4 June 1951"), no date of the page.
  bool IsLabelled(const PageBlock& block) const {
    constexpr size_t kLongestLabel = 40;
    uint32_t cell = block.inner;
    while (cell != 0 && tree_.nodes[cell].tag != Tag::kTd && tree_.nodes[cell].tag != Tag::kDd)
      cell = tree_.nodes[cell].parent;
    if (cell == 0) return false;
    uint32_t label = tree_.nodes[cell].parent + 1;
    uint32_t before = 0;
    for (; label < cell; label = tree_.nodes[label].end) {
      if (tree_.nodes[label].tag != Tag::kText) before = label;
    }
    if (before == 0) return false;
    const std::string name = tree_.TextOf(before);
    if (name.empty() || name.size() > kLongestLabel) return false;
    for (const std::string_view word : {"publish", "post", "date", "update", "issued", "written"}) {
      if (FindNoCase(name, word) != std::string_view::npos) return false;
    }
    return true;
  }

  DateOrder OrderOfText(std::string_view text) {
    const auto day_first = ParseStatedDate(text, DateOrder::kDayFirst);
    const auto month_first = ParseStatedDate(text, DateOrder::kMonthFirst);
    return day_first && month_first ? Order(*day_first, *month_first) : DateOrder::kDayFirst;
  }

  // "By Ana Ruiz | The Example | March 12, 2024", close to the title.
  bool IsBylineWithDate(const PageBlock& block, std::string_view text) const {
    return StartsWithNoCase(text, "by ") && !block.sentence && title_ != 0 && block.node > title_ &&
           block.node - title_ < 100;
  }

  void TakeUrl() {
    if (const auto date = DateOfUrl(url_)) found_.push_back({*date, "url", "url", 0});
  }

  bool IsDoubted(const Candidate& candidate) const {
    const Day first = candidate.date.Days().first;
    if (out_.modified && out_.modified->day > 0 && first > out_.modified->Days().last + 1) return true;
    return fetched_ && fetched_->day > 0 && first > fetched_->Days().last + 1;
  }

  // Two other sorts of places say one other day, more than a time zone away.
  const Candidate* Outvoted(const Candidate& chosen) const {
    if (chosen.date.day == 0) return nullptr;
    const Candidate* best = nullptr;
    for (const Candidate& a : found_) {
      if (a.date.day == 0 || a.basis == chosen.basis || Near(a.date, chosen.date) || IsDoubted(a)) continue;
      const bool seconded = std::any_of(found_.begin(), found_.end(), [&](const Candidate& b) {
        return b.basis != a.basis && b.basis != chosen.basis && b.date.month > 0 && Near(a.date, b.date);
      });
      const bool contradicted = std::any_of(found_.begin(), found_.end(), [&](const Candidate& b) {
        return b.basis != a.basis && b.basis != chosen.basis && b.date.day > 0 && Near(b.date, chosen.date);
      });
      if (seconded && !contradicted) {
        best = &a;
        break;
      }
    }
    return best;
  }

  void Choose() {
    // A change in the future of the fetch is none.
    if (out_.modified && fetched_ && fetched_->day > 0 && out_.modified->Days().first > fetched_->Days().last + 1) {
      out_.modified.reset();
      out_.modified_origin.clear();
    }
    if (found_.empty()) return;
    const Candidate* chosen = nullptr;
    for (const Candidate& candidate : found_) {
      if (IsDoubted(candidate)) continue;
      chosen = &candidate;
      break;
    }
    if (chosen == nullptr) chosen = &found_.front();
    if (const Candidate* other = Outvoted(*chosen)) chosen = other;
    // The same date, but with the day.
    for (const Candidate& candidate : found_) {
      if (chosen->date.day > 0 || candidate.date.day == 0 || candidate.date.year != chosen->date.year) continue;
      if (chosen->date.month == 0 || chosen->date.month == candidate.date.month) chosen = &candidate;
    }
    // The data's day is one of UTC, and readers are shown its neighbour: the page's own zone counts.
    if (chosen->utc && chosen->date.day > 0) {
      for (const Candidate& shown : shown_) {
        if (shown.rank < 0.4 || shown.date.day == 0) continue;
        const Day apart = shown.date.Days().first - chosen->date.Days().first;
        if (apart == 0) break;
        if (apart != 1 && apart != -1) continue;
        chosen = &shown;
        break;
      }
    }
    out_.published = chosen->date;
    out_.basis = chosen->basis;
    out_.published_origin = chosen->origin;
  }

  const HtmlTree& tree_;
  const PageText& page_;
  const PageFacts& facts_;
  const LinkedArticle& main_;
  uint32_t title_;
  std::string_view url_;
  const std::optional<PartialDate>& fetched_;
  DateOrder order_ = DateOrder::kUnknown;
  std::vector<Candidate> found_;
  std::vector<Candidate> shown_;  // dates that readers see
  ChosenDates out_;
};

}  // namespace

ChosenDates ChooseDates(const HtmlTree& tree, const PageText& page, const PageFacts& facts, const LinkedArticle& main,
                        uint32_t title_node, std::string_view url, const std::optional<PartialDate>& fetched) {
  return Chooser(tree, page, facts, main, title_node, url, fetched).Run();
}

}  // namespace kg::ingest
