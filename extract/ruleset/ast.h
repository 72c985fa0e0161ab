// What a rule file says, as a tree. Plain values; nothing is resolved but what the text itself decides.
#ifndef NEWSGRAPH_EXTRACT_RULESET_AST_H_
#define NEWSGRAPH_EXTRACT_RULESET_AST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/ruleset/source.h"
#include "extract/text/tokens.h"

namespace kg::extract {

struct Identifier {
  std::string text;
  Location at;
};

enum class NodeKind : uint8_t {
  kSequence,
  kAlternative,
  kRepeat,   // children[0], min..max (kUnbounded)
  kWord,     // text: one folded token
  kList,     // text: name of a list or map
  kMention,  // types, forms
  kSlot,     // text: slot name; children[0]: what it matches; slot_kind
  kGap,      // up to max plain words
  kAdjective,
  kNounPhrase,
  kStart,
  kEnd,
  kMacro,  // text: name; arguments. Gone after expansion.
};
inline constexpr int kUnbounded = -1;

enum class SlotKind : uint8_t { kMention, kText, kMapped };

struct Node {
  NodeKind kind = NodeKind::kSequence;
  Location at;
  std::string text;
  SlotKind slot_kind = SlotKind::kMention;
  int min = 0;
  int max = 0;
  std::vector<Node> children;
  std::vector<Identifier> types;  // kMention, as written
  std::vector<Identifier> forms;
  std::vector<Identifier> arguments;  // kMacro
  // Set by ExpandPattern:
  TypeSet type_set;       // kMention
  uint8_t form_bits = 0;  // kMention: 1 << Form
  int32_t list = -1;      // kList: index into Catalog
};

// words, verbs and map are all lists of phrases; a map's phrases have a value.
struct ListPart {
  enum class Kind : uint8_t { kPhrase, kInclude, kFile, kVerb };
  Kind kind = Kind::kPhrase;
  std::string text;                // phrase, name of the list, path, base form
  std::vector<std::string> forms;  // kVerb: what is written out
  std::string value;               // map
  Location at;
};
struct ListDecl {
  std::string name;
  bool is_map = false;
  std::vector<ListPart> parts;
  Location at;
};

struct MacroDecl {
  std::string name;
  std::vector<Identifier> parameters;
  Node body;
  Location at;
};

// The value of an argument of emit or mark.
struct ValueExpr {
  enum class Kind : uint8_t { kSlot, kConstant, kReference };
  Kind kind = Kind::kSlot;
  std::string text;        // slot, constant or reference
  std::string attribute;   // of the slot; "" for the slot itself
  bool is_number = false;  // constant
  bool optional = false;   // `slot?`, `@event?`
  Location at;
};
struct ArgumentExpr {
  std::string name;  // "" while positional
  ValueExpr value;
  Location at;
};

struct EmitClause {
  bool only_if_bound = false;  // emit?
  std::string relation;
  std::vector<ArgumentExpr> arguments;
  Location at;  // of the relation's name
};
struct MarkClause {
  std::vector<Identifier> types;
  std::vector<ArgumentExpr> arguments;
  Location at;
};

struct Condition {
  enum class Operator : uint8_t { kIn, kEqual, kNotEqual, kGreater };
  std::string slot;
  std::string attribute;
  Operator op = Operator::kEqual;
  std::vector<std::string> values;  // folded
  std::string other;                // kGreater: the slot of the smaller number
  std::optional<double> low;
  std::optional<double> high;
  Location at;
};

struct UnlessClause {
  enum class Place : uint8_t { kBefore, kWithin, kAfter };
  Place place = Place::kBefore;
  Node pattern;
  Location at;
};

// A sentence written with its mentions marked.
struct ExampleSentence {
  std::string text;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;         // in text order
  std::vector<std::string> antecedents;  // one a mention: what it counts as in an expectation
};
struct Expectation {
  std::string name;  // relation, or type of a marked nominal
  std::vector<std::string> positional;
  std::vector<std::pair<std::string, std::string>> named;
  Location at;
};
struct Example {
  bool positive = true;
  ExampleSentence sentence;
  std::vector<Expectation> expectations;
  Location at;
};

enum ViewBit : uint8_t { kNamesView = 1, kNominalsView = 2, kSkeletonView = 4, kClausesView = 8, kAllViews = 15 };

struct RuleDecl {
  std::string name;
  Location at;
  uint16_t roles = 0;  // 1 << BlockRole
  uint8_t views = kAllViews;
  std::optional<Node> find;
  std::vector<UnlessClause> unless;
  std::vector<Condition> conditions;
  std::vector<EmitClause> emits;
  std::optional<MarkClause> mark;
  Polarity polarity = Polarity::kAsserted;
  bool given = false;  // the words presuppose the fact: the clause around them leaves it alone
  double confidence = 0.9;
  std::vector<Example> examples;
  bool broken = false;  // a clause could not be read: do not complain about what is missing
};

struct FileAst {
  std::vector<ListDecl> lists;
  std::vector<MacroDecl> macros;
  std::vector<RuleDecl> rules;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_AST_H_
