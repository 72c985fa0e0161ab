#include "graph/store/sorted_runs.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <queue>
#include <utility>

namespace kg::graph {
namespace {

constexpr size_t kFanIn = 16;  // runs of one length that are merged into a longer one
constexpr size_t kPieceBytes = size_t{128} << 10;
constexpr size_t kSizesBytes = 2 * sizeof(uint32_t);

uint64_t HeadOf(std::string_view key) {
  uint64_t head = 0;
  for (size_t i = 0; i < 8; ++i) head = (head << 8) | (i < key.size() ? static_cast<uint8_t>(key[i]) : 0U);
  return head;
}

struct Entry {
  std::string_view key;
  std::string_view value;
  size_t bytes = 0;  // with the sizes before it
};

void AppendEntry(std::string_view key, std::string_view value, std::string* out) {
  const uint32_t sizes[2] = {static_cast<uint32_t>(key.size()), static_cast<uint32_t>(value.size())};
  char raw[kSizesBytes];
  std::memcpy(raw, sizes, sizeof raw);
  out->append(raw, sizeof raw).append(key).append(value);
}

// False when the bytes hold no whole entry.
bool ReadEntry(std::string_view bytes, Entry* entry) {
  if (bytes.size() < kSizesBytes) return false;
  uint32_t sizes[2];
  std::memcpy(sizes, bytes.data(), sizeof sizes);
  entry->bytes = kSizesBytes + size_t{sizes[0]} + sizes[1];
  if (bytes.size() < entry->bytes) return false;
  entry->key = bytes.substr(kSizesBytes, sizes[0]);
  entry->value = bytes.substr(kSizesBytes + sizes[0], sizes[1]);
  return true;
}

}  // namespace

// A file of sorted entries: written to its end, then read once from its beginning.
class SortedRuns::Run {
 public:
  Run(int descriptor, std::string where, size_t level)
      : descriptor_(descriptor), where_(std::move(where)), level_(level) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() { ::close(descriptor_); }

  // Level 0: from memory; of the level L + 1: merged from those of level L.
  size_t level() const { return level_; }

