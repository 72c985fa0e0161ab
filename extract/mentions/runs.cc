#include "extract/mentions/runs.h"

#include <algorithm>

#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

bool IsLowerWord(const Scan& scan, uint32_t i) { return scan.ShapeOf(i) == Shape::kLower; }

// One possible continuation of a run that ends at `end`: returns the new end, or `end` when the run stops there.
class Connector {
 public:
  Connector(const Scan& scan, const Sentence& sentence, uint32_t first, uint32_t end)
      : scan_(scan), last_(sentence.last_token), first_(first), end_(end) {}

  uint32_t Next() const {
    if (end_ >= last_ || !scan_.Free(end_)) return end_;
    std::string_view word = scan_.Lower(end_);
    if (scan_.Is(end_, kParticle) && (IsLowerWord(scan_, end_))) {
      if (uint32_t next = Particles(); next != end_) return next;
    }
    if (word == "of") return Of();
    if (word == "for") return For();
    if (word == "and") return And();
    if (word == "&") return Name(end_ + 1) ? end_ + 2 : end_;
    if (word == ",") return Comma();
    if (word == "+" && !scan_.text.tokens[end_].space_before) return end_ + 1;
    if (IsPossessiveMark(word)) return Possessive();
    if (IsQuote(word)) return Nickname();
    return end_;
  }

 private:
  bool Name(uint32_t i) const { return i < last_ && IsNameWord(scan_, i); }
  bool PlainName(uint32_t i) const { return Name(i) && !scan_.words[i].common; }
  uint32_t prev() const { return end_ - 1; }

  uint32_t Particles() const {
    uint32_t i = end_;
    bool function = false;
    while (i < last_ && i < end_ + 3 && scan_.Is(i, kParticle) && IsLowerWord(scan_, i)) {
      function = function || scan_.Is(i, kFunction);
      ++i;
    }
    if (!Name(i) || (function && !PlainName(i))) return end_;
    if (function && scan_.words[prev()].common) return end_;
    return i + 1;
  }

  // Behind `i` an optional "the", then a name word: its end, else `end_`.
  uint32_t NameBehind(uint32_t i) const {
    if (i < last_ && scan_.Lower(i) == "the" && Name(i + 1)) return i + 2;
    return Name(i) ? i + 1 : end_;
  }

  uint32_t Of() const {
    static constexpr std::string_view kFronts[] = {
        "city",       "republic", "state",  "states", "kingdom", "battle", "tower",    "isle",    "gulf",
        "bay",        "cape",     "strait", "sea",    "duke",    "prince", "princess", "duchess", "earl",
        "university", "tour",     "giro",   "hall",   "day",     "game",   "call",     "sons",    "daughters",
        "lord",       "rock",     "church", "ivory",  "house",   "port",   "valley",   "lake",    "head"};
    std::string_view word = scan_.Lower(prev());
    const bool front =
        scan_.Is(prev(), kOrgFront) || std::find(std::begin(kFronts), std::end(kFronts), word) != std::end(kFronts);
    return front ? NameBehind(end_ + 1) : end_;
  }

  uint32_t For() const {
    return scan_.Is(prev(), kOrgFront) && !scan_.Is(prev(), kPlaceHead) ? NameBehind(end_ + 1) : end_;
  }

  // "Department of Health and Human Services", "Customs and Border Protection".
  uint32_t And() const {
    if (!Name(end_ + 1) || !scan_.words[prev()].common || !scan_.words[end_ + 1].common) return end_;
    bool inside = false;
    for (uint32_t i = first_; i < end_; ++i) inside = inside || scan_.Lower(i) == "of" || scan_.Lower(i) == "for";
    uint32_t i = end_ + 1;
    while (Name(i)) ++i;
    const bool short_left = end_ - first_ <= 2 && !scan_.Is(prev(), kOrgHead) && scan_.Lower(prev()) != "international";
    if (inside || (short_left && scan_.Is(i - 1, kOrgHead | kEventHead))) return end_ + 2;
    return end_;
  }

  uint32_t Comma() const {
    const uint32_t next = end_ + 1;
    if (next >= last_ || !scan_.words[next].capital || !scan_.Free(next)) return end_;
    if (scan_.Is(next, kFirm)) return next + 1;
    const bool suffix = scan_.Is(next, kSuffix) && end_ - first_ >= 2;
    return suffix ? next + 1 : end_;
  }

  // "Women's Tennis Association", "St John's College", "Magistrate's Court"; not "Kenya's Athletics Federation".
  uint32_t Possessive() const {
    if (!Name(end_ + 1)) return end_;
    static constexpr std::string_view kOwners[] = {"women",       "men",        "people",    "children", "ladies",
                                                   "girls",       "boys",       "queen",     "king",     "magistrate",
                                                   "magistrates", "master",     "masters",   "veterans", "teachers",
                                                   "farmers",     "presidents", "president", "players",  "lloyd"};
    std::string_view owner = scan_.Lower(prev());
    if (std::find(std::begin(kOwners), std::end(kOwners), owner) != std::end(kOwners)) return end_ + 2;
    static constexpr std::string_view kHeads[] = {"college", "hospital", "cathedral", "church", "school", "court",
                                                  "creek",   "palace",   "island",    "park",   "abbey",  "university"};
    if (scan_.gazetteer.StartsName(owner)) {
      const bool saint = end_ - first_ >= 2 && scan_.LowerAt(end_ - 2, 0).starts_with("st");
      if (!saint) return end_;
    }
    auto head = [&](uint32_t i) {
      return Name(i) && std::find(std::begin(kHeads), std::end(kHeads), scan_.Lower(i)) != std::end(kHeads);
    };
    return head(end_ + 1) ? end_ + 2 : end_;
  }

