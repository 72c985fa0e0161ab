#include "tools/record_files.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "graph/model/text.h"
#include "ingest/dump/byte_source.h"
#include "ingest/dump/filters.h"
#include "ingest/dump/lines.h"
#include "ingest/dump/meter.h"
#include "ingest/dump/sniff.h"

namespace kg::tools {
namespace {

namespace fs = std::filesystem;

using Visit = std::function<bool(const RecordLine&)>;

Status ReadLines(ingest::ByteSource* source, const std::string& name, const ingest::Limits& limits, const Visit& visit,
                 bool* stopped) {
  ingest::LineReader lines(source, limits.line_bytes);
  while (!*stopped) {
    const auto line = lines.Next();
    if (!line.ok()) return line.status();
    if (line->end) break;
    if (!line->too_long && Trim(line->text).empty()) continue;
    *stopped = !visit({line->text, name + ":" + std::to_string(line->number), line->too_long});
  }
  return Status::Ok();
}

Status ReadFile(const std::string& path, const ingest::Limits& limits, const Visit& visit, bool* stopped) {
  const std::string name = path == "-" ? "standard input" : path;
  auto file = ingest::OpenFile(path);
  if (!file.ok()) return file.status();
  const auto head = (*file)->Peek(ingest::kSniffBytes);
  if (!head.ok()) return head.status();
  const std::string_view signature = ingest::ContainerSignature(*head);
  if (signature.empty()) return ReadLines(file->get(), name, limits, visit, stopped);
  if (!ingest::IsFilter(signature)) {
    return IoError(name + ": " + std::string(signature) + " archives hold no records: unpack it first");
  }
  ingest::Meter meter(nullptr, limits, name);
  const auto unpacked = ingest::OpenFilter(signature, file->get(), &meter, name);
  return ReadLines(unpacked.get(), name, limits, visit, stopped);
}

Result<std::vector<std::string>> FilesBelow(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error); !error && at != fs::recursive_directory_iterator();
       at.increment(error)) {
    std::error_code unreadable;
    if (at->is_regular_file(unreadable)) files.push_back(at->path().string());
  }
  if (error) return IoError(folder.string() + ": " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

Status ReadRecordLines(const std::string& path, const ingest::Limits& limits, const Visit& visit) {
  std::error_code error;
  bool stopped = false;
  if (path == "-" || !fs::is_directory(path, error)) return ReadFile(path, limits, visit, &stopped);
  const auto files = FilesBelow(path);
  if (!files.ok()) return files.status();
  std::optional<Status> first_error;
  for (const std::string& file : *files) {
    const Status status = ReadFile(file, limits, visit, &stopped);
    if (!status.ok() && !first_error) first_error = status;
    if (stopped) break;
  }
  return first_error.value_or(Status::Ok());
}

}  // namespace kg::tools
