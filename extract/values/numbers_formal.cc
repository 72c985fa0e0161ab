// Numbers as a calculator reads them. The grammar, in words and digits alike:
//
//   number   = [sign] value [ratio]              "minus five", "1 over 3", "one out of three"
//   value    = half | fraction [of a scale] | integer [and part] | integer point digits
//   part     = fraction smaller than one         "one and a half", "two million and one half" (of a million)
//   fraction = integer denominator               "three fifths", "a twenty-first", "one - fourth"
//   integer  = groups with falling scales        "one million two thousand two hundred and three", "3 hundred and 21"
#include <charconv>
#include <cmath>

#include "extract/values/cardinals.h"
#include "extract/values/digit_numbers.h"
#include "extract/values/find.h"

namespace kg::extract {
namespace {

struct Part {
  double value = 0;
  uint32_t last = 0;
};
using MaybePart = std::optional<Part>;

// An integer, and how it ended.
struct Integer {
  double value = 0;
  uint32_t last = 0;
  double scale = 1;    // of the last group: 1,000,000 in "two million"
  int loose_tens = 0;  // the tens that ended it without "and": "one hundred thirty" 30
  bool words = false;
};

double ScaleAt(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  if (lexeme.kind == Lex::kScale) return std::pow(10.0, lexeme.value);
  if (lexeme.kind == Lex::kDozen && lexeme.value == 12) return 12;
  return reader.IsOneOf(i, {"dz", "dzs", "doz", "dozs"}) ? 12 : 0;
}

class FormalParser {
 public:
  explicit FormalParser(const Reader& reader) : reader_(reader) {}

  MaybePart ReadNumber(uint32_t i) const {
    uint32_t at = i;
    const bool minus = IsSign(i);
    if (minus) ++at;
    MaybePart number = ReadValue(at);
    // "twenty first" counts nothing
    const Lexeme end = number ? reader_.At(number->last - 1) : Lexeme{};
    const bool tens = end.kind == Lex::kCardinal && end.value >= 20 && end.value % 10 == 0;
    if (tens && reader_.Kind(number->last) == Lex::kOrdinal && reader_.At(number->last).value < 10) return std::nullopt;
    if (!number || (!minus && IsPronoun(i, number->last))) return std::nullopt;
    ReadPower(&*number);
    ReadRatio(&*number);
    if (minus) number->value = -number->value;
    return number;
  }

 private:
  bool IsSign(uint32_t i) const {
    if (reader_.IsOneOf(i, {"minus", "negative"})) return true;
    if (!reader_.IsDash(i) || reader_.IsWord(i - 1) || reader_.Kind(i - 1) == Lex::kDigits) return false;
    return reader_.Kind(i + 1) == Lex::kDigits || IsLeadingPoint(i + 1);
  }

  // ".5"
  bool IsLeadingPoint(uint32_t i) const {
    const bool free = !reader_.IsGlued(i) || i == reader_.begin() || reader_.IsDash(i - 1) || reader_.Is(i - 1, "(");
    return reader_.Is(i, ".") && free && reader_.IsGlued(i + 1) && reader_.ReadDigits(i + 1).plain &&
           reader_.Kind(i + 1) == Lex::kDigits;
  }

  // "That one is", "one of them"
  bool IsPronoun(uint32_t i, uint32_t last) const {
    if (last != i + 1 || !reader_.Is(i, "one")) return false;
    return reader_.IsOneOf(i - 1, {"this", "that", "the", "no", "any", "every", "each", "which", "another", "some"}) ||
           reader_.IsOneOf(i + 1, {"of", "another", "'s", "may", "might", "can", "should", "would"});
  }

