#include <algorithm>
#include <optional>

#include "extract/ruleset/examples.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// Lower case, no spaces around hyphens: "33 - year - old" and "33-year-old" are equal.
std::string Normal(std::string_view words) {
  std::string out;
  for (char c : ToLower(words)) {
    const bool join = !out.empty() && out.back() == '-';
    if (c == ' ' && (out.empty() || out.back() == ' ' || join)) continue;
    if (c == '-' && !out.empty() && out.back() == ' ') out.pop_back();
    out += c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

bool Equal(const std::string& a, const std::string& b) { return Normal(a) == Normal(b); }

std::string Quote(const std::string& value) {
  return value.find_first_of(",;()") == std::string::npos ? value : '"' + value + '"';
}

uint32_t Distance(const Mention& mention, const Match& match) {
  if (mention.last <= match.first) return match.first - mention.last;
  if (mention.first >= match.last) return mention.first - match.last;
  return 0;
}

bool Suits(const Mention& mention, std::string_view reference) {
  constexpr TypeSet kEntities = {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization,
                                 MentionType::kPlace, MentionType::kEvent};
  if (reference == "event") return mention.types.Has(MentionType::kEvent);
  if (reference == "date" || reference == "by") return mention.types.Has(MentionType::kDate);
  if (reference == "discipline") return mention.types.Has(MentionType::kDiscipline);
  if (reference == "speaker") return mention.types.Has(MentionType::kPerson);
  if (reference == "employer") return mention.types.Intersects({MentionType::kOrganization, MentionType::kTeam});
  if (reference == "opponent" || reference == "loser" || reference == "side")
    return mention.types.Has(MentionType::kTeam);
  if (reference == "time") return mention.types.Has(MentionType::kDuration);
  return mention.types.Intersects(kEntities);
}

// `subject`: the first person or team before the match. Else the nearest suitable mention that the match does not bind.
std::optional<size_t> Resolve(std::string_view reference, const Match& match, const ExampleSentence& example) {
  std::optional<size_t> best;
  for (size_t i = 0; i < example.mentions.size(); ++i) {
    const Mention& mention = example.mentions[i];
    const bool subject = mention.types.Intersects({MentionType::kPerson, MentionType::kTeam}) &&
                         mention.form != Form::kPossessive && mention.first < match.first;
    if (reference == "subject" && subject) return i;
    if (!Suits(mention, reference)) continue;
    const bool bound = std::any_of(match.bindings.begin(), match.bindings.end(), [&](const Binding& b) {
      return b.kind == Binding::Kind::kMention && b.mention == static_cast<int32_t>(i);
    });
    if (bound) continue;
    if (!best || Distance(mention, match) < Distance(example.mentions[*best], match)) best = i;
  }
  return reference == "subject" && best &&
                 !example.mentions[*best].types.Intersects({MentionType::kPerson, MentionType::kTeam})
             ? std::nullopt
             : best;
}

}  // namespace

std::optional<ExampleClaim> ClaimOf(const Match& match, const ExampleSentence& example, const TokenizedText& text) {
  ExampleClaim claim;
  claim.rule = match.rule->name;
  claim.relation = match.rule->relation;
  const bool mark = match.rule->stage == Stage::kMark;
  if (mark) {
    for (int t = 0; t < kMentionTypeCount; ++t) {
      const auto type = static_cast<MentionType>(t);
      if (match.rule->mark_types.Has(type))
        claim.relation += (claim.relation.empty() ? "" : "|") + std::string(ToString(type));
    }
    claim.positional.emplace_back(text.Range(match.first, match.last));
  }
  for (const Binding& binding : match.bindings) {
    std::string value = binding.text;
    if (binding.kind == Binding::Kind::kMention) value = example.antecedents[static_cast<size_t>(binding.mention)];
    if (binding.kind == Binding::Kind::kReference && (binding.text == "post" || binding.text == "held")) {
      value = "@" + binding.text;
    } else if (binding.kind == Binding::Kind::kReference) {
      const std::optional<size_t> mention = Resolve(binding.text, match, example);
      if (!mention && binding.optional) continue;
      if (!mention) return std::nullopt;
      value = (binding.text == "by" ? "../" : "") + example.antecedents[*mention];
    }
    if (!mark && claim.positional.size() < 2) {
      claim.positional.push_back(std::move(value));
    } else {
      claim.named.emplace_back(binding.name, std::move(value));
    }
  }
  return claim;
}

std::string ExampleClaim::ToString() const {
  std::string out = relation + "(";
  for (size_t i = 0; i < positional.size(); ++i) out += (i > 0 ? ", " : "") + Quote(positional[i]);
  for (const auto& [name, value] : named) out += ", " + name + " = " + Quote(value);
  return out + ")";
}

bool ExampleClaim::AllowedBy(const Expectation& expectation) const {
  const std::vector<std::string_view> relations = Split(relation, '|');
  if (std::find(relations.begin(), relations.end(), expectation.name) == relations.end()) return false;
  if (positional.size() != expectation.positional.size()) return false;
  for (size_t i = 0; i < positional.size(); ++i) {
    if (!Equal(positional[i], expectation.positional[i])) return false;
  }
  return std::all_of(named.begin(), named.end(), [&](const auto& mine) {
    return std::none_of(expectation.named.begin(), expectation.named.end(), [&](const auto& other) {
      return other.first == mine.first && !Equal(other.second, mine.second);
    });
  });
}

bool ExampleClaim::Satisfies(const Expectation& expectation) const {
  if (!AllowedBy(expectation)) return false;
  return std::all_of(expectation.named.begin(), expectation.named.end(), [&](const auto& wanted) {
    return std::any_of(named.begin(), named.end(), [&](const auto& mine) { return mine.first == wanted.first; });
  });
}

}  // namespace kg::extract
