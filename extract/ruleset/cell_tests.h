// What patterns ask of a cell, each distinct question once for all rules, and which cells of a view say yes to which.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CELL_TESTS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CELL_TESTS_H_

#include <algorithm>
#include <array>
#include <cstddef>
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

// The distinct tests of all rules, by number; those of words and those of mentions are numbered apart. Filled while
// rules are compiled, then built; more may be added to a copy that is built again.
class CellTests {
 public:
  static constexpr TestId kNever = 0;
  // Tests of words.
  static constexpr TestId kPlain = 1;    // a word or number outside all mentions
  static constexpr TestId kNotVerb = 2;  // such a word that is no verb form
  // A mention of one word that is seen as that word too, by every rule: pronouns, small numbers, ordinals, medals,
  // parties.
  static constexpr TestId kWordToo = 3;

  // One of the symbols, or a mention of one of the types in that form.
  Test Add(const Requirement& requirement) {
    return {AddSymbols(requirement.symbols), AddMentions(requirement.types_by_form)};
  }
  // The test of a word. `symbols`: ascending.
  TestId AddSymbols(const std::vector<Symbol>& symbols);
  // That of a word at which a phrase of the set begins.
  TestId AddPhrases(PhraseBook::SetId set);
  // The test of a mention. `types`: TypeSet bits a Form.
  TestId AddMentions(const std::array<uint32_t, 4>& types);
  // The number of a set of tests, of which a cell is to meet one; kNever for no set. `tests`: ascending, each once.
  uint32_t AddEither(const std::vector<Test>& tests);
  // `vocabulary` was built. The sets hold the words whose mentions are seen as words too, see kWordToo.
  void Build(const Vocabulary& vocabulary, Vocabulary::SetId verbs, Vocabulary::SetId pronouns,
             Vocabulary::SetId numbers, Vocabulary::SetId parties);

  size_t word_tests() const { return word_tests_; }
  size_t mention_tests() const { return by_types_.size() + 1; }
  std::span<const TestId> OfSymbol(Symbol symbol) const {
    return std::span(by_symbol_).subspan(symbol_begin_[symbol], symbol_begin_[symbol + 1u] - symbol_begin_[symbol]);
  }
  TestId OfPhrases(PhraseBook::SetId set) const { return set < by_phrases_.size() ? by_phrases_[set] : kNever; }
  std::span<const TestId> OfMention(size_t form, size_t type) const { return of_type_[form][type]; }
  size_t either_count() const { return eithers_.size(); }
  std::span<const Test> Either(uint32_t number) const { return eithers_[number]; }

  enum Kind : uint8_t { kPunctuationMark = 1, kVerbForm = 2, kPronounWord = 4, kNumberWord = 8, kPartyWord = 16 };
  uint8_t KindsOf(Symbol symbol) const { return kinds_[symbol]; }

 private:
  TestId word_tests_ = 4;
  std::map<std::vector<Symbol>, TestId> by_symbols_;
  std::map<std::array<uint32_t, 4>, TestId> by_types_;
  std::map<std::vector<Test>, uint32_t> either_numbers_;
  std::vector<std::vector<Test>> eithers_{1};
  std::array<std::array<std::vector<TestId>, kMentionTypeCount>, 4> of_type_;  // form, type
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
      : tests_(tests),
        phrases_(phrases),
        words_(tests.word_tests() * kMostWords),
        mentions_(tests.mention_tests() * kMostWords),
        eithers_(tests.either_count() * kMostWords),
        either_rows_(tests.either_count()) {}

  // Takes cells [begin, end) of a view. REQUIRES: end - begin <= kMost
  void Reset(const View& view, size_t begin, size_t end);
  size_t cells() const { return cells_; }
  // Numbers a mask: 1, 2 or kMostWords.
  size_t width() const { return width_; }
  // Some cell meets it.
  bool IsMet(Test test) const {
    if (width_ == 1) return (words_[test.words] | mentions_[test.mentions]) != 0;
    uint64_t any = 0;
    for (size_t i = 0; i < width_; ++i) any |= words_[test.words * width_ + i] | mentions_[test.mentions * width_ + i];
    return any != 0;
  }
  // REQUIRES: kWords == width()
  template <size_t kWords>
  Places<kWords> OfWords(TestId test) const {
    return Load<kWords>(words_, test);
  }
  template <size_t kWords>
  Places<kWords> OfMentions(TestId test) const {
    return Load<kWords>(mentions_, test);
  }
  template <size_t kWords>
  Places<kWords> Of(Test test) const {
    return OfWords<kWords>(test.words) | OfMentions<kWords>(test.mentions);
  }
  // The cells that meet one of the set's tests, by CellTests::AddEither. Worked out when a row is first asked for it.
  template <size_t kWords>
  Places<kWords> OfEither(uint32_t number) const {
    if (either_rows_[number] != row_) {
      Places<kWords> all;
      for (const Test test : tests_.Either(number)) all |= Of<kWords>(test);
      std::copy(all.words.begin(), all.words.end(), eithers_.begin() + static_cast<std::ptrdiff_t>(number * kWords));
      either_rows_[number] = row_;
    }
    return Load<kWords>(eithers_, number);
  }

 private:
  using Masks = std::vector<uint64_t>;  // width_ a test
  template <size_t kWords>
  static Places<kWords> Load(const Masks& masks, TestId test) {
    Places<kWords> set;
    for (size_t i = 0; i < kWords; ++i) set.words[i] = masks[test * kWords + i];
    return set;
  }
  void Put(const Cell& cell, size_t at);
  void Clear();
  // Calls `use` with the number in words_ of each test that the cell's word meets.
  template <typename Use>
  void EachTest(Symbol symbol, WordKey word, Use use) const {
    for (TestId test : tests_.OfSymbol(symbol)) use(test);
    if (word == symbol) return;
    for (PhraseBook::SetId phrases : phrases_.SetsOf(word)) {
      if (const TestId test = tests_.OfPhrases(phrases); test != CellTests::kNever) use(test);
    }
  }
  void PutMentions(const View& view, size_t begin, size_t end);

  const CellTests& tests_;
  const PhraseBook& phrases_;
  size_t cells_ = 0;
  size_t width_ = 1;
  Masks words_;
  std::vector<std::pair<Symbol, WordKey>> there_;  // whose tests are in words_
  Masks mentions_;
  uint64_t row_ = 0;  // counts the rows
  mutable Masks eithers_;
  mutable std::vector<uint64_t> either_rows_;  // the row for which each of eithers_ was worked out
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CELL_TESTS_H_
