#include "graph/resolve/names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "graph/model/text.h"

namespace kg::graph {
namespace {

bool IsYear(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool IsClubMark(std::string_view word) {
  constexpr std::array<std::string_view, 5> kMarks = {"fc", "afc", "cf", "sc", "ac"};
  return std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
}

bool IsGenerationMark(std::string_view word) {
  constexpr std::array<std::string_view, 7> kMarks = {"jr", "sr", "junior", "senior", "ii", "iii", "iv"};
  return std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
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

// True when only the ending differs, and that by vowels, as a woman's name does from a man's: Daniel, Danielle; Mario,
// Maria; but not Sergei, Sergey, nor Patrik, Patrick.
bool DifferInEnding(std::string_view a, std::string_view b) {
  size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  std::string_view longer = a.substr(common);
  std::string_view shorter = b.substr(common);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  if (longer.empty() || longer.size() > 2 || shorter.size() > 1) return false;
  if (!IsVowel(longer.back()) || (!shorter.empty() && !IsVowel(shorter.back()))) return false;
  return shorter.empty() || SoundClass(shorter.back()) != SoundClass(longer.back());
}

int AllowedDistance(std::string_view a, std::string_view b) {
  const size_t length = std::min(a.size(), b.size());
  if (length < 5) return 0;
  return length >= 7 || (length >= 6 && Skeleton(a) == Skeleton(b)) ? 2 : 1;
}

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
  if (type == ValueType::kTeam) {
    if (words.size() > 1 && IsClubMark(words.back())) words.pop_back();
    if (words.size() > 1 && IsClubMark(words.front())) words.erase(words.begin());
  }
  if (type == ValueType::kEvent) {
    if (words.size() > 1 && IsYear(words.back())) words.pop_back();
    if (words.size() > 1 && IsYear(words.front())) words.erase(words.begin());
  }
  return JoinWords(words);
}

std::string Skeleton(std::string_view word) {
  std::string out;
  for (size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    const char next = i + 1 < word.size() ? word[i + 1] : '\0';
    if (c == 'c' && next == 'h') {
      c = 'j';
      ++i;
    } else if (c == 'p' && next == 'h') {
      c = 'f';
      ++i;
    } else if (c == 'h' && !out.empty()) {
      continue;
    } else {
      c = SoundClass(c);
    }
    if (!out.empty() && (IsVowel(c) || out.back() == c)) continue;
    out += c;
  }
  return out;
}

int SpellingDistance(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  const std::vector<std::string_view> left = Words(a);
  const std::vector<std::string_view> right = Words(b);
  if (left.size() != right.size() || left.size() < 2) return -1;
  int total = 0;
  for (size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    const int allowed = AllowedDistance(left[i], right[i]);
    const int distance = EditDistance(left[i], right[i], 2);
    total += distance;
    if (distance > allowed || total > 2) return -1;
    const bool given = i + 1 < left.size();
    if (Skeleton(left[i]).substr(0, 1) != Skeleton(right[i]).substr(0, 1)) return -1;
    if (given && DifferInEnding(left[i], right[i])) return -1;
  }
  return total;
}

bool IsExtendedName(std::string_view a, std::string_view b) {
  std::vector<std::string_view> shorter = Words(a);
  std::vector<std::string_view> longer = Words(b);
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.size() < 2 || shorter.size() == longer.size() || shorter.front() != longer.front()) return false;
  size_t at = 0;  // the shorter one's words in order within the longer one
  std::vector<std::string_view> added;
  for (const std::string_view word : longer) {
    if (at < shorter.size() && word == shorter[at]) {
      ++at;
    } else {
      added.push_back(word);
    }
  }
  return at == shorter.size() && std::none_of(added.begin(), added.end(), IsGenerationMark);
}

bool AreDifferentPersons(std::string_view a, std::string_view b) {
  const bool both_full = a.find(' ') != std::string_view::npos && b.find(' ') != std::string_view::npos;
  return both_full && SpellingDistance(a, b) < 0 && !IsExtendedName(a, b);
}

bool IsAcronymOf(std::string_view acronym, std::string_view full) {
  constexpr std::array<std::string_view, 6> kSmall = {"of", "the", "and", "for", "de", "in"};
  std::string all;
  std::string large;
  for (const std::string_view word : Words(full)) {
    all += word.front();
    if (std::find(kSmall.begin(), kSmall.end(), word) == kSmall.end()) large += word.front();
  }
  return acronym.size() >= 2 && (acronym == all || acronym == large);
}

}  // namespace kg::graph
