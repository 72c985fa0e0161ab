#include "ingest/text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <cstdint>

namespace kg::ingest {
namespace {
constexpr size_t kShortest = 160;
constexpr size_t kLooksAt = 1600;
constexpr int kSurePercent = 70;
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
  if (!reliable || percent[0] < kSurePercent || top[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(top[0]);
}

}  // namespace kg::ingest
