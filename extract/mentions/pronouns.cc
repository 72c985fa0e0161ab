// Pronouns and possessives: "he", "her", "their", "who" for people, "it", "its", "which" for organizations, "I", "my"
// for the speaker of a quotation, "we" for whom that one speaks for, and "you", "herself" and the like, which
// coreference reads and rules see as words.
#include <array>

#include "extract/mentions/finders.h"

namespace kg::extract::mentions {
namespace {

struct Pronoun {
  std::string_view word;
  std::string_view gender;
  std::string_view number;
  Form form;
  std::string_view person = {};  // "1", "2", "reflexive"; "" for the third
  TypeSet types = {MentionType::kPerson};
};

// Without a type a mention is no symbol of a rule's view: "Ruiz herself won" matches as "Ruiz won" does with an adverb.
constexpr TypeSet kUnseenByRules = {};

constexpr TypeSet kThings = {MentionType::kTeam, MentionType::kOrganization};
constexpr TypeSet kAnybody = {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization};

constexpr auto kPronouns = std::to_array<Pronoun>({
    {"he", "male", "singular", Form::kPronoun},
    {"him", "male", "singular", Form::kPronoun},
    {"his", "male", "singular", Form::kPossessive},
    {"she", "female", "singular", Form::kPronoun},
    {"her", "female", "singular", Form::kPossessive},
    {"hers", "female", "singular", Form::kPronoun},
    {"they", "", "plural", Form::kPronoun, "", kAnybody},
    {"them", "", "plural", Form::kPronoun, "", kAnybody},
    {"their", "", "plural", Form::kPossessive, "", kAnybody},
    {"who", "", "", Form::kPronoun, "", kAnybody},
    {"whom", "", "", Form::kPronoun},
    {"whose", "", "", Form::kPossessive, "", kAnybody},
    {"which", "", "", Form::kPronoun, "", kThings},
    {"it", "", "singular", Form::kPronoun, "", kThings},
    {"its", "", "singular", Form::kPossessive, "", kThings},
    {"i", "", "singular", Form::kPronoun, "1"},
    {"me", "", "singular", Form::kPronoun, "1"},
    {"my", "", "singular", Form::kPossessive, "1"},
    {"mine", "", "singular", Form::kPronoun, "1", kUnseenByRules},
    {"myself", "", "singular", Form::kPronoun, "1", kUnseenByRules},
    {"we", "", "plural", Form::kPronoun, "1", kAnybody},
    {"us", "", "plural", Form::kPronoun, "1", kUnseenByRules},
    {"our", "", "plural", Form::kPossessive, "1", kUnseenByRules},
    {"ours", "", "plural", Form::kPronoun, "1", kUnseenByRules},
    {"you", "", "", Form::kPronoun, "2", kUnseenByRules},
    {"your", "", "", Form::kPossessive, "2", kUnseenByRules},
    {"yours", "", "", Form::kPronoun, "2", kUnseenByRules},
    {"yourself", "", "singular", Form::kPronoun, "2", kUnseenByRules},
    {"himself", "male", "singular", Form::kPronoun, "reflexive", kUnseenByRules},
    {"herself", "female", "singular", Form::kPronoun, "reflexive", kUnseenByRules},
    {"itself", "", "singular", Form::kPronoun, "reflexive", kUnseenByRules},
    {"themselves", "", "plural", Form::kPronoun, "reflexive", kUnseenByRules},
});

const Pronoun* Find(std::string_view word) {
  if (word.empty() || word.size() > 10) return nullptr;
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
        {"own",      "first",    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
         "ninth",    "tenth",    "two",    "three", "four",   "five",  "six",   "seven",   "eight",
         "nine",     "ten",      "former", "then",  "only",   "many",  "other", "last",    "next",
         "previous", "opposite", "most",   "very",  "inside", "past",  "once",  "now"});
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
    if (shape == Shape::kUpper && (pronoun->word == "who" || pronoun->word == "it" || pronoun->word == "us"))
      continue;  // the World Health Organization, information technology, the United States
    if (pronoun->word == "us" && shape != Shape::kLower) continue;
    Form form = pronoun->form;
    if (pronoun->word == "her" && IsObjectHer(*scan, i)) form = Form::kPronoun;
    Mention& mention = scan->Take(i, i + 1, pronoun->types, form, std::string(scan->Text(i)));
    if (!pronoun->gender.empty()) mention.Set("gender", pronoun->gender);
    if (!pronoun->number.empty()) mention.Set("number", pronoun->number);
    if (!pronoun->person.empty()) mention.Set("person", pronoun->person);
  }
}

}  // namespace kg::extract::mentions