  static Result<std::unique_ptr<Run>> Create(const std::filesystem::path& folder, size_t level) {
    std::string name = (folder / "run-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) return IoError("creating a file in " + folder.string() + ": " + std::strerror(errno));
    (void)::unlink(name.c_str());
    return std::make_unique<Run>(descriptor, folder.string(), level);
  }

  Status Append(std::string_view key, std::string_view value) {
    AppendEntry(key, value, &piece_);
    return piece_.size() < kPieceBytes ? Status::Ok() : Flush();
  }
  Status EndWriting() {
    KG_RETURN_IF_ERROR(Flush());
    std::string().swap(piece_);
    return Status::Ok();
  }

  // To the next entry, which is good until the next call.
  Status Next() {
    begin_ += entry_.bytes;
    entry_ = Entry();
    while (!ReadEntry(std::string_view(piece_).substr(begin_), &entry_)) {
      piece_.erase(0, begin_);
      begin_ = 0;
      const size_t wanted = std::max(kPieceBytes, entry_.bytes);
      const size_t before = piece_.size();
      piece_.resize(std::max(wanted, before + kPieceBytes));
      const ssize_t got = ::pread(descriptor_, piece_.data() + before, piece_.size() - before, offset_);
      piece_.resize(before + static_cast<size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0) return IoError("reading what was sorted in " + where_ + ": " + std::strerror(errno));
      if (got == 0) {
        at_end_ = true;
        entry_ = Entry();
        return piece_.empty() ? Status::Ok() : IoError("what was sorted in " + where_ + " is cut off");
      }
      offset_ += got;
    }
    return Status::Ok();
  }
  bool at_end() const { return at_end_; }
  const Entry& entry() const { return entry_; }

 private:
  Status Flush() {
    std::string_view left = piece_;
    while (!left.empty()) {
      const ssize_t written = ::write(descriptor_, left.data(), left.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return IoError("writing sorted entries to " + where_ + ": " + std::strerror(errno));
      left.remove_prefix(static_cast<size_t>(written));
    }
    piece_.clear();
    return Status::Ok();
  }

  const int descriptor_;
  const std::string where_;
  const size_t level_;
  std::string piece_;  // not written yet, or read and not visited yet
  size_t begin_ = 0;   // of entry_ in piece_
  off_t offset_ = 0;   // of what is to be read next
  Entry entry_;
  bool at_end_ = false;
};

SortedRuns::SortedRuns(std::filesystem::path folder, size_t memory_bytes)
    : folder_(std::move(folder)), memory_bytes_(memory_bytes) {}
SortedRuns::~SortedRuns() = default;

Status SortedRuns::Add(std::string_view key, std::string_view value) {
  const size_t bytes = kSizesBytes + key.size() + value.size();
  const size_t used = buffer_.size() + places_.size() * sizeof(Place);
  if (!places_.empty() && used + bytes + sizeof(Place) > memory_bytes_) KG_RETURN_IF_ERROR(Spill());
  if (buffer_.capacity() < memory_bytes_) buffer_.reserve(memory_bytes_);  // memory is taken as it is written to
  places_.push_back({HeadOf(key), buffer_.size()});
  AppendEntry(key, value, &buffer_);
  return Status::Ok();
}

void SortedRuns::SortBuffer() {
  const std::string_view buffer = buffer_;
  std::sort(places_.begin(), places_.end(), [buffer](const Place& a, const Place& b) {
    if (a.head != b.head) return a.head < b.head;
    Entry first;
    Entry second;
    ReadEntry(buffer.substr(a.at), &first);
    ReadEntry(buffer.substr(b.at), &second);
    const int order = first.key.compare(second.key);
    return order != 0 ? order < 0 : a.at < b.at;
  });
}

Status SortedRuns::VisitBuffer(const Visit& visit) const {
  const std::string_view buffer = buffer_;
  for (const Place& place : places_) {
    Entry entry;
    ReadEntry(buffer.substr(place.at), &entry);
    KG_RETURN_IF_ERROR(visit(entry.key, entry.value));
  }
  return Status::Ok();
}

Status SortedRuns::Spill() {
  SortBuffer();
  auto run = Run::Create(folder_, 0);
  if (!run.ok()) return run.status();
  KG_RETURN_IF_ERROR(VisitBuffer([&](auto key, auto value) { return (*run)->Append(key, value); }));
  KG_RETURN_IF_ERROR((*run)->EndWriting());
  buffer_.clear();
  places_.clear();
  runs_.push_back(std::move(run).value());
  return MergeLastRuns();
}

Status SortedRuns::MergeLastRuns() {
  while (runs_.size() >= kFanIn && runs_[runs_.size() - kFanIn]->level() == runs_.back()->level()) {
    const size_t first = runs_.size() - kFanIn;
    auto merged = Run::Create(folder_, runs_.back()->level() + 1);
    if (!merged.ok()) return merged.status();
    KG_RETURN_IF_ERROR(MergeFrom(first, [&](auto key, auto value) { return (*merged)->Append(key, value); }));
    KG_RETURN_IF_ERROR((*merged)->EndWriting());
    runs_.resize(first);
    runs_.push_back(std::move(merged).value());
  }
  return Status::Ok();
}

// The runs from `first` on.
Status SortedRuns::MergeFrom(size_t first, const Visit& visit) {
  const auto comes_later = [this](size_t a, size_t b) {
    const int order = runs_[a]->entry().key.compare(runs_[b]->entry().key);
    return order != 0 ? order > 0 : a > b;
  };
  std::priority_queue<size_t, std::vector<size_t>, decltype(comes_later)> next(comes_later);
  for (size_t i = first; i < runs_.size(); ++i) {
    KG_RETURN_IF_ERROR(runs_[i]->Next());
    if (!runs_[i]->at_end()) next.push(i);
  }
  while (!next.empty()) {
    const size_t i = next.top();
    next.pop();
    KG_RETURN_IF_ERROR(visit(runs_[i]->entry().key, runs_[i]->entry().value));
    KG_RETURN_IF_ERROR(runs_[i]->Next());
    if (!runs_[i]->at_end()) next.push(i);
  }
  return Status::Ok();
}

Status SortedRuns::ForEach(const Visit& visit) {
  Status status = Status::Ok();
  if (runs_.empty()) {
    SortBuffer();
    status = VisitBuffer(visit);
  } else {
    if (!places_.empty()) KG_RETURN_IF_ERROR(Spill());
    std::string().swap(buffer_);
    std::vector<Place>().swap(places_);
    status = MergeFrom(0, visit);
  }
  std::string().swap(buffer_);
  std::vector<Place>().swap(places_);
  runs_.clear();
  return status;
}

}  // namespace kg::graph
