// Chains: what any match of a rule holds, in order and how far apart. A cheap look at a view's cells that spares most
// runs of a rule's automaton.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_

#include <array>
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
  // A bit for each of the cells, at most 64, that meets the need. `types`: the types of a cell's mention, 16 bits a
  // form.
  uint64_t CellsThatMeet(uint32_t need, std::span<const Symbol> symbols, std::span<const uint64_t> types) const;
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

// Which cells of one view meet which need; found when first asked for.
class ViewNeeds {
 public:
  explicit ViewNeeds(const NeedTable& table) : table_(table), mask_(table.size()), known_(table.size()) {}
  // Starts with another view.
  void Reset(const SentenceInput& input, const View& view);
  // Where a match of a rule with these chains may begin: a bit a cell; 0 when none can be in the view, kAnywhere where
  // nothing is known or the view has more than 64 cells.
  static constexpr uint64_t kAnywhere = ~uint64_t{0};
  uint64_t StartsOf(const std::vector<Chain>& chains);

 private:
  uint64_t MaskOf(uint32_t need);
  uint64_t StartsOf(const Chain& chain);

  const NeedTable& table_;
  std::vector<Symbol> symbols_;  // of the view's cells, if at most 64
  std::vector<uint64_t> types_;
  size_t cells_ = 0;
  std::vector<uint64_t> mask_;  // by need: a bit a cell
  std::vector<uint32_t> known_;
  uint32_t round_ = 0;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CHAINS_H_
