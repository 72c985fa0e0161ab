#include "extract/claims/published.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// An article speaks of a few dates; a table of thousands is not worth comparing each with each.
constexpr size_t kMaxPairs = 2000;

// Words that make a sentence speak of what is to come.
bool SpeaksOfFuture(const TokenizedText& text, const Sentence& sentence) {
  static constexpr auto kWords =
      WordSet({"will",      "'ll",     "’ll",  "next",   "upcoming", "scheduled", "forthcoming",
               "expected",  "planned", "plan", "plans",  "hope",     "hopes",     "hoping",
               "targeting", "aim",     "aims", "aiming", "dream",    "dreams",    "until"});
  for (uint32_t t = sentence.first_token; t < sentence.last_token; ++t) {
    if (kWords.Has(text.Lower(t))) return true;
  }
  return false;
}

bool IsAbsolutePoint(const Mention& mention) {
  return mention.types.Has(MentionType::kDate) && !mention.value.empty() && mention.Get("relative") != "yes" &&
         mention.Get("kind") != "season" && mention.Get("kind") != "span";
}

// What a date is said of, for linking two mentions of one event: folded names of places and events of its sentence.
std::set<std::string> TopicsOf(const std::vector<Mention>& mentions, uint32_t sentence) {
  std::set<std::string> topics;
  for (const Mention& mention : mentions) {
    if (mention.sentence != sentence || mention.form != Form::kName) continue;
    if (mention.types.Has(MentionType::kEvent)) {
      topics.insert(FoldName(mention.value));
      if (const std::string_view place = mention.Get("place"); !place.empty()) topics.insert(FoldName(place));
    } else if (mention.types.Has(MentionType::kPlace) && mention.Get("kind") != "country") {
      topics.insert(FoldName(mention.value));
    }
  }
  return topics;
}

bool Intersects(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& x) { return b.contains(x); });
}

std::string LowerWords(const TokenizedText& text, const Mention& mention) {
  std::string out;
  for (uint32_t t = mention.first; t < mention.last; ++t) out += std::string(text.Lower(t)) + " ";
  return out;
}

// The days on which `relative` ("last October", "April last year", "last year") can have been written when it means
// the day or month `absolute`; nullopt when it is no such expression or the two do not mean one time.
std::optional<DayInterval> WritingDays(const std::string& words, const Date& relative, const Date& absolute) {
  const int month = relative.start.month;
  if (absolute.is_interval || relative.is_interval) return std::nullopt;
  if (month != 0 && absolute.start.month != 0 && month != absolute.start.month) return std::nullopt;
  const int year = absolute.start.year;
  if (words.find("last year") != std::string::npos) {
    return DayInterval{DayFromCivil({year + 1, 1, 1}), DayFromCivil({year + 1, 12, 31})};
  }
  if (words.find("this year") != std::string::npos || words.find("earlier this") != std::string::npos) {
    return DayInterval{absolute.start.Days().first, DayFromCivil({year, 12, 31})};
  }
  if (month != 0 && absolute.start.month == month && words.starts_with("last ")) {
    const Day end = Date::Of(year, month).Days().last;
    return DayInterval{end + 1, Date::Of(year + 1, month).Days().last};
  }
  return std::nullopt;
}

}  // namespace

void EstimatePublished(const TokenizedText& text, const std::vector<Mention>& values, Article* article) {
  if (article->published.IsStated()) return;
  article->published = Published{};  // an earlier estimate, of an article extracted anew
  Day latest = kMinDay;
  Date estimate;
  for (const Mention& mention : values) {
    if (!IsAbsolutePoint(mention) || SpeaksOfFuture(text, text.sentences[mention.sentence])) continue;
    const auto date = Date::Parse(mention.value);
    if (!date || date->is_interval) continue;
    const Day day = date->Days().first;
    const bool finer = day == latest && date->precision() > estimate.precision();
    if (day > latest || finer) {
      latest = day;
      estimate = *date;
    }
  }
  // "Updated on March 14, 2024": written by then, and mostly not long before.
  const Date& modified = article->modified;
  const bool bounded = modified.precision() == DatePrecision::kDay && modified.Days().first >= latest;
  if (latest == kMinDay && !bounded) return;
  if (bounded) estimate = modified;
  article->published.days = {latest, bounded ? modified.Days().first : kMaxDay};
  article->published.estimate = Date::Of(estimate.start.year, estimate.start.month);
  article->published.basis = "text";
}

void BoundPublished(const TokenizedText& text, const std::vector<Mention>& mentions, Article* article) {
  if (article->published.basis != "text") return;
  size_t pairs_left = kMaxPairs;
  for (const Mention& relative : mentions) {
    if (!relative.types.Has(MentionType::kDate) || relative.Get("relative") != "yes" || relative.value.empty())
      continue;
    const auto meant = Date::Parse(relative.value);
    const auto topics = TopicsOf(mentions, relative.sentence);
    if (!meant || topics.empty()) continue;
    for (const Mention& absolute : mentions) {
      if (!IsAbsolutePoint(absolute) || absolute.sentence == relative.sentence) continue;
      if (pairs_left-- == 0) return;
      const auto date = Date::Parse(absolute.value);
      if (!date || !Intersects(topics, TopicsOf(mentions, absolute.sentence))) continue;
      const auto days = WritingDays(LowerWords(text, relative), *meant, *date);
      if (!days) continue;
      const DayInterval bounded = Intersect(article->published.days, *days);
      if (!bounded.IsEmpty()) article->published.days = bounded;
    }
  }
}

}  // namespace kg::extract
