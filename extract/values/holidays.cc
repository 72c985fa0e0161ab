// Feast days by name: "Christmas Day 2010", "New Year's Eve", "Easter 2018". Easter by the anonymous Gregorian
// algorithm.
#include "extract/values/holidays.h"

#include "extract/values/dates.h"

namespace kg::extract {
namespace {

enum Holiday : int {
  kChristmas,
  kEaster,
  kHalloween,
  kThanksgiving,
  kBoxing,
  kBlack,
  kNew,
  kNewYearsEve,
  kValentine,
  kEarth,
  kIndependence,
  kSaint,
  kGood,
  kChristmasEve,
};

kg::CivilDate EasterOf(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {year, n / 31, n % 31 + 1};
}

kg::Day FourthThursdayOfNovember(int year) {
  const kg::Day first = kg::DayFromCivil({year, 11, 1});
  return first + (3 - kg::WeekdayOf(first) + 7) % 7 + 21;
}

bool IsEve(const Reader& reader, uint32_t i) { return reader.Is(i, "eve"); }

// The holiday at `i` and one past its last token; -1 when there is none.
int ReadName(const Reader& reader, uint32_t i, uint32_t* last) {
  const int holiday = reader.At(i).value;
  const bool day = reader.Is(i + 1, "day");
  *last = day ? i + 2 : i + 1;
  switch (holiday) {
    case kChristmas:
      if (IsEve(reader, i + 1)) {
        *last = i + 2;
        return kChristmasEve;
      }
      return day ? kChristmas : -1;
    case kEaster:
      if (reader.IsOneOf(i + 1, {"sunday"})) *last = i + 2;
      return *last == i + 2 || reader.loose() || reader.Kind(i + 1) == Lex::kDigits ? kEaster : -1;
    case kHalloween:
      return kHalloween;
    case kThanksgiving:
      return day || reader.loose() ? kThanksgiving : -1;
    case kBoxing:
    case kEarth:
      return day ? holiday : -1;
    case kIndependence:
      return day && reader.loose() ? holiday : -1;
    case kValentine: {
      const uint32_t at = reader.IsPossessive(i + 1) ? i + 2 : i + 1;
      *last = at + 1;
      return reader.Is(at, "day") ? kValentine : -1;
    }
    case kBlack:
    case kGood:
      *last = i + 2;
      return reader.Is(i + 1, "friday") ? holiday : -1;
    case kNew: {
      if (!reader.Is(i + 1, "year")) return -1;
      const uint32_t at = reader.IsPossessive(i + 2) ? i + 3 : i + 2;
      *last = at + 1;
      if (IsEve(reader, at)) return kNewYearsEve;
      if (reader.Is(at, "day")) return kNew;
      *last = i + 2;
      return reader.loose() ? kNew : -1;
    }
    case kSaint: {
      if (!reader.Is(i + 1, "patrick")) return -1;
      const uint32_t at = reader.IsPossessive(i + 2) ? i + 3 : i + 2;
      *last = reader.Is(at, "day") ? at + 1 : i + 2;
      return reader.Is(at, "day") || reader.loose() ? kSaint : -1;
    }
    default:
      return -1;
  }
}

}  // namespace

kg::Day HolidayOf(int holiday, int year) {
  switch (holiday) {
    case kChristmas:
      return kg::DayFromCivil({year, 12, 25});
    case kChristmasEve:
      return kg::DayFromCivil({year, 12, 24});
    case kEaster:
      return kg::DayFromCivil(EasterOf(year));
    case kGood:
      return kg::DayFromCivil(EasterOf(year)) - 2;
    case kHalloween:
      return kg::DayFromCivil({year, 10, 31});
    case kThanksgiving:
      return FourthThursdayOfNovember(year);
    case kBlack:
      return FourthThursdayOfNovember(year) + 1;
    case kBoxing:
      return kg::DayFromCivil({year, 12, 26});
    case kNewYearsEve:
      return kg::DayFromCivil({year, 12, 31});
    case kValentine:
      return kg::DayFromCivil({year, 2, 14});
    case kEarth:
      return kg::DayFromCivil({year, 4, 22});
    case kIndependence:
      return kg::DayFromCivil({year, 7, 4});
    case kSaint:
      return kg::DayFromCivil({year, 3, 17});
    default:
      return kg::DayFromCivil({year, 1, 1});
  }
}

MaybeDate ReadHoliday(const Reader& reader, uint32_t i) {
  uint32_t at = i;
  int which = -1;
  if (reader.Kind(i) == Lex::kWhich && reader.Kind(i + 1) == Lex::kHoliday) {
    which = reader.At(i).value;
    ++at;
  }
  if (reader.Kind(at) != Lex::kHoliday || (!reader.loose() && !reader.IsCapital(at))) return std::nullopt;
  uint32_t last = at + 1;
  const int holiday = ReadName(reader, at, &last);
  if (holiday < 0) return std::nullopt;
  DateExpr date;
  date.kind = DateExpr::Kind::kHoliday;
  date.count = holiday;
  date.which = which;
  uint32_t year_at = last;
  if (reader.IsOneOf(year_at, {",", "of", "in"})) ++year_at;
  uint32_t year_last = year_at;
  if (const int year = ReadYearNumber(reader, year_at, &year_last);
      year >= 1000 && reader.Kind(year_at) == Lex::kDigits) {
    date.year = year;
    last = year_last;
  } else if (reader.Kind(year_at) == Lex::kWhich && reader.Is(year_at + 1, "year") &&
             reader.At(year_at).value <= kNext) {
    date.has_year_offset = true;
    date.year_offset = reader.At(year_at).value - kThis;
    last = year_at + 2;
  }
  return DateRead{date, last};
}

}  // namespace kg::extract
