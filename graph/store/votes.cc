#include "graph/store/votes.h"

#include <set>
#include <string>

#include "graph/model/text.h"
#include "graph/store/loader.h"

namespace kg::graph {

Result<ContentHash> SourceOf(const DocId& id, const Db& db) {
  const auto doc = GetRecord<StoredDoc>(db, Table::kDoc, id.AsBytes());
  if (!doc.ok()) return doc.status();
  IdBuilder source("source");
  if (!doc->has_value()) return source.Add(id.AsBytes()).Build<ContentHash>();
  const Article& article = (*doc)->article;
  if (!article.publisher.empty()) return source.Add(FoldName(article.publisher)).Build<ContentHash>();
  const size_t host = article.url.find("://");
  if (host == std::string::npos) return source.Add(id.AsBytes()).Build<ContentHash>();
  const size_t end = article.url.find_first_of("/?#", host + 3);
  return source.Add(ToLower(article.url.substr(host + 3, end - host - 3))).Build<ContentHash>();
}

Result<StoredVotes> VotesOf(const Conflict& conflict, const Db& db, const FindOrigin& find) {
  StoredVotes votes;
  for (const Camp& camp : conflict.camps) {
    std::set<TrustVote> counted;
    for (const ClaimId& id : camp.claims) {
      const std::optional<ClaimOrigin> origin = find(id);
      if (!origin) continue;
      Result<ContentHash> source = SourceOf(origin->doc, db);
      if (!source.ok()) return source.status();
      counted.insert({origin->cluster, *source});
    }
    votes.camps.emplace_back(counted.begin(), counted.end());
  }
  return votes;
}

}  // namespace kg::graph
