// From one type to another: toInteger, toFloat, toBoolean, toString. What cannot be read gives null.
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

#include "query/cypher/functions.h"
#include "query/cypher/words.h"

namespace kg::query::cypher {
namespace {

std::string_view Trim(std::string_view text) {
  size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<double> ReadFloat(std::string_view text) {
  text = Trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::invalid_argument || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Value FromFloat(double value) {
  // Towards zero; what does not fit is no integer.
  if (std::isnan(value) || value >= 9223372036854775808.0 || value < -9223372036854775808.0) return Value();
  return Value(static_cast<int64_t>(value));
}

Value ToInteger(const FunctionCall& call) {
  const Value& value = call[0];
  if (value.is(ValueType::kInteger)) return value;
  if (value.is(ValueType::kFloat)) return FromFloat(value.real());
  if (value.is(ValueType::kBoolean)) return Value(int64_t{value.boolean()});
  std::string_view text = Trim(value.string());
  if (text.starts_with('+')) text.remove_prefix(1);
  int64_t integer = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
  if (error == std::errc() && end == text.data() + text.size()) return Value(integer);
  std::optional<double> real = ReadFloat(text);
  return real ? FromFloat(*real) : Value();
}

Value ToFloat(const FunctionCall& call) {
  const Value& value = call[0];
  if (value.is_number()) return Value(value.number());
  std::optional<double> real = ReadFloat(value.string());
  return real ? Value(*real) : Value();
}

Value ToBoolean(const FunctionCall& call) {
  const Value& value = call[0];
  if (value.is(ValueType::kBoolean)) return value;
  if (value.is(ValueType::kInteger)) return Value(value.integer() != 0);
  std::string_view text = Trim(value.string());
  if (SameWord(text, "true")) return Value(true);
  if (SameWord(text, "false")) return Value(false);
  return Value();
}

Value ToString(const FunctionCall& call) {
  const Value& value = call[0];
  if (value.is(ValueType::kString)) return value;
  if (value.is(ValueType::kDate) || value.is(ValueType::kDuration)) return Value(TemporalText(value));
  return Value(ToText(value, nullptr));
}

constexpr TypeSet kWritten = kStringSet | kNumberSet | kBooleanSet;

constexpr std::array<Function, 4> kTable = {{
    {.name = "toInteger", .accepts = {kWritten}, .result = {kIntegerSet | kNullSet}, .call = ToInteger},
    {.name = "toFloat", .accepts = {kStringSet | kNumberSet}, .result = {kFloatSet | kNullSet}, .call = ToFloat},
    {.name = "toBoolean",
     .accepts = {kStringSet | kBooleanSet | kIntegerSet},
     .result = {kBooleanSet | kNullSet},
     .call = ToBoolean},
    {.name = "toString", .accepts = {kWritten | kTemporalSet}, .result = {kStringSet | kNullSet}, .call = ToString},
}};

}  // namespace

std::span<const Function> ConversionFunctions() { return kTable; }

}  // namespace kg::query::cypher
