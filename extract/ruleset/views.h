// Views of a sentence: what the rules' patterns run over.
#ifndef NEWSGRAPH_EXTRACT_RULESET_VIEWS_H_
#define NEWSGRAPH_EXTRACT_RULESET_VIEWS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "extract/ruleset/compile.h"
#include "extract/ruleset/descriptions.h"
#include "extract/ruleset/ruleset.h"
#include "extract/ruleset/verb_forms.h"

namespace kg::extract {

// A mention, a list of mentions, or a token outside all mentions.
struct Cell {
  uint32_t first = 0;  // tokens [first, last) of the text
  uint32_t last = 0;
  Symbol symbol = kNoWord;
  WordKey word = kNoWord;  // the symbol, or more where phrases begin
  TypeSet types;           // of the mention; of a list what its members have in common
  Form form = Form::kName;
  int32_t mention = -1;  // index into SentenceInput::mentions; of a list the first member
  int32_t list = -1;     // index into View::lists
  bool operator==(const Cell&) const = default;
};

struct View {
  std::vector<Cell> cells;
  std::vector<std::vector<int32_t>> lists;  // mentions of each list cell
  Tie tie = Tie::kNone;                     // of a clause; its first cell is the subject
  void Clear() {
    cells.clear();
    lists.clear();
    tie = Tie::kNone;
  }
};

// Sets Cell::word. The builders below do so.
void FindPhrases(const PhraseBook& phrases, View* view);

// Names, values and pronouns are cells, the longest first where they overlap, then the leftmost. `symbols`: one a token
// of the sentence.
void BuildNames(const SentenceInput& input, std::span<const Symbol> symbols, const PhraseBook& phrases, View* view);
// Nominals are cells too, and so are lists of names: "A, B and C". False when that is the same as the names view.
bool BuildNominals(const SentenceInput& input, std::span<const Symbol> symbols, const PhraseBook& phrases, View* view);
// As `nominals` (or names), without what describes a name right before it and adverbs that change nothing. False when
// nothing was dropped.
bool BuildBare(const SentenceInput& input, const View& nominals, const VerbForms& verbs,
               const Descriptions& descriptions, const PhraseBook& phrases, View* view);
// As `bare`, without parentheses, relative clauses, appositions and what else stands between commas before a verb.
// False when nothing was dropped.
bool BuildSkeleton(const SentenceInput& input, const View& bare, const VerbForms& verbs,
                   const Descriptions& descriptions, const PhraseBook& phrases, View* view);
// The clauses whose subject stands with another verb, one a view, each with that subject for its first cell: verbs
// behind "and" ("Ruiz won in Oslo and joined Bergen"), participles ("Beating Holt, Ruiz ...", "..., leaving Holt
// third", "after winning"; in the past here, as rules write verbs), relative clauses ("Ruiz, who ..."). Where it is
// open whose a verb is
// ("Ruiz left when Holt won and joined Bergen"), there is none. `skeleton`: nullptr when nothing was dropped. Views
// beyond the count returned are left over from before.
size_t BuildClauses(const SentenceInput& input, const View& nominals, const View* skeleton, const VerbForms& verbs,
                    const PhraseBook& phrases, std::vector<View>* views);
// As many more rows of the clauses view behind the first `count`: the second and later posts of a list, each with its
// holder first ("Ruiz is head of Acme and [Ruiz is] a former director of Wells", "Ruiz, head of Acme, [Ruiz,] owner of
// Wells"). The new count.
size_t BuildPosts(const SentenceInput& input, const View& names, const VerbForms& verbs, const PhraseBook& phrases,
                  std::vector<View>* views, size_t count);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_VIEWS_H_
