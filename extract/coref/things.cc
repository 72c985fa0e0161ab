// Names of places, teams, organizations and events: equal names, short forms, acronyms, aliases.
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/coref/former_names.h"
#include "extract/coref/state.h"
#include "extract/mentions/place_id.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::coref {
namespace {

bool IsPlain(ValueType type) { return type == ValueType::kPlace || type == ValueType::kEvent; }

// Teams and organizations share names: a club is both.
bool SameGroup(ValueType a, ValueType b) { return a == b || (!IsPlain(a) && !IsPlain(b)); }

// The initials of the words that count in an acronym.
std::string Acronym(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (word == "of" || word == "the" || word == "and" || word == "for" || word == "de") continue;
    out += word[0];
  }
  return out;
}

// What the law calls a firm, behind its name.
bool IsLegalWord(std::string_view word) {
  static constexpr auto kForms = WordSet(
      {"inc", "ltd", "limited", "plc", "ag", "gmbh", "corp", "corporation", "co",  "llc",   "sa",      "nv",      "bv",
       "se",  "ab",  "oy",      "asa", "as", "spa",  "srl",  "kg",          "llp", "group", "company", "holdings"});
  return kForms.Has(word);
}

// "Pacific Gas & Electric Co", "Harbour Town Women": the words but the legal form, or whose side it is; all of them
// where nothing else is left.
std::vector<std::string> Core(const std::vector<std::string>& words) {
  std::vector<std::string> core = words;
  const bool side = core.size() > 2 && (core.back() == "women" || core.back() == "ladies");
  if (side) core.pop_back();
  while (core.size() > 1 && IsLegalWord(core.back())) core.pop_back();
  return core;
}

// "PG&E", "p g e": the letters alone.
std::string Letters(std::string_view key) {
  std::string letters;
  std::copy_if(key.begin(), key.end(), std::back_inserter(letters), [](char c) { return c != ' ' && c != '&'; });
  return letters;
}

struct Group {
  ValueType type = ValueType::kOrganization;
  std::string key;
  std::vector<std::string> words;
  std::vector<uint32_t> mentions;
  std::string acronym;
  std::string within;
  int32_t joined = -1;  // the group it belongs to
};

class ThingLinker {
 public:
  explicit ThingLinker(State* state) : s_(*state) {}

