// Competitions, known by their head word ("Marathon", "Championships", "Grand Prix") and what stands before it.
//
// The mention covers year, ordinal and sponsor; its value is the name people use: "the 2022 TCS London Marathon" gives
// "London Marathon" with year 2022.
#include <algorithm>
#include <array>

#include "extract/mentions/event_judge.h"
#include "extract/mentions/event_names.h"
#include "extract/mentions/event_words.h"
#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

constexpr auto kOfHeads =
    WordSet({"cup", "tour", "giro", "vuelta", "prix", "series", "games", "race", "grand", "volta", "ruta", "ronde",
             "rund", "formula", "trofeo", "coppa", "copa", "clásica", "clasica"});
constexpr auto kOfArticles = WordSet({"la", "los", "las", "le", "les", "il", "den", "der", "the"});

bool IsOrdinal(SV lower) {
  if (lower.size() < 3 || lower[0] < '0' || lower[0] > '9') return false;
  SV end = lower.substr(lower.size() - 2);
  return end == "st" || end == "nd" || end == "rd" || end == "th";
}

class EventFinder {
 public:
  explicit EventFinder(Scan* scan)
      : scan_(*scan), sport_(TellsOfSport(*scan)), results_(sport_ && HoldsResults(*scan)) {}

  void Find() {
    for (const Sentence& sentence : scan_.text.sentences) {
      sentence_ = &sentence;
      style_ =
          scan_.styles[scan_.sentence_of.empty() ? 0 : static_cast<size_t>(&sentence - scan_.text.sentences.data())];
      for (uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
        if (scan_.Is(i, kNameStart) && Capital(i)) i = Known(i);
        if (IsNamedAfterSport(i)) {
          first_core_ = i - 2;
          Emit(i - 2, i + 1);
          continue;
        }
        if (!scan_.Is(i, kEventHead) && !IsHost(i) && !(sport_ && IsDistance(i))) continue;
        i = std::max(i, At(i));
      }
    }
  }

 private:
  bool Capital(uint32_t i) const { return scan_.words[i].capital; }
  bool Usable(uint32_t i) const {
    const Mention* mention = scan_.At(i);
    return mention == nullptr || mention->types.Has(MentionType::kNumber) || mention->types.Has(MentionType::kRank);
  }

  // "Roland Garros", "Serie A": takes a known name that begins at `i`; returns the last token looked at.
  uint32_t Known(uint32_t i) {
    const uint32_t limit = std::min(sentence_->last_token, i + static_cast<uint32_t>(scan_.lexicon.max_name_words()));
    for (uint32_t last = limit; last > i; --last) {
      std::optional<MentionType> type = scan_.lexicon.KnownName(scan_.LowerRange(i, last));
      if (!type || *type != MentionType::kEvent) continue;
      first_core_ = i;
      uint32_t first = i;
      if (first > sentence_->first_token && YearAt(scan_, first - 1) != 0) --first;
      Emit(first, last);
      return last - 1;
    }
    return i;
  }

  // "the Siljan Ski Sprint on Saturday", "the Graz Winter Chess is": a sport with a capital at the end of three words,
  // of which the first is no ordinary one and nobody's.
  bool IsNamedAfterSport(uint32_t h) const {
    if (style_ != Style::kProse || h < sentence_->first_token + 3 || !scan_.Is(h, kDisciplineStart) || !Capital(h))
      return false;
    const auto titled = [this](uint32_t i) { return Capital(i) && scan_.ShapeOf(i) == Shape::kTitle && scan_.Free(i); };
    if (scan_.Lower(h - 3) != "the" || !titled(h) || !titled(h - 1) || !titled(h - 2)) return false;
    constexpr uint64_t kOthers = kGivenName | kTitle | kRole | kOrgHead | kTeamHead | kEventHead | kFunction;
    if (scan_.words[h - 2].common || (!scan_.words[h - 1].common && !scan_.Is(h - 1, kEventWord | kDisciplineStart)) ||
        scan_.Is(h - 2, kOthers) || scan_.Is(h - 1, kOthers & ~kEventHead))
      return false;
    uint32_t end = 0;
    if (DemonymAt(scan_, h - 2, h, &end) != kNoPlace) return false;
    static constexpr auto kBehind = WordSet({"on", "in", "at", "is", "was", "and", "for", "by", "ahead", "after",
                                             "before", "with", "final", "title", "will", "has", "when", "last"});
    if (h + 1 >= sentence_->last_token) return true;
    return scan_.ShapeOf(h + 1) == Shape::kPunct ? !IsPossessiveMark(scan_.Text(h + 1))
                                                 : kBehind.Has(scan_.Lower(h + 1));
  }

