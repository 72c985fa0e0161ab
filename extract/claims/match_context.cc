#include "extract/claims/match_context.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "extract/claims/former_sides.h"
#include "extract/claims/other_races.h"

namespace kg::extract {
namespace {

constexpr uint32_t kSentencesBack = 12;
constexpr uint32_t kSentencesAhead = 4;

struct MatchOfTwo {
  uint32_t sentence = 0;
  int32_t winner = -1;  // of a draw, and where it isn't known, just the first side
  int32_t loser = -1;
  bool decided = false;
  bool to_nil = false;     // the loser did not score
  uint32_t winner_at = 0;  // byte of the article where the winner stands
  uint32_t told_at = 0;    // ... and where it is told who won
  bool past = false;       // before the week of the report
};

class Opponents {
 public:
  Opponents(const Analysis& analysis, std::vector<Claim>* claims) : analysis_(analysis), claims_(*claims) {}

  void Resolve() {
    CollectSides();
    SettleSides();
    LeaveOutCoaches(analysis_, &claims_);
    std::erase_if(claims_, [this](Claim& claim) { return IsMixed(claim) && !SideForPerson(&claim); });
    if (std::none_of(claims_.begin(), claims_.end(), IsPending)) return;
    CollectMatches();
    std::erase_if(claims_, [this](Claim& claim) { return IsPending(claim) && !Settle(&claim); });
    claims_.insert(claims_.end(), sides_found_.begin(), sides_found_.end());
  }

 private:
  static bool IsPending(const Claim& claim) {
    return claim.object_entity < 0 &&
           (claim.object == kPendingOpponent || claim.object == kPendingLoser || claim.object == kPendingSide);
  }
  static bool IsPendingSide(const Claim& claim) { return claim.object_entity < 0 && claim.object == kPendingSide; }

  // A side does not lose to one player. A score of several sets is of players only: there it is the type that is wrong.
  bool IsMixed(const Claim& claim) const {
    if (claim.predicate != "beat" || claim.object_entity < 0) return false;
    if (claim.Get("score").find(' ') != std::string_view::npos) return false;
    const auto subject = static_cast<int32_t>(claim.subject);
    return (IsSurePerson(subject) && IsTeam(claim.object_entity)) ||
           (IsTeam(subject) && IsSurePerson(claim.object_entity));
  }

  // "Lenz lost 18-16 to Oslo": his side did. Who beats a side alone is its coach, or has scored.
  bool SideForPerson(Claim* claim) const {
    const bool winner = IsSurePerson(static_cast<int32_t>(claim->subject));
    const bool of_side = claim->rule == "beat.with-win-over" || claim->rule == "beat.win-over";
    if (winner && !of_side && !benches_.contains(claim->subject)) return false;
    const std::set<int32_t> side = SideOf(winner ? claim->subject : static_cast<uint32_t>(claim->object_entity));
    const int32_t other = winner ? claim->object_entity : static_cast<int32_t>(claim->subject);
    if (side.size() != 1 || *side.begin() == other) return false;
    if (winner) {
      claim->subject = static_cast<uint32_t>(*side.begin());
    } else {
      SetTeam(*side.begin(), claim);
    }
    claim->inferred = true;
    return true;
  }

  bool IsSurePerson(int32_t entity) const {
    return std::any_of(analysis_.mentions.begin(), analysis_.mentions.end(), [entity](const Mention& mention) {
      return mention.entity == entity && mention.types == TypeSet{MentionType::kPerson};
    });
  }

  bool IsTeam(int32_t entity) const {
    return entity >= 0 && analysis_.entities[static_cast<size_t>(entity)].type == ValueType::kTeam;
  }

  void SetTeam(int32_t team, Claim* claim) const {
    claim->object_entity = team;
    claim->object_type = ValueType::kTeam;
    claim->object = analysis_.entities[static_cast<size_t>(team)].name;
  }

