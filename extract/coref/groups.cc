// Plurals: "they", "their", "the couple", "the pair": two or three people that the text names together, or a team.
#include <algorithm>
#include <cstdlib>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kSentencesBack = 3;
constexpr uint32_t kFamilySentencesBack = 2;
constexpr double kMargin = 0.35;
constexpr size_t kMostMembers = 6;
// Of a group that is spoken of again after a while: how long, how often it was before, and what may stand between.
constexpr uint32_t kStandingSentencesBack = 12;
constexpr std::ptrdiff_t kStanding = 3;
constexpr double kWeakPhrase = 2.0;

bool Joins(std::string_view word) { return word == "and" || word == "&"; }

// "Ruiz, 20, and Holt", "Ruiz, 20, Holt, 19, and ...": before the token at `at`, the end of the name that an age
// follows; `at` itself where none does.
int64_t BehindNameWithAge(const State& s, int64_t at) {
  const int64_t comma = at - 3;
  if (s.LowerAt(at - 1) != "," || s.LowerAt(comma) != ",") return at;
  const std::string_view age = s.LowerAt(at - 2);
  const bool digits = !age.empty() && age.size() <= 3 && age.find_first_not_of("0123456789") == age.npos;
  return digits ? comma : at;
}

}  // namespace

// Where the description of a name right before it begins: "the actor Ivo Lenz".
uint32_t Salience::StartOfDescribed(uint32_t m) const {
  const uint32_t first = s_.mentions[m].first;
  const int32_t described = ends_at_[first];
  if (described < 0 || found_[static_cast<size_t>(described)] != found_[m]) return first;
  const Mention& nominal = s_.mentions[static_cast<size_t>(described)];
  return nominal.form == Form::kNominal ? nominal.first : first;
}

// "A and B", "A, B and C": the group that ends with the mention, if there is one. Read when its last member is found.
void Salience::JoinGroup(uint32_t m) {
  if (found_[m] < 0 || s_.mentions[m].form == Form::kPossessive) return;
  if (!s_.mentions[m].types.Has(MentionType::kPerson)) return;
  std::vector<int32_t> members = {found_[m]};
  uint32_t first = m;
  for (uint32_t at = StartOfDescribed(m); members.size() < kMostMembers;) {
    const std::string_view before = s_.LowerAt(static_cast<int64_t>(at) - 1);
    const bool joins = members.size() == 1 ? Joins(before) : before == ",";
    if (!joins || at < 5) break;
    // Of a list the comma that closes an age also parts the members.
    const int64_t link = static_cast<int64_t>(at) - 1;
    int64_t behind = BehindNameWithAge(s_, Joins(before) ? link : link + 1);
    if (!Joins(before) && behind == link + 1) behind = link;
    const int32_t c = ends_at_[static_cast<size_t>(behind)];
    if (c < 0 || found_[static_cast<size_t>(c)] < 0) break;
    if (s_.mentions[static_cast<size_t>(c)].sentence != s_.mentions[m].sentence) break;
    if (std::find(members.begin(), members.end(), found_[static_cast<size_t>(c)]) != members.end()) break;
    members.push_back(found_[static_cast<size_t>(c)]);
    first = static_cast<uint32_t>(c);
    at = StartOfDescribed(first);
  }
  if (members.size() < 2) return;
  std::reverse(members.begin(), members.end());
  const bool subject = !BehindPreposition(s_, s_.mentions[first]) && VerbAt(s_, s_.mentions[m].last);
  const bool couple = members.size() == 2 && Wed(s_.mentions[m].last);
  if (couple) Relate(members[0], "spouse", members[1]);
  groups_.push_back({first, s_.mentions[m].last, s_.mentions[m].sentence, std::move(members), subject, couple});
}

// "Ruiz and Lund were married in Oslo", "Ruiz and Lund, who wed in 2018": the verb behind the token.
bool Salience::Wed(int64_t at) const {
  static constexpr auto kBetween =
      WordSet({",", "who", "were", "got", "have", "had", "been", "are", "later", "then", "both", "finally", "first"});
  static constexpr auto kWed = WordSet({"married", "wed", "divorced", "separated"});
  const int64_t end = at + 4;
  while (at < end && kBetween.Has(s_.LowerAt(at))) ++at;
  return kWed.Has(s_.LowerAt(at));
}

