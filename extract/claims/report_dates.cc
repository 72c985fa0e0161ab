#include "extract/claims/report_dates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/claims/asides.h"
#include "extract/claims/other_races.h"
#include "extract/claims/references.h"
#include "extract/text/word_set.h"
#include "graph/model/date.h"

namespace kg::extract {
namespace {

constexpr Day kFreshDays = 31;   // how old the news of a report may be
constexpr Day kNewsWeek = 6;     // days before the published one, where nothing says more
constexpr int64_t kWeekend = 4;  // days: "at the weekend" is a day as good as any
constexpr int64_t kLongestMeeting = 24;
constexpr uint32_t kOpening = 4;  // sentences of running text

constexpr auto kDated = WordSet({"won", "placed", "competed-in", "beat", "scored", "ran-time"});

// Words that say that a result is told as history or as somebody's title.
constexpr auto kLooksBack =
    WordSet({"previously", "ago",     "former",  "formerly",  "since",    "twice",   "times",     "ever",
             "earlier",    "once",    "history", "past",      "previous", "career",  "inaugural", "decade",
             "years",      "veteran", "youth",   "childhood", "season",   "seasons", "last",      "now"});
// Of a winner: "the defending champion", "a three-time winner".
constexpr auto kTitles = WordSet({"champion", "champions", "defending", "reigning", "holder", "holders", "two-time",
                                  "three-time", "four-time", "five-time", "former"});
constexpr auto kAhead =
    WordSet({"will", "'ll", "\u2019ll", "next", "upcoming", "forthcoming", "hopes", "aims", "ahead"});

bool IsRunningText(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kStandfirst || role == BlockRole::kKeyPoint;
}

bool IsHeading(BlockRole role) { return role == BlockRole::kHeadline || role == BlockRole::kSubheading; }

// The competition or, of a match, its two sides, whose results are of one day.
std::string ContestOf(const Claim& claim) {
  if (claim.object_type == ValueType::kEvent) return "event " + std::to_string(claim.object_entity);
  if (claim.predicate != "beat" || claim.object_entity < 0) return {};
  const auto [low, high] = std::minmax(claim.subject, static_cast<uint32_t>(claim.object_entity));
  return "sides " + std::to_string(low) + " " + std::to_string(high);
}

class ReportDates {
 public:
  ReportDates(const Analysis& analysis, std::vector<Claim>* claims) : analysis_(analysis), claims_(*claims) {
    const Article& article = analysis.article;
    const Date& written = article.published.estimate;
    stated_ = article.published.IsStated() && written.precision() == DatePrecision::kDay;
    if (written.start.year != 0) fresh_ = {written.Days().first - kFreshDays, written.Days().last};
  }

  void Run() {
    if (fresh_.last == kMaxDay) return;
    current_.resize(claims_.size());
    for (size_t i = 0; i < claims_.size(); ++i) current_[i] = kDated.Has(claims_[i].predicate) && IsTold(claims_[i]);
    for (size_t i = 0; i < claims_.size(); ++i) {
      if (current_[i] && Lacks(claims_[i])) TakeDayOfSentence(&claims_[i]);
    }
    CollectDays();
    CollectEditions();
    for (size_t i = 0; i < claims_.size(); ++i) {
      if (!current_[i]) continue;
      if (Lacks(claims_[i])) {
        TakeDayOfReport(i);
      } else {
        RefineEdition(&claims_[i]);
      }
    }
    for (size_t i = 0; i < claims_.size(); ++i) {
      if (!current_[i]) continue;
      TakeDayOfTitle(&claims_[i]);
      if (claims_[i].predicate == "scored") TakeDayOfMatch(&claims_[i]);
    }
  }

 private:
  static bool Lacks(const Claim& claim) { return claim.Get("date").empty(); }

  uint32_t SentenceOf(const Claim& claim) const {
    const auto& sentences = analysis_.text.sentences;
    const auto it = std::upper_bound(sentences.begin(), sentences.end(), claim.sentence.begin,
                                     [](uint32_t at, const Sentence& s) { return at < s.begin; });
    return it == sentences.begin() ? 0 : static_cast<uint32_t>(it - sentences.begin()) - 1;
  }

