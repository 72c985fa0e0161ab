#include "query/time_limit.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace kg::query {

TimeLimit::TimeLimit(std::chrono::milliseconds time, std::atomic<bool>* flag) : flag_(flag) {
  watch_.emplace([this, end = std::chrono::steady_clock::now() + time](const std::stop_token& lifted) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock<std::mutex> lock(mutex);
    wake.wait_until(lock, lifted, end, [] { return false; });
    // A flag that is set already is a person's.
    if (!lifted.stop_requested() && !flag_->exchange(true)) exceeded_ = true;
  });
}

void TimeLimit::Lift() { watch_.reset(); }

bool TimeLimit::WasExceeded() {
  Lift();
  if (!exceeded_.exchange(false)) return false;
  *flag_ = false;
  return true;
}

}  // namespace kg::query
