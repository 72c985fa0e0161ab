// The rule set: relations, word lists and rules read from data files, compiled and run.
//
// See the essays on top of compile.cc and search.h for how rules run. This header is the manual of the engine:
//
//     RuleSet rules = RuleSet::Load({dir / "extract/rules"}, schema, &diagnostics).value();
//     Matcher matcher(rules);                          // one per thread
//     matcher.Match(Stage::kEmit, sentence, &matches); // all matches of all rules, in order of rule and position
#ifndef NEWSGRAPH_EXTRACT_RULESET_RULESET_H_
#define NEWSGRAPH_EXTRACT_RULESET_RULESET_H_

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/schema.h"
#include "graph/model/status.h"

namespace kg::extract {

enum class Stage : uint8_t { kMark, kEmit };

// Something wrong in a rule file, as the rule writer sees it.
struct Diagnostic {
  std::string file;
  int line = 0;
  int column = 0;
  bool is_error = true;  // else a warning
  std::string message;   // "unknown type Evnt; known: Person, Place, Event ..."
  std::string source_line;
  // "file:line:column: error: message", the source line and a caret below.
  std::string ToString() const;
};

// What a slot or an argument of emit is bound to.
struct Binding {
  enum class Kind : uint8_t { kMention, kText, kReference };
  std::string name;  // argument of the relation ("coach", "date") or attribute of a marked nominal
  Kind kind = Kind::kMention;
  int32_t mention = -1;   // index into SentenceInput::mentions, for kMention
  std::string text;       // kText: mapped value, words, constant, attribute; kReference: "event", "date", "subject" ...
  bool optional = false;  // kReference: "@event?"
  MentionType type = MentionType::kPerson;  // the type that the slot picked, for kMention
};

struct RuleInfo {
  std::string name;  // "coach.possessive"
  std::string file;
  int line = 0;
  Stage stage = Stage::kEmit;
  std::string relation;  // emit rules
  TypeSet mark_types;    // mark rules: the types of the nominal
  Polarity polarity = Polarity::kAsserted;
  bool given = false;  // a title, an apposition, a possessive: no negation or mood of the clause around it reaches it
  double confidence = 0.9;
};

// How a clause whose subject stands with another verb hangs on the clause of that verb: "Ruiz won in Oslo and joined
// Bergen"; "Ruiz won in Oslo, beating Holt"; "Ruiz, who joined Bergen, won".
enum class Tie : uint8_t { kNone, kAnd, kParticiple, kRelative };

// One firing of a rule: what it emits, not yet resolved.
struct Match {
  const RuleInfo* rule = nullptr;
  uint32_t first = 0;  // tokens [first, last) of the text that the pattern covers
  uint32_t last = 0;
  uint32_t gap_first = 0;  // tokens [gap_first, gap_last) among them are left out: the relative clause behind a subject
  uint32_t gap_last = 0;
  Tie tie = Tie::kNone;
  bool verbless = false;  // a title, an apposition: none of its words is a verb, nor a noun that tells what happens
  uint32_t subject = 0;   // of a tied clause: the first token of its subject, which [first, last) leaves out
  // emit: subject first, object second, then qualifiers. mark: the attributes of the nominal ("head", "age",
  // "nationality", "role", "of": the possessor).
  std::vector<Binding> bindings;
};

// One sentence as the matcher sees it. Mentions are those of the sentence, in order; nominals may cover names
// (the nominals view uses the longest).
struct SentenceInput {
  const TokenizedText* text = nullptr;
  uint32_t sentence = 0;
  std::span<const Mention> mentions;
  BlockRole role = BlockRole::kBody;
  // What Matcher::SymbolsOf gives for the text, to save looking the words up for each stage; empty: they are looked up.
  std::span<const uint16_t> symbols = {};
};

// Immutable once loaded; threads share it.
class RuleSet {
 public:
  // Reads every *.rules file below the directories in name order; a rule of a later directory replaces one of the same
  // name. Fails with the first error's text when any file has an error; `diagnostics` (may be null) receives all of
  // them.
  static Result<RuleSet> Load(const std::vector<std::filesystem::path>& paths, const Schema& schema,
                              std::vector<Diagnostic>* diagnostics);
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  std::span<const RuleInfo> rules() const;
  // A hash of all rule text: part of the rules version.
  const std::string& version() const;

  // Runs the examples of every rule (of `rule` only when not empty): each `+` gives what it says, each `-` nothing.
  struct ExampleResult {
    int passed = 0;
    std::vector<Diagnostic> failures;  // what was expected, what came out
    std::vector<Diagnostic> warnings;  // other rules that fire on a rule's examples unexpectedly
  };
  ExampleResult RunExamples(std::string_view rule = {}) const;

  struct Data;
  const Data& data() const { return *data_; }

 private:
  explicit RuleSet(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

// One per thread. `rules` must outlive it.
class Matcher {
 public:
  explicit Matcher(const RuleSet& rules);
  Matcher(Matcher&&) noexcept;
  ~Matcher();

  // What the rules see of each token of a text.
  std::vector<uint16_t> SymbolsOf(const TokenizedText& text) const;
  // Appends all matches of the stage's rules in the sentence: by rule in the order of loading, then by position.
  void Match(Stage stage, const SentenceInput& sentence, std::vector<kg::extract::Match>* matches);
  // Units of work so far (see work.h): tokens read, rules tried, cells that patterns ran over, matches compared.
  uint64_t work() const;
  // How often each rule's pattern was run over a sentence, in the order of RuleSet::rules(); empty until asked for.
  void CountTries();
  std::span<const uint64_t> tries() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_RULESET_H_
