#include "extract/ruleset/verb_forms.h"

#include <set>
#include <unordered_map>
#include <utility>

namespace kg::extract {
namespace {

// Of "-ing" words, those that are prepositions or nouns far more often than what somebody does.
const std::set<std::string, std::less<>>& NoActions() {
  static const std::set<std::string, std::less<>> kWords = {
      "according",       "bearing",   "boxing",    "building",  "concerning", "cycling", "during",
      "evening",         "excluding", "following", "including", "king",       "meeting", "morning",
      "notwithstanding", "pending",   "racing",    "regarding", "ring",       "rowing",  "skiing",
      "spring",          "string",    "swimming",  "thing",     "training",   "wedding"};
  return kWords;
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// "taken", "gone": of two irregular forms the one behind "has".
bool IsParticiple(const std::string& form) { return form.ends_with("n") || form.ends_with("ne"); }

// The regular pasts that a regular -ing form may have: "joining", "moving", "planning", "marrying", "dying".
std::vector<std::string> PastsOf(const std::string& ing) {
  const std::string stem = ing.substr(0, ing.size() - 3);
  std::vector<std::string> pasts = {stem + "ed"};
  if (stem.ends_with("y")) {
    const bool vowel = stem.size() > 1 && IsVowel(stem[stem.size() - 2]);
    if (!vowel) pasts.insert(pasts.begin(), stem.substr(0, stem.size() - 1) + "ied");
  }
  return pasts;
}

// What a regular past may be of: "joined", "moved", "planned", "married".
std::vector<std::string> BareOf(const std::string& past) {
  const std::string stem = past.substr(0, past.size() - 2);
  std::vector<std::string> bare = {stem, stem + "e"};
  if (stem.ends_with("i")) bare.push_back(stem.substr(0, stem.size() - 1) + "y");
  if (stem.size() > 3 && stem[stem.size() - 1] == stem[stem.size() - 2])
    bare.push_back(stem.substr(0, stem.size() - 1));
  return bare;
}

}  // namespace

void VerbForms::Build(const std::vector<std::string>& forms, const IrregularVerbs& irregular,
                      const Vocabulary& vocabulary) {
  std::set<std::string, std::less<>> known(forms.begin(), forms.end());
  std::unordered_map<std::string, VerbForm> all;
  std::unordered_map<std::string, Symbol> past_of_bare;
  std::unordered_map<std::string, Symbol> past_of_ing;
  std::unordered_map<std::string, std::string> past_of;  // -ing form to irregular past
  for (const auto& [base, others] : irregular) {
    std::vector<std::string> pasts;
    for (const std::string& form : others) {
      if (!form.ends_with("ing")) pasts.push_back(form);
    }
    // The list is in the order of letters: "taken took", "gone went", and of "beat" it has "beaten" alone.
    if (pasts.size() == 2 && IsParticiple(pasts[0]) && !IsParticiple(pasts[1])) std::swap(pasts[0], pasts[1]);
    if (pasts.size() == 1 && pasts[0] == base + "en") pasts.insert(pasts.begin(), base);
    for (size_t i = 0; i < pasts.size(); ++i) {
      VerbForm& form = all[pasts[i]];
      form.past |= i == 0;
      form.participle |= i + 1 == pasts.size();
    }
    if (pasts.empty()) continue;
    past_of_bare.try_emplace(base, vocabulary.Find(pasts[0], Shape::kLower));
    for (const std::string& form : InflectVerb(base, {}, irregular)) {
      if (!form.ends_with("ing") || form == base) continue;
      past_of.try_emplace(form, pasts[0]);
      known.insert(form);
    }
  }
  const auto symbol_of = [&](const std::string& word) { return vocabulary.Find(word, Shape::kLower); };
  for (const std::string& word : known) {
    if (word.size() < 3) continue;
    if (word.ends_with("ed")) {
      VerbForm& form = all[word];
      form.past = form.participle = true;
    } else if (word.ends_with("ing")) {
      if (NoActions().contains(word)) continue;
      std::string past;
      if (const auto it = past_of.find(word); it != past_of.end()) past = it->second;
      for (const std::string& regular : PastsOf(word)) {
        if (past.empty() && known.contains(regular)) past = regular;
      }
      if (past.empty()) continue;
      VerbForm& form = all[word];
      form.ing = true;
      form.past_symbol = symbol_of(past);
    } else if (word.ends_with("s") && !word.ends_with("ss")) {
      all[word].present = true;
    }
  }
  for (const std::string& past : known) {
    if (past.size() < 5 || !past.ends_with("ed")) continue;
    const Symbol symbol = symbol_of(past);
    for (const std::string& bare : BareOf(past)) past_of_bare.try_emplace(bare, symbol);
    const std::string stem = past.substr(0, past.size() - 2);
    past_of_ing.try_emplace((stem.ends_with("i") ? stem.substr(0, stem.size() - 1) + "y" : stem) + "ing", symbol);
  }
  for (const auto& [ing, past] : past_of) past_of_ing.insert_or_assign(ing, symbol_of(past));
  for (const char* word : {"was", "were"}) all[word].past = all[word].be = true;
  for (const char* word : {"is", "are"}) all[word].present = all[word].be = true;
  for (const char* word : {"has", "have"}) all[word].present = all[word].have = true;
  all["had"].past = all["had"].have = true;
  all["did"].past = true;
  all["does"].present = true;
  all["been"] = {.participle = true, .be = true};
  all["having"] = {.ing = true, .have = true, .past_symbol = symbol_of("had")};
  all["being"] = {.ing = true, .be = true, .past_symbol = symbol_of("was")};
  for (const char* word :
       {"will", "would", "could", "can", "may", "might", "should", "must", "shall", "to", "'ll", "’ll"}) {
    all[word] = {.modal = true};
  }
  forms_.Build(all);
  past_of_bare_.Build(past_of_bare);
  past_of_ing_.Build(past_of_ing);
}

}  // namespace kg::extract