  // The denominator at `i`: "fifths", "fifth" behind one, "twenty fifths", "quarters"; 0 when there is none.
  int ReadDenominator(uint32_t i, bool singular, uint32_t* last) const {
    uint32_t at = reader_.IsDash(i) ? i + 1 : i;
    int tens = 0;
    const Lexeme first = reader_.At(at);
    if (first.kind == Lex::kCardinal && first.value >= 20 && first.value % 10 == 0 && first.value <= 90) {
      tens = first.value;
      ++at;
    }
    const Lexeme lexeme = reader_.At(at);
    *last = at + 1;
    const bool small = tens == 0 || lexeme.value < 10;
    if (lexeme.kind == Lex::kFraction && lexeme.extra == 0 && small) return tens + lexeme.value;
    if (singular && lexeme.kind == Lex::kOrdinal && lexeme.value > 2 && small) return tens + lexeme.value;
    if (singular && tens == 0 && lexeme.kind == Lex::kQuarter) return 4;
    return singular && tens == 0 && lexeme.kind == Lex::kHalf ? 2 : 0;
  }

  // "three fifths", "a half", "two-thirds", "half": a fraction by itself.
  MaybePart ReadFraction(uint32_t i) const {
    const Lexeme lexeme = reader_.At(i);
    if (lexeme.kind == Lex::kFraction && lexeme.extra > 0) {
      return Part{static_cast<double>(lexeme.extra) / lexeme.value, i + 1};
    }
    if (lexeme.kind == Lex::kFractionSign) {
      return Part{static_cast<double>(lexeme.value / 100) / (lexeme.value % 100), i + 1};
    }
    if (lexeme.kind == Lex::kHalf) return Part{0.5, i + 1};
    if (lexeme.kind == Lex::kDigits && reader_.Is(i + 1, "/")) {
      const auto digits = ReadDigitNumber(reader_, i);
      if (digits && digits->last == i + 3 && digits->value < 1) return Part{digits->value, digits->last};
    }
    uint32_t last = i;
    if (lexeme.kind == Lex::kArticle && lexeme.extra == 0) {
      const int denominator = ReadDenominator(i + 1, true, &last);
      return denominator == 0 ? std::nullopt : MaybePart(Part{1.0 / denominator, last});
    }
    const auto numerator = ReadInteger(i);
    if (!numerator) return std::nullopt;
    double top = numerator->value;
    int denominator = ReadDenominator(numerator->last, top == 1, &last);
    // "one hundred thirty fifths" is a hundred of them.
    if (denominator > 0 && denominator < 10 && numerator->loose_tens > 0 && top > numerator->loose_tens) {
      top -= numerator->loose_tens;
      denominator += numerator->loose_tens;
    }
    return denominator == 0 ? std::nullopt : MaybePart(Part{top / denominator, last});
  }

  // A number below a hundred, in words or digits.
  MaybePart ReadSmall(uint32_t i, int* tens) const {
    *tens = 0;
    if (reader_.Kind(i) == Lex::kDigits) {
      const auto digits = ReadDigitNumber(reader_, i);
      return digits ? MaybePart(Part{digits->value, digits->last}) : std::nullopt;
    }
    const Lexeme first = reader_.At(i);
    if (first.kind != Lex::kCardinal) return std::nullopt;
    Part part{static_cast<double>(first.value), i + 1};
    if (first.value < 20 || first.value % 10 != 0) return part;
    *tens = first.value;
    uint32_t next = part.last;
    if (reader_.IsDash(next) || (reader_.Is(next, "and") && !IsFractionTail(next + 1))) ++next;
    const Lexeme second = reader_.At(next);
    if (second.kind == Lex::kCardinal && second.value > 0 && second.value < 10) {
      part.value += second.value;
      part.last = next + 1;
      *tens = 0;
    }
    return part;
  }

  // Behind "and": a fraction smaller than one, which is not to be taken for the end of the integer.
  bool IsFractionTail(uint32_t i) const {
    uint32_t last = i;
    const Lexeme lexeme = reader_.At(i);
    if (lexeme.kind != Lex::kCardinal) return false;
    const int denominator = ReadDenominator(i + 1, lexeme.value == 1, &last);
    return denominator > lexeme.value;
  }

