#include "tools/eval/names.h"

#include <algorithm>
#include <set>

#include "graph/model/text.h"

namespace kg::eval {
namespace {

using Words = std::vector<std::string>;
using WordSet = std::set<std::string, std::less<>>;

bool IsIn(const WordSet& set, const std::string& word) { return set.contains(word); }

// Before a person's name.
const WordSet& Titles() {
  static const WordSet words = {"mr",      "mrs",       "ms",      "miss",     "sir",  "dame",      "lord",
                                "lady",    "dr",        "prof",    "rev",      "st",   "saint",     "pope",
                                "king",    "queen",     "prince",  "princess", "sen",  "rep",       "gov",
                                "senator", "president", "gen",     "col",      "capt", "professor", "governor",
                                "general", "colonel",   "captain", "reverend", "coach"};
  return words;
}

// Behind a person's name.
const WordSet& Suffixes() {
  static const WordSet words = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "cbe", "mbe", "obe"};
  return words;
}

// What a firm, party or club may be called with or without.
const WordSet& LegalForms() {
  static const WordSet words = {"inc",   "corp", "corporation", "co",    "company", "ltd",     "limited",
                                "llc",   "plc",  "gmbh",        "ag",    "sa",      "nv",      "bv",
                                "group", "fc",   "club",        "party", "team",    "holdings"};
  return words;
}

// A word that alone names nothing.
const WordSet& GenericWords() {
  static const WordSet words = {"the",      "and",        "of",        "new",        "north",       "south",
                                "east",     "west",       "united",    "state",      "national",    "international",
                                "american", "city",       "county",    "government", "ministry",    "army",
                                "council",  "department", "committee", "commission", "university",  "college",
                                "school",   "church",     "hospital",  "institute",  "association", "foundation",
                                "society",  "bank",       "club"};
  return words;
}

bool IsWordCharacter(char32_t c) { return IsLetter(c) || IsDigit(c) || c == U'_'; }
bool IsAsciiLetter(char c) { return c >= 'a' && c <= 'z'; }
bool IsAsciiWord(char c) { return IsAsciiLetter(c) || (c >= '0' && c <= '9') || c == '_'; }

// Drops "'s" where a word ends, and the full stops within "u.s.".
std::string DropMarksInWords(const std::string& text) {
  std::string out;
  const auto at = [&text](size_t i) { return i < text.size() ? text[i] : ' '; };
  const auto is_word = [&](size_t i) { return IsAsciiWord(at(i)) || static_cast<unsigned char>(at(i)) >= 0x80; };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'' && at(i + 1) == 's' && !is_word(i + 2)) {
      ++i;
      continue;
    }
    const bool one_letter_before = i > 0 && IsAsciiLetter(text[i - 1]) && (i == 1 || !is_word(i - 2));
    if (text[i] == '.' && one_letter_before && IsAsciiLetter(at(i + 1)) && !is_word(i + 2)) continue;
    if (text[i] == '&') {
      out += " and ";
      continue;
    }
    out += text[i];
  }
  return out;
}

Words SplitWords(const std::string& key) {
  Words words;
  for (const std::string_view word : Split(key, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

Words Without(const WordSet& dropped, const Words& words) {
  Words kept;
  for (const std::string& word : words) {
    if (!IsIn(dropped, word)) kept.push_back(word);
  }
  return kept.empty() ? words : kept;
}

Words PersonWords(Words words) {
  while (words.size() > 1 && IsIn(Titles(), words.front())) words.erase(words.begin());
  while (words.size() > 1 && IsIn(Suffixes(), words.back())) words.pop_back();
  return words;
}

}  // namespace

std::string KeyOf(std::string_view text) {
  const std::string folded = DropMarksInWords(FoldName(text));
  std::string key;
  for (size_t pos = 0; pos < folded.size();) {
    const char32_t c = NextCodePoint(folded, &pos);
    if (IsWordCharacter(c)) {
      AppendCodePoint(c, &key);
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  for (const std::string_view article : {"the ", "an ", "a "}) {
    if (key.starts_with(article)) return key.substr(article.size());
  }
  return key;
}

Name MakeName(std::string_view text) {
  Name name;
  name.text = text;
  name.key = KeyOf(text);
  name.words = SplitWords(name.key);
  name.person = PersonWords(name.words);
  name.thing = Without(LegalForms(), name.words);
  return name;
}

bool IsRunOfOther(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return false;
  const Words& shorter = a.size() <= b.size() ? a : b;
  const Words& longer = a.size() <= b.size() ? b : a;
  return std::search(longer.begin(), longer.end(), shorter.begin(), shorter.end()) != longer.end();
}

bool MayBeSamePerson(const Name& a, const Name& b) {
  if (a.person == b.person) return !a.text.empty();
  if (a.person.empty() || b.person.empty()) return false;
  const Words& shorter = a.person.size() <= b.person.size() ? a.person : b.person;
  const Words& longer = a.person.size() <= b.person.size() ? b.person : a.person;
  return shorter.back() == longer.back() && std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
           return std::find(longer.begin(), longer.end(), word) != longer.end();
         });
}

bool MayBeSameThing(const Name& a, const Name& b) {
  if (a.words.empty() || b.words.empty()) return false;
  if (a.words == b.words || a.thing == b.thing) return true;
  const Words& shorter = a.thing.size() <= b.thing.size() ? a.thing : b.thing;
  if (shorter.size() == 1 && (shorter[0].size() < 3 || IsIn(GenericWords(), shorter[0]))) return false;
  return IsRunOfOther(a.thing, b.thing);
}

}  // namespace kg::eval
