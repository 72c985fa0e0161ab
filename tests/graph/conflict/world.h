// Claims for the tests of the conflict engine, written as a reader would say them; people and events are invented.
#ifndef NEWSGRAPH_TESTS_GRAPH_CONFLICT_WORLD_H_
#define NEWSGRAPH_TESTS_GRAPH_CONFLICT_WORLD_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/conflict/engine.h"

namespace kg::graph {

// An article: name and when it was published.
struct TestDoc {
  std::string name;
  Published published;
};
// A stated date.
TestDoc Dated(const std::string& name, const std::string& date);
// No stated date; "" for an open end. `estimate` may be "".
TestDoc Undated(const std::string& name, const std::string& first, const std::string& last,
                const std::string& estimate = "");

Day DayOf(const std::string& date);

class World {
 public:
  using Qualifiers = std::vector<std::pair<std::string, std::string>>;

  // The claim is asserted, a fact, confidence 0.9, with firm links; change what differs through the reference, which is
  // valid until the next call.
  ResolvedClaim& Say(const TestDoc& doc, const std::string& subject, const std::string& predicate,
                     const std::string& object, const Qualifiers& qualifiers = {});
  // The entity of that name, for aliases and attributes; made on first use.
  Entity& Known(const std::string& name, ValueType type = ValueType::kPerson);

  // Checks every group, and again with the claims and entities in other orders: the result must be the same.
  std::vector<Conflict> Check() const;
  // "conflict age Ana: 38 | 1987" for each report but the unknown ones, in order.
  std::vector<std::string> Reports() const;

  static EntityId IdOf(const std::string& name);

 private:
  std::vector<ResolvedClaim> claims_;
  std::map<std::string, Entity> entities_;
};

// One line as above.
std::string Summary(const Conflict& conflict);

}  // namespace kg::graph

#endif  // NEWSGRAPH_TESTS_GRAPH_CONFLICT_WORLD_H_
