// The predicate schema: relations and what the conflict engine, the store and the rule checker must know of them.
//
// Read from *.schema files (graph/schema/, and those of --rules folders). A relation is declared once:
//
//     relation born-on(person: Person, date: Date)
//       kind     born-on            # kind of conflict it takes part in
//       single                      # one value per subject (and key)
//       time     event              # event: an interval means some day within; state: the whole span
//       impact   1.0                # weight in the score of a conflict
//     relation won(winner: Person|Team, event: Event, date?: Date, time?: Duration, category?: Text, round?: Text)
//       key      date discipline category round   # qualifiers that are part of a fact's identity
//
// An argument is `name: Type|Type`, `name?:` when optional; the first two are subject and object.
#ifndef NEWSGRAPH_GRAPH_MODEL_SCHEMA_H_
#define NEWSGRAPH_GRAPH_MODEL_SCHEMA_H_

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg {

struct RelationArgument {
  std::string name;
  std::vector<ValueType> types;
  bool optional = false;
  bool Accepts(ValueType type) const;
};

// Property lines of a relation that are not interpreted by the model: word -> rest of the line ("order" ->
// "less-is-better").
using RelationProperties = std::map<std::string, std::string>;

struct Relation {
  std::string name;                         // "coach-of"
  std::vector<RelationArgument> arguments;  // [0] subject, [1] object, then qualifiers
  std::string kind;                         // of conflict; "" when it takes part in none by itself
  bool single = false;
  bool symmetric = false;  // spouse, sibling-of
  bool is_state = false;
  std::vector<std::string> key;  // identity qualifiers
  double impact = 0.5;
  RelationProperties properties;
  std::string file;  // where declared
  int line = 0;

  const RelationArgument& subject() const { return arguments[0]; }
  const RelationArgument& object() const { return arguments[1]; }
  // nullptr when the relation has no such qualifier.
  const RelationArgument* FindQualifier(std::string_view qualifier) const;
  // Upper case with underscores: the relationship type in queries.
  std::string QueryName() const;
};

// Immutable once loaded.
class Schema {
 public:
  // Reads every *.schema file below the directories, in name order; a relation of a later directory replaces an
  // earlier one. Errors: all that is wrong in one file, one line each, with file:line:column and what was expected.
  static Result<Schema> Load(const std::vector<std::filesystem::path>& directories);
  static Result<Schema> Parse(std::string_view text, std::string_view file_name);

  // nullptr when unknown.
  const Relation* Find(std::string_view relation) const;
  const std::map<std::string, Relation, std::less<>>& relations() const { return relations_; }
  // A hash of the content, part of the rules version.
  const std::string& version() const { return version_; }

 private:
  friend class SchemaParser;
  std::map<std::string, Relation, std::less<>> relations_;
  std::string version_;
};

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_SCHEMA_H_
