// Progress of long work, on standard error.
#ifndef NEWSGRAPH_TOOLS_PROGRESS_H_
#define NEWSGRAPH_TOOLS_PROGRESS_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace kg::tools {

enum class ProgressMode { kAuto, kAlways, kNever };

// One line that is written over on a terminal; elsewhere a line every few seconds. Call from one thread.
class Progress {
 public:
  explicit Progress(ProgressMode mode);
  ~Progress();  // clears the line

  // `step`: what is being done ("reading"). Bytes of `total_bytes` read; 0 when the total is unknown, then no time left
  // is shown.
  void Update(std::string_view step, uint64_t documents, uint64_t bytes, uint64_t total_bytes);
  // Another kind of work with a known end ("resolving").
  void UpdateStep(std::string_view step, uint64_t done, uint64_t total);
  // Ends the line, so that a message can be printed.
  void Clear();

 private:
  bool IsDue();
  void Show(const std::string& line);

  bool enabled_;
  bool terminal_;
  bool shown_ = false;
  std::string step_;
  std::chrono::steady_clock::time_point step_start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_PROGRESS_H_
