#include "ingest/text/ascii.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace kg::ingest {

std::string AsciiLower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = AsciiLowerOf(c);
  return out;
}

bool StartsWithNoCase(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (size_t i = 0; i < prefix.size(); ++i) {
    if (AsciiLowerOf(text[i]) != AsciiLowerOf(prefix[i])) return false;
  }
  return true;
}

size_t FindNoCase(std::string_view text, std::string_view needle) {
  if (needle.empty()) return 0;
  const char upper = IsAsciiLower(needle[0]) ? static_cast<char>(needle[0] - 32) : needle[0];
  for (size_t i = 0; i + needle.size() <= text.size(); ++i) {
    if ((text[i] == needle[0] || text[i] == upper) && StartsWithNoCase(text.substr(i), needle)) return i;
  }
  return std::string_view::npos;
}

bool ContainsWord(std::string_view text, std::string_view word) {
  auto is_word = [](char c) { return IsAsciiAlnum(c) || static_cast<uint8_t>(c) >= 0x80; };
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

std::string_view TrimAscii(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t i = 0; i < text.size();) {
    while (i < text.size() && IsAsciiSpace(text[i])) ++i;
    const size_t begin = i;
    while (i < text.size() && !IsAsciiSpace(text[i])) ++i;
    if (i > begin) words.push_back(text.substr(begin, i - begin));
  }
  return words;
}

size_t CountWords(std::string_view text) {
  size_t count = 0;
  bool after_space = true;
  for (const char c : text) {
    const bool space = IsAsciiSpace(c);
    count += static_cast<size_t>(!space & after_space);
    after_space = space;
  }
  return count;
}

namespace {

// Where eight bytes at a time are ASCII there is nothing to look at.
size_t SkipAscii(std::string_view text, size_t at) {
  for (uint64_t bytes = 0; at + sizeof(bytes) <= text.size(); at += sizeof(bytes)) {
    std::memcpy(&bytes, text.data() + at, sizeof(bytes));
    if ((bytes & 0x8080808080808080u) != 0) break;
  }
  return at;
}

}  // namespace

size_t CountTextWords(std::string_view text) {
  size_t unspaced = 0;
  // U+3040..U+9FFF: all of three bytes, E3 81 80 to E9 BF BF.
  for (size_t i = SkipAscii(text, 0); i + 2 < text.size(); i = SkipAscii(text, i + 1)) {
    const auto lead = static_cast<uint8_t>(text[i]);
    unspaced += (lead >= 0xE4 && lead <= 0xE9) || (lead == 0xE3 && static_cast<uint8_t>(text[i + 1]) >= 0x81);
  }
  return std::max(CountWords(text), unspaced / 2);
}

std::string Squeeze(std::string_view text) {
  std::string out(text.size(), '\0');
  size_t used = 0;
  for (const char c : text) {
    if (!IsAsciiSpace(c)) {
      out[used++] = c;
    } else if (used > 0 && out[used - 1] != ' ') {
      out[used++] = ' ';
    }
  }
  if (used > 0 && out[used - 1] == ' ') --used;
  out.resize(used);
  return out;
}

std::string LineKey(std::string_view text) {
  std::string out(text.size(), '\0');
  size_t used = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // General punctuation (U+2000..U+206F: quotes, dashes) parts words like ASCII punctuation does.
    const bool punctuation = static_cast<uint8_t>(c) == 0xE2 && i + 2 < text.size() &&
                             (static_cast<uint8_t>(text[i + 1]) == 0x80 || static_cast<uint8_t>(text[i + 1]) == 0x81);
    if (!punctuation && (IsAsciiAlnum(c) || static_cast<uint8_t>(c) >= 0x80)) {
      out[used++] = AsciiLowerOf(c);
    } else if (used > 0 && out[used - 1] != ' ') {
      out[used++] = ' ';
    }
    if (punctuation) i += 2;
  }
  if (used > 0 && out[used - 1] == ' ') --used;
  out.resize(used);
  return out;
}

}  // namespace kg::ingest
