#include "extract/ruleset/cell_tests.h"

#include <algorithm>
#include <bit>

namespace kg::extract {
namespace {

constexpr TypeSet kNumberTypes = {MentionType::kDate, MentionType::kAge, MentionType::kNumber, MentionType::kRank,
                                  MentionType::kDuration};

}  // namespace

TestId CellTests::AddSymbols(const std::vector<Symbol>& symbols) {
  if (symbols.empty()) return kNever;
  const auto [it, added] = by_symbols_.try_emplace(symbols, word_tests_);
  if (added) ++word_tests_;
  return it->second;
}

TestId CellTests::AddMentions(const std::array<uint32_t, 4>& types) {
  if (types == std::array<uint32_t, 4>{}) return kNever;
  const auto [it, added] = by_types_.try_emplace(types, static_cast<TestId>(mention_tests()));
  if (!added) return it->second;
  for (size_t form = 0; form < types.size(); ++form) {
    for (size_t type = 0; type < kMentionTypeCount; ++type) {
      if (((types[form] >> type) & 1u) != 0) of_type_[form][type].push_back(it->second);
    }
  }
  return it->second;
}

TestId CellTests::AddPhrases(PhraseBook::SetId set) {
  if (set >= by_phrases_.size()) by_phrases_.resize(set + 1, kNever);
  if (by_phrases_[set] == kNever) by_phrases_[set] = word_tests_++;
  return by_phrases_[set];
}

uint32_t CellTests::AddEither(const std::vector<Test>& tests) {
  if (tests.empty()) return kNever;
  const auto [it, added] = either_numbers_.try_emplace(tests, static_cast<uint32_t>(eithers_.size()));
  if (added) eithers_.push_back(tests);
  return it->second;
}

void CellTests::Build(const Vocabulary& vocabulary, Vocabulary::SetId verbs, Vocabulary::SetId pronouns,
                      Vocabulary::SetId numbers, Vocabulary::SetId parties) {
  const size_t symbols = vocabulary.symbol_count();
  symbol_begin_.assign(symbols + 2, 0);
  for (const auto& [content, id] : by_symbols_) {
    for (Symbol symbol : content) ++symbol_begin_[symbol + 2u];
  }
  for (size_t i = 2; i < symbol_begin_.size(); ++i) symbol_begin_[i] += symbol_begin_[i - 1];
  by_symbol_.resize(symbol_begin_.back());
  for (const auto& [content, id] : by_symbols_) {
    for (Symbol symbol : content) by_symbol_[symbol_begin_[symbol + 1u]++] = id;
  }
  symbol_begin_.pop_back();
  kinds_.assign(symbols, 0);
  for (size_t symbol = 0; symbol < symbols; ++symbol) {
    if (vocabulary.IsPunctuation(static_cast<Symbol>(symbol))) kinds_[symbol] |= kPunctuationMark;
  }
  for (Symbol symbol : vocabulary.SymbolsOf(verbs)) kinds_[symbol] |= kVerbForm;
  for (Symbol symbol : vocabulary.SymbolsOf(pronouns)) kinds_[symbol] |= kPronounWord;
  for (Symbol symbol : vocabulary.SymbolsOf(numbers)) kinds_[symbol] |= kNumberWord;
  for (Symbol symbol : vocabulary.SymbolsOf(parties)) kinds_[symbol] |= kPartyWord;
}

void CellMasks::Reset(const View& view, size_t begin, size_t end) {
  Clear();
  ++row_;
  cells_ = end - begin;
  width_ = cells_ < 64 ? 1 : cells_ < 128 ? 2 : kMostWords;
  for (size_t i = begin; i < end; ++i) Put(view.cells[i], i - begin);
  PutMentions(view, begin, end);
}

// A row touches few of the many tests: those of its words are cleared again.
void CellMasks::Clear() {
  uint64_t* const words = words_.data();
  const size_t width = width_;
  for (const auto& [symbol, word] : there_) {
    if (width == 1) {
      EachTest(symbol, word, [words](TestId test) { words[test] = 0; });
    } else {
      EachTest(symbol, word, [=](TestId test) { std::fill_n(words + test * width, width, 0); });
    }
  }
  std::fill_n(words, (CellTests::kWordToo + 1) * width, 0);
  there_.clear();
}

void CellMasks::Put(const Cell& cell, size_t at) {
  uint64_t* const words = words_.data() + at / 64;
  const size_t width = width_;
  const uint64_t bit = uint64_t{1} << (at % 64);
  const auto set = [=](TestId test) { words[test * width] |= bit; };
  const uint8_t kinds = cell.symbol == kNoWord ? uint8_t{0} : tests_.KindsOf(cell.symbol);
  if (cell.symbol != kNoWord) {
    EachTest(cell.symbol, cell.word, set);
    there_.emplace_back(cell.symbol, cell.word);
  }
  if (cell.types.empty()) {
    if ((kinds & CellTests::kPunctuationMark) != 0) return;
    set(CellTests::kPlain);
    if ((kinds & CellTests::kVerbForm) == 0) set(CellTests::kNotVerb);
    return;
  }
  const bool pronoun = cell.form == Form::kPronoun || cell.form == Form::kPossessive;
  const bool number = cell.form == Form::kName && cell.types.Intersects(kNumberTypes);
  const bool party = cell.form == Form::kName && cell.types.Has(MentionType::kOrganization);
  if ((party && (kinds & CellTests::kPartyWord) != 0) || (pronoun && (kinds & CellTests::kPronounWord) != 0) ||
      (number && (kinds & CellTests::kNumberWord) != 0)) {
    set(CellTests::kWordToo);
  }
}

// The cells of each form and type that is there, and from them those of each test.
void CellMasks::PutMentions(const View& view, size_t begin, size_t end) {
  std::fill_n(mentions_.begin(), tests_.mention_tests() * width_, 0);
  for (size_t word = 0; word < width_; ++word) {
    std::array<std::array<uint64_t, kMentionTypeCount>, 4> of_type{};
    std::array<uint32_t, 4> there{};  // types by form
    const size_t first = begin + word * 64;
    for (size_t i = first; i < std::min(end, first + 64); ++i) {
      const Cell& cell = view.cells[i];
      const auto form = static_cast<size_t>(cell.form);
      there[form] |= cell.types.bits();
      for (uint32_t left = cell.types.bits(); left != 0; left &= left - 1) {
        of_type[form][static_cast<size_t>(std::countr_zero(left))] |= uint64_t{1} << (i - first);
      }
    }
    for (size_t form = 0; form < there.size(); ++form) {
      for (uint32_t left = there[form]; left != 0; left &= left - 1) {
        const auto type = static_cast<size_t>(std::countr_zero(left));
        for (TestId test : tests_.OfMention(form, type)) mentions_[test * width_ + word] |= of_type[form][type];
      }
    }
  }
}

}  // namespace kg::extract
