// CheckDatabase: what each article wrote, and that nothing else stands beside it.
#include <algorithm>
#include <string>

#include "graph/store/checker.h"
#include "graph/store/component_ring.h"
#include "graph/store/copies.h"
#include "graph/store/judgements.h"
#include "graph/store/keys.h"

namespace kg::graph {
namespace {

class DocumentCheck {
 public:
  explicit DocumentCheck(Checker* checker) : checker_(*checker) {}

  Status Run() {
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kDoc, [this](auto key, auto value) { CheckDoc(key, value); }));
    for (const Table table : {Table::kText, Table::kManifest}) {
      KG_RETURN_IF_ERROR(checker_.ForEach(table, [this, table](std::string_view key, std::string_view) {
        if (!checker_.Has(Table::kDoc, key)) checker_.Bad(table, key, "there is no such article");
      }));
    }
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kLocal, [this](auto key, auto) { CheckRef(Table::kLocal, key); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kClaim, [this](auto key, auto) { CheckRef(Table::kClaim, key); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kIndex, [this](auto key, auto value) { CheckIndex(key, value); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kBlock, [this](auto key, auto value) { CheckBlock(key, value); }));
    return checker_.ForEach(Table::kCopy, [this](auto key, auto value) { CheckCopy(key, value); });
  }

 private:
  void CheckDoc(std::string_view key, std::string_view value) {
    StoredDoc doc;
    if (key.size() != 16 || !Decode(value, &doc)) return checker_.Bad(Table::kDoc, key, "the value is damaged");
    const std::string& name = doc.article.identity;
    if (doc.article.id.AsBytes() != key) checker_.Bad(Table::kDoc, key, "it holds another article, " + name);
    ++checker_.counted().articles;
    checker_.counted().claims += doc.claims;
    if (const auto text = checker_.Get(Table::kText, key); !text) {
      checker_.Bad(Table::kText, key, "missing: the text of " + name);
    } else if (!DecodeText(*text, &doc.article)) {
      checker_.Bad(Table::kText, key, "the text of " + name + " is damaged");
    }
    CheckManifest(doc, key);
    for (uint32_t i = 0; i < doc.claims; ++i) CheckClaim(doc, {doc.article.id, i});
    for (uint32_t i = 0; i < doc.entities; ++i) {
      const std::string ref = RefKey({doc.article.id, i});
      const auto local = checker_.Read<StoredLocal>(Table::kLocal, ref);
      if (!local) checker_.Bad(Table::kLocal, ref, "missing: a local entity of " + name);
      checker_.Expect(Table::kLink, ref, "what a local entity of " + name + " is linked to");
    }
  }

  void CheckManifest(const StoredDoc& doc, std::string_view key) {
    const std::string& name = doc.article.identity;
    const auto manifest = checker_.Read<Manifest>(Table::kManifest, key);
    if (!manifest) return checker_.Bad(Table::kManifest, key, "missing: the manifest of " + name);
    for (const std::string& entry : manifest->index_keys) {
      checker_.Expect(Table::kIndex, entry, "the manifest of " + name + " has it");
    }
    if (manifest->blocks.size() != doc.entities) {
      checker_.Bad(Table::kManifest, key, "it has not as many local entities as " + name);
    }
    for (uint32_t i = 0; i < manifest->blocks.size(); ++i) {
      for (const uint64_t block : manifest->blocks[i]) {
        checker_.Expect(Table::kBlock, BlockKey(block, {doc.article.id, i}), "the manifest of " + name + " has it");
      }
    }
    for (const std::string& prefix : {IdentityPrefix(name), IndexPrefix(kByBody, doc.body.AsBytes())}) {
      checker_.Expect(Table::kIndex, prefix + std::string(key), "the article " + name);
    }
  }

  void CheckClaim(const StoredDoc& doc, const Ref& ref) {
    const std::string& name = doc.article.identity;
    const std::string key = RefKey(ref);
    const auto claim = checker_.Read<StoredClaim>(Table::kClaim, key);
    if (!claim) return checker_.Bad(Table::kClaim, key, "missing: a claim of " + name);
    ++checker_.counted().claims_by_predicate[claim->claim.predicate];
    const bool subject = claim->claim.subject < doc.entities;
    const bool object = claim->claim.object_entity < static_cast<int64_t>(doc.entities);
    if (!subject || !object || claim->claim.doc != ref.doc) {
      checker_.Bad(Table::kClaim, key, "a claim of " + name + " about what is not in it");
    }
    const auto entry = checker_.Get(Table::kIndex, IndexPrefix(kByClaim, claim->claim.id.AsBytes()));
    if (!entry) checker_.Bad(Table::kIndex, claim->claim.id.AsBytes(), "missing: a claim of " + name);
    checker_.Expect(Table::kDerived, key, "what a claim of " + name + " contributes");
  }

  // Local entities and claims of an article: no more than it has.
  void CheckRef(Table table, std::string_view key) {
    if (key.size() != kRefBytes) return checker_.Bad(table, key, "no key of this table");
    const Ref ref = RefFromBytes(key);
    if (ref.doc != doc_id_ || !known_) {
      const auto doc = checker_.Read<StoredDoc>(Table::kDoc, ref.doc.AsBytes());
      known_ = true;
      doc_id_ = ref.doc;
      claims_ = doc ? doc->claims : 0;
      entities_ = doc ? doc->entities : 0;
    }
    if (ref.number >= (table == Table::kClaim ? claims_ : entities_)) checker_.Bad(table, key, "no article has it");
  }

