// Coreference in one article: which mentions mean the same person or thing.
//
// Surnames and first names to full names, spellings a letter or two apart, pronouns by gender and number evidence,
// nominals by role, nationality and age ("the 33-year-old", "his coach", "the Rwandan"). A pronoun or nominal that has
// no clear antecedent stays unresolved (entity -1): a claim built on it is dropped, not guessed.
#ifndef NEWSGRAPH_EXTRACT_COREF_COREF_H_
#define NEWSGRAPH_EXTRACT_COREF_COREF_H_

#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "extract/work.h"
#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"

namespace kg::extract {

// Tokens [first, last) that somebody says, in quotation marks or not.
struct Speech {
  uint32_t first = 0;
  uint32_t last = 0;
  int32_t entity = -1;  // who says them, index of a local entity; -1: unknown
};

// Sets Mention::entity of every mention that names or means an entity, and returns the entities (ids are filled in).
// `mentions`: names, pronouns and the nominals that the mark rules made, in text order; nominals may contain names.
// `budget` (may be null): once it is spent, the pronouns and nominals left mean nobody.
// `speeches` (may be null) gets what is said and by whom, in text order.
std::vector<LocalEntity> ResolveCoreference(const Article& article, const TokenizedText& text,
                                            const Gazetteer& gazetteer, std::vector<Mention>* mentions,
                                            WorkBudget* budget = nullptr, std::vector<Speech>* speeches = nullptr);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_COREF_COREF_H_
