// N-Quads and TriG: one named graph an article.
//
// The default graph describes entities and articles. The graph of an article holds what it says: each plain fact as a
// triple, and each claim, facts or not, as an rdf:Statement with its sentence, qualifiers and confidence.
#include <array>
#include <map>
#include <set>

#include "graph/model/text.h"
#include "query/export/formats.h"
#include "query/export/rdf_terms.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

// Where triples go; subjects, predicates and objects are terms of N-Triples.
class TripleWriter {
 public:
  explicit TripleWriter(std::ostream& out) : out_(out) {}
  virtual ~TripleWriter() = default;
  virtual void Begin() {}
  // "": the default graph.
  virtual void OpenGraph(const std::string& graph) = 0;
  virtual void Triple(const std::string& subject, const std::string& predicate, const std::string& object) = 0;
  virtual void CloseGraph() {}

 protected:
  std::ostream& out_;
};

class NquadsWriter : public TripleWriter {
 public:
  using TripleWriter::TripleWriter;
  void OpenGraph(const std::string& graph) override { graph_ = graph; }
  void Triple(const std::string& subject, const std::string& predicate, const std::string& object) override {
    out_ << subject << ' ' << predicate << ' ' << object;
    if (!graph_.empty()) out_ << ' ' << graph_;
    out_ << " .\n";
  }

 private:
  std::string graph_;
};

class TrigWriter : public TripleWriter {
 public:
  using TripleWriter::TripleWriter;
  void Begin() override {
    for (const auto& [prefix, name_space] : kPrefixes) out_ << "@prefix " << prefix << ": <" << name_space << "> .\n";
  }
  void OpenGraph(const std::string& graph) override {
    out_ << '\n' << graph << (graph.empty() ? "{" : " {");
    subject_.clear();
  }
  void Triple(const std::string& subject, const std::string& predicate, const std::string& object) override {
    if (subject == subject_) {
      out_ << " ;\n      ";
    } else {
      out_ << (subject_.empty() ? "\n  " : " .\n  ") << subject << ' ';
      subject_ = subject;
    }
    out_ << Short(predicate) << ' ' << ShortObject(object);
  }
  void CloseGraph() override { out_ << (subject_.empty() ? "\n}\n" : " .\n}\n"); }

 private:
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kPrefixes = {{{"rdf", kRdf},
                                                                                              {"rdfs", kRdfs},
                                                                                              {"xsd", kXsd},
                                                                                              {"schema", kSchemaOrg},
                                                                                              {"wdt", kWikidata},
                                                                                              {"edtf", kEdtf},
                                                                                              {"kg", kOwnTerms}}};

  static bool IsLocalName(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    if (name.empty() || !letter(name.front()) || name.back() == '-') return false;
    for (char c : name) {
      if (!letter(c) && !(c >= '0' && c <= '9') && c != '-') return false;
    }
    return true;
  }
  // "<http://...#type>" -> "rdf:type" where a prefix fits.
  static std::string Short(const std::string& iri) {
    const std::string_view inside = std::string_view(iri).substr(1, iri.size() - 2);
    for (const auto& [prefix, name_space] : kPrefixes) {
      if (!inside.starts_with(name_space)) continue;
      const std::string_view name = inside.substr(name_space.size());
      if (IsLocalName(name)) return std::string(prefix).append(":").append(name);
    }
    return iri;
  }
  static std::string ShortObject(const std::string& object) {
    if (object.front() == '<') return Short(object);
    const size_t type = object.rfind("\"^^<");
    if (type == std::string::npos || object.back() != '>') return object;
    return object.substr(0, type + 3) + Short(object.substr(type + 3));
  }

  std::string subject_;
};

std::string EntityTerm(const EntityId& id) { return IriTerm("urn:newsgraph:entity:", id.ToHex()); }
std::string ArticleTerm(const DocId& id) { return IriTerm("urn:newsgraph:article:", id.ToHex()); }
std::string Own(std::string_view name) { return IriTerm(kOwnTerms, name); }
std::string Rdf(std::string_view name) { return IriTerm(kRdf, name); }
std::string SchemaOrg(std::string_view name) { return IriTerm(kSchemaOrg, name); }

void WriteEntities(const GraphSlice& slice, TripleWriter* writer, ExportSummary* summary) {
  slice.ForEachEntity([&](const graph::Entity& entity, const std::vector<graph::Fact>&) {
    const std::string subject = EntityTerm(entity.id);
    writer->Triple(subject, Rdf("type"), ClassTerm(entity.type));
    writer->Triple(subject, IriTerm(kRdfs, "label"), LiteralTerm(entity.name));
    writer->Triple(subject, SchemaOrg("name"), LiteralTerm(entity.name));
    for (const NameForm& alias : entity.aliases) {
      writer->Triple(subject, SchemaOrg("alternateName"), LiteralTerm(alias.text));
    }
    ++summary->first;
  });
}

