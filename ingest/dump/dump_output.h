// What every reader of a dump has at hand: the options, the sink, and the name of what it reads.
#ifndef NEWSGRAPH_INGEST_DUMP_DUMP_OUTPUT_H_
#define NEWSGRAPH_INGEST_DUMP_DUMP_OUTPUT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/dump/byte_source.h"
#include "ingest/dump/fields.h"
#include "ingest/dump/record.h"
#include "ingest/ingest.h"

namespace kg::ingest {

// The name of a file or of a member of an archive.
struct Place {
  std::string shown;     // for messages: "dumps/news.zip/2024/001.txt"
  std::string identity;  // "news.zip/2024/001.txt"
  std::string doc;       // "2024/001.txt"; of a file its own name
  bool member = false;   // of an archive
};

class DumpOutput {
 public:
  DumpOutput(const Options& options, const DumpSink& sink)
      : options_(options), names_(options.fields), records_(names_), sink_(sink) {}

  void Deliver(RawDocument&& raw);
  void Skipped(std::string_view reason, std::string source, std::string message);
  // The limit's message: "<where>: <what> (<option>)".
  void OverLimit(const std::string& where, const std::string& what);
  // An error of reading. One of the code kLimit or kUnsupported is a skip, with the name `where`.
  void Failed(const Status& status, const std::string& where);
  // Tells how much of the outermost file was read.
  void Progress();
  void BeginFile(const ByteSource* file);
  void EndFile();

  bool stopped() const { return stopped_; }
  // All errors in one, the first ones in words.
  Status Summary(const std::string& path) const;
  const Options& options() const { return options_; }
  const FieldNames& names() const { return names_; }
  RecordReader& records() { return records_; }

 private:
  const Options& options_;
  const FieldNames names_;
  RecordReader records_;
  const DumpSink& sink_;
  const ByteSource* file_ = nullptr;
  bool stopped_ = false;
  uint64_t bytes_done_ = 0;
  size_t errors_ = 0;
  std::string messages_;
};

// No text at all, or white space only.
bool IsBlank(std::string_view text);

// A record that says where it stands gets its identity (URL, id, else `place` and `number`), doc and source, and goes
// to the sink; blank ones and those over the limit are skipped. `number` 0: the record is all of its file.
void DeliverRecord(RawDocument&& raw, const Place& place, uint64_t number, DumpOutput* output);

// The readers of records; each reads `source` to its end, or to an error, which it reports.
void ReadWhole(ByteSource* source, const Place& place, Format format, DumpOutput* output);
void ReadJsonLines(ByteSource* source, const Place& place, DumpOutput* output);
void ReadJson(ByteSource* source, const Place& place, DumpOutput* output);
// `separator` 0: found by the header.
void ReadTable(ByteSource* source, const Place& place, char separator, DumpOutput* output);
void ReadWarc(ByteSource* source, const Place& place, DumpOutput* output);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_DUMP_DUMP_OUTPUT_H_
