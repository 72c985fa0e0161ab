// Keywords, and names that are nearly right.
#ifndef NEWSGRAPH_QUERY_CYPHER_WORDS_H_
#define NEWSGRAPH_QUERY_CYPHER_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace kg::query::cypher {

// ASCII letters without their case.
bool SameWord(std::string_view a, std::string_view b);
std::string Lower(std::string_view text);

// Words that are no variable unless they stand in backticks.
bool IsReserved(std::string_view word);

// "did you mean `x`?" for the candidate nearest to `name`, empty when none is near.
std::string DidYouMean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace kg::query::cypher

#endif  // NEWSGRAPH_QUERY_CYPHER_WORDS_H_
