// Pairs that the text has told of before: the couple, the siblings, the two men, the newlyweds.
#include <algorithm>

#include "extract/coref/salience.h"

namespace kg::extract::coref {

bool Salience::AreAll(Gender gender, const std::vector<int32_t>& people) const {
  return std::none_of(people.begin(), people.end(),
                      [&](int32_t one) { return s_.entities[static_cast<size_t>(one)].Contradicts(gender); });
}

// "The two men" where nobody is near: the only two of that gender whom the text has named so far.
bool Salience::MeanMainTwo(uint32_t m, Gender gender) {
  if (gender == Gender::kUnknown) return false;
  std::vector<int32_t> people;
  for (size_t e = 0; e < s_.entities.size(); ++e) {
    const Entity& entity = s_.entities[e];
    if (!s_.budget.Take(2) || people.size() > 2) return false;
    if (entity.type != ValueType::kPerson || entity.mentions.empty() || entity.mentions.front() > m) continue;
    if (!entity.Contradicts(gender)) people.push_back(static_cast<int32_t>(e));
  }
  if (people.size() != 2) return false;
  Mean(m, std::move(people));
  return true;
}

// "The newlyweds": of the pairs that the text has joined, the one that it is most about.
bool Salience::MeanMainCouple(uint32_t m) {
  const Group* best = nullptr;
  double most = 0;
  for (const Group& group : groups_) {
    if (!s_.budget.Take(24)) return false;
    if (group.members.size() != 2 || AreParentAndChild(group.members[0], group.members[1])) continue;
    const double weight = topic_[static_cast<size_t>(group.members[0])] +
                          topic_[static_cast<size_t>(group.members[1])] + (group.couple ? 1 : 0);
    if (best != nullptr && weight <= most) continue;
    best = &group;
    most = weight;
  }
  if (best == nullptr) return false;
  Mean(m, std::vector<int32_t>(best->members));
  return true;
}

bool Salience::AreParentAndChild(int32_t one, int32_t two) const {
  static constexpr std::string_view kTies[] = {"parent", "father", "mother",   "dad",     "mum",
                                               "mom",    "son",    "daughter", "sibling", "child"};
  return std::any_of(std::begin(kTies), std::end(kTies), [&](std::string_view tie) {
    const auto there = s_.relations.find({one, std::string(tie)});
    const auto back = s_.relations.find({two, std::string(tie)});
    return (there != s_.relations.end() && there->second == two) || (back != s_.relations.end() && back->second == one);
  });
}

// "Ruiz and Lund are to divorce, the couple's lawyers said": the only two whom the sentence has named so far.
bool Salience::MeanTwoBefore(uint32_t m) {
  if (groups_.empty() || groups_.back().sentence != s_.mentions[m].sentence || groups_.back().members.size() != 2)
    return false;
  std::vector<int32_t> members = groups_.back().members;
  if (PeopleOf(s_.mentions[m].sentence, m).size() != 2) return false;
  Mean(m, std::move(members));
  return true;
}

// "The couple" in a text that has told who is married to whom: the last one spoken of, with wife or husband.
bool Salience::MeanSpouses(uint32_t m) {
  for (uint32_t c = m; c-- > 0 && s_.budget.Take(2);) {
    const auto wed = std::find_if(groups_.rbegin(), groups_.rend(),
                                  [c](const Group& group) { return group.couple && group.mention == c; });
    if (wed != groups_.rend() && wed->members.size() == 2) {
      Mean(m, std::vector<int32_t>(wed->members));
      return true;
    }
    if (found_[c] < 0) continue;
    const auto spouse = s_.relations.find({found_[c], "spouse"});
    if (spouse == s_.relations.end() || spouse->second == found_[c]) continue;
    if (const std::vector<int32_t> two = TwoOfParagraph(m, c); two.size() == 2) {
      Mean(m, two);
      return true;
    }
    Mean(m, {found_[c], spouse->second});
    return true;
  }
  return false;
}

// The two people whom the paragraph of the mention has named in the sentence before, none of them married by mention
// `c`, which stands above it: a wedding told by itself.
std::vector<int32_t> Salience::TwoOfParagraph(uint32_t m, uint32_t c) const {
  const auto& sentences = s_.text.sentences;
  const uint32_t sentence = s_.mentions[m].sentence;
  const uint32_t paragraph = sentences[sentence].paragraph;
  if (sentences[s_.mentions[c].sentence].paragraph == paragraph || sentence == 0) return {};
  if (sentences[sentence - 1].paragraph != paragraph) return {};
  return PeopleOf(sentence - 1, m);
}

// "The siblings" in a text that has told whose brother or sister somebody is: the last two spoken of.
bool Salience::MeanSiblings(uint32_t m) {
  for (uint32_t c = m; c-- > 0 && s_.budget.Take(2);) {
    if (found_[c] < 0) continue;
    const auto sibling = s_.relations.find({found_[c], "sibling"});
    if (sibling == s_.relations.end() || sibling->second == found_[c]) continue;
    Mean(m, {found_[c], sibling->second});
    return true;
  }
  return false;
}

}  // namespace kg::extract::coref
