// Cuts a query into tokens. The grammar of tokens is in lexer.cc, the only file that includes PEGTL.
#ifndef NEWSGRAPH_QUERY_CYPHER_LEXER_H_
#define NEWSGRAPH_QUERY_CYPHER_LEXER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.h"

namespace kg::query::cypher {

inline constexpr size_t kMaxQueryBytes = size_t{1} << 20;

enum class TokenKind {
  kName,        // also every keyword: which it is depends on where it stands
  kQuotedName,  // `...`, text without the backticks
  kString,      // text with its escapes resolved
  kInteger,     // as written: 12, 0x1F, 0o17
  kFloat,
  kParameter,  // text without the $
  kSymbol,
  kBadNumber,  // a number that runs into letters: 12h
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Position position;
  size_t begin = 0;  // byte offsets into the query
  size_t end = 0;
  std::string text;
};

// The last token is kEnd. Throws QueryError.
std::vector<Token> Tokenize(std::string_view query);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_LEXER_H_
