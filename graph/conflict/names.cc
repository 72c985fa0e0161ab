#include "graph/conflict/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr double kOwnNameImpact = 0.3;
constexpr double kSpouseNameImpact = 0.5;
constexpr size_t kMaxSpellings = 64;
constexpr int kTwoSurnames = 3;

constexpr std::array<std::string_view, 32> kTitles = {
    "mr",       "mrs",       "ms",      "miss",     "dr",     "prof",    "professor", "sir",
    "dame",     "lord",      "lady",    "coach",    "king",   "queen",   "prince",    "saint",
    "princess", "president", "captain", "senator",  "judge",  "general", "colonel",   "major",
    "manager",  "minister",  "rev",     "reverend", "father", "sister",  "late",      "the"};

// One way of writing a full name.
struct Spelling {
  std::vector<std::string> words;
  std::map<std::string, size_t> forms;       // as written, with how often
  std::vector<const ResolvedClaim*> claims;  // that use it
  std::vector<const ResolvedClaim*> spouse_claims;
  std::set<std::string> docs;

  // The most frequent form, ties by text.
  const std::string& Form() const {
    const auto best =
        std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best->first;
  }
};
using Spellings = std::map<std::string, Spelling>;  // by joined words

Spelling* AddForm(std::string_view form, size_t count, Spellings* spellings) {
  std::vector<std::string> words = FullNameWords(form);
  if (words.empty()) return nullptr;
  Spelling& spelling = (*spellings)[Join(words, "")];
  if (spelling.words.empty()) spelling.words = std::move(words);
  spelling.forms[std::string(Trim(form))] += count;
  return &spelling;
}

void AddClaims(const Group& group, const EntityId& person, Spellings* spellings) {
  const auto add = [&](const ResolvedClaim* claim, const std::string& surface) {
    Spelling* spelling = AddForm(surface, 1, spellings);
    if (spelling == nullptr) return;
    spelling->claims.push_back(claim);
    spelling->docs.insert(claim->doc);
    if (claim->claim.predicate == "spouse") spelling->spouse_claims.push_back(claim);
  };
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->subject == person) add(claim, claim->subject_surface);
    if (claim->object == person) add(claim, claim->object_surface);
  }
}

void AddEntityNames(const Group& group, const EntityId& person, Spellings* spellings) {
  const Entity* entity = group.Find(person);
  if (entity == nullptr) return;
  AddForm(entity->name, 1, spellings);
  for (const NameForm& alias : entity->aliases) AddForm(alias.text, std::max<size_t>(alias.count, 1), spellings);
  for (const Entity::Member& member : entity->members) {
    Spelling* spelling = AddForm(member.name, 1, spellings);
    const std::string_view doc = group.DocName(member.doc);
    if (spelling != nullptr && !doc.empty()) spelling->docs.insert(std::string(doc));
  }
}

// A spelling without a claim of its own is found in the sentences of the others; or else it is of the only article.
void FindDocs(const Group& group, const EntityId& person, Spellings* spellings) {
  const Entity* entity = group.Find(person);
  for (auto& [key, spelling] : *spellings) {
    if (!spelling.docs.empty()) continue;
    for (const ResolvedClaim* claim : group.claims()) {
      for (const auto& [form, count] : spelling.forms) {
        if (claim->sentence.find(form) != std::string::npos) spelling.docs.insert(claim->doc);
      }
    }
    if (spelling.docs.empty() && entity != nullptr && entity->members.size() == 1) {
      const std::string_view doc = group.DocName(entity->members.front().doc);
      if (!doc.empty()) spelling.docs.insert(std::string(doc));
    }
  }
}

// "Gisela Moravec", the wife of Pavel Moravec, and "Gisela Hartung": his name tells why there are two.
bool TookPartnersName(const Spelling& a, const Spelling& b) {
  for (const Spelling* spelling : {&a, &b}) {
    for (const ResolvedClaim* claim : spelling->spouse_claims) {
      for (const std::string& name : {claim->subject_name, claim->object_name}) {
        if (IsPartnersSurname(name, a.words, b.words)) return true;
      }
    }
  }
  return false;
}

