// The passes of the compiler over a pattern: its leaves, its RE2 text, and what a sentence must hold for it.
#ifndef NEWSGRAPH_EXTRACT_RULESET_PATTERN_WRITER_H_
#define NEWSGRAPH_EXTRACT_RULESET_PATTERN_WRITER_H_

#include <string>
#include <vector>

#include "extract/ruleset/compile.h"

namespace kg::extract {

// Keys of the vocabulary's two lexicon sets.
inline constexpr char kAdjectiveSet[] = "%adj";
inline constexpr char kVerbSet[] = "%verb";

// The distinct leaves of a rule's patterns.
class LeafCollector {
 public:
  LeafCollector(const Catalog& catalog, Vocabulary* vocabulary, PhraseBook* phrases)
      : catalog_(catalog), vocabulary_(*vocabulary), phrases_(*phrases) {}
  void Collect(const Node& pattern);
  const std::vector<Leaf>& leaves() const { return leaves_; }

  // The leaf of a node of kind kWord, kMention, kGap, kAdjective or kNounPhrase; -1 when it was not collected.
  int Find(const Node& node) const;
  // The leaf of a list's single words; -1 when it has none.
  int FindSingles(int32_t list) const;
  int FindPhrases(int32_t list, size_t length) const;

 private:
  Leaf LeafOf(const Node& node) const;
  Leaf WordLeaf(const std::string& word) const;
  Leaf SinglesLeaf(int32_t list) const;
  Leaf PhraseLeaf(int32_t list, size_t length) const;
  int IndexOf(const Leaf& leaf) const;
  void Add(Leaf leaf);

  const Catalog& catalog_;
  Vocabulary& vocabulary_;
  PhraseBook& phrases_;
  std::vector<Leaf> leaves_;
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
  void PutAll(const std::vector<Node>& nodes, const char* separator);
  void PutList(int32_t list);
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
std::vector<Requirement> RequirementsOf(const Node& pattern, const Catalog& catalog, const LeafCollector& leaves,
                                        const Vocabulary& vocabulary);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PATTERN_WRITER_H_
