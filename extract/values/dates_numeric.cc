// Dates in figures: "1999-12-02", "2019/05/03", "02/12/1999", "2.12.1999", "05-Aug-2016".
#include "extract/values/dates.h"

#include <charconv>

namespace kg::extract {
namespace {

DateExpr Calendar(int year, int month, int day) {
  DateExpr date;
  date.year = year;
  date.month = month;
  date.day = day;
  return date;
}

bool IsDay(int year, int month, int day) { return kg::PartialDate{year, month, day, false}.IsValid() && day > 0; }

// "02" and "12" of "02/12/1999": which is the day. Month first when both fit, and the other reading is told.
std::optional<DateExpr> FromTwo(int a, int b, int year) {
  const bool month_first = IsDay(year, a, b);
  const bool day_first = IsDay(year, b, a);
  if (!month_first && !day_first) return std::nullopt;
  DateExpr date = month_first ? Calendar(year, a, b) : Calendar(year, b, a);
  date.order = !day_first ? DateExpr::kMonthFirst : !month_first ? DateExpr::kDayFirst : DateExpr::kEitherOrder;
  if (a == b) date.order = DateExpr::kNoOrder;
  return date;
}

// The same mark between the parts: "-", "/"; white space around it only in loose readings.
bool IsSeparator(const Reader& reader, uint32_t i, uint32_t like) {
  const bool dash = reader.Text(i) == "-" || (reader.IsDash(i) && reader.loose());
  if (!dash && !reader.Is(i, "/")) return false;
  if (!reader.loose() && (!reader.IsGlued(i) || !reader.IsGlued(i + 1))) return false;
  return like == 0 || reader.Text(i) == reader.Text(like);
}

int FullYear(int year) { return year < 30 ? 2000 + year : 1900 + year; }

// A month in figures or letters.
int MonthAt(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) == Lex::kMonth && reader.At(i).extra < 100) return reader.At(i).value;
  const int month = reader.PlainInteger(i, 12);
  return month > 0 && reader.Text(i).size() <= 2 ? month : 0;
}

bool GoesOn(const Reader& reader, uint32_t i) {
  return (reader.IsDash(i) || reader.Is(i, "/")) && reader.IsGlued(i) && reader.IsGlued(i + 1) &&
         reader.Kind(i + 1) == Lex::kDigits;
}

// "1999-12-02", "2019/sep/01", "2016-11"
MaybeDate ReadYearFirst(const Reader& reader, uint32_t i, int year) {
  if (!IsSeparator(reader, i + 1, 0)) {
    // "2016 10 16"
    const int month = reader.loose() ? reader.PlainInteger(i + 1, 12) : -1;
    const int day = reader.PlainInteger(i + 2, 31);
    if (month > 0 && day > 0 && IsDay(year, month, day)) return DateRead{Calendar(year, month, day), i + 3};
    return std::nullopt;
  }
  const int month = MonthAt(reader, i + 2);
  if (month == 0) return std::nullopt;
  if (IsSeparator(reader, i + 3, i + 1)) {
    const Digits digits = reader.ReadDigits(i + 4);
    const bool day = reader.Kind(i + 4) == Lex::kDigits && digits.length <= 2 &&
                     (digits.suffix.empty() || digits.suffix[0] == 't') && digits.stops == 0;
    if (day && IsDay(year, month, static_cast<int>(digits.integer))) {
      return DateRead{Calendar(year, month, static_cast<int>(digits.integer)), i + 5};
    }
    if (reader.IsGlued(i + 3)) return std::nullopt;
  }
  if (!reader.loose() || GoesOn(reader, i + 3) || (reader.IsDash(i - 1) && reader.IsGlued(i))) return std::nullopt;
  return DateRead{Calendar(year, month, 0), i + 3};
}

