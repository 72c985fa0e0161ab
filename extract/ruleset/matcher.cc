// The matcher: which rules may match a sentence, and those run.
#include <algorithm>
#include <bit>

#include "extract/ruleset/data.h"
#include "extract/ruleset/runner.h"
#include "extract/ruleset/views.h"

namespace kg::extract {

struct Matcher::State {
  explicit State(const RuleSet::Data& d)
      : data(d),
        runners(d.rules.size()),
        rule_seen(d.rules.size()),
        symbol_seen(d.vocabulary.symbol_count()),
        need_seen(d.needs.size()),
        need_met(d.needs.size()),
        view_needs(3, ViewNeeds(d.needs)) {}

  const RuleSet::Data& data;
  std::vector<std::unique_ptr<RuleRunner>> runners;  // by rule; made when first needed

  // A number for each sentence, so that nothing needs clearing.
  uint32_t sentence = 0;
  uint64_t work = 0;
  std::vector<uint64_t> tries;  // by rule; empty: not counted
  std::vector<uint32_t> rule_seen;
  std::vector<uint32_t> symbol_seen;
  std::vector<uint32_t> need_seen;
  std::vector<uint8_t> need_met;      // by need, where it was seen in this sentence
  std::vector<ViewNeeds> view_needs;  // one a view
  uint64_t types = 0;                 // of the sentence's mentions, as NeedTable::TypeBits

  std::vector<Symbol> looked_up;    // of the sentence's tokens, where the input has none
  std::span<const Symbol> symbols;  // of the sentence's tokens
  std::vector<Symbol> distinct;     // the same, each once
  std::vector<uint32_t> candidates;
  std::array<View, 3> views;

  void NextSentence() {
    if (++sentence != 0) return;
    std::fill(rule_seen.begin(), rule_seen.end(), 0);
    std::fill(symbol_seen.begin(), symbol_seen.end(), 0);
    std::fill(need_seen.begin(), need_seen.end(), 0);
    sentence = 1;
  }

  void AddCandidates(std::span<const uint32_t> rules) {
    for (uint32_t rule : rules) {
      if (rule_seen[rule] == sentence) continue;
      rule_seen[rule] = sentence;
      candidates.push_back(rule);
    }
  }

  // Rules whose trigger is in the sentence and whose other needs are met.
  void FindCandidates(const TriggerIndex& index, const SentenceInput& input) {
    FindSymbols(input);
    candidates.clear();
    types = 0;
    for (const Mention& mention : input.mentions) types |= NeedTable::TypeBits(mention);
    distinct.clear();
    for (const Symbol symbol : symbols) {
      if (symbol_seen[symbol] == sentence) continue;
      symbol_seen[symbol] = sentence;
      distinct.push_back(symbol);
      AddCandidates(index.RulesOf(symbol));
    }
    for (uint64_t left = types; left != 0; left &= left - 1) {
      const auto bit = static_cast<size_t>(std::countr_zero(left));
      AddCandidates(index.by_type[bit / 16][bit % 16]);
    }
    AddCandidates(index.always);
    std::erase_if(candidates, [&](uint32_t rule) { return !Suffices(data.rules[rule], input.role); });
    std::sort(candidates.begin(), candidates.end());
  }

  void FindSymbols(const SentenceInput& input) {
    const Sentence& s = input.text->sentences[input.sentence];
    if (!input.symbols.empty()) {
      symbols = input.symbols.subspan(s.first_token, s.last_token - s.first_token);
      return;
    }
    looked_up.clear();
    for (uint32_t token = s.first_token; token < s.last_token; ++token) {
      looked_up.push_back(data.vocabulary.Find(input.text->Lower(token), input.text->tokens[token].shape));
    }
    symbols = looked_up;
  }

  // What the sentence holds is enough for the rule; rules share needs, and each is looked at once.
  bool Suffices(const CompiledRule& rule, BlockRole role) {
    if (((rule.plan.decl.roles >> static_cast<unsigned>(role)) & 1u) == 0) return false;
    return std::all_of(rule.needs.begin(), rule.needs.end(), [&](uint32_t need) {
      if (need_seen[need] != sentence) {
        need_seen[need] = sentence;
        need_met[need] = data.needs.IsMet(need, distinct, types) ? 1 : 0;
      }
      return need_met[need] != 0;
    });
  }
};

Matcher::Matcher(const RuleSet& rules) : state_(std::make_unique<State>(rules.data())) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

std::vector<Symbol> Matcher::SymbolsOf(const TokenizedText& text) const {
  std::vector<Symbol> symbols(text.tokens.size());
  for (uint32_t token = 0; token < symbols.size(); ++token) {
    symbols[token] = state_->data.vocabulary.Find(text.Lower(token), text.tokens[token].shape);
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
  const PhraseBook& phrases = state.data.phrases;
  BuildNames(input, state.symbols, phrases, &state.views[0]);
  std::array<const View*, 3> views = {&state.views[0], nullptr, nullptr};
  if (stage == Stage::kEmit) {
    if (BuildNominals(input, state.symbols, phrases, &state.views[1])) views[1] = &state.views[1];
    if (BuildSkeleton(input, state.views[1], phrases, &state.views[2])) views[2] = &state.views[2];
  }
  for (size_t v = 0; v < views.size(); ++v) {
    if (views[v] != nullptr) state.view_needs[v].Reset(input, *views[v]);
  }
  for (uint32_t index : state.candidates) {
    const CompiledRule& rule = state.data.rules[index];
    std::array<const View*, 3> promising = views;
    std::array<CellSet, 3> starts = {CellSet::None(), CellSet::None(), CellSet::None()};
    bool any = false;
    for (size_t v = 0; v < views.size(); ++v) {
      const bool wanted = views[v] != nullptr && ((rule.plan.decl.views >> v) & 1u) != 0;
      if (wanted) starts[v] = state.view_needs[v].StartsOf(rule.chains);
      if (starts[v].empty()) promising[v] = nullptr;
      any |= promising[v] != nullptr;
    }
    if (!any) continue;
    if (!state.tries.empty()) ++state.tries[index];
    for (size_t v = 0; v < views.size(); ++v) {
      if (promising[v] != nullptr) state.work += 100 + 10 * views[v]->cells.size();
    }
    if (state.runners[index] == nullptr) state.runners[index] = std::make_unique<RuleRunner>(rule);
    const size_t before = matches->size();
    state.runners[index]->Run(*state.data.catalog, input, promising, starts, matches);
    const uint64_t found = matches->size() - before;
    state.work += 300 * found + 10 * found * found;
  }
}

}  // namespace kg::extract
