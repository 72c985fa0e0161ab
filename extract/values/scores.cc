// Scores: "3-1", "4–0", "101-99", and the sets of a match "6-4, 3-6, 7-5".
#include "extract/values/finders.h"

namespace kg::extract {
namespace {

constexpr int kHighest = 999;

// Words beside which an ascending pair is a score, not a range ("lost 1-3").
bool IsScoreWord(const Reader& reader, uint32_t i) {
  return reader.IsOneOf(
      i, {"won",       "win",       "wins",     "beat",    "beats",    "beating",   "lost",  "lose",  "loss",
          "loses",     "defeat",    "defeated", "victory", "draw",     "drew",      "final", "score", "scored",
          "lead",      "led",       "leading",  "trailed", "trailing", "trail",     "down",  "up",    "half-time",
          "aggregate", "penalties", "shootout", "set",     "sets",     "game",      "match", "tie",   "tied",
          "thrashed",  "edged",     "overtime", "deficit", "behind",   "advantage", "record"});
}

bool HasScoreWordNear(const Reader& reader, uint32_t first, uint32_t last) {
  for (uint32_t d = 1; d <= 5; ++d) {
    if (IsScoreWord(reader, first - d) || IsScoreWord(reader, last + d - 1)) return true;
  }
  return false;
}

// "Oslo 1-3 Bergen": the score stands between two names.
bool IsBetweenNames(const Reader& reader, uint32_t first, uint32_t last) {
  constexpr int kUsual = 20;
  const auto is_name = [&reader](uint32_t i) {
    return reader.IsCapital(i) && reader.Text(i).size() > 2 && reader.Kind(i) != Lex::kMonth;
  };
  return reader.PlainInteger(first, kUsual) >= 0 && reader.PlainInteger(last - 1, kUsual) >= 0 && is_name(first - 1) &&
         is_name(last);
}

// "2-3 weeks", "10-15 people", "20-30 per cent": a range.
bool IsRange(const Reader& reader, uint32_t last) {
  const Lex kind = reader.Kind(last);
  if (kind == Lex::kUnit || kind == Lex::kScale || kind == Lex::kHundred || kind == Lex::kMonth) return true;
  if (reader.IsDash(last) && reader.IsGlued(last)) return true;
  return reader.IsOneOf(last, {"%", "percent", "per", "people", "m", "km", "metres", "meters", "kilometres",
                               "kilometers", "miles", "feet", "degrees", "inches", "mph", "kg", "times"});
}

// Two numbers joined by a dash; one past the second, or 0.
uint32_t ReadPair(const Reader& reader, uint32_t i, int* a, int* b) {
  *a = reader.PlainInteger(i, kHighest);
  if (*a < 0 || reader.Text(i).size() > 3 || !reader.IsDash(i + 1)) return 0;
  const bool tight = reader.IsTightDash(i + 1);
  *b = reader.PlainInteger(i + 2, kHighest);
  if (*b < 0 || reader.Text(i + 2).size() > 3) return 0;
  const bool spaced = !reader.IsGlued(i + 1) && !reader.IsGlued(i + 2) && *a < 10 && *b < 10;
  if (!tight && !(spaced && HasScoreWordNear(reader, i, i + 3))) return 0;
  // A chain of three is a telephone number, a formation or a date.
  if ((reader.IsDash(i - 1) && reader.IsGlued(i)) ||
      (reader.IsDash(i + 3) && reader.IsGlued(i + 3) && reader.IsGlued(i + 4)))
    return 0;
  return i + 3;
}

bool IsSet(int a, int b) {
  const int high = a > b ? a : b;
  const int low = a > b ? b : a;
  return (high == 6 && low <= 4) || (high == 7 && (low == 5 || low == 6)) || (high >= 10 && high - low == 2);
}

// Behind a set: the points of its tie-break, "(7-4)" or "(4)".
uint32_t SkipTieBreak(const Reader& reader, uint32_t i) {
  if (!reader.Is(i, "(") || reader.Kind(i + 1) != Lex::kDigits) return i;
  uint32_t pos = i + 2;
  if (reader.IsDash(pos) || reader.Is(pos, "/")) pos += 2;
  return reader.Is(pos, ")") ? pos + 1 : i;
}

}  // namespace

Found FindScore(const Reader& reader, uint32_t i) {
  int a = 0;
  int b = 0;
  uint32_t last = ReadPair(reader, i, &a, &b);
  if (last == 0) return std::nullopt;
  std::string value = std::to_string(a) + "-" + std::to_string(b);
  int sets = IsSet(a, b) ? 1 : 0;
  int lead = a - b;
  int sets_lead = a > b ? 1 : -1;
  uint32_t end = last;
  while (sets > 0) {
    uint32_t pos = SkipTieBreak(reader, end);
    end = pos;
    if (reader.Is(pos, ",")) ++pos;
    if (reader.Is(pos, "and")) ++pos;
    const uint32_t next = ReadPair(reader, pos, &a, &b);
    if (next == 0 || !IsSet(a, b)) break;
    value += " " + std::to_string(a) + "-" + std::to_string(b);
    end = next;
    ++sets;
    sets_lead += a > b ? 1 : -1;
  }
  if (sets > 0) last = end;
  if (sets > 1) lead = sets_lead;
  if (sets < 2) {
    if (IsRange(reader, last)) return std::nullopt;
    const bool ascending = a < b;
    if ((ascending || a > 150) && !HasScoreWordNear(reader, i, last) && !IsBetweenNames(reader, i, last))
      return std::nullopt;
  }
  // Whose score it is, of the two sides named around it: "Oslo 1-3 Bergen" is Bergen's.
  Mention score = reader.Make(MentionType::kScore, i, last, value);
  score.Set("lead", lead > 0 ? "first" : lead < 0 ? "second" : "none");
  return score;
}

}  // namespace kg::extract
