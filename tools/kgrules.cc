// kgrules: what rule writers need. check, test and values are here; explain, trace and stats in rules/.
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "extract/ruleset/ruleset.h"
#include "extract/values/values.h"
#include "graph/conflict/examples.h"
#include "graph/model/data_dir.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "tools/command_line.h"
#include "tools/rules/commands.h"
#include "tools/signals.h"
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
  std::optional<kg::Schema> schema;
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
  loaded.schema.emplace(schema.value());
  return loaded;
}

// False, with a message, when one of the files does not exist.
bool AllExist(const std::vector<std::string>& files) {
  bool good = true;
  for (const std::string& file : files) {
    std::error_code error;
    if (fs::exists(file, error)) continue;
    std::cerr << "kgrules: " << (file.empty() ? "''" : file) << ": no such file or folder\n";
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

// The examples of the constraints in the schema files asked for.
kg::graph::ExampleResults TestConstraints(const kg::Schema& schema, const std::vector<std::string>& files) {
  kg::graph::ExampleResults all;
  const kg::Result<fs::path> data = kg::FindDataDir();
  if (!data.ok()) return all;
  const kg::Result<kg::Gazetteer> gazetteer = kg::Gazetteer::Load(data.value() / "graph" / "places");
  if (!gazetteer.ok()) {
    all.failures.push_back(gazetteer.status().message());
    return all;
  }
  for (const auto& [name, relation] : schema.relations()) {
    if (!IsAsked(relation.file, files)) continue;
    kg::graph::ExampleResults one = kg::graph::RunConstraintExamples(schema, *gazetteer, relation);
    all.passed += one.passed;
    all.failures.insert(all.failures.end(), one.failures.begin(), one.failures.end());
  }
  return all;
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
  const kg::graph::ExampleResults constraints = TestConstraints(*loaded.schema, files);
  for (const std::string& failure : constraints.failures) std::cout << failure << "\n";
  passed += constraints.passed;
  failed += constraints.failures.size();
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

// Everything that the command line may say.
struct Arguments {
  Arguments() {
    trace.format = "text";
    stats.format = "table";
  }
  std::vector<std::string> files;
  bool quiet = false;
  kg::tools::TextCommand trace;
  kg::tools::TextCommand stats;
  std::string rule;
  std::string text;
  std::vector<std::string> rules;
};

void AddRulesOption(CLI::App* command, std::vector<std::string>* rules) {
  command->add_option("--rules", *rules, "A folder of more rules and schema lines (repeatable)")
      ->type_name("DIR")
      ->allow_extra_args(false);
}

void AddFileCommands(CLI::App* app, Arguments* a) {
  CLI::App* check = app->add_subcommand("check", "all errors of rule files, with file:line:column");
  check->add_option("FILE", a->files, "rule files or folders; default: the built-in rules");
  check->footer("Example:\n  kgrules check my/rules/chess.rules");
  CLI::App* test = app->add_subcommand("test", "run the examples of rules and constraints");
  test->add_option("FILE", a->files, "rule files or folders; default: the built-in rules");
  test->add_flag("--no-warnings", a->quiet, "do not list what other rules make of the examples");
  test->footer("Example:\n  kgrules test my/rules/chess.rules");
  CLI::App* values = app->add_subcommand(
      "values", "dates, durations, ages and numbers of {\"id\",\"input\",\"reference\"} lines on standard input");
  values->footer(
      "Example:\n  echo '{\"id\": 1, \"input\": \"two hours ago\", \"reference\": \"2024-02-13\"}' | kgrules values");
}

void AddTextCommands(CLI::App* app, Arguments* a) {
  CLI::App* trace = app->add_subcommand("trace", "every mention, every rule that matched and every claim of documents");
  trace->add_option("PATH", a->trace.paths, "files, folders, archives, or - for standard input")->required();
  trace->add_option("--format", a->trace.format, "text, one JSON line a document, or one page to look at")
      ->check(CLI::IsMember({"text", "jsonl", "html"}))
      ->capture_default_str();
  trace->add_option("--published", a->trace.published, "Date for articles that carry none")->type_name("DATE");
  AddRulesOption(trace, &a->trace.rules);
  trace->footer("Example:\n  kgrules trace --format html article.txt > article.html");

  CLI::App* stats = app->add_subcommand("stats", "per rule: tried, matched, claims; and the rules that never matched");
  stats->add_option("PATH", a->stats.paths, "files, folders, archives, or - for standard input")->required();
  stats->add_option("--format", a->stats.format, "how to print")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  stats->add_option("--published", a->stats.published, "Date for articles that carry none")->type_name("DATE");
  AddRulesOption(stats, &a->stats.rules);
  stats->footer("Example:\n  kgrules stats corpus/articles");

  CLI::App* explain = app->add_subcommand("explain", "why a rule matches a text, or which token stopped it");
  explain->add_option("RULE", a->rule, "the rule's name")->required();
  explain->add_option("TEXT", a->text, "a sentence, plain or with mentions marked as in the examples of rules")
      ->required();
  AddRulesOption(explain, &a->rules);
  explain->footer(
      "Example:\n  kgrules explain coach.possessive \"Ruiz met her coach in Oslo.\"\n"
      "  kgrules explain coach.possessive \"[her|Person.poss=Ruiz] coach , [Ivo Lenz|Person] .\"");
}

int Run(const CLI::App& app, const Arguments& a) {
  if (app.got_subcommand("check")) return Check(a.files);
  if (app.got_subcommand("test")) return Test(a.files, !a.quiet);
  if (app.got_subcommand("values")) return Values();
  if (app.got_subcommand("trace")) return kg::tools::TraceCommand(a.trace);
  if (app.got_subcommand("stats")) return kg::tools::StatsCommand(a.stats);
  return kg::tools::ExplainCommand(a.rule, a.text, a.rules);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("kgrules: check and try out extraction rules", "kgrules");
  app.footer(
      "Example:\n  kgrules check my/rules/chess.rules && kgrules test my/rules/chess.rules\n\n"
      "The built-in rules are always loaded; a FILE may also be a folder of *.rules and *.schema files.\n"
      "Exit code: 0 good, 1 errors or failures found, 2 wrong usage.");
  app.require_subcommand(1);
  app.set_version_flag("--version", Version);
  Arguments arguments;
  AddFileCommands(&app, &arguments);
  AddTextCommands(&app, &arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return kg::tools::ExitOfCommandLine(app, error, argc, argv);
  }
  const int code = Run(app, arguments);
  std::cout.flush();
  return std::cout ? code : kg::tools::kExitClosedPipe;
}
