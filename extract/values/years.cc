// Years, decades, seasons and centuries: "2019", "1990s", "the '90s", "2023/24", "nineteen ninety-six".
#include "extract/values/cardinals.h"
#include "extract/values/dates.h"

namespace kg::extract {
namespace {

// "nineteen ninety-six", "two thousand and fifteen", "twenty nineteen".
int ReadYearWords(const Reader& reader, uint32_t i, uint32_t* last) {
  const Lexeme first = reader.At(i);
  if (first.kind != Lex::kCardinal) return 0;
  const Lexeme second = reader.At(i + 1);
  if (first.value >= 10 && first.value <= 20 && second.kind == Lex::kCardinal && second.value >= 10) {
    int rest = second.value;
    uint32_t at = i + 2;
    const Lexeme third = reader.At(at);
    if (rest >= 20 && rest % 10 == 0 && third.kind == Lex::kCardinal && third.value > 0 && third.value < 10) {
      rest += third.value;
      ++at;
    }
    *last = at;
    return first.value * 100 + rest;
  }
  const bool hundreds = first.value >= 10 && first.value <= 19 && second.kind == Lex::kHundred;
  const bool thousand = (first.value == 1 || first.value == 2) && second.kind == Lex::kScale && second.value == 3;
  if (!hundreds && !thousand) return 0;
  uint32_t at = i + 2;
  int rest = 0;
  const uint32_t tail_at = reader.Is(at, "and") ? at + 1 : at;
  if (const auto tail = ReadCount(reader, tail_at, 99); tail && tail->words) {
    rest = static_cast<int>(tail->value);
    at = tail->last;
  }
  *last = at;
  return first.value * (hundreds ? 100 : 1000) + rest;
}

bool IsUnitOrThing(const Reader& reader, uint32_t i) {
  const Lex kind = reader.Kind(i);
  if (kind == Lex::kUnit || kind == Lex::kScale || kind == Lex::kHundred || kind == Lex::kDozen) return true;
  return reader.IsOneOf(i, {"m",     "metre",  "metres", "meter",   "meters", "km",        "kilometres", "kilometers",
                            "miles", "feet",   "ft",     "kg",      "people", "%",         "percent",    "dollars",
                            "euros", "pounds", "mph",    "degrees", "words",  "employees", "per"});
}

// Words before a number that make it a year whatever follows but a unit.
bool IsYearCue(const Reader& reader, uint32_t i) {
  const Lex kind = reader.Kind(i);
  if (kind == Lex::kLead || kind == Lex::kPart || kind == Lex::kMonth || kind == Lex::kYearSeason) return true;
  return reader.IsOneOf(i, {"in", "the", "of", "during", "(", "year", "circa", "back", "class", "to"});
}

// Before 1900 numbers are counts unless what stands before says otherwise: "in 1871", "born 1824", "1884-1895".
bool IsEarlyYearCue(const Reader& reader, uint32_t i, uint32_t after, int year) {
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind == Lex::kPart || lexeme.kind == Lex::kYearSeason || lexeme.kind == Lex::kMonth) return true;
  if (lexeme.kind == Lex::kLead && lexeme.value != kBy) return true;
  if (reader.IsOneOf(
          i, {"in", "during", "born", "died", "b.", "d.", "circa", "c.", "ca.", "year", "founded", "established"}))
    return true;
  const bool joined = reader.IsDash(i) || reader.IsOneOf(i, {"to", "and", "until", "/"});
  if (joined && reader.Text(i - 1).size() == 4 && reader.PlainInteger(i - 1, 2099) >= 1000) return true;
  const bool span = reader.IsTightDash(after) || (reader.IsDash(after) && reader.Is(i, "("));
  if (span && reader.Text(after + 1).size() == 4 && reader.PlainInteger(after + 1, 2099) > year) return true;
  const bool bracket = reader.Is(i, "(") && (reader.IsDash(after) || reader.Is(after, ")"));
  return year >= 1700 && (bracket || reader.IsOneOf(i, {"of", "around", "about", "by"}));
}

bool IsPlausibleYear(const Reader& reader, uint32_t i, int year, bool strong) {
  if (IsUnitOrThing(reader, i + 1)) return false;
  if (reader.IsTightDash(i + 1) && IsUnitOrThing(reader, i + 2)) return false;
  const uint32_t before = i - 1;
  if (reader.Kind(before) == Lex::kCurrency || reader.Kind(before) == Lex::kSign) return false;
  const bool comparison = reader.loose() && reader.IsOneOf(before - 1, {"greater", "later", "earlier"});
  if (comparison && reader.Is(before, "than")) return true;
  if (reader.loose() && reader.IsDash(i + 1) && reader.PlainInteger(i + 2, 999) >= 0) return false;
  if (reader.IsOneOf(before, {"than", "nearly", "almost", "approximately", "roughly", "exactly", "@"})) return false;
  if (year < 1000 || year > 2199) return false;
  const bool plural = reader.IsPluralNoun(i + 1);
  if (year < 1900) return !plural && IsEarlyYearCue(reader, before, i + 1, year);
  if (reader.Is(before, "/") && !reader.loose() && reader.PlainInteger(before - 1, 2099) < 1000) return false;
  const bool cue = strong || IsYearCue(reader, before);
  // "2000 fans", but "the 2010 elections"
  const bool of_time = reader.IsOneOf(
      before - 1, {"half", "end", "start", "beginning", "quarter", "summer", "spring", "autumn", "winter", "season",
                   "rest", "part", "most", "class", "champion", "winner", "edition"});
  if (plural && (!cue || (reader.Is(before, "of") && !of_time))) return false;
  return year <= 2099 || cue;
}

DateExpr Year(int year) {
  DateExpr date;
  date.year = year;
  return date;
}

// "in her late 40s", "in his thirties": years of a life.
bool IsDecadeOfLife(const Reader& reader, uint32_t i) {
  uint32_t before = i - 1;
  if (reader.IsDash(before)) --before;
  if (reader.Kind(before) == Lex::kPart) --before;
  return reader.IsOneOf(before, {"his", "her", "their", "my", "your", "our"});
}

// "1990s", "90s" behind an apostrophe or "the": the first year; 0 otherwise.
int DecadeOf(const Reader& reader, uint32_t i, uint32_t* last) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.colons + digits.stops + digits.commas > 0 || digits.integer % 10 != 0) return 0;
  const bool suffix = digits.suffix == "s";
  const bool possessive = digits.suffix.empty() && reader.IsPossessive(i + 1);
  if (!suffix && !possessive) return 0;
  const bool cue = reader.Is(i - 1, "the") || reader.Kind(i - 1) == Lex::kPart || reader.IsDash(i - 1);
  *last = suffix ? i + 1 : i + 2;
  if (digits.length == 4 && digits.integer >= 1000 && digits.integer <= 2090) {
    return suffix || cue ? static_cast<int>(digits.integer) : 0;
  }
  if (IsDecadeOfLife(reader, i)) return 0;
  const bool prime = reader.IsPrime(i - 1);
  if (digits.length != 2 || !(prime || cue) || digits.integer < 20) return 0;
  return 1900 + static_cast<int>(digits.integer);
}

