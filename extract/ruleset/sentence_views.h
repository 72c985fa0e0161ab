// All views of one sentence.
#ifndef NEWSGRAPH_EXTRACT_RULESET_SENTENCE_VIEWS_H_
#define NEWSGRAPH_EXTRACT_RULESET_SENTENCE_VIEWS_H_

#include <array>
#include <span>
#include <vector>

#include "extract/ruleset/ast.h"
#include "extract/ruleset/data.h"
#include "extract/ruleset/views.h"

namespace kg::extract {

struct NamedView {
  ViewBit name;
  const View* view;
};

// Kept from sentence to sentence, so that its vectors keep their memory.
class SentenceViews {
 public:
  // `symbols`: one a token of the sentence. Marking rules see the names view alone.
  void Build(const RuleSet::Data& data, const SentenceInput& input, std::span<const Symbol> symbols, Stage stage);

  // Those that differ from one another, the clauses last. Valid until the next Build.
  std::span<const NamedView> all() const { return all_; }

 private:
  enum Kind { kNames, kNominals, kBare, kBareNames, kSkeleton, kSkeletonOfNames, kListed, kKinds };
  std::array<View, kKinds> whole_;
  std::vector<View> clauses_;
  std::vector<View> firms_;
  std::vector<NamedView> all_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_SENTENCE_VIEWS_H_
