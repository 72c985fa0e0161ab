// What stands around one occurrence of a name: titles, roles, ages, verbs, prepositions, appositions.
#include <algorithm>
#include <array>

#include "extract/mentions/context_words.h"
#include "extract/mentions/names.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

template <size_t N>
bool In(const WordSet<N>& list, SV word) {
  return list.Has(word);
}

class ContextJudge {
 public:
  ContextJudge(const Scan& scan, Candidate* candidate)
      : scan_(scan), c_(*candidate), first_(candidate->first), last_(candidate->last) {}

  Scores Judge() {
    if (!c_.title.empty()) Add(kPersonName, 5);
    if (!c_.nationality.empty()) Add(kPersonName, last_ - first_ > 1 || scan_.Is(first_, kGivenName) ? 1 : 0.5);
    if (IsAdjective()) Add(kPersonName, -1.5);
    Quoted();
    Fictional();
    Before();
    After();
    return scores_;
  }

 private:
  void Add(NameKind kind, double score) { scores_[kind] += score; }
  SV Prev(int back) const { return scan_.LowerAt(first_, -back); }
  SV Next(int ahead) const { return scan_.LowerAt(last_ - 1, ahead); }
  bool PrevIs(int back, uint64_t classes) const { return scan_.IsAt(first_, -back, classes); }
  bool NextIs(int ahead, uint64_t classes) const { return scan_.IsAt(last_ - 1, ahead, classes); }
  const Mention* NextMention(int ahead) const {
    uint32_t other = 0;
    return scan_.Near(last_ - 1, ahead, &other) ? scan_.At(other) : nullptr;
  }
  bool NextIsType(int ahead, MentionType type) const {
    const Mention* mention = NextMention(ahead);
    return mention != nullptr && mention->types.Has(type);
  }
  bool NextIsCapital(int ahead) const {
    uint32_t other = 0;
    return scan_.Near(last_ - 1, ahead, &other) && scan_.words[other].capital;
  }

  // "a minor Mantuan noble": a town's adjective.
  bool IsAdjective() const {
    SV word = scan_.Lower(first_);
    if (last_ - first_ != 1 || !(word.ends_with("an") || word.ends_with("ese")) || scan_.Is(first_, kGivenName))
      return false;
    uint32_t next = 0;
    return scan_.Near(first_, 1, &next) && scan_.ShapeOf(next) == Shape::kLower &&
           !scan_.Is(next, kFunction | kPersonVerb) && scan_.Is(next, kRole | kCommon) && Prev(1) != "" &&
           scan_.ShapeOf(first_ - 1) == Shape::kLower;
  }

  // "its hero, Silas Abara", "in which he plays Detective Abara": nobody.
  void Fictional() {
    static constexpr auto kHeroes = WordSet({"hero", "heroine", "protagonist", "antihero", "narrator", "character"});
    static constexpr auto kWhose = WordSet({"its", "whose", "title", "main", "central", "'s", "\u2019s", "fictional"});
    const int comma = Prev(1) == "," ? 2 : 1;
    bool fictional = In(kHeroes, Prev(comma)) && In(kWhose, Prev(comma + 1));
    static constexpr auto kActs = WordSet({"plays", "played", "playing", "portrays", "portrayed", "portraying"});
    int back = 1;
    while (back < 4 && PrevIs(back, kRole | kTitle)) ++back;
    if (back > 1 && In(kActs, Prev(back)) && !scan_.words[first_ - 1].initial) fictional = true;
    if (!fictional) return;
    for (double& score : scores_) score -= 9;
  }

  // "rival Brell Foods", "the broker Abara & Lenz"; a lone word that says "it" of itself.
  bool LooksLikeFirm() const {
    // "tram maker X", "Vienna-based rival X"
    static constexpr auto kFirmsOnly =
        WordSet({"maker", "retailer", "supplier", "operator", "wholesaler", "exporter", "importer", "distiller"});
    const bool trade = In(kFirmsOnly, Prev(1)) && IsWordOf(2, Shape::kLower) && !PrevIs(2, kFunction);
    // "for the broker X", "from the brewer X"
    // "bought its Spanish rival X"
    if (last_ - first_ == 1 && (Prev(1) == "rival" || Prev(1) == "supplier" || Prev(1) == "competitor")) {
      for (int back = 2; back < 6; ++back) {
        if (In(kAcquire, Prev(back)) && Prev(back) != "leads" && Prev(back) != "heads") return true;
      }
    }
    static constexpr auto kLinks = WordSet({"for", "at", "with", "from", "joined", "bought", "sold", "left"});
    if (last_ - first_ == 1 && Prev(2) == "the" && In(kLinks, Prev(3)) && !scan_.Is(first_, kGivenName)) return true;
    if (!scan_.Is(first_, kGivenName) && (trade || Prev(2).ends_with("-based") || Prev(2) == "based")) return true;
    if (last_ - first_ == 1) return IsSpeakingFirm();
    for (uint32_t i = first_; i < last_; ++i) {
      if (scan_.Text(i) == "&") return true;
    }
    return scan_.Is(last_ - 1, kOrgHead | kFirm) && scan_.words[last_ - 1].common && !scan_.Is(first_, kGivenName);
  }

