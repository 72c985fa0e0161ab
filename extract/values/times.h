// Times as they are read, before they are mentions: shared by the notations in figures and in words.
#ifndef NEWSGRAPH_EXTRACT_VALUES_TIMES_H_
#define NEWSGRAPH_EXTRACT_VALUES_TIMES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/values/reader.h"
#include "graph/model/duration.h"

namespace kg::extract {

inline constexpr int64_t kUnitMilliseconds[] = {1000, 60000, 3600000};  // by TimeUnit

struct Time {
  uint32_t last = 0;  // one past its last token
  double milliseconds = 0;
  kg::DurationPrecision precision = kg::DurationPrecision::kSecond;
  std::string hours;  // the other reading of "2:01"
};

// By the number of figures behind the stop.
kg::DurationPrecision FractionPrecision(size_t digits);
// By the smallest unit named.
kg::DurationPrecision UnitPrecision(int unit);
// How many figures stand behind the stop of "39.05".
size_t FractionDigits(std::string_view number);

// The notations in figures, each nullopt where the tokens at `i` are none.
std::optional<Time> ReadClock(const Reader& reader, uint32_t i);        // "2:01:25", "8:39.05"
std::optional<Time> ReadLetters(const Reader& reader, uint32_t i);      // "2h04min05s", "9.58s"
std::optional<Time> ReadPrimes(const Reader& reader, uint32_t i);       // 2'05"
std::optional<Time> ReadStops(const Reader& reader, uint32_t i);        // "in 2.01.25"
std::optional<Time> ReadBareSeconds(const Reader& reader, uint32_t i);  // "won in 9.86"

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_TIMES_H_
