#include "extract/ruleset/cursor.h"

#include "graph/model/text.h"

namespace kg::extract {
namespace {

bool IsSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\n'; }
bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

void Cursor::SkipSpace() {
  while (pos_ < end_ && IsSpaceByte(code_[pos_])) ++pos_;
}

bool Cursor::AtEnd() {
  SkipSpace();
  return pos_ >= end_;
}

Location Cursor::Here() {
  SkipSpace();
  return {file_, pos_};
}

bool Cursor::Eat(char c) {
  SkipSpace();
  if (Peek() != c || pos_ >= end_) return false;
  ++pos_;
  return true;
}

bool Cursor::EatWord(std::string_view word) {
  SkipSpace();
  if (!Rest().starts_with(word)) return false;
  const char next = Peek(word.size());
  if (IsWordByte(next) || next == '-') return false;
  pos_ += static_cast<uint32_t>(word.size());
  return true;
}

Identifier Cursor::ReadIdentifier(std::string_view also) {
  Identifier identifier{"", Here()};
  while (pos_ < end_ && (IsWordByte(code_[pos_]) || also.find(code_[pos_]) != std::string_view::npos)) {
    identifier.text += code_[pos_++];
  }
  return identifier;
}

bool Cursor::ReadQuoted(std::string* out, bool raw, Location* content) {
  const Location start = Here();
  if (!Eat('"')) return Fail("expected a text in double quotes, found " + Found());
  if (content != nullptr) *content = {file_, pos_};
  out->clear();
  while (pos_ < end_ && code_[pos_] != '\n') {
    const char c = code_[pos_++];
    if (c == '"') return true;
    if (c == '\\' && pos_ < end_ && code_[pos_] != '\n') {
      const char next = code_[pos_++];
      if (raw || (next != '"' && next != '\\')) *out += c;
      *out += next;
    } else {
      *out += c;
    }
  }
  return Fail(start, "the double quote is not closed on this line; a quote inside is written \\\"");
}

bool Cursor::Fail(std::string message) { return Fail(Here(), std::move(message)); }

bool Cursor::Fail(Location at, std::string message) {
  // An error at the end of a clause is shown behind its last character.
  while (at.offset > 0 && at.offset >= end_ && IsSpaceByte(code_[at.offset - 1])) --at.offset;
  sources_->Error(at, std::move(message));
  return false;
}

std::string Cursor::Found() {
  if (AtEnd()) return "the end of the clause";
  size_t length = 0;
  if (IsWordByte(Peek())) {
    while (IsWordByte(Peek(length)) && length < 30) ++length;
  } else {
    NextCodePoint(Rest(), &length);
  }
  return "'" + std::string(Rest().substr(0, length)) + "'";
}

bool Cursor::ExpectEnd(std::string_view after) {
  if (AtEnd()) return true;
  return Fail("expected nothing more after " + std::string(after) + ", found " + Found());
}

}  // namespace kg::extract
