// The finder behind FindValues, with the choice of reading.
#ifndef NEWSGRAPH_EXTRACT_VALUES_FIND_H_
#define NEWSGRAPH_EXTRACT_VALUES_FIND_H_

#include <vector>

#include "extract/values/reader.h"
#include "extract/values/values.h"

namespace kg::extract {

std::vector<Mention> FindValues(const TokenizedText& text, const DateContext& context, const ReadingOptions& options);

// Numbers as a calculator reads them, whatever else they are part of: "two thirds", "minus five point five", "1 over
// 3".
std::vector<Mention> FindFormalNumbers(const TokenizedText& text);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_FIND_H_
