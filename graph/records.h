// What the graph holds once claims are resolved: entities, facts, conflicts, and what is known of a source.
#ifndef NEWSGRAPH_GRAPH_RECORDS_H_
#define NEWSGRAPH_GRAPH_RECORDS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/date.h"
#include "graph/model/id.h"

namespace kg::graph {

// The local entities over all articles that mean the same person or thing.
struct Entity {
  EntityId id;  // a hash of its smallest member: a function of the set
  ValueType type = ValueType::kPerson;
  std::string name;               // canonical: the most frequent full form over all articles, ties by name
  std::vector<NameForm> aliases;  // all other names with counts, most frequent first, ties by name
  std::map<std::string, std::string> attributes;  // the attributes its members agree on
  struct Member {
    LocalId local;
    DocId doc;
    std::string name;             // the local entity's canonical name
    double confidence = 1.0;      // of the link
    std::string evidence;         // why it was joined: "same name", "one letter off, both coach-of ana ruiz"
    uint32_t number = 0;          // of the local entity within its document
    std::vector<NameForm> forms;  // all names that the document uses for it
  };
  std::vector<Member> members;  // sorted by doc, local
};

// A source: a stored article without its text.
struct Source {
  DocId id;
  std::string doc;
  std::string source;
  std::string url;
  std::string title;
  std::string publisher;
  std::vector<std::string> authors;
  Published published;
  ContentHash cluster;  // equal for copies of one story: they count as one vote
  uint32_t claim_count = 0;
};

// A claim with its entities resolved, as the conflict engine and the query side read it.
struct ResolvedClaim {
  Claim claim;
  EntityId subject;
  EntityId object;           // null for a literal
  std::string subject_name;  // canonical names over all articles
  std::string object_name;   // entity name, or the literal
  ValueType subject_type = ValueType::kPerson;
  std::string subject_surface;  // the name form that the article uses for them nearest to the claim
  std::string object_surface;
  double subject_link = 1.0;  // confidence of local entity -> entity
  double object_link = 1.0;
  std::string doc;  // display name of the article
  ContentHash cluster;
  Published published;
  std::string sentence;  // the sentence as it stands in the text
  BlockRole role = BlockRole::kBody;
};

// Claims that say the same about the same: subject, predicate, object and identity qualifiers.
struct Fact {
  FactId id;
  EntityId subject;
  std::string predicate;
  EntityId object;          // null for a literal
  std::string object_text;  // literal in canonical form, or the entity's name
  ValueType object_type = ValueType::kText;
  std::vector<Qualifier> qualifiers;  // the most precise value of each, sorted by name
  std::vector<ClaimId> claims;        // sorted
  uint32_t sources = 0;               // independent: copy clusters
  double confidence = 0;              // 1 - product over clusters of (1 - best claim), three digits
};

enum class ConflictLevel : uint8_t { kConflict, kTension, kUnknown };
std::string_view ToString(ConflictLevel level);  // "conflict", "tension", "unknown"

// A maximal set of claims with a common core value.
struct Camp {
  std::string value;              // as people read it: "38", "born in 1987"
  std::vector<ClaimId> claims;    // sorted
  std::vector<std::string> docs;  // sorted, unique
  double probability = 0;
};

struct Conflict {
  ConflictId id;     // of kind, subject and claims: IdBuilder("conflict")
  std::string kind;  // "age", "born-on", ... (see the interface)
  EntityId subject;
  std::string subject_name;
  ConflictLevel level = ConflictLevel::kConflict;
  double score = 0;                // [0, 1], a tension at most 0.49
  std::string why;                 // the explanation in plain English, with the numbers
  std::vector<Camp> camps;         // most supported first, ties by value
  std::vector<ClaimId> witness;    // one minimal conflicting set, sorted; name conflicts may have one claim only
  std::vector<EntityId> involved;  // every entity that a reader may ask by: subject, objects
  uint64_t dismissed = 0;          // the number of the judgement that says it is none; not stored with it
};

struct GraphStats {
  uint64_t articles = 0;
  uint64_t claims = 0;
  uint64_t entities = 0;
  uint64_t facts = 0;
  uint64_t conflicts = 0;
  uint64_t tensions = 0;
  uint64_t epoch = 0;
  std::string rules_version;
  uint32_t schema_version = 0;
  std::map<std::string, uint64_t> claims_by_predicate;
  std::map<std::string, uint64_t> entities_by_type;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RECORDS_H_
