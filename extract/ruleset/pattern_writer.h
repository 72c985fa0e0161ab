// The passes of the compiler over a pattern: its leaves, its RE2 text, and what a sentence must hold for it.
#ifndef NEWSGRAPH_EXTRACT_RULESET_PATTERN_WRITER_H_
#define NEWSGRAPH_EXTRACT_RULESET_PATTERN_WRITER_H_

#include <string>
#include <vector>

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

// The distinct leaves of a rule's patterns.
class LeafCollector {
 public:
  LeafCollector(const Catalog& catalog, Vocabulary* vocabulary, PhraseBook* phrases)
      : catalog_(catalog), vocabulary_(*vocabulary), phrases_(*phrases) {}
  void Collect(const Node& pattern);
  const std::vector<Leaf>& leaves() const { return leaves_; }
  // How often each leaf stands in the patterns once repeats are written out.
  const std::vector<uint64_t>& uses() const { return uses_; }

  // The leaf of a node of kind kWord, kMention, kGap, kAdjective or kNounPhrase; -1 when it was not collected.
  int Find(const Node& node) const;
  // The leaf of a list's single words; -1 when it has none.
  int FindSingles(int32_t list) const;
  int FindPhrases(int32_t list, size_t length) const;
  // The branches of an alternative that are one word or a list make one leaf together, which keeps alphabets small.
  // `rest`: the other branches; `lists`: lists among the first, whose phrases are branches still. -1 when there is
  // none.
  int FindGroup(const Node& alternative, std::vector<const Node*>* rest, std::vector<int32_t>* lists) const;

 private:
  Leaf LeafOf(const Node& node) const;
  Leaf WordLeaf(const std::string& word) const;
  Leaf SinglesLeaf(int32_t list) const;
  Leaf GroupLeaf(const Node& alternative, std::vector<const Node*>* rest, std::vector<int32_t>* lists) const;
  Leaf PhraseLeaf(int32_t list, size_t length) const;
  int IndexOf(const Leaf& leaf) const;
  void Add(Leaf leaf);
  void CollectNode(const Node& node);

  const Catalog& catalog_;
  Vocabulary& vocabulary_;
  PhraseBook& phrases_;
  std::vector<Leaf> leaves_;
  std::vector<uint64_t> uses_;
  uint64_t copies_ = 1;                           // of the node that is being collected
  std::map<Vocabulary::SetId, int> by_word_set_;  // leaves that are one word set
};

class PatternWriter {
 public:
  // `codes`: the code points of each leaf, ascending.
  PatternWriter(const PhraseBook& phrases, const LeafCollector& leaves,
                const std::vector<std::vector<uint32_t>>& codes);
  // With `groups`, slots become capturing groups, listed there in order.
  std::string Write(const Node& pattern, const std::vector<SlotPlan>& slots, std::vector<GroupPlan>* groups);

 private:
  void Put(const Node& node);
  void PutList(int32_t list);
  void PutPhrases(int32_t list);
  void PutAlternative(const Node& node);
  void PutRepeat(const Node& node);
  void PutSlot(const Node& node);
  void PutLeaf(int leaf);

  const PhraseBook& phrases_;
  const LeafCollector& leaves_;
  std::vector<std::string> classes_;  // "[\x{2}-\x{5}]" of each leaf
  const std::vector<SlotPlan>* slots_ = nullptr;
  std::vector<GroupPlan>* groups_ = nullptr;
  std::string out_;
};

// Everything that any match must hold, cheapest first, at most eight. Empty: the rule has no trigger.
std::vector<Requirement> RequirementsOf(const Node& pattern, const Catalog& catalog, Vocabulary* vocabulary);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PATTERN_WRITER_H_
