#include "tests/extract/values/values_testing.h"

namespace kg::extract {
namespace {

constexpr MentionType kDate = MentionType::kDate;

TEST(Dates, WithTheNameOfTheMonth) {
  CheckValues(kDate, {{"Vela was born on 2 December 1999 in Oslo.", "1999-12-02 [2 December 1999]"},
                      {"Vela was born on December 2, 1999, in Oslo.", "1999-12-02 [December 2, 1999]"},
                      {"born on the 2nd of December, 1999", "1999-12-02 [2nd of December, 1999]"},
                      {"born December 2nd 1999", "1999-12-02 [December 2nd 1999]"},
                      {"on Sunday, 2 May 2021, she won", "2021-05-02 [Sunday, 2 May 2021]"},
                      {"(Oct. 8, 2023)", "2023-10-08 [Oct. 8, 2023]"},
                      {"in October, 2023", "2023-10 [October, 2023]"},
                      {"in October of 2023", "2023-10 [October of 2023]"},
                      {"in mid-May 2019", "2019-05 [mid-May 2019]"}});
}

TEST(Dates, InFigures) {
  CheckValues(kDate, {{"published 1999-12-02", "1999-12-02 [1999-12-02]"},
                      {"on 22/11/1999 and 03/04/2001", "1999-11-22 [22/11/1999]; 2001-04-03 [03/04/2001]"},
                      {"on 11/22/1999 and 03/04/2001", "1999-11-22 [11/22/1999]; 2001-03-04 [03/04/2001]"},
                      {"on 21.04.2016", "2016-04-21 [21.04.2016]"},
                      {"on 30/02/2016", ""}});
}

TEST(Dates, FiguresWithTwoReadingsTellBoth) {
  EXPECT_EQ(AttributeOf("ambiguous", "on 03/04/2001"), "yes");
  EXPECT_EQ(AttributeOf("other", "on 03/04/2001"), "2001-04-03");
}

TEST(Dates, AFirstNameBeforeASurnameIsNoMonth) {
  EXPECT_EQ(ValuesOf(kDate, "She took over from Jan Vermeer and left in Jan 2022"), "2022-01 [Jan 2022]");
}

TEST(Dates, ADayThatDoesNotExistIsNoDate) { EXPECT_EQ(ValuesOf(kDate, "on 31 June 2019"), ""); }

TEST(Dates, BareYears) {
  CheckValues(kDate, {{"She won in 2019.", "2019 [2019]"},
                      {"the 2007 race", "2007 [2007]"},
                      {"her 2019's best", "2019 [2019]"},
                      {"Founded in 1871, the club", "1871 [1871]"},
                      {"from 1868 to 1874", "1868/1874 [from 1868 to 1874]"},
                      {"Ines Vela (1633–1706)", "1633 [1633]; 1706 [1706]"},
                      {"coach for 18 years from 1983", "1983/.. [from 1983]"},
                      {"early 1987", "1987 [early 1987]"},
                      {"in late 2010", "2010 [late 2010]"},
                      {"in the first half of 2019 sales rose", "2019 [2019]"},
                      {"around 1990", "1990~ [around 1990]"}});
}

TEST(Dates, CountsAreNoYears) {
  CheckValues(kDate, {{"2000 fans came", ""},
                      {"about 2000 people", ""},
                      {"won the 1500 metres", ""},
                      {"more than 1900 runners", ""},
                      {"$2000 was paid", ""},
                      {"a 2000-metre race", ""},
                      {"bus no. 2012", ""}});
}

TEST(Dates, DecadesSeasonsCenturies) {
  CheckValues(kDate, {{"in the 1990s", "1990/1999 [1990s]"},
                      {"in the '90s", "1990/1999 [90s]"},
                      {"in the mid-2010s", "2014~/2016~ [mid-2010s]"},
                      {"in the nineties", "1990/1999 [nineties]"},
                      {"the 2023/24 season", "2023/2024 [2023/24 season]"},
                      {"in 2023-24 they", "2023/2024 [2023-24]"},
                      {"in the 19th century", "1801/1900 [19th century]"}});
}

TEST(Dates, Spans) {
  CheckValues(kDate, {{"from 2007 to 2011", "2007/2011 [from 2007 to 2011]"},
                      {"coach 2007-2011", "2007/2011 [2007-2011]"},
                      {"from 1998–2004", "1998/2004 [from 1998–2004]"},
                      {"between 2010 and 2012", "2010/2012 [between 2010 and 2012]"},
                      {"from May 2007 until June 2011", "2007-05/2011-06 [from May 2007 until June 2011]"},
                      {"on 5-7 May 2019", "2019-05-05/2019-05-07 [5-7 May 2019]"},
                      {"on May 5-7, 2019", "2019-05-05/2019-05-07 [May 5-7, 2019]"},
                      {"since 2019", "2019/.. [since 2019]"},
                      {"until June 2015", "../2015-06 [until June 2015]"},
                      {"from 2019 to the present", "2019/.. [from 2019 to the present]"},
                      {"by 2015 she had won", "../2015 [by 2015]"}});
}

TEST(Dates, ALifeInBracketsIsTwoDates) {
  EXPECT_EQ(ValuesOf(kDate, "Ines Vela (1950-2019) was a runner"), "1950 [1950]; 2019 [2019]");
  EXPECT_EQ(ValuesOf(kDate, "Ines Vela (or Vella; 2 May 1950 - 3 June 2019) was a runner"),
            "1950-05-02 [2 May 1950]; 2019-06-03 [3 June 2019]");
  EXPECT_EQ(ValuesOf(kDate, "president of the club (2005–2014)"), "2005/2014 [2005–2014]");
}

TEST(Dates, MonthsThatAreOtherWordsNeedMoreThanTheirForm) {
  CheckValues(kDate, {{"May I ask?", ""},
                      {"He may 3 times", ""},
                      {"They march on.", ""},
                      {"April Vela won.", ""},
                      {"Ines May won.", ""},
                      {"said June Osei", ""},
                      {"in May she won", "2023-05 [May]"},
                      {"on May 3", "2023-05-03 [May 3]"}});
}

TEST(Dates, WithoutYearLieBeforeTheReference) {
  CheckValues(kDate, {{"She won on 2 December.", "2023-12-02 [2 December]"},
                      {"She won on Feb. 2.", "2024-02-02 [Feb. 2]"},
                      {"In October she won.", "2023-10 [October]"},
                      {"She will run on 5 May.", "2024-05-05 [5 May]"}});
}

TEST(Dates, CountFromTheReference) {
  CheckValues(kDate, {{"last October", "2023-10 [last October]"},
                      {"last year", "2023 [last year]"},
                      {"in April last year", "2023-04 [April last year]"},
                      {"on 5 May this year", "2024-05-05 [5 May this year]"},
                      {"next month", "2024-03 [next month]"},
                      {"earlier this year", "2024 [earlier this year]"},
                      {"yesterday", "2024-02-13 [yesterday]"},
                      {"tonight", "2024-02-14 [tonight]"},
                      {"last night", "2024-02-13 [last night]"},
                      {"on Sunday", "2024-02-11 [Sunday]"},
                      {"will meet on Sunday", "2024-02-18 [Sunday]"},
                      {"last week", "2024-02-05/2024-02-11 [last week]"},
                      {"two days ago", "2024-02-12 [two days ago]"},
                      {"two weeks ago", "2024-01-31~ [two weeks ago]"},
                      {"three months ago", "2023-11 [three months ago]"},
                      {"10 years ago", "2014 [10 years ago]"},
                      {"a decade ago", "2014 [a decade ago]"},
                      {"this season", "2023/2024 [this season]"},
                      {"last summer", "2023 [last summer]"},
                      {"the year before last", "2022 [year before last]"},
                      {"on Christmas Day", "2023-12-25 [Christmas Day]"}});
}

TEST(Dates, AreResolvedAsFarAsTheReferenceAllows) {
  EXPECT_EQ(ValuesOf(kDate, "last October", "2024-02"), "2023-10 [last October]");
  EXPECT_EQ(ValuesOf(kDate, "last year", "2024"), "2023 [last year]");
  EXPECT_EQ(ValuesOf(kDate, "on Sunday", "2024-02"), " [Sunday]");
  EXPECT_EQ(AttributeOf("needs", "on Sunday", "2024-02"), "reference");
  EXPECT_EQ(AttributeOf("needs", "last year", ""), "reference");
  EXPECT_EQ(AttributeOf("relative", "last year"), "yes");
  EXPECT_EQ(AttributeOf("relative", "in 2019"), "");
}

TEST(Dates, CountFromTheDateBeforeInTheText) {
  CheckValues(
      kDate,
      {{"In 2006 she won. The same year she moved.", "2006 [2006]; 2006 [same year]"},
       {"In 2006 she won. A year later she moved.", "2006 [2006]; 2007 [A year later]"},
       {"In May 2006 she won. That October she moved.", "2006-05 [May 2006]; 2006-10 [That October]"},
       {"In May 2006 she won. The following March she moved.", "2006-05 [May 2006]; 2007-03 [following March]"},
       {"On 5 May 2006 she won. Two days later she moved.", "2006-05-05 [5 May 2006]; 2006-05-07 [Two days later]"},
       {"In 2006 she won. Two days later she moved.", "2006 [2006];  [Two days later]"},
       {"She won in 2006 and the following year lost.", "2006 [2006]; 2007 [following year]"}});
  EXPECT_EQ(AttributeOf("needs", "The same year she moved."), "antecedent");
}

TEST(Dates, SaidTwiceAreWhatTheYearSays) {
  EXPECT_EQ(ValuesOf(kDate, "In 2012 she won. A year earlier, in 2009, she lost."),
            "2012 [2012]; 2009 [A year earlier]; 2009 [2009]");
}

TEST(Dates, OfACaptionAreNoAntecedents) {
  const std::string input = "She won in 2007.\n\nVela at home in 2019.\n\nThe same year she lost.";
  const std::vector<Block> blocks = {
      {BlockRole::kBody, 0, 16}, {BlockRole::kCaption, 18, 39}, {BlockRole::kBody, 41, 64}};
  const TokenizedText text = Tokenize(input, blocks);
  DateContext context;
  context.blocks = &blocks;
  const std::vector<Mention> mentions = FindValues(text, context);
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_EQ(mentions[2].value, "2007");
}

TEST(Dates, WeekdaysInNamesAreNone) {
  CheckValues(kDate,
              {{"the Sunday Times", ""}, {"on Sundays", ""}, {"Good Friday Agreement", "2023-04-07 [Good Friday]"}});
}

}  // namespace
}  // namespace kg::extract
