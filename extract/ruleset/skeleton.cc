// The skeleton view: a sentence without what its punctuation sets apart, nor what describes its names.
#include <algorithm>

#include "extract/ruleset/cell_reader.h"
#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr size_t kMaxDropped = 25;  // cells of one part that is left out

class SkeletonBuilder : private CellReader {
 public:
  SkeletonBuilder(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs,
                  const Descriptions& descriptions)
      : CellReader(input, cells), verbs_(verbs), descriptions_(descriptions) {}

  // Marks in `drop` the descriptions and adverbs that are left out; false when there are none.
  bool MarkLoose(std::vector<bool>* drop) {
    bool any = false;
    for (size_t i = 0; i < cells_.size(); ++i) {
      size_t end = IsLooseAdverb(i) || IsCountryOf(i) ? i + 1 : descriptions_.EndFrom(input_, cells_, verbs_, i);
      if (end == i) end = OriginFrom(i);
      if (end == i) end = TimeInVerbFrom(i);
      if (end == i) end = AdverbialFrom(i);
      if (end == i) continue;
      std::fill(drop->begin() + static_cast<std::ptrdiff_t>(i), drop->begin() + static_cast<std::ptrdiff_t>(end), true);
      any = true;
      i = end - 1;
    }
    return any;
  }

  // Marks in `drop` what punctuation sets apart; false when there is nothing.
  bool MarkAsides(std::vector<bool>* drop) {
    bool any = false;
    for (size_t i = 0; i < cells_.size(); ++i) {
      size_t end = PartAt(i);
      if (end == i) continue;
      end = Further(i, end);
      std::fill(drop->begin() + static_cast<std::ptrdiff_t>(i), drop->begin() + static_cast<std::ptrdiff_t>(end), true);
      any = true;
      i = end - 1;
    }
    return any;
  }

 private:
  // The end of a part that begins at `i` and may be left out, else `i`.
  size_t PartAt(size_t i) const {
    if (Is(i, "(")) {
      const size_t close = Find(")", i + 1);
      return close == cells_.size() ? i : close + 1;
    }
    if (IsDash(i)) return i > 0 && cells_[i - 1].mention >= 0 ? DashedAt(i) : i;
    if (i == 0 || !Is(i, ",") || cells_[i - 1].mention < 0) return i;
    const size_t close = Find(",", i + 1);
    if (close == cells_.size() || close == i + 1) return i;
    if (IsRelative(i + 1) || IsApposition(i - 1, i + 1, close) || IsAside(i - 1, i + 1, close)) return close + 1;
    if (IsNameOf(i - 1, i + 1, close)) return close + 1;
    return i;
  }

  // "his father, Karl Ruiz, founded Acme": the name behind a description of the one it names, where the clause goes on.
  bool IsNameOf(size_t head, size_t begin, size_t close) const {
    constexpr size_t kLongest = 3;  // cells: "the poet Karl Ruiz"
    const Cell& name = cells_[close - 1];
    if (cells_[head].form != Form::kNominal || close > begin + kLongest || !IsVerb(close + 1)) return false;
    if (name.mention < 0 || name.form != Form::kName) return false;
    const int32_t who = input_.mentions[static_cast<size_t>(cells_[head].mention)].entity;
    return who >= 0 && who == input_.mentions[static_cast<size_t>(name.mention)].entity;
  }

