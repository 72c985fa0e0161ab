#include "extract/coref/kin.h"

#include <charconv>

#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr auto kMale = WordSet({"husband",
                                "widower",
                                "father",
                                "dad",
                                "son",
                                "brother",
                                "uncle",
                                "nephew",
                                "king",
                                "prince",
                                "actor",
                                "boy",
                                "man",
                                "gentleman",
                                "grandfather",
                                "grandson",
                                "great-grandfather",
                                "great-grandson",
                                "great-uncle",
                                "great-nephew",
                                "stepson",
                                "duke",
                                "lord",
                                "monk",
                                "father-in-law",
                                "son-in-law",
                                "brother-in-law",
                                "boyfriend",
                                "stepfather",
                                "half-brother",
                                "fiancé",
                                "priest",
                                "groom",
                                "ex-husband",
                                "godfather",
                                "countryman"});
constexpr auto kFemale = WordSet({"wife",
                                  "widow",
                                  "mother",
                                  "mom",
                                  "mum",
                                  "daughter",
                                  "sister",
                                  "aunt",
                                  "niece",
                                  "queen",
                                  "princess",
                                  "actress",
                                  "girl",
                                  "woman",
                                  "grandmother",
                                  "granddaughter",
                                  "great-granddaughter",
                                  "great-grandmother",
                                  "great-aunt",
                                  "great-niece",
                                  "nun",
                                  "duchess",
                                  "stepdaughter",
                                  "mother-in-law",
                                  "daughter-in-law",
                                  "sister-in-law",
                                  "girlfriend",
                                  "stepmother",
                                  "half-sister",
                                  "fiancée",
                                  "bride",
                                  "ex-wife",
                                  "heiress",
                                  "waitress",
                                  "hostess",
                                  "lady",
                                  "godmother"});
constexpr auto kKin = WordSet({"husband",
                               "wife",
                               "widow",
                               "widower",
                               "father",
                               "mother",
                               "dad",
                               "mom",
                               "mum",
                               "son",
                               "daughter",
                               "brother",
                               "sister",
                               "uncle",
                               "aunt",
                               "nephew",
                               "niece",
                               "cousin",
                               "grandfather",
                               "grandmother",
                               "grandson",
                               "granddaughter",
                               "great-grandfather",
                               "great-grandmother",
                               "great-grandson",
                               "great-granddaughter",
                               "great-uncle",
                               "great-aunt",
                               "great-nephew",
                               "great-niece",
                               "father-in-law",
                               "mother-in-law",
                               "son-in-law",
                               "daughter-in-law",
                               "brother-in-law",
                               "sister-in-law",
                               "boyfriend",
                               "girlfriend",
                               "stepfather",
                               "stepmother",
                               "fiancé",
                               "fiancée",
                               "ex-wife",
                               "ex-husband",
                               "half-brother",
                               "half-sister",
                               "partner",
                               "child",
                               "twin",
                               "spouse"});

}  // namespace

Gender Opposite(Gender gender) { return gender == Gender::kMale ? Gender::kFemale : Gender::kMale; }

Gender GenderOfNoun(std::string_view noun) {
  if (kFemale.Has(noun) || noun.ends_with("woman") || noun.starts_with("mother-of-") || noun.starts_with("mum-of-"))
    return Gender::kFemale;
  if (kMale.Has(noun) || noun.ends_with("man") || noun.starts_with("father-of-") || noun.starts_with("dad-of-")) {
    return noun == "german" || noun == "roman" || noun == "norman" || noun == "human" ? Gender::kUnknown
                                                                                      : Gender::kMale;
  }
  return Gender::kUnknown;
}

bool IsKin(std::string_view noun) { return kKin.Has(noun); }

bool IsRelational(std::string_view noun) {
  static constexpr auto kOthers =
      WordSet({"coach",      "trainer",    "manager",    "friend",      "colleague",    "teammate",        "team-mate",
               "agent",      "lawyer",     "boss",       "successor",   "predecessor",  "rival",           "mentor",
               "neighbour",  "neighbor",   "spokesman",  "spokeswoman", "deputy",       "assistant",       "lover",
               "companion",  "teacher",    "client",     "opponent",    "co-founder",   "secretary",       "captain",
               "physio",     "biographer", "accomplice", "landlord",    "employer",     "protege",         "protégé",
               "ex",         "housemate",  "flatmate",   "counterpart", "co-defendant", "co-star",         "co-driver",
               "co-pilot",   "co-author",  "challenger", "understudy",  "running mate", "opposite number", "number",
               "co-accused", "conqueror",  "victim"});
  return IsKin(noun) || kOthers.Has(noun);
}

std::string RelationKey(std::string_view role) {
  if (role.starts_with("assistant") || role.starts_with("former")) return std::string(role);
  if (const size_t space = role.rfind(' '); space != std::string_view::npos) role.remove_prefix(space + 1);
  static constexpr auto kSpouse = WordSet({"wife", "husband", "widow", "widower", "spouse"});
  static constexpr auto kCoach = WordSet({"coach", "trainer", "mentor"});
  if (kSpouse.Has(role)) return "spouse";
  if (kCoach.Has(role)) return "coach";
  if (role == "teammate") return "team-mate";
  return std::string(role);
}

int NumberOf(std::string_view digits) {
  int value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() ? value : -1;
}

}  // namespace kg::extract::coref
