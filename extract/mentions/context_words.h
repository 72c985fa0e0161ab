// The words that say beside a name what it names: what people do, what firms have, where things are.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_CONTEXT_WORDS_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_CONTEXT_WORDS_H_

#include "extract/text/word_set.h"

namespace kg::extract::mentions {

inline constexpr auto kSpeech =
    WordSet({"said", "says", "added", "adds", "told", "explained", "insisted", "admitted", "replied", "recalled",
             "joked", "wrote", "tweeted", "argued", "continued", "noted", "claimed", "warned"});
inline constexpr auto kCopula = WordSet({"is", "was", "became", "becomes", "remains", "remained"});
inline constexpr auto kLifeParticiples =
    WordSet({"born",      "raised",       "educated",     "married",  "diagnosed", "arrested", "convicted",
             "sentenced", "jailed",       "fired",        "survived", "crowned",   "hired",    "elected",
             "appointed", "banned",       "injured",      "killed",   "divorced",  "named",    "voted",
             "sacked",    "substituted",  "recalled",     "dropped",  "suspended", "ranked",   "seeded",
             "knighted",  "hospitalised", "hospitalized", "buried",   "adopted",   "engaged",  "aged"});
// What is done to people where it stands behind "was", and by firms behind "has".
inline constexpr auto kEngages = WordSet({"hired", "appointed", "named", "sacked", "fired", "elected", "recalled",
                                          "dropped", "suspended", "banned", "adopted", "engaged"});
inline constexpr auto kOwned =
    WordSet({"capital", "government", "president", "economy",  "parliament", "minister",   "prime",          "foreign",
             "largest", "biggest",    "national",  "army",     "oldest",     "population", "constitution",   "ministry",
             "borders", "streets",    "northern",  "southern", "eastern",    "western",    "second-largest", "state",
             "embassy", "leaders",    "leader",    "rulers",   "king",       "queen",      "ambassador"});
inline constexpr auto kOrgOwned =
    WordSet({"ceo",          "founder",    "co-founder",  "shares",    "shareholders", "employees", "customers",
             "headquarters", "executives", "board",       "chairman",  "revenue",      "profits",   "profit",
             "products",     "website",    "shareholder", "investors", "staff",        "members",   "chief",
             "director",     "users",      "platform",    "software",  "stores",       "app"});
inline constexpr auto kOrgAfter = WordSet(
    {"shares",        "spokesman", "spokeswoman", "spokesperson", "executives",   "executive", "employees", "stock",
     "ceo",           "founder",   "co-founder",  "officials",    "headquarters", "chairman",  "reported",  "announced",
     "correspondent", "reporter",  "contributor", "website",      "poll",         "account",   "lawmakers", "users"});
inline constexpr auto kOrgOf =
    WordSet({"ceo",       "founder",  "co-founder", "director",    "employee",   "employees", "chairman", "chairwoman",
             "member",    "members",  "head",       "editor",      "subsidiary", "owner",     "owners",   "chair",
             "president", "division", "part",       "unit",        "shares",     "customers", "users",    "faculty",
             "dean",      "partner",  "staff",      "shareholder", "graduate",   "alumnus",   "trustee"});
inline constexpr auto kWork =
    WordSet({"work",     "works",    "worked",    "working",     "employed",  "ceo",     "studied",    "studying",
             "interned", "taught",   "professor", "researcher",  "engineer",  "analyst", "lecturer",   "fellow",
             "student",  "director", "manager",   "scholarship", "executive", "vice",    "consultant", "reporter",
             "position", "job",      "career",    "degree",      "enrolled"});
inline constexpr auto kStudy = WordSet({"studied",       "studies",
                                        "studying",      "graduated",
                                        "graduate",      "graduating",
                                        "educated",      "enrolled",
                                        "degree",        "degrees",
                                        "phd",           "ph.d.",
                                        "doctorate",     "bachelor",
                                        "master",        "ba",
                                        "b.a.",          "ma",
                                        "m.a.",          "bs",
                                        "b.s.",          "bsc",
                                        "msc",           "mba",
                                        "m.b.a.",        "diploma",
                                        "professor",     "lecturer",
                                        "professorship", "taught",
                                        "teaches",       "lectured",
                                        "scholarship",   "fellowship",
                                        "undergraduate", "postgraduate",
                                        "student",       "alumnus",
                                        "dean",          "pupil",
                                        "pupils",        "trained",
                                        "headteacher",   "credential",
                                        "credentials",   "apprenticeship"});
inline constexpr auto kAcquire =
    WordSet({"founded",     "co-founded", "cofounded", "owns",    "owned",  "acquired", "bought", "sold",
             "established", "runs",       "launched",  "leads",   "via",    "joining",  "joined", "leaving",
             "heads",       "chairs",     "sued",      "started", "buy",    "buying",   "buys",   "acquire",
             "acquires",    "acquiring",  "purchased", "sell",    "selling"});
// Whose these are is never a person: "CEO of X", "founded X", "a subsidiary of X".
inline constexpr auto kOrgOnlyOf = WordSet(
    {"ceo",          "coo",       "cfo",         "cto",          "founder",  "co-founder", "cofounder",    "subsidiary",
     "subsidiaries", "division",  "shareholder", "shareholders", "employee", "employees",  "headquarters", "alumnus",
     "alumni",       "chairman",  "chairwoman",  "chairperson",  "graduate", "faculty",    "affiliate",    "arm",
     "imprint",      "president", "director",    "editor",       "member",   "members",    "co-ceo",       "dean",
     "executive",    "officer",   "treasurer",   "trustee",      "trustees", "executives", "chair"});
inline constexpr auto kOrgMade = WordSet(
    {"founded", "established", "formed", "incorporated", "headquartered", "acquired", "merged", "rebranded", "renamed",
     "launched", "liquidated", "privatised", "privatized", "disbanded", "co-founded", "cofounded", "floated"});
// What firms do and people do not: "X employs 900 people".
inline constexpr auto kOrgVerb =
    WordSet({"employs", "employed", "operates", "manufactures", "distributes", "posted", "supplies"});
// People and firms are called so: before the name of a firm they say nothing.
inline constexpr auto kFirmRole = WordSet(
    {"rival",  "partner",   "owner",    "parent",   "competitor", "supplier",  "maker",     "developer", "operator",
     "broker", "brewer",    "builder",  "designer", "publisher",  "investor",  "bidder",    "buyer",     "customer",
     "client", "grocer",    "baker",    "printer",  "miner",      "producer",  "trader",    "refiner",   "retailer",
     "agent",  "distiller", "exporter", "importer", "wholesaler", "regulator", "organiser", "organizer"});
// "lives at X", and with "in" only: "at his home in X", "grew up in X"
inline constexpr auto kDwelt =
    WordSet({"born", "based", "living", "lives", "lived", "raised", "headquartered", "located"});
inline constexpr auto kDweltIn =
    WordSet({"died", "dies", "home", "homes", "house", "flat", "settled", "buried", "reside", "resides", "resided",
             "residing", "up", "hospital", "hospice", "cottage", "farm", "villa", "apartment"});
inline constexpr auto kMoved = WordSet({"moved", "relocated", "emigrated"});
// "the MP for X": a constituency
inline constexpr auto kSeatOf = WordSet({"mp", "msp", "mep", "td", "member", "representative", "senator", "candidate",
                                         "councillor", "congressman", "congresswoman", "deputy", "mps"});
inline constexpr auto kOrgOwnedOnly = WordSet({"ceo", "founder", "co-founder", "founders", "subsidiary", "headquarters",
                                               "shareholders", "employees", "customers", "executives", "chairman"});
// "a native of X", "residents of X"
inline constexpr auto kLivesOf =
    WordSet({"native", "natives", "resident", "residents", "inhabitants", "citizen", "citizens", "population", "mayor",
             "streets", "centre", "center", "outskirts"});
inline constexpr auto kNearby =
    WordSet({"downtown", "nearby", "neighbouring", "neighboring", "suburban", "native", "rural", "uptown"});
inline constexpr auto kPlay = WordSet(
    {"play",   "plays",    "played",      "playing", "striker",    "signed",   "captain", "midfielder", "scored",
     "goals",  "debut",    "appearances", "goal",    "goalkeeper", "defender", "games",   "matches",    "debuted",
     "starts", "transfer", "rides",       "rode",    "riding",     "ride",     "drives",  "drove",      "races",
     "raced",  "race",     "swims",       "swam",    "skates",     "rider",    "driver"});

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_CONTEXT_WORDS_H_