  uint32_t SentenceOf(const Claim& claim) const {
    const auto& sentences = analysis_.text.sentences;
    const auto it = std::upper_bound(sentences.begin(), sentences.end(), claim.sentence.begin,
                                     [](uint32_t at, const Sentence& s) { return at < s.begin; });
    return it == sentences.begin() ? 0 : static_cast<uint32_t>(it - sentences.begin()) - 1;
  }

  void CollectSides() {
    for (const Claim& claim : claims_) {
      if (!IsTeam(claim.object_entity) || claim.polarity != Polarity::kAsserted) continue;
      if (claim.predicate == "member-of" && !IsOfOldClub(claim.rule)) sides_[claim.subject].insert(claim.object_entity);
      const bool now =
          claim.modality == Modality::kFact && !claim.Get("date").starts_with("../") && !IsOfOldBench(claim.rule);
      if (claim.predicate == "coach-of" && now) benches_[claim.subject].insert(claim.object_entity);
    }
  }

  // "Lenz was without captain Brandt", "Lenz volleyed in Brandt's cross": one knows the side, or learns it so.
  void SettleSides() {
    constexpr int kRounds = 3;
    if (std::none_of(claims_.begin(), claims_.end(), IsPendingSide)) return;
    for (const Claim& claim : claims_) named_with_[{claim.sentence.begin, claim.rule}].insert(claim.subject);
    for (int round = 0; round < kRounds; ++round) {
      for (Claim& claim : claims_) {
        if (IsPendingSide(claim)) SettleSide(&claim);
      }
    }
    std::erase_if(claims_, IsPendingSide);
  }

  void SettleSide(Claim* claim) {
    const bool coach = claim->predicate == "coach-of";
    if (!coach && benches_.contains(claim->subject)) return;  // who coaches does not play
    std::set<int32_t> found;
    for (const Mention& mention : analysis_.MentionsOf(SentenceOf(*claim))) {
      const uint32_t at = analysis_.text.tokens[mention.first].begin;
      if (at < claim->span.begin || at >= claim->span.end || !mention.types.Has(MentionType::kPerson)) continue;
      if (mention.entity < 0 || mention.entity == static_cast<int32_t>(claim->subject)) continue;
      const auto other = static_cast<uint32_t>(mention.entity);
      if (coach && !benches_.contains(other)) continue;
      if (!coach && IsOfAnotherPair(*claim, other)) continue;
      const std::set<int32_t> side = SideOf(other);
      found.insert(side.begin(), side.end());
    }
    if (found.size() != 1) return;
    SetTeam(*found.begin(), claim);
    if (!coach) sides_[claim->subject].insert(*found.begin());
  }

  // "Lenz robbed Oslo winger Moe and buried Brandt's cross": of the pair that the rule names Moe is none.
  bool IsOfAnotherPair(const Claim& claim, uint32_t other) const {
    const std::set<uint32_t>& named = named_with_.at({claim.sentence.begin, claim.rule});
    return named.size() > 1 && !named.contains(other);
  }

  // Of who plays and coaches the side that is coached counts.
  std::set<int32_t> SideOf(uint32_t person) const {
    if (const auto bench = benches_.find(person); bench != benches_.end()) return bench->second;
    const auto side = sides_.find(person);
    return side == sides_.end() ? std::set<int32_t>() : side->second;
  }

  void CollectMatches() {
    std::set<uint32_t> told;  // sentences whose score is of a beat claim, whatever its sides were taken for
    for (const Claim& claim : claims_) {
      if (claim.predicate != "beat" || claim.polarity != Polarity::kAsserted || claim.modality != Modality::kFact)
        continue;
      told.insert(SentenceOf(claim));
      const auto winner = static_cast<int32_t>(claim.subject);
      if (!IsTeam(winner) || !IsTeam(claim.object_entity)) continue;
      MatchOfTwo match{SentenceOf(claim), winner, claim.object_entity, true, claim.Get("score").ends_with("-0"), 0};
      match.winner_at = FirstMention(match.sentence, winner);
      match.told_at = claim.span.begin;
      match.past = IsBeforeTheReport(analysis_, claim.Get("date"));
      matches_.push_back(match);
    }
    for (uint32_t s = 0; s < analysis_.text.sentences.size(); ++s) {
      if (!told.contains(s)) CollectScored(s);
    }
    std::stable_sort(matches_.begin(), matches_.end(),
                     [](const MatchOfTwo& a, const MatchOfTwo& b) { return a.sentence < b.sentence; });
  }

