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

// How many words of a text are the small ones that English has between all others: one in six or more.
struct EnglishFrame {
  size_t words = 0;
  size_t small = 0;
  size_t sure = 0;  // "the", "and"

  explicit EnglishFrame(std::string_view text) {
    static constexpr std::array<std::string_view, 16> kSmall = {
        "the", "and", "of", "in", "to", "was", "were", "by", "had", "who", "for", "with", "that", "from", "his", "her"};
    for (const std::string_view word : WordsOf(text)) {
      ++words;
      small += word.size() <= 4 && std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
      sure += word == "the" || word == "and";
    }
  }
  // Names of many countries make the detector unsure.
  bool IsThere() const { return sure > 0 && small * 6 >= words; }
  // So many that no other language can hold seven tenths of the text: of English one word in three is small, one in ten
  // is sure; of other languages, which have words like "in", "for" and "her" too, one in twenty is small.
  bool IsPlain() const { return IsThere() && sure * 20 >= words && small * 5 >= words; }
};

}  // namespace

std::string DetectLanguage(std::string_view text) {
  if (text.size() < kShortest) return {};
  size_t length = text.size();
  if (length > kLooksAt) {
    length = kLooksAt;
    while (length > 0 && (static_cast<uint8_t>(text[length]) & 0xC0) == 0x80) --length;
  }
  const EnglishFrame frame(text.substr(0, length));
  if (frame.IsPlain()) return "en";
  CLD2::Language top[3];
  int percent[3];
  int text_bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(length), true, top, percent, &text_bytes, &reliable);
  const bool sure = reliable && percent[0] >= kSurePercent && top[0] != CLD2::UNKNOWN_LANGUAGE;
  if (!sure) return frame.IsThere() ? "en" : "";
  return CLD2::LanguageCode(top[0]);
}

}  // namespace kg::ingest
