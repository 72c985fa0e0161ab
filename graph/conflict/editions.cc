#include "graph/conflict/editions.h"

#include <algorithm>
#include <array>
#include <map>

#include "graph/conflict/explain.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kOneEditionDays = 31;

template <size_t N>
bool Has(std::string_view folded, const std::array<std::string_view, N>& words) {
  return HasPhrase(folded, words);
}

std::string CategoryOfName(std::string_view folded) {
  static constexpr std::array<std::string_view, 5> kWomen = {"women's", "women", "womens", "ladies", "ladies'"};
  static constexpr std::array<std::string_view, 4> kMen = {"men's", "men", "mens", "gentlemen's"};
  if (Has(folded, kWomen)) return "women";
  return Has(folded, kMen) ? "men" : "";
}

// A race that the sentence sets apart from the open one of its sex.
bool IsSpecialRace(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 26> kWords = {
      "wheelchair", "para",  "handcycle", "junior",  "juniors", "youth",    "under-18",  "under-20",  "under-23",
      "u18",        "u20",   "u23",       "masters", "veteran", "veterans", "age group", "age-group", "novice",
      "amateur",    "relay", "team",      "half",    "mixed",   "doubles",  "mini",      "elite"};
  return SentenceHas(claim, kWords);
}

// From the text only: the qualifier, the event's name, the pronouns used of the person; never from a first name.
std::string CategoryOf(const Group& group, const ResolvedClaim& claim, const EventKind& kind) {
  if (const std::string_view given = claim.claim.Get("category"); !given.empty()) return FoldName(given);
  if (!kind.category.empty()) return kind.category;
  if (claim.subject_type != ValueType::kPerson || IsSpecialRace(claim)) return {};
  const std::string_view gender = group.Attribute(claim.subject, "gender");
  return gender == "female" ? "women" : gender == "male" ? "men" : "";
}

std::string EventKey(const Group& group, std::string_view name) {
  const std::string key = FoldKey(name);
  for (const Entity* entity : group.entities()) {
    if (entity->type != ValueType::kEvent) continue;
    if (FoldKey(entity->name) == key) return entity->id.ToHex();
    for (const NameForm& alias : entity->aliases) {
      if (FoldKey(alias.text) == key) return entity->id.ToHex();
    }
  }
  return "name:" + key;
}

// "marathon", "the presidential election": no name of one competition.
bool IsGenericName(std::string_view folded) {
  static constexpr std::array<std::string_view, 46> kWords = {
      "the",         "a",        "of",         "in",       "and",          "men's",   "women's",      "half",
      "marathon",    "city",     "election",   "general",  "presidential", "mayoral", "primary",      "gubernatorial",
      "leadership",  "contest",  "cup",        "league",   "final",        "title",   "fight",        "bout",
      "open",        "masters",  "games",      "meeting",  "meet",         "race",    "championship", "championships",
      "world",       "national", "tournament", "regional", "grand",        "prix",    "derby",        "classic",
      "by-election", "runoff",   "10k",        "5k",       "event",        "local"};
  for (const std::string_view word : Split(folded, ' ')) {
    if (!word.empty() && std::find(kWords.begin(), kWords.end(), word) == kWords.end()) return false;
  }
  return true;
}

bool IsSeason(const Date& date) {
  return date.is_interval && !date.open_start && !date.open_end && date.start.month == 0 && date.end.month == 0 &&
         date.end.year == date.start.year + 1;
}

// The edition that a date names: a season, a year of a yearly event, or a month of another one; "" when it might be
// several.
std::string EditionBucket(const Result& result) {
  if (!result.date || result.date->approximate()) return {};
  const Date& date = *result.date;
  if (IsSeason(date)) return "season " + date.ToString();
  if (date.open_start || date.open_end) return {};
  const DayInterval days = date.Days();
  const CivilDate first = CivilFromDay(days.first);
  const CivilDate last = CivilFromDay(days.last);
  if (first.year != last.year) return {};
  if (result.kind.yearly) return std::to_string(first.year);
  if (days.LengthDays() > kOneEditionDays || first.month != last.month) return {};
  return std::to_string(first.year) + "-" + std::to_string(100 + first.month);
}

// True when the days of all results lie within a month of each other.
bool AreOneEdition(const std::vector<Result>& results) {
  Range common;
  for (const Result& result : results) {
    common = Intersect(common, Widen(RangeOf(result.date->Days()), kOneEditionDays / 2, kOneEditionDays / 2));
  }
  return !common.IsEmpty();
}

}  // namespace

