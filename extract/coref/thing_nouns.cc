#include "extract/coref/thing_nouns.h"

#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

constexpr auto kAnyNouns =
    WordSet({"organization", "organisation", "group", "institution", "outfit", "body", "entity"});
constexpr auto kCompanyNouns = WordSet(
    {"company",    "firm",        "business",   "maker",     "manufacturer", "giant",       "start-up",  "startup",
     "retailer",   "airline",     "carrier",    "bank",      "conglomerate", "corporation", "brand",     "chain",
     "developer",  "insurer",     "lender",     "automaker", "carmaker",     "supplier",    "producer",  "brewer",
     "brewery",    "operator",    "enterprise", "employer",  "consultancy",  "subsidiary",  "studio",    "shipbuilder",
     "builder",    "partnership", "utility",    "drugmaker", "chipmaker",    "restaurant",  "hotel",     "venture",
     "fund",       "trader",      "wholesaler", "dairy",     "distillery",   "distributor", "bookmaker", "shipper",
     "yard",       "unit",        "arm",        "division",  "offshoot",     "grocer",      "exporter",  "importer",
     "contractor", "foundry",     "shipyard",   "bakery",    "store"});
constexpr auto kTeamNouns =
    WordSet({"team", "crew", "side", "club", "squad", "franchise", "hosts", "visitors", "champions"});
constexpr auto kSchoolNouns = WordSet({"university", "college", "school", "institute", "academy", "seminary"});
constexpr auto kBandNouns = WordSet({"band", "orchestra", "choir", "ensemble", "quartet"});
constexpr auto kMediaNouns = WordSet({"newspaper", "magazine", "network", "station", "channel", "broadcaster", "paper",
                                      "journal", "publisher", "label", "website"});
constexpr auto kBodyNouns =
    WordSet({"association", "federation", "agency",     "society", "union", "commission", "committee", "council",
             "authority",   "ministry",   "department", "league",  "army",  "court",      "movement",  "coalition",
             "parliament",  "center",     "centre",     "prize",   "award", "medal"});
constexpr auto kCharityNouns = WordSet({"charity", "foundation", "nonprofit", "trust", "hospice"});
constexpr auto kSiteNouns = WordSet({"hospital", "museum", "church", "clinic", "library", "theatre", "theater", "zoo"});
constexpr auto kCompanyMarks = WordSet({"inc",          "ltd",      "corp",     "plc",      "llc",
                                        "gmbh",         "ag",       "co",       "sa",       "ab",
                                        "as",           "oy",       "nv",       "bv",       "systems",
                                        "technologies", "airlines", "airways",  "motors",   "holdings",
                                        "industries",   "lines",    "group",    "partners", "pharmaceuticals",
                                        "energy",       "foods",    "pictures", "bank",     "software",
                                        "labs"});
constexpr auto kSchoolMarks = WordSet({"primary", "grammar", "comprehensive", "infants", "juniors"});
constexpr auto kBandMarks =
    WordSet({"singers", "chorus", "philharmonic", "symphony", "voices", "strings", "choristers", "chorale"});
constexpr auto kMediaMarks = WordSet({"records", "recordings", "gazette", "times", "herald", "courier", "chronicle",
                                      "echo", "tribune", "telegraph", "radio", "fm", "television"});
constexpr auto kBodyMarks =
    WordSet({"attorney", "general", "government", "reserve", "nations", "congress", "senate", "house", "police",
             "office", "authority", "bureau", "administration", "assembly", "navy"});

}  // namespace

ThingKind KindOf(std::string_view noun) {
  if (kCompanyNouns.Has(noun) || (noun.size() > 7 && noun.ends_with("maker"))) return ThingKind::kCompany;
  if (kTeamNouns.Has(noun)) return ThingKind::kTeam;
  if (kSchoolNouns.Has(noun)) return ThingKind::kSchool;
  if (kBodyNouns.Has(noun)) return ThingKind::kBody;
  if (kCharityNouns.Has(noun)) return ThingKind::kCharity;
  if (kMediaNouns.Has(noun)) return ThingKind::kMedia;
  if (kBandNouns.Has(noun)) return ThingKind::kBand;
  if (kSiteNouns.Has(noun)) return ThingKind::kSite;
  if (noun == "party") return ThingKind::kParty;
  if (kAnyNouns.Has(noun)) return ThingKind::kAny;
  return ThingKind::kUnknown;
}

ThingKind KindOfName(std::string_view folded_name) {
  ThingKind kind = ThingKind::kUnknown;
  for (std::string_view word : Split(folded_name, ' ')) {
    if (kSchoolMarks.Has(word)) kind = ThingKind::kSchool;
    if (kCompanyMarks.Has(word)) kind = ThingKind::kCompany;
    if (kBodyMarks.Has(word)) kind = ThingKind::kBody;
    if (kBandMarks.Has(word)) kind = ThingKind::kBand;
    if (kMediaMarks.Has(word)) kind = ThingKind::kMedia;
    if (const ThingKind noun = KindOf(word); noun != ThingKind::kUnknown && noun != ThingKind::kAny) kind = noun;
  }
  return kind;
}

std::string_view TradeOf(std::string_view word) {
  static constexpr auto kInsurance = WordSet({"insurer", "insurance", "assurance", "reinsurer"});
  static constexpr auto kBank = WordSet({"bank", "lender", "bancorp", "bancshares", "banking", "banco", "banca"});
  static constexpr auto kBeer = WordSet({"brewer", "brewery", "brewing", "ales", "brewers", "breweries", "beers"});
  static constexpr auto kFlight = WordSet({"airline", "airlines", "airways", "carrier"});
  static constexpr auto kCars = WordSet({"carmaker", "automaker", "motors", "automotive"});
  static constexpr auto kDrugs = WordSet({"drugmaker", "pharmaceuticals", "pharma", "therapeutics", "biologics"});
  static constexpr auto kShips = WordSet({"shipbuilder", "shipyard", "shipyards", "shipbuilders", "verft", "werft"});
  static constexpr auto kMines = WordSet({"miner", "mining", "minerals", "collieries"});
  static constexpr auto kBread = WordSet({"baker", "bakery", "bakers", "bakeries"});
  static constexpr auto kSteel = WordSet({"steelmaker", "steel", "steelworks"});
  if (kInsurance.Has(word)) return "insurance";
  if (kBank.Has(word)) return "bank";
  if (kBeer.Has(word)) return "beer";
  if (kFlight.Has(word)) return "flight";
  if (kCars.Has(word)) return "cars";
  if (kDrugs.Has(word)) return "drugs";
  if (kShips.Has(word)) return "ships";
  if (kMines.Has(word)) return "mines";
  if (kBread.Has(word)) return "bread";
  if (kSteel.Has(word)) return "steel";
  return {};
}

std::string_view TradeOfName(std::string_view folded_name) {
  std::string_view trade;
  if (folded_name.find(' ') == folded_name.npos) return trade;  // "Airline" alone is nobody's name
  for (std::string_view word : Split(folded_name, ' ')) {
    if (const std::string_view told = TradeOf(word); !told.empty()) trade = told;
  }
  return trade;
}

}  // namespace kg::extract::coref
