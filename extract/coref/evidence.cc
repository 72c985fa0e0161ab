// What the text says of named persons: gender by title and kin, age, nationality, roles.
#include <algorithm>
#include <array>
#include <charconv>

#include "extract/coref/state.h"
#include "graph/model/text.h"

namespace kg::extract::coref {

Gender GenderOf(std::string_view name) {
  if (name == "male") return Gender::kMale;
  if (name == "female") return Gender::kFemale;
  return Gender::kUnknown;
}

std::string_view ToString(Gender gender) {
  switch (gender) {
    case Gender::kMale:
      return "male";
    case Gender::kFemale:
      return "female";
    case Gender::kUnknown:
      break;
  }
  return "";
}

bool IsPossessive(std::string_view token) {
  return token == "'s" || token == "\u2019s" || token == "'" || token == "\u2019";
}

bool EntityType(const Mention& mention, ValueType* type) {
  static constexpr std::array<std::pair<MentionType, ValueType>, 5> kOrder = {
      {{MentionType::kPerson, ValueType::kPerson},
       {MentionType::kPlace, ValueType::kPlace},
       {MentionType::kTeam, ValueType::kTeam},
       {MentionType::kOrganization, ValueType::kOrganization},
       {MentionType::kEvent, ValueType::kEvent}}};
  // A hospital or a university is an organization before it is a place.
  const bool site = mention.types == TypeSet{MentionType::kPlace, MentionType::kOrganization};
  if (site || mention.Get("prefer") == "Organization") {
    *type = ValueType::kOrganization;
    return true;
  }
  if (mention.Get("prefer") == "Team") {
    *type = ValueType::kTeam;
    return true;
  }
  for (const auto& [mention_type, value_type] : kOrder) {
    if (mention.types.Has(mention_type)) {
      *type = value_type;
      return true;
    }
  }
  return false;
}

std::string NameKey(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  for (char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80) return FoldKey(name);
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      key += c;
    } else if ((c == ' ' || c == '-' || c == '\n' || c == '\t') && !key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

namespace {

void AddGender(Gender gender, double weight, Entity* entity) {
  if (gender == Gender::kMale) entity->male += weight;
  if (gender == Gender::kFemale) entity->female += weight;
}

int ToInt(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "Ruiz's husband", "Ruiz's late wife": marriage speaks, weakly, for the other gender.
void KinEvidence(const State& state, const Mention& mention, Entity* entity) {
  if (!IsPossessive(state.LowerAt(mention.last))) return;
  for (int64_t i = mention.last + 1; i < static_cast<int64_t>(mention.last) + 4; ++i) {
    std::string_view word = state.LowerAt(i);
    if (word == "husband" || word == "ex-husband" || word == "widower" || word == "boyfriend")
      AddGender(Gender::kFemale, 0.8, entity);
    if (word == "wife" || word == "ex-wife" || word == "widow" || word == "girlfriend")
      AddGender(Gender::kMale, 0.8, entity);
  }
}

}  // namespace

void GatherEvidence(State* state) {
  for (uint32_t m = 0; m < state->mentions.size(); ++m) {
    const Mention& mention = state->mentions[m];
    if (mention.entity < 0 || mention.form != Form::kName) continue;
    Entity& entity = state->entities[static_cast<size_t>(mention.entity)];
    if (entity.type != ValueType::kPerson) continue;
    AddGender(GenderOf(mention.Get("gender")), 3, &entity);
    KinEvidence(*state, mention, &entity);
    if (std::string_view country = mention.Get("nationality"); !country.empty() && entity.nationality.empty())
      entity.nationality = country;
    for (std::string_view key : {"role", "title"}) {
      std::string_view role = mention.Get(key);
      if (role.empty() || role.ends_with('.') || role == "mr" || role == "mrs" || role == "ms" || role == "miss" ||
          role == "dr" || role == "sir" || role == "dame" || role == "lord" || role == "lady") {
        continue;
      }
      if (!entity.HasRole(role)) entity.roles.emplace_back(role);
    }
    if (m + 1 < state->mentions.size() && entity.age < 0) {
      const Mention& next = state->mentions[m + 1];
      if (next.types.Has(MentionType::kAge) && next.first == mention.last + 1) entity.age = ToInt(next.value);
    }
  }
}

}  // namespace kg::extract::coref
