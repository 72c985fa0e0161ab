#include "graph/store/versions.h"

namespace kg::graph {
namespace {

constexpr int kUnknownYear = 0;

// The first possible day; kMinDay when unknown.
Day FirstDay(const Date& date) {
  const bool known = date.start.year != kUnknownYear || date.end.year != kUnknownYear;
  return known ? date.Days().first : kMinDay;
}

Day PublishedDay(const Published& published) { return published.IsStated() ? published.days.first : kMinDay; }

int Compare(Day a, Day b) {
  if (a <= kMinDay || b <= kMinDay || a == b) return 0;
  return a < b ? -1 : 1;
}

}  // namespace

int CompareAge(const Article& a, const Article& b) {
  if (const int modified = Compare(FirstDay(a.modified), FirstDay(b.modified)); modified != 0) return modified;
  if (const int published = Compare(PublishedDay(a.published), PublishedDay(b.published)); published != 0) {
    return published;
  }
  return Compare(FirstDay(a.fetched), FirstDay(b.fetched));
}

bool Replaces(const Article& offered, const Article& stored, bool same_command) {
  const int age = CompareAge(offered, stored);
  if (age != 0) return age > 0;
  return !same_command || offered.content > stored.content;
}

bool ReplacesInAnyOrder(const Article& offered, const Article& stored) { return Replaces(offered, stored, true); }

}  // namespace kg::graph
