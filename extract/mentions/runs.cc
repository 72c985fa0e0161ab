#include "extract/mentions/runs.h"

#include <algorithm>

#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

bool IsLowerWord(const Scan& scan, uint32_t i) { return scan.ShapeOf(i) == Shape::kLower; }

bool IsSaint(std::string_view word) { return word == "st" || word == "st." || word == "saint"; }

// One possible continuation of a run that ends at `end`: returns the new end, or `end` when the run stops there.
class Connector {
 public:
  Connector(const Scan& scan, const Sentence& sentence, uint32_t first, uint32_t end)
      : scan_(scan), last_(sentence.last_token), first_(first), end_(end) {}

  uint32_t Next() const {
    if (end_ >= last_ || !scan_.Free(end_)) return end_;
    std::string_view word = scan_.Lower(end_);
    if (IsShortVon()) return end_ + 2;
    if (scan_.Is(end_, kParticle) && (IsLowerWord(scan_, end_))) {
      if (uint32_t next = Particles(); next != end_) return next;
    }
    if (word == "of") return Of();
    if (word == "for") return For();
    if (word == "at") return Campus();
    if (word == "in") return In();
    if (word == "and") return And();
    if (word == "&") return Name(end_ + 1) ? end_ + 2 : end_;
    if (word == ",") return Comma();
    if (word == "(") return Parenthesised();
    if (word == "i" && scan_.Text(end_) == "I") return Numeral();
    if (IsLowerWord(scan_, end_) && scan_.Is(end_, kFirm) && scan_.Is(end_, kOrgHead)) return end_ + 1;  // "plc"
    if (word == "+" && !scan_.text.tokens[end_].space_before) return end_ + 1;
    if (IsPossessiveMark(word)) return Possessive();
    if (IsQuote(word)) return Nickname();
    return end_;
  }

 private:
  bool Name(uint32_t i) const { return i < last_ && IsNameWord(scan_, i); }
  bool PlainName(uint32_t i) const { return Name(i) && !scan_.words[i].common; }
  uint32_t prev() const { return end_ - 1; }

