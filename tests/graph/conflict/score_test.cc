// The score: impact, gap, evenness, weakest link.
#include "graph/conflict/score.h"

#include <gtest/gtest.h>

namespace kg::graph::conflict {
namespace {

TEST(Score, GapsCountFromAHalfTowardsOne) {
  EXPECT_DOUBLE_EQ(GapFactor(0, 365), 0.5);
  EXPECT_DOUBLE_EQ(GapFactor(365, 365), 0.75);
  EXPECT_DOUBLE_EQ(GapFactor(730, 365), 0.875);
  EXPECT_LE(GapFactor(int64_t{1} << 60, 1), 1.0);
}

TEST(Score, EvenSourcesCountFullAndALoneVoiceNearAHalf) {
  EXPECT_DOUBLE_EQ(EvennessFactor(3, 3), 1.0);
  EXPECT_DOUBLE_EQ(EvennessFactor(1, 4), 0.625);
  EXPECT_DOUBLE_EQ(EvennessFactor(4, 1), 0.625);
  EXPECT_DOUBLE_EQ(EvennessFactor(0, 0), 1.0);
}

TEST(Score, IsTheProductRoundedToThreeDigitsAndCapped) {
  EXPECT_DOUBLE_EQ(Score(0.8, 0.75, 1.0, 0.9, 1.0), 0.54);
  EXPECT_DOUBLE_EQ(Score(1.0, 1.0, 1.0, 1.0, kTensionCap), 0.49);
  EXPECT_DOUBLE_EQ(Score(0.7, 0.5, 1.0, 0.333, 1.0), 0.117);
}

}  // namespace
}  // namespace kg::graph::conflict
