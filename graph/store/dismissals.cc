#include "graph/store/dismissals.h"

#include <algorithm>
#include <set>

#include "graph/model/text.h"
#include "graph/store/judgements.h"

namespace kg::graph {
namespace {

Result<JudgedClaim> JudgedClaimOf(const Ref& ref, const Db& db, Loader* loader) {
  Result<StoredClaim> stored = loader->GetStoredClaim(ref);
  if (!stored.ok()) return stored.status();
  const Claim& claim = stored->claim;
  auto subject = GetRecord<StoredLocal>(db, Table::kLocal, RefKey({ref.doc, claim.subject}));
  if (!subject.ok()) return subject.status();
  if (!subject->has_value()) return DamagedRecord(Table::kClaim, RefKey(ref));
  JudgedClaim judged;
  judged.doc = ref.doc;
  judged.subject = FoldKey((*subject)->entity.name);
  judged.predicate = claim.predicate;
  judged.object = claim.object_entity >= 0 ? FoldKey(claim.object) : claim.object;
  judged.negated = claim.polarity == Polarity::kNegated;
  for (const Qualifier& qualifier : claim.qualifiers) judged.qualifiers[qualifier.name] = qualifier.value;
  return judged;
}

std::set<ClaimId> ClaimsOf(const Conflict& conflict) {
  std::set<ClaimId> ids(conflict.witness.begin(), conflict.witness.end());
  for (const Camp& camp : conflict.camps) ids.insert(camp.claims.begin(), camp.claims.end());
  return ids;
}

}  // namespace

bool IsSameClaim(const JudgedClaim& a, const JudgedClaim& b) {
  const bool alike = a.doc == b.doc && a.subject == b.subject && a.predicate == b.predicate && a.object == b.object &&
                     a.negated == b.negated;
  if (!alike) return false;
  return std::all_of(a.qualifiers.begin(), a.qualifiers.end(), [&b](const auto& qualifier) {
    const auto other = b.qualifiers.find(qualifier.first);
    return other == b.qualifiers.end() || other->second == qualifier.second;
  });
}

Result<std::vector<JudgedClaim>> JudgedClaimsOf(const Conflict& conflict, const Db& db, Loader* loader) {
  std::set<JudgedClaim> claims;
  for (const ClaimId& id : ClaimsOf(conflict)) {
    const Result<std::optional<Ref>> ref = loader->FindClaim(id);
    if (!ref.ok()) return ref.status();
    if (!ref->has_value()) return DamagedRecord(Table::kConflict, conflict.id.AsBytes());
    Result<JudgedClaim> claim = JudgedClaimOf(**ref, db, loader);
    if (!claim.ok()) return claim.status();
    claims.insert(std::move(claim).value());
  }
  return std::vector<JudgedClaim>(claims.begin(), claims.end());
}

Result<Dismissals> Dismissals::Read(const Db& db) {
  Result<std::vector<Judgement>> judgements = ReadJudgements(db);
  if (!judgements.ok()) return judgements.status();
  Dismissals dismissals;
  std::reverse(judgements->begin(), judgements->end());
  for (Judgement& judgement : *judgements) {
    if (judgement.kind != JudgementKind::kDismiss) continue;
    std::set<DocId> docs;
    for (const JudgedClaim& claim : judgement.claims) docs.insert(claim.doc);
    for (const DocId& doc : docs) dismissals.by_doc_[{judgement.conflict_kind, doc}].push_back(judgement.number);
    dismissals.judgements_.emplace(judgement.number, std::move(judgement));
  }
  return dismissals;
}

Result<uint64_t> Dismissals::NumberOf(const Conflict& conflict, const Db& db, Loader* loader) const {
  const std::set<ClaimId> ids = ClaimsOf(conflict);
  if (judgements_.empty() || ids.empty()) return uint64_t{0};
  // One look tells nearly always that nobody has judged it.
  const Result<std::optional<Ref>> first = loader->FindClaim(*ids.begin());
  if (!first.ok()) return first.status();
  if (!first->has_value()) return uint64_t{0};
  const auto candidates = by_doc_.find({conflict.kind, (*first)->doc});
  if (candidates == by_doc_.end()) return uint64_t{0};
  const Result<std::vector<JudgedClaim>> claims = JudgedClaimsOf(conflict, db, loader);
  if (!claims.ok()) return claims.status();
  for (const uint64_t number : candidates->second) {
    const std::vector<JudgedClaim>& judged = judgements_.at(number).claims;
    const bool all = std::all_of(claims->begin(), claims->end(), [&judged](const JudgedClaim& claim) {
      return std::any_of(judged.begin(), judged.end(),
                         [&claim](const JudgedClaim& other) { return IsSameClaim(claim, other); });
    });
    if (all) return number;
  }
  return uint64_t{0};
}

}  // namespace kg::graph