  // "The president, Ludwig v. Brell": behind a post and a given name no two parties of a suit.
  bool IsShortVon() const {
    const std::string_view word = scan_.Text(end_);
    if ((word != "v." && word != "d.") || end_ != first_ + 1 || !scan_.Is(first_, kGivenName) || !PlainName(end_ + 1))
      return false;
    const int back = scan_.LowerAt(first_, -1) == "," ? -2 : -1;
    return scan_.IsAt(first_, back, kRole | kTitle);
  }

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
    static constexpr std::string_view kFronts[] = {"city",      "republic", "state",      "states",
                                                   "kingdom",   "battle",   "tower",      "isle",
                                                   "gulf",      "bay",      "cape",       "strait",
                                                   "sea",       "duke",     "prince",     "princess",
                                                   "duchess",   "earl",     "university", "tour",
                                                   "giro",      "hall",     "day",        "game",
                                                   "call",      "sons",     "daughters",  "lord",
                                                   "rock",      "church",   "ivory",      "house",
                                                   "port",      "valley",   "lake",       "head",
                                                   "war",       "siege",    "treaty",     "order",
                                                   "legion",    "queen",    "king",       "emperor",
                                                   "museum",    "medal",    "prize",      "governors",
                                                   "directors", "trustees", "regents",    "representatives",
                                                   "chambers",  "study"};
    std::string_view word = scan_.Lower(prev());
    const bool front = scan_.Is(prev(), kOrgFront | kRealm | kPartyHead | kSchoolHead) ||
                       std::find(std::begin(kFronts), std::end(kFronts), word) != std::end(kFronts);
    if (front || Throned() || IsPeer() || IsOrder()) return NameBehind(end_ + 1);
    return end_;
  }

  // "Baroness Ruiz of Brell": a peer's title has a place in it.
  bool IsPeer() const {
    static constexpr auto kPeers = WordSet({"lord", "lady", "baroness", "baron", "viscount", "viscountess"});
    return end_ == first_ + 2 && kPeers.Has(scan_.Lower(first_)) && !scan_.words[prev()].common &&
           !scan_.Is(prev(), kTitle | kTitleEnd | kRole) && PlainName(end_ + 1);
  }

  // "Order of the Red Banner of Labour", "Brell Sportswoman of the Year"
  bool IsOrder() const {
    std::string_view first = scan_.Lower(first_);
    if (first == "order" || first == "medal" || first == "legion") return end_ - first_ < 8;
    return scan_.Lower(end_ + 1) == "the" && end_ + 2 < last_ && scan_.Text(end_ + 2) == "Year";
  }

  // "Christina of Lorraine", "Carlos IV of Spain": a given name, alone or numbered, and where they are of.
  bool Throned() const {
    if (!PlainName(end_ + 1)) return false;
    if (scan_.Is(prev(), kSuffix) && end_ - first_ >= 2) return scan_.ShapeOf(prev()) != Shape::kTitle;
    uint32_t first = first_;
    while (first < prev() && scan_.Is(first, kTitle | kTitlePart)) ++first;
    // "Mayor Ana Ruiz of Brell" is nobody's throne.
    static constexpr std::string_view kCrowned[] = {
        "king", "queen", "prince",   "princess", "duke", "duchess", "emperor",  "empress", "saint", "st",
        "st.",  "grand", "archduke", "infanta",  "tsar", "count",   "countess", "crown",   "lady"};
    if (first > first_ &&
        std::find(std::begin(kCrowned), std::end(kCrowned), scan_.Lower(first - 1)) == std::end(kCrowned))
      return false;
    if (first == first_) return first == prev() && scan_.Is(first, kGivenName) && scan_.words[end_ + 1].place;
    for (; first < end_; ++first) {
      if (!scan_.Is(first, kGivenName)) return false;
    }
    return end_ - first_ >= 2;
  }

  // "Constantine I": the number of a king, where the pronoun would make no sense.
  uint32_t Numeral() const {
    if (!PlainName(prev()) && scan_.Lower(prev()) != "war") return end_;
    if (end_ + 1 >= last_) return end_ + 1;
    std::string_view next = scan_.Lower(end_ + 1);
    const bool ends = next == "," || next == "." || next == "(" || next == ")" || next == "of" || next == "and" ||
                      next == "was" || next == "in" || next == "\"" || IsPossessiveMark(next);
    return ends ? end_ + 1 : end_;
  }

  // "Reuben (Ben) Jones", "Emma (Blais) Garceau": a short or maiden name inside the name; no country, no team.
  uint32_t Parenthesised() const {
    const uint32_t inner = end_ + 1;
    if (end_ - first_ > 3 || inner + 2 >= last_ || !PlainName(prev()) || scan_.words[first_].place) return end_;
    // "Pendarell (Pen) Kent": short for what stands before it
    const bool clipped = scan_.Lower(first_).starts_with(scan_.Lower(inner));
    if (!Name(inner) || scan_.ShapeOf(inner) != Shape::kTitle || (scan_.words[inner].place && !clipped)) return end_;
    if (scan_.Lower(inner + 1) != ")" || !PlainName(inner + 2)) return end_;
    const uint32_t behind = inner + 3;
    return behind < last_ && scan_.Lower(behind) == "(" && !scan_.Is(inner, kGivenName) ? end_ : behind;
  }

  // "University of California at San Diego"
  uint32_t Campus() const {
    const bool university =
        end_ - first_ >= 3 && scan_.Lower(first_) == "university" && scan_.Lower(first_ + 1) == "of";
    return university && PlainName(end_ + 1) ? end_ + 2 : end_;
  }

  // "ditched the Unity Alliance for the Progress Party": one was left for the other.
  bool IsLeft() const {
    static constexpr std::string_view kLeaving[] = {
        "left",       "leaving",   "leave",   "leaves",   "quit",       "quitting", "ditched",  "ditching", "abandoned",
        "abandoning", "swapped",   "dumped",  "deserted", "deserting",  "swapping", "abandons", "ditches",  "exchanged",
        "departed",   "departing", "forsook", "quits",    "exchanging", "traded",   "jilted"};
    const bool the = scan_.LowerAt(first_, -1) == "the";
    const std::string_view verb = scan_.LowerAt(first_, the ? -2 : -1);
    return std::find(std::begin(kLeaving), std::end(kLeaving), verb) != std::end(kLeaving);
  }

  uint32_t For() const {
    if (IsLeft()) return end_;
    // "Brell Prize for Poetry"; not "won a Brell Award for the Oslo Players"
    if (scan_.Is(prev(), kAwardHead) && end_ - first_ >= 2)
      return Name(end_ + 1) && scan_.words[end_ + 1].common ? NameBehind(end_ + 1) : end_;
    return scan_.Is(prev(), kOrgFront) && !scan_.Is(prev(), kPlaceHead) ? NameBehind(end_ + 1) : end_;
  }

  // "Brell Prize in Chemistry"
  uint32_t In() const {
    const bool field = Name(end_ + 1) && scan_.words[end_ + 1].common && !scan_.words[end_ + 1].place;
    return field && scan_.Is(prev(), kAwardHead) && end_ - first_ >= 2 ? end_ + 2 : end_;
  }

  // "Department of Health and Human Services", "Customs and Border Protection".
  uint32_t And() const {
    if (const uint32_t firm = AndFirm(); firm != end_) return firm;
    if (!Name(end_ + 1)) return end_;
    if (scan_.Lower(end_ + 1) == "district" && Name(end_ + 2)) return end_ + 2;  // "Brell and District Angling Club"
    uint32_t i = end_ + 1;
    while (Name(i)) ++i;
    bool inside = false;
    for (uint32_t k = first_; k < end_; ++k) inside = inside || scan_.Lower(k) == "of" || scan_.Lower(k) == "for";
    // "School of Oriental and African Studies"
    if (IsForce(i) || (inside && i - end_ == 3 && scan_.Lower(i - 1) == "studies")) return i;
    if (!scan_.words[prev()].common || !scan_.words[end_ + 1].common) return end_;
    const bool short_left = end_ - first_ <= 2 && !scan_.Is(prev(), kOrgHead) && scan_.Lower(prev()) != "international";
    if (inside || (short_left && scan_.Is(i - 1, kOrgHead | kEventHead))) return end_ + 2;
    return end_;
  }

  // "Devon and Cornwall Police": two places share what stands behind.
  bool IsForce(uint32_t end) const {
    static constexpr std::string_view kShared[] = {"police", "constabulary", "nhs"};
    return end - end_ == 3 && scan_.words[prev()].place && scan_.words[end_ + 1].place &&
           std::find(std::begin(kShared), std::end(kShared), scan_.Lower(end - 1)) != std::end(kShared);
  }

  // "Alfred Simmons and Co", "Pacific Gas and Electric Company": what a firm's name goes on with.
  uint32_t AndFirm() const {
    if (!Name(end_ + 1)) return end_;
    const uint32_t next = end_ + 1;
    uint32_t i = next;
    while (Name(i)) ++i;
    static constexpr std::string_view kRest[] = {"co",       "co.",      "company",    "sons",     "daughters",
                                                 "partners", "brothers", "associates", "daughter", "son"};
    if (std::find(std::begin(kRest), std::end(kRest), scan_.Lower(next)) != std::end(kRest)) return i;
    static constexpr std::string_view kFirms[] = {"company", "co",   "co.",      "inc",         "inc.",
                                                  "ltd",     "ltd.", "limited",  "corporation", "corp",
                                                  "llc",     "plc",  "railroad", "railway",     "llp"};
    if (i - next < 2 || std::find(std::begin(kFirms), std::end(kFirms), scan_.Lower(i - 1)) == std::end(kFirms))
      return end_;
    // "Ana Ruiz and Lenz Ltd": two names.
    return scan_.words[next].common && !scan_.Is(prev(), kFirm) ? i : end_;
  }

  uint32_t Comma() const {
    const uint32_t next = end_ + 1;
    if (next >= last_ || !scan_.words[next].capital || !scan_.Free(next)) return end_;
    // "Reno, NV" is no firm.
    if (scan_.words[prev()].place && scan_.lexicon.Region(scan_.Lower(next)) != nullptr) return end_;
    if (!Name(next)) return end_;  // "Ana Ruiz, AB'45"
    if (scan_.Is(next, kFirm)) return next + 1;
    // "Ruiz, MP for Selby": an office with its place, no letters behind a name.
    const std::string_view behind = scan_.LowerAt(next, 1);
    const bool office = behind == "for" || behind == "of";
    const bool suffix = end_ - first_ >= 2 && !office && (scan_.Is(next, kSuffix) || IsHonour(next));
    if (suffix) return next + 1;
    if (const uint32_t name = SurnameFirst(); name != end_) return name;
    return Subjects();
  }

  // One entry of a list whose parts semicolons divide, "Ruiz, Ana; Lenz, Ivo; and Abara, N.": the surname goes first.
  uint32_t SurnameFirst() const {
    const uint32_t next = end_ + 1;
    const bool given = scan_.ShapeOf(next) == Shape::kInitial || PlainName(next) || scan_.Is(next, kGivenName);
    if (!given || end_ - first_ > 2 || scan_.words[first_].common) return end_;
    constexpr int kLongList = 5;  // what else has so many entries is no list of towns
    const int entries = SemicolonEntries();
    if (entries < (scan_.words[next].place ? kLongList : 3)) return end_;
    const std::string_view before = scan_.LowerAt(first_, -1);
    const std::string_view behind = scan_.LowerAt(next, 1);
    if (!(before.empty() || before == ":" || before == ";" || scan_.LowerAt(first_, -2) == ";") ||
        !(behind.empty() || behind == ";" || behind == "(" || behind == "," || behind == "."))
      return end_;
    return next + 1;
  }

  // Of the sentence, those of the form "X, Y;".
  int SemicolonEntries() const {
    const Sentence& sentence = scan_.SentenceOf(first_);
    int entries = 0;
    for (uint32_t i = sentence.first_token; i + 3 < sentence.last_token; ++i) {
      if (scan_.words[i].capital && scan_.Text(i + 1) == "," && scan_.words[i + 2].capital && scan_.Text(i + 3) == ";")
        ++entries;
    }
    return entries;
  }

  // "Ngeri Abara, MFR (born": letters between a person's name and a bracket.
  bool IsHonour(uint32_t i) const {
    std::string_view text = scan_.Text(i);
    const bool letters = (scan_.ShapeOf(i) == Shape::kUpper && text.size() <= 5) ||
                         (text.size() <= 6 && text.size() > 3 && text[1] == '.');
    return letters && i + 1 < last_ && scan_.Lower(i + 1) == "(" && PlainName(prev()) && !scan_.words[first_].place &&
           scan_.ShapeOf(prev()) == Shape::kTitle && !scan_.Is(prev(), kOrgHead);
  }

  // "Ministry of Transport, Public Works and Water Management": the comma of a list that "and" ends.
  uint32_t Subjects() const {
    static constexpr std::string_view kListing[] = {"study",   "ministry",  "department", "school",   "academy",
                                                    "faculty", "institute", "college",    "committee"};
    uint32_t of = first_;
    while (of < end_ && scan_.Lower(of) != "of") ++of;
    if (of == first_ || of == end_ ||
        std::find(std::begin(kListing), std::end(kListing), scan_.Lower(of - 1)) == std::end(kListing))
      return end_;
    uint32_t i = end_;
    for (int parts = 0; parts < 3 && i < last_ && scan_.Lower(i) == ","; ++parts) {
      const uint32_t part = ++i;
      while (Name(i) && scan_.words[i].common) ++i;
      if (i == part) return end_;
    }
    return i + 1 < last_ && scan_.Lower(i) == "and" && Name(i + 1) && scan_.words[i + 1].common ? i + 2 : end_;
  }

  // "at Halfpenny's, the department store", "owns Finlay's.": the possessive that nothing belongs to is the name's own.
  bool IsShop() const {
    static constexpr std::string_view kBefore[] = {
        "at",       "owns",  "owned",     "bought", "joined",      "acquired", "brewer",   "grocer",
        "retailer", "chain", "publisher", "baker",  "supermarket", "jeweller", "bookshop", "store"};
    static constexpr std::string_view kBehind[] = {",", ".", ";", ")"};
    if (first_ == 0 || end_ - first_ > 3 || scan_.Text(end_).size() < 2 || scan_.words[first_].initial) return false;
    // "worked for Halfpenny's in Fore Street", "left Finlay's after ten years": prepositions may stand behind
    static constexpr auto kWorked = WordSet({"worked", "works", "working", "work", "job", "clerk", "left", "quit",
                                             "joined", "apprentice", "years", "career", "employed", "cook", "waiter"});
    static constexpr auto kFurther = WordSet({"for", "in", "from", "until", "as", "and", "when", "after", "before",
                                              "to", "on", "since", "where", "but", "at"});
    const std::string_view before = scan_.LowerAt(first_, -1);
    const bool worked = kWorked.Has(before) || ((before == "for" || before == "at" || before == "with") &&
                                                kWorked.Has(scan_.LowerAt(first_, -2)));
    if (!worked && std::find(std::begin(kBefore), std::end(kBefore), before) == std::end(kBefore)) return false;
    return end_ + 1 >= last_ || (worked && kFurther.Has(scan_.Lower(end_ + 1))) ||
           std::find(std::begin(kBehind), std::end(kBehind), scan_.Lower(end_ + 1)) != std::end(kBehind);
  }

  // "a curate at St Keyne's, in Truro", "left St Perpetua's": nothing that it would own stands behind.
  bool IsBareSaint() const {
    static constexpr auto kBehind =
        WordSet({"for", "in",    "from",  "until", "as", "and",  "when", "after", "before", "to",
                 "on",  "since", "where", "but",   "at", "with", "by",   "was",   "is",     "has"});
    if (scan_.Text(end_).size() < 2) return false;
    return end_ + 1 >= last_ || scan_.ShapeOf(end_ + 1) == Shape::kPunct || kBehind.Has(scan_.Lower(end_ + 1));
  }

  // "Women's Tennis Association", "St John's College", "Magistrate's Court"; not "Kenya's Athletics Federation".
  uint32_t Possessive() const {
    if (IsShop() || scan_.lexicon.KnownName(scan_.LowerRange(first_, end_ + 1))) return end_ + 1;
    if (end_ + 1 < last_ && scan_.Is(end_ + 1, kFirm) && Name(end_ + 1)) return end_ + 2;  // "Halfpenny's Corp"
    // "St Barnabas' hospital"
    if (end_ - first_ == 2 && IsSaint(scan_.Lower(first_)) && end_ + 1 < last_ && IsLowerWord(scan_, end_ + 1) &&
        scan_.Is(end_ + 1, kLowerHead))
      return end_ + 2;
    if (!Name(end_ + 1)) return end_;
    static constexpr std::string_view kOwners[] = {"women",       "men",        "people",    "children", "ladies",
                                                   "girls",       "boys",       "queen",     "king",     "magistrate",
                                                   "magistrates", "master",     "masters",   "veterans", "teachers",
                                                   "farmers",     "presidents", "president", "players",  "lloyd"};
    std::string_view owner = scan_.Lower(prev());
    if (std::find(std::begin(kOwners), std::end(kOwners), owner) != std::end(kOwners)) return end_ + 2;
    // "Transport Workers' Union", "the Booksellers' Guild"
    if (scan_.Text(end_).size() != 2 && owner.ends_with('s') && scan_.words[prev()].common) {
      uint32_t i = end_ + 1;
      while (Name(i) && i < end_ + 4) ++i;
      if (scan_.Is(i - 1, kOrgHead | kAwardHead)) return i;
    }
    static constexpr std::string_view kHeads[] = {
        "college", "hospital", "cathedral",  "church",  "school", "court", "county", "creek", "palace", "island",
        "park",    "abbey",    "university", "academy", "bay",    "point", "square", "hall",  "foods"};
    const bool saint = end_ - first_ >= 2 && IsSaint(scan_.Lower(end_ - 2));
    if (saint) {  // "St. Peter's Lutheran Church"
      uint32_t i = end_ + 1;
      // "St Jude's Girls' School"
      while (i < end_ + 6 && (Name(i) || (Name(i + 1) && IsPossessiveMark(scan_.Text(i))))) ++i;
      if (scan_.Is(i - 1, kOrgHead | kSite | kPlaceHead)) return i;
      // "St Anne's Hospice": a word of the language
      if (i > end_ + 1 && scan_.words[i - 1].common && !scan_.Is(i - 1, kGivenName | kTitle | kRole)) return i;
      if (IsBareSaint()) return end_ + 1;
    }
    if (scan_.gazetteer.StartsName(owner) && !saint && owner != "george") return end_;
    auto head = [&](uint32_t i) {
      return Name(i) && std::find(std::begin(kHeads), std::end(kHeads), scan_.Lower(i)) != std::end(kHeads);
    };
    return head(end_ + 1) ? end_ + 2 : end_;
  }

  // Dwayne "The Rock" Johnson
  uint32_t Nickname() const {
    uint32_t i = end_ + 1;
    const bool given = scan_.Is(prev(), kGiven | kGivenName) || scan_.ShapeOf(prev()) == Shape::kInitial;
    if ((scan_.words[prev()].common && !given) || !scan_.text.tokens[end_].space_before) return end_;
    if (i < last_ && scan_.Text(i) == "the") ++i;  // Dwayne "the Rock" Johnson
    const uint32_t word = i;
    while (i < last_ && i < end_ + 5 && scan_.words[i].capital && scan_.Free(i)) ++i;
    if (i == word || i + 1 >= last_ || !IsQuote(scan_.Text(i))) return end_;
    // Behind a given name a surname may be any word: Ray "Stone" Cutter.
    return PlainName(i + 1) || (given && Name(i + 1) && scan_.ShapeOf(i + 1) == Shape::kTitle) ? i + 2 : end_;
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

// "OSLO (NordWire) — ", "TURKU, Finland (Baltic Press) –": the agency in the line that a report begins with.
bool IsDateline(const Scan& scan, const Sentence& sentence, uint32_t first, uint32_t end) {
  static constexpr std::string_view kDashes[] = {"—", "–", "-", "--"};
  constexpr uint32_t kLongest = 9;
  if (first == sentence.first_token || first > sentence.first_token + kLongest || end + 1 >= sentence.last_token)
    return false;
  if (scan.Text(first - 1) != "(" || scan.Text(end) != ")" || scan.ShapeOf(sentence.first_token) != Shape::kUpper ||
      std::find(std::begin(kDashes), std::end(kDashes), scan.Text(end + 1)) == std::end(kDashes))
    return false;
  for (uint32_t i = sentence.first_token; i + 1 < first; ++i) {
    if (!scan.words[i].capital && scan.Text(i) != "," && scan.Text(i) != ".") return false;
  }
  return true;
}

}  // namespace

