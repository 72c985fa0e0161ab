#include "query/export/whole_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace kg::query {
namespace {

namespace fs = std::filesystem;

Status WriteError(const std::string& file, int error) {
  return IoError("cannot write " + file + ": " + std::strerror(error != 0 ? error : EIO));
}

Status ExistsError(const std::string& file) { return InvalidError(file + " exists; --force replaces it"); }

Status Fill(const OutputFile& output, const std::string& name, std::ostream& out) {
  errno = 0;
  KG_RETURN_IF_ERROR(output.write(out));
  out.flush();
  return out.good() ? Status::Ok() : WriteError(name, errno);
}

// Makes the file's bytes durable before it gets its name.
bool Sync(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  return ::close(descriptor) == 0 && synced;
}

std::string AsideName(const std::string& file) { return file + ".part-" + std::to_string(::getpid()); }

Status WriteAside(const OutputFile& output) {
  const std::string aside = AsideName(output.file);
  errno = 0;
  std::ofstream out(aside, std::ios::binary | std::ios::trunc);
  if (!out.is_open()) return WriteError(output.file, errno);
  KG_RETURN_IF_ERROR(Fill(output, output.file, out));
  out.close();
  return out.fail() || !Sync(aside) ? WriteError(output.file, errno) : Status::Ok();
}

Status GiveName(const std::string& file, bool force) {
  const std::string aside = AsideName(file);
  if (!force) {
    // A link fails where somebody made the file meanwhile; a rename would replace it.
    if (::link(aside.c_str(), file.c_str()) == 0) return Status::Ok();
    if (errno == EEXIST) return ExistsError(file);
  }
  return ::rename(aside.c_str(), file.c_str()) == 0 ? Status::Ok() : WriteError(file, errno);
}

// True for what is written aside; false for standard output, pipes and devices.
Result<bool> IsRegular(const std::string& file, bool force) {
  if (IsStandardOutput(file)) return false;
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (fs::is_directory(status)) return InvalidError(file + " is a folder");
  if (!fs::exists(status)) return true;
  if (!fs::is_regular_file(status)) return false;
  if (!force) return ExistsError(file);
  return true;
}

Status WriteDirectly(const OutputFile& output, std::ostream& out) {
  if (IsStandardOutput(output.file)) return Fill(output, "standard output", out);
  errno = 0;
  std::ofstream device(output.file, std::ios::binary);
  if (!device.is_open()) return WriteError(output.file, errno);
  return Fill(output, output.file, device);
}

}  // namespace

bool IsStandardOutput(const std::string& file) { return file == "-" || file == "/dev/stdout"; }

Status WriteWholeFiles(const std::vector<OutputFile>& files, bool force, std::ostream& out) {
  std::vector<const OutputFile*> regular;
  std::vector<const OutputFile*> direct;
  for (const OutputFile& output : files) {
    const Result<bool> kind = IsRegular(output.file, force);
    if (!kind.ok()) return kind.status();
    (*kind ? regular : direct).push_back(&output);
  }
  Status status;
  for (const OutputFile* output : regular) {
    if (status.ok()) status = WriteAside(*output);
  }
  for (const OutputFile* output : direct) {
    if (status.ok()) status = WriteDirectly(*output, out);
  }
  for (const OutputFile* output : regular) {
    if (status.ok()) status = GiveName(output->file, force);
  }
  std::error_code ignored;
  for (const OutputFile* output : regular) fs::remove(AsideName(output->file), ignored);
  return status;
}

}  // namespace kg::query
