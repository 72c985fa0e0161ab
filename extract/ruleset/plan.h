// A rule that passed the checker: what the compiler and the matcher need of it.
#ifndef NEWSGRAPH_EXTRACT_RULESET_PLAN_H_
#define NEWSGRAPH_EXTRACT_RULESET_PLAN_H_

#include <string>
#include <vector>

#include "extract/ruleset/ast.h"

namespace kg::extract {

struct SlotPlan {
  std::string name;
  std::vector<MentionType> types;  // that a mention here may have, in the order written; the first that fits is picked
  bool has_mention = false;        // some branch binds a mention
  bool has_words = false;          // some branch binds words
  std::vector<int32_t> maps;       // lists whose mapped value some branch binds
  bool required = false;           // bound in every match
  Location at;
};

// A constant may hold slots: "{position} of {country}". Words, then the slot behind them (-1: none).
struct TextPart {
  std::string words;
  int slot = -1;
  std::string attribute;
};

struct ArgumentPlan {
  std::string name;  // of the relation's argument or the nominal's attribute
  ValueExpr::Kind kind = ValueExpr::Kind::kSlot;
  int slot = -1;  // index into RulePlan::slots
  std::string attribute;
  std::string text;             // constant, reference
  std::vector<TextPart> parts;  // of a constant that holds slots
  bool required = false;        // without it no claim
  bool optional = false;        // "@event?", "slot?"
};

struct EmitPlan {
  bool only_if_bound = false;
  std::string relation;  // "" for mark
  TypeSet mark_types;
  std::vector<ArgumentPlan> arguments;  // emit: subject, object, qualifiers
  Location at;
};

struct ConditionPlan {
  int slot = -1;
  int other = -1;  // kGreater
  Condition condition;
};

struct RulePlan {
  RuleDecl decl;  // with its patterns as written
  Node find;      // expanded
  std::vector<UnlessClause> unless;
  std::vector<SlotPlan> slots;
  std::vector<ConditionPlan> conditions;
  std::vector<EmitPlan> emits;
  int nominal_slot = -1;  // mark: the slot `it`, -1 for the whole match
  bool is_mark() const { return decl.mark.has_value(); }
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PLAN_H_
