// Dates by their distance: "two weeks ago", "1 month 21 days ago", "a year later", "two days before 13 May".
#include "extract/values/cardinals.h"
#include "extract/values/dates.h"

namespace kg::extract {
namespace {

struct Distance {
  uint32_t last = 0;
  int days = 0;
  int months = 0;
  int years = 0;
  int finest = kYear;
  bool vague = false;
};

constexpr int kMaxCount = 2000;

// "two", "a", "a couple of", "a few".
bool ReadAmount(const Reader& reader, uint32_t* at, int* count, bool* vague) {
  if (reader.Kind(*at) == Lex::kArticle && reader.At(*at).extra == 0) {
    *count = 1;
    ++*at;
    if (reader.Kind(*at) == Lex::kDozen && reader.At(*at).value == 12) return false;
  }
  const Lexeme lexeme = reader.At(*at);
  if (lexeme.kind == Lex::kDozen && lexeme.value < 12) {
    *count = lexeme.value;
    *vague = true;
    ++*at;
    if (reader.Is(*at, "of")) ++*at;
    return true;
  }
  if (*count == 1) return true;
  const auto number = ReadCount(reader, *at, kMaxCount);
  if (!number) return false;
  *count = static_cast<int>(number->value);
  *at = number->last;
  return true;
}

void Add(int unit, int count, Distance* distance) {
  if (unit == kDay) distance->days += count;
  if (unit == kWeek) distance->days += 7 * count;
  if (unit == kFortnight) distance->days += 14 * count;
  if (unit == kMonthUnit) distance->months += count;
  if (unit == kYear) distance->years += count;
  if (unit == kDecadeUnit) distance->years += 10 * count;
  if (unit == kCentury) distance->years += 100 * count;
  const int finest = unit == kFortnight ? kWeek : unit > kYear ? kYear : unit;
  if (finest < distance->finest) distance->finest = finest;
}

std::optional<Distance> ReadUnits(const Reader& reader, uint32_t i) {
  Distance distance;
  uint32_t at = i;
  while (true) {
    uint32_t start = at;
    if (distance.last != 0 && reader.Is(start, ",")) ++start;
    if (distance.last != 0 && reader.Is(start, "and")) ++start;
    uint32_t next = start;
    int count = 0;
    bool vague = false;
    if (!ReadAmount(reader, &next, &count, &vague)) break;
    const Lexeme unit = reader.At(next);
    if (reader.loose() && reader.Is(next, "business") && reader.IsOneOf(next + 1, {"day", "days"})) {
      distance.finest = kHour;  // stands for business days, Monday to Friday
      distance.days += count;
      distance.last = next + 2;
      return distance;
    }
    if (unit.kind != Lex::kUnit || unit.value < kDay || unit.value > kCentury) break;
    Add(unit.value, count, &distance);
    distance.vague = distance.vague || vague;
    at = distance.last = next + 1;
  }
  return distance.last == 0 ? std::nullopt : std::optional(distance);
}

DateRead Make(const Distance& distance, int sign, uint32_t last) {
  DateExpr date;
  date.kind = DateExpr::Kind::kDistance;
  date.days = sign * distance.days;
  date.months = sign * distance.months;
  date.years = sign * distance.years;
  date.finest = distance.finest;
  date.approximate = distance.vague;
  return {date, last};
}

// "before 13 May", "from tomorrow", "after next Friday": the date it counts from.
MaybeDate ReadAnchored(const Reader& reader, const Distance& distance, int sign, uint32_t at) {
  if (reader.Is(at, "the") && reader.Is(at + 1, "year")) at += 2;
  MaybeDate anchor = ReadSingleDate(reader, at, true);
  if (!anchor) return std::nullopt;
  DateRead read = Make(distance, sign, anchor->last);
  read.date.anchor.push_back(anchor->date);
  return read;
}

// "two weeks from Sunday"; but "for 18 years from 1983" says how long.
bool IsFromToday(const Reader& reader, uint32_t i) {
  return reader.loose() || reader.Kind(i) == Lex::kDayWord || reader.Kind(i) == Lex::kWeekday;
}

MaybeDate ReadBehind(const Reader& reader, const Distance& distance) {
  const uint32_t at = distance.last;
  if (reader.Kind(at) == Lex::kAgo) return Make(distance, -1, at + 1);
  if (reader.IsOneOf(at, {"later", "earlier", "afterwards", "beforehand"})) {
    DateRead read = Make(distance, reader.IsOneOf(at, {"later", "afterwards"}) ? 1 : -1, at + 1);
    read.date.from_text = true;
    // "a year later, in 2010": said twice
    const uint32_t next = reader.Is(at + 1, ",") ? at + 2 : at + 1;
    if (reader.IsOneOf(next, {"in", "on"})) {
      const MaybeDate other = ReadSingleDate(reader, next + 1, true);
      if (other && other->date.IsAbsolute()) read.date = other->date;
    }
    return read;
  }
  if (reader.Is(at, "from") && reader.Is(at + 1, "now")) return Make(distance, 1, at + 2);
  const int sign = reader.Is(at, "before") ? -1 : 1;
  if (sign < 0 || reader.Is(at, "after") || (reader.Is(at, "from") && IsFromToday(reader, at + 1)) ||
      (reader.loose() && reader.Is(at, "since"))) {
    if (MaybeDate read = ReadAnchored(reader, distance, sign, at + 1)) return read;
    const bool ends = !reader.In(at + 1) || reader.ShapeOf(at + 1) == Shape::kPunct;
    if (ends && !reader.IsOneOf(at, {"from", "since"})) {
      DateRead read = Make(distance, sign, at + 1);
      read.date.from_text = true;
      return read;
    }
  }
  return std::nullopt;
}

}  // namespace

MaybeDate ReadDistance(const Reader& reader, uint32_t i) {
  // "in two weeks' time"; "in two weeks" alone may be how long it takes.
  const bool in = reader.Is(i, "in") || (reader.loose() && reader.Is(i, "within"));
  const auto distance = ReadUnits(reader, in ? i + 1 : i);
  if (!distance) return std::nullopt;
  MaybeDate read = ReadBehind(reader, *distance);
  if (read || !in) return in && read && !read->date.anchor.empty() && !reader.loose() ? std::nullopt : read;
  uint32_t at = distance->last;
  if (reader.IsPrime(at) || reader.IsPossessive(at)) ++at;
  if (reader.Is(at, "time")) return Make(*distance, 1, at + 1);
  return reader.loose() ? MaybeDate(Make(*distance, 1, distance->last)) : std::nullopt;
}

}  // namespace kg::extract
