// The matcher: which rules may match a sentence, and those run.
#include <algorithm>
#include <bit>

#include "extract/ruleset/data.h"
#include "extract/ruleset/firms.h"
#include "extract/ruleset/government.h"
#include "extract/ruleset/runner.h"
#include "extract/ruleset/sentence_views.h"

namespace kg::extract {

struct Matcher::State {
  explicit State(const RuleSet::Data& d)
      : data(d),
        rows{RowMatcher(d.tests[0], d.phrases), RowMatcher(d.tests[1], d.phrases)},
        symbol_seen(d.vocabulary.symbol_count()),
        tried_in(d.rules.size()),
        is_candidate((d.rules.size() + 63) / 64) {}

  const RuleSet::Data& data;
  std::array<RowMatcher, 2> rows;  // by Stage

  // A number for each sentence, so that nothing needs clearing.
  uint32_t sentence = 0;
  uint64_t work = 0;
  std::vector<uint64_t> tries;  // by rule; empty: not counted
  std::vector<uint32_t> symbol_seen;
  std::vector<uint32_t> tried_in;

  std::vector<Symbol> looked_up;       // of the sentence's tokens, where the input has none
  std::span<const Symbol> symbols;     // of the sentence's tokens
  std::vector<uint64_t> is_candidate;  // a bit a rule
  std::vector<uint32_t> candidates;    // ascending
  SentenceViews views;
  std::vector<Hit> hits;
  std::vector<size_t> hits_of;  // where the hits of each view begin

  void NextSentence() {
    if (++sentence != 0) return;
    std::fill(symbol_seen.begin(), symbol_seen.end(), 0);
    std::fill(tried_in.begin(), tried_in.end(), 0);
    sentence = 1;
  }

  void AddCandidates(std::span<const uint32_t> rules) {
    for (uint32_t rule : rules) is_candidate[rule / 64] |= uint64_t{1} << (rule % 64);
  }

  // Rules whose trigger is in the sentence.
  void FindCandidates(const TriggerIndex& index, const SentenceInput& input) {
    FindSymbols(input);
    std::fill(is_candidate.begin(), is_candidate.end(), 0);
    for (const Symbol symbol : symbols) {
      if (symbol_seen[symbol] == sentence) continue;
      symbol_seen[symbol] = sentence;
      AddCandidates(index.RulesOf(symbol));
    }
    std::array<uint32_t, 4> types{};  // by form
    for (const Mention& mention : input.mentions) {
      types[static_cast<size_t>(mention.form)] |= mention.types.bits();
      if (MeansFirm(input, mention)) types[static_cast<size_t>(Form::kName)] |= mention.types.bits();
    }
    for (size_t form = 0; form < types.size(); ++form) {
      for (uint32_t left = types[form]; left != 0; left &= left - 1) {
        AddCandidates(index.by_type[form][static_cast<size_t>(std::countr_zero(left))]);
      }
    }
    AddCandidates(index.always);
    AddParticiples(index, input);
    const std::vector<uint64_t>& of_role = data.rules_of_role[static_cast<size_t>(input.role)];
    candidates.clear();
    for (size_t i = 0; i < is_candidate.size(); ++i) {
      for (uint64_t left = is_candidate[i] & of_role[i]; left != 0; left &= left - 1) {
        candidates.push_back(static_cast<uint32_t>(i * 64 + static_cast<size_t>(std::countr_zero(left))));
      }
    }
  }

  // The clauses view has the pasts of -ing forms, which the sentence may lack.
  void AddParticiples(const TriggerIndex& index, const SentenceInput& input) {
    const Sentence& s = input.text->sentences[input.sentence];
    for (uint32_t token = s.first_token; token < s.last_token; ++token) {
      const std::string_view word = input.text->Lower(token);
      if (word.size() < 5 || !word.ends_with("ing")) continue;
      const VerbForm* form = data.verbs.Find(word);
      if (form != nullptr && form->ing && form->past_symbol != kNoWord) AddCandidates(index.RulesOf(form->past_symbol));
    }
  }

