#include "ingest/text/source_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/entities.h"
#include "ingest/text/mojibake.h"

namespace kg::ingest {
namespace {

struct Point {
  char32_t c;
  uint32_t begin;
  uint32_t end;
};

constexpr size_t kWindow = 4;  // characters of a misread sequence
constexpr int kMostTimes = 3;  // so often text may have been misread

// Appends what letters are behind a character: none for punctuation, two for a ligature.
class Folder {
 public:
  explicit Folder(std::vector<SourceLetter>* out) : out_(out) {}
  void Add(const Point& point) {
    if (point.c < 0x80) {
      const char c = static_cast<char>(point.c);
      if (IsAsciiAlnum(c)) out_->push_back({static_cast<char32_t>(AsciiLowerOf(c)), point.begin, point.end});
      return;
    }
    for (const char32_t letter : LettersOf(point.c)) out_->push_back({letter, point.begin, point.end});
  }

 private:
  const std::u32string& LettersOf(char32_t c) {
    const auto [it, is_new] = known_.try_emplace(c);
    if (!is_new || (!IsLetter(c) && !IsDigit(c))) return it->second;
    std::string utf8;
    AppendCodePoint(c, &utf8);
    const std::string folded = FoldName(utf8);
    for (size_t pos = 0; pos < folded.size();) {
      const char32_t letter = NextCodePoint(folded, &pos);
      if (IsLetter(letter) || IsDigit(letter)) it->second.push_back(letter);
    }
    return it->second;
  }

  std::vector<SourceLetter>* out_;
  std::unordered_map<char32_t, std::u32string> known_;
};

// Characters one after the other; misread sequences are put together in a window, again and again where they nest.
class Rereader {
 public:
  explicit Rereader(Folder* folder, int level = 0) : folder_(folder) {
    if (level + 1 < kMostTimes) {
      next_.reserve(1);
      next_.emplace_back(folder, level + 1);
    }
  }
  void Add(const Point& point) {
    if (count_ == 0 && (point.c < 0xC2 || point.c > 0xF4)) {
      Emit(point);
      return;
    }
    window_[count_++] = point;
    if (count_ == kWindow) Shift();
  }
  void Finish() {
    while (count_ > 0) Shift();
    if (!next_.empty()) next_[0].Finish();
  }

 private:
  // Lets the front of the window go, alone or as a sequence, and all behind it up to the next possible lead.
  void Shift() {
    std::array<char32_t, kWindow> points{};
    for (size_t i = 0; i < count_; ++i) points[i] = window_[i].c;
    char32_t c = 0;
    size_t length = 1;
    if (MisreadOf(points.data(), count_, &c, &length) == Misread::kNo) {
      length = 1;
      c = points[0];
    }
    Emit({c, window_[0].begin, window_[length - 1].end});
    std::copy(window_.begin() + static_cast<std::ptrdiff_t>(length),
              window_.begin() + static_cast<std::ptrdiff_t>(count_), window_.begin());
    count_ -= length;
    while (count_ > 0 && (window_[0].c < 0xC2 || window_[0].c > 0xF4)) {
      Emit(window_[0]);
      std::copy(window_.begin() + 1, window_.begin() + static_cast<std::ptrdiff_t>(count_), window_.begin());
      --count_;
    }
  }
  void Emit(const Point& point) {
    if (next_.empty()) {
      folder_->Add(point);
    } else {
      next_[0].Add(point);
    }
  }

  Folder* folder_;
  std::vector<Rereader> next_;
  std::array<Point, kWindow> window_{};
  size_t count_ = 0;
};

class SourceReader {
 public:
  SourceReader(std::string_view bytes, bool html, Rereader* out) : bytes_(bytes), html_(html), out_(out) {}
  void Run();

 private:
  void ReadUtf16(bool big_endian);
  size_t SkipMarkup(size_t pos) const;
  size_t SkipElement(std::string_view name, size_t pos) const;
  Point Next(size_t pos) const;

