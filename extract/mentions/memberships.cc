// What the words around a name say for a club or for a firm: who joined it, was on loan there, bought it, worked at it.
//
// Clubs are looked for in articles on sport only; "ten years at Abara" means an employer elsewhere.
#include <algorithm>

#include "extract/mentions/names.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

// "<verb> ... from X": a club that somebody leaves
constexpr auto kTransfer =
    WordSet({"signed",  "signing",  "arrived",  "arrives",  "loaned",  "acquired",  "recruited", "transferred",
             "traded",  "bought",   "joined",   "joins",    "poached", "prised",    "lured",     "loan",
             "waivers", "transfer", "capture",  "signings", "recruit", "defected",  "swoop",     "snapped",
             "brought", "rejoined", "returned", "landed",   "arrival", "purchased", "move",      "moved"});
// "<verb> by X": a club that did it
constexpr auto kTakenBy = WordSet({"released", "signed", "drafted", "loaned", "recruited", "acquired", "waived", "axed",
                                   "sacked", "dismissed", "discarded", "fielded", "scouted", "claimed"});
// "<noun> at X", "<noun> with X"
constexpr auto kStay =
    WordSet({"loan",     "contract",  "deal",   "spell",      "spells",  "stint", "stints", "season",    "seasons",
             "academy",  "trial",     "terms",  "extension",  "debut",   "caps",  "career", "team-mate", "team-mates",
             "teammate", "teammates", "spells", "apprentice", "trainee", "youth", "tenure", "reign",     "future"});
// "<word> to X": where players go
constexpr auto kGoneTo =
    WordSet({"loaned", "sold", "traded", "transferred", "switch", "switched", "defected", "loan", "moves", "transfer"});
constexpr auto kSideRole =
    WordSet({"rider",      "riders",     "leader",    "driver",    "drivers",   "team-mate", "teammate",   "swimmer",
             "netminder",  "sprinter",   "rookie",    "flanker",   "hooker",    "prop",      "lock",       "pitcher",
             "shortstop",  "linebacker", "centre",    "center",    "goalie",    "libero",    "setter",     "pivot",
             "domestique", "climber",    "signing",   "loanee",    "youngster", "debutant",  "substitute", "chairman",
             "physio",     "teenager",   "favourite", "principal", "batsman",   "bowler",    "batter",     "opener",
             "reserve",    "academy",    "youth",     "legend",    "great",     "gymnast",   "rower",      "runner",
             "judoka",     "cyclist"});
// "<words> X": what is bought, owned, merged and held
constexpr auto kDealWith = WordSet({"by", "to", "with", "in", "of", "for"});
constexpr auto kDeal =
    WordSet({"owned",    "bought",      "acquired",   "sold",      "merged",     "merger", "stake",
             "shares",   "takeover",    "rival",      "swallowed", "bid",        "buyout", "sale",
             "purchase", "acquisition", "taken over", "supplier",  "subsidiary", "owner",  "owners"});
// "<noun> at X": what people have and are at a firm
constexpr auto kPost = WordSet(
    {"job",        "jobs",      "role",     "roles",      "post",    "posts",      "position",  "workers",    "staff",
     "employees",  "worker",    "employee", "boss",       "intern",  "apprentice", "executive", "executives", "manager",
     "managers",   "director",  "partner",  "engineer",   "analyst", "strategist", "economist", "lawyer",     "chef",
     "consultant", "developer", "designer", "accountant", "banker",  "trader",     "investor",  "secretary"});
// Who speak for the firm that they are of.
constexpr auto kAdviser =
    WordSet({"solicitor", "lawyer",     "attorney",   "barrister",  "analyst",   "economist",   "agent",
             "architect", "broker",     "strategist", "accountant", "spokesman", "spokeswoman", "adviser",
             "advisor",   "consultant", "auctioneer", "surveyor",   "publicist", "promoter",    "chairman",
             "director",  "founder",    "editor",     "publisher",  "chef",      "researcher",  "scientist",
             "curator",   "executive",  "manager",    "solicitors", "lawyers"});
constexpr auto kYears = WordSet({"years", "year", "decade", "decades", "months"});
constexpr auto kMoneyTalk =
    WordSet({"profits", "profit", "revenue", "revenues", "sales", "turnover", "earnings", "pre-tax", "annual",
             "quarterly", "underlying", "operating", "trading", "orders", "output"});
