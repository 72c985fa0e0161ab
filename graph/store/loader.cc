#include "graph/store/loader.h"

#include <algorithm>

#include "graph/store/copies.h"

namespace kg::graph {
namespace {

constexpr size_t kMaxCachedDocs = 6144;
constexpr size_t kMaxCachedNames = 16384;
constexpr int kMaxAliasSteps = 64;

std::string ToHexDigits(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<uint8_t>(c) >> 4];
    hex += kDigits[static_cast<uint8_t>(c) & 15];
  }
  return hex;
}

}  // namespace

Status DamagedRecord(Table table, std::string_view key) {
  return {StatusCode::kCorrupt,
          "table " + std::string(TableName(table)) + ": the value of key " + ToHexDigits(key) + " is damaged"};
}

Result<StoredDoc> Loader::ReadDoc(const DocId& id) const {
  auto doc = GetRecord<StoredDoc>(db_, Table::kDoc, id.AsBytes());
  if (!doc.ok()) return doc.status();
  if (!doc->has_value()) return NotFoundError("there is no article " + id.ToHex());
  return std::move(**doc);
}

Result<std::string> Loader::DisplayOf(const Article& article) {
  if (article.doc.empty()) return article.identity;
  const std::string prefix = HashPrefix(kByDoc, article.doc);
  PrefixSeeker& alike = alike_.Seek(prefix);
  if (alike.Valid()) alike.Next();
  KG_RETURN_IF_ERROR(alike.status());
  return alike.Valid() ? article.identity : article.doc;
}

Result<Loader::DocContext> Loader::MakeContext(const DocId& id) {
  Result<StoredDoc> doc = ReadDoc(id);
  if (!doc.ok()) return doc.status();
  DocContext context;
  Result<ContentHash> cluster = ClusterOfText(db_, doc->body);
  if (!cluster.ok()) return cluster.status();
  context.cluster = *cluster;
  context.links.resize(doc->entities);
  PrefixSeeker& links = links_.Seek(id.AsBytes());
  for (; links.Valid(); links.Next()) {
    if (links.key().size() != kRefBytes) return DamagedRecord(Table::kLink, links.key());
    const uint32_t number = RefFromBytes(links.key()).number;
    if (number >= context.links.size()) continue;
    if (!Decode(links.value(), &context.links[number])) return DamagedRecord(Table::kLink, links.key());
  }
  KG_RETURN_IF_ERROR(links.status());
  Result<std::string> display = DisplayOf(doc->article);
  if (!display.ok()) return display.status();
  context.display = std::move(display).value();
  context.published = std::move(doc->article.published);
  return context;
}

Result<const Loader::DocContext*> Loader::Doc(const DocId& id) {
  if (const auto found = docs_.find(id); found != docs_.end()) return &found->second;
  Result<DocContext> context = MakeContext(id);
  if (!context.ok()) return context.status();
  if (docs_.size() >= kMaxCachedDocs) docs_.clear();
  return &docs_.emplace(id, std::move(context).value()).first->second;
}

Result<StoredClaim> Loader::GetStoredClaim(const Ref& ref) {
  auto stored = GetRecord<StoredClaim>(db_, Table::kClaim, RefKey(ref));
  if (!stored.ok()) return stored.status();
  if (!stored->has_value())
    return NotFoundError("there is no claim " + std::to_string(ref.number) + " of article " + ref.doc.ToHex());
  return std::move(**stored);
}

Result<ResolvedClaim> Loader::GetClaim(const Ref& ref) {
  Result<StoredClaim> stored = GetStoredClaim(ref);
  if (!stored.ok()) return stored.status();
  return Resolve(std::move(stored).value());
}

Result<ResolvedClaim> Loader::Resolve(StoredClaim stored) {
  Result<const DocContext*> context = Doc(stored.claim.doc);
  if (!context.ok()) return context.status();
  const DocContext& doc = **context;
  const auto link_of = [&doc](int64_t local) {
    return local >= 0 && static_cast<size_t>(local) < doc.links.size() ? doc.links[static_cast<size_t>(local)]
                                                                       : StoredLink{};
  };
  ResolvedClaim resolved;
  const StoredLink subject = link_of(stored.claim.subject);
  const StoredLink object = link_of(stored.claim.object_entity);
  resolved.subject = subject.entity;
  resolved.subject_link = subject.confidence;
  resolved.object = object.entity;
  resolved.object_link = object.confidence;
  auto subject_name = NameOf(subject.entity);
  if (!subject_name.ok()) return subject_name.status();
  resolved.subject_name = subject_name->first;
  resolved.subject_type = subject_name->second;
  resolved.object_name = stored.claim.object;
  if (!object.entity.IsNull()) {
    auto object_name = NameOf(object.entity);
    if (!object_name.ok()) return object_name.status();
    if (!object_name->first.empty()) resolved.object_name = object_name->first;
  }
  resolved.subject_surface = std::move(stored.subject_surface);
  resolved.object_surface = std::move(stored.object_surface);
  resolved.doc = doc.display;
  resolved.cluster = doc.cluster;
  resolved.published = doc.published;
  resolved.sentence = std::move(stored.sentence);
  resolved.role = stored.role;
  resolved.claim = std::move(stored.claim);
  return resolved;
}

