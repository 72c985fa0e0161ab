#include "ingest/html/strip.h"

#include <array>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr std::array<std::string_view, 5> kDropped = {"script", "style", "svg", "template", "noscript"};

// The element name of kDropped that begins at `text` (behind "<"); "" if none.
std::string_view DroppedElement(std::string_view text) {
  for (const std::string_view name : kDropped) {
    if (text.size() > name.size() && StartsWithNoCase(text, name) && !IsAsciiAlnum(text[name.size()]) &&
        text[name.size()] != '-')
      return name;
  }
  return {};
}

// Position of "</name", npos if there is none.
size_t FindEnd(std::string_view html, std::string_view name, size_t from) {
  for (size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
    const std::string_view rest = html.substr(at + 2);
    if (StartsWithNoCase(rest, name) && (rest.size() == name.size() || !IsAsciiAlnum(rest[name.size()]))) return at;
  }
  return std::string_view::npos;
}

class Stripper {
 public:
  explicit Stripper(std::string_view html) : html_(html) { out_.html.reserve(html.size() / 2); }

  StrippedHtml Run() {
    size_t copied = 0;
    for (size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at + 1)) {
      const size_t end = EndOfPart(at);
      if (end == std::string_view::npos) {
        if (const size_t dealt_with = CutAttributes(at, copied); dealt_with != 0) {
          copied = dealt_with;
          at = dealt_with - 1;
        }
        continue;
      }
      out_.html.append(html_, copied, at - copied);
      out_.html.push_back(' ');
      copied = end;
      at = end - 1;
    }
    out_.html.append(html_, copied);
    return std::move(out_);
  }

 private:
  // Where the part that begins at `at` ends, npos when nothing to drop begins there.
  size_t EndOfPart(size_t at) {
    const std::string_view rest = html_.substr(at + 1);
    if (rest.starts_with("!--")) {
      // No end behind here: none for later parts either.
      if (at > comments_end_) return std::string_view::npos;
      const size_t end = html_.find("-->", at + 4);
      if (end == std::string_view::npos) comments_end_ = at;
      return end == std::string_view::npos ? end : end + 3;
    }
    const std::string_view name = DroppedElement(rest);
    if (name.empty()) return std::string_view::npos;
    size_t& last = ends_[IndexOf(name)];
    if (at > last) return std::string_view::npos;
    const size_t open_end = html_.find('>', at);
    if (open_end == std::string_view::npos) return open_end;
    const size_t close = FindEnd(html_, name, open_end + 1);
    if (close == std::string_view::npos) {
      last = at;
      return close;
    }
    if (name == "script" && FindNoCase(html_.substr(at, open_end - at), "ld+json") != std::string_view::npos) {
      out_.json_ld.push_back(html_.substr(open_end + 1, close - open_end - 1));
    }
    const size_t end = html_.find('>', close);
    return end == std::string_view::npos ? html_.size() : end + 1;
  }

  // The parser compares each attribute of a tag with all before it: of endless ones only the first are kept. Returns up
  // to where the input is dealt with, having appended what was before it; 0 if there is nothing to cut.
  size_t CutAttributes(size_t at, size_t copied) {
    constexpr int kMostAttributes = 256;
    if (at < tag_end_ || at + 1 >= html_.size() || !IsAsciiAlpha(html_[at + 1])) return 0;
    int attributes = 0;
    size_t cut = 0;
    char quote = 0;
    char before = 0;  // the last character that is no space
    size_t i = at + 1;
    for (; i < html_.size() && (quote != 0 || html_[i] != '>'); ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && before == '=') {
        quote = c;
      } else if (IsAsciiSpace(html_[i - 1]) && !IsAsciiSpace(c) && c != '=' && before != '=') {
        if (++attributes == kMostAttributes) cut = i;
      }
      if (!IsAsciiSpace(c)) before = c;
    }
    tag_end_ = i;
    if (cut == 0) return 0;
    out_.html.append(html_, copied, cut - copied);
    return i;
  }

  static size_t IndexOf(std::string_view name) {
    size_t i = 0;
    while (kDropped[i] != name) ++i;
    return i;
  }

  std::string_view html_;
  StrippedHtml out_;
  size_t tag_end_ = 0;                            // of the last tag whose attributes were counted
  size_t comments_end_ = std::string_view::npos;  // from here on no part of that kind has an end
  std::array<size_t, kDropped.size()> ends_ = {std::string_view::npos, std::string_view::npos, std::string_view::npos,
                                               std::string_view::npos, std::string_view::npos};
};

}  // namespace

StrippedHtml StripHtml(std::string_view html) { return Stripper(html).Run(); }

}  // namespace kg::ingest