  Anchor AnchorOf(const Claim& claim) const {
    const uint32_t at = SentenceOf(claim);
    const Sentence& sentence = analysis_.text.sentences[at];
    Anchor anchor{.sentence = at, .first = sentence.first_token, .last = sentence.last_token};
    const auto& tokens = analysis_.text.tokens;
    while (anchor.first + 1 < anchor.last && tokens[anchor.first].end <= claim.span.begin) ++anchor.first;
    while (anchor.last > anchor.first + 1 && tokens[anchor.last - 1].begin >= claim.span.end) --anchor.last;
    return anchor;
  }

  // A day, or a few of them, of the month before the article.
  std::optional<DayInterval> FreshDay(std::string_view value) const {
    const auto date = Date::Parse(value);
    if (!date || date->approximate() || date->open_start || date->open_end) return std::nullopt;
    const DayInterval days = date->Days();
    if (days.LengthDays() > kWeekend || !fresh_.Contains(days)) return std::nullopt;
    return days;
  }

  bool IsFreshMention(const Mention& mention) const {
    return mention.types.Has(MentionType::kDate) && FreshDay(mention.value).has_value();
  }

  // ", who won last year,", ", beaten here in 2022 by Holt,", ", the 2019 winner,": the token behind its second comma;
  // 0 where no aside that closes before `last` begins at the comma `at`.
  uint32_t EndOfAside(uint32_t at, uint32_t last) const {
    static constexpr auto kOpens = WordSet({"who", "which", "whose", "the", "a", "an", "winner", "champion", "also"});
    if (at + 1 >= last || analysis_.text.Lower(at) != ",") return 0;
    const std::string_view next = analysis_.text.Lower(at + 1);
    if (!kOpens.Has(next) && !next.ends_with("ed") && !next.ends_with("en")) return 0;
    for (uint32_t t = at + 1; t < last; ++t) {
      if (analysis_.text.Lower(t) == ",") return t + 1;
    }
    return 0;
  }

  // Dated in an earlier time than the report's, by a date or an edition, asides left out.
  bool IsDatedBefore(uint32_t sentence, uint32_t first, uint32_t last) const {
    uint32_t closed = 0;
    const auto outside = [&](uint32_t token) {
      for (uint32_t t = std::max(first, closed); t < token; ++t) {
        if (const uint32_t end = EndOfAside(t, last); end != 0) closed = t = end;
      }
      return token >= closed;
    };
    for (const Mention& m : analysis_.MentionsOf(sentence)) {
      const bool event = m.types.Has(MentionType::kEvent);
      if (m.first < first || m.first >= last || (!event && !m.types.Has(MentionType::kDate))) continue;
      const auto date = Date::Parse(event ? m.Get("year") : m.value);
      if (date && date->Days().last < fresh_.first && outside(m.first)) return true;
    }
    return false;
  }
  bool IsDatedBefore(uint32_t sentence) const {
    const Sentence& s = analysis_.text.sentences[sentence];
    return IsDatedBefore(sentence, s.first_token, s.last_token);
  }

  // True when one of the words stands in [first, last) outside an aside.
  bool HasWord(const auto& words, uint32_t first, uint32_t last) const {
    for (uint32_t t = first; t < last; ++t) {
      if (words.Has(analysis_.text.Lower(t))) return true;
      if (const uint32_t end = EndOfAside(t, last); end != 0) t = end - 1;
    }
    return false;
  }

  // "had won", "had already won", "having won".
  bool IsPluperfect(const Anchor& anchor) const {
    static constexpr auto kHad = WordSet({"had", "having", "\u2019d", "'d"});
    constexpr uint32_t kBefore = 3;
    const uint32_t begin = analysis_.text.sentences[anchor.sentence].first_token;
    const uint32_t first = anchor.first > begin + kBefore ? anchor.first - kBefore : begin;
    for (uint32_t t = first; t + 1 < anchor.last; ++t) {
      if (const uint32_t end = EndOfAside(t, anchor.last); end != 0) t = end;
      if (!kHad.Has(analysis_.text.Lower(t)) || t + 1 >= anchor.last) continue;
      const std::string_view next = analysis_.text.Lower(t + 1);
      if (next != "to" && next != "a" && next != "the" && next != "an") return true;  // "had to run", "had a goal"
    }
    return false;
  }

