#include "graph/resolve/match.h"

#include <algorithm>
#include <iterator>

#include "graph/model/text.h"
#include "graph/resolve/names.h"

namespace kg::graph {
namespace {

constexpr int64_t kBirthSlackDays = 2 * 366;   // further apart they need a shared context
constexpr int64_t kGenerationDays = 15 * 366;  // further apart they are two people

// What two contexts share, in points: 2 for the same relation to the same other, 1 for the same neighbour, half a point
// for a companion, a nationality or a sport.
struct Shared {
  double points = 0;
  std::string what;  // "coach-of Ana Ruiz" in folded words, the strongest first; "" when nothing is shared
};

std::vector<std::string> Common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common;
}

std::string_view Attribute(const std::map<std::string, std::string>& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

// 1 both say it and agree, -1 both say it and differ, 0 otherwise.
int Compare(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b,
            const char* name) {
  const std::string_view left = Attribute(a, name);
  const std::string_view right = Attribute(b, name);
  if (left.empty() || right.empty()) return 0;
  return FoldName(left) == FoldName(right) ? 1 : -1;
}

// "coach-of > ana ruiz" as "coach-of ana ruiz".
std::string WithoutDirection(const std::string& relation) {
  const size_t sign = relation.find(' ');
  return sign + 2 < relation.size() ? relation.substr(0, sign) + relation.substr(sign + 2) : relation;
}

Shared SharedContext(const Context& a, const Context& b, const std::map<std::string, std::string>& left,
                     const std::map<std::string, std::string>& right) {
  Shared shared;
  const std::vector<std::string> relations = Common(a.relations, b.relations);
  const std::vector<std::string> neighbours = Common(a.neighbours, b.neighbours);
  const std::vector<std::string> companions = Common(a.companions, b.companions);
  shared.points += std::min(2.0 * static_cast<double>(relations.size()), 4.0);
  shared.points += std::min(1.0 * static_cast<double>(neighbours.size()), 3.0);
  shared.points += std::min(0.5 * static_cast<double>(companions.size()), 1.0);
  if (Compare(left, right, "nationality") > 0) shared.points += 0.5;
  if (Compare(left, right, "sport") > 0) shared.points += 0.5;
  if (!relations.empty()) {
    shared.what = WithoutDirection(relations.front());
  } else if (!neighbours.empty()) {
    shared.what = neighbours.front();
  } else if (!companions.empty()) {
    shared.what = companions.front();
  }
  return shared;
}

int64_t BirthGapDays(const DayInterval& a, const DayInterval& b) {
  if (a == DayInterval{} || b == DayInterval{}) return 0;
  const DayInterval overlap = Intersect(a, b);
  return overlap.IsEmpty() ? static_cast<int64_t>(overlap.first) - overlap.last : 0;
}

bool ShareWord(std::string_view a, std::string_view b) {
  const std::string left = FoldKey(a);
  const std::string right = FoldKey(b);
  const std::vector<std::string_view> words = Words(right);
  for (const std::string_view word : Words(left)) {
    if (word.size() > 2 && std::find(words.begin(), words.end(), word) != words.end()) return true;
  }
  return false;
}

// How much two persons' attributes contradict each other, in points; 1.5 and more with nothing shared means two people.
double Contradictions(const Candidate& a, const Candidate& b) {
  double points = 0;
  if (Compare(a.attributes, b.attributes, "nationality") < 0) points += 1;
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

bool SameDocument(const Candidate& a, const Candidate& b) {
  for (const Profile* left : a.members) {
    for (const Profile* right : b.members) {
      if (left->ref.doc == right->ref.doc) return true;
    }
  }
  return false;
}

// What birth days and attributes say of two persons whose names fit: false when they must stay apart, else lowers
// `score`.
bool PersonsFit(const Candidate& a, const Candidate& b, const Shared& shared, double* score) {
  const int64_t gap = BirthGapDays(a.context.birth, b.context.birth);
  if (gap > kGenerationDays) return false;
  if (gap > kBirthSlackDays && shared.points < 1) return false;
  const double contradictions = Contradictions(a, b);
  if (contradictions >= 1.5 && shared.points < 1) return false;
  if (contradictions >= 1 && shared.points < 2) *score = std::min(*score, 0.75);
  return true;
}

std::string Describe(std::string how, const Shared& shared) {
  return shared.what.empty() ? how : how + ", both " + shared.what;
}

Match MatchBySurname(const Candidate& a, const Candidate& b, const Shared& shared) {
  Match match;
  const Candidate& single = a.keys.empty() ? a : b;
  const Candidate& other = a.keys.empty() ? b : a;
  const bool fits = other.keys.empty() ? single.key == other.key : Words(other.key).back() == single.key;
  if (!fits || shared.points < 1) return match;
  match.by_surname = true;
  match.score = shared.points >= 2 ? 0.78 : 0.7;
  match.evidence = Describe("same surname", shared);
  if (!PersonsFit(a, b, shared, &match.score)) match.score = 0;
  return match;
}

// The nearest pair of full names: 0 the same, 1 and 2 letters off, 3 one with further words, -1 different.
int NameDistance(const Candidate& a, const Candidate& b) {
  int best = -1;
  const auto better = [&best](int distance) {
    if (distance >= 0 && (best < 0 || distance < best)) best = distance;
  };
  for (const std::string& left : a.keys) {
    for (const std::string& right : b.keys) {
      better(SpellingDistance(left, right));
      if (IsExtendedName(left, right)) better(3);
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

Match MatchPersons(const Candidate& a, const Candidate& b) {
  const Shared shared = SharedContext(a.context, b.context, a.attributes, b.attributes);
  if (a.keys.empty() || b.keys.empty()) return MatchBySurname(a, b, shared);
  Match match;
  const int distance = NameDistance(a, b);
  if (distance < 0) {
    match.forbidden = AreDifferentPersons(a.key, b.key);
    return match;
  }
  if (distance > 0 && SameDocument(a, b) && !IsOneRoleInOneArticle(a, b)) {
    match.forbidden = true;
    return match;
  }
  if (distance == 0) {
    match.score = a.key != b.key ? 0.88 : (shared.points >= 1 ? 0.95 : 0.85);
    match.evidence = Describe(a.key == b.key ? "same name" : "same name as an alias", shared);
  } else if (distance == 3) {
    match.score = shared.points >= 2 ? 0.85 : (shared.points >= 1 ? 0.78 : 0);
    match.evidence = Describe("one name longer", shared);
  } else if (shared.points >= distance) {
    match.score = shared.points >= distance + 1 ? 0.85 : 0.72;
    match.evidence = Describe(distance == 1 ? "one letter off" : "two letters off", shared);
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

Match MatchThings(const Candidate& a, const Candidate& b) {
  Match match;
  if (a.key == b.key) {
    match.score = 0.95;
    match.evidence = "same name";
    return match;
  }
  const std::vector<std::string> common = Common(a.keys, b.keys);
  if (common.empty()) return match;
  const bool one_is_canonical =
      std::any_of(common.begin(), common.end(), [&](const std::string& key) { return key == a.key || key == b.key; });
  const bool full = std::any_of(common.begin(), common.end(),
                                [](const std::string& key) { return key.find(' ') != std::string::npos; });
  if (!one_is_canonical && !full) return match;  // an acronym that two of them share
  match.score = full ? 0.85 : 0.82;
  match.by_surname = !full;
  match.evidence = full ? "same name as an alias" : "acronym";
  return match;
}

}  // namespace

Match MatchCandidates(const Candidate& a, const Candidate& b) {
  if (a.type != b.type) return {};
  if (a.type == ValueType::kPerson) return MatchPersons(a, b);
  if (a.type == ValueType::kPlace) return MatchPlaces(a, b);
  return MatchThings(a, b);
}

bool AreVariants(const Profile& a, const Profile& b) {
  const auto as_candidate = [](const Profile& profile) {
    Candidate candidate;
    candidate.type = profile.type;
    candidate.key = profile.key;
    candidate.keys = profile.keys;
    candidate.attributes = profile.attributes;
    candidate.context = profile.context;
    candidate.members = {&profile};
    return candidate;
  };
  return MatchCandidates(as_candidate(a), as_candidate(b)).score >= kMinLink;
}

}  // namespace kg::graph