constexpr auto kBuys = WordSet({"bought", "acquired", "acquires", "buys"});

// "X <post> Ana Ruiz"
constexpr auto kPostAfter = WordSet({"spokesman", "spokeswoman", "spokesperson", "analyst", "economist", "founder",
                                     "co-founder", "boss", "chairman", "chairwoman", "executive", "engineer", "ceo",
                                     "strategist", "lobbyist", "employee", "lawyer", "scientist", "director"});
// "X <noun>": what firms have and consist of
constexpr auto kPartOf =
    WordSet({"division", "unit",         "subsidiary", "plant",        "factory",   "stores",    "brand",
             "brands",   "shareholders", "customers",  "workers",      "staff",     "employees", "bosses",
             "branches", "warehouse",    "outlets",    "headquarters", "investors", "board",     "boardroom"});

class Judge {
 public:
  Judge(const Scan& scan, uint32_t first, uint32_t last) : scan_(scan), first_(first), last_(last) {}

  Scores Club() {
    known_place_ = !scan_.gazetteer.Find(FoldLower(scan_.LowerRange(first_, last_))).empty();
    const SV word = Prev(1);
    if (word == "from" && Within(kTransfer, 2, 6)) {
      Side(2.2);
    } else if (word == "by" && kTakenBy.Has(Prev(2))) {
      Side(2.2);
    } else if ((word == "at" || word == "with" || word == "from") && kStay.Has(Prev(2))) {
      Side(2.2);
    } else if (word == "to" && kGoneTo.Has(Prev(2))) {
      Side(1.6);
    } else if (word == "for" && (Prev(2) == "left" || Prev(2) == "leave" || Prev(2) == "leaving")) {
      Side(2);
    } else if (!known_place_ && (word == "at" || word == "with") && Spent()) {
      Side(2);
    }
    if (word == "(" && Next(1) == ")" && IsNameAt(first_, -2)) InBrackets();
    if (last_ - first_ <= 3 && kSideRole.Has(Next(1)) && IsNameAt(last_ - 1, 2) && !IsNameAt(first_, -1))
      Side(known_place_ ? 1.2 : 1.8);
    if (known_place_ && PlaysForIt()) Side(2.6);
    if (Next(1) == "sports" && Next(2) == "director") Side(2);
    if (OwnsAthlete()) Side(2.6);
    if (IsTeamOf(word)) Side(2.6);
    // "joined the Harriers": a club's nickname, in the plural
    if (word == "the" && last_ - first_ == 1 && scan_.Is(first_, kTeamHead) && scan_.Lower(first_).ends_with("ers"))
      Side(2.6);
    if ((word == "former" || word == "ex") && scan_.IsAt(last_ - 1, 1, kTeamNoun))
      Side(IsNameAt(last_ - 1, 2) ? 2.4 : 2);
    if ((word == "former" || word == "ex") && kSideRole.Has(Next(1))) Side(2);
    // "the Perth Quokkas"
    if (word == "the" && last_ - first_ >= 2 && last_ - first_ <= 4 && scan_.Lower(last_ - 1).ends_with("s") &&
        !scan_.Lower(last_ - 1).ends_with("ss") && scan_.words[first_].place &&
        scan_.IsAt(last_ - 1, 0, kCommon | kTeamHead | kOrgHead | kPlaceHead) == scan_.Is(last_ - 1, kTeamHead))
      Side(2.2);
    const int owner = word == "of" && Prev(2) == "," ? -3 : -2;
    uint32_t person = 0;
    if (word == "of" && !known_place_ && IsNameAt(first_, owner) && scan_.Near(first_, owner, &person) &&
        (IsNameAt(first_, owner - 1) || !scan_.words[person].common))
      Side(2.2);
    if (!scan_.Is(first_, kGivenName | kTitle) && (HiresPlayers() || WasJoined() || HasScorer())) Side(2.2);
    return scores_;
  }

