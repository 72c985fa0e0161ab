// "Calder Rail-owned", "Norvale-backed": the owner is a name, the word as a whole is none.
#include <string>

#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"

namespace kg::extract::mentions {
namespace {

// Where the owner ends within "norvale-owned", 0 when the word is no such compound.
size_t OwnerEnd(std::string_view lower) {
  for (std::string_view suffix : {"-owned", "-controlled", "-backed"}) {
    if (lower.size() > suffix.size() + 2 && lower.ends_with(suffix)) return lower.size() - suffix.size();
  }
  return 0;
}

bool IsPlaceOrPeople(const Scan& scan, const std::string& folded) {
  return scan.gazetteer.CountryOfDemonym(folded) != kNoPlace || !scan.gazetteer.Find(folded).empty();
}

}  // namespace

void FindOwnerCompounds(Scan* scan) {
  for (uint32_t i = 0; i < scan->size(); ++i) {
    if (!scan->words[i].capital || !scan->Free(i)) continue;
    const size_t end = OwnerEnd(scan->Lower(i));
    if (end == 0) continue;
    const std::string_view suffix = scan->Lower(i).substr(end + 1);
    uint32_t first = i;
    while (first > scan->SentenceOf(i).first_token && IsNameWord(*scan, first - 1)) --first;
    // "Family-owned" at the start of a sentence; "Chinese-owned"
    const std::string_view last = scan->Lower(i).substr(0, end);
    if (first == i && scan->words[i].initial && scan->lexicon.IsCommon(last, scan->lexicon.Classes(last))) continue;
    std::string value(scan->text.Range(first, i + 1));
    value.resize(value.size() - suffix.size() - 1);
    if (IsPlaceOrPeople(
            *scan, FoldLower(first == i ? std::string(last) : scan->LowerRange(first, i) + " " + std::string(last))))
      continue;
    scan->Take(first, i + 1, {MentionType::kOrganization}, Form::kName, std::move(value)).Set("suffix", suffix);
  }
}

}  // namespace kg::extract::mentions
