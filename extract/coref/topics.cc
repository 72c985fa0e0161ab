// Whom or what an article is about: by its title, and by how often each is mentioned.
#include <algorithm>

#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"

namespace kg::extract::coref {
namespace {

constexpr size_t kTitlePart = 2;  // a place in the title is worth so large a part of the most mentions of anybody
// An article is about one person when no other is mentioned more than this part as often.
constexpr double kMostBesideTopic = 0.5;

}  // namespace

// "Coach Ana Ruiz: how she shaped Lenz's career": the first whom the title names, and not as an owner.
int32_t Salience::TitlePerson() const {
  for (const Mention& mention : s_.mentions) {
    if (s_.RoleOf(mention.sentence) != BlockRole::kHeadline) return -1;
    if (mention.form == Form::kName && mention.entity >= 0 && mention.types.Has(MentionType::kPerson) &&
        !IsPossessor(s_, mention)) {
      return mention.entity;
    }
  }
  return -1;
}

// "KARL MOE, 81" above a section that names nobody else before `m`, as collections of lives have it.
int32_t Salience::HeadedBy(uint32_t m, Gender gender) const {
  int32_t heads = -1;
  uint32_t heading = 0;
  for (uint32_t c = m; c-- > 0;) {
    const Mention& mention = s_.mentions[c];
    const BlockRole role = s_.RoleOf(mention.sentence);
    if (heads >= 0 && mention.sentence != heading) break;
    if (role == BlockRole::kHeadline) break;
    if (mention.form != Form::kName || !mention.types.Has(MentionType::kPerson)) continue;
    if (role != BlockRole::kSubheading || heads >= 0) return -1;
    heads = found_[c];
    heading = mention.sentence;
    const Sentence& words = s_.text.sentences[heading];
    if (heads < 0 || mention.first != words.first_token || mention.last - mention.first < 2) return -1;
    for (uint32_t t = mention.last; t < words.last_token; ++t) {
      if (s_.text.tokens[t].shape == Shape::kLower && s_.text.Lower(t) != "aged") return -1;
    }
  }
  if (heads < 0) return -1;
  for (uint32_t s = heading + 1; s < s_.mentions[m].sentence; ++s) {
    if (s_.RoleOf(s) == BlockRole::kSubheading) return -1;
  }
  return Agrees(s_.entities[static_cast<size_t>(heads)], gender, nullptr) ? heads : -1;
}

// How much the article is about each entity, by how often it is mentioned.
void Salience::WeighTopics(std::vector<size_t> mentions) {
  if (titled_ >= 0) {
    size_t most_named = 0;
    for (size_t e = 0; e < mentions.size(); ++e) {
      if (s_.entities[e].type == ValueType::kPerson) most_named = std::max(most_named, mentions[e]);
    }
    mentions[static_cast<size_t>(titled_)] += most_named / kTitlePart;
  }
  size_t most[2] = {1, 1};  // of people, of all else
  const auto kind = [this](size_t e) { return s_.entities[e].type == ValueType::kPerson ? 0 : 1; };
  for (size_t e = 0; e < mentions.size(); ++e) most[kind(e)] = std::max(most[kind(e)], mentions[e]);
  topic_.clear();
  for (size_t e = 0; e < mentions.size(); ++e) {
    topic_.push_back(static_cast<double>(mentions[e]) / static_cast<double>(most[kind(e)]));
  }
}

// Whom an article is about it mostly calls "she": the pronouns of the first reading count too.
void Salience::CountAgain() {
  std::vector<size_t> mentions(s_.entities.size(), 0);
  for (int32_t entity : found_) {
    if (entity >= 0) ++mentions[static_cast<size_t>(entity)];
  }
  WeighTopics(std::move(mentions));
}

// True when the nominal's sentence before it and the sentence before speak of no other person than the one it means, or
// its own words name that one.
bool Salience::IsOnlyPersonAround(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  if (nominal.form != Form::kNominal || Apposition(m) == found_[m]) return true;
  bool met = false;
  for (uint32_t c = m; c-- > 0;) {
    const Mention& other = s_.mentions[c];
    if (other.sentence + 1 < nominal.sentence) break;
    if (found_[c] < 0 || s_.entities[static_cast<size_t>(found_[c])].type != ValueType::kPerson) continue;
    if (found_[c] != found_[m]) return false;
    met = true;
  }
  return met;
}

// Nobody near: the person that the text has been about so far, if it is clearly about one, or its only person.
int32_t Salience::Topic(uint32_t m, Gender gender) const {
  const Gender other = gender == Gender::kMale ? Gender::kFemale : Gender::kMale;
  const int32_t speaker = SpeakerOf(m);
  int32_t found = -1;
  int32_t any = -1;
  double second = 0;
  size_t people = 0;
  for (size_t e = 0; e < s_.entities.size(); ++e) {
    const Entity& entity = s_.entities[e];
    if (!s_.budget.Take(2)) return -1;
    if (entity.type != ValueType::kPerson || entity.mentions.empty()) continue;
    if (static_cast<int32_t>(e) == speaker || (gender != Gender::kUnknown && entity.IsSurely(other))) continue;
    ++people;
    any = static_cast<int32_t>(e);
    if (entity.mentions.front() > m || !Agrees(entity, gender, nullptr)) continue;
    const bool leads = found < 0 || topic_[e] > topic_[static_cast<size_t>(found)];
    if (found >= 0) second = std::max(second, leads ? topic_[static_cast<size_t>(found)] : topic_[e]);
    if (leads) found = static_cast<int32_t>(e);
  }
  if (people == 1) return Agrees(s_.entities[static_cast<size_t>(any)], gender, nullptr) ? any : -1;
  return found >= 0 && second <= topic_[static_cast<size_t>(found)] * kMostBesideTopic ? found : -1;
}

}  // namespace kg::extract::coref
