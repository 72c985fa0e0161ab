#include "tools/tck/create_pattern.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace kg::tck {
namespace {

bool IsWord(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<std::vector<CreatePath>> Parse() {
    std::vector<CreatePath> paths;
    do {
      SkipPathName();
      if (!ParsePath(&paths.emplace_back())) return Error();
    } while (Take(","));
    if (Peek() != '\0') {
      Fail("the end of the pattern");
      return Error();
    }
    return paths;
  }

 private:
  bool Fail(std::string expected) {
    if (expected_.empty()) expected_ = std::move(expected);
    return false;
  }
  Status Error() const {
    return InvalidError("expected " + expected_ + " at '" + std::string(text_.substr(at_, 30)) + "'");
  }
  char Peek() {
    while (at_ < text_.size()) {
      if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        ++at_;
      } else if (text_.substr(at_).starts_with("//") || text_.substr(at_).starts_with("/*")) {
        at_ = SkipToken(text_, at_);
      } else {
        return text_[at_];
      }
    }
    return '\0';
  }
  bool Take(std::string_view token) {
    Peek();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  bool Need(std::string_view token) { return Take(token) || Fail("'" + std::string(token) + "'"); }

  std::string Name() {
    if (Peek() == '`') {
      const size_t end = SkipToken(text_, at_);
      const std::string name(text_.substr(at_ + 1, end - at_ - 2));
      at_ = end;
      return name;
    }
    const size_t begin = at_;
    while (at_ < text_.size() && IsWord(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  // "p =" before a path.
  void SkipPathName() {
    Peek();
    const size_t begin = at_;
    if (Name().empty() || !Take("=")) at_ = begin;
  }

  bool ParsePath(CreatePath* path) {
    if (!ParseNode(&path->nodes.emplace_back())) return false;
    while (Peek() == '-' || Peek() == '<') {
      if (!ParseRelationship(&path->relationships.emplace_back())) return false;
      if (!ParseNode(&path->nodes.emplace_back())) return false;
    }
    return true;
  }

  bool ParseNode(CreateNode* node) {
    if (!Need("(")) return false;
    node->variable = Name();
    while (Take(":")) node->labels.push_back(Name());
    return ParseProperties(&node->properties) && Need(")");
  }

  bool ParseRelationship(CreateRelationship* relationship) {
    relationship->forward = !Take("<");
    if (!Need("-") || !Need("[")) return false;
    relationship->variable = Name();
    if (!Need(":")) return false;
    relationship->type = Name();
    return ParseProperties(&relationship->properties) && Need("]") && Need(relationship->forward ? "->" : "-");
  }

  bool ParseProperties(std::string* properties) {
    if (Peek() == '$') {
      const size_t begin = at_++;
      Name();
      *properties = text_.substr(begin, at_ - begin);
      return true;
    }
    if (Peek() != '{') return true;
    const size_t begin = at_;
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      at_ = SkipToken(text_, at_);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth > 0) continue;
      *properties = text_.substr(begin, at_ - begin);
      return true;
    }
    return Fail("'}'");
  }

  const std::string_view text_;
  size_t at_ = 0;
  std::string expected_;
};

}  // namespace

size_t SkipToken(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  const auto behind = [&](std::string_view end) {
    const size_t found = text.find(end, at + 2);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  if (rest.starts_with("//")) return behind("\n");
  if (rest.starts_with("/*")) return behind("*/");
  if (rest[0] != '\'' && rest[0] != '"' && rest[0] != '`') return at + 1;
  size_t end = at + 1;
  while (end < text.size() && text[end] != rest[0]) end += text[end] == '\\' && rest[0] != '`' ? 2 : 1;
  return std::min(end + 1, text.size());
}

Result<std::vector<CreatePath>> ParseCreate(std::string_view text) { return Parser(text).Parse(); }

}  // namespace kg::tck
