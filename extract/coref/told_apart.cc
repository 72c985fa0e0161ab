#include "extract/coref/told_apart.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "extract/coref/kin.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr int kGenerationYears = 15;  // between the ages of two of one name

// "no relation to", "not to be confused with", "nothing but the name in common with", then who that other one is.
bool IsToldApart(const State& state, const Mention& mention) {
  constexpr int64_t kReach = 7;
  const auto at = static_cast<int64_t>(mention.first);
  const auto first = static_cast<int64_t>(state.text.sentences[mention.sentence].first_token);
  for (int64_t i = at - 1; i > first && i >= at - kReach; --i) {
    const std::string_view word = state.LowerAt(i);
    const std::string_view before = state.LowerAt(i - 1);
    if (word == "," || word == ";") return false;
    if (word == "to" && (before == "relation" || before == "unrelated")) return true;
    if (word == "to" && before == "related") return state.LowerAt(i - 2) == "not";
    if (word == "with" && (before == "common" || before == "confused" || before == "name")) return true;
    if (word == "for" && before == "mistaken") return true;
  }
  return false;
}

// Of "Ana Ruiz, 34,": 34; -1 when no age follows.
int AgeBehind(const State& state, const Mention& mention) {
  const auto last = static_cast<int64_t>(mention.last);
  if (state.LowerAt(last) != ",") return -1;
  const std::string_view digits = state.LowerAt(last + 1);
  const std::string_view behind = state.LowerAt(last + 2);
  int age = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), age);
  if (error != std::errc() || end != digits.data() + digits.size() || age > 120) return -1;
  return behind == "," || behind == "." || behind.empty() ? age : -1;
}

}  // namespace

bool IsNamesake(const State& state, const Mention& mention, const std::vector<uint32_t>& known) {
  static constexpr auto kOther = WordSet({"other", "another", "different", "second", "namesake"});
  const auto at = static_cast<int64_t>(mention.first);
  const std::string_view before = state.LowerAt(at - 1);
  if (kOther.Has(before)) return true;
  if ((before == "called" || before == "named") && state.LowerAt(at - 2) == "also") return true;
  if (before == "," && state.LowerAt(at - 2) == "namesake") return true;
  if (IsToldApart(state, mention)) return true;
  const int age = AgeBehind(state, mention);
  return age >= 0 && std::any_of(known.begin(), known.end(), [&](uint32_t m) {
           const int other = AgeBehind(state, state.mentions[m]);
           return other >= 0 && std::abs(age - other) >= kGenerationYears;
         });
}

bool IsNamedAsKin(const State& state, const Mention& mention) {
  constexpr int64_t kReach = 7;  // tokens of a description before the name
  constexpr int64_t kOwned = 3;  // between the owner and the noun for kin
  static constexpr auto kOwners = WordSet({"his", "her", "their", "'s", "\u2019s", "my"});
  static constexpr auto kLinks = WordSet({",", "was", "is", "("});
  const auto at = static_cast<int64_t>(mention.first);
  const auto first = static_cast<int64_t>(state.text.sentences[mention.sentence].first_token);
  for (int64_t i = at - 1; i >= first && i >= at - kReach; --i) {
    if (!IsKin(state.LowerAt(i))) continue;
    if (i + 1 != at && !kLinks.Has(state.LowerAt(i + 1))) return false;
    for (int64_t owner = i - 1; owner >= first && owner >= i - kOwned; --owner) {
      if (kOwners.Has(state.LowerAt(owner))) return true;
    }
    return false;
  }
  return false;
}

}  // namespace kg::extract::coref
