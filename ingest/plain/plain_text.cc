#include "ingest/plain/plain_text.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/text.h"
#include "ingest/plain/line_model.h"
#include "ingest/plain/region.h"
#include "ingest/plain/title.h"
#include "ingest/plain/units.h"
#include "ingest/plain/zones.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dateline.h"
#include "ingest/text/dates.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongestTitle = 28;
constexpr size_t kLongestHeading = 14;
constexpr size_t kLongestResultHeading = 8;  // words
constexpr size_t kLongestCaption = 70;
constexpr size_t kLongestError = 70;  // words
constexpr size_t kNearTitle = 5;      // lines above it
constexpr size_t kFewestLinks = 24;   // a text with fewer of them outside its article is no whole page

// A short line that is neither a sentence nor part of a list: most of a page's navigation.
bool IsLinkLine(const Unit& unit) {
  return unit.noise == Noise::kNone && !unit.paragraph && !unit.sentence && !unit.bullet && !unit.numbered &&
         unit.words <= kLongestTitle;
}

// A short text that says that there is nothing to be read.
bool SaysNothingIsHere(std::string_view text) {
  const std::string key = LineKey(text);
  for (const std::string_view sign :
       {"page not found", "404 not found", "error 404", "page you requested could not be found",
        "page you are looking for", "access denied", "verify you are human", "are not a robot", "403 forbidden",
        "502 bad gateway", "503 service", "enable javascript and cookies"}) {
    if (key.find(sign) != std::string::npos) return true;
  }
  return false;
}

class PlainCleaner {
 public:
  PlainCleaner(std::string_view text, std::string_view known_title)
      : units_(SplitUnits(text)), known_title_(known_title) {}
  Cleaned Run();

 private:
  void DropOutside();
  void TakeTitle();
  void DropTitleRepeats();
  void TakeBylinesAndDates();
  void TakeDateAboveTitle();
  void MarkCaptions();
  void MarkKeyPoints();
  void CleanTop();
  void MarkHeadingsAndLists();
  void DropLinkRuns();
  void TakeDateline();
  void Emit();
  void Judge();
  size_t NextKept(size_t i) const;
  bool HeadsResults(size_t i) const;
  bool IsOfInterview(size_t i) const;
  bool MayBeCaption(size_t i) const;
  bool TakeByline(size_t i, bool above);
  void OfferAuthors(std::string_view byline);
  void Origin(std::string_view field, std::string_view origin) {
    out_.origins.push_back({std::string(field), std::string(origin)});
  }

  std::vector<Unit> units_;
  std::string_view known_title_;
  size_t title_at_ = SIZE_MAX;  // its unit, when it was looked for
  Cleaned out_;
};

bool PlainCleaner::HeadsResults(size_t i) const {
  const size_t next = NextKept(i);
  return next < units_.size() && units_[next].result;
}

size_t PlainCleaner::NextKept(size_t i) const {
  for (++i; i < units_.size() && units_[i].drop;) ++i;
  return i;
}

// What a page has around its article goes by the line model; a short text among a few odd lines keeps what the coarser
// search for its region keeps. What stands above the article may still be title, byline or caption, and captions stay
// wherever they are.
void PlainCleaner::DropOutside() {
  std::vector<bool> labels = LabelLines(units_);
  // Results are the article's, with the short lines that head them.
  for (size_t i = units_.size(); i-- > 0;) {
    const bool heads = i + 1 < units_.size() && units_[i + 1].result && units_[i].words <= kLongestResultHeading &&
                       units_[i].noise == Noise::kNone;
    if (units_[i].result || heads) labels[i] = true;
  }
  size_t links = 0;
  size_t first = units_.size();
  for (size_t i = 0; i < units_.size(); ++i) {
    links += !labels[i] && !units_[i].drop && IsLinkLine(units_[i]);
    if (labels[i]) first = std::min(first, i);
  }
  if (links < kFewestLinks || first == units_.size()) {
    const auto [begin, end] = FindRegion(units_);
    for (size_t i = 0; i < units_.size(); ++i) {
      if (i >= end || (i < begin && units_[i].paragraph)) units_[i].drop = true;
    }
    return;
  }
  const size_t last = static_cast<size_t>(std::find(labels.rbegin(), labels.rend(), true).base() - labels.begin());
  for (size_t i = 0; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    if (labels[i] || (i < last && MayBeCaption(i))) continue;
    if (i > first || unit.paragraph || (unit.sentence && unit.words >= 4)) unit.drop = true;
  }
}

