// The dates that pages and records give about themselves: published, modified, fetched.
#ifndef NEWSGRAPH_INGEST_TEXT_DATES_H_
#define NEWSGRAPH_INGEST_TEXT_DATES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/model/date.h"

namespace kg::ingest {

// A date in one of the forms of metadata, alone or with a time of day, which is ignored: the day is the one written.
//   2024-02-13, 2024-02-13T10:30:00Z, 2024/02/13, 20240213, 2024-02, 2024
//   Tue, 13 Feb 2024 10:30:00 GMT;  13 February 2024;  February 13, 2024;  Tuesday 13th February 2024 10.30
//   GMT;  13.02.2024;  Tue Feb 13 10:30:00 EST 2024;  1707820200, 1707820200000 (seconds, milliseconds since 1970)
// 03/04/2024 has two readings; it gives none unless `order` says which to take. nullopt when there is no date or it
// lies outside 1800..2200.
enum class DateOrder : uint8_t { kUnknown, kDayFirst, kMonthFirst };
std::optional<PartialDate> ParseStatedDate(std::string_view text, DateOrder order = DateOrder::kUnknown);

// The order that the first date in figures with one reading shows: 25/03/2024 is day first. kUnknown when there is
// none.
DateOrder OrderShownBy(std::string_view text);
// What readers of a language write: "en-US" month first, "en-GB" and the like day first; kUnknown for "en" and "".
DateOrder OrderOfLanguage(std::string_view language);

// The first full date (day, month and year) anywhere in `text`, with the range of bytes that it takes.
struct FoundDate {
  PartialDate date;
  size_t begin = 0;
  size_t end = 0;
};
std::optional<FoundDate> FindFullDate(std::string_view text);

// The day in the path of a URL: /2024/02/13/, /2024-02-13/, /20240213/, /2024/feb/13/; a month where there is no day.
std::optional<PartialDate> DateOfUrl(std::string_view url);

// 1 to 12 of "March", "mar", "Sept"; 0 of other words.
int MonthOf(std::string_view word);

// False where no full date can stand: neither a year of four figures nor three short numbers parted by "/", "." or "-".
// A cheap look before the parsers.
bool MayHoldDate(std::string_view text);

// A line that says when the text was published or changed.
struct DateLine {
  std::optional<PartialDate> published;
  std::optional<PartialDate> modified;
  bool is_date_line = false;  // the line says nothing else than that (a byline in front aside), with or without a date
};
// "Published: 12 March 2024", "Updated on Mar 12, 2024 10:30 am", "By Ana Ruiz | March 12, 2024", "March 12, 2024".
DateLine ParseDateLine(std::string_view line, DateOrder order = DateOrder::kUnknown);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_DATES_H_
