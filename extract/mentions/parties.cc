// Parties whose names do not say so: "the Harbour Alliance" fields candidates in an article on politics.
#include <algorithm>
#include <set>
#include <string>

#include "extract/mentions/finders.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

// Words that only politics uses so; how many of them an article has tells whether it is on politics.
constexpr auto kPolitics =
    WordSet({"election",   "elections",  "elected",     "parliament", "parliamentary", "minister",   "ministers",
             "coalition",  "councillor", "councillors", "votes",      "voters",        "candidate",  "candidates",
             "mp",         "mps",        "lawmaker",    "lawmakers",  "cabinet",       "opposition", "ballot",
             "referendum", "senate",     "senator",     "seats",      "constituency",  "manifesto",  "electorate",
             "mayor",      "president",  "politician",  "politicians"});
// "<name> <word>": what only a party has
constexpr auto kHas = WordSet({"candidate", "candidates", "councillor", "councillors", "mp",      "mps",
                               "lawmaker",  "lawmakers",  "leader",     "nominee",     "senator", "deputy",
                               "minister",  "politician", "whip",       "manifesto",   "voters",  "backbencher",
                               "activist",  "activists",  "group",      "member",      "members", "colleague"});
// "<word> for the <name>", "<word> of the <name>"
constexpr auto kBefore = WordSet({"candidate", "mp",      "mps",      "stood",      "elected",    "ran",   "sits",
                                  "sat",       "leader",  "member",   "councillor", "campaigned", "voted", "vote",
                                  "votes",     "senator", "standing", "stand",      "seat",       "seats", "nominee",
                                  "chairman",  "deputy",  "founder",  "lawmaker",   "chairwoman"});
// The last words of such names; an airline may be in an alliance too, so that the article and a cue must agree.
constexpr auto kHeads =
    WordSet({"alliance",  "list",      "movement",   "front",       "union",        "bloc",         "league",
             "coalition", "forum",     "platform",   "alternative", "left",         "way",          "voters",
             "action",    "unity",     "future",     "rally",       "congress",     "convention",   "initiative",
             "choice",    "voice",     "first",      "now",         "together",     "solidarity",   "homeland",
             "renewal",   "reform",    "progress",   "justice",     "freedom",      "harvest",      "greens",
             "liberals",  "democrats", "socialists", "communists",  "nationalists", "independents", "conservatives",
             "moderates", "centre",    "dawn",       "accord",      "nation"});

// What parties are called: "the opposition National League"
constexpr auto kLeaning =
    WordSet({"opposition", "ruling", "governing", "far-right", "far-left", "centre-right", "centre-left",
             "center-right", "center-left", "right-wing", "left-wing", "nationalist", "populist", "separatist",
             "pro-independence", "anti-immigration", "eurosceptic", "co-governing"});

bool IsOnPolitics(const Scan& scan, size_t least) {
  std::set<std::string_view> seen;
  for (uint32_t i = 0; i < scan.size() && seen.size() < least; ++i) {
    if (kPolitics.Has(scan.Lower(i))) seen.insert(scan.Lower(i));
  }
  return seen.size() >= least;
}

bool HasCue(const Scan& scan, const Mention& m) {
  const uint32_t end = m.last - 1;
  int behind = 1;
  if (IsPossessiveMark(scan.LowerAt(end, 1))) behind = 2;
  if (kHas.Has(scan.LowerAt(end, behind)) ||
      (scan.LowerAt(end, behind) == "group" && scan.LowerAt(end, behind + 1) == "leader"))
    return true;
  int before = scan.LowerAt(m.first, -1) == "the" ? -2 : -1;
  const std::string_view link = scan.LowerAt(m.first, before);
  if (link == "(") return scan.LowerAt(end, 1) == ")";
  return (link == "of" || link == "for") && kBefore.Has(scan.LowerAt(m.first, before - 1));
}

// "the opposition National League", "for the left-wing Bildarra"
bool HasLeaning(const Scan& scan, const Mention& m) {
  const std::string_view before = scan.LowerAt(m.first, -2);
  return kLeaning.Has(scan.LowerAt(m.first, -1)) && (before == "the" || before == "main" || before == "largest");
}

}  // namespace

// "Ivo Lenz, D-Weslaco,": the letter of a party with a town of any name; with a state it is in the rules' own lists.
void FindPartyLetters(Scan* scan) {
  for (uint32_t i = 1; i < scan->size(); ++i) {
    const std::string_view text = scan->Text(i);
    if (text.size() < 5 || text[1] != '-' || (text[0] != 'R' && text[0] != 'D') || text[2] < 'A' || text[2] > 'Z')
      continue;
    const std::string_view before = scan->Text(i - 1);
    const std::string_view behind = scan->LowerAt(i, 1);
    if (!scan->Free(i) || (before != "," && before != "(") ||
        (behind != "," && behind != ")" && behind != "." && !behind.empty()))
      continue;
    if (std::any_of(text.begin() + 3, text.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) continue;
    Mention& party = scan->Take(i, i + 1, {MentionType::kOrganization}, Form::kName,
                                text[0] == 'D' ? "Democratic Party" : "Republican Party");
    party.Set("kind", "party");
    party.Set("letter", "yes");
  }
}

void FindParties(Scan* scan) {
  std::set<std::string> parties;
  std::set<std::string, std::less<>> short_names;  // "the Alliance"
  int on_politics = -1;
  for (const Mention& m : scan->mentions) {
    if (m.first == m.last || m.form != Form::kName || m.Get("kind") == "party") continue;
    if (!m.types.Intersects({MentionType::kOrganization, MentionType::kEvent})) continue;
    const bool leaning = HasLeaning(*scan, m);
    const bool called = m.types.Has(MentionType::kOrganization) && m.Get("kind").empty() &&
                        kHeads.Has(scan->Lower(m.last - 1)) && HasCue(*scan, m);
    if (!leaning && !called) continue;
    if (!leaning && m.last == m.first + 1 && (scan->words[m.first].initial || !IsOnPolitics(*scan, 3))) continue;
    if (on_politics < 0) on_politics = IsOnPolitics(*scan, 2) ? 1 : 0;
    if (on_politics == 0) return;
    parties.insert(m.value);
    short_names.insert(std::string(scan->Lower(m.last - 1)));
  }
  if (parties.empty()) return;
  for (Mention& m : scan->mentions) {
    if (m.first == m.last || m.form != Form::kName) continue;
    const bool brief =
        m.last == m.first + 1 && short_names.contains(scan->Lower(m.first)) && m.types.Has(MentionType::kOrganization);
    if (!brief && !parties.contains(m.value)) continue;
    m.types = {MentionType::kOrganization};
    m.Set("kind", "party");
  }
}

}  // namespace kg::extract::mentions
