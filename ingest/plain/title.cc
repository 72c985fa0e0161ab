#include "ingest/plain/title.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/dates.h"
#include "ingest/text/people.h"

namespace kg::ingest {
namespace {

constexpr size_t kLongestTitle = 28;
constexpr size_t kTop = 40;   // a title stands so many lines from the top at most, or ...
constexpr size_t kNear = 30;  // so many above the first paragraph
constexpr double kStep = 0.75;
constexpr size_t kShortLine = 8;

// "Print Journal, 21 February 2024", "5 June 2024 - by Ana Ruiz", "Posted 14 May 2024 in Trails": a full date at an
// edge of a short line, set off from the rest. "Results: 5 June 2024" may be a title.
bool IsImprint(const Unit& unit) {
  constexpr size_t kLongestImprint = 14;
  if (unit.words > kLongestImprint) return false;
  const auto date = FindFullDate(unit.text);
  if (!date) return false;
  std::string_view before = TrimAscii(std::string_view(unit.text).substr(0, date->begin));
  for (const std::string_view opener : {"posted", "published", "updated", "compiled", "written", "filed"}) {
    if (StartsWithNoCase(before, opener)) return true;
  }
  // "Sunday 21 May 2023. By Ana Ruiz"
  for (const std::string_view day : {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}) {
    if (EqualsNoCase(before, day)) return true;
  }
  return before.empty() || before.ends_with(',') || before.ends_with('|') || before.ends_with('-') ||
         before.ends_with("\xE2\x80\x93") || before.ends_with("\xC2\xB7");
}

bool CanBeTitle(const Unit& unit) {
  if (unit.drop || unit.noise != Noise::kNone || unit.bullet || unit.fact || unit.result || unit.words < 3 ||
      unit.words > kLongestTitle)
    return false;
  if (unit.text.ends_with('.') || unit.text.ends_with(':') || unit.text.ends_with(',')) return false;
  if (unit.text.find(" > ") != std::string::npos || unit.text.find(" \xC2\xBB ") != std::string::npos) return false;
  return !IsByline(unit.text) && !ParseDateLine(unit.text).is_date_line && !IsPlaceAndDate(unit.text) &&
         !IsImprint(unit);
}

bool IsBylineOrDate(const Unit& unit) { return IsByline(unit.text) || ParseDateLine(unit.text).is_date_line; }

bool IsPlainShort(const Unit& unit) {
  return unit.noise == Noise::kNone && unit.words <= kShortLine && !unit.sentence && !IsBylineOrDate(unit);
}

// Three short lines follow, none of them a byline: an entry of a menu.
bool InMenu(const std::vector<Unit>& units, size_t i, size_t first) {
  if (i + 3 >= first) return false;
  return IsPlainShort(units[i + 1]) && IsPlainShort(units[i + 2]) && IsPlainShort(units[i + 3]);
}

bool BylineFollows(const std::vector<Unit>& units, size_t i, size_t first) {
  for (size_t j = i + 1; j < std::min(i + 4, first); ++j) {
    if (IsBylineOrDate(units[j])) return true;
  }
  return false;
}

// Where in `title` a separator before a site's name begins, from the right; npos if none.
size_t LastSeparator(std::string_view title, size_t* length) {
  size_t best = std::string_view::npos;
  for (const std::string_view sign :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xB7 ", " / "}) {
    const size_t at = title.rfind(sign);
    if (at == std::string_view::npos || (best != std::string_view::npos && at < best)) continue;
    best = at;
    *length = sign.size();
  }
  return best;
}

// A short line or a copyright line says `name`.
bool IsNamedElsewhere(const std::vector<Unit>& units, size_t title, std::string_view name) {
  const std::string key = LineKey(name);
  if (key.empty()) return false;
  for (size_t i = 0; i < units.size(); ++i) {
    if (i == title || units[i].key.empty()) continue;
    if (units[i].words <= 6 && units[i].key == key) return true;
    if (units[i].noise == Noise::kLegal && ContainsWord(units[i].key, key)) return true;
  }
  return false;
}

}  // namespace

bool IsPlaceAndDate(std::string_view line) {
  const std::string_view word = line.substr(0, line.find_first_of(" ,"));
  const bool capitals = word.size() > 2 && std::none_of(word.begin(), word.end(), IsAsciiLower);
  return capitals && CountWords(line) <= 9 && FindFullDate(line).has_value();
}

size_t FindTitle(const std::vector<Unit>& units, size_t first) {
  std::unordered_map<std::string_view, size_t> seen;
  for (size_t i = 0; i < first; ++i) {
    if (!units[i].key.empty()) ++seen[units[i].key];
  }
  double best_score = 0;
  size_t best = units.size();
  for (size_t i = 0; i < first; ++i) {
    if (units[i].result) break;  // what heads the results stands above them
    if (i >= kTop && first - i > kNear) continue;
    const Unit& unit = units[i];
    if (!CanBeTitle(unit)) continue;
    double score = static_cast<double>(std::min<size_t>(unit.words, 9));
    score -= kStep * static_cast<double>(std::min(i, first - i + 3));
    if (InMenu(units, i, first)) score -= 4;
    if (BylineFollows(units, i, first)) score += 4;
    // The page's own title stands on top, with the site's name or without it.
    const bool heads = i > 0 && unit.words >= 4 && units[0].key.starts_with(unit.key);
    const bool again = !unit.key.empty() && unit.words >= 5 && seen[unit.key] > 1;
    if (heads || again) score += 6;
    if (best == units.size() || score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

std::string TitleWithoutSite(const std::vector<Unit>& units, size_t title) {
  std::string_view text = units[title].text;
  for (int parts = 0; parts < 2; ++parts) {
    size_t length = 0;
    const size_t at = LastSeparator(text, &length);
    if (at == std::string_view::npos || CountTextWords(text.substr(0, at)) < 3) break;
    const std::string_view name = text.substr(at + length);
    const bool bar = title == 0 && length == 3 && text[at + 1] == '|' && CountWords(name) <= 4;
    if (CountWords(name) > 6 || !(bar || IsNamedElsewhere(units, title, name))) break;
    text = text.substr(0, at);
  }
  return std::string(Trim(text));
}

}  // namespace kg::ingest
