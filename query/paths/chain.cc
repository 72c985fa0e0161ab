#include "query/paths/chain.h"

#include <algorithm>

namespace kg::query {
namespace {

// The best way to a node by a link of one edition.
struct ChainState {
  int cost = 0;
  int changes = 0;  // of edition, also where they cost nothing
  int64_t sources = 0;
  const Link* link = nullptr;
  size_t parent = 0;  // index into the states of the node before
};

bool IsBetter(const PathGraph& graph, const ChainState& a, const ChainState& b) {
  if (a.cost != b.cost) return a.cost < b.cost;
  if (a.sources != b.sources) return a.sources > b.sources;
  if (a.changes != b.changes) return a.changes < b.changes;
  if (a.link == nullptr || b.link == nullptr) return false;
  return graph.IsBefore(*a.link, *b.link);
}

// states[i]: of nodes[i], one for each edition of the links that lead to it.
std::vector<std::vector<ChainState>> AllStates(PathGraph* graph, const std::vector<NodeIndex>& nodes) {
  std::vector<std::vector<ChainState>> states = {{ChainState{}}};
  for (size_t i = 0; i + 1 < nodes.size(); ++i) {
    const bool passes_event = i > 0 && graph->IsEvent(nodes[i]);
    const int penalty = i > 0 && graph->HasEditions(nodes[i]) ? kEditionPenalty : 0;
    std::vector<ChainState> next;
    for (const Link* link : graph->LinksBetween(nodes[i], nodes[i + 1])) {
      ChainState best;
      for (size_t s = 0; s < states[i].size(); ++s) {
        const ChainState& from = states[i][s];
        const bool same =
            from.link != nullptr && from.link->edition != kNoEdition && from.link->edition == link->edition;
        const bool change = passes_event && !same;
        ChainState state{from.cost + 1 + (change ? penalty : 0), from.changes + (change ? 1 : 0),
                         from.sources + link->sources, link, s};
        if (best.link == nullptr || IsBetter(*graph, state, best)) best = state;
      }
      next.push_back(best);
    }
    states.push_back(std::move(next));
  }
  return states;
}

}  // namespace

Chain BestChain(PathGraph* graph, const std::vector<NodeIndex>& nodes) {
  const std::vector<std::vector<ChainState>> states = AllStates(graph, nodes);
  Chain chain;
  if (states.back().empty()) return chain;
  const auto better = [graph](const ChainState& a, const ChainState& b) { return IsBetter(*graph, a, b); };
  const auto best = std::min_element(states.back().begin(), states.back().end(), better);
  chain.cost = best->cost;
  chain.sources = best->sources;
  const ChainState* state = &*best;
  for (size_t i = states.size() - 1; i > 0; --i) {
    chain.links.push_back(state->link);
    state = &states[i - 1][state->parent];
  }
  std::reverse(chain.links.begin(), chain.links.end());
  return chain;
}

std::vector<RootLabel> RootLabels(PathGraph* graph, const std::vector<NodeIndex>& nodes) {
  if (nodes.size() < 2) return {RootLabel{}};
  std::vector<ChainState> last = AllStates(graph, nodes).back();
  std::vector<RootLabel> labels;
  if (!graph->HasEditions(nodes.back())) {
    const auto better = [graph](const ChainState& a, const ChainState& b) { return IsBetter(*graph, a, b); };
    const auto best = std::min_element(last.begin(), last.end(), better);
    if (best != last.end()) labels.push_back({kNoEdition, best->cost, best->sources});
    return labels;
  }
  for (const ChainState& state : last) labels.push_back({state.link->edition, state.cost, state.sources});
  return labels;
}

}  // namespace kg::query
