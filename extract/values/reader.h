// What a value finder sees of a sentence: its tokens with their lexemes, and what it may assume.
#ifndef NEWSGRAPH_EXTRACT_VALUES_READER_H_
#define NEWSGRAPH_EXTRACT_VALUES_READER_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/chars.h"
#include "extract/text/tokens.h"
#include "extract/values/lexemes.h"

namespace kg::extract {

// How to read what is ambiguous. The defaults are a news reader's.
struct ReadingOptions {
  // Commands and notes rather than news: "4/22" and "9-18-15" are dates, "the 27th" a day, "next Friday" that of the
  // next week, "the day" today; months and weekdays need no capital; bare dates lie in the past whatever the tense.
  bool loose = false;
};

// A token that starts with a digit, taken apart.
struct Digits {
  bool plain = false;   // digits only
  int64_t integer = 0;  // of the leading digits (at most 18)
  double value = 0;     // commas dropped; meaningless with a colon or two stops
  int length = 0;       // of the leading digits
  int colons = 0;
  int stops = 0;
  int commas = 0;
  std::string_view number;  // without the suffix
  std::string_view suffix;  // letters behind, in lower case
};

class Reader {
 public:
  Reader(const TokenizedText& text, const std::vector<Lexeme>& lexemes, const ReadingOptions& options)
      : text_(text), lexemes_(lexemes), options_(options) {}
  void SetSentence(uint32_t index) {
    sentence_ = index;
    begin_ = text_.sentences[index].first_token;
    end_ = text_.sentences[index].last_token;
    digits_token_ = UINT32_MAX;
  }

  uint32_t sentence() const { return sentence_; }
  uint32_t begin() const { return begin_; }
  uint32_t end() const { return end_; }
  bool loose() const { return options_.loose; }
  // Outside the sentence every token is "" and of kind kNone. `i` may be begin() - 1 wrapped around.
  bool In(uint32_t i) const { return i >= begin_ && i < end_; }
  Lexeme At(uint32_t i) const { return In(i) ? lexemes_[i] : Lexeme{}; }
  Lex Kind(uint32_t i) const { return At(i).kind; }
  bool Has(uint32_t i, Lex kind, int value) const { return Kind(i) == kind && At(i).value == value; }
  std::string_view Lower(uint32_t i) const { return In(i) ? text_.Lower(i) : std::string_view(); }
  std::string_view Text(uint32_t i) const { return In(i) ? text_.Text(i) : std::string_view(); }
  bool Is(uint32_t i, std::string_view word) const { return Lower(i) == word; }
  bool IsOneOf(uint32_t i, std::initializer_list<std::string_view> words) const;
  Shape ShapeOf(uint32_t i) const { return In(i) ? text_.tokens[i].shape : Shape::kPunct; }
  // Written with a capital letter.
  bool IsCapital(uint32_t i) const;
  // No white space before token i.
  bool IsGlued(uint32_t i) const { return In(i) && !text_.tokens[i].space_before; }
  // "-", "–", "—".
  bool IsDash(uint32_t i) const;
  // "'", "’", "′".
  bool IsPrime(uint32_t i) const;
  // A dash with no white space on either side.
  bool IsTightDash(uint32_t i) const { return IsDash(i) && IsGlued(i) && IsGlued(i + 1); }
  bool IsPossessive(uint32_t i) const { return Is(i, "'s") || Is(i, "’s"); }
  bool IsWord(uint32_t i) const { return In(i) && ShapeOf(i) != Shape::kPunct && ShapeOf(i) != Shape::kNumber; }
  // A plural noun by its form: lower case, "-s" or "people".
  bool IsPluralNoun(uint32_t i) const;

  // The parts of a token of kind kDigits. Valid until the next call.
  const Digits& ReadDigits(uint32_t i) const {
    if (i != digits_token_) {
      digits_ = TakeApart(i);
      digits_token_ = i;
    }
    return digits_;
  }
  // A whole number of digits only, at most `max`; -1 otherwise.
  int PlainInteger(uint32_t i, int max) const;

  Mention Make(MentionType type, uint32_t first, uint32_t last, std::string value) const;

 private:
  Digits TakeApart(uint32_t i) const;

  const TokenizedText& text_;
  const std::vector<Lexeme>& lexemes_;
  ReadingOptions options_;
  uint32_t sentence_ = 0;
  uint32_t begin_ = 0;
  uint32_t end_ = 0;
  // The last token taken apart: finder after finder asks for the same. A reader belongs to one thread.
  mutable Digits digits_;
  mutable uint32_t digits_token_ = UINT32_MAX;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_VALUES_READER_H_
