// A reading position in a clause, for the hand-written parsers of the rule language.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CURSOR_H_
#define NEWSGRAPH_EXTRACT_RULESET_CURSOR_H_

#include <string>
#include <string_view>

#include "extract/ruleset/ast.h"
#include "extract/ruleset/source.h"

namespace kg::extract {

// Reads bytes [begin, end) of a file's code (comments are blank). All Eat and Read functions skip white space first.
// A parser that fails reports one error and returns false; its caller gives the clause up.
class Cursor {
 public:
  Cursor(Sources* sources, uint32_t file, uint32_t begin, uint32_t end)
      : sources_(sources), code_(sources->file(file).code), file_(file), pos_(begin), end_(end) {}

  void SkipSpace();
  bool AtEnd();
  // The next character without skipping white space, '\0' at the end.
  char Peek(size_t ahead = 0) const { return pos_ + ahead < end_ ? code_[pos_ + ahead] : '\0'; }
  void Advance(size_t bytes = 1) { pos_ += static_cast<uint32_t>(bytes); }
  std::string_view Rest() const { return code_.substr(pos_, end_ - pos_); }
  uint32_t pos() const { return pos_; }
  uint32_t end() const { return end_; }
  uint32_t file() const { return file_; }
  // Where the next thing is: white space skipped.
  Location Here();
  Location At(uint32_t offset) const { return {file_, offset}; }
  Sources* sources() { return sources_; }

  bool Eat(char c);
  // A whole word: not followed by a letter, digit, '_' or '-'.
  bool EatWord(std::string_view word);
  // Letters, digits and any of `also`; empty when there is none.
  Identifier ReadIdentifier(std::string_view also = "_");
  // A text in double quotes; `raw` keeps its escapes, and `*content` (may be null) is where it begins.
  bool ReadQuoted(std::string* out, bool raw = false, Location* content = nullptr);
  // Reports an error here (or at `at`), and returns false.
  bool Fail(std::string message);
  bool Fail(Location at, std::string message);
  // "'x'" or "the end of the clause": what stands here instead of what was expected.
  std::string Found();
  // False with an error when anything is left.
  bool ExpectEnd(std::string_view after);

 private:
  Sources* sources_;
  std::string_view code_;
  uint32_t file_;
  uint32_t pos_;
  uint32_t end_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CURSOR_H_
