// Nouns for what organizations are: "the company", "the club", "the party", and what their names say of it.
#ifndef NEWSGRAPH_EXTRACT_COREF_THING_NOUNS_H_
#define NEWSGRAPH_EXTRACT_COREF_THING_NOUNS_H_

#include <cstdint>
#include <string_view>

namespace kg::extract::coref {

enum class ThingKind : uint8_t {
  kUnknown,
  kAny,  // "organization", "group", "institution": fits all
  kCompany,
  kTeam,
  kParty,
  kSchool,
  kBand,
  kMedia,
  kBody,
  kCharity,  // federations, agencies, councils, charities
  kSite,     // hospitals, museums, churches
};

// What a noun in lower case says that a thing is; kUnknown for nouns of other things.
ThingKind KindOf(std::string_view noun);
// Of the words of a name: "university", "fc", "inc".
ThingKind KindOfName(std::string_view folded_name);
// The trade that a noun ("insurer") or a word of a firm's name ("Assurance") tells of, by one word for each; "" for
// others.
std::string_view TradeOf(std::string_view word);
// Of the words of a name, the last that tells of one.
std::string_view TradeOfName(std::string_view folded_name);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_THING_NOUNS_H_
