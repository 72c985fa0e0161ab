// May two names of persons be one person's: initials, particles, order, spellings, short forms, added names.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_PERSON_NAMES_H_
#define NEWSGRAPH_GRAPH_RESOLVE_PERSON_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::graph {

// How two full names (keys, see names.h) differ. Names that do not fit can only be two people's.
struct NameFit {
  bool fits = false;
  int letters = 0;          // that differ: 1 or 2; a word that only sounds alike counts as 1
  bool by_sound = false;    // all words that differ sound alike
  bool reordered = false;   // "kern ana", "ana kern"
  bool respaced = false;    // "del reyna", "delreyna"; "pieter van der wouw", "pieter wouw"
  bool short_form = false;  // "bill", "william"
  bool initial = false;     // "j okafor", "jude okafor"
  int added = 0;            // words that one of them has more
  bool SameWords() const { return fits && letters == 0 && !reordered && !short_form && !initial && added == 0; }
  // What is left open: the one name could be of several people that have the other one.
  bool LeavesOpen() const { return initial || short_form || added > 0; }
  // How much shared context it takes before the two are taken for one person, in points (match.cc); 0: none.
  double Weakness() const;
  std::string Describe() const;  // "one letter off, an initial"
};

// Both of two words or more; symmetric. Generation marks ("jr") that differ, given names that are two, a surname with a
// woman's ending against one without never fit.
NameFit FitNames(std::string_view a, std::string_view b);

// True for "robert brandt jr" and "bob brandt sr".
bool GenerationsDiffer(std::string_view a, std::string_view b);

// Of two names that do not fit, one with initials alone: "u lenz" and "una lenz abara" may both be short for a third.
bool MayShareFullName(std::string_view a, std::string_view b);

// True for "okafor" and "jude okafor", "jude okafor lie"; for "von abara" and "ana von abara"; for "jude".
bool IsPartOfName(std::string_view part, std::string_view key);

// True for a name whose given names are all initials: "j r okafor".
bool IsInitialsOnly(std::string_view key);

// The sounds of all words without their borders, in order, and sorted by word: what names that fit in full mostly
// share.
std::string WholeSound(std::string_view key);
std::string SortedSound(std::string_view key);
// Of the name, of its given name in the full form (William for Bill), and without what stands in the middle or behind
// the surname: where names meet that leave a part out. Sorted sounds, a few.
std::vector<std::string> SoundsOfForms(std::string_view key);
// The sound of the surname, as far as the order of the words tells, without particles: the last word.
std::string SurnameSound(std::string_view key);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_PERSON_NAMES_H_
