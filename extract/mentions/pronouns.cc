// Pronouns and possessives: "he", "her", "their", "who" for people, "it", "its", "which" for organizations, and "I",
// "my" for the speaker of a quotation.
#include <array>

#include "extract/mentions/finders.h"

namespace kg::extract::mentions {
namespace {

struct Pronoun {
  std::string_view word;
  std::string_view gender;
  std::string_view number;
  Form form;
  bool first_person;
  TypeSet types = {MentionType::kPerson};
};

constexpr TypeSet kThings = {MentionType::kTeam, MentionType::kOrganization};
constexpr TypeSet kAnybody = {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization};

constexpr auto kPronouns = std::to_array<Pronoun>({
    {"he", "male", "singular", Form::kPronoun, false},
    {"him", "male", "singular", Form::kPronoun, false},
    {"his", "male", "singular", Form::kPossessive, false},
    {"she", "female", "singular", Form::kPronoun, false},
    {"her", "female", "singular", Form::kPossessive, false},
    {"hers", "female", "singular", Form::kPronoun, false},
    {"they", "", "plural", Form::kPronoun, false, kAnybody},
    {"them", "", "plural", Form::kPronoun, false, kAnybody},
    {"their", "", "plural", Form::kPossessive, false, kAnybody},
    {"who", "", "", Form::kPronoun, false, kAnybody},
    {"whom", "", "", Form::kPronoun, false},
    {"whose", "", "", Form::kPossessive, false, kAnybody},
    {"which", "", "", Form::kPronoun, false, kThings},
    {"it", "", "singular", Form::kPronoun, false, kThings},
    {"its", "", "singular", Form::kPossessive, false, kThings},
    {"i", "", "singular", Form::kPronoun, true},
    {"me", "", "singular", Form::kPronoun, true},
    {"my", "", "singular", Form::kPossessive, true},
});

const Pronoun* Find(std::string_view word) {
  if (word.empty() || word.size() > 5) return nullptr;
  for (const Pronoun& pronoun : kPronouns) {
    if (pronoun.word == word) return &pronoun;
  }
  return nullptr;
}

// "her" before a noun is a possessive, else the object.
bool IsObjectHer(const Scan& scan, uint32_t i) {
  uint32_t next = 0;
  if (!scan.Near(i, 1, &next)) return true;
  if (scan.ShapeOf(next) == Shape::kPunct) return !IsQuote(scan.Text(next)) || scan.LowerAt(next, 1).empty();
  if (scan.Is(next, kFunction)) {
    std::string_view word = scan.Lower(next);
    // "her first title", "her own", "her many fans" go on with a noun.
    static constexpr auto kBeforeNoun = std::to_array<std::string_view>(
        {"own",      "first", "second", "third",  "fourth", "fifth", "sixth", "seventh", "eighth",
         "ninth",    "tenth", "two",    "three",  "four",   "five",  "six",   "seven",   "eight",
         "nine",     "ten",   "former", "then",   "only",   "many",  "other", "last",    "next",
         "previous", "most",  "very",   "inside", "past",   "once",  "now"});
    for (std::string_view w : kBeforeNoun) {
      if (w == word) return false;
    }
    return true;
  }
  return false;
}

}  // namespace

void FindPronouns(Scan* scan) {
  for (uint32_t i = 0; i < scan->size(); ++i) {
    const Shape shape = scan->ShapeOf(i);
    if (!scan->Is(i, kPersonPronoun) || shape == Shape::kPunct || !scan->Free(i)) continue;
    const Pronoun* pronoun = Find(scan->Lower(i));
    if (pronoun == nullptr) continue;
    if (pronoun->word == "i" && (shape == Shape::kLower || scan->Text(i).size() != 1)) continue;
    if (shape == Shape::kUpper && (pronoun->word == "who" || pronoun->word == "it"))
      continue;  // the World Health Organization, information technology
    Form form = pronoun->form;
    if (pronoun->word == "her" && IsObjectHer(*scan, i)) form = Form::kPronoun;
    Mention& mention = scan->Take(i, i + 1, pronoun->types, form, std::string(scan->Text(i)));
    if (!pronoun->gender.empty()) mention.Set("gender", pronoun->gender);
    if (!pronoun->number.empty()) mention.Set("number", pronoun->number);
    if (pronoun->first_person) mention.Set("person", "1");
  }
}

}  // namespace kg::extract::mentions
