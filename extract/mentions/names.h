// Names and the evidence for what they are.
//
// Every name is judged once for the whole article: its form ("Ruiz Technologies Ltd"), the gazetteer and the word lists
// give one score a type, each occurrence adds what stands around it (a title, a role noun, an age, a verb, "in").
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_NAMES_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_NAMES_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/scan.h"

namespace kg::extract::mentions {

enum NameKind : uint8_t { kPersonName, kPlaceName, kTeamName, kOrgName };
inline constexpr int kNameKinds = 4;
using Scores = std::array<double, kNameKinds>;

// One occurrence of a name.
struct Candidate {
  uint32_t first = 0;  // tokens [first, last), without title
  uint32_t last = 0;
  int32_t name = -1;          // index into NameTable::names
  bool headed = false;        // weak, and a heading of that one word stands in the text
  bool study = false;         // "graduated from X", "a professor at X"
  bool weak = false;          // a lone ordinary word at the start of a sentence: a name only if it is one elsewhere
  std::string title;          // "president", in lower case; of several words the last
  std::string nationality;    // a demonym directly before: the country's name
  std::string role;           // a role noun before or in apposition, lower case
  std::string gender;         // by title or role
  Scores local{};             // what stands around it
  bool follows_name = false;  // joined to the candidate before by a comma or "and"
};

struct Name {
  std::string key;     // FoldLower of the words
  uint32_t first = 0;  // tokens of the first occurrence
  uint32_t last = 0;
  Scores form{};
  Scores context{};
  double match = 0;          // what reports of matches say for a team, part of context
  int inside = 0;            // occurrences that do not begin a sentence
  bool after_the = false;    // some occurrence stands behind "the"
  bool known = false;        // in the lists of known names
  bool town_front = false;   // in a report of teams: begins with a town's name, as sides do
  int strong = 0;            // occurrences that are not weak
  TypeSet types;             // the decision; empty: no name
  PlaceId place = kNoPlace;  // the gazetteer's first reading
  bool common = false;       // every word is an ordinary one
};

struct NameTable {
  std::vector<Name> names;
  std::map<std::string, int32_t, std::less<>> index;        // key -> index into names
  std::map<std::string, int32_t, std::less<>> surnames;     // last word of a person's full name -> name
  std::map<std::string, int32_t, std::less<>> first_names;  // first word likewise

  const Name* Find(std::string_view key) const {
    auto it = index.find(key);
    return it == index.end() ? nullptr : &names[static_cast<size_t>(it->second)];
  }
};

// Cuts the runs of all prose sentences into candidates; demonyms become mentions at once.
std::vector<Candidate> CutNames(Scan* scan);

// What the form of the words [first, last) says: heads, gazetteer, shape.
Scores ScoreForm(const Scan& scan, uint32_t first, uint32_t last, PlaceId* place);
// What stands around one occurrence; fills in role and gender where it finds them.
Scores ScoreContext(const Scan& scan, Candidate* candidate);

// True when the article tells of matches of teams.
bool TellsOfTeamSport(const Scan& scan);
// True when it tells of any sport.
bool TellsOfSport(const Scan& scan);
// Three rows of a result list at least: "1. Ana Ruiz (ESP) 15:02.11".
bool HoldsResults(const Scan& scan);
// How much the words around an occurrence in such an article speak for a team: a score, a verb of the match.
double MatchEvidence(const Scan& scan, uint32_t first, uint32_t last);

// The same for a country in an article on any sport: "Norway won the relay".
double CountryEvidence(const Scan& scan, uint32_t first, uint32_t last);

// What the words around an occurrence say for a club that people join and leave; for articles on sport.
Scores ClubEvidence(const Scan& scan, uint32_t first, uint32_t last);
// The same for a firm that people work at, buy and sell; for any article.
Scores FirmEvidence(const Scan& scan, uint32_t first, uint32_t last);

// "Abara walked away. Its boss said", "Abara won it. The club plays at": how the sentence behind takes the name up.
Scores NextSentenceEvidence(const Scan& scan, const Candidate& candidate);
// What names say of each other before any is judged: a side's nickname with "the", in articles on sport, makes the full
// name a side; whom a side beats is one.
void LendToSides(const Scan& scan, const std::vector<Candidate>& candidates, bool sport, NameTable* table);

// Gathers the evidence for all candidates and decides.
NameTable JudgeNames(const Scan& scan, std::vector<Candidate>* candidates);

// The country that a demonym of one to three words beginning at `first` means; `*last` is set behind it.
PlaceId DemonymAt(const Scan& scan, uint32_t first, uint32_t end, uint32_t* last);
// The country of the code at `i` behind somebody's name: "(KEN)", "(KEN, 2:01:25)"; kNoPlace where there is none.
PlaceId CountryCodeAt(const Scan& scan, uint32_t i);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_NAMES_H_
