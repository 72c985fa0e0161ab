#include "extract/ruleset/chains.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "extract/ruleset/program.h"

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
  ChainFinder(const Catalog& catalog, const PhraseBook& phrases, Vocabulary* vocabulary, CellTests* tests)
      : catalog_(catalog), phrases_(phrases), vocabulary_(vocabulary), tests_(*tests) {}

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
      chain.push_back({tests_.Add(*part.need), Add(Add(distance, part.slack), chain.empty() ? 0 : 1)});
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
  CellTests& tests_;
};

}  // namespace

std::vector<Chain> ChainsOf(const Node& pattern, const Catalog& catalog, const PhraseBook& phrases,
                            Vocabulary* vocabulary, CellTests* tests) {
  const Node* whole = &pattern;
  while ((whole->kind == NodeKind::kSequence || whole->kind == NodeKind::kSlot) && whole->children.size() == 1)
    whole = &whole->children[0];
  ChainFinder finder(catalog, phrases, vocabulary, tests);
  std::vector<Chain> chains;
  if (whole->kind == NodeKind::kAlternative) {
    for (const Node& branch : whole->children) chains.push_back(finder.Of(branch));
  } else {
    chains.push_back(finder.Of(*whole));
  }
  const bool unknown = std::any_of(chains.begin(), chains.end(), [](const Chain& chain) { return chain.empty(); });
  return unknown ? std::vector<Chain>() : chains;
}

namespace {

// What lies 1 to `reach` cells before one of the places.
template <size_t kWords>
Places<kWords> WithinReach(const Places<kWords>& places, uint32_t reach) {
  if (reach == 0 || places.empty()) return {};
  if (reach >= kFar) return Places<kWords>::Below(places.Last());
  Places<kWords> before = places.Before();
  for (uint32_t done = 1; done < reach;) {
    const uint32_t step = std::min(done, reach - done);
    before |= before.Back(step);
    done += step;
  }
  return before;
}

}  // namespace

// From the last need back to the first: the places from which a cell for each need lies within reach.
template <size_t kWords>
Places<kWords> StartsOf(const std::vector<Chain>& chains, const CellMasks& masks) {
  using Set = Places<kWords>;
  if (chains.empty()) return Set::Below(masks.cells());
  Set starts;
  for (const Chain& chain : chains) {
    Set alive = masks.Of<kWords>(chain.back().need);
    for (size_t i = chain.size(); i-- > 1 && !alive.empty();) {
      alive = WithinReach(alive, chain[i].reach) & masks.Of<kWords>(chain[i - 1].need);
    }
    starts |= alive | WithinReach(alive, chain[0].reach);  // of the first link the places themselves too
  }
  return starts;
}

template Places<1> StartsOf(const std::vector<Chain>&, const CellMasks&);
template Places<2> StartsOf(const std::vector<Chain>&, const CellMasks&);
template Places<CellMasks::kMostWords> StartsOf(const std::vector<Chain>&, const CellMasks&);

}  // namespace kg::extract
