// The rule folders of a database (--rules DIR): copied into it, so that later runs and kgq know the predicates and
// constraints without the folder.
//
// Layout: DB/rules/NAME/ holds the *.rules, *.schema and *.txt files of one folder and `origin`, the path it was given
// as.
#ifndef NEWSGRAPH_TOOLS_RULES_FOLDERS_H_
#define NEWSGRAPH_TOOLS_RULES_FOLDERS_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/status.h"

namespace kg::tools {

class RulesFolders {
 public:
  explicit RulesFolders(std::filesystem::path database) : root_(std::move(database) / "rules") {}

  // The folders to load: those kept in the database, except the ones in `dropped` and the ones that `given` replaces,
  // then `given`.
  std::vector<std::filesystem::path> With(const std::vector<std::filesystem::path>& given,
                                          const std::vector<std::string>& dropped) const;
  // Copies `given` into the database (their new state replaces the old) and takes `dropped` out.
  // REQUIRES: the writer's lock is held.
  Status Save(const std::vector<std::string>& given, const std::vector<std::string>& dropped) const;

 private:
  std::filesystem::path KeptFolder(const std::filesystem::path& given) const;
  std::filesystem::path root_;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_RULES_FOLDERS_H_
