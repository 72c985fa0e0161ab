#include "ingest/dump/warc.h"

#include <algorithm>

#include "ingest/dump/headers.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr std::string_view kMark = "WARC/";
constexpr size_t kHeaderBytes = size_t{1} << 20;

std::string Unbracketed(std::string value) {
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') return value.substr(1, value.size() - 2);
  return value;
}

bool ParseLength(std::string_view text, uint64_t* length) {
  text = TrimAscii(text);
  if (text.empty() || text.size() > 18) return false;
  *length = 0;
  for (const char c : text) {
    if (!IsAsciiDigit(c)) return false;
    *length = *length * 10 + static_cast<uint64_t>(c - '0');
  }
  return true;
}

}  // namespace

Status WarcReader::Damage(const std::string& what) const {
  return InvalidError(name_ + ": record " + std::to_string(number_) + ", at byte " +
                      std::to_string(source_->position()) + " of the unpacked data: " + what);
}

Result<std::string_view> WarcReader::Piece() {
  const Result<std::string_view> next = source_->Next();
  if (!next.ok() || next->empty()) return next;
  const uint64_t part = source_->NextPart();
  std::string_view piece = *next;
  if (part == source_->position()) {
    const Result<std::string_view> begin = source_->Peek(kMark.size());
    if (begin.ok() && *begin == kMark) return std::string_view();
    piece = piece.substr(0, 1);  // so that the next part comes into view
  } else if (part != ByteSource::kNoPart) {
    piece = piece.substr(0, static_cast<size_t>(std::min<uint64_t>(part - source_->position(), piece.size())));
  }
  return piece;
}

Status WarcReader::ReadBlock(uint64_t size, std::string* out) {
  size = std::min(size, left_);
  while (size > 0) {
    const Result<std::string_view> piece = Piece();
    if (!piece.ok()) return piece.status();
    if (piece->empty()) return Damage("the record ends early; its Content-Length says more");
    const auto take = static_cast<size_t>(std::min<uint64_t>(size, piece->size()));
    if (out != nullptr) out->append(*piece, 0, take);
    source_->Consume(take);
    size -= take;
    left_ -= take;
  }
  return Status::Ok();
}

Status WarcReader::PassOver() { return ReadBlock(left_, nullptr); }

// Records end with two line ends; writers differ in how many there are.
Status WarcReader::SkipGap() {
  for (;;) {
    const Result<std::string_view> next = source_->Next();
    if (!next.ok()) return next.status();
    const size_t end = std::min(next->find_first_not_of("\r\n"), next->size());
    if (end == 0) return Status::Ok();
    source_->Consume(end);
  }
}

// Steps behind the mark, so that Resume looks for another record.
Status WarcReader::BadHeader(const std::string& what) {
  const Status status = Damage(what);
  source_->Consume(kMark.size());
  return status;
}

Status WarcReader::Header(WarcRecord* record) {
  const Result<std::string_view> begin = source_->Peek(kMark.size());
  if (!begin.ok()) return begin.status();
  if (*begin != kMark) return Damage("expected a record that begins with WARC/");
  size_t end = std::string_view::npos;
  std::string_view head;
  for (size_t size = 2048;; size *= 4) {
    const Result<std::string_view> ahead = source_->Peek(size);
    if (!ahead.ok()) return ahead.status();
    head = *ahead;
    end = HeaderBlockEnd(head);
    if (end != std::string_view::npos) break;
    if (head.size() < size) return BadHeader("the header is cut off; the file is truncated");
    if (size >= kHeaderBytes) return BadHeader("the header is longer than " + std::to_string(kHeaderBytes) + " bytes");
  }
  const size_t line = head.find('\n');
  const Headers headers(head.substr(line + 1, end - line - 1));
  record->type = AsciiLower(headers.Get("WARC-Type"));
  record->target = Unbracketed(headers.Get("WARC-Target-URI"));
  record->date = headers.Get("WARC-Date");
  record->id = Unbracketed(headers.Get("WARC-Record-ID"));
  record->content_type = headers.Get("Content-Type");
  record->payload_type = headers.Get("WARC-Identified-Payload-Type");
  uint64_t segment = 0;
  record->later_segment = ParseLength(headers.Get("WARC-Segment-Number"), &segment) && segment > 1;
  if (!ParseLength(headers.Get("Content-Length"), &record->length)) {
    return BadHeader("the header has no valid Content-Length");
  }
  source_->Consume(end);
  return Status::Ok();
}

Result<bool> WarcReader::Next(WarcRecord* record) {
  KG_RETURN_IF_ERROR(PassOver());
  KG_RETURN_IF_ERROR(SkipGap());
  const Result<std::string_view> next = source_->Next();
  if (!next.ok()) return next.status();
  if (next->empty()) return false;
  *record = WarcRecord{};
  record->number = ++number_;
  record->position = source_->position();
  KG_RETURN_IF_ERROR(Header(record));
  left_ = record->length;
  return true;
}

bool WarcReader::Resume() {
  left_ = 0;
  for (;;) {
    const Result<std::string_view> next = source_->Next();
    if (!next.ok()) return next.status().code() == StatusCode::kIo && source_->Recover(kMark);
    if (next->empty()) return false;
    const uint64_t part = source_->NextPart();
    if (part == source_->position()) {
      const Result<std::string_view> begin = source_->Peek(kMark.size());
      if (begin.ok() && *begin == kMark) return true;
      source_->Consume(1);
      continue;
    }
    const uint64_t gap = part == ByteSource::kNoPart ? next->size() : part - source_->position();
    source_->Consume(static_cast<size_t>(std::min<uint64_t>(gap, next->size())));
  }
}

}  // namespace kg::ingest
