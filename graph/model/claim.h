// Local entities and claims: what ONE article says, with its evidence.
#ifndef NEWSGRAPH_GRAPH_MODEL_CLAIM_H_
#define NEWSGRAPH_GRAPH_MODEL_CLAIM_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/article.h"
#include "graph/model/id.h"

namespace kg {

// What the subject or object of a claim may be. The first five are entities, the rest are literals.
enum class ValueType : uint8_t {
  kPerson,
  kPlace,
  kTeam,
  kOrganization,
  kEvent,
  kDate,
  kDuration,
  kAge,
  kNumber,
  kMark,
  kText,
};
inline bool IsEntityType(ValueType type) { return type <= ValueType::kEvent; }
// "Person", "Place", "Team", "Organization", "Event", "Date", "Duration", "Age", "Number", "Mark", "Text".
std::string_view ToString(ValueType type);
bool ParseValueType(std::string_view name, ValueType* type);

// A byte range [begin, end) of Article::text.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

// One way in which an article names a local entity, with how often.
struct NameForm {
  std::string text;
  uint32_t count = 0;
  bool operator==(const NameForm&) const = default;
};

// All mentions in one article that mean the same person or thing.
struct LocalEntity {
  LocalId id;  // IdBuilder("local"): doc id, type, folded name, begin of the first mention
  ValueType type = ValueType::kPerson;
  std::string name;             // the fullest form; of several spellings the most frequent, then the first
  std::vector<NameForm> names;  // every name form in order of first appearance; spellings included, pronouns not
  // What the text gives about it, by fixed keys: "gender" (female|male), "nationality" (country name),
  // "gazetteer" (place id in decimal), "sport", "role", "within" (a place's own chain: "Southern Province|Rwanda"),
  // "variant" (another spelling taken for the same person).
  std::map<std::string, std::string> attributes;
  std::vector<Span> mentions;  // in text order, all forms
};

enum class Polarity : uint8_t { kAsserted, kNegated };
enum class Modality : uint8_t { kFact, kPlanned, kPossible, kRumoured, kHypothetical, kAsked };
std::string_view ToString(Polarity polarity);
std::string_view ToString(Modality modality);
bool ParsePolarity(std::string_view name, Polarity* polarity);
bool ParseModality(std::string_view name, Modality* modality);

// Name and value; `number` says that the value is printed as a JSON number (rank, count).
struct Qualifier {
  std::string name;
  std::string value;
  bool number = false;
  auto operator<=>(const Qualifier&) const = default;
};

struct Claim {
  ClaimId id;  // see MakeClaimId
  DocId doc;
  uint32_t subject = 0;        // index into Document::entities
  std::string predicate;       // a relation of the schema: "coach-of"
  int32_t object_entity = -1;  // index into Document::entities, -1 for a literal
  std::string object;          // the literal in canonical form (EDTF date, duration, age, text), or the entity's name
  ValueType object_type = ValueType::kText;
  std::vector<Qualifier> qualifiers;  // sorted by name, names unique
  Polarity polarity = Polarity::kAsserted;
  Modality modality = Modality::kFact;
  std::string attributed_to;  // the speaker's name, "" when the article says it itself
  double confidence = 1.0;    // (0, 1], three digits
  Span sentence;
  Span span;  // within the sentence
  std::string rule;
  bool inferred = false;  // built on a nearest-mention reference

  // The qualifier's value, or "" when absent.
  std::string_view Get(std::string_view qualifier) const;
  // Sets or replaces a qualifier; keeps the order.
  void Set(std::string_view qualifier, std::string_view value, bool number = false);
  // Asserted and a fact: the only claims that make facts, paths and conflicts.
  bool IsPlainFact() const { return polarity == Polarity::kAsserted && modality == Modality::kFact; }
};

// All that the graph needs of one article. The unit that extraction makes and the store takes.
struct Document {
  Article article;
  std::vector<LocalEntity> entities;
  std::vector<Claim> claims;  // in text order: by span, predicate, object
};

LocalId MakeLocalId(const DocId& doc, const LocalEntity& entity);
// A function of document, subject, predicate, object, qualifiers, polarity, modality, speaker and span.
ClaimId MakeClaimId(const Document& document, const Claim& claim);

}  // namespace kg

#endif  // NEWSGRAPH_GRAPH_MODEL_CLAIM_H_
