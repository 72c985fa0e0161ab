#include "query/report/timeline_svg.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "graph/model/date.h"
#include "graph/model/duration.h"
#include "graph/model/text.h"
#include "query/report/html.h"

namespace kg::query {
namespace {

constexpr size_t kMaxBars = 24;
constexpr size_t kColours = 6;
constexpr int kLabelWidth = 210;
constexpr int kWidth = 720;
constexpr int kRow = 22;
constexpr int kTop = 8;
constexpr size_t kLabelLetters = 34;
constexpr int64_t kOpenLow = std::numeric_limits<int64_t>::min();
constexpr int64_t kOpenHigh = std::numeric_limits<int64_t>::max();

// The part of the axis that is drawn. Open ends run to its edge.
struct Axis {
  int64_t first = kOpenHigh;
  int64_t last = kOpenLow;

  void Take(int64_t value) {
    if (value == kOpenLow || value == kOpenHigh) return;
    first = std::min(first, value);
    last = std::max(last, value);
  }
  int X(int64_t value) const {
    const int64_t inside = std::clamp(value, first, last);
    const double share = static_cast<double>(inside - first) / static_cast<double>(last - first);
    return kLabelWidth + static_cast<int>(share * (kWidth - kLabelWidth - 10));
  }
};

Axis AxisOf(const std::vector<graph::TimelineBar>& bars) {
  Axis axis;
  for (const graph::TimelineBar& bar : bars) {
    for (const int64_t value : {bar.first, bar.last, bar.hull_first, bar.hull_last}) axis.Take(value);
  }
  if (axis.first > axis.last) return axis;
  const int64_t margin = std::max<int64_t>(1, (axis.last - axis.first) / 25);
  axis.first -= margin;
  axis.last += margin;
  return axis;
}

std::string Number(int64_t value) { return std::to_string(value); }

std::string Rectangle(int x, int y, int width, int height, std::string_view style) {
  return "<rect class=\"" + std::string(style) + "\" x=\"" + Number(x) + "\" y=\"" + Number(y) + "\" width=\"" +
         Number(std::max(width, 3)) + "\" height=\"" + Number(height) + "\" rx=\"2\"/>";
}

std::string Label(int x, int y, std::string_view style, std::string_view text) {
  return "<text class=\"" + std::string(style) + "\" x=\"" + Number(x) + "\" y=\"" + Number(y) + "\">" +
         EscapeHtml(text) + "</text>";
}

// At most `letters` code points.
std::string Shortened(std::string_view text, size_t letters) {
  size_t pos = 0;
  for (size_t count = 0; pos < text.size() && count < letters; ++count) NextCodePoint(text, &pos);
  return pos >= text.size() ? std::string(text) : std::string(text.substr(0, pos)) + "…";
}

std::string TickText(graph::Timeline::Unit unit, int64_t value, bool years) {
  if (unit == graph::Timeline::Unit::kMilliseconds) {
    Duration duration;
    duration.milliseconds = value;
    if (value % 1000 != 0) duration.precision = DurationPrecision::kMillisecond;
    return duration.ToString();
  }
  const std::string day = Date::OfDay(static_cast<Day>(value)).ToString();
  return years ? day.substr(0, 4) : day;
}

// Where marks stand: whole years of long spans, else even parts.
std::vector<int64_t> TicksOf(const Axis& axis, graph::Timeline::Unit unit, bool years) {
  std::vector<int64_t> ticks;
  if (!years) {
    for (int part = 0; part <= 3; ++part) ticks.push_back(axis.first + (axis.last - axis.first) * part / 3);
    if (unit == graph::Timeline::Unit::kMilliseconds && axis.last - axis.first > 8000) {
      for (int64_t& tick : ticks) tick = tick / 1000 * 1000;
    }
    return ticks;
  }
  const int first = CivilFromDay(static_cast<Day>(axis.first)).year + 1;
  const int last = CivilFromDay(static_cast<Day>(axis.last)).year;
  const int step = std::max(1, (last - first) / 7 + ((last - first) % 7 == 0 ? 0 : 1));
  for (int year = first; year <= last; year += step) ticks.push_back(DayFromCivil({year, 1, 1}));
  return ticks;
}

std::string DrawAxis(const Axis& axis, graph::Timeline::Unit unit, int bottom) {
  constexpr int64_t kYearsFrom = 900;  // days
  const bool years = unit == graph::Timeline::Unit::kDays && axis.last - axis.first >= kYearsFrom;
  std::string out;
  const std::vector<int64_t> ticks = TicksOf(axis, unit, years);
  for (const int64_t tick : ticks) {
    const int x = axis.X(tick);
    out += "<line class=\"tick\" x1=\"" + Number(x) + "\" y1=\"" + Number(kTop) + "\" x2=\"" + Number(x) + "\" y2=\"" +
           Number(bottom) + "\"/>";
    const bool at_end = tick == ticks.back() && x > kWidth - 60;
    out += Label(at_end ? kWidth - 8 : x, bottom + 14, at_end ? "at end" : "at", TickText(unit, tick, years));
  }
  return out;
}

}  // namespace

std::string TimelineSvg(const graph::Timeline& timeline, const std::map<ClaimId, BarLabel>& labels) {
  std::vector<graph::TimelineBar> bars;
  for (const graph::TimelineBar& bar : timeline.bars) {
    const bool unbounded = bar.first == kOpenLow && bar.last == kOpenHigh;
    if (labels.contains(bar.claim) && !unbounded && bars.size() < kMaxBars) bars.push_back(bar);
  }
  if (bars.size() < 2) return {};
  std::stable_sort(bars.begin(), bars.end(), [&](const graph::TimelineBar& a, const graph::TimelineBar& b) {
    return labels.at(a.claim).camp < labels.at(b.claim).camp;
  });
  const Axis axis = AxisOf(bars);
  if (axis.first >= axis.last) return {};
  const int bottom = kTop + kRow * static_cast<int>(bars.size());
  std::string out = "<svg class=\"timeline\" role=\"img\" viewBox=\"0 0 " + Number(kWidth) + " " + Number(bottom + 20) +
                    "\" aria-label=\"" + EscapeHtml(timeline.caption) + "\">";
  out += DrawAxis(axis, timeline.unit, bottom);
  int y = kTop;
  for (const graph::TimelineBar& bar : bars) {
    const BarLabel& label = labels.at(bar.claim);
    const std::string camp = "camp" + Number(static_cast<int64_t>(label.camp % kColours));
    const int hull = axis.X(bar.hull_first);
    const int core = axis.X(bar.first);
    out += Label(kLabelWidth - 8, y + 15, "label", Shortened(label.text, kLabelLetters));
    out += Rectangle(hull, y + 7, axis.X(bar.hull_last) - hull, 8, "hull " + camp);
    out += Rectangle(core, y + 4, axis.X(bar.last) - core, 14, "core " + camp);
    y += kRow;
  }
  return out + "</svg>";
}

}  // namespace kg::query
