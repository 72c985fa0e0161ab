// Durations: "2:01:25", "8:39.05", "2h 3m 5s", "two hours, one minute and 25 seconds", "2'05\"", "an hour and a half".
#include <array>
#include <charconv>
#include <cmath>

#include "extract/values/cardinals.h"
#include "extract/values/finders.h"
#include "graph/model/duration.h"

namespace kg::extract {
namespace {

constexpr int64_t kUnitMilliseconds[] = {1000, 60000, 3600000};  // by TimeUnit

struct Time {
  uint32_t last = 0;
  double milliseconds = 0;
  kg::DurationPrecision precision = kg::DurationPrecision::kSecond;
  std::string hours;  // the other reading of "2:01"
};

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

// "2h04", "2h04min05s", "9.58s", "2m05.3s" in one token; "s", "sec" alone need no other unit.
std::optional<Time> ReadLetters(const Reader& reader, uint32_t i) {
  const std::string_view token = reader.Lower(i);
  // "DC-3s", "i5-9300H"
  if (reader.IsTightDash(i - 1) && reader.IsCapital(i - 2)) return std::nullopt;
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

// A unit of time at `i`, hours to seconds; -1 otherwise. "second" is an ordinal by its lexeme, "m" no unit by itself.
int UnitAt(const Reader& reader, uint32_t i, bool after_larger) {
  const Lexeme lexeme = reader.At(i);
  const bool letter = lexeme.extra == 1;  // "h", "s": behind digits only
  if (letter && (reader.Kind(i - 1) != Lex::kDigits || reader.IsCapital(i))) return -1;
  if (lexeme.kind == Lex::kUnit && lexeme.value <= kHour) return lexeme.value;
  if (reader.Is(i, "second")) return kSecond;
  return after_larger && reader.Is(i, "m") ? kMinute : -1;
}

// The number of a component: "25", "39.05", "two", "one and a half", "a".
std::optional<Cardinal> ReadAmount(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) == Lex::kArticle) return Cardinal{i + 1, 1, true, true, {}};
  auto number = ReadCardinal(reader, i);
  if (!number) return std::nullopt;
  // "1 1/2"
  const int top = reader.PlainInteger(number->last, 9);
  const int bottom = reader.PlainInteger(number->last + 2, 9);
  if (top > 0 && bottom > top && reader.Is(number->last + 1, "/") && !reader.IsGlued(number->last)) {
    number->value += static_cast<double>(top) / bottom;
    number->last += 3;
    return number;
  }
  // "one and a half", "two and a quarter"
  if (reader.Is(number->last, "and") && reader.Kind(number->last + 1) == Lex::kArticle) {
    const Lex part = reader.Kind(number->last + 2);
    if (part == Lex::kHalf || part == Lex::kQuarter) {
      number->value += part == Lex::kHalf ? 0.5 : 0.25;
      number->last += 3;
    }
  }
  return number;
}

// "and a half", "and half" behind a unit.
double ReadHalfBehind(const Reader& reader, uint32_t* pos) {
  if (!reader.Is(*pos, "and")) return 0;
  uint32_t next = *pos + 1;
  if (reader.Kind(next) == Lex::kArticle) ++next;
  const Lex part = reader.Kind(next);
  if (part != Lex::kHalf && part != Lex::kQuarter) return 0;
  const Lex behind = reader.Kind(next + 1);
  if (behind == Lex::kArticle || behind == Lex::kScale || reader.IsPluralNoun(next + 1)) return 0;
  *pos = next + 1;
  return part == Lex::kHalf ? 0.5 : 0.25;
}

// "two hours, one minute and 25 seconds", "26 minutes 31.01".
std::optional<Time> ReadUnits(const Reader& reader, uint32_t i) {
  Time time;
  uint32_t pos = i;
  int last_unit = 3;
  while (true) {
    uint32_t start = pos;
    if (last_unit < 3) {
      if (reader.Is(start, ",")) ++start;
      if (reader.Is(start, "and")) ++start;
    }
    if (last_unit < 3 && reader.Kind(start) == Lex::kArticle) break;
    const auto amount = ReadAmount(reader, start);
    if (!amount) break;
    uint32_t unit_at = amount->last;
    if (reader.IsTightDash(unit_at)) ++unit_at;
    int unit = UnitAt(reader, unit_at, last_unit < 3);
    if (unit < 0) {
      // "26 minutes 31.01", "two minutes 5": the seconds without their unit.
      const bool bare = (last_unit == kMinute || last_unit == kHour) && start == pos && !amount->words &&
                        amount->value < 60 && (FractionDigits(amount->digits) > 0 || amount->digits.size() == 2) &&
                        !reader.IsWord(amount->last);
      if (!bare) break;
      unit = last_unit - 1;
      unit_at = amount->last - 1;
    }
    if (unit >= last_unit) break;
    time.milliseconds += amount->value * static_cast<double>(kUnitMilliseconds[unit]);
    time.precision = unit == kSecond ? FractionPrecision(FractionDigits(amount->digits)) : UnitPrecision(unit);
    pos = unit_at + 1;
    const double half = ReadHalfBehind(reader, &pos);
    time.milliseconds += half * static_cast<double>(kUnitMilliseconds[unit]);
    if (half > 0 || amount->value != std::floor(amount->value)) {
      time.precision = unit == kHour ? kg::DurationPrecision::kMinute : time.precision;
    }
    last_unit = unit;
    if (unit == kSecond || half > 0) break;
  }
  if (last_unit == 3) return std::nullopt;
  time.last = pos;
  return time;
}

// "half an hour", "half hour", "three-quarters of an hour", "three quarters of an hour".
std::optional<Time> ReadHalfUnit(const Reader& reader, uint32_t i) {
  double part = 0.5;
  uint32_t pos = i + 1;
  if (reader.Kind(i) == Lex::kCardinal) {
    if (reader.Kind(pos) != Lex::kFraction || !reader.Is(pos + 1, "of")) return std::nullopt;
    part = static_cast<double>(reader.At(i).value) / reader.At(pos).value;
    pos += 2;
  } else if (reader.Kind(i) == Lex::kFraction) {
    if (reader.At(i).extra == 0 || reader.At(i).value == 0 || !reader.Is(pos, "of")) return std::nullopt;
    part = static_cast<double>(reader.At(i).extra) / reader.At(i).value;
    ++pos;
  }
  if (reader.Kind(pos) == Lex::kArticle) ++pos;
  const int unit = UnitAt(reader, pos, false);
  if (unit < 0) return std::nullopt;
  Time time;
  time.last = pos + 1;
  time.milliseconds = part * static_cast<double>(kUnitMilliseconds[unit]);
  time.precision = unit == kHour ? kg::DurationPrecision::kMinute : FractionPrecision(unit == kSecond ? 1 : 0);
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
  if (!of && !reader.IsOneOf(i - 1, {"in", "clocked", "clocking", "ran", "running"})) return std::nullopt;
  const bool ends = !reader.IsWord(i + 1) || reader.Kind(i + 1) == Lex::kIn || reader.Kind(i + 1) == Lex::kLead ||
                    reader.IsOneOf(i + 1, {"to", "at", "on", "ahead", "behind", "and", "with", "for", "but", "while"});
  if (!ends || reader.Is(i + 1, "%")) return std::nullopt;
  Time time;
  time.last = i + 1;
  time.milliseconds = digits.value * 1000.0;
  time.precision = FractionPrecision(fraction);
  return time;
}

std::optional<Time> ReadTime(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  switch (lexeme.kind) {
    case Lex::kDigits: {
      if (auto time = ReadClock(reader, i)) return time;
      if (auto time = ReadUnits(reader, i)) return time;
      if (auto time = ReadLetters(reader, i)) {
        // "2h 3m 5s"
        int unit = time->precision == kg::DurationPrecision::kHour     ? kHour
                   : time->precision == kg::DurationPrecision::kMinute ? kMinute
                                                                       : kSecond;
        while (unit > kSecond && reader.Kind(time->last) == Lex::kDigits) {
          const Digits next = reader.ReadDigits(time->last);
          const int next_unit = next.suffix == "m" || next.suffix == "min" || next.suffix == "mins"   ? kMinute
                                : next.suffix == "s" || next.suffix == "sec" || next.suffix == "secs" ? kSecond
                                                                                                      : kHour;
          if (next_unit >= unit || next.value >= 60) break;
          time->milliseconds += next.value * static_cast<double>(kUnitMilliseconds[next_unit]);
          time->precision =
              next_unit == kSecond ? FractionPrecision(FractionDigits(next.number)) : kg::DurationPrecision::kMinute;
          ++time->last;
          unit = next_unit;
        }
        return time;
      }
      if (auto time = ReadPrimes(reader, i)) return time;
      if (auto time = ReadStops(reader, i)) return time;
      return ReadBareSeconds(reader, i);
    }
    case Lex::kCardinal:
      if (auto time = ReadUnits(reader, i)) return time;
      return ReadHalfUnit(reader, i);
    case Lex::kArticle: {
      // "a second" is an ordinal more often than not.
      if (reader.Is(i + 1, "second") || (reader.Kind(i + 1) == Lex::kDozen && !reader.loose())) return std::nullopt;
      if (reader.loose() && reader.Kind(i + 1) == Lex::kDozen && reader.At(i + 1).extra == 2)
        return ReadTime(reader, i + 1);
      return UnitAt(reader, i + 1, false) >= 0 ? ReadUnits(reader, i) : std::nullopt;
    }
    case Lex::kDozen: {
      const int unit = reader.loose() && lexeme.extra == 2 ? UnitAt(reader, i + 1, false) : -1;
      if (unit < 0) return std::nullopt;
      return Time{i + 2, lexeme.value * static_cast<double>(kUnitMilliseconds[unit]), UnitPrecision(unit), {}};
    }
    case Lex::kHalf:
    case Lex::kFraction:
      return ReadHalfUnit(reader, i);
    case Lex::kCompoundTime: {
      const double amount = lexeme.value == 0 ? 0.5 : lexeme.value;
      return Time{
          i + 1, amount * static_cast<double>(kUnitMilliseconds[lexeme.extra]), UnitPrecision(lexeme.extra), {}};
    }
    default:
      return std::nullopt;
  }
}

// Tokens of a bound before the time: "under", "less than", "sub-", "just over": the number of tokens, and the bound.
uint32_t ReadBound(const Reader& reader, uint32_t i, int* bound) {
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind != Lex::kBound || lexeme.extra == 2) return 0;
  *bound = lexeme.value;
  if (lexeme.extra == 1) return reader.Is(i + 1, "than") ? 2 : 0;
  if (reader.Is(i, "sub")) return reader.IsTightDash(i + 1) ? 2 : 1;
  return 1;
}

