// Rows of an answer in the session's format.
#ifndef NEWSGRAPH_QUERY_PRINT_ROWS_H_
#define NEWSGRAPH_QUERY_PRINT_ROWS_H_

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "query/print/format.h"
#include "query/print/layout.h"

namespace kg::query {

// What has been written by tables: for the line behind an answer.
struct RowCount {
  uint64_t rows = 0;
};

struct PrintOptions {
  Format format = Format::kTsv;
  bool color = false;
  bool terminal = false;      // the output is a terminal: all text is made safe for it
  int width = 0;              // columns of the terminal; 0: unknown, tables are not wrapped
  RowCount* count = nullptr;  // where rows are counted; may be null
};

struct Column {
  std::string name;
  bool right = false;  // numbers
};

// Writes rows as they come, except for tables, which collect kWidthSample rows to find the column widths.
// A caller asks WantsJson() and adds either JSON objects or cells, one cell a column.
class RowWriter {
 public:
  RowWriter(std::ostream& out, const PrintOptions& options, std::vector<Column> columns);
  bool WantsJson() const { return options_.format == Format::kJson || options_.format == Format::kJsonl; }
  void AddJson(std::string_view object);
  void AddCells(std::vector<std::string> cells);
  // Must be called once, at the end. Prints the header of an empty CSV or TSV; an empty table prints nothing.
  void Finish();
  uint64_t count() const { return count_; }

 private:
  static constexpr size_t kWidthSample = 2000;
  void WriteSeparated(const std::vector<std::string>& cells);
  void FlushTable();
  void WriteTableRow(const std::vector<std::string>& cells, bool header);

  std::ostream& out_;
  PrintOptions options_;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> pending_;
  std::vector<int> widths_;
  uint64_t count_ = 0;
};

std::string CsvCell(std::string_view text);
std::string TsvCell(std::string_view text);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_ROWS_H_
