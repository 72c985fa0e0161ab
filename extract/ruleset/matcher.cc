// The matcher: which rules may match a sentence, and those run.
#include <algorithm>
#include <bit>
#include <cctype>

#include "extract/ruleset/data.h"
#include "extract/ruleset/runner.h"
#include "extract/ruleset/sentence_views.h"
#include "extract/text/word_set.h"

namespace kg::extract {

struct Matcher::State {
  explicit State(const RuleSet::Data& d)
      : data(d),
        rows{RowMatcher(d.tests[0], d.phrases), RowMatcher(d.tests[1], d.phrases)},
        rule_seen(d.rules.size()),
        symbol_seen(d.vocabulary.symbol_count()),
        tried_in(d.rules.size()) {}

  const RuleSet::Data& data;
  std::array<RowMatcher, 2> rows;  // by Stage

  // A number for each sentence, so that nothing needs clearing.
  uint32_t sentence = 0;
  uint64_t work = 0;
  std::vector<uint64_t> tries;  // by rule; empty: not counted
  std::vector<uint32_t> rule_seen;
  std::vector<uint32_t> symbol_seen;
  std::vector<uint32_t> tried_in;

  std::vector<Symbol> looked_up;    // of the sentence's tokens, where the input has none
  std::span<const Symbol> symbols;  // of the sentence's tokens
  std::vector<uint32_t> candidates;
  SentenceViews views;
  std::vector<Hit> hits;
  std::vector<size_t> hits_of;  // where the hits of each view begin

  void NextSentence() {
    if (++sentence != 0) return;
    std::fill(rule_seen.begin(), rule_seen.end(), 0);
    std::fill(symbol_seen.begin(), symbol_seen.end(), 0);
    std::fill(tried_in.begin(), tried_in.end(), 0);
    sentence = 1;
  }

  void AddCandidates(std::span<const uint32_t> rules) {
    for (uint32_t rule : rules) {
      if (rule_seen[rule] == sentence) continue;
      rule_seen[rule] = sentence;
      candidates.push_back(rule);
    }
  }

