#include "extract/text/sentences.h"

#include <algorithm>
#include <array>

#include "extract/text/abbreviations.h"
#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr size_t kMaxWord = 16;

bool IsBullet(char32_t c) {
  return c == U'\u2022' || c == U'\u25AA' || c == U'\u25A0' || c == U'\u25E6' || c == U'\u2023' || c == U'\u25CF';
}

bool IsOpener(char32_t c) {
  return c == U'\u201C' || c == U'\u2018' || c == U'"' || c == U'\'' || c == U'\u00AB' || c == '(' || c == '[';
}

// The word at `pos` in ASCII lower case, at most kMaxWord bytes, written to `buffer`.
std::string_view WordAt(std::string_view text, size_t pos, std::array<char, kMaxWord>* buffer) {
  size_t n = 0;
  while (n < kMaxWord && pos + n < text.size()) {
    const char c = text[pos + n];
    if (!IsAsciiUpper(c) && !IsAsciiLower(c)) break;
    (*buffer)[n++] = IsAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return {buffer->data(), n};
}

}  // namespace

void SentenceSplitter::Restart(bool after_empty_line) {
  if (after_empty_line) double_open_ = single_open_ = false;
  stop_ = Stop::kNone;
  stop_marks_ = 0;
  quote_closed_ = false;
  bullet_ = false;
}

void SentenceSplitter::AddOther(const Piece& piece) {
  if (piece.stop != Stop::kNone) {
    if (bullet_ || IsListNumber(piece.begin)) {
      bullet_ = false;
      return;
    }
    stop_marks_ = stop_ == Stop::kNone ? 1 : stop_marks_ + 1;
    stop_ = stop_ == Stop::kCry ? Stop::kCry : piece.stop;
    quote_closed_ = false;
    if (stop_ == Stop::kStop && stop_marks_ > 1) stop_ = Stop::kEllipsis;
    return;
  }
  const Char c = CharAt(text_, piece.begin);
  if (stop_ != Stop::kNone && !IsCloser(c, piece.begin, piece.space_before)) {
    stop_ = Stop::kNone;
    stop_marks_ = 0;
  }
  bullet_ = piece.first && piece.end - piece.begin <= 3 && piece.shape == Shape::kNumber;
  if (c.cls == CharClass::kMark) {
    AddQuote(c, piece);
  } else {
    last_shape_ = piece.shape;
  }
}

void SentenceSplitter::AddQuote(const Char& c, const Piece& piece) {
  const bool space_after = piece.end >= text_.size() || CharAt(text_, piece.end).cls == CharClass::kSpace;
  const bool before_letter = piece.end < text_.size() && CharAt(text_, piece.end).IsLetter();
  const bool was_open = in_quote();
  switch (c.code) {
    case U'\u201C':
    case U'\u201E':
    case U'\u00AB':
      double_open_ = true;
      break;
    case U'\u201D':
    case U'\u00BB':
      double_open_ = false;
      break;
    case U'"':
      if (double_open_) {
        double_open_ = false;
      } else {
        const bool after_digit = piece.begin > 0 && IsAsciiDigit(text_[piece.begin - 1]);
        double_open_ = !space_after && !after_digit;
      }
      break;
    case U'\u2018':
      single_open_ = before_letter;
      break;
    case U'\'':
    case U'\u2019':
      if (single_open_ && !piece.space_before) {
        single_open_ = false;
      } else if (c.code == U'\'' && piece.space_before && before_letter && stop_ == Stop::kNone) {
        single_open_ = !double_open_;
      }
      break;
    default:
      return;
  }
  quote_closed_ = was_open && !in_quote() && stop_ != Stop::kNone;
}

bool SentenceSplitter::IsCloser(const Char& c, size_t pos, bool space) const {
  if (c.code == U'\u201D' || c.code == U'\u00BB') return true;
  if (space) {
    const bool free = pos + 1 >= text_.size() || CharAt(text_, pos + 1).cls == CharClass::kSpace;
    return c.code == U'"' && double_open_ && free;
  }
  if (c.code == U'"') {
    return double_open_ || pos + 1 >= text_.size() || !CharAt(text_, pos + 1).IsLetter();
  }
  if (c.code == U'\'' || c.code == U'\u2019') {
    const size_t after = pos + c.size;
    return single_open_ || after >= text_.size() || !CharAt(text_, after).IsLetter();
  }
  return c.code == ')' || c.code == ']';
}

bool SentenceSplitter::StarterAt(size_t pos) const {
  std::array<char, kMaxWord> buffer;
  const std::string_view word = WordAt(text_, pos, &buffer);
  const size_t end = pos + word.size();
  const bool initial = word.size() == 1 && end < text_.size() && text_[end] == '.';
  return !initial && IsSentenceStarter(word);
}

// "Acme Corp.", "Bolt Ltd."
bool SentenceSplitter::IsBehindFirm(size_t end) const {
  static constexpr auto kFirms = WordSet({"inc", "ltd", "co", "corp", "llc", "plc", "cos"});
  if (end == 0 || text_[end - 1] != '.') return false;
  size_t begin = end - 1;
  while (begin > 0 && (IsAsciiUpper(text_[begin - 1]) || IsAsciiLower(text_[begin - 1]))) --begin;
  std::array<char, kMaxWord> buffer;
  return kFirms.Has(WordAt(text_, begin, &buffer));
}

