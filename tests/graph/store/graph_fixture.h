// Small documents in few words, a scratch folder, and a dump of all that a reader sees.
#ifndef NEWSGRAPH_TESTS_GRAPH_STORE_GRAPH_FIXTURE_H_
#define NEWSGRAPH_TESTS_GRAPH_STORE_GRAPH_FIXTURE_H_

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/reader.h"
#include "graph/writer.h"
#include "tests/paths.h"

namespace kg::graph::test {

inline const Schema& CoreSchema() {
  static const Result<Schema> schema = Schema::Load({tests::SourceDir() / "graph/schema"});
  if (!schema.ok()) ADD_FAILURE() << schema.status().message();
  return *schema;
}

inline const Gazetteer& CoreGazetteer() {
  static const Result<Gazetteer> gazetteer = Gazetteer::Load(tests::SourceDir() / "graph/places");
  if (!gazetteer.ok()) ADD_FAILURE() << gazetteer.status().message();
  return *gazetteer;
}

// A document whose text is made of one sentence per claim.
class DocBuilder {
 public:
  explicit DocBuilder(const std::string& name, const std::string& version = "1") {
    Article& article = document_.article;
    article.identity = name;
    article.doc = name.substr(name.rfind('/') + 1);
    article.source = name;
    article.title = "About " + name;
    article.id = IdBuilder("doc").Add(name).Build<DocId>();
    text_ = "Story " + name + " version " + version + ". ";
  }
  DocBuilder& Published(const char* date) {
    document_.article.published.estimate = *Date::Parse(date);
    document_.article.published.days = Date::Parse(date)->Days();
    document_.article.published.basis = "record";
    return *this;
  }
  DocBuilder& Modified(const char* date) {
    document_.article.modified = *Date::Parse(date);
    return *this;
  }
  DocBuilder& Url(const std::string& url) {
    document_.article.url = url;
    return *this;
  }
  DocBuilder& Body(const std::string& text) {
    text_ = text;
    return *this;
  }
  // The number of the entity; the first call decides its type and attributes. A mention is added with every call.
  size_t Entity(ValueType type, const std::string& name, const std::map<std::string, std::string>& attributes = {}) {
    std::vector<LocalEntity>& entities = document_.entities;
    size_t index = 0;
    while (index < entities.size() && !(entities[index].name == name && entities[index].type == type)) ++index;
    const uint32_t begin = static_cast<uint32_t>(text_.size());
    text_ += name + " ";
    if (index == entities.size()) {
      entities.emplace_back();
      entities.back().type = type;
      entities.back().name = name;
      entities.back().names.push_back({name, 0});
    }
    for (const auto& [key, value] : attributes) entities[index].attributes[key] = value;
    ++entities[index].names.front().count;
    entities[index].mentions.push_back({begin, begin + static_cast<uint32_t>(name.size())});
    return index;
  }
  DocBuilder& Person(const std::string& name, const std::map<std::string, std::string>& attributes = {}) {
    Entity(ValueType::kPerson, name, attributes);
    return *this;
  }
  DocBuilder& Alias(const std::string& name, const std::string& alias) {
    for (LocalEntity& entity : document_.entities) {
      if (entity.name == name) entity.names.push_back({alias, 1});
    }
    return *this;
  }
  DocBuilder& Says(const std::string& subject, const std::string& predicate, const std::string& object,
                   const std::map<std::string, std::string>& qualifiers = {}) {
    return SaysOf(ValueType::kPerson, subject, predicate, object, qualifiers);
  }
  DocBuilder& SaysOf(ValueType subject_type, const std::string& subject, const std::string& predicate,
                     const std::string& object, const std::map<std::string, std::string>& qualifiers = {}) {
    const Relation* relation = CoreSchema().Find(predicate);
    EXPECT_NE(relation, nullptr) << predicate;
    Claim claim;
    claim.sentence.begin = static_cast<uint32_t>(text_.size());
    claim.subject = static_cast<uint32_t>(Entity(subject_type, subject));
    text_ += predicate + " ";
    claim.predicate = predicate;
    claim.object_type = relation->object().types.front();
    claim.object = object;
    if (IsEntityType(claim.object_type)) {
      claim.object_entity = static_cast<int32_t>(Entity(claim.object_type, object));
    } else {
      text_ += object + " ";
    }
    for (const auto& [name, value] : qualifiers) claim.Set(name, value);
    text_.back() = '.';
    claim.sentence.end = static_cast<uint32_t>(text_.size());
    claim.span = {claim.sentence.begin, claim.sentence.end - 1};
    text_ += ' ';
    claim.confidence = 0.9;
    claim.rule = "test.rule";
    document_.claims.push_back(claim);
    return *this;
  }
  Document Build() const {
    Document document = document_;
    AppendBlock(BlockRole::kBody, text_, &document.article);
    document.article.content = IdBuilder("content").Add(document.article.identity).Add(text_).Build<ContentHash>();
    for (LocalEntity& entity : document.entities) entity.id = MakeLocalId(document.article.id, entity);
    for (Claim& claim : document.claims) {
      claim.doc = document.article.id;
      claim.id = MakeClaimId(document, claim);
    }
    return document;
  }

