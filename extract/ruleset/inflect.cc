#include "extract/ruleset/inflect.h"

#include <algorithm>
#include <set>

#include "graph/model/text.h"

namespace kg::extract {
namespace {

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool EndsInConsonantY(std::string_view base) {
  return base.size() >= 2 && base.back() == 'y' && !IsVowel(base[base.size() - 2]);
}

// "stop", "plan", "quit": one syllable that ends in one vowel and one consonant. Longer ones ("refer") are in the
// lexicon.
bool DoublesItsConsonant(std::string_view base) {
  if (base.size() < 3) return false;
  const char last = base.back();
  if (IsVowel(last) || last == 'w' || last == 'x' || last == 'y' || last == 'h') return false;
  const char vowel = base[base.size() - 2];
  if (!IsVowel(vowel)) return false;
  const std::string_view onset = base.substr(0, base.size() - 2);
  for (size_t i = 0; i < onset.size(); ++i) {
    const bool part_of_qu = onset[i] == 'u' && i > 0 && onset[i - 1] == 'q';
    if (IsVowel(onset[i]) && !part_of_qu) return false;
  }
  return true;
}

std::string ThirdPerson(const std::string& base) {
  if (base == "be") return "is";
  if (base == "have") return "has";
  if (EndsInConsonantY(base)) return base.substr(0, base.size() - 1) + "ies";
  const char last = base.back();
  const bool hissing = last == 's' || last == 'x' || last == 'z' || base.ends_with("ch") || base.ends_with("sh");
  const bool consonant_o = last == 'o' && base.size() > 1 && !IsVowel(base[base.size() - 2]);
  return base + (hissing || consonant_o ? "es" : "s");
}

std::string Past(const std::string& base) {
  if (base.back() == 'e') return base + "d";
  if (EndsInConsonantY(base)) return base.substr(0, base.size() - 1) + "ied";
  if (DoublesItsConsonant(base)) return base + base.back() + "ed";
  return base + "ed";
}

std::string Ing(const std::string& base) {
  if (base.ends_with("ie")) return base.substr(0, base.size() - 2) + "ying";
  const bool silent_e =
      base.size() > 2 && base.back() == 'e' && !base.ends_with("ee") && !base.ends_with("oe") && !base.ends_with("ye");
  if (silent_e) return base.substr(0, base.size() - 1) + "ing";
  if (DoublesItsConsonant(base)) return base + base.back() + "ing";
  return base + "ing";
}

bool IsIng(const std::string& form) { return form.ends_with("ing"); }

}  // namespace

IrregularVerbs ParseIrregularVerbs(std::string_view text) {
  IrregularVerbs verbs;
  for (std::string_view line : Split(text, '\n')) {
    line = Trim(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    const std::vector<std::string_view> words = Split(line, ' ');
    std::vector<std::string>& forms = verbs[std::string(words[0])];
    for (size_t i = 1; i < words.size(); ++i) {
      if (!words[i].empty()) forms.emplace_back(words[i]);
    }
  }
  return verbs;
}

std::vector<std::string> InflectVerb(const std::string& base, const std::vector<std::string>& given,
                                     const IrregularVerbs& irregular) {
  if (base.empty()) return {};
  std::set<std::string> forms = {base, ThirdPerson(base)};
  if (base == "be") forms.insert({"am", "are"});
  const auto entry = irregular.find(base);
  const std::vector<std::string>& known = !given.empty() || entry == irregular.end() ? given : entry->second;
  forms.insert(known.begin(), known.end());
  const bool has_ing = std::any_of(known.begin(), known.end(), IsIng);
  // A lexicon entry such as "travel travelled" does not rule out "traveled".
  const bool has_past = std::any_of(known.begin(), known.end(), [&](const std::string& form) {
    return !IsIng(form) && (!given.empty() || !form.ends_with("ed"));
  });
  if (!has_ing) forms.insert(Ing(base));
  if (!has_past) forms.insert(Past(base));
  return {forms.begin(), forms.end()};
}

}  // namespace kg::extract
