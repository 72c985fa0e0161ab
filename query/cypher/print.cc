// Values in Cypher's notation.
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>

#include "query/cypher/graph_view.h"
#include "query/cypher/value.h"

namespace kg::query::cypher {
namespace {

class Printer {
 public:
  explicit Printer(const GraphView* graph) : graph_(graph) {}
  std::string Take() { return std::move(text_); }

  void Print(const Value& value) {
    switch (value.type()) {
      case ValueType::kMap:
        return PrintMap(value.map());
      case ValueType::kNode:
        return PrintNode(value.node());
      case ValueType::kRelationship:
        return PrintRelationship(value.relationship());
      case ValueType::kList:
        return PrintList(value.list());
      case ValueType::kPath:
        return PrintPath(value.path());
      case ValueType::kDate:
      case ValueType::kDuration:
        text_ += '\'' + TemporalText(value) + '\'';
        return;
      case ValueType::kString:
        return PrintString(value.string());
      case ValueType::kBoolean:
        text_ += value.boolean() ? "true" : "false";
        return;
      case ValueType::kInteger:
        text_ += std::to_string(value.integer());
        return;
      case ValueType::kFloat:
        text_ += FloatText(value.real());
        return;
      case ValueType::kNull:
        text_ += "null";
    }
  }

 private:
  void PrintString(const std::string& string) {
    text_ += '\'';
    for (char c : string) {
      if (c == '\'' || c == '\\') text_ += '\\';
      text_ += c;
    }
    text_ += '\'';
  }

  void PrintList(const List& list) {
    text_ += '[';
    for (size_t i = 0; i < list.size(); ++i) {
      if (i > 0) text_ += ", ";
      Print(list[i]);
    }
    text_ += ']';
  }

  void PrintMap(const Map& map) {
    text_ += '{';
    bool first = true;
    for (const auto& [key, value] : map) {
      if (!first) text_ += ", ";
      first = false;
      text_ += QuoteName(key) + ": ";
      Print(value);
    }
    text_ += '}';
  }

  void PrintNode(NodeId node) {
    if (graph_ == nullptr) {
      text_ += "(#" + std::to_string(static_cast<uint64_t>(node)) + ")";
      return;
    }
    text_ += '(';
    size_t start = text_.size();
    for (const std::string& label : graph_->Labels(node)) text_ += ':' + QuoteName(label);
    if (Map properties = graph_->Properties(node); !properties.empty()) {
      if (text_.size() > start) text_ += ' ';
      PrintMap(properties);
    }
    text_ += ')';
  }

  void PrintRelationship(RelationshipId relationship) {
    if (graph_ == nullptr) {
      text_ += "[#" + std::to_string(static_cast<uint64_t>(relationship)) + "]";
      return;
    }
    text_ += "[:" + QuoteName(graph_->Type(relationship));
    if (Map properties = graph_->Properties(relationship); !properties.empty()) {
      text_ += ' ';
      PrintMap(properties);
    }
    text_ += ']';
  }

  void PrintPath(const Path& path) {
    text_ += '<';
    for (size_t i = 0; i < path.nodes.size(); ++i) {
      PrintNode(path.nodes[i]);
      if (i >= path.relationships.size()) break;
      bool backwards = graph_ != nullptr && graph_->Start(path.relationships[i]) != path.nodes[i];
      text_ += backwards ? "<-" : "-";
      PrintRelationship(path.relationships[i]);
      text_ += backwards ? "-" : "->";
    }
    text_ += '>';
  }

  const GraphView* graph_;
  std::string text_;
};

bool IsPlainName(std::string_view name) {
  if (name.empty()) return false;
  auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  };
  if (!letter(name[0])) return false;
  for (char c : name) {
    if (!letter(c) && (c < '0' || c > '9')) return false;
  }
  return true;
}

}  // namespace

std::string QuoteName(std::string_view name) {
  if (IsPlainName(name)) return std::string(name);
  std::string quoted = "`";
  for (char c : name) {
    if (c == '`') quoted += '`';
    quoted += c;
  }
  return quoted + '`';
}

// The shortest digits that read back as the same number; with an exponent outside 1e-3 .. 1e7, as openCypher's
// examples have it.
std::string FloatText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  double size = std::fabs(value);
  char buffer[64];
  if (size != 0 && (size < 1e-3 || size >= 1e7)) {
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    std::string text(buffer, end);
    size_t e = text.find('e');
    std::string digits = text.substr(0, e);
    if (digits.find('.') == std::string::npos) digits += ".0";
    int exponent = 0;
    const char* from = text.data() + e + 1;
    std::from_chars(*from == '+' ? from + 1 : from, text.data() + text.size(), exponent);
    return digits + "E" + std::to_string(exponent);
  }
  auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
  std::string text(buffer, end);
  if (text.find('.') == std::string::npos) text += ".0";
  return text;
}

std::string ToText(const Value& value, const GraphView* graph) {
  Printer printer(graph);
  printer.Print(value);
  return printer.Take();
}

}  // namespace kg::query::cypher
