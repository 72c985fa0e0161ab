#include "graph/resolve/shared_context.h"

#include <algorithm>
#include <iterator>

#include "graph/model/text.h"
#include "graph/resolve/match_things.h"
#include "graph/resolve/names.h"
#include "graph/resolve/person_names.h"
#include "graph/resolve/roles.h"
#include "graph/resolve/sounds.h"

namespace kg::graph {
namespace {

constexpr size_t kLeastLetters = 3;  // of a short name

// "coach-of > ana ruiz" as "coach-of ana ruiz".
std::string WithoutDirection(const std::string& relation) {
  const size_t sign = relation.find(' ');
  return sign + 2 < relation.size() ? relation.substr(0, sign) + relation.substr(sign + 2) : relation;
}

// Ages and birthdays that fit closely: few namesakes were born in one year, and hardly any two on one day.
double BirthAgreement(const DayInterval& a, const DayInterval& b) {
  constexpr int64_t kClose = 2 * 366 + 31;
  const auto width = [](const DayInterval& days) { return static_cast<int64_t>(days.last) - days.first; };
  if (a == DayInterval{} || b == DayInterval{} || Intersect(a, b).IsEmpty()) return 0;
  if (std::max(width(a), width(b)) > kClose) return 0;
  return width(a) == 0 && width(b) == 0 ? 1.5 : 0.5;
}

void SortUnique(std::vector<std::string>* list) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

// How many of both companies are called by a short name in one of them or both.
size_t CountShortNames(const Candidate& a, const Candidate& b) {
  if (a.short_names.empty() && b.short_names.empty()) return 0;
  std::vector<std::string> common = Common(a.short_names, b.short_names);
  for (const auto* pair : {&a, &b}) {
    const Candidate& other = pair == &a ? b : a;
    for (std::string& sound : Common(pair->short_names, other.name_ends)) common.push_back(std::move(sound));
  }
  SortUnique(&common);
  // Things of one word are companions of both already.
  return static_cast<size_t>(std::count_if(common.begin(), common.end(), [&](const std::string& sound) {
    return !std::binary_search(a.company.begin(), a.company.end(), sound) ||
           !std::binary_search(b.company.begin(), b.company.end(), sound);
  }));
}

// The same relation to somebody whom one of the two calls by initials: "coach-of < a ruiz", "coach-of < ana ruiz".
bool HaveLikeRelation(const Candidate& a, const Candidate& b) {
  const auto is_like = [](const std::string& x, const std::string& y) {
    const size_t sign = x.find(' ');
    if (sign + 3 >= x.size() || y.compare(0, sign + 3, x, 0, sign + 3) != 0) return false;
    const std::string_view left = std::string_view(x).substr(sign + 3);
    const std::string_view right = std::string_view(y).substr(std::min(sign + 3, y.size()));
    if (left.empty() || right.empty() || (!IsInitialsOnly(left) && !IsInitialsOnly(right))) return false;
    return Words(left).back() == Words(right).back() && left.front() == right.front();
  };
  return std::any_of(a.context.relations.begin(), a.context.relations.end(), [&](const std::string& x) {
    return std::any_of(b.context.relations.begin(), b.context.relations.end(),
                       [&](const std::string& y) { return is_like(x, y); });
  });
}

// Somebody whom `other` names beside is by a claim what he is to `one`: his club, his coach.
bool IsRelated(const Candidate& one, const Candidate& other) {
  return std::any_of(one.context.relations.begin(), one.context.relations.end(), [&other](const std::string& relation) {
    const size_t sign = relation.find(' ');  // "member-of > enugu falcons"
    return sign + 3 < relation.size() && std::binary_search(other.context.companions.begin(),
                                                            other.context.companions.end(), relation.substr(sign + 3));
  });
}

// A companion of both by its name, for the words of the evidence.
std::string CommonCompanion(const Context& a, const Context& b) {
  for (const std::string& companion : Common(a.companions, b.companions)) {
    if (!IsMarked(companion)) return companion;
  }
  return {};
}

}  // namespace

std::string_view TopicOf(const Context& context) {
  const std::string_view topic = MarkedWith(kTopicMark, context);
  return topic.empty() ? MarkedWith(kFaintTopicMark, context) : topic;
}

std::string_view NationalityOf(const Candidate& candidate) {
  const std::string_view said = Attribute(candidate.attributes, "nationality");
  return said.empty() ? MarkedWith(kNationalityMark, candidate.context) : said;
}

int CompareNationalities(const Candidate& a, const Candidate& b) {
  const std::string_view left = NationalityOf(a);
  const std::string_view right = NationalityOf(b);
  if (left.empty() || right.empty()) return 0;
  return FoldKey(left) == FoldKey(right) ? 1 : -1;
}

std::vector<std::string> CompanySounds(const Context& context) {
  std::vector<std::string> sounds;
  for (const std::string& companion : context.companions) {
    if (!IsMarked(companion)) sounds.push_back(SortedSound(companion));
  }
  SortUnique(&sounds);
  return sounds;
}

std::vector<std::string> ShortNames(const Context& context) {
  std::vector<std::string> sounds;
  for (const std::string& companion : context.companions) {
    const bool surname = companion[0] == kSurnameMark;
    if (IsMarked(companion) && !surname) continue;
    const std::vector<std::string_view> words = Words(std::string_view(companion).substr(surname ? 1 : 0));
    if (words.empty() || (words.size() > 1 && !IsInitialsOnly(companion))) continue;
    if (words.back().size() >= kLeastLetters && !IsGenericWord(words.back())) sounds.push_back(SoundKey(words.back()));
  }
  SortUnique(&sounds);
  return sounds;
}

std::vector<std::string> NameEnds(const Context& context) {
  std::vector<std::string> sounds;
  for (const std::string& companion : context.companions) {
    if (IsMarked(companion)) continue;
    const std::vector<std::string_view> words = Words(companion);
    if (words.size() < 2) continue;
    for (const std::string_view word : {words.front(), words.back()}) {
      if (word.size() >= kLeastLetters) sounds.push_back(SoundKey(word));
    }
  }
  SortUnique(&sounds);
  return sounds;
}

std::vector<std::string> Common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common;
}

