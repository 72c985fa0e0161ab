#include "graph/resolve/sounds.h"

#include <array>
#include <cstdint>

namespace kg::graph {
namespace {

struct Spelling {
  std::string_view letters;
  std::string_view sound;
};

// Longer ones first. Those of `kAtStart` count in front of a word only.
constexpr std::array<Spelling, 7> kAtStart = {{{"chatzi", "hts"},
                                               {"hatzi", "hts"},
                                               {"hadji", "hts"},
                                               {"hadzi", "hts"},
                                               {"ch", "c"},
                                               {"hr", "gr"},  // "Hrytsenko", "Gritsenko"
                                               {"hl", "gl"}}};
constexpr std::array<Spelling, 20> kAnywhere = {
    {{"shch", "s"}, {"tsch", "c"}, {"dzh", "j"}, {"sch", "s"}, {"tch", "c"}, {"zh", "j"}, {"kh", "h"},
     {"sh", "s"},   {"ph", "f"},   {"th", "t"},  {"gh", "g"},  {"dh", "d"},  {"ck", "k"}, {"dj", "j"},
     {"tz", "ts"},  {"cz", "c"},   {"sz", "s"},  {"ch", "h"},  {"qu", "k"},  {"x", "ks"}}};

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

constexpr uint32_t LetterBit(char c) { return c >= 'a' && c <= 'z' ? uint32_t{1} << (c - 'a') : 0; }
constexpr uint32_t LettersAt(size_t at) {
  uint32_t letters = 0;
  for (const Spelling& spelling : kAnywhere) {
    if (spelling.letters.size() > at) letters |= LetterBit(spelling.letters[at]);
  }
  return letters;
}
constexpr uint32_t kFirstLetters = LettersAt(0);
constexpr uint32_t kSecondLetters = LettersAt(1);

// False for most places of a word: there no spelling of kAnywhere begins.
bool MayBeginSpelling(std::string_view rest) {
  if ((LetterBit(rest[0]) & kFirstLetters) == 0) return false;
  return rest[0] == 'x' || (rest.size() > 1 && (LetterBit(rest[1]) & kSecondLetters) != 0);
}

template <size_t kSize>
const Spelling* FindSpelling(const std::array<Spelling, kSize>& spellings, std::string_view rest) {
  for (const Spelling& spelling : spellings) {
    if (rest.starts_with(spelling.letters)) return &spelling;
  }
  return nullptr;
}

// '\0': no sound of its own.
char SoundOf(std::string_view word, size_t at) {
  const char next = at + 1 < word.size() ? word[at + 1] : '\0';
  switch (word[at]) {
    case 'q':
      return 'k';
    case 'w':
      return 'v';
    case 'z':
      return 's';
    case 'c':
      return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
    case 'j':  // "Tjomen" is "Tyomen"
      return at == 0 || IsVowel(word[at - 1]) ? 'j' : '\0';
    case 'g':
      return next == 'e' || next == 'i' || next == 'y' ? 'j' : 'g';
    case 'h':
      return at == 0 ? 'h' : '\0';
    case 'f':  // "Smirnoff"
      return at > 0 && at + 1 == word.size() && word[at - 1] == 'f' ? 'v' : 'f';
    default:
      return word[at];
  }
}

}  // namespace

std::string SoundKey(std::string_view word) {
  std::string key;
  char before = '\0';  // the sound just before, unless a vowel parts them
  const auto add = [&](std::string_view sound) {
    for (const char c : sound) {
      if (c != before) key += c;
      before = c;
    }
  };
  for (size_t at = 0; at < word.size();) {
    const std::string_view rest = word.substr(at);
    const Spelling* spelling = at == 0 ? FindSpelling(kAtStart, rest) : nullptr;
    if (spelling == nullptr && MayBeginSpelling(rest)) spelling = FindSpelling(kAnywhere, rest);
    if (spelling != nullptr) {
      add(spelling->sound);
      at += spelling->letters.size();
    } else if (IsVowel(word[at])) {
      if (at == 0) key += 'a';
      before = '\0';
      ++at;
    } else {
      if (rest == "ff") ++at;  // at the end
      if (const char sound = SoundOf(word, at); sound != '\0') add(std::string_view(&sound, 1));
      ++at;
    }
  }
  return key;
}

}  // namespace kg::graph
