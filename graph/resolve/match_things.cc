#include "graph/resolve/match_things.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "graph/model/text.h"
#include "graph/resolve/names.h"
#include "graph/resolve/roles.h"
#include "graph/resolve/shared_context.h"

namespace kg::graph {
namespace {

using WordList = std::vector<std::string_view>;

// Words that tell a side of a club, or a race of a meeting, from another.
constexpr std::array<std::string_view, 24> kApart = {"women", "womens", "men",      "mens",   "junior",   "juniors",
                                                     "youth", "under",  "reserves", "ladies", "girls",    "boys",
                                                     "half",  "indoor", "little",   "mini",   "national", "b",
                                                     "all",   "winter", "summer",   "world",  "european", "para"};
// Words that say what something is, not which one.
constexpr std::array<std::string_view, 34> kGeneric = {
    "university",   "club",          "united",   "city",     "cup",         "open",      "league",
    "championship", "championships", "marathon", "union",    "association", "institute", "committee",
    "rovers",       "federation",    "school",   "hospital", "games",       "tour",      "athletic",
    "sports",       "ministry",      "council",  "police",   "academy",     "society",   "foundation",
    "prize",        "museum",        "festival", "classic",  "masters",     "parliament"};

bool IsGroup(ValueType type) { return type == ValueType::kTeam || type == ValueType::kOrganization; }

bool IsBare(const Candidate& candidate) { return IsBarePerson(*candidate.members.front()); }

// Nothing that only a person is: no age, no name that people are given, no trade.
bool MayBeMistaken(const Candidate& person, const Shared& shared) {
  const std::string_view role = Attribute(person.attributes, "role");
  // An age may be somebody else's whom the article took for this one.
  return (person.context.birth == DayInterval{} || shared.points >= 1) && (role.empty() || IsKinOrMate(role)) &&
         Attribute(person.attributes, "gender_by_name").empty();
}

// Of equal names: 0 when the types can't be one thing.
double TypesFit(const Candidate& a, const Candidate& b, const Shared& shared) {
  if (a.type == b.type) return 0.95;
  const bool several_words = a.key.find(' ') != std::string::npos;
  if (IsGroup(a.type) && IsGroup(b.type)) return several_words || shared.points >= 0.5 ? 0.85 : 0;
  if (!several_words) return 0;
  const bool person = a.type == ValueType::kPerson || b.type == ValueType::kPerson;
  if (person) {
    const Candidate& taken = a.type == ValueType::kPerson ? a : b;
    if (!(shared.points >= 0.5 && MayBeMistaken(taken, shared)) && !IsBare(taken)) return 0;
  }
  return shared.points >= 0.5 ? 0.8 : 0.72;
}

// "HC Berg" and "FC Berg" play two games; "AC Berg" and "FC Berg", both named in one article, are two clubs of a town.
bool AreTwoClubs(const Candidate& a, const Candidate& b) {
  if (!IsGroup(a.type) || !IsGroup(b.type)) return false;
  const std::string left = ClubMark(a.members.front()->name);
  const std::string right = ClubMark(b.members.front()->name);
  if (left.empty() || right.empty() || left == right) return false;
  return AreOfTwoSports(left, right) || SameDocument(a, b);
}

// "Berg AG" and "Berg Ltd" are two firms; "Berg AG, once Holt Ltd" is one with "Holt Ltd".
bool HaveOtherForms(const Candidate& a, const Candidate& b) {
  if (a.type != ValueType::kOrganization || b.type != ValueType::kOrganization) return false;
  const WordList words = TellingWords(a.key);
  const WordList others = TellingWords(b.key);
  if (std::find_first_of(words.begin(), words.end(), others.begin(), others.end()) == words.end()) return false;
  const std::string left = CompanyForm(a.members.front()->name);
  const std::string right = CompanyForm(b.members.front()->name);
  return !left.empty() && !right.empty() && left != right;
}

// "dinamo bergheim", "dynamo bergheim".
bool SoundAlike(const std::string& a, const std::string& b) {
  return std::min(a.size(), b.size()) >= 8 && EditDistance(a, b, 2) <= 2 && SoundOfWords(a) == SoundOfWords(b);
}

bool IsShorterName(const WordList& shorter, const WordList& longer) {
  if (shorter.empty() || shorter.size() >= longer.size()) return false;
  if (!std::includes(longer.begin(), longer.end(), shorter.begin(), shorter.end())) return false;
  WordList added;
  std::set_difference(longer.begin(), longer.end(), shorter.begin(), shorter.end(), std::back_inserter(added));
  if (std::any_of(added.begin(), added.end(), [](std::string_view word) { return IsOneOf(kApart, word); }))
    return false;
  return std::any_of(shorter.begin(), shorter.end(),
                     [](std::string_view word) { return word.size() >= 4 && !IsOneOf(kGeneric, word); });
}

bool IsAcronym(const std::string& a, const std::string& b) {
  return a.size() >= 3 && a.find(' ') == std::string::npos && b.find(' ') != std::string::npos && IsAcronymOf(a, b);
}

// -1: a is a short name or an acronym of b, 1: b of a, 0: neither.
int ShorterOf(const std::string& a, const std::string& b, bool* acronym) {
  *acronym = IsAcronym(a, b) || IsAcronym(b, a);
  if (*acronym) return a.size() < b.size() ? -1 : 1;
  const WordList left = TellingWords(a);
  const WordList right = TellingWords(b);
  return IsShorterName(left, right) ? -1 : (IsShorterName(right, left) ? 1 : 0);
}

// "Lenz Harbour Run" for "Harbour Run", in an article that names the firm Lenz.
bool IsSponsored(const Candidate& plain, const Candidate& longer) {
  if (plain.type != ValueType::kEvent || longer.type != ValueType::kEvent || !longer.key.ends_with(" " + plain.key))
    return false;
  if (plain.key.find(' ') == std::string::npos) return false;
  const std::string front = longer.key.substr(0, longer.key.size() - plain.key.size() - 1);
  const auto names = [&front](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&front](const std::string& name) { return name == front; });
  };
  return names(longer.context.companions) || names(longer.context.neighbours);
}

