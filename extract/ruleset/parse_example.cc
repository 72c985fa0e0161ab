// Examples: a sentence with marked mentions, and what must come out.
#include <algorithm>
#include <array>
#include <cctype>

#include "extract/ruleset/parser.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

const char* const kNumberWords[] = {"zero",     "one",     "two",     "three",     "four",     "five",     "six",
                                    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
                                    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
const char* const kOrdinalWords[] = {"zeroth",     "first",      "second",     "third",     "fourth",    "fifth",
                                     "sixth",      "seventh",    "eighth",     "ninth",     "tenth",     "eleventh",
                                     "twelfth",    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
                                     "eighteenth", "nineteenth", "twentieth"};

// The first number of an Age or Number: "33 - year - old" and "aged 33" -> "33", "three" -> "3". "" when there is none.
std::string LeadingNumber(std::string_view words) {
  const size_t start = words.find_first_of("0123456789");
  if (start != std::string_view::npos) words.remove_prefix(start);
  std::string digits;
  for (char c : words) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && c != '.' && c != ',') break;
    if (c != ',') digits += c;
  }
  while (digits.ends_with('.')) digits.pop_back();
  if (!digits.empty()) return digits;
  const std::string first = ToLower(words.substr(0, words.find_first_of(" -")));
  for (size_t i = 0; i < std::size(kNumberWords); ++i) {
    if (first == kNumberWords[i]) return std::to_string(i);
  }
  return {};
}

std::string RankOf(std::string_view words) {
  if (std::string digits = LeadingNumber(words); !digits.empty()) return digits;
  std::string folded = ToLower(words);
  folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
  for (size_t i = 1; i < std::size(kOrdinalWords); ++i) {
    if (folded == kOrdinalWords[i]) return std::to_string(i);
  }
  return folded.starts_with("runner") ? "2" : std::string(words);
}

std::string ValueOf(TypeSet types, std::string_view words) {
  if (types.Has(MentionType::kRank)) return RankOf(words);
  if (types.Has(MentionType::kAge) || types.Has(MentionType::kNumber)) {
    if (std::string number = LeadingNumber(words); !number.empty()) return number;
  }
  return std::string(words);
}

Shape ShapeOf(std::string_view token) {
  size_t pos = 0;
  int letters = 0;
  int upper = 0;
  const char32_t first = NextCodePoint(token, &pos);
  if (IsDigit(first)) return Shape::kNumber;
  for (pos = 0; pos < token.size();) {
    const char32_t c = NextCodePoint(token, &pos);
    letters += IsLetter(c);
    upper += IsUpper(c);
  }
  if (letters == 0) return Shape::kPunct;
  if (upper == 0) return Shape::kLower;
  if (upper == letters) return letters == 1 ? Shape::kInitial : Shape::kUpper;
  return upper == 1 && IsUpper(first) ? Shape::kTitle : Shape::kMixed;
}

class SentenceParser {
 public:
  // `raw` keeps its escapes; `at` is where it begins in the file.
  SentenceParser(std::string_view raw, Location at, Sources* sources, ExampleSentence* out)
      : raw_(raw), at_(at), sources_(*sources), out_(*out) {}

  bool Parse() {
    while (true) {
      while (pos_ < raw_.size() && raw_[pos_] == ' ') ++pos_;
      if (pos_ >= raw_.size()) break;
      if (raw_[pos_] == '[') {
        open_.push_back({pos_, static_cast<uint32_t>(out_.tokens.size())});
        ++pos_;
      } else if (raw_[pos_] == '|') {
        if (!Close()) return false;
      } else if (!ReadToken()) {
        return false;
      }
    }
    if (!open_.empty())
      return Fail(open_.back().offset, "this '[' is not closed; a mention is written [words|Type], a bracket \\[");
    if (out_.tokens.empty()) return Fail(0, "the example has no words");
    SortMentions();
    return true;
  }

 private:
  struct Open {
    size_t offset;
    uint32_t first;
  };

