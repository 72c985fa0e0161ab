// Camps: which readings of one variable can be true together, and which pair lies furthest apart.
//
// For ranges a set of readings has a common value when each two of them have one (Helly in one dimension), so minimal
// conflicting sets are pairs, and the maximal compatible sets come from one sweep over the sorted end points.
#ifndef NEWSGRAPH_GRAPH_CONFLICT_CAMPS_H_
#define NEWSGRAPH_GRAPH_CONFLICT_CAMPS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/conflict/intervals.h"
#include "graph/records.h"

namespace kg::graph::conflict {

// What one claim says of the variable of its group.
struct Reading {
  const ResolvedClaim* claim = nullptr;
  Range core;
  Range hull;
  bool firm = true;   // can make a conflict, not only a tension
  std::string value;  // "38", "1987-05-02": names the camp
  int rank = 0;       // of two values of one camp the one with the lower rank names it
  // The claims that gave the first and the last value of the core when `claim` alone did not (a death that bounds an
  // age), nullptr otherwise; and the core without them.
  const ResolvedClaim* first_from = nullptr;
  const ResolvedClaim* last_from = nullptr;
  Range bare_core;
};

// A reading without context.
Reading PlainReading(const ResolvedClaim& claim, const Range& core, const Range& hull, std::string value);

// Two readings that cannot both be true as they stand.
struct Clash {
  size_t low = 0;  // index of the reading with the smaller values
  size_t high = 0;
  bool firm = false;  // the hulls are apart and both are firm: a conflict
  int64_t gap = 0;    // between the cores
};

// The pair with the widest gap, firm pairs before all others; among equals the one that comes first in `readings`.
// `softens(a, b)` is true for a pair that is a tension at most (a swapped day and month), `excuses(a, b)` for one that
// is no clash at all. nullopt when all cores have a common value. Costs the square of the number of distinct readings,
// of which at most 1,000 are compared.
using PairTest = bool (*)(const Reading&, const Reading&);
std::optional<Clash> WidestClash(std::span<const Reading> readings, PairTest softens = nullptr,
                                 PairTest excuses = nullptr);

// The maximal sets of readings whose cores have a common value, each sorted; in the order of those values. Empty when
// there are more than `max_camps`.
std::vector<std::vector<size_t>> MaximalCamps(std::span<const Reading> readings, size_t max_camps);

// The further claims without which the two would not clash. REQUIRES: low.core lies below high.core
std::vector<const ResolvedClaim*> NeededContext(const Reading& low, const Reading& high);

}  // namespace kg::graph::conflict

#endif  // NEWSGRAPH_GRAPH_CONFLICT_CAMPS_H_