bool IsGap(const Reader& reader, const Mention& mention) {
  return reader.Is(mention.first - 1, "by") ||
         reader.IsOneOf(mention.last, {"ahead", "behind", "clear", "adrift", "faster", "slower", "quicker", "off",
                                       "short", "outside", "inside", "shy", "back", "later", "earlier", "ago"});
}

}  // namespace

Found FindDuration(const Reader& reader, uint32_t i) {
  int bound = -1;
  const uint32_t skip = ReadBound(reader, i, &bound);
  const auto time = ReadTime(reader, i + skip);
  if (!time || time->milliseconds > 1e12) return std::nullopt;
  const kg::Duration duration{static_cast<int64_t>(std::llround(time->milliseconds)), time->precision};
  Mention mention = reader.Make(MentionType::kDuration, i, time->last, duration.ToString());
  if (!time->hours.empty()) {
    mention.Set("ambiguous", "yes");
    mention.Set("hours", time->hours);
  }
  if (bound == kLess || bound == kMore) mention.Set("bound", bound == kLess ? "<" : ">");
  if (bound == kAbout) {
    mention.Set("precision", "about");
  } else if (time->precision == kg::DurationPrecision::kHour) {
    mention.Set("precision", "hour");
  } else if (time->precision == kg::DurationPrecision::kMinute) {
    mention.Set("precision", "minute");
  }
  if (IsGap(reader, mention)) mention.Set("kind", "gap");
  return mention;
}

}  // namespace kg::extract
