#include "ingest/text/dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/text/ascii.h"

namespace kg::ingest {
int MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  if (word.size() < 3 || word.size() > 9) return 0;
  constexpr std::string_view kFirsts = "jfmasond";
  if (kFirsts.find(AsciiLowerOf(word[0])) == std::string_view::npos) return 0;
  if (EqualsNoCase(word, "sept")) return 9;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (EqualsNoCase(word, kMonths[i]) || (word.size() == 3 && StartsWithNoCase(kMonths[i], word)))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2200;

struct Token {
  enum Kind { kNumber, kWord, kMark } kind = kMark;
  std::string_view text;
  int64_t value = 0;
  size_t begin = 0;
  size_t end = 0;
};

std::vector<Token> Tokenize(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    Token token;
    if (IsAsciiDigit(text[i])) {
      while (i < text.size() && IsAsciiDigit(text[i])) {
        if (i - begin < 15) token.value = token.value * 10 + (text[i] - '0');
        ++i;
      }
      token.kind = Token::kNumber;
    } else if (IsAsciiAlpha(text[i]) || static_cast<uint8_t>(text[i]) >= 0x80) {
      while (i < text.size() && (IsAsciiAlpha(text[i]) || static_cast<uint8_t>(text[i]) >= 0x80)) ++i;
      token.kind = Token::kWord;
    } else {
      ++i;
      if (IsAsciiSpace(text[begin])) continue;
    }
    token.text = text.substr(begin, i - begin);
    token.begin = begin;
    token.end = i;
    tokens.push_back(token);
  }
  return tokens;
}

bool IsYear(const Token& token) {
  return token.kind == Token::kNumber && token.text.size() == 4 && token.value >= kFirstYear &&
         token.value <= kLastYear;
}

std::optional<PartialDate> Make(int64_t year, int64_t month, int64_t day) {
  if (year < kFirstYear || year > kLastYear || month < 0 || month > 12 || day < 0) return std::nullopt;
  PartialDate date;
  date.year = static_cast<int>(year);
  date.month = static_cast<int>(month);
  date.day = static_cast<int>(day);
  if (month > 0 && day > DaysInMonth(date.year, date.month)) return std::nullopt;
  return date;
}

bool IsMark(const std::vector<Token>& tokens, size_t i, char mark) {
  return i < tokens.size() && tokens[i].kind == Token::kMark && tokens[i].text[0] == mark;
}
bool IsNumber(const std::vector<Token>& tokens, size_t i, size_t max_digits) {
  return i < tokens.size() && tokens[i].kind == Token::kNumber && tokens[i].text.size() <= max_digits;
}

struct Match {
  PartialDate date;
  size_t next = 0;  // the token behind it
};

// 2024-02-13, 2024/2/13, 2024.02.13
std::optional<Match> YearFirst(const std::vector<Token>& t, size_t i) {
  if (!IsYear(t[i])) return std::nullopt;
  for (const char mark : {'-', '/', '.'}) {
    if (!IsMark(t, i + 1, mark) || !IsNumber(t, i + 2, 2) || t[i + 1].begin != t[i].end) continue;
    if (!IsMark(t, i + 3, mark) || !IsNumber(t, i + 4, 2)) return std::nullopt;
    if (const auto date = Make(t[i].value, t[i + 2].value, t[i + 4].value); date && date->month > 0 && date->day > 0)
      return Match{*date, i + 5};
  }
  return std::nullopt;
}

// 13.02.2024, 13/02/2024, 02/13/2024; where both readings exist, the one of `order`.
std::optional<Match> YearLast(const std::vector<Token>& t, size_t i, DateOrder order) {
  for (const char mark : {'.', '/', '-'}) {
    if (!IsNumber(t, i, 2) || !IsMark(t, i + 1, mark) || !IsNumber(t, i + 2, 2) || !IsMark(t, i + 3, mark)) continue;
    if (i + 4 >= t.size() || !IsYear(t[i + 4]) || t[i + 1].begin != t[i].end) return std::nullopt;
    const int64_t a = t[i].value;
    const int64_t b = t[i + 2].value;
    const auto day_first = Make(t[i + 4].value, b, a);
    const auto month_first = Make(t[i + 4].value, a, b);
    if (a == 0 || b == 0) return std::nullopt;
    if (day_first && (mark == '.' || !month_first || a == b)) return Match{*day_first, i + 5};
    if (month_first && !day_first) return Match{*month_first, i + 5};
    if (order == DateOrder::kDayFirst && day_first) return Match{*day_first, i + 5};
    if (order == DateOrder::kMonthFirst && month_first) return Match{*month_first, i + 5};
    return std::nullopt;
  }
  return std::nullopt;
}

