// From a date as written to a date: counted from the reference, or from the date before in the text.
#ifndef NEWSGRAPH_EXTRACT_VALUES_RESOLVE_H_
#define NEWSGRAPH_EXTRACT_VALUES_RESOLVE_H_

#include <optional>

#include "extract/values/dates.h"
#include "graph/model/date.h"

namespace kg::extract {

struct ResolveContext {
  std::optional<kg::DayInterval> reference;  // days that the reference may be; bounded
  std::optional<kg::Date> before;            // the date before in the text
  bool future = false;                       // a date without year or week lies ahead ("will meet on Sunday")
  bool loose = false;
};

// Whether the value depends on the reference date.
bool NeedsReference(const DateExpr& date);

// nullopt when what it counts from is unknown or too vague: the first and the last possible day of the reference
// must give the same date.
std::optional<kg::Date> Resolve(const DateExpr& date, const ResolveContext& context);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_RESOLVE_H_