bool PlainCleaner::MayBeCaption(size_t i) const {
  std::string_view text = units_[i].text;
  if (units_[i].noise == Noise::kCreditLine) return true;
  if (units_[i].words > kLongestCaption) return false;
  if (EndsWithCredit(text) || TakeCaptionLabel(&text)) return true;
  return i + 1 < units_.size() && units_[i + 1].noise == Noise::kCreditLine;
}

void PlainCleaner::TakeTitle() {
  out_.title = Squeeze(known_title_);
  if (!out_.title.empty()) return;
  title_at_ = FindTitle(units_, FirstParagraph(units_));
  if (title_at_ == units_.size()) return;
  out_.title = TitleWithoutSite(units_, title_at_);
  for (size_t i = 0; i <= title_at_; ++i) {
    if (i == title_at_ || IsLinkLine(units_[i])) units_[i].drop = true;  // menus stand above
  }
  Origin("title", "line");
}

// The title as a line of its own again, or cut off by the page ("... record | The Example").
void PlainCleaner::DropTitleRepeats() {
  if (out_.title.empty()) return;
  const std::string key = LineKey(out_.title);
  for (size_t i = 0; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    const bool extended =
        i < 6 && unit.key.size() < key.size() + 50 && unit.key.starts_with(key + " ") && !unit.sentence;
    const bool shortened = i < 6 && unit.words >= 4 && !unit.sentence && key.starts_with(unit.key + " ");
    if (unit.key == key || extended || shortened) unit.drop = true;
  }
}

// What a line between title and text, or below it, says of its author, its date and its agency; true when the line
// says nothing else.
bool PlainCleaner::TakeByline(size_t i, bool above) {
  const Unit& unit = units_[i];
  const DateLine line = ParseDateLine(unit.text);
  const bool byline = IsByline(unit.text);
  if (line.is_date_line || unit.noise == Noise::kUpdated || byline) {
    OfferPublished(line.published, "byline", &out_);
    if (line.modified) out_.modified = line.modified;
    if (byline) OfferAuthors(unit.text);
    if (out_.agency.empty() && byline) out_.agency = AgencyIn(unit.text);
    return true;
  }
  if (!above) return false;
  if (!unit.sentence && unit.words <= 12) {
    if (const auto found = FindFullDate(unit.text)) {  // "OSLO (Agency) 10 March 2024", "March 3, 2024 by Ana Ruiz"
      OfferPublished(found->date, "byline", &out_);
      const size_t by = FindNoCase(unit.text, " by ");
      if (by != std::string::npos) OfferAuthors(std::string_view(unit.text).substr(by + 4));
      return true;
    }
  }
  // The author's name above the date.
  if (!LooksLikePersonName(unit.text) || i + 1 >= units_.size() || !ParseDateLine(units_[i + 1].text).is_date_line)
    return false;
  OfferAuthors(unit.text);
  return true;
}

void PlainCleaner::OfferAuthors(std::string_view byline) {
  if (out_.authors.empty()) out_.authors = ParseAuthors(byline);
}

// Dates far above the title are today's, or of other stories.
void PlainCleaner::TakeBylinesAndDates() {
  const size_t first = FirstParagraph(units_);
  const size_t last = LastParagraph(units_);
  const size_t top = title_at_ < units_.size() && title_at_ > kNearTitle ? title_at_ - kNearTitle : 0;
  for (size_t i = top; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    if (unit.drop && unit.noise != Noise::kUpdated) continue;
    const bool at_edge = i < first + 2 || (last < units_.size() && i > last);
    if (!at_edge && unit.noise != Noise::kUpdated) continue;
    if (!TakeByline(i, i < first)) continue;
    unit.drop = true;
    if (i < first && out_.dateline_place.empty()) out_.dateline_place = PlaceBeforeDate(unit.text);
  }
  if (!out_.published) TakeDateAboveTitle();
  if (!out_.dateline_place.empty()) Origin("place", "dateline");
  if (!out_.authors.empty()) Origin("author", "byline");
  if (!out_.agency.empty()) Origin("agency", "byline");
  if (out_.published) Origin("published", out_.published_basis);
  if (out_.modified) Origin("modified", "line");
}

