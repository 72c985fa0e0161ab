// A session of kgq: runs statements against one reader and prints the answers.
//
//   Session session(*reader, std::cout, std::cerr, options);
//   session.RunText(".facts Ana Ruiz", "-c");
//   return session.ExitCode();
//
// It knows nothing of terminals, signals and line editing: tools/kgq.cc has those.
#ifndef NEWSGRAPH_QUERY_SESSION_H_
#define NEWSGRAPH_QUERY_SESSION_H_

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/model/schema.h"
#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/commands/command.h"
#include "query/print/rows.h"
#include "query/shell/statements.h"

namespace kg::query {

struct SessionOptions {
  PrintOptions print;
  bool keep_going = false;                         // go on behind a statement that fails
  const std::atomic<bool>* interrupted = nullptr;  // set while a statement runs: ends it; may be null
  // See Context::original; may be empty.
  std::function<std::string(const Article& article, const Span& span)> original;
};

class Session {
 public:
  // All must outlive the session.
  Session(const graph::Reader& reader, std::ostream& out, std::ostream& err, const SessionOptions& options);

  // Runs one statement. The error is returned, not printed; output is flushed.
  Status RunStatement(std::string_view statement);

  // The same, but prints "error: ..." and remembers it for the exit code. `name`: where the statement stands, printed
  // with its line; "" for a command line or a terminal. Returns false when nothing more is to be run.
  bool Run(const Statement& statement, const std::string& name);

  // Runs all statements of a text. Returns the first error, having stopped there unless keep_going.
  Status RunText(std::string_view text, const std::string& name);

  // True after .quit.
  bool quit() const { return context_.quit; }
  // How answers are printed: the shell changes the width with its window, .mode the format.
  PrintOptions& print() { return options_.print; }
  const graph::Reader& reader() const { return reader_; }
  // 130 interrupted, 1 a statement failed, 3 `.conflicts --fail` found something, 0.
  int ExitCode() const;

 private:
  Result<const Schema*> LoadSchema();
  Status RunCommand(std::string_view statement);
  void Report(const Status& error, const std::string& where);

  const graph::Reader& reader_;
  std::ostream& out_;
  std::ostream& err_;
  SessionOptions options_;
  Context context_;
  std::unique_ptr<Schema> schema_;
  std::optional<Status> schema_error_;
  Status last_error_;  // of Run
  int read_depth_ = 0;
  bool failed_ = false;
  bool interrupted_ = false;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_SESSION_H_
