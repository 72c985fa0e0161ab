// Functions of numbers.
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>

#include "query/cypher/fail.h"
#include "query/cypher/functions.h"

namespace kg::query::cypher {
namespace {

Value Abs(const FunctionCall& call) {
  if (call[0].is(ValueType::kFloat)) return Value(std::fabs(call[0].real()));
  if (call[0].integer() == std::numeric_limits<int64_t>::min()) {
    FailRuntime(call.position, "ArithmeticError", "IntegerOverflow", "abs(): the result does not fit into 64 bits");
  }
  return Value(std::abs(call[0].integer()));
}

Value Sign(const FunctionCall& call) {
  double number = call[0].number();
  return Value(int64_t{number > 0} - int64_t{number < 0});
}

// Half is rounded up, as in openCypher.
Value Round(const FunctionCall& call) {
  double number = call[0].number();
  if (call.size() == 1) return Value(std::floor(number + 0.5));
  double scale = std::pow(10.0, static_cast<double>(call[1].integer()));
  double scaled = number * scale;
  // Too many places to move the point by: there is nothing to round.
  return Value(std::isfinite(scaled) && scale > 0 ? std::round(scaled) / scale : number);
}

Value Rand(const FunctionCall&) {
  // Not part of any answer that must come out the same twice.
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return Value(std::uniform_real_distribution<double>(0, 1)(generator));
}

Value Pi(const FunctionCall&) { return Value(std::numbers::pi); }
Value E(const FunctionCall&) { return Value(std::numbers::e); }
Value Atan2(const FunctionCall& call) { return Value(std::atan2(call[0].number(), call[1].number())); }
Value IsNan(const FunctionCall& call) { return Value(std::isnan(call[0].number())); }

template <double (*kFunction)(double)>
Value Apply(const FunctionCall& call) {
  return Value(kFunction(call[0].number()));
}

double Cot(double x) { return 1.0 / std::tan(x); }
double Degrees(double x) { return x * 180.0 / std::numbers::pi; }
double Radians(double x) { return x * std::numbers::pi / 180.0; }

constexpr Function Real(std::string_view name, Value (*call)(const FunctionCall&)) {
  return {.name = name, .accepts = {kNumberSet}, .result = {kFloatSet | kNullSet}, .call = call};
}

constexpr std::array<Function, 27> kTable = {{
    {.name = "abs", .accepts = {kNumberSet}, .result = {kNumberSet | kNullSet}, .call = Abs},
    {.name = "sign", .accepts = {kNumberSet}, .result = {kIntegerSet | kNullSet}, .call = Sign},
    {.name = "round",
     .max_arguments = 2,
     .accepts = {kNumberSet, kIntegerSet},
     .result = {kFloatSet | kNullSet},
     .call = Round},
    {.name = "rand", .min_arguments = 0, .max_arguments = 0, .result = {kFloatSet}, .call = Rand, .is_random = true},
    {.name = "pi", .min_arguments = 0, .max_arguments = 0, .result = {kFloatSet}, .call = Pi},
    {.name = "e", .min_arguments = 0, .max_arguments = 0, .result = {kFloatSet}, .call = E},
    {.name = "atan2",
     .min_arguments = 2,
     .max_arguments = 2,
     .accepts = {kNumberSet, kNumberSet},
     .result = {kFloatSet | kNullSet},
     .call = Atan2},
    {.name = "isNaN", .accepts = {kNumberSet}, .result = {kBooleanSet | kNullSet}, .call = IsNan},
    Real("ceil", Apply<std::ceil>),
    Real("floor", Apply<std::floor>),
    Real("sqrt", Apply<std::sqrt>),
    Real("exp", Apply<std::exp>),
    Real("log", Apply<std::log>),
    Real("ln", Apply<std::log>),
    Real("log10", Apply<std::log10>),
    Real("sin", Apply<std::sin>),
    Real("cos", Apply<std::cos>),
    Real("tan", Apply<std::tan>),
    Real("asin", Apply<std::asin>),
    Real("acos", Apply<std::acos>),
    Real("atan", Apply<std::atan>),
    Real("sinh", Apply<std::sinh>),
    Real("cosh", Apply<std::cosh>),
    Real("tanh", Apply<std::tanh>),
    Real("cot", Apply<Cot>),
    Real("degrees", Apply<Degrees>),
    Real("radians", Apply<Radians>),
}};

}  // namespace

std::span<const Function> MathFunctions() { return kTable; }

}  // namespace kg::query::cypher
