#include "graph/model/text.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace kg {
namespace {

const icu::Normalizer2& Nfc() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(error);
}

const icu::Normalizer2& Nfd() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFDInstance(error);
}

const icu::Normalizer2& CaseFold() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFKCCasefoldInstance(error);
}

// Sorting a run of combining marks costs the square of its length. No language writes more than 30 in a row (the limit
// of stream-safe text, UAX #15); what goes beyond is dropped.
icu::UnicodeString WithoutLongMarkRuns(const icu::UnicodeString& text) {
  constexpr int kMostMarks = 30;
  icu::UnicodeString kept;
  int marks = 0;
  int32_t copied = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    marks = c >= 0x300 && u_getCombiningClass(c) != 0 ? marks + 1 : 0;
    if (marks <= kMostMarks) continue;
    kept.append(text, copied, i - copied);
    copied = text.moveIndex32(i, 1);
  }
  if (copied == 0) return text;
  return kept.append(text, copied, text.length() - copied);
}

// Any script to Latin letters. One a thread: ICU's transliterators are not safe to share. nullptr when ICU has no data.
icu::Transliterator* ToLatin() {
  static thread_local std::unique_ptr<icu::Transliterator> instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Any-Latin", UTRANS_FORWARD, error));
    if (U_FAILURE(error)) made.reset();
    return made;
  }();
  return instance.get();
}

// Letters that keep their stroke or shape under NFD, as news agencies write them in ASCII.
char32_t PlainLetter(char32_t c, char32_t* second) {
  *second = 0;
  switch (c) {
    case U'đ':
    case U'ð':
      return U'd';
    case U'ł':
      return U'l';
    case U'ø':
      return U'o';
    case U'ħ':
      return U'h';
    case U'ı':
      return U'i';
    case U'ŧ':
      return U't';
    case U'æ':
      *second = U'e';
      return U'a';
    case U'œ':
      *second = U'e';
      return U'o';
    case U'ß':
      *second = U's';
      return U's';
    case U'þ':
      *second = U'h';
      return U't';
    case U'‘':
    case U'’':
    case U'ʼ':
    case U'′':
    case U'ʻ':
    case U'`':
    case U'´':
      return U'\'';
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'−':
      return U'-';
    default:
      return c;
  }
}

bool IsMark(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
}

// How many bytes at the beginning are ASCII; eight at a time.
size_t AsciiRun(std::string_view bytes) {
  size_t i = 0;
  for (uint64_t word = 0; i + sizeof word <= bytes.size(); i += sizeof word) {
    std::memcpy(&word, bytes.data() + i, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) ++i;
  return i;
}

bool IsAsciiOnly(std::string_view text) { return AsciiRun(text) == text.size(); }

bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Appends `c` to a folded string, white space collapsed.
void AppendFolded(char32_t c, std::string* out) {
  if (IsSpace(c)) {
    if (!out->empty() && out->back() != ' ') out->push_back(' ');
    return;
  }
  AppendCodePoint(c, out);
}

std::string FinishFold(std::string out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string FoldAscii(std::string_view text) {
  std::string out(text.size(), '\0');
  char* end = out.data();
  for (const char c : text) {
    if (IsAsciiSpace(c)) {
      if (end != out.data() && end[-1] != ' ') *end++ = ' ';
    } else {
      *end++ = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : (c == '`' ? '\'' : c);
    }
  }
  out.resize(static_cast<size_t>(end - out.data()));
  return FinishFold(std::move(out));
}

// FoldKey of a name that FoldName gave, ASCII only: in place.
std::string KeyOfAscii(std::string folded) {
  char* end = folded.data();
  for (const char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      *end++ = c;
    } else if (c != '\'' && c != '.') {
      if (end != folded.data() && end[-1] != ' ') *end++ = ' ';
    }
  }
  folded.resize(static_cast<size_t>(end - folded.data()));
  return FinishFold(std::move(folded));
}

icu::UnicodeString FromUtf8(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

bool HasOtherScript(const icu::UnicodeString& text) {
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (text.char32At(i) >= 0x370 && u_isalpha(text.char32At(i)) && text.char32At(i) < 0x1E00) return true;
    if (text.char32At(i) >= 0x2E80 && u_isalpha(text.char32At(i))) return true;
  }
  return false;
}

}  // namespace

std::string FoldName(std::string_view utf8) {
  if (IsAsciiOnly(utf8)) return FoldAscii(utf8);
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString text = FromUtf8(utf8);
  if (HasOtherScript(text)) {
    if (icu::Transliterator* latin = ToLatin(); latin != nullptr) latin->transliterate(text);
  }
  const icu::UnicodeString folded = Nfd().normalize(CaseFold().normalize(text, error), error);
  std::string out;
  out.reserve(utf8.size());
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(folded.char32At(i));
    if (IsMark(c)) continue;
    char32_t second = 0;
    AppendFolded(PlainLetter(c, &second), &out);
    if (second != 0) AppendCodePoint(second, &out);
  }
  return FinishFold(std::move(out));
}

