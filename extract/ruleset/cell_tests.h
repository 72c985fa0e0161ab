// What patterns ask of a cell, each distinct question once for all rules, and which cells of a view say yes to which.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CELL_TESTS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CELL_TESTS_H_

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/ruleset/compile.h"
#include "extract/ruleset/phrases.h"
#include "extract/ruleset/places.h"
#include "extract/ruleset/views.h"
#include "extract/ruleset/vocabulary.h"

namespace kg::extract {

using TestId = uint32_t;

// The distinct tests of all rules, by number. Filled while rules are compiled, then built; more may be added to a copy
// that is built again.
class CellTests {
 public:
  static constexpr TestId kNever = 0;
  static constexpr TestId kPlain = 1;    // a word or number outside all mentions
  static constexpr TestId kNotVerb = 2;  // such a word that is no verb form
  // A mention of one word that is seen as that word too, by every rule: pronouns, small numbers, ordinals.
  static constexpr TestId kWordToo = 3;

  // A cell meets it with one of the symbols, or a mention of one of the types in that form.
  TestId Add(const Requirement& requirement);
  // A phrase of the set begins at the cell.
  TestId AddPhrases(PhraseBook::SetId set);
  // `vocabulary` was built. The sets hold the words whose mentions are seen as words too, see kWordToo.
  void Build(const Vocabulary& vocabulary, Vocabulary::SetId verbs, Vocabulary::SetId pronouns,
             Vocabulary::SetId numbers);

  size_t size() const { return count_; }
  std::span<const TestId> OfSymbol(Symbol symbol) const {
    return std::span(by_symbol_).subspan(symbol_begin_[symbol], symbol_begin_[symbol + 1u] - symbol_begin_[symbol]);
  }
  std::span<const TestId> OfMention(Form form, size_t type) const { return by_type_[static_cast<size_t>(form)][type]; }
  TestId OfPhrases(PhraseBook::SetId set) const { return set < by_phrases_.size() ? by_phrases_[set] : kNever; }

  enum Kind : uint8_t { kPunctuationMark = 1, kVerbForm = 2, kPronounWord = 4, kNumberWord = 8 };
  uint8_t KindsOf(Symbol symbol) const { return kinds_[symbol]; }

 private:
  using Content = std::pair<std::vector<Symbol>, std::array<uint32_t, 4>>;
  TestId count_ = 4;
  std::map<Content, TestId> ids_;
  std::array<std::array<std::vector<TestId>, kMentionTypeCount>, 4> by_type_;
  std::vector<TestId> by_phrases_;
  std::vector<uint32_t> symbol_begin_;  // by symbol: [begin, next begin) of by_symbol_
  std::vector<TestId> by_symbol_;
  std::vector<uint8_t> kinds_;  // by symbol
};

// Which of a row of up to kMost cells meet which test.
class CellMasks {
 public:
  static constexpr size_t kMost = 320;
  static constexpr size_t kMostWords = kMost / 64 + 1;  // there is one place more than cells

  // Both must outlive it.
  CellMasks(const CellTests& tests, const PhraseBook& phrases)
      : tests_(tests), phrases_(phrases), masks_(tests.size() * kMostWords) {}

  // Takes cells [begin, end) of a view. REQUIRES: end - begin <= kMost
  void Reset(const View& view, size_t begin, size_t end);
  size_t cells() const { return cells_; }
  // Of a set of places: 1, 2 or kMostWords.
  size_t words() const { return words_; }
  // Some cell meets it.
  bool IsMet(TestId test) const {
    uint64_t any = 0;
    for (size_t i = 0; i < words_; ++i) any |= masks_[test * words_ + i];
    return any != 0;
  }
  // REQUIRES: kWords == words()
  template <size_t kWords>
  Places<kWords> Of(TestId test) const {
    Places<kWords> set;
    const uint64_t* mask = masks_.data() + test * kWords;
    for (size_t i = 0; i < kWords; ++i) set.words[i] = mask[i];
    return set;
  }

 private:
  void Put(const Cell& cell, size_t at);
  void Set(TestId test, size_t at) {
    uint64_t& word = masks_[test * words_ + at / 64];
    if (word == 0) touched_.push_back(static_cast<uint32_t>(test * words_ + at / 64));
    word |= uint64_t{1} << (at % 64);
  }

  const CellTests& tests_;
  const PhraseBook& phrases_;
  size_t cells_ = 0;
  size_t words_ = 1;
  std::vector<uint64_t> masks_;    // words_ a test
  std::vector<uint32_t> touched_;  // words of masks_ that are not 0
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CELL_TESTS_H_
