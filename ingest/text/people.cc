#include "ingest/text/people.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

// Words that no person's name in a byline holds: outlets, desks, jobs, and what pages print beside names.
bool IsNoNameWord(std::string_view word) {
  static constexpr std::array<std::string_view, 151> kWords = {"staff",
                                                               "reporter",
                                                               "reporters",
                                                               "news",
                                                               "newsroom",
                                                               "desk",
                                                               "team",
                                                               "editor",
                                                               "editors",
                                                               "editorial",
                                                               "admin",
                                                               "agency",
                                                               "agencies",
                                                               "press",
                                                               "associated",
                                                               "reuters",
                                                               "afp",
                                                               "bureau",
                                                               "writer",
                                                               "writers",
                                                               "correspondent",
                                                               "correspondents",
                                                               "contributor",
                                                               "contributors",
                                                               "columnist",
                                                               "journalist",
                                                               "producer",
                                                               "online",
                                                               "digital",
                                                               "media",
                                                               "magazine",
                                                               "times",
                                                               "post",
                                                               "daily",
                                                               "today",
                                                               "weekly",
                                                               "tribune",
                                                               "herald",
                                                               "gazette",
                                                               "journal",
                                                               "sports",
                                                               "sport",
                                                               "politics",
                                                               "business",
                                                               "opinion",
                                                               "technology",
                                                               "world",
                                                               "national",
                                                               "international",
                                                               "health",
                                                               "entertainment",
                                                               "lifestyle",
                                                               "guest",
                                                               "special",
                                                               "senior",
                                                               "chief",
                                                               "deputy",
                                                               "assistant",
                                                               "managing",
                                                               "executive",
                                                               "director",
                                                               "photographer",
                                                               "photo",
                                                               "photos",
                                                               "video",
                                                               "published",
                                                               "updated",
                                                               "posted",
                                                               "share",
                                                               "comments",
                                                               "comment",
                                                               "read",
                                                               "more",
                                                               "follow",
                                                               "twitter",
                                                               "facebook",
                                                               "email",
                                                               "subscribe",
                                                               "newsletter",
                                                               "view",
                                                               "all",
                                                               "posts",
                                                               "by",
                                                               "from",
                                                               "with",
                                                               "for",
                                                               "about",
                                                               "the",
                                                               "this",
                                                               "that",
                                                               "network",
                                                               "group",
                                                               "inc",
                                                               "ltd",
                                                               "llc",
                                                               "university",
                                                               "college",
                                                               "webdesk",
                                                               "web",
                                                               "blog",
                                                               "articles",
                                                               "author",
                                                               "archive",
                                                               "am",
                                                               "monday",
                                                               "tuesday",
                                                               "wednesday",
                                                               "thursday",
                                                               "friday",
                                                               "saturday",
                                                               "sunday",
                                                               "january",
                                                               "february",
                                                               "april",
                                                               "june",
                                                               "july",
                                                               "august",
                                                               "september",
                                                               "october",
                                                               "november",
                                                               "december",
                                                               "cnn",
                                                               "bbc",
                                                               "nbc",
                                                               "abc",
                                                               "cbs",
                                                               "editor-at-large",
                                                               "insider",
                                                               "analyst",
                                                               "host",
                                                               "anchor",
                                                               "intern",
                                                               "fellow",
                                                               "freelance",
                                                               "freelancer",
                                                               "exclusive",
                                                               "analysis",
                                                               "observer",
                                                               "courier",
                                                               "chronicle",
                                                               "guardian",
                                                               "telegraph",
                                                               "independent",
                                                               "examiner",
                                                               "dispatch",
                                                               "sentinel",
                                                               "inquirer",
                                                               "advertiser",
                                                               "bulletin",
                                                               "review",
                                                               "interview"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) { return EqualsNoCase(word, known); });
}

bool IsParticle(std::string_view word) {
  static constexpr std::array<std::string_view, 26> kWords = {
      "de",  "da",  "del", "della", "der", "den", "di",  "do",  "dos", "du", "el", "la", "le",
      "van", "von", "bin", "ibn",   "al",  "ben", "ter", "ten", "y",   "e",  "st", "af", "zu"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view known) { return EqualsNoCase(word, known); });
}

// The words of a name; a comma parts words too.
bool IsNameWord(std::string_view word) {
  size_t pos = 0;
  const char32_t first = NextCodePoint(word, &pos);
  if (!IsUpper(first) && !(IsLetter(first) && !IsLower(first))) return false;
  while (pos < word.size()) {
    const char32_t c = NextCodePoint(word, &pos);
    if (!IsLetter(c) && c != '-' && c != '\'' && c != 0x2019 && c != '.' && c != 0x2010) return false;
  }
  return true;
}

bool HasLower(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return IsAsciiLower(c) || static_cast<uint8_t>(c) >= 0x80; });
}

// "ANA RUIZ-OKELLO" -> "Ana Ruiz-Okello"; words of one or two letters stay initials.
std::string TitleCaseName(std::string_view name) {
  std::string out;
  for (const std::string_view word : WordsOf(name)) {
    if (!out.empty()) out += ' ';
    bool start = true;
    for (const char c : word) {
      out.push_back(start || word.size() <= 2 ? c : AsciiLowerOf(c));
      start = c == '-' || c == '\'' || c == '.';
    }
  }
  return out;
}

