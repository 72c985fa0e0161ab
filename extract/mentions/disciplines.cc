// Disciplines: "marathon", "10,000 metres", "3,000m steeplechase", "long jump".
#include <algorithm>
#include <array>
#include <charconv>

#include "extract/mentions/finders.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

constexpr auto kTrack = std::to_array<int>(
    {50, 60, 80, 100, 110, 150, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000, 10000, 20000});
constexpr auto kRoad = std::to_array<int>({3, 5, 8, 10, 12, 15, 20, 25, 30, 35, 50, 100});
constexpr auto kStyles = WordSet(
    {"steeplechase", "hurdles",    "freestyle",       "butterfly",   "backstroke", "breaststroke", "individual medley",
     "medley relay", "medley",     "freestyle relay", "mixed relay", "relay",      "race walk",    "walk",
     "sprint",       "time trial", "canoe",           "kayak",       "flat",       "individual",   "mass start",
     "pursuit",      "skiathlon",  "classic",         "wheelchair"});
constexpr auto kRaceWords = WordSet(
    {"race",         "races",    "final",  "finals",     "heat",    "heats",   "semi-final", "champion", "champions",
     "championship", "title",    "titles", "record",     "records", "gold",    "silver",     "bronze",   "medal",
     "medallist",    "medalist", "runner", "specialist", "event",   "world",   "national",   "olympic",  "at",
     "in",           "and",      ",",      ".",          "crown",   "victory", "win"});
constexpr auto kDistanceWords =
    WordSet({"race", "races", "champion", "title", "record", "event", "world", "road", "run", "classic"});

template <size_t N>
bool In(const WordSet<N>& list, SV word) {
  return list.Has(word);
}

std::string WithComma(int number) {
  std::string digits = std::to_string(number);
  if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
  return digits;
}

class DistanceFinder {
 public:
  explicit DistanceFinder(Scan* scan) : scan_(*scan) {}

  // Takes the distance that begins at `i` when it is a discipline; true when it did.
  bool At(uint32_t i) {
    SV text = scan_.Lower(i);
    int legs = 0;
    uint32_t first = i;
    if (size_t x = text.find('x'); x != text.npos && x > 0 && x + 1 < text.size()) {  // 4x100m
      legs = ToInt(text.substr(0, x));
      text.remove_prefix(x + 1);
    } else if ((scan_.LowerAt(i, 1) == "x" || scan_.LowerAt(i, 1) == "\u00d7") && text.size() == 1) {  // 4 x 100m
      uint32_t next = 0;
      if (!scan_.Near(i, 2, &next)) return false;
      legs = ToInt(text);
      i = next;
      text = scan_.Lower(i);
    }
    size_t digits = 0;
    std::string number;
    while (digits < text.size() && (text[digits] == ',' || (text[digits] >= '0' && text[digits] <= '9'))) {
      if (text[digits] != ',') number += text[digits];
      ++digits;
    }
    if (number.empty()) return false;
    SV unit = text.substr(digits);
    uint32_t last = i + 1;
    if (unit.empty()) {
      uint32_t next = 0;
      if (!scan_.Near(i, 1, &next)) return false;
      if (scan_.Text(next) == "-" && !scan_.Near(i, 2, &next)) return false;
      unit = scan_.Lower(next);
      last = next + 1;
    }
    return Take(first, last, legs, ToInt(number), unit);
  }

 private:
  static int ToInt(SV digits) {
    int value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
  }

  bool Take(uint32_t first, uint32_t last, int legs, int number, SV unit) {
    const bool metres = unit == "m" || unit == "metres" || unit == "meters" || unit == "metre" || unit == "meter";
    const bool kilometres = unit == "km" || unit == "k" || unit == "kilometres" || unit == "kilometers" ||
                            unit == "kilometre" || unit == "kilometer";
    const bool miles = unit == "mile" || unit == "miles";
    if (!metres && !kilometres && !miles) return false;
    if (metres && std::find(kTrack.begin(), kTrack.end(), number) == kTrack.end()) return false;
    if (kilometres && std::find(kRoad.begin(), kRoad.end(), number) == kRoad.end()) return false;
    std::string style = Style(&last);
    if (style.empty() && legs == 0 && !IsRace(first, last, metres, unit.size() > 2 && unit.ends_with('s')))
      return false;
    std::string value = legs > 0 ? std::to_string(legs) + " x " : "";
    value += WithComma(number);
    value += metres ? " metres" : kilometres ? " kilometres" : miles && number == 1 ? " mile" : " miles";
    if (!style.empty()) value += " " + style;
    Take(first, last, std::move(value));
    return true;
  }

  std::string Style(uint32_t* last) const {
    for (uint32_t n = 2; n > 0; --n) {
      if (*last + n > scan_.SentenceOf(*last - 1).last_token) continue;
      std::string words = scan_.LowerRange(*last, *last + n);
      if (words == "hurdle") words = "hurdles";
      if (In(kStyles, words)) {
        *last += n;
        return words == "flat" ? "" : words == "walk" ? "race walk" : words;
      }
    }
    return "";
  }

