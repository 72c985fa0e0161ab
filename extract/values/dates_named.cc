// Dates with the name of their month: "2 December 1999", "December 2, 1999", "Dec. 2", "October, 2023", "mid-May".
#include "extract/values/cardinals.h"
#include "extract/values/dates.h"

namespace kg::extract {
namespace {

constexpr int kEarliestYear = 1000;
constexpr int kLatestYear = 2199;

bool IsYear(int year) { return year >= kEarliestYear && year <= kLatestYear; }

// Words before a month that make it one.
bool IsMonthCue(const Reader& reader, uint32_t i) {
  const Lex kind = reader.Kind(i);
  if (kind == Lex::kLead || kind == Lex::kWhich || kind == Lex::kPart) return true;
  return reader.IsOneOf(
      i, {"in", "of", "on", "during", "for", "each", "every", "the", "to", "and", "or", "throughout", "come"});
}

// The token is a month by its form: capital letter; "may" and "march" need more than that.
bool IsMonth(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind != Lex::kMonth || lexeme.extra >= 100) return false;
  return reader.loose() || reader.IsCapital(i);
}

// A month by itself, or before a year: is it one, and no name and no verb?
bool StandsAlone(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  // "from Jan Vermeer": many men's first name; before a capital the month has its point.
  const Lex behind = reader.Kind(i + 1);
  if (reader.Is(i, "jan") && reader.IsCapital(i + 1) && behind != Lex::kWeekday && behind != Lex::kMonth) return false;
  if (lexeme.extra != 0) {
    if (!IsMonthCue(reader, i - 1)) return false;
    const bool verb =
        reader.loose() && !reader.IsCapital(i) && lexeme.extra == 1 &&
        !reader.IsOneOf(i - 1, {"in", "of", "last", "next", "since", "until", "after", "before", "mid", "by"});
    if (verb) return false;
    // "of April Vela", "and June Osei": a first name before a capital.
    const bool name = lexeme.extra == 1 && reader.IsCapital(i + 1) && reader.Kind(i + 1) != Lex::kWeekday;
    const bool preposition =
        reader.IsOneOf(i - 1, {"in", "during", "last", "next", "until", "since", "early", "late", "mid"});
    return !name || preposition;
  }
  // "$DEC": a share.
  return reader.Kind(i - 1) != Lex::kCurrency;
}

// "'99", "’87", and "of 87" behind a day and month.
int ReadShortYear(const Reader& reader, uint32_t i, uint32_t* last) {
  const bool prime = reader.IsPrime(i) && reader.IsGlued(i + 1);
  const uint32_t at = prime ? i + 1 : i;
  const int value = reader.PlainInteger(at, 99);
  if (value < 0 || reader.Text(at).size() != 2) return 0;
  *last = at + 1;
  return value < 30 ? 2000 + value : 1900 + value;
}

// The year behind a month or day, with comma, "of", "in" or nothing between; 0 when there is none.
int ReadYearBehind(const Reader& reader, uint32_t i, bool after_day, uint32_t* last) {
  uint32_t at = i;
  const bool comma = reader.Is(at, ",");
  if (comma) ++at;
  const bool of = reader.Is(at, "of") || (after_day && reader.Is(at, "in"));
  if (of) ++at;
  if (reader.IsTightDash(at) && after_day) ++at;
  if (const int year = ReadYearNumber(reader, at, last); IsYear(year)) {
    // "on 5 May, 2000 people came"
    const bool counted = comma && reader.IsPluralNoun(*last) && reader.PlainInteger(at, 9999) > 0;
    return counted ? 0 : year;
  }
  if (of || reader.IsPrime(at)) return ReadShortYear(reader, at, last);
  if (reader.loose() && after_day) {
    if (const int year = ReadShortYear(reader, at, last); year != 0 && !reader.IsWord(*last)) return year;
    // "january first 12 was"
    if (!comma && reader.Kind(i - 1) == Lex::kOrdinal) return ReadShortYear(reader, at, last);
  }
  return 0;
}

DateExpr Calendar(int year, int month, int day) {
  DateExpr date;
  date.year = year;
  date.month = month;
  date.day = day;
  return date;
}

// "2 December [1999]", "2nd of December", "the second of Aug."
MaybeDate ReadDayMonth(const Reader& reader, uint32_t i) {
  uint32_t at = i;
  const int day = ReadDayOfMonth(reader, i, &at, true);
  if (day == 0) return std::nullopt;
  const bool of = reader.Is(at, "of") || (reader.Is(at, "day") && reader.Is(at + 1, "of"));
  if (of) at += reader.Is(at, "day") ? 2 : 1;
  if (!of && reader.IsTightDash(at)) ++at;
  if (!IsMonth(reader, at)) return std::nullopt;
  const Lexeme month = reader.At(at);
  // "the first March on Washington"
  const bool words = reader.Kind(i) == Lex::kOrdinal || reader.Kind(i) == Lex::kCardinal;
  if (words && !of && (!reader.loose() || !reader.IsCapital(at)) && month.extra == 1) return std::nullopt;
  DateRead read{Calendar(0, month.value, day), at + 1};
  uint32_t last = read.last;
  if (const int year = ReadYearBehind(reader, read.last, true, &last); year != 0) {
    read.date.year = year;
    read.last = last;
  }
  return read;
}

// "December 2[, 1999]", "Dec. 2nd", "May the 5th", "October2".
MaybeDate ReadMonthDay(const Reader& reader, uint32_t i) {
  const Lexeme month = reader.At(i);
  uint32_t at = i + 1;
  int day = 0;
  if (month.extra > 100) {
    if (!reader.loose() && !reader.IsCapital(i)) return std::nullopt;
    day = month.extra - 100;
  } else {
    if (!IsMonth(reader, i)) return std::nullopt;
    uint32_t from = at;
    if (reader.Is(from, "the") || (reader.Is(from, ",") && reader.loose())) ++from;
    if (reader.IsTightDash(from)) ++from;
    day = ReadDayOfMonth(reader, from, &at, true);
    if (day == 0) return std::nullopt;
    // "May 10 people": only a number of persons and things follows a verb.
    const bool verb = month.extra == 1 && i == reader.begin() && reader.IsPluralNoun(at);
    if (verb) return std::nullopt;
  }
  DateRead read{Calendar(0, month.value, day), at};
  uint32_t last = at;
  if (const int year = ReadYearBehind(reader, at, true, &last); year != 0) {
    read.date.year = year;
    read.last = last;
  }
  return read;
}

// "October[,] [of] 2023", "October".
MaybeDate ReadMonth(const Reader& reader, uint32_t i) {
  if (!IsMonth(reader, i)) return std::nullopt;
  DateRead read{Calendar(0, reader.At(i).value, 0), i + 1};
  uint32_t last = i + 1;
  if (const int year = ReadYearBehind(reader, i + 1, false, &last); year != 0) {
    read.date.year = year;
    read.last = last;
    return read;
  }
  const bool year_offset = reader.Kind(i + 1) == Lex::kWhich && reader.Is(i + 2, "year");
  return year_offset || StandsAlone(reader, i) ? MaybeDate(read) : std::nullopt;
}

// "2017 April", "2016, Nov"
MaybeDate ReadYearMonth(const Reader& reader, uint32_t i) {
  const int year = reader.PlainInteger(i, kLatestYear);
  if (!reader.loose() || !IsYear(year)) return std::nullopt;
  const uint32_t at = reader.Is(i + 1, ",") ? i + 2 : i + 1;
  if (!IsMonth(reader, at)) return std::nullopt;
  return DateRead{Calendar(year, reader.At(at).value, 0), at + 1};
}

// "last year", "this year", "next year" behind a day or month.
void ReadYearOffset(const Reader& reader, DateRead* read) {
  uint32_t at = read->last;
  if (reader.Is(at, ",")) ++at;
  if (reader.Is(at, "of")) ++at;
  const Lexeme which = reader.At(at);
  if (which.kind != Lex::kWhich || !reader.Is(at + 1, "year")) return;
  const int offset = which.value == kLast || which.value == kPrevious ? -1
                     : which.value == kThis                           ? 0
                     : which.value == kNext                           ? 1
                                                                      : 2;
  if (which.value == kThat || which.value == kSame) {
    read->date.from_text = true;
  } else if (offset == 2) {
    return;
  }
  read->date.has_year_offset = true;
  read->date.year_offset = read->date.from_text ? 0 : offset;
  read->last = at + 2;
}

MaybeDate ReadFromDayOrMonth(const Reader& reader, uint32_t i) {
  MaybeDate read;
  const Lex kind = reader.Kind(i);
  if (kind == Lex::kMonth) {
    read = ReadMonth(reader, i);
    if (MaybeDate day = ReadMonthDay(reader, i); day && (!read || day->last >= read->last)) read = day;
  } else if (kind == Lex::kMidMonth) {
    read = DateRead{Calendar(0, reader.At(i).value, 0), i + 1};
    uint32_t last = i + 1;
    if (const int year = ReadYearBehind(reader, i + 1, false, &last); year != 0) {
      read->date.year = year;
      read->last = last;
    }
    read->date.part = kMid;
  } else {
    read = ReadDayMonth(reader, i);
    if (!read) read = ReadYearMonth(reader, i);
  }
  if (read && read->date.year == 0) ReadYearOffset(reader, &*read);
  return read;
}

}  // namespace

