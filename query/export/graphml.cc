// GraphML 1.0 (http://graphml.graphdrawing.org), as Gephi, yEd and networkx read it.
#include <map>

#include "graph/model/text.h"
#include "query/export/formats.h"
#include "query/print/json.h"
#include "query/print/phrases.h"

namespace kg::query {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The characters of XML 1.0.
bool IsXmlCharacter(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

std::string XmlText(std::string_view text) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = NextCodePoint(text, &pos);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        AppendCodePoint(IsXmlCharacter(c) ? c : kReplacement, &out);
    }
  }
  return out;
}

// Declares the properties of nodes or edges and writes their values.
class Properties {
 public:
  // `prefix`: of the keys' ids.
  Properties(std::ostream& out, std::string_view target, char prefix) : out_(out), target_(target), prefix_(prefix) {}

  void Declare(const std::string& name, std::string_view type) {
    const std::string key = prefix_ + std::to_string(keys_.size());
    if (!keys_.try_emplace(name, key).second) return;
    out_ << "  <key id=\"" << key << "\" for=\"" << target_ << "\" attr.name=\"" << XmlText(name) << "\" attr.type=\""
         << type << "\"/>\n";
  }
  void Write(const std::string& name, std::string_view value) const {
    if (value.empty()) return;
    out_ << "      <data key=\"" << keys_.at(name) << "\">" << XmlText(value) << "</data>\n";
  }

 private:
  std::ostream& out_;
  std::string_view target_;
  char prefix_;
  std::map<std::string, std::string> keys_;
};

std::string EdgeLabel(const graph::Fact& fact) {
  const std::string_view date = QualifierOf(fact.qualifiers, "date");
  std::string label = PredicatePhrase(fact.predicate, fact.qualifiers);
  return date.empty() ? label : label.append(" ").append(date);
}

void WriteNodes(const GraphSlice& slice, const Properties& node, std::ostream& out, ExportSummary* summary) {
  slice.ForEachEntity([&](const graph::Entity& entity, const std::vector<graph::Fact>& literals) {
    out << "    <node id=\"" << entity.id.ToHex() << "\">\n";
    node.Write("label", entity.name);
    node.Write("type", ToString(entity.type));
    std::vector<std::string> aliases;
    for (const NameForm& alias : entity.aliases) aliases.push_back(alias.text);
    node.Write("aliases", Join(aliases, "; "));
    std::string done;
    for (const graph::Fact& fact : literals) {  // by predicate
      if (fact.predicate == done) continue;
      done = fact.predicate;
      node.Write(fact.predicate, Join(ValuesOf(literals, fact.predicate), "; "));
    }
    out << "    </node>\n";
    ++summary->first;
  });
}

void WriteEdges(const GraphSlice& slice, const Properties& edge, std::ostream& out, ExportSummary* summary) {
  slice.ForEachEdge([&](const graph::Fact& fact) {
    out << "    <edge id=\"" << fact.id.ToHex() << "\" source=\"" << fact.subject.ToHex() << "\" target=\""
        << fact.object.ToHex() << "\">\n";
    edge.Write("label", EdgeLabel(fact));
    edge.Write("predicate", fact.predicate);
    edge.Write("sources", std::to_string(fact.sources));
    edge.Write("confidence", ScoreText(fact.confidence));
    for (const Qualifier& qualifier : fact.qualifiers) edge.Write("qualifier " + qualifier.name, qualifier.value);
    out << "    </edge>\n";
    ++summary->edges;
  });
}

}  // namespace

void WriteGraphml(const GraphSlice& slice, std::ostream& out, ExportSummary* summary) {
  const SliceProperties names = PropertiesOf(slice);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  Properties node(out, "node", 'n');
  Properties edge(out, "edge", 'e');
  for (const char* name : {"label", "type", "aliases"}) node.Declare(name, "string");
  for (const std::string& predicate : names.literals) node.Declare(predicate, "string");
  for (const char* name : {"label", "predicate"}) edge.Declare(name, "string");
  edge.Declare("sources", "int");
  edge.Declare("confidence", "double");
  for (const std::string& qualifier : names.qualifiers) edge.Declare("qualifier " + qualifier, "string");
  out << "  <graph id=\"newsgraph\" edgedefault=\"directed\">\n";
  WriteNodes(slice, node, out, summary);
  WriteEdges(slice, edge, out, summary);
  out << "  </graph>\n</graphml>\n";
}

}  // namespace kg::query
