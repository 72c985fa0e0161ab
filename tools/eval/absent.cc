#include "tools/eval/absent.h"

#include <map>
#include <string>

namespace kg::eval {
namespace {

bool SaysAbsent(const Fact& absent, const Fact& claim, const Agreement& agreement) {
  if (absent.predicate != "*" && absent.predicate != claim.predicate) return false;
  // The claim's predicate decides how values are compared; the object must be the very one.
  Fact gold = absent;
  gold.predicate = claim.predicate;
  const auto said = [&](const Name& subject, const Name& object) {
    return (absent.subject.text == "*" || agreement.SubjectMatches(gold, subject, true)) &&
           (absent.object.text == "*" || agreement.ObjectMatches(gold, object, false));
  };
  return said(claim.subject, claim.object) ||
         (agreement.IsSymmetric(claim.predicate) && said(claim.object, claim.subject));
}

}  // namespace

std::vector<AbsentHit> FindAbsent(const std::vector<Fact>& absent, const std::vector<Fact>& claims,
                                  const Agreement& agreement, const ScoreOptions& options) {
  std::multimap<std::string, const Fact*> by_doc;
  for (const Fact& line : absent) by_doc.emplace(line.doc, &line);
  std::vector<AbsentHit> hits;
  for (const Fact& claim : claims) {
    if (!claim.plain || (options.documents && !options.documents->contains(claim.doc))) continue;
    for (auto [it, end] = by_doc.equal_range(claim.doc); it != end; ++it) {
      if (SaysAbsent(*it->second, claim, agreement)) hits.push_back({it->second, &claim});
    }
  }
  return hits;
}

}  // namespace kg::eval