  Scores Firm() {
    const bool owned = IsPossessiveMark(Next(1));
    const SV word = Prev(1);
    const bool given = scan_.Is(first_, kGivenName);
    if ((word == "at" || word == "with") && Spent() && !owned) Company(1.8);
    if (word == "at" && kPost.Has(Prev(2)) && !owned) Company(1.8);
    // "a solicitor with X for ten years"
    static constexpr auto kHired = WordSet(
        {"solicitor", "accountant", "lawyer",     "barrister",  "clerk",       "trainee",  "apprentice", "engineer",
         "analyst",   "economist",  "consultant", "journalist", "reporter",    "surveyor", "broker",     "architect",
         "auditor",   "banker",     "salesman",   "buyer",      "draughtsman", "chef",     "geologist"});
    if (word == "with" && kHired.Has(Prev(2)) && !owned && !given) Company(2);
    // "finance chief at the Danish rival X"
    if (word == "rival" && (Prev(2) == "at" || Prev(3) == "at" || Prev(4) == "at") && !owned && !given) Company(2.2);
    if (!given && !owned && (WorkedThere() || IsSeated())) Company(1.6);
    if (kDealWith.Has(word) && kDeal.Has(Prev(2)) && !owned && !given) Company(word == "in" ? 2.2 : 1.4);
    if (word == "by" && TakenOver()) Company(2.4);
    // "the analyst Ana Ruiz of Acme"; "the chef Ana Ruiz of Sacramento" is at home there
    const bool town =
        scan_.words[first_].place && !scan_.gazetteer.Find(FoldLower(scan_.LowerRange(first_, last_))).empty();
    if ((word == "of" || word == "from" || word == "at") && kAdviser.Has(RoleOfNameBefore()) && !town) Company(2.6);
    if (Next(1) == "said" && kMoneyTalk.Has(Next(2))) Company(2.4);
    if (IsPossessiveMark(Next(1)) && Next(2) == "board") Company(1.5);
    if (last_ - first_ == 1 && !given) Buys();
    if (kPostAfter.Has(Next(1)) && IsNameAt(last_ - 1, 2) && !IsNameAt(first_, -1)) Company(2.2);
    if (IsBoardPost() && !given) Company(2.4);
    if ((Next(1) == "has" || Next(1) == "gets") && Next(2) == "a" && Next(3) == "new" &&
        (Next(4) == "owner" || Next(4) == "chief" || Next(4) == "boss" || Next(4) == "home"))
      Company(2.6);
    if (kPartOf.Has(Next(1)) && scan_.ShapeOf(last_) == Shape::kLower) Company(1.8);
    if (SpeaksOfItsOwn()) Company(1.5);
    if (!given && IsClient()) Company(2.2);
    if (WasMade() || NamesFirm()) Company(2.4);
    if (WonLeague()) scores_[kTeamName] += 2.5;
    // "a Chicoutimi, Quebec, native"
    if (Next(1) == "native" || (Next(1) == "," && Next(3) == "," && Next(4) == "native")) scores_[kPlaceName] += 3;
    return scores_;
  }

 private:
  // "X signed Ivo Lenz from Bergen", "X have sacked manager Ana Ruiz"
  bool HiresPlayers() const {
    static constexpr auto kHires =
        WordSet({"signed", "sign", "signs", "sacked", "sack", "sacks", "released", "loaned"});
    const int at = Next(1) == "have" || Next(1) == "has" ? 2 : 1;
    if (!kHires.Has(Next(at)) || IsNameAt(first_, -1)) return false;
    for (int ahead = at + 1; ahead < at + 6; ++ahead) {
      if (IsNameAt(last_ - 1, ahead)) return true;
    }
    return false;
  }
  // "joined X in 2019", "joined X from Bergen", "signed for X"
  bool WasJoined() const {
    if (Prev(1) == "for" && (Prev(2) == "signed" || Prev(2) == "signs")) return true;
    if (Prev(1) != "joined" && Prev(1) != "joins" && Prev(1) != "rejoined") return false;
    if (Next(1) == "from") return IsNameAt(last_ - 1, 2);
    uint32_t when = 0;
    return (Next(1) == "in" || Next(1) == "on") && scan_.Near(last_ - 1, 2, &when) &&
           (Next(2) == "loan" || (scan_.At(when) != nullptr && scan_.At(when)->types.Has(MentionType::kDate)));
  }
  // "X's Ivo Lenz scored": whose player did it
  bool HasScorer() const {
    uint32_t name = 0;
    return IsPossessiveMark(Next(1)) && IsNameAt(last_ - 1, 2) && IsNameAt(last_ - 1, 3) &&
           scan_.Near(last_ - 1, 2, &name) && scan_.Is(name, kGivenName) && scan_.IsAt(last_ - 1, 4, kSportVerb);
  }

