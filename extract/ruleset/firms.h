// "the company", "the hospital": nominals that mean a firm or body whose name the text has given.
#ifndef NEWSGRAPH_EXTRACT_RULESET_FIRMS_H_
#define NEWSGRAPH_EXTRACT_RULESET_FIRMS_H_

#include "extract/ruleset/ruleset.h"
#include "extract/ruleset/views.h"

namespace kg::extract {

// Whether rules may read the nominal as the name that it stands for: a firm, a school, a charity; no side, party or
// court, of which other things are said than of a name.
bool MeansFirm(const SentenceInput& input, const Mention& mention);

// Sets `named` to `view` with such nominals for names. False when there is none.
bool BuildFirmsAsNames(const SentenceInput& input, const View& view, View* named);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_FIRMS_H_
