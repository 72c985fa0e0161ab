// The clauses view: verbs that have their subject elsewhere in the sentence.
#include <algorithm>
#include <optional>
#include <utility>

#include "extract/ruleset/clause_cells.h"
#include "extract/ruleset/clause_words.h"

namespace kg::extract {
namespace {

constexpr size_t kMostClauses = 8;   // of a sentence
constexpr size_t kMostFronted = 25;  // cells of a participle phrase before its subject

class ClauseFinder : private ClauseCells {
 public:
  ClauseFinder(const SentenceInput& input, const View& base, const VerbForms& verbs, const PhraseBook& phrases,
               std::vector<View>* views, size_t* count)
      : ClauseCells(input, base.cells, verbs), base_(base), phrases_(phrases), views_(*views), count_(*count) {}

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
    // "was disqualified after finishing third"
    static constexpr auto kUndone =
        WordSet({"disqualified", "stripped", "relegated", "demoted", "penalised", "penalized"});
    if (from >= 2 && kParticipleFronts.Has(WordAt(from - 1)) && kUndone.Has(WordAt(from - 2))) return;
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

  // "went on to marry Holt", "managed to beat Holt", "did beat Holt", "was the first woman to coach Oslo FC": the bare
  // form behind `i` as a past, with all that follows.
  void BroughtOff(const Subject& subject, size_t i) {
    const bool went_on = Is(i - 1, "on") && (Is(i - 2, "went") || Is(i - 2, "goes") || Is(i - 2, "gone"));
    const bool done =
        Is(i, "did") || went_on || kBroughtOff.Has(WordAt(i - 1)) || IsFirstTo(subject, i) || IsOutcome(subject, i);
    if (!done || Is(i - 1, "not")) return;
    const size_t verb = PastAdverbs(i + 1);
    AddBare(subject.cell, verb);
    // "to beat Holt and win the title"
    for (size_t j = verb + 1; j < end_ && !IsMark(j) && !Is(j, ",") && !kSubordinators.Has(WordAt(j)); ++j) {
      if (Is(j, "and") && kAchieve.Has(WordAt(j + 1))) return AddBare(subject.cell, j + 1);
    }
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
  const PhraseBook& phrases_;
  std::vector<View>& views_;
  size_t& count_;
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
