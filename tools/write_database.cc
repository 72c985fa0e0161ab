#include "tools/write_database.h"

#include "graph/model/data_dir.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/stoppable.h"
#include "tools/rules_folders.h"

namespace kg::tools {

namespace fs = std::filesystem;

Status WriteDatabase(const fs::path& database, const std::string& rules_version, const std::atomic<bool>* stop,
                     const std::function<Status(graph::Writer&)>& work) {
  const auto data = FindDataDir();
  if (!data.ok()) return data.status();
  // The relations of a user's own folders too: without them the graph would be drawn anew without their constraints.
  std::vector<fs::path> folders = {*data / "graph" / "schema"};
  for (fs::path& folder : RulesFolders(database).With({}, {})) folders.push_back(std::move(folder));
  const auto schema = Schema::Load(folders);
  if (!schema.ok()) return schema.status();
  const auto gazetteer = Gazetteer::Load(*data / "graph" / "places");
  if (!gazetteer.ok()) return gazetteer.status();
  auto writer = graph::OpenStoppableWriter(database, *schema, *gazetteer, rules_version, {}, stop);
  if (!writer.ok()) return writer.status();
  KG_RETURN_IF_ERROR(work(**writer));
  return (*writer)->Publish({});
}

}  // namespace kg::tools
