#include "tools/report.h"

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

namespace kg::tools {
namespace {

// The status of a line that waits for it; as it stands in JSON no other text of a line can look like this.
constexpr std::string_view kLater = "\x01";
constexpr std::string_view kLaterText = R"("status":"\u0001")";

std::string LineOf(const Outcome& outcome, std::string_view status) {
  const std::string& reason = outcome.skip.reason.empty() ? outcome.remark : outcome.skip.message;
  const nlohmann::ordered_json line{
      {"id", outcome.id.IsNull() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(outcome.id.ToHex())},
      {"doc", outcome.doc},
      {"source", outcome.source},
      {"status", status},
      {"reason", reason.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(reason)},
      {"entities", outcome.document ? outcome.document->entities.size() : 0},
      {"claims", outcome.document ? outcome.document->claims.size() : 0}};
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

// "" at the end.
std::string ReadLine(std::FILE* file) {
  char* line = nullptr;
  size_t room = 0;
  const ssize_t size = ::getline(&line, &room, file);
  const std::string text = size > 0 ? std::string(line, static_cast<size_t>(size)) : std::string();
  std::free(line);
  return text;
}

}  // namespace

bool ReportFile::Open(const std::string& path) {
  path_ = path;
  out_.open(path, std::ios::binary | std::ios::trunc);
  return static_cast<bool>(out_);
}

bool ReportFile::Put(const std::string& line) {
  out_ << line;
  out_.flush();
  return static_cast<bool>(out_);
}

bool ReportFile::Write(const Outcome& outcome, std::string_view status, bool later) {
  if (!out_.is_open()) return true;
  if (later && waiting_ == nullptr) waiting_.reset(std::tmpfile());
  if (later && waiting_ == nullptr) return false;
  const std::string line = LineOf(outcome, later ? kLater : status);
  if (waiting_ == nullptr) return Put(line);
  return std::fwrite(line.data(), 1, line.size(), waiting_.get()) == line.size();
}

void ReportFile::Settle(std::string_view status) {
  if (waiting_ == nullptr) return;
  if (!std::exchange(settling_, true)) std::rewind(waiting_.get());
  for (std::string line = ReadLine(waiting_.get()); !line.empty(); line = ReadLine(waiting_.get())) {
    const size_t at = line.find(kLaterText);
    if (at != std::string::npos) line.replace(at, kLaterText.size(), "\"status\":\"" + std::string(status) + "\"");
    ok_ = Put(line) && ok_;
    if (at != std::string::npos) return;
  }
}

bool ReportFile::Close() {
  if (waiting_ != nullptr) {
    // Behind the last one that waited; nothing came in where any waits still.
    if (!std::exchange(settling_, true)) std::rewind(waiting_.get());
    for (std::string line = ReadLine(waiting_.get()); !line.empty(); line = ReadLine(waiting_.get())) {
      if (line.find(kLaterText) == std::string::npos) ok_ = Put(line) && ok_;
    }
    waiting_ = nullptr;
  }
  return ok_;
}

}  // namespace kg::tools
