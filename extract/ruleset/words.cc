#include "extract/ruleset/words.h"

#include <algorithm>

#include "extract/text/tokens.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// Plain character and its typographic forms.
struct Variants {
  char plain;
  std::vector<std::string_view> forms;
};
const Variants kVariants[] = {
    {'\'', {"\u2019", "\u2018"}},
    {'"', {"\u201C", "\u201D"}},
    {'-', {"\u2010", "\u2011"}},
};

// "Dr.", "b.": the tokeniser keeps the stop of an abbreviation when it sees what follows; a rule's word stands alone.
bool IsAbbreviation(std::string_view word) {
  if (word.size() < 2 || word.back() != '.' || IsPunctuation(word)) return false;
  for (std::string_view next : {" Ruiz", " 1950"}) {
    const std::string text = std::string(word).append(next);
    const TokenizedText tokens = Tokenize(text);
    if (tokens.Text(0) == word) return true;
  }
  return false;
}

}  // namespace

std::string FoldWord(std::string_view word) {
  std::string out = ToLower(word);
  const bool ascii = std::all_of(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return out;
  for (const Variants& variants : kVariants) {
    for (std::string_view form : variants.forms) {
      for (size_t at = out.find(form); at != std::string::npos; at = out.find(form, at)) {
        out.replace(at, form.size(), 1, variants.plain);
      }
    }
  }
  return out;
}

std::vector<std::string> SplitWords(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view chunk : Split(text, ' ')) {
    chunk = Trim(chunk);
    if (chunk.empty()) continue;
    if (std::all_of(chunk.begin(), chunk.end(), [](char c) { return c >= 'a' && c <= 'z'; })) {
      words.emplace_back(chunk);  // one token, for the tokeniser too
      continue;
    }
    const std::string folded = FoldWord(chunk);
    // What the tokeniser leaves of a contraction is already a token.
    if (folded == "n't" || (folded.size() > 1 && folded.size() <= 3 && folded[0] == '\'' && !IsPunctuation(folded))) {
      words.push_back(folded);
      continue;
    }
    if (IsAbbreviation(chunk)) {
      words.push_back(folded);
      continue;
    }
    const TokenizedText tokens = Tokenize(chunk);
    for (uint32_t i = 0; i < tokens.tokens.size(); ++i) words.push_back(FoldWord(tokens.Text(i)));
  }
  return words;
}

std::vector<std::string> SpellingsOf(const std::string& folded) {
  std::vector<std::string> spellings = {folded};
  for (const Variants& variants : kVariants) {
    if (folded.find(variants.plain) == std::string::npos) continue;
    const size_t count = spellings.size();
    for (size_t i = 0; i < count; ++i) {
      for (std::string_view form : variants.forms) {
        std::string spelling;
        for (char c : spellings[i]) {
          if (c == variants.plain) {
            spelling += form;
          } else {
            spelling += c;
          }
        }
        spellings.push_back(std::move(spelling));
      }
    }
  }
  return spellings;
}

bool IsPunctuation(std::string_view word) {
  for (size_t pos = 0; pos < word.size();) {
    const char32_t c = NextCodePoint(word, &pos);
    if (IsLetter(c) || IsDigit(c)) return false;
  }
  return true;
}

}  // namespace kg::extract
