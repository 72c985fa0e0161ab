#include "graph/model/duration.h"

#include <gtest/gtest.h>

namespace kg {
namespace {

TEST(Durations, CanonicalFormsComeBackUnchanged) {
  for (const char* text : {"2:01:25", "59:54", "8:39.05", "9.58", "0:34", "1:00:00", "26:11.00", "27.4", "2:01:09.6"}) {
    const auto duration = Duration::Parse(text);
    ASSERT_TRUE(duration) << text;
    EXPECT_EQ(duration->ToString(), text);
  }
}

TEST(Durations, RefusesWhatIsNoTime) {
  for (const char* text : {"", "2:1:25", "2:61:00", "1:2", "34", "2:01:25:10", "a:b", "9.1234", ":30"}) {
    EXPECT_FALSE(Duration::Parse(text)) << text;
  }
}

TEST(Durations, KeepThePrecisionOfTheirNotation) {
  EXPECT_EQ(Duration::Parse("2:01:25")->StepMilliseconds(), 1000);
  EXPECT_EQ(Duration::Parse("8:39.05")->StepMilliseconds(), 10);
  EXPECT_EQ(Duration::Parse("8:39.05")->milliseconds, 519050);
  EXPECT_EQ((Duration{7260000, DurationPrecision::kMinute}).ToString(), "2:01:00");
}

}  // namespace
}  // namespace kg
