#include "graph/resolve/match.h"

#include <algorithm>
#include <iterator>

#include "graph/model/text.h"
#include "graph/resolve/match_things.h"
#include "graph/resolve/names.h"
#include "graph/resolve/person_names.h"
#include "graph/resolve/roles.h"
#include "graph/resolve/shared_context.h"

namespace kg::graph {
namespace {

constexpr int64_t kBirthSlackDays = 2 * 366;   // further apart they need a shared context
constexpr int64_t kWrongAgeDays = 9 * 366;     // up to here the least of one will do
constexpr int64_t kGenerationDays = 15 * 366;  // further apart they are two people
constexpr double kSurnamePoints = 0.9;         // what a surname alone takes: two of a company, one by its short name
constexpr size_t kRareName = 14;               // letters of a full name that few people share

int64_t BirthGapDays(const DayInterval& a, const DayInterval& b) {
  if (a == DayInterval{} || b == DayInterval{}) return 0;
  const DayInterval overlap = Intersect(a, b);
  return overlap.IsEmpty() ? static_cast<int64_t>(overlap.first) - overlap.last : 0;
}

// How much two persons' attributes contradict each other, in points; 1.5 and more with nothing shared means two people.
double Contradictions(const Candidate& a, const Candidate& b) {
  double points = 0;
  if (CompareNationalities(a, b) < 0) points += 1;
  if (Compare(a.attributes, b.attributes, "sport") < 0) points += 1;
  if (Compare(a.attributes, b.attributes, "gender") < 0) points += 1;
  const std::string_view left = Attribute(a.attributes, "role");
  const std::string_view right = Attribute(b.attributes, "role");
  if (!left.empty() && !right.empty() && !ShareWord(left, right)) {
    points += 0.5;
    // A player and an engineer: one is of a sport, the other has a role of none.
    if (Attribute(a.attributes, "sport").empty() != Attribute(b.attributes, "sport").empty()) points += 1;
  }
  return points;
}

template <typename Named>
bool IsSurnameOf(const std::string& surname, const Named& named) {
  return std::any_of(named.keys.begin(), named.keys.end(),
                     [&](const std::string& key) { return IsPartOfName(surname, key); });
}

// What birth days and attributes say of two persons whose names fit: false when they must stay apart, else lowers
// `score`.
bool PersonsFit(const Candidate& a, const Candidate& b, const Shared& shared, double* score) {
  const int64_t gap = BirthGapDays(a.context.birth, b.context.birth);
  if (gap > kGenerationDays) return false;
  const double contradictions = Contradictions(a, b);
  // A wrong age is a thing to report: some years apart are one person's where the articles share anything at all, or
  // a long full name, and contradict each other in nothing else.
  const bool rare = a.key == b.key && a.key.size() >= kRareName;
  const double needed = gap > kWrongAgeDays || contradictions > 0 ? 1 : (rare ? 0 : 0.01);
  if (gap > kBirthSlackDays && shared.points < needed) return false;
  if (contradictions >= (shared.points > 0 ? 1.5 : 1) && shared.points < 1) return false;
  if (contradictions >= 1 && shared.points < 2) *score = std::min(*score, 0.75);
  return true;
}

bool IsGivenNameOf(const std::string& word, const Candidate& named) {
  return std::any_of(named.keys.begin(), named.keys.end(),
                     [&word](const std::string& key) { return key.starts_with(word + " "); });
}

// One word or two with a hyphen, of a person: a surname, whether or not it may be a club's name too.
bool IsOneWord(const Candidate& candidate) {
  return candidate.keys.empty() || candidate.members.front()->name.find(' ') == std::string::npos;
}

Match MatchBySurname(const Candidate& a, const Candidate& b) {
  Match match;
  const Candidate& single = IsOneWord(a) || a.type != ValueType::kPerson ? a : b;
  const Candidate& other = &single == &a ? b : a;
  const bool fits = IsOneWord(other) ? single.key == other.key : IsSurnameOf(single.key, other);
  if (!fits) return match;
  const Shared shared = SharedContext(a, b);
  if (shared.points < kSurnamePoints) return match;
  match.open_end = &single == &a ? -1 : 1;
  match.points = shared.points;
  match.score = shared.points >= 2 ? 0.78 : 0.7;
  match.evidence = Describe("same surname", shared);
  if (!PersonsFit(a, b, shared, &match.score)) match.score = 0;
  return match;
}

// The best of all pairs of full names.
NameFit BestFit(const Candidate& a, const Candidate& b) {
  NameFit best;
  for (const std::string& left : a.keys) {
    for (const std::string& right : b.keys) {
      const NameFit fit = FitNames(left, right);
      if (fit.fits && (!best.fits || fit.Weakness() < best.Weakness())) best = fit;
    }
  }
  return best;
}

// Two spellings in one article are two people, unless the article itself makes them one by the place they have in it.
bool IsOneRoleInOneArticle(const Candidate& a, const Candidate& b) {
  const std::vector<std::string> relations = Common(a.context.relations, b.context.relations);
  return std::any_of(relations.begin(), relations.end(), [](const std::string& relation) {
    // A husband or wife, a coach, a parent: there is one of each as a rule. An athlete or a child may have a twin.
    return relation.starts_with("spouse ") || relation.starts_with("coach-of >") || relation.starts_with("child-of <");
  });
}

// The articles call both by one role ("coach"); where only one gives a role, nothing speaks against it.
bool AreOfOneTrade(const Candidate& a, const Candidate& b) {
  const std::string_view left = Attribute(a.attributes, "role");
  const std::string_view right = Attribute(b.attributes, "role");
  return Contradictions(a, b) <= 0 &&
         (left.empty() || right.empty() ? left.empty() != right.empty() : ShareWord(left, right));
}

// How many of the two articles speak clearly of their topic: 0 where the topics are not two. A word in passing may
// stand in any article.
int ClearTopics(const Candidate& a, const Candidate& b) {
  const std::string_view left = TopicOf(a.context);
  const std::string_view right = TopicOf(b.context);
  if (left.empty() || right.empty() || left == right) return 0;
  return (MarkedWith(kTopicMark, a.context).empty() ? 0 : 1) + (MarkedWith(kTopicMark, b.context).empty() ? 0 : 1);
}

bool TopicsDiffer(const Candidate& a, const Candidate& b) { return ClearTopics(a, b) > 0; }

bool HaveTwoTopics(const Candidate& a, const Candidate& b) { return ClearTopics(a, b) == 2; }

bool RolesDiffer(const Candidate& a, const Candidate& b) {
  const std::string_view role = Attribute(a.attributes, "role");
  const std::string_view other_role = Attribute(b.attributes, "role");
  return !role.empty() && !other_role.empty() && !IsKinOrMate(role) && !IsKinOrMate(other_role) &&
         !ShareWord(role, other_role);
}

// Nothing in common, and another topic, if only by a word, or another role.
bool DescribedDifferently(const Candidate& a, const Candidate& b) {
  return (TopicsDiffer(a, b) && !AreOfOneTrade(a, b)) || RolesDiffer(a, b);
}

// One full name: two people all the same where the articles speak of two sports or trades and share nothing.
Match MatchNamesakes(const Candidate& a, const Candidate& b, const Shared& shared) {
  Match match;
  const bool two_topics = HaveTwoTopics(a, b);
  // Where an article says that there are two, the name alone is nobody's, nor is it with two roles in one company.
  const bool one_trade = AreOneTrade(Attribute(a.attributes, "role"), Attribute(b.attributes, "role"));
  const bool parted = !one_trade && (TopicsDiffer(a, b) || RolesDiffer(a, b));
  if ((HasNamesake(a.context) || HasNamesake(b.context)) && shared.points < (parted ? 1.5 : 0.25)) {
    match.forbidden = RolesDiffer(a, b);
    return match;
  }
  const bool initials = IsInitialsOnly(a.key) || IsInitialsOnly(b.key);
  if ((two_topics && shared.points < 1.5) || (initials && shared.points < 0.5)) {
    // An article on swimming may name the swimmer's father, a coach of runners: one trade is no reason to part them.
    match.forbidden = two_topics && shared.points <= 0 && !AreOfOneTrade(a, b);
    return match;
  }
  if (shared.points <= 0 && DescribedDifferently(a, b)) {
    match.forbidden = true;
    return match;
  }
  match.score = a.key != b.key ? 0.88 : (shared.points >= 1 ? 0.95 : 0.85);
  match.evidence = Describe(a.key == b.key ? "same name" : "same name as an alias", shared);
  return match;
}

// Its article tells it from somebody else by the spelling of the surname.
bool IsSpeltApart(const Candidate& candidate) {
  const std::vector<std::string>& companions = candidate.context.companions;
  return std::binary_search(companions.begin(), companions.end(), std::string(1, kSpellingMark));
}

Match MatchVariants(const Candidate& a, const Candidate& b, const NameFit& fit, const Shared& shared) {
  Match match;
  if (fit.letters > 0 && (IsSpeltApart(a) || IsSpeltApart(b))) {
    match.forbidden = true;
    return match;
  }
  // A whole name in another spelling or order, in an article of the same kind: few people have it.
  const bool whole =
      !fit.LeavesOpen() && (fit.letters <= 1 || fit.by_sound) && a.key.size() >= 10 && b.key.size() >= 10;
  double needed = whole ? 0.25 : std::max(0.5, fit.Weakness() - 0.25);
  if (HaveTwoTopics(a, b)) needed += 0.75;
  if (RolesDiffer(a, b)) needed += 0.5;
  // "A. Berger" may be anybody: a lawyer is no skier.
  if (fit.initial && DescribedDifferently(a, b)) needed = std::max(needed, 1.25);
  if (shared.points < needed) return match;
  match.score = shared.points >= needed + (fit.letters > 0 ? 1.25 : 1.0) ? 0.85 : 0.72;
  match.evidence = Describe(fit.Describe(), shared);
  if (fit.LeavesOpen()) match.open_end = a.key.size() <= b.key.size() ? -1 : 1;
  return match;
}

Match MatchPersons(const Candidate& a, const Candidate& b) {
  if (IsOneWord(a) || IsOneWord(b)) return MatchBySurname(a, b);
  const NameFit fit = BestFit(a, b);
  Match match;
  if (!fit.fits || GenerationsDiffer(a.key, b.key) || (SameDocument(a, b) && !IsOneRoleInOneArticle(a, b))) {
    // "U. Lenz" is no form of "Una Lenz-Abara", but both may be forms of "Una Lenz".
    const bool one_article = SameDocument(a, b);
    match.forbidden = fit.fits || one_article || !MayShareFullName(a.key, b.key);
    match.by_names = !fit.fits && !one_article;
    return match;
  }
  const Shared shared = SharedContext(a, b);
  // "Pieter van der Woude", "Pieter vanderWoude": of long names the space between the words tells nobody apart.
  const bool rejoined = fit.respaced && fit.letters == 0 && !fit.reordered && !fit.LeavesOpen() &&
                        std::min(a.key.size(), b.key.size()) >= kRareName;
  match =
      fit.SameWords() && (!fit.respaced || rejoined) ? MatchNamesakes(a, b, shared) : MatchVariants(a, b, fit, shared);
  match.points = shared.points;
  const bool another_spelling = fit.letters > 0 && shared.points < 2;
  if (another_spelling && BirthGapDays(a.context.birth, b.context.birth) > kBirthSlackDays) {
    match.score = 0;
    match.forbidden = true;
  }
  if (match.score > 0 && !PersonsFit(a, b, shared, &match.score)) {
    match.score = 0;
    match.forbidden = true;
  }
  return match;
}

// Places by name: two chains of containment that share nothing are two places.
Match MatchPlaces(const Candidate& a, const Candidate& b) {
  Match match;
  if (a.key != b.key) return match;
  const std::string_view left = Attribute(a.attributes, "within");
  const std::string_view right = Attribute(b.attributes, "within");
  if (!left.empty() && !right.empty()) {
    std::vector<std::string> outer;
    for (const std::string_view part : Split(left, '|')) outer.push_back(FoldName(part));
    const std::vector<std::string_view> parts = Split(right, '|');
    const bool share = std::any_of(parts.begin(), parts.end(), [&outer](std::string_view part) {
      return std::find(outer.begin(), outer.end(), FoldName(part)) != outer.end();
    });
    if (!share) {
      match.forbidden = true;
      return match;
    }
  }
  match.score = 0.95;
  match.evidence = "same name";
  return match;
}

// A person's full name, and a word of another article that may be the surname alone.
bool IsSurnamePair(const Candidate& person, const Candidate& word) {
  return person.type == ValueType::kPerson && !person.keys.empty() && IsLostSurname(word) &&
         !IsGivenNameOf(word.key, person) && !SameDocument(person, word) && IsSurnameOf(word.key, person);
}

}  // namespace

namespace {

bool IsLoneWord(const Candidate& candidate) { return candidate.type == ValueType::kPerson && candidate.keys.empty(); }

}  // namespace

bool IsLostSurname(const Candidate& candidate) {
  return candidate.members.size() == 1 && IsLostSurname(*candidate.members.front());
}

Match MatchCandidates(const Candidate& a, const Candidate& b) {
  if (a.type == ValueType::kPerson && b.type == ValueType::kPerson) return MatchPersons(a, b);
  if (IsLoneWord(a) && b.type != ValueType::kPerson) return MatchShortName(a, b);
  if (IsLoneWord(b) && a.type != ValueType::kPerson) {
    Match match = MatchShortName(b, a);
    match.open_end = -match.open_end;
    return match;
  }
  if (IsSurnamePair(a, b) || IsSurnamePair(b, a)) return MatchBySurname(a, b);
  if (a.type == ValueType::kPlace || b.type == ValueType::kPlace) return a.type == b.type ? MatchPlaces(a, b) : Match();
  return MatchThings(a, b);
}

bool MayBeOne(const ProfileNames& a, const ProfileNames& b) {
  if ((a.type == ValueType::kPerson) != (b.type == ValueType::kPerson)) {
    const ProfileNames& person = a.type == ValueType::kPerson ? a : b;
    const ProfileNames& word = &person == &a ? b : a;
    if (person.keys.empty()) {
      const std::vector<std::string_view> words = Words(word.key);
      return std::find(words.begin(), words.end(), person.key) != words.end();
    }
    return word.lost_surname && IsSurnameOf(word.key, person);
  }
  if (a.type != ValueType::kPerson) return MayBeOneThing(a, b);
  if (a.keys.empty() && b.keys.empty()) return a.key == b.key;
  if (a.keys.empty() || IsSurnameOf(a.key, b)) return IsSurnameOf(a.key, b);
  if (b.keys.empty() || IsSurnameOf(b.key, a)) return IsSurnameOf(b.key, a);
  return std::any_of(a.keys.begin(), a.keys.end(), [&](const std::string& left) {
    return std::any_of(b.keys.begin(), b.keys.end(),
                       [&](const std::string& right) { return FitNames(left, right).fits; });
  });
}

}  // namespace kg::graph