// "Juergen Aagaard" for "Jürgen Ågård": letters that a typewriter lacks, spelled out.
std::string SpelledOut(const std::string& name) {
  static constexpr std::array<std::pair<char32_t, std::string_view>, 5> kLetters = {
      {{U'ä', "ae"}, {U'ö', "oe"}, {U'ü', "ue"}, {U'å', "aa"}, {U'ø', "oe"}}};
  const std::string lower = ToLower(name);
  std::string out;
  for (size_t pos = 0; pos < lower.size();) {
    const char32_t letter = NextCodePoint(lower, &pos);
    const auto found = std::ranges::find(kLetters, letter, [](const auto& entry) { return entry.first; });
    if (found != kLetters.end()) {
      out += found->second;
    } else {
      AppendCodePoint(letter, &out);
    }
  }
  return out;
}

bool IsSpelledOut(const Spelling& a, const Spelling& b) {
  return std::ranges::any_of(a.forms,
                             [&b](const auto& form) { return FullNameWords(SpelledOut(form.first)) == b.words; });
}

// Letters apart, or kTwoSurnames; 0 when the two do not differ in a way that is reported.
int DifferenceOf(const Group& group, const Spelling& a, const Spelling& b) {
  if (const int letters = SpellingDistance(a.words, b.words); letters > 0)
    return IsSpelledOut(a, b) || IsSpelledOut(b, a) ? 0 : letters;
  const bool as_spouse = !a.spouse_claims.empty() && !b.spouse_claims.empty();
  if (!as_spouse || !DifferInSurname(a.words, b.words)) return 0;
  return MarriedNameSaid(group, a.words, b.words) || TookPartnersName(a, b) ? 0 : kTwoSurnames;
}

// The spellings that differ from some other one, and the pair that differs most.
struct Variants {
  std::vector<const Spelling*> spellings;
  std::pair<const Spelling*, const Spelling*> widest;
  int difference = 0;
};

Variants FindVariants(const Group& group, const Spellings& spellings) {
  Variants found;
  for (const auto& [key, a] : spellings) {
    bool differs = false;
    for (const auto& [other_key, b] : spellings) {
      const int difference = key == other_key ? 0 : DifferenceOf(group, a, b);
      differs = differs || difference > 0;
      if (difference <= found.difference) continue;
      found.difference = difference;
      found.widest = {&a, &b};
    }
    if (differs) found.spellings.push_back(&a);
  }
  return found;
}

// The only spouse of a person who is known as a spouse mainly; the null id otherwise.
EntityId PartnerOf(const Group& group, const EntityId& person) {
  size_t all = 0;
  size_t spouse = 0;
  std::set<EntityId> partners;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->subject != person && claim->object != person) continue;
    ++all;
    if (claim->claim.predicate != "spouse" || !TakesSide(*claim)) continue;
    ++spouse;
    partners.insert(claim->subject == person ? claim->object : claim->subject);
  }
  partners.erase(EntityId{});
  if (partners.size() != 1 || spouse * 4 < all) return EntityId{};
  const Entity* own = group.Find(person);
  const Entity* other = group.Find(*partners.begin());
  if (own != nullptr && other != nullptr && other->members.size() < own->members.size()) return EntityId{};
  return *partners.begin();
}

DraftCamp CampOf(const Spelling& spelling) {
  DraftCamp camp;
  camp.value = spelling.Form();
  camp.claims = spelling.claims;
  camp.more_docs.assign(spelling.docs.begin(), spelling.docs.end());
  return camp;
}

void SetWitness(const Group& group, const EntityId& person, const Spelling& a, const Spelling& b, Draft* draft) {
  for (const Spelling* spelling : {&a, &b}) {
    const auto& claims = spelling->spouse_claims.empty() ? spelling->claims : spelling->spouse_claims;
    if (!claims.empty()) draft->witness.push_back(claims.front());
  }
  if (!draft->witness.empty()) return;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->subject != person && claim->object != person) continue;
    draft->witness.push_back(claim);
    return;
  }
}

std::string DocsText(const std::set<std::string>& docs) {
  return docs.empty() ? "an article" : ListText({docs.begin(), docs.end()});
}

}  // namespace

std::vector<std::string> FullNameWords(std::string_view name) {
  const std::string key = FoldKey(name);
  std::vector<std::string> words;
  for (const std::string_view word : Split(key, ' ')) {
    if (word.empty()) continue;
    if (words.empty() && std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end()) continue;
    if (word.size() < 2) return {};
    words.emplace_back(word);
  }
  if (words.size() < 2) words.clear();
  return words;
}

