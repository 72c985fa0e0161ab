// Whom a bare surname means in a text that names several people of it.
#ifndef NEWSGRAPH_EXTRACT_COREF_NAMESAKES_H_
#define NEWSGRAPH_EXTRACT_COREF_NAMESAKES_H_

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/coref/state.h"

namespace kg::extract::coref {

class Namesakes {
 public:
  // `mentions_of`: per person the mentions of the names that mean nobody else, in text order.
  Namesakes(const State& state, std::vector<std::vector<uint32_t>> mentions_of);

  // The one of `fitting` whom the bare name means: the only one named so far, the topic against a passing mention, the
  // one named in full in this paragraph; -1 when the text leaves it open. To be asked in text order: a bare name leans
  // on those before it.
  int32_t Choose(uint32_t mention, const std::vector<int32_t>& fitting);

 private:
  // How often, and how near before a mention, a person is named in full.
  struct Presence {
    int total = 0;
    int64_t last = -1;
    int64_t first = -1;
  };

  Presence PresenceOf(int32_t person, uint32_t before) const;
  int32_t Find(uint32_t mention, const std::vector<int32_t>& fitting) const;
  int32_t ByTitle(uint32_t mention, const std::vector<int32_t>& fitting) const;
  std::string_view GenderBehind(uint32_t mention) const;
  int32_t NamedHere(uint32_t mention, const std::vector<int32_t>& fitting) const;
  int32_t Leading(const std::vector<int32_t>& fitting) const;
  int32_t ByGender(std::string_view gender, const std::vector<int32_t>& fitting) const;
  bool IsSubjectAtFirst(int32_t person) const;
  bool IsKinOfAnother(int32_t person) const;
  int32_t NoKin(std::string_view gender, std::vector<int32_t> fitting) const;

  const State& s_;
  std::vector<std::vector<uint32_t>> mentions_of_;
  std::vector<std::vector<uint32_t>> in_full_;        // of mentions_of_ those of more than one word
  std::unordered_map<int32_t, int> meant_;            // how often the bare name meant each so far
  std::vector<std::pair<uint32_t, int32_t>> titled_;  // bare names behind a title, and whom each meant
};

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_NAMESAKES_H_
