// Ingest: from dumps to cleaned articles.
//
//     for each PATH: ReadDump(path, options, sink)   -> RawDocument, one by one, in input order
//     CleanDocument(raw, options)                    -> Article, or the reason why there is none
//
// CleanDocument is a pure function of the raw document and the options; threads may call it side by side.
#ifndef NEWSGRAPH_INGEST_INGEST_H_
#define NEWSGRAPH_INGEST_INGEST_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/article.h"
#include "graph/model/status.h"

namespace kg::ingest {

enum class Format : uint8_t { kAuto, kText, kHtml, kJsonLines, kJson, kCsv, kTsv, kWarc };
// "auto", "text", "html", "jsonl", "json", "csv", "tsv", "warc".
std::optional<Format> ParseFormat(std::string_view name);

// What hostile or broken input may cost. Each is an option of kgingest; what goes over one is skipped with the reason
// "over a limit" and a message that names the limit, its value and its option.
struct Limits {
  uint64_t document_bytes = uint64_t{16} << 20;     // a larger document is skipped
  uint32_t nesting_depth = 4096;                    // HTML elements nested deeper are flattened
  uint64_t line_bytes = uint64_t{64} << 20;         // a longer line of a dump is skipped
  uint32_t container_depth = 8;                     // archives within archives
  uint64_t members = uint64_t{100'000'000};         // of one container
  double decompression_ratio = 500;                 // unpacked to packed bytes of one container, beyond the first 64 MB
  uint64_t unpacked_bytes = uint64_t{1} << 40;      // of one container
  uint64_t buffered_bytes = uint64_t{128} << 20;    // of a 7z archive within another one, which is kept in memory
  uint32_t document_ms = 10'000;                    // CPU time for one document
};

// Which fields of a record hold what, for dumps that name them otherwise: {"text", "story_html"} reads the article's
// text from the field story_html. Known names on the left: id, url, title, author, published, modified, text, html.
using FieldMap = std::map<std::string, std::string, std::less<>>;

class SiteTemplates;

struct Options {
  Format format = Format::kAuto;
  std::optional<Date> published;  // --published: for articles that carry no date
  Limits limits;
  FieldMap fields;  // --map
  // What repeats over the pages of a site (see site_templates.h); may be null. Must outlive the calls.
  const SiteTemplates* templates = nullptr;
  // Articles in other languages than English are cleaned too (with their `language`) instead of being skipped: for
  // printing articles, never for extraction.
  bool any_language = false;
};

// The bytes of one record and what came with it.
struct RawDocument {
  std::string identity;  // see the interface, "Identity of an article"
  std::string doc;
  std::string source;             // for messages: path, member, line
  Format format = Format::kText;  // kText or kHtml: what `body` is
  std::string body;
  std::string url;
  // Fields of the record, "" when absent.
  std::string title;
  std::string author;
  std::string published;
  std::string modified;
  std::string fetched;
  std::string content_type;  // HTTP or record, "" when unknown
};

// Why a record gives no article. The word is for the report; the message says what, where, what was expected.
struct Skip {
  // "empty", "binary", "broken record", "no article", "other language", "over a limit"; of containers also "other type"
  // (images and the like in web archives), "http status", "revisit", "encrypted", "not a file", "unsupported".
  std::string reason;
  std::string source;
  std::string message;
};

struct DumpSink {
  // Returns false to stop reading (Ctrl-C).
  std::function<bool(RawDocument&&)> on_document;
  std::function<bool(const Skip&)> on_skip;
  // Bytes read so far, for progress; may be empty.
  std::function<void(uint64_t)> on_bytes;
};

// Reads one PATH: a file, a folder (recursive, names in byte order, links to folders not followed), or "-" (standard
// input). Errors: kIo for what could not be read (the rest was done; the message names what), kNotFound.
Status ReadDump(const std::string& path, const Options& options, const DumpSink& sink);

// The id of the article that the document becomes.
DocId IdOfDocument(const RawDocument& raw);
// Article::content of the article that the document becomes.
ContentHash ContentOfDocument(const RawDocument& raw);

// The cleaned article; otherwise the reason, as a Skip.
struct CleanResult {
  std::optional<Article> article;
  Skip skip;
};
CleanResult CleanDocument(const RawDocument& raw, const Options& options);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_INGEST_H_
