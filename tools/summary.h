// What an ingest run did: the counts that add up, and the messages about what was left out.
#ifndef NEWSGRAPH_TOOLS_SUMMARY_H_
#define NEWSGRAPH_TOOLS_SUMMARY_H_

#include <cstdint>
#include <map>
#include <string>

namespace kg::tools {

// read = stored + replaced + unchanged + copies + older + printed + skipped by reason.
class Summary {
 public:
  // `status`: as in the report, but not "skipped".
  void Count(const std::string& status) { ++read_, ++by_status_[status]; }
  // Counts a skipped record. Returns whether its message is to be shown: the first ones of a reason are, so that a dump
  // of a million pictures does not flood the terminal; the report has all.
  bool CountSkipped(const std::string& reason);
  void CountRemoved() { ++removed_; }
  void AddClaims(uint64_t claims) { claims_ += claims; }

  uint64_t read() const { return read_; }
  bool skipped_any() const { return !skipped_.empty(); }
  // "read 12 documents: 9 stored, 1 unchanged, 2 skipped (empty); 140 claims".
  std::string ToString() const;
  // About messages that were not shown, "" when all were.
  std::string HiddenMessages() const;

 private:
  uint64_t read_ = 0;
  uint64_t removed_ = 0;
  uint64_t claims_ = 0;
  std::map<std::string, uint64_t> by_status_;
  std::map<std::string, uint64_t> skipped_;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_SUMMARY_H_
