// Cuts runs of capitals into names: ordinary words at the start of a sentence, demonyms and titles come off.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "extract/mentions/names.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

bool IsAbbreviatedTitle(std::string_view word) {
  return word.ends_with('.') || word == "mr" || word == "mrs" || word == "ms" || word == "dr" || word == "prof";
}

struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

// "QB Ivo Lenz", "Bears G Ana Ruiz": what American papers write for a player's position.
constexpr auto kPositions = WordSet({"qb", "rb", "wr", "te", "lb", "cb", "ol", "dl",  "lhp", "rhp", "inf", "of",
                                     "dh", "lw", "rw", "pg", "sg", "sf", "pf", "olb", "mlb", "ilb", "edge"});
constexpr auto kRosterVerbs = WordSet({"recalled", "activated", "placed", "optioned", "acquired", "claimed", "waived",
                                       "released", "reinstated", "designated", "re-signed", "assigned"});
constexpr std::string_view kPositionLetters = "CDFGKPST";

class Cutter {
 public:
  explicit Cutter(Scan* scan) : scan_(*scan) {}

  std::vector<Candidate> Cut() {
    std::vector<std::vector<Run>> runs(scan_.text.sentences.size());
    for (size_t s = 0; s < runs.size(); ++s) {
      if (scan_.styles[s] != Style::kProse) continue;
      runs[s] = FindRuns(scan_, scan_.text.sentences[s]);
      for (const Run& run : runs[s]) Remember(run);
      if (runs[s].size() == 1) RememberLine(scan_.text.sentences[s], runs[s][0]);
    }
    whole_.insert(ToLower(scan_.article.title));
    for (const std::vector<Run>& sentence : runs) {
      for (const Run& run : sentence) CutRun(run);
    }
    return std::move(out_);
  }

 private:
  // What stands inside sentences with a capital: there the capital means something.
  void Remember(const Run& run) {
    if (run.last - run.first > 1) {
      std::string lower = scan_.LowerRange(run.first, run.last);
      if (!seen_.insert(lower).second) whole_.insert(std::move(lower));
    }
    // "Dame Honor Abara" at the start: what stands behind the title is inside.
    if (scan_.Is(run.first, kTitle) && run.last - run.first > 1)
      inside_.insert(std::string(scan_.Lower(run.first + 1)));
    if (scan_.words[run.first].initial) return;
    inside_.insert(scan_.LowerRange(run.first, run.last));
    inside_.insert(std::string(scan_.Lower(run.first)));
  }

  // A line that is one run of capitals is a name: the heading of a profile.
  void RememberLine(const Sentence& sentence, const Run& run) {
    if (run.first == sentence.first_token && run.last == sentence.last_token && run.last - run.first <= 4)
      whole_.insert(scan_.LowerRange(run.first, run.last));
  }

  // A heading, or a run that stands more than once: its first word belongs to it.
  bool IsWhole(uint32_t first, uint32_t last) const {
    return last - first > 1 && whole_.contains(scan_.LowerRange(first, last));
  }

  bool WasInside(uint32_t first, uint32_t last) const { return inside_.count(scan_.LowerRange(first, last)) > 0; }

  bool WasSeen(uint32_t first, uint32_t last) const { return seen_.count(scan_.LowerRange(first, last)) > 0; }

  bool Known(uint32_t first, uint32_t last) const {
    std::string lower = scan_.LowerRange(first, last);
    if (scan_.lexicon.KnownName(lower)) return true;
    if (last - first < 2 && scan_.words[first].common) return false;
    return scan_.words[first].place && !scan_.gazetteer.Find(FoldLower(std::move(lower))).empty();
  }

