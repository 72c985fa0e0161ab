#include "query/cypher/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kg::query::cypher {
namespace {

char LowerChar(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Levenshtein's distance; two letters that have changed places count as one change.
size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1);
  std::vector<size_t> above(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 0; i < a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      auto same = [&](size_t x, size_t y) { return LowerChar(a[x]) == LowerChar(b[y]); };
      row[j + 1] = std::min({above[j] + (same(i, j) ? 0 : 1), above[j + 1] + 1, row[j] + 1});
      if (i > 0 && j > 0 && same(i, j - 1) && same(i - 1, j)) row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

bool SameWord(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return LowerChar(x) == LowerChar(y); });
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = LowerChar(c);
  return lower;
}

bool IsReserved(std::string_view word) {
  static constexpr std::array<std::string_view, 43> kWords = {
      "null",     "true",     "false",     "case",       "when", "then",   "else",     "and",    "or",
      "xor",      "not",      "in",        "starts",     "is",   "where",  "return",   "with",   "match",
      "optional", "unwind",   "union",     "order",      "skip", "limit",  "distinct", "as",     "asc",
      "desc",     "by",       "create",    "delete",     "set",  "remove", "merge",    "detach", "yield",
      "ends",     "contains", "ascending", "descending", "on",   "drop",   "foreach"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view w) { return SameWord(w, word); });
}

std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates) {
  if (name.size() > 100) return "";
  size_t best = name.size() / 3 + 2;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > name.size() + best || name.size() > candidate.size() + best) continue;
    size_t distance = Distance(name, candidate);
    if (distance < best) {
      best = distance;
      nearest = &candidate;
    }
  }
  return nearest == nullptr ? "" : "did you mean `" + *nearest + "`?";
}

}  // namespace kg::query::cypher
