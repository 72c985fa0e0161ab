// When a claim says what a gold fact says.
#ifndef NEWSGRAPH_TOOLS_EVAL_AGREEMENT_H_
#define NEWSGRAPH_TOOLS_EVAL_AGREEMENT_H_

#include <string>

#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "tools/eval/facts.h"

namespace kg::eval {

// Strict: subject and object are the gold's own, folded; dates, times and ages equal, countries by any of their names.
// Lenient: aliases and containing names count too, dates by their coarser form, times within half a second.
// What a predicate's values are is read from the schema, so a user's own relations can be measured.
class Agreement {
 public:
  // Both must outlive this.
  Agreement(const Schema& schema, const Gazetteer& gazetteer) : schema_(schema), gazetteer_(gazetteer) {}

  // Subject and object; symmetric predicates in both directions. REQUIRES: one predicate
  bool Matches(const Fact& gold, const Fact& claim, bool lenient) const;
  // The parts of Matches, in the direction as written.
  bool SubjectMatches(const Fact& gold, const Name& said, bool lenient) const;
  bool ObjectMatches(const Fact& gold, const Name& said, bool lenient) const;

  // The claim has every qualifier of the gold, but its optional ones, in agreement.
  static bool HasQualifiers(const Fact& gold, const Fact& claim);
  // The claim contradicts none of the gold's qualifiers.
  static bool ContradictsNoQualifier(const Fact& gold, const Fact& claim);

  bool IsSymmetric(const std::string& predicate) const;

 private:
  enum class Kind { kDate, kTime, kAge, kCountry, kPerson, kThing };
  Kind ObjectKind(const std::string& predicate) const;
  bool SubjectIsPerson(const std::string& predicate) const;
  // The country that a name, demonym or short form means, else the key of the name itself.
  std::string CountryKey(const Name& name) const;

  const Schema& schema_;
  const Gazetteer& gazetteer_;
};

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_AGREEMENT_H_
