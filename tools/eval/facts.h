// What a measurement reads: gold facts, claims, and the scope within which the gold is complete.
//
// Gold lines:   {"doc", "subject", "predicate", "object", "qualifiers"?, "sentence"?, "optional"?,
// "optional_qualifiers"?,
//                "subject_aliases"?, "object_aliases"?}; "?" as subject or object: anything
// Claim lines:  as kgingest --claims prints them
// Scope lines:  {"doc", "predicates": [..], "fold"?, "passages"?: [{"text", "predicates": [..]}]}: what the gold of a
//               document is complete for; a claim of another predicate counts neither way
// Meta:         {"merge": {from: to}, "implies": {said: also true}, "recall_only", "precision_on_subject"}
#ifndef NEWSGRAPH_TOOLS_EVAL_FACTS_H_
#define NEWSGRAPH_TOOLS_EVAL_FACTS_H_

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/model/status.h"
#include "tools/eval/names.h"

namespace kg::eval {

// A line of gold or a claim.
struct Fact {
  std::string doc;
  std::string predicate;
  Name subject;
  Name object;
  std::map<std::string, std::string> qualifiers;
  std::string sentence;  // "" where the line has none
  // Of gold.
  std::vector<Name> subject_aliases;
  std::vector<Name> object_aliases;
  std::set<std::string> optional_qualifiers;
  bool optional = false;
  std::string why;  // of an absent line
  // Of a claim.
  std::string rule;
  double confidence = 0;
  bool plain = true;  // asserted and a fact: only such claims count
};

struct Passage {
  std::string text;  // white space collapsed
  std::set<std::string> predicates;
};
struct DocumentScope {
  std::set<std::string> predicates;
  std::string fold;
  std::vector<Passage> passages;
};
using Scope = std::map<std::string, DocumentScope>;

struct Meta {
  std::map<std::string, std::string> merge;
  std::map<std::string, std::string> implies;
  bool recall_only = false;
  bool precision_on_subject = false;
};

// Errors: a file that can't be read (kIo; kNotFound when there is none), a line that is not of the form (kInvalid, with
// file:line and what was expected).
Result<std::vector<Fact>> ReadFacts(const std::filesystem::path& file);
Result<Scope> ReadScope(const std::filesystem::path& file);
Result<Meta> ReadMeta(const std::filesystem::path& file);

// Runs of white space as one space, none at the ends.
std::string CollapseSpaces(std::string_view text);
// "coach-of(Ivo Lenz, Ana Ruiz, date = 2023)".
std::string ToString(const Fact& fact);

}  // namespace kg::eval

#endif  // NEWSGRAPH_TOOLS_EVAL_FACTS_H_
