#include "tools/version.h"

#include "extract/extractor.h"
#include "graph/model/data_dir.h"
#include "graph/store/layout.h"

namespace kg::tools {

std::string VersionText(std::string_view program) {
  std::string text = std::string(program) + " " NEWSGRAPH_VERSION " (schema " + std::to_string(graph::kSchemaVersion);
  const auto data = FindDataDir();
  if (data.ok()) {
    const auto resources = extract::Resources::Load(*data, {});
    if (resources.ok()) text += ", rules " + (*resources)->rules_version.substr(0, 8);
  }
  return text + ")";
}

}  // namespace kg::tools
