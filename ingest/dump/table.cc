#include "ingest/dump/table.h"

#include <algorithm>
#include <utility>

#include "ingest/dump/fields.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {

Result<LineReader::Line> TableReader::NextLine() {
  if (again_pos_ < again_.size()) {
    const size_t end = again_.find('\n', again_pos_);
    LineReader::Line line;
    line.text = std::string_view(again_).substr(again_pos_, end - again_pos_);
    line.number = ++line_;
    again_pos_ = end + 1;
    return line;
  }
  Result<LineReader::Line> line = lines_.Next();
  if (line.ok()) line_ = line->number;
  return line;
}

void TableReader::EndCell(Row* row) {
  row->cells.push_back(std::move(cell_));
  cell_.clear();
  quoted_ = false;
}

// What of a quoted cell stands at the beginning of `line`; returns the rest of the line.
std::string_view TableReader::ParseQuoted(std::string_view line) {
  for (;;) {
    const size_t quote = line.find('"');
    cell_ += line.substr(0, quote);
    if (quote == std::string_view::npos) return {};
    line.remove_prefix(quote + 1);
    if (!line.starts_with('"')) break;
    cell_ += '"';
    line.remove_prefix(1);
  }
  open_ = false;
  return line;
}

bool TableReader::ParseLine(std::string_view line, Row* row) {
  for (;;) {
    if (!open_ && cell_.empty() && !quoted_ && line.starts_with('"')) {
      quoted_ = open_ = true;
      line.remove_prefix(1);
    }
    if (open_) {
      line = ParseQuoted(line);
      if (open_) {
        cell_ += '\n';
        return true;
      }
    }
    const size_t end = line.find(separator_);
    const std::string_view rest = line.substr(0, end);
    if (quoted_ && !TrimAscii(rest).empty()) return false;
    if (!quoted_) cell_ += rest;
    EndCell(row);
    if (end == std::string_view::npos) return true;
    line.remove_prefix(end + 1);
  }
}

TableReader::Row TableReader::Broken(Row row, std::string message) {
  const size_t first = std::min(row_.find('\n'), row_.size());
  cell_.clear();
  quoted_ = open_ = false;
  const size_t rest = row_.size() - std::min(first + 1, row_.size());
  const bool again = rest <= budget_;
  if (rest > 0 && again) {
    budget_ -= rest;
    if (again_pos_ < again_.size()) {
      again_pos_ -= rest;  // all of the row came from there
    } else {
      again_.assign(row_, first + 1, rest);
      again_pos_ = 0;
    }
    line_ = row.line;
  }
  row.cells.clear();
  if (bare_quotes_ && again) {
    std::string_view line = std::string_view(row_).substr(0, first);
    for (size_t end = 0; end != std::string_view::npos; line.remove_prefix(std::min(end + 1, line.size()))) {
      end = line.find(separator_);
      row.cells.emplace_back(line.substr(0, end));
      if (end == std::string_view::npos) break;
    }
    row.kind = Kind::kRow;
    return row;
  }
  row.kind = Kind::kBroken;
  row.message = std::move(message);
  return row;
}

Result<TableReader::Row> TableReader::Next() {
  Row row;
  row_.clear();
  for (;;) {
    const Result<LineReader::Line> line = NextLine();
    if (!line.ok()) return line.status();
    if (line->end && row.line == 0) return row;
    if (row.line == 0) row.line = line->number;
    if (line->end) return Broken(std::move(row), "a quote that opens here is not closed");
    if (line->too_long || row_.size() + line->text.size() > row_bytes_) {
      cell_.clear();
      quoted_ = open_ = false;
      row.cells.clear();
      row.kind = Kind::kTooLong;
      return row;
    }
    row_.append(line->text).push_back('\n');
    budget_ = std::min<uint64_t>(budget_ + line->text.size() / 2, row_bytes_);
    if (!ParseLine(line->text, &row)) return Broken(std::move(row), "text behind a closing quote");
    if (open_) continue;
    row.kind = Kind::kRow;
    return row;
  }
}

std::vector<std::string> HeaderCells(std::string_view head, char separator) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::unique_ptr<ByteSource> source = OpenMemory(head);
  TableReader reader(source.get(), separator, head.size());
  Result<TableReader::Row> row = reader.Next();
  return row.ok() ? std::move(row->cells) : std::vector<std::string>();
}

char FindSeparator(std::string_view head) {
  char best = ',';
  std::pair<size_t, size_t> best_score;
  for (const char separator : {',', '\t', ';', '|'}) {
    const std::vector<std::string> cells = HeaderCells(head, separator);
    const std::pair<size_t, size_t> score(CountFieldNames(cells), cells.size());
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

}  // namespace kg::ingest
