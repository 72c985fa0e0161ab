#include "ingest/dump/walk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include "ingest/dump/filters.h"
#include "ingest/dump/identity.h"
#include "ingest/dump/member_name.h"
#include "ingest/dump/sniff.h"
#include "ingest/dump/utf16.h"
#include "ingest/text/charset.h"

namespace kg::ingest {
namespace {

// However deep the user lets archives nest: the stack has an end.
constexpr uint32_t kMostDepth = 64;

// Office documents, e-books and program packages are zip files of their own kind; no articles are in them.
bool IsPackage(std::string_view first_member) {
  return first_member == "[Content_Types].xml" || first_member == "mimetype" || first_member.starts_with("META-INF/") ||
         first_member == "AndroidManifest.xml";
}

Format FormatOf(std::string_view head, const Place& place, Format wanted) {
  return wanted == Format::kAuto ? SniffFormat(head, place.identity) : wanted;
}

// A text or page in UTF-16 is decoded by the cleaner, as any other; records must be UTF-8 to be told apart.
bool HoldsRecords(Format format) {
  return format == Format::kJsonLines || format == Format::kJson || format == Format::kCsv || format == Format::kTsv;
}

}  // namespace

void Walker::Records(ByteSource* source, std::string_view head, const Place& place) {
  if (HasUtf16Mark(head)) {
    const std::string decoded = Utf16ToUtf8(head);
    if (HoldsRecords(FormatOf(decoded, place, output_.options().format))) {
      return Records(OpenUtf16(source).get(), decoded, place);
    }
  }
  switch (FormatOf(head, place, output_.options().format)) {
    case Format::kJsonLines:
      return ReadJsonLines(source, place, &output_);
    case Format::kJson:
      return ReadJson(source, place, &output_);
    case Format::kCsv:
      return ReadTable(source, place, '\0', &output_);
    case Format::kTsv:
      return ReadTable(source, place, '\t', &output_);
    case Format::kWarc:
      return ReadWarc(source, place, &output_);
    case Format::kHtml:
      return ReadWhole(source, place, Format::kHtml, &output_);
    default:
      return ReadWhole(source, place, Format::kText, &output_);
  }
}

void Walker::Stream(ByteSource* source, const Place& place, Meter* meter, uint32_t depth) {
  const Result<std::string_view> head = source->Peek(kSniffBytes);
  if (!head.ok()) return output_.Failed(head.status(), place.shown);
  if (head->empty()) return output_.Skipped("empty", place.shown, place.shown + ": the file is empty");
  const std::string_view signature = ContainerSignature(*head);
  if (!signature.empty()) {
    const uint32_t most = std::min(output_.options().limits.container_depth, kMostDepth);
    if (depth >= most) {
      return output_.OverLimit(place.shown,
                               "archives are nested deeper than " + std::to_string(most) + " (--max-container-depth)");
    }
    if (IsFilter(signature)) return Filter(signature, source, place, meter, depth);
    return Archive(signature, source, place, meter, depth);
  }
  if (!head->starts_with("WARC/") && !LooksLikeText(head->substr(0, 8192))) {
    const std::string kind(SignatureOf(*head));
    if (IsContainer(kind)) {
      return output_.Skipped("unsupported", place.shown, place.shown + ": " + kind + " archives are not supported");
    }
    return output_.Skipped("binary", place.shown,
                           place.shown + ": " + (kind.empty() ? "binary data" : kind + " file") + ", no text");
  }
  Records(source, *head, place);
}

void Walker::Filter(std::string_view signature, ByteSource* source, const Place& place, Meter* meter, uint32_t depth) {
  Meter own(meter, output_.options().limits, place.shown);
  const std::unique_ptr<ByteSource> unpacked = OpenFilter(signature, source, &own, place.shown);
  Stream(unpacked.get(), place, &own, depth + 1);
}

void Walker::Archive(std::string_view signature, ByteSource* source, const Place& place, Meter* meter, uint32_t depth) {
  if (!NeedsRandomAccess(signature) || source->random_access() != nullptr) {
    return Members(signature, source, place, meter, depth);
  }
  const uint64_t limit = output_.options().limits.buffered_bytes;
  std::string bytes;
  for (;;) {
    const Result<std::string_view> next = source->Next();
    if (!next.ok()) return output_.Failed(next.status(), place.shown);
    if (next->empty()) break;
    if (bytes.size() + next->size() > limit) {
      return output_.OverLimit(place.shown, std::string(signature) + " archives are read from their end, so one that " +
                                                "is no file is kept in memory; it is larger than " +
                                                std::to_string(limit) + " bytes (--max-buffered-bytes)");
    }
    bytes += *next;
    source->Consume(next->size());
  }
  const std::unique_ptr<ByteSource> buffered = OpenMemory(bytes);
  Members(signature, buffered.get(), place, meter, depth);
}

bool Walker::ReadMember(const Member& member, ByteSource* data, uint64_t number, const Place& place, Meter* meter,
                        uint32_t depth) {
  const std::string name = MemberName(member.name);
  Place inner{place.shown + "/" + name, place.identity + "/" + name, place.member ? place.doc + "/" + name : name,
              true};
  if (number > output_.options().limits.members) {
    output_.OverLimit(place.shown,
                      "more than " + std::to_string(output_.options().limits.members) + " members (--max-members)");
    return false;
  }
  if (number == 1 && IsPackage(member.name)) {
    output_.Skipped("binary", place.shown, place.shown + ": an office document, e-book or program package, no dump");
    return false;
  }
  if (member.encrypted) {
    output_.Skipped("encrypted", inner.shown, inner.shown + ": the member is encrypted");
  } else if (member.type == MemberType::kLink) {
    output_.Skipped("not a file", inner.shown, inner.shown + ": a link, not followed");
  } else if (member.type == MemberType::kOther) {
    output_.Skipped("not a file", inner.shown, inner.shown + ": a device, pipe or socket, not read");
  } else if (member.type == MemberType::kFile) {
    Stream(data, inner, meter, depth + 1);
  }
  return true;
}

void Walker::Members(std::string_view signature, ByteSource* source, const Place& place, Meter* meter, uint32_t depth) {
  Meter own(meter, output_.options().limits, place.shown);
  const std::unique_ptr<ArchiveReader> archive = OpenArchive(signature, source, &own, place.shown);
  for (uint64_t number = 1; !output_.stopped(); ++number) {
    const Result<std::optional<Member>> next = archive->Next();
    if (!next.ok()) return output_.Failed(next.status(), place.shown);
    if (!next->has_value()) {
      if (number == 1) output_.Skipped("empty", place.shown, place.shown + ": the archive is empty");
      return;
    }
    if (!ReadMember(**next, &archive->data(), number, place, &own, depth)) return;
    if (own.exceeded()) return;  // was reported where it happened
    output_.Progress();
  }
}

void Walker::File(const std::string& path, const std::string& name) {
  const auto opened = OpenFile(path);
  if (!opened.ok()) return output_.Failed(opened.status(), path);
  output_.BeginFile(opened->get());
  Stream(opened->get(), Place{path == "-" ? "standard input" : path, name, LastComponent(name)}, nullptr, 0);
  output_.EndFile();
}

void Walker::Entry(const std::filesystem::path& entry, const std::string& name) {
  const std::string path = entry.string();
  struct stat own {};
  struct stat target {};
  if (lstat(path.c_str(), &own) != 0 || stat(path.c_str(), &target) != 0) {
    return output_.Failed(IoError(path + ": " + std::strerror(errno)), path);
  }
  if (S_ISDIR(target.st_mode)) {
    if (S_ISLNK(own.st_mode)) return output_.Skipped("not a file", path, path + ": a link to a folder, not followed");
    return Folder(entry, name);
  }
  if (!S_ISREG(target.st_mode)) {
    return output_.Skipped("not a file", path, path + ": a device, pipe or socket, not read");
  }
  File(path, name);
}

void Walker::Folder(const std::filesystem::path& folder, const std::string& name) {
  std::error_code error;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename().string());
  }
  if (error) output_.Failed(IoError(folder.string() + ": " + error.message()), folder.string());
  std::sort(names.begin(), names.end());
  for (const std::string& entry : names) {
    if (output_.stopped()) return;
    Entry(folder / entry, name.empty() ? entry : name + "/" + entry);
  }
}

}  // namespace kg::ingest
