// How a rule becomes something that runs.
//
// A view of a sentence is a row of cells: a mention, or a token outside all mentions. A cell is known by its symbol
// (Vocabulary), the phrases that begin at it (PhraseBook), and its mention's types and form; a mention of one word has
// both, so a rule may ask for either. What patterns ask of a cell is a test (CellTests); for each sentence, a mask of
// cells is made for each test, from its cells' symbols and types, once for all rules. A pattern is a tree of steps over
// such masks, which Search runs for all beginnings at once:
//
//     find <coach:Person> , $COACH of <athlete:Person>      tests: Person.name | , | $COACH | of
//     "Lenz , coach of Ruiz"      masks, cell 0 first:            10001  01000  00100  00010
//
// Of the matches that begin at one cell the longest counts; alternatives need no order.
#include "extract/ruleset/compile.h"

#include "extract/ruleset/cell_tests.h"
#include "extract/ruleset/program.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// Words that finders often make a mention of, and rules often write: they are seen as both.
constexpr char kPronounWords[] =
    "he she they it who whom whose which that his her hers their theirs its him them himself herself themselves i we "
    "you my "
    "our your me us";
// Parties by what their people are called: in "a Labour councillor" the word, in "joined Labour" the party.
constexpr char kPartyWords[] =
    "labour labor conservative conservatives tory tories republican republicans democrat democrats democratic liberal "
    "liberals green greens communist socialist gop snp ukip dup anc bjp cdu csu spd afd";
constexpr char kNumberWords[] =
    "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh "
    "eighth "
    "ninth tenth last next runner-up gold silver bronze today yesterday tomorrow now";
std::vector<std::string> WordsIn(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view word : Split(text, ' ')) words.emplace_back(word);
  return words;
}

}  // namespace

void AddToVocabulary(const RulePlan& plan, const Catalog& catalog, const Lexicons& lexicons, Vocabulary* vocabulary,
                     PhraseBook* phrases) {
  vocabulary->AddSet(kAdjectiveSet, lexicons.adjectives);
  vocabulary->AddSet(kVerbSet, lexicons.verb_forms);
  vocabulary->AddSet(kPronounSet, WordsIn(kPronounWords));
  vocabulary->AddSet(kNumberSet, WordsIn(kNumberWords));
  vocabulary->AddSet(kPartySet, WordsIn(kPartyWords));
  AddWordsOf(plan.find, catalog, vocabulary, phrases);
  for (const UnlessClause& clause : plan.unless) AddWordsOf(clause.pattern, catalog, vocabulary, phrases);
}

std::string CompileRule(RulePlan plan, const Catalog& catalog, Vocabulary* vocabulary, const PhraseBook& phrases,
                        CellTests* tests, CompiledRule* rule) {
  ProgramWriter writer(catalog, phrases, vocabulary, tests);
  rule->find = writer.Write(plan.find, plan.slots, &rule->groups);
  for (const UnlessClause& clause : plan.unless) rule->unless.push_back(writer.Write(clause.pattern, {}, nullptr));
  if (writer.size() >= ProgramWriter::kTooLarge) return "the pattern is too large once its repeats are written out";
  rule->mentions = writer.MentionsAskedFor();
  rule->requirements = RequirementsOf(plan.find, catalog, vocabulary);
  for (const Requirement& requirement : rule->requirements) rule->needs.push_back(tests->Add(requirement));
  rule->plan = std::move(plan);
  return {};
}

void BuildTests(Vocabulary* vocabulary, CellTests* tests) {
  tests->Build(*vocabulary, vocabulary->AddSet(kVerbSet, {}), vocabulary->AddSet(kPronounSet, {}),
               vocabulary->AddSet(kNumberSet, {}), vocabulary->AddSet(kPartySet, {}));
}

}  // namespace kg::extract
