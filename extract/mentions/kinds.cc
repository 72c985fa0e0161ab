// What sort of organization a name is, as far as its words say: attribute "kind" is party, school or award.
#include <array>
#include <utility>

#include "extract/mentions/finders.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

// Classes of the words that carry a name: its last one, and those before "of" and "for".
uint64_t HeadClasses(const Scan& scan, uint32_t first, uint32_t last) {
  uint64_t classes = scan.words[last - 1].classes;
  for (uint32_t i = first + 1; i < last; ++i) {
    SV link = scan.Lower(i);
    if (link == "of" || link == "for" || link == "at" || link == "in") classes |= scan.words[i - 1].classes;
  }
  return classes;
}

// "Order of the Red Banner", "Brell Hall of Fame", "Player of the Year", "Prix de Rome"
bool IsHonour(SV lower) {
  for (const SV front :
       {"order of ", "medal of ", "legion of hon", "prix ", "premio ", "knight of ", "companion of "}) {
    if (lower.starts_with(front)) return true;
  }
  for (const SV end :
       {" hall of fame", " of the year", " of merit", "bronze star", "silver star", "purple heart", "golden globe",
        "golden globes", "golden boot", "golden ball", "ballon d'or", "victoria cross", "military cross"}) {
    if (lower.ends_with(end)) return true;
  }
  return false;
}

}  // namespace

SV KindOf(const Scan& scan, uint32_t first, uint32_t last) {
  const std::string lower = scan.LowerRange(first, last);
  if (scan.lexicon.IsParty(lower)) return "party";
  if (scan.lexicon.IsSchool(lower)) return "school";
  if (last - first < 2) return scan.Is(first, kPartyWord) ? "party" : "";
  if (IsHonour(lower)) return "award";
  const uint64_t classes = HeadClasses(scan, first, last);
  if ((classes & kAwardHead) != 0) return "award";
  if ((classes & kPartyHead) != 0) return "party";
  // "Massachusetts Institute of Technology", "Harvard Business School", "King's College London".
  for (uint32_t i = first; i < last; ++i) {
    if (scan.words[i].capital && scan.Is(i, kSchoolHead)) return "school";
  }
  if (scan.Is(first, kOrgStart) && (scan.Lower(first).starts_with("part"))) return "party";
  return "";
}

SV PartyOf(SV lower) {
  static constexpr auto kNames = std::to_array<std::pair<SV, SV>>({{"liberal democrat", "Liberal Democrats"},
                                                                   {"lib dem", "Liberal Democrats"},
                                                                   {"lib dems", "Liberal Democrats"},
                                                                   {"democrat", "Democratic Party"},
                                                                   {"democrats", "Democratic Party"},
                                                                   {"democratic", "Democratic Party"},
                                                                   {"republican", "Republican Party"},
                                                                   {"republicans", "Republican Party"},
                                                                   {"conservative", "Conservative Party"},
                                                                   {"conservatives", "Conservative Party"},
                                                                   {"tory", "Conservative Party"},
                                                                   {"tories", "Conservative Party"},
                                                                   {"labour", "Labour Party"},
                                                                   {"liberal", "Liberal Party"},
                                                                   {"liberals", "Liberal Party"},
                                                                   {"libertarian", "Libertarian Party"},
                                                                   {"libertarians", "Libertarian Party"},
                                                                   {"whig", "Whig Party"},
                                                                   {"whigs", "Whig Party"}});
  for (const auto& [word, name] : kNames) {
    if (word == lower) return name;
  }
  return {};
}

}  // namespace kg::extract::mentions
