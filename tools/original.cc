#include "tools/original.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "ingest/ingest.h"
#include "ingest/text/source_map.h"

namespace kg::tools {
namespace {

constexpr size_t kLongestExcerpt = 2000;  // bytes

// The file that `source` ("news.zip/2024/001.txt", "a.jsonl:17") lies in: its longest beginning that is a file.
std::string FileOf(const std::string& source) {
  std::string path = source;
  std::error_code error;
  while (!path.empty() && !std::filesystem::is_regular_file(path, error)) {
    const size_t cut = path.find_last_of("/:");
    path.resize(cut == std::string::npos ? 0 : cut);
  }
  return path;
}

std::optional<ingest::RawDocument> ReadAgain(const std::string& file, const Article& article) {
  std::optional<ingest::RawDocument> found;
  ingest::DumpSink sink;
  sink.on_document = [&](ingest::RawDocument&& raw) {
    if (ingest::ContentOfDocument(raw) == article.content) found = std::move(raw);
    return !found;
  };
  [[maybe_unused]] const Status stopped = ingest::ReadDump(file, ingest::Options{}, sink);
  return found;
}

}  // namespace

Result<OriginalPassage> FindOriginal(const Article& article, const Span& span) {
  const std::string file = FileOf(article.source);
  if (file.empty()) return NotFoundError(article.source + " is not there any more (seen from the present folder)");
  const std::optional<ingest::RawDocument> raw = ReadAgain(file, article);
  if (!raw) return NotFoundError(article.source + " holds another version now, or was read with other options");
  const ingest::SourceMap map = ingest::SourceMap::Build(raw->body, raw->format, article.text);
  const auto range = map.Find({span.begin, span.end});
  if (!range) return NotFoundError(article.source + ": the passage does not stand there in these words");
  OriginalPassage passage{article.source, range->begin, range->end, {}};
  passage.excerpt = raw->body.substr(range->begin, std::min<size_t>(range->end - range->begin, kLongestExcerpt));
  return passage;
}

}  // namespace kg::tools
