#include "extract/claims/relative_clauses.h"

#include <string_view>

#include "extract/text/word_set.h"

namespace kg::extract {

bool IsAside(const TokenizedText& text, uint32_t relative) {
  const std::string_view word = text.Lower(relative);
  return relative > 0 && (word == "who" || word == "which") && text.Lower(relative - 1) == ",";
}

uint32_t AsideEnd(const TokenizedText& text, uint32_t relative, uint32_t last) {
  static constexpr auto kVerbs =
      WordSet({"was",  "is",   "were",  "are",  "has",   "had",   "became", "won",   "beat", "lost", "left",  "took",
               "ran",  "came", "went",  "got",  "made",  "met",   "led",    "grew",  "held", "said", "told",  "gave",
               "sold", "sat",  "began", "rose", "spent", "wrote", "taught", "built", "set",  "kept", "bought"});
  static constexpr auto kNoVerbs = WordSet({"as", "his", "its", "this", "perhaps", "besides", "plus", "sometimes",
                                            "always", "indeed", "based", "unless", "across", "towards"});
  constexpr uint32_t kClauseTokens = 3;
  if (!IsAside(text, relative)) return relative;
  for (uint32_t t = relative + kClauseTokens; t + 1 < last; ++t) {
    if (text.Text(t) != ",") continue;
    const std::string_view word = text.Lower(t + 1);
    const bool inflected = text.tokens[t + 1].shape == Shape::kLower && !kNoVerbs.Has(word) &&
                           (word.ends_with("ed") || (word.ends_with("s") && !word.ends_with("ss")));
    const std::string_view next = t + 2 < last ? text.Lower(t + 2) : std::string_view();
    if ((kVerbs.Has(word) || inflected) && next != "," && next != "or") return t + 1;
  }
  return relative;
}

}  // namespace kg::extract
