#include "tools/tck/setup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "query/cypher/query.h"
#include "tools/tck/create_pattern.h"
#include "tools/tck/notation.h"
#include "tools/tck/values.h"

namespace kg::tck {
namespace {

using cypher::Map;
using cypher::NodeId;
using cypher::Value;
using cypher::ValueType;

constexpr std::string_view kRow = "__row";

// A stretch of clauses of one kind.
struct Part {
  enum class Kind { kRead, kCreate, kDelete };
  Kind kind = Kind::kRead;
  std::string text;  // a CREATE or DELETE without its word
};

std::string UpperWord(std::string_view text, size_t at) {
  std::string word;
  while (at < text.size() && (std::isalpha(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_')) {
    word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[at++])));
  }
  return word;
}

// Cut at the words of clauses, outside of brackets and quoted texts.
Result<std::vector<Part>> CutIntoParts(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kReading = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "CALL"};
  static constexpr std::array<std::string_view, 4> kUnknown = {"MERGE", "SET", "REMOVE", "FOREACH"};
  const auto is_in = [](const auto& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::vector<Part> parts;
  int depth = 0;
  bool inside_word = false;
  for (size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::string word = depth == 0 && !inside_word ? UpperWord(text, at) : "";
    if (is_in(kUnknown, word)) return InvalidError("the set-up of a graph cannot run " + word);
    const bool writes = word == "CREATE" || word == "DELETE";
    const bool reads = is_in(kReading, word);
    if (writes || (reads && (parts.empty() || parts.back().kind != Part::Kind::kRead))) {
      parts.push_back({!writes ? Part::Kind::kRead : word == "CREATE" ? Part::Kind::kCreate : Part::Kind::kDelete, ""});
      if (writes) {
        at += word.size();
        continue;
      }
    }
    depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    inside_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    const size_t end = SkipToken(text, at);
    if (!parts.empty() && c != ';') parts.back().text += text.substr(at, end - at);
    at = end;
  }
  return parts;
}

class Setup {
 public:
  Setup(const Map& parameters, MemoryGraph* graph) : parameters_(parameters), graph_(graph) {}

  Status Run(std::string_view text) {
    Result<std::vector<Part>> parts = CutIntoParts(text);
    if (!parts.ok()) return parts.status();
    for (const Part& part : *parts) {
      Status status = part.kind == Part::Kind::kRead     ? Read(part.text)
                      : part.kind == Part::Kind::kCreate ? Create(part.text)
                                                         : Delete(part.text);
      KG_RETURN_IF_ERROR(status);
    }
    return Status::Ok();
  }

 private:
  // The bindings become those that the clauses give.
  Status Read(const std::string& text) {
    if (rows_.empty()) return Status::Ok();
    std::vector<Map> rows;
    KG_RETURN_IF_ERROR(Ask(text + " RETURN *", [&](Map row) { rows.push_back(std::move(row)); }));
    rows_ = std::move(rows);
    return Status::Ok();
  }

  // Runs `text` behind the bindings of all rows, in their order.
  Status Ask(const std::string& text, const std::function<void(Map)>& take) {
    std::string whole;
    Map parameters = parameters_;
    if (!rows_[0].empty()) {
      whole = "UNWIND $" + std::string(kRow) + " AS " + std::string(kRow) + " WITH ";
      std::string separator;
      for (const auto& [name, value] : rows_[0]) {
        whole += separator + std::string(kRow) + "." + cypher::QuoteName(name) + " AS " + cypher::QuoteName(name);
        separator = ", ";
      }
      parameters.insert_or_assign(std::string(kRow), cypher::List(rows_.begin(), rows_.end()));
    }
    whole += " " + text;
    const auto query = cypher::Query::Compile(whole);
    if (!query.ok()) return InvalidError(query.error().Describe(whole));
    const std::vector<std::string>& columns = query.value().columns();
    const auto summary = query.value().Run(*graph_, parameters, {}, [&](std::span<const Value> values) {
      Map row;
      for (size_t i = 0; i < columns.size(); ++i) row[columns[i]] = values[i];
      take(std::move(row));
      return true;
    });
    return summary.ok() ? Status::Ok() : InvalidError(summary.error().Describe(whole));
  }