// "02/12/1999", "9-18-15", "22/04", "11-2016", "05-Aug-2016"
MaybeDate ReadYearLast(const Reader& reader, uint32_t i, int a) {
  if (!IsSeparator(reader, i + 1, 0)) return std::nullopt;
  const bool slash = reader.Is(i + 1, "/");
  if (reader.Kind(i + 2) == Lex::kMonth) {
    const int year = reader.PlainInteger(i + 4, 2199);
    if (!IsSeparator(reader, i + 3, i + 1) || year < 1000 || !IsDay(year, MonthAt(reader, i + 2), a))
      return std::nullopt;
    return DateRead{Calendar(year, MonthAt(reader, i + 2), a), i + 5};
  }
  const int b = reader.PlainInteger(i + 2, 2199);
  if (b < 0) return std::nullopt;
  const bool comma = reader.loose() && reader.Is(i + 3, ",") && reader.IsGlued(i + 4);
  if (b <= 31 && (IsSeparator(reader, i + 3, i + 1) || comma)) {
    const int c = reader.PlainInteger(i + 4, 2199);
    const size_t length = reader.Text(i + 4).size();
    const bool year = length == 4 ? c >= 1000 : length == 2 && (slash || reader.loose());
    if (c < 0 || !year || GoesOn(reader, i + 5)) return std::nullopt;
    const auto date = FromTwo(a, b, length == 4 ? c : FullYear(c));
    return date ? MaybeDate(DateRead{*date, i + 5}) : std::nullopt;
  }
  if (!reader.loose() || GoesOn(reader, i + 3)) return std::nullopt;
  if (b >= 1000 && a >= 1 && a <= 12 && reader.Text(i + 2).size() == 4) return DateRead{Calendar(b, a, 0), i + 3};
  if (!reader.IsGlued(i + 1) || !reader.IsGlued(i + 2) || reader.Text(i + 2).size() > 2) return std::nullopt;
  if (reader.IsGlued(i + 3) && reader.Is(i + 3, "/")) return std::nullopt;
  auto date = FromTwo(a, b, 2000);  // a leap year: the year is found later
  if (!date) return std::nullopt;
  date->year = 0;
  const bool cue =
      reader.Kind(i - 1) == Lex::kWeekday || reader.IsOneOf(i - 1, {"on", "back", ",", "or"}) || i == reader.begin();
  return cue ? MaybeDate(DateRead{*date, i + 3}) : std::nullopt;
}

// "21.04.2016", and "4.22" behind "on" in loose readings.
MaybeDate ReadWithStops(const Reader& reader, uint32_t i, const Digits& digits) {
  if (!digits.suffix.empty() || digits.colons + digits.commas > 0) return std::nullopt;
  const std::string_view text = digits.number;
  int parts[3] = {0, 0, 0};
  size_t lengths[3] = {0, 0, 0};
  size_t pos = 0;
  for (int n = 0; n <= digits.stops && n < 3; ++n) {
    const auto result = std::from_chars(text.data() + pos, text.data() + text.size(), parts[n]);
    lengths[n] = static_cast<size_t>(result.ptr - text.data()) - pos;
    pos += lengths[n] + 1;
  }
  if (digits.stops == 2 && lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2) {
    if (IsDay(parts[2], parts[1], parts[0])) return DateRead{Calendar(parts[2], parts[1], parts[0]), i + 1};
    if (IsDay(parts[2], parts[0], parts[1])) return DateRead{Calendar(parts[2], parts[0], parts[1]), i + 1};
  }
  if (digits.stops == 2 && lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2 &&
      IsDay(parts[0], parts[1], parts[2])) {
    return DateRead{Calendar(parts[0], parts[1], parts[2]), i + 1};
  }
  const bool cue = reader.Is(i - 1, "on") || reader.Kind(i - 1) == Lex::kWeekday;
  if (digits.stops == 1 && reader.loose() && cue && lengths[0] <= 2 && lengths[1] <= 2) {
    if (auto date = FromTwo(parts[0], parts[1], 2000)) {
      date->year = 0;
      return DateRead{*date, i + 1};
    }
  }
  return std::nullopt;
}

}  // namespace

MaybeDate ReadNumericDate(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) != Lex::kDigits) return std::nullopt;
  const Digits digits = reader.ReadDigits(i);
  if (digits.stops > 0) return ReadWithStops(reader, i, digits);
  if (!digits.plain) return std::nullopt;
  if (digits.length == 8 && reader.loose()) {
    const auto value = static_cast<int>(digits.integer);
    if (IsDay(value / 10000, value / 100 % 100, value % 100)) {
      return DateRead{Calendar(value / 10000, value / 100 % 100, value % 100), i + 1};
    }
  }
  if (reader.IsGlued(i) && reader.IsGlued(i - 1) &&
      (reader.Is(i - 1, "/") || (reader.IsDash(i - 1) && reader.Kind(i - 2) == Lex::kDigits))) {
    return std::nullopt;
  }
  if (digits.length == 4 && digits.integer >= 1000 && digits.integer <= 2199) {
    return ReadYearFirst(reader, i, static_cast<int>(digits.integer));
  }
  if (digits.length > 2 || digits.integer < 1 || digits.integer > 31) return std::nullopt;
  MaybeDate read = ReadYearLast(reader, i, static_cast<int>(digits.integer));
  if (read && reader.Kind(i - 1) == Lex::kWeekday) read->date.weekday = reader.At(i - 1).value;
  return read;
}

}  // namespace kg::extract
