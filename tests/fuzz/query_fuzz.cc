// Any text as a query: it compiles or not, and runs within its limits on a small graph.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "query/cypher/query.h"
#include "tests/query/cypher/ring_graph.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  namespace cypher = kg::query::cypher;
  static const cypher::testing::RingGraph graph;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const cypher::Outcome<cypher::Query> query = cypher::Query::Compile(text);
  if (!query.ok()) {
    (void)query.error().Describe(text);
    return 0;
  }
  cypher::Limits limits;
  limits.time = std::chrono::milliseconds(200);
  limits.memory_bytes = size_t{16} << 20;
  const cypher::Parameters parameters = {{"p", cypher::Value(1)}};
  const auto summary = query.value().Run(graph, parameters, limits, [&](std::span<const cypher::Value> row) {
    for (const cypher::Value& value : row) (void)ToText(value, &graph);
    return true;
  });
  if (!summary.ok()) (void)summary.error().Describe(text);
  return 0;
}