void WriteArticles(const GraphSlice& slice, const std::set<DocId>& used, TripleWriter* writer) {
  for (const graph::Source& source : slice.reader().AllSources()) {
    if (used.count(source.id) == 0) continue;
    const std::string subject = ArticleTerm(source.id);
    writer->Triple(subject, Rdf("type"), SchemaOrg("NewsArticle"));
    writer->Triple(subject, SchemaOrg("identifier"), LiteralTerm(source.doc));
    if (!source.title.empty()) writer->Triple(subject, SchemaOrg("headline"), LiteralTerm(source.title));
    if (!source.url.empty()) writer->Triple(subject, SchemaOrg("url"), LiteralTerm(source.url));
    if (!source.publisher.empty()) writer->Triple(subject, SchemaOrg("publisher"), LiteralTerm(source.publisher));
    for (const std::string& author : source.authors) {
      writer->Triple(subject, SchemaOrg("author"), LiteralTerm(author));
    }
    if (source.published.estimate.precision() != DatePrecision::kNone) {
      writer->Triple(subject, SchemaOrg("datePublished"), DateTerm(source.published.estimate.ToString()));
    }
  }
}

void WriteClaim(const graph::ResolvedClaim& claim, TripleWriter* writer) {
  const Claim& c = claim.claim;
  const std::string statement = IriTerm("urn:newsgraph:claim:", c.id.ToHex());
  writer->Triple(statement, Rdf("type"), Rdf("Statement"));
  writer->Triple(statement, Rdf("subject"), EntityTerm(claim.subject));
  writer->Triple(statement, Rdf("predicate"), PropertyTerm(c.predicate));
  writer->Triple(statement, Rdf("object"),
                 claim.object.IsNull() ? ValueTerm(c.object, c.object_type) : EntityTerm(claim.object));
  for (const Qualifier& qualifier : c.qualifiers) {
    writer->Triple(statement, Own("qualifier-" + qualifier.name), QualifierTerm(qualifier));
  }
  writer->Triple(statement, Own("polarity"), LiteralTerm(ToString(c.polarity)));
  writer->Triple(statement, Own("modality"), LiteralTerm(ToString(c.modality)));
  if (!c.attributed_to.empty()) writer->Triple(statement, Own("attributed-to"), LiteralTerm(c.attributed_to));
  writer->Triple(statement, Own("confidence"), LiteralTerm(ScoreText(c.confidence), std::string(kXsd) + "decimal"));
  writer->Triple(statement, Own("sentence"), LiteralTerm(claim.sentence));
  writer->Triple(statement, Own("rule"), LiteralTerm(c.rule));
}

// Each fact that an article states, once, then its claims.
void WriteArticleGraph(const std::vector<graph::ResolvedClaim>& claims, TripleWriter* writer) {
  writer->OpenGraph(ArticleTerm(claims.front().claim.doc));
  std::map<std::string, std::set<std::pair<std::string, std::string>>> stated;
  for (const graph::ResolvedClaim& claim : claims) {
    if (!claim.claim.IsPlainFact()) continue;
    const std::string object =
        claim.object.IsNull() ? ValueTerm(claim.claim.object, claim.claim.object_type) : EntityTerm(claim.object);
    stated[EntityTerm(claim.subject)].insert({PropertyTerm(claim.claim.predicate), object});
  }
  for (const auto& [subject, triples] : stated) {
    for (const auto& [predicate, object] : triples) writer->Triple(subject, predicate, object);
  }
  for (const graph::ResolvedClaim& claim : claims) WriteClaim(claim, writer);
  writer->CloseGraph();
}

void WriteRdf(const GraphSlice& slice, TripleWriter* writer, ExportSummary* summary) {
  std::set<DocId> used;
  slice.ForEachClaim([&](const graph::ResolvedClaim& claim) { used.insert(claim.claim.doc); });
  writer->Begin();
  writer->OpenGraph("");
  WriteEntities(slice, writer, summary);
  WriteArticles(slice, used, writer);
  writer->CloseGraph();
  std::vector<graph::ResolvedClaim> article;
  const auto flush = [&] {
    if (!article.empty()) WriteArticleGraph(article, writer);
    article.clear();
  };
  slice.ForEachClaim([&](const graph::ResolvedClaim& claim) {
    if (!article.empty() && article.back().claim.doc != claim.claim.doc) flush();
    article.push_back(claim);
    ++summary->edges;
  });
  flush();
}

}  // namespace

void WriteNquads(const GraphSlice& slice, std::ostream& out, ExportSummary* summary) {
  NquadsWriter writer(out);
  WriteRdf(slice, &writer, summary);
}

void WriteTrig(const GraphSlice& slice, std::ostream& out, ExportSummary* summary) {
  TrigWriter writer(out);
  WriteRdf(slice, &writer, summary);
}

}  // namespace kg::query
