// Shortest paths between two nodes that are bound. One path, or all of the shortest length where no length below the
// shortest is asked for: breadth first from both ends, with all predecessors kept. The k shortest, or a least length:
// all paths by length, no relationship twice.
#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/cypher/walk.h"

namespace kg::query::cypher {
namespace {

class Shortest : public PlanOperator {
 public:
  Shortest(RunContext& context, OperatorPtr child, ExpandParts parts, const PathPattern& path)
      : PlanOperator(context, std::move(child)),
        parts_(std::move(parts)),
        path_(path),
        max_(parts_.pattern->is_variable_length ? parts_.pattern->max.value_or(std::numeric_limits<int64_t>::max())
                                                : 1),
        memory_(context) {}
  std::string Describe() const override {
    std::string count = path_.selector == Selector::kAllShortest ? "All" : std::to_string(path_.count);
    return "Shortest (" + count + ") " + parts_.text;
  }

 protected:
  void DoOpen() override { found_.clear(); }
  bool DoNext() override {
    while (found_.empty()) {
      if (!child_->Next()) return false;
      memory_.Clear();
      const Value& from = context_.At(parts_.from);
      const Value& to = context_.At(parts_.to);
      if (!from.is(ValueType::kNode) || !to.is(ValueType::kNode)) continue;
      Search(from.node(), to.node());
    }
    Value list(std::move(found_.front()));
    found_.pop_front();
    bool single = !parts_.pattern->is_variable_length;
    context_.At(parts_.relationship) = single ? list.list()[0] : std::move(list);
    return true;
  }

 private:
  struct Arrival {
    int64_t distance = 0;
    std::vector<Step> from;  // over which relationship, from which node
  };
  // One end of the search: what it has reached, and the nodes of the last level.
  struct Side {
    Direction direction;
    int64_t distance = 0;
    std::unordered_map<NodeId, Arrival> arrivals;
    std::vector<NodeId> level;
  };

  struct Partial {
    NodeId node;
    List walked;
    int64_t length() const { return static_cast<int64_t>(walked.size()); }
    size_t size_bytes() const { return sizeof(Partial) + 64 + walked.size() * sizeof(Value); }
  };
  static constexpr size_t kMostNear = 20'000;

  void Search(NodeId from, NodeId to) {
    int64_t min = parts_.pattern->is_variable_length ? parts_.pattern->min : 1;
    if (min == 0 && from == to && path_.count == 1) {
      found_.emplace_back();
      return;
    }
    if (path_.count == 1 && min <= 1 && from != to) {
      SearchNodes(from, to);
    } else {
      SearchPaths(from, to, min);
    }
  }

  // From both ends, the smaller level first, until they meet. All nodes that are met then lie at the same distance from
  // `from`, so that each shortest path leads over one of them.
  void SearchNodes(NodeId from, NodeId to) {
    Side forward{parts_.direction, 0, {{from, {}}}, {from}};
    Side backward{Reverse(parts_.direction), 0, {{to, {}}}, {to}};
    std::vector<NodeId> met;
    while (met.empty() && forward.distance + backward.distance < max_) {
      if (forward.level.empty() || backward.level.empty()) return;
      bool grows_forward = forward.level.size() <= backward.level.size();
      Side& side = grows_forward ? forward : backward;
      Grow(side);
      const Side& other = grows_forward ? backward : forward;
      for (NodeId node : side.level) {
        if (other.arrivals.contains(node)) met.push_back(node);
      }
    }
    for (NodeId node : met) {
      std::deque<List> starts = Unwind(forward, node);
      std::deque<List> ends = Unwind(backward, node);
      for (const List& start : starts) {
        for (const List& end : ends) {
          context_.Tick();
          List whole(start.rbegin(), start.rend());
          whole.insert(whole.end(), end.begin(), end.end());
          memory_.Add(whole.size() * sizeof(Value));
          found_.push_back(std::move(whole));
          if (path_.selector != Selector::kAllShortest) return;
        }
      }
    }
  }

