// What the tests of ingest share: a folder of their own, and short ways to read and clean.
#ifndef NEWSGRAPH_TESTS_INGEST_HELPERS_H_
#define NEWSGRAPH_TESTS_INGEST_HELPERS_H_

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace kg::ingest {

// A folder that vanishes with the object.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "newsgraph-ingest-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  std::string Write(const std::string& name, std::string_view content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct ReadResult {
  std::vector<RawDocument> documents;
  std::vector<Skip> skips;
  Status status;
};

// What `read`, called with a sink, hands out.
inline ReadResult Collect(const std::function<Status(const DumpSink&)>& read) {
  ReadResult result;
  DumpSink sink;
  sink.on_document = [&](RawDocument&& raw) {
    result.documents.push_back(std::move(raw));
    return true;
  };
  sink.on_skip = [&](const Skip& skip) {
    result.skips.push_back(skip);
    return true;
  };
  result.status = read(sink);
  return result;
}

inline ReadResult ReadAll(const std::string& path, const Options& options = {}) {
  return Collect([&](const DumpSink& sink) { return ReadDump(path, options, sink); });
}

inline RawDocument RawOf(std::string body, Format format) {
  RawDocument raw;
  raw.identity = raw.doc = raw.source = format == Format::kHtml ? "page.html" : "page.txt";
  raw.format = format;
  raw.body = std::move(body);
  return raw;
}

inline CleanResult CleanText(std::string body) {
  return CleanDocument(RawOf(std::move(body), Format::kText), Options{});
}
inline CleanResult CleanPage(std::string body) {
  return CleanDocument(RawOf(std::move(body), Format::kHtml), Options{});
}

// The texts of the blocks of one role, in order.
inline std::vector<std::string> BlocksOf(const CleanResult& result, BlockRole role) {
  std::vector<std::string> texts;
  if (!result.article) return texts;
  for (const Block& block : result.article->blocks) {
    if (block.role == role) texts.emplace_back(result.article->BlockText(block));
  }
  return texts;
}

inline bool Holds(const CleanResult& result, std::string_view text) {
  return result.article && result.article->text.find(text) != std::string::npos;
}

}  // namespace kg::ingest

#endif  // NEWSGRAPH_TESTS_INGEST_HELPERS_H_