  void CheckIndex(std::string_view key, std::string_view value) {
    const char kind = key.empty() ? '\0' : key.front();
    if (kind == kByClaim) {
      if (value.size() != kRefBytes) return checker_.Bad(Table::kIndex, key, "the value is damaged");
      const auto claim = checker_.Read<StoredClaim>(Table::kClaim, value);
      if (!claim || claim->claim.id.AsBytes() != key.substr(1)) {
        checker_.Bad(Table::kIndex, key, "it leads to no claim of that id");
      }
    } else if (kind == kByAlias) {
      if (key.size() != 17 || value.size() != 16) checker_.Bad(Table::kIndex, key, "the value is damaged");
      if (key.substr(1) == value) checker_.Bad(Table::kIndex, key, "an entity that is in its own place");
    } else if (kind == kByComponent) {
      CheckComponent(key, value);
    } else if (kind == kByJudgement) {
      CheckJudgement(key, value);
    } else if (kind == kByDoc || kind == kByUrl || kind == kByIdentity || kind == kByBody) {
      CheckArticleKey(key);
    } else if (kind != kByVotes && kind != kByTrust && kind != kByNews) {  // those: CheckConflicts
      checker_.Bad(Table::kIndex, key, "no key of this table");
    }
  }

  // Both ends are entities, and the next one leads on; or all members of the only one are alike.
  void CheckComponent(std::string_view key, std::string_view value) {
    Alike alike;
    const bool in_ring = value.size() == 16;
    if (key.size() != 17 || (!in_ring && !Decode(value, &alike)))
      return checker_.Bad(Table::kIndex, key, "the value is damaged");
    checker_.Expect(Table::kEntity, key.substr(1), "an entity of a component");
    if (in_ring) checker_.Expect(Table::kIndex, IndexPrefix(kByComponent, value), "the next entity of a component");
  }

  // By display name, URL, identity or body.
  void CheckArticleKey(std::string_view key) {
    const std::string_view id = key.substr(key.size() - std::min<size_t>(key.size(), 16));
    const auto doc = checker_.Read<StoredDoc>(Table::kDoc, id);
    if (!doc) return checker_.Bad(Table::kIndex, key, "it leads to no article");
    const Article& article = doc->article;
    std::string expected;
    if (key.front() == kByDoc) expected = HashPrefix(kByDoc, article.doc);
    if (key.front() == kByUrl) expected = HashPrefix(kByUrl, article.url);
    if (key.front() == kByIdentity) expected = IdentityPrefix(article.identity);
    if (key.front() == kByBody) expected = IndexPrefix(kByBody, doc->body.AsBytes());
    if (key != expected + std::string(id)) checker_.Bad(Table::kIndex, key, "it leads to another article");
  }

  // A person's decision. The articles that it names need not be stored: it waits for them.
  void CheckJudgement(std::string_view key, std::string_view value) {
    Judgement judgement;
    if (!Decode(value, &judgement)) return checker_.Bad(Table::kIndex, key, "the value is damaged");
    if (JudgementKey(judgement.number) != key) checker_.Bad(Table::kIndex, key, "it holds another decision");
    if (judgement.names.empty() && judgement.kind != JudgementKind::kDismiss)
      checker_.Bad(Table::kIndex, key, "it is a decision about no name");
  }

  void CheckBlock(std::string_view key, std::string_view value) {
    const bool known = key.size() == 8 + kRefBytes && checker_.Has(Table::kLocal, key.substr(8));
    if (!known) checker_.Bad(Table::kBlock, key, "it leads to no local entity");
    if (!value.empty() && value.size() != 8) checker_.Bad(Table::kBlock, key, "the value is damaged");
  }

  void CheckCopy(std::string_view key, std::string_view value) {
    const auto bad = [&](const char* what) { checker_.Bad(Table::kCopy, key, what); };
    const char kind = key.empty() ? '\0' : key.front();
    if (kind == 's') {
      Sketch sketch;
      if (key.size() != 17 || !Decode(value, &sketch)) return bad("the value is damaged");
      const std::string_view body = key.substr(1);
      if (!checker_.HasAny(Table::kIndex, IndexPrefix(kByBody, body))) bad("no article has this text");
      for (const uint64_t band : BandsOf(sketch)) {
        checker_.Expect(Table::kCopy, BandKey(band, ContentHash::FromBytes(body)), "a text with a sketch meets there");
      }
    } else if (kind == 'b') {
      if (key.size() != 25) return bad("no key of this table");
      if (!checker_.Has(Table::kCopy, SketchKey(ContentHash::FromBytes(key.substr(9))))) bad("the text has no sketch");
    } else if (kind == 'm') {
      if (key.size() != 17 || value.size() != 16) return bad("the value is damaged");
      checker_.Expect(Table::kCopy,
                      ClusterMemberKey(ContentHash::FromBytes(value), ContentHash::FromBytes(key.substr(1))),
                      "a text is in this cluster");
    } else if (kind == 'l') {
      if (key.size() != 33) return bad("no key of this table");
      const auto name = checker_.Get(Table::kCopy, ClusterNameKey(ContentHash::FromBytes(key.substr(17))));
      if (!name || *name != key.substr(1, 16)) bad("the text is in another cluster");
    }
  }

  Checker& checker_;
  DocId doc_id_;  // of the article whose local entities or claims are being looked at, with its counts
  bool known_ = false;
  uint32_t claims_ = 0;
  uint32_t entities_ = 0;
};

}  // namespace

Status CheckDocuments(Checker* checker) { return DocumentCheck(checker).Run(); }

}  // namespace kg::graph