  // True when the report tells the claim as its own news.
  bool IsTold(const Claim& claim) const {
    if (!claim.IsPlainFact() || !claim.attributed_to.empty()) return false;
    const Anchor anchor = AnchorOf(claim);
    const BlockRole role = analysis_.RoleOf(anchor.sentence);
    if (role == BlockRole::kQuote || role == BlockRole::kCorrection || role == BlockRole::kAuthorNote) return false;
    if (role == BlockRole::kList || role == BlockRole::kTableRow) return !IsDatedBefore(anchor.sentence);
    const uint32_t clause_end = EndOfClause(anchor);
    if (claim.predicate == "won" && HasWord(kTitles, anchor.first, clause_end)) return false;
    if (HasWord(kLooksBack, anchor.first, clause_end) || IsPluperfect(anchor) || IsToldAsEarlier(analysis_, anchor))
      return false;
    if (IsDatedBefore(anchor.sentence)) return false;
    // Behind a sentence of the past the paragraph goes on about it.
    const uint32_t paragraph = analysis_.text.sentences[anchor.sentence].paragraph;
    for (uint32_t s = anchor.sentence; s-- > 0 && analysis_.text.sentences[s].paragraph == paragraph;) {
      const auto mentions = analysis_.MentionsOf(s);
      if (std::any_of(mentions.begin(), mentions.end(), [this](const Mention& m) { return IsFreshMention(m); })) break;
      if (IsDatedBefore(s)) return false;
    }
    return true;
  }

  // The clause's rest behind the claim's words: up to the next comma, bracket or end.
  uint32_t EndOfClause(const Anchor& anchor) const {
    static constexpr auto kEnds = WordSet({",", ".", ";", ":", "(", "-", "\u2013", "\u2014", "but", "while", "and"});
    const uint32_t last = analysis_.text.sentences[anchor.sentence].last_token;
    uint32_t end = anchor.last;
    while (end < last && !kEnds.Has(analysis_.text.Lower(end))) ++end;
    return end;
  }

  void TakeDayOfSentence(Claim* claim) const {
    const auto found = FindReference(analysis_, "date", AnchorOf(*claim), Reach::kSentence);
    if (found && IsFreshMention(analysis_.mentions[*found])) claim->Set("date", analysis_.mentions[*found].value);
  }

  // The one edition that all dates of a competition lie in; nullopt for several.
  void CollectEditions() {
    for (const Claim& claim : claims_) {
      const std::string_view date = claim.Get("date");
      if (claim.object_type != ValueType::kEvent || date.empty() || !claim.IsPlainFact()) continue;
      const auto [known, first] = editions_.emplace(claim.object_entity, std::string(date));
      if (first || !known->second) continue;
      const auto a = Date::Parse(*known->second);
      const auto b = Date::Parse(date);
      if (!a || !b || Intersect(a->Days(), b->Days()).IsEmpty()) {
        known->second.reset();
      } else if (b->Days().LengthDays() < a->Days().LengthDays()) {
        known->second = std::string(date);
      }
    }
  }

  // The days that the report gives for each contest.
  void CollectDays() {
    for (size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      const std::string contest = ContestOf(claim);
      if (!current_[i] || contest.empty()) continue;
      if (FreshDay(claim.Get("date"))) days_[contest].emplace(claim.Get("date"));
    }
    uint32_t seen = 0;
    for (uint32_t s = 0; s < analysis_.text.sentences.size(); ++s) {
      const BlockRole role = analysis_.RoleOf(s);
      if (!IsRunningText(role) && !IsHeading(role)) continue;
      const bool opening = IsHeading(role) || seen++ < kOpening;
      if (opening) CollectNamed(s);
    }
    if (opening_days_.size() != 1) return;
    for (const int32_t event : opened_) {
      auto& known = days_["event " + std::to_string(event)];
      if (known.empty()) known.insert(*opening_days_.begin());
    }
    for (size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      if (!current_[i] || claim.predicate != "beat" || !IsOpening(SentenceOf(claim))) continue;
      auto& known = days_[ContestOf(claim)];
      if (known.empty()) known.insert(*opening_days_.begin());
    }
  }

