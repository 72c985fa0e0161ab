// The keys of the store's tables. All are built from fixed-width parts or end in one, so that they never run into each
// other.
#ifndef NEWSGRAPH_GRAPH_STORE_KEYS_H_
#define NEWSGRAPH_GRAPH_STORE_KEYS_H_

#include <string>
#include <string_view>

#include "graph/model/id.h"
#include "graph/records.h"
#include "graph/resolve/profile.h"
#include "graph/store/codec.h"

namespace kg::graph {

// doc id, number: 20 bytes. Tables local, claim, link, derived.
inline std::string RefKey(const Ref& ref) {
  std::string key(ref.doc.AsBytes());
  AppendBig32(ref.number, &key);
  return key;
}
// REQUIRES: bytes.size() >= 20
inline Ref RefFromBytes(std::string_view bytes) { return {DocId::FromBytes(bytes), ReadBig32(bytes.substr(16))}; }

inline constexpr size_t kRefBytes = 20;

// id, ref: 36 bytes. Tables entity (members), mention, group (claims).
template <typename IdType>
std::string IdRefKey(const IdType& id, const Ref& ref) {
  return std::string(id.AsBytes()) + RefKey(ref);
}

// Table block: hash of the block, ref.
inline std::string BlockPrefix(uint64_t block) {
  std::string key;
  AppendBig64(block, &key);
  return key;
}
inline std::string BlockKey(uint64_t block, const Ref& ref) { return BlockPrefix(block) + RefKey(ref); }
// The member's Profile::name_hash: which of the members may be meant is known without reading them.
inline std::string BlockValue(uint64_t name_hash) {
  std::string value;
  AppendBig64(name_hash, &value);
  return value;
}

// Table index: a kind, what is looked up, what it leads to.
inline constexpr char kByDoc = 'd';        // hash of the display name, doc id
inline constexpr char kByUrl = 'u';        // hash of the URL, doc id
inline constexpr char kByIdentity = 'i';   // the identity itself, NUL, doc id: in order of identity
inline constexpr char kByBody = 'c';       // hash of the folded body, doc id
inline constexpr char kByClaim = 'k';      // claim id -> value: ref
inline constexpr char kByAlias = 'a';      // superseded entity id -> value: entity id
inline constexpr char kByComponent = 'e';  // entity id -> value: the next entity of its component (component_ring.h)
inline constexpr char kByVotes = 'v';      // conflict id -> value: who stands in which camp
inline constexpr char kByTrust = 't';      // conflict id -> value: the probability of each camp
inline constexpr char kByNews = 'n';       // conflict id -> value: the epoch that it came with

inline constexpr char kByJudgement = 'j';  // number (8, big endian) -> value: a person's decision

inline std::string IndexPrefix(char kind, std::string_view what) { return std::string(1, kind) + std::string(what); }
inline std::string HashPrefix(char kind, std::string_view what) {
  return IndexPrefix(kind, IdBuilder("index").Add(what).Build<ContentHash>().AsBytes());
}
inline std::string IdentityPrefix(std::string_view identity) {
  return IndexPrefix(kByIdentity, identity) + std::string(1, '\0');
}

// Table pending: a kind of work and what it is to be done on.
enum class Work : char {
  kText = '0',    // hash of a body -> value: kJoin or kRegion (copies.h)
  kDoc = '1',     // doc id -> value: blocks that changed, besides its own
  kEntity = '2',  // entity id
  kClaim = '3',   // ref
  kBucket = '4',  // bucket
  kGroup = '5',   // group
  kTrust = '6',   // one piece of work for all conflicts: who is to be believed
  kEpoch = '7',   // nothing to derive: what a person decided is to be published
};
inline std::string WorkPrefix(Work work) { return std::string(1, static_cast<char>(work)); }
inline std::string WorkKey(Work work, std::string_view on) { return WorkPrefix(work) + std::string(on); }

// Table copy. Texts go by the hash of their folded body.
//   's' text: its sketch
//   'b' band, text
//   'm' text: the name of its cluster, where that holds other texts too
//   'l' name of a cluster, text: its members
inline std::string SketchKey(const ContentHash& body) { return 's' + std::string(body.AsBytes()); }
inline std::string BandPrefix(uint64_t band) {
  std::string key(1, 'b');
  AppendBig64(band, &key);
  return key;
}
inline std::string BandKey(uint64_t band, const ContentHash& body) {
  return BandPrefix(band) + std::string(body.AsBytes());
}
inline std::string ClusterNameKey(const ContentHash& body) { return 'm' + std::string(body.AsBytes()); }
inline std::string ClusterPrefix(const ContentHash& cluster) { return 'l' + std::string(cluster.AsBytes()); }
inline std::string ClusterMemberKey(const ContentHash& cluster, const ContentHash& body) {
  return ClusterPrefix(cluster) + std::string(body.AsBytes());
}

// Table bucket: bucket, 'c', ref of a claim; bucket, 'f', fact id.
inline std::string BucketClaimPrefix(const ContentHash& bucket) { return std::string(bucket.AsBytes()) + 'c'; }
inline std::string BucketFactPrefix(const ContentHash& bucket) { return std::string(bucket.AsBytes()) + 'f'; }

// Table name: folded name, NUL, entity id.
inline std::string NamePrefix(std::string_view folded) { return std::string(folded) + '\0'; }

// Table fact_of: entity id, 0 as subject or 1 as object, fact id.
inline std::string FactOfKey(const EntityId& entity, bool as_object, const FactId& fact) {
  return std::string(entity.AsBytes()) + (as_object ? '\1' : '\0') + std::string(fact.AsBytes());
}

// Table adjacency: node, predicate, NUL, direction (0 out, 1 in), neighbour, fact.
inline std::string AdjacencyKey(const EntityId& node, std::string_view predicate, bool incoming,
                                const EntityId& neighbour, const FactId& fact) {
  return std::string(node.AsBytes()) + std::string(predicate) + '\0' + (incoming ? '\1' : '\0') +
         std::string(neighbour.AsBytes()) + std::string(fact.AsBytes());
}

inline ContentHash GroupHash(std::string_view group) { return IdBuilder("group").Add(group).Build<ContentHash>(); }

// Table conflict: conflict id, hash of the group that it came from.
inline std::string ConflictKey(const ConflictId& id, std::string_view group) {
  return std::string(id.AsBytes()) + std::string(GroupHash(group).AsBytes());
}

// Table rank: level, falling score, subject's name, NUL, conflict id: in the order in which conflicts are listed.
inline std::string RankKey(const Conflict& conflict) {
  std::string key(1, static_cast<char>(conflict.level));
  const double score = conflict.score < 0 ? 0 : (conflict.score > 1 ? 1 : conflict.score);
  AppendBig32(1'000'000'000U - static_cast<uint32_t>(score * 1'000'000'000.0), &key);
  return key + conflict.subject_name + '\0' + std::string(conflict.id.AsBytes());
}

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_KEYS_H_
