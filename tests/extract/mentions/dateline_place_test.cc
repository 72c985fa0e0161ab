// Where an article was written tells which of several places of one name it speaks of.
#include "extract/mentions/dateline_place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/mentions/place_id.h"
#include "tests/extract/mentions/mentions_fixture.h"

namespace kg::extract::testing {
namespace {

class DatelinePlaceTest : public MentionsTest {
 protected:
  // The country of a word of the text, told from such a place.
  static std::string CountryFrom(std::string_view dateline, std::string_view text, std::string_view word) {
    Analysed analysed = Analyse(text);
    analysed.article.dateline_place = dateline;
    analysed.mentions = finder_->Find(analysed.article, analysed.text, {});
    return std::string(analysed.At(word).Get("country"));
  }
};

TEST_F(DatelinePlaceTest, TheTextMeansTheTownOfItsDateline) {
  // The ice rink of the Scottish town was once said to stand in Australia.
  EXPECT_EQ(CountryFrom("Perth, Scotland", "The rink in Perth closes on Sunday.", "Perth"), "Scotland");
  EXPECT_EQ(CountryFrom("", "The rink in Perth closes on Sunday.", "Perth"), "Australia");
}

TEST_F(DatelinePlaceTest, ALargeTownOfTheCountryGoesBeforeOneAbroad) {
  EXPECT_EQ(CountryFrom("Caracas", "Rain flooded streets in Valencia on Sunday.", "Valencia"), "Venezuela");
  EXPECT_EQ(CountryFrom("Caracas", "Rain flooded streets in Valencia, Spain, on Sunday.", "Valencia"), "Spain");
  // Paris in Texas is too small to be meant.
  EXPECT_EQ(CountryFrom("Chicago", "He flew to Paris on Sunday.", "Paris"), "France");
}

TEST_F(DatelinePlaceTest, StandsAmongTheEntitiesOnce) {
  Article article;
  article.dateline_place = "BERGEN, Norway";
  std::vector<LocalEntity> entities;
  AddDatelinePlace(*gazetteer_, article, &entities);
  AddDatelinePlace(*gazetteer_, article, &entities);
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].name, "Bergen");
  EXPECT_EQ(entities[0].type, ValueType::kPlace);
  article.dateline_place = "Bergen, Peru";
  entities.clear();
  AddDatelinePlace(*gazetteer_, article, &entities);
  EXPECT_TRUE(entities.empty());
}

}  // namespace
}  // namespace kg::extract::testing
