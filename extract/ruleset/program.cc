#include "extract/ruleset/program.h"

#include <algorithm>

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

// What a group of one part is about.
const Node& Only(const Node& node) {
  const Node* only = &node;
  while (only->kind == NodeKind::kSequence && only->children.size() == 1) only = &only->children[0];
  return *only;
}

bool IsLeaf(NodeKind kind) {
  return kind == NodeKind::kWord || kind == NodeKind::kMention || kind == NodeKind::kAdjective;
}

constexpr size_t kMostEdges = 64;  // tests of first or last cells that are worth asking for

enum class Edge : uint8_t { kFirst, kLast };

// Adds the tests of which the first, or last, cell of a match of the step meets one. False: the step may cover no cell
// at all, so that what comes next counts too. Where anything may stand there, `*any` is set.
bool AddEdge(const Program& steps, size_t at, Edge edge, std::vector<Test>* tests, bool* any) {
  const Step& step = steps[at];
  bool covers = false;
  switch (step.kind) {
    case Step::Kind::kCell:
    case Step::Kind::kRun:
      tests->push_back(step.test);
      return step.kind == Step::Kind::kCell || step.min > 0;
    case Step::Kind::kPhrase:
      tests->push_back(step.test);
      *any = *any || edge == Edge::kLast;
      return true;
    case Step::Kind::kSequence:
      if (edge == Edge::kFirst) {
        for (size_t part = at + 1; part < step.end && !covers; part = steps[part].end)
          covers = AddEdge(steps, part, edge, tests, any);
      } else {
        for (int32_t part = step.last; part >= 0 && !covers; part = steps[static_cast<size_t>(part)].before)
          covers = AddEdge(steps, static_cast<size_t>(part), edge, tests, any);
      }
      return covers;
    case Step::Kind::kAlternative:
      covers = true;
      for (size_t part = at + 1; part < step.end; part = steps[part].end)
        covers = AddEdge(steps, part, edge, tests, any) && covers;
      return covers;
    case Step::Kind::kRepeat:
    case Step::Kind::kGroup:
      covers = AddEdge(steps, at + 1, edge, tests, any);
      return covers && (step.kind == Step::Kind::kGroup || step.min > 0);
    case Step::Kind::kStart:
    case Step::Kind::kEnd:
      break;
  }
  return false;
}

// The number of the tests, 0 where they tell nothing.
uint32_t EdgeOf(const Program& steps, size_t at, Edge edge, CellTests* cell_tests) {
  std::vector<Test> tests;
  bool any = false;
  if (!AddEdge(steps, at, edge, &tests, &any) || any) return CellTests::kNever;
  std::sort(tests.begin(), tests.end());
  tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
  return tests.size() > kMostEdges ? uint32_t{CellTests::kNever} : cell_tests->AddEither(tests);
}

}  // namespace

void AddWordsOf(const Node& node, const Catalog& catalog, Vocabulary* vocabulary, PhraseBook* phrases) {
  if (node.kind == NodeKind::kWord) vocabulary->AddWord(node.text);
  if (node.kind == NodeKind::kList) {
    const std::string key = SinglesKey(node.list);
    if (!vocabulary->FindSet(key)) vocabulary->AddSet(key, SinglesOf(catalog.list(node.list)));
    phrases->AddList(node.list, catalog, vocabulary);
  }
  for (const Node& child : node.children) AddWordsOf(child, catalog, vocabulary, phrases);
}

Program ProgramWriter::Write(const Node& pattern, const std::vector<SlotPlan>& slots, std::vector<GroupPlan>* groups) {
  slots_ = &slots;
  groups_ = groups;
  out_.clear();
  Put(pattern);
  PutEdges();
  return std::move(out_);
}

