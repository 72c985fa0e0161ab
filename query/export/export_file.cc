#include "query/export/export_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <tuple>
#include <vector>

#include "query/print/records.h"

namespace kg::query {
namespace {

namespace fs = std::filesystem;

bool IsInterrupted(const std::atomic<bool>* interrupted) {
  return interrupted != nullptr && interrupted->load(std::memory_order_relaxed);
}

Status WriteError(const std::string& file, int error) {
  return IoError("cannot write " + file + ": " + std::strerror(error != 0 ? error : EIO));
}

Result<uint64_t> WriteAll(const graph::Reader& reader, const std::string& file, std::ostream& out,
                          const std::atomic<bool>* interrupted) {
  uint64_t count = 0;
  errno = 0;
  ForEachClaimInOrder(reader, [&](const graph::ResolvedClaim& claim) {
    out << ClaimToJson(claim) << '\n';
    ++count;
    return out.good() && !IsInterrupted(interrupted);
  });
  out.flush();
  if (!out.good()) return WriteError(file, errno);
  if (IsInterrupted(interrupted)) return Status(StatusCode::kInterrupted, "interrupted");
  return count;
}

// Makes the file's bytes durable before it gets its name.
bool Sync(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  return ::close(descriptor) == 0 && synced;
}

Status ExistsError(const std::string& file) { return InvalidError(file + " exists; --force replaces it"); }

Result<uint64_t> WriteAside(const graph::Reader& reader, const std::string& file, bool force,
                            const std::atomic<bool>* interrupted) {
  const std::string aside = file + ".part-" + std::to_string(::getpid());
  std::error_code ignored;
  Result<uint64_t> written = uint64_t{0};
  {
    errno = 0;
    std::ofstream out(aside, std::ios::binary | std::ios::trunc);
    if (!out.is_open()) return WriteError(file, errno);
    written = WriteAll(reader, file, out, interrupted);
    out.close();
    if (written.ok() && out.fail()) written = WriteError(file, errno);
  }
  if (written.ok() && !Sync(aside)) written = WriteError(file, errno);
  if (written.ok() && !force && ::link(aside.c_str(), file.c_str()) == 0) {
    // A link fails where somebody made the file meanwhile; a rename would replace it.
    fs::remove(aside, ignored);
    return written;
  }
  if (written.ok() && !force && errno == EEXIST) written = ExistsError(file);
  if (written.ok() && ::rename(aside.c_str(), file.c_str()) != 0) written = WriteError(file, errno);
  if (!written.ok()) fs::remove(aside, ignored);
  return written;
}

}  // namespace

void ForEachClaimInOrder(const graph::Reader& reader, const std::function<bool(const graph::ResolvedClaim&)>& visit) {
  std::vector<graph::ResolvedClaim> article;
  bool go_on = true;
  const auto flush = [&] {
    std::sort(article.begin(), article.end(), [](const graph::ResolvedClaim& a, const graph::ResolvedClaim& b) {
      return std::tie(a.claim.span, a.claim.id) < std::tie(b.claim.span, b.claim.id);
    });
    for (const graph::ResolvedClaim& claim : article) {
      if (go_on) go_on = visit(claim);
    }
    article.clear();
  };
  reader.ForEachClaim([&](const graph::ResolvedClaim& claim) {
    if (!article.empty() && article.back().claim.doc != claim.claim.doc) flush();
    article.push_back(claim);
    return go_on;
  });
  flush();
}

bool IsStandardOutput(const std::string& file) { return file == "-" || file == "/dev/stdout"; }

Result<uint64_t> ExportClaims(const graph::Reader& reader, const std::string& file, bool force, std::ostream& out,
                              const std::atomic<bool>* interrupted) {
  if (IsStandardOutput(file)) return WriteAll(reader, "standard output", out, interrupted);
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_directory(status)) return InvalidError(file + " is a folder");
  if (!fs::exists(status)) return WriteAside(reader, file, force, interrupted);
  if (!fs::is_regular_file(status)) {
    errno = 0;
    std::ofstream device(file, std::ios::binary);
    if (!device.is_open()) return WriteError(file, errno);
    return WriteAll(reader, file, device, interrupted);
  }
  if (!force) return ExistsError(file);
  return WriteAside(reader, file, force, interrupted);
}

}  // namespace kg::query
