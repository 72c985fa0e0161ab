#include "graph/store/document_batch.h"

#include <set>

#include "graph/store/codec.h"
#include "graph/store/evidence.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"

namespace kg::graph {
namespace {

Status AddPendingDoc(const DocId& doc, const Manifest* retracted, const Db& db, Batch* batch) {
  std::set<uint64_t> blocks;
  const std::string key = WorkKey(Work::kDoc, doc.AsBytes());
  auto before = db.Get(Table::kPending, key);
  if (!before.ok()) return before.status();
  if (before->has_value()) {
    ByteReader in(**before);
    for (size_t left = in.Count(); left > 0; --left) blocks.insert(in.Uint());
    if (!in.AtEnd()) return DamagedRecord(Table::kPending, key);
  }
  if (retracted != nullptr) {
    for (const std::vector<uint64_t>& of_entity : retracted->blocks) blocks.insert(of_entity.begin(), of_entity.end());
  }
  batch->Put(Table::kPending, key, EncodePendingBlocks({blocks.begin(), blocks.end()}));
  return Status::Ok();
}

// Where exactly one other article has this display name, its own printed name changes by the coming or going of `doc`.
Status AddPendingNamesake(const std::string& name, const DocId& doc, const Db& db, PrefixSeeker* index, Batch* batch) {
  std::vector<DocId> others;
  const std::string prefix = HashPrefix(kByDoc, name);
  for (index->Seek(prefix); index->Valid() && others.size() < 2; index->Next()) {
    const DocId other = DocId::FromBytes(index->key().substr(prefix.size()));
    if (other != doc) others.push_back(other);
  }
  KG_RETURN_IF_ERROR(index->status());
  if (others.size() != 1) return Status::Ok();
  auto other = GetRecord<StoredDoc>(db, Table::kDoc, others[0].AsBytes());
  if (!other.ok()) return other.status();
  if (other->has_value()) AddPendingClaims(others[0], (*other)->claims, batch);
  return Status::Ok();
}

// Whether an article other than `id` has this body.
Result<bool> HasOtherArticle(const ContentHash& body, const DocId& id, PrefixSeeker* index) {
  const std::string prefix = IndexPrefix(kByBody, body.AsBytes());
  for (index->Seek(prefix); index->Valid(); index->Next()) {
    if (index->key().substr(prefix.size()) != id.AsBytes()) return true;
  }
  KG_RETURN_IF_ERROR(index->status());
  return false;
}

// Puts the rows of table block; returns the blocks.
template <typename Put>
std::vector<uint64_t> PutBlocks(const Profile& profile, const Put& put) {
  std::vector<uint64_t> blocks = profile.blocks.names;
  blocks.insert(blocks.end(), profile.blocks.variants.begin(), profile.blocks.variants.end());
  const std::string value = BlockValue(profile.name_hash);
  for (const uint64_t block : blocks) put(Table::kBlock, BlockKey(block, profile.ref), value);
  return blocks;
}

Manifest MakeManifest(const Document& document, const ContentHash& body) {
  const Article& article = document.article;
  const std::string id(article.id.AsBytes());
  Manifest manifest;
  manifest.index_keys.push_back(HashPrefix(kByDoc, article.doc) + id);
  if (!article.url.empty()) manifest.index_keys.push_back(HashPrefix(kByUrl, article.url) + id);
  manifest.index_keys.push_back(IdentityPrefix(article.identity) + id);
  manifest.index_keys.push_back(IndexPrefix(kByBody, body.AsBytes()) + id);
  for (const Claim& claim : document.claims) manifest.index_keys.push_back(IndexPrefix(kByClaim, claim.id.AsBytes()));
  return manifest;
}

}  // namespace

Status AddPendingNames(const std::vector<JudgedName>& names, const Db& db, Batch* batch) {
  std::set<DocId> docs;
  for (const JudgedName& name : names) docs.insert(name.doc);
  for (const DocId& doc : docs) KG_RETURN_IF_ERROR(AddRederivation(doc, db, batch));
  return Status::Ok();
}

void AddPendingClaims(const DocId& doc, uint32_t count, Batch* batch) {
  for (uint32_t i = 0; i < count; ++i) batch->Put(Table::kPending, WorkKey(Work::kClaim, RefKey({doc, i})), "f");
}

std::string EncodePendingBlocks(const std::vector<uint64_t>& blocks) {
  ByteWriter out;
  out.Uint(blocks.size());
  for (const uint64_t block : blocks) out.Uint(block);
  return out.Seal();
}

StoredDoc MakeStoredDoc(const Document& document, const StoreStamp& stamp) {
  StoredDoc doc;
  doc.article = document.article;
  doc.rules_version = stamp.rules_version;
  doc.session = stamp.session;
  doc.body = BodyHashOf(document.article);
  doc.claims = static_cast<uint32_t>(document.claims.size());
  doc.entities = static_cast<uint32_t>(document.entities.size());
  return doc;
}

void PutRows(const Document& document, const StoredDoc& doc, const PutRow& put) {
  const DocId& id = document.article.id;
  put(Table::kDoc, id.AsBytes(), Encode(doc));
  put(Table::kText, id.AsBytes(), EncodeText(document.article));
  Manifest manifest = MakeManifest(document, doc.body);
  for (const std::string& key : manifest.index_keys) {
    if (key.front() != kByClaim) put(Table::kIndex, key, "");
  }
  for (uint32_t i = 0; i < doc.claims; ++i) {
    const Claim& claim = document.claims[i];
    const std::string key = RefKey({id, i});
    put(Table::kClaim, key, Encode(MakeStoredClaim(document, claim)));
    put(Table::kIndex, IndexPrefix(kByClaim, claim.id.AsBytes()), key);
  }
  std::vector<Context> contexts = MakeContexts(document);
  for (uint32_t i = 0; i < doc.entities; ++i) {
    const Ref ref{id, i};
    StoredLocal local{document.entities[i], std::move(contexts[i])};
    put(Table::kLocal, RefKey(ref), Encode(local));
    manifest.blocks.push_back(PutBlocks(MakeProfile(ref, local.entity, std::move(local.context)), put));
  }
  put(Table::kManifest, id.AsBytes(), Encode(manifest));
}

Status AddDocument(const Document& document, const StoreStamp& stamp, const Retracted& retracted, Ledger* ledger,
                   TextIndex* texts, Batch* batch, bool* is_copy) {
  const Article& article = document.article;
  const StoredDoc doc = MakeStoredDoc(document, stamp);
  const ContentHash& body = doc.body;
  PrefixSeeker index(ledger->db(), Table::kIndex);
  Result<bool> other = HasOtherArticle(body, article.id, &index);
  if (!other.ok()) return other.status();
  *is_copy = *other;
  if (!*other) KG_RETURN_IF_ERROR(texts->Add(body, article.sketch, retracted.text, batch, is_copy));
  PutRows(document, doc, [batch](Table table, auto key, auto value) { batch->Put(table, key, value); });
  for (const Claim& claim : document.claims) ++ledger->counters().claims_by_predicate[claim.predicate];
  if (!retracted.any) KG_RETURN_IF_ERROR(AddPendingDoc(article.id, nullptr, ledger->db(), batch));
  KG_RETURN_IF_ERROR(AddPendingNamesake(article.doc, article.id, ledger->db(), &index, batch));
  AddPendingClaims(article.id, doc.claims, batch);
  ++ledger->counters().articles;
  ledger->counters().claims += doc.claims;
  return Status::Ok();
}

Status AddRetraction(const DocId& id, Ledger* ledger, TextIndex* texts, Batch* batch, Retracted* retracted) {
  const Db& db = ledger->db();
  auto doc = GetRecord<StoredDoc>(db, Table::kDoc, id.AsBytes());
  if (!doc.ok()) return doc.status();
  if (!doc->has_value()) return NotFoundError("there is no article " + id.ToHex());
  auto manifest = GetRecord<Manifest>(db, Table::kManifest, id.AsBytes());
  if (!manifest.ok()) return manifest.status();
  if (!manifest->has_value()) return DamagedRecord(Table::kManifest, id.AsBytes());

  retracted->any = true;
  PrefixSeeker index(db, Table::kIndex);
  Result<bool> other = HasOtherArticle((*doc)->body, id, &index);
  if (!other.ok()) return other.status();
  if (!*other) {
    retracted->text = (*doc)->body;
    KG_RETURN_IF_ERROR(texts->Remove((*doc)->body, batch));
  }

  Counters& counters = ledger->counters();
  for (const std::string& key : (*manifest)->index_keys) batch->Delete(Table::kIndex, key);
  PrefixScan claims(db, Table::kClaim, id.AsBytes());
  for (; claims.Valid(); claims.Next()) {
    StoredClaim claim;
    if (!Decode(claims.value(), &claim)) return DamagedRecord(Table::kClaim, claims.key());
    batch->Delete(Table::kClaim, claims.key());
    --counters.claims_by_predicate[claim.claim.predicate];
    --counters.claims;
  }
  KG_RETURN_IF_ERROR(claims.status());
  for (uint32_t i = 0; i < (*manifest)->blocks.size(); ++i) {
    const Ref ref{id, i};
    for (const uint64_t block : (*manifest)->blocks[i]) batch->Delete(Table::kBlock, BlockKey(block, ref));
    batch->Delete(Table::kLocal, RefKey(ref));
    auto link = GetRecord<StoredLink>(db, Table::kLink, RefKey(ref));
    if (!link.ok()) return link.status();
    if (!link->has_value()) continue;
    batch->Delete(Table::kLink, RefKey(ref));
    batch->Delete(Table::kEntity, IdRefKey((*link)->entity, ref));
    batch->Put(Table::kPending, WorkKey(Work::kEntity, (*link)->entity.AsBytes()), "");
  }
  for (const Table table : {Table::kDoc, Table::kText, Table::kManifest}) batch->Delete(table, id.AsBytes());
  KG_RETURN_IF_ERROR(AddPendingDoc(id, &**manifest, db, batch));
  KG_RETURN_IF_ERROR(AddPendingNamesake((*doc)->article.doc, id, db, &index, batch));
  AddPendingClaims(id, (*doc)->claims, batch);
  --counters.articles;
  return Status::Ok();
}

namespace {

// The stored document as far as contexts are made of it.
Result<Document> ReadForContexts(const DocId& id, const Db& db) {
  Document document;
  auto text = db.Get(Table::kText, id.AsBytes());
  if (!text.ok()) return text.status();
  if (text->has_value() && !DecodeText(**text, &document.article)) return DamagedRecord(Table::kText, id.AsBytes());
  PrefixScan locals(db, Table::kLocal, id.AsBytes());
  for (; locals.Valid(); locals.Next()) {
    StoredLocal local;
    if (!Decode(locals.value(), &local)) return DamagedRecord(Table::kLocal, locals.key());
    document.entities.push_back(std::move(local.entity));
  }
  KG_RETURN_IF_ERROR(locals.status());
  PrefixScan claims(db, Table::kClaim, id.AsBytes());
  for (; claims.Valid(); claims.Next()) {
    StoredClaim claim;
    if (!Decode(claims.value(), &claim)) return DamagedRecord(Table::kClaim, claims.key());
    document.claims.push_back(std::move(claim.claim));
  }
  KG_RETURN_IF_ERROR(claims.status());
  return document;
}

}  // namespace

Status AddReblocking(const DocId& id, const Db& db, Batch* batch) {
  auto manifest = GetRecord<Manifest>(db, Table::kManifest, id.AsBytes());
  if (!manifest.ok()) return manifest.status();
  Result<Document> document = ReadForContexts(id, db);
  if (!document.ok()) return document.status();
  const size_t entities = document->entities.size();
  if (!manifest->has_value() || (*manifest)->blocks.size() != entities) {
    return DamagedRecord(Table::kManifest, id.AsBytes());
  }
  std::vector<Context> contexts = MakeContexts(*document);
  for (uint32_t i = 0; i < entities; ++i) {
    const Ref ref{id, i};
    StoredLocal local{std::move(document->entities[i]), std::move(contexts[i])};
    batch->Put(Table::kLocal, RefKey(ref), Encode(local));
    std::vector<uint64_t>& blocks = (*manifest)->blocks[i];
    for (const uint64_t block : blocks) batch->Delete(Table::kBlock, BlockKey(block, ref));
    blocks = PutBlocks(MakeProfile(ref, local.entity, std::move(local.context)),
                       [batch](Table table, auto key, auto value) { batch->Put(table, key, value); });
  }
  batch->Put(Table::kManifest, id.AsBytes(), Encode(**manifest));
  return Status::Ok();
}

Status AddRederivation(const DocId& id, const Db& db, Batch* batch) {
  auto doc = GetRecord<StoredDoc>(db, Table::kDoc, id.AsBytes());
  if (!doc.ok()) return doc.status();
  if (!doc->has_value()) return Status::Ok();
  AddPendingClaims(id, (*doc)->claims, batch);
  return AddPendingDoc(id, nullptr, db, batch);
}

}  // namespace kg::graph
