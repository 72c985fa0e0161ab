#include "extract/ruleset/chains.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <optional>

#include "extract/ruleset/pattern_writer.h"

namespace kg::extract {
namespace {

constexpr uint32_t kFar = 64;  // as far as anything

uint32_t Add(uint32_t a, uint32_t b) { return std::min(kFar, a + b); }
uint32_t Times(uint32_t a, int b) { return b == kUnbounded ? kFar : std::min(kFar, a * static_cast<uint32_t>(b)); }

// A part of a sequence: what it needs, and how many cells it may cover before and behind the one that meets the need.
struct Part {
  std::optional<Requirement> need;
  uint32_t slack = 0;
  uint32_t length = 0;  // at most
};

class ChainFinder {
 public:
  ChainFinder(const Catalog& catalog, const PhraseBook& phrases, Vocabulary* vocabulary, NeedTable* needs)
      : catalog_(catalog), phrases_(phrases), vocabulary_(vocabulary), needs_(*needs) {}

  Chain Of(const Node& node) {
    std::vector<Part> parts;
    Flatten(node, &parts);
    Chain chain;
    uint32_t distance = 0;  // from the need before, itself excluded
    for (const Part& part : parts) {
      if (!part.need) {
        distance = Add(distance, part.length);
        continue;
      }
      chain.push_back({needs_.Add(*part.need), Add(Add(distance, part.slack), chain.empty() ? 0 : 1)});
      distance = part.slack;
    }
    return chain;
  }

 private:
  void Flatten(const Node& node, std::vector<Part>* parts) {
    switch (node.kind) {
      case NodeKind::kSequence:
      case NodeKind::kSlot:
        for (const Node& child : node.children) Flatten(child, parts);
        break;
      case NodeKind::kStart:
      case NodeKind::kEnd:
        break;
      default: {
        Part part;
        part.length = LengthOf(node);
        part.slack = part.length == 0 ? 0 : part.length == kFar ? kFar : part.length - 1;
        std::vector<Requirement> all = RequirementsOf(node, catalog_, vocabulary_);
        if (!all.empty()) part.need = std::move(all[0]);
        parts->push_back(std::move(part));
      }
    }
  }

  // The cells that a match of the node covers, at most.
  uint32_t LengthOf(const Node& node) const {
    uint32_t length = 0;
    switch (node.kind) {
      case NodeKind::kStart:
      case NodeKind::kEnd:
        return 0;
      case NodeKind::kGap:
        return std::min(kFar, static_cast<uint32_t>(node.max));
      case NodeKind::kNounPhrase:
        return kFar;
      case NodeKind::kRepeat:
        return Times(LengthOf(node.children[0]), node.max);
      case NodeKind::kSequence:
      case NodeKind::kSlot:
        for (const Node& child : node.children) length = Add(length, LengthOf(child));
        return length;
      case NodeKind::kAlternative:
        for (const Node& child : node.children) length = std::max(length, LengthOf(child));
        return length;
      case NodeKind::kList:
        for (size_t words : phrases_.LengthsOf(node.list)) length = std::max(length, static_cast<uint32_t>(words));
        return std::clamp(length, uint32_t{1}, kFar);
      default:
        return 1;
    }
  }

