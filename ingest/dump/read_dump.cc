// ReadDump: walks a PATH and hands out its records one by one; at most one record is in memory.
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "ingest/dump/byte_source.h"
#include "ingest/dump/identity.h"
#include "ingest/dump/record.h"
#include "ingest/dump/sniff.h"
#include "ingest/ingest.h"
#include "ingest/text/ascii.h"
#include "ingest/text/charset.h"

namespace kg::ingest {
namespace {

constexpr size_t kErrorsNamed = 5;

std::string FormatName(Format format) {
  switch (format) {
    case Format::kJson:
      return "JSON arrays are";
    case Format::kCsv:
      return "CSV files are";
    case Format::kTsv:
      return "TSV files are";
    case Format::kWarc:
      return "WARC archives are";
    default:
      return "such files are";
  }
}

bool IsBlank(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return TrimAscii(text).empty();
}

class DumpReader {
 public:
  DumpReader(const Options& options, const DumpSink& sink) : options_(options), sink_(sink) {}

  Status Read(const std::string& path);

 private:
  // One file (or standard input); `name`: its path below PATH, with PATH's last component.
  void ReadFile(const std::string& path, const std::string& name);
  void ReadFolder(const std::filesystem::path& folder, const std::string& name);
  void ReadEntry(const std::filesystem::path& entry, const std::string& name);
  void ReadWhole(ByteSource* source, const std::string& path, const std::string& name, Format format);
  void ReadJsonLines(ByteSource* source, const std::string& path, const std::string& name);
  void ReadJsonLine(std::string_view line, const std::string& where, const std::string& name, uint64_t number);
  Status ReadAll(ByteSource* source, uint64_t limit, std::string* body);
  void SkipContainer(std::string_view signature, const std::string& path);

  void Skipped(std::string reason, std::string source, std::string message);
  void Deliver(RawDocument&& raw);
  void Failed(const Status& status);
  void Progress(const ByteSource& source);

