// What stands around one occurrence of a name: titles, roles, ages, verbs, prepositions, appositions.
#include <algorithm>

#include "extract/mentions/context_reader.h"

namespace kg::extract::mentions {
namespace {

class ContextBefore : public ContextReader {
 public:
  using ContextReader::ContextReader;

  void Judge() {
    if (!c_.title.empty()) Add(kPersonName, 5);
    if (!c_.nationality.empty()) Add(kPersonName, last_ - first_ > 1 || scan_.Is(first_, kGivenName) ? 1 : 0.5);
    if (IsAdjective()) Add(kPersonName, -1.5);
    Quoted();
    Fictional();
    Before();
  }

 private:
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
    while (back < 4 && PrevIs(back, kRole | kTitle | kTitlePart | kTitleEnd)) ++back;
    if (back > 1 && In(kActs, Prev(back)) && !scan_.words[first_ - 1].initial) fictional = true;
    if (!fictional) return;
    for (double& score : scores_) score -= 9;
  }

  // "sold his company, Acme, to" before the words that begin `back` words before the name
  bool TradedBefore(int back) const {
    static constexpr auto kTraded = WordSet({"bought", "sold", "acquired", "owned", "purchased", "merged", "sell"});
    for (int i = back + 1; i < back + 8; ++i) {
      if (In(kTraded, Prev(i))) return true;
    }
    return false;
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
    // "bought by the developer X", "sold to the Bergen brewer X"
    static constexpr auto kTraded = WordSet({"bought", "sold", "acquired", "owned", "purchased", "taken", "merged"});
    for (int back = 2; back < 6 && !scan_.Is(first_, kGivenName); ++back) {
      const bool traded = In(kTraded, Prev(back)) && (Prev(back - 1) == "by" || Prev(back - 1) == "to");
      if (traded || ((Prev(back) == "by" || Prev(back) == "to" || Prev(back) == "with") && TradedBefore(back)))
        return true;
      if (Prev(back) == "," || Prev(back).empty()) break;
    }
    if (!scan_.Is(first_, kGivenName) && (trade || Prev(2).ends_with("-based") || Prev(2) == "based")) return true;
    if (last_ - first_ == 1) return IsSpeakingFirm();
    for (uint32_t i = first_; i < last_; ++i) {
      if (scan_.Text(i) == "&") return true;
    }
    return scan_.Is(last_ - 1, kOrgHead | kFirm) && scan_.words[last_ - 1].common && !scan_.Is(first_, kGivenName);
  }

  // "the Dutch group Van Rossum, ...", "of the firm Ana Lenz in Oslo": nothing behind the name makes it the subject of
  // a clause that tells of the noun before it.
  bool EndsApposition() const {
    static constexpr auto kEnds = WordSet(
        {",", ".", ";", ")", "and", "in", "of", "for", "by", "to", "with", "at", "from", "as", "since", "until"});
    return Next(1).empty() || In(kEnds, Next(1));
  }

  // "from rival Abara Lenz", "the Oslo brewer Abara": these words mean a person only with a first name behind them.
  bool IsMostlyFirms(SV word) const {
    static constexpr auto kFirms =
        WordSet({"brewer",      "distiller",  "miner",      "refiner",   "retailer",     "maker",      "operator",
                 "supplier",    "competitor", "grocer",     "lender",    "insurer",      "wholesaler", "caterer",
                 "handler",     "haulier",    "shipper",    "bookmaker", "housebuilder", "carmaker",   "drugmaker",
                 "shipbuilder", "chipmaker",  "steelmaker", "processor", "bottler",      "smelter"});
    static constexpr auto kDeals = WordSet({"from", "at", "of", "for", "ran", "runs", "joined", "joins", "left", "owns",
                                            "buy", "bought", "buying", "acquired", "leave", "leads", "led"});
    static constexpr auto kOwners = WordSet({"his", "her", "their", "my", "'s", "\u2019s"});
    if (scan_.Is(first_, kGivenName | kTitle) || In(kOwners, Prev(2)) || NextIs(1, kPersonVerb)) return false;
    uint32_t before = 0;
    const bool origin = scan_.Near(first_, -2, &before) && scan_.words[before].capital;  // "from Italian rival X"
    return In(kFirms, word) || (word == "rival" && In(kDeals, Prev(origin ? 3 : 2)));
  }

  // "seed breeder X Zaden said on Wednesday it had": nobody is "it".
  bool SpeaksOfItself() const { return IsSpeakingFirm() && !scan_.Is(first_, kGivenName); }

