#include "tools/rules_folders.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "graph/model/id.h"

namespace kg::tools {
namespace fs = std::filesystem;

namespace {

bool IsRuleData(const fs::path& file) {
  const fs::path extension = file.extension();
  return extension == ".rules" || extension == ".schema" || extension == ".txt";
}

}  // namespace

fs::path RulesFolders::KeptFolder(const fs::path& given) const {
  std::error_code error;
  const fs::path absolute = fs::weakly_canonical(given, error);
  return root_ / IdBuilder("rules-folder").Add((error ? given : absolute).string()).Build<ContentHash>().ToHex();
}

std::vector<fs::path> RulesFolders::With(const std::vector<fs::path>& given,
                                         const std::vector<std::string>& dropped) const {
  std::set<fs::path> left_out;
  for (const fs::path& folder : given) left_out.insert(KeptFolder(folder));
  for (const std::string& folder : dropped) left_out.insert(KeptFolder(folder));
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator it(root_, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory(error) && !left_out.contains(it->path())) folders.push_back(it->path());
  }
  std::sort(folders.begin(), folders.end());
  folders.insert(folders.end(), given.begin(), given.end());
  return folders;
}

Status RulesFolders::Save(const std::vector<std::string>& given, const std::vector<std::string>& dropped) const {
  std::error_code error;
  for (const std::string& folder : dropped) {
    if (fs::remove_all(KeptFolder(folder), error) == 0)
      return NotFoundError(folder + ": no such folder of rules is kept in the database (--no-rules)");
  }
  for (const std::string& folder : given) {
    const fs::path kept = KeptFolder(folder);
    fs::remove_all(kept, error);
    fs::create_directories(kept, error);
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      if (!it->is_regular_file(error) || !IsRuleData(it->path())) continue;
      const fs::path target = kept / fs::relative(it->path(), folder, error);
      fs::create_directories(target.parent_path(), error);
      fs::copy_file(it->path(), target, fs::copy_options::overwrite_existing, error);
      if (error) break;
    }
    std::ofstream origin(kept / "origin");
    origin << folder << "\n";
    if (error || !origin) return IoError(folder + ": its rules can't be kept in the database: " + error.message());
  }
  return Status::Ok();
}

}  // namespace kg::tools
