// Words that keep their full stop, and words that often begin a sentence: what the sentence splitter goes by.
#ifndef NEWSGRAPH_EXTRACT_TEXT_ABBREVIATIONS_H_
#define NEWSGRAPH_EXTRACT_TEXT_ABBREVIATIONS_H_

#include <string_view>

namespace kg::extract {

enum class Abbreviation {
  kNone,
  kBeforeName,    // "Dr.", "Mrs.", "Sen.": never ends a sentence
  kBeforeNumber,  // "No.", "pp.", "Sat.": an abbreviation only before a digit (or a comma)
  kMayEnd,        // "Inc.", "Jr.", "Calif.", "vs.": ends a sentence when a word follows that begins one
  kUnit,          // "etc.", "min.", "lbs.": ends a sentence when a capital letter follows
};

// `lower`: the word without its stop, in lower case; `capital`: it is written with a capital letter.
Abbreviation AbbreviationOf(std::string_view lower, bool capital);

// "the", "he", "in", "but" ...: with a capital letter after a stop these begin a sentence, and are no names.
bool IsSentenceStarter(std::string_view lower);

// "group", "plan", "vitamin" ...: a capital letter behind one is no initial ("Plan B. Nobody came").
bool TakesLetter(std::string_view lower);

// "said", "asked", "added" ...: a question or cry in quotation marks goes on with its speaker.
bool IsSpeechVerb(std::string_view lower);

// "com", "org", "uk" ...
bool IsTopLevelDomain(std::string_view lower);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_ABBREVIATIONS_H_