// "Wednesday 2 October 2024" as the very first line, "20/10/2024 19:45 - TENNIS - Round-up": only where nothing else
// dates the article, and not where a page's menus stand above it as well.
void PlainCleaner::TakeDateAboveTitle() {
  constexpr size_t kLongestTop = 3;  // lines above the title
  constexpr size_t kLongestLine = 12;
  if (title_at_ >= units_.size() || title_at_ > kLongestTop) return;
  for (size_t i = 0; i < title_at_; ++i) {
    const Unit& unit = units_[i];
    const DateLine line = ParseDateLine(unit.text);
    if (line.is_date_line) {
      OfferPublished(line.published, "byline", &out_);
    } else if (const auto found = FindFullDate(unit.text); found && found->begin == 0 && unit.words <= kLongestLine) {
      OfferPublished(found->date, "byline", &out_);
    }
  }
}

// A caption ends with a credit, or a line with nothing but a credit follows it. Above it may stand the picture's title.
void PlainCleaner::MarkCaptions() {
  for (size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].drop) continue;
    size_t caption = units_.size();
    std::string_view labelled = units_[i].text;
    if (units_[i].words <= kLongestCaption && TakeCaptionLabel(&labelled)) {
      units_[i].text = std::string(CutCredit(labelled));
      caption = i;
    } else if (units_[i].noise == Noise::kCreditLine) {
      units_[i].drop = true;
      const bool above =
          i > 0 && !units_[i - 1].drop && units_[i - 1].words <= kLongestCaption && units_[i - 1].noise == Noise::kNone;
      if (above && i >= 2) caption = i - 1;
    } else if (EndsWithCredit(units_[i].text) && units_[i].words <= kLongestCaption) {
      units_[i].text = std::string(CutCredit(units_[i].text));
      caption = i;
    }
    if (caption == units_.size()) continue;
    Unit& unit = units_[caption];
    unit.role = BlockRole::kCaption;
    unit.paragraph = false;
    unit.drop = unit.text.empty();
    if (caption == 0 || units_[caption - 1].drop) continue;
    Unit& above = units_[caption - 1];
    const std::string key = LineKey(unit.text);
    const bool same = above.words <= 20 && (key.starts_with(above.key) || ContainsWord(key, above.key));
    if (above.sentence || !same) continue;
    // Of "Ana Ruiz in Oslo" and "Ana Ruiz In Oslo" the one in sentence case is better read.
    if (key == above.key) unit.text = above.text;
    above.drop = true;
  }
}

void PlainCleaner::MarkKeyPoints() {
  const size_t first = FirstParagraph(units_);
  for (size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].drop) continue;
    if (units_[i].noise == Noise::kKeyPoints) {
      size_t next = NextKept(i);
      const bool list = next < units_.size() && units_[next].bullet;
      for (; next < units_.size() && units_[next].bullet; next = NextKept(next))
        units_[next].role = BlockRole::kKeyPoint;
      if (list) units_[i].drop = true;
    } else if (i < first && units_[i].bullet && units_[i].words >= 5) {
      units_[i].role = BlockRole::kKeyPoint;
    }
  }
}

// "And your father?", "Nine. I cried.": a question behind a sentence, or what answers one.
bool PlainCleaner::IsOfInterview(size_t i) const {
  size_t before = i;
  while (before > 0 && units_[before - 1].drop) --before;
  if (before == 0 || !units_[before - 1].sentence) return false;
  return units_[i].text.ends_with('?') || units_[before - 1].text.ends_with('?');
}

