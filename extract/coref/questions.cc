#include "extract/coref/questions.h"

#include "extract/text/word_set.h"

namespace kg::extract::coref {

// "Tell us about the race.", "Describe your day."
bool IsRequest(const TokenizedText& text, const BlockRange& block) {
  static constexpr auto kRequests = WordSet({"tell", "describe", "talk", "walk", "explain", "name", "give", "take"});
  constexpr uint32_t kLongest = 30;  // tokens
  return kRequests.Has(text.Lower(block.first_token)) && block.last_token - block.first_token <= kLongest;
}

// "What is next?", "What is next? (Ann, Leeds)"
bool IsQuestion(const TokenizedText& text, const BlockRange& block) {
  uint32_t last = block.last_token - 1;
  if (text.Text(last) == ")") {
    while (last > block.first_token && text.Text(last) != "(") --last;
    if (last > block.first_token) --last;
  }
  return text.Text(last) == "?";
}

}  // namespace kg::extract::coref