  // "the Italy international", "14 caps for Wales", "played two Tests for India": a country's side
  bool PlaysForIt() const {
    static constexpr auto kInternational = WordSet({"international", "internationals", "under-21", "under-20",
                                                    "under-19", "u21", "u20", "u19", "under-23", "under-18"});
    static constexpr auto kCaps =
        WordSet({"caps", "cap", "tests", "test", "odis", "appearances", "internationals", "debut", "matches", "times"});
    static constexpr auto kGames = WordSet({"wicket", "goal", "cricket", "rugby", "football", "hockey", "netball"});
    if (kInternational.Has(Next(1)) && Next(2) != "airport") return true;
    // "the Fiji national team", "the Wales squad"
    const bool which = Next(1) == "national" || Next(1) == "women's" || Next(1) == "men's" || Next(1) == "senior";
    const SV side = Next(which ? 2 : 1);
    if (side == "team" || side == "squad" || side == "side") return true;
    return Prev(1) == "for" && (kCaps.Has(Prev(2)) || kGames.Has(Prev(2))) && !IsPossessiveMark(Next(1));
  }

  // "a climber with the Brell-Oakmere squad", "his Brell team said"
  bool IsTeamOf(SV before) const {
    static constexpr auto kWhose = WordSet({"the", "his", "her", "their", "own", "a"});
    return !known_place_ && kWhose.Has(before) && (Next(1) == "squad" || Next(1) == "team");
  }

  // "Brell's Ivo Lenz", "Brell's reserve driver Ivo Lenz": a team that no gazetteer knows for a town.
  bool OwnsAthlete() const {
    if (known_place_ || !IsPossessiveMark(Next(1)) || last_ - first_ > 2 || scan_.Is(first_, kGivenName)) return false;
    int at = 2;
    while (at < 4 && kSideRole.Has(Next(at))) ++at;
    uint32_t given = 0;
    uint32_t family = 0;
    if (!scan_.Near(last_ - 1, at, &given) || !scan_.Near(last_ - 1, at + 1, &family)) return false;
    if (!IsNameAt(last_ - 1, at) || !IsNameAt(last_ - 1, at + 1)) return false;
    constexpr uint64_t kThings =
        kOrgHead | kEventHead | kEventWord | kPlaceHead | kTeamHead | kAwardHead | kSite | kRole;
    return scan_.Is(given, kGivenName) || (!scan_.words[given].common && !scan_.words[family].common &&
                                           !scan_.Is(given, kThings) && !scan_.Is(family, kThings));
  }

  SV Prev(int back) const { return scan_.LowerAt(first_, -back); }
  SV Next(int ahead) const { return scan_.LowerAt(last_ - 1, ahead); }
  bool IsNameAt(uint32_t token, int offset) const {
    uint32_t i = 0;
    return scan_.Near(token, offset, &i) && scan_.words[i].capital && !scan_.Is(i, kFunction | kWeekName);
  }

  void Side(double weight) {
    scores_[kTeamName] += weight;
    scores_[kPersonName] -= weight / 2;
    scores_[kOrgName] -= weight / 2;
    if (known_place_) scores_[kPlaceName] -= 0.5;
  }

  void Company(double weight) {
    scores_[kOrgName] += weight;
    scores_[kPersonName] -= weight / 2;
  }

  // One of the words stands between `nearest` and `farthest` words before the name, in the same clause.
  template <size_t N>
  bool Within(const WordSet<N>& words, int nearest, int farthest) const {
    for (int back = nearest; back <= farthest; ++back) {
      const SV word = Prev(back);
      if (word.empty() || word == "," || word == ";" || word == "to") return false;
      if (words.Has(word)) return true;
    }
    return false;
  }

  // "X chief executive Ana Ruiz", "X finance director Ana Ruiz"; "X announced a profit", "X posted record sales"
  bool IsBoardPost() const {
    static constexpr auto kFronts = WordSet({"chief", "managing", "finance", "vice", "operations", "marketing", "sales",
                                             "executive", "commercial", "technology", "communications"});
    static constexpr auto kPosts = WordSet({"executive", "director", "president", "officer", "chief", "chairman"});
    static constexpr auto kReports = WordSet({"announced", "posted", "reported", "made", "recorded", "booked"});
    if (kFronts.Has(Next(1)) && kPosts.Has(Next(2)) && (IsNameAt(last_ - 1, 3) || IsNameAt(last_ - 1, 4)))
      return !IsNameAt(first_, -1);
    if (!kReports.Has(Next(1))) return false;
    for (int at = 2; at < 6; ++at) {
      if (Next(at) == "profit" || Next(at) == "profits" || Next(at) == "loss" || Next(at) == "losses" ||
          Next(at) == "revenue" || Next(at) == "revenues" || Next(at) == "turnover")
        return true;
    }
    return false;
  }

