// When two values agree: dates, times, countries, qualifiers.
#ifndef NEWSGRAPH_TOOLS_EVAL_VALUES_H_
#define NEWSGRAPH_TOOLS_EVAL_VALUES_H_

#include <optional>
#include <string>
#include <string_view>

namespace kg::eval {

// "2:01:25" is 7285; nullopt when the text is no time of digits.
std::optional<double> SecondsOf(std::string_view time);

// True when one EDTF date is a coarser form of the other (1999 and 1999-12-02), or lies in the other, a closed
// interval.
bool DatesAgree(std::string_view a, std::string_view b);

// A qualifier's value in the gold and in the claim: dates and times by what they mean, disciplines whatever their
// unit's spelling ("1,500 metres", "1500m"), all else when the words of one are a run of the other's.
bool QualifiersAgree(std::string_view qualifier, std::string_view gold, std::string_view said);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_VALUES_H_
