#include "tools/summary.h"

namespace kg::tools {
namespace {

constexpr uint64_t kShownMessages = 20;  // of one reason

}  // namespace

bool Summary::CountSkipped(const std::string& reason) {
  ++read_;
  return ++skipped_[reason] <= kShownMessages;
}

std::string Summary::ToString() const {
  std::string out;
  if (removed_ > 0) out = "removed " + std::to_string(removed_) + (read_ > 0 ? "; " : "");
  if (removed_ > 0 && read_ == 0) return out;
  out += "read " + std::to_string(read_) + (read_ == 1 ? " document: " : " documents: ");
  bool first = true;
  const auto add = [&out, &first](uint64_t count, const std::string& what) {
    out += (first ? "" : ", ") + std::to_string(count) + " " + what;
    first = false;
  };
  for (const auto& [status, count] : by_status_) add(count, status == "copy" && count > 1 ? "copies" : status);
  for (const auto& [reason, count] : skipped_) add(count, "skipped (" + reason + ")");
  if (first) out += "nothing";
  return out + "; " + std::to_string(claims_) + (claims_ == 1 ? " claim" : " claims");
}

std::string Summary::HiddenMessages() const {
  std::string out;
  for (const auto& [reason, count] : skipped_) {
    if (count <= kShownMessages) continue;
    out += (out.empty() ? "" : ", ") + std::to_string(count - kShownMessages) + " more skipped (" + reason + ")";
  }
  return out.empty() ? out : out + ": --report FILE names each";
}

}  // namespace kg::tools
