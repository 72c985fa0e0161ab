#include "graph/refreshing_reader.h"

#include "graph/stoppable.h"
#include "graph/store/layout.h"

namespace kg::graph {

Result<std::unique_ptr<RefreshingReader>> RefreshingReader::Open(const std::filesystem::path& database,
                                                                 const std::atomic<bool>* stop) {
  Result<std::unique_ptr<Reader>> reader = OpenStoppableReader(database, stop);
  if (!reader.ok()) return reader.status();
  return std::unique_ptr<RefreshingReader>(new RefreshingReader(database, stop, std::move(reader).value()));
}

Result<bool> RefreshingReader::Refresh() {
  Result<uint64_t> latest = ReadLatest(database_);
  if (!latest.ok()) return latest.status();
  if (*latest == now_->Stats().epoch) return false;
  Result<std::unique_ptr<Reader>> reader = OpenStoppableReader(database_, stop_);
  if (!reader.ok()) return reader.status();
  now_ = std::move(reader).value();
  return true;
}

}  // namespace kg::graph
