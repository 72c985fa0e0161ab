// Functions on strings count code points, and refuse what is no string.
#include <gtest/gtest.h>

#include <string>

#include "query/cypher/builtin.h"
#include "query/cypher/error.h"

namespace kg::query::cypher {
namespace {

std::string Call(std::string_view name, std::vector<Value> arguments) {
  for (const Builtin& builtin : StringBuiltins()) {
    if (builtin.name != name) continue;
    try {
      return ToText(builtin.run(arguments), nullptr);
    } catch (const QueryError& error) {
      return error.type + ": " + error.detail;
    }
  }
  return "no function";
}

TEST(StringFunctions, CountCodePointsNotBytes) {
  EXPECT_EQ(Call("substring", {"Łódź", int64_t{1}, int64_t{2}}), "'ód'");
  EXPECT_EQ(Call("substring", {"Łódź", int64_t{9}}), "''");
  EXPECT_EQ(Call("left", {"Łódź", int64_t{2}}), "'Łó'");
  EXPECT_EQ(Call("right", {"Łódź", int64_t{3}}), "'ódź'");
  EXPECT_EQ(Call("right", {"Łódź", int64_t{30}}), "'Łódź'");
  EXPECT_EQ(Call("reverse", {"Łódź"}), "'źdóŁ'");
  EXPECT_EQ(Call("toupper", {"straße"}), "'STRASSE'");
  EXPECT_EQ(Call("split", {"a, b, ", ", "}), "['a', 'b', '']");
  EXPECT_EQ(Call("split", {"óa", ""}), "['ó', 'a']");
  EXPECT_EQ(Call("trim", {"\t \xC2\xA0x y "}), "'x y'");
  EXPECT_EQ(Call("trim", {"  "}), "''");
  EXPECT_EQ(Call("ltrim", {" x "}), "'x '");
  EXPECT_EQ(Call("rtrim", {" x "}), "' x'");
  EXPECT_EQ(Call("replace", {"aaa", "aa", "b"}), "'ba'");
  EXPECT_EQ(Call("replace", {"aaa", "", "b"}), "'aaa'");
}

TEST(StringFunctions, GiveNullForNullAndAnErrorForOtherTypes) {
  EXPECT_EQ(Call("toupper", {Value()}), "null");
  EXPECT_EQ(Call("substring", {"x", Value()}), "null");
  EXPECT_EQ(Call("toupper", {int64_t{1}}), "TypeError: InvalidArgumentType");
  EXPECT_EQ(Call("left", {"x", int64_t{-1}}), "ArgumentError: NumberOutOfRange");
  EXPECT_EQ(Call("left", {"x", 1.5}), "TypeError: InvalidArgumentType");
}

}  // namespace
}  // namespace kg::query::cypher