void ProgramWriter::PutEdges() {
  size_t groups_from = out_.size();  // of the steps looked at so far, the first that is a group or holds one
  for (size_t at = out_.size(); at-- > 0;) {
    Step& step = out_[at];
    step.has_groups = step.kind == Step::Kind::kGroup || groups_from < step.end;
    if (step.has_groups) groups_from = at;
    if (step.kind != Step::Kind::kAlternative) continue;
    step.firsts = EdgeOf(out_, at, Edge::kFirst, &tests_);
    step.lasts = EdgeOf(out_, at, Edge::kLast, &tests_);
  }
}

TestId ProgramWriter::MentionsAskedFor() { return tests_.AddMentions(asked_for_); }

uint32_t ProgramWriter::Begin(Step::Kind kind) {
  const auto step = static_cast<uint32_t>(out_.size());
  out_.emplace_back();
  out_.back().kind = kind;
  out_.back().end = step + 1;
  size_ = std::min(kTooLarge, size_ + copies_);
  return step;
}

// The step that is written next is a part; `before`: the part before it.
void ProgramWriter::Part(int32_t* before) { *before = static_cast<int32_t>(out_.size()); }

void ProgramWriter::End(uint32_t step, int32_t last) {
  out_[step].last = last;
  out_[step].end = static_cast<uint32_t>(out_.size());
}

TestId ProgramWriter::MentionTest(TypeSet types, uint8_t forms) {
  std::array<uint32_t, 4> by_form{};
  for (size_t form = 0; form < by_form.size(); ++form) {
    if (((forms >> form) & 1u) == 0) continue;
    by_form[form] = types.bits();
    asked_for_[form] |= types.bits();
  }
  return tests_.AddMentions(by_form);
}

Step ProgramWriter::WordsLeaf(std::vector<Vocabulary::SetId> sets) {
  std::vector<Symbol> symbols;
  for (Vocabulary::SetId set : sets) {
    const auto of_set = vocabulary_.SymbolsOf(set);
    symbols.insert(symbols.end(), of_set.begin(), of_set.end());
  }
  if (sets.size() > 1) {  // those of one set are ascending
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
  }
  Step step;
  step.kind = Step::Kind::kCell;
  step.test.words = tests_.AddSymbols(symbols);
  return step;
}

void ProgramWriter::AddSingles(int32_t list, std::vector<Vocabulary::SetId>* sets) {
  sets->push_back(*vocabulary_.FindSet(SinglesKey(list)));
}

// Of a word, a mention, or what a gap or a noun phrase consists of.
Step ProgramWriter::LeafOf(const Node& node) {
  Step step;
  switch (node.kind) {
    case NodeKind::kWord:
      return WordsLeaf({vocabulary_.AddWord(node.text)});
    case NodeKind::kAdjective:
      step = WordsLeaf({vocabulary_.AddSet(kAdjectiveSet, {})});
      step.test.mentions = MentionTest(kAdjectiveTypes, kNameForm);
      return step;
    case NodeKind::kMention:
      step.test.mentions = MentionTest(node.type_set, node.form_bits);
      break;
    case NodeKind::kGap:
      step.test.words = CellTests::kPlain;
      break;
    default:
      step.test.words = CellTests::kNotVerb;
  }
  step.kind = Step::Kind::kCell;
  return step;
}

void ProgramWriter::PutSequence(const std::vector<Node>& nodes) {
  const uint32_t step = Begin(Step::Kind::kSequence);
  int32_t before = -1;
  for (const Node& node : nodes) {
    const int32_t part = before;
    Part(&before);
    Put(node);
    out_[static_cast<size_t>(before)].before = part;
  }
  End(step, before);
}

void ProgramWriter::PutPhrases(int32_t list, int32_t* before) {
  for (size_t length : phrases_.LengthsOf(list)) {
    const int32_t part = *before;
    Part(before);
    const uint32_t step = Begin(Step::Kind::kPhrase);
    out_[step].test.words = tests_.AddPhrases(phrases_.SetOf(list, length));
    out_[step].min = static_cast<int32_t>(length);
    out_[step].before = part;
  }
}

