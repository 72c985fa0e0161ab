// Rule files written for one test, in a folder of their own.
#ifndef NEWSGRAPH_TESTS_EXTRACT_RULESET_RULE_FIXTURE_H_
#define NEWSGRAPH_TESTS_EXTRACT_RULESET_RULE_FIXTURE_H_

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/ruleset/ruleset.h"
#include "graph/model/schema.h"
#include "tests/paths.h"

namespace kg::extract {

inline const char kTestSchema[] =
    "relation coach-of(coach: Person, athlete: Person|Team, date?: Date)\n"
    "relation won(winner: Person|Team, event: Event, date?: Date, time?: Duration, category?: Text, round?: Text)\n"
    "relation placed(competitor: Person|Team, event: Event, rank: Number, date?: Date)\n"
    "relation age(person: Person, years: Age, as_of?: Date)\n"
    "relation born-on(person: Person, date: Date)\n"
    "relation political-party(person: Person, party: Organization, date?: Date)\n"
    "relation lives-in(person: Person, place: Place, date?: Date)\n"
    "relation record-time(holder: Person, time: Duration, record?: Text, discipline?: Text, event?: Event, category?: "
    "Text, date?: Date)\n"
    "relation holds-position(person: Person, position: Text, date?: Date)\n";

inline Schema TestSchema() { return Schema::Parse(kTestSchema, "test.schema").value(); }

class RuleFolder {
 public:
  RuleFolder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("newsgraph-rules-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(path_);
  }
  ~RuleFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  RuleFolder(const RuleFolder&) = delete;
  RuleFolder& operator=(const RuleFolder&) = delete;

  std::filesystem::path Write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct LoadedRules {
  std::optional<RuleSet> rules;
  std::vector<Diagnostic> diagnostics;
  std::string error;
};

inline LoadedRules LoadFolders(const std::vector<std::filesystem::path>& folders) {
  LoadedRules loaded;
  Result<RuleSet> rules = RuleSet::Load(folders, TestSchema(), &loaded.diagnostics);
  if (rules.ok()) {
    loaded.rules.emplace(std::move(rules.value()));
  } else {
    loaded.error = rules.status().message();
  }
  return loaded;
}

// One file test.rules.
inline LoadedRules LoadText(const std::string& text) {
  RuleFolder folder;
  folder.Write("test.rules", text);
  return LoadFolders({folder.path()});
}

// A case of a text file: "=== name", the rules, "--- expect", lines.
struct TextCase {
  std::string name;
  std::string rules;
  std::vector<std::string> expected;
};
inline std::vector<TextCase> ReadCases(const std::string& file) {
  std::ifstream in(tests::SourceDir().string() + "/tests/extract/ruleset/" + file);
  std::vector<TextCase> cases;
  bool expecting = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back({line.substr(4), "", {}});
      expecting = false;
    } else if (line == "--- expect") {
      expecting = true;
    } else if (!cases.empty() && expecting) {
      if (!line.empty()) cases.back().expected.push_back(line);
    } else if (!cases.empty()) {
      cases.back().rules += line + "\n";
    }
  }
  return cases;
}

}  // namespace kg::extract

#endif  // NEWSGRAPH_TESTS_EXTRACT_RULESET_RULE_FIXTURE_H_
