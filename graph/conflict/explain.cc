#include "graph/conflict/explain.h"

#include <array>
#include <set>

namespace kg::graph::conflict {
namespace {

constexpr size_t kSourcesShown = 4;
constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string MonthText(const CivilDate& date) {
  return std::string(kMonths[static_cast<size_t>(date.month - 1)]) + " " + std::to_string(date.year);
}

// The days of a whole year or month by its name; "" for any other interval.
std::string CalendarName(const DayInterval& days) {
  const CivilDate first = CivilFromDay(days.first);
  const CivilDate last = CivilFromDay(days.last);
  if (first.day != 1 || first.year != last.year || last.day != DaysInMonth(last.year, last.month)) return {};
  if (first.month == last.month) return MonthText(first);
  return first.month == 1 && last.month == 12 ? std::to_string(first.year) : std::string();
}

}  // namespace

std::string DayText(Day day) {
  const CivilDate date = CivilFromDay(day);
  return std::to_string(date.day) + " " + MonthText(date);
}

std::string WhenText(const DayInterval& days) {
  const bool open_start = days.first <= kMinDay;
  const bool open_end = days.last >= kMaxDay;
  if (days.IsEmpty() || (open_start && open_end)) return "at an unknown time";
  if (open_start) return "by " + DayText(days.last);
  if (open_end) return "on or after " + DayText(days.first);
  if (days.first == days.last) return "on " + DayText(days.first);
  const std::string name = CalendarName(days);
  if (!name.empty()) return "in " + name;
  return "between " + DayText(days.first) + " and " + DayText(days.last);
}

std::string PublishedText(const Published& published) {
  const DayInterval& days = published.days;
  const bool open_start = days.first <= kMinDay;
  const bool open_end = days.last >= kMaxDay;
  if (days.IsEmpty() || (open_start && open_end)) return "undated";
  if (published.IsStated()) {
    if (days.first == days.last) return "of " + DayText(days.first);
    const std::string name = open_start || open_end ? std::string() : CalendarName(days);
    if (!name.empty()) return "of " + name;
  }
  if (open_end) return "undated, " + DayText(days.first) + " or later";
  if (open_start) return "undated, " + DayText(days.last) + " or earlier";
  return "undated, " + DayText(days.first) + " to " + DayText(days.last);
}

std::string SourceText(const ResolvedClaim& claim) { return claim.doc + " (" + PublishedText(claim.published) + ")"; }

std::string SourcesText(std::span<const ResolvedClaim* const> claims) {
  std::set<std::string> sources;
  for (const ResolvedClaim* claim : claims) sources.insert(SourceText(*claim));
  std::vector<std::string> shown(sources.begin(), sources.end());
  if (shown.size() > kSourcesShown + 1) {
    const size_t more = shown.size() - kSourcesShown;
    shown.resize(kSourcesShown);
    shown.push_back(std::to_string(more) + " more");
  }
  return ListText(shown);
}

std::string ListText(const std::vector<std::string>& items) {
  std::string text;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string CountText(int64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string SecondsText(int64_t milliseconds) {
  const int64_t seconds = milliseconds / 1000;
  const int64_t rest = milliseconds % 1000;
  if (rest == 0) return CountText(seconds, "second");
  std::string fraction = std::to_string(1000 + rest).substr(1);
  while (fraction.back() == '0') fraction.pop_back();
  return std::to_string(seconds) + "." + fraction + " seconds";
}

}  // namespace kg::graph::conflict
