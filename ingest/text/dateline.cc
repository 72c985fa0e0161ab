#include "ingest/text/dateline.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongest = 90;

// Where the dash behind a dateline begins and ends.
bool FindDash(std::string_view text, size_t* begin, size_t* end) {
  static constexpr std::array<std::string_view, 8> kDashes = {
      " \xE2\x80\x94 ", " \xE2\x80\x93 ", " -- ", " - ", "\xE2\x80\x94", " \xE2\x80\x94", " --", ") \xE2\x80\x93"};
  *begin = std::string_view::npos;
  for (const std::string_view dash : kDashes) {
    const size_t at = text.substr(0, kLongest).find(dash);
    if (at != std::string_view::npos && at < *begin) {
      *begin = dash[0] == ')' ? at + 1 : at;
      *end = at + dash.size();
    }
  }
  return *begin != std::string_view::npos;
}

bool IsAllCaps(std::string_view word) {
  size_t letters = 0;
  for (size_t pos = 0; pos < word.size();) {
    const char32_t c = NextCodePoint(word, &pos);
    if (IsLower(c)) return false;
    letters += IsUpper(c);
  }
  return letters >= 2;
}

bool IsMonthOrDay(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  return MonthOf(word) != 0 ||
         std::any_of(kDays.begin(), kDays.end(), [&](std::string_view day) { return EqualsNoCase(word, day); });
}

bool IsNumberWord(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  return !word.empty() && std::all_of(word.begin(), word.end(), IsAsciiDigit);
}

// Words of places' names by which two words are told from a person's name.
bool OpensPlace(std::string_view word) {
  static constexpr std::array<std::string_view, 36> kWords = {
      "new",   "san",  "santa", "st",    "st.",  "saint",  "são",    "los", "las",   "el",  "la",  "le",
      "port",  "fort", "cape",  "kuala", "rio",  "buenos", "hong",   "tel", "addis", "den", "the", "north",
      "south", "east", "west",  "great", "lake", "mount",  "nizhny", "bad", "ho",    "abu", "al",  "dar"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) { return EqualsNoCase(word, known); });
}

// What pages write before their dates.
bool IsLabel(std::string_view word) {
  while (word.ends_with(',') || word.ends_with(':')) word.remove_suffix(1);
  static constexpr std::array<std::string_view, 24> kWords = {
      "news",  "sport",  "sports",  "business", "politics", "opinion",   "culture", "world",
      "local", "health", "science", "features", "comment",  "published", "updated", "posted",
      "last",  "date",   "written", "filed",    "added",    "created",   "issued",  "by"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) { return EqualsNoCase(word, known); });
}

}  // namespace

std::string PlaceBeforeDate(std::string_view line) {
  constexpr size_t kMostWords = 5;
  const auto found = FindFullDate(line);
  if (!found || found->begin == 0 || found->begin > kLongest) return "";
  std::string_view head = Trim(line.substr(0, found->begin));
  if (!head.ends_with(',')) return "";
  std::vector<std::string_view> words = WordsOf(head);
  if (!words.empty() && IsMonthOrDay(words.back())) {  // "Oslo, Friday, 3 May 2024"
    head = Trim(line.substr(0, static_cast<size_t>(words.back().data() - line.data())));
    words.pop_back();
  }
  if (words.empty() || words.size() > kMostWords || !head.ends_with(',')) return "";
  for (const std::string_view word : words) {
    const auto first = static_cast<uint8_t>(word[0]);
    const bool small = word == "de" || word == "of" || word == "and" || word == "am" || word == "do" || word == "on";
    if ((!IsAsciiUpper(word[0]) && first < 0x80 && !small) || IsMonthOrDay(word) || IsLabel(word)) return "";
  }
  while (head.ends_with(',') || head.ends_with(' ')) head.remove_suffix(1);
  const bool chain = head.find(',') != std::string_view::npos;
  if (!chain && words.size() > 1 && !OpensPlace(words[0]) && LooksLikePersonName(head)) return "";
  return AgencyIn(head).empty() ? std::string(head) : "";
}

std::optional<Dateline> ParseDateline(std::string_view paragraph) {
  size_t begin = 0;
  size_t end = 0;
  if (!FindDash(paragraph, &begin, &end) || begin == 0) return std::nullopt;
  Dateline dateline;
  std::string head(Trim(paragraph.substr(0, begin)));
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'/', '/'}}) {
    const size_t from = head.find(open);
    const size_t to = head.rfind(close);
    if (from == std::string::npos || to <= from || to + 1 != head.size()) continue;
    const std::string inner = head.substr(from + 1, to - from - 1);
    dateline.agency = AgencyIn(inner);
    if (dateline.agency.empty() && CountWords(inner) > 4) return std::nullopt;
    head = std::string(Trim(head.substr(0, from)));
  }
  if (const auto found = FindFullDate(head)) dateline.date = found->date;
  bool dated = false;
  std::string place;
  for (const std::string_view word : WordsOf(head)) {
    if (IsMonthOrDay(word) || IsNumberWord(word)) {
      dated = true;
      continue;
    }
    if (dated && word != "/") return std::nullopt;
    const auto first = static_cast<uint8_t>(word[0]);
    if (!IsAsciiUpper(word[0]) && first < 0x80 && word != "de" && word != "of" && word != "and") return std::nullopt;
    if (!place.empty()) place += ' ';
    place += word;
  }
  while (place.ends_with(',') || place.ends_with(' ')) place.pop_back();
  const std::vector<std::string_view> words = WordsOf(place);
  if (words.size() > 6 || (words.empty() && dateline.agency.empty())) return std::nullopt;
  const bool caps = !words.empty() && IsAllCaps(words[0]);
  if (!caps && !dated && dateline.agency.empty()) return std::nullopt;
  if (dateline.agency.empty() && !AgencyIn(place).empty() && words.size() == 1) {
    dateline.agency = AgencyIn(place);
    place.clear();
  }
  dateline.place = place;
  dateline.length = end;
  while (dateline.length < paragraph.size() && paragraph[dateline.length] == ' ') ++dateline.length;
  if (dateline.length >= paragraph.size()) return std::nullopt;
  return dateline;
}

}  // namespace kg::ingest