// "Ruiz married Lund", "Ruiz is engaged to the skier Ana Lund": two who are a couple from here on.
void Salience::JoinCouple(uint32_t m) {
  static constexpr auto kWedding =
      WordSet({"married", "marry", "marries", "engaged", "wed", "weds", "dating", "dates", "divorced", "marrying"});
  const Mention& mention = s_.mentions[m];
  if (found_[m] < 0 || mention.form == Form::kPossessive || !mention.types.Has(MentionType::kPerson)) return;
  static constexpr auto kWhere = WordSet({"on", "in", "at", "near", "outside"});
  if (kWhere.Has(s_.LowerAt(static_cast<int64_t>(mention.first) - 1))) return;  // "married on Bryher"
  const int64_t begin = s_.text.sentences[mention.sentence].first_token;
  bool comma = false;
  for (int64_t i = static_cast<int64_t>(mention.first) - 1; i >= begin && i + 8 > mention.first; --i) {
    comma |= s_.LowerAt(i) == ",";
    if (!kWedding.Has(s_.LowerAt(i))) continue;
    if (comma && s_.LowerAt(i + 1) != ",") return;  // "married, in 1975, the boatbuilder Lund"
    for (uint32_t c = m; c-- > s_.sentence_begin[mention.sentence];) {
      if (s_.mentions[c].last > static_cast<uint32_t>(i) || !traits_[c].subject) continue;
      if (found_[c] < 0 || found_[c] == found_[m]) return;
      groups_.push_back({m, mention.last, mention.sentence, {found_[c], found_[m]}, true, true});
      if (s_.LowerAt(i) != "dating" && s_.LowerAt(i) != "dates") Relate(found_[c], "spouse", found_[m]);
      LearnGender(found_[c], found_[m]);
      return;
    }
    return;
  }
}

// "Her husband, Ivo Lenz": two who are a couple, wherever the sentence goes on to.
void Salience::JoinSpouse(uint32_t m) {
  const Mention& mention = s_.mentions[m];
  if (found_[m] < 0 || mention.form != Form::kName || !mention.types.Has(MentionType::kPerson)) return;
  const auto spouse = s_.relations.find({found_[m], "spouse"});
  if (spouse == s_.relations.end() || spouse->second == found_[m]) return;
  for (uint32_t c = s_.sentence_begin[mention.sentence]; c < m; ++c) {
    if (found_[c] != spouse->second || s_.mentions[c].form != Form::kPossessive) continue;
    groups_.push_back({m, mention.last, mention.sentence, {spouse->second, found_[m]}, false, true});
    return;
  }
}

// A sentence that names two people in all, as it is read to its end.
std::vector<int32_t> Salience::PeopleOf(uint32_t sentence, uint32_t before) const {
  std::vector<int32_t> people;
  for (uint32_t c = s_.sentence_begin[sentence]; c < s_.sentence_begin[sentence + 1] && c < before; ++c) {
    if (!s_.budget.Take(2) || people.size() > kMostMembers) break;
    const int32_t entity = found_[c];
    if (entity < 0 || s_.entities[static_cast<size_t>(entity)].type != ValueType::kPerson) continue;
    if (std::find(people.begin(), people.end(), entity) == people.end()) people.push_back(entity);
  }
  return people;
}

double Salience::GroupOffer(const Group& group, uint32_t m) const {
  static constexpr double kByDistance[] = {4.5, 3.0, 1.9, 1.2};
  const uint32_t distance = s_.mentions[m].sentence - group.sentence;
  double score = kByDistance[std::min<uint32_t>(distance, 3)];
  if (group.subject) score += 1.3;
  if (group.couple) score += 0.5;
  return score;
}

