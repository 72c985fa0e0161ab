// Which words may be part of a name.
#include <algorithm>

#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

// Function words that stand before names far more often than they are names.
bool IsFunctionGiven(std::string_view lower) {
  return lower == "even" || lower == "per" || lower == "so" || lower == "an";
}

// "Bae Jin-woo", "Lee Sun-sin": a syllable of Korean and Chinese names that is an English word as well.
bool IsGivenSyllable(const Scan& scan, uint32_t i, std::string_view part) {
  static constexpr std::string_view kSyllables[] = {
      "woo",  "sun",  "won",  "min", "song", "young", "sang", "wing", "ming", "long", "kin",  "ling", "sing", "tong",
      "king", "ping", "lung", "yen", "bin",  "hung",  "wan",  "pan",  "sung", "sum",  "hun",  "ban",  "keen", "him",
      "sup",  "chin", "jun",  "man", "hang", "tang",  "gong", "ran",  "sin",  "so",   "bum",  "ting", "tan",  "lee",
      "moon", "in",   "un",   "ho",  "do",   "don",   "dong", "sub",  "gun",  "ha",   "chan", "hue",  "jin",  "hee"};
  if (std::find(std::begin(kSyllables), std::end(kSyllables), part) == std::end(kSyllables)) return false;
  uint32_t before = 0;
  return i > 0 && scan.text.tokens[i].space_before && scan.Near(i, -1, &before) && scan.Free(before) &&
         scan.ShapeOf(before) == Shape::kTitle && !scan.Is(before, kFunction | kWeekName);
}

// "Kim Bo-ram", "Bo-ram Kim": two short syllables beside a family name of Korea.
bool IsKoreanGiven(const Scan& scan, uint32_t i) {
  static constexpr auto kFamilies =
      WordSet({"kim",  "lee",  "yi",   "rhee",  "park", "pak",  "choi", "choe", "jung",  "jeong", "chung", "kang",
               "cho",  "yoon", "yun",  "jang",  "lim",  "im",   "han",  "seo",  "shin",  "sin",   "kwon",  "hwang",
               "ahn",  "an",   "song", "ryu",   "yoo",  "yu",   "hong", "moon", "yang",  "bae",   "baek",  "paek",
               "paik", "heo",  "nam",  "noh",   "no",   "ha",   "joo",  "ju",   "ko",    "go",    "cha",   "min",
               "son",  "jin",  "ma",   "bang",  "chae", "byun", "kong", "gong", "seong", "sung",  "ri",    "pyo",
               "yeo",  "na",   "tak",  "cheon", "woo",  "oh",   "roh",  "ra",   "koo",   "ku"});
  constexpr size_t kLongestSyllable = 5;
  const std::string_view text = scan.Text(i);
  const size_t hyphen = text.find('-');
  if (hyphen < 2 || hyphen > kLongestSyllable || text.size() - hyphen - 1 > kLongestSyllable ||
      text.size() < hyphen + 3)
    return false;
  const auto family = [&](int offset) {
    uint32_t at = 0;
    return scan.Near(i, offset, &at) && scan.Free(at) && scan.ShapeOf(at) == Shape::kTitle &&
           kFamilies.Has(scan.Lower(at));
  };
  return scan.ShapeOf(i) == Shape::kTitle && (family(-1) || family(1));
}

// "Oslo-based", "Ruiz-owned": the second part is an ordinary word in lower case.
bool IsCompound(const Scan& scan, uint32_t i) {
  std::string_view text = scan.Text(i);
  const size_t hyphen = text.rfind('-');
  if (hyphen != text.npos && text.starts_with("co-")) return true;  // "co-CEOs"
  if (hyphen == text.npos || hyphen == 0 || hyphen + 3 > text.size()) return false;
  if (text[hyphen + 1] < 'a' || text[hyphen + 1] > 'z') return false;
  std::string_view part = scan.Lower(i).substr(hyphen + 1);
  return scan.lexicon.IsCommon(part, scan.lexicon.Classes(part)) && !IsGivenSyllable(scan, i, part) &&
         !IsKoreanGiven(scan, i);
}

// "(R-Texas)", ", D-Ohio,": a senator's party and state.
bool IsPartyLabel(const Scan& scan, uint32_t i) {
  std::string_view text = scan.Text(i);
  if (text.size() < 3 || text[1] != '-' || (text[0] != 'R' && text[0] != 'D' && text[0] != 'I')) return false;
  if (i == 0 || text[2] < 'A' || text[2] > 'Z') return false;
  return scan.Text(i - 1) == "(" || scan.Text(i - 1) == ",";
}

// "took over from Jan Ruiz", "beaten by April Ruiz": no month, as an uncommon word follows; "in June Ruiz left" is one.
bool IsGivenBehindPreposition(const Scan& scan, uint32_t token, std::string_view before) {
  static constexpr std::string_view kBefore[] = {"by",  "with", "from", "against", "over",
                                                 "and", "than", "for",  "behind",  "like"};
  uint32_t next = 0;
  const bool shortened = scan.Text(token) == "Jan";  // prose writes the month in full: "before Jan Ruiz"
  return (shortened || std::find(std::begin(kBefore), std::end(kBefore), before) != std::end(kBefore)) &&
         scan.Near(token, 1, &next) && scan.ShapeOf(next) == Shape::kTitle && !scan.words[next].common &&
         !scan.Is(next, kFunction | kWeekName) && scan.Free(next);
}