// Above the first paragraph: menus and labels go, sentences stay, a long line below the title is a standfirst.
void PlainCleaner::CleanTop() {
  const size_t first = FirstParagraph(units_);
  if (first == units_.size()) return;
  for (size_t i = 0; i < first; ++i) {
    Unit& unit = units_[i];
    if (unit.drop || unit.role != BlockRole::kBody || unit.noise == Noise::kKeyPoints || unit.fact) continue;
    if (unit.result || HeadsResults(i)) continue;
    if (unit.sentence && unit.words >= 4 && !unit.bullet) continue;
    if (unit.sentence && !unit.bullet && IsOfInterview(i)) continue;
    if (!unit.bullet && unit.words >= 7 && !out_.title.empty()) {
      unit.role = BlockRole::kStandfirst;
    } else if (NextKept(i) != first || unit.words < 2 || unit.bullet) {
      unit.drop = true;
    }
  }
}

void PlainCleaner::MarkHeadingsAndLists() {
  size_t kept_before = units_.size();  // the kept unit before this one
  for (size_t i = 0; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    if (unit.drop) continue;
    const size_t before = kept_before;
    kept_before = i;
    if (unit.role != BlockRole::kBody || unit.paragraph) continue;
    if (unit.fact) {
      unit.role = BlockRole::kTableRow;
      continue;
    }
    if (unit.bullet || unit.numbered) {
      const size_t next = NextKept(i);
      const bool heading = unit.numbered && !unit.result && !unit.sentence && unit.words <= kLongestHeading &&
                           next < units_.size() && units_[next].paragraph;
      unit.role = heading ? BlockRole::kSubheading : BlockRole::kList;
      continue;
    }
    const size_t next = NextKept(i);
    const bool followed = next < units_.size() && (units_[next].paragraph || units_[next].bullet ||
                                                   units_[next].numbered || units_[next].words >= 10);
    const bool short_line = unit.words <= kLongestHeading && (!unit.sentence || unit.text.ends_with('?'));
    const bool in_list =
        before < units_.size() && (units_[before].role == BlockRole::kList || units_[before].text.ends_with(':'));
    const bool digits = std::any_of(unit.text.begin(), unit.text.end(), IsAsciiDigit);
    if (short_line && in_list && digits) {
      unit.role = BlockRole::kList;
    } else if (short_line && followed) {
      unit.role = BlockRole::kSubheading;
    } else if (short_line && !unit.sentence && (digits || in_list)) {
      unit.role = BlockRole::kList;
    } else if (short_line && next < units_.size() && units_[next].words <= kLongestHeading) {
      unit.role = BlockRole::kSubheading;  // headings of two levels
    }
  }
}

// Three short lines in a row that are neither list nor results: links to other pages.
void PlainCleaner::DropLinkRuns() {
  std::vector<size_t> run;
  auto flush = [&](bool followed) {
    const size_t keep = followed && !run.empty() ? 1 : 0;
    if (run.size() >= 3 + keep) {
      for (size_t i = 0; i + keep < run.size(); ++i) units_[run[i]].drop = true;
    }
    run.clear();
  };
  for (size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].drop) continue;
    if (units_[i].role == BlockRole::kSubheading && !units_[i].text.ends_with('?')) {
      run.push_back(i);
    } else {
      flush(units_[i].paragraph);
    }
  }
  flush(false);
}

void PlainCleaner::TakeDateline() {
  const size_t first = FirstParagraph(units_);
  if (first == units_.size()) return;
  const auto dateline = ParseDateline(units_[first].text);
  if (!dateline) return;
  if (!dateline->place.empty()) {
    out_.dateline_place = dateline->place;
    Origin("place", "dateline");
  }
  if (out_.agency.empty() && !dateline->agency.empty()) {
    out_.agency = dateline->agency;
    Origin("agency", "dateline");
  }
  if (!out_.published && dateline->date) Origin("published", "dateline");
  OfferPublished(dateline->date, "dateline", &out_);
  Unit rest = units_[first];
  rest.text = units_[first].text.substr(dateline->length);
  units_[first].text.resize(dateline->length);
  units_[first].text = std::string(Trim(units_[first].text));
  units_.insert(units_.begin() + static_cast<std::ptrdiff_t>(first) + 1, std::move(rest));
}

