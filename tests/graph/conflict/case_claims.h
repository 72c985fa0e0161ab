// The claims of corpus/conflicts/claims.txt: what a perfect reader takes from each case, written by hand.
#ifndef NEWSGRAPH_TESTS_GRAPH_CONFLICT_CASE_CLAIMS_H_
#define NEWSGRAPH_TESTS_GRAPH_CONFLICT_CASE_CLAIMS_H_

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kg::graph {

using NamedValues = std::vector<std::pair<std::string, std::string>>;

// A name after which "#..." stands is somebody else's who bears the same one.
struct CaseClaim {
  std::string article;
  std::string published;  // as in the dates of claims; "" when nothing dates the article
  std::string role;       // of the block: "headline", "correction", "caption"; "" for the body
  std::string sentence;
  std::string modality;  // "fact" ...
  bool negated = false;
  std::string predicate;
  std::string subject;
  std::string object;
  NamedValues qualifiers;
  std::string speaker;  // whose words they are; "" for the article's own
};

// What is known of an entity beside the claims: "also" (another form of the name), "gender", "sport", "type".
struct CaseEntity {
  std::string name;
  NamedValues known;
};

struct Case {
  std::string name;
  std::vector<CaseEntity> entities;
  std::vector<CaseClaim> claims;
};

// Throws std::runtime_error with the line that is not of the form.
std::vector<Case> ReadCases(const std::filesystem::path& file);

}  // namespace kg::graph

#endif  // NEWSGRAPH_TESTS_GRAPH_CONFLICT_CASE_CLAIMS_H_
