// ReadDump and ReadBytes: the ways into a dump. At most one record is in memory at a time.
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "ingest/dump/dump_output.h"
#include "ingest/dump/identity.h"
#include "ingest/dump/read_bytes.h"
#include "ingest/dump/walk.h"
#include "ingest/ingest.h"

namespace kg::ingest {

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
  DumpOutput output(options, sink);
  Walker walker(&output);
  if (path == "-") {
    walker.File(path, path);
    return output.Summary("standard input");
  }
  struct stat target {};
  if (stat(path.c_str(), &target) != 0) {
    const int reason = errno;
    std::string message = path + ": " + std::strerror(reason);
    return reason == ENOENT || reason == ENOTDIR ? NotFoundError(std::move(message)) : IoError(std::move(message));
  }
  if (S_ISDIR(target.st_mode)) {
    walker.Folder(path, LastComponent(path));
  } else {
    walker.File(path, LastComponent(path));
  }
  return output.Summary(path);
}

Status ReadBytes(std::string_view bytes, const std::string& name, const Options& options, const DumpSink& sink) {
  DumpOutput output(options, sink);
  const std::unique_ptr<ByteSource> source = OpenMemory(bytes);
  output.BeginFile(source.get());
  Walker(&output).Stream(source.get(), Place{name, name, name}, nullptr, 0);
  output.EndFile();
  return output.Summary(name);
}

}  // namespace kg::ingest
