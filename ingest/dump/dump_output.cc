#include "ingest/dump/dump_output.h"

#include "ingest/dump/identity.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {
constexpr size_t kErrorsNamed = 5;
}  // namespace

void DumpOutput::Deliver(RawDocument&& raw) {
  Progress();
  if (sink_.on_document && !sink_.on_document(std::move(raw))) stopped_ = true;
}

void DumpOutput::Skipped(std::string_view reason, std::string source, std::string message) {
  Progress();
  if (!sink_.on_skip) return;
  if (!sink_.on_skip(Skip{std::string(reason), std::move(source), std::move(message)})) stopped_ = true;
}

void DumpOutput::OverLimit(const std::string& where, const std::string& what) {
  Skipped("over a limit", where, where + ": " + what);
}

void DumpOutput::Failed(const Status& status, const std::string& where) {
  if (status.code() == StatusCode::kLimit) return Skipped("over a limit", where, status.message());
  if (status.code() == StatusCode::kUnsupported) return Skipped("encrypted", where, status.message());
  if (++errors_ > kErrorsNamed) return;
  if (!messages_.empty()) messages_ += "; ";
  messages_ += status.message();
}

void DumpOutput::Progress() {
  if (sink_.on_bytes && file_ != nullptr) sink_.on_bytes(bytes_done_ + file_->bytes_read());
}

void DumpOutput::BeginFile(const ByteSource* file) { file_ = file; }

void DumpOutput::EndFile() {
  Progress();
  if (file_ != nullptr) bytes_done_ += file_->bytes_read();
  file_ = nullptr;
}

Status DumpOutput::Summary(const std::string& path) const {
  if (stopped_) return {StatusCode::kInterrupted, path + ": reading was stopped"};
  if (errors_ == 0) return Status::Ok();
  if (errors_ <= kErrorsNamed) return IoError(messages_);
  return IoError(messages_ + "; and " + std::to_string(errors_ - kErrorsNamed) + " more could not be read");
}

bool IsBlank(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return TrimAscii(text).empty();
}

void DeliverRecord(RawDocument&& raw, const Place& place, uint64_t number, DumpOutput* output) {
  const std::string suffix = number == 0 ? std::string() : ":" + std::to_string(number);
  if (raw.source.empty()) raw.source = place.shown + suffix;
  const uint64_t limit = output->options().limits.document_bytes;
  if (raw.body.size() > limit) {
    return output->OverLimit(raw.source,
                             "the text is larger than " + std::to_string(limit) + " bytes (--max-document-bytes)");
  }
  if (IsBlank(raw.body)) return output->Skipped("empty", raw.source, raw.source + ": the record has no text");
  raw.identity = NormalizeUrl(raw.url);
  if (raw.identity.empty()) {
    raw.identity = raw.doc.empty() ? place.identity + suffix : RecordIdentity(place.identity, raw.doc);
  }
  if (raw.doc.empty()) raw.doc = place.doc + suffix;
  output->Deliver(std::move(raw));
}

}  // namespace kg::ingest
