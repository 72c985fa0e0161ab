#include "extract/ruleset/examples.h"

#include <algorithm>
#include <set>

#include "extract/ruleset/data.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// Runs the examples of one rule against the whole set.
class ExampleRunner {
 public:
  ExampleRunner(const RuleSet::Data& data, Matcher* matcher, RuleSet::ExampleResult* result)
      : data_(data), matcher_(*matcher), result_(*result) {}

  void Run(const CompiledRule& rule) {
    for (const Example& example : rule.plan.decl.examples) {
      const size_t failures = result_.failures.size();
      RunOne(rule, example);
      if (result_.failures.size() == failures) ++result_.passed;
    }
  }

 private:
  void RunOne(const CompiledRule& rule, const Example& example) {
    const TokenizedText text = TextOf(example.sentence);
    SentenceInput input{&text, 0, example.sentence.mentions, RoleFor(rule)};
    std::vector<Match> matches;
    matcher_.Match(rule.plan.is_mark() ? Stage::kMark : Stage::kEmit, input, &matches);
    std::vector<ExampleClaim> own;
    std::vector<ExampleClaim> others;
    for (const Match& match : matches) {
      std::optional<ExampleClaim> claim = ClaimOf(match, example.sentence, text);
      if (claim) (claim->rule == rule.plan.decl.name ? own : others).push_back(std::move(*claim));
    }
    for (const Expectation& expectation : example.expectations) CheckGiven(rule, expectation, own, others);
    for (const ExampleClaim& claim : own) {
      if (IsAllowed(claim, example)) continue;
      Fail(example.at, example.positive ? "the rule also gives " + claim.ToString() + ", which the example does not say"
                                        : "the rule gives " + claim.ToString() + "; a '-' example gives nothing");
    }
    ReportOthers(rule, example, others);
  }

  static BlockRole RoleFor(const CompiledRule& rule) {
    const uint16_t roles = rule.plan.decl.roles;
    if ((roles >> static_cast<unsigned>(BlockRole::kBody)) & 1u) return BlockRole::kBody;
    for (unsigned role = 0; role < 16; ++role) {
      if ((roles >> role) & 1u) return static_cast<BlockRole>(role);
    }
    return BlockRole::kBody;
  }

  static bool IsAllowed(const ExampleClaim& claim, const Example& example) {
    return std::any_of(example.expectations.begin(), example.expectations.end(),
                       [&](const Expectation& e) { return claim.AllowedBy(e); });
  }

  void CheckGiven(const CompiledRule& rule, const Expectation& expectation, const std::vector<ExampleClaim>& own,
                  const std::vector<ExampleClaim>& others) {
    const auto satisfies = [&](const ExampleClaim& claim) { return claim.Satisfies(expectation); };
    if (std::any_of(own.begin(), own.end(), satisfies)) return;
    const bool is_mine =
        rule.plan.is_mark() || std::any_of(rule.plan.emits.begin(), rule.plan.emits.end(),
                                           [&](const EmitPlan& emit) { return emit.relation == expectation.name; });
    if (!is_mine && std::any_of(others.begin(), others.end(), satisfies)) return;
    std::string given;
    for (const ExampleClaim& claim : own) given += (given.empty() ? "" : " ; ") + claim.ToString();
    Fail(expectation.at, "the rule does not give this" +
                             (given.empty() ? ", nor anything else" : "; it gives " + given) +
                             (is_mine ? "" : "; nor does any other rule"));
  }

  void ReportOthers(const CompiledRule& rule, const Example& example, const std::vector<ExampleClaim>& others) {
    std::set<std::string> reported;
    for (const ExampleClaim& claim : others) {
      if (IsAllowed(claim, example) || !reported.insert(claim.rule + claim.ToString()).second) continue;
      result_.warnings.push_back(data_.sources.MakeDiagnostic(
          example.at, false,
          "rule " + claim.rule + " makes " + claim.ToString() + " of this example of " + rule.plan.decl.name));
    }
  }

  void Fail(Location at, std::string message) {
    result_.failures.push_back(data_.sources.MakeDiagnostic(at, true, std::move(message)));
  }

  const RuleSet::Data& data_;
  Matcher& matcher_;
  RuleSet::ExampleResult& result_;
};

}  // namespace

TokenizedText TextOf(const ExampleSentence& example) {
  TokenizedText text;
  text.text = example.text;
  text.lower = example.text;
  text.tokens = example.tokens;
  for (const Token& token : example.tokens) {
    const std::string lower = ToLower(std::string_view(example.text).substr(token.begin, token.end - token.begin));
    if (lower.size() == token.end - token.begin) text.lower.replace(token.begin, lower.size(), lower);
  }
  Sentence sentence;
  sentence.end = static_cast<uint32_t>(example.text.size());
  sentence.last_token = static_cast<uint32_t>(example.tokens.size());
  text.sentences.push_back(sentence);
  return text;
}

RuleSet::ExampleResult RuleSet::RunExamples(std::string_view rule) const {
  ExampleResult result;
  Matcher matcher(*this);
  ExampleRunner runner(*data_, &matcher, &result);
  for (const CompiledRule& compiled : data_->rules) {
    if (rule.empty() || compiled.plan.decl.name == rule) runner.Run(compiled);
  }
  return result;
}

}  // namespace kg::extract
