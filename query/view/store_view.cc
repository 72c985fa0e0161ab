#include "query/view/store_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/view/handles.h"
#include "query/view/properties.h"

namespace kg::query {
namespace {

using cypher::Direction;
using cypher::Map;
using cypher::NodeId;
using cypher::RelationshipId;
using cypher::Step;
using cypher::Value;

constexpr std::string_view kAbout = "ABOUT";
constexpr std::string_view kIn = "IN";
constexpr std::string_view kClaim = "Claim";
constexpr std::string_view kArticle = "Article";
constexpr size_t kKeptRecords = 8192;

using NodeList = std::shared_ptr<const std::vector<NodeId>>;

class ListCursor : public cypher::NodeCursor {
 public:
  explicit ListCursor(NodeList nodes) : nodes_(std::move(nodes)) {}
  explicit ListCursor(std::vector<NodeId> nodes)
      : ListCursor(std::make_shared<const std::vector<NodeId>>(std::move(nodes))) {}
  std::optional<NodeId> Next() override {
    return at_ < nodes_->size() ? std::optional((*nodes_)[at_++]) : std::nullopt;
  }

 private:
  NodeList nodes_;
  size_t at_ = 0;
};

// Records by handle; forgets all of them when there are many.
template <typename Handle, typename Record>
class RecordCache {
 public:
  template <typename Load>
  const Record& Get(Handle handle, const Load& load) {
    const auto it = records_.find(handle);
    if (it != records_.end()) return it->second;
    if (records_.size() >= kKeptRecords) records_.clear();
    return records_.emplace(handle, load()).first->second;
  }

 private:
  std::unordered_map<Handle, Record> records_;
};

bool Names(std::span<const std::string> types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

Value Find(const Map& map, std::string_view key) {
  const auto it = map.find(key);
  return it == map.end() ? Value() : it->second;
}

// What is kept of an entity: its members are not.
struct EntityRecord {
  std::string label;
  Map properties;
};

}  // namespace

struct StoreView::Caches {
  Handles<NodeKind, NodeId> nodes;
  Handles<RelationshipKind, RelationshipId> relationships;
  std::vector<Ends> ends;         // by relationship
  std::vector<uint32_t> type_of;  // by relationship: into `types`
  std::vector<std::string> types;
  std::map<std::string, uint32_t, std::less<>> type_numbers;  // by predicate
  graph::GraphStats stats;
  Status error;

  std::unordered_map<std::string, NodeList> lists;  // by ":Label", "" for all nodes
  RecordCache<NodeId, EntityRecord> entities;
  RecordCache<NodeId, Map> literals;
  RecordCache<NodeId, Map> claims;
  RecordCache<RelationshipId, Map> facts;
  std::optional<std::map<DocId, Map>> articles;  // all, read at once
  std::optional<std::map<DocId, std::vector<ClaimId>>> claims_of;

