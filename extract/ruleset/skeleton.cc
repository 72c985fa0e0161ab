// The skeleton view: a sentence without what its punctuation sets apart, nor what describes its names.
#include <algorithm>

#include "extract/ruleset/asides.h"
#include "extract/ruleset/verb_cell_reader.h"
#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

class LooseReader : private VerbCellReader {
 public:
  LooseReader(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs,
              const Descriptions& descriptions)
      : VerbCellReader(input, cells, verbs), descriptions_(descriptions) {}

  // Marks in `drop` the descriptions and adverbs that are left out; false when there are none.
  bool MarkLoose(std::vector<bool>* drop) {
    bool any = false;
    for (size_t i = 0; i < cells_.size(); ++i) {
      size_t end = IsLooseAdverb(i) || IsCountryOf(i) ? i + 1 : descriptions_.EndFrom(input_, cells_, verbs_, i);
      if (end == i) end = OriginFrom(i);
      if (end == i) end = PlaceFrom(i);
      if (end == i) end = BeforeTimeFrom(i);
      if (end == i) end = TimeInVerbFrom(i);
      if (end == i) end = AdverbialFrom(i);
      if (end == i) continue;
      std::fill(drop->begin() + static_cast<std::ptrdiff_t>(i), drop->begin() + static_cast<std::ptrdiff_t>(end), true);
      any = true;
      i = end - 1;
    }
    return any;
  }

 private:
  // "in the English city of Leeds", "in north Leeds": the end of what describes a place in front of its name, else `i`.
  size_t PlaceFrom(size_t i) const {
    static constexpr auto kSettlements =
        WordSet({"city", "town", "village", "port", "suburb", "hamlet", "municipality", "parish", "resort", "capital",
                 "township", "borough", "harbour", "seaport", "outskirts", "cathedral"});
    static constexpr auto kParts = WordSet({"north", "south", "east", "west", "central", "downtown", "inner", "greater",
                                            "rural", "nearby", "suburban", "north-west", "north-east", "south-east",
                                            "south-west", "northern", "southern", "eastern", "western"});
    constexpr size_t kLongest = 5;
    const auto is_place = [this](size_t at) {
      return at < cells_.size() && cells_[at].mention >= 0 && cells_[at].form == Form::kName &&
             cells_[at].types.Has(MentionType::kPlace);
    };
    if (i == 0 || cells_[i - 1].mention >= 0) return i;
    if (kParts.Has(WordAt(i)) && is_place(i + 1)) return i + 1;
    if (!Is(i, "the") && !Is(i, "a")) return i;
    for (size_t at = i + 1; at < i + kLongest && at + 2 < cells_.size(); ++at) {
      if (kSettlements.Has(WordAt(at)) && Is(at + 1, "of")) return is_place(at + 2) ? at + 2 : i;
      const bool plain = cells_[at].mention >= 0 ? cells_[at].types.Has(MentionType::kNationality)
                                                 : !WordAt(at).empty() && verbs_.Find(WordAt(at)) == nullptr;
      if (!plain) break;
    }
    return i;
  }

  // "in the spring of 2019", "back in 2019", "as early as 2019": the end of what stands in front of a time and says no
  // more, else `i`.
  size_t BeforeTimeFrom(size_t i) const {
    if (i == 0) return i;
    const auto times = [this](size_t at) { return at < cells_.size() && IsTime(at); };
    if (Is(i, "the") && times(i + 1) && cells_[i + 1].last > cells_[i + 1].first + 2) {
      return input_.text->Lower(cells_[i + 1].first + 1) == "of" ? i + 1 : i;
    }
    if ((Is(i, "back") || Is(i, "only") || Is(i, "late")) && (Is(i + 1, "in") || Is(i + 1, "on")) && times(i + 2))
      return i + 1;
    return i;
  }

  // "was on Monday awarded", "has this week joined": when, between the parts of a verb; the end of it, else `i`.
  size_t TimeInVerbFrom(size_t i) const {
    static constexpr auto kAuxiliaries = WordSet({"was", "were", "is", "are", "has", "have", "had", "been"});
    static constexpr auto kBefore = WordSet({"on", "in", "last", "this", "late", "earlier", "early"});
    if (i == 0 || !kAuxiliaries.Has(WordAt(i - 1))) return i;
    size_t time = i;
    while (time < i + 2 && kBefore.Has(WordAt(time))) ++time;
    return time + 1 < cells_.size() && IsTime(time) && IsParticiple(time + 1) ? time + 1 : i;
  }

