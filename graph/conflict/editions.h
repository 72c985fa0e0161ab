// Competitions as the checks of results see them: what an event's name says of its kind, and which claims speak of one
// edition, discipline, category and round. A part that the text does not give is unknown, and compatible with any.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_EDITIONS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_EDITIONS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/conflict/death.h"
#include "graph/conflict/group.h"

namespace kg::graph::conflict {

// What the name of an event says by its kind.
struct EventKind {
  bool named = false;      // the name is of one competition, not just "marathon": else nothing is compared
  bool yearly = false;     // at most one edition a year: a marathon, a cup, an election
  bool single = false;     // one discipline and one category: a league, a cup, an election, a title fight
  bool teams = false;      // won by teams: the players of a team all "won the cup"
  bool persons = false;    // a cup of archery, chess and the like: one result a person, beside those of teams
  bool many = false;       // many disciplines: games, championships, a meeting
  std::string discipline;  // "marathon" for a marathon; "" when the name does not say
  std::string category;    // "women" for a women's event; "" when the name does not say
};
EventKind KindOfEvent(std::string_view name);

// "10,000 metres", "10,000m" and "10000 m" are one: "10000m". "" stays "".
std::string NormalDiscipline(std::string_view discipline);

// A result: a claim about one person or team in one event.
struct Result {
  const ResolvedClaim* claim = nullptr;
  std::string event;  // an entity's id in hex, or "name:" and the folded name; "" when unknown
  std::string event_name;
  EventKind kind;
  std::optional<Date> date;  // of the edition
  std::string discipline;    // "" when unknown
  std::string category;      // "" when unknown
  std::string round;         // "" for the whole event; its final counts as that
};
// The event of won and placed is the object, of other predicates the qualifier `event`.
Result ReadResult(const Group& group, const ResolvedClaim& claim);

// Splits results of one event into editions: results that surely are of one edition. What has no date, or might be of
// several editions, is in none. In order of time.
std::vector<std::vector<Result>> EditionsOf(const std::vector<Result>& results);
// "2023", "April 2023", "season 2022/2023": the edition of a result, for explanations.
std::string EditionText(const std::vector<Result>& edition);

// Results that a later decision changed ("stripped", "disqualified"), or times of another clock: compared with nothing.
bool IsHistory(const ResolvedClaim& claim);
bool IsOtherClock(const ResolvedClaim& claim);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_EDITIONS_H_
