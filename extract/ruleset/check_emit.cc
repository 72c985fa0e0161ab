// The arguments of emit and mark against the schema and the slots.
#include <algorithm>
#include <set>

#include "extract/ruleset/check.h"

namespace kg::extract {
namespace {

// What a mention of a type may stand for as an argument.
bool Fits(MentionType type, const RelationArgument& argument) {
  if (argument.Accepts(ValueType::kText)) return true;
  switch (type) {
    case MentionType::kPerson:
      return argument.Accepts(ValueType::kPerson);
    case MentionType::kPlace:
      return argument.Accepts(ValueType::kPlace);
    case MentionType::kNationality:  // its value is a country
      return argument.Accepts(ValueType::kPlace);
    case MentionType::kTeam:
      return argument.Accepts(ValueType::kTeam);
    case MentionType::kOrganization:
      return argument.Accepts(ValueType::kOrganization);
    case MentionType::kEvent:
      return argument.Accepts(ValueType::kEvent);
    case MentionType::kDate:
      return argument.Accepts(ValueType::kDate);
    case MentionType::kDuration:
      return argument.Accepts(ValueType::kDuration);
    case MentionType::kAge:
      return argument.Accepts(ValueType::kAge);
    case MentionType::kNumber:
      return argument.Accepts(ValueType::kNumber) || argument.Accepts(ValueType::kAge);
    case MentionType::kRank:
      return argument.Accepts(ValueType::kNumber);
    case MentionType::kMark:
      return argument.Accepts(ValueType::kMark);
    default:
      return false;
  }
}

// Words, constants and attributes: any literal, and places by name.
bool TextFits(const RelationArgument& argument) {
  return std::any_of(argument.types.begin(), argument.types.end(),
                     [](ValueType type) { return !IsEntityType(type) || type == ValueType::kPlace; });
}

// The value of a map may name an organization too: "Labour Party" for "Labour".
bool MappedFits(const RelationArgument& argument) {
  return TextFits(argument) || argument.types[0] == ValueType::kOrganization;
}

std::string TypesOf(const RelationArgument& argument) {
  std::string out;
  for (ValueType type : argument.types) out += (out.empty() ? "" : "|") + std::string(ToString(type));
  return out;
}

struct Reference {
  const char* name;
  std::vector<ValueType> types;
};
const std::vector<Reference>& References() {
  static const std::vector<Reference> references = {
      {"subject",
       {ValueType::kPerson, ValueType::kTeam, ValueType::kOrganization, ValueType::kPlace, ValueType::kEvent}},
      {"topic", {ValueType::kPerson, ValueType::kTeam, ValueType::kOrganization, ValueType::kPlace, ValueType::kEvent}},
      {"speaker", {ValueType::kPerson}},
      {"event", {ValueType::kEvent}},
      {"date", {ValueType::kDate}},
      {"by", {ValueType::kDate}},
      {"discipline", {ValueType::kText}},
      {"opponent", {ValueType::kTeam}},
      {"loser", {ValueType::kTeam}},
      {"side", {ValueType::kTeam}},
      {"employer", {ValueType::kOrganization, ValueType::kTeam}},
      {"time", {ValueType::kDuration}},
      {"post", {ValueType::kText}},
      {"around", {ValueType::kPerson, ValueType::kOrganization, ValueType::kTeam}},
      {"held", {ValueType::kText}},
  };
  return references;
}

class EmitChecker {
 public:
  EmitChecker(const Schema& schema, bool slots_known, Sources* sources, RulePlan* plan)
      : schema_(schema), slots_known_(slots_known), sources_(*sources), plan_(*plan) {}

  void Emit(const EmitClause& clause) {
    EmitPlan emit;
    emit.at = clause.at;
    emit.only_if_bound = clause.only_if_bound;
    emit.relation = clause.relation;
    relation_ = schema_.Find(clause.relation);
    if (relation_ == nullptr) {
      std::vector<std::string> known;
      for (const auto& [name, unused] : schema_.relations()) known.push_back(name);
      sources_.Error(clause.at, "unknown relation " + clause.relation + DidYouMean(clause.relation, known) +
                                    "; relations are declared in *.schema files");
    }
    emit.arguments.resize(2);
    std::set<std::string> given;
    for (size_t i = 0; i < clause.arguments.size(); ++i) {
      const ArgumentExpr& expr = clause.arguments[i];
      size_t index = 0;
      const RelationArgument* target = Target(expr, i, &index);
      if (relation_ != nullptr && target == nullptr) continue;
      ArgumentPlan argument = Resolve(expr);
      argument.name = target != nullptr ? target->name : expr.name;
      if (!given.insert(argument.name).second && target != nullptr) {
        sources_.Error(expr.at, "argument " + argument.name + " is given twice");
        continue;
      }
      if (target != nullptr) CheckValue(expr, *target, clause.only_if_bound, &argument);
      if (index < 2) {
        emit.arguments[index] = std::move(argument);
      } else {
        emit.arguments.push_back(std::move(argument));
      }
    }
    CheckGiven(clause, given);
    plan_.emits.push_back(std::move(emit));
  }