std::string_view StripLead(std::string_view text) {
  static constexpr std::array<std::string_view, 19> kLeads = {
      "analysis by", "opinion by", "review by",    "interview by", "column by",  "compiled by", "by:",
      "by ",         "written by", "posted by",    "reported by",  "story by",   "author:",     "authors:",
      "words by",    "text by",    "published by", "article by",   "authored by"};
  text = Trim(text);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view lead : kLeads) {
      if (!StartsWithNoCase(text, lead)) continue;
      std::string_view rest = text.substr(lead.size());
      if (!rest.empty() && rest.front() == ':') rest.remove_prefix(1);
      if (rest.size() == text.size()) continue;
      text = Trim(rest);
      again = true;
    }
  }
  return text;
}

// Parts a byline at what stands between names.
std::vector<std::string_view> SplitNames(std::string_view text) {
  static constexpr std::array<std::string_view, 13> kSeparators = {
      " and ", " & ", " with ", ", ", ",", ";", " | ", "|", " / ", "\n", " \xE2\x80\x93 ", " \xE2\x80\xA2 ", " - "};
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    size_t best = text.size();
    size_t length = 0;
    for (const std::string_view separator : kSeparators) {
      const size_t at =
          separator[0] == ' ' && IsAsciiAlpha(separator[1]) ? FindNoCase(text, separator) : text.find(separator);
      if (at != std::string_view::npos && (at < best || (at == best && separator.size() > length))) {
        best = at;
        length = separator.size();
      }
    }
    parts.push_back(Trim(text.substr(0, best)));
    text.remove_prefix(std::min(text.size(), best + length));
  }
  return parts;
}

// Cuts what follows a name without a separator: "(AP)", " for The Sun", " in Oslo", an address.
std::string_view CutTail(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kTails = {" for ",  " in ",     " at ",       " of ", " on ",
                                                              " from ", " updated", " published", " @",   " is "};
  for (const std::string_view tail : kTails) {
    if (const size_t at = FindNoCase(name, tail); at != std::string_view::npos) name = name.substr(0, at);
  }
  name = name.substr(0, name.find_first_of("(<[{@"));
  name = name.substr(0, name.find("http"));
  return Trim(name);
}

bool IsSuffix(std::string_view part) {
  return EqualsNoCase(part, "jr") || EqualsNoCase(part, "jr.") || EqualsNoCase(part, "sr") ||
         EqualsNoCase(part, "sr.") || part == "II" || part == "III";
}

}  // namespace

bool LooksLikePersonName(std::string_view text) {
  text = Trim(text);
  if (text.size() > 60) return false;
  const std::vector<std::string_view> words = WordsOf(text);
  if (words.size() < 2 || words.size() > 5) return false;
  size_t capitals = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    if (IsNoNameWord(words[i])) return false;
    if (IsNameWord(words[i])) {
      ++capitals;
    } else if (i == 0 || i + 1 == words.size() || !IsParticle(words[i])) {
      return i == 0 && IsParticle(words[i]) && words.size() >= 2 && IsNameWord(words.back());
    }
  }
  return capitals >= 2 && words.back().size() > 1 && (words.back().back() != '.' || IsSuffix(words.back()));
}

std::vector<std::string> ParseAuthors(std::string_view byline) {
  std::vector<std::string> authors;
  if (byline.size() > 1000) return authors;
  const std::string text = Squeeze(StripLead(byline));
  for (std::string_view part : SplitNames(text)) {
    if (IsSuffix(part) && !authors.empty()) {
      authors.back().append(" ").append(part);
      continue;
    }
    part = CutTail(StripLead(part));
    if (!LooksLikePersonName(part)) continue;
    std::string name = HasLower(part) ? std::string(part) : TitleCaseName(part);
    if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.push_back(std::move(name));
  }
  return authors;
}

bool IsByline(std::string_view line) {
  line = Trim(line);
  if (line.size() > 160) return false;
  const std::string_view rest = StripLead(line);
  if (rest.size() != line.size())
    return rest.size() < 120 && (!ParseAuthors(rest).empty() || CountWords(rest) <= 4) && !rest.ends_with(".");
  const size_t comma = line.find_first_of(",|");
  if (comma == std::string_view::npos || !LooksLikePersonName(line.substr(0, comma))) return false;
  const std::vector<std::string_view> words = WordsOf(line.substr(comma + 1));
  return !words.empty() && words.size() <= 5 && !line.ends_with(".") &&
         std::any_of(words.begin(), words.end(), [](std::string_view word) { return IsNoNameWord(word); });
}

std::string AgencyIn(std::string_view text) {
  struct Agency {
    std::string_view word;
    std::string_view name;
  };
  static constexpr std::array<Agency, 15> kAgencies = {{{"Reuters", "Reuters"},
                                                        {"REUTERS", "Reuters"},
                                                        {"Associated Press", "AP"},
                                                        {"The AP", "AP"},
                                                        {"AFP", "AFP"},
                                                        {"Agence France-Presse", "AFP"},
                                                        {"AP", "AP"},
                                                        {"Xinhua", "Xinhua"},
                                                        {"PA Media", "PA"},
                                                        {"Press Association", "PA"},
                                                        {"dpa", "dpa"},
                                                        {"DPA", "dpa"},
                                                        {"UPI", "UPI"},
                                                        {"ANI", "ANI"},
                                                        {"PTI", "PTI"}}};
  for (const Agency& agency : kAgencies) {
    if (ContainsWord(text, agency.word)) return std::string(agency.name);
  }
  return {};
}

}  // namespace kg::ingest
