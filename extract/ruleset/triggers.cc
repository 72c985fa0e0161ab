// What a sentence must hold for a pattern to match: the rule's triggers.
#include <algorithm>

#include "extract/ruleset/program.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr size_t kMaxRequirements = 8;
constexpr size_t kLongestFrequent = 5;  // letters of the words below

// Roughly how many sentences in a hundred hold one, in news.
double CostOf(MentionType type) {
  switch (type) {
    case MentionType::kPerson:
      return 60;
    case MentionType::kPlace:
    case MentionType::kDate:
    case MentionType::kNumber:
      return 30;
    case MentionType::kOrganization:
    case MentionType::kTeam:
      return 20;
    case MentionType::kRank:
    case MentionType::kNationality:
      return 8;
    case MentionType::kEvent:
      return 6;
    default:
      return 3;
  }
}

double CostOf(std::string_view word) {
  if (word.size() > kLongestFrequent) return 0.5;
  static constexpr std::pair<std::string_view, double> kFrequent[] = {
      {".", 95},   {"the", 75},  {",", 65},    {"of", 45},  {"a", 45},   {"and", 45},  {"in", 40},   {"to", 45},
      {"'s", 25},  {"is", 22},   {"was", 22},  {"for", 22}, {"on", 20},  {"\"", 20},   {"at", 15},   {"with", 16},
      {"by", 14},  {"from", 12}, {"as", 14},   {"his", 12}, {"he", 15},  {"has", 12},  {"have", 10}, {"had", 8},
      {"be", 10},  {"who", 8},   {"her", 7},   {"she", 7},  {"an", 10},  {"that", 20}, {"it", 18},   {"are", 10},
      {"were", 8}, {"said", 12}, {"their", 7}, {"they", 8}, {"but", 8},  {"not", 8},   {"after", 7}, {"(", 8},
      {")", 8},    {"-", 8},     {":", 6},     {";", 3},    {"will", 6}, {"which", 5}, {"been", 6},  {"this", 8}};
  for (const auto& [frequent, cost] : kFrequent) {
    if (word == frequent) return cost;
  }
  return 0.5;
}

class RequirementFinder {
 public:
  RequirementFinder(const Catalog& catalog, Vocabulary* vocabulary) : catalog_(catalog), vocabulary_(*vocabulary) {}

  std::vector<Requirement> Of(const Node& node) {
    switch (node.kind) {
      case NodeKind::kWord:
        return {OfWord(node.text)};
      case NodeKind::kMention:
        return {OfMention(node)};
      case NodeKind::kAdjective:
        return {OfAdjective()};
      case NodeKind::kList:
        return {OfList(node.list)};
      case NodeKind::kRepeat:
        return node.min > 0 ? Of(node.children[0]) : std::vector<Requirement>();
      case NodeKind::kAlternative:
        return OfAlternative(node);
      case NodeKind::kSequence:
      case NodeKind::kSlot: {
        std::vector<Requirement> all;
        for (const Node& child : node.children) {
          for (Requirement& need : Of(child)) all.push_back(std::move(need));
        }
        return all;
      }
      default:
        return {};
    }
  }

 private:
  Requirement OfWord(const std::string& word) {
    Requirement need;
    need.symbols.push_back(vocabulary_.SymbolOfWord(word));
    need.cost = CostOf(word);
    return need;
  }

  Requirement OfAdjective() {
    Requirement need;
    const auto symbols = vocabulary_.SymbolsOf(vocabulary_.AddSet(kAdjectiveSet, {}));
    need.symbols.assign(symbols.begin(), symbols.end());
    need.types_by_form[static_cast<size_t>(Form::kName)] = kAdjectiveTypes.bits();
    need.cost = 80;
    return need;
  }

  Requirement OfMention(const Node& node) {
    Requirement need;
    for (size_t form = 0; form < 4; ++form) {
      if ((node.form_bits >> form) & 1u) need.types_by_form[form] = node.type_set.bits();
    }
    for (int t = 0; t < kMentionTypeCount; ++t) {
      if (node.type_set.Has(static_cast<MentionType>(t))) need.cost += CostOf(static_cast<MentionType>(t));
    }
    const bool common_form = (node.form_bits & 3u) != 0;  // names and pronouns
    if (!common_form) need.cost /= 4;
    return need;
  }

  // A single word, or the rarest word of each phrase.
  Requirement OfList(int32_t list) {
    Requirement need;
    const auto singles = vocabulary_.SymbolsOf(vocabulary_.AddSet(SinglesKey(list), {}));
    need.symbols.assign(singles.begin(), singles.end());
    for (const auto& [phrase, value] : catalog_.list(list).phrases) {
      if (phrase.find(' ') == std::string::npos) {
        need.cost += CostOf(phrase);
        continue;
      }
      std::string_view rarest;
      double least = 0;
      for (size_t pos = 0; pos < phrase.size();) {
        const size_t end = std::min(phrase.find(' ', pos), phrase.size());
        const std::string_view word = std::string_view(phrase).substr(pos, end - pos);
        const double cost = CostOf(word);
        if (rarest.empty() || cost < least || (cost == least && word.size() > rarest.size())) {
          rarest = word;
          least = cost;
        }
        pos = end + 1;
      }
      need.symbols.push_back(vocabulary_.SymbolOfWord(std::string(rarest)));
      need.cost += least;
    }
    return need;
  }

  // One need out of each branch, the cheapest.
  std::vector<Requirement> OfAlternative(const Node& node) {
    Requirement any;
    for (const Node& branch : node.children) {
      const std::vector<Requirement> needs = Of(branch);
      if (needs.empty()) return {};
      const Requirement& best = *std::min_element(
          needs.begin(), needs.end(), [](const Requirement& a, const Requirement& b) { return a.cost < b.cost; });
      any.symbols.insert(any.symbols.end(), best.symbols.begin(), best.symbols.end());
      for (size_t form = 0; form < 4; ++form) any.types_by_form[form] |= best.types_by_form[form];
      any.cost += best.cost;
    }
    return {any};
  }

  const Catalog& catalog_;
  Vocabulary& vocabulary_;
};

}  // namespace

std::vector<Requirement> RequirementsOf(const Node& pattern, const Catalog& catalog, Vocabulary* vocabulary) {
  std::vector<Requirement> needs = RequirementFinder(catalog, vocabulary).Of(pattern);
  std::stable_sort(needs.begin(), needs.end(),
                   [](const Requirement& a, const Requirement& b) { return a.cost < b.cost; });
  std::vector<Requirement> requirements;
  for (Requirement& need : needs) {
    std::sort(need.symbols.begin(), need.symbols.end());
    need.symbols.erase(std::unique(need.symbols.begin(), need.symbols.end()), need.symbols.end());
    const bool repeated = std::any_of(requirements.begin(), requirements.end(), [&](const Requirement& other) {
      return other.symbols == need.symbols && other.types_by_form == need.types_by_form;
    });
    if (!repeated && requirements.size() < kMaxRequirements) requirements.push_back(std::move(need));
  }
  return requirements;
}

}  // namespace kg::extract
