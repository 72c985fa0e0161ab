// Surnames within one document: whom it calls by one word, and whom only a spelling tells from another.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_SURNAMES_H_
#define NEWSGRAPH_GRAPH_RESOLVE_SURNAMES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"

namespace kg::graph {

// Of two words at least as it is written: "Abara-Lenz" and "von Abara" are surnames, though their keys have two words.
bool IsFullPersonName(std::string_view name);

class Surnames {
 public:
  // `document` must outlive this.
  explicit Surnames(const Document& document);

  // Somebody else of the document might be taken for this person but for the spelling of the surname: "Ruiz" beside
  // "Ana Ruis". Kin have other given names.
  bool IsSpeltApart(size_t entity) const { return apart_[entity]; }
  // Adds the words by which alone the document calls others, behind kSurnameMark; at most kMaxSurnames.
  void AddBeside(size_t entity, std::vector<std::string>* companions) const;

 private:
  void FindSpeltApart();

  const Document& document_;
  std::vector<std::string> words_;  // marked, sorted
  std::vector<bool> apart_;         // by entity
};
inline constexpr size_t kMaxSurnames = 8;

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_SURNAMES_H_
