// What coreference knows while it runs: entities under construction and where each was mentioned.
#ifndef NEWSGRAPH_EXTRACT_COREF_STATE_H_
#define NEWSGRAPH_EXTRACT_COREF_STATE_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "extract/work.h"
#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"

namespace kg::extract::coref {

enum class Gender : uint8_t { kUnknown, kMale, kFemale };
Gender GenderOf(std::string_view name);
std::string_view ToString(Gender gender);

// An entity under construction.
struct Entity {
  ValueType type = ValueType::kPerson;
  std::vector<uint32_t> mentions;  // indices into State::mentions, in text order
  double male = 0;                 // weight of evidence
  double female = 0;
  Gender name_gender = Gender::kUnknown;  // of those who usually bear the first name: where the text tells nothing
  std::string nationality;                // a country, "" when unknown
  int age = -1;
  std::vector<std::string> roles;  // role nouns that the text gives it: "coach", "runner"
  bool is_plural = false;
  std::string byline;  // the name of who tells the text in the first person and is not named in it

  Gender gender() const {
    if (male > female * 1.5 && male > 0) return Gender::kMale;
    if (female > male * 1.5 && female > 0) return Gender::kFemale;
    return Gender::kUnknown;
  }
  // True when the evidence is more than one pronoun that may have been misread.
  bool IsSurely(Gender gender_in) const {
    const double weight = gender_in == Gender::kMale ? male : female;
    return gender() == gender_in && weight >= 0.9;
  }
  // True when the text, or else the first name, speaks for the other gender.
  bool Contradicts(Gender wanted) const {
    if (wanted == Gender::kUnknown) return false;
    const Gender other = wanted == Gender::kMale ? Gender::kFemale : Gender::kMale;
    return IsSurely(other) || (name_gender == other && !IsSurely(wanted));
  }
  bool HasRole(std::string_view role) const {
    for (const std::string& known : roles) {
      if (known == role) return true;
    }
    return false;
  }
};

// Tokens [first, last) of a quotation, without its marks, or of a speech that has none: an answer of an interview.
struct Quote {
  uint32_t first = 0;
  uint32_t last = 0;
  int32_t speaker = -1;           // index of the mention that speaks, -1: unknown
  int32_t listener = -1;          // index of the mention that is spoken to
  int32_t entity = -1;            // who speaks where no mention beside it tells
  int32_t addressee = -1;         // the entity spoken to, likewise
  std::vector<int32_t> together;  // of several who are interviewed: all whom "we", or the question's "you", means
};

// A noun phrase outside all mentions: tokens [first, last) of the text.
struct NounPhrase {
  uint32_t first = 0;
  uint32_t last = 0;
  bool plural = false;
  bool subject = false;
};

struct State {
  const Article& article;
  const TokenizedText& text;
  const Gazetteer& gazetteer;
  std::vector<Mention>& mentions;
  WorkBudget& budget;
  std::vector<Entity> entities;
  std::vector<Quote> quotes;
  std::vector<uint32_t> sentence_begin;  // per sentence: its first mention; one more at the end
  std::vector<uint32_t> clause_end;      // per token: the first token at or behind it that parts clauses
  std::map<std::pair<int32_t, std::string>, int32_t> relations;  // (entity, "coach") -> who that is
  std::vector<NounPhrase> phrases;                               // in text order; see noun_phrases.h
  std::vector<uint32_t> phrase_begin;                            // per sentence: its first phrase; one more at the end
  // Of plurals ("they", "the pair"), by mention: all whom they mean.
  std::map<uint32_t, std::vector<int32_t>> members;

  std::string_view LowerAt(int64_t token) const {
    return token >= 0 && token < static_cast<int64_t>(text.tokens.size()) ? text.Lower(static_cast<uint32_t>(token))
                                                                          : std::string_view();
  }
  BlockRole RoleOf(uint32_t sentence) const {
    const uint32_t block = text.sentences[sentence].block;
    return block < article.blocks.size() ? article.blocks[block].role : BlockRole::kBody;
  }
  // The quotation that holds the token, nullptr when none does.
  const Quote* QuoteAt(uint32_t token) const;
  // Adds a mention to an entity, keeping text order.
  void Link(uint32_t mention, int32_t entity);
};

// The type of entity that a name is taken for; of several possible ones the first.
bool EntityType(const Mention& mention, ValueType* type);
// FoldKey of graph/model/text.h, fast for ASCII.
std::string NameKey(std::string_view name);
// True for "'s" and the like.
bool IsPossessive(std::string_view token);

// The parts, in order.
void LinkPersons(State* state);     // persons.cc: names of persons
void LinkThings(State* state);      // things.cc: names of places, teams, organizations, events
void FindQuotes(State* state);      // quotes.cc: quotations and who speaks
void GatherEvidence(State* state);  // evidence.cc: gender, age, nationality, roles, relations of named persons
void ResolvePronounsAndNominals(State* state);  // salience.cc

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_STATE_H_
