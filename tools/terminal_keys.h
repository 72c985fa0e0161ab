// What the terminal does with keys while kgq edits a line, runs a statement or asks a question.
#ifndef NEWSGRAPH_TOOLS_TERMINAL_KEYS_H_
#define NEWSGRAPH_TOOLS_TERMINAL_KEYS_H_

#include <termios.h>

namespace kg::tools {

// Of standard input, where that is a terminal; else nothing happens. The mode found is put back at the end.
class TerminalKeys {
 public:
  TerminalKeys();
  TerminalKeys(const TerminalKeys&) = delete;
  TerminalKeys& operator=(const TerminalKeys&) = delete;
  ~TerminalKeys();

  // All keys are the line editor's, Ctrl-C too. libedit sets its own mode only behind the prompt: until then a Ctrl-C
  // would be a signal to a read that has yet to begin.
  void ForEditing() const;
  // Ctrl-C is a signal; all else waits for the editor as it was typed. In the terminal's line mode a Ctrl-D typed while
  // a statement runs would be lost.
  void ForRunning() const;
  // Lines, as the terminal edits them.
  void ForAsking() const;

 private:
  void Set(bool signals, bool lines) const;
  struct termios found_ = {};
  bool is_terminal_ = false;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_TERMINAL_KEYS_H_
