#include "query/shell/complete_query.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "graph/model/text.h"
#include "query/export/slice.h"
#include "query/view/properties.h"

namespace kg::query {
namespace {

constexpr size_t kMostNames = 40;
constexpr size_t kFewestLetters = 2;

constexpr std::array<std::string_view, 44> kKeywords = {
    "ALL",      "AND",   "ANY",   "AS",         "ASC",      "ASCENDING", "BY",     "CALL", "CASE",
    "CONTAINS", "COUNT", "DESC",  "DESCENDING", "DISTINCT", "ELSE",      "END",    "ENDS", "EXISTS",
    "EXPLAIN",  "FALSE", "IN",    "IS",         "LIMIT",    "MATCH",     "NONE",   "NOT",  "NULL",
    "OPTIONAL", "OR",    "ORDER", "PROFILE",    "RETURN",   "SHORTEST",  "SINGLE", "SKIP", "STARTS",
    "THEN",     "TRUE",  "UNION", "UNWIND",     "WHEN",     "WHERE",     "WITH",   "YIELD"};
constexpr std::array<std::string_view, 7> kLabels = {"Article", "Claim", "Event", "Organization",
                                                     "Person",  "Place", "Team"};
constexpr std::array<std::string_view, 7> kProcedures = {"claims",   "components", "conflicts", "facts",
                                                         "pagerank", "paths",      "timeline"};

bool IsWordCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// What the cursor stands in.
struct Place {
  size_t word = 0;   // where the word begins; behind the mark where a quote is open
  char quote = 0;    // the quote that is open
  char bracket = 0;  // the innermost bracket that is open
};

Place PlaceOf(std::string_view line) {
  Place place;
  std::string open;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (place.quote != 0) {
      if (c == place.quote) place.quote = 0;
      continue;
    }
    if (c == '"' || c == '\'') {
      place.quote = c;
      place.word = i + 1;
    }
    if (c == '(' || c == '[' || c == '{') open.push_back(c);
    if ((c == ')' || c == ']' || c == '}') && !open.empty()) open.pop_back();
  }
  place.bracket = open.empty() ? '\0' : open.back();
  if (place.quote == 0) {
    place.word = line.size();
    while (place.word > 0 && IsWordCharacter(line[place.word - 1])) --place.word;
  }
  return place;
}

bool BeginsWith(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
         });
}

// Behind "kg.", as the procedures begin.
bool IsProcedure(std::string_view before) {
  return before.ends_with("kg.") && (before.size() == 3 || !IsWordCharacter(before[before.size() - 4]));
}

// Behind the bracket of a map or a comma in it.
bool IsKey(std::string_view before) {
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  return before.ends_with('{') || before.ends_with(',');
}

template <typename Texts>
void AddBeginning(const Texts& texts, std::string_view prefix, std::vector<std::string>* out) {
  for (const auto& text : texts) {
    if (BeginsWith(text, prefix)) out->emplace_back(text);
  }
}

std::vector<std::string> RelationshipTypes(const graph::Reader& reader) {
  std::vector<std::string> types = {"ABOUT", "IN"};  // of claims
  for (const auto& [predicate, count] : reader.Stats().claims_by_predicate) {
    types.push_back(RelationshipType(predicate));
  }
  return types;
}

}  // namespace

std::vector<std::string> NamesBeginning(const graph::Reader& reader, std::string_view prefix) {
  std::vector<std::string> names;
  if (FoldName(prefix).size() < kFewestLetters) return names;
  for (const auto& [folded, id] : reader.FindByPrefix(prefix, kMostNames)) {
    const Result<graph::Entity> entity = reader.DescribeEntity(id);
    if (entity.ok()) names.push_back(entity->name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Completion CompleteQuery(const graph::Reader& reader, std::string_view line) {
  const Place place = PlaceOf(line);
  Completion completion;
  completion.begin = place.word;
  const std::string_view word = line.substr(place.word);
  if (place.quote != 0) {
    for (const std::string& name : NamesBeginning(reader, word)) {
      // A name that holds the quote itself would need an escape.
      if (name.find(place.quote) == std::string::npos) completion.texts.push_back(name + place.quote);
    }
    return completion;
  }
  const char before = place.word > 0 ? line[place.word - 1] : '\0';
  if (before == ':' || before == '|') {
    if (place.bracket != '[') AddBeginning(kLabels, word, &completion.texts);
    if (place.bracket != '(') AddBeginning(RelationshipTypes(reader), word, &completion.texts);
  } else if (before == '.' && IsProcedure(line.substr(0, place.word))) {
    AddBeginning(kProcedures, word, &completion.texts);
  } else if (before == '.' || (place.bracket == '{' && IsKey(line.substr(0, place.word)))) {
    AddBeginning(KnownPropertyKeys(), word, &completion.texts);
  } else if (!word.empty()) {
    AddBeginning(kKeywords, word, &completion.texts);
  }
  std::sort(completion.texts.begin(), completion.texts.end());
  return completion;
}

}  // namespace kg::query