  // "It bought the Spanish melon breeder X in 2014"
  bool IsBoughtHere() const {
    static constexpr auto kBuys = WordSet({"bought", "acquired", "buys", "acquires", "buy", "acquire", "owns"});
    constexpr int kReach = 7;
    if (last_ - first_ > 2 || scan_.Is(first_, kGivenName | kTitle)) return false;
    for (int back = 2; back < kReach; ++back) {
      const SV word = Prev(back);
      if (word.empty() || word == "," || word == "by" || word == "from" || word == "for") return false;
      if (In(kBuys, word)) return true;
    }
    return false;
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
      if (IsMostlyFirms(word) || SpeaksOfItself() || IsBoughtHere()) {
        Add(kOrgName, 2.4);
        Add(kPersonName, -1);
      } else if (In(kFirmRole, word) && LooksLikeFirm()) {
        Add(kOrgName, last_ - first_ == 1 ? 2.4 : 1);
        if (last_ - first_ == 1) Add(kPersonName, -1);
      } else {
        Add(kPersonName, PrevIs(2, kFunction) && scan_.Is(first_ - 1, kTeamBefore) ? 1 : 3);
        SetRole(first_ - 1);
      }
    }
    if (PrevIs(1, kTitle | kTitleEnd) && scan_.words[first_ - 1].capital && c_.title.empty()) Add(kPersonName, 2);
    if (In(kSpeech, word) && (Prev(2) == "," || IsQuote(Prev(2)) || Prev(2) == ".")) Add(kPersonName, 2);
    static constexpr auto kWeds = WordSet({"married", "marry", "marries", "wed", "weds", "divorced", "marrying"});
    if (In(kWeds, word)) {
      Add(kPersonName, 2.5);
      Add(kOrgName, -1);
    }
    // "at the accountants Pell Marwood"; not "the solicitors Ana Ruiz and Ivo Lenz"
    static constexpr auto kFirmOf =
        WordSet({"accountants", "solicitors", "architects", "auctioneers", "stockbrokers", "shipbrokers", "brokers",
                 "publishers", "consultants", "surveyors", "opticians", "confectioners", "drapers"});
    if (In(kFirmOf, word) && Prev(2) == "the" && Next(1) != "and" && !scan_.Is(first_, kGivenName)) {
      Add(kOrgName, 2.5);
      Add(kPersonName, -1);
    }
    BeforePreposition(word);
    if (PrevIs(1, kTeamBefore)) {
      Add(kTeamName, 1.2);
      Add(kPersonName, 0.4);
    }
    const bool owned = IsPossessiveMark(Next(1));
    if (word == "up" && (Prev(2) == "set" || Prev(2) == "setting" || Prev(2) == "sets") && !owned) {
      Add(kOrgName, 4);  // "set up Bright Harbour in 2011"
      Add(kPersonName, -2);
      Add(kPlaceName, -2);
    }
    const bool founds = word == "found" && Prev(2) == "to";
    if (In(kAcquire, word) || founds) {
      const bool made =
          founds || word == "founded" || word == "co-founded" || word == "cofounded" || word == "established";
      Add(kOrgName, owned ? 0.3 : made ? 2.4 : 1.3);
      Add(kPersonName, owned ? 0 : made ? -2 : -0.5);
    }
    if (PrevIs(1, kOrgNoun) && scan_.ShapeOf(first_ - 1) == Shape::kLower &&
        (!NextIs(1, kPersonVerb | kSportVerb) || In(kSpeech, Next(1))) &&
        !(In(kAcquire, Next(1)) && !ObjectFollows()) && Next(1) != "has" && Next(1) != "had") {
      // "the newspaper X", "parent company X"; not "the company Ruiz founded".
      const bool team = word == "club" || word == "side" || word == "team" || word == "franchise";
      const bool given = last_ - first_ > 1 && scan_.Is(first_, kGivenName) && !EndsApposition();
      Add(team ? kTeamName : kOrgName, given ? 0.8 : 2);
      if (!given) Add(kPersonName, -1);
      if (!scan_.Is(first_ - 1, kPlaceNoun)) Add(kPlaceName, -2);  // "the band Pale Harbour"
    }
    if (In(kNearby, word)) Add(kPlaceName, 2.8);
    if (word == "," && PrevIs(2, kKin)) Add(kPersonName, 3);
    FirmInApposition(word);
    if (word == "," && (Next(1) == "," || NextIs(1, kPersonVerb))) NamesHolder();
    OfListedKind(word);
    BornThere(word);
    static constexpr auto kPlaceLines = WordSet({"birth", "birthplace", "residence", "lives", "hometown"});
    if (word == ":" && In(kPlaceLines, Prev(2))) Add(kPlaceName, 4);  // "Place of birth: X"
    if (word == "the") {
      Add(kPersonName, -2);
      Add(kOrgName, 0.7);
      Add(kTeamName, 0.4);
    }
    const bool one = last_ - first_ == 1 && !scan_.Is(first_, kGivenName | kGiven);
    const bool demonym = scan_.Lower(first_).ends_with("an") || scan_.Lower(first_).ends_with("ist");
    if (word == "a" || word == "an") Add(kPersonName, one && demonym ? -6 : -1.5);
    // "a lifelong Methodist"
    if (one && demonym && (Prev(2) == "a" || Prev(2) == "an") && IsWordOf(1, Shape::kLower) && !PrevIs(1, kRole))
      Add(kPersonName, -6);
    if ((word == "," || word == ":") &&
        (Prev(2) == "sons" || Prev(2) == "daughters" || Prev(2) == "children" || Prev(2) == "brothers" ||
         Prev(2) == "sisters" || Prev(2) == "parents" || Prev(2) == "son" || Prev(2) == "daughter")) {
      Add(kPersonName, 2.5);
    }
    if (word == "," && Prev(2) != "," && PrevIs(2, kRole) && scan_.ShapeOf(first_ - 2) == Shape::kLower) {
      // "her coach, Ivo Lenz": an apposition behind a role.
      Add(kPersonName, 1.5);
      SetRole(first_ - 2);
    }
  }

