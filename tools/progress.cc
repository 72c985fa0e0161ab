#include "tools/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace kg::tools {
namespace {

constexpr auto kTerminalInterval = std::chrono::milliseconds(200);
constexpr auto kLineInterval = std::chrono::seconds(5);

// "45 s", "12 min", "3 h 20 min".
std::string TimeText(double seconds) {
  const auto whole = static_cast<long long>(seconds);
  if (whole < 100) return std::to_string(whole) + " s";
  const long long minutes = whole / 60;
  if (minutes < 100) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

Progress::Progress(ProgressMode mode)
    : enabled_(mode != ProgressMode::kNever),
      terminal_(isatty(STDERR_FILENO) == 1),
      step_start_(std::chrono::steady_clock::now()),
      last_(step_start_) {}

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

void Progress::Update(std::string_view step, uint64_t documents, uint64_t bytes, uint64_t total_bytes) {
  if (step != step_) {
    step_ = step;
    step_start_ = std::chrono::steady_clock::now();
  }
  if (!IsDue()) return;
  const double seconds = std::max(std::chrono::duration<double>(last_ - step_start_).count(), 1e-3);
  const double megabytes = static_cast<double>(bytes) / 1e6;
  char line[200];
  const int used = std::snprintf(line, sizeof line, "%s: %llu documents, %.1f MB, %.0f documents/s, %.1f MB/s",
                                 step_.c_str(), static_cast<unsigned long long>(documents), megabytes,
                                 static_cast<double>(documents) / seconds, megabytes / seconds);
  std::string shown(line, static_cast<size_t>(std::max(used, 0)));
  if (total_bytes > 0 && bytes > 0) {
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_bytes));
    shown += ", " + std::to_string(static_cast<int>(share * 100)) + " %, " + TimeText(seconds * (1 - share) / share) +
             " left";
  }
  Show(shown);
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
