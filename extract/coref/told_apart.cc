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
    if ((word == "," && i + 1 < at) || word == ";") return false;  // "with a Danish physicist, Ana Ruiz"
    if (word == "namesake" || word == "namesakes") return true;
    if (word == "to" && (before == "relation" || before == "unrelated")) return true;
    if (word == "to" && before == "related") return state.LowerAt(i - 2) == "not";
    if (word == "with" && (before == "common" || before == "confused" || before == "name")) return true;
    if (word == "for" && before == "mistaken") return true;
  }
  return false;
}

// "There is also an Ana Ruiz, 58, who ...", "That Ana Ruiz, 66, lives in Oslo": one of several, not "a Ruiz header".
bool IsOneOfSeveral(const State& state, const Mention& mention) {
  static constexpr auto kIndefinite = WordSet({"a", "an", "one", "that"});
  static constexpr auto kDescribed = WordSet({",", "who", "of", "from", "(", "was", "is"});
  return kIndefinite.Has(state.LowerAt(static_cast<int64_t>(mention.first) - 1)) &&
         kDescribed.Has(state.LowerAt(mention.last));
}

// "is not the Ana Ruiz, 54, who ...", but not "It was not the Ana Ruiz of old".
bool IsNotThe(const State& state, const Mention& mention) {
  static constexpr auto kDescribed = WordSet({",", "who", "("});
  const auto at = static_cast<int64_t>(mention.first);
  return state.LowerAt(at - 1) == "the" && state.LowerAt(at - 2) == "not" &&
         kDescribed.Has(state.LowerAt(mention.last));
}

// "is not the Ana Ruiz, 54, who ...", "the Ana Ruiz who ran Acme is another woman", "Unlike the bank's Ana Ruiz, the
// poet Ana Ruiz ...": the other one of a sentence that tells two apart.
bool IsDenied(const State& state, const Mention& mention, const std::vector<uint32_t>& known) {
  constexpr int64_t kReach = 30;  // from "the Ana Ruiz who" to "is another"
  static constexpr auto kOther = WordSet({"another", "different", "else", "unrelated"});
  const auto at = static_cast<int64_t>(mention.first);
  const Sentence& sentence = state.text.sentences[mention.sentence];
  const auto first = static_cast<int64_t>(sentence.first_token);
  const auto end = std::min(static_cast<int64_t>(sentence.last_token), static_cast<int64_t>(mention.last) + kReach);
  const bool beside = std::any_of(known.begin(), known.end(), [&](uint32_t m) {
    return state.mentions[m].sentence == mention.sentence && state.mentions[m].first < mention.first;
  });
  if (beside && (state.LowerAt(first) == "unlike" || state.LowerAt(first + 1) == "unlike")) return true;
  if (state.LowerAt(at - 1) != "the") return false;
  if (IsNotThe(state, mention)) return true;
  if (beside || state.LowerAt(mention.last) != "who") return false;
  for (int64_t i = mention.last; i + 1 < end; ++i) {
    if (state.LowerAt(i) != "is" && state.LowerAt(i) != "was") continue;
    if (kOther.Has(state.LowerAt(i + 1)) || (state.LowerAt(i + 1) == "a" && kOther.Has(state.LowerAt(i + 2))) ||
        (state.LowerAt(i + 1) == "someone" && kOther.Has(state.LowerAt(i + 2)))) {
      return true;
    }
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

// Of "Ana Ruiz (1905-1995)", "Ana Ruiz (born 3 May 1905 in Oslo)": 1905; 0 when no life stands behind the name.
// "(1995-99)" and "(1995-2004)" may be years in office.
int BirthYearBehind(const State& state, const Mention& mention) {
  constexpr int64_t kReach = 20;
  constexpr int kShortestLife = 18;
  const auto open = static_cast<int64_t>(mention.last);
  if (state.LowerAt(open) != "(") return 0;
  int first = 0;
  int last = 0;
  bool born = false;
  for (int64_t i = open + 1; i < open + kReach && state.LowerAt(i) != ")"; ++i) {
    const std::string_view word = state.LowerAt(i);
    born = born || word == "born" || word == "b." || word == "b";
    int year = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), year);
    if (word.size() != 4 || error != std::errc() || end != word.data() + word.size() || year > 2100) continue;
    (first == 0 ? first : last) = year;
  }
  return born || last - first >= kShortestLife ? first : 0;
}

}  // namespace

