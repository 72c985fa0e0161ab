#include "extract/text/scanner.h"

#include <algorithm>
#include <array>

#include "extract/text/abbreviations.h"
#include "extract/text/word_set.h"

namespace kg::extract {

// A word as far as it is read.
struct Scanner::Word {
  size_t end = 0;
  uint32_t letters = 0;
  uint32_t upper = 0;
  uint32_t lower = 0;
  bool first_upper = false;
  uint32_t since_hyphen = 0;  // letters
  bool digits = false;
  bool clitic = false;  // ended before "n't"

  void Count(const Char& c) {
    if (letters == 0) first_upper = c.cls == CharClass::kUpper;
    ++letters;
    ++since_hyphen;
    upper += c.cls == CharClass::kUpper ? 1u : 0u;
    lower += c.cls == CharClass::kLower ? 1u : 0u;
    end += c.size;
  }
  Shape shape() const {
    if (upper + lower == 0) return Shape::kOther;
    if (letters == 1 && upper == 1 && !digits) return Shape::kInitial;
    if (digits) return upper == 0 ? Shape::kLower : Shape::kMixed;
    if (upper == 0) return Shape::kLower;
    if (lower == 0) return Shape::kUpper;
    return first_upper && upper == 1 ? Shape::kTitle : Shape::kMixed;
  }
};

namespace {

// The common case on its own, for speed.
template <typename Word>
inline void TakeAsciiLetters(std::string_view text, Word* word) {
  const size_t begin = word->end;
  size_t pos = begin;
  uint32_t upper = 0;
  while (pos < text.size()) {
    const char c = text[pos];
    const uint32_t is_upper = IsAsciiUpper(c) ? 1 : 0;
    if (is_upper == 0 && !IsAsciiLower(c)) break;
    upper += is_upper;
    ++pos;
  }
  if (pos == begin) return;
  const auto count = static_cast<uint32_t>(pos - begin);
  if (word->letters == 0) word->first_upper = IsAsciiUpper(text[begin]);
  word->letters += count;
  word->since_hyphen += count;
  word->upper += upper;
  word->lower += count - upper;
  word->end = pos;
}

}  // namespace

size_t Scanner::SkipSpaces(size_t pos) const {
  while (pos < text_.size()) {
    const Char c = CharAt(text_, pos);
    if (c.cls != CharClass::kSpace) break;
    pos += c.size;
  }
  return pos;
}

bool Scanner::IsWordAt(size_t pos) const { return pos < text_.size() && CharAt(text_, pos).IsLetter(); }

Scanner::Result Scanner::Next(size_t start, const Context& context) {
  const Char c = CharAt(text_, start);
  if (c.cls == CharClass::kDigit) return ScanNumber(start);
  if (c.cls == CharClass::kMark) return ScanMark(start, c, context);
  return ScanWord(start, context);
}

Scanner::Result Scanner::ScanWord(size_t start, const Context& context) {
  Word word;
  word.end = start;
  // "33-year-old" is five tokens, "long-distance" one.
  const bool after_number =
      start >= 2 && IsHyphen(static_cast<uint8_t>(text_[start - 1])) && IsAsciiDigit(text_[start - 2]);
  while (true) {
    TakeAsciiLetters(text_, &word);
    if (word.end >= text_.size()) break;
    const Char c = CharAt(text_, word.end);
    if (c.IsLetter()) {
      if (c.size > 1) LowerInPlace(c, lower_.data() + word.end);
      word.Count(c);
    } else if (c.cls == CharClass::kDigit) {
      word.digits = true;
      ++word.end;
    } else if (IsApostrophe(c.code)) {
      if (!TakeApostrophe(c, &word)) break;
    } else if (IsHyphen(c.code)) {
      if (after_number || !TakeHyphen(c, word)) break;
      word.end += c.size;
      word.since_hyphen = 0;
    } else if (c.code == '&' && word.lower == 0 && word.letters <= 3 && IsAsciiUpper(At(word.end + 1))) {
      ++word.end;
    } else {
      break;
    }
  }
  if (At(word.end) == '.' && !word.clitic) {
    const Stop stop = TakeFullStop(start, context, &word);
    return {word.end, word.shape(), stop};
  }
  if (At(word.end) == ':' && text_.substr(word.end, 3) == "://") {
    while (word.end < text_.size() && CharAt(text_, word.end).cls != CharClass::kSpace) {
      word.end += CharAt(text_, word.end).size;
    }
    return {word.end, Shape::kMixed, Stop::kNone};
  }
  return {word.end, word.shape(), Stop::kNone};
}

size_t Scanner::CliticEnd(size_t pos) const {
  static constexpr std::array<std::string_view, 6> kClitics = {"s", "ll", "re", "ve", "d", "m"};
  size_t end = pos;
  while (end < text_.size() && end < pos + 2 && (IsAsciiLower(lower_[end]))) ++end;
  if (end < text_.size()) {
    const Char next = CharAt(text_, end);
    if (next.IsLetter() || next.cls == CharClass::kDigit) return 0;
  }
  const std::string_view suffix = Lower(pos, end);
  return std::find(kClitics.begin(), kClitics.end(), suffix) != kClitics.end() ? end : 0;
}

bool Scanner::TakeApostrophe(const Char& c, Word* word) const {
  const size_t next = word->end + c.size;
  if (!IsWordAt(next) || CliticEnd(next) != 0) return false;
  const bool is_t = lower_[next] == 't' && !IsWordAt(next + 1);
  if (is_t && word->letters > 1 && lower_[word->end - 1] == 'n') {
    --word->end;
    --word->letters;
    (text_[word->end] == 'n' ? word->lower : word->upper) -= 1;
    word->clitic = true;
    return false;
  }
  word->end = next;
  return true;
}

bool Scanner::TakeHyphen(const Char& c, const Word& word) const {
  // "ex-Oslo striker": the name behind is one of its own.
  const std::string_view so_far = Lower(0, word.end);
  const bool former =
      word.letters == 2 && so_far.ends_with("ex") && CharAt(text_, word.end + c.size).cls == CharClass::kUpper;
  if (former) return false;
  const bool after_letter = word.end > 0 && !IsAsciiDigit(text_[word.end - 1]);
  return after_letter && IsWordAt(word.end + c.size);
}

Stop Scanner::TakeFullStop(size_t start, const Context& context, Word* word) {
  const size_t stop = word->end;
  if (word->since_hyphen == 1 && !word->digits) {
    if (TakeAcronym(start, word)) {
      const bool is_time = Lower(start, word->end) == "a.m." || Lower(start, word->end) == "p.m.";
      return is_time ? Stop::kUnit : Stop::kMayEnd;
    }
    if (word->letters == 1 && word->upper == 1) {
      if (!IsInitial(start, stop, context)) return Stop::kNone;
      ++word->end;
      return Stop::kNone;
    }
  }
  if (TakeDegree(start, word)) return Stop::kMayEnd;
  if (TakeDomain(start, word)) return Stop::kNone;
  const Abbreviation kind = AbbreviationOf(Lower(start, stop), word->first_upper);
  if (kind == Abbreviation::kNone) return Stop::kNone;
  const size_t next = SkipSpace(stop + 1);
  if (next >= text_.size()) return Stop::kNone;
  const Char c = CharAt(text_, next);
  switch (kind) {
    case Abbreviation::kBeforeName:
      if (!c.IsLetter()) return Stop::kNone;
      ++word->end;
      return Stop::kNone;
    case Abbreviation::kBeforeNumber:
      if (c.cls != CharClass::kDigit && c.code != ',' && c.code != '#') return Stop::kNone;
      ++word->end;
      return Stop::kNone;
    case Abbreviation::kMayEnd:
      ++word->end;
      return Stop::kMayEnd;
    default:
      ++word->end;
      return Stop::kUnit;
  }
}

// "U.S.", "a.m.", "U.S.A": letters one by one, each with its stop, two at least.
bool Scanner::TakeAcronym(size_t start, Word* word) const {
  size_t end = word->end + 1;
  uint32_t pairs = 1;
  while (IsWordAt(end)) {
    const Char c = CharAt(text_, end);
    if (At(end + c.size) != '.') {
      const bool last = !IsWordAt(end + c.size) && pairs >= 2;
      if (last) end += c.size;
      break;
    }
    end += c.size + 1u;
    ++pairs;
  }
  if (pairs < 2) return false;
  word->end = end;
  word->letters += pairs - 1;
  if (CharAt(text_, start).cls == CharClass::kUpper) word->upper += pairs - 1;
  return true;
}

// "Ph.D.", "Ed.D", "LL.B.": a short word and a letter, each with its stop.
bool Scanner::TakeDegree(size_t start, Word* word) const {
  static constexpr auto kFields = WordSet({"ph", "ed", "psy", "ll", "pharm", "litt", "th"});
  const size_t letter = word->end + 1;
  if (!kFields.Has(Lower(start, word->end)) || letter >= text_.size()) return false;
  if (text_[letter] != 'D' && text_[letter] != 'B' && text_[letter] != 'M') return false;
  if (IsWordAt(letter + 1)) return false;
  word->end = letter + (At(letter + 1) == '.' ? 2 : 1);
  return true;
}

bool Scanner::TakeDomain(size_t start, Word* word) const {
  size_t end = word->end;
  if (!IsWordAt(end + 1)) return false;
  if (Lower(start, end) == "www") {
    while (end < text_.size() && CharAt(text_, end).cls != CharClass::kSpace) end += CharAt(text_, end).size;
    while (end > word->end && (text_[end - 1] == '.' || text_[end - 1] == ',')) --end;
    word->end = end;
    return true;
  }
  bool found = false;
  for (int labels = 0; labels < 3 && At(end) == '.'; ++labels) {
    size_t label = end + 1;
    while (label < text_.size() && label < end + 6 && IsAsciiLower(lower_[label])) ++label;
    if (!IsTopLevelDomain(Lower(end + 1, label)) || (label < text_.size() && CharAt(text_, label).IsLetter())) break;
    end = label;
    found = true;
  }
  if (found) word->end = end;
  return found;
}

// At `pos` begins a short name in quotation marks or brackets, and a capital follows: James D. "Jim" Abara.
bool Scanner::IsNickname(size_t pos) const {
  constexpr size_t kLongest = 16;
  const Char open = CharAt(text_, pos);
  if (open.code != '"' && open.code != U'\u201C' && open.code != '(') return false;
  size_t end = pos + open.size;
  if (end >= text_.size() || CharAt(text_, end).cls != CharClass::kUpper) return false;
  while (end < text_.size() && end < pos + kLongest && CharAt(text_, end).IsLetter()) end += CharAt(text_, end).size;
  if (end >= text_.size()) return false;
  const Char close = CharAt(text_, end);
  if (close.code != '"' && close.code != U'\u201D' && close.code != ')') return false;
  const size_t behind = end + close.size;
  return At(behind) == ' ' && behind + 1 < text_.size() && CharAt(text_, behind + 1).cls == CharClass::kUpper;
}

// The B of "A and B", not that of "Ana Ruiz and B. Lenz".
bool Scanner::FollowsLetterAnd(size_t start) const {
  const auto skip_back = [this](size_t at, bool space) {
    while (at > 0 && (text_[at - 1] == ' ') == space) --at;
    return at;
  };
  const size_t link = skip_back(skip_back(start, true), false);
  const size_t before = skip_back(link, true);
  return before > 0 && before - skip_back(before, false) == 1;
}

bool Scanner::IsInitial(size_t start, size_t stop, const Context& context) const {
  const size_t next = SkipSpace(stop + 1);
  if (next >= text_.size()) return false;
  const Char c = CharAt(text_, next);
  const bool takes_letter =
      context.lower == "and" || context.lower == "than" ? FollowsLetterAnd(start) : TakesLetter(context.lower);
  if (takes_letter && !(c.cls == CharClass::kLower)) return false;
  if (c.cls != CharClass::kUpper) {
    return c.IsLetter() || c.code == ',' || IsHyphen(c.code) || IsNickname(next);
  }
  size_t end = next;
  while (end < text_.size() && end < next + 12 && IsAsciiLower(lower_[end])) ++end;
  if (end == next + 1 && At(end) == '.') return true;
  if (IsSentenceStarter(Lower(next, end))) return false;
  const bool after_name = context.shape == Shape::kTitle || context.shape == Shape::kInitial;
  // "chief executive I. Brell": the pronoun stands behind no such word.
  static constexpr std::array<std::string_view, 14> kPosts = {
      "executive", "president",  "minister",  "director",  "coach",   "manager", "captain",
      "chairman",  "chairwoman", "secretary", "professor", "founder", "mayor",   "by"};
  return text_[start] != 'I' || after_name || std::find(kPosts.begin(), kPosts.end(), context.lower) != kPosts.end();
}

Scanner::Result Scanner::ScanNumber(size_t start) {
  size_t end = start;
  bool colon = false;
  const auto digits = [&](size_t pos) {
    while (IsAsciiDigit(At(pos))) ++pos;
    return pos;
  };
  end = digits(start);
  while (true) {
    const char c = At(end);
    if (!IsAsciiDigit(At(end + 1))) break;
    const size_t next = digits(end + 1);
    const size_t length = next - end - 1;
    if (c == ':') {
      colon = true;
    } else if (c == ',') {
      const bool thousands =
          length == 3 && !colon && (end - start <= 3 || text_[end - 4] == ',' || text_[end - 3] == ',');
      const bool fraction = colon && length <= 2;
      // "12,34,567"
      const bool lakh = length == 2 && !colon && end - start <= 2 && At(next) == ',' && digits(next + 1) == next + 4;
      if (!thousands && !fraction && !lakh) break;
    } else if (c != '.') {
      break;
    }
    end = next;
  }
  while (end < text_.size()) {
    const Char c = CharAt(text_, end);
    if (!c.IsLetter() && c.cls != CharClass::kDigit) break;
    if (c.size > 1) LowerInPlace(c, lower_.data() + end);
    end += c.size;
  }
  return {end, Shape::kNumber, Stop::kNone};
}

Scanner::Result Scanner::ScanMark(size_t start, const Char& c, const Context& context) {
  const size_t end = start + c.size;
  switch (c.code) {
    case '.':
      return {end, Shape::kPunct, IsAsciiDigit(At(end)) ? Stop::kNone : Stop::kStop};
    case '!':
    case '?':
    case U'\u203C':
    case U'\u2049':
      return {end, Shape::kPunct, Stop::kCry};
    case U'\u2026':
      return {end, Shape::kPunct, Stop::kEllipsis};
    default:
      break;
  }
  if (IsApostrophe(c.code) && !context.space_before && !context.lower.empty()) {
    if (const size_t clitic = CliticEnd(end); clitic != 0) return {clitic, Shape::kLower, Stop::kNone};
  }
  return {end, Shape::kPunct, Stop::kNone};
}

}  // namespace kg::extract
