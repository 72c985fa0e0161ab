// Functions of lists.
#include <algorithm>
#include <array>
#include <string>

#include "query/cypher/fail.h"
#include "query/cypher/functions.h"

namespace kg::query::cypher {
namespace {

constexpr uint64_t kMaxRange = 10'000'000;

// Characters, not bytes.
int64_t CountCharacters(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

Value Size(const FunctionCall& call) {
  if (call[0].is(ValueType::kString)) return Value(CountCharacters(call[0].string()));
  return Value(static_cast<int64_t>(call[0].list().size()));
}

Value Head(const FunctionCall& call) { return call[0].list().empty() ? Value() : call[0].list().front(); }
Value Last(const FunctionCall& call) { return call[0].list().empty() ? Value() : call[0].list().back(); }

Value Tail(const FunctionCall& call) {
  const List& list = call[0].list();
  return list.empty() ? Value(List()) : Value(List(list.begin() + 1, list.end()));
}

Value Range(const FunctionCall& call) {
  for (const Value& argument : call.arguments) {
    if (!argument.is(ValueType::kInteger)) call.Fail("InvalidArgumentType", "takes whole numbers");
  }
  int64_t first = call[0].integer();
  int64_t last = call[1].integer();
  int64_t step = call.size() > 2 ? call[2].integer() : 1;
  if (step == 0) call.Fail("NumberOutOfRange", "the step cannot be 0");
  if (step > 0 ? first > last : first < last) return Value(List());
  uint64_t span = step > 0 ? static_cast<uint64_t>(last) - static_cast<uint64_t>(first)
                           : static_cast<uint64_t>(first) - static_cast<uint64_t>(last);
  uint64_t stride = step > 0 ? static_cast<uint64_t>(step) : uint64_t{0} - static_cast<uint64_t>(step);
  uint64_t steps = span / stride;
  if (steps >= kMaxRange) {
    FailRuntime(call.position, "Limit", "Memory",
                "range() would make more than " + std::to_string(kMaxRange) + " numbers");
  }
  List list;
  list.reserve(steps + 1);
  for (uint64_t i = 0; i <= steps; ++i) {
    list.emplace_back(static_cast<int64_t>(static_cast<uint64_t>(first) + i * static_cast<uint64_t>(step)));
  }
  return Value(std::move(list));
}

Value Coalesce(const FunctionCall& call) {
  for (const Value& argument : call.arguments) {
    if (!argument.is_null()) return argument;
  }
  return Value();
}

Value IsEmpty(const FunctionCall& call) {
  if (call[0].is(ValueType::kString)) return Value(call[0].string().empty());
  if (call[0].is(ValueType::kMap)) return Value(call[0].map().empty());
  return Value(call[0].list().empty());
}

constexpr std::array<Function, 7> kTable = {{
    {.name = "size", .accepts = {kStringSet | kListSet}, .result = {kIntegerSet | kNullSet}, .call = Size},
    {.name = "head", .accepts = {kListSet}, .call = Head},
    {.name = "last", .accepts = {kListSet}, .call = Last},
    {.name = "tail", .accepts = {kListSet}, .result = {kListSet | kNullSet}, .call = Tail},
    {.name = "range",
     .min_arguments = 2,
     .max_arguments = 3,
     .result = {kListSet | kNullSet, kIntegerSet},
     .call = Range},
    {.name = "coalesce", .max_arguments = 1000, .call = Coalesce, .takes_null = true},
    {.name = "isEmpty",
     .accepts = {kStringSet | kListSet | kMapSet},
     .result = {kBooleanSet | kNullSet},
     .call = IsEmpty},
}};

}  // namespace

std::span<const Function> ListFunctions() { return kTable; }

}  // namespace kg::query::cypher