  // "X is the first client", "X was its biggest supplier"
  bool IsClient() const {
    static constexpr auto kWhich = WordSet({"first", "biggest", "largest", "main", "only", "new"});
    static constexpr auto kOf = WordSet({"the", "its", "their", "a"});
    static constexpr auto kPartner =
        WordSet({"client", "customer", "supplier", "sponsor", "competitor", "shareholder"});
    return last_ - first_ == 1 && (Next(1) == "is" || Next(1) == "was") && kOf.Has(Next(2)) && kWhich.Has(Next(3)) &&
           kPartner.Has(Next(4));
  }

  // "taken over by X", "bought last spring by X", "taken over in 2019 by X": a word or two of time between
  bool TakenOver() const {
    static constexpr auto kTaken = WordSet({"acquired", "bought", "swallowed", "absorbed"});
    for (int back = 2; back < 7; ++back) {
      const SV word = Prev(back);
      if (word == "over") return Prev(back + 1) == "taken";
      if (kTaken.Has(word)) return Prev(back + 1) == "was" || Prev(back + 1) == "been" || Prev(back + 1) == "were";
      if (word.empty() || word == "," || IsPossessiveMark(word)) return false;
    }
    return false;
  }

  // "the solicitor, Ana Ruiz of X", "analyst Ana Ruiz of X": the noun before the name before "of".
  SV RoleOfNameBefore() const {
    constexpr int kLongestName = 3;
    const int name = Prev(2) == "," ? 3 : 2;
    int back = name;
    while (back < name + kLongestName && IsNameAt(first_, -back)) ++back;
    if (back == name || back == name + kLongestName) return {};
    if (Prev(back) == ",") ++back;
    return Prev(back);
  }

  // "nine years at X"
  bool Spent() const {
    if (kYears.Has(Prev(2))) return true;
    uint32_t before = 0;
    return scan_.Near(first_, -2, &before) && scan_.At(before) != nullptr &&
           scan_.At(before)->types.Has(MentionType::kDuration) &&
           scan_.At(before)->value.find(':') == std::string::npos;
  }

  // "Ivo Lenz (Brell-Oakmere)": a rider's team, a runner's club; not "(KEN)", "(Kenya)".
  void InBrackets() {
    if (known_place_ || scan_.Is(first_, kGivenName) || (last_ - first_ == 1 && scan_.ShapeOf(first_) == Shape::kUpper))
      return;
    Side(2.6);
  }

  // "the enlarged group will be known as X"
  bool NamesFirm() const {
    static constexpr auto kFirm =
        WordSet({"group", "company", "firm", "business", "venture", "operation", "companies", "businesses"});
    if (Prev(1) != "as" || Prev(2) != "known") return false;
    for (int back = 3; back < 8; ++back) {
      if (kFirm.Has(Prev(back))) return true;
    }
    return false;
  }

  // "worked for X", "worked as a clerk at X", "left X in 2012 to": people work for people too, so that a first name
  // tells against it
  bool WorkedThere() const {
    static constexpr auto kWork =
        WordSet({"worked", "works", "working", "work", "employed", "interned", "apprenticed"});
    if (Prev(1) != "for" && Prev(1) != "at" && Prev(1) != "with" && Prev(1) != "by") return false;
    return kWork.Has(Prev(2)) || (Prev(4) == "as" && kWork.Has(Prev(5)));
  }
  // "X is based in Oslo", "X, based in Oslo,", "X has its headquarters"
  bool IsSeated() const {
    if (IsNameAt(first_, -1)) return false;
    const int at = Next(1) == "is" || Next(1) == "," ? 2 : 1;
    if (Next(at) == "headquartered") return true;
    if (at == 1 && Next(1) == "has" && Next(2) == "its") return true;
    return Next(at) == "based" && Next(at + 1) == "in" && last_ - first_ >= 2;
  }

