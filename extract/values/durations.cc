// Durations: "2:01:25", "8:39.05", "2h 3m 5s", "two hours, one minute and 25 seconds", "2'05\"", "an hour and a half".
#include <cmath>

#include "extract/values/cardinals.h"
#include "extract/values/finders.h"
#include "extract/values/times.h"

namespace kg::extract {
namespace {

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
