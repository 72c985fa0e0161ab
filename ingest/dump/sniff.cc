#include "ingest/dump/sniff.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "ingest/dump/fields.h"
#include "ingest/dump/json_elements.h"
#include "ingest/dump/table.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

std::string_view SkipSpace(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  return text;
}

// The element name behind "<" or "</"; "" when there is none.
std::string_view TagNameAt(std::string_view text) {
  if (text.starts_with("/")) text.remove_prefix(1);
  size_t end = 0;
  while (end < text.size() && end < 12 && IsAsciiAlnum(text[end])) ++end;
  const bool closed = end < text.size() && (IsAsciiSpace(text[end]) || text[end] == '>' || text[end] == '/');
  return closed ? text.substr(0, end) : std::string_view();
}

bool IsKnownTag(std::string_view name) {
  static constexpr std::array<std::string_view, 30> kTags = {
      "html",  "head", "body", "meta",    "title",   "script", "style",  "link", "div", "p",
      "span",  "a",    "h1",   "h2",      "h3",      "ul",     "ol",     "li",   "br",  "img",
      "table", "tr",   "td",   "article", "section", "em",     "strong", "b",    "i",   "blockquote"};
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) { return EqualsNoCase(tag, name); });
}

// Looks like a table with a header of field names: at least two cells are names of fields that records have.
bool HasFieldHeader(std::string_view text, char separator) {
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.size() > 2000) return false;
  const std::vector<std::string> cells = HeaderCells(line, separator);
  const size_t known = CountFieldNames(cells);
  return known >= 2 && known * 3 >= cells.size();
}

// The sum over the header block that every tar has in its bytes 148 to 155, in octal.
bool HasTarChecksum(std::string_view head) {
  if (head.size() < 512 || head[0] == '\0') return false;
  uint64_t sum = 0;
  for (size_t i = 0; i < 512; ++i) sum += i >= 148 && i < 156 ? uint64_t{' '} : static_cast<uint8_t>(head[i]);
  uint64_t stated = 0;
  size_t digits = 0;
  for (const char c : head.substr(148, 8)) {
    if (c >= '0' && c <= '7') {
      stated = stated * 8 + static_cast<uint64_t>(c - '0');
      ++digits;
    } else if (c != ' ' && c != '\0') {
      return false;
    }
  }
  return digits > 0 && stated == sum;
}

Format SniffObject(std::string_view text) {
  const size_t line_end = std::min(text.find('\n'), text.size());
  // A broken first line does not hide the lines after it.
  if (SkipSpace(text.substr(line_end)).starts_with("{")) return Format::kJsonLines;
  if (FindRecordArray(text)) return Format::kJson;
  if (line_end == text.size() || TrimAscii(text.substr(0, line_end)).ends_with("}")) return Format::kJsonLines;
  return Format::kJson;
}

}  // namespace

std::string_view ContainerSignature(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::pair<std::string_view, std::string_view> kMagics[] = {
      {"PK\x03\x04"sv, "zip"},        {"PK\x05\x06"sv, "zip"},       {"PK\x30\x30PK\x03\x04"sv, "zip"},
      {"7z\xBC\xAF\x27\x1C"sv, "7z"}, {"\x1F\x8B\x08"sv, "gzip"},    {"\x28\xB5\x2F\xFD"sv, "zstd"},
      {"\xFD\x37zXZ\0"sv, "xz"},      {"\x04\x22\x4D\x18"sv, "lz4"}, {"LZIP\x01"sv, "lzip"},
      {"\x1F\x9D"sv, "compress"}};
  for (const auto& [magic, name] : kMagics) {
    if (head.starts_with(magic)) return name;
  }
  // A skippable frame in front, as .warc.zst files have it.
  if (head.size() >= 4 && (head[0] & '\xF0') == '\x50' && head.substr(1, 3) == "\x2A\x4D\x18") return "zstd";
  if (head.size() >= 10 && head.starts_with("BZh") && IsAsciiDigit(head[3]) &&
      (head.substr(4, 6) == "1AY&SY" || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90")) {
    return "bzip2";
  }
  if (HasTarChecksum(head)) return "tar";
  return {};
}

bool LooksLikeHtml(std::string_view text) {
  text = SkipSpace(text.substr(0, kSniffBytes));
  if (text.starts_with("<")) {
    if (StartsWithNoCase(text, "<!doctype html") || StartsWithNoCase(text, "<!--")) return true;
    if (IsKnownTag(TagNameAt(text.substr(1)))) return true;
  }
  size_t tags = 0;
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (IsKnownTag(TagNameAt(text.substr(at + 1)))) ++tags;
  }
  return tags >= 4 && tags * 1000 >= text.size();
}

Format SniffFormat(std::string_view head, std::string_view name) {
  const std::string_view text = SkipSpace(head);
  if (text.starts_with("WARC/")) return Format::kWarc;
  if (text.starts_with("{")) {
    const std::string_view inside = SkipSpace(text.substr(1));
    if (inside.starts_with("\"") || inside.starts_with("}")) return SniffObject(text);
  }
  if (text.starts_with("[")) {
    const std::string_view inside = SkipSpace(text.substr(1));
    if (inside.starts_with("{") || (inside.starts_with("]") && SkipSpace(inside.substr(1)).empty()))
      return Format::kJson;
  }
  if (LooksLikeHtml(text)) return Format::kHtml;
  const std::string lower = AsciiLower(name);
  if (lower.ends_with(".jsonl") || lower.ends_with(".ndjson")) return Format::kJsonLines;
  if (HasFieldHeader(text, '\t')) return Format::kTsv;
  for (const char separator : {',', ';', '|'}) {
    if (HasFieldHeader(text, separator)) return Format::kCsv;
  }
  if (lower.ends_with(".csv")) return Format::kCsv;
  if (lower.ends_with(".tsv")) return Format::kTsv;
  return Format::kText;
}

}  // namespace kg::ingest
