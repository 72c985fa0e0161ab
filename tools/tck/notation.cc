#include "tools/tck/notation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace kg::tck {
namespace {

constexpr int kMaxDepth = 200;

bool IsWordStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Notation> ParseAll() {
    Notation value;
    if (!ParseValue(&value)) return Error();
    SkipSpace();
    if (at_ != text_.size() && Fail("the end")) return Error();
    if (!expected_.empty()) return Error();
    return value;
  }

 private:
  // Remembers the first failure; always false.
  bool Fail(std::string_view expected) {
    if (expected_.empty()) expected_ = expected;
    return false;
  }
  Status Error() const {
    return InvalidError("column " + std::to_string(at_ + 1) + ": expected " + expected_ + " in " + std::string(text_));
  }
  void SkipSpace() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }
  char Peek() {
    SkipSpace();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool Take(std::string_view token) {
    SkipSpace();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  bool Need(std::string_view token) { return Take(token) || Fail("'" + std::string(token) + "'"); }

  bool ParseValue(Notation* value) {
    if (++depth_ > kMaxDepth) return Fail("less nesting");
    bool ok = false;
    switch (Peek()) {
      case '\'':
      case '"':
        value->kind = Notation::Kind::kString;
        ok = ParseString(&value->text);
        break;
      case '[':
        ok = ParseBrackets(value);
        break;
      case '{':
        value->kind = Notation::Kind::kMap;
        ok = ParseMap(&value->properties);
        break;
      case '(':
        ok = ParseNode(value);
        break;
      case '<':
        ok = ParsePath(value);
        break;
      default:
        ok = ParseScalar(value);
    }
    --depth_;
    return ok;
  }

  bool ParseString(std::string* out) {
    const char quote = text_[at_++];
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        ++at_;
        return true;
      }
      if (text_[at_] != '\\' || at_ + 1 == text_.size()) {
        *out += text_[at_];
        continue;
      }
      switch (const char c = text_[++at_]) {
        case 'n':
          *out += '\n';
          break;
        case 't':
          *out += '\t';
          break;
        case 'r':
          *out += '\r';
          break;
        case 'b':
          *out += '\b';
          break;
        case 'f':
          *out += '\f';
          break;
        default:
          *out += c;
      }
    }
    return Fail("the closing quote");
  }

  bool ParseName(std::string* name) {
    if (Peek() == '`') {
      const size_t end = text_.find('`', at_ + 1);
      if (end == std::string_view::npos) return Fail("the closing backtick");
      *name = text_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return true;
    }
    if (!IsWordStart(Peek())) return Fail("a name");
    const size_t begin = at_;
    while (at_ < text_.size() && (IsWordStart(text_[at_]) || IsDigit(text_[at_]))) ++at_;
    *name = text_.substr(begin, at_ - begin);
    return true;
  }

  // "[:T]" is a relationship, all else a list.
  bool ParseBrackets(Notation* value) {
    Need("[");
    if (Peek() == ':') {
      value->kind = Notation::Kind::kRelationship;
      Take(":");
      if (!ParseName(&value->text)) return false;
      if (Peek() == '{' && !ParseMap(&value->properties)) return false;
      return Need("]");
    }
    value->kind = Notation::Kind::kList;
    if (Take("]")) return true;
    do {
      if (!ParseValue(&value->items.emplace_back())) return false;
    } while (Take(","));
    return Need("]");
  }

  bool ParseMap(std::map<std::string, Notation>* properties) {
    Need("{");
    if (Take("}")) return true;
    do {
      std::string key;
      if (!ParseName(&key) || !Need(":")) return false;
      if (!ParseValue(&(*properties)[key])) return false;
    } while (Take(","));
    return Need("}");
  }

  bool ParseNode(Notation* value) {
    value->kind = Notation::Kind::kNode;
    if (!Need("(")) return false;
    while (Take(":")) {
      std::string label;
      if (!ParseName(&label)) return false;
      value->labels.insert(std::move(label));
    }
    if (Peek() == '{' && !ParseMap(&value->properties)) return false;
    return Need(")");
  }

  bool ParsePath(Notation* value) {
    value->kind = Notation::Kind::kPath;
    Need("<");
    if (!ParseNode(&value->items.emplace_back())) return false;
    while (!Take(">")) {
      const bool backward = Take("<-");
      if (!backward && !Need("-")) return false;
      if (Peek() != '[') return Fail("'['");
      if (!ParseBrackets(&value->items.emplace_back())) return false;
      if (!Need(backward ? "-" : "->")) return false;
      value->forward.push_back(!backward);
      if (!ParseNode(&value->items.emplace_back())) return false;
    }
    return true;
  }

  bool ParseScalar(Notation* value) {
    const bool negative = Take("-");
    if (!negative && IsWordStart(Peek())) return ParseWord(value, false);
    if (negative && IsWordStart(Peek())) return ParseWord(value, true);
    SkipSpace();
    const size_t begin = at_;
    while (at_ < text_.size() && (IsDigit(text_[at_]) || text_[at_] == '.' || text_[at_] == 'e' || text_[at_] == 'E' ||
                                  ((text_[at_] == '-' || text_[at_] == '+') && (text_[at_ - 1] | 32) == 'e'))) {
      ++at_;
    }
    const std::string number = (negative ? "-" : "") + std::string(text_.substr(begin, at_ - begin));
    const char* end = number.data() + number.size();
    if (number.find_first_of(".eE") == std::string::npos) {
      value->kind = Notation::Kind::kInteger;
      const auto [stop, error] = std::from_chars(number.data(), end, value->integer);
      return (error == std::errc() && stop == end) || Fail("a value");
    }
    value->kind = Notation::Kind::kFloat;
    const auto [stop, error] = std::from_chars(number.data(), end, value->real);
    return (error == std::errc() && stop == end) || Fail("a number");
  }

  bool ParseWord(Notation* value, bool negative) {
    std::string word;
    ParseName(&word);
    if (word == "Inf" || word == "Infinity" || word == "NaN") {
      value->kind = Notation::Kind::kFloat;
      value->real = word == "NaN" ? std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
      if (negative) value->real = -value->real;
      return true;
    }
    if (negative) return Fail("a number");
    if (word == "null") return true;
    value->kind = Notation::Kind::kBoolean;
    value->boolean = word == "true";
    return word == "true" || word == "false" || Fail("a value");
  }

  const std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  std::string expected_;
};

