// A set of words known at compile time, for questions that are asked of most words of a text and mostly answered no.
#ifndef NEWSGRAPH_EXTRACT_TEXT_WORD_SET_H_
#define NEWSGRAPH_EXTRACT_TEXT_WORD_SET_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kg::extract {

template <size_t N>
class WordSet {
 public:
  constexpr explicit WordSet(const std::string_view (&words)[N]) {
    for (std::string_view word : words) ++begin_[BucketOf(word) + 1];
    for (size_t i = 1; i < begin_.size(); ++i) begin_[i] = static_cast<uint16_t>(begin_[i] + begin_[i - 1]);
    std::array<uint16_t, kBuckets + 1> next = begin_;
    for (std::string_view word : words) words_[next[BucketOf(word)]++] = word;
  }
  constexpr bool Has(std::string_view word) const {
    const size_t bucket = BucketOf(word);
    for (size_t i = begin_[bucket]; i < begin_[bucket + 1]; ++i) {
      if (words_[i] == word) return true;
    }
    return false;
  }

 private:
  static constexpr size_t kBuckets = std::bit_ceil(N * 4 < 64 ? size_t{64} : N * 4);
  // By the first, the middle and the last byte and the length.
  static constexpr size_t BucketOf(std::string_view word) {
    if (word.empty()) return 0;
    const auto first = static_cast<unsigned char>(word.front());
    const auto middle = static_cast<unsigned char>(word[word.size() / 2]);
    const auto last = static_cast<unsigned char>(word.back());
    const auto size = static_cast<uint32_t>(word.size() & 0xFFu);
    const uint32_t hash = (first | middle << 8 | last << 16 | size << 24) * 0x9E3779B1u;
    return hash >> (32 - std::countr_zero(kBuckets));
  }

  std::array<uint16_t, kBuckets + 1> begin_{};  // of each bucket's words; the next one's is the end
  std::array<std::string_view, N> words_{};
};

template <size_t N>
WordSet(const std::string_view (&)[N]) -> WordSet<N>;

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_WORD_SET_H_