bool IsOrdinalEnding(const Token& token) {
  return token.kind == Token::kWord && (EqualsNoCase(token.text, "st") || EqualsNoCase(token.text, "nd") ||
                                        EqualsNoCase(token.text, "rd") || EqualsNoCase(token.text, "th"));
}

size_t SkipMarks(const std::vector<Token>& t, size_t i, std::string_view marks) {
  while (i < t.size() && t[i].kind == Token::kMark && marks.find(t[i].text[0]) != std::string_view::npos) ++i;
  return i;
}

// 13 February 2024, 13th of Feb., 2024, 13-Feb-2024
std::optional<Match> DayMonthYear(const std::vector<Token>& t, size_t i) {
  if (!IsNumber(t, i, 2)) return std::nullopt;
  size_t j = i + 1;
  if (j < t.size() && IsOrdinalEnding(t[j])) ++j;
  j = SkipMarks(t, j, "-.");
  if (j < t.size() && t[j].kind == Token::kWord && EqualsNoCase(t[j].text, "of")) ++j;
  if (j >= t.size() || t[j].kind != Token::kWord) return std::nullopt;
  const int month = MonthOf(t[j].text);
  j = SkipMarks(t, j + 1, ".,-");
  if (month == 0 || j >= t.size() || !IsYear(t[j])) return std::nullopt;
  const auto date = Make(t[j].value, month, t[i].value);
  if (!date || date->day == 0) return std::nullopt;
  return Match{*date, j + 1};
}

// February 13, 2024; Feb. 13th 2024
std::optional<Match> MonthDayYear(const std::vector<Token>& t, size_t i) {
  if (t[i].kind != Token::kWord) return std::nullopt;
  const int month = MonthOf(t[i].text);
  if (month == 0) return std::nullopt;
  const size_t day = SkipMarks(t, i + 1, ".-");
  if (!IsNumber(t, day, 2)) return std::nullopt;
  size_t j = day + 1;
  if (j < t.size() && IsOrdinalEnding(t[j])) ++j;
  j = SkipMarks(t, j, ",.-");
  if (j >= t.size() || !IsYear(t[j])) return std::nullopt;
  const auto date = Make(t[j].value, month, t[day].value);
  if (!date || date->day == 0) return std::nullopt;
  return Match{*date, j + 1};
}

// Feb 13 10:30:00 EST 2024, as systems print it
std::optional<Match> MonthDayTimeYear(const std::vector<Token>& t, size_t i) {
  const int month = MonthOf(t[i].text);
  if (month == 0 || !IsNumber(t, i + 1, 2) || !IsNumber(t, i + 2, 2) || !IsMark(t, i + 3, ':')) return std::nullopt;
  size_t j = i + 4;
  while (j < t.size() && j < i + 12 && !IsYear(t[j])) ++j;
  if (j >= t.size() || !IsYear(t[j])) return std::nullopt;
  const auto date = Make(t[j].value, month, t[i + 1].value);
  if (!date || date->day == 0) return std::nullopt;
  return Match{*date, j + 1};
}

std::optional<Match> FullDateAt(const std::vector<Token>& t, size_t i, DateOrder order = DateOrder::kUnknown) {
  if (t[i].kind == Token::kMark) return std::nullopt;
  if (t[i].kind == Token::kWord) {
    const auto match = MonthDayYear(t, i);
    return match ? match : MonthDayTimeYear(t, i);
  }
  if (auto match = YearFirst(t, i)) return match;
  if (auto match = YearLast(t, i, order)) return match;
  return DayMonthYear(t, i);
}

std::optional<PartialDate> FromEpoch(int64_t value, size_t digits) {
  if (digits == 13) value /= 1000;
  if (digits != 10 && digits != 13) return std::nullopt;
  const CivilDate civil = CivilFromDay(static_cast<Day>(value / 86400));
  return Make(civil.year, civil.month, civil.day);
}

