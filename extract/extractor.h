// The extractor: from an article to its local entities and claims. The one door of this folder.
//
// A pure function of the article and the loaded data: same article, same claims, same ids, on any thread or machine.
#ifndef NEWSGRAPH_EXTRACT_EXTRACTOR_H_
#define NEWSGRAPH_EXTRACT_EXTRACTOR_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/mentions/finder.h"
#include "extract/ruleset/ruleset.h"
#include "extract/work.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"
#include "graph/model/status.h"

namespace kg::extract {

// What all extractors share; immutable once loaded.
class Resources {
 public:
  // `data`: see FindDataDir. `extra`: folders of --rules, in order; their rules and schema lines add to the built-in
  // ones.
  static Result<std::unique_ptr<Resources>> Load(const std::filesystem::path& data,
                                                 const std::vector<std::filesystem::path>& extra);
  // Without the rules, at a fraction of the time: enough for Extractor::EstimateDate, and no claims are found.
  static Result<std::unique_ptr<Resources>> LoadForDates(const std::filesystem::path& data);
  ~Resources();

  Schema schema;
  Gazetteer gazetteer;
  std::unique_ptr<MentionFinder> finder;
  std::unique_ptr<RuleSet> rules;
  std::string rules_version;  // of rules, schema, lexicons and this code: hex

 private:
  friend class Extractor;
  struct Clauses;
  Resources(Schema schema_in, Gazetteer gazetteer_in);
  // All but rules and clause marks.
  static Result<std::unique_ptr<Resources>> LoadNames(const std::filesystem::path& data,
                                                      const std::vector<std::filesystem::path>& schema_dirs);
  std::unique_ptr<Clauses> clauses;  // the marks of negation, modality and speech
};

struct Analysis;

// One firing of a rule, with what its slots are bound to, in words.
struct Firing {
  struct Slot {
    std::string name;      // argument of the relation, attribute of the nominal
    std::string text;      // as it stands, mapped, or "@event"
    int32_t mention = -1;  // index into Trace::mentions, -1 for what is no mention
  };
  const RuleInfo* rule = nullptr;  // of the resources
  uint32_t sentence = 0;           // index into Trace::sentences
  Span span;
  std::vector<Slot> slots;
  std::optional<Claim>
      claim;  // emit rules: what it claims before claims are merged; nullopt: a slot means nobody known
};

// What a person asks of a document beside its claims: `kgrules trace` and `stats`. Spans are bytes of Article::text.
struct Trace {
  struct TracedSentence {
    Span span;
    BlockRole role = BlockRole::kBody;
  };
  std::vector<TracedSentence> sentences;
  std::vector<Mention> mentions;  // in text order; Mention::entity is an index into Document::entities
  std::vector<Span> spans;        // of the mentions
  std::vector<Firing> firings;    // mark rules, then emit rules; by sentence
};

// One per thread. `resources` must outlive it.
class Extractor {
 public:
  explicit Extractor(const Resources& resources);
  ~Extractor();

  Extractor(Extractor&&) noexcept;

  // The article with its published date estimated from the text when it is not stated; no claims are made.
  Article EstimateDate(Article article);
  // Takes the article over; its published date is estimated from the text when it is not stated.
  // What an article may cost is in proportion to its length: of a text made to cost more, the last part gives no claims
  // (see stopped_early).
  Document Extract(Article article, Trace* trace = nullptr);

  // A further bound on what one article may cost, whatever its length, in units of work (work.h): steps, not time, so
  // that the same document gives the same claims on any machine.
  void set_max_work(uint64_t units) { max_work_ = units; }
  // Of the last article: what it cost, and whether a bound cut it short.
  uint64_t work() const { return work_; }
  bool stopped_early() const { return stopped_early_; }

  // How often each rule was tried on a sentence, in the order of RuleSet::rules(); empty until counting is asked for.
  void CountTries() { matcher_.CountTries(); }
  std::span<const uint64_t> tries() const { return matcher_.tries(); }

 private:
  void FindMentions(Analysis* analysis);
  void MarkNominals(Analysis* analysis, WorkBudget* budget, Trace* trace);
  void ResolveEntities(Analysis* analysis, WorkBudget* budget);
  std::vector<Claim> MakeClaims(Analysis* analysis, WorkBudget* budget, Trace* trace);

  const Resources& resources_;
  Matcher matcher_;
  std::unique_ptr<mentions::WordCache> words_;
  uint64_t max_work_ = WorkBudget::kUnlimited;
  uint64_t work_ = 0;
  bool stopped_early_ = false;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_EXTRACTOR_H_