std::string MapText(const std::map<std::string, Notation>& properties) {
  std::string out = "{";
  for (const auto& [key, value] : properties) out += (out.size() > 1 ? ", " : "") + key + ": " + ToString(value);
  return out + "}";
}

std::string FloatText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "Inf";
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  const std::string out(buffer, end);
  return out.find_first_of(".e") == std::string::npos ? out + ".0" : out;
}

std::string PathText(const Notation& path) {
  std::string out = "<";
  for (size_t i = 0; i < path.items.size(); ++i) {
    const bool forward = i % 2 == 0 || path.forward[i / 2];
    if (i % 2 == 1) out += forward ? "-" : "<-";
    out += ToString(path.items[i]);
    if (i % 2 == 1) out += forward ? "->" : "-";
  }
  return out + ">";
}

bool EqualFloats(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  if (std::isinf(a) || std::isinf(b)) return a == b;
  return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

bool EqualMaps(const std::map<std::string, Notation>& a, const std::map<std::string, Notation>& b, bool unordered) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const auto& x, const auto& y) {
    return x.first == y.first && Equal(x.second, y.second, unordered);
  });
}

bool EqualItems(const std::vector<Notation>& a, const std::vector<Notation>& b, bool unordered, bool any_order) {
  const auto equal = [&](const Notation& x, const Notation& y) { return Equal(x, y, unordered); };
  if (any_order) return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin(), equal);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
}

}  // namespace

Result<Notation> ParseNotation(std::string_view text) { return Parser(text).ParseAll(); }

std::string ToString(const Notation& value) {
  switch (value.kind) {
    case Notation::Kind::kNull:
      return "null";
    case Notation::Kind::kBoolean:
      return value.boolean ? "true" : "false";
    case Notation::Kind::kInteger:
      return std::to_string(value.integer);
    case Notation::Kind::kFloat:
      return FloatText(value.real);
    case Notation::Kind::kString:
      return "'" + value.text + "'";
    case Notation::Kind::kList: {
      std::string out = "[";
      for (const Notation& item : value.items) out += (out.size() > 1 ? ", " : "") + ToString(item);
      return out + "]";
    }
    case Notation::Kind::kMap:
      return MapText(value.properties);
    case Notation::Kind::kNode: {
      std::string out = "(";
      for (const std::string& label : value.labels) out += ":" + label;
      if (!value.properties.empty()) out += (out.size() > 1 ? " " : "") + MapText(value.properties);
      return out + ")";
    }
    case Notation::Kind::kRelationship:
      return "[:" + value.text + (value.properties.empty() ? "" : " " + MapText(value.properties)) + "]";
    case Notation::Kind::kPath:
      return PathText(value);
  }
  return "";
}

bool Equal(const Notation& a, const Notation& b, bool unordered_lists) {
  if (a.kind != b.kind) return false;
  if (a.kind == Notation::Kind::kFloat) return EqualFloats(a.real, b.real);
  const bool any_order = unordered_lists && a.kind == Notation::Kind::kList;
  return a.boolean == b.boolean && a.integer == b.integer && a.text == b.text && a.labels == b.labels &&
         a.forward == b.forward && EqualMaps(a.properties, b.properties, unordered_lists) &&
         EqualItems(a.items, b.items, unordered_lists, any_order);
}

}  // namespace kg::tck
