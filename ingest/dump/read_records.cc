// The readers of records that stand one behind the other: whole files, JSON lines, JSON arrays, tables.
#include <array>
#include <vector>

#include "ingest/dump/dump_output.h"
#include "ingest/dump/json_elements.h"
#include "ingest/dump/lines.h"
#include "ingest/dump/sniff.h"
#include "ingest/dump/table.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

std::string Bytes(uint64_t limit) { return std::to_string(limit) + " bytes"; }

void ParseRecord(std::string_view json, const Place& place, uint64_t number, DumpOutput* output) {
  RawDocument raw;
  if (const Status status = output->records().Parse(json, &raw); !status.ok()) {
    const std::string where = number == 0 ? place.shown : place.shown + ":" + std::to_string(number);
    return output->Skipped("broken record", where, where + ": " + status.message());
  }
  DeliverRecord(std::move(raw), place, number, output);
}

// What each column of a table holds; false when none holds text.
bool ReadHeader(const std::vector<std::string>& cells, const FieldNames& names,
                std::vector<std::optional<FieldNames::Meaning>>* columns) {
  bool text = false;
  for (const std::string& cell : cells) {
    columns->push_back(names.Find(cell));
    const RecordField field = columns->back() ? columns->back()->field : RecordField::kCount;
    text = text || field == RecordField::kText || field == RecordField::kHtml;
  }
  return text;
}

void ReadRow(TableReader::Row row, const std::vector<std::optional<FieldNames::Meaning>>& columns, const Place& place,
             DumpOutput* output) {
  FieldValues values;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (columns[i]) values.Offer(*columns[i], std::move(row.cells[i]));
  }
  RawDocument raw;
  FinishRecord(std::move(values), &raw);
  DeliverRecord(std::move(raw), place, row.line, output);
}

// Behind the object whose array was read there may be more of them: lines of JSON after all.
void ReportObjectsBehind(ByteSource* source, const Place& place, DumpOutput* output) {
  bool line_start = false;
  for (;;) {
    const Result<std::string_view> next = source->Next();
    if (!next.ok()) return output->Failed(next.status(), place.shown);
    if (next->empty()) return;
    for (const char c : *next) {
      if (line_start && c == '{') {
        return output->Skipped("broken record", place.shown,
                               place.shown +
                                   ": what follows the first object was not read; --format jsonl reads "
                                   "objects line by line");
      }
      line_start = c == '\n';
    }
    source->Consume(next->size());
  }
}

}  // namespace

void ReadWhole(ByteSource* source, const Place& place, Format format, DumpOutput* output) {
  const uint64_t limit = output->options().limits.document_bytes;
  RawDocument raw;
  for (;;) {
    const Result<std::string_view> next = source->Next();
    // A document that is cut off is not delivered.
    if (!next.ok()) return output->Failed(next.status(), place.shown);
    if (next->empty()) break;
    if (raw.body.size() + next->size() > limit) {
      return output->OverLimit(place.shown, "larger than " + Bytes(limit) + " (--max-document-bytes)");
    }
    raw.body += *next;
    source->Consume(next->size());
    output->Progress();
  }
  if (IsBlank(raw.body)) return output->Skipped("empty", place.shown, place.shown + ": the file is empty");
  raw.identity = place.identity;
  raw.doc = place.doc;
  raw.source = place.shown;
  raw.format = format;
  output->Deliver(std::move(raw));
}

void ReadJsonLines(ByteSource* source, const Place& place, DumpOutput* output) {
  const uint64_t limit = output->options().limits.line_bytes;
  LineReader lines(source, limit);
  while (!output->stopped()) {
    const Result<LineReader::Line> line = lines.Next();
    if (!line.ok()) return output->Failed(line.status(), place.shown);
    if (line->end) return;
    if (line->too_long) {
      output->OverLimit(place.shown + ":" + std::to_string(line->number),
                        "the line is longer than " + Bytes(limit) + " (--max-line-bytes)");
      continue;
    }
    std::string_view text = line->text;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!TrimAscii(text).empty()) ParseRecord(text, place, line->number, output);
  }
}

