// A PrefixSeeker for long use.
#ifndef NEWSGRAPH_GRAPH_STORE_LASTING_SEEKER_H_
#define NEWSGRAPH_GRAPH_STORE_LASTING_SEEKER_H_

#include <optional>
#include <string_view>

#include "graph/store/db.h"

namespace kg::graph {

// Made anew every so often: an iterator keeps what was in memory when it was made. May therefore see a state as old as
// its making, so it is for tables that do not change while it is used, but for keys that nobody asks for again.
class LastingSeeker {
 public:
  LastingSeeker(const Db& db, Table table) : db_(db), table_(table) {}

  // To the first key that starts with `prefix` (see PrefixSeeker). Good until the next call.
  PrefixSeeker& Seek(std::string_view prefix) {
    constexpr int kMaxUses = 512;
    if (!seeker_ || ++uses_ > kMaxUses) {
      seeker_.reset();
      seeker_.emplace(db_, table_);
      uses_ = 0;
    }
    seeker_->Seek(prefix);
    return *seeker_;
  }
  void Reset() { seeker_.reset(); }

 private:
  const Db& db_;
  Table table_;
  std::optional<PrefixSeeker> seeker_;
  int uses_ = 0;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_LASTING_SEEKER_H_