// "their son": of a couple; "their mother": of brothers or sisters, when the text has told of them just before.
bool Salience::MeanFamily(uint32_t m) {
  static constexpr auto kChildren =
      WordSet({"son", "daughter", "child", "sons", "daughters", "children", "twins", "baby", "kids"});
  static constexpr auto kParents = WordSet({"father", "mother", "parents", "dad", "mum", "mom"});
  constexpr int64_t kReach = 4;  // "their two young sons"
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive) return false;
  std::string_view tie;
  for (int64_t at = mention.last; at < static_cast<int64_t>(mention.last) + kReach && tie.empty(); ++at) {
    if (kChildren.Has(s_.LowerAt(at))) tie = "spouse";
    if (kParents.Has(s_.LowerAt(at))) tie = "sibling";
    if (s_.text.tokens[std::min<size_t>(static_cast<size_t>(at), s_.text.tokens.size() - 1)].shape != Shape::kLower)
      break;
  }
  if (tie.empty()) return false;
  for (uint32_t c = m; c-- > 0 && s_.budget.Take(2);) {
    if (mention.sentence - s_.mentions[c].sentence > kFamilySentencesBack) return false;
    if (found_[c] < 0 || s_.mentions[c].last > mention.first) continue;  // not "their daughter" herself
    auto other = s_.relations.find({found_[c], std::string(tie)});
    // "her partner, the composer Ivo Lenz, and their daughter"
    if (other == s_.relations.end() && tie == "spouse") other = s_.relations.find({found_[c], "partner"});
    if (other == s_.relations.end() || other->second == found_[c]) continue;
    Mean(m, {found_[c], other->second});
    return true;
  }
  return false;
}

// "they", "them", "their"
int32_t Salience::They(uint32_t m) {
  const Mention& mention = s_.mentions[m];
  if (MeanFamily(m)) return -1;
  const Group* best = nullptr;
  double best_score = 0;
  for (size_t g = groups_.size(); g-- > 0;) {
    const Group& group = groups_[g];
    if (mention.sentence - group.sentence > kSentencesBack || !s_.budget.Take(4)) break;
    if (group.last > mention.first) continue;
    const double score = GroupOffer(group, m);
    if (best != nullptr && score <= best_score) continue;
    best = &group;
    best_score = score;
  }
  std::vector<std::pair<int32_t, double>> offers;
  for (uint32_t c = m; c-- > 0;) {
    const Mention& candidate = s_.mentions[c];
    if (mention.sentence - candidate.sentence > kSentencesBack || !s_.budget.Take(4)) break;
    const int32_t entity = found_[c];
    if (entity < 0 || candidate.last > mention.first || !IsThing(entity)) continue;
    const bool team = s_.entities[static_cast<size_t>(entity)].type == ValueType::kTeam;
    // A firm is "they" only where the sentence is about it.
    if (!team && !traits_[c].subject) continue;
    if (Bound(c, m)) continue;
    AddOffer(entity, ThingOffer(c, m) - (team ? 0 : 0.9), &offers);
  }
  // Two people of the sentence before, whom nothing joins but the telling.
  std::vector<int32_t> two;
  if (best == nullptr && mention.sentence > 0) {
    two = PeopleOf(mention.sentence - 1, m);
    // "When Ruiz met Lund, she was 22. He was 30. They ...": the one of it is one of the two before.
    const auto& sentences = s_.text.sentences;
    if (two.size() == 1 && mention.sentence > 1 &&
        sentences[mention.sentence - 2].paragraph == sentences[mention.sentence].paragraph) {
      std::vector<int32_t> before = PeopleOf(mention.sentence - 2, m);
      if (before.size() == 2 && std::find(before.begin(), before.end(), two[0]) != before.end()) two = before;
    }
    if (two.size() == 2) best_score = 2.6;
  }
  // "He had lost two fingers and asked her to write. They married in 1943."
  const double phrase = Wed(mention.last) ? 0 : BestPhrase(m, true, kSentencesBack);
  double thing_score = 0;
  for (const auto& [entity, score] : offers) thing_score = std::max(thing_score, score);
  if (best != nullptr && best_score >= std::max(phrase, thing_score) + kMargin) {
    Mean(m, best->members);
    return -1;
  }
  if (best == nullptr && two.size() == 2 && best_score >= std::max(phrase, thing_score) + kMargin) {
    Mean(m, std::move(two));
    return -1;
  }
  if (best == nullptr && offers.empty() && phrase < kWeakPhrase) {
    if (const Group* group = StandingGroup(m); group != nullptr) {
      Mean(m, group->members);
      return -1;
    }
  }
  return Decide(&offers, std::max(phrase, best_score), kMargin);
}

// The people that the text keeps speaking of together, when the last time is a while ago.
const Salience::Group* Salience::StandingGroup(uint32_t m) const {
  for (size_t g = groups_.size(); g-- > 0;) {
    const Group& group = groups_[g];
    if (s_.mentions[m].sentence - group.sentence > kStandingSentencesBack || !s_.budget.Take(8 + groups_.size()))
      return nullptr;
    const auto same = [&group](const Group& other) { return other.members == group.members; };
    if (std::count_if(groups_.begin(), groups_.end(), same) >= kStanding) return &group;
  }
  return nullptr;
}

