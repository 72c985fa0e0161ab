#include "extract/values/cardinals.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kg::extract {
namespace {

double PowerOfTen(int exponent) { return std::pow(10.0, exponent); }

// Multiplies by scales behind the number: "2 million", "3 lakh crore", "two dozen".
void ReadScales(const Reader& reader, Cardinal* number) {
  while (true) {
    const Lexeme next = reader.At(number->last);
    if (next.kind == Lex::kScale) {
      number->value *= PowerOfTen(next.value);
    } else if (next.kind == Lex::kHundred && next.extra == 0) {
      number->value *= 100;
    } else if (next.kind == Lex::kDozen && next.value == 12) {
      number->value *= 12;
    } else {
      break;
    }
    number->digits = {};
    ++number->last;
  }
  number->integer = number->value == std::floor(number->value);
}

std::optional<Cardinal> ReadDigitNumber(const Reader& reader, uint32_t i, bool scale_letters) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.colons > 0 || digits.stops > 1 || digits.length > 15) return std::nullopt;
  Cardinal number;
  number.last = i + 1;
  number.value = digits.value;
  number.digits = digits.number;
  if (!digits.suffix.empty()) {
    const int scale = ScaleOfSuffix(digits.suffix);
    if (scale == 0 || (!scale_letters && digits.suffix.size() == 1)) return std::nullopt;
    number.value *= PowerOfTen(scale);
    number.digits = {};
  }
  ReadScales(reader, &number);
  return number;
}

// One group below a thousand in words: "two hundred and five", "twenty one"; false when none begins at *i.
bool ReadGroup(const Reader& reader, uint32_t* i, double* value) {
  const auto below_hundred = [&](double* sum) {
    const Lexeme first = reader.At(*i);
    if (first.kind != Lex::kCardinal) return false;
    *sum += first.value;
    ++*i;
    uint32_t next = *i;
    if (reader.loose() && (reader.IsDash(next) || reader.Is(next, "and"))) ++next;
    const Lexeme second = reader.At(next);
    const bool tens = first.value >= 20 && first.value % 10 == 0;
    if (tens && second.kind == Lex::kCardinal && second.value > 0 && second.value < 10) {
      *sum += second.value;
      *i = next + 1;
    }
    return true;
  };
  double sum = 0;
  const bool article = reader.Kind(*i) == Lex::kArticle && reader.At(*i).extra == 0;
  if (article && (reader.Kind(*i + 1) == Lex::kHundred || reader.Kind(*i + 1) == Lex::kScale)) {
    sum = 1;
    ++*i;
  } else if (reader.Kind(*i) == Lex::kHundred || (reader.loose() && reader.Kind(*i) == Lex::kScale)) {
    sum = 1;
  } else if (!below_hundred(&sum)) {
    return false;
  }
  if (reader.Kind(*i) == Lex::kHundred && reader.At(*i).extra == 0) {
    sum *= 100;
    ++*i;
    uint32_t next = reader.Is(*i, "and") ? *i + 1 : *i;
    double rest = 0;
    if (reader.Kind(next) == Lex::kCardinal && reader.Kind(next + 1) != Lex::kHundred) {
      *i = next;
      below_hundred(&rest);
      sum += rest;
    }
  }
  *value = sum;
  return true;
}

std::optional<Cardinal> ReadWordNumber(const Reader& reader, uint32_t i) {
  double total = 0;
  double group = 0;
  int last_scale = 100;
  uint32_t pos = i;
  if (reader.Kind(i) == Lex::kHundred && !reader.loose()) return std::nullopt;
  if (!ReadGroup(reader, &pos, &group)) return std::nullopt;
  while (true) {
    const Lexeme scale = reader.At(pos);
    if (scale.kind != Lex::kScale || scale.value >= last_scale) break;
    double factor = PowerOfTen(scale.value);
    last_scale = scale.value;
    ++pos;
    while (reader.Kind(pos) == Lex::kScale) factor *= PowerOfTen(reader.At(pos++).value);
    total += group * factor;
    group = 0;
    uint32_t next = reader.Is(pos, "and") ? pos + 1 : pos;
    if (reader.Kind(next) == Lex::kArticle || !ReadGroup(reader, &next, &group)) break;
    pos = next;
  }
  Cardinal number;
  number.last = pos;
  number.value = total + group;
  number.words = true;
  ReadScales(reader, &number);
  return number;
}

}  // namespace

int ScaleOfSuffix(std::string_view suffix) {
  if (suffix == "k") return 3;
  if (suffix == "m" || suffix == "mn" || suffix == "mln" || suffix == "mil" || suffix == "mm") return 6;
  if (suffix == "b" || suffix == "bn" || suffix == "bln") return 9;
  if (suffix == "tn" || suffix == "tln" || suffix == "t") return 12;
  return 0;
}

std::optional<Cardinal> ReadCardinal(const Reader& reader, uint32_t i, bool scale_letters) {
  switch (reader.Kind(i)) {
    case Lex::kDigits:
      return ReadDigitNumber(reader, i, scale_letters);
    case Lex::kCardinal:
    case Lex::kHundred:
      return ReadWordNumber(reader, i);
    case Lex::kScale:
      return reader.loose() ? ReadWordNumber(reader, i) : std::nullopt;
    case Lex::kArticle: {
      const Lexeme next = reader.At(i + 1);
      if (next.kind == Lex::kDozen && next.value == 12 && next.extra == 0) {
        return Cardinal{i + 2, 12, true, true, {}};
      }
      const bool large = (next.kind == Lex::kHundred && next.extra == 0) || next.kind == Lex::kScale;
      return large ? ReadWordNumber(reader, i) : std::nullopt;
    }
    case Lex::kHalf: {
      // "half a million", "half a dozen"
      const uint32_t next = reader.Kind(i + 1) == Lex::kArticle ? i + 2 : i + 1;
      Cardinal number{next, 0.5, true, false, {}};
      if (next == i + 1 && !reader.loose()) return std::nullopt;
      ReadScales(reader, &number);
      return number.last > next ? std::optional(number) : std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

std::optional<Cardinal> ReadCount(const Reader& reader, uint32_t i, int max) {
  const Lex kind = reader.Kind(i);
  if (kind != Lex::kDigits && kind != Lex::kCardinal) return std::nullopt;
  const auto number = ReadCardinal(reader, i);
  if (!number || !number->integer || number->value > max) return std::nullopt;
  return number;
}

std::string FormatNumber(double value) {
  if (value == 0) return "0";
  std::array<char, 64> buffer{};
  if (std::fabs(value) < 1e15 && value == std::floor(value)) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<int64_t>(value)).ptr;
    return {buffer.data(), end};
  }
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15).ptr;
  return {buffer.data(), end};
}

}  // namespace kg::extract
