#include "tools/progress.h"

#include <unistd.h>

#include <cstdio>

namespace kg::tools {
namespace {

constexpr auto kTerminalInterval = std::chrono::milliseconds(200);
constexpr auto kLineInterval = std::chrono::seconds(5);

}  // namespace

Progress::Progress(ProgressMode mode)
    : enabled_(mode != ProgressMode::kNever),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() { Clear(); }

bool Progress::IsDue() {
  if (!enabled_) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ <
      (terminal_ ? std::chrono::milliseconds(kTerminalInterval) : std::chrono::milliseconds(kLineInterval)))
    return false;
  last_ = now;
  return true;
}

void Progress::Update(uint64_t documents, uint64_t bytes) {
  if (!IsDue()) return;
  const double seconds = std::chrono::duration<double>(last_ - start_).count();
  char line[160];
  std::snprintf(line, sizeof line, "%llu documents, %.1f MB, %.0f documents/s, %.1f MB/s",
                static_cast<unsigned long long>(documents), static_cast<double>(bytes) / 1e6,
                static_cast<double>(documents) / seconds, static_cast<double>(bytes) / 1e6 / seconds);
  Show(line);
}

void Progress::UpdateStep(std::string_view step, uint64_t done, uint64_t total) {
  if (!IsDue()) return;
  Show(std::string(step) + ": " + std::to_string(done) + " of " + std::to_string(total));
}

void Progress::Show(const std::string& line) {
  if (terminal_) {
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    shown_ = true;
  } else {
    std::fprintf(stderr, "%s\n", line.c_str());
  }
  std::fflush(stderr);
}

void Progress::Clear() {
  if (!shown_) return;
  std::fprintf(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_ = false;
}

}  // namespace kg::tools