// What is no full date: "2024", "2024-02", "February 2024", "20240213", seconds.
std::optional<PartialDate> ShortForm(const std::vector<Token>& t) {
  if (t.empty()) return std::nullopt;
  const Token& first = t[0];
  // 25.2.24
  if (t.size() == 5 && IsNumber(t, 0, 2) && IsMark(t, 1, '.') && IsNumber(t, 2, 2) && IsMark(t, 3, '.') &&
      IsNumber(t, 4, 2) && t[4].text.size() == 2 && t[2].value > 0 && first.value > 0) {
    return Make(t[4].value + (t[4].value < 80 ? 2000 : 1900), t[2].value, first.value);
  }
  if (first.kind == Token::kNumber) {
    if (t.size() == 1 && IsYear(first)) return Make(first.value, 0, 0);
    if (IsYear(first) && t.size() == 3 && (IsMark(t, 1, '-') || IsMark(t, 1, '/')) && IsNumber(t, 2, 2) &&
        t[2].value > 0) {
      return Make(first.value, t[2].value, 0);
    }
    const bool alone = t.size() == 1 || first.text.size() == 8 || first.text.size() == 14;
    if (alone && (first.text.size() == 8 || first.text.size() == 14)) {
      const int64_t day = first.text.size() == 8 ? first.value : first.value / 1000000;
      const auto date = Make(day / 10000, day / 100 % 100, day % 100);
      return date && date->month > 0 && date->day > 0 ? date : std::nullopt;
    }
    return t.size() == 1 ? FromEpoch(first.value, first.text.size()) : std::nullopt;
  }
  if (first.kind == Token::kWord && MonthOf(first.text) > 0) {
    const size_t year = SkipMarks(t, 1, ".,");
    if (year < t.size() && IsYear(t[year])) return Make(t[year].value, MonthOf(first.text), 0);
  }
  return std::nullopt;
}

// Words that stand in a line about dates beside the date itself.
bool IsDateLineWord(std::string_view word) {
  static constexpr std::array<std::string_view, 62> kWords = {
      "published", "posted", "updated", "last",    "modified", "created",     "on",         "at",      "by",
      "am",        "pm",     "a",       "p",       "m",        "gmt",         "utc",        "est",     "edt",
      "bst",       "cet",    "cest",    "ist",     "eat",      "wat",         "sast",       "pst",     "pdt",
      "cst",       "cdt",    "mst",     "mdt",     "et",       "pt",          "ct",         "st",      "nd",
      "rd",        "th",     "date",    "time",    "first",    "publication", "originally", "article", "story",
      "this",      "was",    "min",     "mins",    "read",     "minute",      "minutes",    "of",      "and",
      "local",     "z",      "t",       "release", "revised",  "edited",      "the",        "hrs"};
  if (MonthOf(word) > 0) return true;
  for (const std::string_view day : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
    if (EqualsNoCase(word, day) || (word.size() >= 3 && word.size() <= 5 && StartsWithNoCase(day, word))) return true;
  }
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) { return EqualsNoCase(word, known); });
}

}  // namespace

std::optional<FoundDate> FindFullDate(std::string_view text) {
  const std::vector<Token> tokens = Tokenize(text.substr(0, 4096));
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (const auto match = FullDateAt(tokens, i))
      return FoundDate{match->date, tokens[i].begin, tokens[match->next - 1].end};
  }
  return std::nullopt;
}

std::optional<PartialDate> ParseStatedDate(std::string_view text, DateOrder order) {
  text = text.substr(0, 256);
  // "/Date(1707820200000)/"
  if (const size_t open = text.find("Date("); open != std::string_view::npos) text = text.substr(open + 5, 13);
  const std::vector<Token> tokens = Tokenize(text);
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (const auto match = FullDateAt(tokens, i, order)) return match->date;
  }
  return ShortForm(tokens);
}

DateOrder OrderShownBy(std::string_view text) {
  const std::vector<Token> t = Tokenize(text.substr(0, 256));
  for (size_t i = 0; i + 4 < t.size(); ++i) {
    if (!IsNumber(t, i, 2) || IsMark(t, i + 1, '.')) continue;
    const auto day = YearLast(t, i, DateOrder::kDayFirst);
    const auto month = YearLast(t, i, DateOrder::kMonthFirst);
    if (!day || !month || day->date != month->date || t[i].value == t[i + 2].value) continue;
    return t[i].value == day->date.day ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
  }
  return DateOrder::kUnknown;
}

