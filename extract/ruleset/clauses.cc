// The clauses view: verbs that have their subject elsewhere in the sentence.
#include <algorithm>
#include <optional>
#include <utility>

#include "extract/ruleset/cell_reader.h"
#include "extract/ruleset/clause_words.h"

namespace kg::extract {
namespace {

constexpr size_t kMostClauses = 8;   // of a sentence
constexpr size_t kMostAdverbs = 3;   // between a subject and its verb
constexpr size_t kMostFronted = 25;  // cells of a participle phrase before its subject

// The subject of a verb, and what that verb leaves open.
struct Subject {
  size_t cell = 0;
  size_t verb = 0;             // the cell of its first verb
  bool present = false;        // "lives", "is": a coordinated "-s" is a verb too
  bool perfect_modal = false;  // "would have won and joined": the second verb stands under the first's "would"
  bool passive = false;        // "was born in Oslo and raised in Bergen"
};

class ClauseFinder : private CellReader {
 public:
  ClauseFinder(const SentenceInput& input, const View& base, const VerbForms& verbs, const PhraseBook& phrases,
               std::vector<View>* views, size_t* count)
      : CellReader(input, base.cells), base_(base), verbs_(verbs), phrases_(phrases), views_(*views), count_(*count) {}

  // Coordinated verbs and participles of the clauses in cells [begin, end).
  void FindTied(size_t begin, size_t end) {
    end_ = end;
    std::optional<Subject> subject = FrontedParticiple(begin);
    bool open = false;  // whose a coordinated verb would be
    for (size_t i = begin; i < end_; ++i) {
      if (IsMark(i)) {
        subject.reset();
        open = false;
        continue;
      }
      if (const auto found = SubjectAt(i)) {
        const bool fresh = i == begin || Is(i - 1, ",") || Is(i - 1, "and") || Is(i - 1, "but");
        open = open && !fresh;
        subject = found;
        i = found->verb;
        if (Is(i, "did")) BroughtOff(*subject, i);
        Caused(subject, i);
        continue;
      }
      if (cells_[i].mention >= 0 && cells_[i].form != Form::kPronoun) continue;
      const std::string_view word = WordAt(i);
      Caused(subject, i);
      if (subject && (word == "and" || word == "but" || word == "then") && !open) Coordinated(*subject, i + 1);
      if (subject && word == "and" && !open) Predicate(*subject, i + 1);
      if (subject && (word == "," || word == "and" || kParticipleFronts.Has(word))) Participle(*subject, i + 1);
      if (subject && word == "for" && i > 0 && kPraised.Has(WordAt(i - 1))) Participle(*subject, i + 1);
      if (subject && (word == "to" || word == "did") && !open) BroughtOff(*subject, i);
      if (word == "with") Absolute(i + 1);
      if (subject && word == "," && !open) Listed(*subject, i + 1);
      if (kSubordinators.Has(word) && !BeginsParticiple(i + 1) && OpensClause(i)) open = subject.has_value();
    }
  }

  // "Ruiz, who won in Oslo and joined Bergen, ...": of the clause `who` begins, and what is tied to it.
  void FindRelatives() {
    for (size_t i = 1; i + 1 < cells_.size(); ++i) {
      Passive(i);
      if (!Is(i, "who") && !Is(i, "which")) continue;
      const size_t head = Is(i - 1, ",") && i > 1 ? i - 2 : i - 1;
      const TypeSet wanted =
          Is(i, "who") ? TypeSet{MentionType::kPerson} : TypeSet{MentionType::kTeam, MentionType::kOrganization};
      if (!IsNoun(head, wanted)) continue;
      const size_t verb = VerbFrom(i + 1);
      if (verb == cells_.size()) continue;
      end_ = head + 1 < i ? EndOfRelative(i + 1) : cells_.size();
      View* view = Start(head, Tie::kRelative);
      if (view == nullptr) return;
      if (head + 1 < i && !IsPlural(verb)) OnlyLast(&view->cells.front());
      Append(i + 1, view);
      Finish(view);
      const Subject subject = SubjectOf(head, verb);
      for (size_t j = verb + 1; j < end_; ++j) {
        if (IsMark(j) || (kSubordinators.Has(WordAt(j)) && !BeginsParticiple(j + 1)) || SubjectAt(j)) break;
        if (Is(j, "and") || Is(j, "but")) Coordinated(subject, j + 1);
        if (Is(j, "and") || kParticipleFronts.Has(WordAt(j))) Participle(subject, j + 1);
      }
    }
  }

