// Comparing names: keys, variants, initials. All arguments are keys (NameKey), words parted by one space.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_NAMES_H_
#define NEWSGRAPH_GRAPH_RESOLVE_NAMES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"

namespace kg::graph {

// True when the list holds the word.
template <size_t kSize>
bool IsOneOf(const std::array<std::string_view, kSize>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The form in which names of one type are compared: folded, without "the"; a team or an
// organization without "FC", "Ltd"; an event without year and "12th".
std::string NameKey(ValueType type, std::string_view name);

// "ltd" of "Berg & Holt Ltd.", "" where the name has none.
std::string CompanyForm(std::string_view name);

// "hc" of "HC Berg", "Berg HC", "" where the name has none.
std::string ClubMark(std::string_view name);
// False of marks of one sport: "FC Berg" may be "FK Berg", and no "HC Berg".
bool AreOfTwoSports(std::string_view mark, std::string_view other);

std::vector<std::string_view> Words(std::string_view key);

// True when two given names differ by their ending only, and that by vowels, as a woman's name does from a man's:
// Daniel, Danielle; Mario, Maria; but not Sergei, Sergey, nor Patrik, Patrick.
bool DiffersInEnding(std::string_view a, std::string_view b);

// The words that tell things apart, sorted: "tour of the lakes" and "lakes tour" have the same ones.
std::vector<std::string_view> TellingWords(std::string_view key);

// Their sounds, sorted: equal for the spellings of one name in any order.
std::string SoundOfWords(std::string_view key);

// The letters that may stand for a name of several words, with and without its small words: one or two, or none.
std::vector<std::string> AcronymsOf(std::string_view full);
// "caf" for "confederation of african football".
bool IsAcronymOf(std::string_view acronym, std::string_view full);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_NAMES_H_
