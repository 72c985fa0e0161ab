// Towns that no list knows, told by what stands behind them: "Bathurst firm Mackie Doyle", "Ellon's Auchter School".
#include "extract/mentions/finders.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

constexpr auto kFirm =
    WordSet({"firm",         "lender",      "retailer",   "brewer",     "brewery",      "bakery",     "builder",
             "housebuilder", "consultancy", "charity",    "solicitors", "shipyard",     "start-up",   "startup",
             "foundry",      "publisher",   "distillery", "haulier",    "manufacturer", "shipbuilder"});
// Bodies that a town has; "Holt's Acme Group" is somebody's firm.
constexpr auto kOfTown =
    WordSet({"school", "college", "academy", "hospital", "infirmary", "university", "cathedral", "museum", "theatre",
             "theater", "church", "library", "gallery", "clinic", "prison", "high", "hospice", "institute"});

bool IsOpen(const Mention& m) {
  return m.form == Form::kName && m.last - m.first <= 2 && m.types.Has(MentionType::kOrganization) &&
         m.types.Intersects({MentionType::kPerson, MentionType::kPlace}) && m.Get("suffix").empty();
}

// "worked for Wexbury firm Mackie Doyle": one word that the verb alone has made an organization.
bool MayBeTown(const Scan& scan, const Mention& m) {
  return m.form == Form::kName && m.last == m.first + 1 && m.types == TypeSet{MentionType::kOrganization} &&
         scan.ShapeOf(m.first) == Shape::kTitle && !scan.Is(m.first, kOrgHead) && m.Get("kind").empty() &&
         m.Get("suffix").empty();
}

const Mention* OrganizationAt(const Scan& scan, uint32_t token) {
  const Mention* m = token < scan.size() ? scan.At(token) : nullptr;
  return m != nullptr && m->first == token && m->form == Form::kName && m->types.Has(MentionType::kOrganization)
             ? m
             : nullptr;
}

bool IsBeforeItsBody(const Scan& scan, const Mention& m) {
  const uint32_t end = m.last - 1;
  if (kFirm.Has(scan.LowerAt(end, 1))) return OrganizationAt(scan, m.last + 1) != nullptr;
  if (!IsOpen(m) || !IsPossessiveMark(scan.LowerAt(end, 1))) return false;
  const Mention* body = OrganizationAt(scan, m.last + 1);
  return body != nullptr && body->last - body->first > 1 && kOfTown.Has(scan.Lower(body->last - 1));
}

}  // namespace

void FindTowns(Scan* scan) {
  for (Mention& m : scan->mentions) {
    if (m.first == m.last || (!IsOpen(m) && !MayBeTown(*scan, m))) continue;
    if (IsBeforeItsBody(*scan, m)) m.types = {MentionType::kPlace};
  }
}

}  // namespace kg::extract::mentions
