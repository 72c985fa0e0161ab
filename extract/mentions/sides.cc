// What names tell of each other before any of them is judged.
#include <string_view>
#include <unordered_set>

#include "extract/mentions/names.h"
#include "extract/mentions/runs.h"

namespace kg::extract::mentions {
namespace {

// As much as a head word ("Brell Håndball", "Oakmere FC") gives: the name is a side's whatever stands around it.
constexpr double kSureSide = 4;

// "Brell Terns" and "the Terns": a family is not called by its surname with an article so.
void Nicknames(const Scan& scan, NameTable* table) {
  std::unordered_set<std::string_view> nicknames;
  for (const Name& name : table->names) {
    if (name.last - name.first == 1 && name.after_the && name.key.size() > 3 && name.key.ends_with('s'))
      nicknames.insert(name.key);
  }
  for (Name& name : table->names) {
    const uint32_t words = name.last - name.first;
    const std::string_view key = name.key;
    if (words < 2 || words > 3 || scan.Is(name.first, kTitle)) continue;
    if (!nicknames.contains(key.substr(key.rfind(' ') + 1))) continue;
    name.form[kTeamName] += 3.5;
    name.form[kPersonName] -= 2;
  }
}

void SetAgainst(const Name& side, Name* other) {
  if (side.form[kTeamName] < kSureSide || other->form[kTeamName] >= kSureSide) return;
  other->context[kTeamName] += 3;
  other->context[kPersonName] -= 1;
}

// "Brell Håndball beat Abara 31-27"
void Opponents(const Scan& scan, const std::vector<Candidate>& candidates, NameTable* table) {
  for (size_t i = 1; i < candidates.size(); ++i) {
    const Candidate& left = candidates[i - 1];
    const Candidate& right = candidates[i];
    if (scan.sentence_of[left.first] != scan.sentence_of[right.first] || right.first - left.last > 2) continue;
    if (!scan.Is(left.last, kMatchVerb)) continue;
    Name& one = table->names[static_cast<size_t>(left.name)];
    Name& two = table->names[static_cast<size_t>(right.name)];
    SetAgainst(one, &two);
    SetAgainst(two, &one);
  }
}

// The end of the row of capitals that begins at `i`, four words at most.
uint32_t NameEnd(const Scan& scan, const Sentence& line, uint32_t i) {
  constexpr uint32_t kMostWords = 4;
  uint32_t end = i;
  while (end < line.last_token && end < i + kMostWords && scan.words[end].capital && !scan.Is(end, kFunction)) ++end;
  return end;
}

void LendRow(const Scan& scan, uint32_t first, uint32_t last, NameTable* table) {
  const auto found = table->index.find(FoldLower(scan.LowerRange(first, last)));
  if (found == table->index.end()) return;
  Name& name = table->names[static_cast<size_t>(found->second)];
  name.form[kTeamName] += kSureSide;
  name.form[kPersonName] -= 2;
}

// "Brell Albion 4, Oakmere Thistle 5", "Brell Albion 4-5 Oakmere Thistle": a line of its own that names two sides.
void Rows(const Scan& scan, NameTable* table) {
  for (const Sentence& line : scan.text.sentences) {
    const uint32_t home = NameEnd(scan, line, line.first_token);
    if (home == line.first_token || home >= line.last_token) continue;
    const Mention* score = scan.At(home);
    const bool goals = score != nullptr && score->types.Has(MentionType::kScore);
    if (!goals && scan.ShapeOf(home) != Shape::kNumber) continue;
    uint32_t second = goals ? score->last : home + 1;
    if (second < line.last_token && scan.Text(second) == ",") ++second;
    const uint32_t away = NameEnd(scan, line, second);
    if (away == second || (!goals && (away >= line.last_token || scan.ShapeOf(away) != Shape::kNumber))) continue;
    const uint32_t rest = goals ? away : away + 1;
    if (rest < line.last_token && scan.Text(rest) != "(" && scan.Text(rest) != ".") continue;
    LendRow(scan, line.first_token, home, table);
    LendRow(scan, second, away, table);
  }
}

}  // namespace

void LendToSides(const Scan& scan, const std::vector<Candidate>& candidates, bool sport, NameTable* table) {
  if (sport) Nicknames(scan, table);
  if (sport) Rows(scan, table);
  Opponents(scan, candidates, table);
}

}  // namespace kg::extract::mentions
