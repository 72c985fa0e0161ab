// JSON forms of the records: the lines that --articles and --claims print (see the interface). The JSON library stays
// behind this header.
#ifndef NEWSGRAPH_GRAPH_MODEL_JSON_FORMS_H_
#define NEWSGRAPH_GRAPH_MODEL_JSON_FORMS_H_

#include <string>
#include <string_view>

#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg {

// One line each, without the line end. Invalid UTF-8 never appears: Article::text is valid.
std::string ArticleToJsonLine(const Article& article);

// How the entities of a claim are printed: names and ids are the local ones or the graph's.
struct ClaimNames {
  std::string subject;
  std::string subject_id;  // hex
  ValueType subject_type = ValueType::kPerson;
  std::string object;     // entity name or literal
  std::string object_id;  // "" prints null
};
// Local names and ids.
ClaimNames LocalNames(const Document& document, const Claim& claim);
std::string ClaimToJsonLine(const Claim& claim, const ClaimNames& names, std::string_view doc,
                            std::string_view sentence);

// A quoted, escaped JSON string.
std::string JsonQuote(std::string_view utf8);

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_JSON_FORMS_H_
