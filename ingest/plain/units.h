// Plain text as units: lines, with wrapped ones joined, and what their shape says.
#ifndef NEWSGRAPH_INGEST_PLAIN_UNITS_H_
#define NEWSGRAPH_INGEST_PLAIN_UNITS_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/article.h"
#include "ingest/text/noise.h"

namespace kg::ingest {

struct Unit {
  std::string text;  // one line, single spaces, without a bullet
  std::string key;   // LineKey(text)
  size_t words = 0;
  bool gap = false;        // a blank line stands before it
  bool bullet = false;     // "•", "*", "-" ...
  bool numbered = false;   // "1.", "2)": the number stays in `text`
  bool result = false;     // "2. Ane Haugen (Norway) 2:14.80": numbered, too
  bool fact = false;       // "Born: 14 March 1994": a label and its value
  bool sentence = false;   // ends as a sentence does
  bool paragraph = false;  // running text: a long line that ends as a sentence does, or a very long one
  Noise noise = Noise::kNone;
  bool drop = false;
  BlockRole role = BlockRole::kBody;
};

// Lines of `text` (repaired) as units. Hard-wrapped lines are joined where the next word would not have fitted.
std::vector<Unit> SplitUnits(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_PLAIN_UNITS_H_
