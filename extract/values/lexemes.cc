#include "extract/values/lexemes.h"

#include <array>
#include <cstring>

#include "extract/text/chars.h"
#include "extract/values/money.h"

namespace kg::extract {
namespace {

struct Entry {
  std::string_view word;
  Lexeme lexeme;
};

constexpr Lexeme Of(Lex kind, int32_t value = 0, uint8_t extra = 0) { return {kind, extra, value}; }

constexpr std::string_view kSmall[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                       "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                       "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::string_view kTens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::string_view kOrdinals[] = {"first",     "second",      "third",      "fourth",     "fifth",
                                          "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
                                          "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
                                          "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::string_view kTensOrdinals[] = {"twentieth", "thirtieth",  "fortieth",  "fiftieth",
                                              "sixtieth",  "seventieth", "eightieth", "ninetieth"};
constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
constexpr std::string_view kWeekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

constexpr Entry kEntries[] = {
    {"nought", Of(Lex::kCardinal, 0)},
    {"naught", Of(Lex::kCardinal, 0)},
    {"fourty", Of(Lex::kCardinal, 40)},
    {"hundred", Of(Lex::kHundred, 100)},
    {"hundreds", Of(Lex::kHundred, 100, 1)},
    {"thousand", Of(Lex::kScale, 3)},
    {"million", Of(Lex::kScale, 6)},
    {"thousands", Of(Lex::kScale, 3, 1)},
    {"millions", Of(Lex::kScale, 6, 1)},
    {"billions", Of(Lex::kScale, 9, 1)},
    {"billion", Of(Lex::kScale, 9)},
    {"trillion", Of(Lex::kScale, 12)},
    {"mln", Of(Lex::kScale, 6)},
    {"bln", Of(Lex::kScale, 9)},
    {"tln", Of(Lex::kScale, 12)},
    {"mn", Of(Lex::kScale, 6)},
    {"bn", Of(Lex::kScale, 9)},
    {"tn", Of(Lex::kScale, 12)},
    {"lakh", Of(Lex::kScale, 5)},
    {"lakhs", Of(Lex::kScale, 5)},
    {"crore", Of(Lex::kScale, 7)},
    {"crores", Of(Lex::kScale, 7)},
    {"dozen", Of(Lex::kDozen, 12)},
    {"dozens", Of(Lex::kDozen, 12, 1)},
    {"couple", Of(Lex::kDozen, 2)},
    {"few", Of(Lex::kDozen, 3, 2)},
    {"several", Of(Lex::kDozen, 5, 2)},
    {"a", Of(Lex::kArticle)},
    {"an", Of(Lex::kArticle)},
    {"another", Of(Lex::kArticle, 0, 1)},
    {"half", Of(Lex::kHalf)},
    {"quarter", Of(Lex::kQuarter)},
    {"halves", Of(Lex::kFraction, 2)},
    {"quarters", Of(Lex::kFraction, 4)},
    {"hundredth", Of(Lex::kOrdinal, 100)},
    {"hundredths", Of(Lex::kFraction, 100)},
    {"thousandth", Of(Lex::kOrdinal, 1000)},
    {"thousandths", Of(Lex::kFraction, 1000)},
    // Months and weekdays, short.
    {"jan", Of(Lex::kMonth, 1, 2)},
    {"feb", Of(Lex::kMonth, 2, 2)},
    {"mar", Of(Lex::kMonth, 3, 2)},
    {"apr", Of(Lex::kMonth, 4, 2)},
    {"jun", Of(Lex::kMonth, 6, 2)},
    {"jul", Of(Lex::kMonth, 7, 2)},
    {"aug", Of(Lex::kMonth, 8, 2)},
    {"sep", Of(Lex::kMonth, 9, 2)},
    {"sept", Of(Lex::kMonth, 9, 2)},
    {"oct", Of(Lex::kMonth, 10, 2)},
    {"nov", Of(Lex::kMonth, 11, 2)},
    {"dec", Of(Lex::kMonth, 12, 2)},
    {"mon", Of(Lex::kWeekday, 0, 2)},
    {"tue", Of(Lex::kWeekday, 1, 2)},
    {"tues", Of(Lex::kWeekday, 1, 2)},
    {"wed", Of(Lex::kWeekday, 2, 2)},
    {"thu", Of(Lex::kWeekday, 3, 2)},
    {"thur", Of(Lex::kWeekday, 3, 2)},
    {"thurs", Of(Lex::kWeekday, 3, 2)},
    {"fri", Of(Lex::kWeekday, 4, 2)},
    {"sat", Of(Lex::kWeekday, 5, 2)},
    {"sun", Of(Lex::kWeekday, 6, 2)},
    // Units of time.
    {"second", Of(Lex::kOrdinal, 2)},
    {"seconds", Of(Lex::kUnit, kSecond)},
    {"sec", Of(Lex::kUnit, kSecond)},
    {"secs", Of(Lex::kUnit, kSecond)},
    {"minute", Of(Lex::kUnit, kMinute)},
    {"minutes", Of(Lex::kUnit, kMinute)},
    {"min", Of(Lex::kUnit, kMinute)},
    {"mins", Of(Lex::kUnit, kMinute)},
    {"hour", Of(Lex::kUnit, kHour)},
    {"hours", Of(Lex::kUnit, kHour)},
    {"hr", Of(Lex::kUnit, kHour)},
    {"hrs", Of(Lex::kUnit, kHour)},
    {"h", Of(Lex::kUnit, kHour, 1)},
    {"s", Of(Lex::kUnit, kSecond, 1)},
    {"day", Of(Lex::kUnit, kDay)},
    {"days", Of(Lex::kUnit, kDay)},
    {"week", Of(Lex::kUnit, kWeek)},
    {"weeks", Of(Lex::kUnit, kWeek)},
    {"fortnight", Of(Lex::kUnit, kFortnight)},
    {"fortnights", Of(Lex::kUnit, kFortnight)},
    {"month", Of(Lex::kUnit, kMonthUnit)},
    {"months", Of(Lex::kUnit, kMonthUnit)},
    {"year", Of(Lex::kUnit, kYear)},
    {"years", Of(Lex::kUnit, kYear)},
    {"yr", Of(Lex::kUnit, kYear)},
    {"yrs", Of(Lex::kUnit, kYear)},
    {"decade", Of(Lex::kUnit, kDecadeUnit)},
    {"decades", Of(Lex::kUnit, kDecadeUnit)},
    {"century", Of(Lex::kUnit, kCentury)},
    {"centuries", Of(Lex::kUnit, kCentury)},
    {"season", Of(Lex::kUnit, kSeason)},
    {"weekend", Of(Lex::kUnit, kWeekend)},
    {"term", Of(Lex::kUnit, kSeason, 1)},
    // Relative to a day.
    {"today", Of(Lex::kDayWord, 0)},
    {"tonight", Of(Lex::kDayWord, 0)},
    {"yesterday", Of(Lex::kDayWord, -1)},
    {"tomorrow", Of(Lex::kDayWord, 1)},
    {"tmrw", Of(Lex::kDayWord, 1)},
    {"tmr", Of(Lex::kDayWord, 1)},
    {"last", Of(Lex::kWhich, kLast)},
    {"this", Of(Lex::kWhich, kThis)},
    {"next", Of(Lex::kWhich, kNext)},
    {"previous", Of(Lex::kWhich, kPrevious)},
    {"past", Of(Lex::kWhich, kPast)},
    {"coming", Of(Lex::kWhich, kComing)},
    {"upcoming", Of(Lex::kWhich, kComing)},
    {"following", Of(Lex::kWhich, kFollowing)},
    {"same", Of(Lex::kWhich, kSame)},
    {"that", Of(Lex::kWhich, kThat)},
    {"ago", Of(Lex::kAgo)},
    {"spring", Of(Lex::kYearSeason, 1)},
    {"summer", Of(Lex::kYearSeason, 2)},
    {"autumn", Of(Lex::kYearSeason, 3)},
    {"fall", Of(Lex::kYearSeason, 3, 1)},
    {"winter", Of(Lex::kYearSeason, 4)},
    {"early", Of(Lex::kPart, kEarly)},
    {"earlier", Of(Lex::kPart, kEarly, 1)},
    {"mid", Of(Lex::kPart, kMid)},
    {"middle", Of(Lex::kPart, kMid, 2)},
    {"late", Of(Lex::kPart, kLate)},
    {"later", Of(Lex::kPart, kLate, 1)},
    {"beginning", Of(Lex::kPart, kBeginning, 2)},
    {"start", Of(Lex::kPart, kBeginning, 2)},
    {"end", Of(Lex::kPart, kEnd, 2)},
    {"since", Of(Lex::kLead, kSince)},
    {"from", Of(Lex::kLead, kFrom)},
    {"between", Of(Lex::kLead, kBetween)},
    {"until", Of(Lex::kLead, kUntil)},
    {"till", Of(Lex::kLead, kUntil)},
    {"through", Of(Lex::kLead, kUntil, 1)},
    {"by", Of(Lex::kLead, kBy)},
    {"before", Of(Lex::kLead, kBefore)},
    {"after", Of(Lex::kLead, kAfter)},
    {"aged", Of(Lex::kAged)},
    {"in", Of(Lex::kIn)},
    {"twenties", Of(Lex::kDecade, 20)},
    {"thirties", Of(Lex::kDecade, 30)},
    {"forties", Of(Lex::kDecade, 40)},
    {"fifties", Of(Lex::kDecade, 50)},
    {"sixties", Of(Lex::kDecade, 60)},
    {"seventies", Of(Lex::kDecade, 70)},
    {"eighties", Of(Lex::kDecade, 80)},
    {"nineties", Of(Lex::kDecade, 90)},
    {"teens", Of(Lex::kDecade, 10)},
    {"gold", Of(Lex::kMedal, 1)},
    {"silver", Of(Lex::kMedal, 2)},
    {"bronze", Of(Lex::kMedal, 3)},
    {"runner-up", Of(Lex::kRunnerUp)},
    {"runners-up", Of(Lex::kRunnerUp)},
    {"under", Of(Lex::kBound, kLess)},
    {"below", Of(Lex::kBound, kLess)},
    {"inside", Of(Lex::kBound, kLess)},
    {"sub", Of(Lex::kBound, kLess)},
    {"within", Of(Lex::kBound, kLess)},
    {"less", Of(Lex::kBound, kLess, 1)},
    {"over", Of(Lex::kBound, kMore)},
    {"more", Of(Lex::kBound, kMore, 1)},
    {"about", Of(Lex::kBound, kAbout)},
    {"around", Of(Lex::kBound, kAbout)},
    {"nearly", Of(Lex::kBound, kAbout)},
    {"almost", Of(Lex::kBound, kAbout)},
    {"roughly", Of(Lex::kBound, kAbout)},
    {"approximately", Of(Lex::kBound, kAbout)},
    {"some", Of(Lex::kBound, kAbout, 2)},
    {"circa", Of(Lex::kBound, kAbout)},
    {"ca.", Of(Lex::kBound, kAbout)},
    {"c.", Of(Lex::kBound, kAbout)},
    {"+", Of(Lex::kSign)},
    {"#", Of(Lex::kSign)},
    {"no.", Of(Lex::kSign)},
    {"number", Of(Lex::kSign)},
    {"½", Of(Lex::kFractionSign, 102)},
    {"¼", Of(Lex::kFractionSign, 104)},
    {"¾", Of(Lex::kFractionSign, 304)},
    {"⅓", Of(Lex::kFractionSign, 103)},
    {"⅔", Of(Lex::kFractionSign, 203)},
    {"⅛", Of(Lex::kFractionSign, 108)},
    {"⅙", Of(Lex::kFractionSign, 106)},
    {"⅕", Of(Lex::kFractionSign, 105)},
    {"christmas", Of(Lex::kHoliday, 0)},
    {"easter", Of(Lex::kHoliday, 1)},
    {"halloween", Of(Lex::kHoliday, 2)},
    {"thanksgiving", Of(Lex::kHoliday, 3)},
    {"boxing", Of(Lex::kHoliday, 4)},
    {"black", Of(Lex::kHoliday, 5)},
    {"new", Of(Lex::kHoliday, 6)},
    {"valentine", Of(Lex::kHoliday, 8)},
    {"earth", Of(Lex::kHoliday, 9)},
    {"independence", Of(Lex::kHoliday, 10)},
    {"saint", Of(Lex::kHoliday, 11)},
    {"st.", Of(Lex::kHoliday, 11)},
    {"good", Of(Lex::kHoliday, 12)},
};

// Mixes the first and the last bytes: enough to tell few hundred words apart.
uint64_t Hash(std::string_view word) {
  const size_t n = word.size();
  uint64_t mixed = n;
  if (n >= 4) {
    uint32_t head = 0;
    uint32_t tail = 0;
    std::memcpy(&head, word.data(), 4);
    std::memcpy(&tail, word.data() + n - 4, 4);
    mixed ^= (static_cast<uint64_t>(head) << 32) | tail;
    if (n > 8) mixed += static_cast<uint64_t>(static_cast<uint8_t>(word[n / 2])) << 13;
  } else {
    for (const char c : word) mixed = (mixed << 8) | static_cast<uint8_t>(c);
  }
  mixed *= 0xD6E8FEB86659FD93u;
  return mixed >> 40;
}

// Open addressing; filled once, then only read.
class Table {
 public:
  Table() {
    for (int i = 0; i < 20; ++i) Insert(kSmall[i], Of(Lex::kCardinal, i));
    for (int i = 0; i < 8; ++i) Insert(kTens[i], Of(Lex::kCardinal, 20 + 10 * i));
    for (int i = 0; i < 19; ++i) Insert(kOrdinals[i], Of(Lex::kOrdinal, i + 1));
    for (int i = 0; i < 8; ++i) Insert(kTensOrdinals[i], Of(Lex::kOrdinal, 20 + 10 * i));
    for (int i = 0; i < 12; ++i) {
      const bool other_word = i == 2 || i == 4;
      const bool first_name = i == 3 || i == 5 || i == 7;
      Insert(kMonths[i], Of(Lex::kMonth, i + 1, other_word || first_name ? 1 : 0));
    }
    for (int i = 0; i < 7; ++i) Insert(kWeekdays[i], Of(Lex::kWeekday, i));
    for (const Entry& entry : kEntries) Insert(entry.word, entry.lexeme);
    for (int i = 0; i < CurrencyMarkCount(); ++i) Insert(CurrencyMark(i), Of(Lex::kCurrency, i));
  }
  // Whether any word begins with that byte and is so long: most words of a text stop here.
  bool MayHave(std::string_view word, size_t size) const {
    return size < 32 && (sizes_[static_cast<uint8_t>(word[0])] >> size & 1u) != 0;
  }
  // The same for plurals, abbreviations with their stop, hyphenated words and "oct2".
  bool MayBegin(std::string_view word) const {
    const auto first = static_cast<uint8_t>(word[0]);
    if (word.size() < 32 && (((sizes_[first] | sizes_[first] << 1) >> word.size()) & 1u) != 0) return true;
    if (sizes_[first] == 0 || word.size() < 5) return false;
    return IsAsciiDigit(word.back()) || word.find('-') != std::string_view::npos;
  }
  Lexeme Find(std::string_view word) const {
    if (!MayHave(word, word.size())) return {};
    for (size_t i = Hash(word) % kSlots; index_[i] != 0; i = (i + 1) % kSlots) {
      const Entry& entry = entries_[index_[i]];
      if (entry.word == word) return entry.lexeme;
    }
    return {};
  }

 private:
  // Many more slots than words: most lookups end at an empty one.
  static constexpr size_t kSlots = 4096;
  static constexpr size_t kMaxWords = 512;
  void Insert(std::string_view word, Lexeme lexeme) {
    size_t i = Hash(word) % kSlots;
    while (index_[i] != 0 && entries_[index_[i]].word != word) i = (i + 1) % kSlots;
    if (index_[i] != 0 || count_ == kMaxWords) return;
    index_[i] = static_cast<uint16_t>(count_);
    entries_[count_++] = {word, lexeme};
    sizes_[static_cast<uint8_t>(word[0])] |= 1u << word.size();
  }
  std::array<uint16_t, kSlots> index_{};  // into entries_; 0: empty
  std::array<Entry, kMaxWords> entries_{};
  size_t count_ = 1;
  std::array<uint32_t, 256> sizes_{};
};

const Table& Words() {
  static const Table table;
  return table;
}

bool IsTens(const Lexeme& lexeme) {
  return lexeme.kind == Lex::kCardinal && lexeme.value >= 20 && lexeme.value % 10 == 0;
}

// "thirds" is the plural of "third".
Lexeme FindPlain(std::string_view word) {
  const Lexeme found = Words().Find(word);
  if (found.kind != Lex::kNone || word.size() < 5 || word.back() != 's') return found;
  const Lexeme singular = Words().Find(word.substr(0, word.size() - 1));
  if (singular.kind == Lex::kOrdinal && singular.value != 2) return Of(Lex::kFraction, singular.value);
  return {};
}

// "october2", "dec31": a month and a day without a space. value: month, extra: 100 + day.
Lexeme MonthAndDay(std::string_view word) {
  const size_t digits = word.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits < 3 || word.size() - digits > 2) return {};
  Lexeme month = Words().Find(word.substr(0, digits));
  if (month.kind != Lex::kMonth) return {};
  int day = 0;
  for (const char c : word.substr(digits)) day = IsAsciiDigit(c) ? day * 10 + (c - '0') : 100;
  if (day < 1 || day > 31) return {};
  month.extra = static_cast<uint8_t>(100 + day);
  return month;
}

Lexeme Compound(std::string_view word, size_t hyphen) {
  const std::string_view first = word.substr(0, hyphen);
  const std::string_view rest = word.substr(hyphen + 1);
  const Lexeme head = FindPlain(first);
  if (head.kind == Lex::kPart && head.value == kMid) {
    const Lexeme month = FindPlain(rest);
    return month.kind == Lex::kMonth ? Of(Lex::kMidMonth, month.value) : Lexeme{};
  }
  if (head.kind == Lex::kOrdinal && (rest == "placed" || rest == "place")) return Of(Lex::kCompoundPlace, head.value);
  if (head.kind == Lex::kHalf) {
    const Lexeme unit = FindPlain(rest);
    if (unit.kind == Lex::kUnit && unit.value <= kHour)
      return Of(Lex::kCompoundTime, 0, static_cast<uint8_t>(unit.value));
    return {};
  }
  if (head.kind != Lex::kCardinal) return {};
  if (rest == "year-old" || rest == "years-old") return Of(Lex::kCompoundAge, head.value);
  const size_t next = rest.find('-');
  const Lexeme tail = FindPlain(rest.substr(0, next));
  if (next != std::string_view::npos) {
    // "thirty-seven-year-old"
    if (!IsTens(head) || tail.kind != Lex::kCardinal || tail.value > 9) return {};
    return rest.substr(next + 1) == "year-old" ? Of(Lex::kCompoundAge, head.value + tail.value) : Lexeme{};
  }
  if (IsTens(head) && tail.value > 0 && tail.value < 10 &&
      (tail.kind == Lex::kCardinal || tail.kind == Lex::kOrdinal)) {
    return Of(tail.kind, head.value + tail.value);
  }
  if (IsTens(head) && tail.kind == Lex::kFraction && tail.value < 10)
    return Of(Lex::kFraction, head.value + tail.value);
  const auto numerator = static_cast<uint8_t>(head.value);
  if (tail.kind == Lex::kFraction) return Of(Lex::kFraction, tail.value, numerator);
  if (head.value == 1 && tail.kind == Lex::kOrdinal && tail.value > 2) return Of(Lex::kFraction, tail.value, 1);
  if (tail.kind == Lex::kUnit && tail.value <= kHour) {
    return Of(Lex::kCompoundTime, head.value, static_cast<uint8_t>(tail.value));
  }
  if (rest == "second") return Of(Lex::kCompoundTime, head.value, kSecond);
  return {};
}

}  // namespace

namespace {

Lexeme LookUpSlowly(std::string_view lower) {
  const size_t hyphen = lower.size() < 6 ? std::string_view::npos : lower.find('-');
  if (hyphen != std::string_view::npos && hyphen > 0 && lower != "runner-up" && lower != "runners-up") {
    return Compound(lower, hyphen);
  }
  Lexeme lexeme = FindPlain(lower);
  if (lexeme.kind == Lex::kNone && lower.size() > 3) {
    if (lower.back() == '.') {
      lexeme = Words().Find(lower.substr(0, lower.size() - 1));
      const bool short_form = lexeme.kind == Lex::kMonth || lexeme.kind == Lex::kWeekday || lexeme.kind == Lex::kUnit;
      if (!short_form) lexeme = {};
    } else if (IsAsciiDigit(lower.back())) {
      lexeme = MonthAndDay(lower);
    }
  }
  return lexeme;
}

Lexeme LookUpIn(const Table& table, std::string_view lower) {
  if (IsAsciiDigit(lower[0])) return Of(Lex::kDigits);
  if (lower.size() > 26 || !table.MayBegin(lower)) return {};
  return LookUpSlowly(lower);
}

}  // namespace

Lexeme LookUp(std::string_view lower) { return LookUpIn(Words(), lower); }

std::vector<Lexeme> LookUpAll(const TokenizedText& text) {
  const Table& table = Words();
  std::vector<Lexeme> lexemes(text.tokens.size());
  const std::string_view lower = text.lower;
  for (size_t i = 0; i < lexemes.size(); ++i) {
    const Token& token = text.tokens[i];
    lexemes[i] = LookUpIn(table, lower.substr(token.begin, token.end - token.begin));
  }
  return lexemes;
}

}  // namespace kg::extract
