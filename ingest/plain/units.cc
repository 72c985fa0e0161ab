#include "ingest/plain/units.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "graph/model/text.h"
#include "ingest/plain/wrap.h"
#include "ingest/text/ascii.h"
#include "ingest/text/result_lines.h"

namespace kg::ingest {
namespace {

constexpr size_t kFewestBytesToGoOn = 40;
constexpr size_t kLongestKey = 45;

// Removes a bullet; false when there is none. "-" and "*" need a space behind them.
bool TakeBullet(std::string_view* line) {
  static constexpr std::array<std::string_view, 9> kBullets = {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA",
                                                               "\xE2\x97\xA6", "\xC2\xB7",     "\xE2\x80\xA3",
                                                               "* ",           "- ",           "\xE2\x80\x93 "};
  for (const std::string_view bullet : kBullets) {
    if (line->starts_with(bullet)) {
      line->remove_prefix(bullet.size());
      *line = Trim(*line);
      return true;
    }
  }
  return false;
}

bool IsNumbered(std::string_view line) {
  size_t i = 0;
  while (i < line.size() && i < 3 && IsAsciiDigit(line[i])) ++i;
  return i > 0 && i + 1 < line.size() && (line[i] == '.' || line[i] == ')') && line[i + 1] == ' ';
}

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  bool gap = true;
  for (size_t i = 0; i <= text.size();) {
    const size_t end = std::min(text.find('\n', i), text.size());
    const std::string_view line = Trim(text.substr(i, end - i));
    if (line.empty()) {
      gap = true;
    } else {
      lines.push_back({line, gap});
      gap = false;
    }
    i = end + 1;
  }
  return lines;
}

bool EndsSentence(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (c == '"' || c == '\'' || c == ')' || c == ']') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99") || text.ends_with("\xE3\x80\x8D") ||
               text.ends_with("\xE3\x80\x8F") || text.ends_with("\xEF\xBC\x89")) {
      text.remove_suffix(3);  // ” ’ 」 』 ）
    } else if (text.ends_with("\xC2\xBB")) {
      text.remove_suffix(2);  // »
    } else {
      static constexpr std::array<std::string_view, 6> kStops = {"\xE2\x80\xA6", "\xE3\x80\x82", "\xEF\xBC\x81",
                                                                 "\xEF\xBC\x9F", "\xE0\xA5\xA4", "\xD8\x9F"};
      return c == '.' || c == '!' || c == '?' ||
             std::any_of(kStops.begin(), kStops.end(), [&](std::string_view stop) { return text.ends_with(stop); });
    }
  }
  return false;
}

// The second line goes on where the first one stopped.
bool GoesOn(std::string_view line, std::string_view next, size_t wrap) {
  std::string_view probe = next;
  if (TakeBullet(&probe) || IsNumbered(next)) return false;
  if (wrap > 0 && IsFull(line, next, wrap)) return true;
  const bool open = !EndsSentence(line) && !line.ends_with(':') && !line.ends_with(';');
  return open && line.size() >= kFewestBytesToGoOn && (IsAsciiLower(next[0]) || line.ends_with(','));
}

// One to four words, a colon, and a value that is no sentence.
bool IsFact(std::string_view text, size_t words) {
  const size_t colon = text.find(": ");
  if (words > 16 || colon == std::string_view::npos || colon > 32 || !IsAsciiUpper(text[0]) || EndsSentence(text))
    return false;
  return CountWords(text.substr(0, colon)) <= 4 && CountWords(text.substr(colon + 2)) <= 12;
}

// "3. team relay Norway 1:02.3"
bool EndsInTime(std::string_view text) {
  return !text.empty() && IsAsciiDigit(text.back()) &&
         text.find_first_of(".:", text.rfind(' ')) != std::string_view::npos;
}

void Describe(Unit* unit) {
  unit->text = Squeeze(unit->text);
  unit->words = CountTextWords(unit->text);
  if (unit->words <= kLongestKey) unit->key = LineKey(unit->text);
  unit->numbered = IsNumbered(unit->text);
  unit->result = IsResultLine(unit->text) || (unit->numbered && EndsInTime(unit->text));
  unit->numbered |= unit->result;
  unit->sentence = EndsSentence(unit->text);
  unit->paragraph =
      !unit->bullet && ((unit->sentence && unit->words >= 10 && !unit->text.ends_with('?')) || unit->words >= 28);
  unit->noise = ClassifyLine(unit->text);
  unit->fact = unit->noise == Noise::kNone && !unit->result && IsFact(unit->text, unit->words);
  if (unit->noise == Noise::kNone && IsCookieNotice(unit->text)) unit->noise = Noise::kLegal;
}

}  // namespace

std::vector<Unit> SplitUnits(std::string_view text) {
  const std::vector<Line> lines = SplitLines(text);
  const size_t wrap = WrapWidth(lines);
  LineJoiner joiner(text, lines);
  std::vector<Unit> units;
  for (size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i].text;
    if (!units.empty() && !lines[i].gap && GoesOn(lines[i - 1].text, line, wrap)) {
      joiner.Join(line, &units.back().text);
      continue;
    }
    Unit unit;
    unit.gap = lines[i].gap;
    unit.bullet = TakeBullet(&line);
    if (line.empty()) continue;
    unit.text = line;
    units.push_back(std::move(unit));
  }
  for (Unit& unit : units) Describe(&unit);
  // A title may have a colon too: facts come in numbers.
  std::vector<char> alone(units.size(), 0);
  for (size_t i = 0; i < units.size(); ++i) {
    alone[i] = !(i > 0 && units[i - 1].fact) && !(i + 1 < units.size() && units[i + 1].fact);
  }
  for (size_t i = 0; i < units.size(); ++i) units[i].fact = units[i].fact && alone[i] == 0;
  return units;
}

}  // namespace kg::ingest