namespace {

// "Brell & Sons Ltd. Ana's sister": behind a firm's form the stop ends the sentence as well. "Brell Holdings Plc BRLL.L":
// the code of its shares is none of its name.
bool EndsWithFirm(const Scan& scan, uint32_t first, uint32_t end) {
  if (end <= first + 1 || end >= scan.size() || !scan.Is(end - 1, kFirm) || scan.Is(end, kFirm)) return false;
  if (scan.ShapeOf(end) == Shape::kUpper) return scan.ShapeOf(end - 1) == Shape::kTitle && scan.Text(end).size() >= 3;
  return scan.Text(end - 1).ends_with('.') && scan.ShapeOf(end) == Shape::kTitle && !scan.words[end].common;
}

}  // namespace

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
      while (next < sentence.last_token && IsNameWord(scan, next) && scan.text.tokens[next].space_before &&
             !EndsWithFirm(scan, i, next))
        ++next;
      if (EndsWithFirm(scan, i, next)) {
        end = next;
        break;
      }
      if (next == end) next = Connector(scan, sentence, i, end).Next();
      if (next == end) break;
      end = next;
    }
    end = ExtendByGazetteer(scan, sentence, i, end);
    if (!IsDateline(scan, sentence, i, end)) runs.push_back({i, end});
    i = end;
  }
  return runs;
}

}  // namespace kg::extract::mentions
