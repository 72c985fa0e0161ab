// What stands behind a name: verbs, appositions, ages, brackets, what it owns.
#include "extract/mentions/context_reader.h"

namespace kg::extract::mentions {
namespace {

class ContextBehind : public ContextReader {
 public:
  using ContextReader::ContextReader;

  void After() {
    SV word = Next(1);
    if (word.empty()) return;
    // "MILLERTON -": the line of place and date
    const uint32_t begin = scan_.SentenceOf(first_).first_token;
    if ((word == "\u2014" || word == "\u2013" || word == "-") && first_ == begin && Next(2).empty() &&
        scan_.ShapeOf(first_) == Shape::kUpper && scan_.Text(first_).size() > 3)
      Add(kPlaceName, 4);
    if (word == ",") {
      if (Prev(1) == "the" && IsPlural() && Next(2) == "coached" && Next(3) == "by") Add(kTeamName, 2.6);
      return AfterComma();
    }
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
    if (AppointsHead()) {
      Add(kOrgName, 2.6);
      Add(kPersonName, -1.5);
    }
    if (In(kCopula, word)) AfterCopula();
    if (HasCoach(word)) Add(kTeamName, 2.6);
    if (word == "has" || word == "had" || word == "is" || word == "was") {
      const bool active = word == "has" || word == "had";
      if (active && In(kEngages, Next(2)) && NextIsCapital(3)) {  // "X has appointed Ana Ruiz"
        Add(kOrgName, 2);
      } else if (In(kLifeParticiples, Next(2)) && !(active && In(kEngages, Next(2)))) {
        Add(kPersonName, 2.2);
      }
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

 private:
  // "X replaced CEO", "X in August named a new chief executive": only bodies do.
  bool AppointsHead() const {
    static constexpr auto kVerbs =
        WordSet({"replaced", "appointed", "named", "hired", "fired", "ousted", "promoted", "tapped", "dismissed",
                 "sacked", "poached", "recruited", "replaces", "appoints", "names", "hires", "fires", "ousts"});
    static constexpr auto kHeads = WordSet({"ceo", "cfo", "coo", "cto", "chief", "chairman", "chairwoman"});
    constexpr int kWordsBetween = 3;  // "its longtime former"
    const int verb = Next(1) == "in" || Next(1) == "on" ? 3 : 1;
    if (!In(kVerbs, Next(verb))) return false;
    for (int i = verb + 1; i <= verb + 1 + kWordsBetween; ++i) {
      if (In(kHeads, Next(i))) return true;
      if (NextIsCapital(i)) return false;
    }
    return false;
  }

  // The first noun that says what the apposition beginning `ahead` tokens behind the name is.
  void Apposition(int ahead, double weight) {
    for (int i = ahead; i < ahead + 9; ++i) {
      SV word = Next(i);
      if (word.empty() || word == "," || word == "." || word == "(" || word == "and") return;
      const bool ends = !Next(i + 1).empty() && (NextIs(i + 1, kFunction) || !IsWordLike(i + 1));
      const bool last = ends || Next(i + 1).empty() || NextIsCapital(i + 1) ||
                        (NextIs(i, kOrgNoun) && IsMade(Next(i + 1), Next(ahead - 1)));
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

  // "a firm set up in 2011", "a charity founded by", "a company controlled by"; "the company moved" is a clause.
  static bool IsMade(SV word, SV determiner) {
    static constexpr auto kMade =
        WordSet({"set", "run", "built", "known", "led", "named", "called", "specialising", "specializing", "making",
                 "selling", "backed", "operating", "bought", "sold", "held", "producing", "employing", "offering"});
    if (In(kMade, word) || In(kOrgMade, word) || word == "owned" || word == "started" || word == "based") return true;
    return determiner.starts_with('a') && (word.ends_with("ed") || word.ends_with("ing"));
  }

  // ", whose chief executive", ", whose shares", ", whose players"
  void WhoseThings() {
    static constexpr auto kOfFirms = WordSet(
        {"chief",      "shares",    "share",   "founder",    "founders",  "headquarters", "factory",      "factories",
         "plant",      "stores",    "brands",  "products",   "customers", "board",        "shareholders", "chairman",
         "chairwoman", "employees", "workers", "clients",    "profits",   "revenue",      "sales",        "staff",
         "owner",      "owners",    "boss",    "subsidiary", "readers",   "services",     "investors",    "president"});
    static constexpr auto kOfTeams = WordSet({"players", "manager", "captain", "fans", "supporters", "goalkeeper",
                                              "striker", "defence", "squad", "stadium", "season"});
    const SV thing = Next(3);
    if (scan_.words[first_].place && Prev(1) == "of") return;  // "Acme of Bergen, whose chief executive"
    if (In(kOfFirms, thing)) {
      Add(kOrgName, 3);
      Add(kPersonName, -1.5);
    } else if (In(kOfTeams, thing)) {
      Add(kTeamName, 2);
    } else {
      Add(kPersonName, 1.3);
    }
  }

  static bool IsDeterminer(SV word) {
    return word == "a" || word == "an" || word == "the" || word == "his" || word == "her" || word == "their" ||
           word == "its" || word == "former" || word == "one" || word == "now";
  }

  bool IsPlural() const { return scan_.Lower(last_ - 1).ends_with("s") && !scan_.Lower(last_ - 1).ends_with("ss"); }

  // "the Broncos fired coach X", "The Gulls have appointed a new head coach"
  bool HasCoach(SV word) const {
    static constexpr auto kHires = WordSet({"fired", "sacked", "hired", "dismissed", "appointed", "promoted", "axed"});
    if (Prev(1) != "the" || !IsPlural()) return false;
    int at = word == "have" || word == "had" || word == "has" ? 2 : 1;
    if (!kHires.Has(Next(at))) return false;
    for (++at; at < 6; ++at) {
      if (Next(at) == "coach") return true;
    }
    return false;
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
    if (word == "of" && Prev(1) == "and") Add(kPersonName, 1.2);  // "her sons Leo, of Oslo, and Max, of Bergen"
    // "co-founder of the start-up X, who": not X
    const bool somebody = PrevIs(1, kOrgNoun) && !PrevIs(1, kRole) && IsWordOf(1, Shape::kLower);
    if (word == "who") Add(kPersonName, somebody ? 0 : scores_[kTeamName] >= 2 ? 0.5 : 3);
    if (word == "which") {
      Add(kOrgName, 1);
      Add(kPersonName, -2);
    }
    if (word == "part" && Next(3) == "of") Add(kOrgName, 1.5);
    if (word == "whose") WhoseThings();
    if (word == "where") Add(kPlaceName, 2);
    if (word == "headquartered" || word == "founded" || word == "established" || word == "formerly") {
      Add(kOrgName, 1.5);
      Add(kPersonName, -0.5);
    }
    if (word == "bought" || word == "acquired" || word == "launched" || word == "co-founded") {
      Add(kOrgName, 2);  // "a propeller works, X, bought in 2006"
      Add(kPersonName, -1.5);
    }
    if (IsDeterminer(word)) {
      Apposition(3, 1.0);
    } else if (NextIs(2, kRole) && !NextIsCapital(2) && !NextIs(2, kFunction)) {
      Add(kPersonName, 1.5);
    }
    uint32_t region = 0;  // "Macon, Ga."
    if (scan_.Near(last_ - 1, 2, &region) && scan_.Text(region).ends_with('.') &&
        scan_.lexicon.Region(scan_.Lower(region)) != nullptr && !scan_.Is(first_, kTitle)) {
      Add(kPlaceName, 3.5);
      Add(kPersonName, -2);
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
    constexpr size_t kDayLength = 10;  // "1871-03-03"
    const Mention* mention = NextMention(2);
    if (mention != nullptr && mention->types.Has(MentionType::kAge)) Add(kPersonName, 3.5);
    // "(3 March 1871 – 9 July 1940)": firms have years.
    if (mention != nullptr && mention->types.Has(MentionType::kDate) && mention->value.size() == kDayLength)
      Add(kPersonName, 2.5);
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
    static constexpr auto kOfBands = WordSet({"frontman", "singer", "guitarist", "drummer", "bassist", "vocalist",
                                              "album", "songs", "frontwoman", "keyboardist", "trumpeter"});
    if (In(kOfBands, word) || In(kOfBands, Next(3))) {
      Add(kOrgName, word == "album" || word == "songs" || word == "singer" ? 0.8 : 2.5);
      if (!In(kOwned, word)) Add(kPlaceName, -2.5);
    }
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
};

}  // namespace

void ScoreBehind(const Scan& scan, Candidate* candidate, Scores* scores) {
  ContextBehind(scan, candidate, scores).After();
}

}  // namespace kg::extract::mentions