  const Catalog& catalog_;
  const PhraseBook& phrases_;
  Vocabulary* vocabulary_;
  NeedTable& needs_;
};

}  // namespace

uint32_t NeedTable::Add(const Requirement& requirement) {
  const auto [it, added] =
      ids_.try_emplace({requirement.symbols, requirement.types_by_form}, static_cast<uint32_t>(needs_.size()));
  if (added) {
    Need need;
    for (size_t form = 0; form < 4; ++form) need.types |= uint64_t{requirement.types_by_form[form]} << (16 * form);
    if (!requirement.symbols.empty()) need.symbols.resize(requirement.symbols.back() / 64u + 1u);
    for (Symbol symbol : requirement.symbols) need.symbols[symbol / 64u] |= uint64_t{1} << (symbol % 64u);
    needs_.push_back(std::move(need));
  }
  return it->second;
}

void NeedTable::CellsThatMeet(uint32_t id, std::span<const Symbol> symbols, std::span<const uint64_t> types,
                              uint64_t* mask) const {
  const Need& need = needs_[id];
  const size_t limit = need.symbols.size() * 64;
  for (size_t begin = 0; begin < symbols.size(); begin += 64) {
    uint64_t word = 0;
    const size_t end = std::min(symbols.size(), begin + 64);
    for (size_t i = begin; i < end; ++i) {
      const size_t symbol = symbols[i];
      uint64_t meets = static_cast<uint64_t>((need.types & types[i]) != 0);
      if (symbol < limit) meets |= (need.symbols[symbol / 64] >> (symbol % 64)) & 1u;
      word |= meets << (i - begin);
    }
    *mask++ = word;
  }
}

bool NeedTable::IsMet(uint32_t id, std::span<const Symbol> symbols, uint64_t types) const {
  const Need& need = needs_[id];
  if ((need.types & types) != 0) return true;
  const size_t limit = need.symbols.size() * 64;
  return std::any_of(symbols.begin(), symbols.end(), [&](size_t symbol) {
    return symbol < limit && ((need.symbols[symbol / 64] >> (symbol % 64)) & 1u) != 0;
  });
}

std::vector<Chain> ChainsOf(const Node& pattern, const Catalog& catalog, const PhraseBook& phrases,
                            Vocabulary* vocabulary, NeedTable* needs) {
  const Node* whole = &pattern;
  while ((whole->kind == NodeKind::kSequence || whole->kind == NodeKind::kSlot) && whole->children.size() == 1)
    whole = &whole->children[0];
  ChainFinder finder(catalog, phrases, vocabulary, needs);
  std::vector<Chain> chains;
  if (whole->kind == NodeKind::kAlternative) {
    for (const Node& branch : whole->children) chains.push_back(finder.Of(branch));
  } else {
    chains.push_back(finder.Of(*whole));
  }
  const bool unknown = std::any_of(chains.begin(), chains.end(), [](const Chain& chain) { return chain.empty(); });
  return unknown ? std::vector<Chain>() : chains;
}

void ViewNeeds::Reset(const SentenceInput& input, const View& view) {
  if (++round_ == 0) {
    std::fill(known_.begin(), known_.end(), 0);
    round_ = 1;
  }
  cells_ = view.cells.size();
  words_ = std::max<size_t>(1, (cells_ + 63) / 64);
  symbols_.clear();
  types_.clear();
  if (cells_ > CellSet::kMost) return;
  for (const Cell& cell : view.cells) {
    symbols_.push_back(cell.symbol);
    // Of a list all members are of a common type; the first stands for them.
    types_.push_back(cell.mention < 0 ? 0 : NeedTable::TypeBits(input.mentions[static_cast<size_t>(cell.mention)]));
  }
}

const uint64_t* ViewNeeds::MaskOf(uint32_t need) {
  uint64_t* mask = masks_.data() + need * words_;
  if (known_[need] != round_) {
    known_[need] = round_;
    mask[0] = 0;  // of a view without cells
    table_.CellsThatMeet(need, symbols_, types_, mask);
  }
  return mask;
}

bool ViewNeeds::IsEmpty(const uint64_t* mask) const {
  return std::all_of(mask, mask + words_, [](uint64_t word) { return word == 0; });
}

// REQUIRES: 0 < cells < 64
void ViewNeeds::ShiftRight(const Words& from, size_t cells, Words* to) const {
  for (size_t i = 0; i < words_; ++i) {
    (*to)[i] = from[i] >> cells | (i + 1 < words_ ? from[i + 1] << (64 - cells) : 0);
  }
}

// What lies 1 to `reach` cells before a place that is alive.
ViewNeeds::Words ViewNeeds::WithinReach(const Words& alive, uint32_t reach) const {
  Words before{};
  if (reach == 0) return before;
  if (reach >= kFar) {
    size_t top = words_;
    while (top > 0 && alive[top - 1] == 0) --top;
    if (top == 0) return before;
    std::fill(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(top), ~uint64_t{0});
    before[top - 1] = (uint64_t{1} << (63 - std::countl_zero(alive[top - 1]))) - 1;
    return before;
  }
  ShiftRight(alive, 1, &before);
  Words shifted{};
  for (uint32_t done = 1; done < reach;) {
    const uint32_t step = std::min(done, reach - done);
    ShiftRight(before, step, &shifted);
    for (size_t i = 0; i < words_; ++i) before[i] |= shifted[i];
    done += step;
  }
  return before;
}

// From the last need back to the first: the places from which a cell for each need lies within reach.
void ViewNeeds::AddStartsOf(const Chain& chain, Words* starts) {
  for (const ChainLink& link : chain) {
    if (IsEmpty(MaskOf(link.need))) return;
  }
  Words alive{};
  std::copy_n(MaskOf(chain.back().need), words_, alive.begin());
  for (size_t i = chain.size(); i-- > 0;) {
    const Words before = WithinReach(alive, chain[i].reach);
    if (i == 0) {  // the first link: the places themselves too
      for (size_t w = 0; w < words_; ++w) (*starts)[w] |= alive[w] | before[w];
      return;
    }
    const uint64_t* mask = MaskOf(chain[i - 1].need);
    for (size_t w = 0; w < words_; ++w) alive[w] = before[w] & mask[w];
    if (IsEmpty(alive.data())) return;
  }
}

CellSet ViewNeeds::StartsOf(const std::vector<Chain>& chains) {
  if (chains.empty() || cells_ > CellSet::kMost) return CellSet::Any();
  Words starts{};
  for (const Chain& chain : chains) AddStartsOf(chain, &starts);
  return CellSet(std::span(starts).first(words_));
}

}  // namespace kg::extract
