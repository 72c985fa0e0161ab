// JSON as pages write it, made JSON.
#ifndef NEWSGRAPH_INGEST_HTML_JSON_REPAIR_H_
#define NEWSGRAPH_INGEST_HTML_JSON_REPAIR_H_

#include <string>
#include <string_view>

namespace kg::ingest {

// Always a JSON array of the values that `text` holds one behind the other. Mended: line breaks, quotation marks and
// wrong escapes inside strings; commas too many or missing; comments; values and closing brackets that are missing at
// the end; single quotes around strings; bare words. What is written well comes back unchanged, within the array.
// One pass, linear; REQUIRES: valid UTF-8.
std::string RepairJson(std::string_view text);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_HTML_JSON_REPAIR_H_
