#include "tools/rules/stats.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <vector>

#include "graph/model/json_forms.h"

namespace kg::tools {
namespace {

// By name, each once: a rule of several emits has one entry.
std::set<std::string> NamesOf(const extract::RuleSet& rules) {
  std::set<std::string> names;
  for (const extract::RuleInfo& rule : rules.rules()) names.insert(rule.name);
  return names;
}

}  // namespace

void StatsCounter::Add(const TracedDocument& traced) {
  ++documents_;
  for (const extract::Firing& firing : traced.trace.firings) {
    RuleStats& stats = by_rule_[firing.rule->name];
    ++stats.matched;
    if (firing.rule->stage == extract::Stage::kEmit && !firing.claim) ++stats.dropped;
  }
  for (const Claim& claim : traced.document.claims) {
    ++claims_;
    const std::vector<std::string> rules = RulesBehind(claim, traced);
    for (const std::string& rule : rules) {
      ++by_rule_[rule].claims;
      by_rule_[rule].sole += rules.size() == 1 ? 1 : 0;
    }
  }
}

void StatsCounter::AddTries(const extract::RuleSet& rules, std::span<const uint64_t> tries) {
  const auto infos = rules.rules();
  for (size_t i = 0; i < std::min(infos.size(), tries.size()); ++i) by_rule_[infos[i].name].tried += tries[i];
}

void StatsCounter::PrintTable(const extract::RuleSet& rules, std::ostream& out) const {
  out << "rule                              tried  matched  no claim   claims  sole support\n";
  std::vector<std::string> never;
  for (const std::string& name : NamesOf(rules)) {
    const auto it = by_rule_.find(name);
    const RuleStats stats = it == by_rule_.end() ? RuleStats{} : it->second;
    if (stats.matched == 0) {
      never.push_back(name + (stats.tried == 0 ? "" : " (tried " + std::to_string(stats.tried) + " times)"));
      continue;
    }
    char line[160];
    std::snprintf(line, sizeof line, "%-30s %8llu %8llu %9llu %8llu %13llu\n", name.c_str(),
                  static_cast<unsigned long long>(stats.tried), static_cast<unsigned long long>(stats.matched),
                  static_cast<unsigned long long>(stats.dropped), static_cast<unsigned long long>(stats.claims),
                  static_cast<unsigned long long>(stats.sole));
    out << line;
  }
  out << documents_ << " documents, " << claims_ << " claims\n";
  if (!never.empty()) out << "\nnever matched: " << never.size() << "\n";
  for (const std::string& rule : never) out << "  " << rule << "\n";
}

void StatsCounter::PrintJson(const extract::RuleSet& rules, std::ostream& out) const {
  out << "{\"documents\": " << documents_ << ", \"claims\": " << claims_ << ", \"rules\": {";
  std::string never;
  bool first = true;
  for (const std::string& name : NamesOf(rules)) {
    const auto it = by_rule_.find(name);
    const RuleStats stats = it == by_rule_.end() ? RuleStats{} : it->second;
    if (stats.matched == 0) never += (never.empty() ? "" : ", ") + JsonQuote(name);
    out << (first ? "" : ",") << "\n " << JsonQuote(name) << ": {\"tried\": " << stats.tried
        << ", \"matched\": " << stats.matched << ", \"dropped\": " << stats.dropped << ", \"claims\": " << stats.claims
        << ", \"sole\": " << stats.sole << "}";
    first = false;
  }
  out << "},\n\"never_matched\": [" << never << "]}\n";
}

}  // namespace kg::tools
