// kgrules: what rule writers need. check, test and values; explain, trace and stats have their places below.
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "extract/ruleset/ruleset.h"
#include "extract/values/values.h"
#include "graph/model/data_dir.h"
#include "graph/model/schema.h"
#include "tools/version.h"

namespace {
namespace fs = std::filesystem;
using kg::extract::Diagnostic;
using kg::extract::RuleSet;

constexpr int kOk = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

// The rules and schema of a run: the built-in ones, and FILEs or folders on top.
struct Loaded {
  std::optional<RuleSet> rules;
  std::vector<Diagnostic> diagnostics;  // of the files asked for; of others their errors only
  bool failed = false;                  // a message is among the diagnostics, or printed
};

fs::path Canonical(const fs::path& path) {
  std::error_code error;
  return fs::weakly_canonical(path, error);
}

// True when `file` is one of `asked` or lies in one of its folders.
bool IsAsked(const fs::path& file, const std::vector<std::string>& asked) {
  if (asked.empty()) return true;
  const std::string name = Canonical(file).string();
  for (const std::string& path : asked) {
    const std::string wanted = Canonical(path).string();
    if (name == wanted || name.starts_with(wanted + "/")) return true;
  }
  return false;
}

// Folders of *.schema files: the built-in one, and those of the files asked for that hold any.
std::vector<fs::path> SchemaFolders(const fs::path& data, const std::vector<std::string>& files) {
  std::vector<fs::path> folders = {data / "graph" / "schema"};
  std::set<fs::path> seen = {Canonical(folders[0])};
  for (const std::string& file : files) {
    std::error_code error;
    fs::path folder = fs::is_directory(file, error) ? fs::path(file) : fs::path(file).parent_path();
    if (folder.empty()) folder = ".";
    bool has_schema = false;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      has_schema |= it->path().extension() == ".schema";
    }
    if (has_schema && seen.insert(Canonical(folder)).second) folders.push_back(folder);
  }
  return folders;
}

Loaded Load(const std::vector<std::string>& files) {
  Loaded loaded;
  loaded.failed = true;
  const kg::Result<fs::path> data = kg::FindDataDir();
  if (!data.ok()) {
    std::cerr << "kgrules: " << data.status().message() << "\n";
    return loaded;
  }
  const kg::Result<kg::Schema> schema = kg::Schema::Load(SchemaFolders(data.value(), files));
  if (!schema.ok()) {
    std::cerr << schema.status().message() << "\n";
    return loaded;
  }
  std::vector<fs::path> paths = {data.value() / "extract" / "rules"};
  for (const std::string& file : files) {
    if (fs::path(file).extension() != ".schema") paths.emplace_back(file);
  }
  std::vector<Diagnostic> all;
  kg::Result<RuleSet> rules = RuleSet::Load(paths, schema.value(), &all);
  loaded.failed = !rules.ok();
  if (!rules.ok() && all.empty()) std::cerr << "kgrules: " << rules.status().message() << "\n";
  for (Diagnostic& diagnostic : all) {
    if (diagnostic.is_error || IsAsked(diagnostic.file, files)) loaded.diagnostics.push_back(std::move(diagnostic));
  }
  if (rules.ok()) loaded.rules.emplace(std::move(rules.value()));
  return loaded;
}

// False, with a message, when one of the files does not exist.
bool AllExist(const std::vector<std::string>& files) {
  bool good = true;
  for (const std::string& file : files) {
    std::error_code error;
    if (fs::exists(file, error)) continue;
    std::cerr << "kgrules: " << file << ": no such file or folder\n";
    good = false;
  }
  return good;
}

int Print(const std::vector<Diagnostic>& diagnostics) {
  int errors = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::cout << diagnostic.ToString();
    errors += diagnostic.is_error;
  }
  return errors;
}

std::string Count(size_t n, const std::string& noun) { return std::to_string(n) + " " + noun + (n == 1 ? "" : "s"); }

int Check(const std::vector<std::string>& files) {
  if (!AllExist(files)) return kWrongUsage;
  const Loaded loaded = Load(files);
  const int errors = Print(loaded.diagnostics);
  if (loaded.failed) {
    std::cerr << Count(static_cast<size_t>(errors), "error") << "\n";
    return kFailed;
  }
  size_t rules = 0;
  for (const kg::extract::RuleInfo& rule : loaded.rules->rules()) rules += IsAsked(rule.file, files);
  std::cerr << Count(rules, "rule") << ", no errors, " << Count(loaded.diagnostics.size(), "warning") << "\n";
  return kOk;
}

int Test(const std::vector<std::string>& files, bool warnings) {
  if (!AllExist(files)) return kWrongUsage;
  const Loaded loaded = Load(files);
  if (loaded.failed) {
    Print(loaded.diagnostics);
    return kFailed;
  }
  size_t passed = 0;
  size_t failed = 0;
  size_t warned = 0;
  for (const kg::extract::RuleInfo& rule : loaded.rules->rules()) {
    if (!IsAsked(rule.file, files)) continue;
    const RuleSet::ExampleResult result = loaded.rules->RunExamples(rule.name);
    Print(result.failures);
    if (warnings) Print(result.warnings);
    passed += static_cast<size_t>(result.passed);
    failed += result.failures.size();
    warned += result.warnings.size();
  }
  std::cerr << Count(passed, "example") << " passed, " << Count(failed, "failure") << ", " << Count(warned, "warning")
            << "\n";
  return failed == 0 ? kOk : kFailed;
}

int Values() {
  const kg::Status status = kg::extract::RunValues(std::cin, std::cout);
  if (status.ok()) return kOk;
  std::cerr << "kgrules: " << status.message() << "\n";
  return kFailed;
}

std::string Version() { return kg::tools::VersionText("kgrules"); }

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("kgrules: check and try out extraction rules", "kgrules");
  app.footer(
      "Example:\n  kgrules check my/rules/chess.rules && kgrules test my/rules/chess.rules\n\n"
      "The built-in rules are always loaded; a FILE may also be a folder of *.rules and *.schema files.\n"
      "Exit code: 0 good, 1 errors or failures found, 2 wrong usage.");
  app.require_subcommand(1);
  app.set_version_flag("--version", Version);

  std::vector<std::string> files;
  bool quiet = false;
  CLI::App* check = app.add_subcommand("check", "all errors of rule files, with file:line:column");
  check->add_option("FILE", files, "rule files or folders; default: the built-in rules");
  check->footer("Example:\n  kgrules check my/rules/chess.rules");
  CLI::App* test = app.add_subcommand("test", "run the examples of rules");
  test->add_option("FILE", files, "rule files or folders; default: the built-in rules");
  test->add_flag("--no-warnings", quiet, "do not list what other rules make of the examples");
  test->footer("Example:\n  kgrules test my/rules/chess.rules");
  CLI::App* values = app.add_subcommand(
      "values", "dates, durations, ages and numbers of {\"id\",\"input\",\"reference\"} lines on standard input");
  values->footer(
      "Example:\n  echo '{\"id\": 1, \"input\": \"two hours ago\", \"reference\": \"2024-02-13\"}' | kgrules values");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kOk : kWrongUsage;
  }
  int code = kWrongUsage;
  if (check->parsed()) code = Check(files);
  if (test->parsed()) code = Test(files, !quiet);
  if (values->parsed()) code = Values();
  std::cout.flush();
  return code == kOk && !std::cout ? kFailed : code;
}
