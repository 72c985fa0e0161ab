// The word lists of the mention finder: what a word of a text may be, as a set of classes.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_LEXICON_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_LEXICON_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/mentions/mention.h"
#include "graph/model/status.h"

namespace kg::extract::mentions {

// One bit a class; the classes are the sections of mention-words.txt, explained there.
enum WordClass : uint64_t {
  kFunction = 1ull << 0,
  kWeekName = 1ull << 1,
  kGiven = 1ull << 2,
  kTitle = 1ull << 3,
  kTitleMale = 1ull << 4,
  kTitleFemale = 1ull << 5,
  kTitlePart = 1ull << 6,
  kTitleEnd = 1ull << 7,
  kSuffix = 1ull << 8,
  kParticle = 1ull << 9,
  kRole = 1ull << 10,
  kRoleMale = 1ull << 11,
  kRoleFemale = 1ull << 12,
  kKin = 1ull << 13,
  kPersonVerb = 1ull << 14,
  kSportVerb = 1ull << 15,
  kTeamNoun = 1ull << 16,
  kTeamBefore = 1ull << 17,
  kTeamHead = 1ull << 18,
  kTeamOnly = 1ull << 19,
  kTeamFront = 1ull << 20,
  kOrgHead = 1ull << 21,
  kOrgFront = 1ull << 22,
  kFirm = 1ull << 23,
  kOrgNoun = 1ull << 24,
  kPlaceHead = 1ull << 25,
  kPlaceVenue = 1ull << 26,
  kPlaceFront = 1ull << 27,
  kPlaceNoun = 1ull << 28,
  kIn = 1ull << 29,
  kTo = 1ull << 30,
  kEventHead = 1ull << 31,
  kEventWeak = 1ull << 32,
  kEventAlone = 1ull << 33,
  kEventWord = 1ull << 34,
  kLocativeAfter = 1ull << 35,
  kCommon = 1ull << 36,           // mention-common.txt
  kNameStart = 1ull << 37,        // begins a name of mention-names.txt
  kDisciplineStart = 1ull << 38,  // begins a form of mention-disciplines.txt
  kLowerHead = 1ull << 39,
  kDropInitial = 1ull << 40,
  kSite = 1ull << 41,
  kDirection = 1ull << 42,
  kContinental = 1ull << 43,
  kNumeral = 1ull << 44,
  kPersonPronoun = 1ull << 45,
  kGivenMale = 1ull << 46,    // mention-given.txt
  kGivenFemale = 1ull << 47,  // mention-given.txt
  kOrgStart = 1ull << 48,
  kPartyHead = 1ull << 49,
  kPartyWord = 1ull << 50,
  kSchoolHead = 1ull << 51,
  kAwardHead = 1ull << 52,
  kHappening = 1ull << 53,
  kRealm = 1ull << 54,
  kTeamSport = 1ull << 55,
  kMatchVerb = 1ull << 56,
  kMatchPhrase = 1ull << 57,
  kSportWord = 1ull << 58,
  kRoleFront = 1ull << 59,
  kField = 1ull << 60,
};
// Frequent given names, of whatever gender.
inline constexpr uint64_t kGivenName = kGivenMale | kGivenFemale;

// Immutable once loaded; threads share it.
class Lexicon {
 public:
  // Reads mention-words.txt, mention-common.txt, mention-roles.txt, mention-given.txt, mention-disciplines.txt,
  // mention-names.txt and mention-regions.txt.
  // Errors: a file that can't be read; a section or line that is not of the format (file:line).
  static Result<Lexicon> Load(const std::filesystem::path& folder);

  // The classes of a word in lower case; 0 when no list has it.
  uint64_t Classes(std::string_view lower) const;
  // True when texts use the word in lower case: in the list itself, or a regular inflection of a word of the list.
  bool IsCommon(std::string_view lower, uint64_t classes) const;
  // The type of a known name, given in lower case with single spaces.
  std::optional<MentionType> KnownName(std::string_view lower) const;
  // True when that known name is a political party's.
  bool IsParty(std::string_view lower) const { return parties_.contains(lower); }
  // True when that known name is a school's.
  bool IsSchool(std::string_view lower) const { return schools_.contains(lower); }
  // The canonical name of a discipline, nullptr when it is none. `lower` has single spaces.
  const std::string* Discipline(std::string_view lower) const;
  // The name of a region that is written short ("calif.", "ky"), nullptr when it is none.
  const std::string* Region(std::string_view lower) const;
  int max_name_words() const { return max_name_words_; }
  int max_discipline_words() const { return max_discipline_words_; }

 private:
  struct Slot {
    uint32_t begin = 0;
    uint16_t size = 0;  // 0: free
    uint16_t tag = 0;   // bits of the hash that tell most other words apart without a look at the arena
    uint64_t classes = 0;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <typename T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  void Add(std::string_view word, uint64_t classes);
  void Grow();
  Slot* FindSlot(std::string_view word);
  // The slot of the word, or the free one where it would stand.
  size_t SlotOf(std::string_view word) const;
  Status ReadSections(const std::filesystem::path& file);
  Status ReadList(const std::filesystem::path& file, uint64_t classes);
  Status ReadDisciplines(const std::filesystem::path& file);
  Status ReadRegions(const std::filesystem::path& file);
  Status ReadNames(const std::filesystem::path& file);

  std::string arena_;        // the words, end to end
  std::vector<Slot> slots_;  // open addressing, size a power of two
  size_t used_ = 0;
  Map<MentionType> names_;
  std::unordered_set<std::string, Hash, std::equal_to<>> parties_;
  std::unordered_set<std::string, Hash, std::equal_to<>> schools_;
  Map<std::string> disciplines_;
  Map<std::string> regions_;
  int max_name_words_ = 1;
  int max_discipline_words_ = 1;
};

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_LEXICON_H_
