// Times in figures: "2:01:25", "2h04min05s", 2'05", "2.01.25", "9.86".
#include <array>
#include <charconv>

#include "extract/values/times.h"

namespace kg::extract {
namespace {

// "2:01:25.3" in parts; false when a part is out of its range.
bool ReadParts(std::string_view number, char separator, std::array<int, 3>* parts, int* count,
               std::string_view* fraction) {
  *count = 0;
  size_t pos = 0;
  while (pos < number.size()) {
    if (*count == 3) return false;
    int value = 0;
    const auto [end, error] = std::from_chars(number.data() + pos, number.data() + number.size(), value);
    const auto length = static_cast<size_t>(end - number.data()) - pos;
    if (error != std::errc() || length > 3 || (*count > 0 && (length != 2 || value > 59))) return false;
    (*parts)[static_cast<size_t>((*count)++)] = value;
    pos += length;
    if (pos == number.size()) break;
    if (number[pos] == separator) {
      ++pos;
      continue;
    }
    if (number[pos] != '.' && number[pos] != ',') return false;
    *fraction = number.substr(pos + 1);
    return !fraction->empty() && fraction->size() <= 3 &&
           fraction->find_first_not_of("0123456789") == std::string_view::npos;
  }
  return *count > 1;
}

double FractionMilliseconds(std::string_view fraction) {
  double value = 0;
  double step = 100;
  for (const char c : fraction) {
    value += (c - '0') * step;
    step /= 10;
  }
  return value;
}

}  // namespace

kg::DurationPrecision FractionPrecision(size_t digits) {
  if (digits == 0) return kg::DurationPrecision::kSecond;
  if (digits == 1) return kg::DurationPrecision::kTenth;
  return digits == 2 ? kg::DurationPrecision::kHundredth : kg::DurationPrecision::kMillisecond;
}

kg::DurationPrecision UnitPrecision(int unit) {
  return unit == kHour     ? kg::DurationPrecision::kHour
         : unit == kMinute ? kg::DurationPrecision::kMinute
                           : kg::DurationPrecision::kSecond;
}

size_t FractionDigits(std::string_view number) {
  const size_t stop = number.find_last_of(".,");
  return stop == std::string_view::npos ? 0 : number.size() - stop - 1;
}

// Digits with colons in one token.
std::optional<Time> ReadClock(const Reader& reader, uint32_t i) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.colons == 0 || digits.colons > 2) return std::nullopt;
  if (!digits.suffix.empty() && digits.suffix != "s" && digits.suffix != "h" && digits.suffix != "hrs")
    return std::nullopt;
  std::array<int, 3> parts{};
  int count = 0;
  std::string_view fraction;
  if (!ReadParts(digits.number, ':', &parts, &count, &fraction) || count != digits.colons + 1) return std::nullopt;
  Time time;
  time.last = i + 1;
  time.precision = FractionPrecision(fraction.size());
  if (count == 3) {
    time.milliseconds = parts[0] * 3600000.0 + parts[1] * 60000.0 + parts[2] * 1000.0;
  } else {
    time.milliseconds = parts[0] * 60000.0 + parts[1] * 1000.0;
    if (fraction.empty() && parts[0] <= 24) {
      time.hours = kg::Duration{parts[0] * 3600000LL + parts[1] * 60000LL, kg::DurationPrecision::kMinute}.ToString();
    }
  }
  time.milliseconds += FractionMilliseconds(fraction);
  return time;
}

// "the Under 12s", "our Over 40s": who runs, not how fast
bool IsAgeGroup(const Reader& reader, uint32_t i) {
  if (i == 0 || !reader.Lower(i).ends_with('s') || reader.Lower(i).find('.') != std::string_view::npos) return false;
  const uint32_t word = reader.IsTightDash(i - 1) && i > 1 ? i - 2 : i - 1;
  if (reader.Lower(word) != "under" && reader.Lower(word) != "over") return false;
  if (reader.IsCapital(word)) return true;
  return word > 0 && (reader.Lower(word - 1) == "the" || reader.Lower(word - 1) == "our");
}

