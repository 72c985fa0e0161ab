#include "graph/model/date.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kg {
namespace {

constexpr bool IsLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool IsOpen(Day day) { return day <= kMinDay || day >= kMaxDay; }

void AppendPadded(int value, int width, std::string* out) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  for (auto n = end - buffer.data(); n < width; ++n) out->push_back('0');
  out->append(buffer.data(), end);
}

std::string FormatPartial(const PartialDate& date) {
  std::string out;
  AppendPadded(date.year, 4, &out);
  if (date.month > 0) {
    out.push_back('-');
    AppendPadded(date.month, 2, &out);
    if (date.day > 0) {
      out.push_back('-');
      AppendPadded(date.day, 2, &out);
    }
  }
  if (date.approximate) out.push_back('~');
  return out;
}

bool ParseDigits(std::string_view text, int* value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return error == std::errc() && end == text.data() + text.size() && text[0] != '-' && text[0] != '+';
}

std::optional<PartialDate> ParsePartial(std::string_view text) {
  PartialDate date;
  if (!text.empty() && text.back() == '~') {
    date.approximate = true;
    text.remove_suffix(1);
  }
  const size_t size = text.size();
  if (size != 4 && size != 7 && size != 10) return std::nullopt;
  if (!ParseDigits(text.substr(0, 4), &date.year)) return std::nullopt;
  if (size >= 7 && (text[4] != '-' || !ParseDigits(text.substr(5, 2), &date.month))) return std::nullopt;
  if (size == 10 && (text[7] != '-' || !ParseDigits(text.substr(8, 2), &date.day))) return std::nullopt;
  if ((size >= 7 && date.month == 0) || (size == 10 && date.day == 0) || !date.IsValid()) return std::nullopt;
  return date;
}

}  // namespace

// Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
Day DayFromCivil(const CivilDate& date) {
  const int y = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate CivilFromDay(Day day) {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int m = (5 * day_of_year + 2) / 153;
  const int month = m + (m < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * m + 2) / 5 + 1};
}

int DaysInMonth(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

int WeekdayOf(Day day) { return ((day + 3) % 7 + 7) % 7; }

Day AddMonths(Day day, int months) {
  if (IsOpen(day)) return day;
  CivilDate date = CivilFromDay(day);
  const int total = date.year * 12 + date.month - 1 + months;
  date.year = total >= 0 ? total / 12 : (total - 11) / 12;
  date.month = total - date.year * 12 + 1;
  date.day = std::min(date.day, DaysInMonth(date.year, date.month));
  return DayFromCivil(date);
}

Day AddYears(Day day, int years) { return AddMonths(day, years * 12); }

DayInterval Intersect(const DayInterval& a, const DayInterval& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

DayInterval Hull(const DayInterval& a, const DayInterval& b) {
  if (a.IsEmpty()) return b;
  if (b.IsEmpty()) return a;
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

bool PartialDate::IsValid() const {
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return false;
  if (day > 0 && (month == 0 || day > DaysInMonth(year, month))) return false;
  return true;
}

DayInterval PartialDate::Days() const {
  if (month == 0) return {DayFromCivil({year, 1, 1}), DayFromCivil({year, 12, 31})};
  if (day == 0) return {DayFromCivil({year, month, 1}), DayFromCivil({year, month, DaysInMonth(year, month)})};
  const Day only = DayFromCivil({year, month, day});
  return {only, only};
}

Date Date::Of(int year, int month, int day, bool approximate) {
  Date date;
  date.start = {year, month, day, approximate};
  return date;
}

Date Date::OfDay(Day day) {
  const CivilDate civil = CivilFromDay(day);
  return Of(civil.year, civil.month, civil.day);
}

Date Date::Between(const PartialDate& start, const PartialDate& end) {
  Date date;
  date.start = start;
  date.end = end;
  date.is_interval = true;
  return date;
}

Date Date::NotAfter(const PartialDate& end) {
  Date date = Between({}, end);
  date.open_start = true;
  return date;
}

Date Date::Since(const PartialDate& start) {
  Date date = Between(start, {});
  date.open_end = true;
  return date;
}

std::optional<Date> Date::Parse(std::string_view edtf) {
  const size_t slash = edtf.find('/');
  if (slash == std::string_view::npos) {
    const auto point = ParsePartial(edtf);
    if (!point) return std::nullopt;
    Date date;
    date.start = *point;
    return date;
  }
  Date date;
  date.is_interval = true;
  const std::string_view first = edtf.substr(0, slash);
  const std::string_view second = edtf.substr(slash + 1);
  date.open_start = first == "..";
  date.open_end = second == "..";
  if (date.open_start && date.open_end) return std::nullopt;
  if (!date.open_start) {
    const auto start = ParsePartial(first);
    if (!start) return std::nullopt;
    date.start = *start;
  }
  if (!date.open_end) {
    const auto end = ParsePartial(second);
    if (!end) return std::nullopt;
    date.end = *end;
  }
  if (!date.open_start && !date.open_end && date.start.Days().first > date.end.Days().last) return std::nullopt;
  return date;
}

std::string Date::ToString() const {
  if (!is_interval) return start.year == 0 ? std::string() : FormatPartial(start);
  return (open_start ? std::string("..") : FormatPartial(start)) + "/" +
         (open_end ? std::string("..") : FormatPartial(end));
}

DayInterval Date::Days() const {
  if (!is_interval) return start.year == 0 ? DayInterval{} : start.Days();
  return {open_start ? kMinDay : start.Days().first, open_end ? kMaxDay : end.Days().last};
}

DatePrecision Date::precision() const {
  if (is_interval) return DatePrecision::kInterval;
  if (start.year == 0) return DatePrecision::kNone;
  if (start.month == 0) return DatePrecision::kYear;
  return start.day == 0 ? DatePrecision::kMonth : DatePrecision::kDay;
}

}  // namespace kg
