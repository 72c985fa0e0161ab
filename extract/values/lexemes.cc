#include "extract/values/lexemes.h"

#include <array>
#include <cstring>

#include "extract/text/chars.h"
#include "extract/values/lexeme_words.h"
#include "extract/values/money.h"

namespace kg::extract {
namespace {

// Mixes the first and the last bytes: enough to tell few hundred words apart.
uint64_t Hash(std::string_view word) {
  const size_t n = word.size();
  uint64_t mixed = n;
  if (n >= 4) {
    uint32_t head = 0;
    uint32_t tail = 0;
    std::memcpy(&head, word.data(), 4);
    std::memcpy(&tail, word.data() + n - 4, 4);
    mixed ^= (static_cast<uint64_t>(head) << 32) | tail;
    if (n > 8) mixed += static_cast<uint64_t>(static_cast<uint8_t>(word[n / 2])) << 13;
  } else {
    for (const char c : word) mixed = (mixed << 8) | static_cast<uint8_t>(c);
  }
  mixed *= 0xD6E8FEB86659FD93u;
  return mixed >> 40;
}

// Open addressing; filled once, then only read.
class Table {
 public:
  Table() {
    for (int i = 0; i < 20; ++i) Insert(kSmall[i], Of(Lex::kCardinal, i));
    for (int i = 0; i < 8; ++i) Insert(kTens[i], Of(Lex::kCardinal, 20 + 10 * i));
    for (int i = 0; i < 19; ++i) Insert(kOrdinals[i], Of(Lex::kOrdinal, i + 1));
    for (int i = 0; i < 8; ++i) Insert(kTensOrdinals[i], Of(Lex::kOrdinal, 20 + 10 * i));
    for (int i = 0; i < 12; ++i) {
      const bool other_word = i == 2 || i == 4;
      const bool first_name = i == 3 || i == 5 || i == 7;
      Insert(kMonths[i], Of(Lex::kMonth, i + 1, other_word || first_name ? 1 : 0));
    }
    for (int i = 0; i < 7; ++i) Insert(kWeekdays[i], Of(Lex::kWeekday, i));
    for (const LexemeWord& entry : kEntries) Insert(entry.word, entry.lexeme);
    for (int i = 0; i < CurrencyMarkCount(); ++i) Insert(CurrencyMark(i), Of(Lex::kCurrency, i));
  }
  // Whether any word begins with that byte and is so long: most words of a text stop here.
  bool MayHave(std::string_view word, size_t size) const {
    return size < 32 && (sizes_[static_cast<uint8_t>(word[0])] >> size & 1u) != 0;
  }
  // The same for plurals, abbreviations with their stop, hyphenated words and "oct2".
  bool MayBegin(std::string_view word) const {
    const auto first = static_cast<uint8_t>(word[0]);
    if (word.size() < 32 && (((sizes_[first] | sizes_[first] << 1) >> word.size()) & 1u) != 0) return true;
    if (sizes_[first] == 0 || word.size() < 5) return false;
    return IsAsciiDigit(word.back()) || word.find('-') != std::string_view::npos;
  }
  Lexeme Find(std::string_view word) const {
    if (!MayHave(word, word.size())) return {};
    for (size_t i = Hash(word) % kSlots; index_[i] != 0; i = (i + 1) % kSlots) {
      const LexemeWord& entry = entries_[index_[i]];
      if (entry.word == word) return entry.lexeme;
    }
    return {};
  }

