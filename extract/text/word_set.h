// A set of words known at compile time, for questions that are asked of most words of a text and mostly answered no.
#ifndef NEWSGRAPH_EXTRACT_TEXT_WORD_SET_H_
#define NEWSGRAPH_EXTRACT_TEXT_WORD_SET_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kg::extract {

template <size_t N>
class WordSet {
 public:
  constexpr explicit WordSet(const std::string_view (&words)[N]) {
    for (size_t i = 0; i < N; ++i) {
      words_[i] = words[i];
      bits_[BitOf(words[i]) / 64] |= uint64_t{1} << (BitOf(words[i]) % 64);
    }
  }
  constexpr bool Has(std::string_view word) const {
    const size_t bit = BitOf(word);
    if (((bits_[bit / 64] >> (bit % 64)) & 1u) == 0) return false;
    for (std::string_view known : words_) {
      if (known == word) return true;
    }
    return false;
  }

 private:
  // By the first and the last byte and the length.
  static constexpr size_t BitOf(std::string_view word) {
    if (word.empty()) return 0;
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    return (first * 37u + last * 11u + word.size()) % 256u;
  }

  std::array<std::string_view, N> words_{};
  std::array<uint64_t, 4> bits_{};
};

template <size_t N>
WordSet(const std::string_view (&)[N]) -> WordSet<N>;

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_WORD_SET_H_
