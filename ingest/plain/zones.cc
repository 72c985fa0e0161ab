#include "ingest/plain/zones.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

void DropFrom(size_t begin, size_t end, std::vector<Unit>* units) {
  for (size_t i = begin; i < end && i < units->size(); ++i) (*units)[i].drop = true;
}

// Words in paragraphs of [begin, end).
size_t ParagraphWords(const std::vector<Unit>& units, size_t begin, size_t end) {
  size_t words = 0;
  for (size_t i = begin; i < end; ++i) {
    if (units[i].paragraph && !units[i].drop && units[i].noise == Noise::kNone) words += units[i].words;
  }
  return words;
}

bool IsRunningText(const Unit& unit) { return unit.paragraph && unit.noise == Noise::kNone; }

// Words that say that a paragraph praises or reaches its subject, as portraits of authors do.
bool SoundsLikeBiography(std::string_view text) {
  const std::string lower = AsciiLower(text);
  for (const std::string_view sign : {"passion",
                                      "keen eye",
                                      "years of experience",
                                      "dedicated",
                                      "his work has",
                                      "her work has",
                                      "their work has",
                                      "you can reach",
                                      "can be reached",
                                      "follow him",
                                      "follow her",
                                      "follow them",
                                      "on twitter",
                                      "@",
                                      "readers",
                                      "freelance",
                                      "covers ",
                                      "writes about",
                                      "has written",
                                      "degree in",
                                      "graduate of",
                                      "contributor",
                                      "based in",
                                      "has been writing",
                                      "experienced",
                                      "enthusiast",
                                      "specializ",
                                      "specialis",
                                      "bylines",
                                      "loves",
                                      "enjoys"}) {
    if (lower.find(sign) != std::string::npos) return true;
  }
  return false;
}

// The line is the name itself, a part of it, or an address with it in front.
bool IsNameLine(const Unit& unit, std::string_view name) {
  if (unit.words > 5 || unit.sentence) return false;
  for (const std::string_view word : WordsOf(name)) {
    if (word.size() >= 3 && FindNoCase(unit.text, AsciiLower(word)) != std::string_view::npos) return true;
  }
  return unit.text.find("http") != std::string::npos || unit.text.find("www.") != std::string::npos;
}

bool Mentions(const Unit& unit, std::string_view name) {
  for (const std::string_view word : WordsOf(name)) {
    if (word.size() >= 3 && ContainsWord(unit.text, word)) return true;
  }
  return false;
}

// The portrait that begins at unit `at` ends before the first running text that does not speak of `name`.
size_t BiographyEnd(const std::vector<Unit>& units, size_t at, std::string_view name) {
  size_t end = at + 1;
  for (size_t i = end; i < units.size(); ++i) {
    const bool about = Mentions(units[i], name) || units[i].bullet || units[i].drop;
    const bool pronoun =
        units[i].text.starts_with("He ") || units[i].text.starts_with("She ") || units[i].text.starts_with("They ");
    if (IsRunningText(units[i]) && !about && !pronoun) return end;
    // Text goes on under a heading that the portrait does not own.
    if (!IsRunningText(units[i]) && i + 1 < units.size() && IsRunningText(units[i + 1]) &&
        !Mentions(units[i + 1], name) && !about)
      return end;
    end = i + 1;
  }
  return end;
}

}  // namespace

size_t FirstParagraph(const std::vector<Unit>& units) {
  const auto it = std::find_if(units.begin(), units.end(), [](const Unit& u) { return !u.drop && IsRunningText(u); });
  return static_cast<size_t>(it - units.begin());
}

size_t LastParagraph(const std::vector<Unit>& units) {
  const auto it = std::find_if(units.rbegin(), units.rend(), [](const Unit& u) { return !u.drop && IsRunningText(u); });
  return it == units.rend() ? units.size() : static_cast<size_t>(units.rend() - it) - 1;
}

void DropComments(std::vector<Unit>* units) {
  const size_t total = ParagraphWords(*units, 0, units->size());
  size_t before = 0;
  bool begun = false;
  for (size_t i = 0; i < units->size(); ++i) {
    const Unit& unit = (*units)[i];
    begun = begun || (!unit.drop && IsRunningText(unit));
    if (unit.paragraph && !unit.drop && unit.noise == Noise::kNone) before += unit.words;
    if (!begun || (unit.noise != Noise::kCommentHeader && unit.noise != Noise::kCommentForm)) continue;
    if (total - before > before) continue;  // a link to the comments, above the text
    DropFrom(i, units->size(), units);
    return;
  }
}

void DropBiography(std::vector<Unit>* units) {
  const size_t total = ParagraphWords(*units, 0, units->size());
  size_t before = 0;
  for (size_t i = 0; i < units->size(); ++i) {
    Unit& unit = (*units)[i];
    std::string_view name;
    const bool header = i > 0 && !(*units)[i - 1].drop && (*units)[i - 1].noise == Noise::kAuthorHeader;
    if (!unit.drop && unit.words >= 6 && IsAuthorBiography(unit.text, &name)) {
      const bool named_above = i > 0 && IsNameLine((*units)[i - 1], name);
      const bool late = before * 2 >= total || i + 4 >= units->size();
      if (late && (header || named_above || SoundsLikeBiography(unit.text))) {
        size_t begin = i;
        while (begin > 0 &&
               (IsNameLine((*units)[begin - 1], name) || (*units)[begin - 1].noise == Noise::kAuthorHeader))
          --begin;
        const size_t end = BiographyEnd(*units, i, name);
        DropFrom(begin, end, units);
        i = end - 1;
        continue;
      }
    }
    if (header) unit.drop = true;
    if (IsRunningText(unit) && !unit.drop) before += unit.words;
  }
}

