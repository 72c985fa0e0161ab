// What is read of an article's text for a claim when it is stored: the sentence, the names in it, the block's role.
#ifndef NEWSGRAPH_GRAPH_STORE_EVIDENCE_H_
#define NEWSGRAPH_GRAPH_STORE_EVIDENCE_H_

#include <string>

#include "graph/model/claim.h"
#include "graph/model/status.h"
#include "graph/store/stored.h"

namespace kg::graph {

// REQUIRES: the claim's entity indices are valid for `document`. Spans outside the text give empty strings.
StoredClaim MakeStoredClaim(const Document& document, const Claim& claim);

// The hash of the folded text of the article's body: what exact copies have in common. An article without any text has
// one of its own.
ContentHash BodyHashOf(const Article& article);

// Ok when every index and span of the document is within its bounds and the claims belong to it.
Status CheckDocument(const Document& document);

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_EVIDENCE_H_
