#include "tools/terminal_keys.h"

#include <unistd.h>

namespace kg::tools {

TerminalKeys::TerminalKeys() : is_terminal_(tcgetattr(STDIN_FILENO, &found_) == 0) {}

TerminalKeys::~TerminalKeys() {
  if (is_terminal_) tcsetattr(STDIN_FILENO, TCSADRAIN, &found_);
}

void TerminalKeys::ForEditing() const { Set(false, false); }
void TerminalKeys::ForRunning() const { Set(true, false); }
void TerminalKeys::ForAsking() const { Set(true, true); }

void TerminalKeys::Set(bool signals, bool lines) const {
  if (!is_terminal_) return;
  struct termios mode = found_;
  if (!signals) mode.c_lflag &= ~static_cast<tcflag_t>(ISIG);
  if (!lines) {
    mode.c_lflag &= ~static_cast<tcflag_t>(ICANON);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
  }
  tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
}

}  // namespace kg::tools
