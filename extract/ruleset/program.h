// A pattern as the matcher runs it, and the passes over a pattern that make it: the words it needs, its steps, and what
// a sentence must hold for it.
#ifndef NEWSGRAPH_EXTRACT_RULESET_PROGRAM_H_
#define NEWSGRAPH_EXTRACT_RULESET_PROGRAM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/ruleset/cell_tests.h"
#include "extract/ruleset/compile.h"

namespace kg::extract {

// Types that English puts where an adjective stands: "his second coach", "his Kenyan coach", "his 33-year-old coach".
inline constexpr TypeSet kAdjectiveTypes = {MentionType::kRank, MentionType::kNationality, MentionType::kAge};

// The key of the set of a list's single words; keys of the vocabulary's own sets.
inline std::string SinglesKey(int32_t list) { return "$" + std::to_string(list); }
inline constexpr char kAdjectiveSet[] = "%adj";
inline constexpr char kVerbSet[] = "%verb";
inline constexpr char kPronounSet[] = "%pronoun";
inline constexpr char kNumberSet[] = "%number";
inline constexpr char kPartySet[] = "%party";

// First pass: the words, lists and phrases of an expanded pattern.
void AddWordsOf(const Node& pattern, const Catalog& catalog, Vocabulary* vocabulary, PhraseBook* phrases);

// Second pass: patterns to steps. REQUIRES: vocabulary and phrases were built.
class ProgramWriter {
 public:
  ProgramWriter(const Catalog& catalog, const PhraseBook& phrases, Vocabulary* vocabulary, CellTests* tests)
      : catalog_(catalog), phrases_(phrases), vocabulary_(*vocabulary), tests_(*tests) {}

  // With `groups`, the slots become groups, listed there in order.
  Program Write(const Node& pattern, const std::vector<SlotPlan>& slots, std::vector<GroupPlan>* groups);
  // What mentions the patterns written so far ask for, as one test.
  TestId MentionsAskedFor();
  // The steps of the patterns so far, once their repeats are written out; kTooLarge or more: too many.
  uint64_t size() const { return size_; }
  static constexpr uint64_t kTooLarge = 200'000;

 private:
  void Put(const Node& node);
  void PutSequence(const std::vector<Node>& nodes);
  void PutAlternative(const Node& node);
  void PutBranches(const std::vector<int32_t>& lists, const std::vector<const Node*>& rest, const Step& words);
  void PutPhrases(int32_t list, int32_t* before);
  void PutRepeat(const Node& node);
  void PutSlot(const Node& node);

  // Steps with others in them: begin, each part, end.
  uint32_t Begin(Step::Kind kind);
  void Part(int32_t* before);
  void End(uint32_t step, int32_t last);

  // What the search asks first of each step of the program.
  void PutEdges();

  Step LeafOf(const Node& node);
  Step WordsLeaf(std::vector<Vocabulary::SetId> sets);
  void AddSingles(int32_t list, std::vector<Vocabulary::SetId>* sets);
  TestId MentionTest(TypeSet types, uint8_t forms);

  const Catalog& catalog_;
  const PhraseBook& phrases_;
  Vocabulary& vocabulary_;
  CellTests& tests_;
  const std::vector<SlotPlan>* slots_ = nullptr;
  std::vector<GroupPlan>* groups_ = nullptr;
  Program out_;
  std::array<uint32_t, 4> asked_for_{};  // types by form
  uint64_t copies_ = 1;                  // of the node that is being written
  uint64_t size_ = 0;
};

// Everything that any match must hold, cheapest first, at most eight. Empty: the rule has no trigger.
std::vector<Requirement> RequirementsOf(const Node& pattern, const Catalog& catalog, Vocabulary* vocabulary);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PROGRAM_H_