  bool Fail(size_t offset, std::string message) {
    sources_.Error({at_.file, at_.offset + static_cast<uint32_t>(offset)}, std::move(message));
    return false;
  }

  bool ReadToken() {
    std::string token;
    const size_t start = pos_;
    while (pos_ < raw_.size() && raw_[pos_] != ' ' && raw_[pos_] != '|' && raw_[pos_] != '[') {
      if (raw_[pos_] == ']' && !open_.empty()) {
        return Fail(open_.back().offset, "this mention has no type; write [words|Type], a bracket \\[");
      }
      if (raw_[pos_] == '\\' && pos_ + 1 < raw_.size()) ++pos_;
      token += raw_[pos_++];
    }
    if (pos_ < raw_.size() && raw_[pos_] == '[')
      return Fail(pos_, "'[' within a word: tokens are parted by spaces; a bracket is written \\[");
    Token t;
    if (!out_.text.empty()) out_.text += ' ';
    t.begin = static_cast<uint32_t>(out_.text.size());
    out_.text += token;
    t.end = static_cast<uint32_t>(out_.text.size());
    t.shape = ShapeOf(token);
    t.space_before = t.begin > 0;
    out_.tokens.push_back(t);
    if (token.size() > 1 &&
        (token.ends_with(',') || token.ends_with(';') || token.ends_with('?') || token.ends_with('!'))) {
      sources_.Warning({at_.file, at_.offset + static_cast<uint32_t>(start)},
                       "'" + token + "' is one token here; tokens are parted by spaces");
    }
    return true;
  }

  // At the '|' of a mention.
  bool Close() {
    if (open_.empty()) return Fail(pos_, "'|' outside a mention; as a word it is written \\|");
    const size_t start = ++pos_;
    const size_t end = raw_.find(']', pos_);
    if (end == std::string_view::npos) return Fail(open_.back().offset, "this '[' is not closed by ']'");
    const Open open = open_.back();
    open_.pop_back();
    pos_ = end + 1;
    if (open.first == out_.tokens.size()) return Fail(open.offset, "this mention has no words");
    if (pos_ < raw_.size() && raw_[pos_] != ' ' && raw_[pos_] != '|') {
      return Fail(pos_, "expected a space after ']': tokens are parted by spaces");
    }
    Mention mention;
    mention.first = open.first;
    mention.last = static_cast<uint32_t>(out_.tokens.size());
    return ReadSpec(raw_.substr(start, end - start), start, std::move(mention));
  }

  // "Type|Type.form=antecedent;key=value"
  bool ReadSpec(std::string_view spec, size_t offset, Mention mention) {
    std::vector<std::string_view> fields = Split(spec, ';');
    const size_t equal = fields[0].find('=');
    const std::string_view head = fields[0].substr(0, equal);
    std::string given(equal == std::string_view::npos ? std::string_view() : Trim(fields[0].substr(equal + 1)));
    const size_t dot = head.find('.');
    size_t at = offset;
    for (std::string_view type : Split(head.substr(0, dot), '|')) {
      const std::optional<MentionType> known = ParseMentionType(Trim(type));
      if (!known) return Fail(at, UnknownType(Trim(type)));
      mention.types.Add(*known);
      at += type.size() + 1;
    }
    if (dot != std::string_view::npos && !ReadForm(Trim(head.substr(dot + 1)), offset + dot + 1, &mention.form))
      return false;
    const std::string words = out_.text.substr(out_.tokens[mention.first].begin);
    mention.value = given.empty() ? ValueOf(mention.types, words) : given;
    at = offset + fields[0].size() + 1;
    for (size_t i = 1; i < fields.size(); at += fields[i].size() + 1, ++i) {
      const size_t sign = fields[i].find('=');
      if (sign == std::string_view::npos) return Fail(at, "expected key=value after ';' in a mention");
      mention.Set(Trim(fields[i].substr(0, sign)), Trim(fields[i].substr(sign + 1)));
    }
    out_.mentions.push_back(std::move(mention));
    return true;
  }

