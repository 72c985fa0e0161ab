#include "extract/ruleset/pattern_writer.h"

#include <algorithm>
#include <cstdio>

#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr uint8_t kNameForm = 1u << static_cast<unsigned>(Form::kName);

std::vector<std::string> SinglesOf(const WordList& list) {
  std::vector<std::string> words;
  for (const auto& [phrase, value] : list.phrases) {
    if (phrase.find(' ') == std::string::npos) words.push_back(phrase);
  }
  return words;
}

std::string ClassOf(const std::vector<uint32_t>& codes) {
  if (codes.empty()) return "[^\\x00-\\x{10FFFF}]";  // meets nothing
  std::string out = "[";
  char buffer[32];
  for (size_t i = 0; i < codes.size();) {
    size_t last = i;
    while (last + 1 < codes.size() && codes[last + 1] == codes[last] + 1) ++last;
    std::snprintf(buffer, sizeof buffer, "\\x{%x}", codes[i]);
    out += buffer;
    if (last > i) {
      std::snprintf(buffer, sizeof buffer, "-\\x{%x}", codes[last]);
      out += buffer;
    }
    i = last + 1;
  }
  return out + "]";
}

}  // namespace

Leaf LeafCollector::WordLeaf(const std::string& word) const {
  Leaf leaf;
  leaf.words = {vocabulary_.AddWord(word)};
  return leaf;
}

Leaf LeafCollector::SinglesLeaf(int32_t list) const {
  Leaf leaf;
  const std::optional<Vocabulary::SetId> known = vocabulary_.FindSet(SinglesKey(list));
  leaf.words = {known ? *known : vocabulary_.AddSet(SinglesKey(list), SinglesOf(catalog_.list(list)))};
  return leaf;
}

Leaf LeafCollector::PhraseLeaf(int32_t list, size_t length) const {
  Leaf leaf;
  leaf.phrases = {phrases_.SetOf(list, length)};
  return leaf;
}

Leaf LeafCollector::LeafOf(const Node& node) const {
  Leaf leaf;
  switch (node.kind) {
    case NodeKind::kWord:
      return WordLeaf(node.text);
    case NodeKind::kMention:
      leaf.types = node.type_set;
      leaf.forms = node.form_bits;
      break;
    case NodeKind::kGap:
      leaf.plain = true;
      break;
    case NodeKind::kAdjective:
      leaf.words = {vocabulary_.AddSet(kAdjectiveSet, {})};
      leaf.types = kAdjectiveTypes;
      leaf.forms = kNameForm;
      break;
    case NodeKind::kNounPhrase:
      leaf.words = {vocabulary_.AddSet(kVerbSet, {})};
      leaf.no_verb = true;
      break;
    default:
      break;
  }
  return leaf;
}

Leaf LeafCollector::GroupLeaf(const Node& alternative, std::vector<const Node*>* rest,
                              std::vector<int32_t>* lists) const {
  Leaf leaf;
  for (const Node& branch : alternative.children) {
    const Node* only = &branch;
    while (only->kind == NodeKind::kSequence && only->children.size() == 1) only = &only->children[0];
    if (only->kind == NodeKind::kWord) {
      leaf.words.push_back(vocabulary_.AddWord(only->text));
    } else if (only->kind == NodeKind::kList) {
      const Leaf singles = SinglesLeaf(only->list);
      leaf.words.insert(leaf.words.end(), singles.words.begin(), singles.words.end());
      lists->push_back(only->list);
    } else {
      rest->push_back(&branch);
    }
  }
  std::sort(leaf.words.begin(), leaf.words.end());
  leaf.words.erase(std::unique(leaf.words.begin(), leaf.words.end()), leaf.words.end());
  return leaf;
}

int LeafCollector::FindGroup(const Node& alternative, std::vector<const Node*>* rest,
                             std::vector<int32_t>* lists) const {
  const Leaf leaf = GroupLeaf(alternative, rest, lists);
  return leaf.words.empty() ? -1 : IndexOf(leaf);
}

int LeafCollector::IndexOf(const Leaf& leaf) const {
  if (leaf.words.size() == 1 && leaf.types.empty() && !leaf.plain && !leaf.no_verb) {
    const auto it = by_word_set_.find(leaf.words[0]);
    return it == by_word_set_.end() ? -1 : it->second;
  }
  const auto it = std::find(leaves_.begin(), leaves_.end(), leaf);
  return it == leaves_.end() ? -1 : static_cast<int>(it - leaves_.begin());
}

void LeafCollector::Add(Leaf leaf) {
  if (const int known = IndexOf(leaf); known >= 0) {
    uses_[static_cast<size_t>(known)] += copies_;
    return;
  }
  if (leaf.words.size() == 1 && leaf.types.empty() && !leaf.plain && !leaf.no_verb) {
    by_word_set_[leaf.words[0]] = static_cast<int>(leaves_.size());
  }
  leaves_.push_back(std::move(leaf));
  uses_.push_back(copies_);
}

void LeafCollector::Collect(const Node& node) {
  const uint64_t copies = copies_;
  if (node.kind == NodeKind::kRepeat || node.kind == NodeKind::kGap) {
    constexpr uint64_t kMostCopies = 1'000'000;
    copies_ = std::min(kMostCopies, copies * static_cast<uint64_t>(std::clamp(node.max, 1, 50)));
  }
  CollectNode(node);
  copies_ = copies;
}

