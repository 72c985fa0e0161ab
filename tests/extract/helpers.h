// What tests of the whole extractor share: the data of the project, articles of one block, claims as lines.
#ifndef NEWSGRAPH_TESTS_EXTRACT_HELPERS_H_
#define NEWSGRAPH_TESTS_EXTRACT_HELPERS_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "tests/paths.h"

namespace kg::extract {

inline const Resources& Shared() {
  static const std::unique_ptr<Resources> resources = Resources::Load(tests::SourceDir(), {}).value();
  return *resources;
}

// `published`: a date; "" when the article states none.
inline Article ArticleOf(const std::string& text, const std::string& published = "",
                         BlockRole role = BlockRole::kBody) {
  Article article;
  article.identity = "test.txt";
  article.id = IdBuilder("doc").Add(article.identity).Build<DocId>();
  if (!published.empty()) {
    article.published.estimate = *Date::Parse(published);
    article.published.days = article.published.estimate.Days();
    article.published.basis = "meta";
  }
  AppendBlock(role, text, &article);
  return article;
}

inline Document Extract(const std::string& text, const std::string& published = "2024-03-12",
                        BlockRole role = BlockRole::kBody) {
  Extractor extractor(Shared());
  return extractor.Extract(ArticleOf(text, published, role));
}

// "won(Kari Solberg, Norwick Marathon, date=2023-03-12)"
inline std::string LineOf(const Claim& claim, const Document& document) {
  std::string line = claim.predicate + "(" + document.entities[claim.subject].name + ", " + claim.object;
  for (const Qualifier& q : claim.qualifiers) line += ", " + q.name + "=" + q.value;
  return line + ")";
}

// All claims of `text`, one a line as above.
inline std::vector<std::string> AllClaims(const std::string& text) {
  const Document document = Extract(text);
  std::vector<std::string> lines;
  for (const Claim& claim : document.claims) lines.push_back(LineOf(claim, document));
  return lines;
}

// The claims of `text` that are plain facts, one a line as above.
inline std::vector<std::string> Facts(const std::string& text) {
  const Document document = Extract(text);
  std::vector<std::string> lines;
  for (const Claim& claim : document.claims) {
    if (claim.IsPlainFact()) lines.push_back(LineOf(claim, document));
  }
  return lines;
}

}  // namespace kg::extract

#endif  // NEWSGRAPH_TESTS_EXTRACT_HELPERS_H_
