#include "extract/values/resolve.h"

#include "extract/values/holidays.h"

namespace kg::extract {
namespace {

using kg::CivilDate;
using kg::Date;
using kg::Day;
using MaybeResolved = std::optional<Date>;

MaybeResolved Valid(const kg::PartialDate& partial) {
  if (!partial.IsValid()) return std::nullopt;
  Date date;
  date.start = partial;
  return date;
}

Date Years(int first, int last, bool approximate) {
  return Date::Between({first, 0, 0, approximate}, {last, 0, 0, approximate});
}

Day Monday(Day day) { return day - kg::WeekdayOf(day); }

Date Days(Day first, Day last) { return Date::Between(Date::OfDay(first).start, Date::OfDay(last).start); }

// Decades, seasons, centuries and parts of them; the year is known.
MaybeResolved FromYear(const DateExpr& e, int year) {
  if (year < 1 || year > 9990) return std::nullopt;
  if (e.decade) {
    const int first = e.part == kMid ? 4 : e.part == kLate || e.part == kEnd ? 7 : 0;
    const int last = e.part == kEarly || e.part == kBeginning ? 3 : e.part == kMid ? 6 : 9;
    return Years(year + first, year + last, e.part >= 0);
  }
  if (e.unit == kCentury) return Years(year, year + 99, e.approximate);
  if (e.season) return Years(year, year + 1, e.approximate);
  return Valid({year, e.month, e.day, e.approximate});
}

// A day without month: the nearest one before, with its weekday where that is given.
MaybeResolved DayOfMonth(const DateExpr& e, Day ref) {
  const CivilDate now = kg::CivilFromDay(ref);
  const auto this_month = Valid({now.year, now.month, e.day, false});
  if (this_month && e.weekday >= 0 && kg::WeekdayOf(this_month->Days().first) == e.weekday) return this_month;
  for (int back = 0; back < 400; ++back) {
    const CivilDate date = kg::CivilFromDay(ref - back);
    if (date.day == e.day && (e.weekday < 0 || kg::WeekdayOf(ref - back) == e.weekday)) return Date::OfDay(ref - back);
  }
  return std::nullopt;
}

// A month or day without year.
MaybeResolved WithoutYear(const DateExpr& e, Day ref, const ResolveContext& context) {
  const int year = kg::CivilFromDay(ref).year;
  if (e.has_year_offset) return FromYear(e, year + e.year_offset);
  if (e.month == 0) return e.day != 0 ? DayOfMonth(e, ref) : std::nullopt;
  if (e.weekday >= 0 && e.day != 0) {
    // The weekday says which year.
    for (const int y : {year, year - 1, year + 1}) {
      const auto date = Valid({y, e.month, e.day, e.approximate});
      if (date && kg::WeekdayOf(date->Days().first) == e.weekday) return date;
    }
  }
  const bool future = context.future || e.which == kThis || e.which == kNext;
  const int step = future ? 1 : -1;
  for (int y = year; y != year + 9 * step; y += step) {
    const auto date = Valid({y, e.month, e.day, e.approximate});
    if (!date) continue;
    const kg::DayInterval days = date->Days();
    if (future ? days.last >= ref : days.first <= ref) return date;
  }
  return std::nullopt;
}

int SeasonStart(Day day) {
  const CivilDate date = kg::CivilFromDay(day);
  return date.month >= 7 ? date.year : date.year - 1;
}

MaybeResolved FromUnit(const DateExpr& e, Day ref) {
  const CivilDate date = kg::CivilFromDay(ref);
  switch (e.unit) {
    case kDay:
      return Date::OfDay(ref + e.count);
    case kWeek:
      return Days(Monday(ref) + 7 * e.count, Monday(ref) + 7 * e.count + 6);
    case kWeekend: {
      const bool going_on = e.which == kPast && ref >= Monday(ref) + 5;
      const int weeks = going_on ? 0 : e.count;
      return Days(Monday(ref) + 7 * weeks + 5, Monday(ref) + 7 * weeks + 6);
    }
    case kMonthUnit: {
      const CivilDate month = kg::CivilFromDay(kg::AddMonths(kg::DayFromCivil({date.year, date.month, 1}), e.count));
      return Date::Of(month.year, month.month);
    }
    case kYear:
      return Valid({date.year + e.count, 0, 0, false});
    case kSeason:
      return Years(SeasonStart(ref) + e.count, SeasonStart(ref) + e.count + 1, false);
    case kDecadeUnit: {
      const int first = (date.year / 10 + e.count) * 10;
      return Years(first, first + 9, false);
    }
    case kCentury: {
      const int first = ((date.year - 1) / 100 + e.count) * 100 + 1;
      return Years(first, first + 99, false);
    }
    default:
      return std::nullopt;
  }
}

Day OnOrBefore(Day day, int weekday) { return day - (kg::WeekdayOf(day) - weekday + 7) % 7; }
Day OnOrAfter(Day day, int weekday) { return day + (weekday - kg::WeekdayOf(day) + 7) % 7; }

MaybeResolved FromWeekday(const DateExpr& e, Day ref, const ResolveContext& context) {
  if (!e.anchor.empty()) {
    ResolveContext inner = context;
    inner.reference = kg::DayInterval{ref, ref};
    const auto anchor = Resolve(e.anchor[0], inner);
    if (!anchor) return std::nullopt;
    const Day first = anchor->Days().first;
    if (e.has_week) return Date::OfDay(Monday(first) + e.weekday);
    // "first Friday of May", "second day of May"
    if (e.weekday < 0)
      return anchor->Days().Contains(first + e.count - 1) ? MaybeResolved(Date::OfDay(first + e.count - 1))
                                                          : std::nullopt;
    const Day day = OnOrAfter(first, e.weekday) + 7 * (e.count - 1);
    return anchor->Days().Contains(day) ? MaybeResolved(Date::OfDay(day)) : std::nullopt;
  }
  if (e.has_week) return Date::OfDay(Monday(ref) + 7 * e.count + e.weekday);
  switch (e.which) {
    case kLast:
    case kPrevious:
      return Date::OfDay(context.loose ? Monday(ref) - 7 + e.weekday : OnOrBefore(ref - 1, e.weekday));
    case kPast:
      return Date::OfDay(OnOrBefore(ref - 1, e.weekday) - 7 * e.count);
    case kNext:
    case kFollowing:
      return Date::OfDay(context.loose ? Monday(ref) + 7 + e.weekday : OnOrAfter(ref + 1, e.weekday));
    case kComing:
      return Date::OfDay(OnOrAfter(ref + 1, e.weekday) + 7 * e.count);
    case kThis:
      return Date::OfDay(Monday(ref) + e.weekday);
    default:
      if (context.future) return Date::OfDay(OnOrAfter(ref, e.weekday));
      return Date::OfDay(OnOrBefore(context.loose ? ref - 1 : ref, e.weekday));
  }
}

// Northern seasons: only their year is kept.
MaybeResolved FromSeason(const DateExpr& e, Day ref) {
  const CivilDate date = kg::CivilFromDay(ref);
  const int end_month = e.year_season == 1 ? 5 : e.year_season == 2 ? 8 : 11;
  int year = date.year;
  if (e.year_season == 4) {
    if (date.month <= 3) --year;
    if (e.which == kLast || e.which == kPast) --year;
    if (e.which == kNext) ++year;
    return Years(year, year + 1, false);
  }
  if ((e.which == kLast || e.which == kPast) && date.month <= end_month) --year;
  if ((e.which == kNext || e.which == kComing) && date.month >= end_month - 2) ++year;
  return Valid({year, 0, 0, e.approximate});
}

MaybeResolved FromNamed(const DateExpr& e, Day ref, const ResolveContext& context) {
  if (e.year_season != 0) return FromSeason(e, ref);
  const CivilDate date = kg::CivilFromDay(ref);
  int year = date.year;
  if (e.which == kLast || e.which == kPast || e.which == kPrevious) {
    if (context.loose || e.month >= date.month) --year;
  } else if (e.which == kNext || e.which == kComing) {
    if (e.month < date.month || (e.month == date.month && (context.loose || e.day == 0 || e.day <= date.day)) ||
        (context.loose && e.day != 0)) {
      ++year;
    }
  }
  return Valid({year, e.month, e.day, e.approximate});
}

Day AddBusinessDays(Day day, int count) {
  while (count > 0) {
    ++day;
    if (kg::WeekdayOf(day) < 5) --count;
  }
  return day;
}

MaybeResolved FromDistance(const DateExpr& e, Day ref, const ResolveContext& context) {
  Day day = ref;
  if (!e.anchor.empty()) {
    ResolveContext inner = context;
    inner.reference = kg::DayInterval{ref, ref};
    inner.future = context.loose || context.future;
    const auto anchor = Resolve(e.anchor[0], inner);
    if (!anchor || (anchor->is_interval && (anchor->open_start || anchor->open_end))) return std::nullopt;
    day = anchor->Days().first;
    if (!context.loose && anchor->precision() != kg::DatePrecision::kDay && e.finest < kYear) return std::nullopt;
  }
  if (e.finest == kHour) return Date::OfDay(AddBusinessDays(day, e.days));
  day = kg::AddMonths(kg::AddYears(day, e.years), e.months) + e.days;
  const CivilDate date = kg::CivilFromDay(day);
  if (date.year < 1 || date.year > 9999) return std::nullopt;
  if (context.loose) return Date::OfDay(day);
  if (e.finest == kYear) return Date::Of(date.year, 0, 0, e.approximate || e.years <= -20);
  if (e.finest == kMonthUnit) return Date::Of(date.year, date.month, 0, e.approximate);
  return Date::Of(date.year, date.month, date.day, e.approximate || e.finest == kWeek);
}

MaybeResolved FromHoliday(const DateExpr& e, Day ref, const ResolveContext& context) {
  if (e.year != 0) return Date::OfDay(HolidayOf(e.count, e.year));
  const int year = kg::CivilFromDay(ref).year;
  if (e.has_year_offset) return Date::OfDay(HolidayOf(e.count, year + e.year_offset));
  const bool ahead = e.which == kNext || e.which == kFollowing || e.which == kComing ||
                     (e.which < 0 && (context.future || context.loose));
  Day day = HolidayOf(e.count, year);
  if (ahead && day < ref) day = HolidayOf(e.count, year + 1);
  if (!ahead && e.which != kThis && day > ref) day = HolidayOf(e.count, year - 1);
  return Date::OfDay(day);
}

MaybeResolved ResolveAt(const DateExpr& e, Day ref, const ResolveContext& context) {
  switch (e.kind) {
    case DateExpr::Kind::kCalendar:
      if (e.year != 0) return FromYear(e, e.year);
      if (!e.anchor.empty()) {
        // "20th of next month"
        const auto month = ResolveAt(e.anchor[0], ref, context);
        return month ? Valid({month->start.year, month->start.month, e.day, false}) : std::nullopt;
      }
      return WithoutYear(e, ref, context);
    case DateExpr::Kind::kUnit:
      return FromUnit(e, ref);
    case DateExpr::Kind::kWeekday:
      return FromWeekday(e, ref, context);
    case DateExpr::Kind::kNamed:
      return FromNamed(e, ref, context);
    case DateExpr::Kind::kDistance:
      return FromDistance(e, ref, context);
    default:
      return FromHoliday(e, ref, context);
  }
}

// Counted from the date before in the text: no more precise than that date allows.
MaybeResolved ResolveFromText(const DateExpr& e, const Date& before) {
  if (before.is_interval && (before.open_start || before.open_end)) return std::nullopt;
  const int direction = e.kind == DateExpr::Kind::kUnit ? e.count : e.years + e.months + e.days;
  const kg::PartialDate base = before.is_interval && direction >= 0 ? before.end : before.start;
  switch (e.kind) {
    case DateExpr::Kind::kUnit:
      if (e.unit == kYear) return Valid({base.year + e.count, 0, 0, false});
      if (e.unit == kMonthUnit && base.month == 0) return std::nullopt;
      if (e.unit < kMonthUnit && base.day == 0) return std::nullopt;
      if (e.unit == kWeekend && base.day == 0) return std::nullopt;
      if (e.unit == kSeason) {
        if (before.is_interval) return Years(before.start.year + e.count, before.end.year + e.count, false);
        return base.month == 0 ? Valid({base.year + e.count, 0, 0, false}) : FromUnit(e, base.Days().first);
      }
      return FromUnit(e, base.Days().first);
    case DateExpr::Kind::kNamed: {
      if (e.year_season != 0) return Valid({base.year + (e.which == kFollowing ? 1 : 0), 0, 0, false});
      if (e.which == kThat || e.which == kSame) return Valid({base.year, e.month, 0, false});
      if (base.month == 0) return std::nullopt;
      return Valid({base.year + (e.month <= base.month ? 1 : 0), e.month, 0, false});
    }
    case DateExpr::Kind::kCalendar:
      return FromYear(e, base.year);
    case DateExpr::Kind::kWeekday:
      if (base.day == 0) return std::nullopt;
      return Date::OfDay(OnOrAfter(base.Days().first + (e.which == kFollowing ? 1 : 0), e.weekday));
    case DateExpr::Kind::kDistance: {
      if (e.finest == kYear) return Valid({base.year + e.years, 0, 0, e.approximate || base.approximate});
      if (e.finest == kMonthUnit) {
        if (base.month == 0) return std::nullopt;
        const CivilDate date = kg::CivilFromDay(kg::AddMonths(base.Days().first, e.months + 12 * e.years));
        return Valid({date.year, date.month, 0, e.approximate});
      }
      if (base.day == 0) return std::nullopt;
      Date date = Date::OfDay(kg::AddMonths(base.Days().first, e.months + 12 * e.years) + e.days);
      date.start.approximate = e.approximate || e.finest == kWeek;
      return date;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

bool NeedsReference(const DateExpr& date) {
  if (date.from_text) return false;
  if (date.kind == DateExpr::Kind::kCalendar) return date.year == 0;
  if (date.kind == DateExpr::Kind::kHoliday) return date.year == 0;
  if (date.kind == DateExpr::Kind::kDistance || date.kind == DateExpr::Kind::kWeekday) {
    return date.anchor.empty() || NeedsReference(date.anchor[0]);
  }
  return true;
}

std::optional<kg::Date> Resolve(const DateExpr& date, const ResolveContext& context) {
  if (date.from_text && !context.loose) {
    return context.before ? ResolveFromText(date, *context.before) : std::nullopt;
  }
  if (!NeedsReference(date) && !date.from_text) return ResolveAt(date, 0, context);
  if (!context.reference) return std::nullopt;
  const auto first = ResolveAt(date, context.reference->first, context);
  const auto last = ResolveAt(date, context.reference->last, context);
  if (!first || !last || !(*first == *last)) return std::nullopt;
  return first;
}

}  // namespace kg::extract
