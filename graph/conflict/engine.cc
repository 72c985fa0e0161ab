#include "graph/conflict/engine.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/conflict/group.h"
#include "graph/conflict/life.h"
#include "graph/conflict/life_order.h"
#include "graph/conflict/names.h"
#include "graph/conflict/spouses.h"

namespace kg::graph {
namespace {

using conflict::Group;

constexpr std::string_view kLife = "life/";

// The entity that a group is about; nullopt when the key is of another kind.
std::optional<EntityId> SubjectOf(std::string_view group, std::string_view prefix) {
  if (!group.starts_with(prefix)) return std::nullopt;
  return EntityId::FromHex(group.substr(prefix.size()));
}

void CheckPerson(const Group& group, const EntityId& person, std::vector<Conflict>* out) {
  const conflict::Death death(group, person);
  const conflict::BirthReadings birth = conflict::ReadBirth(group, person, death);
  conflict::CheckBirth(group, person, birth, out);
  conflict::CheckDeath(group, person, death, out);
  conflict::CheckLifeOrder(group, person, death, birth, out);
  conflict::CheckNames(group, person, out);
  conflict::CheckSpouses(group, person, out);
}

}  // namespace

std::vector<std::string> GroupsOf(const Schema&, const ResolvedClaim& claim) {
  std::vector<std::string> groups;
  if (claim.subject_type == ValueType::kPerson) groups.push_back(std::string(kLife) + claim.subject.ToHex());
  if (claim.claim.object_type == ValueType::kPerson && !claim.object.IsNull() && claim.object != claim.subject) {
    groups.push_back(std::string(kLife) + claim.object.ToHex());
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<Conflict> ConflictEngine::Check(std::string_view group, std::span<const ResolvedClaim> claims,
                                            std::span<const Entity> entities) const {
  const Group indexed(schema_, gazetteer_, claims, entities);
  std::vector<Conflict> conflicts;
  if (const auto person = SubjectOf(group, kLife)) CheckPerson(indexed, *person, &conflicts);
  std::sort(conflicts.begin(), conflicts.end(), [](const Conflict& a, const Conflict& b) {
    return std::tie(a.level, b.score, a.subject_name, a.id) < std::tie(b.level, a.score, b.subject_name, b.id);
  });
  return conflicts;
}

}  // namespace kg::graph