  // Tries the head at `h`; returns the last token of the event, or `h` when there is none.
  uint32_t At(uint32_t h) {
    if (!Usable(h)) return h;
    if (IsHost(h) && !scan_.Is(h, kEventHead)) return HostAndYear(h);
    uint32_t last = h + 1;
    const bool distance = sport_ && IsDistance(h) && h > sentence_->first_token && Capital(h - 1);
    if (!Capital(h) && !distance) {  // "the Brell 10K" is a name
      const uint32_t lower = LowerHead(h);
      return lower != h ? lower : LowerChampionships(h);
    }
    last = ExtendRight(h);
    uint32_t first = ExtendLeft(h);
    first_core_ = Core(first, h);
    const EventSpan span{first, first_core_, h, last};
    if (!IsCompetition(scan_, *sentence_, style_, span, {sport_, results_})) return h;
    // "Ana Ruiz 10K best": no race of that name
    if (distance && scan_.LowerAt(first, -1) != "the" &&
        (!scan_.words[first_core_].place || scan_.Is(first_core_, kGivenName)))
      return h;
    Emit(first, last);
    return last - 1;
  }

  // Further heads and "of X" behind the head: "World Half Marathon Championships", "Tour of Britain", "Cup of Nations".
  uint32_t ExtendRight(uint32_t h) const {
    uint32_t last = h + 1;
    uint32_t head = h;
    for (uint32_t i = h + 1; i < sentence_->last_token && i < h + 6; ++i) {
      if (!Usable(i)) break;
      if ((Capital(i) && scan_.Is(i, kEventHead)) || IsDistance(i)) {
        last = i + 1;
        head = i;
      } else if (!Capital(i) || !scan_.Is(i, kEventWord)) {
        break;
      }
    }
    if (last + 1 >= sentence_->last_token || !kOfHeads.Has(scan_.Lower(head))) return last;
    SV link = scan_.Lower(last);
    const uint32_t name =
        kOfArticles.Has(scan_.Lower(last + 1)) && last + 2 < sentence_->last_token ? last + 2 : last + 1;
    static constexpr auto kTimes = WordSet({"year", "season", "decade", "century", "month"});
    if (kOfLinks.Has(link) && (IsNameWord(scan_, name) || IsNumeralOfName(name)) && Capital(name) &&
        !scan_.Is(name, kWeekName) && !kTimes.Has(scan_.Lower(name))) {
      uint32_t end = name + 1;
      while (end < sentence_->last_token && IsNameWord(scan_, end) && style_ == Style::kProse &&
             !scan_.Is(end, kEventHead))
        ++end;
      return end;
    }
    if (head == h && kFrontHeads.Has(scan_.Lower(head)) && Capital(last) && IsNameWord(scan_, last) &&
        !scan_.Is(last, kWeekName))
      return last + 1;
    if (Capital(last) && (scan_.Lower(last).starts_with("d'") || scan_.Lower(last).starts_with("d\u2019")))
      return last + 1;
    return last;
  }

