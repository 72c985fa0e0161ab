// Cardinal numbers in digits and words: "10,000", "1.5 million", "twenty-one", "two hundred and five", "two dozen".
#ifndef NEWSGRAPH_EXTRACT_VALUES_CARDINALS_H_
#define NEWSGRAPH_EXTRACT_VALUES_CARDINALS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "extract/values/reader.h"

namespace kg::extract {

struct Cardinal {
  uint32_t last = 0;  // one past its last token
  double value = 0;
  bool words = false;  // without digits
  bool integer = false;
  std::string_view digits;  // as printed, when it is one token of digits
};

// The number that begins at token `i`; "a million", "half a million", "a dozen" too. The suffix of digits must be empty
// or a scale ("1.5bn"; "m" and "k" only where `scale_letters`).
std::optional<Cardinal> ReadCardinal(const Reader& reader, uint32_t i, bool scale_letters = false);

// A whole number in words or digits at `i`, at most `max`: for "two weeks ago", "aged eighteen".
std::optional<Cardinal> ReadCount(const Reader& reader, uint32_t i, int max);

// The power of ten of a suffix: "k" 3, "m" 6, "bn" 9; 0 when it is none.
int ScaleOfSuffix(std::string_view suffix);

// Shortest decimal form: "10000", "1.5", "0.666667".
std::string FormatNumber(double value);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_CARDINALS_H_