  // "X said it", "X says its"
  bool IsSpeakingFirm() const {
    if (!(In(kSpeech, Next(1)) || Next(1) == "announced" || Next(1) == "reported")) return false;
    int at = Next(2) == "on" ? 4 : 2;  // "X said on Tuesday that it"
    if (Next(at) == "that") ++at;
    return Next(at) == "it" || Next(at) == "its";
  }

  // "Star Wars" in quotation marks is the title of a work.
  void Quoted() {
    if (!IsQuote(Prev(1)) || !IsQuote(Next(1)) || Next(1) == "'" || Prev(1) == "'") return;
    for (double& score : scores_) score -= 4;
  }

  void Before() {
    SV word = Prev(1);
    if (word.empty()) return;
    if (PrevIs(1, kRole) && !(word == "coach" && Prev(2) == "to") && !scan_.words[first_ - 1].capital) {
      if (In(kFirmRole, word) && LooksLikeFirm()) {
        Add(kOrgName, last_ - first_ == 1 ? 2.4 : 1);
        if (last_ - first_ == 1) Add(kPersonName, -1);
      } else {
        Add(kPersonName, PrevIs(2, kFunction) && scan_.Is(first_ - 1, kTeamBefore) ? 1 : 3);
        SetRole(first_ - 1);
      }
    }
    if (PrevIs(1, kTitle | kTitleEnd) && scan_.words[first_ - 1].capital && c_.title.empty()) Add(kPersonName, 2);
    if (In(kSpeech, word) && (Prev(2) == "," || IsQuote(Prev(2)) || Prev(2) == ".")) Add(kPersonName, 2);
    BeforePreposition(word);
    if (PrevIs(1, kTeamBefore)) {
      Add(kTeamName, 1.2);
      Add(kPersonName, 0.4);
    }
    const bool owned = IsPossessiveMark(Next(1));
    if (In(kAcquire, word)) {
      const bool made = word == "founded" || word == "co-founded" || word == "cofounded" || word == "established";
      Add(kOrgName, owned ? 0.3 : made ? 2.4 : 1.3);
      Add(kPersonName, owned ? 0 : made ? -2 : -0.5);
    }
    if (PrevIs(1, kOrgNoun) && scan_.ShapeOf(first_ - 1) == Shape::kLower && !NextIs(1, kPersonVerb | kSportVerb) &&
        !In(kAcquire, Next(1)) && Next(1) != "has" && Next(1) != "had") {
      // "the newspaper X", "parent company X"; not "the company Ruiz founded".
      const bool team = word == "club" || word == "side" || word == "team" || word == "franchise";
      const bool given = last_ - first_ > 1 && scan_.Is(first_, kGivenName);
      Add(team ? kTeamName : kOrgName, given ? 0.8 : 2);
      if (!given) Add(kPersonName, -1);
      if (!scan_.Is(first_ - 1, kPlaceNoun)) Add(kPlaceName, -2);  // "the band Pale Harbour"
    }
    if (In(kNearby, word)) Add(kPlaceName, 2.8);
    if (word == "," && PrevIs(2, kKin)) Add(kPersonName, 3);
    FirmInApposition(word);
    BornThere(word);
    if (word == "the") {
      Add(kPersonName, -2);
      Add(kOrgName, 0.7);
      Add(kTeamName, 0.4);
    }
    if (word == "a" || word == "an") Add(kPersonName, -1.5);
    if (word == "," && (Prev(2) == "sons" || Prev(2) == "daughters" || Prev(2) == "children" || Prev(2) == "brothers" ||
                        Prev(2) == "sisters" || Prev(2) == "parents" || Prev(2) == "son" || Prev(2) == "daughter")) {
      Add(kPersonName, 2.5);
    }
    if (word == "," && Prev(2) != "," && PrevIs(2, kRole) && scan_.ShapeOf(first_ - 2) == Shape::kLower) {
      // "her coach, Ivo Lenz": an apposition behind a role.
      Add(kPersonName, 1.5);
      SetRole(first_ - 2);
    }
  }