  // One group: "two hundred and five thousand", "3 hundred and 21".
  std::optional<Integer> ReadGroup(uint32_t i) const {
    Integer group;
    group.words = reader_.Kind(i) != Lex::kDigits;
    uint32_t at = i;
    const bool article = reader_.Kind(at) == Lex::kArticle && reader_.At(at).extra == 0;
    if (article) ++at;
    const bool implied = (reader_.Kind(at) == Lex::kHundred || ScaleAt(reader_, at) > 0) && reader_.At(at).extra == 0;
    if (article && !implied) return std::nullopt;
    if (implied) {
      group.value = 1;
    } else {
      const MaybePart small = ReadSmall(at, &group.loose_tens);
      if (!small) return std::nullopt;
      group.value = small->value;
      at = small->last;
    }
    if (reader_.Kind(at) == Lex::kHundred) {
      group.value *= 100;
      group.scale = 100;
      group.loose_tens = 0;
      ++at;
      const bool with_and = reader_.Is(at, "and");
      const uint32_t tail_at = with_and ? at + 1 : at;
      int tens = 0;
      const MaybePart tail = with_and && IsFractionTail(tail_at) ? std::nullopt : ReadSmall(tail_at, &tens);
      const bool fits = tail && tail->value > 0 && tail->value < 100 && reader_.Kind(tail->last) != Lex::kHundred;
      if (fits && (with_and || reader_.Kind(tail_at) == Lex::kCardinal) &&
          !(with_and && ScaleAt(reader_, tail->last) == 12)) {
        group.value += tail->value;
        group.scale = 1;
        group.loose_tens = with_and ? 0 : tens;
        at = tail->last;
      }
    }
    while (const double scale = ScaleAt(reader_, at)) {
      group.value *= scale;
      group.scale = group.scale == 100 || group.scale == 1 ? scale : group.scale * scale;
      group.loose_tens = 0;
      ++at;
    }
    group.last = at;
    return group;
  }

  std::optional<Integer> ReadInteger(uint32_t i) const {
    auto number = ReadGroup(i);
    if (!number) return std::nullopt;
    double limit = number->scale;
    while (limit >= 100) {
      const bool with_and = reader_.Is(number->last, "and");
      const uint32_t at = with_and ? number->last + 1 : number->last;
      if (reader_.Kind(at) == Lex::kArticle || (with_and && IsFractionTail(at))) break;
      const auto next = ReadGroup(at);
      if (!next || next->value >= limit || next->value <= 0 || next->value != std::floor(next->value)) break;
      if (!next->words && !with_and && next->scale == 1) break;
      number->value += next->value;
      number->last = next->last;
      number->loose_tens = with_and ? 0 : next->loose_tens;
      number->words = number->words || next->words;
      number->scale = next->scale;
      limit = next->scale;
    }
    return number;
  }

  // "point zero three"
  void ReadPoint(Part* number) const {
    if (!reader_.Is(number->last, "point")) return;
    double step = 0.1;
    uint32_t at = number->last + 1;
    const auto is_digit = [this](uint32_t i) { return reader_.Kind(i) == Lex::kCardinal && reader_.At(i).value < 10; };
    if (!is_digit(at)) return;
    std::string digits = FormatNumber(number->value) + ".";
    for (; is_digit(at); ++at, step /= 10) digits += static_cast<char>('0' + reader_.At(at).value);
    std::from_chars(digits.data(), digits.data() + digits.size(), number->value);
    number->last = at;
    // "one point two million"
    if (const double scale = ScaleAt(reader_, at); scale >= 1000) {
      number->value *= scale;
      ++number->last;
    }
  }

