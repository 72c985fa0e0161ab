// RDF terms as N-Triples writes them, and which vocabulary a predicate belongs to.
//
// Terms of Wikidata (http://www.wikidata.org/prop/direct/) and schema.org are used where one means the same, in the
// same direction; everything else has a term of newsgraph's own.
#ifndef NEWSGRAPH_QUERY_EXPORT_RDF_TERMS_H_
#define NEWSGRAPH_QUERY_EXPORT_RDF_TERMS_H_

#include <string>
#include <string_view>

#include "graph/model/claim.h"

namespace kg::query {

inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kSchemaOrg = "https://schema.org/";
inline constexpr std::string_view kWikidata = "http://www.wikidata.org/prop/direct/";
inline constexpr std::string_view kEdtf = "http://id.loc.gov/datatypes/edtf/";
inline constexpr std::string_view kOwnTerms = "urn:newsgraph:term:";

// "<...>": what an IRI may not hold is percent-encoded.
std::string IriTerm(std::string_view iri);
// "<namespace + name>".
std::string IriTerm(std::string_view name_space, std::string_view name);
// A quoted literal; `datatype` "": plain text.
std::string LiteralTerm(std::string_view text, std::string_view datatype = {});
// An EDTF date: xsd:date, xsd:gYearMonth or xsd:gYear where it is one, else EDTF's own datatype.
std::string DateTerm(std::string_view edtf);
// A literal of a claim: dates as above, whole numbers as xsd:integer, all else as text.
std::string ValueTerm(std::string_view value, ValueType type);
std::string QualifierTerm(const Qualifier& qualifier);

// The class of an entity and the property of a predicate.
std::string ClassTerm(ValueType type);
std::string PropertyTerm(std::string_view predicate);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_EXPORT_RDF_TERMS_H_