  bool IsWordOf(int back, Shape shape) const {
    uint32_t token = 0;
    return scan_.Near(first_, -back, &token) && scan_.ShapeOf(token) == shape;
  }

  // "its Polish arm, X, ", "his company, X."
  void FirmInApposition(SV word) {
    static constexpr auto kFirms = WordSet({"company", "firm", "arm", "subsidiary", "division", "unit", "business",
                                            "parent", "owner", "agency", "charity", "employer", "start-up", "startup"});
    static constexpr auto kEnds = WordSet({",", ".", ";", ")", "and", "in", "which", "since"});
    if (word != "," || !In(kFirms, Prev(2)) || !IsWordOf(2, Shape::kLower) || !In(kEnds, Next(1))) return;
    if (Next(1) == "," && NextIsType(2, MentionType::kAge)) return;
    Add(kOrgName, 2.2);
    Add(kPersonName, -1.2);
  }

  // "(born 26 September 1924, X, Y Region)", "born in Oslo on 3 May 1960 in X"
  void BornThere(SV word) {
    if (word != "," && word != "in") return;
    uint32_t before = 0;
    if (!scan_.Near(first_, -2, &before)) return;
    const Mention* date = scan_.At(before);
    if (date == nullptr || !date->types.Has(MentionType::kDate)) return;
    for (int back = 3; back < 9; ++back) {
      if (Prev(back) != "born" && Prev(back) != "b.") continue;
      Add(kPlaceName, 2.5);
      Add(kPersonName, -1.5);
      return;
    }
  }

  void SetRole(uint32_t token) {
    if (scores_[kOrgName] >= 4) return;
    c_.role = scan_.Lower(token);
    if (scan_.Is(token, kRoleMale)) c_.gender = "male";
    if (scan_.Is(token, kRoleFemale)) c_.gender = "female";
  }

  // "graduated from X", "a degree in law from X", "was educated at X", "attended X"
  bool Studied(SV word) const {
    if (word == "of" && Prev(2) == "out" && Prev(3) == "dropped") return true;
    if (word == "at" && scan_.lexicon.IsSchool(scan_.LowerRange(first_, last_)) && ReadBefore()) return true;
    if (word == "attended" || word == "attending" || word == "attends") return true;
    if (word != "at" && word != "from") return false;
    for (int back = 2; back < 7; ++back) {
      SV before = Prev(back);
      if (before.empty() || before == "," || before == "." || before == ";") return false;
      if (In(kStudy, before)) return true;
      if (before == "from" || before == "at" || before == "in") {
        if (back > 4) return false;
      }
    }
    return false;
  }

  // "read history at X"
  bool ReadBefore() const { return Prev(2) == "read" || Prev(3) == "read" || Prev(4) == "read" || Prev(5) == "read"; }

