// Values of the birth day that are no interval: a birthday without its year, a date with two readings. They are met
// with what all other claims of the person allow, so that a minimal conflicting set has up to three claims: "born in
// 1999", "birthday 2 December" and "24" on 10 December 2024 agree two by two, and all three cannot hold.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_BIRTH_DAYS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_BIRTH_DAYS_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/conflict/group.h"
#include "graph/conflict/intervals.h"
#include "graph/conflict/report.h"

namespace kg::graph::conflict {

struct BirthReadings;

// One such value. Its days are those of `day` and `month` in every year, or two days.
struct DaySet {
  const ResolvedClaim* claim = nullptr;
  int month = 0;  // of a birthday without its year; 0 for a date with two readings
  int day = 0;
  Day literal = 0;  // of a date with two readings: the one that the claim gives
  Day other = 0;
  bool firm = true;

  bool HasTwoReadings() const { return month == 0; }
  // `tolerant`: also the other reading.
  bool Contains(Day candidate, bool tolerant) const;
  // All days that it may mean within the years 1800 to 2199.
  std::vector<Day> Candidates(bool tolerant) const;
  // "2 December", "1990-04-03".
  std::string Value() const;
};

// "XXXX-12-02" (ISO 8601-2, unspecified digits), and a date that its sentence gives as "03/04/1990"; nullopt for all
// else. REQUIRES: the claim is a plain born-on
std::optional<DaySet> ReadDaySet(const ResolvedClaim& claim);

// What the sets rule out together with the intervals, where those agree with each other. Kind, impact and subject are
// the caller's.
std::optional<Draft> CheckDaySets(const std::string& name, const BirthReadings& birth);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_BIRTH_DAYS_H_
