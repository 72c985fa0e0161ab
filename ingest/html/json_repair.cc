#include "ingest/html/json_repair.h"

#include <algorithm>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr size_t kMaxDepth = 256;

class Repairer {
 public:
  explicit Repairer(std::string_view text) : text_(text) { out_.reserve(text.size() + 64); }

  std::string Run() {
    out_ = "[";
    open_ = "[";
    while (at_ < text_.size()) Step();
    while (open_.size() > 1) Close(open_.back());
    EndItem();
    out_ += ']';
    return std::move(out_);
  }

 private:
  void Step() {
    const char c = text_[at_];
    if (IsAsciiSpace(c) || static_cast<unsigned char>(c) < 0x20) {
      ++at_;
    } else if (c == '{' || c == '[') {
      ++at_;
      Open(c);
    } else if (c == '}' || c == ']') {
      ++at_;
      // What stands open inside is closed with it; a bracket that closes nothing is passed over.
      const char opener = c == '}' ? '{' : '[';
      if (open_.substr(1).find(opener) == std::string::npos) return;
      while (open_.back() != opener) Close(open_.back());
      Close(opener);
    } else if (c == ',' || c == ';') {
      ++at_;
      EndItem();
    } else if (c == ':') {
      ++at_;
      if (state_ == State::kKey) {
        out_ += ':';
        state_ = State::kColon;
      }
    } else if (c == '"' || c == '\'') {
      TakeString(c);
    } else if (c == '/' || c == '<') {
      SkipComment();
    } else {
      TakeWord();
    }
  }

  // Where we are in the innermost object or array.
  enum class State { kStart, kKey, kColon, kDone };

  bool InObject() const { return open_.back() == '{'; }

  // Before a value or a key: the comma behind the one before.
  void Begin() {
    if (state_ == State::kDone) {
      pending_comma_ = true;
      state_ = State::kStart;
    } else if (state_ == State::kKey) {  // "key" "value": the colon is missing
      out_ += ':';
      state_ = State::kColon;
    }
    if (pending_comma_) out_ += ',';
    pending_comma_ = false;
  }

  void Finish() { state_ = InObject() && state_ == State::kStart ? State::kKey : State::kDone; }

  // The item so far is over: a key without a value gets null.
  void EndItem() {
    if (state_ == State::kKey) out_ += ":null";
    if (state_ == State::kColon) out_ += "null";
    if (state_ != State::kStart) pending_comma_ = true;
    state_ = State::kStart;
  }

  void Open(char c) {
    if (open_.size() >= kMaxDepth) {
      at_ = text_.size();
      return;
    }
    Begin();
    if (InObject() && state_ == State::kStart) {
      out_ += "\"\":";  // an object where a key is due
    }
    out_ += c;
    open_ += c;
    state_ = State::kStart;
    pending_comma_ = false;
  }

  void Close(char opener) {
    EndItem();
    pending_comma_ = false;
    out_ += opener == '{' ? '}' : ']';
    open_.pop_back();
    state_ = State::kDone;
  }

  // A quotation mark ends a string where a comma, a colon, a bracket or the end follows.
  bool EndsString(size_t mark, char quote) const {
    size_t next = mark + 1;
    while (next < text_.size() && IsAsciiSpace(text_[next])) ++next;
    if (next >= text_.size()) return true;
    const char c = text_[next];
    if (c == ':') return state_ == State::kStart && InObject();
    if (c == '}' || c == ']' || c == '/') return true;
    if (c == ',') {
      // `the "new", bridge"`: behind a comma stands a value or a key.
      ++next;
      while (next < text_.size() && IsAsciiSpace(text_[next])) ++next;
      if (next >= text_.size()) return true;
      return std::string_view("\"'{[}]-0123456789tfn").find(text_[next]) != std::string_view::npos;
    }
    // A comma is missing: the next line begins with a string.
    return c == quote && text_.substr(mark, next - mark).find('\n') != std::string_view::npos;
  }

