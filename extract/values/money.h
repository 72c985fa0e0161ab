// Currencies: their marks, words and ISO codes.
#ifndef NEWSGRAPH_EXTRACT_VALUES_MONEY_H_
#define NEWSGRAPH_EXTRACT_VALUES_MONEY_H_

#include <string_view>

namespace kg::extract {

// "$", "€", "us$", "ksh" ...: what stands before an amount, in lower case.
int CurrencyMarkCount();
std::string_view CurrencyMark(int index);
// The ISO 4217 code of a mark.
std::string_view CurrencyOfMark(int index);
// "dollars" -> "USD", "euro" -> "EUR"; "" when `lower` is no currency.
std::string_view CurrencyOfWord(std::string_view lower);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_MONEY_H_
