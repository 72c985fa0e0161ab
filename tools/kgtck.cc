// kgtck: runs the openCypher scenarios against the query language.
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "tools/command_line.h"
#include "tools/tck/case.h"
#include "tools/tck/expectations.h"
#include "tools/tck/run_case.h"
#include "tools/version.h"

namespace kg::tck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDescription =
    "Runs the scenarios of the openCypher technology compatibility kit below the folder that TCK_DIR names, by "
    "default\n"
    "../shared/bench/tck beside the sources. Every example of an outline is a case. The last line of the output is\n"
    "'N passed, N failed'.";
constexpr const char* kFooter =
    "Exit code 0: all were run, 1: the scenarios could not be read, or differ from those of --expect, 2: wrong usage.\n"
    "Example: TCK_DIR=tck kgtck --filter clauses/match --list-failures";

struct Options {
  std::string filter;
  std::string expect;
  bool list_failures = false;
  bool write_expected = false;
};

fs::path TckDir() {
  const char* variable = std::getenv("TCK_DIR");
  if (variable != nullptr && *variable != '\0') return variable;
  return fs::path(NEWSGRAPH_SOURCE_DIR) / ".." / "shared" / "bench" / "tck";
}

struct Count {
  size_t passed = 0;
  size_t failed = 0;
  void Add(bool one) { ++(one ? passed : failed); }
};

std::string KindOf(const Case& one) {
  if (one.writes) return "writing";
  if (one.error) return "with an error";
  return one.feature.find("temporal") == std::string::npos ? "with a result" : "temporal, with a result";
}

void PrintCounts(const std::string& title, const std::map<std::string, Count>& counts) {
  std::cout << title << "\n";
  for (const auto& [name, count] : counts) {
    std::cout << "  " << name << ": " << count.passed << " passed, " << count.failed << " failed\n";
  }
}

// Cases that do other than the list says; cases that it does not have are let be.
size_t PrintDifferences(const std::vector<std::pair<std::string, bool>>& outcomes, const Expectations& expected) {
  size_t differences = 0;
  for (const auto& [id, passed] : outcomes) {
    const auto it = expected.find(id);
    if (it == expected.end() || it->second.passes == passed) continue;
    ++differences;
    std::cout << id << (passed ? " passes, the list says it does not\n" : " fails, the list says it passes\n");
  }
  return differences;
}

std::string Group(const std::string& feature) {
  const size_t slash = feature.rfind('/');
  return slash == std::string::npos ? feature : feature.substr(0, slash);
}

int Run(const Options& options) {
  const fs::path folder = TckDir();
  const Result<std::vector<Case>> cases = ReadCases(folder / "features");
  if (!cases.ok()) {
    std::cerr << "error: " << cases.status().message() << "\n";
    return 1;
  }
  Expectations expected;
  if (!options.expect.empty()) {
    Result<Expectations> read = ReadExpectations(options.expect);
    if (!read.ok()) {
      std::cerr << "error: " << read.status().message() << "\n";
      return 1;
    }
    expected = std::move(*read);
  }
  std::map<std::string, Count> groups, kinds;
  std::vector<std::pair<std::string, bool>> outcomes;
  Count all;
  for (const Case& one : *cases) {
    if ((one.id + " " + one.name).find(options.filter) == std::string::npos) continue;
    const Verdict verdict = RunCase(one, folder / "graphs");
    groups[Group(one.feature)].Add(verdict.passed);
    kinds[KindOf(one)].Add(verdict.passed);
    all.Add(verdict.passed);
    outcomes.emplace_back(one.id, verdict.passed);
    if (!verdict.passed && options.list_failures) {
      std::cout << one.id << " " << one.name << "\n" << one.query << "\n" << verdict.why << "\n";
    }
  }
  if (options.write_expected) {
    std::cout << WriteExpectations(outcomes, expected);
    return 0;
  }
  PrintCounts("By folder", groups);
  PrintCounts("By what is expected", kinds);
  const size_t differences = options.expect.empty() ? 0 : PrintDifferences(outcomes, expected);
  std::cout << all.passed << " passed, " << all.failed << " failed\n";
  return differences == 0 ? 0 : 1;
}

}  // namespace
}  // namespace kg::tck

int main(int argc, char** argv) {
  kg::tck::Options options;
  CLI::App app{kg::tck::kDescription, "kgtck"};
  app.footer(kg::tck::kFooter);
  app.add_option("--filter", options.filter, "Only cases with this text in their path, number or name")
      ->type_name("TEXT");
  app.add_flag("--list-failures", options.list_failures,
               "Print each case that fails: query, what was expected, what came");
  app.add_option("--expect", options.expect, "A list of what passes: fail where a case does otherwise")
      ->type_name("FILE");
  app.add_flag("--write-list", options.write_expected,
               "Print such a list, with the reasons of --expect where it has them");
  app.set_version_flag("--version", [] { return kg::tools::VersionText("kgtck"); });
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return kg::tools::ExitOfCommandLine(app, error, argc, argv);
  }
  return kg::tck::Run(options);
}
