// The tables of kgeval.
#include <algorithm>
#include <cstdio>
#include <string>

#include "graph/model/text.h"
#include "tools/eval/listing.h"
#include "tools/eval/report.h"

namespace kg::eval {
namespace {

constexpr size_t kSentenceBytes = 400;
constexpr size_t kMostRules = 20;

std::string Three(const Counts& counts, bool recall_only) {
  char line[64];
  if (recall_only) {
    std::snprintf(line, sizeof line, "  --   %.3f   -- ", counts.Recall());
  } else {
    std::snprintf(line, sizeof line, "%.3f  %.3f  %.3f", counts.Precision(), counts.Recall(), counts.F1());
  }
  return line;
}

std::string Padded(const std::string& text, size_t width) {
  const auto columns = static_cast<size_t>(DisplayWidth(text));
  return columns >= width ? text : text + std::string(width - columns, ' ');
}

void PrintRow(const std::string& name, const Counts& strict, const Counts& lenient, bool recall_only,
              std::ostream& out) {
  char counts[64];
  std::snprintf(counts, sizeof counts, "%6d %6d", lenient.gold, lenient.said());
  char rest[64];
  std::snprintf(rest, sizeof rest, "%5d %5d", lenient.repeats, lenient.ignored);
  out << Padded(name, 18) << " " << counts << " | " << Three(strict, recall_only) << " | "
      << Three(lenient, recall_only) << " | " << rest << "\n";
}

void PrintFigures(const Score& score, std::ostream& out) {
  out << Padded("predicate", 18) << "   gold   said | strict P  R     F1   | lenient P R     F1   | again  opt.\n";
  for (const auto& [predicate, lenient] : score.lenient.by_predicate) {
    const auto strict = score.strict.by_predicate.find(predicate);
    PrintRow(predicate, strict == score.strict.by_predicate.end() ? Counts{} : strict->second, lenient,
             score.recall_only, out);
  }
  PrintRow("all", score.strict.Total(), score.lenient.Total(), score.recall_only, out);
  char line[96];
  if (!score.recall_only) {
    std::snprintf(line, sizeof line, "mean F1 over predicates, lenient: %.3f\n", score.MacroF1());
    out << line;
  }
  for (const auto& [name, counts] : score.qualifiers) {
    std::snprintf(line, sizeof line, " gold %5d  given %5d  right %5d  P %.3f  R %.3f\n", counts.gold, counts.given,
                  counts.right, counts.given == 0 ? 0.0 : static_cast<double>(counts.right) / counts.given,
                  static_cast<double>(counts.right) / counts.gold);
    out << "qualifier " << Padded(name, 12) << line;
  }
  for (const auto& [note, count] : score.notes) out << "# " << note << ": " << count << "\n";
}

std::string Shortened(const std::string& sentence) {
  if (sentence.size() <= kSentenceBytes) return sentence;
  size_t end = kSentenceBytes;
  while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0U) == 0x80U) --end;
  return sentence.substr(0, end) + " …";
}

void PrintFact(const char* label, const Fact& fact, std::ostream& out) {
  out << label << MakeVisible(ToString(fact)) << "   [" << MakeVisible(fact.doc) << "]";
  if (!fact.rule.empty()) out << "   rule " << MakeVisible(fact.rule);
  out << "\n";
  if (!fact.sentence.empty()) out << "        » " << MakeVisible(Shortened(fact.sentence)) << "\n";
}

void PrintListed(const std::string& title, const char* label, const char* near_label, const std::vector<Listed>& rows,
                 size_t most, std::ostream& out) {
  if (most == 0 || rows.empty()) return;
  const auto sample = Sample(rows, most);
  out << "\n" << title << ": " << rows.size();
  if (sample.size() < rows.size()) out << ", of which " << sample.size();
  out << "\n";
  for (const Listed& row : sample) {
    PrintFact(label, *row.fact, out);
    if (row.near == nullptr) continue;
    out << near_label << MakeVisible(ToString(*row.near));
    if (!row.near->rule.empty()) out << "   rule " << MakeVisible(row.near->rule);
    out << "\n";
  }
}

