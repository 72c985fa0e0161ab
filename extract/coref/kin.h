// What nouns for people tell: gender, and which of them name one relation.
#ifndef NEWSGRAPH_EXTRACT_COREF_KIN_H_
#define NEWSGRAPH_EXTRACT_COREF_KIN_H_

#include <string>
#include <string_view>

#include "extract/coref/state.h"

namespace kg::extract::coref {

// "wife", "actress", "spokeswoman", "Dutchman"; in lower case.
Gender GenderOfNoun(std::string_view noun);
Gender Opposite(Gender gender);
// True for "mother", "wife", "uncle".
bool IsKin(std::string_view noun);
// As IsKin, and for whoever else is somebody's: "coach", "colleague".
bool IsRelational(std::string_view noun);
// One word for all that mean the same relation: "spouse" for "wife" and "widower", "coach" for "head coach".
std::string RelationKey(std::string_view role);
// Decimal digits as a number, -1 for anything else.
int NumberOf(std::string_view digits);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_KIN_H_
