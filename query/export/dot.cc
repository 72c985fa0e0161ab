// Graphviz: the DOT language, and a drawing by its program.
#include "graph/model/text.h"
#include "query/export/formats.h"
#include "query/print/layout.h"
#include "query/print/phrases.h"

namespace kg::query {
namespace {

// Within quotes a backslash begins an escape and an ampersand an entity of HTML.
std::string DotText(std::string_view text) {
  std::string out;
  for (char c : OneLine(text)) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (c == '&') {
      out += "&amp;";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string_view FillOf(ValueType type) {
  switch (type) {
    case ValueType::kPerson:
      return "#dbeafe";
    case ValueType::kPlace:
      return "#dcfce7";
    case ValueType::kTeam:
      return "#fef3c7";
    case ValueType::kOrganization:
      return "#ede9fe";
    default:
      return "#fee2e2";
  }
}

}  // namespace

void WriteDot(const GraphSlice& slice, std::ostream& out, ExportSummary* summary) {
  out << "digraph newsgraph {\n"
         "  graph [rankdir=LR];\n"
         "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=11];\n"
         "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#64748b\"];\n";
  slice.ForEachEntity([&](const graph::Entity& entity, const std::vector<graph::Fact>&) {
    out << "  \"" << entity.id.ToHex() << "\" [label=\"" << DotText(entity.name) << "\", tooltip=\""
        << ToString(entity.type) << "\", fillcolor=\"" << FillOf(entity.type) << "\"];\n";
    ++summary->first;
  });
  slice.ForEachEdge([&](const graph::Fact& fact) {
    const std::string_view date = QualifierOf(fact.qualifiers, "date");
    std::string label = PredicatePhrase(fact.predicate, fact.qualifiers);
    if (!date.empty()) label.append(" ").append(date);
    out << "  \"" << fact.subject.ToHex() << "\" -> \"" << fact.object.ToHex() << "\" [label=\"" << DotText(label)
        << "\", tooltip=\"" << fact.sources << (fact.sources == 1 ? " source" : " sources") << "\"];\n";
    ++summary->edges;
  });
  out << "}\n";
}

}  // namespace kg::query
