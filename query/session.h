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
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/model/schema.h"
#include "graph/model/status.h"
#include "graph/reader.h"
#include "query/as_of.h"
#include "query/commands/command.h"
#include "query/paths/path_graphs.h"
#include "query/print/rows.h"
#include "query/shell/statements.h"
#include "query/time_limit.h"

namespace kg::query {

struct SessionOptions {
  PrintOptions print;
  bool keep_going = false;  // go on behind a statement that fails
  // Set while a statement runs, by a person or by the limit of .timeout: ends it. May be null. The reader's own lists
  // should end early by the same flag (Reader::StopWhen).
  std::atomic<bool>* interrupted = nullptr;
  bool interactive = false;  // a person sits before it: tables end with their rows and time
  // See Context::original; may be empty.
  std::function<std::string(const Article& article, const Span& span)> original;
  // See Context::write and Context::ask; may be empty.
  std::function<Status(const std::function<Status(graph::Writer&)>&)> write;
  std::function<std::string(const std::string& question)> ask;
  // See Context::database and Context::refresh; may be empty.
  std::filesystem::path database;
  std::function<Result<bool>()> refresh;
};

class Session {
 public:
  // All must outlive the session.
  Session(const graph::Reader& reader, std::ostream& out, std::ostream& err, const SessionOptions& options);

  // Ends .output; trouble with its file goes to the error stream.
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Runs one statement. The error is returned, not printed; output is flushed.
  Status RunStatement(std::string_view statement);

  // The same, but prints "error: ..." and remembers it for the exit code. `name`: where the statement stands, printed
  // with its line; "" for a command line or a terminal. Returns false when nothing more is to be run.
  bool Run(const Statement& statement, const std::string& name);

  // Runs all statements of a text. Returns the first error, having stopped there unless keep_going.
  Status RunText(std::string_view text, const std::string& name);

  // True after .quit.
  bool quit() const { return context_.quit; }
  // The shell's window has another width now, in columns; 0: unknown.
  void SetWidth(int width);
  // True when an answer that is longer than the screen should go to a pager.
  bool WantsPager() const { return context_.pager && !file_; }
  const graph::Reader& reader() const { return as_of_; }
  // What stands before a line that is typed: it tells of a limit that .asof has set.
  std::string Prompt() const {
    return context_.as_of == kMaxDay ? "kgq> " : "kgq " + Date::OfDay(context_.as_of).ToString() + "> ";
  }
  // 130 interrupted, 1 a statement failed, 3 `.conflicts --fail` found something, 0.
  int ExitCode() const;

 private:
  Result<const Schema*> LoadSchema();
  Status Redirect(const std::string& file, bool force);
  Status EndRedirect();
  bool TakesDate(const std::string& predicate);
  void PrintTime(double seconds);
  Status RunLimited(std::string_view statement);
  Status RunCommand(std::string_view statement);
  void Report(const Status& error, const std::string& where);

  std::atomic<bool> never_interrupted_{false};  // where the options have no flag
  AsOfReader as_of_;
  std::ostream& out_;
  std::ostream& err_;
  SessionOptions options_;
  PathGraphs path_graphs_;
  Context context_;
  RowCount count_;
  std::unique_ptr<std::ofstream> file_;  // of .output; out_ writes into its buffer meanwhile
  std::string file_name_;
  std::streambuf* first_buffer_ = nullptr;
  PrintOptions first_print_;
  std::unique_ptr<Schema> schema_;
  std::optional<Status> schema_error_;
  Status last_error_;                 // of Run
  std::unique_ptr<TimeLimit> limit_;  // of the statement that runs
  bool wrote_ = false;                // the statement that runs has changed the database
  int read_depth_ = 0;
  bool failed_ = false;
  bool interrupted_ = false;
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_SESSION_H_