  // "a spokeswoman for Oslo Police, X, said", "the Bishop of Oslo, X,": who has the post that the words before name.
  void NamesHolder() {
    if (last_ - first_ == 1 && scan_.words[first_].place) return;  // "Provost of Oslo College, Bergen,"
    static constexpr auto kNoPosts = WordSet({"native", "resident", "student", "graduate", "member", "winner",
                                              "champion", "fan", "son", "daughter", "citizen", "alumnus", "maker"});
    static constexpr auto kInside = WordSet({"of", "for", "the", "and", "&", "at", "from", "'s", "\u2019s"});
    constexpr int kReach = 10;
    bool named = false;
    for (int back = 2; back < kReach; ++back) {
      const SV word = Prev(back);
      if (word.empty()) return;
      const bool behind_of = Prev(back - 1) == "of" || Prev(back - 1) == "for" || Prev(back - 1) == "at";
      if (named && behind_of && PrevIs(back, kRole | kTitle) && !In(kNoPosts, word)) {
        Add(kPersonName, 3);
        Add(kOrgName, -1);
        Add(kPlaceName, -2);
        return;
      }
      if (In(kInside, word)) continue;
      if (!scan_.words[first_ - static_cast<uint32_t>(back)].capital) return;
      named = true;
    }
  }

  // "its Polish arm, X, ", "his company, X."
  void FirmInApposition(SV word) {
    static constexpr auto kFirms = WordSet({"company", "firm", "arm", "subsidiary", "division", "unit", "business",
                                            "parent", "owner", "agency", "charity", "employer", "start-up", "startup"});
    static constexpr auto kEnds = WordSet({",", ".", ";", ")", "and", "in", "which", "since"});
    const bool noun = (PrevIs(2, kOrgNoun) && !PrevIs(2, kTeamNoun) && (IsOwner(3) || IsOwner(4))) || IsOwnPlace();
    if (word != "," || (!In(kFirms, Prev(2)) && !noun) || !IsWordOf(2, Shape::kLower) || !In(kEnds, Next(1))) return;
    if (Next(1) == "," && NextIsType(2, MentionType::kAge)) return;
    Add(kOrgName, 2.2);
    Add(kPersonName, -1.2);
    Add(kPlaceName, -2.5);
  }

  // "her own place, X,", "his own shop, X"
  bool IsOwnPlace() const {
    static constexpr auto kVenues =
        WordSet({"place", "shop", "salon", "kitchen", "pub", "school", "practice", "venue"});
    return In(kVenues, Prev(2)) && Prev(3) == "own";
  }

  // "the group X bought a stake"; not "the company Ruiz founded in Oslo"
  bool ObjectFollows() const {
    static constexpr auto kOpeners = WordSet({"a", "an", "the", "its", "their", "two", "three", "another"});
    return In(kOpeners, Next(2)) || NextIsCapital(2);
  }

