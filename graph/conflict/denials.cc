#include "graph/conflict/denials.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/conflict/death.h"
#include "graph/conflict/explain.h"
#include "graph/conflict/life.h"
#include "graph/conflict/phrase.h"
#include "graph/conflict/report.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kSameTimeDays = 31;

struct Sides {
  std::vector<const ResolvedClaim*> asserted;
  std::vector<const ResolvedClaim*> denied;
};

// Who and what: predicate, the other end (or literal), and the qualifiers of identity but the date.
std::vector<std::string> StatementKey(const Group& group, const EntityId& subject, const ResolvedClaim& claim) {
  const Relation* relation = group.schema().Find(claim.claim.predicate);
  const bool turned = claim.subject != subject;
  const EntityId other = turned ? claim.subject : claim.object;
  std::vector<std::string> key = {claim.claim.predicate, other.IsNull() ? FoldName(claim.claim.object) : other.ToHex()};
  if (relation == nullptr) return key;
  for (const std::string& part : relation->key) {
    if (part != "date") key.push_back(FoldName(claim.claim.Get(part)));
  }
  return key;
}

// Of one time: both dates absent or overlapping; what may change in time needs dates, or articles of one month.
bool OneTime(const Relation* relation, const ResolvedClaim& a, const ResolvedClaim& b) {
  const auto first = DateOf(a);
  const auto second = DateOf(b);
  if (first && second) return !Intersect(first->Days(), second->Days()).IsEmpty();
  if (first.has_value() != second.has_value()) return false;
  if (relation == nullptr || !relation->is_state) return true;
  if (!IsDated(a.published) || !IsDated(b.published)) return false;
  return Gap(RangeOf(a.published.days), RangeOf(b.published.days)) <= kSameTimeDays;
}

void Report(const Group& group, const EntityId& subject, const Sides& sides, const ResolvedClaim* asserted,
            const ResolvedClaim* denied, std::vector<Conflict>* out) {
  Draft draft;
  draft.kind = "denial";
  draft.subject = subject;
  draft.subject_name = NameOfSubject(group, subject);
  draft.impact = group.Impact(asserted->claim.predicate);
  const std::string& object = asserted->object_name;
  draft.camps = {{object, sides.asserted, {}}, {"not " + object, sides.denied, {}}};
  draft.witness = {asserted, denied};
  const std::string who = denied->claim.attributed_to.empty() ? "" : " (" + denied->claim.attributed_to + ")";
  draft.why = asserted->subject_name + ", " + RelationText(asserted->claim.predicate) + " " + object + ": said by " +
              SourcesText(sides.asserted) + "; denied by " + SourcesText(sides.denied) + who +
              ". Only one of the two can be true at one time.";
  out->push_back(Finish(draft));
}

}  // namespace

void CheckDenials(const Group& group, const EntityId& subject, std::vector<Conflict>* out) {
  const auto denies = [](const ResolvedClaim* claim) { return claim->claim.polarity == Polarity::kNegated; };
  if (std::none_of(group.claims().begin(), group.claims().end(), denies)) return;
  std::map<std::vector<std::string>, Sides> statements;
  for (const ResolvedClaim* claim : group.claims()) {
    if (claim->claim.modality != Modality::kFact || IsCorrection(*claim)) continue;
    const Relation* relation = group.schema().Find(claim->claim.predicate);
    const bool symmetric = relation != nullptr && relation->symmetric;
    if (claim->subject != subject && !(symmetric && claim->object == subject)) continue;
    // A symmetric statement stands in the groups of both: it is reported in one.
    if (symmetric && std::min(claim->subject, claim->object) != subject) continue;
    Sides& sides = statements[StatementKey(group, subject, *claim)];
    (claim->claim.polarity == Polarity::kNegated ? sides.denied : sides.asserted).push_back(claim);
  }
  for (const auto& [key, sides] : statements) {
    const Relation* relation = group.schema().Find(key.front());
    const auto pair = [&, &sides = sides]() -> std::pair<const ResolvedClaim*, const ResolvedClaim*> {
      for (const ResolvedClaim* denied : sides.denied) {
        for (const ResolvedClaim* asserted : sides.asserted) {
          if (OneTime(relation, *asserted, *denied)) return {asserted, denied};
        }
      }
      return {nullptr, nullptr};
    }();
    if (pair.first != nullptr) Report(group, subject, sides, pair.first, pair.second, out);
  }
}

}  // namespace kg::graph::conflict
