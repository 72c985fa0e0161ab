#include "query/print/phrases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kg::query {
namespace {

// What a predicate is called by its object. Predicates of a user's own schema have none.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kInverse = {{
    {"beat", "beaten by"},
    {"born-in", "birthplace of"},
    {"ceo-of", "chief executive"},
    {"child-of", "parent of"},
    {"coach-of", "coached by"},
    {"competed-in", "competitor"},
    {"died-in", "place of death of"},
    {"educated-at", "educated"},
    {"founded-by", "founder of"},
    {"headquartered-in", "seat of"},
    {"lives-in", "home of"},
    {"located-in", "contains"},
    {"member-of", "member"},
    {"nationality", "country of"},
    {"placed", "placed"},
    {"political-party", "party of"},
    {"record-mark", "record mark of"},
    {"record-time", "record time of"},
    {"scored", "conceded to"},
    {"sibling-of", "sibling-of"},
    {"spouse", "spouse"},
    {"subsidiary-of", "parent company of"},
    {"won", "won by"},
    {"works-for", "employer of"},
}};

}  // namespace

std::string Ordinal(std::string_view number) {
  std::string text(number);
  const bool digits =
      !number.empty() && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return text;
  const bool teen = number.size() >= 2 && number[number.size() - 2] == '1';
  if (teen) return text + "th";
  switch (number.back()) {
    case '1':
      return text + "st";
    case '2':
      return text + "nd";
    case '3':
      return text + "rd";
    default:
      return text + "th";
  }
}

std::string_view QualifierOf(const std::vector<Qualifier>& qualifiers, std::string_view name) {
  for (const Qualifier& qualifier : qualifiers) {
    if (qualifier.name == name) return qualifier.value;
  }
  return {};
}

std::string PredicatePhrase(std::string_view predicate, const std::vector<Qualifier>& qualifiers) {
  const std::string_view rank = QualifierOf(qualifiers, "rank");
  if (predicate == "placed" && !rank.empty()) return "placed " + Ordinal(rank);
  return std::string(predicate);
}

std::string InversePhrase(std::string_view predicate, const std::vector<Qualifier>& qualifiers) {
  const std::string_view rank = QualifierOf(qualifiers, "rank");
  if (predicate == "placed" && !rank.empty()) return Ordinal(rank);
  for (const auto& [name, phrase] : kInverse) {
    if (name == predicate) return std::string(phrase);
  }
  return std::string("← ").append(predicate);
}

std::string QualifiersText(const std::vector<Qualifier>& qualifiers, bool skip_rank) {
  std::string out(QualifierOf(qualifiers, "date"));
  for (const Qualifier& qualifier : qualifiers) {
    if (qualifier.name == "date" || (skip_rank && qualifier.name == "rank")) continue;
    if (!out.empty()) out += ", ";
    // These read well without their names.
    const bool bare = qualifier.name == "category" || qualifier.name == "discipline" || qualifier.name == "round" ||
                      qualifier.name == "record" || qualifier.name == "role";
    if (!bare) out.append(qualifier.name == "as_of" ? "as of" : qualifier.name).push_back(' ');
    out += qualifier.value;
  }
  return out;
}

std::string MarksOf(const Claim& claim) {
  std::string out(ToString(claim.polarity));
  if (claim.modality == Modality::kFact) return out;
  if (claim.polarity == Polarity::kAsserted) return std::string(ToString(claim.modality));
  return out.append(", ").append(ToString(claim.modality));
}

std::string PublishedText(const Published& published) {
  if (published.estimate.precision() == DatePrecision::kNone) return "unknown";
  const std::string date = published.estimate.ToString();
  return published.IsStated() ? date : date + " (estimated)";
}

}  // namespace kg::query