  // A bare distance is a discipline where a race is meant: "the 10,000 metres", "the women's 5,000m", "5,000m
  // champion".
  bool IsRace(uint32_t first, uint32_t last, bool metres, bool plural) const {
    SV before = scan_.LowerAt(first, -1);
    SV after = scan_.LowerAt(last - 1, 1);
    const bool gendered =
        (IsPossessiveMark(before) && (scan_.LowerAt(first, -2) == "men" || scan_.LowerAt(first, -2) == "women" ||
                                      scan_.LowerAt(first, -2) == "boys" || scan_.LowerAt(first, -2) == "girls")) ||
        before == "mens" || before == "womens";
    if (gendered || RacedBehind(last)) return true;
    static constexpr auto kKinds = WordSet({"olympic", "world", "indoor", "outdoor", "senior", "junior", "under-20",
                                            "individual", "national", "european"});
    if (metres) {
      if (before.empty() && after == ":") return true;  // "1500m: 1. Ana Ruiz"
      static constexpr auto kRaced = WordSet({"won", "win", "wins", "winning", "took", "takes", "taking", "claimed",
                                              "in", "over", "ran", "run", "doubled", "lost"});
      if (before == "the" && In(kRaced, scan_.LowerAt(first, -2))) return true;  // "also won the 100m on Friday"
      if (before == "the" || In(kKinds, before))
        return plural || after.empty() || In(kRaceWords, after) || IsPossessiveMark(after) || after == "(";
      return In(kRaceWords, after) && after.size() > 3 && after != "world";
    }
    return In(kDistanceWords, after) && after != "run";
  }

  // "the 12-kilometer senior men's race": whose race it is stands between.
  bool RacedBehind(uint32_t last) const {
    static constexpr auto kWhose = WordSet({"senior", "junior", "men", "women", "boys", "girls", "'s", "\u2019s",
                                            "elite", "masters", "under-20", "u20", "open", "mixed", "youth"});
    static constexpr auto kRaces = WordSet({"race", "races", "event", "title", "crown"});
    constexpr int kWords = 5;
    for (int ahead = 1; ahead <= kWords; ++ahead) {
      const SV word = scan_.LowerAt(last - 1, ahead);
      if (ahead > 1 && In(kRaces, word)) return true;
      if (!In(kWhose, word)) return false;
    }
    return false;
  }

  void Take(uint32_t first, uint32_t last, std::string value) {
    scan_.Take(first, last, {MentionType::kDiscipline}, Form::kName, std::move(value));
  }

  Scan& scan_;
};

// "Football Association", "Swimming Federation": the word belongs to an organization's name.
bool InsideName(const Scan& scan, uint32_t i) {
  for (int ahead = 1; ahead < 5; ++ahead) {
    uint32_t next = 0;
    if (!scan.Near(i, ahead, &next) || !scan.words[next].capital) return false;
    if (scan.Is(next, kOrgHead | kTeamHead | kFirm)) return true;
  }
  return false;
}

// "the Northern Handball Circle": amid capitals that are no competition's.
bool AmidCapitals(const Scan& scan, uint32_t i) {
  uint32_t before = 0;
  uint32_t next = 0;
  const auto names = [&scan](uint32_t token, uint64_t not_these) {
    return scan.ShapeOf(token) == Shape::kTitle && scan.Free(token) && !scan.words[token].initial &&
           !scan.Is(token, kFunction | kWeekName | kEventHead | kAwardHead | kRole | kTitle | not_these);
  };
  return scan.styles[scan.sentence_of[i]] == Style::kProse && scan.Near(i, -1, &before) && scan.Near(i, 1, &next) &&
         names(before, 0) && names(next, kEventWord) && scan.words[next].common && scan.LowerAt(before, -1) == "the";
}

// "Havnen Cycling", "Brell Golf": the last word of a name that begins with no ordinary word.
bool EndsName(const Scan& scan, uint32_t i) {
  uint32_t before = 0;
  if (!scan.Near(i, -1, &before) || scan.styles[scan.sentence_of[i]] != Style::kProse) return false;
  // "joined Castor Cycling": what people join and ride for, though its first word may be another's name.
  static constexpr auto kMembership = WordSet({"join", "joins", "joined", "for", "joining", "left", "leaves"});
  static constexpr auto kMembers = WordSet({"rider", "riders", "team", "squad", "captain", "coach", "leader"});
  const bool team =
      !scan.words[before].initial && (kMembership.Has(scan.LowerAt(before, -1)) || kMembers.Has(scan.LowerAt(i, 1)));
  const bool plain = team || (!scan.words[before].common && !scan.words[before].place);
  return scan.words[before].capital && plain && scan.Free(before) && scan.ShapeOf(before) == Shape::kTitle &&
         !scan.Is(before, kEventWord | kFunction | kWeekName | kContinental);
}

// Takes the longest discipline of the lexicon that begins at `i`.
bool TakeWords(Scan* scan, uint32_t i) {
  if (scan->words[i].capital && (InsideName(*scan, i) || EndsName(*scan, i) || AmidCapitals(*scan, i))) return false;
  const uint32_t limit =
      std::min(scan->SentenceOf(i).last_token, i + static_cast<uint32_t>(scan->lexicon.max_discipline_words()));
  for (uint32_t last = limit; last > i; --last) {
    const std::string* name = scan->lexicon.Discipline(scan->LowerRange(i, last));
    if (name == nullptr || !scan->AllFree(i, last)) continue;
    scan->Take(i, last, {MentionType::kDiscipline}, Form::kName, *name);
    return true;
  }
  return false;
}

}  // namespace

void FindDisciplines(Scan* scan) {
  DistanceFinder distances(scan);
  for (uint32_t i = 0; i < scan->size(); ++i) {
    if (scan->ShapeOf(i) == Shape::kNumber) {
      const Mention* mention = scan->At(i);
      const bool taken = mention != nullptr &&
                         (mention->types.Has(MentionType::kEvent) || mention->types.Has(MentionType::kDate) ||
                          mention->types.Has(MentionType::kDiscipline) || mention->types.Has(MentionType::kDuration));
      if (!taken) distances.At(i);
    } else if (scan->Is(i, kDisciplineStart) && scan->Free(i)) {
      TakeWords(scan, i);
    }
  }
}

}  // namespace kg::extract::mentions