  void Mark(const MarkClause& clause) {
    EmitPlan mark;
    mark.at = clause.at;
    for (const Identifier& type : clause.types) {
      if (const auto known = ParseMentionType(type.text)) {
        mark.mark_types.Add(*known);
      } else {
        std::vector<std::string> types;
        for (int i = 0; i < kMentionTypeCount; ++i) types.emplace_back(ToString(static_cast<MentionType>(i)));
        sources_.Error(type.at,
                       "unknown type " + type.text + DidYouMean(type.text, types) + "; known: " + Enumerate(types));
      }
    }
    std::set<std::string> given;
    for (const ArgumentExpr& expr : clause.arguments) {
      ArgumentPlan argument = Resolve(expr);
      argument.name = expr.name.empty() ? expr.value.text : expr.name;
      if (expr.name.empty() && (expr.value.kind != ValueExpr::Kind::kSlot || !expr.value.attribute.empty())) {
        sources_.Error(expr.at, "write attribute = value; only a slot of the attribute's name may stand alone");
      }
      if (expr.value.kind == ValueExpr::Kind::kReference) sources_.Error(expr.at, "a mark rule has no @references");
      if (!given.insert(argument.name).second)
        sources_.Error(expr.at, "attribute " + argument.name + " is given twice");
      mark.arguments.push_back(std::move(argument));
    }
    plan_.emits.push_back(std::move(mark));
  }

 private:
  // The relation's argument that `expr`, number `i` of the list, is for; its place in `index`. nullptr with an error.
  const RelationArgument* Target(const ArgumentExpr& expr, size_t i, size_t* index) {
    *index = i;
    if (relation_ == nullptr) return nullptr;
    std::string name = expr.name;
    if (name.empty()) {
      if (i < 2) return &relation_->arguments[i];
      if (expr.value.kind != ValueExpr::Kind::kSlot || !expr.value.attribute.empty()) {
        sources_.Error(expr.at, "from the third argument on write name = value");
        return nullptr;
      }
      name = expr.value.text;
    }
    std::vector<std::string> names;
    for (size_t k = 0; k < relation_->arguments.size(); ++k) {
      names.push_back(relation_->arguments[k].name);
      if (names.back() == name) {
        *index = k;
        return &relation_->arguments[k];
      }
    }
    sources_.Error(expr.at, "relation " + relation_->name + " has no argument " + name + DidYouMean(name, names) +
                                "; it has: " + Enumerate(names));
    return nullptr;
  }

  ArgumentPlan Resolve(const ArgumentExpr& expr) {
    ArgumentPlan argument;
    argument.kind = expr.value.kind;
    argument.attribute = expr.value.attribute;
    argument.text = expr.value.text;
    argument.optional = expr.value.optional;
    if (expr.value.kind == ValueExpr::Kind::kReference) CheckReference(expr);
    if (expr.value.kind == ValueExpr::Kind::kConstant) argument.parts = PartsOf(expr.value);
    if (expr.value.kind == ValueExpr::Kind::kSlot) argument.slot = SlotOf(expr.value.text, expr.value.at);
    return argument;
  }

  // Its index, -1 with an error where there is none.
  int SlotOf(std::string_view slot, const Location& at) {
    std::vector<std::string> names;
    for (size_t i = 0; i < plan_.slots.size(); ++i) {
      names.push_back(plan_.slots[i].name);
      if (names.back() == slot) return static_cast<int>(i);
    }
    if (slots_known_) {
      sources_.Error(at, "slot " + std::string(slot) + " is not bound in find" + DidYouMean(std::string(slot), names) +
                             (names.empty() ? "" : "; bound: " + Enumerate(names)) +
                             "; a constant stands in double quotes");
    }
    return -1;
  }

