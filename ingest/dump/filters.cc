#include "ingest/dump/filters.h"

#include "ingest/dump/archive.h"

namespace kg::ingest {
namespace {
// How much of a damaged stream's other beginnings are tried before it is given up.
constexpr int kTrials = 10'000;
constexpr size_t kTrialBytes = size_t{64} << 10;
}  // namespace

Status PartedSource::Fill(std::string* out) {
  fill_from_ = out->size();
  const Status status = Decode(out);
  if (!status.ok()) return status;
  return meter_->Update(packed_->position() - start_, filled() + out->size() - fill_from_);
}

uint64_t PartedSource::NextPart() {
  while (!parts_.empty() && parts_.front() < position()) parts_.pop_front();
  return parts_.empty() ? kNoPart : parts_.front();
}

Status PartedSource::Damage(const std::string& what) const {
  return IoError(name_ + ": " + what + ", at byte " + std::to_string(packed_->position() - start_) +
                 " of the compressed data");
}

bool PartedSource::Recover(std::string_view mark) {
  if (meter_->exceeded()) return false;
  for (int trial = 0; trial < kTrials;) {
    const Result<std::string_view> ahead = packed_->Peek(kTrialBytes);
    if (!ahead.ok() || ahead->size() < magic().size()) return false;
    const size_t at = ahead->find(magic());
    if (at == std::string_view::npos) {
      packed_->Consume(ahead->size() - magic().size() + 1);
      continue;
    }
    packed_->Consume(at);
    const Result<std::string_view> part = packed_->Peek(kTrialBytes);
    if (part.ok() && BeginsWith(*part, mark)) {
      ForgetError();
      parts_.clear();
      Restart();
      return true;
    }
    packed_->Consume(1);
    ++trial;
  }
  return false;
}

bool IsFilter(std::string_view signature) {
  return signature == "gzip" || signature == "zstd" || IsArchiveFilter(signature);
}

std::unique_ptr<ByteSource> OpenFilter(std::string_view signature, ByteSource* packed, Meter* meter, std::string name) {
  if (signature == "gzip") return OpenGzip(packed, meter, std::move(name));
  if (signature == "zstd") return OpenZstd(packed, meter, std::move(name));
  return OpenArchiveFilter(signature, packed, meter, std::move(name));
}

}  // namespace kg::ingest
