#include "tools/eval/agreement.h"

#include <algorithm>
#include <cmath>

#include "graph/model/text.h"
#include "tools/eval/values.h"

namespace kg::eval {
namespace {

constexpr double kSameTime = 0.5;  // seconds

bool AnyMatches(const Name& name, const std::vector<Name>& aliases, const Name& said, bool person) {
  const auto same = [&](const Name& candidate) {
    return person ? MayBeSamePerson(candidate, said) : MayBeSameThing(candidate, said);
  };
  return same(name) || std::any_of(aliases.begin(), aliases.end(), same);
}

bool TimesMatch(const std::string& gold, const std::string& said, bool lenient) {
  const auto a = SecondsOf(gold);
  const auto b = SecondsOf(said);
  return a && b && (*a == *b || (lenient && std::abs(*a - *b) <= kSameTime));
}

bool IsOnly(const RelationArgument& argument, ValueType type) {
  return argument.types.size() == 1 && argument.types[0] == type;
}

}  // namespace

bool Agreement::IsSymmetric(const std::string& predicate) const {
  const Relation* relation = schema_.Find(predicate);
  return relation != nullptr && relation->symmetric;
}

Agreement::Kind Agreement::ObjectKind(const std::string& predicate) const {
  if (predicate == "nationality") return Kind::kCountry;
  const Relation* relation = schema_.Find(predicate);
  if (relation == nullptr) return Kind::kThing;
  if (IsOnly(relation->object(), ValueType::kDate)) return Kind::kDate;
  if (IsOnly(relation->object(), ValueType::kDuration)) return Kind::kTime;
  if (IsOnly(relation->object(), ValueType::kAge)) return Kind::kAge;
  return IsOnly(relation->object(), ValueType::kPerson) ? Kind::kPerson : Kind::kThing;
}

bool Agreement::SubjectIsPerson(const std::string& predicate) const {
  const Relation* relation = schema_.Find(predicate);
  if (relation == nullptr) return false;
  // Times are run by persons, relay teams apart.
  return IsOnly(relation->subject(), ValueType::kPerson) ||
         (relation->subject().Accepts(ValueType::kPerson) && IsOnly(relation->object(), ValueType::kDuration));
}

std::string Agreement::CountryKey(const Name& name) const {
  std::string folded = FoldName(name.text);
  while (!folded.empty() && std::string_view(".,; ").find(folded.back()) != std::string_view::npos) folded.pop_back();
  if (folded.starts_with("the ")) folded.erase(0, 4);
  for (const std::string& form : {folded, folded + ".", name.key}) {
    PlaceId id = gazetteer_.CountryOfDemonym(form);
    if (id == kNoPlace) {
      const auto places = gazetteer_.Find(form);
      if (!places.empty() && gazetteer_.Get(places[0])->kind == PlaceKind::kCountry) id = places[0];
    }
    if (id != kNoPlace) return KeyOf(gazetteer_.Get(id)->name);
  }
  return name.key;
}

bool Agreement::SubjectMatches(const Fact& gold, const Name& said, bool lenient) const {
  if (gold.subject.text == "?" || gold.subject.key == said.key) return true;
  return lenient && AnyMatches(gold.subject, gold.subject_aliases, said, SubjectIsPerson(gold.predicate));
}

bool Agreement::ObjectMatches(const Fact& gold, const Name& said, bool lenient) const {
  const std::string& text = gold.object.text;
  if (text == "?") return true;
  const Kind kind = ObjectKind(gold.predicate);
  switch (kind) {
    case Kind::kDate:
      return text == said.text ||
             (lenient && std::min(text.size(), said.text.size()) >= 4 && DatesAgree(text, said.text));
    case Kind::kTime:
      return TimesMatch(text, said.text, lenient);
    case Kind::kAge:
      return Trim(text) == Trim(said.text);
    case Kind::kCountry: {
      const std::string country = CountryKey(said);
      const auto same = [&](const Name& name) { return CountryKey(name) == country; };
      return same(gold.object) ||
             (lenient && std::any_of(gold.object_aliases.begin(), gold.object_aliases.end(), same));
    }
    case Kind::kPerson:
    case Kind::kThing:
      return gold.object.key == said.key ||
             (lenient && AnyMatches(gold.object, gold.object_aliases, said, kind == Kind::kPerson));
  }
  return false;
}

bool Agreement::Matches(const Fact& gold, const Fact& claim, bool lenient) const {
  if (SubjectMatches(gold, claim.subject, lenient) && ObjectMatches(gold, claim.object, lenient)) return true;
  return IsSymmetric(gold.predicate) && SubjectMatches(gold, claim.object, lenient) &&
         ObjectMatches(gold, claim.subject, lenient);
}

bool Agreement::HasQualifiers(const Fact& gold, const Fact& claim) {
  return std::all_of(gold.qualifiers.begin(), gold.qualifiers.end(), [&](const auto& qualifier) {
    if (gold.optional_qualifiers.contains(qualifier.first)) return true;
    const auto said = claim.qualifiers.find(qualifier.first);
    return said != claim.qualifiers.end() && QualifiersAgree(qualifier.first, qualifier.second, said->second);
  });
}

bool Agreement::ContradictsNoQualifier(const Fact& gold, const Fact& claim) {
  return std::all_of(gold.qualifiers.begin(), gold.qualifiers.end(), [&](const auto& qualifier) {
    if (gold.optional_qualifiers.contains(qualifier.first)) return true;
    const auto said = claim.qualifiers.find(qualifier.first);
    return said == claim.qualifiers.end() || QualifiersAgree(qualifier.first, qualifier.second, said->second);
  });
}

}  // namespace kg::eval
