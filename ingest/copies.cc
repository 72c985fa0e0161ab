#include "ingest/copies.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "graph/model/mix.h"
#include "graph/model/text.h"

namespace kg::ingest {
namespace {

constexpr uint64_t kBase = 0x9e3779b97f4a7c15;  // odd: shingles are numbers of kShingleWords digits to this base
constexpr uint32_t kEmpty = std::numeric_limits<uint32_t>::max();
constexpr char32_t kTableEnd = 0x250;  // Latin letters with marks lie below

constexpr uint64_t PowerOfBase(size_t exponent) { return exponent == 0 ? 1 : kBase * PowerOfBase(exponent - 1); }

// What a character does: parts words, vanishes within one (apostrophes, full stops), or is a letter or digit of it.
constexpr uint8_t kParts = 0;
constexpr uint8_t kVanishes = 1;

struct Folding {
  std::array<uint8_t, 128> ascii{};
  std::array<std::array<uint8_t, 2>, kTableEnd> latin{};  // up to two letters; {kParts, 0}, {kVanishes, 0}
};

Folding MakeFolding() {
  Folding folding;
  for (char c = 'a'; c <= 'z'; ++c) {
    folding.ascii[static_cast<size_t>(c)] = static_cast<uint8_t>(c);
    folding.ascii[static_cast<size_t>(c - 'a' + 'A')] = static_cast<uint8_t>(c);
  }
  for (char c = '0'; c <= '9'; ++c) folding.ascii[static_cast<size_t>(c)] = static_cast<uint8_t>(c);
  for (const char c : {'\'', '`', '.'}) folding.ascii[static_cast<size_t>(c)] = kVanishes;
  for (char32_t c = 0x80; c < kTableEnd; ++c) {
    std::string utf8;
    AppendCodePoint(c, &utf8);
    const std::string key = FoldKey(utf8);
    if (c == 0xAD || c == 0xB4) {
      folding.latin[c] = {kVanishes, 0};  // soft hyphen, acute accent in the place of an apostrophe
    } else if (!key.empty() && key.size() <= 2 && static_cast<uint8_t>(key[0]) < 0x80) {
      folding.latin[c] = {static_cast<uint8_t>(key[0]), key.size() == 2 ? static_cast<uint8_t>(key[1]) : uint8_t{0}};
    }
  }
  return folding;
}

class Sketcher {
 public:
  Sketcher() { bins_.fill(kEmpty); }

  void AddText(std::string_view text) {
    static const Folding folding = MakeFolding();
    Word word;
    for (size_t pos = 0; pos < text.size();) {
      const auto byte = static_cast<uint8_t>(text[pos]);
      if (byte >= 0x80) {
        AddOther(NextCodePoint(text, &pos), folding, &word);
        continue;
      }
      ++pos;
      const uint8_t folded = folding.ascii[byte];
      if (folded > kVanishes) {
        word.Add(folded);
      } else if (folded == kParts) {
        EndWord(&word);
      }
    }
    EndWord(&word);
  }

  Sketch Finish() {
    if (shingles_ < kFewestShingles) return {};
    Sketch sketch;
    sketch.reserve(kSketchBins + 1);
    sketch.push_back(shingles_);
    for (size_t bin = 0; bin < kSketchBins; ++bin) sketch.push_back(bins_[SourceOf(bin)]);
    return sketch;
  }

 private:
  // The present word: a hash of its whole eights of bytes, and the rest.
  struct Word {
    uint64_t hash = 0;
    uint64_t eight = 0;
    uint64_t bytes = 0;

    void Add(uint8_t byte) {
      eight = (eight << 8) | byte;
      if ((++bytes & 7) != 0) return;
      hash = MixBits(hash ^ eight);
      eight = 0;
    }
  };

  void AddOther(char32_t c, const Folding& folding, Word* word) {
    if (c < kTableEnd) {
      const auto& [first, second] = folding.latin[c];
      if (first == kParts) return EndWord(word);
      if (first == kVanishes) return;
      word->Add(first);
      if (second != 0) word->Add(second);
      return;
    }
    if (c == U'‘' || c == U'’' || c == U'′' || c == U'ʼ') return;
    if (c < 0x2100 && c >= 0x2000) return EndWord(word);  // spaces, dashes, quotes, currency signs
    if (!IsLetter(c) && !IsDigit(c)) return EndWord(word);
    for (int shift = 16; shift >= 0; shift -= 8) word->Add(static_cast<uint8_t>(c >> shift));
  }

  void EndWord(Word* word) {
    if (word->bytes == 0) return;
    // One step of mixing is enough here: the whole shingle is mixed again.
    uint64_t digit = (word->hash ^ word->eight ^ (word->bytes << 56)) * 0xff51afd7ed558ccd;
    digit ^= digit >> 32;
    *word = {};
    constexpr uint64_t kOldest = PowerOfBase(kShingleWords);
    uint64_t& slot = last_[words_ % kShingleWords];
    rolling_ = rolling_ * kBase + digit - slot * kOldest;
    slot = digit;
    if (++words_ < kShingleWords) return;
    if (shingles_ != kEmpty) ++shingles_;
    const uint64_t shingle = MixBits(rolling_);
    uint32_t& bin = bins_[shingle >> 57];
    bin = std::min(bin, std::min(static_cast<uint32_t>(shingle), kEmpty - 1));
  }

  // The bin whose value stands in `bin`: itself, or one drawn by a hash of the bin until it is not empty.
  size_t SourceOf(size_t bin) const {
    size_t source = bin;
    for (uint64_t attempt = 1; bins_[source] == kEmpty; ++attempt) {
      source = MixBits((uint64_t{bin} << 32) + attempt * kBase) >> 57;
    }
    return source;
  }

  static_assert(kSketchBins == 128, "a bin is chosen by the upper 7 bits");
  std::array<uint32_t, kSketchBins> bins_;
  std::array<uint64_t, kShingleWords> last_{};
  uint64_t rolling_ = 0;
  size_t words_ = 0;
  uint32_t shingles_ = 0;
};

bool IsRunningText(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kList || role == BlockRole::kQuote ||
         role == BlockRole::kTableRow;
}

}  // namespace

Sketch SketchOf(const Article& article) {
  Sketcher sketcher;
  for (const Block& block : article.blocks) {
    if (IsRunningText(block.role)) sketcher.AddText(article.BlockText(block));
  }
  return sketcher.Finish();
}

}  // namespace kg::ingest