  // "Turkey's Ana Ruiz", "China's exports": a country at the start of a sentence that is an ordinary word too.
  bool IsCountryWith(uint32_t first) const {
    if (!scan_.words[first].place || !IsPossessiveMark(scan_.LowerAt(first, 1))) return false;
    const std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(std::string(scan_.Lower(first))));
    return !found.empty() && scan_.gazetteer.Get(found[0])->kind == PlaceKind::kCountry;
  }

  bool HasHead(uint32_t last, uint64_t heads) const { return scan_.Is(last - 1, heads); }

  // "Party of Canada", "College of Cardiology": a head before "of" or "for".
  bool HasInnerHead(uint32_t first, uint32_t last) const {
    for (uint32_t i = first + 1; i < last; ++i) {
      std::string_view link = scan_.Lower(i);
      if ((link == "of" || link == "for") && scan_.Is(i - 1, kOrgFront | kOrgHead | kEventHead)) return true;
    }
    return false;
  }

  void CutRun(const Run& run) {
    uint32_t first = run.first;
    uint32_t last = run.last;
    // "Ana Ruiz Sets A Record" run into the prose: an ordinary word behind a name that stands alone elsewhere.
    while (last - first > 2 && scan_.words[last - 1].common && WasSeen(first, last - 1) && !Known(first, last) &&
           !scan_.Is(last - 1, kOrgHead | kPlaceHead | kTeamHead | kEventHead)) {
      --last;
    }
    // "Organiser Ana Ruiz": not every role is in the list of ordinary words.
    const bool role = last - first > 2 && scan_.Is(first, kRole) && !scan_.Is(first, kGiven | kGivenName);
    const bool ordinary = scan_.words[first].common || role || (last - first > 1 && scan_.Is(first, kDropInitial));
    if (scan_.words[first].initial && ordinary && !Known(first, last)) {
      if (last - first == 1 && !IsCountryWith(first)) {
        Emit(first, last, !WasInside(first, last), whole_.contains(scan_.Lower(first)));
        return;
      }
      if (IsCountryWith(first) || KeepInitial(first, last)) {
        CutSpan(first, last, {});
        return;
      }
      ++first;
    }
    CutSpan(first, last, {});
  }

  // "Son Heung-min", "Ban Ki-moon": a family name, then two syllables of which the second has a small letter.
  bool IsKorean(uint32_t first, uint32_t last) const {
    if (last - first != 2 || scan_.Text(first).size() > 5) return false;
    const std::string_view given = scan_.Text(first + 1);
    const size_t hyphen = given.find('-');
    constexpr size_t kLongestSyllable = 5;
    return hyphen != given.npos && hyphen > 0 && hyphen <= kLongestSyllable && hyphen + 2 < given.size() &&
           given.size() - hyphen - 1 <= kLongestSyllable && given[hyphen + 1] >= 'a' && given[hyphen + 1] <= 'z';
  }

  // The ordinary first word of a sentence, in front of more capitals: part of the name, or just capitalised?
  bool KeepInitial(uint32_t first, uint32_t last) const {
    if (scan_.Is(first, kDropInitial)) return false;
    uint32_t behind = 0;
    // "South African", "Dutchman Ivo Lenz"
    if (DemonymAt(scan_, first, last, &behind) != kNoPlace &&
        (behind > first + 1 || (behind < last && !scan_.words[behind].common)))
      return true;
    if (WasInside(first, last) || IsKorean(first, last)) return true;
    if (!scan_.Is(first, kRole | kTitle) && (IsWhole(first, last) || OpensProfile(first, last))) return true;
    if (scan_.Is(first, kGivenName) || scan_.Text(first + 1) == "&") return true;
    if (scan_.ShapeOf(first + 1) == Shape::kInitial || HasInnerHead(first, last)) return true;
    if (WasInside(first + 1, last)) return false;
    if (scan_.Is(first, kTitle | kTitlePart | kGiven)) return true;
    if (HasHead(last, kOrgHead | kPlaceHead | kTeamHead)) return true;
    // "Northern Sinfonia was", "Grand Hotel Sonne has": what stands in front of such names far more often than of
    // others
    static constexpr auto kFronts =
        WordSet({"northern", "southern", "eastern", "western", "grand", "royal", "capital"});
    if (kFronts.Has(scan_.Lower(first)) && !scan_.Is(first + 1, kGivenName | kTitle | kRole)) return true;
    for (uint32_t i = first + 1; i < last; ++i) {
      // "Honor Mary Abara": a given name between, and the first word stands as a name elsewhere.
      if (i == first + 1 && i + 1 < last && scan_.Is(i, kGivenName) &&
          inside_.count(std::string(scan_.Lower(first))) > 0)
        return true;
      if (!scan_.words[i].common) {
        // "Mark Abara": an ordinary word that could be a given name, unless it is inflected or an adverb.
        std::string_view word = scan_.Lower(first);
        return i == first + 1 && last - first <= 3 && !word.ends_with("ed") && !word.ends_with("ing") &&
               !word.ends_with("ly") && !word.ends_with("s") && inside_.count(std::string(word)) > 0;
      }
    }
    return true;
  }

  // "Parry Gripp (born", "Serge Abara, 37,": an ordinary word before uncommon ones, then what goes with persons.
  bool OpensProfile(uint32_t first, uint32_t last) const {
    if (last - first > 4) return false;
    for (uint32_t i = first + 1; i < last; ++i) {
      if (scan_.words[i].common) return false;
    }
    std::string_view word = scan_.Lower(first);
    if (word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly") || word.ends_with("s")) return false;
    if (scan_.LowerAt(last - 1, 1) == "(") {
      uint32_t inner = 0;
      return scan_.LowerAt(last - 1, 2) == "born" || (scan_.Near(last - 1, 2, &inner) && scan_.At(inner) != nullptr &&
                                                      scan_.At(inner)->types.Has(MentionType::kDate));
    }
    uint32_t age = 0;
    return scan_.LowerAt(last - 1, 1) == "," && scan_.Near(last - 1, 2, &age) && scan_.At(age) != nullptr &&
           scan_.At(age)->types.Has(MentionType::kAge);
  }

  void CutSpan(uint32_t first, uint32_t last, Candidate proto) {
    // "Hall of Famer Ivo Lenz"
    if (last - first > 3 && scan_.Lower(first) == "hall" && scan_.Lower(first + 2) == "famer") first += 3;
    while (first < last && !scan_.words[first].capital) ++first;
    if (first >= last || IsNobodysName(first, last)) return;
    if (last - first > 1 && Known(first, last)) {
      proto.first = first;
      proto.last = last;
      Push(std::move(proto), false);
      return;
    }
    // "the Green MP for Brell": a party's adjective
    static constexpr auto kParties = WordSet({"green", "reform", "unionist", "socialist", "republican", "nationalist"});
    static constexpr auto kSeats =
        WordSet({"mp", "msp", "mep", "ms", "td", "mla", "councillor", "cllr", "senator", "peer"});
    if (last - first >= 2 && kParties.Has(scan_.Lower(first)) && kSeats.Has(scan_.Lower(first + 1)) &&
        !scan_.words[first].initial) {
      TakeParty(first);
      if (last - first > 2) CutSpan(first + 2, last, std::move(proto));
      return;
    }
    if (last - first == 1 && scan_.Is(first, kPartyWord) && proto.title.empty()) {  // "a Republican senator"
      proto.first = first;
      proto.last = last;
      Push(std::move(proto), false);
      return;
    }
    if (CutKnownBeforePerson(first, last) || CutSideBeforePlayer(first, last)) return;
    if (IsSister(first, last)) {
      proto.title = "sister";
      proto.gender = "female";
      ++first;
    }
    uint32_t behind = 0;
    if (PlaceId country = DemonymAt(scan_, first, last, &behind);
        country != kNoPlace && !DemonymBelongs(first, behind, last)) {
      TakeDemonym(first, behind, country);
      proto.nationality = std::string(scan_.gazetteer.Get(country)->name);
      if (behind < last) CutSpan(behind, last, std::move(proto));
      return;
    }
    if (scan_.Is(first, kTitlePart) && last - first >= 2 && !HasHead(last, kOrgHead | kPlaceHead | kTeamHead) &&
        !HasInnerHead(first, last) && !AllCommon(first + 1, last)) {
      TakeParty(first);
      CutSpan(first + 1, last, std::move(proto));
      return;
    }
    if (last - first == 1 && proto.title.empty() && IsRegion(first)) {
      proto.first = first;
      proto.last = last;
      Push(std::move(proto), false);
      return;
    }
    if (proto.title.empty() && (IsContinental(first, last) || IsRecordTalk(first, last))) return;
    if (CutPlaceBehindPlace(first, last)) return;
    if (CutPosition(first, last, &proto)) return;
    if (CutTitle(first, last, &proto)) return;
    if (CutPrefix(first, last)) return;
    last = CutTrailingTitle(first, last, !proto.title.empty());
    if (last == first) return;
    const bool lone = last - first == 1;
    if (lone && scan_.Is(first, kEventWord | kContinental) && !scan_.Is(first, kTeamHead) &&
        (scan_.words[first].common || scan_.Lower(first).ends_with("ic")))
      return;
    proto.first = first;
    proto.last = last;
    Push(std::move(proto), false);
  }

  // "For Brell A. Ruiz scored seven": a side, then its player.
  bool CutSideBeforePlayer(uint32_t first, uint32_t last) {
    if (last - first != 3 || scan_.LowerAt(first, -1) != "for" || !scan_.words[first - 1].initial) return false;
    if (scan_.ShapeOf(first + 1) != Shape::kInitial || scan_.Is(first, kGivenName | kTitle | kRole)) return false;
    if (!scan_.IsAt(last - 1, 1, kSportVerb)) return false;
    CutSpan(first, first + 1, {});
    CutSpan(first + 1, last, {});
    return true;
  }

  // "his trainer, Sr Agnes Brell": a nun's title, not the elder of two.
  bool IsSister(uint32_t first, uint32_t last) const {
    return last - first >= 2 && (scan_.Text(first) == "Sr" || scan_.Text(first) == "Sr.") &&
           scan_.Is(first + 1, kGivenName);
  }

  // "Liberal Democrat MP Ana Ruiz", "Liberal Democrat Ana Ruiz": a known name of several words in front of a person.
  bool CutKnownBeforePerson(uint32_t first, uint32_t last) {
    for (uint32_t end = std::min(last, first + 5) - 1; end > first + 1; --end) {
      if (!scan_.Is(end, kTitle | kGivenName) || !scan_.lexicon.KnownName(scan_.LowerRange(first, end))) continue;
      CutSpan(first, end, {});
      CutSpan(end, last, {});
      return true;
    }
    return false;
  }

  // "East African", "South American": no country's, no name.
  bool IsContinental(uint32_t first, uint32_t last) const {
    if (!scan_.Is(last - 1, kContinental)) return false;
    for (uint32_t i = first; i + 1 < last; ++i) {
      if (!scan_.Is(i, kDirection | kContinental)) return false;
    }
    return true;
  }

  // "Distinguished Professor", "Vice-Chairman", "People's Artist": a post with capitals.
  bool IsBareRole(uint32_t first, uint32_t last) const {
    if (scan_.Is(first, kGiven | kGivenName)) return false;
    std::string_view end = scan_.Lower(last - 1);
    const size_t hyphen = end.rfind('-');
    const bool compound = hyphen != end.npos && (scan_.lexicon.Classes(end.substr(hyphen + 1)) & (kRole | kTitle)) != 0;
    if (last - first == 1)
      return compound || (scan_.Is(first, kSuffix | kFirm) && !scan_.Is(first, kOrgHead | kParticle));
    return (compound || (scan_.Is(last - 1, kRole) && scan_.words[last - 1].common)) && AllCommon(first, last - 1);
  }

  // "World Record", "World Champion": capitals, but nobody's name.
  bool IsRecordTalk(uint32_t first, uint32_t last) const {
    std::string_view end = scan_.Lower(last - 1);
    if (IsBareRole(first, last)) return true;
    if (end != "record" && end != "records" && end != "title" && end != "titles" && end != "medal" &&
        !scan_.Is(last - 1, kRole))
      return false;
    for (uint32_t i = first; i + 1 < last; ++i) {
      if (!scan_.Is(i, kEventWord | kTitlePart | kRole | kContinental) && scan_.Lower(i) != "record") return false;
    }
    return scan_.words[last - 1].common;
  }

  // Of the places that these words name, one is in `outer`.
  bool LiesIn(uint32_t first, uint32_t last, PlaceId outer) const {
    for (const PlaceId inner : scan_.gazetteer.Find(FoldLower(scan_.LowerRange(first, last)))) {
      if (scan_.gazetteer.Contains(outer, inner).value_or(false)) return true;
    }
    return false;
  }

  // "Orange County California": a region or country behind a place's head.
  bool CutPlaceBehindPlace(uint32_t first, uint32_t last) {
    for (uint32_t i = first + 1; i < last; ++i) {
      if (!scan_.words[i].capital || !scan_.words[i - 1].capital || !scan_.words[i].place) continue;
      if (!scan_.Is(i - 1, kPlaceHead) && !Known(first, i)) continue;
      // "Hull City", "Riverside Pool", though places are called so
      if (i + 1 == last && (scan_.words[i].common || scan_.Is(i, kTeamHead | kOrgHead))) continue;
      std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(scan_.LowerRange(i, last)));
      if (found.empty() || scan_.gazetteer.Get(found[0])->kind == PlaceKind::kCity) continue;
      // "Mo Farah": a person, as no Mo lies in a region of that name
      if (!scan_.Is(i - 1, kPlaceHead) && !LiesIn(first, i, found[0])) continue;
      CutSpan(first, i, {});
      CutSpan(i, last, {});
      return true;
    }
    return false;
  }

  // "Board of Directors", "Corp": what every firm has; "WTA Tour", "Grand Slam": what many tournaments are of.
  bool IsNobodysName(uint32_t first, uint32_t last) const {
    static constexpr auto kTitled = WordSet({"constructors", "drivers", "manufacturers"});  // "the Constructors' title"
    if (last - first == 1)
      return IsFirmForm(scan_.Lower(first)) || IsDescent(scan_.Lower(first)) || kTitled.Has(scan_.Lower(first)) ||
             IsFieldOfPost(first);
    static constexpr auto kTours = WordSet({"atp", "wta", "pga", "lpga", "itf", "dp", "korn"});
    const std::string_view end = scan_.Lower(last - 1);
    if (end == "tour" && kTours.Has(scan_.Lower(first))) return true;
    if ((end == "slam" || end == "slams") && last - first == 2 && scan_.Lower(first) == "grand") return true;
    const std::string_view start = scan_.Lower(first);
    if (last - first == 2 && end.size() == 1 && (start == "group" || start == "pool")) return true;  // "Group F"
    static constexpr auto kMembers = WordSet({"directors", "trustees", "governors", "regents"});
    return last - first == 3 && scan_.Lower(first) == "board" && scan_.Lower(first + 1) == "of" &&
           kMembers.Has(scan_.Lower(last - 1));
  }

  // "Chair of Trustees at Abara", "Head of Paediatrics at Abara": what the post is of.
  bool IsFieldOfPost(uint32_t i) const {
    static constexpr auto kPosts = WordSet({"head", "director", "chair", "chairman", "chairwoman", "professor", "dean",
                                            "lecturer", "manager", "secretary", "president", "board", "clerk"});
    static constexpr auto kMembers = WordSet({"trustees", "governors", "directors", "regents"});
    if (scan_.LowerAt(i, -1) != "of" || !kPosts.Has(scan_.LowerAt(i, -2)) || scan_.words[i].place) return false;
    return kMembers.Has(scan_.Lower(i)) || scan_.LowerAt(i, 1) == "at";
  }

  // "African-American", "Anglo-Irish": of whom somebody descends.
  bool IsDescent(std::string_view word) const {
    static constexpr auto kLast =
        WordSet({"american", "british", "irish", "canadian", "australian", "caribbean", "asian", "scottish", "welsh",
                 "french", "german", "italian", "indian", "african"});
    static constexpr auto kFirst =
        WordSet({"african",  "afro",   "anglo",  "asian",  "irish",  "italian", "mexican", "chinese",
                 "japanese", "korean", "cuban",  "greek",  "polish", "german",  "scots",   "british",
                 "french",   "arab",   "indian", "native", "latin",  "ulster",  "jewish",  "haitian"});
    const size_t hyphen = word.find('-');
    return hyphen != word.npos && kFirst.Has(word.substr(0, hyphen)) && kLast.Has(word.substr(hyphen + 1));
  }

  static bool IsFirmForm(std::string_view word) {
    static constexpr auto kForms = WordSet({"corp", "corp.", "inc", "inc.", "ltd", "ltd.", "plc", "llc", "gmbh"});
    return kForms.Has(word);
  }

  // "[envoy to] Norway Ana Ruiz": a country or known organization runs into a person's name.
  bool CutPrefix(uint32_t first, uint32_t last) {
    if (HasHead(last, kOrgHead | kPlaceHead | kTeamHead | kEventHead)) return false;
    // "former Wildcat Ana Ruiz": what a member of a side is called
    static constexpr std::string_view kOnceOne[] = {"former", "fellow", "ex", "retired"};
    const std::string_view before = scan_.LowerAt(first, -1);
    if (last - first == 3 && std::find(std::begin(kOnceOne), std::end(kOnceOne), before) != std::end(kOnceOne) &&
        scan_.words[first].common && !scan_.Is(first, kGiven | kGivenName) && !scan_.words[first + 1].common &&
        !scan_.words[first + 2].common && scan_.words[first + 1].capital && scan_.words[first + 2].capital) {
      CutSpan(first + 1, last, {});
      return true;
    }
    // "[director of] Public Prosecution Ana Ruiz": two uncommon words behind two and more common ones.
    if (last - first >= 4 && AllCommon(first, last - 2) && !scan_.words[last - 1].common &&
        !scan_.words[last - 2].common && scan_.words[last - 2].capital) {
      CutSpan(first, last - 2, {});
      CutSpan(last - 2, last, {});
      return true;
    }
    // "[President of the] Brellian Federation Dmitry Abara"
    for (uint32_t i = first + 1; i + 1 < last && i + 4 > last - 1; ++i) {
      if (!scan_.Is(i, kGivenName) || !scan_.words[i - 1].common || scan_.Is(i - 1, kGiven)) continue;
      if (!scan_.words[i - 1].capital) continue;  // "University of San Diego"
      // "[Minister of] Foreign Affairs Odile Quist"
      if (!scan_.Is(i - 1, kOrgHead | kPlaceHead | kTeamHead) && (i == first + 1 || !AllCommon(first, i))) continue;
      if (scan_.words[i + 1].common || !scan_.words[i + 1].capital) continue;
      CutSpan(first, i, {});
      CutSpan(i, last, {});
      return true;
    }
    for (uint32_t n = 3; n > 0; --n) {
      if (last - first < n + 2 || last - first > n + 3) continue;
      for (uint32_t i = first + n; i < last; ++i) {
        if (scan_.words[i].common && !(scan_.Is(i, kGiven) && i == first + n)) return false;
      }
      const std::string lower = scan_.LowerRange(first, first + n);
      std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(lower));
      const Place* place = found.empty() ? nullptr : scan_.gazetteer.Get(found[0]);
      const bool country = place != nullptr && place->kind == PlaceKind::kCountry;
      // "Governor of Kansas Bill Abara"
      const bool area = place != nullptr && (place->kind == PlaceKind::kRegion || place->population >= 100000) &&
                        scan_.Is(first + n, kGivenName) && !scan_.Is(first, kGivenName);
      if (!country && !area && !scan_.lexicon.KnownName(lower)) continue;
      CutSpan(first, first + n, {});
      CutSpan(first + n, last, {});
      return true;
    }
    return false;
  }

  bool AllCommon(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i < last; ++i) {
      if (scan_.words[i].capital && !scan_.words[i].common) return false;
    }
    return true;
  }

  // "Republican Senator Ana Ruiz": the first word of what stands before the name.
  void TakeParty(uint32_t i) {
    if (!scan_.Is(i, kPartyWord)) return;
    Candidate party;
    party.first = i;
    party.last = i + 1;
    Push(std::move(party), false);
  }

  // "British Labour Party politician": the party goes by its own name.
  bool IsPartyPolitics(uint32_t behind, uint32_t last) const {
    if (!scan_.lexicon.IsParty(scan_.LowerRange(behind, last))) return false;
    uint32_t next = 0;
    return scan_.Near(last - 1, 1, &next) && scan_.ShapeOf(next) == Shape::kLower && scan_.Is(next, kRole);
  }

  // "British Airways", "Australian Open": the demonym is part of the name.
  bool DemonymBelongs(uint32_t first, uint32_t behind, uint32_t last) const {
    if (behind >= last) return false;
    if (scan_.Is(behind, kPartyWord) && last - behind == 1) return false;  // "British Conservative"
    if (IsPartyPolitics(behind, last)) return false;
    if (HasHead(last, kOrgHead | kPlaceHead | kEventHead | kTeamHead | kFirm) || HasInnerHead(first, last)) return true;
    // "British Empire Medal", "Scottish Baker of the Year"; not "the German Nobel Prize winner"
    if (last - behind > 1 && HasHead(last, kAwardHead) && AllCommon(behind, last - 1)) return true;
    if (last - behind > 3 && scan_.Lower(last - 1) == "year" && scan_.Lower(last - 2) == "the") return true;
    if (last - behind == 1 && scan_.words[behind].common && !scan_.Is(behind, kTitle | kTitlePart | kRole)) return true;
    if (scan_.Lower(behind) == "and" || scan_.Lower(behind) == "of" || scan_.Lower(behind) == "&") return true;
    static constexpr std::string_view kGivenToo[] = {"finn",   "german", "dane", "scot", "roman",
                                                     "israel", "jordan", "chad", "frank"};
    return last - behind == 1 &&
           std::find(std::begin(kGivenToo), std::end(kGivenToo), scan_.Lower(first)) != std::end(kGivenToo);
  }

  void TakeDemonym(uint32_t first, uint32_t last, PlaceId country) {
    Mention& mention = scan_.Take(first, last, {MentionType::kNationality}, Form::kName,
                                  std::string(scan_.gazetteer.Get(country)->name));
    mention.Set("gazetteer", std::to_string(country));
  }

  // "Oslo Bears D Ivo Lenz", "LHP Ana Ruiz": a player's position as American box scores write it, between the side and
  // the player's full name.
  bool CutPosition(uint32_t first, uint32_t last, Candidate* proto) {
    for (uint32_t t = first; t + 2 < last; ++t) {
      if (scan_.ShapeOf(t + 1) != Shape::kTitle || !scan_.words[t + 2].capital) continue;
      const std::string_view word = scan_.Text(t);
      const bool side = t > first ? !scan_.Is(t - 1, kGiven | kGivenName) && scan_.Text(t - 1).ends_with('s')
                                  : kRosterVerbs.Has(scan_.LowerAt(t, -1));
      const bool letter = word.size() == 1 && kPositionLetters.find(word) != kPositionLetters.npos && side;
      if (!letter && !(scan_.ShapeOf(t) == Shape::kUpper && kPositions.Has(scan_.Lower(t)))) continue;
      if (t > first) CutSpan(first, t, {});
      CutSpan(t + 1, last, std::move(*proto));
      return true;
    }
    return false;
  }

  // "President Ana Ruiz", "Acme President Ana Ruiz": cuts in front of the name. False when there is no title.
  bool CutTitle(uint32_t first, uint32_t last, Candidate* proto) {
    if (last - first < 2) return false;
    for (uint32_t t = last - 1; t-- > first;) {
      if (!scan_.Is(t, kTitle | kTitleEnd) && !IsRoleTitle(t, last)) continue;
      if (t > first && IsMiddleName(t)) continue;
      if (t == first && IsCalledSo(t, last)) continue;
      if (!scan_.Is(t, kTitle | kTitleEnd) && t == first && IsWhole(first, last)) continue;  // "Butler W. Lampson"
      if (!NameBehindTitle(t, last)) return false;
      if (scan_.Text(t) == "MS" && scan_.ShapeOf(t + 1) == Shape::kTitle) return false;         // "MS Abara": initials
      if (t > first && !scan_.Is(t, kTitle | kTitleEnd) && !AllCommon(first, t)) return false;  // "Ana Driver Ruiz"
      proto->title = scan_.Lower(t);
      if (scan_.Is(t, kTitleMale | kRoleMale)) proto->gender = "male";
      if (scan_.Is(t, kTitleFemale | kRoleFemale)) proto->gender = "female";
      uint32_t left = t;
      while (left > first && (scan_.Is(left - 1, kTitlePart | kTitle | kTitleEnd) || scan_.Lower(left - 1) == "of"))
        --left;
      if (left > first && left + 1 == first + 2 && AllCommon(first, left) && !Known(first, left)) left = first;
      if (left > first) CutSpan(first, left, {});
      TakeParty(left);
      CutSpan(t + 1, last, std::move(*proto));
      return true;
    }
    return false;
  }

  // "a deputy named Earl Abara", "the poet Col Abara": a first name that is a title elsewhere.
  bool IsCalledSo(uint32_t t, uint32_t last) const {
    static constexpr auto kNamesToo = WordSet({"earl", "duke", "col", "king", "prince", "bishop", "dean", "major",
                                               "marshal", "baron", "pope", "sheriff", "judge", "general"});
    if (last - t != 2 || !kNamesToo.Has(scan_.Lower(t)) || scan_.words[t + 1].common) return false;
    const std::string_view before = scan_.LowerAt(t, -1);
    return before == "named" || before == "called" ||
           (scan_.IsAt(t, -1, kRole) && !scan_.IsAt(t, -1, kKin) && scan_.ShapeOf(t - 1) == Shape::kLower);
  }

  // "Mohd Radzi Sheikh Ahmad": a title behind a name that is no word of the language.
  bool IsMiddleName(uint32_t t) const {
    static constexpr auto kNamesToo = WordSet({"sheikh", "sheik", "sultan", "shah", "emir", "prince", "dean", "baron"});
    return kNamesToo.Has(scan_.Lower(t)) && scan_.words[t - 1].capital && !scan_.words[t - 1].common &&
           !scan_.Is(t - 1, kTitle | kTitleEnd | kTitlePart);
  }

  // "Guitarist Jimmy Page", "Mathematician George Stibitz"
  bool IsRoleTitle(uint32_t t, uint32_t last) const {
    if (!scan_.Is(t, kRole)) return false;
    std::string_view word = scan_.Lower(t);
    if (scan_.words[t].common || word.ends_with("lympian")) return true;  // "the former Olympian Ana Ruiz"
    return last - t > 2 &&
           (scan_.Is(t, kRoleFront) || word.ends_with("ist") || word.ends_with("ician") || word.ends_with("woman"));
  }

  // "Reno, Nev.", "Haverhill, MA": a region's short form behind a comma.
  bool IsRegion(uint32_t i) const {
    if (scan_.lexicon.Region(scan_.Lower(i)) == nullptr || scan_.LowerAt(i, -1) != ",") return false;
    uint32_t before = 0;
    return scan_.ShapeOf(i) == Shape::kUpper || scan_.Text(i).ends_with('.') ||
           (scan_.Near(i, -2, &before) && scan_.words[before].place);
  }

  bool NameBehindTitle(uint32_t title, uint32_t last) const {
    const uint32_t first = title + 1;
    // "Saint Louis County", "St. Peter's Church"
    const bool saint = scan_.Lower(title) == "saint" || scan_.Lower(title) == "st." || scan_.Lower(title) == "st";
    if (saint && HasHead(last, kOrgHead | kPlaceHead | kSite)) return false;
    if (saint && title > 1 && scan_.Lower(title - 1) == "of" && scan_.words[title - 2].capital) return false;
    const bool sure = IsAbbreviatedTitle(scan_.Lower(title));
    if (!scan_.words[first].capital) return false;  // "Duke of", "Bank of"
    if (sure) return true;
    if (HasHead(last, kOrgHead | kPlaceHead | kEventHead | kTeamOnly) && last - first < 3 && AllCommon(first, last))
      return false;
    if (HasHead(last, kOrgHead | kEventHead) && last - first > 1) return false;
    if (AllCommon(first, last))
      return last - first <= 2 && scan_.Is(title, kTitleEnd) && !scan_.Is(first, kTitlePart | kOrgHead);
    return scan_.Is(title, kTitle | kTitleEnd) || last - first >= 2;
  }

  uint32_t CutTrailingTitle(uint32_t first, uint32_t last, bool titled) const {
    bool cut = false;
    while (last > first) {
      if (titled && last - first == 1) break;  // "Mr House"
      if (scan_.Is(last - 1, kTitleEnd) || (cut && scan_.Is(last - 1, kTitlePart)) ||
          (last - first == 1 && scan_.Is(first, kTitle | kTitlePart) && scan_.words[first].common)) {
        --last;
        cut = true;
        continue;
      }
      if (!scan_.words[last - 1].capital && scan_.Lower(last - 1) != "+" && !scan_.Is(last - 1, kFirm) &&
          !IsPossessiveMark(scan_.Text(last - 1))) {
        --last;
        continue;
      }
      break;
    }
    return last;
  }

  void Emit(uint32_t first, uint32_t last, bool weak, bool headed) {
    uint32_t behind = 0;
    if (PlaceId country = DemonymAt(scan_, first, last, &behind); country != kNoPlace && behind == last) {
      TakeDemonym(first, last, country);
      return;
    }
    if (scan_.Is(first, kEventWord | kContinental) && !scan_.Is(first, kTeamHead) &&
        (scan_.words[first].common || scan_.Lower(first).ends_with("ic")))
      return;
    Candidate candidate;
    candidate.first = first;
    candidate.last = last;
    candidate.headed = headed;
    Push(std::move(candidate), weak);
  }

  void Push(Candidate candidate, bool weak) {
    candidate.weak = weak;
    if (!out_.empty() && scan_.sentence_of[out_.back().first] == scan_.sentence_of[candidate.first]) {
      const uint32_t gap = candidate.first - out_.back().last;
      std::string_view link = scan_.Lower(candidate.first - 1);
      candidate.follows_name = (gap == 1 && (link == "," || link == "and" || link == "&")) ||
                               (gap == 2 && link == "and" && scan_.Lower(candidate.first - 2) == ",");
    }
    out_.push_back(std::move(candidate));
  }

  Scan& scan_;
  std::unordered_set<std::string> inside_;  // runs, and first words of runs, inside sentences
  std::unordered_set<std::string> seen_;    // runs of two words and more, anywhere
  StringSet whole_;                         // headings, the title, and runs of two words and more that repeat
  std::vector<Candidate> out_;
};

}  // namespace

