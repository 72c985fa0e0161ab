// Dates as written, before they are resolved: what the text says, and from where it counts.
#ifndef NEWSGRAPH_EXTRACT_VALUES_DATES_H_
#define NEWSGRAPH_EXTRACT_VALUES_DATES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/values/lexemes.h"
#include "extract/values/reader.h"
#include "graph/model/date.h"

namespace kg::extract {

struct DateExpr {
  enum class Kind : uint8_t {
    kCalendar,  // year, month, day as far as they are given; without year it counts from the reference
    kUnit,      // a unit and how far from the reference: "last year" (kYear, -1), "yesterday" (kDay, -1)
    kWeekday,   // "Sunday", "next Sunday"
    kNamed,     // "last October", "next summer"
    kDistance,  // "two weeks ago", "1 month 21 days ago", "a year later"
    kHoliday,   // count says which, year may be missing
  };
  Kind kind = Kind::kCalendar;
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = -1;
  bool decade = false;  // year is the first of ten
  bool season = false;  // year and the one after, of a league; also "this season"
  int year_season = 0;  // spring 1 .. winter 4
  bool has_year_offset = false;
  int year_offset = 0;  // "April last year": -1
  int which = -1;       // Which, for weekdays and names; -1: bare
  int unit = kDay;      // kUnit
  int count = 0;        // kUnit; the nth, for "first Friday of"
  int days = 0;         // kDistance
  int months = 0;
  int years = 0;
  int finest = kYear;  // kDistance: the smallest unit named
  int part = -1;       // DatePart
  bool approximate = false;
  bool from_text = false;        // counts from the date before in the text, not from the reference
  bool has_week = false;         // kWeekday: of the week `count` weeks on
  int order = 0;                 // of figures: kNoOrder, or what "03/04/2019" may be
  std::vector<DateExpr> anchor;  // "two weeks before 13 May": at most one

  enum Order { kNoOrder, kEitherOrder, kDayFirst, kMonthFirst };
  bool IsAbsolute() const { return kind == Kind::kCalendar && year != 0 && !has_year_offset; }
};

// A date or a span of dates in the sentence.
struct DateMatch {
  uint32_t first = 0;
  uint32_t last = 0;
  DateExpr date;
  DateExpr end;  // of a span
  bool is_span = false;
  bool open_start = false;  // "until 2015"
  bool open_end = false;    // "since 2019"
};

// The longest date or span that begins at token `i`.
std::optional<DateMatch> ReadDate(const Reader& reader, uint32_t i);

// Single dates, by notation. Each gives the date and one past its last token.
struct DateRead {
  DateExpr date;
  uint32_t last = 0;
};
using MaybeDate = std::optional<DateRead>;
MaybeDate ReadNamedDate(const Reader& reader,
                        uint32_t i);  // "2 December 1999", "Dec. 2", "October 2023", "Sunday, 2 May"
MaybeDate ReadNumericDate(const Reader& reader, uint32_t i);        // "1999-12-02", "02/12/1999"
MaybeDate ReadYear(const Reader& reader, uint32_t i, bool strong);  // "2019", "1990s", "2023/24", "nineteen ninety"
MaybeDate ReadRelativeDate(const Reader& reader, uint32_t i);       // "last October", "two weeks ago", "the same year"
MaybeDate ReadDistance(const Reader& reader, uint32_t i);           // "two weeks ago", "a year later"
MaybeDate ReadLooseDate(const Reader& reader, uint32_t i);          // "the 27th", "Mon 13th": in loose readings only
MaybeDate ReadHoliday(const Reader& reader, uint32_t i);            // "Christmas Day 2010", "New Year's Eve"

// Any single date at `i`, the longest; `strong`: a word before says that a date follows.
MaybeDate ReadSingleDate(const Reader& reader, uint32_t i, bool strong);

// A day of the month at `i`: "2", "2nd", "second", "twenty-first"; advances *last; 0 when there is none.
int ReadDayOfMonth(const Reader& reader, uint32_t i, uint32_t* last, bool words);
// A year of four digits, or in words, at `i`; advances *last; 0 when there is none.
int ReadYearNumber(const Reader& reader, uint32_t i, uint32_t* last);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_DATES_H_
