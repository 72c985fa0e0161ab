// Walks over the tokens of each sentence; where a word may begin a value, the finders of its kind are asked, and the
// longest answer counts.
#include "extract/values/find.h"

#include <utility>

#include "extract/values/dates.h"
#include "extract/values/finders.h"
#include "extract/values/resolve.h"

namespace kg::extract {
namespace {

// A date before in the text counts for "that year" for so many sentences.
constexpr uint32_t kMemorySentences = 6;

class Finder {
 public:
  Finder(const TokenizedText& text, const std::vector<Lexeme>& lexemes, const DateContext& context,
         const ReadingOptions& options)
      : reader_(text, lexemes, options), text_(text), lexemes_(lexemes), blocks_(context.blocks) {
    resolve_.loose = options.loose;
    if (!context.reference) return;
    const kg::DayInterval days = context.reference->Days();
    if (days.first > kg::kMinDay && days.last < kg::kMaxDay && !days.IsEmpty()) resolve_.reference = days;
  }

  void RunSentence(uint32_t index) {
    reader_.SetSentence(index);
    uint32_t i = reader_.begin();
    const uint32_t end = reader_.end();
    while (i < end) {
      if (!reader_.loose()) {
        while (i < end && lexemes_[i].kind == Lex::kNone) ++i;
        if (i == end) break;
      }
      i = FindAt(i);
    }
  }

  std::vector<Mention> Finish() {
    // One date whose day comes first says how the others of the text are to be read.
    for (const size_t index : either_order_) {
      Mention& mention = found_[index];
      const auto date = kg::Date::Parse(mention.value);
      if (!date) continue;
      const std::string other = kg::Date::Of(date->start.year, date->start.day, date->start.month).ToString();
      if (day_first_ && !month_first_) {
        mention.value = other;
      } else if (!month_first_) {
        mention.Set("ambiguous", "yes");
        mention.Set("other", other);
      }
    }
    return std::move(found_);
  }

 private:
  // Adds what begins at `i`; returns where to go on.
  uint32_t FindAt(uint32_t i) {
    Found best;
    const auto offer = [&best](Found found) {
      if (found && (!best || found->last > best->last)) best = std::move(found);
    };
    const std::optional<DateMatch> date = MayBeginDate(i) ? ReadDate(reader_, i) : std::nullopt;
    const uint32_t date_last = date ? date->last : i;
    if (!date) {
      if (const uint32_t last = SkipNoValue(reader_, i)) return last;
    }
    OfferOthers(i, offer);
    if (date && (!best || best->last <= date_last)) {
      AddDate(*date);
      return date_last;
    }
    if (!best) return i + 1;
    const uint32_t last = best->last;
    found_.push_back(std::move(*best));
    return last;
  }

  bool MayBeginDate(uint32_t i) const {
    if (reader_.loose()) return true;
    switch (reader_.Kind(i)) {
      case Lex::kArticle:
        return reader_.Kind(i + 1) == Lex::kUnit || reader_.Kind(i + 1) == Lex::kDozen;
      case Lex::kIn:
        return reader_.Kind(i + 1) != Lex::kNone;
      case Lex::kHundred:
      case Lex::kScale:
      case Lex::kHalf:
      case Lex::kFraction:
      case Lex::kCurrency:
      case Lex::kSign:
      case Lex::kMedal:
        return false;
      default:
        return true;
    }
  }

  template <typename Offer>
  void OfferOthers(uint32_t i, const Offer& offer) {
    switch (reader_.Kind(i)) {
      case Lex::kDigits:
      case Lex::kCardinal:
        offer(FindDuration(reader_, i));
        offer(FindAge(reader_, i));
        if (reader_.Kind(i) == Lex::kDigits) offer(FindScore(reader_, i));
        offer(FindMark(reader_, i));
        offer(FindMoney(reader_, i));
        offer(FindRank(reader_, i));
        offer(FindNumber(reader_, i));
        break;
      case Lex::kArticle:
        if (reader_.Kind(i + 1) == Lex::kNone) break;
        offer(FindDuration(reader_, i));
        offer(FindMoney(reader_, i));
        offer(FindNumber(reader_, i));
        break;
      case Lex::kHalf:
      case Lex::kFraction:
        offer(FindDuration(reader_, i));
        offer(FindMoney(reader_, i));
        offer(FindNumber(reader_, i));
        break;
      case Lex::kDozen:
      case Lex::kBound:
      case Lex::kCompoundTime:
        offer(FindDuration(reader_, i));
        break;
      case Lex::kAged:
      case Lex::kDecade:
      case Lex::kCompoundAge:
        offer(FindAge(reader_, i));
        break;
      case Lex::kCurrency:
        offer(FindMoney(reader_, i));
        break;
      case Lex::kOrdinal:
      case Lex::kCompoundPlace:
      case Lex::kMedal:
      case Lex::kRunnerUp:
      case Lex::kSign:
        offer(FindRank(reader_, i));
        break;
      default:
        break;
    }
  }

