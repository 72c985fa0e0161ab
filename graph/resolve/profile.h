// What entity resolution looks at of a local entity: names, attributes and context. A pure function of one document.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_PROFILE_H_
#define NEWSGRAPH_GRAPH_RESOLVE_PROFILE_H_

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/date.h"

namespace kg::graph {

// A local entity or a claim by its place: the document and its number within it.
struct Ref {
  DocId doc;
  uint32_t number = 0;
  auto operator<=>(const Ref&) const = default;
};

// What the document says about the entity by its claims, in folded words, each list sorted and unique.
struct Context {
  std::vector<std::string> relations;   // "coach-of > ana ruiz": one said of both is strong evidence
  std::vector<std::string> neighbours;  // "ana ruiz": the other end of any claim, countries left out
  std::vector<std::string> companions;  // what else the document names, at most kMaxCompanions, and what is marked
  DayInterval birth;                    // all days the claims allow; unbounded when they say nothing
};
inline constexpr size_t kMaxCompanions = 16;
// Marks in front of what is no companion; no folded name has them, and they sort before all names.
inline constexpr char kNamesakeMark = '!';     // "!": the document tells of another one of that name
inline constexpr char kFaintTopicMark = '"';   // "\"rowing": the document speaks of it, if only in passing
inline constexpr char kTopicMark = '#';        // "#rowing": what the document, or the person's role, is about
inline constexpr char kNationalityMark = '$';  // "$france": by a claim
inline constexpr char kSurnameMark = '%';      // "%ruiz": somebody whom the document calls by one word alone
inline constexpr char kSpellingMark = '&';  // "&": somebody else's surname in it sounds the same and is spelt otherwise
inline bool IsMarked(std::string_view companion) {
  return !companion.empty() && companion[0] >= kNamesakeMark && companion[0] <= kSpellingMark;
}
// What stands behind the mark, the first in order; "" when nothing is marked so.
std::string_view MarkedWith(char mark, const Context& context);

// That a person has decided something about a local entity (judgement.h).
struct Mark {
  enum class Side : uint8_t { kOne, kOut, kRest };  // one of a merge, of a split's names, of its others
  uint64_t judgement = 0;
  Side side = Side::kOne;
  auto operator<=>(const Mark&) const = default;
};

// Where candidates for the same entity meet. Two local entities are compared only if they share a block.
//   name blocks: names that may stand alone, their sounds, their words. All members of one are looked at together.
//   variant blocks: a part of the name with one neighbour or companion; members whose names may be of one are looked at
//   together.
struct BlockKeys {
  std::vector<uint64_t> names;
  std::vector<uint64_t> variants;
};

struct Profile {
  Ref ref;
  LocalId local;
  uint32_t first_mention = 0;
  ValueType type = ValueType::kPerson;
  std::string name;  // as the article writes it
  std::vector<NameForm> forms;
  std::map<std::string, std::string> attributes;
  Context context;

  std::string key;                // the canonical name's key (see names.h)
  std::vector<std::string> keys;  // of all names that may stand alone, sorted, unique; holds `key` if it may
  std::vector<Mark> marks;        // sorted
  BlockKeys blocks;
  uint64_t name_hash = 0;  // of its ProfileNames, a cryptographic one; never 0
};

// As much of a profile as tells what it may be called.
struct ProfileNames {
  ValueType type = ValueType::kPerson;
  bool lost_surname = false;  // IsLostSurname
  std::string key;
  std::vector<std::string> keys;
};

// The contexts of all local entities of `document`, in their order.
std::vector<Context> MakeContexts(const Document& document);
Profile MakeProfile(const Ref& ref, const LocalEntity& entity, Context context);

ProfileNames NamesOf(const Profile& profile);
// The same of the profile that MakeProfile would make, for much less.
ProfileNames NamesOf(const LocalEntity& entity, Context context);

// A person of whom the article tells nothing that only people have.
bool IsBarePerson(const Profile& profile);

// A single word that nothing is said of and that its article took for an organization: it may be the surname of
// somebody whom other articles name in full.
bool IsLostSurname(const Profile& profile);

// The gazetteer's id, "" for all that is resolved by name.
std::string GazetteerKey(const Profile& profile);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_PROFILE_H_