 private:
  Document document_;
  std::string text_;
};

// A folder that is removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "newsgraph-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no scratch folder";
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline WriterOptions SmallOptions() { return {.block_cache_bytes = 1 << 20, .write_buffer_bytes = 1 << 20}; }

inline std::unique_ptr<Writer> OpenWriter(const std::filesystem::path& database, const char* rules = "r1",
                                          const WriterOptions& options = SmallOptions()) {
  auto writer = Writer::Open(database, CoreSchema(), CoreGazetteer(), rules, options);
  if (!writer.ok()) {
    ADD_FAILURE() << writer.status().message();
    return nullptr;
  }
  return std::move(writer).value();
}

inline std::unique_ptr<Reader> OpenTestReader(const std::filesystem::path& database) {
  auto reader = OpenReader(database);
  if (!reader.ok()) {
    ADD_FAILURE() << reader.status().message();
    return nullptr;
  }
  return std::move(reader).value();
}

inline StoreOutcome StoreIn(Writer* writer, const Document& document) {
  const Result<StoreOutcome> outcome = writer->Store(document);
  EXPECT_TRUE(outcome.ok()) << outcome.status().message();
  return outcome.ok() ? *outcome : StoreOutcome::kOlder;
}

inline void PublishIn(Writer* writer) {
  const Status status = writer->Publish({});
  EXPECT_TRUE(status.ok()) << status.message();
}

// Stores the documents in order and publishes once.
inline void Load(const std::filesystem::path& database, const std::vector<Document>& documents) {
  const auto writer = OpenWriter(database);
  for (const Document& document : documents) StoreIn(writer.get(), document);
  PublishIn(writer.get());
}

inline std::string DumpFact(const Fact& fact) {
  std::string line = fact.id.ToHex() + " " + fact.subject.ToHex() + " " + fact.predicate + " " + fact.object_text;
  for (const Qualifier& qualifier : fact.qualifiers) line += " " + qualifier.name + "=" + qualifier.value;
  for (const ClaimId& claim : fact.claims) line += " " + claim.ToHex().substr(0, 8);
  return line + " " + std::to_string(fact.sources) + " " + std::to_string(fact.confidence) + "\n";
}

inline std::string DumpEntity(const Entity& entity) {
  std::string line = entity.id.ToHex() + " " + std::string(kg::ToString(entity.type)) + " " + entity.name;
  for (const NameForm& alias : entity.aliases) line += " / " + alias.text + " " + std::to_string(alias.count);
  for (const auto& [key, value] : entity.attributes) line += " " + key + ":" + value;
  for (const Entity::Member& member : entity.members) {
    line += " [" + member.local.ToHex().substr(0, 8) + " " + std::to_string(member.confidence) + " " + member.evidence +
            "]";
  }
  return line + "\n";
}

// Everything that a reader sees but epochs: equal graphs have equal dumps.
inline std::string Dump(const Reader& reader) {
  std::string out;
  reader.ForEachEntity([&](const Entity& entity) {
    out += DumpEntity(entity);
    for (const Fact& fact : reader.FactsOf(entity.id)) out += DumpFact(fact);
    for (const Edge& edge : reader.EdgesOf(entity.id)) {
      out += edge.predicate + " " + edge.from.ToHex() + " " + edge.to.ToHex() + " " + edge.fact.ToHex() + " " +
             edge.date + "\n";
    }
    return true;
  });
  reader.ForEachClaim([&](const ResolvedClaim& claim) {
    out += claim.claim.id.ToHex() + " " + claim.subject_name + " " + claim.claim.predicate + " " + claim.object_name +
           " " + claim.doc + " " + claim.subject_surface + " " + std::to_string(claim.subject_link) + " " +
           claim.sentence + "\n";
    return true;
  });
  for (const Conflict& conflict : reader.AllConflicts()) {
    out += conflict.id.ToHex() + " " + conflict.kind + " " + conflict.subject_name + " " +
           std::to_string(conflict.score) + " " + conflict.why + "\n";
  }
  for (const Source& source : reader.AllSources()) {
    out += source.doc + " " + source.cluster.ToHex() + " " + std::to_string(source.claim_count) + "\n";
  }
  const GraphStats stats = reader.Stats();
  out += std::to_string(stats.articles) + " " + std::to_string(stats.claims) + " " + std::to_string(stats.entities) +
         " " + std::to_string(stats.facts) + " " + std::to_string(stats.conflicts) + " " +
         std::to_string(stats.tensions) + "\n";
  for (const auto& [name, count] : stats.claims_by_predicate) out += name + "=" + std::to_string(count) + "\n";
  for (const auto& [name, count] : stats.entities_by_type) out += name + "=" + std::to_string(count) + "\n";
  EXPECT_TRUE(reader.Health().ok()) << reader.Health().message();
  return out;
}

inline std::string DumpOf(const std::filesystem::path& database) {
  const auto reader = OpenTestReader(database);
  return reader == nullptr ? std::string("no reader") : Dump(*reader);
}

}  // namespace kg::graph::test

#endif  // NEWSGRAPH_TESTS_GRAPH_STORE_GRAPH_FIXTURE_H_
