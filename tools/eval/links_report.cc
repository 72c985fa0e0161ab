#include "tools/eval/links_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "graph/model/text.h"

namespace kg::eval {
namespace {

using Json = nlohmann::ordered_json;

void PrintRow(const std::string& kind, const LinkCounts& counts, std::ostream& out) {
  char line[96];
  std::snprintf(line, sizeof line, "%-14s %6d %6d %6d %6d   %.3f\n", kind.c_str(), counts.gold, counts.right,
                counts.wrong, counts.absent, counts.Accuracy());
  out << line;
}

std::string Wanted(const LinkMiss& miss) { return miss.gold.wanted.empty() ? "none" : Join(miss.gold.wanted, " and "); }

Json CountsJson(const LinkCounts& counts) {
  return Json{{"gold", counts.gold},
              {"right", counts.right},
              {"wrong", counts.wrong},
              {"absent", counts.absent},
              {"accuracy", std::round(counts.Accuracy() * 1000) / 1000}};
}

}  // namespace

void PrintLinksTable(const LinkScore& score, Question question, size_t most_listed, std::ostream& out) {
  const bool entity = question == Question::kEntity;
  out << (entity ? "links" : "types") << "            gold  right  wrong   none   accuracy\n";
  for (const auto& [kind, counts] : score.by_kind) PrintRow(kind, counts, out);
  PrintRow("all", score.Total(), out);
  if (score.not_in_text > 0)
    out << "# lines of gold that are not in the traced text (left out): " << score.not_in_text << "\n";
  if (most_listed == 0 || score.misses.empty()) return;
  const size_t listed = std::min(most_listed, score.misses.size());
  out << "\nnot right: " << score.misses.size()
      << (listed < score.misses.size() ? ", of which " + std::to_string(listed) : "") << "\n";
  for (size_t i = 0; i < listed; ++i) {
    const LinkMiss& miss = score.misses[i * score.misses.size() / listed];
    out << "  " << miss.kind << " \"" << MakeVisible(miss.gold.words) << "\"";
    if (miss.gold.occurrence > 1) out << " (" << miss.gold.occurrence << ")";
    out << (entity ? " means " : " is ") << MakeVisible(Wanted(miss)) << ", found "
        << (miss.found.empty() ? "none" : MakeVisible(miss.found)) << "   [" << MakeVisible(miss.gold.doc) << "]\n"
        << "        » " << MakeVisible(miss.gold.sentence) << "\n";
  }
}

void PrintLinksJson(const LinkScore& score, Question question, size_t most_listed, std::ostream& out) {
  Json kinds = Json::object();
  for (const auto& [kind, counts] : score.by_kind) kinds[kind] = CountsJson(counts);
  Json misses = Json::array();
  const size_t listed = std::min(most_listed, score.misses.size());
  for (size_t i = 0; i < listed; ++i) {
    const LinkMiss& miss = score.misses[i * score.misses.size() / listed];
    misses.push_back({{"doc", miss.gold.doc},
                      {"kind", miss.kind},
                      {"sentence", miss.gold.sentence},
                      {"mention", miss.gold.words},
                      {"occurrence", miss.gold.occurrence},
                      {"wanted", miss.gold.wanted},
                      {"found", miss.found}});
  }
  const Json json{{"question", question == Question::kEntity ? "entity" : "type"},
                  {"kinds", std::move(kinds)},
                  {"all", CountsJson(score.Total())},
                  {"not_in_text", score.not_in_text},
                  {"misses", std::move(misses)}};
  out << json.dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace kg::eval
