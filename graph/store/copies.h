// Near copies: which of the stored texts tell one story.
//
// A text is an article's folded body; articles with equal bodies are one text. Two texts are neighbours when they stand
// together in a band (see below) and their sketches say that they are copies. A cluster is a set of texts that
// neighbours connect; its name is the smallest body hash in it. All of that is a function of the set of stored texts,
// whatever the order in which they came and which ones were there in between.
//
// A band is made of a few values of the sketch; texts that share one meet there (locality-sensitive hashing: two texts
// of similarity s meet in one of the bands with the probability 1 - (1 - s^3)^16: 0.9999 at 0.8, 0.95 at 0.55). Where
// more than kRepresentatives texts share a band, only pairs with one of its smallest body hashes count, so that a text
// that stands in a hundred thousand articles costs each of them the same few comparisons.
#ifndef NEWSGRAPH_GRAPH_STORE_COPIES_H_
#define NEWSGRAPH_GRAPH_STORE_COPIES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/model/article.h"
#include "graph/model/status.h"
#include "graph/store/db.h"

namespace kg::graph {

inline constexpr size_t kBands = 16;
inline constexpr size_t kBandValues = 3;
inline constexpr size_t kRepresentatives = 16;

// Symmetric: the shorter text stands in the longer one, nearly all of it, and makes up most of it. Judged by the share
// of equal values, which is the similarity s, and the sizes: both together hold s / (1 + s) x (a + b) in common. False
// when one is empty or they are of different kinds.
bool AreCopies(const Sketch& a, const Sketch& b);

// Empty when the sketch has too few values.
std::vector<uint64_t> BandsOf(const Sketch& sketch);

// The copy cluster of a text: its name, or the text itself when nothing else is in it.
Result<ContentHash> ClusterOfText(const Db& db, const ContentHash& body);
// Empty when there is none.
Result<Sketch> SketchOfText(const Db& db, const ContentHash& body);

// Sketches of stored texts, the ones used last in memory. A body's sketch never changes.
class SketchCache {
 public:
  explicit SketchCache(const Db& db) : db_(db) {}
  // The pointer is good until the next call. Empty when there is none.
  Result<const Sketch*> Get(const ContentHash& body);
  void Forget(const ContentHash& body) { sketches_.erase(body); }

 private:
  const Db& db_;
  std::unordered_map<ContentHash, Sketch> sketches_;
};

// What the pending record of a text asks for.
inline constexpr std::string_view kJoin = "j";    // it came: unite what it connects
inline constexpr std::string_view kRegion = "r";  // connections went: its cluster is made anew

// Puts texts into the table and takes them out, and leaves pending records where clusters may have changed.
class TextIndex {
 public:
  explicit TextIndex(const Db& db) : db_(db), sketches_(db) {}

  // The first article with this body comes. `gone`: a text that goes in the same batch, may be null. Sets `near_copy`
  // when a near copy is stored. Nothing happens without a sketch. REQUIRES: equal bodies have equal sketches.
  Status Add(const ContentHash& body, const Sketch& sketch, const ContentHash& gone, Batch* batch, bool* near_copy);
  // The last article with this body goes.
  Status Remove(const ContentHash& body, Batch* batch);

 private:
  // The first texts of a band but `body` and `gone`, in order of hash: kRepresentatives + 1 at most.
  using Others = std::vector<ContentHash>;
  Status ReadBand(uint64_t band, const ContentHash& body, const ContentHash& gone, PrefixSeeker* scan, Others* others);

  const Db& db_;
  SketchCache sketches_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_COPIES_H_