bool IsIntroducedByLife(const State& state, const Mention& mention) {
  constexpr int64_t kReach = 4;  // "the 12th Earl"
  if (BirthYearBehind(state, mention) == 0) return false;
  const auto at = static_cast<int64_t>(mention.first);
  for (int64_t i = at - 1; i > 0 && i >= at - kReach; --i) {
    if (state.LowerAt(i) == ",") return state.LowerAt(i - 1) != state.LowerAt(static_cast<int64_t>(mention.last) - 1);
  }
  return true;
}

bool IsNamesake(const State& state, const Mention& mention, const std::vector<uint32_t>& known) {
  static constexpr auto kOther = WordSet({"other", "another", "different", "second", "namesake"});
  const auto at = static_cast<int64_t>(mention.first);
  const std::string_view before = state.LowerAt(at - 1);
  if (kOther.Has(before)) return true;
  if ((before == "called" || before == "named") && state.LowerAt(at - 2) == "also") return true;
  if (before == "," && state.LowerAt(at - 2) == "namesake") return true;
  if (IsToldApart(state, mention) || IsOneOfSeveral(state, mention) || IsDenied(state, mention, known)) return true;
  const int birth = BirthYearBehind(state, mention);
  if (birth != 0 && std::any_of(known.begin(), known.end(), [&](uint32_t m) {
        const int other = BirthYearBehind(state, state.mentions[m]);
        return other != 0 && std::abs(birth - other) >= kGenerationYears;
      })) {
    return true;
  }
  const int age = AgeBehind(state, mention);
  return age >= 0 && std::any_of(known.begin(), known.end(), [&](uint32_t m) {
           const int other = AgeBehind(state, state.mentions[m]);
           return other >= 0 && std::abs(age - other) >= kGenerationYears;
         });
}

bool IsNamedApart(const State& state, const Mention& mention) {
  constexpr int64_t kReach = 12;
  if (IsToldApart(state, mention) || IsNotThe(state, mention)) return true;
  const auto at = static_cast<int64_t>(mention.first);
  const auto last = static_cast<int64_t>(mention.last);
  const Sentence& sentence = state.text.sentences[mention.sentence];
  const auto first = static_cast<int64_t>(sentence.first_token);
  const auto end = std::min(static_cast<int64_t>(sentence.last_token), last + kReach);
  if (state.LowerAt(last) == "redirects") return true;
  const std::string_view before = state.LowerAt(at - 1);
  const bool see = before == "see" || ((before == "also" || before == ":") && state.LowerAt(at - 2) == "see") ||
                   (before == ":" && state.LowerAt(at - 2) == "also" && state.LowerAt(at - 3) == "see");
  if (see && (state.LowerAt(first) == "for" || state.LowerAt(first + 1) == "for" || state.LowerAt(first) == "see" ||
              state.LowerAt(first + 1) == "see")) {
    return true;
  }
  for (int64_t i = last; i + 2 < end; ++i) {
    if (state.LowerAt(i) != "is" && state.LowerAt(i) != "was" && state.LowerAt(i) != "(") continue;
    const std::string_view next = state.LowerAt(i + 1);
    const std::string_view third = state.LowerAt(i + 2);
    if ((next == "no" && third == "relation") || next == "unrelated" || (next == "a" && third == "namesake") ||
        (next == "not" && third == "related")) {
      return true;
    }
    if (state.LowerAt(i) != "(") return false;
  }
  return false;
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
    if (state.LowerAt(i + 1) == "of") return true;  // "Kral is the son of the painter Emil Kral"
    if (i + 1 != at && !kLinks.Has(state.LowerAt(i + 1))) return false;
    for (int64_t owner = i - 1; owner >= first && owner >= i - kOwned; --owner) {
      if (kOwners.Has(state.LowerAt(owner))) return true;
    }
    return false;
  }
  return false;
}

}  // namespace kg::extract::coref