 private:
  // "Holt and Ruiz, who lives in Oslo": the clause tells of the last one.
  void OnlyLast(Cell* cell) const {
    if (cell->list < 0) return;
    cell->mention = base_.lists[static_cast<size_t>(cell->list)].back();
    cell->list = -1;
    const Mention& last = input_.mentions[static_cast<size_t>(cell->mention)];
    cell->first = last.first;
    cell->last = last.last;
    cell->types = last.types;
  }
  bool IsPlural(size_t verb) const {
    static constexpr auto kPlural = WordSet({"are", "were", "have", "live", "share", "met", "both", "all", "each"});
    return kPlural.Has(WordAt(verb)) || kPlural.Has(WordAt(verb - 1));
  }
  bool IsTime(size_t i) const {
    return cells_[i].mention >= 0 && cells_[i].types.Intersects({MentionType::kDate, MentionType::kDuration});
  }
  bool IsMark(size_t i) const { return cells_[i].mention < 0 && kMarks.Has(WordAt(i)); }
  // A word in lower case: "Will" and "Cook" are names.
  const VerbForm* VerbAt(size_t i) const {
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
  bool IsAdverb(size_t i) const {
    const std::string_view word = WordAt(i);
    return cells_[i].mention < 0 && (kAdverbs.Has(word) || (word.size() > 4 && word.ends_with("ly")));
  }
  size_t PastAdverbs(size_t i) const {
    const size_t most = i + kMostAdverbs;
    while (i < cells_.size() && i < most && IsAdverb(i)) ++i;
    return i;
  }
  // The finite verb behind adverbs from `i` on, or cells_.size().
  size_t VerbFrom(size_t i) const {
    size_t at = i;
    for (; at < cells_.size() && at < i + kMostAdverbs; ++at) {
      const VerbForm* form = VerbAt(at);
      if (form != nullptr && (form->past || form->present || form->modal) && !Is(at, "to")) return at;
      if (!IsAdverb(at)) break;
    }
    return cells_.size();
  }
  bool IsNoun(size_t i, TypeSet types) const {
    const Cell& cell = cells_[i];
    if (cell.mention < 0 || !cell.types.Intersects(types)) return false;
    if (cell.form == Form::kPronoun) return kNominatives.Has(WordAt(i));
    return cell.form != Form::kPossessive;
  }
  std::optional<Subject> SubjectAt(size_t i) const {
    if (!IsNoun(i, {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization})) return std::nullopt;
    size_t next = i + 1;
    const bool of = (Is(next, "of") || Is(next, "from")) && next + 1 < cells_.size() && cells_[next + 1].mention >= 0;
    if (of) next += 2;
    const size_t verb = VerbFrom(next);
    if (verb >= end_ || IsOffice(i)) return std::nullopt;
    return SubjectOf(i, verb);
  }
  // "the man in Leeds won", "a goal for Ruiz won it": a name behind a preposition is no subject.
  bool IsOffice(size_t i) const {
    static constexpr auto kPrepositions = WordSet(
        {"of", "for", "from", "with", "by", "to", "against", "over", "at", "in", "on", "beside", "than", "like"});
    return i > 0 && cells_[i].form != Form::kPronoun && kPrepositions.Has(WordAt(i - 1));
  }
  Subject SubjectOf(size_t cell, size_t verb) const {
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

  bool BeginsParticiple(size_t i) const {
    const VerbForm* form = VerbAt(PastAdverbs(i));
    return form != nullptr && form->ing;
  }

  // "trained as a welder", "after a year in the army": a preposition, where no clause follows before the next "and".
  bool OpensClause(size_t i) const {
    static constexpr auto kBoth = WordSet({"as", "after", "before", "since", "until", "once", "than"});
    if (!kBoth.Has(WordAt(i))) return true;
    for (size_t j = i + 1; j < end_ && !IsMark(j) && !Is(j, ",") && !Is(j, "and") && !Is(j, "but"); ++j) {
      if (SubjectAt(j) || VerbFrom(j) == j) return true;
    }
    return false;
  }

  // "left the army, joined Oslo FC and was happy": a verb between commas, where others of the list follow.
  void Listed(const Subject& subject, size_t from) {
    constexpr size_t kReach = 20;
    const size_t verb = VerbFrom(from);
    if (verb >= end_ || !VerbAt(verb)->past || !VerbAt(subject.verb)->past || subject.passive) return;
    if (VerbAt(verb)->participle && (verb + 1 >= end_ || kOpenings.Has(WordAt(verb + 1)))) return;
    for (size_t i = verb + 1; i < end_ && i < verb + kReach && !IsMark(i); ++i) {
      if (SubjectAt(i)) return;
      if (!Is(i, "and") && !Is(i, ",")) continue;
      const size_t next = VerbFrom(Is(i + 1, "and") ? i + 2 : i + 1);
      if (next < end_ && VerbAt(next)->past) return Coordinated(subject, from);
    }
  }

  // "and after a year in the army joined", "and the following year won": the verb behind what tells when or where.
  size_t VerbBehindAdverbial(size_t from) const {
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

  void Coordinated(const Subject& subject, size_t from) {
    size_t verb = VerbFrom(from);
    if (verb >= end_) {
      verb = from = VerbBehindAdverbial(from);
      if (verb >= end_ || subject.passive || VerbAt(verb)->modal) return;
    }
    const VerbForm& form = *VerbAt(verb);
    // "lives and works": the plural of a noun has the same form.
    if (form.present && !form.past && !form.be && !form.have && !subject.present) return;
    const bool may_be_participle = form.participle;
    if (may_be_participle && subject.perfect_modal) return;
    if (View* view = Start(subject.cell, Tie::kAnd); view != nullptr) {
      Append(from, view);
      Finish(view);
    }
    if (!may_be_participle || !subject.passive) return;
    if (View* view = Start(subject.cell, Tie::kAnd); view != nullptr) {
      view->cells.push_back(cells_[subject.verb]);
      Append(from, view);
      Finish(view);
    }
  }

  void Participle(const Subject& subject, size_t from) {
    if (Is(from - 1, ",") && Is(from, "and")) return;  // seen at the "and"
    size_t verb = PastAdverbs(from);
    while (verb < end_ && kParticipleFronts.Has(WordAt(verb)) && verb < from + 2) ++verb;
    AddParticiple(subject.cell, verb);
  }

  // The -ing form at `verb` as a past, with all that follows.
  void AddParticiple(size_t subject, size_t verb) {
    const Symbol past = verb < end_ ? PastOfParticiple(verb) : kNoWord;
    if (past == kNoWord || (verb > 0 && (Is(verb - 1, "not") || Is(verb - 1, "without")))) return;
    View* view = Start(subject, Tie::kParticiple);
    if (view == nullptr) return;
    const size_t begin = view->cells.size();
    Append(verb, view);
    view->cells[begin].symbol = past;
    Finish(view);
  }
  // "winning"; "finishing", "training" where an object or a place follows: "after finishing third", "for training
  // Holt".
  Symbol PastOfParticiple(size_t i) const {
    const VerbForm* form = VerbAt(i);
    if (form != nullptr && form->ing) return form->past_symbol;
    if (form != nullptr || i == 0 || !WordAt(i).ends_with("ing") || i + 1 >= cells_.size()) return kNoWord;
    const bool fronted = kParticipleFronts.Has(WordAt(i - 1)) || Is(i - 1, "for");
    const bool object = cells_[i + 1].mention >= 0 || Is(i + 1, "the") || Is(i + 1, "a") || Is(i + 1, "his") ||
                        Is(i + 1, "her") || Is(i + 1, "for") || Is(i + 1, "as");
    return fronted && object ? verbs_.PastOfIng(WordAt(i)) : kNoWord;
  }

  // "went on to marry Holt", "managed to beat Holt", "did beat Holt", "was the first woman to coach Oslo FC": the bare
  // form behind `i` as a past, with all that follows.
  void BroughtOff(const Subject& subject, size_t i) {
    const bool went_on = Is(i - 1, "on") && (Is(i - 2, "went") || Is(i - 2, "goes") || Is(i - 2, "gone"));
    const bool done =
        Is(i, "did") || went_on || kBroughtOff.Has(WordAt(i - 1)) || IsFirstTo(subject, i) || IsOutcome(subject, i);
    if (done && !Is(i - 1, "not")) AddBare(subject.cell, PastAdverbs(i + 1));
  }
  // The bare verb at `verb` as a past, with all that follows.
  void AddBare(size_t subject, size_t verb) {
    if (verb >= end_ || cells_[verb].mention >= 0) return;
    const Symbol past = verbs_.PastOf(WordAt(verb));
    View* view = past == kNoWord ? nullptr : Start(subject, Tie::kAnd);
    if (view == nullptr) return;
    const size_t begin = view->cells.size();
    Append(verb, view);
    view->cells[begin].symbol = past;
    Finish(view);
  }
  // "rallied to beat Holt", "clocked 49.87 to win the race", "came from two goals down to win": the purpose was
  // reached.
  bool IsOutcome(const Subject& subject, size_t i) const {
    constexpr size_t kReach = 16;
    const bool back = !Is(subject.verb, "came") || Is(subject.verb + 1, "from") || Is(subject.verb + 1, "back") ||
                      Is(subject.verb + 1, "through");
    if (!kStrove.Has(WordAt(subject.verb)) || !back || i > subject.verb + kReach) return false;
    if (!kAchieve.Has(WordAt(PastAdverbs(i + 1)))) return false;
    for (size_t j = subject.verb + 1; j < i; ++j) {
      if (Is(j, "to") || Is(j, "not") || kSubordinators.Has(WordAt(j)) || VerbFrom(j) == j) return false;
    }
    return true;
  }
  // "helped Oslo beat Bergen", "steered the Gulls to win 3-1"; "scored twice to help Oslo beat Bergen 3-1".
  void Caused(const std::optional<Subject>& subject, size_t i) {
    const bool to_help = Is(i, "help") && Is(i - 1, "to") && subject && VerbAt(subject->verb)->past;
    if (i == 0 || cells_[i].mention >= 0 || (!to_help && !kCaused.Has(WordAt(i)))) return;
    if (Is(i - 1, "have") || Is(i - 1, "not") || (to_help && !HasScore(i))) return;
    size_t head = i + 1;
    while (head < end_ && head < i + 4 && (Is(head, "the") || IsAdjectival(head))) ++head;
    if (head >= end_ || cells_[head].form == Form::kPronoun ||
        !IsNoun(head, {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}))
      return;
    AddBare(head, PastAdverbs(Is(head + 1, "to") ? head + 2 : head + 1));
  }
  bool IsAdjectival(size_t i) const {
    return cells_[i].mention >= 0 && cells_[i].types == TypeSet{MentionType::kNationality};
  }
  bool HasScore(size_t from) const {
    constexpr size_t kReach = 16;
    for (size_t i = from; i < end_ && i < from + kReach; ++i) {
      if (cells_[i].mention >= 0 && cells_[i].types.Has(MentionType::kScore)) return true;
    }
    return false;
  }
  // "was the first woman to", "became the youngest player ever to": the noun phrase behind a copula.
  bool IsFirstTo(const Subject& subject, size_t i) const {
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

  // "the first woman" as one nominal
  bool IsFirstOne(size_t i) const {
    static constexpr auto kOnes = WordSet({"first", "only", "youngest", "oldest", "last", "second", "third"});
    if (cells_[i].mention < 0 || cells_[i].form != Form::kNominal) return false;
    for (uint32_t t = cells_[i].first; t < cells_[i].last; ++t) {
      if (kOnes.Has(input_.text->Lower(t))) return true;
    }
    return false;
  }

  // "Ruiz is a nurse at Acme and a trustee of Wells": the second noun phrase with the first one's "is".
  void Predicate(const Subject& subject, size_t from) {
    const VerbForm* copula = VerbAt(subject.verb);
    if (!copula->be || Is(subject.verb + 1, "not") || from <= subject.verb + 2 || !IsDescription(from)) return;
    const size_t first = PastAdverbs(subject.verb + 1);
    if (!Is(first, "a") && !Is(first, "an") && !Is(first, "the") && cells_[first].form != Form::kNominal) return;
    if (View* view = Start(subject.cell, Tie::kAnd); view != nullptr) {
      view->cells.push_back(cells_[subject.verb]);
      Append(from, view);
      Finish(view);
    }
  }
  // "a trustee of", "the head coach of": no name right behind it, which would be somebody else.
  bool IsDescription(size_t i) const {
    if (!Is(i, "a") && !Is(i, "an") && !Is(i, "the")) return false;
    for (size_t j = i + 1; j < end_ && j < i + 5; ++j) {
      if (Is(j, "of") || Is(j, "at") || Is(j, "in") || Is(j, "for") || Is(j, "with") || Is(j, "to")) return true;
      if (cells_[j].mention >= 0 && cells_[j].types.Has(MentionType::kPerson)) return false;
    }
    return false;
  }

  // "Acme, founded by Ruiz, ...", "the club coached by Holt": as "Acme was founded by Ruiz".
  void Passive(size_t i) {
    const VerbForm* form = VerbAt(i);
    if (form == nullptr || !form->participle || form->ing) return;
    const bool comma = Is(i - 1, ",") && i > 1;
    const size_t described = comma ? cells_.size() : Described(i);
    const size_t head = comma ? i - 2 : described < cells_.size() ? described : i - 1;
    if (!IsNoun(head, {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization})) return;
    if (cells_[head].form == Form::kPronoun) return;
    const bool agent = Is(i + 1, "by");
    // "Ruiz came to Acme, worked in Oslo": a verb of a list, unless the subject stands right before.
    if (!agent && ((!comma && head + 1 == i) || !kOpenings.Has(WordAt(i + 1)) || IsOffice(head))) return;
    end_ = comma || head + 1 < i ? EndOfRelative(i + 1) : cells_.size();
    AddPassive(head, i);
  }
  // The name that a noun phrase right before the participle describes: "Acme, a firm founded by Ruiz"; the number of
  // cells where there is none.
  size_t Described(size_t participle) const {
    constexpr size_t kReach = 5;
    for (size_t i = participle; i-- > 2 && i + kReach >= participle;) {
      const bool article = Is(i, "a") || Is(i, "an") || Is(i, "the");
      if ((article || (cells_[i].mention >= 0 && cells_[i].form == Form::kNominal)) && Is(i - 1, ",")) {
        return article && i + 1 == participle ? cells_.size() : i - 2;
      }
      const bool word = cells_[i].mention < 0 && input_.text->tokens[cells_[i].first].shape == Shape::kLower &&
                        VerbAt(i) == nullptr && !Is(i, "of") && !kSubordinators.Has(WordAt(i)) &&
                        !kOpenings.Has(WordAt(i));
      const bool adjective = cells_[i].types.Intersects({MentionType::kNationality, MentionType::kPlace});
      if (!word && !adjective) break;
    }
    return cells_.size();
  }
  void AddPassive(size_t head, size_t verb) {
    View* view = Start(head, Tie::kRelative);
    if (view == nullptr) return;
    Cell was;
    was.first = was.last = cells_[verb].first;
    was.symbol = verbs_.Find("being")->past_symbol;
    view->cells.push_back(was);
    Append(verb, view);
    Finish(view);
  }

  // "with Ruiz finishing second"
  void Absolute(size_t i) {
    if (i + 1 < end_ && IsNoun(i, {MentionType::kPerson, MentionType::kTeam})) AddParticiple(i, i + 1);
  }

  // "A week after", "Two years and a day before", "Shortly after": the cell of the preposition, `begin` where none is.
  size_t PastTimeBefore(size_t begin) const {
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

  // "After beating Holt in Oslo, Ruiz joined ...": a participle that begins the clause and its subject behind the
  // comma.
  std::optional<Subject> FrontedParticiple(size_t begin) {
    size_t verb = PastTimeBefore(begin);
    const size_t first = verb;
    while (verb < end_ && verb < first + 2 && kParticipleFronts.Has(WordAt(verb))) ++verb;
    const VerbForm* form = verb < end_ ? VerbAt(verb) : nullptr;
    const Symbol past = verb < end_ ? PastOfParticiple(verb) : kNoWord;
    const bool passive = form != nullptr && verb == begin && form->participle && form->past;
    if (past == kNoWord && !passive) return std::nullopt;
    size_t comma = verb + 1;
    while (comma < end_ && comma < verb + kMostFronted && !Is(comma, ",") && !IsMark(comma)) ++comma;
    // The first comma that a subject stands behind.
    while (comma < end_ && comma < verb + kMostFronted &&
           !(Is(comma, ",") && comma + 1 < end_ && SubjectAt(comma + 1))) {
      if (IsMark(comma)) return std::nullopt;
      ++comma;
    }
    if (comma + 1 >= end_ || !Is(comma, ",")) return std::nullopt;
    const auto subject = SubjectAt(comma + 1);
    if (!subject) return subject;
    if (past == kNoWord) {
      const size_t end = std::exchange(end_, comma);
      AddPassive(subject->cell, verb);
      end_ = end;
      return subject;
    }
    View* view = Start(subject->cell, Tie::kParticiple);
    if (view == nullptr) return subject;
    const size_t at = view->cells.size();
    view->cells.insert(view->cells.end(), cells_.begin() + static_cast<std::ptrdiff_t>(verb),
                       cells_.begin() + static_cast<std::ptrdiff_t>(comma));
    view->cells[at].symbol = past;
    Finish(view);
    return subject;
  }

  // The comma that closes a relative clause: the first one with a verb, or a subject that was there before, behind it.
  size_t EndOfRelative(size_t from) const {
    for (size_t i = from; i < cells_.size(); ++i) {
      if (IsMark(i)) return i;
      if (Is(i, ",") && i + 1 < cells_.size() && VerbFrom(i + 1) < cells_.size()) return i;
    }
    return cells_.size();
  }

  View* Start(size_t subject, Tie tie) {
    if (count_ >= kMostClauses) return nullptr;
    if (views_.size() <= count_) views_.emplace_back();
    View* view = &views_[count_];
    view->Clear();
    view->tie = tie;
    view->lists = base_.lists;
    view->cells.push_back(cells_[subject]);
    return view;
  }
  void Append(size_t from, View* view) const {
    view->cells.insert(view->cells.end(), cells_.begin() + static_cast<std::ptrdiff_t>(from),
                       cells_.begin() + static_cast<std::ptrdiff_t>(std::max(from, end_)));
  }
  void Finish(View* view) {
    FindPhrases(phrases_, view);
    ++count_;
  }

  const View& base_;
  const VerbForms& verbs_;
  const PhraseBook& phrases_;
  std::vector<View>& views_;
  size_t& count_;
  size_t end_ = 0;
};

}  // namespace

size_t BuildClauses(const SentenceInput& input, const View& nominals, const View* skeleton, const VerbForms& verbs,
                    const PhraseBook& phrases, std::vector<View>* views) {
  size_t count = 0;
  const View& base = skeleton != nullptr ? *skeleton : nominals;
  ClauseFinder(input, base, verbs, phrases, views, &count).FindTied(0, base.cells.size());
  ClauseFinder(input, nominals, verbs, phrases, views, &count).FindRelatives();
  return count;
}

}  // namespace kg::extract