  void Grow(Side& side) {
    ++side.distance;
    std::vector<NodeId> next;
    std::vector<Step> steps;
    for (NodeId node : side.level) {
      steps.clear();
      StepsFrom(context_, parts_, node, side.direction, steps);
      for (const Step& step : steps) {
        context_.Tick();
        auto [arrival, is_new] = side.arrivals.try_emplace(step.node, Arrival{side.distance, {}});
        if (arrival->second.distance != side.distance) continue;
        if (!is_new && path_.selector != Selector::kAllShortest) continue;
        memory_.Add(sizeof(Arrival) + 2 * sizeof(Step));
        arrival->second.from.push_back({step.relationship, node});
        if (is_new) next.push_back(step.node);
      }
    }
    side.level = std::move(next);
  }

  // The relationships of all ways from `node` back to where the side began, over a stack of its own: paths may be long.
  std::deque<List> Unwind(const Side& side, NodeId node) {
    std::deque<List> ways;
    List way;
    std::vector<std::pair<NodeId, size_t>> stack = {{node, 0}};
    while (!stack.empty()) {
      context_.Tick();
      auto& [at, next] = stack.back();
      const Arrival& arrival = side.arrivals.at(at);
      bool whole = arrival.distance == 0;
      if (whole) {
        ways.push_back(way);
        memory_.Add(way.size() * sizeof(Value));
      }
      if (whole || next == arrival.from.size()) {
        stack.pop_back();
        if (!way.empty()) way.pop_back();
        continue;
      }
      const Step step = arrival.from[next++];
      way.emplace_back(step.relationship);
      stack.emplace_back(step.node, 0);
    }
    return ways;
  }

  static bool Walked(const List& walked, RelationshipId relationship) {
    return std::any_of(walked.begin(), walked.end(),
                       [&](const Value& item) { return item.relationship() == relationship; });
  }

  // Paths by length until enough have arrived (A*): those first that can be whole soonest, by how far `to` is. That is
  // known for the nodes near to it, and more than the farthest of these for all others.
  void SearchPaths(NodeId from, NodeId to, int64_t min) {
    Side backward{Reverse(parts_.direction), 0, {{to, {}}}, {to}};
    while (!backward.level.empty() && backward.distance < max_ && backward.arrivals.size() < kMostNear) Grow(backward);
    std::map<std::pair<int64_t, uint64_t>, Partial> queue;
    uint64_t count = 0;
    auto push = [&](Partial partial) {
      auto near = backward.arrivals.find(partial.node);
      bool is_near = near != backward.arrivals.end();
      if (!is_near && backward.level.empty()) return;
      int64_t whole = partial.length() + (is_near ? near->second.distance : backward.distance + 1);
      if (whole > max_) return;
      memory_.Add(partial.size_bytes());
      queue.emplace(std::pair(whole, count++), std::move(partial));
    };
    push({from, {}});
    std::vector<Step> steps;
    std::optional<int64_t> shortest;
    while (!queue.empty() && (!shortest || queue.begin()->first.first <= *shortest)) {
      Partial partial = std::move(queue.begin()->second);
      queue.erase(queue.begin());
      memory_.Remove(partial.size_bytes());
      if (partial.length() >= min && partial.node == to) {
        memory_.Add(partial.size_bytes());
        found_.push_back(partial.walked);
        if (path_.selector == Selector::kAllShortest) shortest = partial.length();
        if (path_.selector == Selector::kAnyShortest && static_cast<int64_t>(found_.size()) >= path_.count) return;
      }
      steps.clear();
      StepsFrom(context_, parts_, partial.node, parts_.direction, steps);
      for (const Step& step : steps) {
        context_.Tick();
        if (Walked(partial.walked, step.relationship)) continue;
        Partial longer{step.node, partial.walked};
        longer.walked.emplace_back(step.relationship);
        push(std::move(longer));
      }
    }
  }

  ExpandParts parts_;
  const PathPattern& path_;
  int64_t max_;
  std::deque<List> found_;
  HeldMemory memory_;
};

}  // namespace

OperatorPtr MakeShortest(RunContext& context, OperatorPtr child, ExpandParts parts, const PathPattern& path) {
  return std::make_unique<Shortest>(context, std::move(child), std::move(parts), path);
}

}  // namespace kg::query::cypher
