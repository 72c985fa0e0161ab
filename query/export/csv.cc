// CSV for neo4j-admin database import.
#include <algorithm>

#include "graph/model/text.h"
#include "query/export/formats.h"
#include "query/print/json.h"
#include "query/print/rows.h"

namespace kg::query {
namespace {

constexpr char kListSeparator = ';';

// The import's defaults allow no line end within a field.
std::string Flat(std::string_view text) {
  std::string flat(text);
  std::replace_if(
      flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
  return flat;
}

// A spreadsheet takes a cell that begins so for a formula.
bool LooksLikeFormula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
}

class CsvLine {
 public:
  CsvLine(std::ostream& out, bool safe) : out_(out), safe_(safe) {}
  void Add(std::string_view text) {
    if (!first_) out_ << ',';
    first_ = false;
    const std::string flat = Flat(text);
    out_ << CsvCell(safe_ && LooksLikeFormula(flat) ? "'" + flat : flat);
  }
  void AddList(const std::vector<std::string>& values) {
    std::vector<std::string> parts;
    for (const std::string& value : values) {
      parts.push_back(value);
      std::replace(parts.back().begin(), parts.back().end(), kListSeparator, ',');
    }
    Add(Join(parts, std::string(1, kListSeparator)));
  }
  void End() {
    out_ << '\n';
    first_ = true;
  }

 private:
  std::ostream& out_;
  bool safe_;
  bool first_ = true;
};

}  // namespace

void WriteCsvEntities(const GraphSlice& slice, bool csv_safe, std::ostream& out, ExportSummary* summary) {
  const SliceProperties properties = PropertiesOf(slice);
  CsvLine line(out, csv_safe);
  for (const char* name : {"id:ID", ":LABEL", "name", "aliases:string[]"}) line.Add(name);
  for (const std::string& predicate : properties.literals) line.Add(predicate + ":string[]");
  line.End();
  slice.ForEachEntity([&](const graph::Entity& entity, const std::vector<graph::Fact>& literals) {
    line.Add(entity.id.ToHex());
    line.Add(ToString(entity.type));
    line.Add(entity.name);
    std::vector<std::string> aliases;
    for (const NameForm& alias : entity.aliases) aliases.push_back(alias.text);
    line.AddList(aliases);
    for (const std::string& predicate : properties.literals) line.AddList(ValuesOf(literals, predicate));
    line.End();
    ++summary->first;
  });
}

void WriteCsvEdges(const GraphSlice& slice, bool csv_safe, std::ostream& out, ExportSummary* summary) {
  const SliceProperties properties = PropertiesOf(slice);
  CsvLine line(out, csv_safe);
  for (const char* name : {":START_ID", ":END_ID", ":TYPE", "fact", "sources:int", "confidence:double"}) line.Add(name);
  for (const std::string& qualifier : properties.qualifiers) line.Add(qualifier);
  line.Add("claims:string[]");
  line.End();
  slice.ForEachEdge([&](const graph::Fact& fact) {
    line.Add(fact.subject.ToHex());
    line.Add(fact.object.ToHex());
    line.Add(RelationshipType(fact.predicate));
    line.Add(fact.id.ToHex());
    line.Add(std::to_string(fact.sources));
    line.Add(ScoreText(fact.confidence));
    for (const std::string& name : properties.qualifiers) {
      std::string value;
      for (const Qualifier& qualifier : fact.qualifiers) {
        if (qualifier.name == name) value = qualifier.value;
      }
      line.Add(value);
    }
    std::vector<std::string> claims;
    for (const ClaimId& claim : fact.claims) claims.push_back(claim.ToHex());
    line.AddList(claims);
    line.End();
    ++summary->edges;
  });
}

}  // namespace kg::query
