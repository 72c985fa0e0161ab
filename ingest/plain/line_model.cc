#include "ingest/plain/line_model.h"

#include <algorithm>
#include <array>

#include "ingest/plain/line_weights.h"

namespace kg::ingest {
namespace {

// Before the article, in it, behind a part of it.
enum State : uint8_t { kAbove, kWithin, kBelow, kStates };
using Scores = std::array<int64_t, kStates>;
constexpr int64_t kNever = INT64_MIN / 4;

struct Step {
  std::array<uint8_t, kStates> from;
};

Step Advance(int64_t emission, Scores* scores) {
  const Scores old = *scores;
  Step step{{kAbove, kWithin, kBelow}};
  int64_t within = old[kWithin];
  if (old[kAbove] + kEnterArticle > within) {
    within = old[kAbove] + kEnterArticle;
    step.from[kWithin] = kAbove;
  }
  if (old[kBelow] + kEnterAgain > within) {
    within = old[kBelow] + kEnterAgain;
    step.from[kWithin] = kBelow;
  }
  int64_t below = old[kBelow];
  if (old[kWithin] + kLeaveArticle > below) {
    below = old[kWithin] + kLeaveArticle;
    step.from[kBelow] = kWithin;
  }
  *scores = {old[kAbove], within + emission, below};
  return step;
}

}  // namespace

std::vector<bool> LabelLines(const std::vector<Unit>& units) {
  static_assert(kLineWeights.size() > 0);
  std::vector<bool> labels(units.size(), false);
  if (units.empty()) return labels;
  Scores scores = {0, kNever, kNever};
  std::vector<Step> steps;
  steps.reserve(units.size());
  for (const int32_t emission : ScoreLines(units, kLineWeights)) {
    if (steps.empty()) {
      scores = {0, kBeginInArticle + emission, kNever};
      steps.push_back(Step{{kAbove, kWithin, kBelow}});
    } else {
      steps.push_back(Advance(emission, &scores));
    }
  }
  uint8_t state = scores[kWithin] > scores[kBelow] ? kWithin : kBelow;
  for (size_t i = units.size(); i-- > 0;) {
    labels[i] = state == kWithin;
    state = steps[i].from[state];
  }
  return labels;
}

}  // namespace kg::ingest