std::string FoldKey(std::string_view utf8) {
  std::string folded = FoldName(utf8);
  if (IsAsciiOnly(folded)) return KeyOfAscii(std::move(folded));
  std::string out;
  out.reserve(folded.size());
  for (size_t pos = 0; pos < folded.size();) {
    const char32_t c = NextCodePoint(folded, &pos);
    if (IsLetter(c) || IsDigit(c)) {
      AppendCodePoint(c, &out);
    } else if (c != U'\'' && c != U'.') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    }
  }
  return FinishFold(std::move(out));
}

std::string ToNfc(std::string_view utf8) {
  if (IsAsciiOnly(utf8)) return std::string(utf8);
  UErrorCode error = U_ZERO_ERROR;
  std::string out;
  Nfc().normalize(WithoutLongMarkRuns(FromUtf8(utf8)), error).toUTF8String(out);
  return out;
}

// U8_NEXT narrows inside the macro; ICU's own code is outside our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
bool IsValidUtf8(std::string_view bytes) {
  const auto size = static_cast<int64_t>(bytes.size());
  for (int64_t i = 0; i < size;) {
    if (static_cast<unsigned char>(bytes[static_cast<size_t>(i)]) < 0x80) {
      i += static_cast<int64_t>(AsciiRun(bytes.substr(static_cast<size_t>(i))));
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

char32_t NextCodePoint(std::string_view utf8, size_t* pos) {
  const auto first = static_cast<unsigned char>(utf8[*pos]);
  if (first < 0x80) {
    ++*pos;
    return first;
  }
  UChar32 c = 0;
  auto index = static_cast<int64_t>(*pos);
  U8_NEXT(utf8.data(), index, static_cast<int64_t>(utf8.size()), c);
  *pos = static_cast<size_t>(index);
  return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}
#pragma GCC diagnostic pop

std::string ToLower(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (size_t pos = 0; pos < utf8.size();) {
    if (const char ascii = utf8[pos]; static_cast<unsigned char>(ascii) < 0x80) {
      out.push_back(ascii >= 'A' && ascii <= 'Z' ? static_cast<char>(ascii + ('a' - 'A')) : ascii);
      ++pos;
      continue;
    }
    const char32_t c = NextCodePoint(utf8, &pos);
    AppendCodePoint(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))), &out);
  }
  return out;
}

void AppendCodePoint(char32_t code_point, std::string* out) {
  uint8_t buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool failed = false;
  U8_APPEND(buffer, length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
  if (!failed) out->append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(length));
}

bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool IsUpper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c)); }
bool IsLower(char32_t c) { return u_islower(static_cast<UChar32>(c)); }
bool HasLowerCase(std::string_view utf8) {
  for (size_t pos = 0; pos < utf8.size();) {
    if (IsLower(NextCodePoint(utf8, &pos))) return true;
  }
  return false;
}
bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsSpace(char32_t c) { return c == U' ' || (c >= U'\t' && c <= U'\r') || u_isUWhiteSpace(static_cast<UChar32>(c)); }

int DisplayWidth(std::string_view utf8) {
  int width = 0;
  for (size_t pos = 0; pos < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, &pos);
    const int type = u_charType(static_cast<UChar32>(c));
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR)
      continue;
    const int east_asian = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

int EditDistance(std::string_view a, std::string_view b, int limit) {
  std::u32string x;
  std::u32string y;
  for (size_t pos = 0; pos < a.size();) x.push_back(NextCodePoint(a, &pos));
  for (size_t pos = 0; pos < b.size();) y.push_back(NextCodePoint(b, &pos));
  const auto difference = static_cast<int>(x.size()) - static_cast<int>(y.size());
  if (difference > limit || -difference > limit) return limit + 1;
  std::vector<int> before(y.size() + 1);
  std::vector<int> last(y.size() + 1);
  std::vector<int> row(y.size() + 1);
  for (size_t j = 0; j <= y.size(); ++j) last[j] = static_cast<int>(j);
  for (size_t i = 1; i <= x.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (size_t j = 1; j <= y.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[y.size()], limit + 1);
}

std::string_view Trim(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty()) {
    if (is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with("\xC2\xA0")) {
      text.remove_prefix(2);
    } else if (is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out.append(separator);
    out.append(parts[i]);
  }
  return out;
}

std::string MakeVisible(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (size_t pos = 0; pos < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, &pos);
    if (c < 0x20) {
      AppendCodePoint(0x2400 + c, &out);  // control pictures
    } else if (c == 0x7F) {
      AppendCodePoint(0x2421, &out);
    } else if ((c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
               c == 0x200F || c == 0x061C) {
      static constexpr char kDigits[] = "0123456789ABCDEF";
      out += "<U+";
      for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kDigits[(c >> shift) & 15]);
      out.push_back('>');
    } else {
      AppendCodePoint(c, &out);
    }
  }
  return out;
}

}  // namespace kg
