// A statement of kgq that writes: takes the writer's lock, does its work, publishes an epoch, lets go.
#ifndef NEWSGRAPH_TOOLS_WRITE_DATABASE_H_
#define NEWSGRAPH_TOOLS_WRITE_DATABASE_H_

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>

#include "graph/model/status.h"
#include "graph/writer.h"

namespace kg::tools {

// `rules_version`: the database's own; it stays. `stop`: see graph::OpenStoppableWriter. Errors: as graph::Writer::Open
// (kLocked while another process writes), those of `work`, and what stands in the way of the schema.
Status WriteDatabase(const std::filesystem::path& database, const std::string& rules_version,
                     const std::atomic<bool>* stop, const std::function<Status(graph::Writer&)>& work);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_WRITE_DATABASE_H_