  // Headline, or one of the first sentences of running text.
  bool IsOpening(uint32_t sentence) const {
    uint32_t seen = 0;
    for (uint32_t s = 0; s < sentence && seen <= kOpening; ++s) seen += IsRunningText(analysis_.RoleOf(s));
    return seen < kOpening;
  }

  // "he said on Monday", "who turned 31 on Friday": no day of the race.
  bool IsDayOfElse(const Mention& date) const {
    static constexpr auto kElse =
        WordSet({"said",   "told",  "wrote",  "announced", "born",     "added",  "confirmed", "signed",
                 "died",   "was",   "turned", "birthday",  "released", "named",  "appointed", "dismissed",
                 "sacked", "until", "from",   "since",     "posted",   "tweeted"});
    constexpr uint32_t kBefore = 4;
    const uint32_t begin = analysis_.text.sentences[date.sentence].first_token;
    const uint32_t first = date.first > begin + kBefore ? date.first - kBefore : begin;
    for (uint32_t t = first; t < date.first; ++t) {
      if (kElse.Has(analysis_.text.Lower(t))) return true;
    }
    return date.first == begin && date.last < analysis_.text.sentences[date.sentence].last_token &&
           analysis_.text.Lower(date.last) == "-";
  }

  // "Results of the Oslo Open, Saturday 16 March": a competition and a day side by side.
  void CollectNamed(uint32_t sentence) {
    const Sentence& s = analysis_.text.sentences[sentence];
    if (HasWord(kAhead, s.first_token, s.last_token) || IsDatedBefore(sentence)) return;
    std::set<int32_t> events;
    std::set<std::string, std::less<>> days;
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      if (mention.types.Has(MentionType::kEvent) && mention.form == Form::kName && mention.entity >= 0)
        events.insert(mention.entity);
      if (!mention.types.Has(MentionType::kDate) || mention.value.empty()) continue;
      days.insert(mention.value);
      if (FreshDay(mention.value) && !IsDayOfElse(mention)) opening_days_.insert(mention.value);
    }
    if (events.size() == 1) opened_.insert(*events.begin());
    if (events.size() == 1 && days.size() == 1 && FreshDay(*days.begin())) {
      auto& known = days_["event " + std::to_string(*events.begin())];
      if (known.empty()) known.insert(*days.begin());
    }
  }

  void TakeDayOfReport(size_t index) {
    Claim& claim = claims_[index];
    const std::string contest = ContestOf(claim);
    if (contest.empty()) return;
    const auto days = days_.find(contest);
    if (days == days_.end() || days->second.empty()) {
      const auto edition = editions_.find(claim.object_entity);
      // "whose coach won this event in 1999": the only date that is given, and not of today's result.
      const bool fresh =
          edition != editions_.end() && edition->second && !IsBeforeTheReport(analysis_, *edition->second);
      if (claim.inferred && fresh) claim.Set("date", *edition->second);
      if (edition == editions_.end()) TakeNewsWeek(&claim);
    } else if (days->second.size() == 1) {
      claim.Set("date", *days->second.begin());
    } else if (const auto day = DayJustTold(index, contest)) {
      claim.Set("date", *day);
    } else {
      TakeSpan(days->second, &claim);
    }
  }

  // "The Oslo Cup 2024" gives the year of all its results, the report the day of this one.
  void RefineEdition(Claim* claim) const {
    const auto days = days_.find(ContestOf(*claim));
    if (days == days_.end() || days->second.size() != 1) return;
    const auto year = Date::Parse(claim->Get("date"));
    const auto day = Date::Parse(*days->second.begin());
    if (year && day && year->precision() == DatePrecision::kYear && year->Days().Contains(day->Days()))
      claim->Set("date", *days->second.begin());
  }

