// Dates that count from a day: "last October", "on Sunday", "earlier this year", "the same year", "summer 2016".
#include "extract/values/cardinals.h"
#include "extract/values/dates.h"

namespace kg::extract {
namespace {

DateExpr Unit(int unit, int count) {
  DateExpr date;
  date.kind = DateExpr::Kind::kUnit;
  date.unit = unit;
  date.count = count;
  return date;
}

bool IsPartOfDay(const Reader& reader, uint32_t i) {
  return reader.IsOneOf(i, {"morning", "afternoon", "evening", "night", "lunchtime"});
}

// "last" -1, "this" 0, "next" 1; from the text: "same" and "that" 0, "following" 1, "previous" -1 behind "the".
struct Step {
  int count = 0;
  bool from_text = false;
  bool valid = true;
};

Step StepOf(const Reader& reader, uint32_t i) {
  const bool the = reader.Is(i - 1, "the");
  switch (reader.At(i).value) {
    case kLast:
      return {-1, false, !the || reader.loose()};
    case kThis:
      return {0, false, true};
    case kNext:
      return {1, the && !reader.loose(), true};
    case kComing:
      return {1, false, true};
    case kFollowing:
      return {1, true, true};
    case kPrevious:
      return {-1, the, true};
    case kPast:
      return {-1, false, reader.loose() && reader.Is(i + 1, "day")};
    default:
      return {0, true, true};
  }
}

// "last year", "the same month", "this morning", "the following day".
MaybeDate ReadWhichUnit(const Reader& reader, uint32_t i, uint32_t at) {
  const Step step = StepOf(reader, i);
  if (!step.valid) return std::nullopt;
  if (IsPartOfDay(reader, at)) {
    const bool night = reader.Is(at, "night");
    DateExpr date = Unit(kDay, night && step.count == -1 ? -1 : step.count > 0 ? 1 : 0);
    date.from_text = step.from_text;
    if (step.count == -1 && !night) return std::nullopt;
    return DateRead{date, at + 1};
  }
  const Lexeme unit = reader.At(at);
  if (unit.kind != Lex::kUnit || unit.value < kDay || unit.value == kFortnight || unit.extra != 0) return std::nullopt;
  if (unit.value == kDay && !step.from_text && !reader.loose()) return std::nullopt;
  // "the next seasons", "last year of his life", "this day and age"
  if (reader.Lower(at).back() == 's' || (step.count < 0 && reader.Is(at + 1, "of"))) return std::nullopt;
  // "that season" as a clause: "said that week ..." is rare enough.
  DateExpr date = Unit(unit.value, step.count);
  date.from_text = step.from_text;
  uint32_t last = at + 1;
  if (unit.value == kWeek) {
    // "next week Sunday", "last week - Monday"
    uint32_t day = last;
    if (reader.IsDash(day) || reader.Is(day, "on")) ++day;
    if (reader.Kind(day) == Lex::kWeekday && (reader.loose() || reader.IsCapital(day))) {
      date.kind = DateExpr::Kind::kWeekday;
      date.weekday = reader.At(day).value;
      date.has_week = true;
      last = day + 1;
    }
  }
  return DateRead{date, last};
}

// "last October", "next Sunday", "that summer", "this coming Saturday".
MaybeDate ReadWhich(const Reader& reader, uint32_t i) {
  uint32_t at = i + 1;
  uint32_t which = i;
  if (reader.At(i).value == kThis && reader.Kind(at) == Lex::kWhich) which = at++;
  if (reader.Is(i, "that") && reader.Is(at, "same")) which = at++;
  const Step step = StepOf(reader, which);
  const Lexeme next = reader.At(at);
  DateExpr date;
  date.which = reader.At(which).value;
  date.from_text = step.from_text && !(next.kind == Lex::kWeekday && date.which != kThat && date.which != kSame);
  const bool capital = reader.IsCapital(at) || reader.loose();
  const bool verb = next.extra == 1 && !reader.IsCapital(at) && date.which != kLast && date.which != kNext;
  if (next.kind == Lex::kMonth && next.extra < 100 && capital && !verb) {
    date.kind = DateExpr::Kind::kNamed;
    date.month = next.value;
    uint32_t last = at + 1;
    uint32_t day_last = last;
    if (const int day = ReadDayOfMonth(reader, last, &day_last, false); day != 0 && !date.from_text) {
      date.day = day;
      last = day_last;
    }
    uint32_t year_last = last;
    if (ReadYearNumber(reader, last, &year_last) != 0) return std::nullopt;
    return DateRead{date, last};
  }
  if (next.kind == Lex::kWeekday && capital) {
    date.kind = DateExpr::Kind::kWeekday;
    date.weekday = next.value;
    return DateRead{date, at + 1};
  }
  if (next.kind == Lex::kYearSeason && step.valid && reader.ShapeOf(at) == Shape::kLower) {
    date.kind = DateExpr::Kind::kNamed;
    date.year_season = next.value;
    return DateRead{date, at + 1};
  }
  return ReadWhichUnit(reader, which, at);
}

// "Sunday", "Tuesday next week"; not "Sunday Times", "Black Friday", "Sundays".
MaybeDate ReadWeekday(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  if (!reader.loose()) {
    if (!reader.IsCapital(i) || (lexeme.extra == 2 && reader.Text(i).back() != '.' && !reader.Is(i - 1, "on")))
      return std::nullopt;
    if (reader.IsOneOf(i + 1, {"times", "mirror", "telegraph", "express", "mail", "herald", "post", "independent",
                               "star", "world", "league", "school", "mass", "business", "sun", "leader"}) &&
        reader.IsCapital(i + 1))
      return std::nullopt;
    if (reader.IsOneOf(i - 1,
                       {"good", "black", "bloody", "ash", "palm", "easter", "cyber", "holy", "super", "shrove"}) &&
        reader.IsCapital(i - 1)) {
      return std::nullopt;
    }
  }
  DateExpr date;
  date.kind = DateExpr::Kind::kWeekday;
  date.weekday = lexeme.value;
  uint32_t last = i + 1;
  const uint32_t at = reader.Is(last, "of") ? (reader.Is(last + 1, "the") ? last + 2 : last + 1) : last;
  if (reader.Kind(at) == Lex::kWhich && reader.Is(at + 1, "week")) {
    const Step step = StepOf(reader, at);
    if (!step.from_text || reader.loose()) {
      date.has_week = true;
      date.count = step.count;
      last = at + 2;
    }
  }
  return DateRead{date, last};
}

// "early 1987", "mid-2010s", "late last year", "earlier this month", "end of March".
MaybeDate ReadPart(const Reader& reader, uint32_t i) {
  const Lexeme part = reader.At(i);
  uint32_t at = i + 1;
  if (part.extra == 2) {
    if (!reader.Is(at, "of") && !(reader.loose() && reader.Is(at, "-"))) return std::nullopt;
    ++at;
    if (reader.Is(at, "the") && !reader.loose()) ++at;
  } else if (reader.IsTightDash(at)) {
    ++at;
  }
  MaybeDate read;
  if (reader.Kind(at) == Lex::kWhich) {
    read = ReadWhich(reader, at);
    const bool coarse = read && (read->date.kind == DateExpr::Kind::kUnit || read->date.kind == DateExpr::Kind::kNamed);
    if (!coarse) return std::nullopt;
  } else if (part.extra == 1) {
    // "later in the year"
    const bool unit = reader.Is(at, "in") && reader.IsOneOf(at + 1, {"the", "this"}) &&
                      reader.IsOneOf(at + 2, {"year", "month", "season"});
    if (!unit) return std::nullopt;
    read = DateRead{Unit(reader.At(at + 2).value, 0), at + 3};
  } else {
    read = ReadNamedDate(reader, at);
    if (read && read->date.day != 0) return std::nullopt;
    if (!read) read = ReadYear(reader, at, true);
    if (!read && reader.loose() && reader.IsOneOf(at, {"year", "month"}))
      read = DateRead{Unit(reader.At(at).value, 0), at + 1};
  }
  if (!read) return std::nullopt;
  read->date.part = part.value;
  return read;
}

// "summer 2016", "the spring of 1999"
MaybeDate ReadYearSeason(const Reader& reader, uint32_t i) {
  uint32_t at = i + 1;
  if (reader.Is(at, "of")) ++at;
  uint32_t last = at;
  DateExpr date;
  if (reader.Is(at, "last") && reader.Is(at + 1, "year")) {
    date.has_year_offset = true;
    date.year_offset = -1;
    last = at + 2;
  } else {
    date.year = ReadYearNumber(reader, at, &last);
    if (date.year == 0 || reader.Kind(at) != Lex::kDigits) return std::nullopt;
  }
  date.year_season = reader.At(i).value;
  return DateRead{date, last};
}

// "first Friday of May", "second Sunday in October 2019", "third Wednesday of last month".
MaybeDate ReadNthWeekday(const Reader& reader, uint32_t i) {
  const bool any_day = reader.Is(i + 1, "day") && reader.Is(i + 2, "of");
  if ((reader.Kind(i + 1) != Lex::kWeekday && !any_day) || reader.At(i).value > 31) return std::nullopt;
  DateExpr date;
  date.kind = DateExpr::Kind::kWeekday;
  date.weekday = any_day ? -1 : reader.At(i + 1).value;
  date.unit = kMonthUnit;
  date.count = reader.At(i).value;
  uint32_t last = i + 2;
  if (reader.IsOneOf(last, {"of", "in"})) {
    MaybeDate month =
        reader.Kind(last + 1) == Lex::kWhich ? ReadWhich(reader, last + 1) : ReadNamedDate(reader, last + 1);
    if (!month && reader.Kind(last + 1) == Lex::kDigits) month = ReadYear(reader, last + 1, true);
    if (!month) return std::nullopt;
    const bool is_year =
        month->date.IsAbsolute() && month->date.month == 0 && !month->date.decade && !month->date.season;
    const bool is_month = month->date.kind == DateExpr::Kind::kUnit ? month->date.unit == kMonthUnit
                                                                    : month->date.month != 0 && month->date.day == 0;
    if (!is_month && !is_year) return std::nullopt;
    date.anchor.push_back(month->date);
    return DateRead{date, month->last};
  }
  if (!reader.loose()) return std::nullopt;
  date.anchor.push_back(Unit(kMonthUnit, 0));
  return DateRead{date, last};
}

// "the day after tomorrow", "the year before last", "the day before", "the year after".
MaybeDate ReadFromUnit(const Reader& reader, uint32_t i) {
  // "at the weekend", "over the weekend": the one that is going on or the last one
  if (reader.At(i).value == kWeekend && reader.At(i).extra == 0 && reader.Is(i - 1, "the") &&
      reader.IsOneOf(i - 2, {"at", "over", "on"})) {
    DateExpr date = Unit(kWeekend, -1);
    date.which = kPast;
    return DateRead{date, i + 1};
  }
  const Lexeme unit = reader.At(i);
  const bool before = reader.Is(i + 1, "before");
  if (unit.value < kDay || (!before && !reader.Is(i + 1, "after"))) return std::nullopt;
  const int sign = before ? -1 : 1;
  if (reader.Kind(i + 2) == Lex::kDayWord) return DateRead{Unit(kDay, sign + reader.At(i + 2).value), i + 3};
  if (before ? reader.Is(i + 2, "last") : reader.Is(i + 2, "next")) return DateRead{Unit(unit.value, 2 * sign), i + 3};
  const bool ends = !reader.In(i + 2) || reader.ShapeOf(i + 2) == Shape::kPunct;
  if (!reader.Is(i - 1, "the") || !ends) return std::nullopt;
  DateExpr date = Unit(unit.value, sign);
  date.from_text = true;
  return DateRead{date, i + 2};
}

}  // namespace

MaybeDate ReadRelativeDate(const Reader& reader, uint32_t i) {
  switch (reader.Kind(i)) {
    case Lex::kDayWord:
      return DateRead{Unit(kDay, reader.At(i).value), i + 1};
    case Lex::kWhich:
      return ReadWhich(reader, i);
    case Lex::kWeekday:
      return ReadWeekday(reader, i);
    case Lex::kPart:
      return ReadPart(reader, i);
    case Lex::kYearSeason:
      return ReadYearSeason(reader, i);
    case Lex::kOrdinal:
      return ReadNthWeekday(reader, i);
    case Lex::kUnit:
      return ReadFromUnit(reader, i);
    default:
      return std::nullopt;
  }
}

}  // namespace kg::extract