 private:
  // Many more slots than words: most lookups end at an empty one.
  static constexpr size_t kSlots = 4096;
  static constexpr size_t kMaxWords = 512;
  void Insert(std::string_view word, Lexeme lexeme) {
    size_t i = Hash(word) % kSlots;
    while (index_[i] != 0 && entries_[index_[i]].word != word) i = (i + 1) % kSlots;
    if (index_[i] != 0 || count_ == kMaxWords) return;
    index_[i] = static_cast<uint16_t>(count_);
    entries_[count_++] = {word, lexeme};
    sizes_[static_cast<uint8_t>(word[0])] |= 1u << word.size();
  }
  std::array<uint16_t, kSlots> index_{};  // into entries_; 0: empty
  std::array<LexemeWord, kMaxWords> entries_{};
  size_t count_ = 1;
  std::array<uint32_t, 256> sizes_{};
};

const Table& Words() {
  static const Table table;
  return table;
}

bool IsTens(const Lexeme& lexeme) {
  return lexeme.kind == Lex::kCardinal && lexeme.value >= 20 && lexeme.value % 10 == 0;
}

// "thirds" is the plural of "third".
Lexeme FindPlain(std::string_view word) {
  const Lexeme found = Words().Find(word);
  if (found.kind != Lex::kNone || word.size() < 5 || word.back() != 's') return found;
  const Lexeme singular = Words().Find(word.substr(0, word.size() - 1));
  if (singular.kind == Lex::kOrdinal && singular.value != 2) return Of(Lex::kFraction, singular.value);
  return {};
}

// "october2", "dec31": a month and a day without a space. value: month, extra: 100 + day.
Lexeme MonthAndDay(std::string_view word) {
  const size_t digits = word.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits < 3 || word.size() - digits > 2) return {};
  Lexeme month = Words().Find(word.substr(0, digits));
  if (month.kind != Lex::kMonth) return {};
  int day = 0;
  for (const char c : word.substr(digits)) day = IsAsciiDigit(c) ? day * 10 + (c - '0') : 100;
  if (day < 1 || day > 31) return {};
  month.extra = static_cast<uint8_t>(100 + day);
  return month;
}

Lexeme Compound(std::string_view word, size_t hyphen) {
  const std::string_view first = word.substr(0, hyphen);
  const std::string_view rest = word.substr(hyphen + 1);
  const Lexeme head = FindPlain(first);
  if (head.kind == Lex::kPart && head.value == kMid) {
    const Lexeme month = FindPlain(rest);
    return month.kind == Lex::kMonth ? Of(Lex::kMidMonth, month.value) : Lexeme{};
  }
  if (head.kind == Lex::kOrdinal && (rest == "placed" || rest == "place")) return Of(Lex::kCompoundPlace, head.value);
  if (head.kind == Lex::kHalf) {
    const Lexeme unit = FindPlain(rest);
    if (unit.kind == Lex::kUnit && unit.value <= kHour)
      return Of(Lex::kCompoundTime, 0, static_cast<uint8_t>(unit.value));
    return {};
  }
  if (head.kind != Lex::kCardinal) return {};
  if (rest == "year-old" || rest == "years-old") return Of(Lex::kCompoundAge, head.value);
  const size_t next = rest.find('-');
  const Lexeme tail = FindPlain(rest.substr(0, next));
  if (next != std::string_view::npos) {
    // "thirty-seven-year-old"
    if (!IsTens(head) || tail.kind != Lex::kCardinal || tail.value > 9) return {};
    return rest.substr(next + 1) == "year-old" ? Of(Lex::kCompoundAge, head.value + tail.value) : Lexeme{};
  }
  if (IsTens(head) && tail.value > 0 && tail.value < 10 &&
      (tail.kind == Lex::kCardinal || tail.kind == Lex::kOrdinal)) {
    return Of(tail.kind, head.value + tail.value);
  }
  if (IsTens(head) && tail.kind == Lex::kFraction && tail.value < 10)
    return Of(Lex::kFraction, head.value + tail.value);
  const auto numerator = static_cast<uint8_t>(head.value);
  if (tail.kind == Lex::kFraction) return Of(Lex::kFraction, tail.value, numerator);
  if (head.value == 1 && tail.kind == Lex::kOrdinal && tail.value > 2) return Of(Lex::kFraction, tail.value, 1);
  if (tail.kind == Lex::kUnit && tail.value <= kHour) {
    return Of(Lex::kCompoundTime, head.value, static_cast<uint8_t>(tail.value));
  }
  if (rest == "second") return Of(Lex::kCompoundTime, head.value, kSecond);
  return {};
}

}  // namespace

namespace {

Lexeme LookUpSlowly(std::string_view lower) {
  const size_t hyphen = lower.size() < 6 ? std::string_view::npos : lower.find('-');
  if (hyphen != std::string_view::npos && hyphen > 0 && lower != "runner-up" && lower != "runners-up") {
    return Compound(lower, hyphen);
  }
  Lexeme lexeme = FindPlain(lower);
  if (lexeme.kind == Lex::kNone && lower.size() > 3) {
    if (lower.back() == '.') {
      lexeme = Words().Find(lower.substr(0, lower.size() - 1));
      const bool short_form = lexeme.kind == Lex::kMonth || lexeme.kind == Lex::kWeekday || lexeme.kind == Lex::kUnit;
      if (!short_form) lexeme = {};
    } else if (IsAsciiDigit(lower.back())) {
      lexeme = MonthAndDay(lower);
    }
  }
  return lexeme;
}

Lexeme LookUpIn(const Table& table, std::string_view lower) {
  if (IsAsciiDigit(lower[0])) return Of(Lex::kDigits);
  if (lower.size() > 26 || !table.MayBegin(lower)) return {};
  return LookUpSlowly(lower);
}

}  // namespace

Lexeme LookUp(std::string_view lower) { return LookUpIn(Words(), lower); }

std::vector<Lexeme> LookUpAll(const TokenizedText& text) {
  const Table& table = Words();
  std::vector<Lexeme> lexemes(text.tokens.size());
  const std::string_view lower = text.lower;
  for (size_t i = 0; i < lexemes.size(); ++i) {
    const Token& token = text.tokens[i];
    lexemes[i] = LookUpIn(table, lower.substr(token.begin, token.end - token.begin));
  }
  return lexemes;
}

}  // namespace kg::extract