  // The day of the contest's result just before, in the same paragraph.
  std::optional<std::string> DayJustTold(size_t index, std::string_view contest) const {
    const auto paragraph = [this](const Claim& c) { return analysis_.text.sentences[SentenceOf(c)].paragraph; };
    const uint32_t own = paragraph(claims_[index]);
    for (size_t i = index; i-- > 0 && paragraph(claims_[i]) == own;) {
      if (current_[i] && ContestOf(claims_[i]) == contest && FreshDay(claims_[i].Get("date")))
        return std::string(claims_[i].Get("date"));
    }
    return std::nullopt;
  }

  static void TakeSpan(const std::set<std::string, std::less<>>& days, Claim* claim) {
    DayInterval hull = Date::Parse(*days.begin())->Days();
    for (const std::string& day : days) hull = Hull(hull, Date::Parse(day)->Days());
    if (hull.LengthDays() > kLongestMeeting) return;
    claim->Set("date", Date::Between(Date::OfDay(hull.first).start, Date::OfDay(hull.last).start).ToString());
  }

  // A report of a competition that gives no day at all is of the week that it tells of.
  void TakeNewsWeek(Claim* claim) const {
    if (!stated_ || claim->object_type != ValueType::kEvent || !opened_.contains(claim->object_entity)) return;
    if (TellsOfOtherMonths()) return;
    const bool figure = !claim->Get("time").empty() || !claim->Get("mark").empty() || !claim->Get("score").empty();
    const BlockRole role = analysis_.RoleOf(SentenceOf(*claim));
    const bool row = role == BlockRole::kList || role == BlockRole::kTableRow;
    if (!figure && !row && claim->Get("rank").empty()) return;
    const Day written = fresh_.last;
    claim->Set("date", Date::Between(Date::OfDay(written - kNewsWeek).start, Date::OfDay(written).start).ToString());
  }

  // A month or day outside the report's own: a review of a year, a life, a preview.
  bool TellsOfOtherMonths() const {
    return std::any_of(analysis_.mentions.begin(), analysis_.mentions.end(), [this](const Mention& m) {
      if (!m.types.Has(MentionType::kDate) || IsHeading(analysis_.RoleOf(m.sentence))) return false;
      const auto date = Date::Parse(m.value);
      return date && !date->is_interval && date->start.month != 0 && !fresh_.Contains(date->Days()) &&
             date->Days().first <= fresh_.last;
    });
  }

  // A final that gives no day of its own is of the day of the competition's winner.
  void TakeDayOfTitle(Claim* match) const {
    if (!Lacks(*match) || match->predicate != "beat" || match->Get("round") != "final") return;
    const std::string_view event = match->Get("event");
    for (size_t i = 0; i < claims_.size() && Lacks(*match); ++i) {
      const Claim& title = claims_[i];
      if (current_[i] && title.predicate == "won" && title.object == event && title.subject == match->subject &&
          title.Get("round").empty() && title.Get("score") == match->Get("score"))
        match->Set("date", std::string(title.Get("date")));
    }
  }

  // A goal was scored on the day of the one match that the report tells of the side.
  void TakeDayOfMatch(Claim* goal) const {
    if (!Lacks(*goal) || goal->object_type != ValueType::kTeam) return;
    const auto team = static_cast<uint32_t>(goal->object_entity);
    std::set<std::string_view> days;
    for (size_t i = 0; i < claims_.size(); ++i) {
      const Claim& claim = claims_[i];
      if (claim.predicate != "beat" || !claim.IsPlainFact()) continue;
      if (claim.subject != team && claim.object_entity != goal->object_entity) continue;
      days.insert(claim.Get("date"));
    }
    if (days.size() == 1 && !days.begin()->empty() && FreshDay(*days.begin())) goal->Set("date", *days.begin());
  }

  const Analysis& analysis_;
  std::vector<Claim>& claims_;
  bool stated_ = false;
  DayInterval fresh_;
  std::vector<bool> current_;  // by claim
  std::map<std::string, std::set<std::string, std::less<>>> days_;
  std::map<int32_t, std::optional<std::string>> editions_;
  std::set<std::string, std::less<>> opening_days_;
  std::set<int32_t> opened_;  // competitions that the headline or opening name alone in their sentence
};

}  // namespace

void DateResults(const Analysis& analysis, std::vector<Claim>* claims) { ReportDates(analysis, claims).Run(); }

}  // namespace kg::extract