  uint32_t TypeNumber(const std::string& type) {
    const auto [it, added] = type_numbers.try_emplace(type, static_cast<uint32_t>(types.size()));
    if (added) types.push_back(type);
    return it->second;
  }
  RelationshipId Intern(RelationshipKind kind, const RawId& id, NodeId start, NodeId end, const std::string& type) {
    const RelationshipId handle = relationships.Intern(kind, id);
    if (relationships.size() > ends.size()) {
      ends.push_back({start, end});
      type_of.push_back(TypeNumber(type));
    }
    return handle;
  }
  // The record, or an empty one with the error kept.
  template <typename T>
  T Take(Result<T> result) {
    if (result.ok()) return std::move(result.value());
    if (error.ok()) error = result.status();
    return T();
  }
  // Both are valid until the next call.
  const EntityRecord& Entity(NodeId node, const graph::Reader& reader) {
    return entities.Get(node, [&] {
      const graph::Entity entity = Take(reader.DescribeEntity(EntityId{nodes.At(node).id}));
      return EntityRecord{std::string(ToString(entity.type)), EntityProperties(entity)};
    });
  }
  const Map& Fact(RelationshipId relationship, const graph::Reader& reader) {
    return facts.Get(relationship,
                     [&] { return FactProperties(Take(reader.GetFact(FactId{relationships.At(relationship).id}))); });
  }
};

StoreView::StoreView(const graph::Reader& reader, const std::atomic<bool>* stop)
    : reader_(reader), stop_(stop), caches_(std::make_unique<Caches>()) {
  caches_->stats = reader.Stats();
}
StoreView::~StoreView() = default;

Status StoreView::status() const { return caches_->error.ok() ? reader_.Health() : caches_->error; }

NodeId StoreView::NodeOf(const EntityId& entity) const {
  return caches_->nodes.Intern(NodeKind::kEntity, entity.bytes);
}
NodeId StoreView::NodeOf(const ClaimId& claim) const { return caches_->nodes.Intern(NodeKind::kClaim, claim.bytes); }

RelationshipId StoreView::RelationshipOf(const graph::Edge& edge) const {
  return caches_->Intern(RelationshipKind::kFact, edge.fact.bytes, NodeOf(edge.from), NodeOf(edge.to),
                         TypeOfPredicate(edge.predicate));
}

std::optional<EntityId> StoreView::EntityOf(NodeId node) const {
  const Key<NodeKind>& key = caches_->nodes.At(node);
  return key.kind == NodeKind::kEntity ? std::optional(EntityId{key.id}) : std::nullopt;
}

std::optional<ClaimId> StoreView::ClaimOf(NodeId node) const {
  const Key<NodeKind>& key = caches_->nodes.At(node);
  return key.kind == NodeKind::kClaim ? std::optional(ClaimId{key.id}) : std::nullopt;
}

std::optional<FactId> StoreView::FactOf(RelationshipId relationship) const {
  const Key<RelationshipKind>& key = caches_->relationships.At(relationship);
  return key.kind == RelationshipKind::kFact ? std::optional(FactId{key.id}) : std::nullopt;
}

// Read once: a pattern of two parts asks for the nodes of the second one again for each of the first.
template <typename List>
std::unique_ptr<cypher::NodeCursor> StoreView::Listed(const std::string& name, const List& list) const {
  const auto found = caches_->lists.find(name);
  if (found != caches_->lists.end()) return std::make_unique<ListCursor>(found->second);
  const auto nodes = std::make_shared<const std::vector<NodeId>>(list());
  if (GoesOn()) caches_->lists.emplace(name, nodes);
  return std::make_unique<ListCursor>(nodes);
}

std::unique_ptr<cypher::NodeCursor> StoreView::AllNodes() const {
  return Listed("", [this] {
    std::vector<NodeId> nodes;
    reader_.ForEachEntity([&](const graph::Entity& entity) {
      nodes.push_back(NodeOf(entity.id));
      return GoesOn();
    });
    for (const std::string_view label : {kClaim, kArticle}) {
      const std::vector<NodeId> more = ReadNodesWithLabel(label);
      nodes.insert(nodes.end(), more.begin(), more.end());
    }
    return nodes;
  });
}

std::unique_ptr<cypher::NodeCursor> StoreView::NodesWithLabel(std::string_view label) const {
  return Listed(":" + std::string(label), [this, label] { return ReadNodesWithLabel(label); });
}

std::vector<NodeId> StoreView::ReadNodesWithLabel(std::string_view label) const {
  std::vector<NodeId> nodes;
  ValueType type{};
  if (label == kClaim) {
    reader_.ForEachClaim([&](const graph::ResolvedClaim& claim) {
      nodes.push_back(NodeOf(claim.claim.id));
      return GoesOn();
    });
  } else if (label == kArticle) {
    for (const graph::Source& source : reader_.AllSources()) {
      nodes.push_back(caches_->nodes.Intern(NodeKind::kArticle, source.id.bytes));
    }
  } else if (ParseValueType(label, &type) && IsEntityType(type)) {
    reader_.ForEachEntity([&](const graph::Entity& entity) {
      if (entity.type == type) nodes.push_back(NodeOf(entity.id));
      return GoesOn();
    });
  }
  return nodes;
}

std::unique_ptr<cypher::NodeCursor> StoreView::NodesWithProperty(std::string_view key, const Value& value) const {
  // Claims have neither; any other property of a node is not indexed.
  if ((key != "name" && key != "id") || !value.is(cypher::ValueType::kString)) return nullptr;
  std::vector<NodeId> nodes;
  if (key == "name") {
    for (const EntityId& id : reader_.FindByName(value.string())) nodes.push_back(NodeOf(id));
    return std::make_unique<ListCursor>(std::move(nodes));
  }
  const auto id = EntityId::FromHex(value.string());
  if (!id) return std::make_unique<ListCursor>(std::move(nodes));
  if (reader_.DescribeEntity(*id).ok()) nodes.push_back(NodeOf(*id));
  if (reader_.GetClaim(ClaimId{id->bytes}).ok()) nodes.push_back(NodeOf(ClaimId{id->bytes}));
  if (reader_.GetArticle(DocId{id->bytes}).ok()) {
    nodes.push_back(caches_->nodes.Intern(NodeKind::kArticle, id->bytes));
  }
  return std::make_unique<ListCursor>(std::move(nodes));
}

uint64_t StoreView::EstimateNodes() const {
  return caches_->stats.entities + caches_->stats.claims + caches_->stats.articles;
}

uint64_t StoreView::EstimateNodesWithLabel(std::string_view label) const {
  if (label == kClaim) return caches_->stats.claims;
  if (label == kArticle) return caches_->stats.articles;
  const auto it = caches_->stats.entities_by_type.find(std::string(label));
  return it == caches_->stats.entities_by_type.end() ? 0 : it->second;
}

std::optional<uint64_t> StoreView::EstimateNodesWithProperty(std::string_view key, const Value& value) const {
  // A value that only the rows will show is null for now.
  if (key != "name" && key != "id") return std::nullopt;
  if (value.is_null()) return 1;
  if (!value.is(cypher::ValueType::kString)) return std::nullopt;
  return 1;
}

std::vector<std::string> StoreView::LabelNames() const {
  std::vector<std::string> names;
  for (const ValueType type :
       {ValueType::kPerson, ValueType::kPlace, ValueType::kTeam, ValueType::kOrganization, ValueType::kEvent}) {
    names.emplace_back(ToString(type));
  }
  for (const std::string_view label : {kArticle, kClaim}) names.emplace_back(label);
  return names;
}

std::vector<std::string> StoreView::PropertyNames() const {
  std::vector<std::string> names = KnownPropertyKeys();
  for (const auto& [predicate, claims] : caches_->stats.claims_by_predicate) {
    names.push_back(KeyOfPredicate(predicate));
  }
  return names;
}

std::vector<std::string> StoreView::TypeNames() const {
  std::vector<std::string> names;
  for (const auto& [predicate, claims] : caches_->stats.claims_by_predicate)
    names.push_back(TypeOfPredicate(predicate));
  for (const std::string_view type : {kAbout, kIn}) names.emplace_back(type);
  return names;
}

uint64_t StoreView::EstimateRelationships(std::span<const std::string> types) const {
  if (types.empty()) return caches_->stats.facts;
  uint64_t count = 0;
  for (const auto& [predicate, claims] : caches_->stats.claims_by_predicate) {
    if (Names(types, TypeOfPredicate(predicate))) count += claims;
  }
  if (Names(types, kIn)) count += caches_->stats.claims;
  if (Names(types, kAbout)) count += 2 * caches_->stats.claims;
  return count;
}

std::vector<std::string> StoreView::Labels(NodeId node) const {
  const Key<NodeKind>& key = caches_->nodes.At(node);
  if (key.kind == NodeKind::kClaim) return {std::string(kClaim)};
  if (key.kind == NodeKind::kArticle) return {std::string(kArticle)};
  return {caches_->Entity(node, reader_).label};
}

bool StoreView::HasLabel(NodeId node, std::string_view label) const {
  const NodeKind kind = caches_->nodes.At(node).kind;
  if (kind == NodeKind::kEntity) return caches_->Entity(node, reader_).label == label;
  return label == (kind == NodeKind::kClaim ? kClaim : kArticle);
}

Map StoreView::Properties(NodeId node) const {
  const Key<NodeKind> key = caches_->nodes.At(node);
  if (key.kind == NodeKind::kClaim) {
    return caches_->claims.Get(node, [&] { return ClaimProperties(caches_->Take(reader_.GetClaim(ClaimId{key.id}))); });
  }
  if (key.kind == NodeKind::kArticle) {
    if (!caches_->articles) {
      caches_->articles.emplace();
      for (const graph::Source& source : reader_.AllSources()) {
        caches_->articles->emplace(source.id, ArticleProperties(source));
      }
    }
    return (*caches_->articles)[DocId{key.id}];
  }
  Map map = caches_->literals.Get(
      node, [&] { return LiteralProperties(EntityId{key.id}, reader_.FactsOf(EntityId{key.id})); });
  // An entity's own properties go before a fact of the same name.
  for (const auto& [name, value] : caches_->Entity(node, reader_).properties) map[name] = value;
  return map;
}

Value StoreView::Property(NodeId node, std::string_view key) const {
  if (caches_->nodes.At(node).kind != NodeKind::kEntity) return Find(Properties(node), key);
  const Value own = Find(caches_->Entity(node, reader_).properties, key);
  return own.is_null() ? Find(Properties(node), key) : own;
}

void StoreView::Expand(NodeId node, Direction direction, std::span<const std::string> types,
                       std::vector<Step>& steps) const {
  const Key<NodeKind> key = caches_->nodes.At(node);
  const bool about = Names(types, kAbout);
  const bool in = Names(types, kIn);
  if (key.kind == NodeKind::kEntity) {
    ExpandFacts(EntityId{key.id}, direction, types, steps);
    if (about && direction != Direction::kOutgoing) ExpandToClaims(EntityId{key.id}, steps);
  } else if (key.kind == NodeKind::kClaim) {
    if (direction != Direction::kIncoming) ExpandFromClaim(ClaimId{key.id}, about, in, steps);
  } else if (in && direction != Direction::kOutgoing) {
    ExpandFromArticle(DocId{key.id}, steps);
  }
}

void StoreView::ExpandFacts(const EntityId& entity, Direction direction, std::span<const std::string> types,
                            std::vector<Step>& steps) const {
  std::optional<FactId> loop;  // facts of an entity with itself are listed from both ends
  for (const graph::Edge& edge : reader_.EdgesOf(entity)) {
    const bool outgoing = edge.from == entity;
    const bool is_loop = outgoing && edge.to == entity;
    if (is_loop && loop == edge.fact) continue;
    if (is_loop) loop = edge.fact;
    if (!is_loop && direction == (outgoing ? Direction::kIncoming : Direction::kOutgoing)) continue;
    const RelationshipId relationship = RelationshipOf(edge);
    if (!types.empty() && !Names(types, Type(relationship))) continue;
    steps.push_back({relationship, NodeOf(outgoing ? edge.to : edge.from)});
  }
}

void StoreView::ExpandToClaims(const EntityId& entity, std::vector<Step>& steps) const {
  const NodeId node = NodeOf(entity);
  for (const graph::ResolvedClaim& claim : reader_.ClaimsOf(entity)) {
    const NodeId from = NodeOf(claim.claim.id);
    const auto add = [&](RelationshipKind kind) {
      steps.push_back({caches_->Intern(kind, claim.claim.id.bytes, from, node, std::string(kAbout)), from});
    };
    if (claim.subject == entity) add(RelationshipKind::kAboutSubject);
    if (claim.object == entity) add(RelationshipKind::kAboutObject);
  }
}

void StoreView::ExpandFromClaim(const ClaimId& id, bool about, bool in, std::vector<Step>& steps) const {
  if (!about && !in) return;
  const graph::ResolvedClaim claim = caches_->Take(reader_.GetClaim(id));
  const NodeId node = NodeOf(id);
  const auto add = [&](RelationshipKind kind, NodeId other, std::string_view type) {
    steps.push_back({caches_->Intern(kind, id.bytes, node, other, std::string(type)), other});
  };
  if (about) {
    add(RelationshipKind::kAboutSubject, NodeOf(claim.subject), kAbout);
    if (!claim.object.IsNull()) add(RelationshipKind::kAboutObject, NodeOf(claim.object), kAbout);
  }
  if (in) add(RelationshipKind::kIn, caches_->nodes.Intern(NodeKind::kArticle, claim.claim.doc.bytes), kIn);
}

void StoreView::ExpandFromArticle(const DocId& article, std::vector<Step>& steps) const {
  if (!caches_->claims_of) {
    caches_->claims_of.emplace();
    reader_.ForEachClaim([&](const graph::ResolvedClaim& claim) {
      (*caches_->claims_of)[claim.claim.doc].push_back(claim.claim.id);
      return GoesOn();
    });
  }
  const NodeId node = caches_->nodes.Intern(NodeKind::kArticle, article.bytes);
  for (const ClaimId& claim : (*caches_->claims_of)[article]) {
    const NodeId from = NodeOf(claim);
    steps.push_back({caches_->Intern(RelationshipKind::kIn, claim.bytes, from, node, std::string(kIn)), from});
  }
}

std::string StoreView::Type(RelationshipId relationship) const {
  return caches_->types[caches_->type_of[static_cast<size_t>(relationship)]];
}
NodeId StoreView::Start(RelationshipId relationship) const {
  return caches_->ends[static_cast<size_t>(relationship)].start;
}
NodeId StoreView::End(RelationshipId relationship) const {
  return caches_->ends[static_cast<size_t>(relationship)].end;
}

Map StoreView::Properties(RelationshipId relationship) const {
  const Key<RelationshipKind> key = caches_->relationships.At(relationship);
  switch (key.kind) {
    case RelationshipKind::kAboutSubject:
      return {{"role", "subject"}};
    case RelationshipKind::kAboutObject:
      return {{"role", "object"}};
    case RelationshipKind::kIn:
      return {};
    case RelationshipKind::kFact:
      break;
  }
  return caches_->Fact(relationship, reader_);
}

Value StoreView::Property(RelationshipId relationship, std::string_view key) const {
  if (caches_->relationships.At(relationship).kind != RelationshipKind::kFact) {
    return Find(Properties(relationship), key);
  }
  return Find(caches_->Fact(relationship, reader_), key);
}

}  // namespace kg::query
