#include "extract/ruleset/inflect.h"
#include "tests/paths.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace kg::extract {
namespace {

using Forms = std::vector<std::string>;

IrregularVerbs Lexicon() {
  std::ifstream in(tests::SourceDir().string() + "/extract/lexicons/verb-irregular.txt");
  std::ostringstream text;
  text << in.rdbuf();
  return ParseIrregularVerbs(text.str());
}

TEST(Inflect, RegularVerbsFollowTheSpellingRules) {
  const IrregularVerbs none;
  EXPECT_EQ(InflectVerb("coach", {}, none), (Forms{"coach", "coached", "coaches", "coaching"}));
  EXPECT_EQ(InflectVerb("guide", {}, none), (Forms{"guide", "guided", "guides", "guiding"}));
  EXPECT_EQ(InflectVerb("carry", {}, none), (Forms{"carried", "carries", "carry", "carrying"}));
  EXPECT_EQ(InflectVerb("stay", {}, none), (Forms{"stay", "stayed", "staying", "stays"}));
  EXPECT_EQ(InflectVerb("stop", {}, none), (Forms{"stop", "stopped", "stopping", "stops"}));
  EXPECT_EQ(InflectVerb("train", {}, none), (Forms{"train", "trained", "training", "trains"}));
  EXPECT_EQ(InflectVerb("fix", {}, none), (Forms{"fix", "fixed", "fixes", "fixing"}));
  EXPECT_EQ(InflectVerb("veto", {}, none), (Forms{"veto", "vetoed", "vetoes", "vetoing"}));
  EXPECT_EQ(InflectVerb("agree", {}, none), (Forms{"agree", "agreed", "agreeing", "agrees"}));
}

TEST(Inflect, IrregularVerbsComeFromTheLexicon) {
  const IrregularVerbs lexicon = Lexicon();
  EXPECT_EQ(InflectVerb("win", {}, lexicon), (Forms{"win", "winning", "wins", "won"}));
  EXPECT_EQ(InflectVerb("take", {}, lexicon), (Forms{"take", "taken", "takes", "taking", "took"}));
  EXPECT_EQ(InflectVerb("refer", {}, lexicon), (Forms{"refer", "refered", "referred", "referring", "refers"}));
  EXPECT_EQ(InflectVerb("lie", {}, lexicon), (Forms{"lain", "lay", "lie", "lies", "lying"}));
  EXPECT_EQ(InflectVerb("beat", {}, lexicon), (Forms{"beat", "beaten", "beating", "beats"}));
  EXPECT_EQ(InflectVerb("have", {}, lexicon), (Forms{"had", "has", "have", "having"}));
  EXPECT_EQ(InflectVerb("be", {}, lexicon), (Forms{"am", "are", "be", "been", "being", "is", "was", "were"}));
}

TEST(Inflect, VerbsWithTwoPastsKeepBoth) {
  const IrregularVerbs lexicon = Lexicon();
  EXPECT_EQ(InflectVerb("learn", {}, lexicon), (Forms{"learn", "learned", "learning", "learns", "learnt"}));
  const Forms travel = InflectVerb("travel", {}, lexicon);
  EXPECT_TRUE(std::find(travel.begin(), travel.end(), "traveled") != travel.end());
  EXPECT_TRUE(std::find(travel.begin(), travel.end(), "travelled") != travel.end());
}

TEST(Inflect, WhatIsWrittenOutTakesThePlaceOfTheRest) {
  EXPECT_EQ(InflectVerb("ride", {"rode", "ridden"}, {}), (Forms{"ridden", "ride", "rides", "riding", "rode"}));
}

}  // namespace
}  // namespace kg::extract
