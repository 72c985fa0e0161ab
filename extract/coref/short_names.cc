#include "extract/coref/short_names.h"

#include "extract/coref/kin.h"

namespace kg::extract::coref {
namespace {

// "12-year-old Des", "her son Des"
bool IsIntroduced(const State& state, uint32_t mention) {
  int64_t before = static_cast<int64_t>(state.mentions[mention].first) - 1;
  if (state.LowerAt(before) == ",") --before;
  const bool aged = mention > 0 && state.mentions[mention - 1].types.Has(MentionType::kAge) &&
                    state.mentions[mention - 1].last == state.mentions[mention].first;
  return aged || IsKin(state.LowerAt(before)) || state.LowerAt(before) == "and";
}

}  // namespace

bool IsSomebodyElse(const State& state, const NameForms& name, const NameForms& full) {
  if (IsIntroduced(state, name.mentions.front())) return true;
  const std::string_view one = state.mentions[name.mentions.front()].Get("name_gender");
  const std::string_view two = state.mentions[full.mentions.front()].Get("name_gender");
  return !one.empty() && !two.empty() && one != two;
}

}  // namespace kg::extract::coref
