#include "extract/ruleset/clause_cells.h"

#include "extract/ruleset/clause_words.h"
#include "extract/ruleset/views.h"

namespace kg::extract {
namespace {

constexpr size_t kMostAdverbs = 3;  // between a subject and its verb

}  // namespace

bool ClauseCells::IsPlural(size_t verb) const {
  static constexpr auto kPlural = WordSet({"are", "were", "have", "live", "share", "met", "both", "all", "each"});
  return kPlural.Has(WordAt(verb)) || kPlural.Has(WordAt(verb - 1));
}

bool ClauseCells::IsTime(size_t i) const {
  return cells_[i].mention >= 0 && cells_[i].types.Intersects({MentionType::kDate, MentionType::kDuration});
}

bool ClauseCells::IsMark(size_t i) const { return cells_[i].mention < 0 && kMarks.Has(WordAt(i)); }

const VerbForm* ClauseCells::VerbAt(size_t i) const {
  if (i >= cells_.size() || cells_[i].mention >= 0 || cells_[i].last != cells_[i].first + 1) return nullptr;
  const Shape shape = input_.text->tokens[cells_[i].first].shape;
  const bool opener = i == 0 && shape == Shape::kTitle;
  if (shape != Shape::kLower && !opener) return nullptr;
  const VerbForm* form = verbs_.Find(WordAt(i));
  // "Ruiz surprised everybody": as often an adjective, but not right behind a name.
  static constexpr VerbForm kPast = {.past = true, .participle = true};
  const bool past = form == nullptr && i > 0 && cells_[i - 1].mention >= 0 && WordAt(i).size() > 4;
  return past && cells_[i - 1].form == Form::kName && WordAt(i).ends_with("ed") ? &kPast : form;
}

bool ClauseCells::IsAdverb(size_t i) const {
  const std::string_view word = WordAt(i);
  return cells_[i].mention < 0 && (kAdverbs.Has(word) || (word.size() > 4 && word.ends_with("ly")));
}

size_t ClauseCells::PastAdverbs(size_t i) const {
  const size_t most = i + kMostAdverbs;
  while (i < cells_.size() && i < most && IsAdverb(i)) ++i;
  return i;
}

size_t ClauseCells::VerbFrom(size_t i) const {
  size_t at = i;
  for (; at < cells_.size() && at < i + kMostAdverbs; ++at) {
    const VerbForm* form = VerbAt(at);
    if (form != nullptr && (form->past || form->present || form->modal) && !Is(at, "to")) return at;
    if (!IsAdverb(at)) break;
  }
  return cells_.size();
}

bool ClauseCells::IsNoun(size_t i, TypeSet types) const {
  const Cell& cell = cells_[i];
  if (cell.mention < 0 || !cell.types.Intersects(types)) return false;
  if (cell.form == Form::kPronoun) return kNominatives.Has(WordAt(i));
  return cell.form != Form::kPossessive;
}

std::optional<Subject> ClauseCells::SubjectAt(size_t i) const {
  if (!IsNoun(i, {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization})) return std::nullopt;
  size_t next = i + 1;
  const bool of = (Is(next, "of") || Is(next, "from")) && next + 1 < cells_.size() && cells_[next + 1].mention >= 0;
  if (of) next += 2;
  const size_t verb = VerbFrom(next);
  if (verb >= end_ || IsOffice(i)) return std::nullopt;
  return SubjectOf(i, verb);
}

bool ClauseCells::IsOffice(size_t i) const {
  static constexpr auto kPrepositions =
      WordSet({"of", "for", "from", "with", "by", "to", "against", "over", "at", "in", "on", "beside", "than", "like"});
  return i > 0 && cells_[i].form != Form::kPronoun && kPrepositions.Has(WordAt(i - 1));
}

Subject ClauseCells::SubjectOf(size_t cell, size_t verb) const {
  Subject subject{cell, verb};
  const VerbForm* first = VerbAt(verb);
  const VerbForm* second = VerbAt(PastAdverbs(verb + 1));
  subject.present = first->present;
  subject.perfect_modal = first->modal && Is(PastAdverbs(verb + 1), "have");
  if (first->modal) {
    for (size_t i = verb + 1; i < cells_.size() && i < verb + 4; ++i) subject.perfect_modal |= Is(i, "have");
  }
  subject.passive = first->be && second != nullptr && second->participle;
  return subject;
}

bool ClauseCells::BeginsParticiple(size_t i) const {
  const VerbForm* form = VerbAt(PastAdverbs(i));
  return form != nullptr && form->ing;
}

bool ClauseCells::OpensClause(size_t i) const {
  static constexpr auto kBoth = WordSet({"as", "after", "before", "since", "until", "once", "than"});
  if (!kBoth.Has(WordAt(i))) return true;
  for (size_t j = i + 1; j < end_ && !IsMark(j) && !Is(j, ",") && !Is(j, "and") && !Is(j, "but"); ++j) {
    if (SubjectAt(j) || VerbFrom(j) == j) return true;
  }
  return false;
}

size_t ClauseCells::VerbBehindAdverbial(size_t from) const {
  static constexpr auto kOpen =
      WordSet({"after", "in",   "on",   "at",   "for",  "during", "within", "the",  "a",          "two",
               "three", "some", "from", "with", "over", "by",     "last",   "this", "eventually", "until"});
  static constexpr auto kTimes =
      WordSet({"year",   "years",   "month",  "months",  "week",   "weeks",   "day",       "days",
               "decade", "decades", "season", "seasons", "later",  "evening", "afternoon", "morning",
               "night",  "summer",  "winter", "spring",  "autumn", "spell",   "while"});
  static constexpr auto kNouns = WordSet({"the", "a", "two", "three", "some", "last", "this"});
  constexpr size_t kMost = 8;
  if (from >= end_ || (cells_[from].mention < 0 && !kOpen.Has(WordAt(from)))) return cells_.size();
  // "and a computer glitch led to" has a subject of its own.
  bool when = cells_[from].mention >= 0 ? IsTime(from) : !kNouns.Has(WordAt(from));
  for (size_t i = from; i < end_ && i < from + kMost; ++i) {
    const Cell& cell = cells_[i];
    if (cell.mention >= 0) {
      if (cell.types.Intersects({MentionType::kPerson, MentionType::kTeam}) && cell.form != Form::kPossessive) break;
      when |= IsTime(i);
      continue;
    }
    if (IsMark(i) || Is(i, "and") || Is(i, ",") || kSubordinators.Has(WordAt(i))) {
      if (!Is(i, "after")) break;
      continue;
    }
    when |= kTimes.Has(WordAt(i));
    if (const size_t verb = VerbFrom(i); verb == i && i > from) {
      return when && VerbAt(verb)->past && !Is(i - 1, "the") && !Is(i - 1, "a") ? verb : cells_.size();
    }
  }
  return cells_.size();
}

Symbol ClauseCells::PastOfParticiple(size_t i) const {
  const VerbForm* form = VerbAt(i);
  if (form != nullptr && form->ing) return form->past_symbol;
  if (form != nullptr || i == 0 || !WordAt(i).ends_with("ing") || i + 1 >= cells_.size()) return kNoWord;
  const bool fronted = kParticipleFronts.Has(WordAt(i - 1)) || Is(i - 1, "for");
  const bool object = cells_[i + 1].mention >= 0 || Is(i + 1, "the") || Is(i + 1, "a") || Is(i + 1, "his") ||
                      Is(i + 1, "her") || Is(i + 1, "for") || Is(i + 1, "as");
  return fronted && object ? verbs_.PastOfIng(WordAt(i)) : kNoWord;
}

bool ClauseCells::IsOutcome(const Subject& subject, size_t i) const {
  constexpr size_t kReach = 16;
  static constexpr auto kProspects = WordSet({"chance", "chances", "opportunity", "bid", "right", "hope", "hopes",
                                              "attempt", "offer", "plan", "plans", "dream", "ambition", "vow", "way"});
  if (!kAchieve.Has(WordAt(PastAdverbs(i + 1))) || kProspects.Has(WordAt(i - 1))) return false;
  // "held on and birdied the last to win": the nearest verb before the purpose is the striving.
  size_t strove = i;
  while (strove-- > subject.verb) {
    if (i - strove > kReach || Is(strove, "to") || Is(strove, "not") || kSubordinators.Has(WordAt(strove)))
      return false;
    if (strove == subject.verb || (VerbFrom(strove) == strove && !BehindDeterminer(strove))) break;
  }
  const bool tied = strove == subject.verb || Is(strove - 1, "and") || Is(strove - 1, ",") || Is(strove - 1, "then");
  if (!tied || !kStrove.Has(WordAt(strove))) return false;
  return !Is(strove, "came") || Is(strove + 1, "from") || Is(strove + 1, "back") || Is(strove + 1, "through");
}

bool ClauseCells::BehindDeterminer(size_t i) const {
  static constexpr auto kDeterminers =
      WordSet({"a", "an", "the", "his", "her", "its", "their", "this", "that", "another", "birdie", "one"});
  constexpr size_t kReach = 3;  // "a late birdie putt"
  for (size_t back = 1; back <= kReach && back <= i; ++back) {
    if (kDeterminers.Has(WordAt(i - back)) || cells_[i - back].form == Form::kPossessive) return true;
    if (Is(i - back, ",") || Is(i - back, "and")) return false;
  }
  return false;
}

bool ClauseCells::IsAdjectival(size_t i) const {
  return cells_[i].mention >= 0 && cells_[i].types == TypeSet{MentionType::kNationality};
}

bool ClauseCells::HasScore(size_t from) const {
  constexpr size_t kReach = 16;
  for (size_t i = from; i < end_ && i < from + kReach; ++i) {
    if (cells_[i].mention >= 0 && cells_[i].types.Has(MentionType::kScore)) return true;
  }
  return false;
}

bool ClauseCells::IsFirstTo(const Subject& subject, size_t i) const {
  static constexpr auto kOnes =
      WordSet({"first", "only", "youngest", "oldest", "last", "latest", "second", "third", "fourth", "fifth"});
  constexpr size_t kReach = 9;
  const VerbForm* copula = VerbAt(subject.verb);
  if (!Is(i, "to") || (!copula->be && !Is(subject.verb, "became") && !Is(subject.verb, "becomes"))) return false;
  bool one = false;
  for (size_t j = subject.verb + 1; j < i; ++j) {
    if (i - subject.verb > kReach || Is(j, ",") || kSubordinators.Has(WordAt(j)) || Is(j, "not")) return false;
    if (Is(j, "to") || VerbAt(j) != nullptr) return false;
    const bool rank = cells_[j].mention >= 0 && cells_[j].types.Has(MentionType::kRank);
    one |= rank || kOnes.Has(WordAt(j)) || IsFirstOne(j);
  }
  return one;
}

bool ClauseCells::IsFirstOne(size_t i) const {
  static constexpr auto kOnes = WordSet({"first", "only", "youngest", "oldest", "last", "second", "third"});
  if (cells_[i].mention < 0 || cells_[i].form != Form::kNominal) return false;
  for (uint32_t t = cells_[i].first; t < cells_[i].last; ++t) {
    if (kOnes.Has(input_.text->Lower(t))) return true;
  }
  return false;
}

bool ClauseCells::IsDescription(size_t i) const {
  if (!Is(i, "a") && !Is(i, "an") && !Is(i, "the")) return false;
  for (size_t j = i + 1; j < end_ && j < i + 5; ++j) {
    if (Is(j, "of") || Is(j, "at") || Is(j, "in") || Is(j, "for") || Is(j, "with") || Is(j, "to")) return true;
    if (cells_[j].mention >= 0 && cells_[j].types.Has(MentionType::kPerson)) return false;
  }
  return false;
}

size_t ClauseCells::PastTimeBefore(size_t begin) const {
  constexpr size_t kReach = 6;
  for (size_t i = begin; i < end_ && i < begin + kReach; ++i) {
    if (i > begin && (Is(i, "after") || Is(i, "before") || Is(i, "since"))) return i;
    const bool time =
        cells_[i].mention >= 0 && cells_[i].types.Intersects({MentionType::kDuration, MentionType::kNumber,
                                                              MentionType::kDate, MentionType::kRank});
    static constexpr auto kTimes =
        WordSet({"a",      "an",    "the",  "day",   "days",        "week",     "weeks",   "month", "months",
                 "year",   "years", "hour", "hours", "minutes",     "season",   "seasons", "few",   "two",
                 "three",  "four",  "five", "just",  "only",        "shortly",  "soon",    "and",   "half",
                 "barely", "less",  "more", "than",  "immediately", "straight", "moments"});
    if (!time && !kTimes.Has(WordAt(i))) break;
  }
  return begin;
}

size_t ClauseCells::EndOfRelative(size_t from) const {
  for (size_t i = from; i < cells_.size(); ++i) {
    if (IsMark(i)) return i;
    if (Is(i, ",") && i + 1 < cells_.size() && VerbFrom(i + 1) < cells_.size()) return i;
  }
  return cells_.size();
}

}  // namespace kg::extract