DateOrder OrderOfLanguage(std::string_view language) {
  std::string key = AsciiLower(language.substr(0, 12));
  std::replace(key.begin(), key.end(), '_', '-');
  if (key.starts_with("en-us") || key.starts_with("en-ph")) return DateOrder::kMonthFirst;
  if (key.starts_with("en-ca") || key == "en" || key.size() < 2) return DateOrder::kUnknown;
  return DateOrder::kDayFirst;
}

std::optional<PartialDate> DateOfUrl(std::string_view url) {
  const size_t scheme = url.find("://");
  const size_t path_at = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path_at == std::string_view::npos) return std::nullopt;
  const std::string_view path = url.substr(path_at, url.substr(path_at).find_first_of("?#"));
  const std::vector<Token> t = Tokenize(path);
  for (size_t i = 1; i < t.size(); ++i) {
    if (!IsMark(t, i - 1, '/') && !IsMark(t, i - 1, '-')) continue;
    if (t[i].kind == Token::kNumber && t[i].text.size() == 8) {
      if (const auto date = ShortForm({t[i]}); date && date->year >= 1990) return date;
    }
    if (!IsYear(t[i]) || t[i].value < 1990) continue;
    if (const auto match = YearFirst(t, i)) return match->date;
    if (!IsMark(t, i + 1, '/') || i + 2 >= t.size()) continue;
    const Token& month = t[i + 2];
    const int number = month.kind == Token::kWord ? MonthOf(month.text)
                       : month.text.size() == 2   ? static_cast<int>(month.value)
                                                  : 0;
    if (number < 1 || number > 12 || !IsMark(t, i + 3, '/')) continue;
    const bool has_day = IsNumber(t, i + 4, 2) && (i + 5 >= t.size() || IsMark(t, i + 5, '/'));
    if (const auto date = Make(t[i].value, number, has_day ? t[i + 4].value : 0)) return date;
  }
  return std::nullopt;
}

bool MayHoldDate(std::string_view text) {
  size_t numbers = 0;  // in a row, parted by one "/", "." or "-" each
  for (size_t i = 0; i < text.size();) {
    if (!IsAsciiDigit(text[i])) {
      const bool parts = (text[i] == '/' || text[i] == '.' || text[i] == '-') && i > 0 && IsAsciiDigit(text[i - 1]);
      if (!parts) numbers = 0;
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && IsAsciiDigit(text[end])) ++end;
    if (end - i == 4 && (text[i] == '1' || text[i] == '2')) return true;
    if (++numbers == 3) return true;
    i = end;
  }
  return false;
}

DateLine ParseDateLine(std::string_view line, DateOrder order) {
  DateLine result;
  if (line.size() > 160) return result;
  // Most lines have neither a digit nor a word that announces a date.
  const bool digits = std::any_of(line.begin(), line.end(), IsAsciiDigit);
  if (!digits && FindNoCase(line.substr(0, 40), "updated") == std::string_view::npos &&
      FindNoCase(line.substr(0, 40), "publish") == std::string_view::npos &&
      FindNoCase(line.substr(0, 40), "posted") == std::string_view::npos) {
    return result;
  }
  const std::vector<Token> t = Tokenize(line);
  bool saw_marker = false;
  bool modified = false;
  bool other = false;  // a word that no such line holds
  bool range = false;  // "21 June 1935 – 31 December 2015": how long somebody lived or something lasts
  for (size_t i = 0; i < t.size();) {
    if (const auto match = FullDateAt(t, i, order)) {
      auto& slot = modified ? result.modified : result.published;
      range = range || (slot && !saw_marker && *slot != match->date);
      if (!slot) slot = match->date;
      i = match->next;
      continue;
    }
    const std::string_view word = t[i].text;
    if (t[i].kind == Token::kWord) {
      if (EqualsNoCase(word, "updated") || EqualsNoCase(word, "modified") || EqualsNoCase(word, "revised") ||
          EqualsNoCase(word, "edited") || EqualsNoCase(word, "amended"))
        modified = saw_marker = true;
      if (EqualsNoCase(word, "published") || EqualsNoCase(word, "posted")) {
        modified = false;
        saw_marker = true;
      }
      // "Born: 4 June 1951": of a life
      if (!saw_marker && (EqualsNoCase(word, "born") || EqualsNoCase(word, "died"))) return {};
      other = other || !IsDateLineWord(word);
    }
    ++i;
  }
  if (range) return {};
  const bool dated = result.published || result.modified;
  result.is_date_line = !other && (dated || (saw_marker && t.size() <= 14));
  return result;
}

}  // namespace kg::ingest
