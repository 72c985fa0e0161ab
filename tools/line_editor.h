// Lines typed by a person, by libedit: history, completion, Ctrl-C.
#ifndef NEWSGRAPH_TOOLS_LINE_EDITOR_H_
#define NEWSGRAPH_TOOLS_LINE_EDITOR_H_

#include <memory>
#include <string>

#include "query/session.h"
#include "query/shell/statements.h"
#include "tools/terminal_keys.h"

namespace kg::tools {

class LineEditor {
 public:
  enum class Outcome { kLine, kCancelled, kEnd };

  // All must outlive the editor: names are completed from the session's reader; `statements` says which prompt is due.
  LineEditor(const query::Session& session, const query::StatementReader& statements, const TerminalKeys& keys);
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;
  ~LineEditor();

  // One line without its end. kCancelled: Ctrl-C; kEnd: Ctrl-D, or nobody is there any more.
  Outcome Read(std::string* line);
  // Puts a line into the history, which is kept in ~/.kgq_history.
  void Remember(const std::string& line);

 private:
  class Libedit;
  std::unique_ptr<Libedit> libedit_;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_LINE_EDITOR_H_