void ReadJson(ByteSource* source, const Place& place, DumpOutput* output) {
  const Result<std::string_view> head = source->Peek(kSniffBytes);
  if (!head.ok()) return output->Failed(head.status(), place.shown);
  std::string_view text = *head;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto shape = JsonElements::Shape::kArray;
  size_t begin = head->size() - text.size();
  bool within = false;  // another object
  if (TrimAscii(text).starts_with("{")) {
    const std::optional<size_t> array = FindRecordArray(*head);
    within = array.has_value();
    if (!array) shape = JsonElements::Shape::kSequence;
    if (array) begin = *array;
  }
  source->Consume(begin);
  const uint64_t limit = output->options().limits.line_bytes;
  JsonElements elements(source, shape, limit);
  while (!output->stopped()) {
    const Result<JsonElements::Element> element = elements.Next();
    if (!element.ok()) {
      const Status& status = element.status();
      const bool own = status.code() == StatusCode::kInvalid;
      return output->Failed(own ? IoError(place.shown + ": " + status.message()) : status, place.shown);
    }
    if (element->kind == JsonElements::Kind::kEnd) {
      if (within) ReportObjectsBehind(source, place, output);
      return;
    }
    const std::string where = place.shown + ":" + std::to_string(element->index);
    if (element->kind == JsonElements::Kind::kTooLong) {
      output->OverLimit(where, "the element is longer than " + Bytes(limit) + " (--max-line-bytes)");
    } else if (element->kind == JsonElements::Kind::kBroken) {
      output->Skipped("broken record", where, where + ": not valid JSON (a string is not closed)");
    } else {
      // One object alone is its file.
      const bool alone = shape == JsonElements::Shape::kSequence && element->index == 1 && elements.AtEnd();
      ParseRecord(element->text, place, alone ? 0 : element->index, output);
    }
  }
}

void ReadTable(ByteSource* source, const Place& place, char separator, DumpOutput* output) {
  const Result<std::string_view> head = source->Peek(kSniffBytes);
  if (!head.ok()) return output->Failed(head.status(), place.shown);
  if (separator == '\0') separator = FindSeparator(*head);
  if (head->starts_with("\xEF\xBB\xBF")) source->Consume(3);
  const uint64_t limit = output->options().limits.line_bytes;
  TableReader rows(source, separator, limit);
  if (separator == '\t') rows.AllowBareQuotes();
  std::vector<std::optional<FieldNames::Meaning>> columns;
  while (!output->stopped()) {
    Result<TableReader::Row> row = rows.Next();
    if (!row.ok()) return output->Failed(row.status(), place.shown);
    if (row->kind == TableReader::Kind::kEnd) return;
    const std::string where = place.shown + ":" + std::to_string(row->line);
    if (row->kind == TableReader::Kind::kTooLong) {
      output->OverLimit(where, "the row is longer than " + Bytes(limit) + " (--max-line-bytes)");
    } else if (row->kind == TableReader::Kind::kBroken) {
      output->Skipped("broken record", where, where + ": " + row->message);
    } else if (columns.empty()) {
      if (ReadHeader(row->cells, output->names(), &columns)) continue;
      return output->Skipped("broken record", place.shown,
                             place.shown +
                                 ": the header names no column of text (text, body, content, html ...); "
                                 "--map text=COLUMN names it");
    } else if (row->cells.size() == 1 && TrimAscii(row->cells[0]).empty()) {
      continue;
    } else if (row->cells.size() != columns.size()) {
      output->Skipped("broken record", where,
                      where + ": " + std::to_string(row->cells.size()) + " fields; the header has " +
                          std::to_string(columns.size()));
    } else {
      ReadRow(std::move(*row), columns, place, output);
    }
  }
}

}  // namespace kg::ingest
