// The parts of the mention finder, in the order in which they run; each takes tokens that are still free.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_FINDERS_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_FINDERS_H_

#include "extract/mentions/names.h"
#include "extract/mentions/scan.h"

namespace kg::extract::mentions {

// Competitions: "the 2022 London Marathon", "Tour de France", "Tokyo 2020". They cover years and ordinals found before.
void FindEvents(Scan* scan);
// Competitions without a head word, by what is done to them: "won the Giro delle Saline".
void FindContests(Scan* scan);
// "the Games" where the article names one competition that ends so.
void FindShortEvents(Scan* scan);
// "(..., now African Games)": the second name is marked with attribute alias_of.
void LinkEventAliases(Scan* scan);
// Disciplines; they cover plain numbers found before.
void FindDisciplines(Scan* scan);
// "Oslo-based", "Nairobi-born": a token whose beginning is a place.
void FindPlaceCompounds(Scan* scan);
// "Calder Rail-owned Norvale": the owner, attribute suffix "owned", "controlled" or "backed".
void FindOwnerCompounds(Scan* scan);
// Names of persons, places, teams, organizations, and demonyms.
void FindNames(Scan* scan);
// "party", "school" or "award" of an organization's name, "" when its words say none.
std::string_view KindOf(const Scan& scan, uint32_t first, uint32_t last);
// Parties by what the article says of them: attribute kind of all mentions of that name.
void FindParties(Scan* scan);
void FindPartyLetters(Scan* scan);
// "Bathurst firm Mackie Doyle", "Ellon's Auchter School": what is where, before its name.
void FindTowns(Scan* scan);
// The party that a word for its members means: "republican" gives "Republican Party"; "" when it is none.
std::string_view PartyOf(std::string_view lower);
// Names in title-case and all-capital lines, known from the prose.
void FindHeadingNames(Scan* scan, const NameTable& table);
// "Oak District, South Province, Country": attributes within and country.
void LinkPlaces(Scan* scan);
void FindPronouns(Scan* scan);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_FINDERS_H_