  // Rules whose trigger is in the sentence.
  void FindCandidates(const TriggerIndex& index, const SentenceInput& input) {
    FindSymbols(input);
    candidates.clear();
    for (const Symbol symbol : symbols) {
      if (symbol_seen[symbol] == sentence) continue;
      symbol_seen[symbol] = sentence;
      AddCandidates(index.RulesOf(symbol));
    }
    std::array<uint32_t, 4> types{};  // by form
    for (const Mention& mention : input.mentions) types[static_cast<size_t>(mention.form)] |= mention.types.bits();
    for (size_t form = 0; form < types.size(); ++form) {
      for (uint32_t left = types[form]; left != 0; left &= left - 1) {
        AddCandidates(index.by_type[form][static_cast<size_t>(std::countr_zero(left))]);
      }
    }
    AddCandidates(index.always);
    AddParticiples(index, input);
    const auto role = static_cast<unsigned>(input.role);
    std::erase_if(candidates, [&](uint32_t rule) { return ((data.rules[rule].plan.decl.roles >> role) & 1u) == 0; });
    std::sort(candidates.begin(), candidates.end());
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
      const CompiledRule& rule = data.rules[index];
      if ((rule.plan.decl.views & view.name) == 0 || !row.Promises(rule)) continue;
      work += 20 + 2 * (end - begin);
      if (!tries.empty() && tried_in[index] != sentence) {
        tried_in[index] = sentence;
        ++tries[index];
      }
      row.Find(index, rule, hits_of, &hits);
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

namespace {

// "on the appointment of", "as": what tells of a deed without a verb.
constexpr auto kDeeds = WordSet(
    {"as",         "appointment", "election", "re-election", "resignation", "nomination", "signing",   "arrival",
     "move",       "transfer",    "switch",   "return",      "marriage",    "wedding",    "death",     "purchase",
     "sale",       "acquisition", "takeover", "merger",      "departure",   "sacking",    "dismissal", "bid",
     "retirement", "promotion",   "plan",     "plans",       "candidate",   "candidacy",  "successor", "next"});

bool IsInName(const SentenceInput& input, uint32_t token) {
  return std::any_of(input.mentions.begin(), input.mentions.end(),
                     [token](const Mention& m) { return m.form == Form::kName && m.first <= token && token < m.last; });
}

// "Did Ruiz marry Holt", "will she coach Oslo FC": a word right behind a person that may be the bare form of a verb.
bool MayBeBareVerb(const SentenceInput& input, uint32_t token) {
  static constexpr auto kNoVerbs =
      WordSet({"'s",    "’s",    "of",  "from", "and", "or",  "in",   "at",   "with",    "for",    "who",
               "whose", "which", "the", "a",    "an",  "now", "then", "once", "himself", "herself"});
  if (input.text->tokens[token].shape != Shape::kLower || kNoVerbs.Has(input.text->Lower(token))) return false;
  return std::any_of(input.mentions.begin(), input.mentions.end(), [token](const Mention& m) {
    return m.last == token && m.form != Form::kPossessive && m.types.Has(MentionType::kPerson);
  });
}

// "a retired officer", "Oslo-based": a participle that describes.
bool Describes(const TokenizedText& text, uint32_t first, uint32_t token) {
  static constexpr auto kBefore = WordSet({"a", "an", "the", "his", "her", "its", "their", "-", "'s", "’s", "former"});
  return token > first && kBefore.Has(text.Lower(token - 1));
}

// "the coach of Ana Ruiz won", "a pass from Ruiz set up Holt": a name behind a preposition is not the subject of the
// verb behind it.
class Government {
 public:
  Government(const SentenceInput& input, const VerbForms& verbs) : input_(input), text_(*input.text), verbs_(verbs) {}

  bool Governs(const Match& match) const {
    const Mention* subject = nullptr;
    for (const Binding& binding : match.bindings) {
      if (binding.kind != Binding::Kind::kMention) continue;
      const Mention& m = input_.mentions[static_cast<size_t>(binding.mention)];
      if (subject == nullptr || m.first < subject->first) subject = &m;
    }
    if (match.tie != Tie::kNone || subject == nullptr || subject->form != Form::kName) return false;
    if (!subject->types.Intersects({MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}))
      return false;
    return DescribesNext(*subject, match) || DescribesSubject(*subject, match) || HasAnotherBefore(*subject, match) ||
           (HasVerbBehind(*subject, match) && IsBehindPreposition(subject->first, match.first));
  }

 private:
  // "Replaced by Holt, the Oslo FC striker Ruiz left": what stands right before a name is said of that one.
  bool DescribesNext(const Mention& subject, const Match& match) const {
    const uint32_t end = text_.sentences[input_.sentence].last_token;
    if (match.last >= end || match.last < subject.last + 3 || text_.Lower(subject.last) != ",") return false;
    if (!IsNoun(match.last - 1) || verbs_.Find(text_.Lower(match.last - 1)) != nullptr) return false;
    return std::any_of(input_.mentions.begin(), input_.mentions.end(), [&](const Mention& m) {
      return m.first == match.last && m.form == Form::kName && m.types.Has(MentionType::kPerson);
    });
  }
  // "Thanks to Holt, the prime minister, Ruiz, smiled": what two names set off by commas could both be is said of the
  // one with the verb.
  bool DescribesSubject(const Mention& subject, const Match& match) const {
    if (match.last < subject.last + 3 || text_.Lower(subject.last) != ",") return false;
    const uint32_t end = text_.sentences[input_.sentence].last_token;
    uint32_t name = match.last;
    if (text_.Lower(match.last - 1) != ",") {
      if (name >= end || text_.Lower(name) != ",") return false;
      ++name;
    }
    const auto next = std::find_if(input_.mentions.begin(), input_.mentions.end(), [&](const Mention& m) {
      return m.first == name && m.form == Form::kName && m.types == TypeSet{MentionType::kPerson};
    });
    if (next == input_.mentions.end() || next->last + 1 >= end || text_.Lower(next->last) != ",") return false;
    const std::string_view verb = text_.Lower(next->last + 1);
    const VerbForm* form = text_.tokens[next->last + 1].shape == Shape::kLower ? verbs_.Find(verb) : nullptr;
    return form != nullptr && !form->ing && (form->past || form->present || (form->modal && verb != "to"));
  }
  // "Named after the painter Holt, Ruiz was born in Oslo": the name right before the verb is its subject.
  bool HasAnotherBefore(const Mention& subject, const Match& match) const {
    if (subject.last >= match.last || text_.Lower(subject.last) != ",") return false;
    const auto next = std::find_if(input_.mentions.begin(), input_.mentions.end(), [&](const Mention& m) {
      return m.first == subject.last + 1 && m.form == Form::kName && m.types == TypeSet{MentionType::kPerson};
    });
    if (next == input_.mentions.end() || next->last >= match.last) return false;
    const bool bound = std::any_of(match.bindings.begin(), match.bindings.end(), [&](const Binding& b) {
      return b.kind == Binding::Kind::kMention && &input_.mentions[static_cast<size_t>(b.mention)] == &*next;
    });
    Match behind = match;
    behind.gap_first = behind.gap_last = 0;
    return !bound && text_.Lower(next->last) != "," && HasVerbBehind(*next, behind);
  }
  bool HasVerbBehind(const Mention& subject, const Match& match) const {
    uint32_t t = subject.last;
    const bool comma = t < match.last && text_.Lower(t) == ",";
    if (comma) ++t;
    if (t >= match.gap_first && t < match.gap_last) t = match.gap_last;
    for (uint32_t adverbs = 0; t < match.last && adverbs < 3; ++t, ++adverbs) {
      const VerbForm* form = text_.tokens[t].shape == Shape::kLower ? verbs_.Find(text_.Lower(t)) : nullptr;
      if (comma && form != nullptr && form->participle) return false;  // ", hired from Acme": said of the name itself
      if (form != nullptr && (form->past || form->present || (form->modal && text_.Lower(t) != "to"))) return true;
      if (!text_.Lower(t).ends_with("ly") && text_.Lower(t) != "also" && text_.Lower(t) != "later") return false;
    }
    return false;
  }
  // Between the preposition and the name stand an article and words that describe, no verb and no other name.
  bool IsBehindPreposition(uint32_t name, uint32_t first) const {
    static constexpr auto kPrepositions = WordSet({"of", "with", "by", "to", "from", "for", "against", "over", "beside",
                                                   "alongside", "under", "behind", "about", "into", "through"});
    static constexpr auto kAnyOf = WordSet({"one", "some", "all", "most", "many", "both", "each", "none", "any", "two",
                                            "three", "likes", "either", "neither", "much", "half"});
    constexpr uint32_t kReach = 6;
    const uint32_t begin = text_.sentences[input_.sentence].first_token;
    for (uint32_t t = name; t > begin && name - t < kReach; --t) {
      const std::string_view word = text_.Lower(t - 1);
      if (kPrepositions.Has(word)) {
        if (t - 1 >= first) return false;  // "a brace from Ruiz put Oslo ahead": the rule knows
        const bool head = t >= begin + 2 && !IsFronted(begin) && (word != "of" || !kAnyOf.Has(text_.Lower(t - 2)));
        return head && IsNoun(t - 2);
      }
      if (text_.tokens[t - 1].shape == Shape::kLower && verbs_.Find(word) != nullptr) return IsOfRelative(t - 1, begin);
      if (text_.tokens[t - 1].shape != Shape::kLower || kStops.Has(word)) return false;
    }
    return false;
  }
  // "the man who beat Ruiz won": the object of a relative clause.
  bool IsOfRelative(uint32_t verb, uint32_t begin) const {
    constexpr uint32_t kReach = 4;
    for (uint32_t t = verb; t > begin + 1 && verb - t < kReach; --t) {
      const std::string_view word = text_.Lower(t - 1);
      if (word == "who" || word == "which") return text_.Lower(t - 2) != ",";
      if (word == "," || kStops.Has(word)) return false;
    }
    return false;
  }
  // "In front of a big crowd Ruiz won": a phrase, then the subject.
  bool IsFronted(uint32_t begin) const {
    static constexpr auto kFronts =
        WordSet({"in", "on", "at", "during", "after", "before", "despite", "with", "without", "under", "for", "from",
                 "as", "by", "ahead", "because", "instead"});
    return kFronts.Has(text_.Lower(begin));
  }
  // "the coach of": a word that may be a noun; "won by", "said to" are no noun phrases.
  bool IsNoun(uint32_t token) const {
    const std::string_view word = text_.Lower(token);
    return std::isalpha(static_cast<unsigned char>(word.front())) != 0 && !kStops.Has(word);
  }

  static constexpr auto kStops =
      WordSet({"and",   "or",     "but",   "that",   "who",      "which", "when", "while", "as",
               "after", "before", "since", "until",  "because",  "if",    "than", "'s",    "’s",
               "where", "whose",  "whom",  "though", "although", "once",  "so"});
  const SentenceInput& input_;
  const TokenizedText& text_;
  const VerbForms& verbs_;
};

bool IsVerbless(const SentenceInput& input, const VerbForms& verbs, const Match& match) {
  const TokenizedText& text = *input.text;
  for (uint32_t t = match.first; t < match.last; ++t) {
    const std::string_view word = text.Lower(t);
    if (kDeeds.Has(word) || (t > match.first && MayBeBareVerb(input, t))) return false;
    if (t >= match.gap_first && t < match.gap_last) continue;
    const VerbForm* form = word.starts_with('\'') ? nullptr : verbs.Find(word);
    if (form == nullptr || IsInName(input, t)) continue;
    if (form->modal || form->be || form->have) return false;
    if ((form->past || form->participle || form->present || form->ing) && !Describes(text, match.first, t))
      return false;
  }
  return true;
}

}  // namespace

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
  const Government government(input, state.data.verbs);
  matches->erase(std::remove_if(matches->begin() + static_cast<std::ptrdiff_t>(before), matches->end(),
                                [&](const kg::extract::Match& match) {
                                  return stage == Stage::kEmit && government.Governs(match);
                                }),
                 matches->end());
  for (size_t i = before; i < matches->size(); ++i) {
    (*matches)[i].verbless = IsVerbless(input, state.data.verbs, (*matches)[i]);
  }
}

}  // namespace kg::extract
