// Documents as the rules see them: read, cleaned and extracted one after the other, with all that was found on the way.
#ifndef NEWSGRAPH_TOOLS_RULES_DOCUMENTS_H_
#define NEWSGRAPH_TOOLS_RULES_DOCUMENTS_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg::tools {

struct TracedDocument {
  Document document;
  extract::Trace trace;
};

// The built-in rules and those of the folders. Error kNotFound: a folder that does not exist.
Result<std::unique_ptr<extract::Resources>> LoadResources(const std::vector<std::string>& rules);

// Calls `visit` with every article of the dumps, in order; what is skipped is said on standard error. `published`: for
// articles without a date. Error: a path that does not exist (kNotFound) or can't be read (kIo); the rest was done.
Status ForEachDocument(const std::vector<std::string>& paths, const std::optional<Date>& published,
                       extract::Extractor* extractor, const std::function<void(TracedDocument&&)>& visit);

// "coach-of(Ivo Lenz, Ana Ruiz, date = 2023)".
std::string ClaimText(const Claim& claim, const Document& document);
// "asserted fact", "negated", "planned": what a reader must know first.
std::string StatusText(const Claim& claim);
// "Person|Team name".
std::string KindText(const extract::Mention& mention);
std::string_view FormText(extract::Form form);
// The entities that a mention is linked to, by index: none, one, or those of a plural.
std::vector<size_t> EntitiesOf(const extract::Mention& mention, const Document& document);
// Their names, "" when there is none.
std::string EntityOf(const extract::Mention& mention, const Document& document);
// "winner = her (Ana Ruiz), event = @event".
std::string SlotsText(const extract::Firing& firing, const TracedDocument& traced);
// Why a firing makes no claim: "“her” means nobody known".
std::string ReasonText(const extract::Firing& firing, const TracedDocument& traced);
// The rules that say what the claim says, each once.
std::vector<std::string> RulesBehind(const Claim& claim, const TracedDocument& traced);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_RULES_DOCUMENTS_H_
