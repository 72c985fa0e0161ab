// Patterns: alternative := sequence ('|' sequence)*; sequence := (term quantifier?)+.
#include <algorithm>

#include "extract/ruleset/parser.h"
#include "extract/ruleset/words.h"

namespace kg::extract {
namespace {

constexpr int kMaxDepth = 40;
constexpr int kMaxRepeat = 30;
constexpr std::string_view kLanguage = "(){}<>|?*+$%\"#";

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsUpperByte(char c) { return c >= 'A' && c <= 'Z'; }
bool IsSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\n'; }

class PatternParser {
 public:
  explicit PatternParser(Cursor* cursor) : c_(*cursor) {}

  bool Alternatives(Node* out) {
    if (++depth_ > kMaxDepth) return c_.Fail("the pattern is nested more than " + std::to_string(kMaxDepth) + " deep");
    std::vector<Node> branches(1);
    const Location at = c_.Here();
    if (!Sequence(&branches.back())) return false;
    while (c_.Eat('|')) {
      branches.emplace_back();
      if (!Sequence(&branches.back())) return false;
    }
    --depth_;
    if (branches.size() == 1) {
      *out = std::move(branches[0]);
    } else {
      out->kind = NodeKind::kAlternative;
      out->at = at;
      out->children = std::move(branches);
    }
    return true;
  }

 private:
  bool Sequence(Node* out) {
    out->kind = NodeKind::kSequence;
    out->at = c_.Here();
    while (!c_.AtEnd() && c_.Peek() != '|' && c_.Peek() != ')') {
      if (!Term(&out->children) || !Quantifier(&out->children.back())) return false;
    }
    if (out->children.empty()) {
      return c_.Fail("expected a word, $LIST, <slot:Type>, %macro, ..N or ( ... ) here, found " + c_.Found());
    }
    return true;
  }

  // Appends one node, or several when a run of characters is several tokens.
  bool Term(std::vector<Node>* out) {
    Node node;
    node.at = c_.Here();
    switch (c_.Peek()) {
      case '(':
        return Group(&node) && Add(std::move(node), out);
      case '<':
        return Slot(&node) && Add(std::move(node), out);
      case '$':
        return ListName(&node) && Add(std::move(node), out);
      case '%':
        return Percent(&node) && Add(std::move(node), out);
      case '"':
        return Quoted(&node) && Add(std::move(node), out);
      case '?':
      case '*':
      case '+':
      case '{':
        return c_.Fail("nothing to repeat before '" + std::string(1, c_.Peek()) +
                       "'; as a word it stands in double quotes");
      case '}':
      case '>':
        return c_.Fail("'" + std::string(1, c_.Peek()) + "' without its opening; as a word it stands in double quotes");
      default:
        break;
    }
    if (c_.Peek() == '.' && c_.Peek(1) == '.' && IsDigitByte(c_.Peek(2)))
      return Gap(&node) && Add(std::move(node), out);
    return Words(out);
  }

  static bool Add(Node node, std::vector<Node>* out) {
    out->push_back(std::move(node));
    return true;
  }

  bool Group(Node* out) {
    const Location open = c_.Here();
    c_.Eat('(');
    if (!Alternatives(out)) return false;
    if (!c_.Eat(')')) return c_.Fail(open, "this '(' is not closed; as a word it is written \"(\"");
    return true;
  }

  bool ListName(Node* out) {
    out->kind = NodeKind::kList;
    c_.Eat('$');
    out->text = c_.ReadIdentifier().text;
    if (out->text.empty())
      return c_.Fail(out->at, "expected a name after '$', as in $COACH; the sign itself is written \"$\"");
    return true;
  }