// "2023/24", "2023-24", "2023-2024": the first year; 0 otherwise.
int SeasonOf(const Reader& reader, uint32_t i, uint32_t* last) {
  const int year = reader.PlainInteger(i, 2199);
  if (year < 1850 || (!reader.IsDash(i + 1) && !reader.Is(i + 1, "/")) || !reader.IsGlued(i + 1) ||
      !reader.IsGlued(i + 2))
    return 0;
  const int next = reader.PlainInteger(i + 2, 2199);
  const size_t length = reader.Text(i + 2).size();
  const bool two_digits = length == 2 && next == (year + 1) % 100;
  const bool four_digits =
      length == 4 && next == year + 1 && (reader.Is(i + 1, "/") || reader.IsOneOf(i + 3, {"season", "campaign"}));
  if (!two_digits && !four_digits) return 0;
  if ((reader.IsDash(i + 3) || reader.Is(i + 3, "/")) && reader.IsGlued(i + 3) && reader.Kind(i + 4) == Lex::kDigits)
    return 0;
  if (reader.loose() && next <= 12) return 0;
  *last = i + 3;
  return year;
}

// "the 19th century", "the twentieth century"
MaybeDate ReadCentury(const Reader& reader, uint32_t i) {
  uint32_t at = i;
  const int n = ReadDayOfMonth(reader, i, &at, true);
  const bool ordinal = reader.Kind(i) == Lex::kOrdinal || !reader.ReadDigits(i).suffix.empty() || at == i + 2;
  if (n < 11 || n > 21 || !ordinal) return std::nullopt;
  if (reader.IsDash(at)) ++at;
  if (!reader.Is(at, "century")) return std::nullopt;
  DateExpr date = Year((n - 1) * 100 + 1);
  date.unit = kCentury;
  return DateRead{date, at + 1};
}

}  // namespace

int ReadYearNumber(const Reader& reader, uint32_t i, uint32_t* last) {
  if (reader.Kind(i) == Lex::kCardinal) return ReadYearWords(reader, i, last);
  const int year = reader.PlainInteger(i, 2199);
  if (year < 1000 || reader.Text(i).size() != 4) return 0;
  if (IsUnitOrThing(reader, i + 1)) return 0;
  *last = i + 1;
  return year;
}

MaybeDate ReadYear(const Reader& reader, uint32_t i, bool strong) {
  const Lex kind = reader.Kind(i);
  uint32_t last = i + 1;
  if (kind == Lex::kOrdinal || kind == Lex::kDigits) {
    if (MaybeDate century = ReadCentury(reader, i)) return century;
  }
  if (kind == Lex::kDecade) {
    if (!reader.Is(i - 1, "the") && reader.Kind(i - 1) != Lex::kPart) return std::nullopt;
    if (reader.At(i).value < 20 || IsDecadeOfLife(reader, i)) return std::nullopt;
    DateExpr date = Year(1900 + reader.At(i).value);
    date.decade = true;
    return DateRead{date, last};
  }
  if (kind == Lex::kCardinal) {
    const bool cue = strong || reader.IsOneOf(i - 1, {"in", "year", "since", "of"});
    const int year = cue ? ReadYearWords(reader, i, &last) : 0;
    if (year < 1000 || year > 2199 || IsUnitOrThing(reader, last) || reader.IsPluralNoun(last)) return std::nullopt;
    return DateRead{Year(year), last};
  }
  if (kind != Lex::kDigits) return std::nullopt;
  if (const int decade = DecadeOf(reader, i, &last); decade != 0) {
    DateExpr date = Year(decade);
    date.decade = true;
    return DateRead{date, last};
  }
  if (const int season = SeasonOf(reader, i, &last); season != 0) {
    DateExpr date = Year(season);
    date.season = true;
    if (reader.IsOneOf(last, {"season", "campaign"})) ++last;
    return DateRead{date, last};
  }
  const int year = reader.PlainInteger(i, 2199);
  if (year < 0 || reader.Text(i).size() != 4 || !IsPlausibleYear(reader, i, year, strong)) return std::nullopt;
  DateRead read{Year(year), i + 1};
  if (reader.Is(i + 1, "season") && !reader.loose()) read.last = i + 2;
  return read;
}

}  // namespace kg::extract
