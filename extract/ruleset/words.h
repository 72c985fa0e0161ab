// How the words of a rule are cut and folded, so that they meet the words of a text.
#ifndef NEWSGRAPH_EXTRACT_RULESET_WORDS_H_
#define NEWSGRAPH_EXTRACT_RULESET_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::extract {

// Lower case, typographic apostrophes, double quotes and hyphens as plain ones: the form of a word in the vocabulary.
std::string FoldWord(std::string_view word);
// Tokens as the tokeniser makes them, folded: "coach's" -> "coach", "'s".
std::vector<std::string> SplitWords(std::string_view text);
// All spellings of a folded word that a text may have: with ' and ’, " and “ ”, - and ‐ ‑.
std::vector<std::string> SpellingsOf(const std::string& folded);
// No letter and no digit: a mark of punctuation or symbol.
bool IsPunctuation(std::string_view word);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_WORDS_H_
