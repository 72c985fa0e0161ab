// Values in text: dates, durations, ages, numbers, ranks, scores, marks and money, found and normalised.
//
// Found in C++, not by rules. A date's value is EDTF, resolved against the reference date; attributes:
//   "relative"  "yes" when the value depends on the reference date ("last October", "on Sunday")
//   "kind"      "point" | "span" | "season"
//               (a period of days, a decade, "since 2019", "from May to June" are spans)
//   "needs"     "reference" when it could not be resolved: the value is then "" (no reference date, or one too vague);
//               "antecedent": "that year" without a date before it
//   "part"      "early" | "mid" | "late" | "beginning" | "end" | "spring" | "summer" | "autumn" | "winter": the value
//   is
//               the whole month or year ("late 2019": 2019); parts of decades are resolved, approximate
//   "ambiguous", "other"   "03/04/2019": "yes" and the other reading, where no other date of the text decides
// A mention covers what its value needs: "since 2019" (2019/..), "until June 2015" (../2015-06), "from 2007 to 2011",
// "about 1990" (1990~), but not "in", "on" or "the". "(1950-2019)" in brackets of its own are two dates.
// A duration's: "precision" ("minute" where "2:01" was read as hours and minutes, "about"), "bound" ("<", ">"),
// "ambiguous" ("yes": "2:01" may be hours and minutes or minutes and seconds; the value is the second reading, the
// attribute "hours" holds the first), "kind" ("gap": "34 seconds ahead", "by a minute": no result). Bounds are part of
// the mention ("under 2:01:00"). An age's: "exact" ("no" for "in his thirties": value "30", attribute "to" "39"),
// "apposition" ("yes": ", 37," behind a capitalised word, known by its form alone). A rank's: "superlative" ("third
// fastest"), "medal" ("gold" ...), "label" ("number": "No. 1"; "list": "1." at the start of a line), "unit" ("77th
// minute"). A number's: "unit" ("%"). Distances of races ("10,000 metres", "5km"), times of day and telephone numbers
// are left to others.
#ifndef NEWSGRAPH_EXTRACT_VALUES_VALUES_H_
#define NEWSGRAPH_EXTRACT_VALUES_VALUES_H_

#include <iosfwd>
#include <optional>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "graph/model/article.h"
#include "graph/model/date.h"
#include "graph/model/status.h"

namespace kg::extract {

// What relative expressions are relative to.
struct DateContext {
  std::optional<Date> reference;  // published date or its estimate; nullopt: unknown
  // The blocks that the text was tokenised with, where their roles are known: "that year" then looks past captions, key
  // points and headlines for its date. May be null.
  const std::vector<Block>* blocks = nullptr;
};

// Finds all values of all sentences, in text order, not overlapping. Relative dates of a sentence ("the same year",
// "a year later", "that October") are resolved against the nearest date before them in the text.
std::vector<Mention> FindValues(const TokenizedText& text, const DateContext& context);

// `kgrules values`: reads {"id","input","reference"} lines, prints {"id","values":[{"text","type","value"}]} lines.
// A line that is no such object is an error with its number; the lines before it are printed.
Status RunValues(std::istream& in, std::ostream& out);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_VALUES_H_