PlaceId CountryCodeAt(const Scan& scan, uint32_t i) {
  const std::string_view text = scan.Text(i);
  if (text.size() != 3 || scan.ShapeOf(i) != Shape::kUpper || scan.LowerAt(i, -1) != "(") return kNoPlace;
  if (scan.LowerAt(i, 1) != ")" && scan.LowerAt(i, 1) != ",") return kNoPlace;
  return scan.gazetteer.CountryByCode(text);
}

PlaceId DemonymAt(const Scan& scan, uint32_t first, uint32_t end, uint32_t* last) {
  if (!scan.words[first].place || scan.Lower(first).size() < 3) return kNoPlace;
  static constexpr auto kBehindPole = WordSet({"vault", "vaulter", "vaulters", "vaulting", "position"});
  if (scan.Lower(first) == "pole" && kBehindPole.Has(scan.LowerAt(first, 1))) return kNoPlace;
  for (uint32_t n = std::min(end - first, 3u); n > 0; --n) {
    std::string lower = FoldLower(scan.LowerRange(first, first + n));
    PlaceId country = scan.gazetteer.CountryOfDemonym(lower);
    if (country == kNoPlace && lower.ends_with('s'))
      country = scan.gazetteer.CountryOfDemonym(lower.substr(0, lower.size() - 1));
    if (country != kNoPlace && scan.gazetteer.Get(country) != nullptr) {
      // A country's own name is a place, whatever else the list says.
      if (!scan.gazetteer.Find(lower).empty() &&
          scan.gazetteer.Get(scan.gazetteer.Find(lower)[0])->kind == PlaceKind::kCountry) {
        return kNoPlace;
      }
      *last = first + n;
      return country;
    }
  }
  return kNoPlace;
}

std::vector<Candidate> CutNames(Scan* scan) { return Cutter(scan).Cut(); }

}  // namespace kg::extract::mentions
