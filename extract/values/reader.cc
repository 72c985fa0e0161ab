#include "extract/values/reader.h"

#include <algorithm>

namespace kg::extract {

bool Reader::IsOneOf(uint32_t i, std::initializer_list<std::string_view> words) const {
  const std::string_view lower = Lower(i);
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool Reader::IsCapital(uint32_t i) const {
  const Shape shape = ShapeOf(i);
  if (shape == Shape::kMixed) return In(i) && CharAt(Text(i), 0).cls == CharClass::kUpper;
  return shape == Shape::kTitle || shape == Shape::kUpper || shape == Shape::kInitial;
}

bool Reader::IsDash(uint32_t i) const {
  const std::string_view text = Text(i);
  if (text.empty() || text.size() > 3) return false;
  return text == "-" || (text.size() == 3 && kg::extract::IsDash(CharAt(text, 0).code));
}

bool Reader::IsPrime(uint32_t i) const { return IsOneOf(i, {"'", "’", "′", "‘"}); }

bool Reader::IsPluralNoun(uint32_t i) const {
  const std::string_view lower = Lower(i);
  if (ShapeOf(i) != Shape::kLower) return false;
  if (lower == "people" || lower == "men" || lower == "women" || lower == "children") return true;
  return lower.size() > 3 && lower.back() == 's' && lower[lower.size() - 2] != 's' && lower != "this" &&
         !IsOneOf(i, {"does", "goes", "says", "plus", "versus", "always", "perhaps", "besides", "towards", "thus"});
}

Digits Reader::TakeApart(uint32_t i) const {
  Digits digits;
  const std::string_view lower = Lower(i);
  size_t end = 0;
  double scale = 0;
  bool leading = true;
  for (; end < lower.size(); ++end) {
    const char c = lower[end];
    if (IsAsciiDigit(c)) {
      const int d = c - '0';
      if (leading && digits.length < 18) {
        digits.integer = digits.integer * 10 + d;
        ++digits.length;
      }
      if (scale == 0) {
        digits.value = digits.value * 10 + d;
      } else {
        digits.value += d * scale;
        scale /= 10;
      }
      continue;
    }
    if (c == ':') {
      ++digits.colons;
    } else if (c == '.') {
      ++digits.stops;
      scale = 0.1;
    } else if (c == ',') {
      ++digits.commas;
    } else {
      break;
    }
    leading = false;
  }
  digits.number = lower.substr(0, end);
  digits.suffix = lower.substr(end);
  digits.plain = leading && digits.suffix.empty();
  return digits;
}

int Reader::PlainInteger(uint32_t i, int max) const {
  if (Kind(i) != Lex::kDigits) return -1;
  int value = 0;
  for (const char c : Text(i)) {
    if (!IsAsciiDigit(c) || value > max) return -1;
    value = value * 10 + (c - '0');
  }
  return value <= max ? value : -1;
}

Mention Reader::Make(MentionType type, uint32_t first, uint32_t last, std::string value) const {
  Mention mention;
  mention.types = {type};
  mention.sentence = sentence_;
  mention.first = first;
  mention.last = last;
  mention.value = std::move(value);
  return mention;
}

}  // namespace kg::extract
