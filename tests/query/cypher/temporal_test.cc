// Days and durations: reading, parts, arithmetic, text.
#include "query/cypher/temporal.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "query/cypher/error.h"
#include "tests/random.h"

namespace kg::query::cypher {
namespace {

std::string Date(const char* text) {
  const auto date = ParseDate(text);
  return date ? TemporalText(*date) : "no date";
}
std::string Duration(const char* text) {
  const auto duration = ParseDuration(text);
  return duration ? TemporalText(*duration) : "no duration";
}
Value D(const char* text) { return *ParseDate(text); }
Value P(const char* text) { return *ParseDuration(text); }
std::string Call(Value (*function)(std::span<const Value>), std::vector<Value> arguments) {
  try {
    const Value value = function(arguments);
    return value.is_null() ? "null" : TemporalText(value);
  } catch (const QueryError& error) {
    return error.type + ": " + error.detail;
  }
}
std::string Compute(const Value& left, char op, const Value& right) {
  const auto value = TemporalArithmetic(op, left, right);
  return value ? TemporalText(*value) : "nothing";
}

TEST(Dates, AreReadInEveryFormOfIso8601) {
  EXPECT_EQ(Date("2024-02-29"), "2024-02-29");
  EXPECT_EQ(Date("20240229"), "2024-02-29");
  EXPECT_EQ(Date("2024-02"), "2024-02-01");
  EXPECT_EQ(Date("202402"), "2024-02-01");
  EXPECT_EQ(Date("2024"), "2024-01-01");
  EXPECT_EQ(Date("2024-W05"), "2024-01-29");
  EXPECT_EQ(Date("2024W057"), "2024-02-04");
  EXPECT_EQ(Date("2024-Q2-91"), "2024-06-30");
  EXPECT_EQ(Date("2024-060"), "2024-02-29");
  EXPECT_EQ(Date("2024366"), "2024-12-31");
  EXPECT_EQ(Date("-0044-03-15"), "-0044-03-15");
  EXPECT_EQ(Date("+999999999-12-31"), "+999999999-12-31");
}

TEST(Dates, ThatDoNotExistAreRefused) {
  for (const char* text :
       {"", "-", "2023-02-29", "2024-13", "2024-00-01", "2023-366", "2023-W53", "2024-Q5", "2024-Q1-92", "2024-1-1",
        "2024-02-", "20240", "2024-0101", "year", "999999999999999999999", "2024-02-29x"}) {
    EXPECT_EQ(Date(text), "no date") << text;
  }
}

TEST(Dates, ComeBackFromTheirParts) {
  const auto seed = tests::Seed();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<int64_t> days(-3'000'000, 3'000'000);
  for (int i = 0; i < 2000; ++i) {
    const DateValue date{days(random)};
    const YearMonthDay civil = ToYearMonthDay(date);
    EXPECT_EQ(MakeDate(civil.year, civil.month, civil.day), date);
    EXPECT_EQ(ParseDate(TemporalText(date)), date);
    const Map week{{"year", TemporalProperty(date, "weekYear")},
                   {"week", TemporalProperty(date, "week")},
                   {"dayOfWeek", TemporalProperty(date, "dayOfWeek")}};
    EXPECT_EQ(Call(DateFunction, {week}), TemporalText(date));
    const Map ordinal{{"year", civil.year}, {"ordinalDay", TemporalProperty(date, "ordinalDay")}};
    EXPECT_EQ(Call(DateFunction, {ordinal}), TemporalText(date));
    const Map quarter{{"year", civil.year},
                      {"quarter", TemporalProperty(date, "quarter")},
                      {"dayOfQuarter", TemporalProperty(date, "dayOfQuarter")}};
    EXPECT_EQ(Call(DateFunction, {quarter}), TemporalText(date));
  }
}

TEST(Dates, TakeFromAnotherDayWhatIsNotSaid) {
  const Value base = D("2023-11-14");
  EXPECT_EQ(Call(DateFunction, {Map{{"date", base}, {"day", int64_t{2}}}}), "2023-11-02");
  EXPECT_EQ(Call(DateFunction, {Map{{"date", base}, {"year", int64_t{1999}}}}), "1999-11-14");
  EXPECT_EQ(Call(DateFunction, {Map{{"date", base}, {"week", int64_t{1}}}}), "2023-01-03");
  EXPECT_EQ(Call(DateFunction, {Map{{"date", base}, {"quarter", int64_t{1}}}}), "2023-02-14");
  EXPECT_EQ(Call(DateFunction, {Map{{"day", int64_t{2}}, {"year", int64_t{1999}}}}),
            "ArgumentError: InvalidArgumentValue");
  EXPECT_EQ(Call(DateFunction, {Map{{"year", "1999"}}}), "TypeError: InvalidArgumentType");
  EXPECT_EQ(Call(DateFunction, {Value()}), "null");
}

TEST(Dates, AreCutToTheBeginningOfAUnit) {
  const auto cut = [](const char* unit) { return Call(DateTruncateFunction, {unit, D("1987-08-20")}); };
  EXPECT_EQ(cut("millennium"), "1000-01-01");
  EXPECT_EQ(cut("century"), "1900-01-01");
  EXPECT_EQ(cut("decade"), "1980-01-01");
  EXPECT_EQ(cut("weekYear"), "1986-12-29");
  EXPECT_EQ(cut("quarter"), "1987-07-01");
  EXPECT_EQ(cut("week"), "1987-08-17");
  EXPECT_EQ(cut("fortnight"), "ArgumentError: InvalidArgumentValue");
  EXPECT_EQ(Call(DateTruncateFunction, {"year", D("1987-08-20"), Map{{"day", int64_t{5}}}}), "1987-01-05");
}

TEST(Durations, AreReadWithFractions) {
  EXPECT_EQ(Duration("P1Y2M3DT4H5M6.7S"), "P1Y2M3DT4H5M6.7S");
  EXPECT_EQ(Duration("P2.5W"), "P17DT12H");
  EXPECT_EQ(Duration("P0.5M"), "P15DT5H14M33S");
  EXPECT_EQ(Duration("PT0.75M"), "PT45S");
  EXPECT_EQ(Duration("PT-0.5S"), "PT-0.5S");
  EXPECT_EQ(Duration("-P1D"), "P-1D");
  EXPECT_EQ(Duration("P2012-02-02T14:37:21.545"), "P2012Y2M2DT14H37M21.545S");
  for (const char* text :
       {"", "P", "PT", "P1", "1D", "P1S", "PT1D", "P1D1Y", "P1DT", "P1e5D", "P99999999999999999999Y"}) {
    EXPECT_EQ(Duration(text), "no duration") << text;
  }
}

TEST(Durations, AreMeasuredBetweenDays) {
  EXPECT_EQ(Call(DurationBetweenFunction, {D("2023-01-31"), D("2024-03-01")}), "P1Y1M1D");
  EXPECT_EQ(Call(DurationBetweenFunction, {D("2024-03-01"), D("2023-01-31")}), "P-1Y-1M-1D");
  EXPECT_EQ(Call(DurationInMonthsFunction, {D("2023-01-31"), D("2024-02-29")}), "P1Y");
  EXPECT_EQ(Call(DurationInDaysFunction, {D("2024-02-28"), D("2024-03-01")}), "P2D");
  EXPECT_EQ(Call(DurationInSecondsFunction, {D("2024-02-28"), D("2024-03-01")}), "PT48H");
  EXPECT_EQ(Call(DurationBetweenFunction, {Value(), D("2024-03-01")}), "null");
}

TEST(Durations, AreAddedPartByPart) {
  EXPECT_EQ(Compute(D("2024-01-31"), '+', P("P1M")), "2024-02-29");
  EXPECT_EQ(Compute(D("2024-03-31"), '-', P("P1M")), "2024-02-29");
  EXPECT_EQ(Compute(D("2024-01-31"), '+', P("PT47H")), "2024-02-01");
  EXPECT_EQ(Compute(P("P1M"), '+', P("P30D")), "P1M30D");
  EXPECT_EQ(Compute(P("P1DT0.25S"), '-', P("P2DT0.5S")), "P-1DT-0.25S");
  EXPECT_EQ(Compute(P("P1M"), '*', 1.5), "P1M15DT5H14M33S");
  EXPECT_EQ(Compute(P("P3D"), '/', int64_t{2}), "P1DT12H");
  EXPECT_EQ(Compute(D("2024-01-31"), '-', D("2024-01-30")), "nothing");
}

TEST(Durations, ThatLeaveTheCalendarAreAnError) {
  EXPECT_THROW((void)TemporalArithmetic('+', D("2024-01-31"), P("P999999999Y")), QueryError);
  EXPECT_THROW((void)TemporalArithmetic('*', P("P1Y"), 1e300), QueryError);
  EXPECT_THROW((void)TemporalArithmetic('/', P("P1Y"), int64_t{0}), QueryError);
}

TEST(Temporals, ShowTheirParts) {
  const auto part = [](const Value& value, const char* key) { return TemporalProperty(value, key).integer(); };
  EXPECT_EQ(part(D("2023-11-14"), "quarter"), 4);
  EXPECT_EQ(part(D("2023-11-14"), "dayOfQuarter"), 45);
  EXPECT_EQ(part(D("2023-01-01"), "weekYear"), 2022);
  EXPECT_EQ(part(D("2023-01-01"), "week"), 52);
  EXPECT_EQ(part(P("P1Y5M10DT2H3M4.5S"), "months"), 17);
  EXPECT_EQ(part(P("P1Y5M10DT2H3M4.5S"), "monthsOfYear"), 5);
  EXPECT_EQ(part(P("P1Y5M10DT2H3M4.5S"), "seconds"), 7384);
  EXPECT_EQ(part(P("P1Y5M10DT2H3M4.5S"), "milliseconds"), 7384500);
  EXPECT_TRUE(TemporalProperty(D("2023-11-14"), "hours").is_null());
}

}  // namespace
}  // namespace kg::query::cypher
