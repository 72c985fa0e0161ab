// What kgeval prints: tables for people, JSON for programs.
#ifndef NEWSGRAPH_TOOLS_EVAL_REPORT_H_
#define NEWSGRAPH_TOOLS_EVAL_REPORT_H_

#include <cstddef>
#include <optional>
#include <ostream>
#include <vector>

#include "tools/eval/absent.h"
#include "tools/eval/agreement.h"
#include "tools/eval/compare.h"
#include "tools/eval/score.h"

namespace kg::eval {

// All that one call of kgeval has measured; the pointed-at values outlive it.
struct Report {
  const Score* score = nullptr;
  const Score* second = nullptr;  // of --compare
  const std::vector<Fact>* absent = nullptr;
  std::vector<AbsentHit> absent_hits;
  const Agreement* agreement = nullptr;
  size_t most_listed = 20;  // of misses and false hits each
};

void PrintTable(const Report& report, std::ostream& out);
void PrintJson(const Report& report, std::ostream& out);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_REPORT_H_
