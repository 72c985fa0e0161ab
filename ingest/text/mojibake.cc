#include "ingest/text/mojibake.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

constexpr int kMostTimes = 3;

// Code points of the windows-1252 bytes 0x80..0x9F; 0 where there is none.
constexpr std::array<char16_t, 32> kC1 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                          0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte that `c` was read from, -1 if there is none.
int ByteOf(char32_t c) {
  if (c <= 0xFF) return static_cast<int>(c);
  if (c < 0x0152 || c > 0x2122) return -1;
  const auto it = std::find(kC1.begin(), kC1.end(), static_cast<char16_t>(c));
  return it == kC1.end() ? -1 : static_cast<int>(0x80 + (it - kC1.begin()));
}

// Characters that real text has behind a letter: quotation marks, dashes, the ellipsis, a no-break space.
bool MayFollowALetter(char32_t c) {
  switch (c) {
    case 0xA0:
    case 0xAB:
    case 0xBB:
    case 0xB7:
    case 0x2013:
    case 0x2014:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2022:
    case 0x2026:
    case 0x2039:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

char32_t Decode(const std::array<int, 4>& bytes, int length) {
  const auto bits = [&](int i) { return static_cast<char32_t>(bytes[static_cast<size_t>(i)] & 0x3F); };
  if (length == 2) return (static_cast<char32_t>(bytes[0] & 0x1F) << 6) | bits(1);
  if (length == 3) return (static_cast<char32_t>(bytes[0] & 0x0F) << 12) | (bits(1) << 6) | bits(2);
  return (static_cast<char32_t>(bytes[0] & 0x07) << 18) | (bits(1) << 12) | (bits(2) << 6) | bits(3);
}

bool IsShortest(char32_t c, int length) {
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  return (length == 2 && c >= 0x80) || (length == 3 && c >= 0x800) || (length == 4 && c >= 0x10000 && c < 0x110000);
}

// "â€" with what was behind it lost: a closing quotation mark, before a space, a full stop or the line's end.
bool IsCutQuote(std::string_view line, size_t pos, size_t* end) {
  constexpr std::string_view kCut = "\xC3\xA2\xE2\x82\xAC";
  if (!line.substr(pos).starts_with(kCut)) return false;
  *end = pos + kCut.size();
  if (line.substr(*end).starts_with("\xEF\xBF\xBD")) {
    *end += 3;
    return true;
  }
  return *end == line.size() || std::string_view(" .,;:!?)\t\n").find(line[*end]) != std::string_view::npos;
}

std::string ReadOnce(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (size_t pos = 0; pos < line.size();) {
    const size_t plain = pos;
    pos = std::min(line.find('\xC3', pos), line.size());
    out.append(line, plain, pos - plain);
    if (pos == line.size()) break;
    char32_t c = 0;
    size_t end = 0;
    if (MisreadAt(line, pos, &c, &end) != Misread::kNo) {
      AppendCodePoint(c, &out);
      pos = end;
    } else if (IsCutQuote(line, pos, &end)) {
      AppendCodePoint(0x201D, &out);
      pos = end;
    } else {
      out.push_back(line[pos++]);
    }
  }
  return out;
}

}  // namespace

char32_t OfWindows1252(int byte) { return kC1[static_cast<size_t>(byte - 0x80)]; }

Misread MisreadOf(const char32_t* points, size_t count, char32_t* code_point, size_t* length) {
  const int lead = count > 0 && points[0] <= 0xFF ? static_cast<int>(points[0]) : 0;
  const int bytes_taken = lead >= 0xC2 && lead <= 0xDF   ? 2
                          : lead >= 0xE0 && lead <= 0xEF ? 3
                          : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                         : 0;
  if (bytes_taken == 0 || count < static_cast<size_t>(bytes_taken)) return Misread::kNo;
  std::array<int, 4> bytes = {lead, 0, 0, 0};
  int strange = 0;
  for (int i = 1; i < bytes_taken; ++i) {
    const char32_t c = points[i];
    const int byte = ByteOf(c);
    if (byte < 0x80 || byte > 0xBF) return Misread::kNo;
    bytes[static_cast<size_t>(i)] = byte;
    strange += !MayFollowALetter(c);
  }
  const char32_t c = Decode(bytes, bytes_taken);
  if (!IsShortest(c, bytes_taken)) return Misread::kNo;
  if (c < 0xA0 && points[1] > 0xFF) return Misread::kNo;  // a control character, out of an A and a quotation mark
  *code_point = c;
  *length = static_cast<size_t>(bytes_taken);
  // Punctuation, marks and emoji come from leads that words hardly have before such signs.
  const bool sign = lead == 0xE2 || lead == 0xEF || lead == 0xF0;
  const bool certain = sign ? strange > 0 : strange == bytes_taken - 1;
  return certain ? Misread::kCertain : Misread::kPossible;
}

Misread MisreadAt(std::string_view text, size_t pos, char32_t* code_point, size_t* end) {
  // All leads, U+00C2 to U+00F4, are C3 and a byte; a character beyond ASCII follows.
  if (static_cast<uint8_t>(text[pos]) != 0xC3 || pos + 2 >= text.size() || static_cast<uint8_t>(text[pos + 2]) < 0x80)
    return Misread::kNo;
  std::array<char32_t, 4> points{};
  std::array<size_t, 4> ends{};
  size_t count = 0;
  for (size_t at = pos; count < points.size() && at < text.size(); ++count) {
    points[count] = NextCodePoint(text, &at);
    ends[count] = at;
    if (points[count] < 0x80) break;
  }
  size_t length = 0;
  const Misread misread = MisreadOf(points.data(), count, code_point, &length);
  if (misread == Misread::kNo) return misread;
  *end = ends[length - 1];
  // A no-break space and its like get an "Â"; words with that letter at their end are in capitals.
  const auto before = pos > 0 ? static_cast<uint8_t>(text[pos - 1]) : uint8_t{0};
  const bool in_word = before >= 0x80 || IsAsciiUpper(static_cast<char>(before));
  return points[0] == 0xC2 && !in_word ? Misread::kCertain : misread;
}

bool IsMisread(std::string_view line) {
  for (size_t pos = line.find('\xC3'); pos != std::string_view::npos; pos = line.find('\xC3', pos + 1)) {
    char32_t c = 0;
    size_t end = 0;
    if (MisreadAt(line, pos, &c, &end) == Misread::kCertain) return true;
  }
  return false;
}

std::string ReadAgain(std::string_view line) {
  std::string out = ReadOnce(line);
  for (int i = 1; i < kMostTimes && IsMisread(out); ++i) out = ReadOnce(out);
  return out;
}

}  // namespace kg::ingest
