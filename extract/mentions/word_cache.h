// What a word is to the mention finder, kept from text to text: most words of a text have been looked up before, and
// the lists and the gazetteer are too large to stay near the processor.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_WORD_CACHE_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_WORD_CACHE_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "extract/mentions/lexicon.h"
#include "graph/model/gazetteer.h"

namespace kg::extract::mentions {

// One a thread, for one lexicon and gazetteer. Its size is fixed: a word takes the place of another one.
class WordCache {
 public:
  WordCache() : entries_(kEntries) {}

  // As Lexicon::Classes.
  uint64_t Classes(const Lexicon& lexicon, std::string_view lower) {
    Entry* entry = EntryOf(lexicon, lower);
    return entry == nullptr ? lexicon.Classes(lower) : entry->classes;
  }
  // As Lexicon::IsCommon for the classes that the word has in the lexicon.
  bool IsCommon(const Lexicon& lexicon, std::string_view lower) {
    Entry* entry = EntryOf(lexicon, lower);
    if (entry == nullptr) return lexicon.IsCommon(lower, lexicon.Classes(lower));
    return Ask(&entry->common, [&] { return lexicon.IsCommon(lower, entry->classes); });
  }
  // What `ask` says of the word, which may begin a place's name.
  template <typename Question>
  bool StartsPlace(const Lexicon& lexicon, std::string_view lower, Question ask) {
    Entry* entry = EntryOf(lexicon, lower);
    return entry == nullptr ? ask() : Ask(&entry->place, ask);
  }

 private:
  static constexpr size_t kEntries = 8192;
  static constexpr size_t kLongest = 44;  // bytes; longer words are rare, and not kept
  enum class Answer : uint8_t { kNotAsked, kNo, kYes };
  struct Entry {
    uint64_t classes = 0;
    uint8_t size = 0;  // 0: free
    Answer common = Answer::kNotAsked;
    Answer place = Answer::kNotAsked;
    std::array<char, kLongest> word{};
  };

  template <typename Question>
  static bool Ask(Answer* answer, Question ask) {
    if (*answer == Answer::kNotAsked) *answer = ask() ? Answer::kYes : Answer::kNo;
    return *answer == Answer::kYes;
  }
  static size_t SlotOf(std::string_view word) {
    constexpr uint64_t kFactor = 0x9E3779B97F4A7C15u;
    uint64_t hash = word.size() * kFactor;
    for (uint64_t part = 0; !word.empty(); part = 0) {
      const size_t bytes = word.size() < sizeof part ? word.size() : sizeof part;
      std::memcpy(&part, word.data(), bytes);
      hash = (hash ^ part) * kFactor;
      hash ^= hash >> 29;
      word.remove_prefix(bytes);
    }
    return static_cast<size_t>(hash >> 20) % kEntries;
  }
  Entry* EntryOf(const Lexicon& lexicon, std::string_view lower) {
    if (lower.empty() || lower.size() > kLongest) return nullptr;
    Entry& entry = entries_[SlotOf(lower)];
    if (entry.size != lower.size() || std::memcmp(entry.word.data(), lower.data(), lower.size()) != 0) {
      entry = {};
      entry.size = static_cast<uint8_t>(lower.size());
      std::memcpy(entry.word.data(), lower.data(), lower.size());
      entry.classes = lexicon.Classes(lower);
    }
    return &entry;
  }

  std::vector<Entry> entries_;
};

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_WORD_CACHE_H_