  uint32_t FirstMention(uint32_t sentence, int32_t entity) const {
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      if (mention.entity == entity) return analysis_.text.tokens[mention.first].begin;
    }
    return 0;
  }

  // "Oslo 1-1 Bergen", "Bergen drew 2-2 with Oslo": exactly two teams in a sentence with one score.
  void CollectScored(uint32_t sentence) {
    std::set<int32_t> teams;
    int scores = 0;
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      if (mention.types.Has(MentionType::kScore) && mention.value.find_first_of(", ") == std::string::npos) ++scores;
      // "on loan from Oslo", "signed from Bergen": not on the pitch
      const bool from = mention.first > 0 && analysis_.text.Lower(mention.first - 1) == "from";
      if (IsTeam(mention.entity) && !from) teams.insert(mention.entity);
    }
    if (scores != 1 || teams.size() != 2) return;
    // A side that the article says has beaten, or lost to, another one: the second name may be its ground.
    const bool other_match = std::any_of(matches_.begin(), matches_.end(), [&teams](const MatchOfTwo& match) {
      return match.decided && teams.contains(match.winner) != teams.contains(match.loser);
    });
    if (!other_match) matches_.push_back({sentence, *teams.begin(), *teams.rbegin()});
  }

  // The side of `match` that the claim's subject did not play for; -1 when that stays open.
  int32_t OtherSide(const MatchOfTwo& match, uint32_t scorer) const {
    const auto team = static_cast<int32_t>(scorer);
    if (team == match.winner) return match.loser;  // a side itself: "the Wolves won the opener 4-2"
    if (team == match.loser) return match.winner;
    const auto sides = sides_.find(scorer);
    if (sides == sides_.end()) return -1;
    const bool one = sides->second.contains(match.winner);
    const bool two = sides->second.contains(match.loser);
    return one == two ? -1 : one ? match.loser : match.winner;
  }

  bool HasSide(uint32_t scorer) const { return sides_.contains(scorer); }

  // "Lenz scored twice and Oslo beat Bergen", "Lenz scored as Oslo beat Bergen".
  bool StandsWithWinner(const Claim& claim, const MatchOfTwo& match) const {
    if (!match.decided || claim.span.begin >= match.winner_at) return false;
    const std::string_view between =
        std::string_view(analysis_.article.text).substr(claim.span.begin, match.winner_at - claim.span.begin);
    for (std::string_view turn : {" but ", " despite ", " although ", " before ", " cancel", " until ", " only "}) {
      if (between.find(turn) != std::string_view::npos) return false;
    }
    return true;
  }

  std::optional<int32_t> Against(const Claim& claim, uint32_t at, const MatchOfTwo& match) const {
    // "who scored in last month's 2-0 win at Bergen, was denied before Moe headed the winner": in today's match.
    if (match.past && (match.sentence != at || claim.span.begin > match.told_at)) return std::nullopt;
    if (claim.object == kPendingLoser) {
      if (!match.decided || OtherSide(match, claim.subject) == match.winner) return std::nullopt;
      return match.loser;
    }
    if (const int32_t other = OtherSide(match, claim.subject); other >= 0) return other;
    if (HasSide(claim.subject)) return std::nullopt;
    const auto& sentences = analysis_.text.sentences;
    const bool same_paragraph = sentences[match.sentence].paragraph == sentences[at].paragraph;
    if (match.decided && match.to_nil && same_paragraph) return match.loser;
    if (match.sentence == at && StandsWithWinner(claim, match)) return match.loser;
    return std::nullopt;
  }

