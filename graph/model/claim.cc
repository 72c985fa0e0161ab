#include "graph/model/claim.h"

#include <algorithm>
#include <array>

#include "graph/model/text.h"

namespace kg {
namespace {

constexpr std::array<std::string_view, 11> kTypeNames = {"Person",   "Place", "Team",   "Organization", "Event", "Date",
                                                         "Duration", "Age",   "Number", "Mark",         "Text"};
constexpr std::array<std::string_view, 2> kPolarityNames = {"asserted", "negated"};
constexpr std::array<std::string_view, 6> kModalityNames = {"fact",     "planned",      "possible",
                                                            "rumoured", "hypothetical", "asked"};

template <typename Enum, size_t N>
bool ParseName(const std::array<std::string_view, N>& names, std::string_view name, Enum* value) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return false;
  *value = static_cast<Enum>(found - names.begin());
  return true;
}

std::vector<Qualifier>::const_iterator LowerBound(const std::vector<Qualifier>& qualifiers, std::string_view name) {
  return std::lower_bound(qualifiers.begin(), qualifiers.end(), name,
                          [](const Qualifier& q, std::string_view n) { return q.name < n; });
}

}  // namespace

std::string_view ToString(ValueType type) { return kTypeNames[static_cast<size_t>(type)]; }
bool ParseValueType(std::string_view name, ValueType* type) { return ParseName(kTypeNames, name, type); }
std::string_view ToString(Polarity polarity) { return kPolarityNames[static_cast<size_t>(polarity)]; }
std::string_view ToString(Modality modality) { return kModalityNames[static_cast<size_t>(modality)]; }
bool ParsePolarity(std::string_view name, Polarity* polarity) { return ParseName(kPolarityNames, name, polarity); }
bool ParseModality(std::string_view name, Modality* modality) { return ParseName(kModalityNames, name, modality); }

std::string_view Claim::Get(std::string_view qualifier) const {
  const auto found = LowerBound(qualifiers, qualifier);
  return found != qualifiers.end() && found->name == qualifier ? std::string_view(found->value) : std::string_view();
}

void Claim::Set(std::string_view qualifier, std::string_view value, bool number) {
  const auto at = qualifiers.begin() + (LowerBound(qualifiers, qualifier) - qualifiers.cbegin());
  if (at != qualifiers.end() && at->name == qualifier) {
    at->value = value;
    at->number = number;
  } else {
    qualifiers.insert(at, Qualifier{std::string(qualifier), std::string(value), number});
  }
}

LocalId MakeLocalId(const DocId& doc, const LocalEntity& entity) {
  const uint32_t begin = entity.mentions.empty() ? 0 : entity.mentions.front().begin;
  return IdBuilder("local")
      .Add(doc.AsBytes())
      .Add(ToString(entity.type))
      .Add(FoldName(entity.name))
      .AddNumber(begin)
      .Build<LocalId>();
}

ClaimId MakeClaimId(const Document& document, const Claim& claim) {
  IdBuilder builder("claim");
  builder.Add(claim.doc.AsBytes()).Add(document.entities[claim.subject].id.AsBytes()).Add(claim.predicate);
  if (claim.object_entity >= 0) {
    builder.Add(document.entities[static_cast<size_t>(claim.object_entity)].id.AsBytes());
  } else {
    builder.Add(ToString(claim.object_type)).Add(claim.object);
  }
  builder.AddNumber(static_cast<int64_t>(claim.qualifiers.size()));
  for (const Qualifier& qualifier : claim.qualifiers) builder.Add(qualifier.name).Add(qualifier.value);
  return builder.Add(ToString(claim.polarity))
      .Add(ToString(claim.modality))
      .Add(claim.attributed_to)
      .AddNumber(claim.span.begin)
      .AddNumber(claim.span.end)
      .Build<ClaimId>();
}

}  // namespace kg