int ReadDayOfMonth(const Reader& reader, uint32_t i, uint32_t* last, bool words) {
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind == Lex::kDigits) {
    const Digits digits = reader.ReadDigits(i);
    const bool ordinal =
        digits.suffix == "st" || digits.suffix == "nd" || digits.suffix == "rd" || digits.suffix == "th";
    if (digits.length > 2 || digits.stops > 0 || digits.colons > 0 || digits.commas > 0) return 0;
    if ((!digits.suffix.empty() && !ordinal) || digits.integer < 1 || digits.integer > 31) return 0;
    *last = i + 1;
    return static_cast<int>(digits.integer);
  }
  if (!words || (lexeme.kind != Lex::kOrdinal && lexeme.kind != Lex::kCardinal)) return 0;
  int day = lexeme.value;
  uint32_t end = i + 1;
  const Lexeme next = reader.At(end);
  const bool tens = lexeme.kind == Lex::kCardinal && (day == 20 || day == 30);
  if (tens && (next.kind == Lex::kOrdinal || next.kind == Lex::kCardinal) && next.value > 0 && next.value < 10) {
    day += next.value;
    ++end;
  }
  if (day < 1 || day > 31) return 0;
  *last = end;
  return day;
}

MaybeDate ReadNamedDate(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) != Lex::kWeekday) return ReadFromDayOrMonth(reader, i);
  // "Sunday, 2 December 1999", "Sunday Feb. 11"
  uint32_t at = i + 1;
  if (reader.Is(at, ",")) ++at;
  if (reader.Is(at, "the") || reader.Is(at, "on")) ++at;
  MaybeDate read = ReadFromDayOrMonth(reader, at);
  if (!read || read->date.day == 0) return std::nullopt;
  read->date.weekday = reader.At(i).value;
  return read;
}

}  // namespace kg::extract
