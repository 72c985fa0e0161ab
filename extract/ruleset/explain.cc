// How a rule's pattern is followed term by term: the first terms of it, as a rule of their own, are matched like any
// other rule; the most terms that are found somewhere tell where it stops.
#include "extract/ruleset/explain.h"

#include <algorithm>

#include "extract/ruleset/data.h"
#include "extract/ruleset/parser.h"
#include "extract/ruleset/runner.h"
#include "extract/ruleset/sentence_views.h"

namespace kg::extract {
namespace {

// True when the pattern may match nothing.
bool MayBeEmpty(const Node& node) {
  const auto& children = node.children;
  switch (node.kind) {
    case NodeKind::kSequence:
      return std::all_of(children.begin(), children.end(), MayBeEmpty);
    case NodeKind::kAlternative:
      return std::any_of(children.begin(), children.end(), MayBeEmpty);
    case NodeKind::kRepeat:
      return node.min == 0 || MayBeEmpty(children[0]);
    case NodeKind::kSlot:
      return MayBeEmpty(children[0]);
    case NodeKind::kGap:
    case NodeKind::kStart:
    case NodeKind::kEnd:
      return true;
    default:
      return false;
  }
}

// The terms of a pattern as written and as matched. One way of reading it: of alternatives at the top, one.
struct Way {
  std::vector<const Node*> written;
  std::vector<const Node*> matched;
};

void AddTerms(const Node& written, const Node& matched, Way* way) {
  const bool sequence = matched.kind == NodeKind::kSequence && written.kind == NodeKind::kSequence &&
                        matched.children.size() == written.children.size();
  if (!sequence) {
    way->written.push_back(&written);
    way->matched.push_back(&matched);
    return;
  }
  for (size_t i = 0; i < matched.children.size(); ++i) {
    way->written.push_back(&written.children[i]);
    way->matched.push_back(&matched.children[i]);
  }
}

std::vector<Way> WaysOf(const Node& written, const Node& matched) {
  std::vector<Way> ways;
  const bool alternatives = matched.kind == NodeKind::kAlternative && written.kind == NodeKind::kAlternative &&
                            matched.children.size() == written.children.size();
  for (size_t i = 0; i < (alternatives ? matched.children.size() : 1); ++i) {
    ways.emplace_back();
    AddTerms(alternatives ? written.children[i] : written, alternatives ? matched.children[i] : matched, &ways.back());
  }
  return ways;
}

class Explainer {
 public:
  Explainer(const RuleSet& rules, size_t rule, const SentenceInput& input)
      : rules_(rules), data_(rules.data()), rule_(data_.rules[rule]), input_(input) {
    BuildViews();
  }

  Explanation Run() {
    Explanation explanation;
    Matcher matcher(rules_);
    std::vector<Match> all;
    matcher.Match(rule_.plan.is_mark() ? Stage::kMark : Stage::kEmit, input_, &all);
    for (Match& match : all) {
      const bool own = std::find(rule_.infos.begin(), rule_.infos.end(), match.rule) != rule_.infos.end();
      if (own) explanation.matches.push_back(std::move(match));
    }
    if (!explanation.matches.empty()) return explanation;
    if (FindWhole(&explanation.refusals)) return explanation;
    for (const Way& way : WaysOf(*rule_.plan.decl.find, rule_.plan.find)) {
      PatternStop stop = Follow(way);
      const auto progress = [](const PatternStop& s) { return std::make_pair(s.last > s.first, s.matched); };
      if (!explanation.stop || progress(*explanation.stop) < progress(stop)) explanation.stop = std::move(stop);
    }
    return explanation;
  }

 private:
  void BuildViews() {
    const Sentence& sentence = input_.text->sentences[input_.sentence];
    std::vector<Symbol> symbols;
    for (uint32_t token = sentence.first_token; token < sentence.last_token; ++token) {
      symbols.push_back(data_.vocabulary.Find(*input_.text, token));
    }
    views_.Build(data_, input_, symbols, rule_.plan.is_mark() ? Stage::kMark : Stage::kEmit);
  }

  // Looks at the first cells of a very long sentence only.
  std::optional<CellRange> Longest(const CompiledRule& rule, size_t view, RowMatcher* row) const {
    if (!HasView(view)) return std::nullopt;
    row->SetRow(ViewAt(view), 0, std::min(ViewAt(view).cells.size(), CellMasks::kMost));
    return row->Longest(rule);
  }

  const CellTests& Tests() const {
    return data_.tests[static_cast<size_t>(rule_.plan.is_mark() ? Stage::kMark : Stage::kEmit)];
  }

  bool HasView(size_t view) const { return (views_.all()[view].name & rule_.plan.decl.views) != 0; }
  size_t ViewCount() const { return views_.all().size(); }
  const View& ViewAt(size_t view) const { return *views_.all()[view].view; }

