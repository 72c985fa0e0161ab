// Names of persons word by word: which forms may be one person's.
#ifndef NEWSGRAPH_EXTRACT_COREF_NAME_FORMS_H_
#define NEWSGRAPH_EXTRACT_COREF_NAME_FORMS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kg::extract::coref {

// A distinct form of a name, with where it stands.
struct NameForms {
  std::vector<std::string> words;  // folded, suffix and nickname off
  std::string suffix;              // "jr", "sr", "ii"
  std::vector<uint32_t> mentions;
  int prose = 0;          // mentions outside headlines
  bool namesake = false;  // the text says that it is another one of that name
  int32_t cluster = -1;
};

NameForms ParseName(std::string_view value);
bool IsInitial(const std::string& word);
// True when `part` is a run of whole words at the start or the end of `whole`.
bool IsEdge(const std::vector<std::string>& part, const std::vector<std::string>& whole);
// "ana maria ruiz" and "ana ruiz", "a ruiz" and "ana ruiz".
bool Compatible(const std::vector<std::string>& a, const std::vector<std::string>& b);
// Two spellings of one word, by a letter or two: "gravais", "gervais"; not "maria" and "mario", nor short words, nor a
// longer surname: "polak", "polaczek".
bool SpellingVariant(const std::string& a, const std::string& b);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_NAME_FORMS_H_
