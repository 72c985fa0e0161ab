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
  explicit Stripper(std::string_view html) : html_(html), reader_(html, &out_.attributes) {
    out_.html.reserve(html.size() / 2);
  }

  StrippedHtml Run() {
    size_t copied = 0;
    for (size_t at = html_.find('<'); at != std::string_view::npos; at = html_.find('<', at + 1)) {
      const size_t end = EndOfPart(at);
      copied = SqueezeBefore(at, copied);
      if (end == std::string_view::npos) {
        if (at + 1 < html_.size() && IsAsciiAlpha(html_[at + 1])) {
          at = NumberTag(at, &copied) - 1;
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

  // White space before the tag at `at` becomes one character: a third of what is left is indentation. Returns up to
  // where the input is dealt with.
  size_t SqueezeBefore(size_t at, size_t copied) {
    size_t begin = at;
    while (begin > copied && IsAsciiSpace(html_[begin - 1])) --begin;
    const std::string_view rest = html_.substr(at + 1, 10);
    if (preformatted_) {
      if (StartsWithNoCase(rest, "/pre") || StartsWithNoCase(rest, "/textarea")) preformatted_ = false;
      return copied;
    }
    preformatted_ = StartsWithNoCase(rest, "pre") || StartsWithNoCase(rest, "textarea");
    if (at - begin < 2) return copied;
    out_.html.append(html_, copied, begin + 1 - copied);
    return at;
  }

  // Replaces the attributes of the start tag at `at` by its number. Returns its end.
  size_t NumberTag(size_t at, size_t* copied) {
    const AttributeReader::Tag tag = reader_.Read(at);
    if (tag.closed && tag.end == tag.name_end + 1) return tag.end;  // none: it goes with what stands around it
    out_.html.append(html_, *copied, tag.name_end - *copied);
    if (tag.number > 0) out_.html.append(" k=\"").append(std::to_string(tag.number)).push_back('"');
    if (tag.closed) out_.html.append(tag.empty ? "/>" : ">");
    *copied = tag.end;
    return tag.end;
  }

  static size_t IndexOf(std::string_view name) {
    size_t i = 0;
    while (kDropped[i] != name) ++i;
    return i;
  }

  std::string_view html_;
  StrippedHtml out_;
  AttributeReader reader_;
  bool preformatted_ = false;                     // within <pre> or <textarea>
  size_t comments_end_ = std::string_view::npos;  // from here on no part of that kind has an end
  std::array<size_t, kDropped.size()> ends_ = {std::string_view::npos, std::string_view::npos, std::string_view::npos,
                                               std::string_view::npos, std::string_view::npos};
};

}  // namespace

StrippedHtml StripHtml(std::string_view html) { return Stripper(html).Run(); }

}  // namespace kg::ingest
