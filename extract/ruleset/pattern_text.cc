// A pattern's tree as rules write it.
#include <string>

#include "extract/ruleset/explain.h"

namespace kg::extract {
namespace {

std::string Joined(const std::vector<Node>& nodes, const char* separator) {
  std::string text;
  for (const Node& node : nodes) text += (text.empty() ? "" : separator) + PatternText(node);
  return text;
}

std::string Names(const std::vector<Identifier>& identifiers, const char* separator) {
  std::string text;
  for (const Identifier& identifier : identifiers) text += (text.empty() ? "" : separator) + identifier.text;
  return text;
}

std::string MentionText(const Node& node) {
  std::string text = Names(node.types, "|");
  for (const Identifier& form : node.forms) text += "." + form.text;
  return text;
}

std::string Grouped(const Node& node) {
  const bool group =
      (node.kind == NodeKind::kSequence && node.children.size() != 1) || node.kind == NodeKind::kAlternative;
  return group ? "( " + PatternText(node) + " )" : PatternText(node);
}

std::string RepeatText(const Node& node) {
  const std::string term = Grouped(node.children[0]);
  if (node.min == 0 && node.max == 1) return term + "?";
  if (node.min == 0 && node.max == kUnbounded) return term + "*";
  if (node.min == 1 && node.max == kUnbounded) return term + "+";
  const std::string least = std::to_string(node.min);
  if (node.min == node.max) return term + "{" + least + "}";
  return term + "{" + least + "," + (node.max == kUnbounded ? "" : std::to_string(node.max)) + "}";
}

std::string SlotText(const Node& node) {
  const Node& target = node.children[0];
  if (node.slot_kind == SlotKind::kText) return "<" + node.text + ":Text(" + PatternText(target) + ")>";
  return "<" + node.text + ":" + (target.kind == NodeKind::kMention ? MentionText(target) : PatternText(target)) + ">";
}

std::string WordText(const std::string& word) {
  constexpr std::string_view kOfTheLanguage = "(){}<>|?*+$%\"#";
  return word.find_first_of(kOfTheLanguage) == std::string::npos ? word : '"' + word + '"';
}

}  // namespace

std::string PatternText(const Node& pattern) {
  switch (pattern.kind) {
    case NodeKind::kSequence: {
      std::string text;
      for (const Node& child : pattern.children) {
        const bool group = child.kind == NodeKind::kAlternative || child.kind == NodeKind::kSequence;
        text += (text.empty() ? "" : " ") + (group ? Grouped(child) : PatternText(child));
      }
      return text;
    }
    case NodeKind::kAlternative:
      return Joined(pattern.children, " | ");
    case NodeKind::kRepeat:
      return RepeatText(pattern);
    case NodeKind::kWord:
      return WordText(pattern.text);
    case NodeKind::kList:
      return "$" + pattern.text;
    case NodeKind::kMention:
      return "<" + MentionText(pattern) + ">";
    case NodeKind::kSlot:
      return SlotText(pattern);
    case NodeKind::kGap:
      return ".." + std::to_string(pattern.max);
    case NodeKind::kAdjective:
      return "%adj";
    case NodeKind::kNounPhrase:
      return "%np";
    case NodeKind::kStart:
      return "START";
    case NodeKind::kEnd:
      return "END";
    case NodeKind::kMacro:
      return "%" + pattern.text + (pattern.arguments.empty() ? "" : "(" + Names(pattern.arguments, ", ") + ")");
  }
  return {};
}

}  // namespace kg::extract
