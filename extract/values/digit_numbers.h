// Numbers that begin with a digit, in the notations that single tokens do not hold: "1 234 567", "1.111,11", "2 1/4",
// "1e10".
#ifndef NEWSGRAPH_EXTRACT_VALUES_DIGIT_NUMBERS_H_
#define NEWSGRAPH_EXTRACT_VALUES_DIGIT_NUMBERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/values/reader.h"

namespace kg::extract {

struct DigitNumber {
  double value = 0;
  uint32_t last = 0;
};

// nullopt when the token at `i` has letters behind it that are no scale ("180ml").
std::optional<DigitNumber> ReadDigitNumber(const Reader& reader, uint32_t i);

// The numbers of a token like "192.168.1.2", which is none itself; empty for any other token.
std::vector<std::string> ReadDigitChain(const Reader& reader, uint32_t i);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_DIGIT_NUMBERS_H_
