// From bound slots to the bindings of a claim.
#include <algorithm>
#include <charconv>

#include "extract/ruleset/runner.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr size_t kMaxCombinations = 64;

// The words as they stand, with single spaces.
std::string WordsOf(const SentenceInput& input, uint32_t first, uint32_t last) {
  std::string out;
  for (char c : input.text->Range(first, last)) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

// Where a role begins whose last word the slot holds: "vice president", "chief strategy officer", "deputy director".
uint32_t RoleStart(const SentenceInput& input, uint32_t first, uint32_t begin) {
  static constexpr auto kFronts = WordSet({"vice", "deputy", "chief", "executive", "managing", "associate", "assistant",
                                           "general", "non-executive", "co", "-"});
  const uint32_t head = first;
  while (first > begin && kFronts.Has(input.text->Lower(first - 1))) --first;
  while (first < head && input.text->Lower(first) == "-") ++first;
  if (first > begin && first < head && input.text->Lower(first) == "vice" && input.text->Lower(first - 1) == "senior")
    --first;
  if (first != head || input.text->Lower(head) != "officer") return first;
  for (uint32_t back = 1; back <= 3 && head >= begin + back; ++back) {  // "chief strategy officer"
    if (input.text->Lower(head - back) == "chief") return head - back;
  }
  return head;
}

// The first number in a value: the year of a date, the seconds of a duration ("2:01:30"), the number of a mark.
std::optional<double> NumberIn(std::string_view value) {
  const size_t start = value.find_first_of("0123456789");
  if (start == std::string_view::npos) return std::nullopt;
  double total = 0;
  const char* p = value.data() + start;
  const char* last = value.data() + value.size();
  while (true) {
    double part = 0;
    const auto [end, error] = std::from_chars(p, last, part, std::chars_format::fixed);
    if (error != std::errc()) break;
    total = total * 60 + part;
    if (end == last || *end != ':') break;
    p = end + 1;
  }
  return start > 0 && value[start - 1] == '-' ? -total : total;
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// "Person", "Place|Organization": what a mention may be, in the order of the types.
std::string TypesOf(const Mention& mention) {
  std::string out;
  for (int i = 0; i < kMentionTypeCount; ++i) {
    const auto type = static_cast<MentionType>(i);
    if (mention.types.Has(type)) out += (out.empty() ? "" : "|") + std::string(ToString(type));
  }
  return out;
}

// Slots with lists replaced by one member each.
class Emitter {
 public:
  Emitter(const CompiledRule& rule, const EmitPlan& emit, const SentenceInput& input, const View& view,
          std::vector<SlotBinding> slots)
      : rule_(rule), emit_(emit), input_(input), view_(view), slots_(std::move(slots)) {}

  void Run(const Match& base, std::vector<Match>* matches) {
    std::vector<size_t> lists;
    for (size_t i = 0; i < slots_.size(); ++i) {
      if (slots_[i].kind == SlotBinding::Kind::kList) lists.push_back(i);
    }
    const std::vector<SlotBinding> original = slots_;
    std::vector<size_t> member(lists.size(), 0);
    for (size_t n = 0; n < kMaxCombinations; ++n) {
      for (size_t k = 0; k < lists.size(); ++k) Choose(original[lists[k]], member[k], lists[k]);
      Match match = base;
      if (!AreDescribedOtherwise(original, lists, member) && Holds() && Bind(&match))
        matches->push_back(std::move(match));
      size_t k = 0;
      for (; k < lists.size(); ++k) {
        if (++member[k] < view_.lists[static_cast<size_t>(original[lists[k]].mention)].size()) break;
        member[k] = 0;
      }
      if (k == lists.size()) break;
    }
  }

 private:
  // "finance chief Ana Ruiz and senior manager Ivo Lenz": what stands before the first one only is no role of the
  // second, who has a description too.
  bool AreDescribedOtherwise(const std::vector<SlotBinding>& slots, const std::vector<size_t>& lists,
                             const std::vector<size_t>& member) const {
    for (size_t k = 0; k < lists.size(); ++k) {
      if (member[k] == 0) continue;
      const std::vector<int32_t>& of = view_.lists[static_cast<size_t>(slots[lists[k]].mention)];
      const Mention& first = input_.mentions[static_cast<size_t>(of[0])];
      const Mention& before = input_.mentions[static_cast<size_t>(of[member[k] - 1])];
      const Mention& chosen = input_.mentions[static_cast<size_t>(of[member[k]])];
      const bool described = chosen.first > before.last && !IsLink(input_.text->Lower(chosen.first - 1));
      const bool titled = std::any_of(slots.begin(), slots.end(), [&first](const SlotBinding& slot) {
        return slot.kind == SlotBinding::Kind::kWords && slot.last == first.first;
      });
      if (described && titled) return true;
    }
    return false;
  }

  static bool IsLink(std::string_view word) { return word == "and" || word == "," || word == "&"; }

  void Choose(const SlotBinding& list, size_t member, size_t slot) {
    const int32_t mention = view_.lists[static_cast<size_t>(list.mention)][member];
    slots_[slot].kind = SlotBinding::Kind::kMention;
    slots_[slot].mention = mention;
    slots_[slot].first = input_.mentions[static_cast<size_t>(mention)].first;
    slots_[slot].last = input_.mentions[static_cast<size_t>(mention)].last;
  }

  // The slot's value or attribute as text, "" where it has none.
  std::string TextOf(const SlotBinding& slot, const std::string& attribute) const {
    if (slot.kind == SlotBinding::Kind::kNone) return {};
    if (attribute == "text") return WordsOf(input_, slot.first, slot.last);
    if (attribute == "initial") return IsUpper(input_.text->Range(slot.first, slot.last)[0]) ? "upper" : "lower";
    if (slot.kind == SlotBinding::Kind::kMapped) return *slot.mapped;
    if (slot.kind != SlotBinding::Kind::kMention) return WordsOf(input_, slot.first, slot.last);
    const Mention& mention = input_.mentions[static_cast<size_t>(slot.mention)];
    if (attribute == "types") return TypesOf(mention);
    const bool of_name = attribute.empty() || attribute == "value" || attribute == "last";
    if (!of_name) return std::string(mention.Get(attribute));
    const std::string value = mention.value.empty() ? WordsOf(input_, slot.first, slot.last) : mention.value;
    return attribute == "last" ? value.substr(value.find_last_of(' ') + 1) : value;
  }

  bool Holds() const {
    return std::all_of(rule_.plan.conditions.begin(), rule_.plan.conditions.end(), [&](const ConditionPlan& condition) {
      const SlotBinding& slot = slots_[static_cast<size_t>(condition.slot)];
      if (slot.kind == SlotBinding::Kind::kNone) return true;
      const std::string text = TextOf(slot, condition.condition.attribute);
      if (condition.other < 0) return Holds(condition.condition, text);
      const SlotBinding& other = slots_[static_cast<size_t>(condition.other)];
      if (other.kind == SlotBinding::Kind::kNone) return true;
      const std::optional<double> greater = NumberIn(text);
      const std::optional<double> smaller = NumberIn(TextOf(other, ""));
      return greater && smaller && *greater > *smaller;
    });
  }

  static bool Holds(const Condition& condition, const std::string& text) {
    if (condition.op == Condition::Operator::kIn) {
      const std::optional<double> number = NumberIn(text);
      return number && (!condition.low || *number >= *condition.low) && (!condition.high || *number <= *condition.high);
    }
    const std::string folded = ToLower(text);
    const bool equal = std::find(condition.values.begin(), condition.values.end(), folded) != condition.values.end();
    return equal == (condition.op == Condition::Operator::kEqual);
  }

  bool Bind(Match* match) const {
    for (const ArgumentPlan& argument : emit_.arguments) {
      Binding binding;
      binding.name = argument.name;
      const bool bound = BindOne(argument, &binding);
      if (!bound && (argument.required || (emit_.only_if_bound && !argument.optional))) return false;
      if (bound) match->bindings.push_back(std::move(binding));
    }
    if (rule_.plan.nominal_slot >= 0) {
      const SlotBinding& it = slots_[static_cast<size_t>(rule_.plan.nominal_slot)];
      if (it.kind == SlotBinding::Kind::kNone) return false;
      match->first = it.first;
      match->last = it.last;
    }
    return true;
  }

  bool BindOne(const ArgumentPlan& argument, Binding* binding) const {
    switch (argument.kind) {
      case ValueExpr::Kind::kConstant:
        binding->kind = Binding::Kind::kText;
        binding->text = argument.text;
        return argument.parts.empty() || Compose(argument.parts, &binding->text);
      case ValueExpr::Kind::kReference:
        binding->kind = Binding::Kind::kReference;
        binding->text = argument.text;
        binding->optional = argument.optional;
        return true;
      case ValueExpr::Kind::kSlot:
        break;
    }
    const SlotBinding& slot = slots_[static_cast<size_t>(argument.slot)];
    if (slot.kind == SlotBinding::Kind::kMention && argument.attribute.empty()) {
      binding->mention = slot.mention;
      binding->type = PickType(rule_.plan.slots[static_cast<size_t>(argument.slot)],
                               input_.mentions[static_cast<size_t>(slot.mention)]);
      return true;
    }
    binding->kind = Binding::Kind::kText;
    const bool role = argument.name == "role" && slot.kind == SlotBinding::Kind::kWords && argument.attribute.empty();
    binding->text =
        role ? WordsOf(input_, RoleStart(input_, slot.first, input_.text->sentences[input_.sentence].first_token),
                       slot.last)
             : TextOf(slot, argument.attribute);
    return !binding->text.empty();
  }

  // False where one of the slots is not bound.
  bool Compose(const std::vector<TextPart>& parts, std::string* text) const {
    text->clear();
    for (const TextPart& part : parts) {
      *text += part.words;
      if (part.slot < 0) continue;
      const std::string value = TextOf(slots_[static_cast<size_t>(part.slot)], part.attribute);
      if (value.empty()) return false;
      *text += value;
    }
    return true;
  }

  static MentionType PickType(const SlotPlan& slot, const Mention& mention) {
    for (MentionType type : slot.types) {
      if (mention.types.Has(type)) return type;
    }
    return slot.types.empty() ? MentionType::kPerson : slot.types[0];
  }

  const CompiledRule& rule_;
  const EmitPlan& emit_;
  const SentenceInput& input_;
  const View& view_;
  std::vector<SlotBinding> slots_;
};

bool SameBinding(const Binding& a, const Binding& b) {
  return a.name == b.name && a.kind == b.kind && a.mention == b.mention && a.text == b.text;
}

}  // namespace

void Emit(const CompiledRule& rule, size_t emit, const SentenceInput& input, const View& view,
          const std::vector<SlotBinding>& slots, Match base, std::vector<Match>* matches) {
  Emitter(rule, rule.plan.emits[emit], input, view, slots).Run(base, matches);
}

bool IsSubset(const std::vector<Binding>& a, const std::vector<Binding>& b) {
  return std::all_of(a.begin(), a.end(), [&](const Binding& x) {
    return std::any_of(b.begin(), b.end(), [&](const Binding& y) { return SameBinding(x, y); });
  });
}

}  // namespace kg::extract