  void BeforePreposition(SV word) {
    const bool owned = IsPossessiveMark(Next(1));
    if (PrevIs(1, kIn)) {
      Add(kPlaceName, owned ? 0.6 : 2.2);
      Add(kPersonName, owned ? -0.3 : -1.2);
      if (In(kWork, Prev(2))) Add(kOrgName, 0.5);
    }
    if (PrevIs(1, kTo)) {
      Add(kPlaceName, 0.8);
      if (word == "at" || word == "from") Add(kOrgName, 0.9);
      if (word == "at" || word == "through") Add(kPersonName, -0.7);
      if (word == "to" && Prev(2) == "moved") Add(kPlaceName, 1.5);
    }
    if ((word == "in" || word == "at" || word == "from") &&
        (Prev(2) == "born" || Prev(2) == "based" || Prev(2) == "living" || Prev(2) == "lives" || Prev(2) == "lived" ||
         Prev(2) == "raised" || Prev(2) == "headquartered" || Prev(2) == "located")) {
      Add(kPlaceName, 1.5);
    }
    if ((word == "at" || word == "for" || word == "with" || word == "by") && In(kWork, Prev(2))) Add(kOrgName, 1.6);
    if (Studied(word) && !owned) {
      c_.study = true;
      Add(kOrgName, 1.8);
      Add(kPersonName, -1.5);
    }
    if (word == "for" && In(kPlay, Prev(2))) {
      Add(kTeamName, 2.2);
      Add(kPersonName, -0.8);
    }
    static constexpr auto kPlayers = WordSet({"striker", "captain", "midfielder", "goalkeeper", "defender", "winger",
                                              "keeper", "skipper", "quarterback", "netminder", "defenseman"});
    if ((word == "with" || word == "at" || word == "of") && In(kPlayers, Prev(2))) {
      Add(kTeamName, 2.2);
      Add(kPersonName, -0.8);
    }
    if (word == "for" && In(kSeatOf, Prev(2))) {
      Add(kPlaceName, 5);
      Add(kPersonName, -4);
    }
    uint32_t before = 0;
    if ((word == "from" || word == "of") && Prev(2) == "," && scan_.Near(first_, -3, &before) &&
        scan_.At(before) != nullptr && scan_.At(before)->types.Has(MentionType::kAge)) {
      Add(kPlaceName, 2.5);  // "Ruiz, 74, from X"
      Add(kPersonName, -1);
    }
    if (word == "against" || word == "over" || word == "with" || word == "by")
      Add(kPersonName, word == "by" || word == "with" ? 0.6 : 0.3);
    if (word == "against") Add(kTeamName, 0.6);
    if (word != "of") return;
    if (PrevIs(2, kPlaceNoun) || Prev(2) == "outskirts" || Prev(2) == "part" || Prev(2) == "north" ||
        Prev(2) == "south" || Prev(2) == "east" || Prev(2) == "west") {
      Add(kPlaceName, Prev(2) == "part" ? 0.7 : 3);
    }
    if (PrevIs(2, kTeamNoun)) Add(kTeamName, 1);
    if (In(kOrgOnlyOf, Prev(2)) && !owned) {
      Add(kOrgName, 3);
      Add(kPersonName, -2.5);
    } else if (In(kOrgOf, Prev(2))) {
      Add(kOrgName, 1.5);
    }
    if (In(kLivesOf, Prev(2))) {
      Add(kPlaceName, 3);
      Add(kPersonName, -1);
    }
    if (PrevIs(2, kKin) || Prev(2) == "mr") Add(kPersonName, 1);
  }

  void After() {
    SV word = Next(1);
    if (word.empty()) return;
    if (word == ",") return AfterComma();
    if (word == "(") return AfterParenthesis();
    if (IsPossessiveMark(word)) return AfterPossessive();
    // "scored for Brell, who": a side is many in British English.
    const bool side = scores_[kTeamName] >= 2;
    if (word == "who") Add(kPersonName, side ? 0.5 : 2.5);
    if (word == "whose") Add(kPersonName, 1);
    if (word == "told" || word == "'d") Add(kPersonName, 0.4);
    if (NextIs(1, kPersonVerb)) Add(kPersonName, In(kSpeech, word) ? 1.3 : 1.8);
    if (IsSpeakingFirm()) {
      Add(kOrgName, 2.5);
      Add(kPersonName, -2);
    }
    if (In(kOrgVerb, word)) {
      Add(kOrgName, 2);
      Add(kPersonName, -1);
    }
    if (NextIs(1, kSportVerb)) {
      Add(kPersonName, 0.8);
      Add(kTeamName, 0.8);
    }
    if (In(kCopula, word)) AfterCopula();
    if (word == "has" || word == "had" || word == "is" || word == "was") {
      if (In(kLifeParticiples, Next(2))) Add(kPersonName, 2.2);
      if (Next(2) == "been" && In(kLifeParticiples, Next(3))) Add(kPersonName, 1.5);
      const bool passive = word == "is" || word == "was";
      if ((passive && In(kOrgMade, Next(2))) || (!passive && Next(2) == "been" && In(kOrgMade, Next(3)))) {
        Add(kOrgName, 2.4);
        Add(kPersonName, -1.5);
      }
    }
    if (In(kOrgAfter, word)) Add(kOrgName, word == "ceo" || word == "shares" || word == "employees" ? 2.6 : 1.5);
    if (NextIs(1, kTeamNoun) && !NextIs(1, kTeamHead) && word != "side") Add(kTeamName, 1.6);
    if (NextIs(1, kLocativeAfter)) Add(kPlaceName, 1.5);
    static constexpr auto kTownOffice = WordSet(
        {"mayor", "councillor", "councillors", "council", "residents", "resident", "magistrates", "sheriff", "mp",
         "msp", "harbour", "harbor", "airport", "beach", "seafront", "townsfolk", "villagers", "commuters", "locals"});
    if (In(kTownOffice, word) && !PrevIs(1, kTitle)) Add(kPlaceName, 2.4);
    uint32_t lower_head = 0;
    if (NextIs(1, kLowerHead) && scan_.Near(last_ - 1, 1, &lower_head) && scan_.ShapeOf(lower_head) == Shape::kLower) {
      Add(scan_.Is(lower_head, kOrgHead) ? kOrgName : kPlaceName, 1.5);
    }
    if (word == "and" && (Next(2) == "his" || Next(2) == "her")) Add(kPersonName, 1.5);
  }