// One cell for all single words, then the lists' phrases, then the rest.
void ProgramWriter::PutBranches(const std::vector<int32_t>& lists, const std::vector<const Node*>& rest,
                                const Step& words) {
  const bool phrases =
      std::any_of(lists.begin(), lists.end(), [&](int32_t list) { return !phrases_.LengthsOf(list).empty(); });
  if (rest.empty() && !phrases) {
    out_[Begin(Step::Kind::kCell)].test = words.test;
    return;
  }
  const uint32_t step = Begin(Step::Kind::kAlternative);
  int32_t before = -1;
  if (words.test.words != CellTests::kNever) {
    Part(&before);
    out_[Begin(Step::Kind::kCell)].test = words.test;
  }
  for (int32_t list : lists) PutPhrases(list, &before);
  for (const Node* branch : rest) {
    const int32_t part = before;
    Part(&before);
    Put(*branch);
    out_[static_cast<size_t>(before)].before = part;
  }
  End(step, before);
}

void ProgramWriter::PutAlternative(const Node& node) {
  std::vector<Vocabulary::SetId> sets;
  std::vector<int32_t> lists;
  std::vector<const Node*> rest;
  for (const Node& branch : node.children) {
    const Node& only = Only(branch);
    if (only.kind == NodeKind::kWord) {
      sets.push_back(vocabulary_.AddWord(only.text));
    } else if (only.kind == NodeKind::kList) {
      AddSingles(only.list, &sets);
      lists.push_back(only.list);
    } else {
      rest.push_back(&branch);
    }
  }
  const Step words = WordsLeaf(std::move(sets));
  PutBranches(lists, rest, words);
}

void ProgramWriter::PutRepeat(const Node& node) {
  const Node& only = Only(node.children[0]);
  if (IsLeaf(only.kind)) {
    Step leaf = LeafOf(only);
    const uint32_t step = Begin(Step::Kind::kRun);
    out_[step].test = leaf.test;
    out_[step].min = node.min;
    out_[step].max = node.max;
    return;
  }
  const uint32_t step = Begin(Step::Kind::kRepeat);
  out_[step].min = node.min;
  out_[step].max = node.max;
  const uint64_t copies = copies_;
  copies_ = std::min(kTooLarge, copies * static_cast<uint64_t>(std::clamp(node.max, 1, 50)));
  Put(node.children[0]);
  copies_ = copies;
  End(step, static_cast<int32_t>(step + 1));
}

void ProgramWriter::PutSlot(const Node& node) {
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
  const uint32_t step = Begin(Step::Kind::kGroup);
  out_[step].group = static_cast<uint16_t>(groups_->size());
  groups_->push_back(group);
  Put(node.children[0]);
  End(step, static_cast<int32_t>(step + 1));
}

void ProgramWriter::Put(const Node& node) {
  switch (node.kind) {
    case NodeKind::kSequence:
      return node.children.size() == 1 ? Put(node.children[0]) : PutSequence(node.children);
    case NodeKind::kAlternative:
      return PutAlternative(node);
    case NodeKind::kRepeat:
      return PutRepeat(node);
    case NodeKind::kList: {
      std::vector<Vocabulary::SetId> sets;
      AddSingles(node.list, &sets);
      const Step words = WordsLeaf(std::move(sets));
      return PutBranches({node.list}, {}, words);
    }
    case NodeKind::kSlot:
      return PutSlot(node);
    case NodeKind::kStart:
      Begin(Step::Kind::kStart);
      return;
    case NodeKind::kEnd:
      Begin(Step::Kind::kEnd);
      return;
    case NodeKind::kMacro:
      return;
    default: {
      const Step leaf = LeafOf(node);
      const bool gap = node.kind == NodeKind::kGap;
      const bool run = gap || node.kind == NodeKind::kNounPhrase;
      const uint32_t step = Begin(run ? Step::Kind::kRun : Step::Kind::kCell);
      out_[step].test = leaf.test;
      out_[step].min = gap ? 0 : 1;
      out_[step].max = gap ? node.max : kUnbounded;
    }
  }
}

}  // namespace kg::extract
