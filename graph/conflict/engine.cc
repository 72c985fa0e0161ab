#include "graph/conflict/engine.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "graph/conflict/declared.h"
#include "graph/conflict/declared_order.h"
#include "graph/conflict/denials.h"
#include "graph/conflict/founding.h"
#include "graph/conflict/group.h"
#include "graph/conflict/kin.h"
#include "graph/conflict/life.h"
#include "graph/conflict/life_order.h"
#include "graph/conflict/matches.h"
#include "graph/conflict/names.h"
#include "graph/conflict/places.h"
#include "graph/conflict/record_chain.h"
#include "graph/conflict/results.h"
#include "graph/conflict/spouses.h"
#include "graph/conflict/states.h"

namespace kg::graph {
namespace {

using conflict::Group;

// Group keys: a prefix, and the ids or folded words that all claims of the group share.
constexpr std::string_view kLife = "life/";      // <person>: all claims with the person at either end
constexpr std::string_view kOrg = "org/";        // <team or organization>: all claims with it as the subject
constexpr std::string_view kEvent = "event/";    // <event>: its winners
constexpr std::string_view kRecord = "record/";  // <scope>: records that one holder at a time has
constexpr std::string_view kOffice = "office/";  // <office>: its holders
constexpr std::string_view kMatch = "match/";    // <side>/<side>: who beat whom
constexpr std::string_view kKin = "kin/";        // <child>/<parent>: what one's birth and the other's life allow
constexpr std::string_view kThing = "thing/";    // <place or event>: what the schema declares to be single
constexpr size_t kHexDigits = 32;

// The entity that a group is about; nullopt when the key is of another kind.
std::optional<EntityId> SubjectOf(std::string_view group, std::string_view prefix) {
  if (!group.starts_with(prefix)) return std::nullopt;
  return EntityId::FromHex(group.substr(prefix.size()));
}

struct Kin {
  EntityId child;
  EntityId parent;
};

std::optional<Kin> KinOf(std::string_view group) {
  if (!group.starts_with(kKin) || group.size() != kKin.size() + 2 * kHexDigits + 1) return std::nullopt;
  const auto child = EntityId::FromHex(group.substr(kKin.size(), kHexDigits));
  const auto parent = EntityId::FromHex(group.substr(kKin.size() + kHexDigits + 1));
  if (!child || !parent) return std::nullopt;
  return Kin{*child, *parent};
}

// "" for a claim that says nothing of how far apart two births lie.
std::string KinGroup(const Schema& schema, const ResolvedClaim& claim) {
  if (claim.object.IsNull() || claim.object == claim.subject || !conflict::IsKin(schema, claim.claim.predicate)) {
    return {};
  }
  return std::string(kKin) + claim.subject.ToHex() + "/" + claim.object.ToHex();
}

void CheckPerson(const Group& group, const EntityId& person, std::vector<Conflict>* out) {
  const conflict::Death death(group, person);
  const conflict::BirthReadings birth = conflict::ReadBirth(group, person, death);
  conflict::CheckBirth(group, person, birth, out);
  conflict::CheckDeath(group, person, death, out);
  conflict::CheckLifeOrder(group, person, death, birth, out);
  conflict::CheckPlaces(group, person, "born-in", false, out);
  conflict::CheckPlaces(group, person, "died-in", false, out);
  conflict::CheckNationality(group, person, out);
  conflict::CheckNames(group, person, out);
  conflict::CheckParents(group, person, out);
  conflict::CheckSpouses(group, person, out);
  conflict::CheckResults(group, person, out);
  conflict::CheckOwnRecords(group, person, out);
  conflict::CheckClubs(group, person, out);
  conflict::CheckDeclared(group, person, out);
  conflict::CheckDenials(group, person, out);
}

void CheckOrganization(const Group& group, const EntityId& organization, std::vector<Conflict>* out) {
  conflict::CheckFounding(group, organization, out);
  conflict::CheckPlaces(group, organization, "headquartered-in", true, out);
  conflict::CheckDeclared(group, organization, out);
  conflict::CheckResults(group, organization, out);
  conflict::CheckOwnRecords(group, organization, out);
  conflict::CheckDenials(group, organization, out);
}

bool IsOrganization(ValueType type) { return type == ValueType::kTeam || type == ValueType::kOrganization; }

}  // namespace

std::vector<std::string> GroupsOf(const Schema& schema, const ResolvedClaim& claim) {
  std::vector<std::string> groups;
  const std::string subject = claim.subject.ToHex();
  const std::string object = claim.object.IsNull() ? std::string() : claim.object.ToHex();
  if (claim.subject_type == ValueType::kPerson) groups.push_back(std::string(kLife) + subject);
  if (IsOrganization(claim.subject_type)) groups.push_back(std::string(kOrg) + subject);
  if (claim.claim.object_type == ValueType::kPerson && !object.empty() && object != subject) {
    groups.push_back(std::string(kLife) + object);
  }
  if (claim.claim.predicate == "won" && !object.empty()) groups.push_back(std::string(kEvent) + object);
  if (claim.claim.predicate == "beat" && !object.empty()) {
    groups.push_back(std::string(kMatch) + std::min(subject, object) + "/" + std::max(subject, object));
  }
  // A dated membership may be older than what it is a membership of.
  const bool dated_member = claim.claim.predicate == "member-of" && !claim.claim.Get("date").empty();
  if (dated_member && !object.empty() && IsOrganization(claim.claim.object_type)) {
    groups.push_back(std::string(kOrg) + object);
  }
  const bool elsewhere = claim.subject_type == ValueType::kPerson || IsOrganization(claim.subject_type);
  if (!elsewhere && (conflict::IsDeclaredSingle(schema, claim.claim.predicate) ||
                     conflict::IsDeclaredInTime(schema, claim.claim.predicate))) {
    groups.push_back(std::string(kThing) + subject);
  }
  if (std::string kin = KinGroup(schema, claim); !kin.empty()) groups.push_back(std::move(kin));
  const std::string scope = conflict::SharedRecordScope(claim);
  if (!scope.empty()) groups.push_back(std::string(kRecord) + scope);
  const std::string office = conflict::SingleOffice(schema, claim);
  if (!office.empty()) groups.push_back(std::string(kOffice) + office);
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<std::string> ContextOf(std::string_view group) {
  const auto kin = KinOf(group);
  if (!kin) return {};
  return {std::string(kLife) + kin->child.ToHex(), std::string(kLife) + kin->parent.ToHex()};
}

std::vector<std::string> GroupsBeside(const Schema& schema, std::string_view group,
                                      std::span<const ResolvedClaim> claims) {
  std::set<std::string> beside;
  if (!group.starts_with(kLife)) return {};
  for (const ResolvedClaim& claim : claims) {
    if (std::string kin = KinGroup(schema, claim); !kin.empty()) beside.insert(std::move(kin));
  }
  return {beside.begin(), beside.end()};
}

std::vector<Conflict> ConflictEngine::Check(std::string_view group, std::span<const ResolvedClaim> claims,
                                            std::span<const Entity> entities) const {
  const Group indexed(schema_, gazetteer_, claims, entities);
  std::vector<Conflict> conflicts;
  if (const auto person = SubjectOf(group, kLife)) CheckPerson(indexed, *person, &conflicts);
  if (const auto organization = SubjectOf(group, kOrg)) CheckOrganization(indexed, *organization, &conflicts);
  if (const auto event = SubjectOf(group, kEvent)) conflict::CheckWinners(indexed, *event, &conflicts);
  if (const auto thing = SubjectOf(group, kThing)) conflict::CheckDeclared(indexed, *thing, &conflicts);
  if (const auto kin = KinOf(group)) conflict::CheckKin(indexed, kin->child, kin->parent, &conflicts);
  if (group.starts_with(kRecord)) conflict::CheckSharedRecords(indexed, &conflicts);
  if (group.starts_with(kOffice)) conflict::CheckOffice(indexed, &conflicts);
  if (group.starts_with(kMatch)) conflict::CheckMatches(indexed, &conflicts);
  std::sort(conflicts.begin(), conflicts.end(), [](const Conflict& a, const Conflict& b) {
    return std::tie(a.level, b.score, a.subject_name, a.id) < std::tie(b.level, a.score, b.subject_name, b.id);
  });
  return conflicts;
}

}  // namespace kg::graph