  void FindSymbols(const SentenceInput& input) {
    const Sentence& s = input.text->sentences[input.sentence];
    if (!input.symbols.empty()) {
      symbols = input.symbols.subspan(s.first_token, s.last_token - s.first_token);
      return;
    }
    looked_up.clear();
    for (uint32_t token = s.first_token; token < s.last_token; ++token) {
      looked_up.push_back(data.vocabulary.Find(*input.text, token));
    }
    symbols = looked_up;
  }

  void FindInRow(Stage stage, const NamedView& view, size_t begin, size_t end) {
    RowMatcher& row = rows[static_cast<size_t>(stage)];
    row.SetRow(*view.view, begin, end);
    for (uint32_t index : candidates) {
      const Gate& gate = data.gates[index];
      if ((gate.views & view.name) == 0) continue;
      if (!row.Promises(std::span(data.needs).subspan(gate.needs_begin, gate.needs_end - gate.needs_begin))) continue;
      work += 20 + 2 * (end - begin);
      if (!tries.empty() && tried_in[index] != sentence) {
        tried_in[index] = sentence;
        ++tries[index];
      }
      row.Find(index, data.rules[index], hits_of, &hits);
    }
  }

  // What the hits say, rule by rule.
  void ReportHits(const SentenceInput& input, std::vector<kg::extract::Match>* matches) {
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.rule < b.rule; });
    for (size_t i = 0; i < hits.size();) {
      size_t end = i;
      while (end < hits.size() && hits[end].rule == hits[i].rule) ++end;
      const size_t before = matches->size();
      Report(data.rules[hits[i].rule], *data.catalog, input, std::span(hits).subspan(i, end - i), matches);
      const uint64_t found = matches->size() - before;
      work += 300 * found + 10 * found * found;
      i = end;
    }
  }
};

Matcher::Matcher(const RuleSet& rules) : state_(std::make_unique<State>(rules.data())) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

std::vector<Symbol> Matcher::SymbolsOf(const TokenizedText& text) const {
  std::vector<Symbol> symbols(text.tokens.size());
  for (uint32_t token = 0; token < symbols.size(); ++token) {
    symbols[token] = state_->data.vocabulary.Find(text, token);
  }
  return symbols;
}

uint64_t Matcher::work() const { return state_->work; }

void Matcher::CountTries() { state_->tries.assign(state_->data.rules.size(), 0); }
std::span<const uint64_t> Matcher::tries() const { return state_->tries; }

void Matcher::Match(Stage stage, const SentenceInput& input, std::vector<kg::extract::Match>* matches) {
  State& state = *state_;
  if (state.data.rules.empty()) return;
  state.NextSentence();
  state.FindCandidates(state.data.triggers[static_cast<size_t>(stage)], input);
  state.work += 20 + 10 * (state.symbols.size() + state.candidates.size());
  if (state.candidates.empty()) return;
  state.views.Build(state.data, input, state.symbols, stage);
  // A view of very many cells is matched in pieces, so that hostile input costs linear time.
  constexpr size_t kMost = CellMasks::kMost;
  state.hits.clear();
  state.hits_of.clear();
  for (const NamedView& view : state.views.all()) {
    state.hits_of.push_back(state.hits.size());
    const size_t cells = view.view->cells.size();
    for (size_t begin = 0; begin < cells; begin += kMost) {
      state.FindInRow(stage, view, begin, std::min(cells, begin + kMost));
    }
  }
  const size_t before = matches->size();
  state.ReportHits(input, matches);
  matches->erase(std::remove_if(matches->begin() + static_cast<std::ptrdiff_t>(before), matches->end(),
                                [&](const kg::extract::Match& match) {
                                  return stage == Stage::kEmit && IsOfAnotherSubject(input, state.data.verbs, match);
                                }),
                 matches->end());
  for (size_t i = before; i < matches->size(); ++i) {
    (*matches)[i].verbless = IsVerbless(input, state.data.verbs, (*matches)[i]);
  }
}

}  // namespace kg::extract