void PrintRules(const Score& score, std::ostream& out) {
  std::vector<std::pair<std::string, RuleCounts>> rules;
  for (const auto& [rule, counts] : CountRules(score)) {
    if (counts.wrong > 0) rules.emplace_back(rule, counts);
  }
  if (rules.empty()) return;
  std::stable_sort(rules.begin(), rules.end(),
                   [](const auto& a, const auto& b) { return a.second.wrong > b.second.wrong; });
  if (rules.size() > kMostRules) rules.resize(kMostRules);
  out << "\nrules by false hits            right  wrong\n";
  for (const auto& [rule, counts] : rules) {
    char line[48];
    std::snprintf(line, sizeof line, "%6d %6d\n", counts.right, counts.wrong);
    out << Padded(MakeVisible(rule), 30) << line;
  }
}

void PrintAbsent(const Report& report, std::ostream& out) {
  if (report.absent == nullptr) return;
  out << "\nmust not be said: " << report.absent->size() << ", said: " << report.absent_hits.size() << "\n";
  for (const AbsentHit& hit : report.absent_hits) {
    PrintFact("  said  ", *hit.claim, out);
    if (!hit.absent->why.empty()) out << "        " << MakeVisible(hit.absent->why) << "\n";
  }
}

void PrintFacts(const char* title, const char* label, const std::vector<const Fact*>& facts, size_t most,
                std::ostream& out) {
  out << "\n" << title << ": " << facts.size() << "\n";
  for (size_t i = 0; i < std::min(most, facts.size()); ++i) PrintFact(label, *facts[i], out);
  if (facts.size() > most) out << "  ... and " << facts.size() - most << " more (--list all)\n";
}

void PrintComparison(const Report& report, std::ostream& out) {
  if (report.second == nullptr) return;
  const Score& first = *report.score;
  const Score& second = *report.second;
  out << "\nthe second run (lenient)   found          P               R               F1\n";
  const auto row = [&out](const std::string& name, const Counts& a, const Counts& b) {
    char line[128];
    std::snprintf(line, sizeof line, " %5d → %5d   %.3f → %.3f   %.3f → %.3f   %.3f → %.3f\n", a.found + a.credited,
                  b.found + b.credited, a.Precision(), b.Precision(), a.Recall(), b.Recall(), a.F1(), b.F1());
    out << Padded(name, 22) << line;
  };
  for (const auto& [predicate, b] : second.lenient.by_predicate) {
    const auto it = first.lenient.by_predicate.find(predicate);
    const Counts a = it == first.lenient.by_predicate.end() ? Counts{} : it->second;
    if (a.found != b.found || a.wrong != b.wrong || a.right != b.right || a.credited != b.credited) {
      row(predicate, a, b);
    }
  }
  row("all", first.lenient.Total(), second.lenient.Total());
  const Comparison change = Compare(first, second);
  PrintFacts("facts gained", "  + ", change.facts_gained, report.most_listed, out);
  PrintFacts("facts lost", "  - ", change.facts_lost, report.most_listed, out);
  PrintFacts("false hits gained", "  + ", change.wrong_gained, report.most_listed, out);
  PrintFacts("false hits lost", "  - ", change.wrong_lost, report.most_listed, out);
}

}  // namespace

void PrintTable(const Report& report, std::ostream& out) {
  const Score& score = *report.score;
  PrintFigures(score, out);
  if (report.second == nullptr) {
    PrintListed("missed", "  miss  ", "        said instead: ", MissesOf(score, *report.agreement), report.most_listed,
                out);
    PrintListed("false hits", "  false ", "        missed near it: ", FalseHitsOf(score, *report.agreement),
                report.most_listed, out);
    if (report.most_listed > 0) PrintRules(score, out);
  }
  PrintAbsent(report, out);
  PrintComparison(report, out);
}

}  // namespace kg::eval
