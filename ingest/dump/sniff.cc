#include "ingest/dump/sniff.h"

#include <algorithm>
#include <array>

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
  static constexpr std::array<std::string_view, 22> kFields = {
      "id",           "url",  "link",      "title",       "headline", "text",    "body",   "content",
      "article",      "html", "published", "date",        "author",   "authors", "source", "publisher",
      "published_at", "name", "summary",   "publication", "category", "section"};
  const std::string_view line = text.substr(0, text.find('\n'));
  if (line.size() > 2000) return false;
  size_t known = 0;
  size_t cells = 0;
  for (size_t i = 0; i <= line.size();) {
    const size_t end = std::min(line.find(separator, i), line.size());
    std::string_view cell = TrimAscii(line.substr(i, end - i));
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
    ++cells;
    known +=
        std::any_of(kFields.begin(), kFields.end(), [&](std::string_view field) { return EqualsNoCase(field, cell); });
    i = end + 1;
  }
  return known >= 2 && known * 3 >= cells;
}

Format SniffObject(std::string_view text) {
  const size_t line_end = text.find('\n');
  if (line_end == std::string_view::npos) return Format::kJsonLines;
  if (TrimAscii(text.substr(0, line_end)).ends_with("}")) return Format::kJsonLines;
  // A broken first line does not hide the lines after it.
  const std::string_view next = SkipSpace(text.substr(line_end));
  return next.starts_with("{") ? Format::kJsonLines : Format::kJson;
}

}  // namespace

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
  if (HasFieldHeader(text, ',') || lower.ends_with(".csv")) return Format::kCsv;
  if (lower.ends_with(".tsv")) return Format::kTsv;
  return Format::kText;
}

}  // namespace kg::ingest
