// Shortest paths between two nodes that are bound. One path, or all of the shortest length where no length below the
// shortest is asked for: breadth first, with all predecessors kept. The k shortest, or a least length: all paths by
// length, no relationship twice.
#include <algorithm>
#include <deque>
#include <limits>
#include <string>
#include <unordered_map>

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

  void SearchNodes(NodeId from, NodeId to) {
    std::unordered_map<NodeId, Arrival> arrivals;
    arrivals[from] = {};
    std::vector<NodeId> level = {from};
    std::vector<Step> steps;
    for (int64_t distance = 1; distance <= max_ && !level.empty() && !arrivals.contains(to); ++distance) {
      std::vector<NodeId> next;
      for (NodeId node : level) {
        steps.clear();
        StepsFrom(context_, parts_, node, parts_.direction, steps);
        for (const Step& step : steps) {
          context_.Tick();
          auto [arrival, is_new] = arrivals.try_emplace(step.node, Arrival{distance, {}});
          if (arrival->second.distance != distance) continue;
          if (!is_new && path_.selector != Selector::kAllShortest) continue;
          memory_.Add(sizeof(Arrival) + 2 * sizeof(Step));
          arrival->second.from.push_back({step.relationship, node});
          if (is_new) next.push_back(step.node);
        }
      }
      level = std::move(next);
    }
    if (!arrivals.contains(to)) return;
    Unwind(arrivals, from, to);
  }

  // All ways back from `to`, over a stack of its own: paths may be long.
  void Unwind(const std::unordered_map<NodeId, Arrival>& arrivals, NodeId from, NodeId to) {
    List back;
    std::vector<std::pair<NodeId, size_t>> stack = {{to, 0}};
    while (!stack.empty()) {
      context_.Tick();
      auto& [node, next] = stack.back();
      const Arrival& arrival = arrivals.at(node);
      bool whole = node == from;
      if (whole) {
        found_.emplace_back(back.rbegin(), back.rend());
        memory_.Add(back.size() * sizeof(Value));
      }
      if (whole || next == arrival.from.size()) {
        stack.pop_back();
        if (!back.empty()) back.pop_back();
        continue;
      }
      const Step step = arrival.from[next++];
      back.emplace_back(step.relationship);
      stack.emplace_back(step.node, 0);
    }
  }

  static bool Walked(const List& walked, RelationshipId relationship) {
    return std::any_of(walked.begin(), walked.end(),
                       [&](const Value& item) { return item.relationship() == relationship; });
  }

  // All paths by length until enough have arrived.
  void SearchPaths(NodeId from, NodeId to, int64_t min) {
    struct Partial {
      NodeId node;
      List walked;
    };
    std::deque<Partial> queue = {{from, {}}};
    std::vector<Step> steps;
    int64_t best = max_;
    while (!queue.empty()) {
      Partial partial = std::move(queue.front());
      queue.pop_front();
      int64_t length = static_cast<int64_t>(partial.walked.size());
      if (length > best) return;
      if (length >= min && partial.node == to) {
        found_.push_back(partial.walked);
        if (path_.selector == Selector::kAllShortest) best = length;
        if (path_.selector == Selector::kAnyShortest && static_cast<int64_t>(found_.size()) >= path_.count) return;
      }
      if (length >= best) continue;
      steps.clear();
      StepsFrom(context_, parts_, partial.node, parts_.direction, steps);
      for (const Step& step : steps) {
        context_.Tick();
        if (Walked(partial.walked, step.relationship)) continue;
        Partial longer{step.node, partial.walked};
        longer.walked.emplace_back(step.relationship);
        memory_.Add(sizeof(Partial) + longer.walked.size() * sizeof(Value));
        queue.push_back(std::move(longer));
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
