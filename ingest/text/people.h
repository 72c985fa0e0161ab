// Bylines: who wrote an article, as people.
#ifndef NEWSGRAPH_INGEST_TEXT_PEOPLE_H_
#define NEWSGRAPH_INGEST_TEXT_PEOPLE_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::ingest {

// The people of a byline or an author field, in order, each once: without "By", job titles, outlets, places, dates,
// addresses; names in all capitals in title case; "Ruiz, Ana" as "Ana Ruiz". Those who took the pictures, edited or
// helped are none. "By ANA RUIZ and Tom Okello, Staff Writers | Photographs by Mia Haug" -> Ana Ruiz, Tom Okello.
std::vector<std::string> ParseAuthors(std::string_view byline);

// Two to five capitalised words that can be the name of a person (letters, hyphens, apostrophes, initials, particles),
// and none of the words that name desks, outlets and jobs.
bool LooksLikePersonName(std::string_view text);

// A line that is a byline: "By Ana Ruiz", "Written by Ana Ruiz, Sports Editor", "Ana Ruiz, Staff Writer".
bool IsByline(std::string_view line);

// The news agency that `text` names ("Reuters", "AP", "Associated Press", "AFP" ...), in its usual form; "" if none.
std::string AgencyIn(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_PEOPLE_H_