  // "Ruiz of Kenya and Holt of the Kiel Institute won": where each is from; the end of "of Kenya", else `i`.
  size_t OriginFrom(size_t i) const {
    constexpr TypeSet kOrigins = {MentionType::kPlace, MentionType::kOrganization, MentionType::kTeam};
    if ((!Is(i, "of") && !Is(i, "from")) || i == 0 || !IsPersonName(i - 1)) return i;
    const size_t origin = Is(i + 1, "the") ? i + 2 : i + 1;
    if (origin + 1 >= cells_.size() || cells_[origin].mention < 0 || cells_[origin].form != Form::kName ||
        !cells_[origin].types.Intersects(kOrigins))
      return i;
    const size_t end = origin + 1;
    const bool listed = Is(end, "and") || (Is(end, ",") && end + 1 < cells_.size() && IsPersonName(end + 1));
    return listed || IsVerb(end) ? end : i;
  }
  bool IsPersonName(size_t i) const {
    return cells_[i].mention >= 0 && cells_[i].form == Form::kName && cells_[i].types == TypeSet{MentionType::kPerson};
  }

  // "has also won", "later joined": adverbs that leave what is said as it is.
  bool IsLooseAdverb(size_t i) const {
    static constexpr auto kLoose = WordSet({"also",
                                            "earlier",
                                            "later",
                                            "subsequently",
                                            "eventually",
                                            "finally",
                                            "promptly",
                                            "duly",
                                            "soon",
                                            "again",
                                            "successfully",
                                            "quickly",
                                            "quietly",
                                            "famously",
                                            "officially",
                                            "formally",
                                            "immediately",
                                            "comfortably",
                                            "easily",
                                            "convincingly",
                                            "narrowly",
                                            "deservedly",
                                            "jointly",
                                            "unexpectedly",
                                            "surprisingly",
                                            "sensationally",
                                            "suddenly",
                                            "dramatically",
                                            "controversially",
                                            "impressively",
                                            "brilliantly",
                                            "memorably",
                                            "emphatically",
                                            "proudly",
                                            "happily",
                                            "sadly",
                                            "tragically",
                                            "reluctantly",
                                            "abruptly",
                                            "publicly",
                                            "privately",
                                            "secretly",
                                            "swiftly",
                                            "personally",
                                            "actually",
                                            "simply",
                                            "together",
                                            "instead",
                                            "thus",
                                            "therefore",
                                            "however",
                                            "meanwhile",
                                            "indeed",
                                            "certainly",
                                            "clearly",
                                            "yesterday",
                                            "today",
                                            "tonight",
                                            "recently",
                                            "previously",
                                            "initially",
                                            "originally",
                                            "ultimately",
                                            "still",
                                            "once",
                                            "briefly",
                                            "already",
                                            "just",
                                            "even",
                                            "regularly",
                                            "repeatedly",
                                            "voluntarily",
                                            "formerly",
                                            "temporarily",
                                            "permanently"});
    constexpr size_t kMost = 3;
    if (i == 0) return false;
    if (Is(i, "itself") || Is(i, "themselves") || Is(i, "himself") || Is(i, "herself")) return IsVerb(i + 1);
    if (cells_[i].mention >= 0 || !kLoose.Has(input_.text->Lower(cells_[i].first))) return false;
    size_t next = i + 1;
    while (next < cells_.size() && next < i + kMost && kLoose.Has(WordAt(next))) ++next;
    return IsVerb(next) || (IsVerb(i - 1) && IsParticiple(next));
  }

