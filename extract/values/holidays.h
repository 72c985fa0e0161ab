// Feast days: on which day of a year they fall.
#ifndef NEWSGRAPH_EXTRACT_VALUES_HOLIDAYS_H_
#define NEWSGRAPH_EXTRACT_VALUES_HOLIDAYS_H_

#include "graph/model/date.h"

namespace kg::extract {

// `holiday`: as in DateExpr::count of a holiday.
kg::Day HolidayOf(int holiday, int year);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_HOLIDAYS_H_
