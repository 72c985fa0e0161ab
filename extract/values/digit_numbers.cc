#include "extract/values/digit_numbers.h"

#include <charconv>
#include <cmath>

#include "extract/values/cardinals.h"

namespace kg::extract {
namespace {

// The token's digits without commas.
double Plain(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c != ',') digits += c;
  }
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "1 234 567.89": groups of three behind one of one to three.
bool ReadGroups(const Reader& reader, const Digits& first, DigitNumber* number) {
  if (!first.plain || first.length > 3 || first.integer == 0) return false;
  std::string digits(first.number);
  uint32_t at = number->last;
  while (reader.Kind(at) == Lex::kDigits && !reader.IsGlued(at)) {
    const Digits next = reader.ReadDigits(at);
    const bool group = next.length == 3 && next.suffix.empty() && next.commas + next.colons == 0 && next.stops <= 1;
    if (!group) break;
    digits += next.number;
    ++at;
    if (next.stops == 1) break;
  }
  if (at == number->last) return false;
  number->value = Plain(digits);
  number->last = at;
  return true;
}

// "1.111,11", "5,00": a comma before the decimals.
bool ReadDecimalComma(const Reader& reader, const Digits& first, DigitNumber* number) {
  const uint32_t comma = number->last;
  if (!reader.Is(comma, ",") || !reader.IsGlued(comma) || !reader.IsGlued(comma + 1)) return false;
  const Digits decimals = reader.ReadDigits(comma + 1);
  if (reader.Kind(comma + 1) != Lex::kDigits || !decimals.plain || decimals.length > 2 || !first.suffix.empty())
    return false;
  std::string digits;
  for (const char c : first.number) {
    if (c != '.') digits += c;
  }
  number->value = Plain(digits + "." + std::string(decimals.number));
  number->last = comma + 2;
  return true;
}

// "3/4" at `i`, not part of "5/17/2018" or of a telephone number.
bool ReadSlash(const Reader& reader, uint32_t i, double* value) {
  const int top = reader.PlainInteger(i, 999);
  const int bottom = reader.PlainInteger(i + 2, 999);
  if (top < 0 || bottom <= 0 || !reader.Is(i + 1, "/") || !reader.IsGlued(i + 1) || !reader.IsGlued(i + 2))
    return false;
  if (reader.Is(i + 3, "/") && reader.IsGlued(i + 3)) return false;
  if (reader.Is(i - 1, "/") && reader.IsGlued(i)) return false;
  *value = static_cast<double>(top) / bottom;
  return true;
}

// "5.000.000"
bool IsGroupedByStops(std::string_view number) {
  size_t stop = number.find('.');
  if (stop == 0 || stop > 3) return false;
  for (; stop < number.size(); stop += 4) {
    if (number[stop] != '.' || number.size() - stop < 4) return false;
    for (size_t i = 1; i <= 3; ++i) {
      if (!IsAsciiDigit(number[stop + i])) return false;
    }
  }
  return true;
}

double ScaleLetter(const Reader& reader, uint32_t i) {
  if (reader.Is(i, "k")) return 1e3;
  if (reader.Text(i) == "M" || reader.Is(i, "mil")) return 1e6;
  return reader.Text(i) == "G" || reader.Text(i) == "B" ? 1e9 : 0;
}

// "e10", "x10" and "^6": false when the suffix is nothing of the kind.
bool ReadSuffix(const Reader& reader, const Digits& digits, DigitNumber* number) {
  const std::string_view suffix = digits.suffix;
  if (const int scale = ScaleOfSuffix(suffix);
      scale != 0 && !(suffix == "m" && reader.Text(number->last - 1).back() == 'm')) {
    number->value *= std::pow(10.0, scale);
    return true;
  }
  if (suffix == "x10" && reader.Is(number->last, "^")) {
    const int exponent = reader.PlainInteger(number->last + 1, 300);
    if (exponent < 0) return false;
    number->value *= std::pow(10.0, exponent);
    number->last += 2;
    return true;
  }
  if (suffix.empty() || suffix[0] != 'e') return false;
  int exponent = 0;
  if (suffix.size() == 1) {
    // "12e-1"
    exponent = reader.IsTightDash(number->last) ? reader.PlainInteger(number->last + 1, 300) : -1;
    if (exponent < 0) return false;
    number->last += 2;
    exponent = -exponent;
  } else {
    const auto result = std::from_chars(suffix.data() + 1, suffix.data() + suffix.size(), exponent);
    if (result.ec != std::errc() || result.ptr != suffix.data() + suffix.size() || exponent > 300) return false;
  }
  number->value *= std::pow(10.0, exponent);
  return true;
}

}  // namespace

std::optional<DigitNumber> ReadDigitNumber(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) != Lex::kDigits) return std::nullopt;
  const Digits digits = reader.ReadDigits(i);
  if (digits.colons > 0 || digits.stops > 1) return std::nullopt;
  DigitNumber number{Plain(digits.number), i + 1};
  if (!digits.suffix.empty()) return ReadSuffix(reader, digits, &number) ? std::optional(number) : std::nullopt;
  if (ReadSlash(reader, i, &number.value)) {
    number.last = i + 3;
    return number;
  }
  double fraction = 0;
  if (digits.plain && !reader.IsGlued(i + 1) && ReadSlash(reader, i + 1, &fraction) && fraction < 1) {
    return DigitNumber{number.value + fraction, i + 4};
  }
  if (ReadGroups(reader, digits, &number) || ReadDecimalComma(reader, digits, &number)) return number;
  if (const double scale = ScaleLetter(reader, number.last); scale > 0 && !reader.IsGlued(number.last)) {
    number.value *= scale;
    ++number.last;
  }
  return number;
}

std::vector<std::string> ReadDigitChain(const Reader& reader, uint32_t i) {
  std::vector<std::string> values;
  if (reader.Kind(i) != Lex::kDigits) return values;
  const Digits digits = reader.ReadDigits(i);
  if (digits.stops < 2 || !digits.suffix.empty()) return values;
  double value = 0;
  if (IsGroupedByStops(digits.number)) {
    for (const char c : digits.number) value = IsAsciiDigit(c) ? value * 10 + (c - '0') : value;
    values.push_back(FormatNumber(value));
    return values;
  }
  for (const char c : digits.number) {
    if (IsAsciiDigit(c)) {
      value = value * 10 + (c - '0');
      continue;
    }
    values.push_back(FormatNumber(value));
    value = 0;
  }
  values.push_back(FormatNumber(value));
  return values;
}

}  // namespace kg::extract