  bool Percent(Node* out) {
    c_.Eat('%');
    out->text = c_.ReadIdentifier().text;
    if (out->text.empty())
      return c_.Fail(out->at, "expected a name after '%', as in %adj; the sign itself is written \"%\"");
    if (out->text == "adj" || out->text == "np") {
      out->kind = out->text == "adj" ? NodeKind::kAdjective : NodeKind::kNounPhrase;
      return true;
    }
    out->kind = NodeKind::kMacro;
    if (c_.Peek() != '(') return true;
    c_.Eat('(');
    do {
      out->arguments.push_back(c_.ReadIdentifier());
      if (out->arguments.back().text.empty()) return c_.Fail("expected a slot name as argument, found " + c_.Found());
    } while (c_.Eat(','));
    if (!c_.Eat(')'))
      return c_.Fail("expected ',' or ')' after an argument of %" + out->text + ", found " + c_.Found());
    return true;
  }

  bool Quoted(Node* out) {
    std::string text;
    if (!c_.ReadQuoted(&text)) return false;
    out->kind = NodeKind::kSequence;
    for (std::string& word : SplitWords(text)) AddWord(std::move(word), out->at, &out->children);
    if (out->children.empty()) return c_.Fail(out->at, "there is no word between these quotes");
    if (out->children.size() == 1) *out = Node(out->children[0]);
    return true;
  }

  static void AddWord(std::string word, Location at, std::vector<Node>* out) {
    Node node;
    node.kind = NodeKind::kWord;
    node.text = std::move(word);
    node.at = at;
    out->push_back(std::move(node));
  }

  bool Gap(Node* out) {
    out->kind = NodeKind::kGap;
    c_.Advance(2);
    return Count(&out->max);
  }

  // Up to kMaxRepeat.
  bool Count(int* out) {
    const Location at = c_.Here();
    int value = 0;
    if (!IsDigitByte(c_.Peek())) return c_.Fail("expected a number, found " + c_.Found());
    while (IsDigitByte(c_.Peek())) {
      value = std::min(value * 10 + (c_.Peek() - '0'), 100000);
      c_.Advance();
    }
    if (value > kMaxRepeat)
      return c_.Fail(at, "at most " + std::to_string(kMaxRepeat) + " here, found " + std::to_string(value));
    *out = value;
    return true;
  }

  bool Words(std::vector<Node>* out) {
    const Location at = c_.Here();
    std::string run;
    while (c_.Peek() != '\0' && !IsSpaceByte(c_.Peek()) && kLanguage.find(c_.Peek()) == std::string_view::npos &&
           !(c_.Peek() == '.' && c_.Peek(1) == '.' && IsDigitByte(c_.Peek(2)))) {
      run += c_.Peek();
      c_.Advance();
    }
    if (run == "START" || run == "END") {
      Node node;
      node.kind = run == "START" ? NodeKind::kStart : NodeKind::kEnd;
      node.at = at;
      return Add(std::move(node), out);
    }
    for (std::string& word : SplitWords(run)) AddWord(std::move(word), at, out);
    if (run.empty() || out->empty()) return c_.Fail(at, "expected a word, found " + c_.Found());
    return true;
  }

  bool Quantifier(Node* node) {
    c_.SkipSpace();
    int min = 0;
    int max = kUnbounded;
    if (c_.Eat('?')) {
      max = 1;
    } else if (c_.Eat('+')) {
      min = 1;
    } else if (!c_.Eat('*')) {
      if (c_.Peek() != '{') return true;
      if (!Braces(&min, &max)) return false;
    }
    Node inner = std::move(*node);
    *node = Node();
    node->kind = NodeKind::kRepeat;
    node->at = inner.at;
    node->min = min;
    node->max = max;
    node->children.push_back(std::move(inner));
    c_.SkipSpace();
    if (c_.Peek() == '?' || c_.Peek() == '*' || c_.Peek() == '+' || c_.Peek() == '{') {
      return c_.Fail("a term is repeated twice over; put the inner repetition in ( )");
    }
    return true;
  }

