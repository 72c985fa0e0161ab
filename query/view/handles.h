// Handles for nodes and relationships: small numbers instead of ids of 16 bytes and a kind.
#ifndef NEWSGRAPH_QUERY_VIEW_HANDLES_H_
#define NEWSGRAPH_QUERY_VIEW_HANDLES_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/cypher/value.h"

namespace kg::query {

enum class NodeKind : uint8_t { kEntity, kClaim, kArticle };
enum class RelationshipKind : uint8_t { kFact, kAboutSubject, kAboutObject, kIn };

using RawId = std::array<uint8_t, 16>;

// A kind and an id. A relationship of a claim has the claim's id.
template <typename Kind>
struct Key {
  Kind kind;
  RawId id;
  bool operator==(const Key&) const = default;
};

template <typename Kind>
struct KeyHash {
  size_t operator()(const Key<Kind>& key) const {
    uint64_t head = 0;
    std::memcpy(&head, key.id.data(), sizeof head);  // ids are hashes already
    return static_cast<size_t>(head ^ static_cast<uint64_t>(key.kind));
  }
};

struct Ends {
  cypher::NodeId start{};
  cypher::NodeId end{};
};

// Numbers from 0 in the order of their first appearance.
template <typename Kind, typename Handle>
class Handles {
 public:
  Handle Intern(Kind kind, const RawId& id) {
    const auto [it, added] = numbers_.try_emplace(Key<Kind>{kind, id}, keys_.size());
    if (added) keys_.push_back(it->first);
    return Handle{it->second};
  }
  const Key<Kind>& At(Handle handle) const { return keys_[static_cast<size_t>(handle)]; }
  size_t size() const { return keys_.size(); }

 private:
  std::unordered_map<Key<Kind>, uint64_t, KeyHash<Kind>> numbers_;
  std::vector<Key<Kind>> keys_;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_VIEW_HANDLES_H_
