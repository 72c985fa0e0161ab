// What an article names beside each of its entities: whoever comes back in the same company is likely the same.
//
// Where an article tells of two people of one name, or says that there is another one of that name, its company says
// little: then each has what stands behind its own mentions, and what stands in the sentence on the other one is
// nobody's.
#ifndef NEWSGRAPH_GRAPH_RESOLVE_COMPANY_H_
#define NEWSGRAPH_GRAPH_RESOLVE_COMPANY_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/claim.h"

namespace kg::graph {

class Company {
 public:
  // `keys`: of all entities, "" for those that say nothing. Both must outlive this.
  Company(const Document& document, const std::vector<std::string>& keys);

  // Persons first, then by name, at most `most`.
  std::vector<std::string> Of(size_t entity, size_t most) const;
  bool HasNamesake(size_t entity) const { return has_namesake_[entity]; }
  // One of two or more of one name in this article.
  bool IsOneOfSeveral(size_t entity) const { return own_.contains(entity); }
  // The parts of the text that are about one of several and none of the others. REQUIRES: IsOneOfSeveral(entity).
  std::string TextOf(size_t entity) const;
  // The text without the sentences on namesakes that are not named.
  std::string TextOfOthers() const;

 private:
  void FindNamesakes();
  void FindTalk();
  // True when somebody is named for the first time there: "her coach Ana Ruiz, who is no relation of hers".
  bool NamesPerson(const Span& part) const;
  void Share(const std::vector<size_t>& people);

  const Document& document_;
  const std::vector<std::string>& keys_;
  std::vector<std::pair<std::string_view, size_t>> sorted_;
  std::vector<Span> talk_;                                 // sentences that speak of somebody else of the name
  std::vector<bool> in_talk_;                              // of an entity: named in such sentences only
  std::vector<bool> has_namesake_;                         // of an entity
  std::map<std::string_view, std::vector<size_t>> names_;  // persons by key, those of several only
  std::map<size_t, std::vector<bool>> own_;                // of one of several: which entities are its company
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_RESOLVE_COMPANY_H_
