#include "extract/ruleset/cell_tests.h"

#include <bit>

namespace kg::extract {
namespace {

constexpr TypeSet kNumberTypes = {MentionType::kDate, MentionType::kAge, MentionType::kNumber, MentionType::kRank,
                                  MentionType::kDuration};

}  // namespace

TestId CellTests::Add(const Requirement& requirement) {
  const auto [it, added] = ids_.try_emplace({requirement.symbols, requirement.types_by_form}, count_);
  if (!added) return it->second;
  for (size_t form = 0; form < 4; ++form) {
    for (size_t type = 0; type < kMentionTypeCount; ++type) {
      if ((requirement.types_by_form[form] >> type) & 1u) by_type_[form][type].push_back(count_);
    }
  }
  return count_++;
}

TestId CellTests::AddPhrases(PhraseBook::SetId set) {
  if (set >= by_phrases_.size()) by_phrases_.resize(set + 1, kNever);
  if (by_phrases_[set] == kNever) by_phrases_[set] = count_++;
  return by_phrases_[set];
}

void CellTests::Build(const Vocabulary& vocabulary, Vocabulary::SetId verbs, Vocabulary::SetId pronouns,
                      Vocabulary::SetId numbers) {
  const size_t symbols = vocabulary.symbol_count();
  symbol_begin_.assign(symbols + 2, 0);
  for (const auto& [content, id] : ids_) {
    for (Symbol symbol : content.first) ++symbol_begin_[symbol + 2u];
  }
  for (size_t i = 2; i < symbol_begin_.size(); ++i) symbol_begin_[i] += symbol_begin_[i - 1];
  by_symbol_.resize(symbol_begin_.back());
  for (const auto& [content, id] : ids_) {
    for (Symbol symbol : content.first) by_symbol_[symbol_begin_[symbol + 1u]++] = id;
  }
  symbol_begin_.pop_back();
  kinds_.assign(symbols, 0);
  for (size_t symbol = 0; symbol < symbols; ++symbol) {
    if (vocabulary.IsPunctuation(static_cast<Symbol>(symbol))) kinds_[symbol] |= kPunctuationMark;
  }
  for (Symbol symbol : vocabulary.SymbolsOf(verbs)) kinds_[symbol] |= kVerbForm;
  for (Symbol symbol : vocabulary.SymbolsOf(pronouns)) kinds_[symbol] |= kPronounWord;
  for (Symbol symbol : vocabulary.SymbolsOf(numbers)) kinds_[symbol] |= kNumberWord;
}

void CellMasks::Reset(const View& view, size_t begin, size_t end) {
  for (uint32_t word : touched_) masks_[word] = 0;
  touched_.clear();
  cells_ = end - begin;
  words_ = cells_ < 64 ? 1 : cells_ < 128 ? 2 : kMostWords;
  for (size_t i = begin; i < end; ++i) Put(view.cells[i], i - begin);
}

void CellMasks::Put(const Cell& cell, size_t at) {
  const uint8_t kinds = cell.symbol == kNoWord ? uint8_t{0} : tests_.KindsOf(cell.symbol);
  if (cell.symbol != kNoWord) {
    for (TestId test : tests_.OfSymbol(cell.symbol)) Set(test, at);
    if (cell.word != cell.symbol) {
      for (PhraseBook::SetId set : phrases_.SetsOf(cell.word)) {
        if (const TestId test = tests_.OfPhrases(set); test != CellTests::kNever) Set(test, at);
      }
    }
  }
  if (cell.types.empty()) {
    if ((kinds & CellTests::kPunctuationMark) != 0) return;
    Set(CellTests::kPlain, at);
    if ((kinds & CellTests::kVerbForm) == 0) Set(CellTests::kNotVerb, at);
    return;
  }
  for (uint32_t left = cell.types.bits(); left != 0; left &= left - 1) {
    for (TestId test : tests_.OfMention(cell.form, static_cast<size_t>(std::countr_zero(left)))) Set(test, at);
  }
  const bool pronoun = cell.form == Form::kPronoun || cell.form == Form::kPossessive;
  const bool number = cell.form == Form::kName && cell.types.Intersects(kNumberTypes);
  if ((pronoun && (kinds & CellTests::kPronounWord) != 0) || (number && (kinds & CellTests::kNumberWord) != 0)) {
    Set(CellTests::kWordToo, at);
  }
}

}  // namespace kg::extract
