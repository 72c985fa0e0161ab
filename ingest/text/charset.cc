#include "ingest/text/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

// windows-1252 0x80..0x9F; 0xFFFD where it leaves the byte open.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                   0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

// Length of the valid UTF-8 sequence at `pos`, 0 when there is none.
size_t SequenceLength(std::string_view s, size_t pos) {
  auto byte = [&](size_t i) { return static_cast<uint8_t>(s[i]); };
  const uint8_t lead = byte(pos);
  if (lead < 0x80) return 1;
  size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                  : lead >= 0xE0 && lead <= 0xEF ? 3
                  : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                 : 0;
  if (length == 0 || pos + length > s.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(pos + i) & 0xC0) != 0x80) return 0;
  }
  const uint8_t second = byte(pos + 1);
  if (lead == 0xE0 && second < 0xA0) return 0;
  if (lead == 0xED && second > 0x9F) return 0;
  if (lead == 0xF0 && second < 0x90) return 0;
  if (lead == 0xF4 && second > 0x8F) return 0;
  return length;
}

std::string RepairBytes(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (size_t pos = 0; pos < bytes.size();) {
    if (size_t length = SequenceLength(bytes, pos); length > 0) {
      out.append(bytes, pos, length);
      pos += length;
      continue;
    }
    const uint8_t byte = static_cast<uint8_t>(bytes[pos++]);
    AppendCodePoint(byte >= 0xA0 ? char32_t{byte} : char32_t{kWindows1252[byte - 0x80]}, &out);
  }
  return out;
}

std::string DecodeUtf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  auto unit = [&](size_t i) {
    const auto a = static_cast<uint8_t>(bytes[i]);
    const auto b = static_cast<uint8_t>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? (a << 8 | b) : (b << 8 | a));
  };
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = 0xFFFD;
    }
    AppendCodePoint(c, &out);
  }
  return out;
}

// Decodes with ICU's converter of that name; false when there is none.
bool DecodeByLabel(std::string_view bytes, std::string_view label, std::string* out) {
  const std::string name(label);
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name.c_str(), &error);
  if (U_FAILURE(error)) return false;
  std::u16string wide(bytes.size() + 16, u'\0');
  const int32_t length = ucnv_toUChars(converter, wide.data(), static_cast<int32_t>(wide.size()), bytes.data(),
                                       static_cast<int32_t>(bytes.size()), &error);
  ucnv_close(converter);
  if (U_FAILURE(error)) return false;
  out->clear();
  out->reserve(static_cast<size_t>(length) * 2);
  for (size_t i = 0; i < static_cast<size_t>(length); ++i) {
    char32_t c = wide[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < static_cast<size_t>(length) && (wide[i + 1] & 0xFC00) == 0xDC00) {
      c = 0x10000 + ((c - 0xD800) << 10) + (char32_t{wide[++i]} - 0xDC00);
    }
    AppendCodePoint(c, out);
  }
  return true;
}

// Labels that pages give without meaning them: the repair below reads them better.
bool IsLatin1OrUtf8(std::string_view label) {
  const std::string lower = AsciiLower(label);
  return lower.empty() || lower == "utf-8" || lower == "utf8" || lower == "iso-8859-1" || lower == "latin1" ||
         lower == "windows-1252" || lower == "us-ascii" || lower == "ascii" || lower == "cp1252";
}

struct Signature {
  std::string_view magic;
  std::string_view name;
  bool container;
};
using namespace std::string_view_literals;
constexpr std::array<Signature, 20> kSignatures = {{
    {"PK\x03\x04"sv, "zip", true},
    {"PK\x05\x06"sv, "zip", true},
    {"7z\xBC\xAF\x27\x1C"sv, "7z", true},
    {"\x28\xB5\x2F\xFD"sv, "zstd", true},
    {"\xFD\x37zXZ\x00"sv, "xz", true},
    {"BZh"sv, "bzip2", true},
    {"\x1F\x8B"sv, "gzip", true},
    {"Rar!\x1A\x07"sv, "rar", true},
    {"%PDF-"sv, "PDF", false},
    {"\x89PNG\r\n"sv, "PNG", false},
    {"GIF87a"sv, "GIF", false},
    {"GIF89a"sv, "GIF", false},
    {"\xFF\xD8\xFF"sv, "JPEG", false},
    {"\x7F"
     "ELF"sv,
     "ELF", false},
    {"OggS"sv, "Ogg", false},
    {"ID3\x03"sv, "MP3", false},
    {"SQLite format 3\x00"sv, "SQLite", false},
    {"\xD0\xCF\x11\xE0\xA1\xB1"sv, "OLE", false},
    {"wOFF"sv, "WOFF", false},
    {"wOF2"sv, "WOFF", false},
}};

}  // namespace

std::string DecodeToUtf8(std::string bytes, std::string_view label) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (bytes.starts_with("\xFF\xFE")) return DecodeUtf16(std::string_view(bytes).substr(2), false);
  if (bytes.starts_with("\xFE\xFF")) return DecodeUtf16(std::string_view(bytes).substr(2), true);
  if (IsValidUtf8(bytes)) return bytes;
  std::string out;
  if (!IsLatin1OrUtf8(label) && bytes.size() < (size_t{1} << 30) && DecodeByLabel(bytes, label, &out)) return out;
  return RepairBytes(bytes);
}

std::string_view CharsetOfContentType(std::string_view content_type) {
  size_t at = FindNoCase(content_type, "charset=");
  if (at == std::string_view::npos) return {};
  std::string_view rest = content_type.substr(at + 8);
  while (!rest.empty() && (rest.front() == '"' || rest.front() == '\'' || rest.front() == ' ')) rest.remove_prefix(1);
  size_t end = 0;
  while (end < rest.size() && (IsAsciiAlnum(rest[end]) || rest[end] == '-' || rest[end] == '_' || rest[end] == ':'))
    ++end;
  return rest.substr(0, end);
}

std::string_view CharsetOfHtml(std::string_view html) {
  const std::string_view head = html.substr(0, 4096);
  for (size_t from = 0; from < head.size();) {
    const size_t meta = FindNoCase(head.substr(from), "<meta");
    if (meta == std::string_view::npos) return {};
    const size_t begin = from + meta;
    const size_t end = std::min(head.find('>', begin), head.size());
    if (auto found = CharsetOfContentType(head.substr(begin, end - begin)); !found.empty()) return found;
    from = end;
  }
  return {};
}

bool LooksLikeText(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  if (!SignatureOf(head).empty()) return false;
  size_t controls = 0;
  for (const char c : head) {
    if (c == '\0') return false;
    const auto byte = static_cast<uint8_t>(c);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B) || byte == 0x7F)
      ++controls;
  }
  return controls * 50 <= head.size();
}

std::string_view SignatureOf(std::string_view head) {
  for (const Signature& signature : kSignatures) {
    if (head.starts_with(signature.magic)) return signature.name;
  }
  if (head.size() > 262 && head.substr(257, 5) == "ustar") return "tar";
  return {};
}

bool IsContainer(std::string_view signature) {
  if (signature == "tar") return true;
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [&](const Signature& s) { return s.name == signature && s.container; });
}

}  // namespace kg::ingest
