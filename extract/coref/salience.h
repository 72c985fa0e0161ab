// Who a pronoun or nominal means, by distance, prominence and agreement. See salience.cc.
#ifndef NEWSGRAPH_EXTRACT_COREF_SALIENCE_H_
#define NEWSGRAPH_EXTRACT_COREF_SALIENCE_H_

#include <string_view>
#include <vector>

#include "extract/coref/state.h"

namespace kg::extract::coref {

class Salience {
 public:
  explicit Salience(State* state);
  // Reads the article once. A rehearsal only learns the gender of persons; else mentions are linked.
  void Read(bool rehearsal);

 private:
  int32_t Pronoun(uint32_t m);
  int32_t Relative(uint32_t m) const;
  int32_t FirstPerson(uint32_t m) const;
  int32_t SpeakerOf(uint32_t m) const;
  int32_t Nominal(uint32_t m);
  int32_t Possessed(uint32_t m);
  int32_t Cataphor(uint32_t m, Gender gender) const;
  int32_t Topic(uint32_t m, Gender gender) const;
  // The best candidate before the mention, -1 when none is better than the next by `margin`.
  int32_t Best(uint32_t m, Gender gender, double margin, const Mention* nominal);
  bool Agrees(const Entity& entity, Gender gender, const Mention* nominal) const;
  double Offer(uint32_t c, uint32_t m) const;
  double NominalBonus(const Entity& entity, const Mention& nominal) const;
  bool Bound(uint32_t c, uint32_t m) const;
  void Learn(int32_t entity, Gender gender, double lead, size_t choices);
  void LearnRelation(uint32_t m);
  static bool IsAthleteWord(std::string_view head);

  State& s_;
  bool rehearsal_ = false;
  std::vector<int32_t> found_;      // per mention: its entity in this reading
  std::vector<int32_t> ends_at_;    // token -> the person mention that ends before it
  std::vector<int32_t> starts_at_;  // token -> the person mention that starts there
  std::vector<double> topic_;       // per entity: how much the article is about it, 0 to 1
  // Per mention of a person: what Offer asks of it.
  struct Traits {
    bool subject = false;
    bool possessor = false;
    bool behind_preposition = false;
    bool quoted = false;
  };
  std::vector<Traits> traits_;
  std::vector<uint32_t> first_person_;  // per sentence: its first person mention
  std::vector<uint32_t> last_subject_;  // per sentence: its last person mention that is a subject
};

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SALIENCE_H_