  // Dwayne "The Rock" Johnson
  uint32_t Nickname() const {
    uint32_t i = end_ + 1;
    if (scan_.words[prev()].common || !scan_.text.tokens[end_].space_before) return end_;
    while (i < last_ && i < end_ + 5 && scan_.words[i].capital && scan_.Free(i)) ++i;
    if (i == end_ + 1 || i + 1 >= last_ || !IsQuote(scan_.Text(i)) || !PlainName(i + 1)) return end_;
    return i + 2;
  }

  const Scan& scan_;
  uint32_t last_;
  uint32_t first_;
  uint32_t end_;
};

// "Trinidad and Tobago", "Isle of Man": the end of the longest gazetteer name that goes on behind `end`, else `end`.
uint32_t ExtendByGazetteer(const Scan& scan, const Sentence& sentence, uint32_t first, uint32_t end) {
  if (end + 1 >= sentence.last_token) return end;
  std::string_view link = scan.Lower(end);
  if ((link != "and" && link != "of") || !IsNameWord(scan, end + 1)) return end;
  if (!scan.words[first].place) return end;
  const uint32_t limit = std::min(sentence.last_token, first + static_cast<uint32_t>(scan.gazetteer.MaxWords()));
  for (uint32_t last = limit; last > end + 1; --last) {
    if (!scan.AllFree(first, last)) continue;
    if (!scan.gazetteer.Find(FoldLower(scan.LowerRange(first, last))).empty()) return last;
  }
  return end;
}

// Skips what only looks like a name: "@handle", "#tag", and words glued to a number or sign before them.
bool IsHandle(const Scan& scan, const Sentence& sentence, uint32_t i) {
  if (i == sentence.first_token || scan.text.tokens[i].space_before) return false;
  std::string_view before = scan.Text(i - 1);
  return before == "@" || before == "#" || before == "/" || before == "_";
}

// "Oslo-based", "Ruiz-owned": the second part is an ordinary word in lower case.
bool IsCompound(const Scan& scan, uint32_t i) {
  std::string_view text = scan.Text(i);
  const size_t hyphen = text.rfind('-');
  if (hyphen == text.npos || hyphen == 0 || hyphen + 3 > text.size()) return false;
  if (text[hyphen + 1] < 'a' || text[hyphen + 1] > 'z') return false;
  std::string_view part = scan.Lower(i).substr(hyphen + 1);
  return scan.lexicon.IsCommon(part, scan.lexicon.Classes(part));
}

}  // namespace

std::string FoldLower(std::string lower) {
  const bool ascii =
      std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? lower : FoldName(lower);
}

bool IsNameWord(const Scan& scan, uint32_t token) {
  const Word& word = scan.words[token];
  if (!word.capital || !scan.Free(token) || IsCompound(scan, token)) return false;
  if ((word.classes & (kFunction | kWeekName)) == 0) return true;
  if ((word.classes & kGiven) == 0) {
    // "First Bank", "Three Lions": a capital inside the sentence, before another one.
    uint32_t next = 0;
    return (word.classes & kNumeral) != 0 && !word.initial && scan.ShapeOf(token) == Shape::kTitle &&
           scan.Near(token, 1, &next) && scan.words[next].capital && !scan.Is(next, kFunction | kWeekName) &&
           scan.Free(next);
  }
  if (!word.initial) {
    // "in April", "last May"
    if ((word.classes & kWeekName) == 0) return true;
    uint32_t before = 0;
    return !scan.Near(token, -1, &before) || scan.ShapeOf(before) != Shape::kLower || !scan.Is(before, kFunction);
  }
  // "Will Abara ran" is a name, "Will Abara run?" is none.
  uint32_t next = 0;
  if (!scan.Near(token, 1, &next) || !scan.words[next].capital || scan.words[next].common) return false;
  const Sentence& sentence = scan.SentenceOf(token);
  return scan.Text(sentence.last_token - 1) != "?";
}

std::vector<Run> FindRuns(const Scan& scan, const Sentence& sentence) {
  std::vector<Run> runs;
  for (uint32_t i = sentence.first_token; i < sentence.last_token;) {
    if (!scan.words[i].capital || !IsNameWord(scan, i) || IsHandle(scan, sentence, i)) {
      ++i;
      continue;
    }
    uint32_t end = i + 1;
    for (;;) {
      uint32_t next = end;
      while (next < sentence.last_token && IsNameWord(scan, next) && scan.text.tokens[next].space_before) ++next;
      if (next == end) next = Connector(scan, sentence, i, end).Next();
      if (next == end) break;
      end = next;
    }
    end = ExtendByGazetteer(scan, sentence, i, end);
    runs.push_back({i, end});
    i = end;
  }
  return runs;
}

}  // namespace kg::extract::mentions
