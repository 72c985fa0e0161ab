#include "ingest/dump/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>

namespace kg::ingest {
namespace {

constexpr size_t kHole = size_t{64} << 10;
constexpr uint64_t kTarBlock = 512;

// Names in archives are turned into UTF-8, whatever locale the program runs in; the program's own stays as it is.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(Shared())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t Shared() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);  // null: the locale stays
    return locale;
  }
  locale_t before_;
};

// One open archive (or raw stream) over a ByteSource.
class Handle {
 public:
  Handle(ByteSource* source, Meter* meter, std::string name)
      : archive_(archive_read_new()), source_(source), meter_(meter), name_(std::move(name)) {}
  ~Handle() { archive_read_free(archive_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  archive* get() { return archive_; }
  bool Open(bool seek);
  // What went wrong; the source's own error comes first.
  Status Error(const std::string& what);
  // `bytes` came out of the container.
  Status Count(size_t bytes) { return meter_->Update(packed_, unpacked_ += bytes); }
  // The bytes so far end with a block of zeros.
  bool ends_with_zeros() const { return zeros_ >= kTarBlock; }

 private:
  static la_ssize_t ReadNext(archive*, void* self, const void** bytes);
  static la_ssize_t ReadHere(archive*, void* self, const void** bytes);
  static la_int64_t SkipHere(archive*, void* self, la_int64_t count);
  static la_int64_t Seek(archive*, void* self, la_int64_t offset, int whence);

  archive* archive_;
  ByteSource* source_;
  Meter* meter_;
  std::string name_;
  Status source_error_;
  std::string buffer_;   // of ReadHere
  uint64_t offset_ = 0;  // of ReadHere
  size_t taken_ = 0;     // of ReadNext: bytes that libarchive holds
  uint64_t packed_ = 0;
  uint64_t unpacked_ = 0;
  uint64_t zeros_ = 0;  // how many end the bytes so far
};

la_ssize_t Handle::ReadNext(archive*, void* self, const void** bytes) {
  auto& handle = *static_cast<Handle*>(self);
  handle.source_->Consume(handle.taken_);
  handle.taken_ = 0;
  const Result<std::string_view> next = handle.source_->Next();
  if (!next.ok()) {
    handle.source_error_ = next.status();
    archive_set_error(handle.archive_, EIO, "%s", next.status().message().c_str());
    return ARCHIVE_FATAL;
  }
  handle.taken_ = next->size();
  handle.packed_ += next->size();
  const size_t text = next->find_last_not_of('\0');
  handle.zeros_ = text == std::string_view::npos ? handle.zeros_ + next->size() : next->size() - 1 - text;
  *bytes = next->data();
  return static_cast<la_ssize_t>(next->size());
}

la_ssize_t Handle::ReadHere(archive*, void* self, const void** bytes) {
  auto& handle = *static_cast<Handle*>(self);
  handle.buffer_.resize(size_t{64} << 10);
  const Result<size_t> got =
      handle.source_->random_access()->ReadAt(handle.offset_, handle.buffer_.data(), handle.buffer_.size());
  if (!got.ok()) {
    handle.source_error_ = got.status();
    return ARCHIVE_FATAL;
  }
  handle.offset_ += *got;
  handle.packed_ += *got;
  *bytes = handle.buffer_.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t Handle::SkipHere(archive*, void* self, la_int64_t count) {
  auto& handle = *static_cast<Handle*>(self);
  const uint64_t size = handle.source_->random_access()->size();
  if (count <= 0 || handle.offset_ >= size) return 0;
  const uint64_t step = std::min(static_cast<uint64_t>(count), size - handle.offset_);
  handle.offset_ += step;
  handle.packed_ += step;
  return static_cast<la_int64_t>(step);
}

la_int64_t Handle::Seek(archive*, void* self, la_int64_t offset, int whence) {
  auto& handle = *static_cast<Handle*>(self);
  const auto size = static_cast<la_int64_t>(handle.source_->random_access()->size());
  la_int64_t base = 0;
  if (whence == SEEK_CUR) base = static_cast<la_int64_t>(handle.offset_);
  if (whence == SEEK_END) base = size;
  la_int64_t target = 0;
  if (__builtin_add_overflow(base, offset, &target) || target < 0) return ARCHIVE_FATAL;
  handle.offset_ = static_cast<uint64_t>(std::min(target, size));
  return static_cast<la_int64_t>(handle.offset_);
}

bool Handle::Open(bool seek) {
  if (archive_ == nullptr) return false;
  archive_read_set_callback_data(archive_, this);
  archive_read_set_read_callback(archive_, seek ? ReadHere : ReadNext);
  if (seek) {
    archive_read_set_seek_callback(archive_, Seek);
    archive_read_set_skip_callback(archive_, SkipHere);
  }
  return archive_read_open1(archive_) == ARCHIVE_OK;
}

Status Handle::Error(const std::string& what) {
  if (!source_error_.ok()) return source_error_;
  const char* reason = archive_ != nullptr ? archive_error_string(archive_) : "no memory";
  std::string message = name_ + ": " + what + ", at byte " + std::to_string(packed_);
  // Without a word from libarchive the bytes have simply run out.
  message += reason != nullptr && *reason != '\0' ? std::string(" (") + reason + ")" : " (the file is truncated)";
  return IoError(std::move(message));
}

// The data of the member at hand, or of a raw stream.
class DataSource final : public ByteSource {
 public:
  DataSource(Handle* handle, std::string what) : handle_(handle), what_(std::move(what)) {}
  bool ended() const { return ended_; }

 private:
  Status Fill(std::string* out) override;

  Handle* handle_;
  std::string what_;
  uint64_t at_ = 0;         // offset in the member
  std::string_view block_;  // of the member, still to be handed out
  uint64_t block_at_ = 0;   // its offset: what lies before it is a hole of zeros
  bool ended_ = false;
  Status error_;  // behind the block
};

Status DataSource::Fill(std::string* out) {
  while (block_.empty() && !ended_) {
    if (!error_.ok()) return error_;
    const void* bytes = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(handle_->get(), &bytes, &size, &offset);
    if (result == ARCHIVE_EOF) {
      ended_ = true;
      // A sparse member may end with a hole; its zeros are no text.
      return Status::Ok();
    }
    if (result == ARCHIVE_RETRY) continue;
    if (result != ARCHIVE_OK) error_ = handle_->Error(what_);
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
      block_ = std::string_view(static_cast<const char*>(bytes), size);
      block_at_ = std::max(static_cast<uint64_t>(std::max<la_int64_t>(offset, 0)), at_);
    }
  }
  if (ended_) return Status::Ok();
  const size_t before = out->size();
  if (at_ < block_at_) {
    out->append(static_cast<size_t>(std::min<uint64_t>(block_at_ - at_, kHole)), '\0');
  } else {
    out->append(block_);
    block_ = {};
  }
  at_ += out->size() - before;
  if (block_at_ < at_) block_at_ = at_;
  return handle_->Count(out->size() - before);
}

class LibarchiveReader final : public ArchiveReader {
 public:
  LibarchiveReader(std::string_view signature, ByteSource* source, Meter* meter, std::string name)
      : handle_(source, meter, name),
        name_(std::move(name)),
        seek_(NeedsRandomAccess(signature)),
        tar_(signature == "tar") {
    archive* archive = handle_.get();
    if (archive == nullptr) return;
    if (signature == "zip") {
      // In order of its members, not by its directory: so memory is the same for any number of them, a truncated
      // archive gives what it has, and members that overlap are not read twice.
      archive_read_support_format_zip_streamable(archive);
    } else if (signature == "7z") {
      archive_read_support_format_7zip(archive);
    } else {
      archive_read_support_format_tar(archive);
    }
  }
  Result<std::optional<Member>> Next() override;
  ByteSource& data() override { return *data_; }

 private:
  Status PassOver();

  Handle handle_;
  std::string name_;
  bool seek_;
  bool tar_;
  bool open_ = false;
  bool size_known_ = true;
  uint64_t count_ = 0;
  std::unique_ptr<DataSource> data_;
};

// libarchive skips what is left of a member; where it would have to unpack it to find its end, it is done here, under
// the limits.
Status LibarchiveReader::PassOver() {
  while (data_ && !size_known_ && !data_->ended()) {
    const Result<std::string_view> next = data_->Next();
    if (!next.ok()) return next.status().code() == StatusCode::kLimit ? next.status() : Status::Ok();
    if (next->empty()) break;
    data_->Consume(next->size());
  }
  return Status::Ok();
}

Result<std::optional<Member>> LibarchiveReader::Next() {
  const Utf8Locale locale;
  if (!open_ && !handle_.Open(seek_)) return handle_.Error("cannot be read");
  open_ = true;
  KG_RETURN_IF_ERROR(PassOver());
  archive_entry* entry = nullptr;
  int result = ARCHIVE_RETRY;
  for (int i = 0; i < 100 && (result == ARCHIVE_RETRY || result == ARCHIVE_FAILED); ++i) {
    result = archive_read_next_header(handle_.get(), &entry);
  }
  if (result == ARCHIVE_EOF) {
    if (tar_ && !handle_.ends_with_zeros()) return handle_.Error("the end of the archive is missing");
    return std::optional<Member>();
  }
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
    if (archive_read_has_encrypted_entries(handle_.get()) > 0) {
      return Status{StatusCode::kUnsupported, name_ + ": the archive is encrypted"};
    }
    return handle_.Error("damaged behind member " + std::to_string(count_));
  }
  ++count_;
  Member member;
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  if (name != nullptr) member.name = name;
  const auto type = archive_entry_filetype(entry);
  if (type == AE_IFDIR) member.type = MemberType::kFolder;
  if (type == AE_IFLNK || archive_entry_hardlink(entry) != nullptr) member.type = MemberType::kLink;
  if (type != AE_IFDIR && type != AE_IFLNK && type != AE_IFREG && type != 0) member.type = MemberType::kOther;
  member.encrypted = archive_entry_is_encrypted(entry) != 0;
  size_known_ = archive_entry_size_is_set(entry) != 0 || member.encrypted;
  data_ = std::make_unique<DataSource>(&handle_, "member " + std::to_string(count_) + " is damaged");
  return std::optional<Member>(std::move(member));
}

// A raw stream: one filter of libarchive, no archive in it.
class FilterSource final : public ByteSource {
 public:
  FilterSource(std::string_view signature, ByteSource* packed, Meter* meter, std::string name)
      : handle_(packed, meter, std::move(name)),
        data_(&handle_, "the " + std::string(signature) + " stream is damaged") {
    archive* archive = handle_.get();
    if (archive == nullptr) return;
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
    if (signature == "xz") archive_read_support_filter_xz(archive);
    if (signature == "bzip2") archive_read_support_filter_bzip2(archive);
    if (signature == "lz4") archive_read_support_filter_lz4(archive);
    if (signature == "lzip") archive_read_support_filter_lzip(archive);
    if (signature == "compress") archive_read_support_filter_compress(archive);
  }

