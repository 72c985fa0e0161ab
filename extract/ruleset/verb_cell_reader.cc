#include "extract/ruleset/verb_cell_reader.h"

#include "extract/text/word_set.h"

namespace kg::extract {

bool VerbCellReader::IsVerb(size_t i) const {
  // Nouns as often, but verbs behind a subject and its aside: "Ruiz, a nurse, runs".
  static constexpr auto kAlsoNouns =
      WordSet({"runs", "heads", "leads", "chairs", "coaches", "times", "races", "records", "married", "retired",
               "named", "set", "faces", "plans", "works", "hopes"});
  const bool perfect = Is(i, "has") || Is(i, "had") || Is(i, "have");
  if (Is(i, "also") || Is(i, "then") || Is(i, "later") || Is(i, "never") || Is(i, "now") || Is(i, "still") || perfect)
    ++i;
  if (i >= cells_.size() || cells_[i].mention >= 0 || input_.text->tokens[cells_[i].first].shape != Shape::kLower)
    return false;
  const std::string_view word = input_.text->Lower(cells_[i].first);
  if (i > 0 && Is(i - 1, ",") && kAlsoNouns.Has(word)) return true;
  const VerbForm* form = verbs_.Find(word);
  return form != nullptr &&
         (form->past || form->present || (form->modal && !Is(i, "to")) || (perfect && form->participle));
}

bool VerbCellReader::IsFinite(size_t i) const {
  if (i >= cells_.size()) return false;
  if (Is(i - 1, "a") || Is(i - 1, "an") || Is(i - 1, "the")) return false;
  if (cells_[i].mention >= 0 || input_.text->tokens[cells_[i].first].shape != Shape::kLower) return false;
  const VerbForm* form = verbs_.Find(WordAt(i));
  return form != nullptr && (form->past || form->present || (form->modal && !Is(i, "to")));
}

bool VerbCellReader::IsParticiple(size_t i) const {
  if (i >= cells_.size() || cells_[i].mention >= 0) return false;
  const VerbForm* form = verbs_.Find(input_.text->Lower(cells_[i].first));
  return form != nullptr && (form->participle || form->ing);
}

bool VerbCellReader::BeginsClause(size_t head) const {
  static constexpr auto kGoverning = WordSet({"of", "for", "from", "with", "by", "to", "against", "over", "at", "in",
                                              "on", "beside", "than", "like", "and", "or", "as", "behind", "between"});
  if (!cells_[head].types.Intersects({MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}))
    return false;
  for (size_t i = head; i > 0 && (cells_[i - 1].mention < 0 || IsAdjective(i - 1)); --i) {
    if (cells_[i - 1].mention >= 0) continue;
    const std::string_view word = input_.text->Lower(cells_[i - 1].first);
    if (Is(i - 1, ",") || Is(i - 1, "that")) return true;
    if (kGoverning.Has(word) || verbs_.Find(word) != nullptr) return false;
  }
  return true;
}

// "the Kenyan Ruiz", "beat 33-year-old Ruiz"
bool VerbCellReader::IsAdjective(size_t i) const {
  return cells_[i].form == Form::kName &&
         cells_[i].types.Intersects({MentionType::kNationality, MentionType::kAge, MentionType::kRank});
}

bool VerbCellReader::IsTime(size_t i) const {
  return i < cells_.size() && cells_[i].mention >= 0 &&
         cells_[i].types.Intersects({MentionType::kDate, MentionType::kDuration});
}

bool VerbCellReader::IsRelative(size_t i) const {
  if (i >= cells_.size()) return false;
  // Of "whose father", a nominal, the first word.
  const std::string_view word = input_.text->Lower(cells_[i].first);
  return word == "who" || word == "whose" || word == "whom" || word == "which" || word == "where";
}

}  // namespace kg::extract
