// The properties that the graph's records have in queries.
#ifndef NEWSGRAPH_QUERY_VIEW_PROPERTIES_H_
#define NEWSGRAPH_QUERY_VIEW_PROPERTIES_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/records.h"
#include "query/cypher/value.h"

namespace kg::query {

// "coach-of" is COACH_OF as a relationship's type, and back.
std::string TypeOfPredicate(std::string_view predicate);
// A literal fact as a node's property: born-on is `born`, died-on `died`, founded-on `founded`, else as the predicate
// with underscores (record_time).
std::string KeyOfPredicate(std::string_view predicate);

// All keys of the maps below, sorted: of literal facts and of qualifiers those that the relations at hand know.
const std::vector<std::string>& KnownPropertyKeys();

// id, name, aliases, gender, sport.
cypher::Map EntityProperties(const graph::Entity& entity);
// The literals among the facts of an entity, by key: one value, or a list where there are several, those with more
// sources first.
cypher::Map LiteralProperties(const EntityId& entity, const std::vector<graph::Fact>& facts);
// id, the qualifiers (date, time, rank, ...), year of the date, seconds of the time, sources, confidence, claims.
cypher::Map FactProperties(const graph::Fact& fact);
// id, predicate, subject, object, the qualifiers, polarity, modality, attributed_to, confidence, doc, sentence, rule.
cypher::Map ClaimProperties(const graph::ResolvedClaim& claim);
// id, doc, source, url, title, publisher, authors, published, claims (their number).
cypher::Map ArticleProperties(const graph::Source& source);

// Ages and numbers as numbers, all else as text.
cypher::Value LiteralValue(const std::string& text, ValueType type);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_VIEW_PROPERTIES_H_