 private:
  Status Fill(std::string* out) override {
    if (!open_) {
      archive_entry* entry = nullptr;
      if (!handle_.Open(false)) return handle_.Error("cannot be read");
      const int result = archive_read_next_header(handle_.get(), &entry);
      if (result == ARCHIVE_EOF) return Status::Ok();
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return handle_.Error("damaged");
      open_ = true;
    }
    const Result<std::string_view> next = data_.Next();
    if (!next.ok()) return next.status();
    out->append(*next);
    data_.Consume(next->size());
    return Status::Ok();
  }

  Handle handle_;
  DataSource data_;
  bool open_ = false;
};

}  // namespace

bool IsArchive(std::string_view signature) { return signature == "tar" || signature == "zip" || signature == "7z"; }

bool NeedsRandomAccess(std::string_view signature) { return signature == "7z"; }

std::unique_ptr<ArchiveReader> OpenArchive(std::string_view signature, ByteSource* source, Meter* meter,
                                           std::string name) {
  return std::make_unique<LibarchiveReader>(signature, source, meter, std::move(name));
}

bool IsArchiveFilter(std::string_view signature) {
  static constexpr std::array<std::string_view, 5> kFilters = {"xz", "bzip2", "lz4", "lzip", "compress"};
  return std::find(kFilters.begin(), kFilters.end(), signature) != kFilters.end();
}

std::unique_ptr<ByteSource> OpenArchiveFilter(std::string_view signature, ByteSource* packed, Meter* meter,
                                              std::string name) {
  return std::make_unique<FilterSource>(signature, packed, meter, std::move(name));
}

}  // namespace kg::ingest
