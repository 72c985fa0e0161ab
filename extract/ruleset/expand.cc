#include "extract/ruleset/expand.h"

#include <algorithm>

namespace kg::extract {
namespace {

constexpr int kMaxNodes = 20000;
constexpr int kMaxMacroDepth = 20;
constexpr uint8_t kAllForms = 0xF;

using Substitution = std::vector<std::pair<std::string, std::string>>;

std::string Substitute(const Substitution& substitution, const std::string& name) {
  for (const auto& [parameter, argument] : substitution) {
    if (parameter == name) return argument;
  }
  return name;
}

// The node without its children: to copy those too at every level would copy a tree as often as it is deep.
Node Bare(const Node& node) {
  Node out;
  out.kind = node.kind;
  out.at = node.at;
  out.text = node.text;
  out.slot_kind = node.slot_kind;
  out.min = node.min;
  out.max = node.max;
  out.types = node.types;
  out.forms = node.forms;
  out.arguments = node.arguments;
  return out;
}

class Expander {
 public:
  Expander(Catalog* catalog, Sources* sources) : catalog_(*catalog), sources_(*sources) {}

  Node Expand(const Node& node, const Substitution& substitution) {
    if (++count_ == kMaxNodes) sources_.Error(node.at, "the pattern is too large once its macros are put in");
    if (node.kind == NodeKind::kMacro) return Macro(node, substitution);
    Node out = Bare(node);
    if (count_ >= kMaxNodes) return out;
    out.children.reserve(node.children.size());
    for (const Node& child : node.children) out.children.push_back(Expand(child, substitution));
    if (node.kind == NodeKind::kMention) ResolveMention(substitution, &out);
    if (node.kind == NodeKind::kList) out.list = catalog_.FindList(node.text, node.at);
    if (node.kind == NodeKind::kSlot) ResolveSlot(substitution, &out);
    return out;
  }

 private:
  void ResolveSlot(const Substitution& substitution, Node* slot) {
    slot->text = Substitute(substitution, slot->text);
    const Node& target = slot->children[0];
    if (slot->slot_kind == SlotKind::kMapped && target.list >= 0 && !catalog_.list(target.list).is_map) {
      slot->slot_kind = SlotKind::kText;
    }
  }

  void ResolveMention(const Substitution& substitution, Node* node) {
    for (Identifier& type : node->types) {
      type.text = Substitute(substitution, type.text);
      if (const std::optional<MentionType> known = ParseMentionType(type.text)) {
        node->type_set.Add(*known);
      } else {
        std::vector<std::string> types;
        for (int i = 0; i < kMentionTypeCount; ++i) types.emplace_back(ToString(static_cast<MentionType>(i)));
        sources_.Error(type.at,
                       "unknown type " + type.text + DidYouMean(type.text, types) + "; known: " + Enumerate(types));
      }
    }
    for (const Identifier& form : node->forms) node->form_bits |= FormBits(form);
    if (node->forms.empty()) node->form_bits = 1u << static_cast<unsigned>(Form::kName);
  }

  uint8_t FormBits(const Identifier& form) {
    const std::vector<std::string> known = {"name", "pron", "poss", "nom"};
    const auto it = std::find(known.begin(), known.end(), form.text);
    if (it != known.end()) return static_cast<uint8_t>(1u << (it - known.begin()));
    if (form.text != "any") {
      sources_.Error(
          form.at, "unknown form " + form.text + DidYouMean(form.text, known) + "; known: name, pron, poss, nom, any");
    }
    return kAllForms;
  }

  Node Macro(const Node& call, const Substitution& outer) {
    Node group;
    group.at = call.at;
    const MacroDecl* macro = catalog_.FindMacro(call.text, call.at);
    if (macro == nullptr) return group;
    if (macro->parameters.size() != call.arguments.size()) {
      sources_.Error(call.at, "%" + call.text + " takes " + std::to_string(macro->parameters.size()) +
                                  " argument(s), not " + std::to_string(call.arguments.size()));
      return group;
    }
    if (std::find(open_.begin(), open_.end(), macro) != open_.end() || open_.size() >= kMaxMacroDepth) {
      sources_.Error(call.at, "%" + call.text + " contains itself");
      return group;
    }
    Substitution substitution;
    for (size_t i = 0; i < call.arguments.size(); ++i) {
      substitution.emplace_back(macro->parameters[i].text, Substitute(outer, call.arguments[i].text));
    }
    open_.push_back(macro);
    group = Expand(macro->body, substitution);
    open_.pop_back();
    return group;
  }

  Catalog& catalog_;
  Sources& sources_;
  std::vector<const MacroDecl*> open_;
  int count_ = 0;
};

}  // namespace

Node ExpandPattern(const Node& pattern, Catalog* catalog, Sources* sources) {
  return Expander(catalog, sources).Expand(pattern, {});
}

}  // namespace kg::extract