  void TakeString(char quote) {
    Begin();
    out_ += '"';
    size_t i = at_ + 1;
    for (; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == quote && EndsString(i, quote)) break;
      if (c == '\\') {
        i += TakeEscape(i);
      } else if (c == '"') {
        out_ += "\\\"";
      } else {
        out_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      }
    }
    out_ += '"';
    at_ = std::min(i + 1, text_.size());
    Finish();
  }

  // The escape at `i`; returns how many characters it has behind the backslash.
  size_t TakeEscape(size_t i) {
    if (i + 1 >= text_.size()) return 0;
    const char c = text_[i + 1];
    if (c == 'u') {
      const std::string_view hex = text_.substr(i + 2, 4);
      const bool good = hex.size() == 4 && std::all_of(hex.begin(), hex.end(), [](char h) {
                          return IsAsciiDigit(h) || (AsciiLowerOf(h) >= 'a' && AsciiLowerOf(h) <= 'f');
                        });
      if (!good) return 1;
      if (AsciiLowerOf(hex[0]) == 'd' && AsciiLowerOf(hex[1]) >= '8') return TakeSurrogates(i);
      out_.append(text_, i, 6);
      return 5;
    }
    if (std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos) {
      out_.append(text_, i, 2);
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      return 0;  // "\'": the backslash goes
    } else {
      out_ += ' ';
    }
    return 1;
  }

  // Two halves of a character, or one alone, which is dropped.
  size_t TakeSurrogates(size_t i) {
    const std::string_view second = text_.substr(i + 6, 6);
    const bool first_half = AsciiLowerOf(text_[i + 3]) <= 'b';
    const bool pair = first_half && second.size() == 6 && second.starts_with("\\u") && AsciiLowerOf(second[2]) == 'd' &&
                      AsciiLowerOf(second[3]) >= 'c' && std::all_of(second.begin() + 2, second.end(), [](char h) {
                        return IsAsciiDigit(h) || (AsciiLowerOf(h) >= 'a' && AsciiLowerOf(h) <= 'f');
                      });
    if (!pair) return 5;
    out_.append(text_, i, 12);
    return 11;
  }

  void SkipComment() {
    const std::string_view rest = text_.substr(at_);
    size_t end = at_ + 1;
    if (rest.starts_with("/*")) {
      end = EndOf("*/");
    } else if (rest.starts_with("//")) {
      end = std::min(text_.find('\n', at_), text_.size());
    } else if (rest.starts_with("<!--")) {
      end = at_ + 4;
    } else if (rest.starts_with("<![CDATA[")) {
      end = at_ + 9;
    }
    at_ = end;
  }

  size_t EndOf(std::string_view mark) const {
    const size_t end = text_.find(mark, at_ + 2);
    return end == std::string_view::npos ? text_.size() : end + mark.size();
  }

  // A number, true, false, null; another bare word is a key without quotes, or null.
  void TakeWord() {
    const size_t begin = at_;
    while (at_ < text_.size() && !IsAsciiSpace(text_[at_]) &&
           std::string_view("{}[],:;\"'/<").find(text_[at_]) == std::string_view::npos)
      ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    const bool number =
        word.size() < 18 && std::all_of(word.begin(), word.end(), IsAsciiDigit) && (word.size() == 1 || word[0] != '0');
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return IsAsciiAlnum(c) || c == '_'; });
    if (!number && !plain) return;
    Begin();
    const bool key = InObject() && state_ == State::kStart;
    if (!key && (number || word == "true" || word == "false")) {
      out_ += word;
    } else if (key) {
      out_.append("\"").append(word).append("\"");
    } else {
      out_ += "null";
    }
    Finish();
  }

  std::string_view text_;
  std::string out_;
  std::string open_;
  size_t at_ = 0;
  State state_ = State::kStart;
  bool pending_comma_ = false;
};

}  // namespace

std::string RepairJson(std::string_view text) { return Repairer(text).Run(); }

}  // namespace kg::ingest
