#include "graph/resolve/topics.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "graph/model/text.h"

namespace kg::graph {
namespace {

// A topic, then words that speak of it and of little else.
constexpr std::string_view kTopics =
    R"(archery archery archer archers
athletics marathon runner runners sprinter sprinters hurdles hurdler javelin decathlon triathlon thrower discus steeplechase
badminton badminton shuttlecock
baseball baseball inning innings pitcher
basketball basketball rebounds
boxing boxing boxer bout heavyweight
biathlon biathlon biathlete biathletes
business profit shares shareholders turnover chairman chairwoman merger investors subsidiary revenue
chess chess grandmaster
cricket cricket wicket wickets batsman bowler
curling curling curler curlers
cycling rider riders bicycle cyclist cyclists cycling peloton velodrome
fencing fencing fencer fencers
fishing fishery fishers trawler angler anglers cod
football football footballer striker midfielder soccer
golf golf golfer golfers fairway putt
gymnastics gymnast gymnastics vault
handball handball
hockey hockey puck goaltender
judo judo judoka ippon
medicine surgeon surgeons physician cardiologist paediatrician
music orchestra violinist album singer pianist concert conductor choir composer
law lawyer lawyers attorney barrister solicitor
literature novel novelist poet poems author publisher poetry
painting painter paintings gallery sculptor exhibition
police policeman policewoman constable detective
religion bishop priest vicar nun parish
film film director actress actor cinema
politics minister parliament election elected mayor senator deputy cabinet coalition vote
rowing rowing rower rowers sculls regatta oarsman
rugby rugby scrum
sailing sailing skipper yacht
science professor university laboratory researchers physicist chemist astronomer engineer turbine institute
skating skating skater skaters
skiing ski skier skiers slalom
swimming swimming swimmer freestyle butterfly breaststroke
tennis tennis racket
volleyball volleyball
waterpolo polo waterpolo
wrestling wrestler wrestling
)";

constexpr size_t kMostBytes = 20000;  // of a long text: what it is about is said at its beginning
// One word of a topic in so many of a text speaks of it, one in twice as many does faintly: any long text has a choir
// and a rider in passing.
constexpr int kClearly = 80;

struct Table {
  std::vector<std::string_view> names;
  std::unordered_map<std::string_view, std::vector<size_t>> topics_of;  // of a word
};

const Table& Topics() {
  static const auto* const kTable = [] {
    auto* table = new Table;
    for (const std::string_view line : Split(kTopics, '\n')) {
      const std::vector<std::string_view> words = Split(line, ' ');
      if (words.size() < 2) continue;
      for (size_t i = 1; i < words.size(); ++i) table->topics_of[words[i]].push_back(table->names.size());
      table->names.push_back(words[0]);
    }
    return table;
  }();
  return *kTable;
}

}  // namespace

std::string TopicOf(std::string_view text, bool* faint) {
  const Table& table = Topics();
  std::vector<int> counts(table.names.size());
  int words = 0;
  std::string word;
  const auto take = [&] {
    if (!word.empty()) ++words;
    if (const auto found = table.topics_of.find(word); found != table.topics_of.end()) {
      for (const size_t topic : found->second) ++counts[topic];
    }
    word.clear();
  };
  for (const char c : text.substr(0, kMostBytes)) {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c + 32);
    } else {
      take();
    }
  }
  take();
  const auto best = std::max_element(counts.begin(), counts.end());
  const auto name = static_cast<size_t>(best - counts.begin());
  const int most = *best;
  *best = 0;
  const int next = *std::max_element(counts.begin(), counts.end());
  if (most == next || most * kClearly * 2 < words) return {};
  *faint = most == 1 || most < next * 2 || most * kClearly < words;
  return std::string(table.names[name]);
}

std::string TopicOfRole(std::string_view role) {
  // A director may be of films or of a firm, a skipper of a boat or of a team.
  if (role.find("director") != role.npos || role.find("skipper") != role.npos || role.find("conductor") != role.npos)
    return {};
  bool faint = false;
  return TopicOf(role, &faint);
}

}  // namespace kg::graph