  // "and a half", "and three fifths": of one, or of the scale that the integer ends with.
  void ReadTail(const Integer& integer, Part* number) const {
    if (!reader_.Is(number->last, "and")) return;
    const MaybePart part = ReadFraction(number->last + 1);
    if (!part || part->value >= 1) return;
    double scale = integer.scale >= 1e6 ? integer.scale : 1;
    uint32_t last = part->last;
    if (const double own = ScaleAt(reader_, last); own >= 1000) {
      // "five and a half million", "one billion and a half million"
      if (integer.scale < 1000) {
        number->value = (number->value + part->value) * own;
        number->last = last + 1;
        return;
      }
      scale = own;
      ++last;
    }
    number->value += part->value * scale;
    number->last = last;
  }

  // "half million", "half a dozen", "two thirds of a million"
  void ReadScaleOfFraction(Part* number) const {
    uint32_t at = number->last;
    if (reader_.Is(at, "of") && reader_.Kind(at + 1) == Lex::kArticle) ++at;
    if (reader_.Kind(at) == Lex::kArticle) ++at;
    const double scale = ScaleAt(reader_, at);
    if (scale == 0) return;
    number->value *= scale;
    number->last = at + 1;
  }

  MaybePart ReadValue(uint32_t i) const {
    if (IsLeadingPoint(i)) {
      const Digits& digits = reader_.ReadDigits(i + 1);
      return Part{digits.value / std::pow(10.0, digits.length), i + 2};
    }
    if (reader_.Is(i, "point") && reader_.Kind(i - 1) != Lex::kCardinal) {
      Part part{0, i};
      ReadPoint(&part);
      return part.last > i ? MaybePart(part) : std::nullopt;
    }
    const auto integer = ReadInteger(i);
    MaybePart number = ReadFraction(i);
    if (number && (!integer || number->last > integer->last)) {
      if (number->value < 1) ReadScaleOfFraction(&*number);
      return number;
    }
    if (!integer) return std::nullopt;
    number = Part{integer->value, integer->last};
    ReadPoint(&*number);
    ReadTail(*integer, &*number);
    return number;
  }

  void ReadPower(Part* number) const {
    if (!reader_.Is(number->last, "^")) return;
    const bool minus = reader_.IsDash(number->last + 1);
    const uint32_t at = minus ? number->last + 2 : number->last + 1;
    const int exponent = reader_.PlainInteger(at, 300);
    if (exponent < 0) return;
    number->value = std::pow(number->value, minus ? -exponent : exponent);
    number->last = at + 1;
  }

  // "1 over 3", "one out of three", "1 in twenty-one": smaller than one, of whole numbers.
  void ReadRatio(Part* number) const {
    uint32_t at = number->last;
    if (reader_.IsOneOf(at, {"over", "in"})) {
      ++at;
    } else if (reader_.Is(at, "out") && reader_.Is(at + 1, "of")) {
      at += 2;
    } else {
      return;
    }
    const auto below = ReadInteger(at);
    if (!below || below->value <= number->value || reader_.Kind(below->last) == Lex::kUnit) return;
    number->value /= below->value;
    number->last = below->last;
  }

  const Reader& reader_;
};

}  // namespace

std::vector<Mention> FindFormalNumbers(const TokenizedText& text) {
  const std::vector<Lexeme> lexemes = LookUpAll(text);
  ReadingOptions options;
  options.loose = true;
  Reader reader(text, lexemes, options);
  const FormalParser parser(reader);
  std::vector<Mention> found;
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    reader.SetSentence(s);
    for (uint32_t i = reader.begin(); i < reader.end();) {
      const std::vector<std::string> chain = ReadDigitChain(reader, i);
      for (const std::string& value : chain) found.push_back(reader.Make(MentionType::kNumber, i, i + 1, value));
      const MaybePart number = chain.empty() ? parser.ReadNumber(i) : std::nullopt;
      if (number && std::isfinite(number->value)) {
        found.push_back(reader.Make(MentionType::kNumber, i, number->last, FormatNumber(number->value)));
      }
      i = number ? number->last : i + 1;
    }
  }
  return found;
}

}  // namespace kg::extract