std::string_view Attribute(const std::map<std::string, std::string>& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

int Compare(const std::map<std::string, std::string>& a, const std::map<std::string, std::string>& b,
            const char* name) {
  const std::string_view left = Attribute(a, name);
  const std::string_view right = Attribute(b, name);
  if (left.empty() || right.empty()) return 0;
  return FoldName(left) == FoldName(right) ? 1 : -1;
}

Shared SharedContext(const Candidate& a, const Candidate& b) {
  Shared shared;
  const std::vector<std::string> relations = Common(a.context.relations, b.context.relations);
  const std::vector<std::string> neighbours = Common(a.context.neighbours, b.context.neighbours);
  std::vector<std::string> companions = Common(a.company, b.company);
  const bool like = relations.empty() && HaveLikeRelation(a, b);
  if (like) shared.points += 1.5;
  // Not those that are neighbours of both already.
  for (const std::string& neighbour : neighbours) std::erase(companions, SortedSound(neighbour));
  shared.points += std::min(2.0 * static_cast<double>(relations.size()), 4.0);
  shared.points += std::min(1.0 * static_cast<double>(neighbours.size()), 3.0);
  const double company = std::min(0.5 * static_cast<double>(companions.size()), 1.5);
  shared.points += std::min(company + 0.4 * static_cast<double>(CountShortNames(a, b)), 2.0);
  if (!companions.empty() && (IsRelated(a, b) || IsRelated(b, a))) shared.points += 0.25;
  if (CompareNationalities(a, b) > 0) shared.points += 0.5;
  if (Compare(a.attributes, b.attributes, "sport") > 0) shared.points += 0.5;
  const std::string_view topic = TopicOf(a.context);
  if (!topic.empty() && topic == TopicOf(b.context)) shared.points += 0.25;
  shared.points += BirthAgreement(a.context.birth, b.context.birth);
  const std::string_view role = Attribute(a.attributes, "role");
  const std::string_view other_role = Attribute(b.attributes, "role");
  if (AreOneTrade(role, other_role)) {
    shared.points += shared.points > 0 ? 0.5 : 0.25;
  } else if (shared.points > 0 && !role.empty() && !IsKinOrMate(role) && ShareWord(role, other_role)) {
    shared.points += 0.25;
  }
  if (!relations.empty()) {
    shared.what = WithoutDirection(relations.front());
  } else if (!neighbours.empty()) {
    shared.what = neighbours.front();
  } else if (!companions.empty()) {
    const std::string companion = CommonCompanion(a.context, b.context);
    shared.what = companion.empty() ? "in like company" : "beside " + companion;
  }
  return shared;
}

std::string Describe(std::string how, const Shared& shared) {
  return shared.what.empty() ? how : how + ", both " + shared.what;
}

bool SameDocument(const Candidate& a, const Candidate& b) {
  auto left = a.members.begin();
  auto right = b.members.begin();
  while (left != a.members.end() && right != b.members.end()) {  // both sorted by ref
    if ((*left)->ref.doc == (*right)->ref.doc) return true;
    (*left)->ref.doc < (*right)->ref.doc ? ++left : ++right;
  }
  return false;
}

}  // namespace kg::graph
