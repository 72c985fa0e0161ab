#include "extract/coref/shared_surnames.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/coref/kin.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

bool IsPerson(const Mention& mention) { return mention.form == Form::kName && mention.types.Has(MentionType::kPerson); }

bool IsOneWord(const Mention& mention) { return mention.last == mention.first + 1; }

// "Kral" of "Eva Kral", "van der Kral" of "Eva van der Kral".
std::string_view SurnameOf(std::string_view name) {
  size_t start = name.rfind(' ');
  if (start == std::string_view::npos) return "";
  while (start > 0) {
    const size_t before = name.rfind(' ', start - 1);
    if (before == std::string_view::npos || !std::islower(static_cast<unsigned char>(name[before + 1]))) break;
    start = before;
  }
  return name.substr(start + 1);
}

// "the brothers Anna", "The couple, Anna": those who are joined share a surname.
bool CalledKin(const State& state, int64_t token) {
  static constexpr auto kPairs = WordSet({"brothers", "sisters", "siblings", "twins", "couple", "sons", "daughters",
                                          "children", "parents", "spouses", "newlyweds", "cousins"});
  if (state.LowerAt(token) == "," || state.LowerAt(token) == ":") --token;
  return kPairs.Has(state.LowerAt(token));
}

class Completer {
 public:
  explicit Completer(State* state) : s_(*state) {}

  void Complete() {
    for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
      if (IsPerson(s_.mentions[m]) && !IsOneWord(s_.mentions[m])) TryBefore(m);
    }
  }

 private:
  // Those who are joined to the full name at `m`: "Anna, Ida and Eva Kral".
  void TryBefore(uint32_t m) {
    const Mention& full = s_.mentions[m];
    const std::string_view surname = SurnameOf(full.value);
    std::vector<uint32_t> joined;
    uint32_t at = full.first;
    for (uint32_t c = m; c-- > 0 && at >= 2 && joined.size() < kMost;) {
      const Mention& one = s_.mentions[c];
      const std::string_view joint = s_.LowerAt(static_cast<int64_t>(at) - 1);
      const bool joins = joined.empty() ? joint == "and" || joint == "&" : joint == ",";
      if (!joins || one.last + 1 != at || one.sentence != full.sentence || !IsPerson(one) || !IsOneWord(one)) break;
      joined.push_back(c);
      at = one.first;
    }
    if (joined.empty() || surname.empty()) return;
    const bool kin = CalledKin(s_, static_cast<int64_t>(at) - 1);
    if (!kin && full.Get("name_gender").empty()) return;
    for (const uint32_t c : joined) {
      Mention& one = s_.mentions[c];
      if ((!kin && one.Get("name_gender").empty()) || !IsNew(c)) continue;
      one.value += " " + std::string(surname);
    }
  }

  // True when nobody was called just that before, and nobody by that and another name anywhere.
  bool IsNew(uint32_t m) {
    const std::string key = NameKey(s_.mentions[m].value);
    if (known_.empty()) {
      for (const Mention& mention : s_.mentions) {
        if (!IsPerson(mention) || IsOneWord(mention)) continue;
        const std::string name = NameKey(mention.value);
        for (std::string_view word : Split(name, ' ')) known_.emplace(word);
      }
    }
    if (known_.contains(key)) return false;
    for (uint32_t c = 0; c < m && s_.budget.Take(1); ++c) {
      const Mention& other = s_.mentions[c];
      if (s_.RoleOf(other.sentence) == BlockRole::kHeadline || !IsPerson(other) || !IsOneWord(other)) continue;
      if (NameKey(other.value) == key) return false;
    }
    return true;
  }

  static constexpr size_t kMost = 5;
  State& s_;
  std::set<std::string, std::less<>> known_;  // the words of all full names
};

// Of a mention: by its title ("Mr"), else by its first name.
Gender GenderOfName(const Mention& mention) {
  const Gender told = GenderOf(mention.Get("gender"));
  return told == Gender::kUnknown ? GenderOf(mention.Get("name_gender")) : told;
}

class TitledKin {
 public:
  explicit TitledKin(State* state) : s_(*state) {}

  void Complete() {
    for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
      const Mention& titled = s_.mentions[m];
      if (!IsPerson(titled) || !IsOneWord(titled)) continue;
      const Gender gender = GenderOf(titled.Get("gender"));
      if (gender == Gender::kUnknown || !s_.budget.Take(s_.mentions.size()) || !FitsNobody(titled, gender)) continue;
      if (const std::string first = KinBefore(m, gender); !first.empty()) Give(first, titled.value);
    }
  }

 private:
  // Somebody bears the surname, and nobody of this gender.
  bool FitsNobody(const Mention& titled, Gender gender) const {
    bool borne = false;
    for (const Mention& mention : s_.mentions) {
      if (!IsPerson(mention) || IsOneWord(mention) || SurnameOf(mention.value) != titled.value) continue;
      if (GenderOfName(mention) != Opposite(gender)) return false;
      borne = true;
    }
    return borne;
  }

  // "Daniel" of "Her son, Daniel,": the only one of the gender before `m`; "" where there is none.
  std::string KinBefore(uint32_t m, Gender gender) const {
    constexpr uint32_t kReach = 4;  // sentences
    std::string found;
    for (uint32_t c = 0; c < m; ++c) {
      const Mention& kin = s_.mentions[c];
      if (kin.sentence + kReach < s_.mentions[m].sentence) continue;
      if (!IsPerson(kin) || !IsOneWord(kin) || kin.value == s_.mentions[m].value) continue;
      int64_t before = static_cast<int64_t>(kin.first) - 1;
      if (s_.LowerAt(before) == ",") --before;
      const std::string_view noun = s_.LowerAt(before);
      if (!IsKin(noun) || GenderOfNoun(noun) != gender || kin.value == found) continue;
      if (!found.empty()) return "";
      found = kin.value;
    }
    return found;
  }

  void Give(const std::string& first, const std::string& surname) {
    const bool in_full = std::ranges::any_of(s_.mentions, [&first](const Mention& mention) {
      return IsPerson(mention) && !IsOneWord(mention) && mention.value.starts_with(first + " ");
    });
    if (in_full) return;
    for (Mention& mention : s_.mentions) {
      if (IsPerson(mention) && IsOneWord(mention) && mention.value == first) mention.value += " " + surname;
    }
  }

  State& s_;
};

}  // namespace

void CompleteSharedSurnames(State* state) { Completer(state).Complete(); }
void CompleteTitledKin(State* state) { TitledKin(state).Complete(); }

}  // namespace kg::extract::coref
