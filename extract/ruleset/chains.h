// Chains: what any match of a rule holds, in order and how far apart. A cheap look at a view's cells that spares most
// runs of a rule's automaton.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "extract/ruleset/compile.h"
#include "extract/ruleset/views.h"

namespace kg::extract {

// The distinct needs of all rules, by number.
class NeedTable {
 public:
  uint32_t Add(const Requirement& requirement);
  size_t size() const { return needs_.size(); }
  // Writes a bit for each cell that meets the need, 64 a word. `types`: the types of a cell's mention, 16 bits a form.
  void CellsThatMeet(uint32_t need, std::span<const Symbol> symbols, std::span<const uint64_t> types,
                     uint64_t* mask) const;
  // True when one of the symbols or types meets the need.
  bool IsMet(uint32_t need, std::span<const Symbol> symbols, uint64_t types) const;
  // As `types` wants them.
  static uint64_t TypeBits(const Mention& mention) {
    return uint64_t{mention.types.bits()} << (16 * static_cast<unsigned>(mention.form));
  }

 private:
  struct Need {
    std::vector<uint64_t> symbols;  // a bit a symbol
    uint64_t types = 0;             // 16 bits a form
  };
  using Content = std::pair<std::vector<Symbol>, std::array<uint32_t, 4>>;
  std::vector<Need> needs_;
  std::map<Content, uint32_t> ids_;
};

// The chains of an expanded pattern, one a branch where the whole is an alternative. A match of the pattern runs along
// one of them. Empty: nothing is known. REQUIRES: the vocabulary was built.
std::vector<Chain> ChainsOf(const Node& pattern, const Catalog& catalog, const PhraseBook& phrases,
                            Vocabulary* vocabulary, NeedTable* needs);

// Cells of a view: those of a set, or any.
class CellSet {
 public:
  static constexpr size_t kMost = 320;  // cells of a view; of larger ones nothing is told apart

  static CellSet None() { return CellSet(0, false); }
  static CellSet Any() { return CellSet(0, true); }
  explicit CellSet(std::span<const uint64_t> words) : CellSet(words.size(), false) {
    std::copy(words.begin(), words.end(), words_.begin());
  }
  bool anywhere() const { return anywhere_; }
  // The first of the set at `from` or behind it; kMost when there is none. REQUIRES: !anywhere()
  size_t Next(size_t from) const {
    for (size_t i = from / 64; i < count_; ++i) {
      const uint64_t left = i == from / 64 ? words_[i] >> (from % 64) << (from % 64) : words_[i];
      if (left != 0) return i * 64 + static_cast<size_t>(std::countr_zero(left));
    }
    return kMost;
  }
  bool empty() const { return !anywhere_ && Next(0) == kMost; }

 private:
  CellSet(size_t count, bool anywhere) : count_(static_cast<uint32_t>(count)), anywhere_(anywhere) {}
  uint32_t count_;  // of words_ in use
  bool anywhere_;
  std::array<uint64_t, kMost / 64> words_;
};

// Which cells of one view meet which need; found when first asked for.
class ViewNeeds {
 public:
  explicit ViewNeeds(const NeedTable& table)
      : table_(table), masks_(table.size() * CellSet::kMost / 64), known_(table.size()) {}
  // Starts with another view.
  void Reset(const SentenceInput& input, const View& view);
  // Where a match of a rule with these chains may begin; anywhere, when nothing is known.
  CellSet StartsOf(const std::vector<Chain>& chains);

 private:
  using Words = std::array<uint64_t, CellSet::kMost / 64>;
  const uint64_t* MaskOf(uint32_t need);
  bool IsEmpty(const uint64_t* mask) const;
  void AddStartsOf(const Chain& chain, Words* starts);
  void ShiftRight(const Words& from, size_t cells, Words* to) const;
  Words WithinReach(const Words& alive, uint32_t reach) const;

  const NeedTable& table_;
  std::vector<Symbol> symbols_;  // of the view's cells
  std::vector<uint64_t> types_;
  size_t cells_ = 0;
  size_t words_ = 1;             // of a mask
  std::vector<uint64_t> masks_;  // words_ a need
  std::vector<uint32_t> known_;
  uint32_t round_ = 0;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_
