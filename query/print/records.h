// Claims, facts, conflicts and evidence as JSON lines and as text.
#ifndef NEWSGRAPH_QUERY_PRINT_RECORDS_H_
#define NEWSGRAPH_QUERY_PRINT_RECORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.h"
#include "graph/records.h"
#include "query/print/layout.h"

namespace kg::query {

// A claim as `.claims` and `.export jsonl` print it: canonical names, ids of entities.
std::string ClaimToJson(const graph::ResolvedClaim& claim);

// {"id", "subject", "subject_id", "predicate", "object", "object_id", "object_type", "qualifiers", "sources",
// "confidence", "docs", "claims"}
std::string FactToJson(const graph::Fact& fact, const std::string& subject_name, const std::vector<std::string>& docs);

// As the interface has it.
std::string ConflictToJson(const graph::Conflict& conflict);
// The same; of a conflict that has been dismissed with "dismissed": {"number", "reason", "by", "when"}.
std::string ConflictToJson(const graph::Conflict& conflict, const graph::Judgement& dismissal);
// "dismissed by jo on 2024-02-13: two birthdays"
std::string DismissalText(const graph::Judgement& dismissal);

// The docs of all camps, sorted, each once.
std::vector<std::string> DocsOf(const graph::Conflict& conflict);
// The claims of all camps and of the witness, sorted, each once.
std::vector<ClaimId> ClaimsOf(const graph::Conflict& conflict);

// The three parts of the sentence: before, within and behind the claim's span. A span that does not fit the sentence
// marks nothing. Views into the claim.
struct SentenceParts {
  std::string_view before;
  std::string_view marked;
  std::string_view after;
};
SentenceParts PartsOf(const graph::ResolvedClaim& claim);
// The sentence on one line with the claim's span marked: »...«, or in colour.
std::string MarkedSentence(const graph::ResolvedClaim& claim, const Colors& colors);
// The same for files: »...« whatever the colours, line ends as spaces, all other characters as they are.
std::string MarkedSentence(const graph::ResolvedClaim& claim);

// "Ana Ruiz ─won→ Bergheim Marathon (2023, men)"
std::string ClaimText(const graph::ResolvedClaim& claim);

std::string JoinDocs(const std::vector<std::string>& docs);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_RECORDS_H_
