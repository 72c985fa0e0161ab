// Names as a measurement compares them: folded, and cut into words.
#ifndef NEWSGRAPH_TOOLS_EVAL_NAMES_H_
#define NEWSGRAPH_TOOLS_EVAL_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::eval {

// A name or value in the forms that comparing needs, made once.
struct Name {
  std::string text;                 // as it stands
  std::string key;                  // see KeyOf
  std::vector<std::string> words;   // of the key
  std::vector<std::string> person;  // without titles in front and suffixes behind: "Dr. Ana Ruiz Jr" is ana, ruiz
  std::vector<std::string> thing;   // without legal forms and the like: "Vantoro Ltd" is vantoro
};

// Case, diacritics and punctuation folded; no possessive 's, "&" is "and", "U.S." is "us", no article in front.
std::string KeyOf(std::string_view text);
Name MakeName(std::string_view text);

// The same person by containment: the last words agree, and the shorter name's words are among the longer's.
bool MayBeSamePerson(const Name& a, const Name& b);
// The same place, organization, event or text by containment: the shorter is a run of the longer's words, and says more
// than "city" or "university".
bool MayBeSameThing(const Name& a, const Name& b);
// True when the words of one are a run of the other's; false when one has none.
bool IsRunOfOther(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_NAMES_H_