  // "X has bought Y", "X has agreed to buy Y", "X acquires Y", with a name behind
  void Buys() {
    int at = 1;
    if (Next(at) == "has" || Next(at) == "have" || Next(at) == "is") ++at;
    if (Next(at) == "agreed" && Next(at + 1) == "to") at += 2;
    const bool buys = kBuys.Has(Next(at)) || Next(at) == "buy" || Next(at) == "acquire" || Next(at) == "buying";
    bool name = false;
    for (int ahead = at + 1; ahead < at + 6; ++ahead) name = name || IsNameAt(last_ - 1, ahead);
    if (buys && name) Company(1.4);
  }

  // "X will close its plant": nothing else that the sentence names comes between.
  bool SpeaksOfItsOwn() const {
    if (scan_.Is(first_, kGivenName) || scan_.ShapeOf(first_) == Shape::kUpper) return false;
    const SV before = Prev(1);
    if (!before.empty() && before != "," && before != "that" && before != "and" && before != "but") return false;
    for (int at = 1; at < 9; ++at) {
      const SV word = Next(at);
      if (word == "its") return true;
      if (word.empty() || word == "," || word == "." || word == "his" || word == "her" || word == "and" ||
          IsNameAt(last_ - 1, at))
        return false;
    }
    return false;
  }

  // "Founded by dockers in 1903, X won"; "X, based in Oslo, was set up in 1978"
  bool WasMade() const {
    static constexpr auto kMade = WordSet({"founded", "established", "formed", "incorporated", "launched"});
    const Sentence& sentence = scan_.SentenceOf(first_);
    if (Prev(1) == "," && kMade.Has(scan_.Lower(sentence.first_token)) && first_ - sentence.first_token < 10)
      return true;
    int at = 1;
    if (Next(1) == ",") {
      for (at = 2; at < 10 && Next(at) != "," && !Next(at).empty(); ++at) {
      }
      ++at;
    }
    if (Next(at) != "was" && Next(at) != "is") return false;
    return (Next(at + 1) == "set" && Next(at + 2) == "up") || (at > 1 && kMade.Has(Next(at + 1))) ||
           (Next(at + 1) == "owned" && Next(at + 2) == "by") || (Next(at + 1) == "bought" && Next(at + 2) == "by");
  }

  // "X won the Skerry League in 2022/23", "X topped the second division": a league is won by sides.
  bool WonLeague() const {
    static constexpr auto kLeads =
        WordSet({"won", "win", "topped", "top", "lead", "play", "joined", "clinched", "claimed"});
    static constexpr auto kLeague = WordSet({"league", "division", "premiership", "bundesliga", "conference"});
    if (!kLeads.Has(Next(1)) || Next(2) != "the") return false;
    for (int at = 3; at < 7; ++at) {
      if (Next(at) == "diamond") return false;
      if (kLeague.Has(Next(at))) return true;
      if (Next(at).empty() || Next(at) == "," || Next(at) == "in") return false;
    }
    return false;
  }

  const Scan& scan_;
  uint32_t first_;
  uint32_t last_;
  bool known_place_ = false;
  Scores scores_{};
};

}  // namespace

Scores NextSentenceEvidence(const Scan& scan, const Candidate& candidate) {
  Scores scores{};
  const uint32_t s = scan.sentence_of[candidate.first];
  const bool initial = scan.words[candidate.first].initial;
  const bool subject = initial || scan.IsAt(candidate.last - 1, 1, kSportVerb);
  if (s + 1 >= scan.text.sentences.size() || !subject) return scores;
  const Sentence& next = scan.text.sentences[s + 1];
  if (next.first_token + 1 >= next.last_token) return scores;
  const SV word = scan.Lower(next.first_token);
  if (word == "its" && initial && next.paragraph == scan.text.sentences[s].paragraph) {
    scores[kOrgName] += 1.2;
    scores[kPersonName] -= 1.2;
  }
  if (word != "the") return scores;
  const SV head = scan.Lower(next.first_token + 1);
  const bool side = head == "club" || head == "side" || head == "team";
  const bool firm = head == "company" || head == "firm" || head == "retailer" || head == "charity";
  if (!side && !firm) return scores;
  scores[side ? kTeamName : kOrgName] += side ? 2 : 1.2;
  scores[kPersonName] -= 1.2;
  return scores;
}

Scores ClubEvidence(const Scan& scan, uint32_t first, uint32_t last) { return Judge(scan, first, last).Club(); }
Scores FirmEvidence(const Scan& scan, uint32_t first, uint32_t last) { return Judge(scan, first, last).Firm(); }

}  // namespace kg::extract::mentions
