#include "graph/resolve/names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "graph/model/text.h"
#include "graph/resolve/sounds.h"

namespace kg::graph {
namespace {

bool IsYear(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array<std::string_view, 18> kClubMarks = {"fc", "afc", "cf", "sc", "ac", "fk", "sk", "vk",   "hc",
                                                         "bk", "if",  "cd", "ud", "rc", "kc", "av", "team", "club"};
// Of them, those that only clubs of one sport have.
constexpr std::array<std::string_view, 5> kFootballMarks = {"fc", "afc", "fk", "cf", "sc"};
constexpr std::array<std::string_view, 5> kOtherSportMarks = {"hc", "vk", "rc", "kc", "av"};
constexpr std::array<std::string_view, 27> kCompanyForms = {
    "ag", "gmbh", "inc", "ltd", "plc", "asa",  "as",          "co",      "llc",     "sa",  "spa", "bv",  "nv",  "oy",
    "ab", "oyj",  "kg",  "aps", "sl",  "corp", "corporation", "company", "limited", "pte", "pty", "srl", "sarl"};
constexpr std::array<std::string_view, 16> kSmallWords = {"of", "the", "and", "for", "de",  "du",  "des", "in",
                                                          "a",  "le",  "la",  "di",  "del", "der", "von", "et"};

// "12th".
bool IsOrdinal(std::string_view word) {
  if (word.size() < 3 || word.front() < '0' || word.front() > '9') return false;
  const std::string_view ending = word.substr(word.size() - 2);
  return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
}

// Takes marks off both ends; one word stays.
template <typename IsMark>
void StripEnds(std::vector<std::string_view>* words, const IsMark& is_mark) {
  while (words->size() > 1 && is_mark(words->back())) words->pop_back();
  while (words->size() > 1 && is_mark(words->front())) words->erase(words->begin());
}

std::string JoinWords(const std::vector<std::string_view>& words) {
  std::string joined;
  for (const std::string_view word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

// One letter for all letters that transliterations exchange.
char SoundClass(char c) {
  switch (c) {
    case 'c':
    case 'q':
    case 'k':
      return 'k';
    case 'g':
    case 'j':
      return 'j';
    case 'y':
    case 'i':
      return 'i';
    case 'z':
    case 's':
      return 's';
    case 'v':
    case 'w':
      return 'v';
    default:
      return c;
  }
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

}  // namespace

std::vector<std::string_view> Words(std::string_view key) {
  std::vector<std::string_view> words;
  for (const std::string_view word : Split(key, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::string NameKey(ValueType type, std::string_view name) {
  const std::string folded = FoldKey(name);
  if (type == ValueType::kPerson || type == ValueType::kPlace) return folded;
  std::vector<std::string_view> words = Words(folded);
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  if (type == ValueType::kEvent) {
    StripEnds(&words, [](std::string_view word) { return IsYear(word) || IsOrdinal(word); });
    return JoinWords(words);
  }
  while (words.size() > 1 && IsOneOf(kCompanyForms, words.back())) words.pop_back();
  if (words.size() > 2) std::erase(words, "and");  // "Berg & Holt" has none
  StripEnds(&words, [](std::string_view word) { return IsOneOf(kClubMarks, word); });
  return JoinWords(words);
}

std::string CompanyForm(std::string_view name) {
  const std::string folded = FoldKey(name);
  const std::vector<std::string_view> words = Words(folded);
  return words.size() > 1 && IsOneOf(kCompanyForms, words.back()) ? std::string(words.back()) : std::string();
}

std::string ClubMark(std::string_view name) {
  constexpr size_t kLongestMark = 3;
  const std::string folded = FoldKey(name);
  const std::vector<std::string_view> words = Words(folded);
  if (words.size() < 2) return "";
  for (const std::string_view word : {words.front(), words.back()}) {
    if (word.size() <= kLongestMark && IsOneOf(kClubMarks, word)) return std::string(word);
  }
  return "";
}

bool AreOfTwoSports(std::string_view mark, std::string_view other) {
  if (mark == other) return false;
  const bool others = IsOneOf(kOtherSportMarks, mark) && IsOneOf(kOtherSportMarks, other);
  return others || (IsOneOf(kFootballMarks, mark) && IsOneOf(kOtherSportMarks, other)) ||
         (IsOneOf(kOtherSportMarks, mark) && IsOneOf(kFootballMarks, other));
}

bool DiffersInEnding(std::string_view a, std::string_view b) {
  size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  std::string_view longer = a.substr(common);
  std::string_view shorter = b.substr(common);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  if (longer.empty() || longer.size() > 2 || shorter.size() > 1) return false;
  if (!IsVowel(longer.back()) || (!shorter.empty() && !IsVowel(shorter.back()))) return false;
  return shorter.empty() || SoundClass(shorter.back()) != SoundClass(longer.back());
}

std::vector<std::string_view> TellingWords(std::string_view key) {
  std::vector<std::string_view> words = Words(key);
  std::erase_if(words, [](std::string_view word) { return IsOneOf(kSmallWords, word); });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::string SoundOfWords(std::string_view key) {
  std::vector<std::string> sounds;
  for (const std::string_view word : TellingWords(key)) sounds.push_back(SoundKey(word));
  std::sort(sounds.begin(), sounds.end());
  return Join(sounds, " ");
}

std::vector<std::string> AcronymsOf(std::string_view full) {
  std::string all;
  std::string large;
  for (const std::string_view word : Words(full)) {
    all += word.front();
    if (!IsOneOf(kSmallWords, word)) large += word.front();
  }
  if (large.size() < 2) return {};
  return all == large ? std::vector<std::string>{large} : std::vector<std::string>{large, all};
}

bool IsAcronymOf(std::string_view acronym, std::string_view full) {
  const std::vector<std::string> acronyms = AcronymsOf(full);
  return std::find(acronyms.begin(), acronyms.end(), acronym) != acronyms.end();
}

}  // namespace kg::graph
