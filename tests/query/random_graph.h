// Random graphs for tests of path searches.
#ifndef NEWSGRAPH_TESTS_QUERY_RANDOM_GRAPH_H_
#define NEWSGRAPH_TESTS_QUERY_RANDOM_GRAPH_H_

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "tests/query/fake_reader.h"

namespace kg::query::testing {

struct RandomGraph {
  FakeReader reader;
  std::vector<EntityId> people;
  std::vector<EntityId> events;
  std::vector<EntityId> countries;
  std::vector<EntityId> all;
};

inline int Pick(std::mt19937* random, int below) {
  return static_cast<int>((*random)() % static_cast<unsigned>(below));
}

// People who coach each other and start in editions of events; names repeat, so that ties go down to ids.
inline void Fill(std::mt19937* random, int people, int events, int countries, int edges, RandomGraph* graph) {
  for (int i = 0; i < people; ++i) {
    const std::string name = "P" + std::to_string(Pick(random, people));
    graph->people.push_back(graph->reader.AddEntity(name, ValueType::kPerson));
  }
  for (int i = 0; i < events; ++i) {
    graph->events.push_back(graph->reader.AddEntity("E" + std::to_string(i), ValueType::kEvent));
  }
  for (int i = 0; i < countries; ++i) {
    const EntityId id = graph->reader.AddEntity("C" + std::to_string(i), ValueType::kPlace);
    graph->reader.Edit(id).attributes["gazetteer"] = std::to_string(100 + i);
    graph->countries.push_back(id);
  }
  graph->all = graph->people;
  graph->all.insert(graph->all.end(), graph->events.begin(), graph->events.end());
  graph->all.insert(graph->all.end(), graph->countries.begin(), graph->countries.end());
  for (int i = 0; i < edges; ++i) {
    const EntityId subject = graph->people[static_cast<size_t>(Pick(random, people))];
    const std::string doc = "d" + std::to_string(Pick(random, 20));
    const int what = Pick(random, 10);
    if (what < 5 && events > 0) {
      const EntityId event = graph->events[static_cast<size_t>(Pick(random, events))];
      std::vector<Qualifier> qualifiers;
      const int year = 2019 + Pick(random, 4);
      if (year > 2019)
        qualifiers.push_back({"date", std::to_string(year) + (Pick(random, 2) == 0 ? "-05" : ""), false});
      graph->reader.AddClaim(subject, Pick(random, 2) == 0 ? "won" : "placed", event, qualifiers, doc);
    } else if (what < 6 && countries > 0) {
      const EntityId country = graph->countries[static_cast<size_t>(Pick(random, countries))];
      graph->reader.AddClaim(subject, "lives-in", country, {}, doc);
    } else {
      const EntityId object = graph->people[static_cast<size_t>(Pick(random, people))];
      if (object != subject) graph->reader.AddClaim(subject, "coach-of", object, {}, doc);
    }
  }
}

// Some edges lead from events to people: of the relations that there are none does, of a user's own one may.
inline void AddEdgesOutOfEvents(std::mt19937* random, int edges, RandomGraph* graph) {
  if (graph->events.empty()) return;
  for (int i = 0; i < edges; ++i) {
    const EntityId event = graph->events[static_cast<size_t>(Pick(random, static_cast<int>(graph->events.size())))];
    const EntityId person = graph->people[static_cast<size_t>(Pick(random, static_cast<int>(graph->people.size())))];
    std::vector<Qualifier> qualifiers;
    const int year = 2019 + Pick(random, 4);
    if (year > 2019) qualifiers.push_back({"date", std::to_string(year), false});
    graph->reader.AddClaim(event, "crowned", person, qualifiers, "d" + std::to_string(Pick(random, 20)));
  }
}

inline EntityId PickOne(std::mt19937* random, const std::vector<EntityId>& ids) {
  return ids[static_cast<size_t>(Pick(random, static_cast<int>(ids.size())))];
}

}  // namespace kg::query::testing

#endif  // NEWSGRAPH_TESTS_QUERY_RANDOM_GRAPH_H_