Result<StoredEntity> Loader::GetStoredEntity(const EntityId& id) {
  auto stored = GetRecord<StoredEntity>(db_, Table::kEntity, id.AsBytes());
  if (!stored.ok()) return stored.status();
  if (!stored->has_value()) return NotFoundError("there is no entity " + id.ToHex());
  return std::move(**stored);
}

Status Loader::ForEachMember(const EntityId& id, const std::function<void(const Ref&, MemberRecord&&)>& visit) {
  PrefixSeeker& scan = members_.Seek(id.AsBytes());
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() != 16 + kRefBytes) continue;  // the entity itself
    MemberRecord member;
    if (!Decode(scan.value(), &member)) return DamagedRecord(Table::kEntity, scan.key());
    visit(RefFromBytes(scan.key().substr(16)), std::move(member));
  }
  return scan.status();
}

Result<Entity> Loader::GetEntityWithMembers(const EntityId& id) {
  Result<StoredEntity> stored = GetStoredEntity(id);
  if (!stored.ok()) return stored.status();
  Entity entity = std::move(stored->entity);
  KG_RETURN_IF_ERROR(ForEachMember(id, [&entity](const Ref& ref, MemberRecord&& member) {
    entity.members.push_back({member.local, ref.doc, std::move(member.name), member.confidence,
                              std::move(member.evidence), ref.number, std::move(member.forms)});
  }));
  std::sort(entity.members.begin(), entity.members.end(), [](const Entity::Member& a, const Entity::Member& b) {
    return std::tie(a.doc, a.local) < std::tie(b.doc, b.local);
  });
  return entity;
}

Result<EntityId> Loader::Present(EntityId id) {
  for (int step = 0; step < kMaxAliasSteps; ++step) {
    auto entity = db_.Get(Table::kEntity, id.AsBytes());
    if (!entity.ok()) return entity.status();
    if (entity->has_value()) return id;
    auto next = db_.Get(Table::kIndex, IndexPrefix(kByAlias, id.AsBytes()));
    if (!next.ok()) return next.status();
    if (!next->has_value() || (*next)->size() != id.bytes.size()) break;
    id = EntityId::FromBytes(**next);
  }
  return EntityId{};
}

Result<Entity> Loader::GetEntityForConflicts(const EntityId& id) {
  Result<StoredEntity> stored = GetStoredEntity(id);
  if (!stored.ok()) return stored.status();
  if (stored->entity.type == ValueType::kPerson) return GetEntityWithMembers(id);
  Entity entity = std::move(stored->entity);
  for (NameForm& alias : entity.aliases) alias.count = 1;
  std::sort(entity.aliases.begin(), entity.aliases.end(),
            [](const NameForm& a, const NameForm& b) { return a.text < b.text; });
  return entity;
}

Result<std::pair<std::string, ValueType>> Loader::NameOf(const EntityId& id) {
  if (id.IsNull()) return std::pair<std::string, ValueType>();
  if (const auto found = names_.find(id); found != names_.end()) return found->second;
  auto stored = GetRecord<StoredEntity>(db_, Table::kEntity, id.AsBytes());
  if (!stored.ok()) return stored.status();
  std::pair<std::string, ValueType> name;
  if (stored->has_value()) name = {(*stored)->entity.name, (*stored)->entity.type};
  if (names_.size() >= kMaxCachedNames) names_.clear();
  names_[id] = name;
  return name;
}

Status Loader::FillObjectText(Fact* fact) {
  if (fact->object.IsNull()) return Status::Ok();
  auto name = NameOf(fact->object);
  if (!name.ok()) return name.status();
  fact->object_text = name->first;
  return Status::Ok();
}

Result<std::vector<Ref>> Loader::ClaimsOf(const EntityId& id) {
  std::vector<Ref> refs;
  PrefixScan scan(db_, Table::kMention, id.AsBytes());
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() != 16 + kRefBytes) return DamagedRecord(Table::kMention, scan.key());
    refs.push_back(RefFromBytes(scan.key().substr(16)));
  }
  KG_RETURN_IF_ERROR(scan.status());
  return refs;
}

Result<std::optional<Ref>> Loader::FindClaim(const ClaimId& id) {
  auto value = db_.Get(Table::kIndex, IndexPrefix(kByClaim, id.AsBytes()));
  if (!value.ok()) return value.status();
  if (!value->has_value()) return std::optional<Ref>();
  if ((*value)->size() != kRefBytes) return DamagedRecord(Table::kIndex, id.AsBytes());
  return std::optional<Ref>(RefFromBytes(**value));
}

void Loader::Forget() {
  for (LastingSeeker* seeker : {&links_, &alike_, &members_}) seeker->Reset();
  docs_.clear();
  names_.clear();
}

Result<Source> Loader::GetSource(const DocId& id) {
  Result<StoredDoc> doc = ReadDoc(id);
  if (!doc.ok()) return doc.status();
  Article& article = doc->article;
  Result<std::string> display = DisplayOf(article);
  if (!display.ok()) return display.status();
  Result<ContentHash> cluster = ClusterOfText(db_, doc->body);
  if (!cluster.ok()) return cluster.status();
  Source source;
  source.id = article.id;
  source.doc = std::move(display).value();
  source.source = std::move(article.source);
  source.url = std::move(article.url);
  source.title = std::move(article.title);
  source.publisher = std::move(article.publisher);
  source.authors = std::move(article.authors);
  source.published = std::move(article.published);
  source.cluster = *cluster;
  source.claim_count = doc->claims;
  return source;
}

}  // namespace kg::graph
