// From matches to claims: slots become entities and canonical values, references are looked up, qualifiers that the
// text gives with the mentions (an edition's year, a duration's precision) are added, and the clause's status is
// stamped on.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_BUILDER_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_BUILDER_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/claims/clause.h"
#include "extract/claims/parts.h"
#include "extract/claims/references.h"
#include "extract/ruleset/ruleset.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"
#include "graph/model/schema.h"

namespace kg::extract {

class ClaimBuilder {
 public:
  // All of them must outlive the builder. `analysis` gets the entities that only claims name (the country of a
  // demonym).
  ClaimBuilder(const Schema& schema, const Gazetteer& gazetteer, const ClauseReader& clauses, Analysis* analysis)
      : schema_(schema),
        gazetteer_(gazetteer),
        clauses_(clauses),
        analysis_(*analysis),
        parts_(PartsPlayed(*analysis)) {}

  // Adds the claim of one match, if all that it needs is known: an unresolved pronoun or date makes none.
  // `mention_offset`: index in Analysis::mentions of the first mention that the match's bindings count from.
  void Add(const Match& match, uint32_t sentence, uint32_t mention_offset);

  // The claims so far, in order of adding; ids are not set yet.
  const std::vector<Claim>& claims() const { return claims_; }
  std::vector<Claim> Take() { return std::move(claims_); }

 private:
  struct Value {
    ValueType type = ValueType::kText;
    int32_t entity = -1;
    std::string literal;
    int32_t mention = -1;  // index in Analysis::mentions
    double confidence = 1.0;
    bool inferred = false;
  };

  void AddOne(const Match& match, uint32_t sentence, uint32_t mention_offset);
  void AddMember(const Match& match, uint32_t sentence, uint32_t mention_offset, int32_t subject, int32_t object);
  std::optional<Value> Member(int32_t entity, const Binding& binding, const RelationArgument& argument) const;
  std::optional<Value> Resolve(const Binding& binding, const RelationArgument& argument, const Anchor& anchor);
  std::optional<Value> ResolveMention(uint32_t index, std::optional<MentionType> picked,
                                      const RelationArgument& argument);
  std::optional<Value> ResolveEntity(uint32_t index, MentionType picked, const RelationArgument& argument);
  std::optional<Value> ResolveReference(const Binding& binding, const RelationArgument& argument, const Anchor& anchor);
  std::optional<Value> ResolveText(const Binding& binding, const RelationArgument& argument, const Anchor& anchor);
  uint32_t CountryEntity(std::string_view country, const Mention& mention);
  void SetQualifier(const RelationArgument& argument, const Value& value, Claim* claim);
  void AddMentionQualifiers(const Relation& relation, const Value& value, Claim* claim);
  void AddNearQualifiers(const Relation& relation, const Value& value, Claim* claim);
  bool IsAgeThen(const Anchor& anchor) const;
  std::string DateBehind(const Anchor& anchor) const;
  std::string DateOpening(const Anchor& anchor) const;
  void AddDefaults(const Relation& relation, const Anchor& anchor, Claim* claim);
  // True when the result is of another competition than `claim` says.
  bool IsOfOtherRace(const Anchor& anchor, bool event_elsewhere, const Claim& claim) const;
  std::vector<int32_t> SubjectsOf(const Match& match, uint32_t sentence) const;
  bool IsDoubtfulPronoun(int32_t index) const;
  // Whether it tells of somebody in a film, play or novel.
  bool IsStory(const Claim& claim) const;
  bool IsExcluded(int32_t index) const;
  bool EndBeforeWriting(const Relation& relation, Claim* claim) const;
  void ReadHoursIfNeeded(const Relation& relation, const Anchor& anchor, Claim* claim);
  void NameFirms(const Anchor& anchor, std::string* text) const;
  void CoverMention(int32_t mention, Anchor* anchor) const;

  const Schema& schema_;
  const Gazetteer& gazetteer_;
  const ClauseReader& clauses_;
  Analysis& analysis_;
  std::vector<int32_t> parts_;  // see PartsPlayed
  std::vector<Claim> claims_;
  int32_t topic_ = -1;  // TopicOf, once known
  // While a plural's claim is made for one of its members.
  int32_t member_subject_ = -1;
  int32_t member_object_ = -1;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_BUILDER_H_
