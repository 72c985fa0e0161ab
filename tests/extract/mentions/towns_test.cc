// Towns that no list knows, told by the firm or school behind them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Towns, BeforeTheirFirmAreNoEmployer) {
  const auto claims = AllClaims("Ana Ruiz, who had previously worked for Wexbury firm Mackie Doyle, was in court.");
  EXPECT_THAT(claims, Contains(HasSubstr("works-for(Ana Ruiz, Mackie Doyle")));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("Wexbury"))));
}

TEST(Towns, BeforeTheirSchoolAreNoEmployer) {
  EXPECT_THAT(AllClaims("Ana Ruiz has been appointed head of Ellonby's Auchter School."),
              Not(Contains(HasSubstr("(Ana Ruiz, Ellonby"))));
}

TEST(Parties, AreKnownByWhereTheyLean) {
  EXPECT_THAT(AllClaims("The opposition National League, whose leader Ana Ruiz had proposed a referendum, left "
                        "parliament. The minister stayed."),
              Contains("political-party(Ana Ruiz, National League)"));
}

}  // namespace
}  // namespace kg::extract
