// Towns that no list knows, told by the firm or school behind them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> ClaimsOf(const std::string& text) {
  const Document document = Extract(text);
  std::vector<std::string> lines;
  for (const Claim& claim : document.claims) lines.push_back(LineOf(claim, document));
  return lines;
}

TEST(Towns, BeforeTheirFirmAreNoEmployer) {
  const auto claims = ClaimsOf("Ana Ruiz, who had previously worked for Wexbury firm Mackie Doyle, was in court.");
  EXPECT_THAT(claims, Contains(HasSubstr("works-for(Ana Ruiz, Mackie Doyle")));
  EXPECT_THAT(claims, Not(Contains(HasSubstr("Wexbury"))));
}

TEST(Towns, BeforeTheirSchoolAreNoEmployer) {
  EXPECT_THAT(ClaimsOf("Ana Ruiz has been appointed head of Ellonby's Auchter School."),
              Not(Contains(HasSubstr("(Ana Ruiz, Ellonby"))));
}

TEST(Parties, AreKnownByWhereTheyLean) {
  EXPECT_THAT(ClaimsOf("The opposition National League, whose leader Ana Ruiz had proposed a referendum, left "
                       "parliament. The minister stayed."),
              Contains("political-party(Ana Ruiz, National League)"));
}

}  // namespace
}  // namespace kg::extract
