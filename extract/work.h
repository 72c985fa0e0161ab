// Work: what an article costs, counted in steps rather than in time, so that where a long one is cut short does not
// depend on the machine. One unit is about a nanosecond or a few.
#ifndef NEWSGRAPH_EXTRACT_WORK_H_
#define NEWSGRAPH_EXTRACT_WORK_H_

#include <cstdint>
#include <limits>

namespace kg::extract {

class WorkBudget {
 public:
  static constexpr uint64_t kUnlimited = std::numeric_limits<uint64_t>::max();

  explicit WorkBudget(uint64_t units = kUnlimited) : left_(units) {}
  // False once more was asked for than there is; it stays so.
  bool Take(uint64_t units) {
    used_ += units;
    spent_ = spent_ || units > left_;
    left_ = spent_ ? 0 : left_ - units;
    return !spent_;
  }
  bool spent() const { return spent_; }
  uint64_t used() const { return used_; }
  uint64_t left() const { return left_; }

 private:
  uint64_t left_;
  uint64_t used_ = 0;
  bool spent_ = false;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_WORK_H_