namespace {

// "About Acme" below a text on Acme tells of whom it is about.
bool IsOnSubject(const std::vector<Unit>& units, size_t header) {
  const std::string_view name = SenderNamedBy(units[header].text);
  if (name.empty()) return false;
  return std::any_of(units.begin(), units.begin() + static_cast<ptrdiff_t>(header / 2),
                     [name](const Unit& unit) { return !unit.drop && unit.text.find(name) != std::string::npos; });
}

}  // namespace

void DropSender(std::vector<Unit>* units) {
  size_t after = 0;  // paragraphs behind the unit we look at
  for (size_t i = units->size(); i-- > 0 && after <= 4;) {
    const Unit& unit = (*units)[i];
    if (!unit.drop && !unit.paragraph && !unit.bullet && IsSenderHeader(unit.text) && i * 2 > units->size() &&
        !IsOnSubject(*units, i))
      DropFrom(i, units->size(), units);
    if (!(*units)[i].drop && IsRunningText((*units)[i])) ++after;
  }
}

void DropRelated(std::vector<Unit>* units) {
  std::vector<size_t> words_from(units->size() + 1, 0);  // of paragraphs; what is dropped below lies before them
  for (size_t i = units->size(); i-- > 0;) words_from[i] = words_from[i + 1] + ParagraphWords(*units, i, i + 1);
  for (size_t i = 0; i < units->size(); ++i) {
    if ((*units)[i].drop || (*units)[i].noise != Noise::kRelatedHeader) continue;
    size_t end = i + 1;
    for (; end < units->size(); ++end) {
      const Unit& unit = (*units)[end];
      if (unit.drop || !IsRunningText(unit)) continue;
      // A teaser stands between the titles of two other stories; text goes on with a second paragraph or ends the page.
      const bool next_runs = end + 1 < units->size() && !(*units)[end + 1].drop && IsRunningText((*units)[end + 1]);
      const bool long_enough = unit.words >= 20 && end > i + 1;
      const bool more = words_from[end] > 60;
      if (next_runs || (long_enough && more)) break;
    }
    DropFrom(i, end, units);
    i = end - 1;
  }
}

void DropNoiseLines(std::vector<Unit>* units) {
  for (Unit& unit : *units) {
    switch (unit.noise) {
      case Noise::kNone:
      case Noise::kKeyPoints:
      case Noise::kCreditLine:
        break;
      default:
        unit.drop = true;
    }
  }
}

namespace {

// "Ida Moe, 34, wins Oslo Marathon" below the text: the headline of another story, no line of results.
bool IsHeadlineOfAnother(const Unit& unit, bool behind_another) {
  static constexpr std::string_view kSmall[] = {
      "in",   "for",  "as",   "after", "to",  "of",     "with", "over", "at",  "on",   "by",     "from",  "and",
      "wins", "dies", "says", "is",    "are", "jailed", "the",  "a",    "who", "sets", "leaves", "joins", "named"};
  constexpr size_t kFewestWords = 5;
  if (unit.sentence || unit.bullet || unit.numbered || unit.fact || unit.words < kFewestWords) return false;
  if (unit.text.ends_with(':') || unit.text.ends_with(')') || unit.text.find(';') != std::string::npos) return false;
  size_t numbers = 0;
  bool small = false;
  for (const std::string_view word : WordsOf(unit.text)) {
    numbers += std::any_of(word.begin(), word.end(), IsAsciiDigit);
    small = small || std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall);
  }
  return (small || behind_another) && numbers <= 1;
}

}  // namespace

void DropTail(std::vector<Unit>* units) {
  const size_t last = LastParagraph(*units);
  if (last == units->size()) return;
  bool list = units->at(last).text.ends_with(':');
  bool headlines = false;
  for (size_t i = last + 1; i < units->size(); ++i) {
    Unit& unit = (*units)[i];
    if (unit.drop || unit.noise == Noise::kCreditLine) continue;
    const bool heads_results = i + 1 < units->size() && (*units)[i + 1].result && unit.words <= 8;
    if (heads_results) continue;
    const bool digits = std::any_of(unit.text.begin(), unit.text.end(), IsAsciiDigit);
    const bool address = unit.words <= 16 && unit.text.find('@') != std::string::npos;
    const bool text =
        unit.numbered || unit.bullet || unit.fact || (unit.sentence && unit.words >= 4) || (digits && unit.words >= 3);
    headlines = IsHeadlineOfAnother(unit, headlines);
    const bool belongs = unit.role == BlockRole::kCaption || (text && !address && !headlines);
    if (unit.text.ends_with(':') && i + 1 < units->size() && ((*units)[i + 1].bullet || (*units)[i + 1].numbered)) {
      list = true;
      continue;
    }
    if (!belongs && !list) unit.drop = true;
    if (!belongs) list = false;
  }
}

}  // namespace kg::ingest
