// Cutting a stream of text into statements.
//
// A query (what begins with MATCH, RETURN ...) goes on until a ';' outside of quotes and comments. Everything else, a
// command first of all, is a statement by itself up to the end of its line. "//" and "/* */" comments are dropped.
#ifndef NEWSGRAPH_QUERY_SHELL_STATEMENTS_H_
#define NEWSGRAPH_QUERY_SHELL_STATEMENTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kg::query {

struct Statement {
  std::string text;  // trimmed, without the ';' that ended it
  int line = 1;      // of its first character, from 1
};

// Feed lines, take statements.
class StatementReader {
 public:
  // One line without its line end. Returns the statements that it completes, in order.
  std::vector<Statement> AddLine(std::string_view line);
  // The statement that the input ended in, if any; starts afresh.
  std::optional<Statement> Finish();
  // Forgets what is unfinished (Ctrl-C).
  void Reset();
  // True within a statement: the shell shows its second prompt.
  bool InStatement() const { return started_; }
  int line() const { return line_; }

 private:
  void Take(std::vector<Statement>* done);
  // Consumes one character (or a comment mark) of `line` at `*pos`.
  void Step(std::string_view line, size_t* pos, std::vector<Statement>* done);

  std::string text_;
  int line_ = 0;
  int first_line_ = 1;
  char quote_ = 0;  // the quote that is open, 0: none
  bool block_comment_ = false;
  bool started_ = false;
};

// True when the text begins like a query: only queries go on over several lines.
bool BeginsQuery(std::string_view text);

// All statements of a text.
std::vector<Statement> SplitStatements(std::string_view text);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_SHELL_STATEMENTS_H_