int SpellingDistance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size() || a.empty()) return 0;
  int distance = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (distance > 0) return 0;
    distance = EditDistance(a[i], b[i], 2);
    const size_t shorter = std::min(a[i].size(), b[i].size());
    if (distance > 2 || shorter < (distance == 1 ? 3U : 6U)) return 0;
  }
  return distance;
}

bool DifferInSurname(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.size() >= 2 && b.size() >= 2 && a.front() == b.front() && a.back() != b.back();
}

bool IsPartnersSurname(std::string_view partner, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<std::string> words = FullNameWords(partner);
  if (words.empty() || words.front() == a.front()) return false;
  return words.back() == a.back() || words.back() == b.back();
}

bool MarriedNameSaid(const Group& group, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "nee", "born", "maiden name", "formerly", "married name", "maiden", "surname", "also known", "known as", "now"};
  for (const Entity* entity : group.entities()) {
    std::vector<std::string> names = {entity->name};
    for (const NameForm& alias : entity->aliases) names.push_back(alias.text);
    for (const std::string& name : names) {
      const std::vector<std::string> words = FullNameWords(name);
      if (words.empty() || words.front() != a.front()) continue;
      const auto has = [&](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
      };
      if (has(a.back()) && has(b.back())) return true;
    }
  }
  for (const ResolvedClaim* claim : group.claims()) {
    const std::string sentence = FoldName(claim->sentence);
    const std::array<std::string_view, 1> first = {a.back()};
    const std::array<std::string_view, 1> second = {b.back()};
    if (HasPhrase(sentence, first) && HasPhrase(sentence, second) && HasPhrase(sentence, kWords)) return true;
  }
  return false;
}

namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Everybody writes the name in one way, short forms apart: most people.
bool HasOneForm(const Group& group, const EntityId& person) {
  std::string_view form;
  bool one = true;
  const auto add = [&](std::string_view name) {
    if (name == form || std::ranges::all_of(name, IsLetter)) return;
    one = one && form.empty();
    form = name;
  };
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->subject == person) add(claim->subject_surface);
    if (claim->object == person) add(claim->object_surface);
  }
  const Entity* entity = group.Find(person);
  if (entity == nullptr) return one;
  add(entity->name);
  for (const NameForm& alias : entity->aliases) add(alias.text);
  for (const Entity::Member& member : entity->members) add(member.name);
  return one;
}

}  // namespace

void CheckNames(const Group& group, const EntityId& person, std::vector<Conflict>* out) {
  if (HasOneForm(group, person)) return;
  Spellings spellings;
  AddClaims(group, person, &spellings);
  AddEntityNames(group, person, &spellings);
  if (spellings.size() < 2 || spellings.size() > kMaxSpellings) return;
  FindDocs(group, person, &spellings);
  const Variants variants = FindVariants(group, spellings);
  if (variants.difference == 0) return;

  const EntityId partner = PartnerOf(group, person);
  Draft draft;
  draft.kind = "name";
  draft.subject = partner.IsNull() ? person : partner;
  draft.subject_name = NameOfSubject(group, draft.subject);
  draft.impact = partner.IsNull() ? kOwnNameImpact : kSpouseNameImpact;
  draft.gap_factor = variants.difference == 1 ? 0.5 : 0.75;
  draft.more_involved = {person};
  std::vector<std::string> parts;
  for (const Spelling* spelling : variants.spellings) {
    draft.camps.push_back(CampOf(*spelling));
    parts.push_back("\"" + spelling->Form() + "\" in " + DocsText(spelling->docs));
  }
  SetWitness(group, person, *variants.widest.first, *variants.widest.second, &draft);
  draft.why = partner.IsNull() ? "One person" : "The spouse of " + draft.subject_name;
  draft.why += " is written " + Join(parts, ", but ") + ": ";
  draft.why += variants.difference == kTwoSurnames
                   ? "two surnames, and no text says that one is the married name."
                   : CountText(variants.difference, "letter") + " apart; at least one spelling is wrong.";
  out->push_back(Finish(draft));
}

}  // namespace kg::graph::conflict