  bool IsOwner(int back) const {
    static constexpr auto kOwners = WordSet({"his", "her", "their", "its", "own", "'s", "\u2019s"});
    return In(kOwners, Prev(back));
  }

  // "companies such as X", "clubs including X", "firms: X": of what kind the names of a list are.
  void OfListedKind(SV word) {
    static constexpr auto kFirms =
        WordSet({"companies",  "firms",      "banks",         "airlines",      "retailers", "universities",
                 "startups",   "start-ups",  "agencies",      "brands",        "charities", "newspapers",
                 "publishers", "labels",     "manufacturers", "makers",        "suppliers", "chains",
                 "colleges",   "businesses", "organisations", "organizations", "bands"});
    static constexpr auto kSides = WordSet({"clubs", "teams", "sides", "opponents"});
    static constexpr auto kTowns = WordSet({"towns", "cities", "villages", "suburbs", "countries", "resorts"});
    const bool such = word == "as" && Prev(2) == "such";
    if (!such && word != "including" && word != "like") return;
    for (int back = such ? 3 : 2; back < (such ? 5 : 4); ++back) {
      const SV kind = Prev(back);
      if (kind != "," && !In(kFirms, kind) && !In(kSides, kind) && !In(kTowns, kind)) return;
      if (kind == ",") continue;
      Add(In(kFirms, kind) ? kOrgName : In(kSides, kind) ? kTeamName : kPlaceName, 3);
      Add(kPersonName, -2);
      return;
    }
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

  // "flew home to X", "emigrated to X"
  void TravelledTo(SV word) {
    static constexpr auto kTravels = WordSet({"flew", "travelled", "traveled", "drove", "cycled", "sailed", "home",
                                              "emigrated", "relocated", "fled", "hitchhiked", "evacuated"});
    if (word == "to" && In(kTravels, Prev(2))) Add(kPlaceName, 1.8);
    // "moved in 1975 to X"
    uint32_t before = 0;
    if (word == "to" && scan_.Near(first_, -2, &before) && !scan_.Free(before) &&
        scan_.At(before)->types.Has(MentionType::kDate) && (In(kMoved, Prev(3)) || In(kMoved, Prev(4)))) {
      Add(kPlaceName, 2.2);
      Add(kPersonName, -1);
    }
    if (word == "from" && (Prev(2) == "hails" || Prev(2) == "hailed" || Prev(2) == "hailing")) {
      Add(kPlaceName, 2.4);
      Add(kPersonName, -1.5);
    }
  }

  // "in sunny X", "in medieval X"
  bool DescribesPlace(SV word) const {
    static constexpr auto kSuch = WordSet(
        {"sunny",      "rainy",       "leafy",    "sleepy",       "tiny",       "hilly",  "snowy",      "foggy",
         "windy",      "chilly",      "dusty",    "wealthy",      "nearby",     "remote", "small-town", "distant",
         "landlocked", "wet",         "cold",     "hot",          "neutral",    "quiet",  "genteel",    "war-torn",
         "far-off",    "picturesque", "bustling", "neighbouring", "neighboring"});
    static constexpr SV kEndings[] = {"al", "ern", "ic", "ous", "ful", "esque", "ish"};
    if (!IsWordOf(1, Shape::kLower) || PrevIs(1, kRole | kOrgNoun | kTeamNoun | kFunction | kKin)) return false;
    return In(kSuch, word) || (word.size() > 4 && std::any_of(std::begin(kEndings), std::end(kEndings),
                                                              [word](SV ending) { return word.ends_with(ending); }));
  }

  void BeforePreposition(SV word) {
    const bool owned = IsPossessiveMark(Next(1));
    // "a veteran starter in Ivo Lenz", "a friend in Ana Ruiz"
    static constexpr auto kEmbodied = WordSet(
        {"starter", "successor", "partner", "friend", "rival", "captain", "leader", "keeper", "striker", "opponent",
         "ally", "mentor", "heir", "star", "goalscorer", "finisher", "midfielder", "playmaker", "quarterback"});
    const bool embodied = word == "in" && In(kEmbodied, Prev(2)) && last_ - first_ > 1 && !scan_.words[first_].place;
    if (embodied) {
      Add(kPersonName, 1);
    } else if (PrevIs(1, kIn)) {
      Add(kPlaceName, owned ? 0.6 : 2.2);
      Add(kPersonName, owned ? -0.3 : -1.2);
      if (In(kWork, Prev(2))) Add(kOrgName, 0.5);
    }
    if (PrevIs(1, kTo)) {
      Add(kPlaceName, 0.8);
      if (word == "at" || word == "from") Add(kOrgName, 0.9);
      if (word == "at" || word == "through") Add(kPersonName, -0.7);
      if (word == "to" && In(kMoved, Prev(2))) Add(kPlaceName, scan_.words[first_].place ? 2.2 : 1.5);
    }
    if ((word == "in" || word == "at" || word == "from" || word == "near") &&
        (In(kDwelt, Prev(2)) || (word == "in" && In(kDweltIn, Prev(2)))))
      Add(kPlaceName, 1.5);
    if (word == "on" && (Prev(2) == "lives" || Prev(2) == "lived" || Prev(2) == "living")) {  // "lives on Skye"
      Add(kPlaceName, 3);
      Add(kPersonName, -3);
    }
    if ((word == "at" || word == "for" || word == "with" || word == "by") && In(kWork, Prev(2))) Add(kOrgName, 1.6);
    static constexpr auto kMusic = WordSet({"sang", "sings", "drummed", "drums", "toured", "singing"});
    if ((word == "with" || word == "in") && In(kMusic, Prev(2)) && !scan_.words[first_].place) {
      Add(kOrgName, 2.5);
      Add(kPlaceName, -2.5);
    }
    TravelledTo(word);
    if (PrevIs(2, kIn) && DescribesPlace(word) && !owned) {
      Add(kPlaceName, 2.6);
      Add(kPersonName, -1.5);
    }
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
    // "Ruiz (26) from X": not a person, whatever follows
    if (word == "from" && Prev(2) == ")" && scan_.Near(first_, -3, &before) && scan_.At(before) != nullptr &&
        scan_.At(before)->types.Has(MentionType::kAge)) {
      Add(kPlaceName, 4);
      Add(kPersonName, -3.5);
    }
    if ((word == "from" || word == "of") && Prev(2) == "," && scan_.Near(first_, -3, &before) &&
        scan_.At(before) != nullptr && scan_.At(before)->types.Has(MentionType::kAge)) {
      Add(kPlaceName, 2.5);  // "Ruiz, 74, from X"
      Add(kPersonName, -1);
    }
    // "Ana Ruiz, of X, said", "Ana Ruiz, from X, said"
    static constexpr auto kCloses = WordSet({",", ".", ";", ")", "and"});
    if ((word == "of" || word == "from") && Prev(2) == "," && In(kCloses, Next(1)) && scan_.Near(first_, -3, &before) &&
        scan_.words[before].capital && !scan_.Is(before, kFunction | kWeekName)) {
      Add(kPlaceName, 2.5);
      Add(kPersonName, -2.5);
    }
    // "a mile off X", "ten kilometres from X"
    static constexpr auto kLengths =
        WordSet({"mile", "miles", "kilometres", "kilometers", "km", "metres", "yards", "coast", "shore", "outskirts"});
    if ((word == "off" || word == "from" || word == "outside") && In(kLengths, Prev(2))) Add(kPlaceName, 2.6);
    // "the 31-year-old from X", "a refugee from X": nobody, whatever follows; but perhaps a team ("a rookie from X")
    const bool aged = scan_.Near(first_, -2, &before) && scan_.At(before) != nullptr &&
                      scan_.At(before)->types.Has(MentionType::kAge);
    if (word == "from" && (aged || (PrevIs(2, kRole) && !In(kPlayers, Prev(2))))) {
      Add(kPersonName, -3.5);
      if (aged || last_ - first_ == 1) Add(kPlaceName, aged ? 3 : 1.4);
    }
    if (word == "against" || word == "over" || word == "with" || word == "by")
      Add(kPersonName, word == "by" || word == "with" ? 0.6 : 0.3);
    if (word == "against") Add(kTeamName, 0.6);
    if (word != "of") return;
    // "Tom Reid of X": where somebody is from or whom he runs for
    uint32_t given = 0;
    if (scan_.Near(first_, -2, &before) && scan_.words[before].capital && scan_.Near(first_, -3, &given) &&
        scan_.Is(given, kGivenName) && scan_.words[given].capital) {
      Add(kPersonName, -3);
    }
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
};

}  // namespace

Scores ScoreContext(const Scan& scan, Candidate* candidate) {
  Scores scores{};
  ContextBefore(scan, candidate, &scores).Judge();
  ScoreBehind(scan, candidate, &scores);
  return scores;
}

}  // namespace kg::extract::mentions
