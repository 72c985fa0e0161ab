// Rows of CSV and its kin (RFC 4180), one at a time.
#ifndef NEWSGRAPH_INGEST_DUMP_TABLE_H_
#define NEWSGRAPH_INGEST_DUMP_TABLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/dump/lines.h"

namespace kg::ingest {

// Quoted cells may hold separators, doubled quotes and line breaks (as LF). A quote within a cell that does not begin
// with one is a character like any other. A row whose quotes do not fit is broken, and reading goes on with the line
// behind its first one.
class TableReader {
 public:
  TableReader(ByteSource* source, char separator, uint64_t row_bytes)
      : lines_(source, row_bytes), separator_(separator), row_bytes_(row_bytes), budget_(row_bytes) {}

  enum class Kind : uint8_t { kRow, kBroken, kTooLong, kEnd };
  struct Row {
    Kind kind = Kind::kEnd;
    uint64_t line = 0;  // where it begins, from 1
    std::vector<std::string> cells;
    std::string message;  // of kBroken
  };
  Result<Row> Next();
  // For separators whose cells are seldom quoted (tab): a row that is broken as quoted is taken as it stands.
  void AllowBareQuotes() { bare_quotes_ = true; }

 private:
  Result<LineReader::Line> NextLine();
  bool ParseLine(std::string_view line, Row* row);  // false: the quotes do not fit
  std::string_view ParseQuoted(std::string_view line);
  void EndCell(Row* row);
  Row Broken(Row row, std::string message);

  LineReader lines_;
  char separator_;
  uint64_t row_bytes_;
  uint64_t budget_;  // how many bytes may still be read again, so that broken quotes cost no more than linear time
  bool bare_quotes_ = false;
  std::string cell_;
  bool quoted_ = false;  // the cell began with a quote
  bool open_ = false;    // and has not ended
  std::string row_;      // the raw row, lines ended by LF
  std::string again_;    // lines to be read again, from again_pos_
  size_t again_pos_ = 0;
  uint64_t line_ = 0;
};

// The cells of the first line of `head`, without a byte order mark.
std::vector<std::string> HeaderCells(std::string_view head, char separator);
// Comma, semicolon, tab or bar: whichever makes the first line of `head` a header of known names; otherwise the one
// that makes the most cells.
char FindSeparator(std::string_view head);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_TABLE_H_
