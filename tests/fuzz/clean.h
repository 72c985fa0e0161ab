// What must hold of every cleaned document, whatever its bytes.
#ifndef NEWSGRAPH_TESTS_FUZZ_CLEAN_H_
#define NEWSGRAPH_TESTS_FUZZ_CLEAN_H_

#include <cstdlib>
#include <string_view>

#include "graph/model/text.h"
#include "ingest/ingest.h"

namespace kg::ingest {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

inline void CheckArticle(const Article& article) {
  Require(IsValidUtf8(article.text));
  Require(IsValidUtf8(article.title));
  Require(article.text.find('\0') == std::string::npos);
  uint32_t end = 0;
  for (const Block& block : article.blocks) {
    Require(block.begin >= end && block.begin < block.end && block.end <= article.text.size());
    end = block.end;
  }
}

// Cleans twice: the same bytes must give the same article.
inline void CleanAndCheck(const RawDocument& raw) {
  const Options options;
  const CleanResult first = CleanDocument(raw, options);
  const CleanResult second = CleanDocument(raw, options);
  Require(first.article.has_value() == second.article.has_value());
  if (!first.article) return Require(!first.skip.reason.empty() && !first.skip.message.empty());
  CheckArticle(*first.article);
  Require(first.article->text == second.article->text);
}

inline void CleanAndCheck(Format format, std::string_view bytes) {
  RawDocument raw;
  raw.identity = raw.doc = raw.source = "fuzz";
  raw.format = format;
  raw.body = bytes;
  CleanAndCheck(raw);
}

}  // namespace kg::ingest

#endif  // NEWSGRAPH_TESTS_FUZZ_CLEAN_H_
