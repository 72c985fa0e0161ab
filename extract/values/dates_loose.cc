// Dates as in notes and commands, not in news: "the 27th", "Mon 13th", "the day", "year 247", "two Sundays from now".
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

bool Ends(const Reader& reader, uint32_t i) { return !reader.In(i) || reader.ShapeOf(i) == Shape::kPunct; }

// "the 27th", "20th of next month", "the 21st this month"
MaybeDate ReadDayAlone(const Reader& reader, uint32_t i) {
  const bool the = reader.Is(i, "the");
  DateExpr date;
  uint32_t last = i;
  date.day = ReadDayOfMonth(reader, the ? i + 1 : i, &last, false);
  if (date.day == 0) return std::nullopt;
  const uint32_t at = reader.Is(last, "of") ? last + 1 : last;
  if (reader.Kind(at) == Lex::kWhich && reader.Is(at + 1, "month")) {
    const int which = reader.At(at).value;
    date.anchor.push_back(Unit(kMonthUnit, which == kLast || which == kPrevious ? -1 : which == kThis ? 0 : 1));
    return DateRead{date, at + 2};
  }
  if (!the || !Ends(reader, last) || reader.IsDash(last)) return std::nullopt;
  return reader.IsOneOf(i - 1, {"for", "on"}) ? MaybeDate(DateRead{date, last}) : std::nullopt;
}

// "Mon 13th", "Thursday the twenty first", "Friday (Jun-15)", "this Friday 7.6", "Monday two weeks from now"
MaybeDate ReadBehindWeekday(const Reader& reader, uint32_t i) {
  const uint32_t weekday = reader.Kind(i) == Lex::kWhich ? i + 1 : i;
  if (reader.Kind(weekday) != Lex::kWeekday) return std::nullopt;
  uint32_t at = weekday + 1;
  const bool bracket = reader.Is(at, "(");
  if (bracket || reader.IsDash(at) || reader.Is(at, ",")) ++at;
  if (MaybeDate read = ReadNumericDate(reader, at); read && read->date.month != 0 && read->date.day != 0) {
    if (weekday != i) read->date.which = reader.At(i).value;
    return read;
  }
  if (MaybeDate read = ReadNamedDate(reader, at); read && read->date.day != 0) {
    if (bracket && reader.Is(read->last, ")")) ++read->last;
    return read;
  }
  if (MaybeDate read = ReadDistance(reader, at)) {
    DateExpr date;
    date.kind = DateExpr::Kind::kWeekday;
    date.weekday = reader.At(weekday).value;
    date.has_week = true;
    date.anchor.push_back(read->date);
    return DateRead{date, read->last};
  }
  if (reader.Is(at, "the")) ++at;
  DateExpr date;
  date.weekday = reader.At(weekday).value;
  uint32_t last = at;
  date.day = ReadDayOfMonth(reader, at, &last, true);
  if (date.day == 0 || reader.IsWord(last)) return std::nullopt;
  return DateRead{date, last};
}

// "two Sundays from now", "two Monday later"
MaybeDate ReadWeekdays(const Reader& reader, uint32_t i) {
  const auto count = ReadCount(reader, i, 50);
  if (!count) return std::nullopt;
  std::string_view word = reader.Lower(count->last);
  if (word.size() > 4 && word.back() == 's' && reader.Kind(count->last) == Lex::kNone) word.remove_suffix(1);
  const Lexeme weekday = word.empty() ? Lexeme{} : LookUp(word);
  const bool from_now = reader.Is(count->last + 1, "from") && reader.Is(count->last + 2, "now");
  const bool ago = reader.Kind(count->last + 1) == Lex::kAgo;
  if (weekday.kind != Lex::kWeekday || (!from_now && !ago && !reader.Is(count->last + 1, "later"))) return std::nullopt;
  DateExpr date;
  date.kind = DateExpr::Kind::kWeekday;
  date.weekday = weekday.value;
  date.which = ago ? kPast : kComing;
  date.count = static_cast<int>(count->value) - 1;
  return DateRead{date, count->last + (from_now ? 3u : 2u)};
}