  std::optional<int32_t> Find(const Claim& claim, uint32_t at) const {
    const auto here = std::lower_bound(matches_.begin(), matches_.end(), at,
                                       [](const MatchOfTwo& match, uint32_t s) { return match.sentence < s; });
    for (auto it = here; it != matches_.end() && it->sentence == at; ++it) {
      if (const auto found = Against(claim, at, *it)) return found;
    }
    for (auto it = here; it != matches_.begin();) {
      --it;
      if (at - it->sentence > kSentencesBack && it->sentence > 2) break;
      if (const auto found = Against(claim, at, *it)) return found;
      if (!HasSide(claim.subject) && it->sentence > 2) break;  // of another match nothing is known
    }
    for (auto it = here; it != matches_.end() && it->sentence <= at + kSentencesAhead; ++it) {
      if (it->sentence > at && HasSide(claim.subject)) {
        if (const auto found = Against(claim, at, *it)) return found;
      }
    }
    return HasSide(claim.subject) ? OnlyOpponent(claim.subject) : std::nullopt;
  }

  // Far from the report's own words of it, in a row of results maybe: all that the article tells of are against one
  // side.
  std::optional<int32_t> OnlyOpponent(uint32_t scorer) const {
    std::set<int32_t> others;
    for (const MatchOfTwo& match : matches_) {
      if (const int32_t other = OtherSide(match, scorer); other >= 0) others.insert(other);
    }
    return others.size() == 1 ? std::optional(*others.begin()) : std::nullopt;
  }

  // "Oslo boss Lenz ... his opposite number, Ana Ruiz": she coaches the side that Oslo play.
  bool SettleCounterpart(Claim* claim) {
    std::set<int32_t> found;
    for (const Mention& mention : analysis_.MentionsOf(SentenceOf(*claim))) {
      const uint32_t at = analysis_.text.tokens[mention.first].begin;
      if (at < claim->span.begin || at >= claim->span.end || mention.entity < 0) continue;
      const auto bench = benches_.find(static_cast<uint32_t>(mention.entity));
      if (bench == benches_.end() || mention.entity == static_cast<int32_t>(claim->subject)) continue;
      for (const MatchOfTwo& match : matches_) {
        if (bench->second.contains(match.winner)) found.insert(match.loser);
        if (bench->second.contains(match.loser)) found.insert(match.winner);
        if (!found.empty()) break;  // the report's own match comes first
      }
    }
    if (found.size() != 1) return false;
    SetTeam(*found.begin(), claim);
    claim->inferred = true;
    return true;
  }

  bool Settle(Claim* claim) {
    if (claim->predicate == "coach-of") return SettleCounterpart(claim);
    if (benches_.contains(claim->subject)) return false;  // who coaches does not score
    const uint32_t at = SentenceOf(*claim);
    std::optional<int32_t> team = Find(*claim, at);
    // The scorers of one paragraph are mostly of one side.
    if (!team && !HasSide(claim->subject) && claim->object != kPendingLoser) {
      auto side = SideOfParagraph(at, claim->span.begin);
      if (!side) side = SideToldOf(at);
      if (side) {
        sides_[claim->subject].insert(*side);
        team = Find(*claim, at);
      }
    }
    if (!team || *team == static_cast<int32_t>(claim->subject)) return false;
    SetTeam(*team, claim);
    claim->inferred = true;
    TellSide(*claim);
    if (!HasSide(claim->subject)) RememberSide(*claim, at, *team);
    return true;
  }

  // Who scores against one side of a match plays for the other one.
  void TellSide(const Claim& scored) {
    if (scored.predicate != "scored" || !scored.IsPlainFact() || IsTeam(static_cast<int32_t>(scored.subject))) return;
    std::set<int32_t> others;
    for (const MatchOfTwo& match : matches_) {
      if (match.winner == scored.object_entity) others.insert(match.loser);
      if (match.loser == scored.object_entity) others.insert(match.winner);
    }
    if (others.size() != 1) return;
    Claim side = scored;
    side.predicate = "member-of";
    side.qualifiers.clear();
    SetTeam(*others.begin(), &side);
    sides_found_.push_back(std::move(side));
  }

