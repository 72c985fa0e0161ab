#include "graph/model/duration.h"

#include <cctype>
#include <vector>

namespace kg {
namespace {

// Digits of the fraction that the precision prints.
int FractionDigits(DurationPrecision precision) {
  switch (precision) {
    case DurationPrecision::kTenth:
      return 1;
    case DurationPrecision::kHundredth:
      return 2;
    case DurationPrecision::kMillisecond:
      return 3;
    default:
      return 0;
  }
}

void AppendTwo(int64_t value, std::string* out) {
  out->push_back(static_cast<char>('0' + value / 10));
  out->push_back(static_cast<char>('0' + value % 10));
}

bool ReadNumber(std::string_view text, int64_t* value) {
  if (text.empty() || text.size() > 6) return false;
  *value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    *value = *value * 10 + (c - '0');
  }
  return true;
}

}  // namespace

int64_t Duration::StepMilliseconds() const {
  switch (precision) {
    case DurationPrecision::kHour:
      return 3600000;
    case DurationPrecision::kMinute:
      return 60000;
    case DurationPrecision::kSecond:
      return 1000;
    case DurationPrecision::kTenth:
      return 100;
    case DurationPrecision::kHundredth:
      return 10;
    case DurationPrecision::kMillisecond:
      return 1;
  }
  return 1;
}

std::string Duration::ToString() const {
  const int64_t total_seconds = milliseconds / 1000;
  const int64_t hours = total_seconds / 3600;
  const int64_t minutes = total_seconds / 60 % 60;
  const int64_t seconds = total_seconds % 60;
  std::string out;
  if (hours > 0) {
    out = std::to_string(hours) + ":";
    AppendTwo(minutes, &out);
    out.push_back(':');
    AppendTwo(seconds, &out);
  } else if (minutes > 0) {
    out = std::to_string(minutes) + ":";
    AppendTwo(seconds, &out);
  } else if (FractionDigits(precision) > 0) {
    out = std::to_string(seconds);
  } else {
    out = "0:";
    AppendTwo(seconds, &out);
  }
  if (const int digits = FractionDigits(precision); digits > 0) {
    std::string fraction = std::to_string(1000 + milliseconds % 1000).substr(1);
    out += "." + fraction.substr(0, static_cast<size_t>(digits));
  }
  return out;
}

std::optional<Duration> Duration::Parse(std::string_view text) {
  Duration result;
  int64_t fraction_ms = 0;
  if (const size_t dot = text.find('.'); dot != std::string_view::npos) {
    const std::string_view fraction = text.substr(dot + 1);
    int64_t value = 0;
    if (fraction.size() > 3 || !ReadNumber(fraction, &value)) return std::nullopt;
    static constexpr int64_t kScale[] = {0, 100, 10, 1};
    fraction_ms = value * kScale[fraction.size()];
    result.precision = fraction.size() == 1   ? DurationPrecision::kTenth
                       : fraction.size() == 2 ? DurationPrecision::kHundredth
                                              : DurationPrecision::kMillisecond;
    text = text.substr(0, dot);
  }
  std::vector<int64_t> parts;
  while (true) {
    const size_t colon = text.find(':');
    const std::string_view part = text.substr(0, colon);
    int64_t value = 0;
    if (!ReadNumber(part, &value) || (!parts.empty() && (part.size() != 2 || value > 59))) return std::nullopt;
    parts.push_back(value);
    if (colon == std::string_view::npos) break;
    text = text.substr(colon + 1);
  }
  if (parts.size() > 3 || (parts.size() == 1 && result.precision == DurationPrecision::kSecond)) return std::nullopt;
  int64_t seconds = 0;
  for (int64_t part : parts) seconds = seconds * 60 + part;
  result.milliseconds = seconds * 1000 + fraction_ms;
  return result;
}

}  // namespace kg
