#include "extract/values/money.h"

#include <iterator>

#include "extract/values/cardinals.h"
#include "extract/values/finders.h"

namespace kg::extract {
namespace {

struct Currency {
  std::string_view name;
  std::string_view code;
};

constexpr Currency kMarks[] = {{"$", "USD"},   {"€", "EUR"},   {"£", "GBP"},   {"¥", "JPY"},   {"₹", "INR"},
                               {"₦", "NGN"},   {"usd", "USD"}, {"eur", "EUR"}, {"gbp", "GBP"}, {"kes", "KES"},
                               {"ksh", "KES"}, {"sh", "KES"},  {"rs", "INR"},  {"rs.", "INR"}, {"chf", "CHF"}};

constexpr Currency kWords[] = {{"dollar", "USD"},  {"dollars", "USD"},     {"euro", "EUR"},       {"euros", "EUR"},
                               {"pound", "GBP"},   {"pounds", "GBP"},      {"sterling", "GBP"},   {"yen", "JPY"},
                               {"yuan", "CNY"},    {"rupee", "INR"},       {"rupees", "INR"},     {"shillings", "KES"},
                               {"rand", "ZAR"},    {"naira", "NGN"},       {"francs", "CHF"},     {"rubles", "RUB"},
                               {"roubles", "RUB"}, {"pesos", "MXN"},       {"kronor", "SEK"},     {"kroner", "NOK"},
                               {"usd", "USD"},     {"eur", "EUR"},         {"gbp", "GBP"},        {"kes", "KES"},
                               {"birr", "ETB"},    {"cents", "USD cents"}, {"pence", "GBP pence"}};

}  // namespace

int CurrencyMarkCount() { return static_cast<int>(std::size(kMarks)); }
std::string_view CurrencyMark(int index) { return kMarks[index].name; }
std::string_view CurrencyOfMark(int index) { return kMarks[index].code; }

std::string_view CurrencyOfWord(std::string_view lower) {
  for (const Currency& currency : kWords) {
    if (currency.name == lower) return currency.code;
  }
  return {};
}

Found FindMoney(const Reader& reader, uint32_t i) {
  std::string_view code;
  uint32_t at = i;
  if (reader.Kind(i) == Lex::kCurrency) {
    code = CurrencyOfMark(reader.At(i).value);
    ++at;
    if (reader.Kind(at) != Lex::kDigits) return std::nullopt;
  }
  const auto amount = ReadCardinal(reader, at, !code.empty());
  if (!amount) return std::nullopt;
  uint32_t last = amount->last;
  if (code.empty()) {
    code = CurrencyOfWord(reader.Lower(last));
    const bool us = code.empty() && reader.IsOneOf(last, {"us", "u.s.", "canadian", "australian"}) &&
                    reader.Is(last + 1, "dollars");
    if (us) {
      code = reader.Is(last, "canadian") ? "CAD" : reader.Is(last, "australian") ? "AUD" : "USD";
      ++last;
    }
    if (code.empty()) return std::nullopt;
    ++last;
  }
  return reader.Make(MentionType::kMoney, i, last, FormatNumber(amount->value) + " " + std::string(code));
}

}  // namespace kg::extract
