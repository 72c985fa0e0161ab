// Spans of dates: "from 2007 to 2011", "2-5 May", "since 2019", "until June 2015"; and the choice of the longest date.
#include "extract/values/dates.h"

namespace kg::extract {
namespace {

void Longer(MaybeDate candidate, MaybeDate* best) {
  if (candidate && (!*best || candidate->last > (*best)->last)) *best = std::move(candidate);
}

// "to", "until", "through", "-" between the ends of a span; `lead`: what stands before the first end, or -1.
uint32_t ReadConnector(const Reader& reader, uint32_t i, int lead) {
  if (lead == kBetween) return reader.Is(i, "and") ? i + 1 : 0;
  if (reader.IsDash(i)) return i + 1;
  if (reader.IsOneOf(i, {"to", "until", "till", "through", "thru"})) return i + 1;
  return 0;
}

bool IsPresent(const Reader& reader, uint32_t i, uint32_t* last) {
  const uint32_t at = reader.Is(i, "the") ? i + 1 : i;
  if (!reader.IsOneOf(at, {"present", "date", "today", "now"})) return false;
  *last = at + 1;
  return true;
}

// Year, month and day that the first end leaves to the second: "from 2 to 5 May 2019".
void Inherit(DateExpr* start, const DateExpr& end) {
  if (start->kind != DateExpr::Kind::kCalendar || end.kind != DateExpr::Kind::kCalendar) return;
  if (start->month == 0 && start->day != 0) start->month = end.month;
  if (start->year == 0 && end.year != 0) {
    start->year = start->month > end.month && end.month != 0 ? end.year - 1 : end.year;
  }
  if (start->year == 0 && end.has_year_offset) {
    start->has_year_offset = true;
    start->year_offset = end.year_offset;
  }
}

bool SameGrain(const DateExpr& a, const DateExpr& b) {
  if (a.kind != DateExpr::Kind::kCalendar || b.kind != DateExpr::Kind::kCalendar) return a.kind == b.kind;
  if (a.season || b.season || a.decade != b.decade) return false;
  return (a.day != 0) == (b.day != 0) && (a.month != 0) == (b.month != 0);
}

DateMatch Span(uint32_t first, const DateExpr& start, const DateExpr& end, uint32_t last) {
  DateMatch match;
  match.first = first;
  match.last = last;
  match.date = start;
  match.end = end;
  match.is_span = true;
  Inherit(&match.date, end);
  return match;
}

// "(1950-2019)" behind a name is a life more often than a span: two dates. A term of office is shorter. With other
// names before it ("(Norwegian: ...; 2 May 1950 – 3 June 2019)") both days tell a life.
constexpr int kShortestLife = 15;

bool IsLifespan(const Reader& reader, uint32_t first, uint32_t dash, const DateRead& end, const DateExpr& start) {
  if (!reader.IsDash(dash) || start.year == 0 || !end.date.IsAbsolute()) return false;
  if (end.date.year - start.year < kShortestLife) return false;
  if (start.day != 0 && end.date.day != 0) return true;
  return reader.Is(end.last, ")") && (reader.Is(first - 1, "(") || reader.Is(first - 1, ";"));
}

// "2-5 May 2019", "from 2 to 5 May": days without their month first.
std::optional<DateMatch> ReadDays(const Reader& reader, uint32_t first, uint32_t i, int lead) {
  uint32_t at = i;
  const int day = ReadDayOfMonth(reader, i, &at, false);
  if (day == 0) return std::nullopt;
  const uint32_t next = ReadConnector(reader, at, lead);
  if (next == 0) return std::nullopt;
  const MaybeDate end = ReadNamedDate(reader, reader.Is(next, "the") ? next + 1 : next);
  if (!end || end->date.day == 0 || end->date.month == 0 || end->date.day <= day) return std::nullopt;
  DateExpr start;
  start.day = day;
  return Span(first, start, end->date, end->last);
}

// "May 5-7", "May 5 to 7, 2019": the second day without its month.
std::optional<DateMatch> ReadDaysBehind(const Reader& reader, uint32_t first, const DateRead& start, uint32_t next) {
  if (start.date.kind != DateExpr::Kind::kCalendar || start.date.day == 0 || start.date.year != 0) return std::nullopt;
  uint32_t last = next;
  const int day = ReadDayOfMonth(reader, next, &last, false);
  if (day <= start.date.day || reader.Kind(last) == Lex::kMonth) return std::nullopt;
  DateExpr end = start.date;
  end.weekday = -1;
  end.day = day;
  uint32_t year_last = last;
  const uint32_t year_at = reader.Is(last, ",") ? last + 1 : last;
  if (const int year = ReadYearNumber(reader, year_at, &year_last);
      year >= 1000 && reader.Kind(year_at) == Lex::kDigits) {
    end.year = year;
    last = year_last;
  }
  return Span(first, start.date, end, last);
}

// "2007-11", "1998–99" where it is no season: the last two figures of the second year.
std::optional<DateMatch> ReadShortYear(const Reader& reader, uint32_t first, const DateRead& start, uint32_t next) {
  if (!start.date.IsAbsolute() || start.date.month != 0 || start.date.season || !reader.IsTightDash(next - 1))
    return std::nullopt;
  const int value = reader.PlainInteger(next, 99);
  if (value <= start.date.year % 100 || reader.Text(next).size() != 2 || (reader.loose() && value <= 12))
    return std::nullopt;
  DateExpr end;
  end.year = start.date.year / 100 * 100 + value;
  return Span(first, start.date, end, next + 1);
}

std::optional<DateMatch> ReadSpan(const Reader& reader, uint32_t first, const DateRead& start, int lead) {
  const uint32_t next = ReadConnector(reader, start.last, lead);
  if (next == 0) return std::nullopt;
  uint32_t last = next;
  if (start.date.IsAbsolute() && IsPresent(reader, next, &last)) {
    DateMatch match = Span(first, start.date, {}, last);
    match.open_end = true;
    return match;
  }
  if (auto days = ReadDaysBehind(reader, first, start, next)) return days;
  const uint32_t at = reader.Is(next, "the") ? next + 1 : next;
  const bool strong = lead >= 0;
  if (MaybeDate end = ReadSingleDate(reader, at, strong); end && SameGrain(start.date, end->date)) {
    // "1991 – 1994"; but "2019 - 1" and the like are no span.
    const bool loose_dash =
        reader.IsDash(next - 1) && !reader.IsTightDash(next - 1) && start.date.month == 0 && lead < 0;
    const bool figures = loose_dash && (!end->date.IsAbsolute() || end->date.year - start.date.year > 99);
    const bool backwards = start.date.IsAbsolute() && end->date.IsAbsolute() && start.date.year > end->date.year;
    if (backwards || figures || IsLifespan(reader, first, next - 1, *end, start.date)) return std::nullopt;
    if (!start.date.from_text && !end->date.from_text && start.date.kind != DateExpr::Kind::kDistance) {
      return Span(first, start.date, end->date, end->last);
    }
  }
  return ReadShortYear(reader, first, start, next);
}

bool IsBoundedByLead(const Reader& reader, int lead, const DateRead& read) {
  if (lead == kBetween) return false;
  if (read.date.from_text && lead != kSince && lead != kUntil) return false;
  // "since 2016 Olympic champion": the year belongs to what follows.
  if (reader.IsCapital(read.last) || reader.IsPossessive(read.last)) return false;
  if (lead == kSince || lead == kUntil) return true;
  return read.date.IsAbsolute();
}

std::optional<DateMatch> ReadWithLead(const Reader& reader, uint32_t i) {
  const int lead = reader.At(i).value;
  uint32_t at = i + 1;
  if (lead == kFrom || lead == kBetween) {
    if (auto days = ReadDays(reader, i, reader.Is(at, "the") ? at + 1 : at, lead)) return days;
  }
  if (reader.Is(at, "the") && reader.Kind(at + 1) == Lex::kPart) ++at;
  if (reader.Is(at, "the") && reader.Is(at + 1, "year")) at += 2;
  if (reader.Is(at, "year")) ++at;
  const MaybeDate read = ReadSingleDate(reader, at, true);
  if (!read) return std::nullopt;
  if (lead == kFrom || lead == kBetween) {
    if (auto span = ReadSpan(reader, i, *read, lead)) return span;
  }
  if (reader.At(i).extra == 1 || !IsBoundedByLead(reader, lead, *read)) return std::nullopt;
  DateMatch match = Span(i, read->date, read->date, read->last);
  match.open_start = lead == kUntil || lead == kBy || lead == kBefore;
  match.open_end = !match.open_start;
  return match;
}

}  // namespace

MaybeDate ReadSingleDate(const Reader& reader, uint32_t i, bool strong) {
  MaybeDate best;
  switch (reader.Kind(i)) {
    case Lex::kDigits:
    case Lex::kCardinal:
      Longer(ReadNumericDate(reader, i), &best);
      Longer(ReadNamedDate(reader, i), &best);
      Longer(ReadYear(reader, i, strong), &best);
      Longer(ReadDistance(reader, i), &best);
      break;
    case Lex::kMonth:
    case Lex::kMidMonth:
      Longer(ReadNamedDate(reader, i), &best);
      break;
    case Lex::kOrdinal:
      Longer(ReadNamedDate(reader, i), &best);
      Longer(ReadRelativeDate(reader, i), &best);
      Longer(ReadYear(reader, i, strong), &best);
      break;
    case Lex::kWeekday:
      Longer(ReadNamedDate(reader, i), &best);
      Longer(ReadRelativeDate(reader, i), &best);
      break;
    case Lex::kDecade:
      Longer(ReadYear(reader, i, strong), &best);
      break;
    case Lex::kArticle:
    case Lex::kDozen:
      Longer(ReadDistance(reader, i), &best);
      break;
    case Lex::kDayWord:
    case Lex::kPart:
    case Lex::kUnit:
    case Lex::kYearSeason:
      Longer(ReadRelativeDate(reader, i), &best);
      break;
    case Lex::kWhich:
      Longer(ReadRelativeDate(reader, i), &best);
      Longer(ReadHoliday(reader, i), &best);
      break;
    case Lex::kHoliday:
      Longer(ReadHoliday(reader, i), &best);
      break;
    default:
      break;
  }
  if (reader.loose()) Longer(ReadLooseDate(reader, i), &best);
  return best;
}

std::optional<DateMatch> ReadDate(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind == Lex::kLead) return ReadWithLead(reader, i);
  if (lexeme.kind == Lex::kBound) {
    if (lexeme.value != kAbout || lexeme.extra == 2) return std::nullopt;
    MaybeDate read = ReadSingleDate(reader, i + 1, false);
    if (!read || !read->date.IsAbsolute()) return std::nullopt;
    read->date.approximate = true;
    DateMatch match;
    match.first = i;
    match.last = read->last;
    match.date = read->date;
    return match;
  }
  if (auto days = ReadDays(reader, i, i, -1)) return days;
  MaybeDate read = reader.Is(i, "in") ? ReadDistance(reader, i) : ReadSingleDate(reader, i, false);
  if (!read) return std::nullopt;
  if (auto span = ReadSpan(reader, i, *read, -1)) return span;
  DateMatch match;
  match.first = i;
  match.last = read->last;
  match.date = read->date;
  return match;
}

}  // namespace kg::extract