Match MatchByAlias(const Candidate& a, const Candidate& b, const Shared& shared) {
  Match match;
  const std::vector<std::string> common = Common(a.keys, b.keys);
  const bool one_is_canonical =
      std::any_of(common.begin(), common.end(), [&](const std::string& key) { return key == a.key || key == b.key; });
  const bool full = std::any_of(common.begin(), common.end(),
                                [](const std::string& key) { return key.find(' ') != std::string::npos; });
  const auto has_full_name = [](const Candidate& c) {
    return std::any_of(c.keys.begin(), c.keys.end(), [](const std::string& key) { return key.find(' ') != key.npos; });
  };
  // An acronym that two of them share.
  if (common.empty() || (!full && (!one_is_canonical || (has_full_name(a) && has_full_name(b))))) return match;
  // Three letters may stand for anything.
  if (!full && shared.points <= 0 && std::min(a.key.size(), b.key.size()) <= 3) return match;
  match.score = full ? 0.85 : 0.82;
  if (!full) match.open_end = a.key.size() <= b.key.size() ? -1 : 1;
  match.evidence = full ? "same name as an alias" : "acronym";
  return match;
}

Match MatchShorter(const Candidate& a, const Candidate& b, const Shared& shared) {
  Match match;
  bool acronym = false;
  const int shorter = ShorterOf(a.key, b.key, &acronym);
  if (shorter == 0) return match;
  if (IsSponsored(shorter < 0 ? a : b, shorter < 0 ? b : a)) {
    match.score = 0.82;
    match.evidence = Describe("a sponsor's name in front", shared);
    return match;
  }
  if (SameDocument(a, b)) {
    match.forbidden = !acronym;
    return match;
  }
  if (shared.points < 0.5) return match;
  match.score = shared.points >= 1.5 ? 0.82 : 0.72;
  match.open_end = shorter;
  match.evidence = Describe(acronym ? "acronym" : "a shorter name", shared);
  return match;
}

bool HaveSameWords(const Candidate& a, const Candidate& b) {
  return a.key.find(' ') != std::string::npos && TellingWords(a.key) == TellingWords(b.key);
}

// Whether anything in two different names speaks for one thing: what they share otherwise costs more to find out.
bool AreNamedAlike(const Candidate& a, const Candidate& b) {
  bool acronym = false;
  return !Common(a.keys, b.keys).empty() || HaveSameWords(a, b) || SoundAlike(a.key, b.key) ||
         ShorterOf(a.key, b.key, &acronym) != 0;
}

}  // namespace

Match MatchThings(const Candidate& a, const Candidate& b) {
  Match match;
  if (HaveOtherForms(a, b) || AreTwoClubs(a, b)) {
    match.forbidden = true;
    return match;
  }
  const bool same = a.key == b.key;
  const bool types_fit = a.type == b.type || (IsGroup(a.type) && IsGroup(b.type));
  if (!same && (!types_fit || !AreNamedAlike(a, b))) return match;
  const Shared shared = SharedContext(a, b);
  if (same) {
    match.score = TypesFit(a, b, shared);
    match.evidence = a.type == b.type ? "same name" : "same name, of another type";
  } else {
    match = MatchByAlias(a, b, shared);
    if (match.score == 0 && HaveSameWords(a, b)) {
      match.score = 0.85;
      match.evidence = "same words";
    }
    if (match.score == 0 && shared.points >= 0.25 && SoundAlike(a.key, b.key)) {
      match.score = shared.points >= 1 ? 0.85 : 0.72;
      match.evidence = Describe("sounds alike", shared);
    }
    if (match.score == 0) match = MatchShorter(a, b, shared);
  }
  match.points = shared.points;
  return match;
}

Match MatchShortName(const Candidate& single, const Candidate& thing) {
  Match match;
  if (!IsBare(single) || !IsGroup(thing.type) || SameDocument(single, thing)) return match;
  const bool same = single.key == thing.key;
  if (!same && !IsShorterName(Words(single.key), TellingWords(thing.key))) return match;
  const Shared shared = SharedContext(single, thing);
  if (shared.points < (same ? 0.4 : 1)) return match;
  match.score = 0.72;
  match.points = shared.points;
  match.open_end = -1;
  match.evidence = Describe(same ? "same name, of another type" : "a shorter name", shared);
  return match;
}

bool IsGenericWord(std::string_view word) { return IsOneOf(kGeneric, word); }

bool MayBeOneThing(const ProfileNames& a, const ProfileNames& b) {
  if (a.type != b.type && !(IsGroup(a.type) && IsGroup(b.type))) return false;
  bool acronym = false;
  return a.key == b.key || ShorterOf(a.key, b.key, &acronym) != 0;
}

}  // namespace kg::graph
