// A limit on the time of a statement, for work that looks at nothing but the flag of an interrupt.
#ifndef NEWSGRAPH_QUERY_TIME_LIMIT_H_
#define NEWSGRAPH_QUERY_TIME_LIMIT_H_

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

namespace kg::query {

// Sets the flag when the time is over, unless it is lifted before.
class TimeLimit {
 public:
  // `flag` must outlive the limit.
  TimeLimit(std::chrono::milliseconds time, std::atomic<bool>* flag);
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;
  ~TimeLimit() { Lift(); }

  // No limit from now on.
  void Lift();
  // Lifts it. True when it was this limit that had set the flag, which is then taken back.
  bool WasExceeded();

 private:
  std::atomic<bool>* flag_;
  std::atomic<bool> exceeded_{false};
  std::optional<std::jthread> watch_;  // waits for the end of the time
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_TIME_LIMIT_H_