EventKind KindOfEvent(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kLeagues = {
      "league",     "bundesliga",  "serie a", "premiership", "la liga",      "ligue 1", "eredivisie",
      "super bowl", "stanley cup", "fa cup",  "grey cup",    "copa del rey", "cup",     "cup final"};
  static constexpr std::array<std::string_view, 3> kNoLeagues = {"world cup", "diamond league", "cup series"};
  // A cup of these is won by a person, one of each sex, who has one result there.
  static constexpr std::array<std::string_view, 6> kOfPersons = {"archery",       "chess", "triathlon",
                                                                 "cross-country", "darts", "snooker"};
  static constexpr std::array<std::string_view, 8> kContests = {
      "presidential election", "mayoral election", "gubernatorial election", "by-election", "leadership election",
      "leadership contest",    "ballon d'or",      "presidential runoff"};
  static constexpr std::array<std::string_view, 2> kFights = {"title fight", "title bout"};
  static constexpr std::array<std::string_view, 14> kMany = {
      "championships", "championship", "games",          "olympics", "olympic", "meeting",  "meet",
      "world cup",     "grand slam",   "diamond league", "trials",   "series",  "festival", "tour"};
  static constexpr std::array<std::string_view, 13> kYearly = {
      "championships", "games",           "olympics", "olympic games", "open",    "masters",       "tour de france",
      "giro d'italia", "vuelta a espana", "derby",    "regatta",       "classic", "grand national"};
  static constexpr std::array<std::string_view, 2> kHalf = {"half marathon", "half-marathon"};
  static constexpr std::array<std::string_view, 1> kMarathon = {"marathon"};
  const std::string folded = FoldName(name);
  EventKind kind;
  if (IsGenericName(folded)) return kind;
  kind.named = true;
  kind.category = CategoryOfName(folded);
  kind.many = Has(folded, kMany);
  if (!kind.many && Has(folded, kHalf)) kind.discipline = "half marathon";
  if (!kind.many && kind.discipline.empty() && Has(folded, kMarathon)) kind.discipline = "marathon";
  for (const std::string_view sport : kOfPersons) {
    if (kind.many || !kind.discipline.empty() || !Has(folded, std::array<std::string_view, 1>{sport})) continue;
    kind.discipline = sport;
    kind.persons = true;
  }
  const bool contest = Has(folded, kContests);
  kind.teams = Has(folded, kLeagues) && !Has(folded, kNoLeagues) && !Has(folded, kOfPersons);
  kind.single = kind.teams || contest || Has(folded, kFights);
  kind.yearly = kind.teams || contest || !kind.discipline.empty() || Has(folded, kYearly);
  return kind;
}

std::string NormalDiscipline(std::string_view discipline) {
  const std::string key = FoldName(discipline);
  std::string out;
  std::string number;
  for (const std::string_view word : Split(key, ' ')) {
    std::string part(word);
    std::erase(part, ',');
    if (part == "metres" || part == "meters" || part == "metre" || part == "meter") part = "m";
    if (part == "kilometres" || part == "kilometers" || part == "kilometre" || part == "kilometer") part = "km";
    const bool joins =
        (part == "m" || part == "km" || part == "k") && !out.empty() && out.back() >= '0' && out.back() <= '9';
    if (!out.empty() && !joins) out.push_back(' ');
    out += part;
  }
  for (const std::string_view drop : {"women's ", "men's ", "the "}) {
    if (out.starts_with(drop)) out.erase(0, drop.size());
  }
  return out;
}

Result ReadResult(const Group& group, const ResolvedClaim& claim) {
  Result result;
  result.claim = &claim;
  const bool object_is_event = claim.claim.object_type == ValueType::kEvent;
  result.event_name = object_is_event ? claim.object_name : std::string(claim.claim.Get("event"));
  if (object_is_event && !claim.object.IsNull()) {
    result.event = claim.object.ToHex();
  } else if (!result.event_name.empty()) {
    result.event = EventKey(group, result.event_name);
  }
  result.kind = KindOfEvent(result.event_name);
  result.date = DateOf(claim);
  result.discipline = NormalDiscipline(claim.claim.Get("discipline"));
  const bool apart = result.kind.persons && IsSpecialRace(claim);  // "second in the team event at the Archery Cup"
  if (result.discipline.empty() && !apart) result.discipline = result.kind.discipline;
  result.category = CategoryOf(group, claim, result.kind);
  result.round = FoldName(claim.claim.Get("round"));
  if (result.round == "final") result.round.clear();
  return result;
}

std::vector<std::vector<Result>> EditionsOf(const std::vector<Result>& results) {
  std::map<std::string, std::vector<Result>> buckets;
  for (const Result& result : results) {
    const std::string bucket = EditionBucket(result);
    if (!bucket.empty()) buckets[bucket].push_back(result);
  }
  std::vector<std::vector<Result>> editions;
  for (auto& [key, bucket] : buckets) {
    if (AreOneEdition(bucket)) {
      editions.push_back(std::move(bucket));
      continue;
    }
    // Months far apart in one year: each month by itself, and what gives only the year is in none.
    std::map<Day, std::vector<Result>> months;
    for (const Result& result : bucket) {
      const DayInterval days = result.date->Days();
      if (days.LengthDays() > kOneEditionDays) continue;
      const CivilDate first = CivilFromDay(days.first);
      months[DayFromCivil({first.year, first.month, 1})].push_back(result);
    }
    for (auto& [month, members] : months) editions.push_back(std::move(members));
  }
  return editions;
}

std::string EditionText(const std::vector<Result>& edition) {
  const Result* best = &edition.front();
  for (const Result& result : edition) {
    if (result.date->Days().LengthDays() < best->date->Days().LengthDays()) best = &result;
  }
  if (IsSeason(*best->date)) return "in the season " + best->date->ToString();
  return WhenText(best->date->Days());
}

bool IsHistory(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "stripped",   "disqualified",    "disqualification", "annulled", "upgraded",   "promoted",   "reinstated",
      "overturned", "retrospectively", "retroactively",    "demoted",  "originally", "provisional"};
  return SentenceHas(claim, kWords);
}

bool IsOtherClock(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 9> kWords = {
      "gun time", "net time", "chip time", "moving time", "halfway", "split", "split time", "at 30km", "wind-assisted"};
  return SentenceHas(claim, kWords);
}

}  // namespace kg::graph::conflict
