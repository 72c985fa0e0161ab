#include "extract/text/abbreviations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace kg::extract {
namespace {

template <size_t N>
constexpr std::array<std::string_view, N> Sorted(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <typename... Words>
constexpr auto List(Words... words) {
  return Sorted(std::array<std::string_view, sizeof...(Words)>{words...});
}

bool In(std::span<const std::string_view> words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

// Titles and ranks: written with a capital.
constexpr auto kBeforeName =
    List("adm", "atty", "brig", "capt", "cllr", "cmdr", "col", "comdr", "cpl", "det", "dr", "drs", "fr", "gen", "gov",
         "hon", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "msgr", "mx", "ofc", "pfc", "pres",
         "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "supt", "ste", "treas");

// Written with a capital, then a number: weekdays, articles of law.
constexpr auto kCapitalBeforeNumber = List("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
                                           "art", "sec", "sect", "ch", "par", "para", "rs", "fig", "figs", "op");
constexpr auto kBeforeNumber = List("no", "nos", "p", "pp", "vol", "vols", "nr", "c", "ca", "tel", "ext");

// Written with a capital: companies, streets, states, months, what follows a name.
constexpr auto kCapitalMayEnd =
    List("inc", "ltd", "co", "cos", "corp", "bros", "jr", "sr", "esq", "st", "sts", "ave", "blvd", "rd", "sq", "mt",
         "mtn", "ft", "pt", "dept", "univ", "assn", "bldg", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
         "sept", "oct", "nov", "dec", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind",
         "kan", "kans", "ky", "la", "md", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn",
         "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ont", "que", "alta", "ph", "eds", "bt", "phd");
constexpr auto kMayEnd =
    List("vs", "v", "al", "approx", "est", "cf", "viz", "incl", "excl", "dept", "govt", "b", "d", "r", "asst", "ret");
constexpr auto kUnits = List("etc", "min", "mins", "secs", "hr", "hrs", "lb", "lbs", "oz", "mph", "sq", "ft");

constexpr auto kStarters =
    List("the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "its", "our", "my",
         "this", "that", "these", "those", "there", "here", "in", "on", "at", "by", "for", "from", "with", "without",
         "after", "before", "when", "while", "as", "if", "although", "though", "since", "because", "but", "and", "or",
         "so", "yet", "however", "meanwhile", "then", "now", "both", "all", "some", "many", "most", "several", "one",
         "two", "three", "what", "who", "whose", "how", "why", "where", "which", "no", "not", "nor", "once", "during",
         "despite", "under", "over", "until", "among", "between", "also", "still", "even", "just", "only", "later",
         "earlier", "today", "yesterday", "each", "every", "another", "such", "perhaps", "according", "about", "it's",
         "he's", "she's", "they're", "we're", "i'm", "nobody", "everyone", "none", "to", "of", "like", "instead",
         "please", "read", "see", "follow", "is", "was", "are", "were", "will", "did", "does", "do", "has", "have");

constexpr auto kTakesLetter =
    List("group", "plan", "vitamin", "class", "grade", "type", "hepatitis", "part", "section", "schedule", "appendix",
         "exhibit", "serie", "series", "pool", "block", "division", "option", "item", "category", "malcolm", "gate",
         "terminal", "hall", "team", "side", "point", "level", "tier", "table", "zone", "room");

constexpr auto kSpeechVerbs =
    List("said", "says", "asked", "asks", "added", "adds", "told", "tells", "replied", "wrote", "writes", "shouted",
         "cried", "explained", "recalled", "joked", "tweeted", "posted", "exclaimed", "wondered", "insisted", "yelled",
         "answered", "remarked", "screamed", "continued", "laughed", "quipped", "declared", "commented", "noted");

constexpr auto kDomains = List("com", "org", "net", "co", "uk", "gov", "edu", "io", "tv", "de", "fr", "au", "ca", "ie",
                               "nz", "za", "ke", "info", "eu", "me", "ai", "us", "html", "php", "pdf", "news", "fm");

}  // namespace

namespace {

// A bit for each list that a word stands in.
enum : uint8_t { kName = 1, kCapitalNumber = 2, kNumber = 4, kCapitalEnd = 8, kEnd = 16, kUnitEnd = 32 };

struct Entry {
  std::string_view word;
  uint8_t lists = 0;
};

constexpr auto kAbbreviations = [] {
  std::array<Entry, kBeforeName.size() + kCapitalBeforeNumber.size() + kBeforeNumber.size() + kCapitalMayEnd.size() +
                        kMayEnd.size() + kUnits.size()>
      entries{};
  size_t n = 0;
  const auto add = [&](const auto& words, uint8_t list) {
    for (const std::string_view word : words) entries[n++] = {word, list};
  };
  add(kBeforeName, kName);
  add(kCapitalBeforeNumber, kCapitalNumber);
  add(kBeforeNumber, kNumber);
  add(kCapitalMayEnd, kCapitalEnd);
  add(kMayEnd, kEnd);
  add(kUnits, kUnitEnd);
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
  return entries;
}();

}  // namespace

Abbreviation AbbreviationOf(std::string_view lower, bool capital) {
  if (lower.size() > 8) return Abbreviation::kNone;
  const auto* entry = std::lower_bound(kAbbreviations.begin(), kAbbreviations.end(), lower,
                                       [](const Entry& e, std::string_view word) { return e.word < word; });
  uint8_t lists = 0;
  for (; entry != kAbbreviations.end() && entry->word == lower; ++entry) lists |= entry->lists;
  if (capital && (lists & kName) != 0) return Abbreviation::kBeforeName;
  if (capital && (lists & kCapitalEnd) != 0) return Abbreviation::kMayEnd;
  if ((capital && (lists & kCapitalNumber) != 0) || (lists & kNumber) != 0) return Abbreviation::kBeforeNumber;
  if ((lists & kEnd) != 0) return Abbreviation::kMayEnd;
  return (lists & kUnitEnd) != 0 ? Abbreviation::kUnit : Abbreviation::kNone;
}

bool IsSentenceStarter(std::string_view lower) { return In(kStarters, lower); }

bool TakesLetter(std::string_view lower) { return In(kTakesLetter, lower); }

bool IsSpeechVerb(std::string_view lower) { return In(kSpeechVerbs, lower); }

bool IsTopLevelDomain(std::string_view lower) { return In(kDomains, lower); }

}  // namespace kg::extract
