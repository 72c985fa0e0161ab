// One fact in many sentences: what stands around it, before it and behind it takes nothing away, and what denies, plans
// or only supposes it makes it none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor.h"
#include "tests/extract/helpers.h"

namespace kg::extract {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

// The claims that are plain facts, "won(Ivo Lenz, Norwick Marathon, date=2019)", one a line.
std::vector<std::string> FactsOf(const std::string& text) {
  const Document document = Extract(text);
  std::vector<std::string> lines;
  for (const Claim& claim : document.claims) {
    if (claim.IsPlainFact()) lines.push_back(LineOf(claim, document));
  }
  return lines;
}

std::string Filled(std::string_view frame, std::string_view slot, std::string_view words) {
  std::string text(frame);
  const size_t at = text.find(slot);
  if (at != std::string::npos) text.replace(at, slot.size(), words);
  return text;
}

constexpr std::string_view kFrames[] = {"{S} {V}.",
                                        "Back then, {S} {V}.",
                                        "After the war, {S} {V}.",
                                        "A year earlier {S} {V}.",
                                        "According to friends, {S} {V}.",
                                        "Officials said on Monday that {S} {V}.",
                                        "Records show that {S} {V}.",
                                        "Unlike his brother, {S} {V}.",
                                        "At the age of 19, {S} {V}.",
                                        "A keen gardener and a former soldier, {S} {V}.",
                                        "One of five children, {S} {V}.",
                                        "Having lost his job, {S} {V}.",
                                        "Despite losing his job, {S} {V}.",
                                        "Without telling anybody, {S} {V}.",
                                        "For a while {S} {V}.",
                                        "While his friends stayed, {S} {V}.",
                                        "Once the mine had closed, {S} {V}.",
                                        "{S}, now 44, {V}.",
                                        "{S}, a former soldier, {V}.",
                                        "{S}, a soldier and keen gardener, {V}.",
                                        "{S}, the son of a miner, {V}.",
                                        "{S}, then 19, {V}.",
                                        "{S}, whose father was a miner, {V}.",
                                        "{S}, who lost his job when the mine closed, {V}.",
                                        "{S}, for whom the mine was everything, {V}.",
                                        "{S}, pictured above with his dog, {V}.",
                                        "{S}, together with his brother, {V}.",
                                        "{S}, 44, of Hull, {V}.",
                                        "{S}, it turned out, {V}.",
                                        "{S}, however, {V}.",
                                        "{S}, by contrast, {V}.",
                                        "{S}, having lost his job, {V}.",
                                        "{S} - a former soldier - {V}.",
                                        "{S} himself {V}.",
                                        "Former soldier {S} {V}.",
                                        "Dad {S}, 44, {V}.",
                                        "Mr {S} {V}.",
                                        "Local hero {S} {V}.",
                                        "Englishman {S} {V}.",
                                        "His friend {S} {V}.",
                                        "{S} left school at 15; he {V}.",
                                        "{S} left school at 15 but {V}.",
                                        "Here is {S}. The 44-year-old {V}.",
                                        "Here is {S}, the man who {V}.",
                                        "We met {S}, who {V}.",
                                        "The letter came from {S}, 44, who {V}.",
                                        "\"I like rain,\" {S}, who {V}, said.",
                                        "{S}, a soldier who {V}, likes rain.",
                                        "{S} was the soldier who {V}.",
                                        "That year {S} {V}, his friends say.",
                                        "{S} {V}, the paper said.",
                                        "{S} {V}, but he was not happy.",
                                        "Not only that: {S} {V}.",
                                        "Today {S} {V}.",
                                        "So {S} {V}.",
                                        "Yet {S} {V}.",
                                        "In the summer of 2003 {S} {V}.",
                                        "On leaving school, {S} {V}.",
                                        "As a young man {S} {V}.",
                                        "In Hull, {S} {V}.",
                                        "Also on Monday, {S} {V}.",
                                        "It was then that {S} {V}.",
                                        "The two met when {S} {V}.",
                                        "{S} once {V}.",
                                        "{S} proudly {V}.",
                                        "{S} - 44, tall and bald - {V}.",
                                        "\"{S}, who {V}, is a friend,\" Berg said.",
                                        "\"I am proud,\" {S} said. The 44-year-old {V}.",
                                        "{S} told the paper that he {V}.",
                                        "{S} revealed he {V}.",
                                        "Her brother, {S}, {V}.",
                                        "Brandt's brother, {S}, {V}.",
                                        "The club's captain, {S}, {V}.",
                                        "The mayor, {S}, {V}.",
                                        "The other victim, {S}, {V}.",
                                        "One of his friends, {S}, {V}.",
                                        "A neighbour, {S}, {V}.",
                                        "A man named {S} {V}.",
                                        "The architect behind it, {S}, {V}.",
                                        "Hull's oldest man, {S}, {V}.",
                                        "The eldest, {S}, {V}.",
                                        "The group, whose founder, {S}, {V}, grew.",
                                        "Brandt, whose brother {S} {V}, agreed.",
                                        "It was here that her grandfather, {S}, {V}.",
                                        "In the year that {S} {V}, it rained.",
                                        "Long after {S} {V}, it rained.",
                                        "It rained because {S} {V}.",
                                        "The letter says that {S} {V}.",
                                        "Police said {S}, 44, {V}.",
                                        "Mara Brandt told the court that {S} {V}.",
                                        "Also there: {S}, who {V}.",
                                        "The house was built by {S}, who {V}.",
                                        "She thanked her coach, {S}, who {V}.",
                                        "She married the painter {S}, who {V}.",
                                        "He beat {S}, who {V}.",
                                        "With him were Leo Berg, who is a nurse, and {S}, who {V}.",
                                        "Leo Berg is a nurse, while {S} {V}.",
                                        "Not only is he rich: {S} {V}.",
                                        "Meet {S}. He {V}.",
                                        "Then came {S}, who {V}.",
                                        "Up stepped {S}, who {V}.",
                                        "\"Good,\" says {S}, 44, a soldier who {V}.",
                                        "\"Good,\" said Leo Berg. His friend {S} {V}."};

// What is said in them, and the beginning of the claim.
struct Fact {
  std::string_view words;
  std::string_view claim;
};
constexpr Fact kFacts[] = {
    {"lives in Norwick", "lives-in(Ivo Lenz, Norwick"},
    {"joined Norwick FC in 2019", "member-of(Ivo Lenz, Norwick FC"},
    {"founded Bolt Media in 2012", "founded-by(Bolt Media, Ivo Lenz"},
    {"was born in Sheffield", "born-in(Ivo Lenz, Sheffield"},
};

TEST(Frames, AFactIsFoundWhateverStandsAroundIt) {
  for (std::string_view frame : kFrames) {
    for (const Fact& fact : kFacts) {
      const std::string text = Filled(Filled(frame, "{S}", "Ivo Lenz"), "{V}", fact.words);
      EXPECT_THAT(FactsOf(text), Contains(HasSubstr(std::string(fact.claim)))) << text;
    }
  }
}

// {p}: "won", {pp}: "won" behind "has", {i}: "win", {g}: "winning"
constexpr std::string_view kUnreal[] = {"{S} never {p}.",
                                        "{S} didn't {i}.",
                                        "{S} has yet to {i}.",
                                        "{S} will {i}.",
                                        "{S} is going to {i}.",
                                        "{S} is set to {i}.",
                                        "{S} is expected to {i}.",
                                        "{S} is tipped to {i}.",
                                        "{S} hopes to {i}.",
                                        "{S} wanted to {i}.",
                                        "{S} would love to {i}.",
                                        "{S} planned to {i}.",
                                        "{S} intends to {i}.",
                                        "{S} tried to {i}.",
                                        "{S} refused to {i}.",
                                        "{S} was unable to {i}.",
                                        "{S} was invited to {i}.",
                                        "{S} was close to {g}.",
                                        "{S} almost {p}.",
                                        "{S} narrowly missed {g}.",
                                        "{S} dreams of {g}.",
                                        "{S} is thinking of {g}.",
                                        "{S} denied {g}.",
                                        "{S} denied he {p}.",
                                        "{S} ruled out {g}.",
                                        "{S} could {i}.",
                                        "{S} may {i}.",
                                        "{S} might {i}.",
                                        "{S} should {i}.",
                                        "{S} would have {pp} but for an injury.",
                                        "{S} must {i} to be happy.",
                                        "If {S} {p}, nobody knew.",
                                        "Had {S} {pp}, he would be rich.",
                                        "It is unclear whether {S} {p}.",
                                        "It is not true that {S} {p}.",
                                        "There is no evidence that {S} {p}.",
                                        "Rumours that {S} {p} are false.",
                                        "Reports that {S} had {pp} were denied.",
                                        "The paper wrongly said that {S} {p}.",
                                        "Contrary to reports, {S} never {p}.",
                                        "Nobody believes that {S} {p}.",
                                        "Has {S} {pp}?",
                                        "When did {S} {i}?",
                                        "Who knows whether {S} {p}?",
                                        "In the novel, {S} {p}.",
                                        "In the play {S} {p}.",
                                        "Suppose {S} {p}.",
                                        "Without {g}, {S} would be poor.",
                                        "Rather than {i}, {S} stayed at home.",
                                        "{S} stayed at home instead of {g}.",
                                        "{S} left without {g}.",
                                        "{S} was not the man who {p}.",
                                        "Neither {S} nor Leo Berg {p}.",
                                        "{S} insists he never {p}.",
                                        "{S} says he would never {i}.",
                                        "{S} said he did not {i}.",
                                        "{S} says he wants to {i}.",
                                        "{S} is said to be about to {i}.",
                                        "{S} lost the chance to {i}.",
                                        "{S} passed up the chance to {i}.",
                                        "{S} had the chance to {i}.",
                                        "{S} is favourite to {i}.",
                                        "{S} is bidding to {i}.",
                                        "{S} is looking to {i}.",
                                        "{S} needed to {i}.",
                                        "{S} has promised to {i}.",
                                        "{S} threatened to {i}.",
                                        "{S} was supposed to {i}.",
                                        "{S} was prevented from {g}.",
                                        "{S} was stopped from {g}.",
                                        "{S} pretended to have {pp}.",
                                        "{S} claimed falsely that he {p}.",
                                        "{S}'s dream of {g} is over.",
                                        "{S}'s bid to {i} failed.",
                                        "{S}'s chances of {g} are slim."};

TEST(Frames, WhatIsDeniedPlannedOrSupposedIsNoFactInAnyOfThem) {
  struct Verb {
    std::string_view past, participle, bare, ing, claim;
  };
  constexpr Verb kVerbs[] = {
      {"won the Norwick Marathon", "won the Norwick Marathon", "win the Norwick Marathon",
       "winning the Norwick Marathon", "won("},
      {"moved to Norwick", "moved to Norwick", "move to Norwick", "moving to Norwick", "lives-in("},
      {"married Ana Ruiz", "married Ana Ruiz", "marry Ana Ruiz", "marrying Ana Ruiz", "spouse("},
  };
  for (std::string_view frame : kUnreal) {
    for (const Verb& verb : kVerbs) {
      std::string text = Filled(frame, "{S}", "Ivo Lenz");
      text = Filled(Filled(text, "{pp}", verb.participle), "{p}", verb.past);
      text = Filled(Filled(text, "{i}", verb.bare), "{g}", verb.ing);
      EXPECT_THAT(FactsOf(text), Not(Contains(HasSubstr(std::string(verb.claim))))) << text;
    }
  }
}

TEST(Frames, AVerbIsNotOfWhomTheSentenceOnlyComparesOrBringsIn) {
  EXPECT_THAT(FactsOf("Ivo Lenz, like Leo Berg, worked for Norwick Group."),
              Not(Contains(HasSubstr("works-for(Leo Berg"))));
  EXPECT_THAT(FactsOf("Ivo Lenz, whose brother Tom is a miner, lives in Norwick."),
              Not(Contains(HasSubstr("lives-in(Tom"))));
  EXPECT_THAT(FactsOf("The others are Leo Berg and Ivo Lenz, who lives in Norwick."),
              Not(Contains(HasSubstr("lives-in(Leo Berg"))));
  EXPECT_THAT(FactsOf("Leo Berg and Ivo Lenz, who live in Norwick, are neighbours."),
              Contains(HasSubstr("lives-in(Leo Berg, Norwick")));
}

TEST(Frames, AFigureIsAnAgeOnlyWhereItIsSaidToBeOneNow) {
  for (const char* text :
       {"At the age of 12 Ana Ruiz moved to Norwick.", "Aged 12, Ana Ruiz moved to Norwick.",
        "When she was 12, Ana Ruiz moved to Norwick.", "From the age of 14 Ana Ruiz ran every day.",
        "Ana Ruiz's 12-year-old son is ill.", "Goals by Ana Ruiz, 12, and Mia Holt, 67, won it.",
        "Ana Ruiz will be 38 in May.", "Ana Ruiz, in her 40s, is a nurse.", "Ana Ruiz, 12 seconds behind, was third.",
        "A 37-year-old Ana Ruiz left the firm in 2012."}) {
    EXPECT_THAT(FactsOf(text), Not(Contains(HasSubstr("age(Ana Ruiz")))) << text;
  }
  EXPECT_THAT(FactsOf("A 37-year-old nurse, Ana Ruiz, won."), Contains(HasSubstr("age(Ana Ruiz, 37")));
}

TEST(Frames, AFirmThatTheTextSpeaksOfHasThePostsToldBehindIt) {
  const std::string firm = "Norwick Pumps denied a report that it would buy its rival Bolt Media. ";
  EXPECT_THAT(FactsOf(firm + "\"There are no talks,\" said a spokesman, Ivo Lenz."),
              Contains(HasSubstr("works-for(Ivo Lenz, Norwick Pumps")));
  EXPECT_THAT(FactsOf(firm + "Ivo Lenz joined the company in 2012."),
              Contains(HasSubstr("works-for(Ivo Lenz, Norwick Pumps")));
  EXPECT_THAT(FactsOf(firm + "Ivo Lenz, its chairman, said there were no talks."),
              Contains(HasSubstr("works-for(Ivo Lenz, Norwick Pumps")));
}

TEST(Frames, AnAllianceIsAPartyWhereItFieldsCandidates) {
  EXPECT_THAT(
      FactsOf("The election was close, and parliament meets in May. Harbour Alliance candidate Ivo Lenz won the seat. "
              "Ana Ruiz is a member of the Harbour Alliance."),
      Contains(HasSubstr("political-party(Ana Ruiz, Harbour Alliance")));
  EXPECT_THAT(FactsOf("Two airlines fly there. Ana Ruiz is a member of the Harbour Alliance."),
              Not(Contains(HasSubstr("political-party"))));
}

}  // namespace
}  // namespace kg::extract