  // "Ruiz – to her own surprise – won": of two dashes what stands between them, where the clause goes on.
  size_t DashedAt(size_t i) const {
    for (size_t close = i + 2; close < cells_.size() && close < i + kMaxDropped; ++close) {
      if (Is(close, ";") || Is(close, ":") || Is(close, "\"")) break;
      if (IsDash(close)) return IsVerb(close + 1) ? close + 1 : i;
    }
    return i;
  }
  bool IsDash(size_t i) const { return Is(i, "–") || Is(i, "—"); }

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
                                            "himself",
                                            "herself",
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
    if (cells_[i].mention >= 0 || i == 0 || !kLoose.Has(input_.text->Lower(cells_[i].first))) return false;
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
  bool IsTime(size_t i) const {
    return cells_[i].mention >= 0 && cells_[i].types.Intersects({MentionType::kDate, MentionType::kDuration});
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
  bool IsFinite(size_t i) const {
    if (i >= cells_.size()) return false;
    if (Is(i - 1, "a") || Is(i - 1, "an") || Is(i - 1, "the")) return false;  // "at a stunned Oslo"
    if (cells_[i].mention >= 0 || input_.text->tokens[cells_[i].first].shape != Shape::kLower) return false;
    const VerbForm* form = verbs_.Find(WordAt(i));
    return form != nullptr && (form->past || form->present || (form->modal && !Is(i, "to")));
  }
  bool IsParticiple(size_t i) const {
    if (i >= cells_.size() || cells_[i].mention >= 0) return false;
    const VerbForm* form = verbs_.Find(input_.text->Lower(cells_[i].first));
    return form != nullptr && (form->participle || form->ing);
  }
  // "Britain's Ruiz": whose countrywoman she is.
  bool IsCountryOf(size_t i) const {
    const bool place = cells_[i].mention >= 0 && cells_[i].types.Has(MentionType::kPlace) && IsPossessive(i);
    return place && i + 1 < cells_.size() && cells_[i + 1].mention >= 0 && cells_[i + 1].form == Form::kName &&
           cells_[i + 1].types == TypeSet{MentionType::kPerson};
  }

  // "Ruiz, 52, a lawyer, came": the comma that closes one aside opens the next.
  size_t Further(size_t begin, size_t end) const {
    while (begin > 0 && Is(begin, ",")) {
      const size_t close = Find(",", end);
      if (close == cells_.size() || close == end || end - begin > kMaxDropped) break;
      if (!IsRelative(end) && !IsApposition(begin - 1, end, close) && !IsOrigin(end, close)) break;
      end = close + 1;
    }
    return end;
  }

  // "of Hull", "from the village of Volos", and "Hull" behind "of Selby Road,"
  bool IsOrigin(size_t begin, size_t close) const {
    constexpr size_t kMost = 6;
    const bool from = Is(begin, "of") || Is(begin, "from");
    if (close > begin + kMost || (!from && close != begin + 1)) return false;
    const Cell& last = cells_[close - 1];
    return last.mention >= 0 && last.types.Has(MentionType::kPlace) && !last.types.Has(MentionType::kPerson);
  }
  // "Ruiz, in her first race, won": what stands between a subject and its verb, whatever it is, unless it has a subject
  // or makes a list.
  bool IsAside(size_t head, size_t begin, size_t close) const {
    if (!IsVerb(close + 1) || !BeginsClause(head) || Is(begin, "and") || Is(begin, "but") || Is(begin, "then"))
      return false;
    const bool time = IsTime(begin) && !Is(begin + 1, "'s") && !Is(begin + 1, "’s");  // not "last year's winner"
    const bool phrase = cells_[begin].mention < 0 || cells_[begin].form != Form::kName || time;
    if (!phrase) return false;
    for (size_t i = begin; i < close; ++i) {
      if (IsVerb(i) && (i == begin || cells_[i - 1].mention >= 0)) return false;
    }
    return true;
  }
  // The subject of a clause: no verb and no preposition before it that would have it for an object.
  bool BeginsClause(size_t head) const {
    static constexpr auto kGoverning =
        WordSet({"of", "for", "from", "with", "by", "to", "against", "over", "at", "in", "on", "beside", "than", "like",
                 "and", "or", "as", "behind", "between"});
    if (!cells_[head].types.Intersects({MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}))
      return false;
    for (size_t i = head; i > 0 && (cells_[i - 1].mention < 0 || IsAdjective(i - 1)); --i) {
      if (cells_[i - 1].mention >= 0) continue;
      const std::string_view word = input_.text->Lower(cells_[i - 1].first);
      if (Is(i - 1, ",") || Is(i - 1, "that")) return true;
      if (kGoverning.Has(word) || verbs_.Find(word) != nullptr) return false;
    }
    return true;
  }
  // "the Kenyan Ruiz", "beat 33-year-old Ruiz"
  bool IsAdjective(size_t i) const {
    return cells_[i].form == Form::kName &&
           cells_[i].types.Intersects({MentionType::kNationality, MentionType::kAge, MentionType::kRank});
  }
  // A finite verb in lower case, adverbs before it or not.
  bool IsVerb(size_t i) const {
    const bool perfect = Is(i, "has") || Is(i, "had") || Is(i, "have");
    if (Is(i, "also") || Is(i, "then") || Is(i, "later") || Is(i, "never") || perfect) ++i;
    if (i >= cells_.size() || cells_[i].mention >= 0 || input_.text->tokens[cells_[i].first].shape != Shape::kLower)
      return false;
    const VerbForm* form = verbs_.Find(input_.text->Lower(cells_[i].first));
    return form != nullptr &&
           (form->past || form->present || (form->modal && !Is(i, "to")) || (perfect && form->participle));
  }

  // The cell of that mark within reach, cells_.size() when there is none. No other mark of a sentence's end between.
  size_t Find(std::string_view mark, size_t from) const {
    for (size_t i = from; i < cells_.size() && i < from + kMaxDropped; ++i) {
      if (Is(i, mark)) return i;
      if (Is(i, ";") || Is(i, ":") || Is(i, "\"") || Is(i, "“") || Is(i, "”")) break;
    }
    return cells_.size();
  }
  bool IsRelative(size_t i) const {
    return Is(i, "who") || Is(i, "whose") || Is(i, "whom") || Is(i, "which") || Is(i, "where");
  }

  // Words that begin a clause or join it to the next: what follows is no apposition.
  bool Joins(size_t i) const {
    static constexpr std::string_view kWords[] = {"and", "or",   "but",  "while", "when", "after", "before", "because",
                                                  "if",  "as",   "with", "said",  "says", "was",   "is",     "were",
                                                  "are", "has",  "had",  "have",  "in",   "at",    "on",     "then",
                                                  "so",  "that", "to",   "did",   "will", "would"};
    return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return Is(i, word); });
  }

  // "Ruiz, a nurse from Bergheim, ..." or "Ruiz, 37, ...": a noun phrase that begins with an article, a possessive or a
  // nominal, or a value; a lone name may be the member of a list.
  bool IsApposition(size_t head, size_t begin, size_t end) const {
    if (input_.mentions[static_cast<size_t>(cells_[head].mention)].form != Form::kName) return false;
    if (end == begin + 1 && cells_[begin].mention >= 0) {
      const Mention& m = input_.mentions[static_cast<size_t>(cells_[begin].mention)];
      return m.types.Has(MentionType::kAge) || m.form == Form::kNominal;
    }
    const bool determined = Is(begin, "a") || Is(begin, "an") || Is(begin, "the") || IsPossessive(begin) ||
                            IsNominal(begin) ||
                            (cells_[begin].types == TypeSet{MentionType::kAge} && cells_[begin].form == Form::kName);
    if (!determined) return false;
    for (size_t i = begin; i < end; ++i) {
      if (i > begin && (Is(i, "who") || Is(i, "he") || Is(i, "she") || Is(i, "they"))) return false;
      if (Joins(i) && !Is(i, "in") && !Is(i, "at") && !Is(i, "and") && !Is(i, "with") && !Is(i, "on") && !Is(i, "to"))
        return false;
    }
    return true;
  }
  bool IsPossessive(size_t i) const { return HasForm(i, Form::kPossessive); }
  bool IsNominal(size_t i) const { return HasForm(i, Form::kNominal); }
  bool HasForm(size_t i, Form form) const {
    return cells_[i].mention >= 0 && input_.mentions[static_cast<size_t>(cells_[i].mention)].form == form;
  }

  const VerbForms& verbs_;
  const Descriptions& descriptions_;
};

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
  return SkeletonBuilder(input, nominals.cells, verbs, descriptions).MarkLoose(&drop) &&
         Keep(nominals, drop, phrases, view);
}

bool BuildSkeleton(const SentenceInput& input, const View& bare, const VerbForms& verbs,
                   const Descriptions& descriptions, const PhraseBook& phrases, View* view) {
  std::vector<bool> drop(bare.cells.size());
  return SkeletonBuilder(input, bare.cells, verbs, descriptions).MarkAsides(&drop) && Keep(bare, drop, phrases, view);
}

}  // namespace kg::extract
