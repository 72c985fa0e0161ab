// Variables of patterns.
#include <set>
#include <string>

#include "query/cypher/analyse.h"
#include "query/cypher/fail.h"

namespace kg::query::cypher {
namespace {

[[noreturn]] void FailConflict(const std::string& name, Position position, const StaticType& type, const char* wanted) {
  FailSyntax(position, "VariableTypeConflict",
             "`" + name + "` is " + SetText(type.set & ~kNullSet) + " already, it cannot be " + wanted + " here");
}

bool IsRelationshipList(const StaticType& type) {
  return type.MayBe(kListSet) && (type.element == 0 || (type.element & (kRelationshipSet | kNullSet)) != 0);
}

}  // namespace

// `may_bind`: new variables come into scope; else they are an error, as in a condition.
void Analyser::AnalysePattern(Pattern& pattern, bool may_bind) {
  std::set<std::string> relationships;
  for (PathPattern& path : pattern.paths) AnalysePath(path, may_bind, relationships);
  AnalyseProperties(pattern);
}

void Analyser::AnalysePath(PathPattern& path, bool may_bind, std::set<std::string>& relationships) {
  for (size_t i = 0; i < path.nodes.size(); ++i) {
    BindNode(path.nodes[i], may_bind);
    if (i < path.relationships.size()) BindRelationship(path.relationships[i], may_bind, relationships);
  }
  if (path.variable.empty()) return;
  if (Find(path.variable) != nullptr) {
    FailSyntax(path.position, "VariableAlreadyBound", "`" + path.variable + "` is a variable already",
               "give the path another name");
  }
  path.slot = Bind(path.variable, {kPathSet});
}

void Analyser::BindNode(NodePattern& node, bool may_bind) {
  if (node.variable.empty()) {
    node.slot = NewSlot();
    return;
  }
  const Variable* variable = Find(node.variable);
  if (variable == nullptr) {
    if (!may_bind) FailUndefined(node.variable, node.position);
    node.slot = Bind(node.variable, {kNodeSet});
    return;
  }
  if (!variable->type.MayBe(kNodeSet)) FailConflict(node.variable, node.position, variable->type, "a node");
  node.slot = variable->slot;
}

void Analyser::BindRelationship(RelationshipPattern& relationship, bool may_bind, std::set<std::string>& seen) {
  const std::string& name = relationship.variable;
  if (name.empty()) {
    relationship.slot = NewSlot();
    return;
  }
  bool is_list = relationship.is_variable_length;
  const Variable* variable = Find(name);
  if (variable == nullptr) {
    if (!may_bind) FailUndefined(name, relationship.position);
    seen.insert(name);
    relationship.slot = Bind(name, is_list ? StaticType{kListSet, kRelationshipSet} : StaticType{kRelationshipSet});
    return;
  }
  bool fits = is_list ? IsRelationshipList(variable->type) : variable->type.MayBe(kRelationshipSet);
  if (!fits)
    FailConflict(name, relationship.position, variable->type, is_list ? "a list of relationships" : "a relationship");
  if (!seen.insert(name).second) {
    FailSyntax(relationship.position, "RelationshipUniquenessViolation",
               "`" + name + "` stands for two relationships of one pattern, which are never the same");
  }
  relationship.slot = variable->slot;
}

// Properties may use the variables of the whole pattern.
void Analyser::AnalyseProperties(Pattern& pattern) {
  for (PathPattern& path : pattern.paths) {
    for (NodePattern& node : path.nodes) {
      if (node.properties != nullptr) AnalyseExpr(*node.properties);
    }
    for (RelationshipPattern& relationship : path.relationships) {
      if (relationship.properties != nullptr) AnalyseExpr(*relationship.properties);
    }
  }
}

// What CREATE and MERGE ask of their patterns: the relationships have one type, a direction, one step.
void Analyser::CheckCreatable(const WriteClause& write) {
  bool creates = write.keyword == "create";
  for (const PathPattern& path : write.pattern.paths) {
    const NodePattern& alone = path.nodes[0];
    if (path.relationships.empty() && Find(alone.variable) != nullptr) {
      FailSyntax(alone.position, "VariableAlreadyBound", "`" + alone.variable + "` exists already");
    }
    for (const NodePattern& node : path.nodes) {
      if (Find(node.variable) != nullptr && (!node.labels.empty() || node.properties != nullptr)) {
        FailSyntax(node.position, "VariableAlreadyBound", "`" + node.variable + "` exists already");
      }
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      if (Find(relationship.variable) != nullptr) {
        FailSyntax(relationship.position, "VariableAlreadyBound", "`" + relationship.variable + "` exists already");
      }
      if (relationship.is_variable_length) {
        FailSyntax(relationship.position, "CreatingVarLength", "a relationship of variable length cannot be made");
      }
      if (relationship.types.size() != 1) {
        FailSyntax(relationship.position, "NoSingleRelationshipType", "a new relationship has one type");
      }
      if (creates && relationship.direction == Direction::kBoth) {
        FailSyntax(relationship.position, "RequiresDirectedRelationship", "a new relationship has a direction");
      }
    }
  }
}

}  // namespace kg::query::cypher
