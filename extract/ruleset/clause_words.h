// The closed word classes that the clauses view is built by.
#ifndef NEWSGRAPH_EXTRACT_RULESET_CLAUSE_WORDS_H_
#define NEWSGRAPH_EXTRACT_RULESET_CLAUSE_WORDS_H_

#include "extract/text/word_set.h"

namespace kg::extract {

inline constexpr auto kAdverbs =
    WordSet({"also",    "later", "then",  "once",  "recently", "previously", "eventually", "subsequently",
             "finally", "first", "again", "just",  "already",  "soon",       "still",      "only",
             "twice",   "even",  "now",   "never", "has",      "had",        "have"});
// What joins a clause to another one that has a subject and a verb of its own.
inline constexpr auto kSubordinators =
    WordSet({"that",  "when",    "where", "while", "because", "if",     "although", "though", "unless",
             "until", "whether", "as",    "since", "after",   "before", "once",     "which",  "who",
             "whose", "whom",    "what",  "how",   "why",     "so",     "than"});
inline constexpr auto kParticipleFronts = WordSet({"after", "before", "since", "while", "when", "by", "on", "upon"});
// "praised for winning": what somebody has done.
inline constexpr auto kPraised =
    WordSet({"praised",    "honoured", "honored",    "hailed",     "celebrated", "congratulated", "thanked",
             "remembered", "famous",   "known",      "best-known", "noted",      "renowned",      "lauded",
             "applauded",  "rewarded", "criticised", "criticized", "fined",      "banned",        "suspended",
             "jailed",     "arrested", "sacked",     "credited",   "knighted",   "famed",         "booed"});
// "went on to win", "managed to win": what somebody did.
inline constexpr auto kBroughtOff = WordSet({"managed", "proceeded", "contrived"});
// What a participle without its "was" goes on with.
inline constexpr auto kOpenings = WordSet({"by", "to", "in", "at", "from", "as", "with", "for", "on", "after"});
inline constexpr auto kNominatives = WordSet({"he", "she", "they", "it", "we", "i"});
inline constexpr auto kMarks = WordSet({";", ":", "\"", "“", "”", "«", "»", "—", "–", "(", ")"});
// "helped Oslo beat Bergen", "steered Oslo to win": who is made to do what the verb behind says.
inline constexpr auto kCaused =
    WordSet({"helped",    "helps",    "helping",  "saw",       "sees",    "seeing",  "watched",  "led",
             "leading",   "steered",  "steering", "guided",    "guiding", "fired",   "firing",   "inspired",
             "inspiring", "powered",  "powering", "propelled", "lifted",  "lifting", "enabled",  "enabling",
             "allowed",   "allowing", "leads",    "steers",    "guides",  "fires",   "inspires", "powers"});
// "rallied to win", "clocked 49.87 to win": verbs whose purpose was reached when a result is what they are for.
inline constexpr auto kStrove =
    WordSet({"rallied",    "held",      "fought",     "battled",   "recovered", "came",      "hung",     "survived",
             "overcame",   "surged",    "kicked",     "pulled",    "sprinted",  "stormed",   "powered",  "cruised",
             "swept",      "raced",     "shot",       "carded",    "fired",     "produced",  "saved",    "rode",
             "threw",      "swam",      "jumped",     "struck",    "pipped",    "edged",     "beat",     "defeated",
             "broke",      "crossed",   "finished",   "timed",     "posted",    "clocked",   "scored",   "romped",
             "eased",      "charged",   "roared",     "upset",     "stunned",   "bounced",   "reeled",   "dug",
             "headed",     "outran",    "converted",  "drove",     "dominated", "netted",    "hit",      "birdied",
             "eagled",     "grabbed",   "outlasted",  "ran",       "climbed",   "outkicked", "led",      "outsprinted",
             "eclipsed",   "downed",    "overhauled", "sank",      "holed",     "closed",    "rolled",   "weathered",
             "shook",      "notched",   "registered", "delivered", "hammered",  "pounced",   "stopped",  "touched",
             "soared",     "leapt",     "hurled",     "overtook",  "attacked",  "escaped",   "blasted",  "nailed",
             "drilled",    "buried",    "slotted",    "curled",    "volleyed",  "nodded",    "turned",   "rattled",
             "outclassed", "rebounded", "scraped",    "squeezed",  "blazed",    "erased",    "snapped",  "stretched",
             "completed",  "amassed",   "bowled",     "smashed",   "belted",    "poured",    "outpaced", "outscored",
             "unleashed",  "wrapped"});
// The bare verbs of results.
inline constexpr auto kAchieve =
    WordSet({"win",     "beat",     "defeat", "claim",  "take", "clinch", "secure",   "seal",   "retain", "lift",
             "capture", "earn",     "reach",  "become", "set",  "break",  "finish",   "edge",   "snatch", "collect",
             "grab",    "bag",      "regain", "defend", "land", "thrash", "overcome", "upset",  "stun",   "down",
             "see",     "complete", "record", "deny",   "draw", "lead",   "book",     "advance"});

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_CLAUSE_WORDS_H_