// "2h04", "2h04min05s", "9.58s", "2m05.3s" in one token; "s", "sec" alone need no other unit.
std::optional<Time> ReadLetters(const Reader& reader, uint32_t i) {
  const std::string_view token = reader.Lower(i);
  // "DC-3s", "i5-9300H"
  if (reader.IsTightDash(i - 1) && reader.IsCapital(i - 2)) return std::nullopt;
  if (IsAgeGroup(reader, i)) return std::nullopt;
  if (reader.Text(i) != token || token.find_first_not_of("0123456789.") == std::string_view::npos) return std::nullopt;
  Time time;
  time.last = i + 1;
  int last_unit = 3;
  size_t pos = 0;
  while (pos < token.size()) {
    size_t end = token.find_first_not_of("0123456789.", pos);
    const std::string_view number = token.substr(pos, end == std::string_view::npos ? end : end - pos);
    double value = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (number.empty() || error != std::errc() || stop != number.data() + number.size()) return std::nullopt;
    if (end == std::string_view::npos) {
      // "2h04", "2h59.5" without a last unit
      if (last_unit == 3 || last_unit == 0 || number.size() < 2) return std::nullopt;
      time.milliseconds += value * static_cast<double>(kUnitMilliseconds[last_unit - 1]);
      time.precision = last_unit == 2 ? kg::DurationPrecision::kMinute : FractionPrecision(FractionDigits(number));
      // "1h59:40"
      const int seconds =
          reader.Is(i + 1, ":") && reader.IsGlued(i + 1) && reader.IsGlued(i + 2) ? reader.PlainInteger(i + 2, 59) : -1;
      if (last_unit == kHour && seconds >= 0) {
        time.milliseconds += seconds * 1000.0;
        time.precision = kg::DurationPrecision::kSecond;
        time.last = i + 3;
      }
      return time;
    }
    size_t next = token.find_first_of("0123456789", end);
    if (next == std::string_view::npos) next = token.size();
    const std::string_view letters = token.substr(end, next - end);
    int unit = -1;
    if (letters == "h" || letters == "hr" || letters == "hrs" || letters == "hour" || letters == "hours") unit = kHour;
    if (letters == "min" || letters == "mins" || letters == "mn" || (letters == "m" && last_unit == kHour))
      unit = kMinute;
    if (letters == "m" && next < token.size()) unit = kMinute;
    if (letters == "s" || letters == "sec" || letters == "secs") unit = kSecond;
    if (unit < 0 || unit >= last_unit) return std::nullopt;
    // "1990s" is a decade.
    if (letters == "s" && last_unit == 3 && number.find('.') == std::string_view::npos && number.size() >= 4)
      return std::nullopt;
    if (letters == "s" && last_unit == 3 && number.size() == 2 && number[1] == '0') return std::nullopt;
    if (number.size() > 3 && number.find('.') == std::string_view::npos) return std::nullopt;
    time.milliseconds += value * static_cast<double>(kUnitMilliseconds[unit]);
    time.precision = unit == kSecond ? FractionPrecision(FractionDigits(number)) : UnitPrecision(unit);
    last_unit = unit;
    pos = next;
  }
  return time;
}

// 2'05", 2'05"3: a single digit behind the prime is a height in feet.
std::optional<Time> ReadPrimes(const Reader& reader, uint32_t i) {
  const int minutes = reader.PlainInteger(i, 59);
  if (minutes < 0 || !reader.IsPrime(i + 1) || !reader.IsGlued(i + 1) || !reader.IsGlued(i + 2)) return std::nullopt;
  const Digits seconds = reader.ReadDigits(i + 2);
  if (reader.Kind(i + 2) != Lex::kDigits || seconds.length != 2 || seconds.value >= 60 || !seconds.suffix.empty())
    return std::nullopt;
  uint32_t pos = i + 3;
  const bool two_primes = reader.IsPrime(pos) && reader.IsPrime(pos + 1);
  if (!two_primes && !reader.IsOneOf(pos, {"\"", "”", "″"})) return std::nullopt;
  if (seconds.integer <= 11 && seconds.integer >= 10 && minutes < 9 && seconds.stops == 0) return std::nullopt;
  pos += two_primes ? 2 : 1;
  Time time;
  time.milliseconds = minutes * 60000.0 + seconds.value * 1000.0;
  time.precision = FractionPrecision(FractionDigits(seconds.number));
  if (const int rest = reader.IsGlued(pos) ? reader.PlainInteger(pos, 99) : -1; rest >= 0) {
    time.milliseconds += FractionMilliseconds(reader.Text(pos));
    time.precision = FractionPrecision(reader.Text(pos).size());
    ++pos;
  }
  time.last = pos;
  return time;
}

// "in 2.01.25": hours, minutes and seconds parted by stops, as British papers print them.
std::optional<Time> ReadStops(const Reader& reader, uint32_t i) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.stops != 2 || digits.colons > 0 || !digits.suffix.empty() || digits.length > 2) return std::nullopt;
  if (!reader.IsOneOf(i - 1, {"in", "of", "clocked", "clocking", "ran", "running", "time"})) return std::nullopt;
  std::array<int, 3> parts{};
  int count = 0;
  std::string_view fraction;
  if (!ReadParts(digits.number, '.', &parts, &count, &fraction) || count != 3 || parts[0] > 24) return std::nullopt;
  Time time;
  time.last = i + 1;
  time.milliseconds = parts[0] * 3600000.0 + parts[1] * 60000.0 + parts[2] * 1000.0;
  return time;
}

// "won in 9.86", "a time of 52.16": seconds and hundredths without their unit, behind the words of a race.
std::optional<Time> ReadBareSeconds(const Reader& reader, uint32_t i) {
  const Digits digits = reader.ReadDigits(i);
  const size_t fraction = FractionDigits(digits.number);
  const bool seconds = digits.stops == 1 && digits.commas + digits.colons == 0 && digits.suffix.empty();
  if (!seconds || fraction != 2 || digits.value < 5 || digits.value >= 60) return std::nullopt;
  const bool of = reader.Is(i - 1, "of") && reader.IsOneOf(i - 2, {"time", "best", "record"});
  // "lowered her personal best to 12.71"
  bool to = false;
  for (uint32_t back = 2; reader.Is(i - 1, "to") && back < 6 && back <= i; ++back) {
    to = to || reader.IsOneOf(i - back, {"best", "record", "pb"});
  }
  if (!of && !to &&
      !reader.IsOneOf(i - 1, {"in", "clocked", "clocking", "clocks", "ran", "running", "timing", "swam", "swimming"}))
    return std::nullopt;
  const bool ends = !reader.IsWord(i + 1) || reader.Kind(i + 1) == Lex::kIn || reader.Kind(i + 1) == Lex::kLead ||
                    reader.IsOneOf(i + 1, {"to", "at", "on", "ahead", "behind", "and", "with", "for", "but", "while"});
  if (!ends || reader.Is(i + 1, "%")) return std::nullopt;
  Time time;
  time.last = i + 1;
  time.milliseconds = digits.value * 1000.0;
  time.precision = FractionPrecision(fraction);
  return time;
}

}  // namespace kg::extract
