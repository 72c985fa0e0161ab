// The clauses of a rule beside find and the examples.
#include <algorithm>
#include <charconv>

#include "extract/ruleset/parser.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

const char* const kRoleNames[] = {"headline", "standfirst", "body",    "sub-heading", "list",
                                  "quote",    "table row",  "caption", "key point",   "correction"};

// A number as it stands: digits with '.', and ':' for times; a sign before it.
std::string ReadNumberText(Cursor* c) {
  c->SkipSpace();
  std::string text;
  while (IsDigitByte(c->Peek()) || (text.empty() && c->Peek() == '-') ||
         ((c->Peek() == '.' || c->Peek() == ':') && IsDigitByte(c->Peek(1)) && !text.empty())) {
    text += c->Peek();
    c->Advance();
  }
  return text;
}

// "2:01:30" in seconds, a plain number as it is.
double NumberOf(std::string_view text) {
  double total = 0;
  for (std::string_view part : Split(text, ':')) {
    double value = 0;
    std::from_chars(part.data(), part.data() + part.size(), value);
    total = total * 60 + value;
  }
  return total;
}

bool ParseValue(Cursor* c, ValueExpr* value) {
  value->at = c->Here();
  if (c->Peek() == '"') {
    value->kind = ValueExpr::Kind::kConstant;
    return c->ReadQuoted(&value->text);
  }
  if (IsDigitByte(c->Peek()) || c->Peek() == '-') {
    value->kind = ValueExpr::Kind::kConstant;
    value->is_number = true;
    value->text = ReadNumberText(c);
    return true;
  }
  if (c->Eat('@')) value->kind = ValueExpr::Kind::kReference;
  value->text = c->ReadIdentifier().text;
  if (value->text.empty()) {
    return c->Fail("expected a slot, slot.attribute, @reference, number or \"text\", found " + c->Found());
  }
  if (value->kind == ValueExpr::Kind::kSlot && c->Peek() == '.') {
    c->Advance();
    value->attribute = c->ReadIdentifier().text;
    if (value->attribute.empty())
      return c->Fail("expected an attribute after '.', as in event.year, found " + c->Found());
  }
  if (c->Peek() == '?') {
    c->Advance();
    value->optional = true;
  }
  return true;
}

// Words of one value in a condition: quoted, or as they stand up to '|' or 'and'.
bool ParseConditionValue(Cursor* c, std::vector<std::string>* values) {
  std::string text;
  c->SkipSpace();
  if (c->Peek() == '"') {
    if (!c->ReadQuoted(&text)) return false;
  } else {
    while (!c->AtEnd() && c->Peek() != '|') {
      Cursor ahead = *c;
      if (ahead.EatWord("and")) break;
      std::string word;
      while (c->Peek() != '\0' && c->Peek() != ' ' && c->Peek() != '\t' && c->Peek() != '\n' && c->Peek() != '|') {
        word += c->Peek();
        c->Advance();
      }
      text += (text.empty() ? "" : " ") + word;
    }
    if (text.empty()) return c->Fail("expected a value, found " + c->Found());
  }
  values->push_back(ToLower(text));
  return true;
}

bool ParseRange(Cursor* c, Condition* condition) {
  const Location at = c->Here();
  const std::string low = ReadNumberText(c);
  c->SkipSpace();
  if (c->Peek() != '.' || c->Peek(1) != '.')
    return c->Fail("expected a range as in 1..120 or 2:00:00..3:00:00, found " + c->Found());
  c->Advance(2);
  const std::string high = ReadNumberText(c);
  if (!low.empty()) condition->low = NumberOf(low);
  if (!high.empty()) condition->high = NumberOf(high);
  if (low.empty() && high.empty()) return c->Fail(at, "the range has neither a lower nor an upper end");
  if (condition->low && condition->high && *condition->low > *condition->high) {
    return c->Fail(at, "the lower end of the range is above the upper one");
  }
  return true;
}

bool ParseCondition(Cursor* c, Condition* condition) {
  Identifier slot = c->ReadIdentifier();
  condition->slot = slot.text;
  condition->at = slot.at;
  if (slot.text.empty()) return c->Fail("expected a slot, found " + c->Found());
  if (c->Peek() == '.') {
    c->Advance();
    condition->attribute = c->ReadIdentifier().text;
    if (condition->attribute.empty()) return c->Fail("expected an attribute after '.', found " + c->Found());
  }
  if (c->EatWord("in")) {
    condition->op = Condition::Operator::kIn;
    return ParseRange(c, condition);
  }
  if (c->Eat('>')) {
    condition->op = Condition::Operator::kGreater;
    condition->other = c->ReadIdentifier().text;
    return !condition->other.empty() || c->Fail("expected a slot after '>', found " + c->Found());
  }
  c->SkipSpace();
  if (c->Peek() == '!' && c->Peek(1) == '=') {
    c->Advance(2);
    condition->op = Condition::Operator::kNotEqual;
  } else if (!c->Eat('=')) {
    return c->Fail("expected 'in lo..hi', '=', '!=' or '>' after the slot, found " + c->Found());
  }
  do {
    if (!ParseConditionValue(c, &condition->values)) return false;
  } while (c->Eat('|'));
  return true;
}

}  // namespace