  // Of a constant with slots in braces ("{position} of {country.text}"); none for any other.
  std::vector<TextPart> PartsOf(const ValueExpr& value) {
    std::vector<TextPart> parts;
    if (value.is_number || value.text.find('{') == std::string::npos) return parts;
    std::string_view rest = value.text;
    while (!rest.empty()) {
      TextPart part;
      const size_t open = std::min(rest.find('{'), rest.size());
      part.words = rest.substr(0, open);
      rest.remove_prefix(open);
      if (const size_t close = rest.find('}'); close != std::string_view::npos) {
        const std::string_view name = rest.substr(1, close - 1);
        const size_t dot = std::min(name.find('.'), name.size());
        part.slot = SlotOf(name.substr(0, dot), value.at);
        part.attribute = name.substr(std::min(dot + 1, name.size()));
        rest.remove_prefix(close + 1);
      } else if (!rest.empty()) {
        sources_.Error(value.at, "a slot in a constant ends with }");
        rest = {};
      }
      parts.push_back(std::move(part));
    }
    return parts;
  }

  void CheckReference(const ArgumentExpr& expr) {
    std::vector<std::string> known;
    for (const Reference& reference : References()) {
      if (reference.name == expr.value.text) return;
      known.push_back(std::string("@") + reference.name);
    }
    sources_.Error(expr.value.at, "unknown reference @" + expr.value.text + DidYouMean("@" + expr.value.text, known) +
                                      "; known: " + Enumerate(known));
  }

  void CheckValue(const ArgumentExpr& expr, const RelationArgument& target, bool only_if_bound,
                  ArgumentPlan* argument) {
    const bool position = &target == &relation_->arguments[0] || &target == &relation_->arguments[1];
    argument->required = position || !target.optional;
    const std::string takes = "; argument " + target.name + " of " + relation_->name + " takes " + TypesOf(target);
    switch (expr.value.kind) {
      case ValueExpr::Kind::kConstant:
        if (!TextFits(target)) sources_.Error(expr.value.at, "a constant is no entity" + takes);
        break;
      case ValueExpr::Kind::kReference:
        for (const Reference& reference : References()) {
          if (reference.name != expr.value.text || target.Accepts(ValueType::kText)) continue;
          if (std::none_of(reference.types.begin(), reference.types.end(),
                           [&](ValueType t) { return target.Accepts(t); })) {
            sources_.Error(expr.value.at,
                           "@" + expr.value.text + " is a " + std::string(ToString(reference.types[0])) + takes);
          }
        }
        break;
      case ValueExpr::Kind::kSlot:
        if (argument->slot >= 0) CheckSlot(expr, target, takes, only_if_bound, *argument);
        break;
    }
  }

  void CheckSlot(const ArgumentExpr& expr, const RelationArgument& target, const std::string& takes, bool only_if_bound,
                 const ArgumentPlan& argument) {
    const SlotPlan& slot = plan_.slots[static_cast<size_t>(argument.slot)];
    if (argument.required && !slot.required && !only_if_bound) {
      sources_.Error(expr.value.at, "slot " + slot.name + " is not bound in every match, and " + target.name +
                                        " is required; bind it in every branch, or write emit?");
    }
    if (!argument.attribute.empty()) {
      const bool always = argument.attribute == "text" || argument.attribute == "value";
      if (!slot.has_mention && !always) {
        sources_.Error(expr.value.at, "slot " + slot.name + " is words and has no attribute " + argument.attribute);
      } else if (!TextFits(target)) {
        sources_.Error(expr.value.at, "an attribute is no entity" + takes);
      }
      return;
    }
    for (MentionType type : slot.types) {
      if (!Fits(type, target)) {
        sources_.Error(expr.value.at, "slot " + slot.name + " may be " + std::string(ToString(type)) + takes);
      }
    }
    if ((slot.has_words && !TextFits(target)) || (!slot.maps.empty() && !MappedFits(target))) {
      sources_.Error(expr.value.at, "slot " + slot.name + " is words" + takes);
    }
  }

  void CheckGiven(const EmitClause& clause, const std::set<std::string>& given) {
    if (relation_ == nullptr) return;
    for (size_t i = 0; i < relation_->arguments.size(); ++i) {
      const RelationArgument& argument = relation_->arguments[i];
      if (given.contains(argument.name) || (i >= 2 && argument.optional)) continue;
      sources_.Error(clause.at, "argument " + argument.name + " of " + relation_->name + " is missing" +
                                    (i < 2 ? "; subject and object come first, by position" : ""));
    }
  }

  const Schema& schema_;
  const bool slots_known_;
  Sources& sources_;
  RulePlan& plan_;
  const Relation* relation_ = nullptr;
};

}  // namespace

void CheckEmits(const Schema& schema, bool slots_known, Sources* sources, RulePlan* plan) {
  EmitChecker checker(schema, slots_known, sources, plan);
  for (const EmitClause& clause : plan->decl.emits) checker.Emit(clause);
  if (plan->decl.mark) checker.Mark(*plan->decl.mark);
}

}  // namespace kg::extract
