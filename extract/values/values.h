// Values in text: dates, durations, ages, numbers, ranks, scores, marks and money, found and normalised.
//
// Found in C++, not by rules. A date's value is EDTF, resolved against the reference date; attributes:
//   "relative"  "yes" when the value depends on the reference date ("last October", "on Sunday")
//   "kind"      "point" | "span" | "season"
//   "needs"     "reference" when it could not be resolved: the value is then "" (no reference date)
// A duration's: "precision" ("minute" where "2:01" was read as hours and minutes, "about"), "bound" ("<", ">"),
// "ambiguous" ("yes": "2:01" may be hours and minutes or minutes and seconds; the value is the second reading, the
// attribute "hours" holds the first). An age's: "exact" ("no" for "in his thirties": value "30", attribute "to" "39").
#ifndef NEWSGRAPH_EXTRACT_VALUES_VALUES_H_
#define NEWSGRAPH_EXTRACT_VALUES_VALUES_H_

#include <iosfwd>
#include <optional>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "graph/model/date.h"
#include "graph/model/status.h"

namespace kg::extract {

// What relative expressions are relative to.
struct DateContext {
  std::optional<Date> reference;  // published date or its estimate; nullopt: unknown
};

// Finds all values of all sentences, in text order, not overlapping. Relative dates of a sentence ("the same year",
// "a year later", "that October") are resolved against the nearest date before them in the text.
std::vector<Mention> FindValues(const TokenizedText& text, const DateContext& context);

// `kgrules values`: reads {"id","input","reference"} lines, prints {"id","values":[{"text","type","value"}]} lines.
// A line that is no such object is an error with its number; the lines before it are printed.
Status RunValues(std::istream& in, std::ostream& out);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_VALUES_H_