  // The properties of each row.
  Status Properties(const std::string& expression, std::vector<Map>* properties) {
    properties->clear();
    if (expression.empty()) {
      properties->resize(rows_.size());
      return Status::Ok();
    }
    // Most are plain values: read without the language, so that what is tested does not build its own graph.
    if (const Result<Notation> plain = ParseNotation(expression); plain.ok()) {
      properties->assign(rows_.size(), ToValue(*plain).map());
      return Status::Ok();
    }
    Status status = Ask("RETURN " + expression + " AS properties", [&](Map row) {
      const Value& value = row["properties"];
      properties->push_back(value.is(ValueType::kMap) ? value.map() : Map());
    });
    if (status.ok() && properties->size() != rows_.size()) return InvalidError("not one map for each row");
    return status;
  }

  Status Create(const std::string& text) {
    if (rows_.empty()) return Status::Ok();
    Result<std::vector<CreatePath>> paths = ParseCreate(text);
    if (!paths.ok()) return paths.status();
    for (const CreatePath& path : *paths) {
      std::vector<std::vector<NodeId>> nodes;  // by place in the path, then row
      for (const CreateNode& node : path.nodes) KG_RETURN_IF_ERROR(CreateNodes(node, &nodes.emplace_back()));
      for (size_t i = 0; i < path.relationships.size(); ++i) {
        const bool forward = path.relationships[i].forward;
        KG_RETURN_IF_ERROR(
            CreateRelationships(path.relationships[i], nodes[forward ? i : i + 1], nodes[forward ? i + 1 : i]));
      }
    }
    return Status::Ok();
  }

  Status CreateNodes(const CreateNode& node, std::vector<NodeId>* ids) {
    const bool bound = !node.variable.empty() && rows_[0].count(node.variable) > 0;
    std::vector<Map> properties;
    if (!bound) KG_RETURN_IF_ERROR(Properties(node.properties, &properties));
    for (size_t row = 0; row < rows_.size(); ++row) {
      if (bound && !rows_[row][node.variable].is(ValueType::kNode)) return InvalidError(node.variable + " is no node");
      ids->push_back(bound ? rows_[row][node.variable].node()
                           : graph_->AddNode(node.labels, std::move(properties[row])));
      if (!node.variable.empty()) rows_[row][node.variable] = ids->back();
    }
    return Status::Ok();
  }

  Status CreateRelationships(const CreateRelationship& relationship, const std::vector<NodeId>& starts,
                             const std::vector<NodeId>& ends) {
    std::vector<Map> properties;
    KG_RETURN_IF_ERROR(Properties(relationship.properties, &properties));
    for (size_t row = 0; row < rows_.size(); ++row) {
      const auto id = graph_->AddRelationship(starts[row], relationship.type, ends[row], std::move(properties[row]));
      if (!relationship.variable.empty()) rows_[row][relationship.variable] = id;
    }
    return Status::Ok();
  }

  Status Delete(const std::string& text) {
    const size_t begin = text.find_first_not_of(" \n\t");
    const std::string name = text.substr(begin, text.find_last_not_of(" \n\t") + 1 - begin);
    for (const Map& row : rows_) {
      const auto it = row.find(name);
      if (it == row.end() || !it->second.is(ValueType::kRelationship)) {
        return InvalidError("the set-up of a graph can delete one relationship only: " + name);
      }
      graph_->RemoveRelationship(it->second.relationship());
    }
    return Status::Ok();
  }

  const Map& parameters_;
  MemoryGraph* graph_;
  std::vector<Map> rows_ = {{}};  // the bindings; all have the same names
};

}  // namespace

Status RunSetup(std::string_view text, const Map& parameters, MemoryGraph* graph) {
  return Setup(parameters, graph).Run(text);
}

}  // namespace kg::tck
