// What a sentence must hold for a pattern to match: the rule's triggers.
#include <algorithm>

#include "extract/ruleset/pattern_writer.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr size_t kMaxRequirements = 8;

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

double CostOf(const std::string& word) {
  static const std::pair<const char*, double> kFrequent[] = {
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

// At least one of these leaves; the words behind them, for the cost.
struct AnyOf {
  std::vector<int> leaves;
  double cost = 0;
  std::vector<std::string> words;
};

class RequirementFinder {
 public:
  RequirementFinder(const Catalog& catalog, const LeafCollector& leaves) : catalog_(catalog), leaves_(leaves) {}

  std::vector<AnyOf> Of(const Node& node) {
    switch (node.kind) {
      case NodeKind::kWord:
        return {{{leaves_.Find(node)}, CostOf(node.text), {}}};
      case NodeKind::kMention:
        return {OfMention(node)};
      case NodeKind::kAdjective:
        return {{{leaves_.Find(node)}, 80, {}}};
      case NodeKind::kList:
        return {OfList(node.list)};
      case NodeKind::kRepeat:
        return node.min > 0 ? Of(node.children[0]) : std::vector<AnyOf>();
      case NodeKind::kAlternative:
        return OfAlternative(node);
      case NodeKind::kSequence:
      case NodeKind::kSlot: {
        std::vector<AnyOf> all;
        for (const Node& child : node.children) {
          for (AnyOf& need : Of(child)) all.push_back(std::move(need));
        }
        return all;
      }
      default:
        return {};
    }
  }

 private:
  AnyOf OfMention(const Node& node) {
    AnyOf need{{leaves_.Find(node)}, 0, {}};
    for (int t = 0; t < kMentionTypeCount; ++t) {
      if (node.type_set.Has(static_cast<MentionType>(t))) need.cost += CostOf(static_cast<MentionType>(t));
    }
    const bool common_form = (node.form_bits & 3u) != 0;  // names and pronouns
    if (!common_form) need.cost /= 4;
    return need;
  }

  // A single word, or the rarest word of each phrase.
  AnyOf OfList(int32_t list) {
    AnyOf need{{leaves_.FindSingles(list)}, 0, {}};
    for (const auto& [phrase, value] : catalog_.list(list).phrases) {
      if (phrase.find(' ') == std::string::npos) {
        need.cost += CostOf(phrase);
        continue;
      }
      std::string rarest;
      for (std::string_view word : Split(phrase, ' ')) {
        if (rarest.empty() || CostOf(std::string(word)) < CostOf(rarest) ||
            (CostOf(std::string(word)) == CostOf(rarest) && word.size() > rarest.size())) {
          rarest = word;
        }
      }
      need.words.push_back(rarest);
      need.cost += CostOf(rarest);
    }
    return need;
  }

  // One need out of each branch, the cheapest.
  std::vector<AnyOf> OfAlternative(const Node& node) {
    AnyOf any;
    for (const Node& branch : node.children) {
      const std::vector<AnyOf> needs = Of(branch);
      if (needs.empty()) return {};
      const AnyOf& best =
          *std::min_element(needs.begin(), needs.end(), [](const AnyOf& a, const AnyOf& b) { return a.cost < b.cost; });
      any.leaves.insert(any.leaves.end(), best.leaves.begin(), best.leaves.end());
      any.words.insert(any.words.end(), best.words.begin(), best.words.end());
      any.cost += best.cost;
    }
    return {any};
  }

  const Catalog& catalog_;
  const LeafCollector& leaves_;
};

Requirement Resolve(const AnyOf& need, const LeafCollector& leaves, const Vocabulary& vocabulary) {
  Requirement requirement;
  requirement.cost = need.cost;
  for (int index : need.leaves) {
    if (index < 0) continue;
    const Leaf& leaf = leaves.leaves()[static_cast<size_t>(index)];
    for (Vocabulary::SetId set : leaf.words) {
      const auto symbols = vocabulary.SymbolsOf(set);
      requirement.symbols.insert(requirement.symbols.end(), symbols.begin(), symbols.end());
    }
    for (size_t form = 0; form < 4; ++form) {
      if ((leaf.forms >> form) & 1u) requirement.types_by_form[form] |= leaf.types.bits();
    }
  }
  for (const std::string& word : need.words) requirement.symbols.push_back(vocabulary.SymbolOfWord(word));
  std::sort(requirement.symbols.begin(), requirement.symbols.end());
  requirement.symbols.erase(std::unique(requirement.symbols.begin(), requirement.symbols.end()),
                            requirement.symbols.end());
  return requirement;
}

}  // namespace

std::vector<Requirement> RequirementsOf(const Node& pattern, const Catalog& catalog, const LeafCollector& leaves,
                                        const Vocabulary& vocabulary) {
  std::vector<AnyOf> needs = RequirementFinder(catalog, leaves).Of(pattern);
  std::stable_sort(needs.begin(), needs.end(), [](const AnyOf& a, const AnyOf& b) { return a.cost < b.cost; });
  std::vector<Requirement> requirements;
  for (const AnyOf& need : needs) {
    Requirement requirement = Resolve(need, leaves, vocabulary);
    const bool repeated = std::any_of(requirements.begin(), requirements.end(), [&](const Requirement& other) {
      return other.symbols == requirement.symbols && other.types_by_form == requirement.types_by_form;
    });
    if (!repeated && requirements.size() < kMaxRequirements) requirements.push_back(std::move(requirement));
  }
  return requirements;
}

}  // namespace kg::extract