// The mention means all of them, from here on.
void Salience::Mean(uint32_t m, std::vector<int32_t> members) {
  const Mention& mention = s_.mentions[m];
  const bool subject = mention.form != Form::kPossessive && traits_[m].subject;
  if (!rehearsal_) s_.members[m] = members;
  const bool couple = members.size() == 2 && subject && Wed(mention.last);  // "They married in 1961."
  if (couple) Relate(members[0], "spouse", members[1]);
  // "The twins", "the brothers"
  static constexpr auto kSiblings = WordSet({"brothers", "sisters", "twins", "siblings"});
  if (members.size() == 2 && kSiblings.Has(mention.Get("head"))) Relate(members[0], "sibling", members[1]);
  groups_.push_back({m, mention.last, mention.sentence, std::move(members), subject, couple});
}

// "the couple", "the pair", "the two", "the brothers"
void Salience::PluralNominal(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  const std::string_view head = nominal.Get("head");
  const size_t count = head == "trio" || head == "three" ? 3 : 2;
  const Gender gender = head == "men" || head == "brothers"    ? Gender::kMale
                        : head == "women" || head == "sisters" ? Gender::kFemale
                                                               : Gender::kUnknown;
  if (MeanAhead(m)) return;
  if ((head == "siblings" || head == "brothers" || head == "sisters" || head == "twins") && MeanSiblings(m)) return;
  if (count == 2 && MeanTwoBefore(m)) return;
  if (head == "newlyweds" && MeanMainCouple(m)) return;
  if ((head == "couple" || head == "newlyweds" || head == "spouses") && MeanSpouses(m)) return;
  const bool couple = head == "couple";
  // Those whom the text joins, or else the only ones of a sentence, the nearest first.
  bool crowded = false;
  size_t g = groups_.size();
  for (uint32_t s = nominal.sentence + 1; s-- > 0 && nominal.sentence - s <= kSentencesBack;) {
    for (; g > 0 && groups_[g - 1].sentence >= s && s_.budget.Take(4); --g) {
      const Group& group = groups_[g - 1];
      if (couple && group.members.size() == count && AreParentAndChild(group.members[0], group.members[1])) continue;
      if (!AreAll(gender, group.members)) continue;
      if (group.last <= nominal.first && group.members.size() == count)
        return Mean(m, std::vector<int32_t>(group.members));
    }
    std::vector<int32_t> people = PeopleOf(s, m);
    if (couple && people.size() == count && AreParentAndChild(people[0], people[1])) continue;
    std::erase_if(people, [&](int32_t one) { return !AreAll(gender, {one}); });
    if (people.size() == count && !crowded) return Mean(m, std::move(people));
    crowded |= people.size() > count;
  }
  if (count == 2 && !couple && !crowded) MeanMainTwo(m, gender);
}

// "Ruiz and Lund, who met in Oslo": both, as the verb tells.
bool Salience::JoinWho(uint32_t m) {
  static constexpr auto kPlural =
      WordSet({"have", "are", "were", "met", "both", "share", "run", "live", "own", "each"});
  const Mention& who = s_.mentions[m];
  if (groups_.empty()) return false;
  const Group& group = groups_.back();
  const bool plural = s_.mentions[group.mention].form == Form::kNominal;  // "The pair, who married"
  if (!plural && !kPlural.Has(s_.LowerAt(who.last))) return false;
  const bool beside = group.last == who.first || (group.last + 1 == who.first && s_.LowerAt(group.last) == ",");
  if (!beside || group.sentence != who.sentence) return false;
  Mean(m, std::vector<int32_t>(group.members));
  return true;
}

// "the brothers Ivo and Jan Lenz"
bool Salience::MeanAhead(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  const int32_t first = starts_at_[nominal.last];
  if (first < 0) return false;
  const Mention& one = s_.mentions[static_cast<size_t>(first)];
  if (!Joins(s_.LowerAt(one.last))) return false;
  const int32_t second = starts_at_[one.last + 1];
  if (second < 0 || one.entity < 0 || s_.mentions[static_cast<size_t>(second)].entity < 0) return false;
  Mean(m, {one.entity, s_.mentions[static_cast<size_t>(second)].entity});
  return true;
}

}  // namespace kg::extract::coref
