// Marks: lengths, heights, weights and speeds with their unit: "8.95m", "2.06 metres", "6ft 2in", "20 km/h".
#include <algorithm>
#include <array>

#include "extract/values/cardinals.h"
#include "extract/values/finders.h"

namespace kg::extract {
namespace {

struct Unit {
  std::string_view word;
  std::string_view name;
};

constexpr Unit kUnits[] = {
    {"m", "m"},          {"metre", "m"},        {"metres", "m"},       {"meter", "m"},        {"meters", "m"},
    {"cm", "cm"},        {"centimetre", "cm"},  {"centimetres", "cm"}, {"centimeter", "cm"},  {"centimeters", "cm"},
    {"mm", "mm"},        {"millimetres", "mm"}, {"millimeters", "mm"}, {"km", "km"},          {"kms", "km"},
    {"kilometre", "km"}, {"kilometres", "km"},  {"kilometer", "km"},   {"kilometers", "km"},  {"mile", "mi"},
    {"miles", "mi"},     {"ft", "ft"},          {"feet", "ft"},        {"foot", "ft"},        {"inch", "in"},
    {"inches", "in"},    {"yard", "yd"},        {"yards", "yd"},       {"kg", "kg"},          {"kgs", "kg"},
    {"kilogram", "kg"},  {"kilograms", "kg"},   {"kilogramme", "kg"},  {"kilogrammes", "kg"}, {"kilos", "kg"},
    {"tonne", "t"},      {"tonnes", "t"},       {"tons", "ton"},       {"lb", "lb"},          {"lbs", "lb"},
    {"kph", "km/h"},     {"kmh", "km/h"},       {"km/h", "km/h"},      {"mph", "mph"},        {"litres", "l"},
    {"liters", "l"},     {"hectares", "ha"},    {"acres", "acres"},
};

std::string_view UnitOf(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  for (const Unit& unit : kUnits) {
    if (unit.word == word) return unit.name;
  }
  return {};
}

std::string Plain(const Cardinal& number) {
  if (number.digits.empty()) return FormatNumber(number.value);
  std::string digits(number.digits);
  digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  return digits;
}

// "6-foot-2", "6ft 2in", "6 feet 2 inches", "6'2\"" behind the feet: the inches; advances *pos.
std::string ReadInches(const Reader& reader, uint32_t* pos) {
  uint32_t at = *pos;
  const bool tight = reader.IsTightDash(at);
  if (tight || reader.Is(at, ",")) ++at;
  const Digits digits = reader.ReadDigits(at);
  if (reader.Kind(at) != Lex::kDigits || digits.value >= 12 || digits.colons > 0) return {};
  const bool glued = UnitOf(digits.suffix) == "in" || digits.suffix == "in";
  const bool word = digits.suffix.empty() && (UnitOf(reader.Lower(at + 1)) == "in" || reader.Is(at + 1, "in"));
  if (!glued && !word && !(tight && digits.suffix.empty())) return {};
  *pos = at + (word ? 2 : 1);
  return std::string(digits.number);
}

// 6'2": feet and inches.
Found FindHeight(const Reader& reader, uint32_t i) {
  const int feet = reader.PlainInteger(i, 9);
  if (feet < 3 || !reader.IsPrime(i + 1) || !reader.IsGlued(i + 1)) return std::nullopt;
  const int inches = reader.PlainInteger(i + 2, 11);
  if (inches < 0 || !reader.IsOneOf(i + 3, {"\"", "”", "″"})) return std::nullopt;
  return reader.Make(MentionType::kMark, i, i + 4, std::to_string(feet) + " ft " + std::to_string(inches) + " in");
}

}  // namespace

bool IsRaceDistance(double value, std::string_view unit) {
  static constexpr std::array<double, 20> kMetres = {50,  55,  60,   80,   100,  110,  200,  300,   400,   500,
                                                     600, 800, 1000, 1500, 2000, 3000, 5000, 10000, 20000, 1600};
  static constexpr std::array<double, 17> kKilometres = {1,  3,  5,  6,  8,  10, 12,  15,    20,
                                                         21, 25, 30, 35, 42, 50, 100, 42.195};
  static constexpr std::array<double, 9> kMiles = {1, 2, 5, 10, 13, 13.1, 26.2, 50, 100};
  const auto in = [value](const auto& list) { return std::find(list.begin(), list.end(), value) != list.end(); };
  if (unit == "m") return in(kMetres);
  if (unit == "km" || unit == "k") return in(kKilometres);
  return unit == "mi" && in(kMiles);
}

Found FindMark(const Reader& reader, uint32_t i) {
  Cardinal number;
  uint32_t pos = i + 1;
  std::string_view unit;
  if (reader.Kind(i) == Lex::kDigits) {
    if (Found height = FindHeight(reader, i)) return height;
    const Digits digits = reader.ReadDigits(i);
    if (digits.colons > 0 || digits.stops > 1) return std::nullopt;
    unit = UnitOf(digits.suffix);
    number.value = digits.value;
    number.digits = digits.number;
    // "£5m" and "20m people" are millions.
    if (digits.suffix == "m" && (reader.Kind(i - 1) == Lex::kCurrency || reader.IsPluralNoun(i + 1)))
      return std::nullopt;
  }
  if (unit.empty()) {
    const auto read = ReadCardinal(reader, i);
    if (!read) return std::nullopt;
    number = *read;
    pos = number.last;
    if (reader.IsTightDash(pos)) ++pos;
    unit = UnitOf(reader.Lower(pos));
    if (unit.empty()) return std::nullopt;
    ++pos;
  }
  if (reader.Is(pos, "/") && (unit == "m" || unit == "km")) {
    const bool seconds = unit == "m" && reader.Is(pos + 1, "s");
    const bool hours = unit == "km" && reader.IsOneOf(pos + 1, {"h", "hr"});
    if (!seconds && !hours) return std::nullopt;
    unit = seconds ? "m/s" : "km/h";
    pos += 2;
  }
  if (unit == "km" && reader.IsOneOf(pos, {"an", "per"}) && reader.Is(pos + 1, "hour")) {
    unit = "km/h";
    pos += 2;
  } else if (IsRaceDistance(number.value, unit)) {
    return std::nullopt;
  }
  std::string value = Plain(number) + " " + std::string(unit);
  if (unit == "ft") {
    if (const std::string inches = ReadInches(reader, &pos); !inches.empty()) value += " " + inches + " in";
  }
  return reader.Make(MentionType::kMark, i, pos, std::move(value));
}

}  // namespace kg::extract
