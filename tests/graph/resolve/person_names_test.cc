#include "graph/resolve/person_names.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "graph/resolve/short_names.h"
#include "graph/resolve/sounds.h"

namespace kg::graph {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void ExpectFit(const Pairs& pairs, bool fits) {
  for (const auto& [a, b] : pairs) {
    EXPECT_EQ(FitNames(a, b).fits, fits) << a << " / " << b;
    EXPECT_EQ(FitNames(b, a).fits, fits) << b << " / " << a;
  }
}

TEST(PersonNames, OneOrTwoLettersInALongNameAreASpelling) {
  EXPECT_EQ(FitNames("kelvin brandtner", "kevin brandtner").letters, 1);
  EXPECT_EQ(FitNames("mara jelinek", "mara chelinek").letters, 2);
  ExpectFit({{"gervais lindqvist", "gravais lindqvist"}, {"patrick holt", "patrik holt"}}, true);
}

TEST(PersonNames, TransliterationsOfOneNameFit) {
  ExpectFit({{"sergei ivanov", "sergey ivanov"},
             {"yevgeny orlovski", "evgeni orlovsky"},
             {"xenia juravleva", "ksenia zhuravleva"},
             {"timofey smirnov", "timofei smirnoff"},
             {"mohammed al farran", "muhammad el faran"},
             {"jurgen weisskopf", "juergen weisskopf"}},
            true);
}

TEST(PersonNames, ArabicNamesOfTwoPartsAreWrittenInManyWays) {
  ExpectFit({{"abdulrahman al farran", "abdel rahman faran"},
             {"abdulrahman al farran", "abd al rahman al farran"},
             {"nour el din farran", "noureddin farran"}},
            true);
  ExpectFit({{"abdul karim farran", "abdel rahman farran"}}, false);
}

// Whichever of the two stood first decided which of their words were taken for given names.
TEST(PersonNames, AnotherOrderFitsBothWaysAlike) {
  const NameFit one = FitNames("chatzilarios georgios", "yiorgos hadjilarios");
  const NameFit other = FitNames("yiorgos hadjilarios", "chatzilarios georgios");
  EXPECT_TRUE(one.fits && other.fits);
  EXPECT_EQ(one.Describe(), other.Describe());
}

TEST(PersonNames, ATitleInFrontIsNoName) {
  ExpectFit({{"sr agnes holt", "agnes holt"}, {"sheikh khalid al farran", "khalid farran"}}, true);
  EXPECT_TRUE(FitNames("dr agnes holt", "agnes holt").SameWords());
}

TEST(PersonNames, AGivenNameMayBeCutShort) {
  EXPECT_TRUE(FitNames("max steiner", "maximilian steiner").short_form);
  EXPECT_TRUE(FitNames("femi adeola", "oluwafemi adeola").short_form);
  EXPECT_TRUE(FitNames("mykhailo orlov", "mikhail orlov").by_sound) << "another spelling, not a shorter form";
  ExpectFit({{"paul steiner", "pauline steiner"}, {"joseph steiner", "josephina steiner"}}, false);
}

TEST(PersonNames, WhatSaysThatAVietnameseNameIsAWomansIsNoName) {
  EXPECT_TRUE(FitNames("ngoc han lam", "lam thi ngoc han").reordered);
  EXPECT_TRUE(FitNames("lam ngoc han", "lam thi ngoc han").SameWords());
}

TEST(PersonNames, OtherPeopleDoNotFit) {
  ExpectFit({{"amos berger", "benson berger"},
             {"mario rossi", "maria rossi"},
             {"daniel stein", "daniela stein"},
             {"simon keller", "simone keller"},
             {"lina holt", "nina holt"},
             {"joan holt", "jane holt"},
             {"edwin kramer", "edwin krueger"},
             {"tom berger", "tom bauer"},
             {"pavel novak", "pavel novakova"},
             {"george w brandt", "george x brandt"},
             {"a berger", "benson berger"},
             {"robert brandt", "john robert brandt"}},
            false);
}

TEST(PersonNames, AGenerationMarkPartsFatherAndSon) {
  ExpectFit({{"robert brandt jr", "robert brandt sr"}, {"robert brandt ii", "robert brandt iii"}}, false);
  ExpectFit({{"robert brandt jr", "robert brandt junior"}, {"robert brandt", "robert brandt jr"}}, true);
  EXPECT_TRUE(FitNames("robert brandt", "robert brandt jr").LeavesOpen());
}

TEST(PersonNames, InitialsShortFormsAndAddedNamesFitAndLeaveOpenWhoIsMeant) {
  for (const auto& [a, b] : Pairs{{"robert brandt", "robert f brandt"},
                                  {"kelvin holt", "kelvin holt cheney"},
                                  {"r brandt", "robert brandt"},
                                  {"r f brandt", "robert felix brandt"},
                                  {"bill holt", "william holt"}}) {
    const NameFit fit = FitNames(a, b);
    EXPECT_TRUE(fit.fits && fit.LeavesOpen()) << a << " / " << b;
  }
}

TEST(PersonNames, OrderAndSpacingDoNotMatter) {
  ExpectFit({{"ruiz ana", "ana ruiz"},
             {"wen bo lin", "lin wenbo"},
             {"pieter van der holt", "pieter vanderholt"},
             {"anita del corso", "anita delcorso"}},
            true);
}

TEST(PersonNames, FewLettersMakeNoSharedContextNecessaryButMoreOfThemDo) {
  EXPECT_EQ(FitNames("ana ruiz", "ana ruiz").Weakness(), 0);
  EXPECT_LT(FitNames("sergei ivanov", "sergey ivanov").Weakness(), FitNames("s ivanov", "sergey ivanof").Weakness());
}

TEST(ShortNames, FormsOfOneNameAndNoOthers) {
  EXPECT_TRUE(AreFormsOfOneName("bill", "william"));
  EXPECT_TRUE(AreFormsOfOneName("ted", "edward"));
  EXPECT_TRUE(AreFormsOfOneName("ted", "theodore"));
  EXPECT_FALSE(AreFormsOfOneName("edward", "theodore"));
  EXPECT_FALSE(AreFormsOfOneName("", ""));
}

TEST(Sounds, SpellingsOfOneSoundAreEqual) {
  EXPECT_EQ(SoundKey("zhukov"), SoundKey("joukov"));
  EXPECT_EQ(SoundKey("yevgeny"), SoundKey("evgeni"));
  EXPECT_EQ(SoundKey("schubert"), SoundKey("shubert"));
  EXPECT_NE(SoundKey("berger"), SoundKey("bauer"));
}

}  // namespace
}  // namespace kg::graph
