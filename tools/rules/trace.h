// What was found in a document, for people and programs: `kgrules trace`.
#ifndef NEWSGRAPH_TOOLS_RULES_TRACE_H_
#define NEWSGRAPH_TOOLS_RULES_TRACE_H_

#include <ostream>

#include "tools/rules/documents.h"

namespace kg::tools {

// Sentence by sentence: mentions with the entity each means, rules that matched with their slots, claims.
void PrintTraceText(const TracedDocument& traced, std::ostream& out);

// One JSON line: {"doc", "title", "published", "text", "sentences": [{"span", "role"}], "mentions": [{"text", "span",
// "sentence", "types", "form", "value", "entity", "entity_id", "attributes"}], "entities": [{"id", "type", "name",
// "names"}], "rules": [{"rule", "stage", "sentence", "span", "text", "slots", "claim", "reason"}], "claims": [as
// kgingest --claims prints them, with "rules": all that say it]}. Of a plural, "entity" and "entity_id" are lists.
void PrintTraceJson(const TracedDocument& traced, std::ostream& out);

// One page of its own for all documents: no script, nothing loaded, and nothing of an article taken as mark-up.
void PrintHtmlHead(std::ostream& out);
void PrintTraceHtml(const TracedDocument& traced, std::ostream& out);
void PrintHtmlTail(std::ostream& out);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_RULES_TRACE_H_
