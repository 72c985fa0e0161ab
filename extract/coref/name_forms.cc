#include "extract/coref/name_forms.h"

#include <algorithm>

#include "extract/coref/state.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

bool IsSuffix(std::string_view word) {
  return word == "jr" || word == "sr" || word == "jnr" || word == "snr" || word == "ii" || word == "iii" ||
         word == "iv";
}

}  // namespace

NameForms ParseName(std::string_view value) {
  NameForms form;
  const std::string key = NameKey(value);
  for (std::string_view word : Split(key, ' ')) {
    if (word.empty()) continue;
    if (IsSuffix(word) && !form.words.empty()) {
      form.suffix = word == "jnr" ? "jr" : word == "snr" ? "sr" : std::string(word);
    } else {
      form.words.emplace_back(word);
    }
  }
  return form;
}

bool IsInitial(const std::string& word) { return word.size() == 1; }

bool IsEdge(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.size() >= whole.size()) return false;
  return std::equal(part.begin(), part.end(), whole.begin()) || std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool Compatible(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.back() != b.back()) return false;
  const std::string& x = a.front();
  const std::string& y = b.front();
  if (x != y && !((IsInitial(x) || IsInitial(y)) && x[0] == y[0])) return false;
  if (a.size() == 3 && b.size() == 3 && a[1] != b[1]) return (IsInitial(a[1]) || IsInitial(b[1])) && a[1][0] == b[1][0];
  return true;
}

bool SpellingVariant(const std::string& a, const std::string& b) {
  const size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5) return false;
  const int distance = EditDistance(a, b, 2);
  if (distance == 0 || distance > 2) return false;
  if (distance == 2 && (shorter < 6 || std::max(a.size(), b.size()) == shorter + 2)) return false;
  const bool vowel_end = a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);  // only the last letter differs
  return !vowel_end;
}

}  // namespace kg::extract::coref
