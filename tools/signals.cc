#include "tools/signals.h"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace kg::tools {
namespace {

// The one place where a process-wide flag is the right form: a signal handler can reach nothing else.
std::atomic<bool> interrupted{false};

void OnSignal(int) {
  if (interrupted.exchange(true)) _exit(kExitInterrupted);
}

}  // namespace

void InstallSignalHandlers() {
  struct sigaction action {};
  action.sa_handler = OnSignal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool Interrupted() { return interrupted.load(std::memory_order_relaxed); }

}  // namespace kg::tools
