#include "graph/conflict/examples.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "graph/conflict/engine.h"
#include "graph/model/text.h"

namespace kg::graph {
namespace {

EntityId IdOf(std::string_view name) { return IdBuilder("entity").Add(FoldName(name)).Build<EntityId>(); }

// "Lugo Hall -> 5000 (date=2019, round=final)", of another relation "opened-on: Lugo Hall -> 2019"; nullopt when it is
// not of that form. The sentence that says it may stand behind in quotation marks.
std::optional<ResolvedClaim> ReadClaim(const Schema& schema, const Relation& own, std::string_view text, int number) {
  size_t arrow = text.find("->");
  if (arrow == std::string_view::npos) return std::nullopt;
  const Relation* named = nullptr;
  if (const size_t colon = text.substr(0, arrow).find(':'); colon != std::string_view::npos) {
    named = schema.Find(Trim(text.substr(0, colon)));
    if (named == nullptr) return std::nullopt;
    text.remove_prefix(colon + 1);
    arrow -= colon + 1;
  }
  const Relation& relation = named == nullptr ? own : *named;
  ResolvedClaim resolved;
  Claim& claim = resolved.claim;
  std::string_view object = Trim(text.substr(arrow + 2));
  std::string_view sentence = text;
  if (object.ends_with('"')) {
    const size_t open = object.find('"');
    if (open + 1 == object.size()) return std::nullopt;
    sentence = object.substr(open + 1, object.size() - open - 2);
    object = Trim(object.substr(0, open));
  }
  if (object.ends_with(')')) {
    const size_t open = object.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    for (const std::string_view part : Split(object.substr(open + 1, object.size() - open - 2), ',')) {
      const size_t equals = part.find('=');
      if (equals == std::string_view::npos) return std::nullopt;
      const std::string_view name = Trim(part.substr(0, equals));
      if (relation.FindQualifier(name) == nullptr) return std::nullopt;
      claim.Set(name, Trim(part.substr(equals + 1)));
    }
    object = Trim(object.substr(0, open));
  }
  const std::string_view subject = Trim(text.substr(0, arrow));
  if (subject.empty() || object.empty()) return std::nullopt;
  resolved.doc = std::to_string(number);
  claim.doc = IdBuilder("doc").Add(resolved.doc).Build<DocId>();
  claim.id = IdBuilder("claim").Add(text).AddNumber(number).Build<ClaimId>();
  claim.predicate = relation.name;
  claim.object = object;
  claim.object_type = relation.object().types.front();
  resolved.subject = IdOf(subject);
  resolved.subject_name = subject;
  resolved.subject_surface = subject;
  resolved.subject_type = relation.subject().types.front();
  resolved.object_name = object;
  if (IsEntityType(claim.object_type)) {
    resolved.object = IdOf(object);
    resolved.object_surface = object;
  }
  resolved.published.estimate = Date::Of(2024, 1, 1 + number % 7);
  resolved.published.days = resolved.published.estimate.Days();
  resolved.published.basis = "meta";
  resolved.sentence = std::string(sentence);
  return resolved;
}

std::vector<Entity> EntitiesOf(const std::vector<ResolvedClaim>& claims) {
  std::map<EntityId, Entity> entities;
  const auto add = [&](const EntityId& id, ValueType type, const std::string& name) {
    Entity& entity = entities[id];
    entity.id = id;
    entity.type = type;
    entity.name = name;
  };
  for (const ResolvedClaim& claim : claims) {
    add(claim.subject, claim.subject_type, claim.subject_name);
    if (!claim.object.IsNull()) add(claim.object, claim.claim.object_type, claim.object_name);
  }
  std::vector<Entity> list;
  for (auto& [id, entity] : entities) list.push_back(std::move(entity));
  return list;
}

// The strongest level that is reported of the claims; "silent" for none.
std::string LevelOf(const Schema& schema, const Gazetteer& gazetteer, const std::vector<ResolvedClaim>& claims) {
  std::map<std::string, std::vector<ResolvedClaim>> groups;
  for (const ResolvedClaim& claim : claims) {
    for (const std::string& group : GroupsOf(schema, claim)) groups[group].push_back(claim);
  }
  const ConflictEngine engine(schema, gazetteer);
  const std::vector<Entity> entities = EntitiesOf(claims);
  std::string level = "silent";
  for (const auto& [group, own] : groups) {
    std::vector<ResolvedClaim> members = own;
    for (const std::string& other : ContextOf(group)) {
      if (const auto more = groups.find(other); more != groups.end()) {
        members.insert(members.end(), more->second.begin(), more->second.end());
      }
    }
    for (const Conflict& conflict : engine.Check(group, members, entities)) {
      if (conflict.level == ConflictLevel::kConflict) return "conflict";
      if (conflict.level == ConflictLevel::kTension) level = "tension";
    }
  }
  return level;
}

}  // namespace

ExampleResults RunConstraintExamples(const Schema& schema, const Gazetteer& gazetteer, const Relation& relation) {
  ExampleResults results;
  const auto examples = relation.properties.find("example");
  if (examples == relation.properties.end()) return results;
  for (const std::string_view line : Split(examples->second, '\n')) {
    if (line.empty()) continue;
    const size_t tab = line.find('\t');
    const size_t blank = line.find(' ', tab);
    const std::string_view wanted = line.substr(tab + 1, blank - tab - 1);
    const std::string where = relation.file + ":" + std::string(line.substr(0, tab)) + ":3: error: ";
    std::vector<ResolvedClaim> claims;
    bool good = true;
    for (const std::string_view part : Split(line.substr(blank + 1), '|')) {
      auto claim = ReadClaim(schema, relation, Trim(part), static_cast<int>(claims.size()));
      good = good && claim.has_value();
      if (!claim) {
        results.failures.push_back(where + "expected 'SUBJECT -> OBJECT (QUALIFIER=VALUE, ...)' with qualifiers of " +
                                   relation.name + ", or 'RELATION: SUBJECT -> ...', found '" +
                                   std::string(Trim(part)) + "'");
        break;
      }
      claims.push_back(std::move(*claim));
    }
    if (!good) continue;
    const std::string found = LevelOf(schema, gazetteer, claims);
    if (found == wanted) {
      ++results.passed;
    } else {
      results.failures.push_back(where + "the example of " + relation.name + " should be " + std::string(wanted) +
                                 ", but is " + found);
    }
  }
  return results;
}

}  // namespace kg::graph
