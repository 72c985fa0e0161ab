#include "graph/conflict/camps.h"

#include <algorithm>
#include <tuple>

#include "graph/conflict/group.h"

namespace kg::graph::conflict {
namespace {

constexpr size_t kMaxCompared = 1000;

// Readings that say the same are compared once.
std::vector<size_t> DistinctReadings(std::span<const Reading> readings) {
  const auto key = [&](size_t i) {
    const Reading& r = readings[i];
    return std::make_tuple(r.core.first, r.core.last, r.hull.first, r.hull.last, !r.firm, std::string_view(r.value));
  };
  std::vector<size_t> order(readings.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
  order.erase(std::unique(order.begin(), order.end(), [&](size_t a, size_t b) { return key(a) == key(b); }),
              order.end());
  std::sort(order.begin(), order.end());
  return order;
}

// With very many readings only those that can be an end of a wide gap are compared: the widest gap lies between the
// least last and the greatest first value.
void KeepExtremes(std::span<const Reading> readings, std::vector<size_t>* distinct) {
  if (distinct->size() <= kMaxCompared) return;
  std::vector<bool> keep(readings.size(), false);
  std::vector<size_t> order = *distinct;
  const auto keep_first = [&](auto key) {
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
    for (size_t i = 0; i < kMaxCompared / 4; ++i) keep[order[i]] = true;
  };
  keep_first([&](size_t i) { return std::make_pair(!readings[i].firm, readings[i].hull.last); });
  keep_first([&](size_t i) { return std::make_pair(!readings[i].firm, -readings[i].hull.first); });
  keep_first([&](size_t i) { return std::make_pair(false, readings[i].core.last); });
  keep_first([&](size_t i) { return std::make_pair(false, -readings[i].core.first); });
  std::erase_if(*distinct, [&](size_t i) { return !keep[i]; });
}

}  // namespace

Reading PlainReading(const ResolvedClaim& claim, const Range& core, const Range& hull, std::string value) {
  Reading reading;
  reading.claim = &claim;
  reading.core = core;
  reading.bare_core = core;
  reading.hull = hull;
  reading.firm = IsFirm(claim);
  reading.value = std::move(value);
  return reading;
}

std::optional<Clash> WidestClash(std::span<const Reading> readings, PairTest softens, PairTest excuses) {
  Range common;
  for (const Reading& reading : readings) common = Intersect(common, reading.core);
  if (!common.IsEmpty()) return std::nullopt;
  std::optional<Clash> best;
  std::vector<size_t> distinct = DistinctReadings(readings);
  KeepExtremes(readings, &distinct);
  for (size_t i = 0; i < distinct.size(); ++i) {
    for (size_t j = i + 1; j < distinct.size(); ++j) {
      const Reading& a = readings[distinct[i]];
      const Reading& b = readings[distinct[j]];
      if (!Disjoint(a.core, b.core) || (excuses != nullptr && excuses(a, b))) continue;
      Clash clash;
      const bool a_is_low = a.core.last < b.core.first;
      clash.low = a_is_low ? distinct[i] : distinct[j];
      clash.high = a_is_low ? distinct[j] : distinct[i];
      clash.gap = Gap(a.core, b.core);
      clash.firm = a.firm && b.firm && Disjoint(a.hull, b.hull) && (softens == nullptr || !softens(a, b));
      if (!best || std::tie(best->firm, best->gap) < std::tie(clash.firm, clash.gap)) best = clash;
    }
  }
  return best;
}

std::vector<std::vector<size_t>> MaximalCamps(std::span<const Reading> readings, size_t max_camps) {
  // A maximal set ends where a core ends after another one has begun: sweep the end points, and emit the active set at
  // the first end that follows a start.
  struct Point {
    int64_t at;
    bool is_end;
    size_t index;
  };
  std::vector<Point> points;
  for (size_t i = 0; i < readings.size(); ++i) {
    if (readings[i].core.IsEmpty()) continue;
    points.push_back({readings[i].core.first, false, i});
    points.push_back({readings[i].core.last, true, i});
  }
  std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) {
    return std::tie(a.at, a.is_end, a.index) < std::tie(b.at, b.is_end, b.index);
  });
  std::vector<std::vector<size_t>> camps;
  std::vector<size_t> active;
  bool grew = false;
  for (const Point& point : points) {
    if (!point.is_end) {
      active.insert(std::lower_bound(active.begin(), active.end(), point.index), point.index);
      grew = true;
      continue;
    }
    if (grew && camps.size() == max_camps) return {};
    if (grew) camps.push_back(active);
    grew = false;
    active.erase(std::lower_bound(active.begin(), active.end(), point.index));
  }
  return camps;
}

std::vector<const ResolvedClaim*> NeededContext(const Reading& low, const Reading& high) {
  std::vector<const ResolvedClaim*> needed;
  if (Disjoint(low.bare_core, high.bare_core)) return needed;
  if (low.last_from != nullptr && low.bare_core.last >= high.core.first) needed.push_back(low.last_from);
  if (high.first_from != nullptr && high.bare_core.first <= low.core.last) needed.push_back(high.first_from);
  return needed;
}

}  // namespace kg::graph::conflict
