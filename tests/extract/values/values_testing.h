// Helpers for the tests of values: all values of a text as lines "Type value [words] key=value ...".
#ifndef NEWSGRAPH_TESTS_EXTRACT_VALUES_VALUES_TESTING_H_
#define NEWSGRAPH_TESTS_EXTRACT_VALUES_VALUES_TESTING_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/values/values.h"

namespace kg::extract {

inline std::string TypeName(const Mention& mention) {
  for (int i = 0; i < kMentionTypeCount; ++i) {
    if (mention.types.Has(static_cast<MentionType>(i))) return std::string(ToString(static_cast<MentionType>(i)));
  }
  return "";
}

inline std::vector<Mention> ValuesIn(const TokenizedText& text, std::string_view reference) {
  DateContext context;
  if (!reference.empty()) context.reference = Date::Parse(reference);
  return FindValues(text, context);
}

// "value [words]" of all values of one type, joined by "; ".
inline std::string ValuesOf(MentionType type, std::string_view input, std::string_view reference = "2024-02-14") {
  const TokenizedText text = Tokenize(input);
  std::string out;
  for (const Mention& mention : ValuesIn(text, reference)) {
    if (!mention.types.Has(type)) continue;
    if (!out.empty()) out += "; ";
    out += mention.value + " [" + std::string(text.Range(mention.first, mention.last)) + "]";
  }
  return out;
}

// "Type value" of all values, joined by "; ".
inline std::string AllValues(std::string_view input, std::string_view reference = "2024-02-14") {
  const TokenizedText text = Tokenize(input);
  std::string out;
  for (const Mention& mention : ValuesIn(text, reference)) {
    if (!out.empty()) out += "; ";
    out += TypeName(mention) + " " + mention.value;
  }
  return out;
}

// The attribute of the first value.
inline std::string AttributeOf(std::string_view key, std::string_view input,
                               std::string_view reference = "2024-02-14") {
  const TokenizedText text = Tokenize(input);
  const std::vector<Mention> mentions = ValuesIn(text, reference);
  return mentions.empty() ? "no value" : std::string(mentions[0].Get(key));
}

struct ValueCase {
  const char* text;
  const char* values;
};

inline void CheckValues(MentionType type, const std::vector<ValueCase>& cases,
                        std::string_view reference = "2024-02-14") {
  for (const ValueCase& c : cases) EXPECT_EQ(ValuesOf(type, c.text, reference), c.values) << c.text;
}

}  // namespace kg::extract

#endif  // NEWSGRAPH_TESTS_EXTRACT_VALUES_VALUES_TESTING_H_