  // Where the whole pattern is found, the reasons why it gives nothing.
  bool FindWhole(std::vector<std::string>* refusals) const {
    RowMatcher row(Tests(), data_.phrases);
    bool found = false;
    for (size_t v = 0; v < ViewCount(); ++v) {
      const auto cells = Longest(rule_, v, &row);
      if (!cells) continue;
      found = true;
      for (const size_t i : row.Exclusions(rule_, *cells)) {
        const UnlessClause& clause = rule_.plan.decl.unless[i];
        AddOnce(std::string(PlaceName(clause.place)) + " " + PatternText(clause.pattern) + " (" +
                    data_.sources.Describe(clause.at) + ")",
                refusals);
      }
    }
    if (!found || !refusals->empty()) return found;
    for (const ConditionPlan& condition : rule_.plan.conditions) {
      AddOnce("where: what " + condition.condition.slot + " is bound to does not meet the condition (" +
                  data_.sources.Describe(condition.condition.at) + ")",
              refusals);
    }
    if (refusals->empty()) refusals->push_back("emit: a slot that it needs is not bound");
    return true;
  }

  static const char* PlaceName(UnlessClause::Place place) {
    switch (place) {
      case UnlessClause::Place::kBefore:
        return "unless before";
      case UnlessClause::Place::kWithin:
        return "unless within";
      case UnlessClause::Place::kAfter:
        return "unless after";
    }
    return "unless";
  }

  static void AddOnce(std::string text, std::vector<std::string>* texts) {
    if (std::find(texts->begin(), texts->end(), text) == texts->end()) texts->push_back(std::move(text));
  }

  // The most first terms of the way that are found in some view.
  PatternStop Follow(const Way& way) const {
    const Sentence& sentence = input_.text->sentences[input_.sentence];
    PatternStop stop;
    stop.terms = way.matched.size();
    stop.first = stop.last = sentence.first_token;
    for (size_t terms = stop.terms; terms > 0; --terms) {
      RulePlan plan;
      plan.decl = rule_.plan.decl;
      plan.slots = rule_.plan.slots;
      for (size_t i = 0; i < terms; ++i) plan.find.children.push_back(*way.matched[i]);
      if (FindTerms(std::move(plan), &stop)) {
        stop.matched = terms;
        break;
      }
    }
    if (stop.matched == 0) {
      // What may be missing is not what is missing.
      while (stop.matched + 1 < stop.terms && MayBeEmpty(*way.matched[stop.matched])) ++stop.matched;
      stop.token = sentence.first_token;
    }
    if (stop.matched < stop.terms) {
      const Node& next = *way.written[stop.matched];
      stop.wanted = next.kind == NodeKind::kAlternative ? "( " + PatternText(next) + " )" : PatternText(next);
    }
    return stop;
  }

  bool FindTerms(RulePlan plan, PatternStop* stop) const {
    CompiledRule compiled;
    // Both know all words and lists of the rule, so that nothing is added to them.
    Vocabulary vocabulary = data_.vocabulary;
    CellTests tests = Tests();
    const std::string error =
        CompileRule(std::move(plan), *data_.catalog, &vocabulary, data_.phrases, &tests, &compiled);
    if (!error.empty()) return false;
    BuildTests(&vocabulary, &tests);
    RowMatcher row(tests, data_.phrases);
    bool found = false;
    for (size_t v = 0; v < ViewCount(); ++v) {
      const auto cells = Longest(compiled, v, &row);
      if (!cells) continue;
      const auto& view = ViewAt(v).cells;
      const uint32_t last = view[cells->second - 1].last;
      if (found && last <= stop->last) continue;
      found = true;
      stop->first = view[cells->first].first;
      stop->last = last;
      stop->token.reset();
      if (cells->second < view.size()) stop->token = view[cells->second].first;
    }
    return found;
  }

  const RuleSet& rules_;
  const RuleSet::Data& data_;
  const CompiledRule& rule_;
  const SentenceInput& input_;
  SentenceViews views_;
};

}  // namespace

Explanation Explain(const RuleSet& rules, size_t rule, const SentenceInput& input) {
  return Explainer(rules, rule, input).Run();
}

BlockRole RoleOfRule(const RuleSet& rules, size_t rule) {
  const uint16_t roles = rules.data().rules[rule].plan.decl.roles;
  if ((roles >> static_cast<unsigned>(BlockRole::kBody)) & 1u) return BlockRole::kBody;
  for (unsigned role = 0; role < 16; ++role) {
    if ((roles >> role) & 1u) return static_cast<BlockRole>(role);
  }
  return BlockRole::kBody;
}

Result<ExampleSentence> ParseMarkedSentence(std::string_view text) {
  std::string quoted = "\"";
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escaped = i > 0 && text[i - 1] == '\\';
    if (text[i] == '"' && !escaped) quoted += '\\';
    quoted += text[i] == '\n' ? ' ' : text[i];
  }
  quoted += '"';
  Sources sources;
  const uint32_t file = sources.Add("TEXT", "TEXT", 0, std::move(quoted));
  Cursor cursor(&sources, file, 0, static_cast<uint32_t>(sources.file(file).text.size()));
  Example example;
  example.positive = false;
  if (ParseExample(&cursor, &example) && !sources.has_errors()) return std::move(example.sentence);
  const auto diagnostics = sources.Diagnostics();
  return InvalidError(diagnostics.empty() ? "the sentence can't be read" : diagnostics[0].ToString());
}

}  // namespace kg::extract