void LeafCollector::CollectNode(const Node& node) {
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kMention:
    case NodeKind::kGap:
    case NodeKind::kAdjective:
    case NodeKind::kNounPhrase:
      Add(LeafOf(node));
      break;
    case NodeKind::kList:
      phrases_.AddList(node.list, catalog_, &vocabulary_);
      Add(SinglesLeaf(node.list));
      for (size_t length : phrases_.LengthsOf(node.list)) Add(PhraseLeaf(node.list, length));
      break;
    case NodeKind::kAlternative: {
      std::vector<const Node*> rest;
      std::vector<int32_t> lists;
      Leaf group = GroupLeaf(node, &rest, &lists);
      if (!group.words.empty()) Add(std::move(group));
      for (int32_t list : lists) {
        phrases_.AddList(list, catalog_, &vocabulary_);
        for (size_t length : phrases_.LengthsOf(list)) Add(PhraseLeaf(list, length));
      }
      for (const Node* branch : rest) Collect(*branch);
      break;
    }
    default:
      for (const Node& child : node.children) Collect(child);
  }
}

int LeafCollector::Find(const Node& node) const { return IndexOf(LeafOf(node)); }
int LeafCollector::FindSingles(int32_t list) const { return IndexOf(SinglesLeaf(list)); }
int LeafCollector::FindPhrases(int32_t list, size_t length) const { return IndexOf(PhraseLeaf(list, length)); }

PatternWriter::PatternWriter(const PhraseBook& phrases, const LeafCollector& leaves,
                             const std::vector<std::vector<uint32_t>>& codes)
    : phrases_(phrases), leaves_(leaves) {
  for (const std::vector<uint32_t>& leaf_codes : codes) classes_.push_back(ClassOf(leaf_codes));
}

std::string PatternWriter::Write(const Node& pattern, const std::vector<SlotPlan>& slots,
                                 std::vector<GroupPlan>* groups) {
  slots_ = &slots;
  groups_ = groups;
  out_.clear();
  Put(pattern);
  return std::move(out_);
}

void PatternWriter::PutLeaf(int leaf) {
  if (leaf >= 0) out_ += classes_[static_cast<size_t>(leaf)];
}

// One word, or a cell where a phrase of so many words begins and the cells behind it.
void PatternWriter::PutList(int32_t list) {
  out_ += "(?:";
  PutLeaf(leaves_.FindSingles(list));
  PutPhrases(list);
  out_ += ')';
}

void PatternWriter::PutPhrases(int32_t list) {
  for (size_t length : phrases_.LengthsOf(list)) {
    out_ += '|';
    PutLeaf(leaves_.FindPhrases(list, length));
    out_ += "(?s:.)";
    if (length > 2) out_ += '{' + std::to_string(length - 1) + '}';
  }
}

void PatternWriter::PutAlternative(const Node& node) {
  std::vector<const Node*> rest;
  std::vector<int32_t> lists;
  const int group = leaves_.FindGroup(node, &rest, &lists);
  out_ += "(?:";
  PutLeaf(group);
  for (int32_t list : lists) PutPhrases(list);
  for (const Node* branch : rest) {
    if (out_.back() != ':') out_ += '|';
    Put(*branch);
  }
  out_ += ')';
}

void PatternWriter::PutRepeat(const Node& node) {
  out_ += "(?:";
  Put(node.children[0]);
  out_ += ')';
  if (node.min == 0 && node.max == 1) {
    out_ += '?';
  } else if (node.max == kUnbounded && node.min <= 1) {
    out_ += node.min == 0 ? '*' : '+';
  } else {
    out_ += '{' + std::to_string(node.min) + ',' + (node.max == kUnbounded ? "" : std::to_string(node.max)) + '}';
  }
}

void PatternWriter::PutSlot(const Node& node) {
  if (groups_ == nullptr) {
    Put(node.children[0]);
    return;
  }
  GroupPlan group;
  group.kind = node.slot_kind;
  group.list = node.children[0].list;
  for (size_t i = 0; i < slots_->size(); ++i) {
    if ((*slots_)[i].name == node.text) group.slot = static_cast<int>(i);
  }
  groups_->push_back(group);
  out_ += '(';
  Put(node.children[0]);
  out_ += ')';
}

void PatternWriter::Put(const Node& node) {
  switch (node.kind) {
    case NodeKind::kSequence:
      for (const Node& child : node.children) Put(child);
      break;
    case NodeKind::kAlternative:
      PutAlternative(node);
      break;
    case NodeKind::kRepeat:
      PutRepeat(node);
      break;
    case NodeKind::kList:
      PutList(node.list);
      break;
    case NodeKind::kSlot:
      PutSlot(node);
      break;
    case NodeKind::kGap:
      PutLeaf(leaves_.Find(node));
      out_ += "{0," + std::to_string(node.max) + "}";
      break;
    case NodeKind::kNounPhrase:
      PutLeaf(leaves_.Find(node));
      out_ += '+';
      break;
    case NodeKind::kStart:
      out_ += "\\A";
      break;
    case NodeKind::kEnd:
      out_ += "\\z";
      break;
    case NodeKind::kWord:
    case NodeKind::kMention:
    case NodeKind::kAdjective:
      PutLeaf(leaves_.Find(node));
      break;
    case NodeKind::kMacro:
      break;
  }
}

}  // namespace kg::extract
