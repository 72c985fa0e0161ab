#include "extract/ruleset/firms.h"

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr auto kFirms = WordSet(
    {"company",     "firm",        "business",  "maker",      "manufacturer", "giant",       "start-up",    "startup",
     "retailer",    "airline",     "carrier",   "bank",       "conglomerate", "corporation", "brand",       "developer",
     "insurer",     "lender",      "automaker", "carmaker",   "supplier",     "brewery",     "consultancy", "studio",
     "shipbuilder", "university",  "college",   "school",     "institute",    "academy",     "orchestra",   "newspaper",
     "magazine",    "broadcaster", "publisher", "foundation", "charity",      "hospital",    "museum",      "trust",
     "hotel",       "restaurant",  "theatre",   "theater",    "library",      "clinic",      "bakery",      "gallery",
     "subsidiary",  "hospice",     "center",    "centre",     "yard",         "unit",        "prize"});

}  // namespace

bool MeansFirm(const SentenceInput& input, const Mention& mention) {
  if (mention.form != Form::kNominal || mention.entity < 0 || mention.types != TypeSet{MentionType::kOrganization})
    return false;
  // "her old school" is one that may have no name here.
  const std::string_view first = input.text->Lower(mention.first);
  if ((first != "the" && first != "this") || !kFirms.Has(input.text->Lower(mention.last - 1))) return false;
  // "the charity Acme": the name itself follows.
  const Sentence& sentence = input.text->sentences[input.sentence];
  if (mention.last >= sentence.last_token) return true;
  const Shape shape = input.text->tokens[mention.last].shape;
  return shape != Shape::kTitle && shape != Shape::kUpper;
}

bool BuildFirmsAsNames(const SentenceInput& input, const View& view, View* named) {
  bool found = false;
  for (size_t i = 0; i < view.cells.size(); ++i) {
    const Cell& cell = view.cells[i];
    if (cell.mention < 0 || cell.form != Form::kNominal || cell.list >= 0) continue;
    if (!MeansFirm(input, input.mentions[static_cast<size_t>(cell.mention)])) continue;
    if (!found) *named = view;
    found = true;
    named->cells[i].form = Form::kName;
  }
  return found;
}

}  // namespace kg::extract
