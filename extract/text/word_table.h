// What is known of words, for questions that are asked of every word of a text: a look-up touches one place of memory.
#ifndef NEWSGRAPH_EXTRACT_TEXT_WORD_TABLE_H_
#define NEWSGRAPH_EXTRACT_TEXT_WORD_TABLE_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kg::extract {

template <typename Value>
class WordTable {
 public:
  // `words`: pairs of a word and its value; of a word that comes twice the first value counts.
  template <typename Words>
  void Build(const Words& words) {
    const size_t capacity = std::bit_ceil(std::max<size_t>(words.size() * 2, 64));
    shift_ = 64 - std::countr_zero(capacity);
    table_.assign(capacity, {});
    filter_.assign(std::max<size_t>(capacity * 8 / 64, 16), 0);
    long_words_.clear();
    for (const auto& [word, value] : words) Insert(word, value);
  }

  // nullptr: not in the table.
  const Value* Find(std::string_view word) const {
    if (word.empty() || table_.empty()) return nullptr;
    if (word.size() > kLongest) return FindLong(word);
    const Key key = KeyOf(word);
    const uint64_t hash = HashOf(key);
    if (((filter_[FilterBit(hash) / 64] >> (FilterBit(hash) % 64)) & 1u) == 0) return nullptr;
    for (size_t slot = SlotOf(hash); table_[slot].key.size != 0; slot = (slot + 1) & (table_.size() - 1)) {
      if (table_[slot].key == key) return &table_[slot].value;
    }
    return nullptr;
  }

 private:
  static constexpr size_t kLongest = 16;
  // A word of up to 16 bytes as two words that overlap, and its length: equal keys, equal words.
  struct Key {
    uint64_t head = 0;
    uint64_t tail = 0;
    uint32_t size = 0;  // 0: a free place
    bool operator==(const Key&) const = default;
  };
  struct Entry {
    Key key;
    Value value{};
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };

  static Key KeyOf(std::string_view word) {
    Key key;
    key.size = static_cast<uint32_t>(word.size());
    const char* p = word.data();
    if (word.size() >= 8) {
      std::memcpy(&key.head, p, 8);
      std::memcpy(&key.tail, p + word.size() - 8, 8);
    } else if (word.size() >= 4) {
      uint32_t head = 0;
      uint32_t tail = 0;
      std::memcpy(&head, p, 4);
      std::memcpy(&tail, p + word.size() - 4, 4);
      key.head = head;
      key.tail = tail;
    } else {
      key.head = static_cast<unsigned char>(p[0]);
      key.tail = static_cast<uint64_t>(static_cast<unsigned char>(p[word.size() / 2])) << 8 |
                 static_cast<unsigned char>(p[word.size() - 1]);
    }
    return key;
  }
  static uint64_t HashOf(const Key& key) {
    uint64_t h = (key.head * 0x9E3779B97F4A7C15u) ^ ((key.tail + key.size) * 0xC2B2AE3D27D4EB4Fu);
    h ^= h >> 29;
    return h * 0x9E3779B97F4A7C15u;
  }
  size_t SlotOf(uint64_t hash) const { return static_cast<size_t>(hash >> shift_); }
  size_t FilterBit(uint64_t hash) const { return static_cast<size_t>(hash >> 20) & (filter_.size() * 64 - 1); }
  const Value* FindLong(std::string_view word) const {
    if (long_words_.empty()) return nullptr;
    const auto it = long_words_.find(word);
    return it == long_words_.end() ? nullptr : &it->second;
  }
  void Insert(std::string_view word, const Value& value) {
    if (word.empty()) return;
    if (word.size() > kLongest) {
      long_words_.try_emplace(std::string(word), value);
      return;
    }
    const Key key = KeyOf(word);
    const uint64_t hash = HashOf(key);
    filter_[FilterBit(hash) / 64] |= uint64_t{1} << (FilterBit(hash) % 64);
    size_t slot = SlotOf(hash);
    while (table_[slot].key.size != 0 && !(table_[slot].key == key)) slot = (slot + 1) & (table_.size() - 1);
    if (table_[slot].key.size == 0) table_[slot] = {key, value};
  }

  std::vector<Entry> table_;
  std::vector<uint64_t> filter_;  // a bit for the hash of each word: most words of a text are not in the table
  int shift_ = 63;
  std::unordered_map<std::string, Value, Hash, std::equal_to<>> long_words_;  // for look-ups only
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_WORD_TABLE_H_
