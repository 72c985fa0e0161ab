// Query behaviour as text: tests/query/cases/*.case hold statements and their expected rows.
//
//   graph                          builds the graph of the file, up to a blank line
//   CREATE (:Person {name: 'Ana Ruiz'})
//
//   case a node is found by its label
//   MATCH (p:Person) RETURN p.name
//   ----
//   p.name
//   Ana Ruiz
//
// A case ends at a blank line. Rows are tab-separated as kgq prints them; without ORDER BY their order does not count.
// An error is "error: LINE:COLUMN: message". NEWSGRAPH_WRITE_CASES=1 writes what came in place of what was expected.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "query/cypher/query.h"
#include "query/print/rows.h"
#include "query/print/values.h"
#include "tests/paths.h"
#include "tools/tck/memory_graph.h"
#include "tools/tck/setup.h"

namespace kg::query {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct TextCase {
  std::string name;
  std::string statement;
  Lines expected;
};
struct CaseFile {
  Lines remarks;
  std::string graph;
  std::vector<TextCase> cases;
};

CaseFile ReadCaseFile(const fs::path& path) {
  CaseFile file;
  std::ifstream in(path);
  enum { kNone, kGraph, kStatement, kExpected } part = kNone;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      part = kNone;
    } else if (part == kNone && line.starts_with("#")) {
      file.remarks.push_back(line);
    } else if (part == kNone && line == "graph") {
      part = kGraph;
    } else if (part == kNone && line.starts_with("case ")) {
      file.cases.push_back({line.substr(5), "", {}});
      part = kStatement;
    } else if (part == kGraph) {
      file.graph += line + "\n";
    } else if (part == kStatement && line == "----") {
      part = kExpected;
    } else if (part == kStatement) {
      file.cases.back().statement += (file.cases.back().statement.empty() ? "" : "\n") + line;
    } else if (part == kExpected) {
      file.cases.back().expected.push_back(line);
    } else {
      ADD_FAILURE() << path << ": a line outside of a case: " << line;
    }
  }
  return file;
}

void WriteCaseFile(const fs::path& path, const CaseFile& file) {
  std::ofstream out(path);
  for (const std::string& line : file.remarks) out << line << "\n";
  if (!file.graph.empty()) out << "\ngraph\n" << file.graph;
  for (const TextCase& one : file.cases) {
    out << "\ncase " << one.name << "\n" << one.statement << "\n----\n";
    for (const std::string& line : one.expected) out << line << "\n";
  }
}

std::string FirstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

Lines RunStatement(const std::string& statement, const cypher::GraphView& graph) {
  const auto query = cypher::Query::Compile(statement);
  if (!query.ok()) return {"error: " + FirstLine(query.error().Describe(statement))};
  const Lines& columns = query.value().columns();
  std::ostringstream out;
  RowWriter rows(out, {}, std::vector<Column>(columns.size()));
  const auto summary = query.value().Run(graph, {}, {}, [&](std::span<const cypher::Value> row) {
    std::vector<std::string> cells;
    for (const cypher::Value& value : row) cells.push_back(ValueToCell(value, graph));
    rows.AddCells(std::move(cells));
    return true;
  });
  if (!summary.ok()) return {"error: " + FirstLine(summary.error().Describe(statement))};
  rows.Finish();
  std::istringstream in(out.str());
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::string head;
  for (const std::string& column : columns) head += (head.empty() ? "" : "\t") + column;
  if (!lines.empty()) lines.front() = head;
  // No line of a case may be empty.
  for (std::string& line : lines) line = line.empty() ? "(empty)" : line;
  if (statement.find("ORDER BY") == std::string::npos && !lines.empty()) std::sort(lines.begin() + 1, lines.end());
  return lines;
}

TEST(QueryCases, GiveTheirRows) {
  const bool write = std::getenv("NEWSGRAPH_WRITE_CASES") != nullptr;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(tests::SourceDir() / "tests/query/cases")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  size_t count = 0;
  for (const fs::path& path : files) {
    CaseFile file = ReadCaseFile(path);
    tck::MemoryGraph graph;
    const Status built = tck::RunSetup(file.graph, {}, &graph);
    ASSERT_TRUE(built.ok()) << path << ": " << built.message();
    for (TextCase& one : file.cases) {
      ++count;
      const Lines came = RunStatement(one.statement, graph);
      if (!write) {
        EXPECT_EQ(came, one.expected) << path.filename() << ": " << one.name << "\n" << one.statement;
      }
      one.expected = came;
    }
    if (write) WriteCaseFile(path, file);
  }
  EXPECT_GE(count, 150);
}

}  // namespace
}  // namespace kg::query
