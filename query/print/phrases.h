// How predicates, qualifiers and dates are worded for people.
#ifndef NEWSGRAPH_QUERY_PRINT_PHRASES_H_
#define NEWSGRAPH_QUERY_PRINT_PHRASES_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/model/article.h"
#include "graph/model/claim.h"

namespace kg::query {

// "1st", "2nd", "3rd", "11th", "112th"; what is no number stays as it is.
std::string Ordinal(std::string_view number);

// The predicate as it stands before its object: "coach-of", "placed 2nd".
std::string PredicatePhrase(std::string_view predicate, const std::vector<Qualifier>& qualifiers);
// The predicate seen from its object: "coached by", "won by". A predicate that has no phrase: "← predicate".
std::string InversePhrase(std::string_view predicate, const std::vector<Qualifier>& qualifiers);

// "2023-04, time 2:01:25, men": the date first and bare; `skip_rank` where the phrase says it already.
std::string QualifiersText(const std::vector<Qualifier>& qualifiers, bool skip_rank);
// The value of a qualifier, "" when absent.
std::string_view QualifierOf(const std::vector<Qualifier>& qualifiers, std::string_view name);

// "asserted", or what takes a claim out of the facts: "negated", "planned", "negated, rumoured".
std::string MarksOf(const Claim& claim);

// "2024-02-13", "2024-02 (estimated)", "unknown".
std::string PublishedText(const Published& published);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_PRINT_PHRASES_H_
