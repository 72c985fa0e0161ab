// One compiled rule over the views of one sentence.
#ifndef NEWSGRAPH_EXTRACT_RULESET_RUNNER_H_
#define NEWSGRAPH_EXTRACT_RULESET_RUNNER_H_

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/ruleset/data.h"
#include "extract/ruleset/views.h"

namespace kg::extract {

// What a slot is bound to in one match.
struct SlotBinding {
  enum class Kind : uint8_t { kNone, kMention, kList, kWords, kMapped };
  Kind kind = Kind::kNone;
  int32_t mention = -1;  // kMention: index into SentenceInput::mentions; kList: index into View::lists
  uint32_t first = 0;    // tokens it covers
  uint32_t last = 0;
  const std::string* mapped = nullptr;
};

// The automata of one rule; made on first use, and used by one thread.
class RuleRunner {
 public:
  explicit RuleRunner(const CompiledRule& rule);
  ~RuleRunner();

  // Appends the rule's matches, in order of position; what an earlier match of the rule says already is left out.
  // `catalog` resolves mapped words. `views`: names, nominals, skeleton; nullptr where there is none. `starts`: the
  // cells of each view where a match may begin, as ViewNeeds::StartsOf gives them.
  void Run(const Catalog& catalog, const SentenceInput& input, const std::array<const View*, 3>& views,
           std::span<const CellSet, 3> starts, std::vector<Match>* matches);

  // For explanations: the longest run of cells [first, last) of the view that the pattern alone covers, whatever unless
  // and where say; nullopt when there is none. Looks at the first cells of a very long sentence only.
  std::optional<std::pair<size_t, size_t>> Longest(const View& view);
  // Which unless clauses, by their index, take out a match of these cells.
  std::vector<size_t> Exclusions(const View& view, std::pair<size_t, size_t> cells);

 private:
  struct Automata;
  std::unique_ptr<Automata> automata_;
};

// The bindings of one emit clause for a match, or several where a slot is a list; appended to `matches`.
// Conditions of the rule are checked here: a combination that fails them is left out.
void Emit(const CompiledRule& rule, size_t emit, const SentenceInput& input, const View& view,
          const std::vector<SlotBinding>& slots, Match base, std::vector<Match>* matches);

// True when every binding of `a` is one of `b`.
bool IsSubset(const std::vector<Binding>& a, const std::vector<Binding>& b);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_RUNNER_H_