// Error texts are short, and say so in their title or their first blocks.
void PlainCleaner::Judge() {
  size_t words = 0;
  std::string head = out_.title;
  for (const CleanBlock& block : out_.blocks) {
    words += CountTextWords(block.text);
    if (words <= kLongestError) head.append("\n").append(block.text);
  }
  if (words <= kLongestError && SaysNothingIsHere(head)) out_.no_article = "error page";
}

void PlainCleaner::Emit() {
  for (Unit& unit : units_) {
    if (!unit.drop && !unit.text.empty() && unit.noise != Noise::kKeyPoints)
      out_.blocks.push_back({unit.role, std::move(unit.text)});
  }
}

Cleaned PlainCleaner::Run() {
  DropComments(&units_);
  DropBiography(&units_);
  DropSender(&units_);
  DropOutside();
  DropRelated(&units_);
  DropNoiseLines(&units_);
  TakeTitle();
  DropTitleRepeats();
  TakeBylinesAndDates();
  MarkCaptions();
  MarkKeyPoints();
  CleanTop();
  DropTail(&units_);
  MarkHeadingsAndLists();
  DropLinkRuns();
  TakeDateline();
  Emit();
  Judge();
  return std::move(out_);
}

// The text without its title where it is nothing but a paragraph or two of sentences, as records hold that were
// extracted before ("Its chief executive is Ana Ruiz."), or a brief: headline, date or byline, a sentence; no blocks
// where it is anything else.
Cleaned TakeWhole(std::string_view text, std::string_view known_title) {
  constexpr size_t kMostUnits = 5;
  constexpr size_t kFewestSentenceWords = 4;
  constexpr size_t kFewestWords = 14;  // without a full stop
  constexpr size_t kMostTitleWords = 20;
  Cleaned out;
  out.title = Squeeze(known_title);
  const std::string key = LineKey(out.title);
  std::vector<Unit> units = SplitUnits(text);
  std::erase_if(units, [&](const Unit& unit) { return unit.text.empty() || (!key.empty() && unit.key == key); });
  if (units.empty() || units.size() > kMostUnits) return out;
  const bool headed = key.empty() && !units[0].sentence && units[0].words <= kMostTitleWords;
  bool credited = false;
  for (Unit& unit : units) {
    const DateLine line = ParseDateLine(unit.text);
    const bool byline = IsByline(unit.text);
    if (!line.is_date_line && !byline) continue;
    if (out.dateline_place.empty()) out.dateline_place = PlaceBeforeDate(unit.text);
    OfferPublished(line.published, "byline", &out);
    if (byline && out.authors.empty()) out.authors = ParseAuthors(unit.text);
    unit.drop = credited = true;
  }
  if (headed && credited && !units[0].drop && units[0].noise == Noise::kNone) {
    out.title = units[0].text;
    units[0].drop = true;
  }
  std::erase_if(units, [](const Unit& unit) { return unit.drop; });
  if (units.empty()) return out;
  for (const Unit& unit : units) {
    const bool running = (unit.sentence && unit.words >= kFewestSentenceWords) || unit.words >= kFewestWords;
    if (!running || unit.noise != Noise::kNone || unit.bullet) return out;
  }
  if (SaysNothingIsHere(text)) return out;
  for (Unit& unit : units) out.blocks.push_back({BlockRole::kBody, std::move(unit.text)});
  out.sentences_only = true;
  return out;
}

// Words of the blocks of running text.
size_t RunningWords(const Cleaned& cleaned) {
  size_t words = 0;
  for (const CleanBlock& block : cleaned.blocks) {
    if (block.role != BlockRole::kSubheading && block.role != BlockRole::kTableRow) words += CountTextWords(block.text);
  }
  return words;
}

}  // namespace

Cleaned CleanPlainText(std::string_view text, std::string_view known_title) {
  constexpr size_t kShortText = 1200;  // bytes
  constexpr size_t kFewRunning = 12;   // words
  Cleaned cleaned = PlainCleaner(text, known_title).Run();
  if (text.size() > kShortText || !cleaned.no_article.empty() || RunningWords(cleaned) >= kFewRunning) return cleaned;
  Cleaned whole = TakeWhole(text, known_title);
  return whole.blocks.empty() ? cleaned : whole;
}

}  // namespace kg::ingest
