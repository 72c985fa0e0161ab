#include "graph/conflict/margin.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "graph/conflict/group.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kMinute = 60000;
constexpr int64_t kSecond = 1000;

bool Breaks(std::string_view sentence) {
  static constexpr std::array<std::string_view, 20> kVerbs = {
      "beat",     "beats",    "beating",   "broke",    "breaking",  "breaks",   "lowered",
      "lowering", "improved", "improving", "bettered", "bettering", "smashed",  "smashing",
      "slashed",  "slashing", "cut",       "cutting",  "eclipsed",  "eclipsing"};
  static constexpr std::array<std::string_view, 4> kWhat = {"record", "personal best", "best", "mark"};
  static constexpr std::array<std::string_view, 7> kPrevious = {"previous", "old", "former", "existing",
                                                                "standing", "own", "earlier"};
  return HasPhrase(sentence, kVerbs) && HasPhrase(sentence, kWhat) && HasPhrase(sentence, kPrevious);
}

// Tenths of the number: 34 -> 340, 0.8 -> 8; nullopt when it is none.
std::optional<std::pair<int64_t, bool>> Tenths(std::string_view word) {
  static constexpr std::array<std::string_view, 11> kWords = {"a",   "one",   "two",   "three", "four", "five",
                                                              "six", "seven", "eight", "nine",  "ten"};
  for (size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return std::pair(static_cast<int64_t>(i == 0 ? 1 : i) * 10, false);
  }
  int64_t value = 0;
  size_t at = 0;
  for (; at < word.size() && word[at] >= '0' && word[at] <= '9' && at < 4; ++at) value = value * 10 + (word[at] - '0');
  if (at == 0) return std::nullopt;
  if (at == word.size()) return std::pair(value * 10, false);
  if (word.size() != at + 2 || word[at] != '.' || word[at + 1] < '0' || word[at + 1] > '9') return std::nullopt;
  return std::pair(value * 10 + (word[at + 1] - '0'), true);
}

int64_t UnitOf(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ';')) word.remove_suffix(1);
  if (word == "second" || word == "seconds" || word == "sec" || word == "secs") return kSecond;
  return word == "minute" || word == "minutes" || word == "min" || word == "mins" ? kMinute : 0;
}

// "34 seconds", "a minute and 14 seconds", from `at` on.
std::optional<Margin> ReadAmount(const std::vector<std::string_view>& words, size_t at) {
  Margin margin;
  const auto read = [&](size_t from, int64_t above) -> bool {
    if (from + 1 >= words.size()) return false;
    const auto number = Tenths(words[from]);
    const int64_t unit = UnitOf(words[from + 1]);
    if (!number || unit == 0 || unit >= above) return false;
    margin.milliseconds += number->first * unit / 10;
    margin.step = number->second ? unit / 10 : unit;
    return true;
  };
  if (!read(at, kMinute + 1)) return std::nullopt;
  if (margin.step != kMinute) return margin;
  const size_t next = at + 2 < words.size() && words[at + 2] == "and" ? at + 3 : at + 2;
  read(next, kMinute);
  return margin;
}

}  // namespace

std::optional<Margin> FindMargin(std::string_view sentence) {
  const std::string folded = FoldName(sentence);
  if (!Breaks(folded)) return std::nullopt;
  std::vector<std::string_view> words;
  for (const std::string_view word : Split(folded, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  std::optional<Margin> found;
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] != "by") continue;
    size_t at = i + 1;
    bool more = false;
    if (words[at] == "over") {
      more = true;
      ++at;
    } else if ((words[at] == "more" || words[at] == "better") && words[at + 1] == "than") {
      more = true;
      at += 2;
    } else if (words[at] == "exactly" || words[at] == "fully" || words[at] == "full") {
      ++at;
    }
    auto margin = ReadAmount(words, at);
    if (!margin) continue;
    if (found) return std::nullopt;
    margin->more = more;
    found = margin;
  }
  return found;
}

}  // namespace kg::graph::conflict