// "Holt said", "Eva Holt was": a name or two, then a word in lower case; no title that goes with the firm before it.
bool SentenceSplitter::SubjectAt(size_t pos) const {
  static constexpr auto kTitles =
      WordSet({"chief",   "president", "chairman",  "chairwoman", "chair",    "ceo",           "cfo",      "coo",
               "cto",     "vice",      "executive", "senior",     "managing", "director",      "founder",  "general",
               "inc",     "ltd",       "co",        "corp",       "llc",      "group",         "holdings", "deputy",
               "finance", "head",      "manager",   "analyst",    "board",    "international", "americas"});
  constexpr int kMostNames = 3;
  std::array<char, kMaxWord> buffer;
  for (int words = 0; words <= kMostNames && pos < text_.size(); ++words) {
    const bool lower = IsAsciiLower(text_[pos]);
    const std::string_view word = WordAt(text_, pos, &buffer);
    if (word.empty() || (words == 0 && kTitles.Has(word))) return false;
    if (lower) return words > 0 && word != "of" && word != "and" && word != "for" && word != "the";
    pos += word.size();
    if (pos >= text_.size() || text_[pos] != ' ') return false;
    ++pos;
  }
  return false;
}

// "he asked", "Ruiz said", "Mary Ann Ruiz said": at most four words on.
bool SentenceSplitter::SpeakerAt(size_t pos) const {
  std::array<char, kMaxWord> buffer;
  for (int words = 0; words < 4 && pos < text_.size(); ++words) {
    const std::string_view word = WordAt(text_, pos, &buffer);
    if (word.empty()) return false;
    if (IsSpeechVerb(word)) return true;
    pos += word.size();
    if (pos < text_.size() && text_[pos] == ' ') ++pos;
  }
  return false;
}

// "200m: 1. Vela 20.31, 2. Lenz 20.44": a figure of one or two digits behind a mark, and its full stop at `stop`.
bool SentenceSplitter::IsListNumber(size_t stop) const {
  constexpr size_t kDigits = 2;
  if (text_[stop] != '.') return false;
  size_t at = stop;
  while (at > 0 && stop - at <= kDigits && IsAsciiDigit(text_[at - 1])) --at;
  if (at == stop || stop - at > kDigits || at < 2 || text_[at - 1] != ' ') return false;
  const char mark = text_[at - 2];
  // "She coaches Ana Vela, 19. Vela ...": an age, unless the figure before it stands there as well.
  const bool behind_word = mark == ',' && at > 2 && !IsAsciiDigit(text_[at - 3]) && text_[at - 3] != ')';
  if (behind_word && stop - at == kDigits) {
    constexpr size_t kReach = 80;
    const size_t from = at > kReach ? at - kReach : 0;
    const int figure = (text_[at] - '0') * 10 + (text_[at + 1] - '0');
    const std::string before = std::to_string(figure - 1) + ". ";
    if (text_.substr(from, at - from).find(before) == std::string_view::npos) return false;
  }
  return (mark == ':' || mark == ';' || mark == ',') && stop + 1 < text_.size() && text_[stop + 1] == ' ';
}

// "- Vela won", "2. Vela": a line of a list begins at `pos`.
bool SentenceSplitter::IsListItem(size_t pos) const {
  const Char c = CharAt(text_, pos);
  size_t end = pos + c.size;
  if (c.cls == CharClass::kDigit) {
    while (end < text_.size() && end < pos + 3 && IsAsciiDigit(text_[end])) ++end;
    if (end >= text_.size() || (text_[end] != '.' && text_[end] != ')')) return false;
    ++end;
  } else if (!IsDash(c.code)) {
    return false;
  }
  return end < text_.size() && text_[end] == ' ';
}

bool SentenceSplitter::EndsBeforeOther(size_t end, size_t next) const {
  const std::string_view gap = text_.substr(end, next - end);
  const auto lines = std::count(gap.begin(), gap.end(), '\n');
  if (lines > 1) return true;
  const Char c = CharAt(text_, next);
  if (IsBullet(c.code)) return true;
  if (stop_ == Stop::kNone) {
    return lines == 1 && IsListItem(next);
  }
  if (IsCloser(c, next, !gap.empty())) return false;
  if (c.code == '.' || c.code == '!' || c.code == '?' || c.code == U'\u2026') return false;
  return EndsAfterStop(end, next, c);
}

bool SentenceSplitter::EndsAfterStop(size_t end, size_t next, const Char& c) const {
  const bool glued = end == next;
  const bool opener = IsOpener(c.code);
  if (c.cls == CharClass::kMark && !opener) {
    // Behind a stop only a dash, a currency or the like begins something new.
    return !glued && c.code != ',' && c.code != ';' && c.code != ':' && c.code != '%' && c.code != '/';
  }
  switch (stop_) {
    case Stop::kMayEnd:
      return !glued && ((c.cls == CharClass::kUpper && (StarterAt(next) || (IsBehindFirm(end) && SubjectAt(next)))) ||
                        (opener && c.code != '(' && c.code != '['));
    case Stop::kUnit:
      return !glued && (c.cls == CharClass::kUpper || c.cls == CharClass::kLetter || (opener && c.code != '('));
    default:
      break;
  }
  if (c.cls == CharClass::kLower) return false;
  if (glued) {
    // "word.The", "2019.The", "said."The": but not "Node.Js", "3.A".
    if (c.cls == CharClass::kDigit) return stop_ == Stop::kCry || quote_closed_;
    if (c.cls != CharClass::kUpper) return opener;
    const bool word_follows = next + 1 < text_.size() && (CharAt(text_, next + 1).cls == CharClass::kLower ||
                                                          CharAt(text_, next + 1).cls == CharClass::kSpace);
    return word_follows && (quote_closed_ || last_shape_ != Shape::kMixed);
  }
  if (stop_ == Stop::kCry && quote_closed_ && SpeakerAt(next)) return false;
  return stop_ != Stop::kEllipsis || c.cls == CharClass::kUpper || opener;
}

}  // namespace kg::extract
