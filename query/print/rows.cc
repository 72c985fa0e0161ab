#include "query/print/rows.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "graph/model/text.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

constexpr int kGap = 2;        // spaces between columns
constexpr int kNarrowest = 5;  // no column is wrapped below this
constexpr int kReadable = 8;   // where one would be narrower, cells stand below each other
constexpr int kStacked = -1;   // the width of the first column then

// Column widths that fit into `width` columns: the widest column gives way first, numbers never.
std::vector<int> FitWidths(const std::vector<Column>& columns, std::vector<int> widths, int width) {
  const int gaps = kGap * (static_cast<int>(widths.size()) - 1);
  int total = std::accumulate(widths.begin(), widths.end(), gaps);
  while (width > 0 && total > width) {
    size_t widest = widths.size();
    for (size_t i = 0; i < widths.size(); ++i) {
      if (!columns[i].right && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == widths.size() || widths[widest] <= kNarrowest) break;
    --widths[widest];
    --total;
  }
  return widths;
}

// Whether a screen is too narrow for a table of such columns, of which `wanted` are the widths with nothing wrapped.
bool IsTooNarrow(const std::vector<int>& wanted, const std::vector<int>& fitted) {
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (fitted[i] < wanted[i] && fitted[i] < kReadable) return true;
  }
  return false;
}

// One row as lines "column  value"; empty cells are left out.
void WriteStacked(const std::vector<Column>& columns, const std::vector<std::string>& cells,
                  const PrintOptions& options, std::ostream& out) {
  int margin = 0;
  for (const Column& column : columns) margin = std::max(margin, DisplayWidth(OneLine(column.name)));
  const Colors colors(options.color);
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    std::string name = PadRight(OneLine(columns[i].name), margin);
    for (const std::string& line : WrapWords(cells[i], std::max(kNarrowest, options.width - margin - kGap))) {
      out << colors.Bold(name) << std::string(kGap, ' ') << line << '\n';
      name.assign(static_cast<size_t>(margin), ' ');
    }
  }
  out << '\n';
}

}  // namespace

std::string CsvCell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

std::string TsvCell(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

RowWriter::RowWriter(std::ostream& out, const PrintOptions& options, std::vector<Column> columns)
    : out_(out), options_(options), columns_(std::move(columns)) {
  if (options_.format != Format::kCsv && options_.format != Format::kTsv) return;
  std::vector<std::string> header;
  for (const Column& column : columns_) header.push_back(column.name);
  WriteSeparated(header);
}

void RowWriter::AddJson(std::string_view object) {
  if (options_.format == Format::kJson) out_ << (count_ == 0 ? "[\n" : ",\n");
  out_ << (options_.terminal ? JsonForTerminal(object) : std::string(object));
  if (options_.format == Format::kJsonl) out_ << '\n';
  ++count_;
}

void RowWriter::AddCells(std::vector<std::string> cells) {
  ++count_;
  cells.resize(columns_.size());
  if (options_.format != Format::kTable) return WriteSeparated(cells);
  for (std::string& cell : cells) cell = OneLine(cell);
  if (!widths_.empty()) return WriteTableRow(cells, false);
  pending_.push_back(std::move(cells));
  if (pending_.size() >= kWidthSample) FlushTable();
}

void RowWriter::WriteSeparated(const std::vector<std::string>& cells) {
  const bool csv = options_.format == Format::kCsv;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out_ << (csv ? ',' : '\t');
    const std::string cell = options_.terminal ? OneLine(cells[i]) : cells[i];
    out_ << (csv ? CsvCell(cell) : TsvCell(cell));
  }
  out_ << '\n';
}

void RowWriter::FlushTable() {
  if (pending_.empty()) return;
  std::vector<std::string> header;
  for (const Column& column : columns_) {
    header.push_back(OneLine(column.name));
    widths_.push_back(DisplayWidth(header.back()));
  }
  for (const auto& row : pending_) {
    for (size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], DisplayWidth(row[i]));
  }
  std::vector<int> fitted = FitWidths(columns_, widths_, options_.width);
  if (IsTooNarrow(widths_, fitted)) {
    widths_.assign(1, kStacked);
    for (const auto& row : pending_) WriteTableRow(row, false);
    pending_.clear();
    return;
  }
  widths_ = std::move(fitted);
  WriteTableRow(header, true);
  std::string rule;
  for (size_t i = 0; i < widths_.size(); ++i) {
    if (i > 0) rule.append(kGap, ' ');
    for (int column = 0; column < widths_[i]; ++column) rule += "─";
  }
  out_ << Colors(options_.color).Dim(rule) << '\n';
  for (const auto& row : pending_) WriteTableRow(row, false);
  pending_.clear();
}

void RowWriter::WriteTableRow(const std::vector<std::string>& cells, bool header) {
  if (widths_.front() == kStacked) return WriteStacked(columns_, cells, options_, out_);
  std::vector<std::vector<std::string>> wrapped;
  size_t height = 1;
  for (size_t i = 0; i < cells.size(); ++i) {
    wrapped.push_back(WrapWords(cells[i], options_.width > 0 ? widths_[i] : 0));
    height = std::max(height, wrapped.back().size());
  }
  const Colors colors(options_.color);
  for (size_t line = 0; line < height; ++line) {
    std::string text;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = line < wrapped[i].size() ? wrapped[i][line] : std::string();
      if (i > 0) text.append(kGap, ' ');
      text += columns_[i].right ? PadLeft(cell, widths_[i]) : PadRight(cell, widths_[i]);
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out_ << (header ? colors.Bold(text) : text) << '\n';
  }
}

void RowWriter::Finish() {
  if (options_.count != nullptr) options_.count->rows += count_;
  if (options_.format == Format::kTable) FlushTable();
  if (options_.format == Format::kJson) out_ << (count_ == 0 ? "[]\n" : "\n]\n");
}

}  // namespace kg::query