  // "Ruiz on Sunday won", "Ruiz last year joined", "Ruiz in front of her own crowd beat": the end of what tells when,
  // where or how between a subject and its finite verb; `i` where nothing does.
  size_t AdverbialFrom(size_t i) const {
    constexpr size_t kMostWords = 7;
    if (i == 0 || cells_[i - 1].mention < 0 || !IsSubject(i - 1)) return i;
    const bool date = IsTime(i);
    if (Is(i, "as") && Is(i + 1, "expected") && IsFinite(i + 2)) return i + 2;
    if (!date && !OpensAdverbial(i)) return i;
    for (size_t end = i + 1; end < cells_.size() && end <= i + kMostWords; ++end) {
      if (IsFinite(end)) return end;
      if (!IsOfAdverbial(end)) break;
    }
    return i;
  }
  bool IsSubject(size_t i) const {
    return cells_[i].form != Form::kPossessive && cells_[i].form != Form::kPronoun && BeginsClause(i);
  }
  bool OpensAdverbial(size_t i) const {
    static constexpr auto kPrepositions =
        WordSet({"in",      "on",     "at",    "during", "after",      "before", "since",   "despite",
                 "without", "with",   "for",   "within", "throughout", "under",  "against", "following",
                 "years",   "months", "weeks", "days",   "hours",      "minutes"});
    if (Is(i, "of")) return Is(i + 1, "course");
    if (Is(i, "as")) return Is(i + 1, "a");
    if (Is(i, "to")) return cells_[i + 1 < cells_.size() ? i + 1 : i].form == Form::kPossessive;
    if (Is(i, "the")) return Is(i + 1, "following") || Is(i + 1, "next") || Is(i + 1, "same");
    return cells_[i].mention < 0 && kPrepositions.Has(WordAt(i));
  }
  // No verb, no mark, no clause, and nobody who might be the subject.
  bool IsOfAdverbial(size_t i) const {
    if (cells_[i].mention >= 0) {
      return !cells_[i].types.Intersects({MentionType::kPerson, MentionType::kTeam}) ||
             cells_[i].form == Form::kPossessive;
    }
    const std::string_view word = WordAt(i);
    const bool plain =
        cells_[i].last == cells_[i].first + 1 && !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    if (word == "'s" || word == "’s" || word == "expected") return true;
    static constexpr auto kJoints = WordSet({"and", "or", "but", "that", "who", "whose", "whom", "which", "when",
                                             "while", "because", "if", "to", "not", "never", "no"});
    return plain && verbs_.Find(word) == nullptr && !kJoints.Has(word);
  }
  // "Britain's Ruiz": whose countrywoman she is.
  bool IsCountryOf(size_t i) const {
    const bool place =
        cells_[i].mention >= 0 && cells_[i].types.Has(MentionType::kPlace) && HasForm(i, Form::kPossessive);
    return place && i + 1 < cells_.size() && cells_[i + 1].mention >= 0 && cells_[i + 1].form == Form::kName &&
           cells_[i + 1].types == TypeSet{MentionType::kPerson};
  }

  const Descriptions& descriptions_;
};

// Marks in `drop` what punctuation sets apart; false when there is nothing.
bool MarkAsides(const AsideReader& asides, std::vector<bool>* drop) {
  bool any = false;
  for (size_t i = 0; i < drop->size(); ++i) {
    const size_t end = asides.EndFrom(i);
    if (end == i) continue;
    std::fill(drop->begin() + static_cast<std::ptrdiff_t>(i), drop->begin() + static_cast<std::ptrdiff_t>(end), true);
    any = true;
    i = end - 1;
  }
  return any;
}

bool Keep(const View& from, const std::vector<bool>& drop, const PhraseBook& phrases, View* view) {
  view->Clear();
  view->lists = from.lists;
  for (size_t i = 0; i < drop.size(); ++i) {
    if (!drop[i]) view->cells.push_back(from.cells[i]);
  }
  FindPhrases(phrases, view);
  return !view->cells.empty();
}

}  // namespace

bool BuildBare(const SentenceInput& input, const View& nominals, const VerbForms& verbs,
               const Descriptions& descriptions, const PhraseBook& phrases, View* view) {
  std::vector<bool> drop(nominals.cells.size());
  return LooseReader(input, nominals.cells, verbs, descriptions).MarkLoose(&drop) &&
         Keep(nominals, drop, phrases, view);
}

bool BuildSkeleton(const SentenceInput& input, const View& bare, const VerbForms& verbs,
                   const Descriptions& descriptions, const PhraseBook& phrases, View* view) {
  std::vector<bool> drop(bare.cells.size());
  return MarkAsides(AsideReader(input, bare.cells, verbs, descriptions), &drop) && Keep(bare, drop, phrases, view);
}

}  // namespace kg::extract
