#include "ingest/text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {
constexpr size_t kShortest = 160;
constexpr size_t kLooksAt = 1600;
constexpr int kSurePercent = 70;

// Names of many countries make the detector unsure. English has its small words between them, one in six or more, "the"
// or "and" among them.
bool HasEnglishFrame(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kSmall = {
      "the", "and", "of", "in", "to", "was", "were", "by", "had", "who", "for", "with", "that", "from", "his", "her"};
  size_t words = 0;
  size_t small = 0;
  bool sure = false;
  for (const std::string_view word : WordsOf(text)) {
    ++words;
    small += std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
    sure = sure || word == "the" || word == "and";
  }
  return sure && small * 6 >= words;
}

}  // namespace

std::string DetectLanguage(std::string_view text) {
  if (text.size() < kShortest) return {};
  size_t length = text.size();
  if (length > kLooksAt) {
    length = kLooksAt;
    while (length > 0 && (static_cast<uint8_t>(text[length]) & 0xC0) == 0x80) --length;
  }
  CLD2::Language top[3];
  int percent[3];
  int text_bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(length), true, top, percent, &text_bytes, &reliable);
  const bool sure = reliable && percent[0] >= kSurePercent && top[0] != CLD2::UNKNOWN_LANGUAGE;
  if (!sure) return HasEnglishFrame(text.substr(0, length)) ? "en" : "";
  return CLD2::LanguageCode(top[0]);
}

}  // namespace kg::ingest
