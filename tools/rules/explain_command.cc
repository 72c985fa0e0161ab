// `kgrules explain RULE "TEXT"`.
#include <algorithm>
#include <iostream>

#include "extract/ruleset/examples.h"
#include "extract/ruleset/explain.h"
#include "graph/model/text.h"
#include "tools/rules/commands.h"
#include "tools/rules/documents.h"
#include "tools/signals.h"

namespace kg::tools {
namespace {

using extract::Binding;
using extract::Explanation;
using extract::Match;
using extract::RuleSet;
using extract::SentenceInput;

// A sentence to explain a rule on: its tokens and mentions.
struct Subject {
  const extract::TokenizedText* text;
  uint32_t sentence;
  std::span<const extract::Mention> mentions;
};

// "[Ruiz|Person]": how rule examples write a mention.
bool HasMarkedMention(const std::string& text) {
  const size_t bar = text.find('|');
  return bar != std::string::npos && text.rfind('[', bar) != std::string::npos &&
         text.find(']', bar) != std::string::npos;
}

std::string SlotText(const Binding& binding, const Subject& subject) {
  if (binding.kind == Binding::Kind::kReference) return "@" + binding.text;
  if (binding.kind == Binding::Kind::kText) return binding.text;
  const extract::Mention& mention = subject.mentions[static_cast<size_t>(binding.mention)];
  std::string text(subject.text->Range(mention.first, mention.last));
  if (!mention.value.empty() && mention.value != text) text += " (" + mention.value + ")";
  return text;
}

// "token 5", counted from 1 within the sentence.
uint32_t NumberOf(uint32_t token, const Subject& subject) {
  return token - subject.text->sentences[subject.sentence].first_token + 1;
}

void PrintMatch(const Match& match, const Subject& subject) {
  std::cout << "  matches tokens " << NumberOf(match.first, subject) << " to " << NumberOf(match.last - 1, subject)
            << ": \"" << MakeVisible(subject.text->Range(match.first, match.last)) << "\"\n";
  for (const Binding& binding : match.bindings) {
    std::cout << "    " << binding.name << " = " << MakeVisible(SlotText(binding, subject)) << "\n";
  }
}

void PrintStop(const extract::PatternStop& stop, const Subject& subject) {
  std::cout << "  matched " << stop.matched << " of " << stop.terms << " terms";
  if (stop.last > stop.first) std::cout << " (\"" << MakeVisible(subject.text->Range(stop.first, stop.last)) << "\")";
  std::cout << "; wanted " << stop.wanted;
  if (stop.last == stop.first) {
    std::cout << ", found nowhere in the sentence\n";
  } else if (stop.token) {
    std::cout << ", found '" << MakeVisible(subject.text->Text(*stop.token)) << "' (token "
              << NumberOf(*stop.token, subject) << ")\n";
  } else {
    std::cout << ", found the end of the sentence\n";
  }
}

void PrintTokens(const Subject& subject) {
  const extract::Sentence& sentence = subject.text->sentences[subject.sentence];
  std::cout << " ";
  for (uint32_t token = sentence.first_token; token < sentence.last_token; ++token) {
    for (const extract::Mention& mention : subject.mentions) {
      if (mention.first == token) std::cout << " [";
    }
    std::cout << " " << MakeVisible(subject.text->Text(token));
    for (const extract::Mention& mention : subject.mentions) {
      if (mention.last == token + 1) std::cout << " |" << KindText(mention) << "]";
    }
  }
  std::cout << "\n";
}

void ExplainSentence(const RuleSet& rules, size_t rule, const Subject& subject) {
  const SentenceInput input{subject.text, subject.sentence, subject.mentions, extract::RoleOfRule(rules, rule)};
  const Explanation explanation = extract::Explain(rules, rule, input);
  PrintTokens(subject);
  for (const Match& match : explanation.matches) PrintMatch(match, subject);
  for (const std::string& refusal : explanation.refusals) {
    std::cout << "  the whole pattern is there, but taken out by: " << refusal << "\n";
  }
  if (explanation.stop) PrintStop(*explanation.stop, subject);
}

// Index of the rule in RuleSet::rules(), or its size with a message that names the nearest.
size_t FindRule(const RuleSet& rules, const std::string& name) {
  const auto infos = rules.rules();
  const auto it = std::find_if(infos.begin(), infos.end(), [&](const auto& info) { return info.name == name; });
  if (it != infos.end()) return static_cast<size_t>(it - infos.begin());
  std::string message = "no rule " + name;
  int nearest = 4;
  std::string candidate;
  for (const auto& info : infos) {
    const int distance = EditDistance(info.name, name, nearest);
    if (distance >= nearest) continue;
    nearest = distance;
    candidate = info.name;
  }
  if (!candidate.empty()) message += " (did you mean " + candidate + "?)";
  std::cerr << "kgrules: " << message << "\n";
  return infos.size();
}

int ExplainMarked(const RuleSet& rules, size_t rule, const std::string& text) {
  const auto sentence = extract::ParseMarkedSentence(text);
  if (!sentence.ok()) {
    std::cerr << sentence.status().message();
    return kExitFailed;
  }
  const extract::TokenizedText tokens = extract::TextOf(*sentence);
  ExplainSentence(rules, rule, {&tokens, 0, sentence->mentions});
  return kExitOk;
}

int ExplainPlain(const extract::Resources& resources, size_t rule, const std::string& text) {
  Article article;
  article.text = ToNfc(text);
  article.blocks.push_back({BlockRole::kBody, 0, static_cast<uint32_t>(article.text.size())});
  extract::Extractor extractor(resources);
  extract::Trace trace;
  const Document document = extractor.Extract(std::move(article), &trace);
  const extract::TokenizedText tokens = extract::Tokenize(document.article.text, document.article.blocks);
  for (uint32_t s = 0; s < tokens.sentences.size(); ++s) {
    std::vector<extract::Mention> mentions;
    const bool mark = resources.rules->rules()[rule].stage == extract::Stage::kMark;
    for (const extract::Mention& mention : trace.mentions) {
      // Mark rules see the names alone.
      if (mention.sentence == s && !(mark && mention.form == extract::Form::kNominal)) mentions.push_back(mention);
    }
    ExplainSentence(*resources.rules, rule, {&tokens, s, mentions});
  }
  return kExitOk;
}

}  // namespace

int ExplainCommand(const std::string& rule, const std::string& text, const std::vector<std::string>& rules) {
  const auto resources = LoadResources(rules);
  if (!resources.ok()) {
    std::cerr << "kgrules: " << resources.status().message() << "\n";
    return resources.status().code() == StatusCode::kNotFound ? kExitUsage : kExitFailed;
  }
  const RuleSet& set = *(*resources)->rules;
  const size_t index = FindRule(set, rule);
  if (index == set.rules().size()) return kExitUsage;
  const auto& info = set.rules()[index];
  std::cout << info.name << " (" << info.file << ":" << info.line << ")\n";
  if (Trim(text).empty()) {
    std::cerr << "kgrules: the TEXT is empty\n";
    return kExitUsage;
  }
  return HasMarkedMention(text) ? ExplainMarked(set, index, text) : ExplainPlain(**resources, index, text);
}

}  // namespace kg::tools