  bool ReadForm(std::string_view name, size_t offset, Form* form) {
    if (name == "name") {
      *form = Form::kName;
    } else if (name == "pron") {
      *form = Form::kPronoun;
    } else if (name == "poss") {
      *form = Form::kPossessive;
    } else if (name == "nom") {
      *form = Form::kNominal;
    } else {
      return Fail(offset, "unknown form '" + std::string(name) + "' of a mention; known: name, pron, poss, nom");
    }
    return true;
  }

  static std::string UnknownType(std::string_view name) {
    std::vector<std::string> known;
    for (int i = 0; i < kMentionTypeCount; ++i) known.emplace_back(ToString(static_cast<MentionType>(i)));
    return "unknown type '" + std::string(name) + "'" + DidYouMean(name, known) + "; known: " + Enumerate(known);
  }

  // In text order, an outer mention before what it holds; antecedents along.
  void SortMentions() {
    std::stable_sort(out_.mentions.begin(), out_.mentions.end(), [](const Mention& a, const Mention& b) {
      return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    for (const Mention& mention : out_.mentions) out_.antecedents.push_back(mention.value);
  }

  std::string_view raw_;
  Location at_;
  Sources& sources_;
  ExampleSentence& out_;
  size_t pos_ = 0;
  std::vector<Open> open_;
};

// One value of an expectation: quoted, or what stands before ',' or ')'.
bool ParseExpectedValue(Cursor* c, std::string* value) {
  c->SkipSpace();
  if (c->Peek() == '"') return c->ReadQuoted(value);
  while (!c->AtEnd() && c->Peek() != ',' && c->Peek() != ')') {
    std::string word;
    while (c->Peek() != '\0' && c->Peek() != ' ' && c->Peek() != '\n' && c->Peek() != '\t' && c->Peek() != ',' &&
           c->Peek() != ')') {
      word += c->Peek();
      c->Advance();
    }
    *value += (value->empty() ? "" : " ") + word;
  }
  return !value->empty() || c->Fail("expected a value, found " + c->Found());
}

bool ParseExpectation(Cursor* c, Expectation* expectation) {
  Identifier name = c->ReadIdentifier("_-");
  expectation->name = name.text;
  expectation->at = name.at;
  if (name.text.empty()) return c->Fail("expected relation(subject, object, ...), found " + c->Found());
  if (!c->Eat('(')) return c->Fail("expected '(' after '" + name.text + "', found " + c->Found());
  do {
    Cursor ahead = *c;
    const Identifier key = ahead.ReadIdentifier();
    std::string value;
    if (!key.text.empty() && ahead.Eat('=')) {
      *c = ahead;
      if (!ParseExpectedValue(c, &value)) return false;
      expectation->named.emplace_back(key.text, std::move(value));
    } else {
      if (!expectation->named.empty()) return c->Fail("a positional value after a named one");
      if (!ParseExpectedValue(c, &value)) return false;
      expectation->positional.push_back(std::move(value));
    }
  } while (c->Eat(','));
  return c->Eat(')') ||
         c->Fail("expected ',' or ')', found " + c->Found() + "; a value with a comma or parenthesis is quoted");
}

}  // namespace

bool ParseExample(Cursor* c, Example* example) {
  example->at = c->Here();
  std::string raw;
  Location content;
  if (!c->ReadQuoted(&raw, /*raw=*/true, &content)) return false;
  if (!SentenceParser(raw, content, c->sources(), &example->sentence).Parse()) return false;
  c->SkipSpace();
  if (c->Peek() == '=' && c->Peek(1) == '>') {
    if (!example->positive) return c->Fail("a '-' example gives nothing: '=>' belongs to '+' examples");
    c->Advance(2);
    do {
      example->expectations.emplace_back();
      if (!ParseExpectation(c, &example->expectations.back())) return false;
    } while (c->Eat(';'));
  } else if (example->positive) {
    return c->Fail("expected '=> relation(subject, object)' after a '+' example, found " + c->Found());
  }
  return c->ExpectEnd("the example");
}

}  // namespace kg::extract
