#include "query/export/whole_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

namespace kg::query {
namespace {

namespace fs = std::filesystem;

Status WriteError(const std::string& file, int error) {
  const fs::path folder = fs::path(file).parent_path();
  std::error_code ignored;
  if (error == ENOENT && !folder.empty() && !fs::exists(folder, ignored)) {
    return IoError("cannot write " + file + ": there is no folder " + folder.string());
  }
  return IoError("cannot write " + file + ": " + std::strerror(error != 0 ? error : EIO));
}

Status ExistsError(const std::string& file) { return InvalidError(file + " exists; --force replaces it"); }

Status Fill(const OutputFile& output, const std::string& name, std::ostream& out) {
  errno = 0;
  KG_RETURN_IF_ERROR(output.write(out));
  out.flush();
  return out.good() ? Status::Ok() : WriteError(name, errno);
}

std::string PartName(const std::string& file) { return file + ".part-" + std::to_string(::getpid()); }

// A file that is being written. Where the file system can, it has no name until it is whole: then not even a kill
// leaves a part of it behind. Else it is called PartName until then.
class FileAside {
 public:
  explicit FileAside(const OutputFile& output) : output_(output) {}
  FileAside(const FileAside&) = delete;
  FileAside& operator=(const FileAside&) = delete;
  ~FileAside() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (has_part_name_) ::unlink(PartName(output_.file).c_str());
  }

  Status Write();
  Status GiveName(bool force);

 private:
  Status Error() const { return WriteError(output_.file, errno); }
  // The way to the file that holds while it is open.
  std::string OpenName() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  bool OpenWithoutName(std::ofstream* out);
  bool LinkTo(const std::string& name) const {
    return ::linkat(AT_FDCWD, OpenName().c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

  const OutputFile& output_;
  int descriptor_ = -1;
  bool has_part_name_ = false;
};

bool FileAside::OpenWithoutName(std::ofstream* out) {
  const fs::path folder = fs::path(output_.file).parent_path();
  descriptor_ = ::open(folder.empty() ? "." : folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return false;
  out->open(OpenName(), std::ios::binary);
  if (out->is_open()) return true;
  ::close(descriptor_);
  descriptor_ = -1;
  return false;
}

Status FileAside::Write() {
  std::ofstream out;
  if (!OpenWithoutName(&out)) {
    const std::string name = PartName(output_.file);
    errno = 0;
    descriptor_ = ::open(name.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor_ < 0) return Error();
    has_part_name_ = true;
    out.open(name, std::ios::binary | std::ios::trunc);
    if (!out.is_open()) return Error();
  }
  KG_RETURN_IF_ERROR(Fill(output_, output_.file, out));
  out.close();
  // Durable before it gets its name.
  return out.fail() || ::fsync(descriptor_) != 0 ? Error() : Status::Ok();
}

Status FileAside::GiveName(bool force) {
  const std::string& file = output_.file;
  const std::string part = PartName(file);
  // A link fails where somebody made the file meanwhile; a rename would replace it.
  const bool linked = has_part_name_ ? ::link(part.c_str(), file.c_str()) == 0 : LinkTo(file);
  if (linked) return Status::Ok();
  if (errno == EEXIST && !force) return ExistsError(file);
  if (!has_part_name_ && !(has_part_name_ = LinkTo(part))) return Error();
  if (::rename(part.c_str(), file.c_str()) != 0) return Error();
  has_part_name_ = false;
  return Status::Ok();
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
  std::vector<std::unique_ptr<FileAside>> regular;
  std::vector<const OutputFile*> direct;
  for (const OutputFile& output : files) {
    const Result<bool> kind = IsRegular(output.file, force);
    if (!kind.ok()) return kind.status();
    if (*kind) {
      regular.push_back(std::make_unique<FileAside>(output));
    } else {
      direct.push_back(&output);
    }
  }
  for (const auto& file : regular) KG_RETURN_IF_ERROR(file->Write());
  for (const OutputFile* output : direct) KG_RETURN_IF_ERROR(WriteDirectly(*output, out));
  for (const auto& file : regular) KG_RETURN_IF_ERROR(file->GiveName(force));
  return Status::Ok();
}

}  // namespace kg::query