  std::string_view bytes_;
  bool html_;
  Rereader* out_;
};

bool ContinuesAt(std::string_view bytes, size_t pos) {
  return pos < bytes.size() && (static_cast<uint8_t>(bytes[pos]) & 0xC0) == 0x80;
}

// The character at `pos`: UTF-8, or else windows-1252.
Point SourceReader::Next(size_t pos) const {
  const auto lead = static_cast<uint8_t>(bytes_[pos]);
  const auto begin = static_cast<uint32_t>(pos);
  if (lead < 0x80) return {lead, begin, begin + 1};
  size_t at = pos;
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  bool whole = length > 0;
  for (size_t i = 1; i < length; ++i) whole = whole && ContinuesAt(bytes_, pos + i);
  if (whole) {
    const char32_t c = NextCodePoint(bytes_, &at);
    if (c != 0xFFFD && at == pos + length) return {c, begin, static_cast<uint32_t>(at)};
  }
  return {lead < 0xA0 ? OfWindows1252(lead) : char32_t{lead}, begin, begin + 1};
}

size_t SourceReader::SkipElement(std::string_view name, size_t pos) const {
  const std::string closing = "</" + std::string(name);
  for (size_t at = bytes_.find("</", pos); at != std::string_view::npos; at = bytes_.find("</", at + 2)) {
    if (StartsWithNoCase(bytes_.substr(at, closing.size()), closing)) return at;
  }
  return bytes_.size();
}

// `pos` stands on "<": the position behind the mark-up, or `pos` when it is text.
size_t SourceReader::SkipMarkup(size_t pos) const {
  const std::string_view rest = bytes_.substr(pos);
  if (rest.starts_with("<!--")) return std::min(bytes_.find("-->", pos + 4), bytes_.size() - 3) + 3;
  const char next = rest.size() > 1 ? rest[1] : ' ';
  if (!IsAsciiAlpha(next) && next != '/' && next != '!' && next != '?') return pos;
  // Quoted attribute values may hold ">"; a quote that is never closed ends with the tag.
  size_t at = pos + 1;
  while (at < bytes_.size() && bytes_[at] != '>') {
    const char c = bytes_[at];
    if (c == '<') break;
    if ((c == '"' || c == '\'') && bytes_[at - 1] == '=') {
      const size_t close = bytes_.substr(at + 1, 4096).find(c);
      if (close != std::string_view::npos) at += close + 1;
    }
    ++at;
  }
  const size_t end = std::min(at < bytes_.size() && bytes_[at] == '<' ? at : at + 1, bytes_.size());
  for (const std::string_view name : {"script", "style", "noscript", "template"}) {
    const std::string_view tag = rest.substr(1, name.size());
    const char behind = rest.size() > name.size() + 1 ? rest[name.size() + 1] : '>';
    if (EqualsNoCase(tag, name) && !IsAsciiAlnum(behind)) return SkipElement(name, end);
  }
  return end;
}

void SourceReader::ReadUtf16(bool big_endian) {
  const auto unit = [&](size_t i) {
    const auto a = static_cast<uint8_t>(bytes_[i]);
    const auto b = static_cast<uint8_t>(bytes_[i + 1]);
    return static_cast<char32_t>(big_endian ? (a << 8 | b) : (b << 8 | a));
  };
  bool in_tag = false;
  for (size_t i = 2; i + 1 < bytes_.size(); i += 2) {
    char32_t c = unit(i);
    size_t length = 2;
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes_.size() && (unit(i + 2) & 0xFC00) == 0xDC00) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      length = 4;
    }
    in_tag = html_ && (c == '<' || (in_tag && c != '>'));
    if (!in_tag) out_->Add({c, static_cast<uint32_t>(i), static_cast<uint32_t>(i + length)});
    i += length - 2;
  }
}

void SourceReader::Run() {
  if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF")) {
    ReadUtf16(bytes_[0] == '\xFE');
    return;
  }
  for (size_t pos = 0; pos < bytes_.size();) {
    if (html_ && bytes_[pos] == '<') {
      if (const size_t behind = SkipMarkup(pos); behind > pos) {
        pos = behind;
        continue;
      }
    }
    Point point = Next(pos);
    size_t end = 0;
    if (point.c == '&' && EntityAt(bytes_, pos, &point.c, &end)) point.end = static_cast<uint32_t>(end);
    if (point.c >= 0x80 && point.c < 0xA0)
      point.c = point.end - point.begin > 2 ? OfWindows1252(static_cast<int>(point.c)) : point.c;
    out_->Add(point);
    pos = point.end;
  }
}

}  // namespace

std::vector<SourceLetter> LettersOfSource(std::string_view bytes, bool html) {
  std::vector<SourceLetter> letters;
  Folder folder(&letters);
  Rereader rereader(&folder);
  SourceReader(bytes, html, &rereader).Run();
  rereader.Finish();
  return letters;
}

std::vector<SourceLetter> LettersOfText(std::string_view text) {
  std::vector<SourceLetter> letters;
  Folder folder(&letters);
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = NextCodePoint(text, &pos);
    folder.Add({c, static_cast<uint32_t>(begin), static_cast<uint32_t>(pos)});
  }
  return letters;
}

}  // namespace kg::ingest