// "next 6th of April"
MaybeDate ReadWhichDay(const Reader& reader, uint32_t i) {
  if (!reader.Has(i, Lex::kWhich, kNext) && !reader.Has(i, Lex::kWhich, kLast)) return std::nullopt;
  MaybeDate read = reader.Kind(i + 1) == Lex::kDigits ? ReadNamedDate(reader, i + 1) : std::nullopt;
  if (!read || read->date.month == 0 || read->date.year != 0) return std::nullopt;
  read->date.which = reader.At(i).value;
  return read;
}

// "third month of 2021", "9th month of next year"
MaybeDate ReadNthMonth(const Reader& reader, uint32_t i) {
  uint32_t last = i;
  DateExpr date;
  date.month = ReadDayOfMonth(reader, i, &last, true);
  if (date.month < 1 || date.month > 12 || !reader.Is(last, "month") || !reader.Is(last + 1, "of")) return std::nullopt;
  const uint32_t at = last + 2;
  if (reader.Kind(at) == Lex::kWhich && reader.Is(at + 1, "year") && reader.At(at).value <= kNext) {
    date.has_year_offset = true;
    date.year_offset = reader.At(at).value - kThis;
    return DateRead{date, at + 2};
  }
  date.year = ReadYearNumber(reader, at, &last);
  return date.year == 0 ? std::nullopt : MaybeDate(DateRead{date, last});
}

// "year 247", "year two hundred and sixty seven", "cy18", "year to date"
MaybeDate ReadYearWord(const Reader& reader, uint32_t i) {
  const std::string_view word = reader.Lower(i);
  if (word.size() == 4 && word.substr(0, 2) == "cy" && IsAsciiDigit(word[2]) && IsAsciiDigit(word[3])) {
    DateExpr date;
    date.year = 2000 + (word[2] - '0') * 10 + (word[3] - '0');
    return DateRead{date, i + 1};
  }
  if (word != "year") return std::nullopt;
  if (reader.Is(i + 1, "to") && reader.Is(i + 2, "date")) return DateRead{Unit(kYear, 0), i + 3};
  uint32_t last = i + 1;
  if (const int year = ReadYearNumber(reader, i + 1, &last); year != 0) {
    DateExpr date;
    date.year = year;
    return DateRead{date, last};
  }
  const auto count = ReadCount(reader, i + 1, 2199);
  if (!count || count->value < 100) return std::nullopt;
  DateExpr date;
  date.year = static_cast<int>(count->value);
  return DateRead{date, count->last};
}

// "the day", "my day", "the month", "partner of the year", "otd"
MaybeDate ReadUnitAlone(const Reader& reader, uint32_t i) {
  if (reader.Is(i, "otd")) return DateRead{Unit(kDay, 0), i + 1};
  if (!reader.IsOneOf(i, {"the", "my"}) || !reader.IsOneOf(i + 1, {"day", "month", "year"})) return std::nullopt;
  const bool end = Ends(reader, i + 2) || reader.IsOneOf(i + 2, {"look", "looks", "like"});
  if (!end) return std::nullopt;
  return DateRead{Unit(reader.At(i + 1).value, 0), i + 2};
}

}  // namespace

MaybeDate ReadLooseDate(const Reader& reader, uint32_t i) {
  if (MaybeDate read = ReadBehindWeekday(reader, i)) return read;
  if (MaybeDate read = ReadWhichDay(reader, i)) return read;
  if (MaybeDate read = ReadDayAlone(reader, i)) return read;
  if (MaybeDate read = ReadWeekdays(reader, i)) return read;
  if (MaybeDate read = ReadNthMonth(reader, i)) return read;
  if (MaybeDate read = ReadYearWord(reader, i)) return read;
  return ReadUnitAlone(reader, i);
}

}  // namespace kg::extract
