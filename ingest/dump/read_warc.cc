// The documents of a web archive.
#include <algorithm>
#include <array>

#include "ingest/dump/dump_output.h"
#include "ingest/dump/http.h"
#include "ingest/dump/member_name.h"
#include "ingest/dump/sniff.h"
#include "ingest/dump/warc.h"
#include "ingest/text/ascii.h"
#include "ingest/text/charset.h"

namespace kg::ingest {
namespace {

constexpr uint64_t kHttpHeadBytes = uint64_t{256} << 10;

std::string MimeOf(std::string_view content_type) {
  return AsciiLower(TrimAscii(content_type.substr(0, content_type.find_first_of(";,"))));
}

class WarcDocuments {
 public:
  WarcDocuments(ByteSource* source, const Place& place, DumpOutput* output)
      : warc_(source, place.shown), place_(place), output_(*output) {}
  void Read();

 private:
  // Each: error from reading the block; what is wrong with the document alone is a skip.
  Status ReadRecord();
  Status ReadResponse();
  Status ReadPlain(std::string_view fallback_type);
  // False: the body is over the limit, which was reported.
  bool FitsLimit(uint64_t size);
  void DeliverBody(std::string_view content_type, std::string body);
  void Skipped(std::string_view reason, const std::string& message);

  WarcReader warc_;
  const Place& place_;
  DumpOutput& output_;
  WarcRecord record_;
  std::string where_;  // of record_
};

void WarcDocuments::Skipped(std::string_view reason, const std::string& message) {
  output_.Skipped(reason, where_, where_ + ": " + message);
}

bool WarcDocuments::FitsLimit(uint64_t size) {
  const uint64_t limit = output_.options().limits.document_bytes;
  if (size <= limit) return true;
  output_.OverLimit(where_, "larger than " + std::to_string(limit) + " bytes (--max-document-bytes)");
  return false;
}

void WarcDocuments::DeliverBody(std::string_view content_type, std::string body) {
  const std::string mime = MimeOf(content_type);
  const bool html = mime == "text/html" || mime == "application/xhtml+xml";
  const bool unknown = mime.empty() || mime == "unknown" || mime == "application/octet-stream";
  if (!html && mime != "text/plain" && !(unknown && LooksLikeHtml(body))) {
    return Skipped("other type", "of type " + PrintableName(mime.empty() ? "unknown" : mime) + ", no article");
  }
  if (IsBlank(body)) return Skipped("empty", "the body is empty");
  if (!LooksLikeText(std::string_view(body).substr(0, 8192))) {
    return Skipped("binary", "said to be " + PrintableName(mime) + ", but binary data");
  }
  RawDocument raw;
  raw.format = mime == "text/plain" && !LooksLikeHtml(body) ? Format::kText : Format::kHtml;
  raw.body = std::move(body);
  raw.url = record_.target;
  raw.fetched = record_.date;
  raw.content_type = content_type;
  raw.doc = PrintableName(record_.id);
  if (record_.id.empty()) raw.doc.clear();
  raw.source = where_;
  DeliverRecord(std::move(raw), place_, record_.number, &output_);
}

Status WarcDocuments::ReadResponse() {
  std::string block;
  KG_RETURN_IF_ERROR(warc_.ReadBlock(std::min<uint64_t>(warc_.left(), 8192), &block));
  std::optional<HttpHead> head = ParseHttpHead(block);
  while (!head && warc_.left() > 0 && block.size() < kHttpHeadBytes && StartsWithNoCase(block, "HTTP/")) {
    KG_RETURN_IF_ERROR(warc_.ReadBlock(std::max<uint64_t>(block.size(), 8192), &block));
    head = ParseHttpHead(block);
  }
  if (!head) {
    Skipped("broken record", "no HTTP status line and headers at the beginning of the response");
    return Status::Ok();
  }
  if (head->status != 200) {
    Skipped("http status", "HTTP status " + std::to_string(head->status));
    return Status::Ok();
  }
  const std::string type = head->content_type.empty() ? record_.payload_type : head->content_type;
  const std::string mime = MimeOf(type);
  const bool wanted = mime.empty() || mime.starts_with("text/html") || mime == "application/xhtml+xml" ||
                      mime == "text/plain" || mime == "application/octet-stream" || mime == "unknown";
  if (!wanted) {
    DeliverBody(type, {});
    return Status::Ok();
  }
  if (!FitsLimit(warc_.left())) return Status::Ok();
  block.erase(0, head->body_at);
  KG_RETURN_IF_ERROR(warc_.ReadBlock(warc_.left(), &block));
  const Status decoded = DecodeBody(*head, output_.options().limits.document_bytes, &block);
  if (decoded.code() == StatusCode::kLimit) {
    output_.OverLimit(where_, decoded.message() + " (--max-document-bytes)");
  } else if (!decoded.ok()) {
    Skipped(decoded.code() == StatusCode::kUnsupported ? "unsupported" : "broken record", decoded.message());
  } else {
    DeliverBody(type, std::move(block));
  }
  return Status::Ok();
}

Status WarcDocuments::ReadPlain(std::string_view fallback_type) {
  std::string type = record_.content_type;
  if (type.empty()) type = fallback_type;
  const std::string mime = MimeOf(type);
  if (mime != "text/html" && mime != "application/xhtml+xml" && mime != "text/plain") {
    DeliverBody(type, {});
    return Status::Ok();
  }
  if (!FitsLimit(warc_.left())) return Status::Ok();
  std::string body;
  KG_RETURN_IF_ERROR(warc_.ReadBlock(warc_.left(), &body));
  DeliverBody(type, std::move(body));
  return Status::Ok();
}

Status WarcDocuments::ReadRecord() {
  where_ = place_.shown + ": record " + std::to_string(record_.number);
  if (!record_.target.empty()) where_ += " <" + PrintableName(record_.target) + ">";
  const std::string& type = record_.type;
  const bool http = MimeOf(record_.content_type) == "application/http";
  if (type == "revisit") {
    Skipped("revisit", "the page is in another record");
    return Status::Ok();
  }
  if (record_.later_segment || type == "continuation") {
    Skipped("unsupported", "a later piece of a record in segments");
    return Status::Ok();
  }
  if (type == "response" && (http || record_.content_type.empty())) return ReadResponse();
  if (type == "response" && !StartsWithNoCase(record_.target, "http")) return Status::Ok();  // dns: and the like
  if (type == "response" || type == "resource") return http ? ReadResponse() : ReadPlain("");
  if (type == "conversion") return ReadPlain("text/plain");
  return Status::Ok();  // about the crawl, no document
}

void WarcDocuments::Read() {
  while (!output_.stopped()) {
    const Result<bool> next = warc_.Next(&record_);
    if (next.ok() && !*next) return;
    Status status = next.ok() ? ReadRecord() : next.status();
    output_.Progress();
    if (status.ok()) continue;
    const bool resumed = status.code() != StatusCode::kLimit && warc_.Resume();
    if (status.code() == StatusCode::kInvalid) {
      status = IoError(status.message() + (resumed ? "" : "; what follows was not read"));
    }
    output_.Failed(status, place_.shown);
    if (!resumed) return;
  }
}

}  // namespace

void ReadWarc(ByteSource* source, const Place& place, DumpOutput* output) {
  WarcDocuments(source, place, output).Read();
}

}  // namespace kg::ingest