  // "10K" of "Bridge Run 10K"
  bool IsDistance(uint32_t i) const {
    const SV word = scan_.Lower(i);
    return word.size() > 1 && word.front() >= '1' && word.front() <= '9' && word.back() == 'k';
  }

  // The first token of the name with sponsor, ordinal and year.
  uint32_t ExtendLeft(uint32_t h) const {
    uint32_t first = h;
    while (first > sentence_->first_token) {
      const uint32_t i = first - 1;
      if (scan_.ShapeOf(i) == Shape::kNumber) {
        if (YearAt(scan_, i) == 0 && !IsOrdinal(scan_.Lower(i))) break;
        first = i;
        continue;
      }
      if (!Usable(i)) break;
      if (IsWordOfName(i)) {
        first = i;
        continue;
      }
      if (i > sentence_->first_token && IsInnerLink(i)) {
        first = i - 1;
        continue;
      }
      break;
    }
    return SkipInitial(first, h);
  }

  // "Three" of "the Tour of the Three Lakes"
  bool IsNumeralOfName(uint32_t i) const {
    return scan_.Is(i, kNumeral) && scan_.ShapeOf(i) == Shape::kTitle && Usable(i) && i + 1 < sentence_->last_token &&
           IsNameWord(scan_, i + 1) && style_ == Style::kProse;
  }

  bool IsWordOfName(uint32_t i) const {
    if (!Capital(i) || scan_.Is(i, kFunction | kWeekName)) {
      // "Three Lakes Tour"
      const bool numeral = scan_.Is(i, kNumeral) && scan_.ShapeOf(i) == Shape::kTitle && style_ == Style::kProse;
      return Capital(i) && (scan_.Is(i, kEventWord) || numeral) && !scan_.words[i].initial;
    }
    if (style_ != Style::kProse && scan_.words[i].common && !scan_.Is(i, kEventWord | kPlaceFront) &&
        !IsPlaceWord(scan_, i))
      return false;
    return true;
  }

  // "Women 's World Cup", "Track & Field Championships", "Cross - Country".
  bool IsInnerLink(uint32_t i) const {
    SV word = scan_.Lower(i);
    if (!Capital(i - 1)) return false;
    if (IsPossessiveMark(word))
      return scan_.Is(i - 1, kEventWord) || scan_.Lower(i - 1) == "king" || scan_.Lower(i - 1) == "presidents" ||
             IsOwnerOfEvent(i);
    if (word == "&" || word == "and") return scan_.Is(i - 1, kEventWord) && scan_.Is(i + 1, kEventWord);
    if (word == "of") {
      return scan_.Lower(i - 1) == "bank" || scan_.Lower(i - 1) == "isle" || scan_.Lower(i - 1) == "march";
    }
    return false;
  }

  // "the Ferrymen's Half Marathon", "the Brewers' Cup": of a trade, as the article in front says; not "the Kenyan's
  // Marathon debut".
  bool IsOwnerOfEvent(uint32_t i) const {
    uint32_t end = 0;
    return i >= sentence_->first_token + 2 && scan_.Lower(i - 2) == "the" && scan_.ShapeOf(i - 1) == Shape::kTitle &&
           scan_.Free(i - 1) && !scan_.words[i - 1].place && !scan_.Is(i - 1, kFunction | kWeekName | kTeamHead) &&
           i + 1 < sentence_->last_token && Capital(i + 1) && scan_.Is(i + 1, kEventHead | kEventWord) &&
           DemonymAt(scan_, i - 1, i, &end) == kNoPlace;
  }

  // A verb or other ordinary word at the start of the sentence is not part of the name.
  uint32_t SkipInitial(uint32_t first, uint32_t h) const {
    if (first < h && scan_.words[first].initial && scan_.words[first].common && !scan_.Is(first, kEventWord) &&
        !IsPlaceWord(scan_, first)) {
      ++first;
      while (first < h && !Capital(first) && scan_.ShapeOf(first) != Shape::kNumber) ++first;
    }
    return first;
  }