// "Jan is on the board", "Jan said": nothing is told of a month so.
bool IsToldOf(const Scan& scan, uint32_t token) {
  static constexpr auto kVerbs = WordSet({"is", "was", "has", "had"});
  return scan.Text(token) == "Jan" && (kVerbs.Has(scan.LowerAt(token, 1)) || scan.IsAt(token, 1, kPersonVerb));
}

// "Q. Biggest regret?": who asks, before a question of ordinary words.
bool IsAskersLetter(const Scan& scan, uint32_t token) {
  const std::string_view letter = scan.Text(token);
  uint32_t next = 0;
  return (letter == "Q." || letter == "A.") && token == scan.SentenceOf(token).first_token &&
         scan.Near(token, 1, &next) && scan.words[next].common;
}

// "Ana Ruiz, AB'45, and two sons": a degree and its year, as universities print them behind names.
bool IsDegree(const Scan& scan, uint32_t i) {
  constexpr size_t kLongest = 5;
  const std::vector<Token>& tokens = scan.text.tokens;
  if (i == 0 || i + 2 >= tokens.size() || scan.Text(i).size() > kLongest || scan.Text(i - 1) != ",") return false;
  const std::string_view mark = scan.Text(i + 1);
  return (mark == "'" || mark == "\u2019") && scan.ShapeOf(i + 2) == Shape::kNumber && scan.Text(i + 2).size() == 2;
}

// "Daniel Do Nascimento", "Do Nascimento was", "Matias Di Maria": a particle with a capital, before a name that is no
// word of the language.
bool IsCapitalParticle(const Scan& scan, uint32_t token) {
  uint32_t next = 0;
  if (!scan.Is(token, kParticle) || scan.ShapeOf(token) != Shape::kTitle || !scan.Near(token, 1, &next)) return false;
  const Word& behind = scan.words[next];
  if (scan.ShapeOf(next) != Shape::kTitle || behind.common || behind.place || !scan.Free(next)) return false;
  if (scan.Is(next, kFunction | kWeekName)) return false;
  if (scan.words[token].initial) return scan.Text(scan.SentenceOf(token).last_token - 1) != "?";
  uint32_t before = 0;
  return scan.Near(token, -1, &before) && scan.ShapeOf(before) == Shape::kTitle && !scan.Is(before, kFunction);
}

// "Pimp My Ute", "Mend Your Marriage": inside a title, not the name of anybody.
bool IsTitleObject(const Scan& scan, uint32_t token) {
  constexpr uint32_t kBefore = 2;
  if (token < kBefore || scan.ShapeOf(token - kBefore) != Shape::kTitle) return false;
  const std::string_view owner = scan.Text(token - 1);
  return owner == "My" || owner == "Your" || owner == "Our" || owner == "Their";
}

}  // namespace

bool IsNameWord(const Scan& scan, uint32_t token) {
  const Word& word = scan.words[token];
  if (!word.capital || !scan.Free(token) || IsCompound(scan, token) || IsPartyLabel(scan, token) ||
      IsDegree(scan, token) || IsTitleObject(scan, token) || IsAskersLetter(scan, token))
    return false;
  if ((word.classes & (kFunction | kWeekName)) == 0) return true;
  if (IsCapitalParticle(scan, token)) return true;
  uint32_t given = 0;  // "and No Tae-jun won"
  if (!word.initial && scan.Near(token, 1, &given) && scan.Free(given) && IsKoreanGiven(scan, given)) return true;
  if ((word.classes & kGiven) == 0) {
    // "First Bank", "Three Lions": a capital inside the sentence, before another one.
    uint32_t next = 0;
    return (word.classes & kNumeral) != 0 && !word.initial && scan.ShapeOf(token) == Shape::kTitle &&
           scan.Near(token, 1, &next) && scan.words[next].capital && !scan.Is(next, kFunction | kWeekName) &&
           scan.Free(next);
  }
  if (word.initial && IsFunctionGiven(scan.Lower(token))) return false;  // "Even Ruiz was tired"
  if (!word.initial) {
    // "in April", "last May"
    if ((word.classes & kWeekName) == 0) return true;
    uint32_t before = 0;
    return !scan.Near(token, -1, &before) || scan.ShapeOf(before) != Shape::kLower || !scan.Is(before, kFunction) ||
           IsGivenBehindPreposition(scan, token, scan.Lower(before));
  }
  if (IsToldOf(scan, token)) return true;
  // "Will Abara ran" is a name, "Will Abara run?" is none.
  uint32_t next = 0;
  if (!scan.Near(token, 1, &next) || !scan.words[next].capital || scan.words[next].common) return false;
  const Sentence& sentence = scan.SentenceOf(token);
  return scan.Text(sentence.last_token - 1) != "?";
}

std::string FoldLower(std::string lower) {
  const bool ascii =
      std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? lower : FoldName(lower);
}

}  // namespace kg::extract::mentions