  bool LiesAhead(const DateMatch& match) const {
    const auto is_future = [this](uint32_t i) {
      if (reader_.Is(i, "may"))  // "may run"; not the month
        return !reader_.IsOneOf(i - 1, {"in", "of", "since", "last", "early", "late", "until", "by", "from", "this"});
      return reader_.IsOneOf(i, {"will", "'ll", "’ll", "shall", "upcoming", "scheduled", "due", "forthcoming", "might",
                                 "intends", "hoping", "planning", "aiming", "eyeing"});
    };
    for (uint32_t d = 1; d <= 12; ++d) {
      if (is_future(match.first - d) || (d <= 5 && is_future(match.last + d - 1))) return true;
    }
    return false;
  }

  std::optional<kg::Date> ResolveMatch(const DateMatch& match) {
    resolve_.future = !reader_.loose() && NeedsReference(match.date) && LiesAhead(match);
    const auto start = Resolve(match.date, resolve_);
    if (!start || !match.is_span) return start;
    if (match.open_start) return start->is_interval ? kg::Date::NotAfter(start->end) : kg::Date::NotAfter(start->start);
    if (match.open_end) return kg::Date::Since(start->start);
    auto end = Resolve(match.end, resolve_);
    if (!end) return std::nullopt;
    const bool weekdays = match.date.kind == DateExpr::Kind::kWeekday && match.end.kind == DateExpr::Kind::kWeekday;
    if (weekdays && end->Days().first < start->Days().first) end = kg::Date::OfDay(end->Days().first + 7);
    const kg::Date span = kg::Date::Between(start->start, end->is_interval ? end->end : end->start);
    return span.Days().IsEmpty() ? std::nullopt : std::optional(span);
  }

  // Captions, key points and headlines stand apart from the story: 1 + the block for them, 0 for running text.
  uint32_t StoryOf(uint32_t sentence) const {
    const uint32_t block = text_.sentences[sentence].block;
    if (blocks_ == nullptr || block >= blocks_->size()) return 0;
    const BlockRole role = (*blocks_)[block].role;
    const bool apart = role == BlockRole::kCaption || role == BlockRole::kKeyPoint || role == BlockRole::kHeadline;
    return apart ? block + 1 : 0;
  }

  void AddDate(const DateMatch& match) {
    const uint32_t sentence = reader_.sentence();
    const uint32_t story = StoryOf(sentence);
    const bool same_story = story == 0 || story == before_story_;
    const bool fresh = before_ && same_story && sentence - before_sentence_ <= kMemorySentences;
    resolve_.before = fresh ? before_ : std::nullopt;
    const auto date = ResolveMatch(match);
    const bool absolute = !NeedsReference(match.date) && !(match.is_span && NeedsReference(match.end));
    if (!date && absolute && !match.date.from_text) return;  // no such day
    Mention mention =
        reader_.Make(MentionType::kDate, match.first, match.last, date ? date->ToString() : std::string());
    const bool relative = !absolute || (match.date.from_text && before_relative_);
    if (relative) mention.Set("relative", "yes");
    mention.Set("kind", match.date.season && !match.is_span ? "season" : date && date->is_interval ? "span" : "point");
    if (!date) mention.Set("needs", match.date.from_text ? "antecedent" : "reference");
    SetPart(match.date, &mention);
    if (date && (story == 0 || !before_ || before_story_ != 0)) {
      before_story_ = story;
      before_ = date;
      before_sentence_ = sentence;
      before_relative_ = relative;
    }
    day_first_ = day_first_ || match.date.order == DateExpr::kDayFirst;
    month_first_ = month_first_ || match.date.order == DateExpr::kMonthFirst;
    if (match.date.order == DateExpr::kEitherOrder && !match.is_span && !reader_.loose())
      either_order_.push_back(found_.size());
    found_.push_back(std::move(mention));
  }

  static void SetPart(const DateExpr& date, Mention* mention) {
    static constexpr std::string_view kParts[] = {"early", "mid", "late", "beginning", "end"};
    static constexpr std::string_view kSeasons[] = {"", "spring", "summer", "autumn", "winter"};
    if (date.year_season > 0) mention->Set("part", kSeasons[date.year_season]);
    if (date.part >= 0 && !date.decade) mention->Set("part", kParts[date.part]);
  }

  Reader reader_;
  const TokenizedText& text_;
  const std::vector<Lexeme>& lexemes_;
  const std::vector<Block>* blocks_;
  ResolveContext resolve_;
  std::vector<Mention> found_;
  std::optional<kg::Date> before_;
  uint32_t before_sentence_ = 0;
  uint32_t before_story_ = 0;
  bool before_relative_ = false;
  std::vector<size_t> either_order_;  // indices into found_
  bool day_first_ = false;
  bool month_first_ = false;
};

}  // namespace

std::vector<Mention> FindValues(const TokenizedText& text, const DateContext& context, const ReadingOptions& options) {
  const std::vector<Lexeme> lexemes = LookUpAll(text);
  Finder finder(text, lexemes, context, options);
  for (uint32_t i = 0; i < text.sentences.size(); ++i) finder.RunSentence(i);
  return finder.Finish();
}

std::vector<Mention> FindValues(const TokenizedText& text, const DateContext& context) {
  return FindValues(text, context, ReadingOptions());
}

}  // namespace kg::extract
