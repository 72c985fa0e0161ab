// Plain numbers, and digits that are no value at all.
#include "extract/values/cardinals.h"
#include "extract/values/finders.h"

namespace kg::extract {
namespace {

// "one of the best", "this one", "one day", "no one": a word, not a count.
bool IsPronounOne(const Reader& reader, uint32_t i) {
  if (!reader.Is(i, "one")) return false;
  if (reader.IsOneOf(i - 1, {"this", "that", "the", "no", "any", "every", "each", "which", "another", "some", "is",
                             "was", "as", "not"}))
    return true;
  return reader.IsOneOf(i + 1, {"of",    "another", "'s",   "’s",   "who",   "day", "can", "may", "might", "should",
                                "would", "could",   "must", "that", "which", "to",  ",",   ".",   "is",    "was"});
}

// "7pm", "9:30 am", "at 19:45", "10:30 GMT": one past it, or 0.
uint32_t SkipTimeOfDay(const Reader& reader, uint32_t i) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.suffix == "am" || digits.suffix == "pm") return i + 1;
  if (!digits.suffix.empty()) return 0;
  if (digits.value <= 24 || digits.colons == 1) {
    if (reader.IsOneOf(i + 1, {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock"})) return i + 2;
  }
  if (digits.colons != 1 || digits.stops > 0 || digits.integer > 23) return 0;
  if (reader.IsOneOf(
          i + 1, {"gmt", "utc", "bst", "cet", "est", "edt", "et", "pt", "pst", "eat", "ist", "local", "hours", "hrs"}))
    return i + 2;
  if (digits.number.size() == 3) return i + 1;  // "1:1", "4:3"
  const bool quarter_hour = digits.number.ends_with("00") || digits.number.ends_with("15") ||
                            digits.number.ends_with("30") || digits.number.ends_with("45");
  const bool span = reader.IsOneOf(i - 1, {"from", "until", "till", "to"}) && quarter_hour;
  const bool time = span || reader.Is(i - 1, "at") || reader.Kind(i - 1) == Lex::kWeekday;
  // "stopped the clock at 2:01"
  bool clock = false;
  for (uint32_t back = 2; back <= 5; ++back)
    clock = clock || reader.IsOneOf(i - back, {"clock", "clocked", "timed", "record", "time", "stands", "stood"});
  return time && !clock ? i + 1 : 0;
}

// Three and more groups of digits joined by dashes or led by "+": one past them, or 0.
uint32_t SkipTelephone(const Reader& reader, uint32_t i) {
  uint32_t pos = i;
  int groups = 1;
  if (reader.Is(i - 1, "+") && reader.IsGlued(i)) groups = 3;
  while (true) {
    const bool loose = groups >= 3 && reader.Kind(pos + 1) == Lex::kDigits;
    if (!loose && !reader.IsTightDash(pos + 1)) break;
    const uint32_t next = loose ? pos + 1 : pos + 2;
    if (reader.PlainInteger(next, 99999999) < 0) break;
    pos = next;
    ++groups;
  }
  return groups >= 3 ? pos + 1 : 0;
}

uint32_t SkipRaceDistance(const Reader& reader, uint32_t i) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.colons > 0 || digits.stops > 1) return 0;
  const auto unit_name = [](std::string_view unit) -> std::string_view {
    if (unit == "m" || unit == "metre" || unit == "metres" || unit == "meter" || unit == "meters") return "m";
    if (unit == "km" || unit == "k" || unit == "kilometre" || unit == "kilometres" || unit == "kilometer" ||
        unit == "kilometers")
      return "km";
    return unit == "mile" || unit == "miles" || unit == "miler" ? "mi" : "";
  };
  if (!digits.suffix.empty()) return IsRaceDistance(digits.value, unit_name(digits.suffix)) ? i + 1 : 0;
  const uint32_t pos = reader.IsTightDash(i + 1) ? i + 2 : i + 1;
  const std::string_view word = reader.Lower(pos);
  const bool speed = reader.Is(pos + 1, "/") || (reader.IsOneOf(pos + 1, {"per", "an"}) && reader.Is(pos + 2, "hour"));
  if (speed) return 0;
  return !word.empty() && IsRaceDistance(digits.value, unit_name(word)) ? pos + 1 : 0;
}

// "under-20", "over-40s", "top-10": groups.
bool IsGroup(const Reader& reader, uint32_t i) {
  return reader.IsTightDash(i - 1) && reader.IsOneOf(i - 2, {"under", "over", "u", "top", "g", "formula", "covid"});
}

}  // namespace

uint32_t SkipNoValue(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) != Lex::kDigits) return 0;
  if (IsGroup(reader, i)) return i + 1;
  if (const uint32_t last = SkipTimeOfDay(reader, i)) return last;
  if (const uint32_t last = SkipRaceDistance(reader, i)) return last;
  return SkipTelephone(reader, i);
}

Found FindNumber(const Reader& reader, uint32_t i) {
  if (IsPronounOne(reader, i)) return std::nullopt;
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind == Lex::kCardinal && lexeme.value == 1 && reader.Kind(i + 1) == Lex::kNone) return std::nullopt;
  if (lexeme.kind == Lex::kFraction) {
    if (lexeme.extra == 0) return std::nullopt;
    return reader.Make(MentionType::kNumber, i, i + 1, FormatNumber(static_cast<double>(lexeme.extra) / lexeme.value));
  }
  auto number = ReadCardinal(reader, i, lexeme.kind == Lex::kDigits && reader.ReadDigits(i).suffix != "m");
  if (!number) return std::nullopt;
  // "two thirds", "a third of"
  if (const Lexeme next = reader.At(number->last);
      next.kind == Lex::kFraction && next.extra == 0 && number->value < 100) {
    number->value /= next.value;
    ++number->last;
  }
  Mention mention = reader.Make(MentionType::kNumber, i, number->last, FormatNumber(number->value));
  if (reader.IsOneOf(number->last, {"%", "percent", "pc"})) {
    mention.Set("unit", "%");
    ++mention.last;
  } else if (reader.Is(number->last, "per") && reader.Is(number->last + 1, "cent")) {
    mention.Set("unit", "%");
    mention.last += 2;
  }
  return mention;
}

}  // namespace kg::extract