bool ParseArguments(Cursor* c, std::vector<ArgumentExpr>* arguments) {
  const Location open = c->Here();
  if (!c->Eat('(')) return c->Fail("expected '(' and the arguments, found " + c->Found());
  if (c->Eat(')')) return true;
  do {
    ArgumentExpr argument;
    argument.at = c->Here();
    Cursor ahead = *c;
    const Identifier name = ahead.ReadIdentifier();
    if (!name.text.empty() && ahead.Eat('=')) {
      argument.name = name.text;
      *c = ahead;
    }
    if (!ParseValue(c, &argument.value)) return false;
    arguments->push_back(std::move(argument));
  } while (c->Eat(','));
  if (c->AtEnd()) return c->Fail(open, "this '(' is not closed");
  return c->Eat(')') || c->Fail("expected ',' or ')' after an argument, found " + c->Found());
}

bool ParseEmit(Cursor* c, EmitClause* emit) {
  Identifier relation = c->ReadIdentifier("_-");
  if (relation.text.empty()) return c->Fail("expected a relation, as in coach-of(coach, athlete), found " + c->Found());
  emit->relation = relation.text;
  emit->at = relation.at;
  return ParseArguments(c, &emit->arguments) && c->ExpectEnd("emit");
}

bool ParseMark(Cursor* c, MarkClause* mark) {
  mark->at = c->Here();
  do {
    mark->types.push_back(c->ReadIdentifier());
    if (mark->types.back().text.empty())
      return c->Fail("expected a type, as in mark Person(head = role), found " + c->Found());
  } while (c->Eat('|'));
  return ParseArguments(c, &mark->arguments) && c->ExpectEnd("mark");
}

bool ParseConditions(Cursor* c, std::vector<Condition>* conditions) {
  do {
    conditions->emplace_back();
    if (!ParseCondition(c, &conditions->back())) return false;
  } while (c->EatWord("and") || c->Eat(','));
  return c->ExpectEnd("the condition");
}

bool ParseUnless(Cursor* c, UnlessClause* unless) {
  unless->at = c->Here();
  if (c->EatWord("before")) {
    unless->place = UnlessClause::Place::kBefore;
  } else if (c->EatWord("within")) {
    unless->place = UnlessClause::Place::kWithin;
  } else if (c->EatWord("after")) {
    unless->place = UnlessClause::Place::kAfter;
  } else {
    return c->Fail("expected before, within or after and a pattern, found " + c->Found());
  }
  return ParsePattern(c, &unless->pattern);
}

bool ParseRoles(Cursor* c, uint16_t* roles) {
  do {
    const Location at = c->Here();
    std::string name;
    while (!c->AtEnd() && c->Peek() != '|' && c->Peek() != ',') {
      const std::string word = c->ReadIdentifier("-").text;
      if (word.empty()) return c->Fail("expected the role of a block, found " + c->Found());
      name += (name.empty() ? "" : " ") + word;
    }
    if (name == "all") {
      *roles = static_cast<uint16_t>((1u << std::size(kRoleNames)) - 1);
      continue;
    }
    const auto found = std::find(std::begin(kRoleNames), std::end(kRoleNames), name);
    if (found == std::end(kRoleNames)) {
      const std::vector<std::string> known(std::begin(kRoleNames), std::end(kRoleNames));
      return c->Fail(
          at, "unknown role of a block '" + name + "'" + DidYouMean(name, known) + "; known: all, " + Enumerate(known));
    }
    *roles = static_cast<uint16_t>(*roles | (1u << (found - std::begin(kRoleNames))));
  } while (c->Eat('|') || c->Eat(','));
  return c->ExpectEnd("the roles");
}

bool ParseViews(Cursor* c, uint8_t* views) {
  *views = 0;
  do {
    const Identifier name = c->ReadIdentifier();
    if (name.text == "names") {
      *views |= kNamesView;
    } else if (name.text == "nominals") {
      *views |= kNominalsView;
    } else if (name.text == "skeleton") {
      *views |= kSkeletonView;
    } else if (name.text == "clauses") {
      *views |= kClausesView;
    } else {
      return c->Fail(name.at, "unknown view '" + name.text + "'; known: names, nominals, skeleton, clauses");
    }
  } while (c->Eat('|') || c->Eat(','));
  return c->ExpectEnd("the views");
}

}  // namespace kg::extract
