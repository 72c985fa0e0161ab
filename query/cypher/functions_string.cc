// Functions on strings.
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "graph/model/text.h"
#include "query/cypher/builtin.h"
#include "query/cypher/error.h"

namespace kg::query::cypher {
namespace {

using Arguments = std::span<const Value>;

[[noreturn]] void Fail(std::string type, std::string detail, std::string message) {
  QueryError error;
  error.type = std::move(type);
  error.detail = std::move(detail);
  error.phase = Phase::kRuntime;
  error.message = std::move(message);
  throw error;
}

bool AnyNull(Arguments arguments) {
  return std::any_of(arguments.begin(), arguments.end(), [](const Value& value) { return value.is_null(); });
}

const std::string& Text(const Value& value, std::string_view function) {
  if (!value.is(ValueType::kString)) {
    Fail("TypeError", "InvalidArgumentType",
         std::string(function) + "() takes a string, not " + std::string(TypeName(value.type())));
  }
  return value.string();
}

size_t Count(const Value& value, std::string_view function) {
  if (!value.is(ValueType::kInteger)) {
    Fail("TypeError", "InvalidArgumentType",
         std::string(function) + "() takes an integer as position or length, not " +
             std::string(TypeName(value.type())));
  }
  if (value.integer() < 0) {
    Fail("ArgumentError", "NumberOutOfRange", std::string(function) + "(): a position or length below 0");
  }
  return static_cast<size_t>(value.integer());
}

// Where the code point number `index` begins; the size when there are not so many.
size_t Offset(const std::string& text, size_t index) {
  size_t at = 0;
  for (; index > 0 && at < text.size(); --index) NextCodePoint(text, &at);
  return at;
}

size_t Length(const std::string& text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) NextCodePoint(text, &at);
  return count;
}

Value ToUpperFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  std::string out;
  icu::UnicodeString::fromUTF8(Text(arguments[0], "toUpper")).toUpper(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

Value ToLowerFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  std::string out;
  icu::UnicodeString::fromUTF8(Text(arguments[0], "toLower")).toLower(icu::Locale::getRoot()).toUTF8String(out);
  return out;
}

Value TrimEnds(Arguments arguments, std::string_view function, bool left, bool right) {
  if (AnyNull(arguments)) return Value();
  const std::string& text = Text(arguments[0], function);
  size_t begin = text.size(), end = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    if (IsSpace(NextCodePoint(text, &at))) continue;
    begin = std::min(begin, start);
    end = at;
  }
  if (!left) begin = 0;
  if (!right) end = text.size();
  return begin >= end ? Value("") : Value(text.substr(begin, end - begin));
}
Value TrimFunction(Arguments arguments) { return TrimEnds(arguments, "trim", true, true); }
Value LeftTrimFunction(Arguments arguments) { return TrimEnds(arguments, "ltrim", true, false); }
Value RightTrimFunction(Arguments arguments) { return TrimEnds(arguments, "rtrim", false, true); }

Value ReplaceFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  const std::string& text = Text(arguments[0], "replace");
  const std::string& what = Text(arguments[1], "replace");
  const std::string& with = Text(arguments[2], "replace");
  if (what.empty()) return text;
  constexpr size_t kMaxBytes = size_t{1} << 28;
  std::string out;
  size_t from = 0;
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, from)) {
    out.append(text, from, at - from).append(with);
    from = at + what.size();
    if (out.size() > kMaxBytes) Fail("Limit", "Size", "replace(): the result is longer than 256 MiB");
  }
  return out.append(text, from);
}

Value SplitFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  const std::string& text = Text(arguments[0], "split");
  const std::string& separator = Text(arguments[1], "split");
  constexpr size_t kMaxParts = 2'000'000;
  List parts;
  const auto add = [&](size_t begin, size_t end) {
    if (parts.size() >= kMaxParts) Fail("Limit", "Size", "split(): more than 2,000,000 parts");
    parts.emplace_back(text.substr(begin, end - begin));
  };
  size_t from = 0;
  if (separator.empty()) {
    while (from < text.size()) {
      const size_t begin = from;
      NextCodePoint(text, &from);
      add(begin, from);
    }
    return parts;
  }
  for (size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, from)) {
    add(from, at);
    from = at + separator.size();
  }
  add(from, text.size());
  return parts;
}

Value SubstringFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  const std::string& text = Text(arguments[0], "substring");
  const size_t begin = Offset(text, Count(arguments[1], "substring"));
  std::string rest = text.substr(begin);
  if (arguments.size() == 3) rest.resize(Offset(rest, Count(arguments[2], "substring")));
  return rest;
}

Value LeftFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  const std::string& text = Text(arguments[0], "left");
  return text.substr(0, Offset(text, Count(arguments[1], "left")));
}

Value RightFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  const std::string& text = Text(arguments[0], "right");
  const size_t length = Length(text);
  return text.substr(Offset(text, length - std::min(length, Count(arguments[1], "right"))));
}

Value ReverseFunction(Arguments arguments) {
  if (AnyNull(arguments)) return Value();
  if (arguments[0].is(ValueType::kList)) {
    const List& list = arguments[0].list();
    return List(list.rbegin(), list.rend());
  }
  const std::string& text = Text(arguments[0], "reverse");
  std::string out(text.size(), '\0');
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    NextCodePoint(text, &at);
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(at),
              out.end() - static_cast<std::ptrdiff_t>(at));
  }
  return out;
}

constexpr std::array<Builtin, 13> kFunctions = {{{"toupper", 1, 1, ToUpperFunction},
                                                 {"upper", 1, 1, ToUpperFunction},
                                                 {"tolower", 1, 1, ToLowerFunction},
                                                 {"lower", 1, 1, ToLowerFunction},
                                                 {"trim", 1, 1, TrimFunction},
                                                 {"ltrim", 1, 1, LeftTrimFunction},
                                                 {"rtrim", 1, 1, RightTrimFunction},
                                                 {"replace", 3, 3, ReplaceFunction},
                                                 {"split", 2, 2, SplitFunction},
                                                 {"substring", 2, 3, SubstringFunction},
                                                 {"left", 2, 2, LeftFunction},
                                                 {"right", 2, 2, RightFunction},
                                                 {"reverse", 1, 1, ReverseFunction}}};

}  // namespace

std::span<const Builtin> StringBuiltins() { return kFunctions; }

}  // namespace kg::query::cypher
