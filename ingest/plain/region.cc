#include "ingest/plain/region.h"

#include <algorithm>
#include <string>

#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"

namespace kg::ingest {
namespace {

constexpr double kSlack = 30;        // words by which the stretch may be lengthened at either end
constexpr size_t kTeaserWords = 50;  // a lone paragraph that is shorter may be the teaser of another story
constexpr double kTeaserShare = 0.35;
constexpr size_t kHeadingWords = 14;
constexpr double kLinkCost = 8;
constexpr size_t kFewestLinks = 6;

bool IsRunning(const Unit& unit) { return unit.paragraph && unit.noise == Noise::kNone && !unit.drop; }

size_t Next(const std::vector<Unit>& units, size_t i) {
  for (++i; i < units.size() && units[i].drop;) ++i;
  return i;
}

double CostOfNoise(Noise noise) {
  switch (noise) {
    case Noise::kCommentHeader:
    case Noise::kCommentForm:
      return 40;
    case Noise::kRelatedHeader:
      return 20;
    case Noise::kCreditLine:
    case Noise::kKeyPoints:
    case Noise::kAdvert:
      return 0;
    default:
      return 5;
  }
}

// How much a unit speaks for the article; `before`: the unit before it, or units.size().
double Weight(const std::vector<Unit>& units, size_t i, size_t before) {
  const Unit& unit = units[i];
  if (unit.noise != Noise::kNone) return -CostOfNoise(unit.noise);
  const size_t next = Next(units, i);
  const bool next_runs = next < units.size() && IsRunning(units[next]);
  const bool before_runs = before < units.size() && IsRunning(units[before]);
  const auto words = static_cast<double>(unit.words);
  if (IsRunning(unit)) {
    const bool lone = !next_runs && !before_runs && unit.words < kTeaserWords;
    return lone ? kTeaserShare * words : words;
  }
  if (unit.sentence && unit.words >= 4) return unit.text.ends_with('?') ? -1 : words / 2;
  if (unit.fact) return 0;
  if (unit.result) return 2;
  if (unit.bullet || unit.numbered) return unit.words >= 5 ? 1 : -3;
  if (ParseDateLine(unit.text).is_date_line) return -kLinkCost;
  const bool digits = std::any_of(unit.text.begin(), unit.text.end(), IsAsciiDigit);
  if (digits && unit.words >= 3) return -2;
  const size_t after = next < units.size() ? Next(units, next) : units.size();
  const bool heads = next_runs && (before_runs || (after < units.size() && IsRunning(units[after])));
  if (heads && unit.words <= kHeadingWords) return -2;
  return -kLinkCost;
}

// Short lines of [begin, end) that are neither sentences nor lists.
size_t CountLinkLines(const std::vector<Unit>& units, size_t begin, size_t end) {
  size_t count = 0;
  for (size_t i = begin; i < end; ++i) {
    const Unit& unit = units[i];
    count += !unit.drop && !unit.paragraph && !unit.sentence && !unit.bullet && !unit.numbered &&
             unit.words <= 2 * kHeadingWords;
  }
  return count;
}

}  // namespace

std::pair<size_t, size_t> FindRegion(const std::vector<Unit>& units) {
  std::vector<double> sums(units.size() + 1, 0);  // of all weights before a unit
  size_t before = units.size();
  for (size_t i = 0; i < units.size(); ++i) {
    sums[i + 1] = sums[i];
    if (units[i].drop) continue;
    sums[i + 1] += Weight(units, i, before);
    before = i;
  }
  size_t lowest = 0;
  size_t begin = 0;
  size_t end = 0;
  for (size_t i = 1; i <= units.size(); ++i) {
    if (sums[i] - sums[lowest] > sums[end] - sums[begin]) {
      begin = lowest;
      end = i;
    }
    if (sums[i] < sums[lowest]) lowest = i;
  }
  const double slack = std::min(kSlack, 0.2 * (sums[end] - sums[begin]));
  for (size_t i = units.size(); i > end; --i) {
    if (sums[i] >= sums[end] - slack) {
      end = i;
      break;
    }
  }
  for (size_t i = 0; i < begin; ++i) {
    if (sums[i] <= sums[begin] + slack) {
      begin = i;
      break;
    }
  }
  // Only what looks like a menu or a list of stories is cut off: a short article among a few odd lines stays whole.
  // Above the article that must stand between the running text that goes and the one that stays.
  size_t first = 0;
  while (first < begin && !IsRunning(units[first])) ++first;
  if (CountLinkLines(units, first, begin) < 2 * kFewestLinks) begin = 0;
  if (CountLinkLines(units, end, units.size()) < kFewestLinks) end = units.size();
  return {begin, end};
}

}  // namespace kg::ingest
