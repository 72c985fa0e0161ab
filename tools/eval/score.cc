#include "tools/eval/score.h"

#include <algorithm>

#include "tools/eval/selection.h"

namespace kg::eval {
namespace {

double Ratio(int part, int whole, double of_nothing) {
  return whole == 0 ? of_nothing : static_cast<double>(part) / whole;
}

// One document's gold facts and claims, by index.
struct Pile {
  std::vector<size_t> gold;
  std::vector<size_t> claims;
};

class Judge {
 public:
  Judge(const Gold& gold, const Agreement& agreement, const ScoreOptions& options, Score* score)
      : gold_(gold), agreement_(agreement), options_(options), score_(*score) {}

  void Run(const std::map<std::string, Pile>& piles, bool lenient, Selection* selection) {
    mode_ = lenient ? &score_.lenient : &score_.strict;
    lenient_ = lenient;
    mode_->found.assign(score_.gold.size(), false);
    mode_->verdicts.assign(score_.claims.size(), Verdict::kWrong);
    claim_of_.assign(score_.gold.size(), kNone);
    for (const auto& [doc, pile] : piles) {
      Match(pile, false);
      if (lenient) Match(pile, true);
      JudgeRest(pile);
      CountClaims(pile);
      CountGold(pile, selection->ImpliedIn(doc));
    }
  }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  bool QualifiersSuffice(const Fact& gold, const Fact& claim) const {
    return !options_.require_qualifiers || Agreement::HasQualifiers(gold, claim);
  }
  bool QualifiersFit(const Fact& gold, const Fact& claim) const {
    return !options_.require_qualifiers || Agreement::ContradictsNoQualifier(gold, claim);
  }

  void Match(const Pile& pile, bool lenient) {
    for (const size_t c : pile.claims) {
      if (mode_->verdicts[c] == Verdict::kRight) continue;
      const Fact& claim = score_.claims[c];
      for (const size_t g : pile.gold) {
        const Fact& gold = score_.gold[g];
        if (claim_of_[g] != kNone || gold.optional || gold.predicate != claim.predicate) continue;
        if (!agreement_.Matches(gold, claim, lenient) || !QualifiersSuffice(gold, claim)) continue;
        claim_of_[g] = c;
        mode_->verdicts[c] = Verdict::kRight;
        break;
      }
    }
  }

  // Claims without a gold fact of their own: an optional fact, or one more way to say a fact.
  void JudgeRest(const Pile& pile) {
    for (const size_t c : pile.claims) {
      if (mode_->verdicts[c] != Verdict::kWrong) continue;
      const Fact& claim = score_.claims[c];
      for (const size_t g : pile.gold) {
        const Fact& gold = score_.gold[g];
        if (gold.predicate != claim.predicate || (!gold.optional && !lenient_)) continue;
        if (!agreement_.Matches(gold, claim, true) || !QualifiersFit(gold, claim)) continue;
        mode_->verdicts[c] = gold.optional ? Verdict::kIgnored : Verdict::kRepeat;
        break;
      }
      const bool unknown = mode_->verdicts[c] == Verdict::kWrong && gold_.meta.precision_on_subject;
      if (unknown && !IsOfAnnotatedSubject(claim, pile)) mode_->verdicts[c] = Verdict::kIgnored;
    }
  }

  bool IsOfAnnotatedSubject(const Fact& claim, const Pile& pile) const {
    return std::any_of(pile.gold.begin(), pile.gold.end(), [&](size_t g) {
      const Fact& gold = score_.gold[g];
      return gold.predicate == claim.predicate && agreement_.SubjectMatches(gold, claim.subject, true);
    });
  }

  void CountClaims(const Pile& pile) {
    for (const size_t c : pile.claims) {
      Counts& counts = mode_->by_predicate[score_.claims[c].predicate];
      switch (mode_->verdicts[c]) {
        case Verdict::kRight:
          ++counts.right;
          break;
        case Verdict::kWrong:
          ++counts.wrong;
          break;
        case Verdict::kRepeat:
          ++counts.repeats;
          break;
        case Verdict::kIgnored:
          ++counts.ignored;
          break;
      }
    }
  }

  void CountGold(const Pile& pile, const std::vector<Fact>& implied) {
    for (const size_t g : pile.gold) {
      const Fact& gold = score_.gold[g];
      if (gold.optional) continue;
      Counts& counts = mode_->by_predicate[gold.predicate];
      ++counts.gold;
      if (claim_of_[g] != kNone) {
        ++counts.found;
        mode_->found[g] = true;
        if (lenient_) CountQualifiers(gold, score_.claims[claim_of_[g]]);
        continue;
      }
      mode_->found[g] = std::any_of(implied.begin(), implied.end(), [&](const Fact& claim) {
        return claim.predicate == gold.predicate && agreement_.Matches(gold, claim, lenient_);
      });
      counts.credited += mode_->found[g];
    }
  }

  void CountQualifiers(const Fact& gold, const Fact& claim) {
    for (const auto& [name, value] : gold.qualifiers) {
      QualifierCounts& counts = score_.qualifiers[name];
      ++counts.gold;
      const auto said = claim.qualifiers.find(name);
      if (said == claim.qualifiers.end()) continue;
      ++counts.given;
      counts.right += Agreement::HasQualifiers(Only(name, value), claim);
    }
  }

  static Fact Only(const std::string& name, const std::string& value) {
    Fact fact;
    fact.qualifiers[name] = value;
    return fact;
  }

  const Gold& gold_;
  const Agreement& agreement_;
  const ScoreOptions& options_;
  Score& score_;
  ModeScore* mode_ = nullptr;
  bool lenient_ = false;
  std::vector<size_t> claim_of_;  // by gold fact
};

}  // namespace

double Counts::Precision() const { return Ratio(right, said(), gold == 0 ? 1.0 : 0.0); }
double Counts::Recall() const { return Ratio(found + credited, gold, 0.0); }
double Counts::F1() const {
  const double sum = Precision() + Recall();
  return sum == 0 ? 0.0 : 2 * Precision() * Recall() / sum;
}
Counts& Counts::operator+=(const Counts& other) {
  gold += other.gold;
  found += other.found;
  credited += other.credited;
  right += other.right;
  wrong += other.wrong;
  repeats += other.repeats;
  ignored += other.ignored;
  return *this;
}

Counts ModeScore::Total() const {
  Counts total;
  for (const auto& [predicate, counts] : by_predicate) total += counts;
  return total;
}

double Score::MacroF1() const {
  double sum = 0;
  int predicates = 0;
  for (const auto& [predicate, counts] : lenient.by_predicate) {
    if (counts.gold == 0) continue;
    sum += counts.F1();
    ++predicates;
  }
  return predicates == 0 ? 0 : sum / predicates;
}

Score Evaluate(const Gold& gold, const std::vector<Fact>& claims, const Agreement& agreement,
               const ScoreOptions& options) {
  Score score;
  score.recall_only = gold.meta.recall_only;
  Selection selection(gold, agreement, options, &score);
  selection.TakeGold();
  selection.TakeClaims(claims);
  std::map<std::string, Pile> piles;
  for (size_t g = 0; g < score.gold.size(); ++g) piles[score.gold[g].doc].gold.push_back(g);
  for (size_t c = 0; c < score.claims.size(); ++c) piles[score.claims[c].doc].claims.push_back(c);
  Judge judge(gold, agreement, options, &score);
  judge.Run(piles, false, &selection);
  judge.Run(piles, true, &selection);
  return score;
}

}  // namespace kg::eval
