#include "ingest/dump/json_elements.h"

#include <algorithm>
#include <array>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr bool IsSeparator(char c) { return IsAsciiSpace(c) || c == ','; }

bool IsArrayName(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {"articles", "items",   "data",  "results", "docs",
                                                              "records",  "entries", "posts", "stories", "documents",
                                                              "news",     "hits",    "value", "rows"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view known) { return EqualsNoCase(known, name); });
}

bool IsBodyName(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames = {"text",    "html",        "body",     "content",
                                                             "article", "articleBody", "maintext", "full_text"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view known) { return EqualsNoCase(known, name); });
}

// Behind the string that opens at `at`; npos when it does not end.
size_t StringEnd(std::string_view text, size_t at) {
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

size_t SkipSpaces(std::string_view text, size_t at) {
  while (at < text.size() && IsAsciiSpace(text[at])) ++at;
  return at;
}

}  // namespace

void JsonElements::Keep(std::string_view part) {
  if (too_long_) return;
  if (buffer_.size() + part.size() > limit_) {
    too_long_ = true;
    buffer_.clear();
    buffer_.shrink_to_fit();
    return;
  }
  buffer_ += part;
}

size_t JsonElements::Between(std::string_view piece) {
  size_t i = 0;
  for (; i < piece.size(); ++i) {
    const char c = piece[i];
    if (IsSeparator(c)) continue;
    if (c == '[' && shape_ == Shape::kArray && !opened_) {
      opened_ = true;
      continue;
    }
    if (c == ']' && shape_ == Shape::kArray && !resumed_) {
      state_ = State::kDone;
      return i + 1;
    }
    if (resumed_ && c != '{') continue;
    state_ = State::kWithin;
    depth_ = 0;
    buffer_.clear();
    break;
  }
  return i;
}

size_t JsonElements::Within(std::string_view piece) {
  size_t i = 0;
  for (; i < piece.size(); ++i) {
    const char c = piece[i];
    if (c == '"') {
      state_ = State::kString;
      ++i;
      break;
    }
    if (c == '{' || c == '[') ++depth_;
    if (depth_ == 0 && (IsSeparator(c) || c == ']' || c == '}')) {
      // One too many must not be met again; an array's own end is for Between.
      if (c == '}' || (c == ']' && shape_ == Shape::kSequence)) ++i;
      complete_ = true;
      break;
    }
    if ((c == '}' || c == ']') && --depth_ == 0) {
      complete_ = true;
      ++i;
      break;
    }
  }
  Keep(piece.substr(0, i));
  return i;
}

size_t JsonElements::InString(std::string_view piece) {
  size_t i = 0;
  while (i < piece.size() && piece[i] != '"' && piece[i] != '\\' && piece[i] != '\n') ++i;
  if (i < piece.size()) {
    const char c = piece[i++];
    if (c == '"') state_ = State::kWithin;
    if (c == '\\') state_ = State::kEscape;
    if (c == '\n') {
      broken_ = complete_ = resumed_ = line_start_ = true;
      state_ = State::kLost;
    }
  }
  Keep(piece.substr(0, i));
  return i;
}

size_t JsonElements::Lost(std::string_view piece) {
  for (size_t i = 0; i < piece.size(); ++i) {
    const char c = piece[i];
    if (c == '\n') {
      line_start_ = true;
    } else if (line_start_ && c == '{') {
      state_ = State::kBetween;
      return i;
    } else if (!IsSeparator(c)) {
      line_start_ = false;
    }
  }
  return piece.size();
}

size_t JsonElements::Step(std::string_view piece) {
  switch (state_) {
    case State::kBetween:
      return Between(piece);
    case State::kWithin:
      return Within(piece);
    case State::kString:
      return InString(piece);
    case State::kEscape:
      state_ = State::kString;
      Keep(piece.substr(0, 1));
      return 1;
    case State::kLost:
      return Lost(piece);
    case State::kDone:
      break;
  }
  return 0;
}

JsonElements::Element JsonElements::Finished(Kind kind) {
  Element element;
  element.kind = too_long_ ? Kind::kTooLong : kind;
  element.index = ++index_;
  if (element.kind == Kind::kElement) element.text = buffer_;
  if (state_ != State::kLost) state_ = State::kBetween;
  complete_ = broken_ = too_long_ = false;
  return element;
}

Result<JsonElements::Element> JsonElements::Next() {
  for (;;) {
    if (complete_) return Finished(broken_ ? Kind::kBroken : Kind::kElement);
    if (state_ == State::kDone) return Element{};
    const Result<std::string_view> piece = source_->Next();
    if (!piece.ok()) return piece.status();
    if (piece->empty()) break;
    size_t used = 0;
    while (used < piece->size() && !complete_ && state_ != State::kDone) used += Step(piece->substr(used));
    source_->Consume(used);
  }
  const bool within = state_ == State::kWithin || state_ == State::kString || state_ == State::kEscape;
  const bool open_array = shape_ == Shape::kArray && !resumed_;
  // A number or a word may end with the source.
  if (within && !open_array) return Finished(state_ == State::kWithin && depth_ == 0 ? Kind::kElement : Kind::kBroken);
  state_ = State::kDone;
  if (!open_array) return Element{};
  return InvalidError("the array is not closed" +
                      (within ? " (element " + std::to_string(index_ + 1) + " is cut off)" : std::string()) +
                      "; the file is truncated");
}

bool JsonElements::AtEnd() {
  for (;;) {
    const Result<std::string_view> piece = source_->Next();
    if (!piece.ok() || piece->empty()) return piece.ok();
    const size_t used = SkipSpaces(*piece, 0);
    source_->Consume(used);
    if (used < piece->size()) return false;
  }
}

std::optional<size_t> FindRecordArray(std::string_view head) {
  size_t at = head.find('{');
  int depth = 0;
  while (at < head.size()) {
    const char c = head[at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"') {
      if (++at, depth <= 0) return std::nullopt;
      continue;
    }
    const size_t end = StringEnd(head, at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view name = head.substr(at + 1, end - at - 2);
    size_t value = SkipSpaces(head, end);
    at = end;
    if (value >= head.size() || head[value] != ':' || depth > 3) continue;
    value = SkipSpaces(head, value + 1);
    if (value >= head.size()) return std::nullopt;
    if (head[value] == '"' && IsBodyName(name)) return std::nullopt;
    if (head[value] == '[' && IsArrayName(name)) {
      const size_t inner = SkipSpaces(head, value + 1);
      if (inner < head.size() && head[inner] == '{') return value;
    }
    at = value;
  }
  return std::nullopt;
}

}  // namespace kg::ingest