  // Where the name proper begins: at the place before the head when there is one (sponsors stand before it), else
  // behind year and ordinal.
  uint32_t Core(uint32_t first, uint32_t h) const {
    for (uint32_t i = first; i < h; ++i) {
      if (!scan_.words[i].place || scan_.Is(i, kFunction)) continue;
      if (i > first && scan_.Is(i, kPlaceHead)) continue;  // "Brell Bay Regatta": a town may be called Bay
      for (uint32_t end = std::min(h, i + 3); end > i; --end) {
        bool generic = true;
        for (uint32_t k = end; k < h; ++k) generic = generic && scan_.Is(k, kEventWord | kEventHead);
        if (!generic || (end - i == 1 && scan_.Is(i, kEventWord))) continue;
        std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(scan_.LowerRange(i, end)));
        if (found.empty()) continue;
        const Place* place = scan_.gazetteer.Get(found[0]);
        if (place != nullptr && (place->kind != PlaceKind::kCity || place->population >= 20000 || i == first)) return i;
      }
    }
    uint32_t core = first;
    while (core < h && scan_.ShapeOf(core) == Shape::kNumber && scan_.Lower(core).find('k') == SV::npos) ++core;
    if (core + 1 < h && scan_.Lower(core) == "annual") ++core;  // "the 5th Annual Brell Double Road Race"
    return core;
  }

  // "the 1967 European championships", "the Kenyan trials", "the British indoor championships", "the world
  // championships"
  uint32_t LowerChampionships(uint32_t h) {
    constexpr uint32_t kMostWords = 3;  // of a kind, between the country and the head
    static constexpr auto kOf = WordSet({"european", "world", "commonwealth", "asian", "african", "pan-american",
                                         "scandinavian", "nordic", "british", "oceania", "balkan", "mediterranean"});
    const bool trials = sport_ && scan_.Lower(h) == "trials";
    if (scan_.Lower(h) != "championships" && !trials) return h;
    uint32_t first = h;
    while (first > sentence_->first_token && h - first < kMostWords && !Capital(first - 1) &&
           scan_.Is(first - 1, kEventWord) && scan_.Free(first - 1))
      --first;
    // "last year's world championships"
    const bool world = sport_ && !trials && first < h && scan_.Lower(first) == "world";
    if (first == sentence_->first_token) return h;
    if (world) {
      first_core_ = first;
      Emit(first, h + 1);
      return h;
    }
    if (!Capital(first - 1) || !scan_.Free(first - 1)) return h;
    --first;
    uint32_t end = 0;
    const bool country = sport_ && DemonymAt(scan_, first, h, &end) != kNoPlace && end == first + 1;
    if (!country && (trials || !kOf.Has(scan_.Lower(first)))) return h;
    first_core_ = first;
    if (first > sentence_->first_token && YearAt(scan_, first - 1) != 0) --first;
    Emit(first, h + 1);
    return h;
  }

  // "the London marathon"
  uint32_t LowerHead(uint32_t h) {
    const uint32_t none = h;
    uint32_t first = h;
    uint32_t last = h + 1;
    if (scan_.Lower(h) == "half" || !kCityHeads.Has(scan_.Lower(h))) return none;
    if (first > sentence_->first_token && scan_.Lower(h) == "marathon" && scan_.Lower(h - 1) == "half") --first;
    if (first == sentence_->first_token || !Capital(first - 1)) return none;
    if (last < sentence_->last_token && (scan_.Is(last, kRole) || kNotBehind.Has(scan_.Lower(last)))) {
      if (scan_.Lower(last) != "champion" && scan_.Lower(last) != "winner") return none;
    }
    const uint32_t head_first = first;
    for (uint32_t n = 3; n > 0; --n) {
      if (head_first < sentence_->first_token + n) continue;
      const uint32_t i = head_first - n;
      std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(scan_.LowerRange(i, head_first)));
      if (found.empty() || !scan_.AllFree(i, head_first)) continue;
      const Place* place = scan_.gazetteer.Get(found[0]);
      if (place->kind == PlaceKind::kContinent || (place->kind == PlaceKind::kCity && place->population < 50000))
        return none;
      first_core_ = i;
      first = i;
      if (first > sentence_->first_token && YearAt(scan_, first - 1) != 0) --first;
      Emit(first, last);
      return last - 1;
    }
    return none;
  }

  // A city with a year directly behind it: "Tokyo 2020".
  bool IsHost(uint32_t i) const {
    return Capital(i) && i + 1 < sentence_->last_token && scan_.ShapeOf(i + 1) == Shape::kNumber &&
           YearAt(scan_, i + 1) % 2 == 0 && YearAt(scan_, i + 1) != 0 && !scan_.Is(i, kFunction | kWeekName);
  }

  uint32_t HostAndYear(uint32_t i) {
    SV before = scan_.LowerAt(i, -1);
    if (before == "in" || before == "," || before == "and" || scan_.words[i].initial || !scan_.Free(i)) return i;
    if (i + 2 < sentence_->last_token && Capital(i + 2)) return i;
    const bool euro = scan_.Lower(i) == "euro";
    std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(std::string(scan_.Lower(i))));
    if (!euro && (found.empty() || (scan_.gazetteer.Get(found[0])->kind == PlaceKind::kCity &&
                                    scan_.gazetteer.Get(found[0])->population < 100000)))
      return i;
    std::string year(scan_.Text(i + 1));
    std::string value = euro ? "UEFA European Championship" : std::string(scan_.text.Range(i, i + 2));
    Mention& mention = scan_.Take(i, i + 2, {MentionType::kEvent}, Form::kName, std::move(value));
    mention.Set("year", year);
    if (!euro) mention.Set("place", scan_.Text(i));
    return i + 1;
  }

  // "2023/24", "2023-2024": the year behind the sign at `at`; 0 when it is not the next one.
  int SeasonEndAt(uint32_t at, int year) const {
    if (at + 1 >= sentence_->last_token || scan_.text.tokens[at].space_before) return 0;
    const SV sign = scan_.Text(at);
    if (sign != "/" && sign != "-" && sign != "\u2013") return 0;
    const std::string next = std::to_string(year + 1);
    const SV written = scan_.Text(at + 1);
    return written == next || written == SV(next).substr(2) ? year + 1 : 0;
  }

  void Emit(uint32_t first, uint32_t last) {
    std::string year;
    uint32_t core = first_core_;
    for (uint32_t i = first; i < last; ++i) {
      if (YearAt(scan_, i) != 0) year = scan_.Text(i);
    }
    uint32_t end = last;
    if (year.empty() && last < sentence_->last_token && YearAt(scan_, last) != 0 &&
        scan_.text.tokens[last].space_before) {
      year = scan_.Text(last);
      ++last;
      if (const int next = SeasonEndAt(last, YearAt(scan_, last - 1)); next != 0) {
        year += "/" + std::to_string(next);
        last += 2;
      }
    }
    if (year.empty() && core > sentence_->first_token && core == first && YearAt(scan_, first - 1) != 0)
      year = scan_.Text(--first);
    std::string value = EventNameOf(scan_, core, end, style_);
    Mention& mention = scan_.Take(first, last, {MentionType::kEvent}, Form::kName, value);
    if (!year.empty()) mention.Set("year", year);
    SetEventAttributes(scan_, sentence_->first_token, core, end, &mention);
  }

  Scan& scan_;
  const bool sport_;
  const bool results_;
  const Sentence* sentence_ = nullptr;
  Style style_ = Style::kProse;
  uint32_t first_core_ = 0;
};

}  // namespace

void FindEvents(Scan* scan) { EventFinder(scan).Find(); }

}  // namespace kg::extract::mentions
