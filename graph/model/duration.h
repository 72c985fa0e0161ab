// Durations as results of races: a length of time with the precision of its notation.
//
// Canonical forms: H:MM:SS, M:SS, M:SS.ff, SS.ff (fractions as given, 1 to 3 digits; H:MM:SS.f too).
#ifndef NEWSGRAPH_GRAPH_MODEL_DURATION_H_
#define NEWSGRAPH_GRAPH_MODEL_DURATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kg {

enum class DurationPrecision : uint8_t { kHour, kMinute, kSecond, kTenth, kHundredth, kMillisecond };

struct Duration {
  int64_t milliseconds = 0;
  DurationPrecision precision = DurationPrecision::kSecond;

  bool operator==(const Duration&) const = default;
  // The step of the notation in milliseconds: 60,000 for kMinute, 10 for kHundredth.
  int64_t StepMilliseconds() const;
  // Canonical form. A whole-minute value of an hour or more prints with ":00" ("2:01:00"): its precision is a
  // qualifier of the claim, not part of the value.
  std::string ToString() const;
  // Reads a canonical form. "2:01" is two minutes and one second: the reading of "2:01" as hours and minutes needs
  // the discipline and is made by the extractor.
  static std::optional<Duration> Parse(std::string_view text);
};

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_DURATION_H_
