// Descriptions that a text repeats: "second seed Ana Ruiz ... the second seed".
#include "extract/coref/salience.h"

namespace kg::extract::coref {

// Whom the nominal's own words, two at least, have described right before a name, or behind it: "Ruiz, the second
// seed"; -1: nobody, or several.
int32_t Salience::Echoed(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const uint32_t count = nominal.last - nominal.first - 1;
  if (count < 2 || s_.text.Lower(nominal.first) != "the") return -1;
  const auto same = [&](int64_t from) {
    for (uint32_t i = 0; i < count; ++i) {
      if (s_.LowerAt(from + i) != s_.text.Lower(nominal.first + 1 + i)) return false;
    }
    return true;
  };
  int32_t found = -1;
  for (uint32_t c = 0; c < m; ++c) {
    const Mention& name = s_.mentions[c];
    if (name.form != Form::kName || found_[c] < 0 || name.last > nominal.first) continue;
    if (s_.entities[static_cast<size_t>(found_[c])].type != ValueType::kPerson || found_[c] == found) continue;
    if (!s_.budget.Take(4)) return -1;
    const int64_t behind = static_cast<int64_t>(name.last) + (s_.LowerAt(name.last + 1) == "the" ? 2 : 1);
    const bool aside = s_.LowerAt(name.last) == "," && behind + count <= nominal.first && same(behind);
    if (!aside && (name.first < count || !same(static_cast<int64_t>(name.first) - count))) continue;
    if (found >= 0) return -1;
    found = found_[c];
  }
  return found;
}

}  // namespace kg::extract::coref
