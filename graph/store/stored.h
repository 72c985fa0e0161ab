// The values of the store's tables and their bytes. Keys are in keys.h; both are described in graph/README.md.
#ifndef NEWSGRAPH_GRAPH_STORE_STORED_H_
#define NEWSGRAPH_GRAPH_STORE_STORED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/conflict/trust.h"
#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/records.h"
#include "graph/resolve/entity_builder.h"
#include "graph/resolve/profile.h"

namespace kg::graph {

// Table doc. `article` is without text, blocks and sketch.
struct StoredDoc {
  Article article;
  std::string rules_version;
  uint64_t session = 0;  // of the writer that stored it
  ContentHash body;      // hash of the folded body: equal for exact copies
  uint32_t claims = 0;
  uint32_t entities = 0;
};

// Table claim: the claim and what is read of its article's text once and for all.
struct StoredClaim {
  Claim claim;
  std::string sentence;
  std::string subject_surface;
  std::string object_surface;
  BlockRole role = BlockRole::kBody;
};

// Table local: the local entity and its context for resolution.
struct StoredLocal {
  LocalEntity entity;
  Context context;
};

// Table manifest: what else was written for the document, so that it can be taken out.
struct Manifest {
  std::vector<std::string> index_keys;        // in table index
  std::vector<std::vector<uint64_t>> blocks;  // of each local entity, in table block
};

// Table link.
struct StoredLink {
  EntityId entity;
  double confidence = 1.0;
};

// Table entity, second part: one member. It repeats what the entity record is made of, so that one scan rebuilds it.
using StoredMember = MemberRecord;

// Table entity, first part: the entity without its members.
struct StoredEntity {
  Entity entity;
  uint64_t members = 0;
  uint64_t signature = 0;  // of all that the conflict engine can see: when it changes, conflicts are checked again
};

// Table derived: what a claim contributed to other tables.
struct Derived {
  EntityId subject;
  EntityId object;                  // null for a literal
  bool plain = false;               // it supports a fact
  ContentHash bucket;               // of facts; null unless plain
  std::vector<std::string> groups;  // sorted
  bool operator==(const Derived&) const = default;
};

// Table group, first part.
struct StoredGroup {
  std::string group;
  std::vector<ConflictId> conflicts;  // sorted
};

// Table index, kByVotes and kByTrust: of one conflict, by camp.
struct StoredVotes {
  std::vector<std::vector<TrustVote>> camps;
};
struct StoredTrust {
  std::vector<double> camps;
  bool operator==(const StoredTrust&) const = default;
};
std::string Encode(const StoredVotes& votes);
std::string Encode(const StoredTrust& trust);
bool Decode(std::string_view bytes, StoredVotes* votes);
bool Decode(std::string_view bytes, StoredTrust* trust);

struct StoredEdge {
  double confidence = 0;
  uint32_t sources = 0;
  std::string date;
};

// Counts that are kept with every batch. Table meta, key "counters".
struct Counters {
  uint64_t articles = 0;
  uint64_t claims = 0;
  uint64_t entities = 0;
  uint64_t facts = 0;
  uint64_t conflicts = 0;
  uint64_t tensions = 0;
  std::map<std::string, uint64_t> claims_by_predicate;
  std::map<std::string, uint64_t> entities_by_type;
};

std::string Encode(const StoredDoc& doc);
std::string Encode(const StoredClaim& claim);
std::string Encode(const StoredLocal& local);
std::string Encode(const Manifest& manifest);
std::string Encode(const StoredLink& link);
std::string Encode(const StoredMember& member);
std::string Encode(const StoredEntity& entity);
std::string Encode(const Derived& derived);
std::string Encode(const Fact& fact);  // object_text for literals only: an entity's name is read when asked for
std::string Encode(const StoredGroup& group);
std::string Encode(const Conflict& conflict);
std::string Encode(const StoredEdge& edge);
std::string Encode(const Counters& counters);
std::string Encode(const Sketch& sketch);

// False when the bytes are not such a value, or damaged.
bool Decode(std::string_view bytes, StoredDoc* doc);
bool Decode(std::string_view bytes, StoredClaim* claim);
bool Decode(std::string_view bytes, StoredLocal* local);
bool Decode(std::string_view bytes, Manifest* manifest);
bool Decode(std::string_view bytes, StoredLink* link);
bool Decode(std::string_view bytes, StoredMember* member);
bool Decode(std::string_view bytes, StoredEntity* entity);
bool Decode(std::string_view bytes, Derived* derived);
bool Decode(std::string_view bytes, Fact* fact);
bool Decode(std::string_view bytes, StoredGroup* group);
bool Decode(std::string_view bytes, Conflict* conflict);
bool Decode(std::string_view bytes, StoredEdge* edge);
bool Decode(std::string_view bytes, Counters* counters);
bool Decode(std::string_view bytes, Sketch* sketch);

// Table text: blocks and the text, compressed with zstd.
std::string EncodeText(const Article& article);
// Fills text and blocks.
bool DecodeText(std::string_view bytes, Article* article);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_STORED_H_