  // "Their lead lasted until Lenz beat the goalkeeper": from here on the other side may be told of.
  bool Turns(uint32_t at, uint32_t end) const {
    static constexpr std::string_view kTurns[] = {"but ",      "until ",  "level",   "equali",  "respon",
                                                  "repl",      " back",   "however", "despite", "although",
                                                  "cancelled", "deficit", "arrears", "tied"};
    const auto& sentences = analysis_.text.sentences;
    const uint32_t begin = sentences[at].begin;
    std::string text = analysis_.article.text.substr(begin, end - begin);
    if (text.starts_with("But ")) return true;
    return std::any_of(std::begin(kTurns), std::end(kTurns),
                       [&text](std::string_view turn) { return text.find(turn) != std::string::npos; });
  }

  // The side that all persons of the paragraph before byte `end` belong to, as far as is known.
  std::optional<int32_t> SideOfParagraph(uint32_t at, uint32_t end) const {
    const auto& sentences = analysis_.text.sentences;
    std::optional<int32_t> side;
    if (Turns(at, end)) return side;
    for (uint32_t s = at + 1; s-- > 0 && sentences[s].paragraph == sentences[at].paragraph;) {
      for (const Mention& mention : analysis_.MentionsOf(s)) {
        if (mention.entity < 0 || !mention.types.Has(MentionType::kPerson)) continue;
        if (analysis_.text.tokens[mention.first].begin >= end) continue;
        const auto sides = sides_.find(static_cast<uint32_t>(mention.entity));
        if (sides == sides_.end()) continue;
        if (sides->second.size() != 1 || (side && *side != *sides->second.begin())) return std::nullopt;
        side = *sides->second.begin();
      }
    }
    return side;
  }

  // "Oslo had not lost since May, and they responded. Winger Ivo Lenz pulled one back": the side that opens the
  // sentence before, which says that it came back into the match.
  std::optional<int32_t> SideToldOf(uint32_t at) const {
    const auto& sentences = analysis_.text.sentences;
    if (at == 0 || sentences[at - 1].paragraph != sentences[at].paragraph) return std::nullopt;
    const Sentence& before = sentences[at - 1];
    if (!ComesBack(std::string_view(analysis_.article.text).substr(before.begin, before.end - before.begin)))
      return std::nullopt;
    const auto mentions = analysis_.MentionsOf(at - 1);
    if (mentions.empty() || mentions[0].first > before.first_token + 1) return std::nullopt;
    const int32_t first = mentions[0].entity;
    const bool side = first >= 0 && std::any_of(matches_.begin(), matches_.end(), [first](const MatchOfTwo& match) {
                        return first == match.winner || first == match.loser;
                      });
    return side ? std::optional(first) : std::nullopt;
  }

  static bool ComesBack(std::string_view text) {
    static constexpr std::string_view kWords[] = {"respond", "hit back", "fought back",
                                                  "rallied", "replied",  "struck back"};
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [text](std::string_view word) { return text.find(word) != text.npos; });
  }

  void RememberSide(const Claim& claim, uint32_t at, int32_t against) {
    for (const MatchOfTwo& match : matches_) {
      if (match.sentence > at) break;
      if (match.sentence != at || (match.winner != against && match.loser != against)) continue;
      sides_[claim.subject].insert(match.winner == against ? match.loser : match.winner);
      return;
    }
  }

  const Analysis& analysis_;
  std::vector<Claim>& claims_;
  std::map<uint32_t, std::set<int32_t>> sides_;    // by person
  std::map<uint32_t, std::set<int32_t>> benches_;  // by coach
  // The subjects that a rule has in a sentence, by its first byte.
  std::map<std::pair<uint32_t, std::string>, std::set<uint32_t>> named_with_;
  std::vector<MatchOfTwo> matches_;  // by sentence
  std::vector<Claim> sides_found_;
};

}  // namespace

void ResolveOpponents(const Analysis& analysis, std::vector<Claim>* claims) { Opponents(analysis, claims).Resolve(); }

}  // namespace kg::extract
