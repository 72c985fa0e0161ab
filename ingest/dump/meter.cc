#include "ingest/dump/meter.h"

#include <algorithm>
#include <cmath>

namespace kg::ingest {
namespace {
constexpr uint64_t kFreeBytes = uint64_t{64} << 20;
}  // namespace

Status Meter::Check() {
  const uint64_t total = unpacked_ + within_;
  if (total > limits_.unpacked_bytes) {
    over_ = {StatusCode::kLimit, where_ + ": unpacks to more than " + std::to_string(limits_.unpacked_bytes) +
                                     " bytes (--max-unpacked-bytes)"};
  } else if (total > kFreeBytes &&
             static_cast<double>(total) > limits_.decompression_ratio * static_cast<double>(packed_)) {
    over_ = {StatusCode::kLimit, where_ + ": unpacks to more than " +
                                     std::to_string(std::llround(limits_.decompression_ratio)) +
                                     " times its size (--max-ratio)"};
  }
  return over_;
}

Status Meter::Swell(uint64_t bytes) {
  within_ += bytes;
  KG_RETURN_IF_ERROR(Check());
  return outer_ != nullptr ? outer_->Swell(bytes) : Status::Ok();
}

Status Meter::Update(uint64_t packed, uint64_t unpacked) {
  packed_ = packed;
  unpacked_ = unpacked;
  KG_RETURN_IF_ERROR(Check());
  const uint64_t surplus = unpacked > packed ? unpacked - packed : 0;
  if (surplus <= surplus_ || outer_ == nullptr) return Status::Ok();
  const uint64_t more = surplus - surplus_;
  surplus_ = surplus;
  return outer_->Swell(more);
}

}  // namespace kg::ingest
