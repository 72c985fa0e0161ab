// The words that value finders know: months, units, number words ... each with a kind and a number.
#ifndef NEWSGRAPH_EXTRACT_VALUES_LEXEMES_H_
#define NEWSGRAPH_EXTRACT_VALUES_LEXEMES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/text/tokens.h"

namespace kg::extract {

enum class Lex : uint8_t {
  kNone,
  kDigits,    // the token starts with a digit
  kCardinal,  // "seven", "twenty", "twenty-one": value
  kHundred,   // value 100
  kScale,     // "million": value is the power of ten
  kDozen,     // value 12, "couple" 2, "few" 3, "several" 5 ("few" and "several" in loose readings only)
  kArticle,   // "a", "an"
  kHalf,
  kQuarter,
  kOrdinal,        // "fifth", "twenty-first": value
  kFraction,       // "thirds", "eighths": value is the denominator; "two-thirds" too, with extra as numerator
  kMonth,          // 1 to 12; extra 1: also another word ("may"), 2: an abbreviation
  kWeekday,        // 0 to 6; extra 2: an abbreviation
  kUnit,           // of time: value is a TimeUnit
  kDayWord,        // "today": value is the offset in days
  kWhich,          // "last", "next" ...: value is a Which
  kAgo,            // "ago"
  kYearSeason,     // "spring" 1, "summer" 2, "autumn" 3, "winter" 4
  kPart,           // "early", "mid", "late", "beginning", "end", "start", "middle": value is a DatePart
  kLead,           // "since", "from", "until", "between" ...: value is a SpanLead
  kAged,           // "aged"
  kDecade,         // "nineties": 90
  kCompoundAge,    // "seven-year-old": value
  kCompoundTime,   // "two-hour": value, extra is the TimeUnit
  kCompoundPlace,  // "third-placed": value
  kMidMonth,       // "mid-november": value
  kMedal,          // "gold" 1, "silver" 2, "bronze" 3
  kRunnerUp,
  kBound,         // "under", "over", "sub", "about" ...: value is a BoundWord
  kCurrency,      // "$", "€", "£": value is an index of currencies
  kSign,          // "+", "#", "No.", "number"
  kFractionSign,  // "½": value numerator * 100 + denominator
  kHoliday,       // value is an index of holidays
  kIn,            // "in"
};

enum TimeUnit : int {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kFortnight,
  kMonthUnit,
  kYear,
  kDecadeUnit,
  kCentury,
  kSeason,
  kWeekend
};
enum Which : int { kLast, kThis, kNext, kPrevious, kComing, kFollowing, kSame, kThat, kPast };
enum DatePart : int { kEarly, kMid, kLate, kBeginning, kEnd };
enum SpanLead : int { kSince, kFrom, kBetween, kUntil, kBy, kBefore, kAfter };
enum BoundWord : int { kLess, kMore, kAbout };

struct Lexeme {
  Lex kind = Lex::kNone;
  uint8_t extra = 0;
  int32_t value = 0;
};

// What the token `lower` (in lower case) is; kNone for most words. Hyphenated words are taken apart ("twenty-one").
Lexeme LookUp(std::string_view lower);
// The same for every token.
std::vector<Lexeme> LookUpAll(const TokenizedText& text);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_LEXEMES_H_
