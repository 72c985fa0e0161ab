// People who share a name in one article: what tells them apart.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/coref/coref_fixture.h"

namespace kg::extract {
namespace {

using NamesakesTest = CorefTest;

// A father was born twice and died twice.
TEST_F(NamesakesTest, LivesOfTwoGenerationsAreTwoPeoples) {
  Read(
      "Boris Voss (4 March 1871 – 12 May 1949) was a builder. Their son Boris Voss (9 June 1901 – 30 April 1975) "
      "was "
      "a judge.");
  EXPECT_EQ(entities_.size(), 2u);
}

TEST_F(NamesakesTest, YearsInOfficeAreNoLife) {
  Read("Boris Voss (1961-1963) was mayor. Boris Voss (1985-1989) served again.");
  EXPECT_EQ(entities_.size(), 1u);
}

TEST_F(NamesakesTest, ASurnameWithALifeBringsInAnotherOne) {
  Read(
      "The poet is the son of Boris Voss, the fifth Earl Voss (1905-1995), and of Mary Holt Countess Voss "
      "(1909-1995).");
  EXPECT_EQ(Who("Voss"), "Boris Voss");
  EXPECT_NE(Who("Voss", 1), "Boris Voss");
}

TEST_F(NamesakesTest, AnInitialIsNotTheNameBesideIt) {
  Read("Ida Voss was a writer and the daughter of I. K. Voss, who built ships.");
  EXPECT_NE(Who("I. K. Voss"), "Ida Voss");
}

TEST_F(NamesakesTest, ASonIsCalledJunior) {
  Read("Boris Aaron Voss painted all his life. He leaves two daughters. Another son, Boris Jr., died in 1991.");
  EXPECT_NE(Who("Boris Jr."), "Boris Aaron Voss");
}

// The son was his mother.
TEST_F(NamesakesTest, ATitleOfTheOtherGenderIsTheKins) {
  Read(
      "Rosalind Kranz built filters. Her son, Daniel, will unveil the sign. Mr Kranz, 57, lives in Oslo.\n\n"
      "Dame Rosalind was born in Bergen.");
  EXPECT_EQ(Who("Kranz"), "Daniel Kranz");
  EXPECT_EQ(Who("Rosalind"), "Rosalind Kranz");
}

TEST_F(NamesakesTest, WhoIsTheSonOfSomebodyIsNotThatOne) {
  Read("Voss is the son of the painter Boris Voss. The painter died in 1995.");
  EXPECT_NE(Who("Voss"), "Boris Voss");
}

}  // namespace
}  // namespace kg::extract