  // The first noun that says what the apposition beginning `ahead` tokens behind the name is.
  void Apposition(int ahead, double weight) {
    for (int i = ahead; i < ahead + 9; ++i) {
      SV word = Next(i);
      if (word.empty() || word == "," || word == "." || word == "(" || word == "and") return;
      const bool ends = !Next(i + 1).empty() && (NextIs(i + 1, kFunction) || !IsWordLike(i + 1));
      const bool last = ends || Next(i + 1).empty() || NextIsCapital(i + 1);
      if (!last) continue;
      if (NextIs(i, kRole) && !NextIs(i, kOrgNoun)) {
        if (In(kFirmRole, word) && PrevIs(1, kOrgNoun)) return;  // "the utility X, a rumoured bidder"
        Add(kPersonName, 3 * weight);
        uint32_t token = 0;
        if (scan_.Near(last_ - 1, i, &token)) SetRole(token);
        return;
      }
      if (NextIs(i, kPlaceNoun)) {
        Add(kPlaceName, 3 * weight);
        return;
      }
      if (NextIs(i, kOrgNoun)) {
        Add(kOrgName, 3 * weight);
        if (word == "club" || word == "side" || word == "team") Add(kTeamName, 3 * weight);
        return;
      }
      if (NextIs(i, kFunction)) return;
    }
  }

  bool IsWordLike(int ahead) const {
    uint32_t other = 0;
    return scan_.Near(last_ - 1, ahead, &other) && scan_.ShapeOf(other) != Shape::kPunct;
  }

  static bool IsDeterminer(SV word) {
    return word == "a" || word == "an" || word == "the" || word == "his" || word == "her" || word == "their" ||
           word == "its" || word == "former" || word == "one" || word == "now";
  }

  void AfterCopula() {
    const int at = Next(2).ends_with("ly") || Next(2) == "now" || Next(2) == "also" || Next(2) == "still" ? 3 : 2;
    if (IsDeterminer(Next(at))) Apposition(at + 1, 0.85);
    if (NextIs(2, kRole) || NextIsType(2, MentionType::kAge)) Add(kPersonName, 1.5);
  }

  void AfterComma() {
    SV word = Next(2);
    if (NextIsType(2, MentionType::kAge)) Add(kPersonName, 5);
    if (word == "aged") Add(kPersonName, 4);
    if (word == "who") Add(kPersonName, scores_[kTeamName] >= 2 ? 0.5 : 3);
    if (word == "which") {
      Add(kOrgName, 1);
      Add(kPersonName, -2);
    }
    if (word == "part" && Next(3) == "of") Add(kOrgName, 1.5);
    if (word == "whose") Add(kPersonName, 1.3);
    if (word == "where") Add(kPlaceName, 2);
    if (word == "headquartered" || word == "founded" || word == "established" || word == "formerly") {
      Add(kOrgName, 1.5);
      Add(kPersonName, -0.5);
    }
    if (IsDeterminer(word)) {
      Apposition(3, 1.0);
    } else if (NextIs(2, kRole) && !NextIsCapital(2) && !NextIs(2, kFunction)) {
      Add(kPersonName, 1.5);
    }
    if (NextIsCapital(2)) AfterCommaCapital();
  }