  bool Braces(int* min, int* max) {
    const Location at = c_.Here();
    c_.Eat('{');
    c_.SkipSpace();
    if (!Count(min)) return false;
    *max = *min;
    if (c_.Eat(',')) {
      c_.SkipSpace();
      *max = kUnbounded;
      if (IsDigitByte(c_.Peek()) && !Count(max)) return false;
    }
    if (!c_.Eat('}')) return c_.Fail("expected '}' as in {2} or {0,3}, found " + c_.Found());
    if (*max != kUnbounded && *max < *min) return c_.Fail(at, "the upper bound is below the lower one");
    if (*max == 0) return c_.Fail(at, "{0} repeats nothing");
    return true;
  }

  // <slot:Type|Type.form>, <slot:$LIST>, <slot:Text(...)>, <Type.form>
  bool Slot(Node* out) {
    const Location open = c_.Here();
    c_.Eat('<');
    Identifier name = c_.ReadIdentifier("_-");
    const bool anonymous = name.text.empty() || (IsUpperByte(name.text[0]) && (c_.SkipSpace(), c_.Peek() != ':'));
    Node target;
    target.at = name.at;
    if (anonymous && !name.text.empty()) {
      target.kind = NodeKind::kMention;
      target.types.push_back(std::move(name));
      if (!MoreTypes(&target)) return false;
    } else {
      if (!c_.Eat(':') && !(name.text.empty() && c_.Peek() == '$')) {
        return c_.Fail("expected ':' and a type after the slot's name, as in <coach:Person>, found " + c_.Found());
      }
      if (!CheckSlotName(name) || !Target(&target, out)) return false;
    }
    if (!c_.Eat('>'))
      return c_.Fail(open, "this '<' is not closed by '>' after the slot's type; as a word it is written \"<\"");
    if (anonymous) {
      *out = std::move(target);
      out->at = open;
      return true;
    }
    out->kind = NodeKind::kSlot;
    out->text = std::move(name.text);
    out->at = open;
    out->children.push_back(std::move(target));
    return true;
  }

  bool CheckSlotName(const Identifier& name) {
    const bool good = std::all_of(name.text.begin(), name.text.end(),
                                  [](char c) { return (c >= 'a' && c <= 'z') || IsDigitByte(c) || c == '_'; });
    return good || c_.Fail(name.at, "a slot's name has lower-case letters, digits and '_' only: '" + name.text + "'");
  }

  bool Target(Node* target, Node* slot) {
    target->at = c_.Here();
    if (c_.Peek() == '$') {
      slot->slot_kind = SlotKind::kMapped;  // a plain list gives its words: decided when the name is resolved
      return ListName(target);
    }
    Identifier type = c_.ReadIdentifier();
    if (type.text.empty()) {
      return c_.Fail("expected a type, $MAP, $LIST or Text( ... ) after ':', found " + c_.Found());
    }
    if (type.text == "Text") {
      slot->slot_kind = SlotKind::kText;
      c_.SkipSpace();
      if (c_.Peek() != '(')
        return c_.Fail("expected '(' and a pattern after Text, as in <role:Text(%adj? $ROLE)>, found " + c_.Found());
      return Group(target);
    }
    target->kind = NodeKind::kMention;
    target->types.push_back(std::move(type));
    return MoreTypes(target);
  }

  bool MoreTypes(Node* target) {
    while (c_.Eat('|')) {
      target->types.push_back(c_.ReadIdentifier());
      if (target->types.back().text.empty()) return c_.Fail("expected a type after '|', found " + c_.Found());
    }
    while (c_.Eat('.')) {
      target->forms.push_back(c_.ReadIdentifier());
      if (target->forms.back().text.empty()) {
        return c_.Fail("expected a form after '.': name, pron, poss, nom or any; found " + c_.Found());
      }
    }
    return true;
  }

  Cursor& c_;
  int depth_ = 0;
};

}  // namespace

bool ParsePattern(Cursor* cursor, Node* pattern) {
  PatternParser parser(cursor);
  if (!parser.Alternatives(pattern)) return false;
  cursor->SkipSpace();
  if (cursor->Peek() == ')') return cursor->Fail("')' without its '('; as a word it is written \")\"");
  return true;
}

}  // namespace kg::extract
