// Whether the words of a match are said of the name that it takes for their subject.
#ifndef NEWSGRAPH_EXTRACT_RULESET_GOVERNMENT_H_
#define NEWSGRAPH_EXTRACT_RULESET_GOVERNMENT_H_

#include "extract/ruleset/ruleset.h"
#include "extract/ruleset/verb_forms.h"

namespace kg::extract {

// "the coach of Ana Ruiz won": of a match that begins with a name whose verb or description belongs to another one.
bool IsOfAnotherSubject(const SentenceInput& input, const VerbForms& verbs, const Match& match);

// "Oslo FC coach Ivo Lenz", "Ruiz, the mayor of Oslo,": none of its words is a verb or tells of a deed.
bool IsVerbless(const SentenceInput& input, const VerbForms& verbs, const Match& match);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_GOVERNMENT_H_