  const Options& options_;
  const DumpSink& sink_;
  RecordReader records_;
  bool stopped_ = false;
  uint64_t bytes_done_ = 0;
  size_t errors_ = 0;
  std::string messages_;
};

void DumpReader::Skipped(std::string reason, std::string source, std::string message) {
  if (!sink_.on_skip) return;
  if (!sink_.on_skip(Skip{std::move(reason), std::move(source), std::move(message)})) stopped_ = true;
}

void DumpReader::Deliver(RawDocument&& raw) {
  if (sink_.on_document && !sink_.on_document(std::move(raw))) stopped_ = true;
}

void DumpReader::Failed(const Status& status) {
  if (++errors_ > kErrorsNamed) return;
  if (!messages_.empty()) messages_ += "; ";
  messages_ += status.message();
}

void DumpReader::Progress(const ByteSource& source) {
  if (sink_.on_bytes) sink_.on_bytes(bytes_done_ + source.raw_bytes());
}

Status DumpReader::ReadAll(ByteSource* source, uint64_t limit, std::string* body) {
  constexpr size_t kStep = size_t{1} << 20;
  for (;;) {
    const size_t before = body->size();
    KG_RETURN_IF_ERROR(source->Read(kStep, body));
    Progress(*source);
    if (body->size() == before) return Status::Ok();
    if (body->size() > limit) return {StatusCode::kLimit, "larger than " + std::to_string(limit) + " bytes"};
  }
}

void DumpReader::ReadWhole(ByteSource* source, const std::string& path, const std::string& name, Format format) {
  RawDocument raw;
  if (const Status status = ReadAll(source, options_.limits.document_bytes, &raw.body); !status.ok()) {
    if (status.code() == StatusCode::kLimit) return Skipped("over a limit", path, path + ": " + status.message());
    Failed(status);
    if (IsBlank(raw.body)) return;
  }
  raw.identity = name;
  raw.doc = LastComponent(name);
  raw.source = path;
  raw.format = format;
  if (format == Format::kJson) {
    std::string doc = std::exchange(raw.doc, {});
    const std::string whole = std::exchange(raw.body, {});
    if (const Status status = records_.Parse(whole, &raw); !status.ok()) {
      return Skipped("broken record", path, path + ": " + status.message());
    }
    if (raw.doc.empty()) raw.doc = std::move(doc);
    if (std::string url = NormalizeUrl(raw.url); !url.empty()) raw.identity = std::move(url);
  }
  if (IsBlank(raw.body)) return Skipped("empty", path, path + ": the file is empty");
  Deliver(std::move(raw));
}

void DumpReader::ReadJsonLine(std::string_view line, const std::string& where, const std::string& name,
                              uint64_t number) {
  RawDocument raw;
  if (const Status status = records_.Parse(line, &raw); !status.ok()) {
    return Skipped("broken record", where, where + ": " + status.message());
  }
  if (raw.body.size() > options_.limits.document_bytes) {
    return Skipped("over a limit", where,
                   where + ": the text is larger than " + std::to_string(options_.limits.document_bytes) + " bytes");
  }
  if (IsBlank(raw.body)) return Skipped("empty", where, where + ": the record has no text");
  raw.source = where;
  raw.identity = NormalizeUrl(raw.url);
  if (raw.identity.empty()) {
    raw.identity = raw.doc.empty() ? name + ":" + std::to_string(number) : RecordIdentity(name, raw.doc);
  }
  if (raw.doc.empty()) raw.doc = LastComponent(name) + ":" + std::to_string(number);
  Deliver(std::move(raw));
}

void DumpReader::ReadJsonLines(ByteSource* source, const std::string& path, const std::string& name) {
  LineReader lines(source, options_.limits.line_bytes);
  while (!stopped_) {
    const Result<LineReader::Line> next = lines.Next();
    if (!next.ok()) return Failed(next.status());
    if (next->end) return;
    Progress(*source);
    const std::string where = path + ":" + std::to_string(next->number);
    if (next->too_long) {
      Skipped("over a limit", where,
              where + ": the line is longer than " + std::to_string(options_.limits.line_bytes) + " bytes");
      continue;
    }
    std::string_view text = next->text;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!TrimAscii(text).empty()) ReadJsonLine(text, where, name, next->number);
  }
}

void DumpReader::SkipContainer(std::string_view signature, const std::string& path) {
  if (IsContainer(signature)) {
    return Skipped("unsupported", path, path + ": " + std::string(signature) + " archives are not supported yet");
  }
  Skipped("binary", path,
          path + ": " + (signature.empty() ? "binary data" : std::string(signature) + " file") + ", no text");
}

void DumpReader::ReadFile(const std::string& path, const std::string& name) {
  auto opened = ByteSource::Open(path);
  if (!opened.ok()) return Failed(opened.status());
  ByteSource& source = **opened;
  const Result<std::string_view> head = source.Peek(kSniffBytes);
  if (!head.ok()) return Failed(head.status());
  const std::string shown = path == "-" ? "standard input" : path;
  if (head->empty()) {
    Progress(source);
    return Skipped("empty", shown, shown + ": the file is empty");
  }
  if (!LooksLikeText(head->substr(0, 8192))) return SkipContainer(SignatureOf(*head), shown);
  const Format format = options_.format == Format::kAuto ? SniffFormat(*head, name) : options_.format;
  const bool one_object = format == Format::kJson && TrimAscii(head->substr(0, 256)).starts_with("{");
  if (format == Format::kText || format == Format::kHtml || one_object) {
    ReadWhole(&source, shown, name, format);
  } else if (format == Format::kJsonLines) {
    ReadJsonLines(&source, shown, name);
  } else {
    Skipped("unsupported", shown, shown + ": " + FormatName(format) + " not supported yet");
  }
  bytes_done_ += source.raw_bytes();
}

void DumpReader::ReadEntry(const std::filesystem::path& entry, const std::string& name) {
  const std::string path = entry.string();
  struct stat own {};
  struct stat target {};
  if (lstat(path.c_str(), &own) != 0 || stat(path.c_str(), &target) != 0) {
    return Failed(IoError(path + ": " + std::strerror(errno)));
  }
  if (S_ISDIR(target.st_mode)) {
    if (S_ISLNK(own.st_mode)) return Skipped("not a file", path, path + ": a link to a folder, not followed");
    return ReadFolder(entry, name);
  }
  if (!S_ISREG(target.st_mode)) return Skipped("not a file", path, path + ": a device, pipe or socket, not read");
  ReadFile(path, name);
}

void DumpReader::ReadFolder(const std::filesystem::path& folder, const std::string& name) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  if (error) Failed(IoError(folder.string() + ": " + error.message()));
  std::sort(names.begin(), names.end());
  for (const std::string& entry : names) {
    if (stopped_) return;
    ReadEntry(folder / entry, name.empty() ? entry : name + "/" + entry);
  }
}

Status DumpReader::Read(const std::string& path) {
  if (path == "-") {
    ReadFile(path, path);
  } else {
    struct stat target {};
    if (stat(path.c_str(), &target) != 0) {
      const int reason = errno;
      std::string message = path + ": " + std::strerror(reason);
      return reason == ENOENT || reason == ENOTDIR ? NotFoundError(std::move(message)) : IoError(std::move(message));
    }
    if (S_ISDIR(target.st_mode)) {
      ReadFolder(path, LastComponent(path));
    } else {
      ReadFile(path, LastComponent(path));
    }
  }
  if (stopped_) return {StatusCode::kInterrupted, path + ": reading was stopped"};
  if (errors_ == 0) return Status::Ok();
  if (errors_ > kErrorsNamed)
    messages_ += "; and " + std::to_string(errors_ - kErrorsNamed) + " more could not be read";
  return IoError(messages_);
}

}  // namespace

std::optional<Format> ParseFormat(std::string_view name) {
  static constexpr std::pair<std::string_view, Format> kNames[] = {
      {"auto", Format::kAuto}, {"text", Format::kText}, {"html", Format::kHtml}, {"jsonl", Format::kJsonLines},
      {"json", Format::kJson}, {"csv", Format::kCsv},   {"tsv", Format::kTsv},   {"warc", Format::kWarc}};
  for (const auto& [known, format] : kNames) {
    if (name == known) return format;
  }
  return std::nullopt;
}

Status ReadDump(const std::string& path, const Options& options, const DumpSink& sink) {
  return DumpReader(options, sink).Read(path);
}

}  // namespace kg::ingest
