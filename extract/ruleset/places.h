// Sets of places in a row of cells: place 0 is before the first cell, place n behind the n-th.
#ifndef NEWSGRAPH_EXTRACT_RULESET_PLACES_H_
#define NEWSGRAPH_EXTRACT_RULESET_PLACES_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace kg::extract {

// Holds places below 64 * kWords. A set of cells is one too: of each the place before it.
template <size_t kWords>
struct Places {
  std::array<uint64_t, kWords> words{};

  static Places One(size_t place) {
    Places set;
    set.words[place / 64] = uint64_t{1} << (place % 64);
    return set;
  }
  // All below `count`.
  static Places Below(size_t count) {
    Places set;
    for (size_t i = 0; i < kWords && i * 64 < count; ++i) {
      set.words[i] = count - i * 64 >= 64 ? ~uint64_t{0} : (uint64_t{1} << (count - i * 64)) - 1;
    }
    return set;
  }

  bool empty() const {
    uint64_t any = 0;
    for (uint64_t word : words) any |= word;
    return any == 0;
  }
  bool IsOne() const {
    int count = 0;
    for (uint64_t word : words) count += word == 0 ? 0 : (word & (word - 1)) == 0 ? 1 : 2;
    return count == 1;
  }
  bool Has(size_t place) const { return ((words[place / 64] >> (place % 64)) & 1u) != 0; }
  // REQUIRES: !empty()
  size_t First() const {
    size_t i = 0;
    while (words[i] == 0) ++i;
    return i * 64 + static_cast<size_t>(std::countr_zero(words[i]));
  }
  size_t Last() const {
    size_t i = kWords - 1;
    while (words[i] == 0) --i;
    return i * 64 + 63 - static_cast<size_t>(std::countl_zero(words[i]));
  }
  void Remove(size_t place) { words[place / 64] &= ~(uint64_t{1} << (place % 64)); }

  // Each place moved one cell on, or back.
  Places Next() const {
    Places set;
    for (size_t i = kWords; i-- > 0;) set.words[i] = words[i] << 1 | (i == 0 ? 0 : words[i - 1] >> 63);
    return set;
  }
  Places Before() const { return Back(1); }
  // REQUIRES: 0 < cells < 64
  Places Back(size_t cells) const {
    Places set;
    for (size_t i = 0; i < kWords; ++i) {
      set.words[i] = words[i] >> cells | (i + 1 == kWords ? 0 : words[i + 1] << (64 - cells));
    }
    return set;
  }

  // With all places that any number of such cells leads to from one of these: a carry runs along them.
  Places Along(const Places& cells) const {
    Places set;
    uint64_t carry = 0;
    for (size_t i = 0; i < kWords; ++i) {
      const uint64_t begin = words[i] & cells.words[i];
      const uint64_t half = begin + carry;
      const uint64_t sum = half + cells.words[i];
      carry = (half < begin ? 1u : 0u) | (sum < half ? 1u : 0u);
      set.words[i] = (sum ^ cells.words[i]) | words[i];
    }
    return set;
  }
  // With all places from which any number of such cells leads to one of these.
  Places BackAlong(const Places& cells) const {
    Places set = *this;
    for (Places more = Before() & cells; !more.Without(set).empty(); more = set.Before() & cells) {
      set |= more;
      Places run = cells;
      for (size_t step = 1; step < 64; step *= 2) {
        set |= set.Back(step) & run;
        run &= run.Back(step);
      }
    }
    return set;
  }

  Places& operator|=(const Places& other) {
    for (size_t i = 0; i < kWords; ++i) words[i] |= other.words[i];
    return *this;
  }
  Places& operator&=(const Places& other) {
    for (size_t i = 0; i < kWords; ++i) words[i] &= other.words[i];
    return *this;
  }
  friend Places operator|(Places a, const Places& b) { return a |= b; }
  friend Places operator&(Places a, const Places& b) { return a &= b; }
  Places Without(const Places& other) const {
    Places set;
    for (size_t i = 0; i < kWords; ++i) set.words[i] = words[i] & ~other.words[i];
    return set;
  }
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_PLACES_H_
