#include "extract/ruleset/check.h"

#include <algorithm>
#include <set>

#include "extract/ruleset/expand.h"

namespace kg::extract {
namespace {

SlotPlan* FindSlot(std::vector<SlotPlan>* slots, const std::string& name) {
  for (SlotPlan& slot : *slots) {
    if (slot.name == name) return &slot;
  }
  return nullptr;
}

SlotPlan SlotOf(const Node& node) {
  SlotPlan slot;
  slot.name = node.text;
  slot.at = node.at;
  slot.required = true;
  const Node& target = node.children[0];
  if (node.slot_kind == SlotKind::kMention) {
    slot.has_mention = true;
    for (const Identifier& type : target.types) {
      if (const auto known = ParseMentionType(type.text)) slot.types.push_back(*known);
    }
  } else if (node.slot_kind == SlotKind::kMapped) {
    slot.maps.push_back(target.list);
  } else {
    slot.has_words = true;
  }
  return slot;
}

void Unite(const SlotPlan& from, SlotPlan* to) {
  for (MentionType type : from.types) {
    if (std::find(to->types.begin(), to->types.end(), type) == to->types.end()) to->types.push_back(type);
  }
  to->maps.insert(to->maps.end(), from.maps.begin(), from.maps.end());
  to->has_mention |= from.has_mention;
  to->has_words |= from.has_words;
}

// Adds the slots of a part that stands in sequence with those in `all`. Of two places, one of which is optional, the
// first that took part in a match binds the slot.
void AddInSequence(std::vector<SlotPlan> part, Sources* sources, std::vector<SlotPlan>* all) {
  for (SlotPlan& slot : part) {
    SlotPlan* other = FindSlot(all, slot.name);
    if (other == nullptr) {
      all->push_back(std::move(slot));
      continue;
    }
    if (other->required && slot.required) {
      sources->Error(slot.at, "slot " + slot.name + " is bound twice in one sequence; first at " +
                                  sources->Describe(other->at) +
                                  "; give one of them another name, or leave it unnamed");
    }
    Unite(slot, other);
    other->required |= slot.required;
  }
}

std::vector<SlotPlan> SlotsOfAlternative(const Node& node, Sources* sources) {
  std::vector<SlotPlan> all;
  for (size_t i = 0; i < node.children.size(); ++i) {
    std::vector<SlotPlan> branch = CollectSlots(node.children[i], sources);
    for (SlotPlan& slot : all) {
      const SlotPlan* here = FindSlot(&branch, slot.name);
      slot.required = slot.required && here != nullptr && here->required;
    }
    for (SlotPlan& slot : branch) {
      if (SlotPlan* other = FindSlot(&all, slot.name)) {
        Unite(slot, other);
      } else {
        slot.required = slot.required && i == 0;
        all.push_back(std::move(slot));
      }
    }
  }
  return all;
}

void CheckMissing(const RuleDecl& decl, Sources* sources) {
  if (decl.broken) return;
  if (!decl.find) sources->Error(decl.at, "rule " + decl.name + " has no find clause");
  if (decl.emits.empty() && !decl.mark) sources->Error(decl.at, "rule " + decl.name + " has neither emit nor mark");
  if (!decl.emits.empty() && decl.mark) {
    sources->Error(decl.mark->at, "a rule either emits claims or marks a nominal; make two rules of it");
  }
  const auto positive =
      std::count_if(decl.examples.begin(), decl.examples.end(), [](const Example& e) { return e.positive; });
  if (positive == 0) sources->Error(decl.at, "rule " + decl.name + " has no '+' example: a sentence where it holds");
  if (positive == static_cast<std::ptrdiff_t>(decl.examples.size())) {
    sources->Error(decl.at,
                   "rule " + decl.name + " has no '-' example: a sentence with its words where it does not hold");
  }
}

void CheckConditions(bool slots_known, Sources* sources, RulePlan* plan) {
  // Its number among the slots, -1 with an error when find binds no such slot.
  const auto slot_of = [&](const std::string& slot, const Location& at) {
    const auto it =
        std::find_if(plan->slots.begin(), plan->slots.end(), [&](const SlotPlan& s) { return s.name == slot; });
    if (it != plan->slots.end()) return static_cast<int>(it - plan->slots.begin());
    std::vector<std::string> names;
    for (const SlotPlan& known : plan->slots) names.push_back(known.name);
    if (slots_known) {
      sources->Error(at, "where: no slot " + slot + " in find" + DidYouMean(slot, names) +
                             (names.empty() ? "" : "; bound: " + Enumerate(names)));
    }
    return -1;
  };
  for (const Condition& condition : plan->decl.conditions) {
    ConditionPlan planned{slot_of(condition.slot, condition.at), -1, condition};
    const bool compares = condition.op == Condition::Operator::kGreater;
    if (compares) planned.other = slot_of(condition.other, condition.at);
    if (planned.slot >= 0 && (!compares || planned.other >= 0)) plan->conditions.push_back(std::move(planned));
  }
}

void WarnUnusedSlots(Sources* sources, const RulePlan& plan) {
  std::set<std::string> used = {"it"};
  for (const ConditionPlan& condition : plan.conditions) {
    used.insert(condition.condition.slot);
    used.insert(condition.condition.other);
  }
  for (const EmitPlan& emit : plan.emits) {
    for (const ArgumentPlan& argument : emit.arguments) {
      if (argument.slot >= 0) used.insert(plan.slots[static_cast<size_t>(argument.slot)].name);
    }
  }
  for (const SlotPlan& slot : plan.slots) {
    if (!used.contains(slot.name)) {
      sources->Warning(slot.at, "slot " + slot.name + " is bound and never used; <Type> or $LIST alone bind nothing");
    }
  }
}

void CheckExpectations(const Schema& schema, Sources* sources, const RulePlan& plan) {
  for (const Example& example : plan.decl.examples) {
    for (const Expectation& expectation : example.expectations) {
      if (plan.is_mark()) {
        if (!ParseMentionType(expectation.name)) {
          sources->Error(expectation.at,
                         "expected the type of the nominal and its words, as in Person(the runner, head = runner)");
        }
        continue;
      }
      const Relation* relation = schema.Find(expectation.name);
      if (relation == nullptr) {
        std::vector<std::string> known;
        for (const auto& [name, unused] : schema.relations()) known.push_back(name);
        sources->Error(expectation.at, "unknown relation " + expectation.name + DidYouMean(expectation.name, known));
        continue;
      }
      if (expectation.positional.size() != 2) {
        sources->Error(expectation.at, "expected subject and object by position, then name = value; found " +
                                           std::to_string(expectation.positional.size()) + " positional value(s)");
      }
      for (const auto& [name, value] : expectation.named) {
        if (relation->FindQualifier(name) == nullptr) {
          sources->Error(expectation.at, "relation " + relation->name + " has no qualifier " + name);
        }
      }
    }
  }
}

}  // namespace

std::vector<SlotPlan> CollectSlots(const Node& node, Sources* sources) {
  std::vector<SlotPlan> slots;
  if (node.kind == NodeKind::kAlternative) return SlotsOfAlternative(node, sources);
  if (node.kind == NodeKind::kSlot) slots.push_back(SlotOf(node));
  for (const Node& child : node.children) AddInSequence(CollectSlots(child, sources), sources, &slots);
  if (node.kind == NodeKind::kRepeat) {
    for (SlotPlan& slot : slots) {
      // ( <date:Date> | in <Place> ){0,2} is fine: the order is free, and one round at most binds the slot.
      if (node.max != 1 && slot.required) {
        sources->Error(
            slot.at,
            "slot " + slot.name + " is bound anew in every round of a repetition, of which only the last would count");
      }
      slot.required = slot.required && node.min > 0;
    }
  }
  return slots;
}

bool CanMatchNothing(const Node& node) {
  switch (node.kind) {
    case NodeKind::kStart:
    case NodeKind::kEnd:
    case NodeKind::kGap:
      return true;
    case NodeKind::kRepeat:
      return node.min == 0 || CanMatchNothing(node.children[0]);
    case NodeKind::kAlternative:
      return std::any_of(node.children.begin(), node.children.end(), CanMatchNothing);
    case NodeKind::kSequence:
    case NodeKind::kSlot:
      return std::all_of(node.children.begin(), node.children.end(), CanMatchNothing);
    default:
      return false;
  }
}

RulePlan CheckRule(RuleDecl decl, const Schema& schema, Catalog* catalog, Sources* sources) {
  RulePlan plan;
  CheckMissing(decl, sources);
  plan.decl = std::move(decl);
  const bool slots_known = plan.decl.find.has_value();
  if (slots_known) {
    plan.find = ExpandPattern(*plan.decl.find, catalog, sources);
    plan.slots = CollectSlots(plan.find, sources);
    if (CanMatchNothing(plan.find)) {
      sources->Error(plan.decl.find->at,
                     "the pattern can match nothing at all; at least one word or mention must be required");
    }
  }
  for (const UnlessClause& clause : plan.decl.unless) {
    UnlessClause expanded = clause;
    expanded.pattern = ExpandPattern(clause.pattern, catalog, sources);
    for (const SlotPlan& slot : CollectSlots(expanded.pattern, sources)) {
      sources->Error(slot.at, "a slot in unless binds nothing; write the type alone, as in <Person>");
    }
    if (CanMatchNothing(expanded.pattern)) {
      sources->Error(clause.at, "the pattern of unless can match nothing at all, so the rule would never hold");
    }
    plan.unless.push_back(std::move(expanded));
  }
  for (size_t i = 0; i < plan.slots.size(); ++i) {
    if (plan.is_mark() && plan.slots[i].name == "it") plan.nominal_slot = static_cast<int>(i);
  }
  CheckConditions(slots_known, sources, &plan);
  CheckEmits(schema, slots_known, sources, &plan);
  CheckExpectations(schema, sources, plan);
  if (!plan.decl.broken) WarnUnusedSlots(sources, plan);
  return plan;
}

}  // namespace kg::extract
