// Claims that must not be made: what a comment, a link, a denial or a plan says.
#ifndef NEWSGRAPH_TOOLS_EVAL_ABSENT_H_
#define NEWSGRAPH_TOOLS_EVAL_ABSENT_H_

#include <vector>

#include "tools/eval/agreement.h"
#include "tools/eval/score.h"

namespace kg::eval {

// A claim that says what an absent line says must not be said; both point into what FindAbsent was given.
struct AbsentHit {
  const Fact* absent;
  const Fact* claim;
};

// "*" is anything. Subjects agree leniently, objects must be the very ones: "Ghent" does not say "Ghent Marathon".
std::vector<AbsentHit> FindAbsent(const std::vector<Fact>& absent, const std::vector<Fact>& claims,
                                  const Agreement& agreement, const ScoreOptions& options);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_ABSENT_H_
