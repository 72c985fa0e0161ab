// What stands behind "words $NAME =", "verbs $NAME =" and "map $NAME =>".
#include "extract/ruleset/parser.h"
#include "extract/ruleset/words.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

bool IsSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Reads words and quoted words up to one of `stops` outside quotes.
bool ReadPhrase(Cursor* c, std::string_view stops, std::string* phrase) {
  constexpr std::string_view kLanguage = "(){}<>?*+$%";
  const Location at = c->Here();
  phrase->clear();
  while (!c->AtEnd() && stops.find(c->Peek()) == std::string_view::npos) {
    std::string word;
    if (c->Peek() == '"') {
      if (!c->ReadQuoted(&word)) return false;
    } else {
      while (c->Peek() != '\0' && !IsSpaceByte(c->Peek()) && c->Peek() != '"' &&
             stops.find(c->Peek()) == std::string_view::npos) {
        if (kLanguage.find(c->Peek()) != std::string_view::npos) {
          return c->Fail("'" + std::string(1, c->Peek()) +
                         "' is no part of a word here; as a word it stands in double quotes");
        }
        word += c->Peek();
        c->Advance();
      }
    }
    *phrase += (phrase->empty() ? "" : " ") + word;
  }
  if (Trim(*phrase).empty()) return c->Fail(at, "expected a word or phrase, found " + c->Found());
  return true;
}

// A phrase, $OTHER or `from FILE`.
bool ReadPart(Cursor* c, std::string_view stops, ListPart* part) {
  part->at = c->Here();
  if (c->Eat('$')) {
    part->kind = ListPart::Kind::kInclude;
    part->text = c->ReadIdentifier().text;
    return !part->text.empty() || c->Fail("expected the name of a list after '$', found " + c->Found());
  }
  Cursor ahead = *c;
  if (ahead.EatWord("from")) {
    ahead.Eat(':');
    std::string path;
    ahead.SkipSpace();
    while (ahead.Peek() != '\0' && !IsSpaceByte(ahead.Peek()) && stops.find(ahead.Peek()) == std::string_view::npos) {
      path += ahead.Peek();
      ahead.Advance();
    }
    if (path.find('/') != std::string::npos || path.ends_with(".txt")) {
      part->kind = ListPart::Kind::kFile;
      part->text = path;
      *c = ahead;
      return true;
    }
  }
  return ReadPhrase(c, stops, &part->text);
}

bool ReadParts(Cursor* c, std::string_view stops, std::string_view value, ListDecl* list) {
  do {
    ListPart part;
    if (!ReadPart(c, stops, &part)) return false;
    part.value = value;
    list->parts.push_back(std::move(part));
  } while (c->Eat('|'));
  return true;
}

}  // namespace

bool ParseWords(Cursor* c, ListDecl* list) {
  if (!c->Eat('=')) return c->Fail("expected '=' and words parted by '|', found " + c->Found());
  return ReadParts(c, "|", "", list) && c->ExpectEnd("the list");
}

bool ParseVerbs(Cursor* c, ListDecl* list) {
  if (!c->Eat('=')) return c->Fail("expected '=' and verbs parted by spaces, found " + c->Found());
  while (!c->AtEnd()) {
    ListPart part;
    part.kind = ListPart::Kind::kVerb;
    part.at = c->Here();
    if (c->Eat('|') || c->Eat(',')) continue;
    if (c->Peek() == '"') {
      if (!c->ReadQuoted(&part.text)) return false;
    } else {
      part.text = c->ReadIdentifier("-'").text;
    }
    if (part.text.empty())
      return c->Fail("expected the base form of a verb, as in coach or win(won won winning), found " + c->Found());
    if (c->Eat('(')) {
      while (!c->Eat(')')) {
        std::string form = c->ReadIdentifier("-'").text;
        if (form.empty()) return c->Fail("expected a form of '" + part.text + "' or ')', found " + c->Found());
        part.forms.push_back(std::move(form));
        c->Eat(',');
      }
    }
    list->parts.push_back(std::move(part));
  }
  return !list->parts.empty() || c->Fail("expected at least one verb");
}

bool ParseMap(Cursor* c, ListDecl* list) {
  list->is_map = true;
  c->SkipSpace();
  if (c->Peek() != '=' || c->Peek(1) != '>')
    return c->Fail("expected '=>' and \"value\": phrase | phrase ; ..., found " + c->Found());
  c->Advance(2);
  do {
    if (c->AtEnd() && !list->parts.empty()) break;  // a ';' at the end
    std::string value;
    if (!ReadPhrase(c, ":;|", &value)) return false;
    if (!c->Eat(':')) return c->Fail("expected ':' after the value \"" + value + "\", found " + c->Found());
    if (!ReadParts(c, "|;", value, list)) return false;
  } while (c->Eat(';'));
  return c->ExpectEnd("the map");
}

}  // namespace kg::extract