  // "Iten, Kenya"
  void AfterCommaCapital() {
    uint32_t first = 0;
    if (!scan_.Near(last_ - 1, 2, &first)) return;
    for (uint32_t i = first + 1; i < first + 3 && i < scan_.SentenceOf(first).last_token; ++i) {
      // "Baklanka, Vologda Governorate"
      if (!scan_.words[i].capital) break;
      if (scan_.Is(i, kPlaceHead) && !scan_.Is(i, kPlaceVenue | kOrgHead) && PrevIs(1, kFunction)) Add(kPlaceName, 2);
    }
    if (!scan_.words[first].place) return;
    for (uint32_t n = 3; n > 0; --n) {
      if (first + n > scan_.SentenceOf(first).last_token) continue;
      std::span<const PlaceId> found = scan_.gazetteer.Find(scan_.LowerRange(first, first + n));
      if (found.empty()) continue;
      const Place* place = scan_.gazetteer.Get(found[0]);
      if (place == nullptr || place->kind == PlaceKind::kCity) return;
      const SV behind = scan_.LowerAt(first + n - 1, 1);
      if (IsPossessiveMark(behind) || PrevIs(1, kFunction) == false) {
        Add(kPlaceName, 0.5);
      } else if (behind == "," || behind == "." || behind == ")" || behind.empty() || behind == "on" ||
                 behind == "in") {
        Add(kPlaceName, 2.2);
      }
      return;
    }
  }

  void AfterParenthesis() {
    const Mention* mention = NextMention(2);
    if (mention != nullptr && mention->types.Has(MentionType::kAge)) Add(kPersonName, 3.5);
    SV word = Next(2);
    if (word == "born" || word == "née" || word == "nee" || word == "b.") Add(kPersonName, 3);
    if (word == "d-" || word == "r-") Add(kPersonName, 2);
    if (word == "nasdaq" || word == "nyse" || word == "lse" || word == "tsx" || word == "asx" || word == "amex") {
      Add(kOrgName, 5);
      Add(kPersonName, -3);
    }
    uint32_t token = 0;
    if (!scan_.Near(last_ - 1, 2, &token) || scan_.ShapeOf(token) != Shape::kUpper) return;
    if (Next(3) != ")" && Next(3) != ",") return;
    SV code = scan_.Text(token);
    if (code.size() == 3 && scan_.gazetteer.CountryByCode(code) != kNoPlace) {
      Add(kPersonName, 1.2);
    }
    if (last_ - first_ >= 2 && Initials() == code) Add(kOrgName, 4);
  }

  std::string Initials() const {
    std::string out;
    for (uint32_t i = first_; i < last_; ++i) {
      if (scan_.words[i].capital) out += scan_.Text(i)[0];
    }
    return out;
  }

  void AfterPossessive() {
    SV word = Next(2);
    if (NextIs(2, kKin) || (word == "late" && NextIs(3, kKin))) Add(kPersonName, 2.2);
    if (NextIs(2, kTeamNoun)) {
      const bool coach = word == "coach" || word == "season" || word == "side" || word == "defence" || word == "team";
      Add(kTeamName, coach ? 0.8 : 1.8);
      if (coach) Add(kPersonName, 0.8);
    }
    if (In(kOwned, word)) Add(kPlaceName, 1.2);
    static constexpr auto kTowns = WordSet({"mayor", "harbour", "harbor", "airport", "streets", "suburbs", "outskirts",
                                            "residents", "cathedral", "population", "beaches"});
    if (In(kTowns, word)) Add(kPlaceName, 2.4);
    if (In(kOrgOwned, word)) Add(kOrgName, 1.3);
    if (In(kOrgOwnedOnly, word) || (word == "president" && Next(3) == "and" && Next(4) == "ceo")) {
      Add(kOrgName, 1.2);
      Add(kPersonName, -1);
    }
    if (word == "native" && NextIsCapital(3)) Add(kPersonName, 2.5);
    // "X's finance chief", "X's sales director"
    static constexpr auto kBoardRole = WordSet(
        {"finance", "financial", "sales", "marketing", "operations", "technology", "managing", "commercial", "chief",
         "executive", "senior", "vice", "deputy", "regional", "global", "communications", "creative", "medical"});
    static constexpr auto kBoard = WordSet({"chief", "director", "executive", "officer", "president", "economist",
                                            "analyst", "chairman", "chairwoman", "strategist", "manager", "editor"});
    if (In(kBoardRole, word) && In(kBoard, Next(3))) {
      Add(kOrgName, 2);
      Add(kPersonName, -1.2);
    }
  }

  const Scan& scan_;
  Candidate& c_;
  uint32_t first_;
  uint32_t last_;
  Scores scores_{};
};

}  // namespace

Scores ScoreContext(const Scan& scan, Candidate* candidate) { return ContextJudge(scan, candidate).Judge(); }

}  // namespace kg::extract::mentions
