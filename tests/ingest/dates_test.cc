#include "ingest/text/dates.h"

#include <gtest/gtest.h>

#include "ingest/text/dateline.h"

namespace kg::ingest {
namespace {

std::string Show(const std::optional<PartialDate>& date) {
  if (!date) return "none";
  return Date::Of(date->year, date->month, date->day).ToString();
}

TEST(StatedDates, EveryCommonFormOfMetadataIsRead) {
  EXPECT_EQ(Show(ParseStatedDate("2024-02-13")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("2024-02-13T23:30:00-05:00")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("2024-02-13 10:30")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("20240213")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("20240213T103000Z")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("2024/2/3")), "2024-02-03");
  EXPECT_EQ(Show(ParseStatedDate("2024-02")), "2024-02");
  EXPECT_EQ(Show(ParseStatedDate("2024")), "2024");
  EXPECT_EQ(Show(ParseStatedDate("Tue, 13 Feb 2024 10:30:00 GMT")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("March 12, 2024")), "2024-03-12");
  EXPECT_EQ(Show(ParseStatedDate("Sept. 3rd, 2024 at 5:00 p.m.")), "2024-09-03");
  EXPECT_EQ(Show(ParseStatedDate("12 March 2024")), "2024-03-12");
  EXPECT_EQ(Show(ParseStatedDate("Tuesday 12 March 2024 10.30 GMT")), "2024-03-12");
  EXPECT_EQ(Show(ParseStatedDate("12th of May, 2024")), "2024-05-12");
  EXPECT_EQ(Show(ParseStatedDate("13.02.2024 08:15")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("1707820200")), "2024-02-13");
  EXPECT_EQ(Show(ParseStatedDate("1707820200000")), "2024-02-13");
}

TEST(StatedDates, WhatIsNoDateOrHasTwoReadingsGivesNone) {
  EXPECT_EQ(Show(ParseStatedDate("")), "none");
  EXPECT_EQ(Show(ParseStatedDate("yesterday")), "none");
  EXPECT_EQ(Show(ParseStatedDate("03/04/2024")), "none");
  EXPECT_EQ(Show(ParseStatedDate("30/02/2024")), "none");
  EXPECT_EQ(Show(ParseStatedDate("2024-13-45")), "none");
  EXPECT_EQ(Show(ParseStatedDate("0000-00-00")), "none");
  EXPECT_EQ(Show(ParseStatedDate("12345")), "none");
}

TEST(StatedDates, ASlashDateWithOneReadingIsRead) {
  EXPECT_EQ(Show(ParseStatedDate("25/03/2024")), "2024-03-25");
  EXPECT_EQ(Show(ParseStatedDate("03/25/2024")), "2024-03-25");
  EXPECT_EQ(Show(ParseStatedDate("04/04/2024")), "2024-04-04");
}

TEST(UrlDates, ThePathOfAUrlCanTellTheDay) {
  EXPECT_EQ(Show(DateOfUrl("https://news.example/2024/02/13/some-story")), "2024-02-13");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/sport/2024-02-13/story")), "2024-02-13");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/a/2024/feb/13/story")), "2024-02-13");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/a/20240213/story")), "2024-02-13");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/2024/02/story")), "2024-02");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/story-12345678")), "none");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/top-2024-moments")), "none");
  EXPECT_EQ(Show(DateOfUrl("https://news.example/story?d=2024/02/13")), "none");
  EXPECT_EQ(Show(DateOfUrl("")), "none");
}

TEST(DateLines, PublishedAndUpdatedAreToldApart) {
  const DateLine both = ParseDateLine("Published: 12 March 2024 | Updated: 14 March 2024 at 10:30 am");
  EXPECT_TRUE(both.is_date_line);
  EXPECT_EQ(Show(both.published), "2024-03-12");
  EXPECT_EQ(Show(both.modified), "2024-03-14");
  const DateLine updated = ParseDateLine("Updated on March 3, 2024");
  EXPECT_EQ(Show(updated.published), "none");
  EXPECT_EQ(Show(updated.modified), "2024-03-03");
}

TEST(DateLines, ASentenceWithADateIsNoDateLine) {
  EXPECT_FALSE(ParseDateLine("She won the race on March 3, 2024.").is_date_line);
  EXPECT_FALSE(ParseDateLine("The article about the flood").is_date_line);
  const DateLine life = ParseDateLine("21 June 1935 – 31 December 2015");
  EXPECT_FALSE(life.is_date_line);
  EXPECT_FALSE(life.published.has_value());
  EXPECT_FALSE(ParseDateLine("Born: 4 June 1951").published.has_value());
  EXPECT_TRUE(ParseDateLine("Tuesday 12 March 2024 10.30 GMT").is_date_line);
}

TEST(Datelines, PlaceAgencyAndDateAreTakenApart) {
  const auto dateline =
      ParseDateline("NAIROBI, Feb 12, 2024 (Reuters) - The minister said on Monday that roads would close.");
  ASSERT_TRUE(dateline);
  EXPECT_EQ(dateline->place, "NAIROBI");
  EXPECT_EQ(dateline->agency, "Reuters");
  EXPECT_EQ(Show(dateline->date), "2024-02-12");
}

TEST(Datelines, PlacesOfSeveralPartsAreKept) {
  const auto dateline = ParseDateline("ST. JOSEPH, Mich. (AP) \xE2\x80\x94 A sixth case was confirmed.");
  ASSERT_TRUE(dateline);
  EXPECT_EQ(dateline->place, "ST. JOSEPH, Mich.");
  EXPECT_EQ(dateline->agency, "AP");
}

TEST(Datelines, ADashInASentenceMakesNoDateline) {
  EXPECT_FALSE(ParseDateline("The winner \xE2\x80\x94 a teacher from Bergen \xE2\x80\x94 was tired."));
  EXPECT_FALSE(ParseDateline("Ana Ruiz - the favourite - dropped out."));
  EXPECT_FALSE(ParseDateline("He was 25 - the youngest of all."));
  EXPECT_FALSE(ParseDateline(""));
}

}  // namespace
}  // namespace kg::ingest