  void Link() {
    Collect();
    Aliases();
    ParenthesisedAcronyms();
    FormerNames();
    IndexParts();
    OwnersAndOwned();
    for (size_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].joined < 0) ShortForm(i);
    }
    Store();
  }

 private:
  void Collect() {
    for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
      const Mention& mention = s_.mentions[m];
      ValueType type;
      if (mention.form != Form::kName || !EntityType(mention, &type) || type == ValueType::kPerson) continue;
      std::string key = NameKey(mention.value);
      if (key.starts_with("the ")) key.erase(0, 4);
      if (key.empty()) continue;
      // Countries and regions go by their gazetteer entry: "Calif." is California.
      std::string known = PlaceKey(type, mention);
      if (!known.empty()) key = std::move(known);
      Group* group = Find(type, key, mention);
      if (group == nullptr) {
        index_[key].push_back(groups_.size());
        Group fresh;
        fresh.type = type;
        for (std::string_view word : Split(key, ' ')) fresh.words.emplace_back(word);
        fresh.key = std::move(key);
        if (!IsPlain(type)) fresh.acronym = Acronym(Core(fresh.words));
        groups_.push_back(std::move(fresh));
        group = &groups_.back();
      }
      if (group->within.empty()) group->within = mention.Get("within");
      group->mentions.push_back(m);
      group_of_.push_back({m, static_cast<size_t>(group - groups_.data())});
    }
  }

  std::string PlaceKey(ValueType type, const Mention& mention) const {
    if (type != ValueType::kPlace || !mention.Get("within").empty()) return "";
    const Place* place = s_.gazetteer.Get(PlaceIdOf(mention.Get("gazetteer")));
    if (place == nullptr || (place->kind != PlaceKind::kCountry && place->kind != PlaceKind::kRegion)) return "";
    return NameKey(place->name);
  }

  Group* Find(ValueType type, const std::string& key, const Mention& mention) {
    auto it = index_.find(key);
    if (it == index_.end()) return nullptr;
    for (size_t g : it->second) {
      Group& group = groups_[g];
      if (!SameGroup(group.type, type)) continue;
      std::string_view within = mention.Get("within");
      const bool apart = type == ValueType::kPlace && !within.empty() && !group.within.empty() &&
                         within != group.within && group.within.find(within) == std::string::npos &&
                         within.find(group.within) == std::string_view::npos;
      if (!apart) return &group;
    }
    return nullptr;
  }

  size_t Root(size_t g) const {
    while (groups_[g].joined >= 0) g = static_cast<size_t>(groups_[g].joined);
    return g;
  }

  void Join(size_t from, size_t to) {
    from = Root(from);
    to = Root(to);
    if (from != to) groups_[from].joined = static_cast<int32_t>(to);
  }

  // "(..., now African Games)"
  void Aliases() {
    for (const auto& [m, g] : group_of_) {
      std::string_view alias = s_.mentions[m].Get("alias_of");
      if (alias.empty()) continue;
      auto it = index_.find(NameKey(alias));
      if (it == index_.end()) continue;
      for (size_t other : it->second) {
        if (groups_[other].type == groups_[g].type) Join(g, other);
      }
    }
  }

  // "World Athletics (WA)"
  void ParenthesisedAcronyms() {
    for (size_t i = 0; i + 1 < group_of_.size(); ++i) {
      const auto [m, g] = group_of_[i];
      const auto [behind, next] = group_of_[i + 1];
      const Mention& mention = s_.mentions[m];
      if (behind != m + 1 || IsPlain(groups_[g].type) || s_.LowerAt(mention.last) != "(" ||
          s_.LowerAt(static_cast<int64_t>(mention.last) + 2) != ")")
        continue;
      if (s_.mentions[behind].first != mention.last + 1) continue;
      const Group& other = groups_[next];
      if (other.words.size() == 1 && !IsPlain(other.type) && other.key[0] == groups_[g].acronym[0]) Join(next, g);
    }
  }

  // "Acme AG, until 2020 known as Holt Tools"
  void FormerNames() {
    for (size_t i = 0; i + 1 < group_of_.size(); ++i) {
      const auto [m, g] = group_of_[i];
      const auto [behind, next] = group_of_[i + 1];
      if (IsPlain(groups_[g].type) || !SameGroup(groups_[g].type, groups_[next].type)) continue;
      if (NamesAgain(s_, s_.mentions[m], s_.mentions[behind])) Join(next, g);
    }
  }

  // "Acme Pumps is a wholly owned subsidiary of Acme", "Acme Pumps, a division of Acme": the one is not short for the
  // other.
  void OwnersAndOwned() {
    static constexpr auto kTies = WordSet({"subsidiary", "subsidiaries", "unit", "division", "arm", "affiliate",
                                           "parent", "owner", "brand", "spinoff", "spin-off", "owned"});
    constexpr uint32_t kReach = 12;  // tokens between the two names
    for (size_t i = 0; i + 1 < group_of_.size(); ++i) {
      for (size_t j = i + 1; j < group_of_.size() && j < i + 3; ++j) {
        const Mention& one = s_.mentions[group_of_[i].first];
        const Mention& two = s_.mentions[group_of_[j].first];
        if (two.first <= one.last || two.first > one.last + kReach) break;
        if (one.sentence != two.sentence) break;
        for (uint32_t t = one.last; t < two.first; ++t) {
          if (kTies.Has(s_.LowerAt(t))) apart_.insert(std::minmax(group_of_[i].second, group_of_[j].second));
        }
      }
    }
  }

  void IndexParts() {
    for (size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      if (group.type == ValueType::kPlace || group.words.size() < 2) continue;
      by_part_[group.words.front()].push_back(g);
      by_part_[group.words.back()].push_back(g);
      if (const auto core = Core(group.words); core.size() < group.words.size())
        by_part_[group.words[core.size() - 1]].push_back(g);
      if (!group.acronym.empty()) by_part_[group.acronym].push_back(g);
    }
  }

  // The groups of longer names that a name may be short for, in order: they share its first or last word, or it is
  // their acronym.
  std::vector<size_t> LongerNames(const Group& part) const {
    std::vector<size_t> groups;
    const std::string letters = Letters(part.key);
    for (std::string_view word :
         {std::string_view(part.words.front()), std::string_view(part.words.back()), std::string_view(letters)}) {
      const auto found = by_part_.find(word);
      if (found != by_part_.end()) groups.insert(groups.end(), found->second.begin(), found->second.end());
    }
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return groups;
  }

  // "SoftLake" for "SoftLake Group Corp", "FBI" for the Federal Bureau of Investigation, "World Cup" for "FIFA World
  // Cup": when exactly one longer name fits.
  void ShortForm(size_t i) {
    const Group& mine = groups_[i];
    if (mine.type == ValueType::kPlace) return;
    size_t found = groups_.size();
    for (size_t g : LongerNames(mine)) {
      const Group& other = groups_[g];
      if (g == i || !SameGroup(mine.type, other.type) || Root(g) == i || !Fits(mine, other)) continue;
      if (apart_.contains(std::minmax(i, g))) continue;
      if (found < groups_.size() && Root(found) != Root(g)) {
        // "Acme" is Acme AG, not Acme Americas.
        if (IsLegalForm(mine, groups_[found])) continue;
        if (!IsLegalForm(mine, other)) return;
      }
      found = g;
    }
    if (found < groups_.size()) Join(i, found);
  }

  // True when all that the longer name adds is what the law calls such a firm.
  static bool IsLegalForm(const Group& part, const Group& whole) {
    return part.words.size() + 1 == whole.words.size() && part.words[0] == whole.words[0] &&
           IsLegalWord(whole.words.back());
  }

  // "Disney Channel" is not what "Disney" means, nor "Selby Police Department Traffic Unit" the department.
  static bool IsPartOf(const Group& whole, const Group& unit) {
    static constexpr auto kUnits =
        WordSet({"channel", "unit",   "division", "sales",     "americas", "america", "europe", "asia",  "africa",
                 "women",   "ladies", "reserves", "pictures",  "studios",  "radio",   "tv",     "plus",  "branch",
                 "chapter", "board",  "squad",    "committee", "team",     "pro",     "awards", "fund",  "canada",
                 "uk",      "usa",    "india",    "japan",     "china",    "germany", "france", "works'"});
    static constexpr auto kHeads =
        WordSet({"department", "university", "college", "council", "commission", "ministry", "agency", "association",
                 "federation", "hospital", "school", "office", "institute", "company", "bank", "police"});
    if (kUnits.Has(unit.words.back())) return true;
    return whole.words.size() > 1 && kHeads.Has(whole.words.back()) && !IsLegalForm(whole, unit);
  }

  static bool Fits(const Group& part, const Group& whole) {
    if (part.words.size() >= whole.words.size()) return false;
    const bool begin = std::equal(part.words.begin(), part.words.end(), whole.words.begin());
    const bool end = std::equal(part.words.rbegin(), part.words.rend(), whole.words.rbegin());
    if (part.type == ValueType::kEvent) return end && part.words.size() >= 2 && part.words[0] != "grand";
    // "Selby" is the town, not its council.
    static constexpr std::string_view kBodies[] = {"council", "court", "police"};
    if (begin && part.words.size() == 1 &&
        std::find(std::begin(kBodies), std::end(kBodies), whole.words.back()) != std::end(kBodies))
      return false;
    const bool team = part.type == ValueType::kTeam || whole.type == ValueType::kTeam;
    if (begin) return part.key.size() > 3 && (team || !IsPartOf(part, whole));
    // "Disney" is the Walt Disney Co.
    const std::vector<std::string> core = Core(whole.words);
    if (core.size() == 2 && core.size() < whole.words.size() && part.words.size() == 1 && part.key == core.back())
      return part.key.size() > 3;
    if (end && part.words.size() >= 2) return true;
    // "Celtics", "Rovers": the last word of a team's name.
    static constexpr std::string_view kTooPlain[] = {"club", "team"};
    const bool plain = std::find(std::begin(kTooPlain), std::end(kTooPlain), part.key) != std::end(kTooPlain);
    if (end && part.type == ValueType::kTeam && whole.type == ValueType::kTeam && part.key.size() > 3 && !plain)
      return true;
    const std::string letters = Letters(part.key);
    return part.words.size() <= 2 && letters.size() >= 2 && letters.size() <= 6 && whole.acronym == letters;
  }

  void Store() {
    std::vector<int32_t> entity_of(groups_.size(), -1);
    // A team wins over an organization when any mention can only be a team.
    std::vector<bool> is_team(groups_.size());
    for (size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].type == ValueType::kTeam) is_team[Root(g)] = true;
    }
    for (const auto& [m, g] : group_of_) {
      const size_t root = Root(g);
      int32_t& entity = entity_of[root];
      if (entity < 0) {
        entity = static_cast<int32_t>(s_.entities.size());
        s_.entities.emplace_back();
        s_.entities.back().type = is_team[root] ? ValueType::kTeam : groups_[root].type;
      }
      s_.Link(m, entity);
    }
  }

  State& s_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<size_t>> index_;  // for look-ups only
  std::vector<std::pair<uint32_t, size_t>> group_of_;           // mention and its group, in text order
  std::set<std::pair<size_t, size_t>> apart_;                   // owner and owned
  // Groups by the first word, the last word and the acronym of their names, but places: what a short form may be of.
  std::unordered_map<std::string_view, std::vector<size_t>> by_part_;
};

}  // namespace

void LinkThings(State* state) { ThingLinker(state).Link(); }

}  // namespace kg::extract::coref
