// What the text says of named persons: gender by title and kin, age, nationality, roles.
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <set>

#include "extract/coref/kin.h"
#include "extract/coref/like_roles.h"
#include "extract/coref/state.h"
#include "extract/coref/syntax.h"
#include "extract/mentions/place_id.h"
#include "extract/text/word_set.h"
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

// "Ruiz of Spain", "Spain's Ruiz", "Ruiz (ESP)": the country that the mention at `m` goes with.
std::string Country(const State& state, uint32_t m) {
  const Mention& mention = state.mentions[m];
  const auto country = [&state](const Mention& place) -> std::string {
    const Place* known = state.gazetteer.Get(PlaceIdOf(place.Get("gazetteer")));
    return known != nullptr && known->kind == PlaceKind::kCountry ? std::string(known->name) : "";
  };
  if (m + 1 < state.mentions.size()) {
    const Mention& next = state.mentions[m + 1];
    const std::string_view joint = state.LowerAt(mention.last);
    if (next.first == mention.last + 1 && (joint == "of" || joint == "from") && next.types.Has(MentionType::kPlace))
      return country(next);
  }
  if (m > 0) {
    const Mention& before = state.mentions[m - 1];
    if (before.last + 1 == mention.first && IsPossessive(state.LowerAt(before.last)) &&
        before.types.Has(MentionType::kPlace))
      return country(before);
  }
  return "";
}

std::string LowerWords(const State& state, int64_t first, int64_t last) {
  std::string words;
  for (int64_t i = first; i < last; ++i) words += (i > first ? " " : "") + std::string(state.LowerAt(i));
  return words;
}

// "Ruiz, the new mayor", "named Ruiz as its chief executive", "Ruiz was elected mayor": the roles that the words behind
// a name give it, of those that the text has nominals for.
void RolesBehind(const State& state, const std::set<std::string, std::less<>>& heads, const Mention& mention,
                 Entity* entity) {
  constexpr int64_t kReach = 9;
  static constexpr auto kOpeners =
      WordSet({"as", "is", "was", ",", "became", "elected", "named", "appointed", "remains"});
  const auto end = std::min<int64_t>(mention.last + kReach, state.text.sentences[mention.sentence].last_token);
  if (!kOpeners.Has(state.LowerAt(mention.last))) return;
  for (int64_t i = mention.last + 1; i < end; ++i) {
    const std::string_view word = state.LowerAt(i);
    if (word == "," || word == "." || word == "who" || word == "said" || word == "and" || word == "by" ||
        word == "of") {
      return;
    }
    for (int64_t last = std::min(i + 3, end); last > i; --last) {
      const std::string words = LowerWords(state, i, last);
      if (!heads.contains(words)) continue;
      if (!entity->HasRole(words)) entity->roles.push_back(words);
      return;
    }
  }
}

// "The minister for trade, Ruiz, ...": a minister. Only where the description begins the sentence: elsewhere the words
// before the comma may be those of a clause or a list of its own.
void RoleOfBefore(const State& state, const std::set<std::string, std::less<>>& heads, const Mention& mention,
                  Entity* entity) {
  constexpr int64_t kReach = 7;
  if (state.LowerAt(mention.last) != ",") return;
  const int64_t comma = static_cast<int64_t>(mention.first) - 1;
  for (int64_t link = comma - 2; link > 1 && link > comma - kReach; --link) {
    const std::string_view word = state.LowerAt(link);
    if (word == "," || word == ".") return;
    if (word != "for" && word != "of") continue;
    const std::string role(state.LowerAt(link - 1));
    const bool begins = link - 2 == static_cast<int64_t>(state.text.sentences[mention.sentence].first_token);
    if (!begins || !heads.contains(role) || state.LowerAt(link - 2) != "the") return;
    if (!entity->HasRole(role)) entity->roles.push_back(role);
    return;
  }
}

// "A lorry driver, Ruiz, ...": a driver; "Singer Ana Ruiz": a singer; "Prime Minister Ruiz".
void RoleBefore(const State& state, const std::set<std::string, std::less<>>& heads, const Mention& mention,
                Entity* entity) {
  const int64_t comma = static_cast<int64_t>(mention.first) - 1;
  if (const std::string word(state.LowerAt(comma)); heads.contains(word) && !entity->HasRole(word))
    entity->roles.push_back(word);
  if (const std::string words = LowerWords(state, comma - 1, comma + 1);
      comma > 0 && heads.contains(words) && !entity->HasRole(words))
    entity->roles.push_back(words);
  if (state.LowerAt(comma) != "," || comma < 2) return;
  for (int64_t first = comma - 2; first < comma; ++first) {
    const std::string words = LowerWords(state, first, comma);
    if (!heads.contains(words)) continue;
    if (!entity->HasRole(words)) entity->roles.push_back(words);
    return;
  }
  RoleOfBefore(state, heads, mention, entity);
}

// "coached by Ruiz": a coach.
void TrainerBefore(const State& state, const Mention& mention, Entity* entity) {
  if (state.LowerAt(static_cast<int64_t>(mention.first) - 1) != "by") return;
  const std::string_view verb = state.LowerAt(static_cast<int64_t>(mention.first) - 2);
  if ((verb == "coached" || verb == "trained") && !entity->HasRole("coach")) entity->roles.emplace_back("coach");
}

// "Ruiz, 79, founded Acme", "Acme, founded in Oslo by Ruiz": the founder.
void FounderEvidence(const State& state, const Mention& mention, Entity* entity) {
  constexpr int64_t kReach = 7;
  static constexpr auto kBetween = WordSet({"who", ",", "(", ")", "had", "has", "later", "then", "together"});
  static constexpr auto kFounded = WordSet({"founded", "co-founded"});
  int64_t at = mention.last;
  const auto is_figure = [&state](int64_t token) {
    const std::string_view word = state.LowerAt(token);
    return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
  };
  while (at < mention.last + kReach && (kBetween.Has(state.LowerAt(at)) || is_figure(at))) ++at;
  bool founded = kFounded.Has(state.LowerAt(at));
  const auto by = static_cast<int64_t>(mention.first) - 1;
  for (int64_t i = by - 1; state.LowerAt(by) == "by" && i > 0 && i + kReach > by && !founded; --i) {
    const std::string_view word = state.LowerAt(i);
    if (word == "," || word == ".") break;
    founded = kFounded.Has(word);
  }
  if (founded && !entity->HasRole("founder")) entity->roles.emplace_back("founder");
}

// "be replaced by Ruiz", "Ruiz will succeed him", "named Ruiz as his successor": who comes next.
void SuccessorEvidence(const State& state, const Mention& mention, Entity* entity) {
  static constexpr auto kFollows = WordSet({"succeed", "succeeds", "replace", "replaces", "succeeded", "replaced"});
  static constexpr auto kBetween =
      WordSet({"will", "to", "is", "would", "who", ",", "has", "had", "should", "was", "been"});
  int64_t at = mention.last;
  while (at < mention.last + 4 && kBetween.Has(state.LowerAt(at))) ++at;
  const std::string_view verb = state.LowerAt(static_cast<int64_t>(mention.first) - 2);
  const bool by =
      state.LowerAt(static_cast<int64_t>(mention.first) - 1) == "by" && (verb == "replaced" || verb == "succeeded");
  const bool follows = kFollows.Has(state.LowerAt(at)) && state.LowerAt(at + 1) != "by";
  // "was elected mayor": the new one
  const bool elected = at > mention.last && state.LowerAt(at) == "elected" && state.LowerAt(at + 1) != "as";
  const bool takes = at > mention.last && state.LowerAt(at) == "take" && state.LowerAt(at + 1) == "over";
  if ((by || follows || takes || elected) && !entity->HasRole("successor")) entity->roles.emplace_back("successor");
}

// "Ruiz ran away from the field to win the race": the winner.
void WinnerEvidence(const State& state, const Mention& mention, Entity* entity) {
  constexpr uint32_t kReach = 14;
  static constexpr auto kWins = WordSet({"won", "win", "wins", "triumphed", "winning"});
  const uint32_t end = std::min(mention.last + kReach, state.text.sentences[mention.sentence].last_token);
  if (!IsSubject(state, mention)) return;
  for (uint32_t i = mention.last; i < end; ++i) {
    const std::string_view word = state.text.Lower(i);
    if (word == "who" || word == "," || word == "by" || word == "when" || word == "and") return;
    if (!kWins.Has(word)) continue;
    if (!entity->HasRole("winner")) entity->roles.emplace_back("winner");
    return;
  }
}

// "Ruiz's husband", "Ruiz's late wife": marriage speaks, weakly, for the other gender.
void KinEvidence(const State& state, const Mention& mention, Entity* entity) {
  // "Ruiz and his wife"
  const std::string_view behind = state.LowerAt(static_cast<int64_t>(mention.last) + 1);
  if (state.LowerAt(mention.last) == "and" && (behind == "his" || behind == "her"))
    AddGender(behind == "his" ? Gender::kMale : Gender::kFemale, 1, entity);
  // "Ruiz, mayor of Brell and the only daughter of"
  if (state.LowerAt(mention.last) == ",") {
    constexpr int64_t kReach = 14;
    const auto end = std::min<int64_t>(mention.last + kReach, state.text.sentences[mention.sentence].last_token);
    for (int64_t i = mention.last + 1; i < end; ++i) {
      const std::string_view word = state.LowerAt(i);
      if (word == "," || word == "who" || word == "whose" || word == "his" || word == "her" || IsPossessive(word))
        break;
      if (state.LowerAt(i + 1) != "of" || !IsKin(word)) continue;
      AddGender(GenderOfNoun(word), 1.5, entity);
      break;
    }
  }
  if (!IsPossessive(state.LowerAt(mention.last))) return;
  for (int64_t i = mention.last + 1; i < static_cast<int64_t>(mention.last) + 4; ++i) {
    std::string_view word = state.LowerAt(i);
    if (word == "husband" || word == "ex-husband" || word == "widower" || word == "boyfriend")
      AddGender(Gender::kFemale, 0.8, entity);
    if (word == "wife" || word == "ex-wife" || word == "widow" || word == "girlfriend")
      AddGender(Gender::kMale, 0.8, entity);
  }
}

// "the Frenchman Ruiz", "Irishwoman Ana Ruiz"
Gender GenderOfDemonym(std::string_view word) {
  static constexpr auto kMen =
      WordSet({"frenchman", "irishman", "englishman", "welshman", "dutchman", "scotsman", "spaniard", "ulsterman"});
  static constexpr auto kWomen =
      WordSet({"frenchwoman", "irishwoman", "englishwoman", "welshwoman", "dutchwoman", "scotswoman"});
  return kWomen.Has(word) ? Gender::kFemale : kMen.Has(word) ? Gender::kMale : Gender::kUnknown;
}

// "Ruiz won the women's race": the only person of a sentence that speaks of one sex's race or title.
void CategoryEvidence(State* state, uint32_t sentence) {
  constexpr double kWeight = 0.8;
  const Sentence& range = state->text.sentences[sentence];
  Gender category = Gender::kUnknown;
  for (uint32_t i = range.first_token; i < range.last_token; ++i) {
    const std::string_view word = state->text.Lower(i);
    if (!IsPossessive(state->LowerAt(i + 1))) continue;
    const bool women = word == "women" || word == "ladies" || word == "girls";
    if (!women && word != "men" && word != "boys") continue;
    const Gender said = women ? Gender::kFemale : Gender::kMale;
    if (category != Gender::kUnknown && category != said) return;
    category = said;
  }
  if (category == Gender::kUnknown) return;
  int32_t only = -1;
  for (uint32_t m = state->sentence_begin[sentence]; m < state->sentence_begin[sentence + 1]; ++m) {
    const Mention& mention = state->mentions[m];
    if (mention.form == Form::kPossessive || !mention.types.Has(MentionType::kPerson)) continue;
    if (mention.form != Form::kName || mention.entity < 0 || (only >= 0 && mention.entity != only)) return;
    only = mention.entity;
  }
  if (only >= 0) AddGender(category, kWeight, &state->entities[static_cast<size_t>(only)]);
}

}  // namespace

void GatherEvidence(State* state) {
  for (uint32_t s = 0; s < state->text.sentences.size(); ++s) CategoryEvidence(state, s);
  std::set<std::string, std::less<>> heads;
  for (const Mention& mention : state->mentions) {
    if (mention.form == Form::kNominal && mention.types.Has(MentionType::kPerson) && !mention.Get("head").empty()) {
      heads.emplace(mention.Get("head"));
      for (const std::string_view like : LikeRoles(mention.Get("head"))) heads.emplace(like);
    }
  }
  for (uint32_t m = 0; m < state->mentions.size(); ++m) {
    const Mention& mention = state->mentions[m];
    if (mention.entity < 0 || mention.form != Form::kName) continue;
    Entity& entity = state->entities[static_cast<size_t>(mention.entity)];
    if (entity.type != ValueType::kPerson) continue;
    AddGender(GenderOf(mention.Get("gender")), 3, &entity);
    if (entity.name_gender == Gender::kUnknown) entity.name_gender = GenderOf(mention.Get("name_gender"));
    KinEvidence(*state, mention, &entity);
    AddGender(GenderOfDemonym(state->LowerAt(static_cast<int64_t>(mention.first) - 1)), 2, &entity);
    if (std::string_view country = mention.Get("nationality"); !country.empty() && entity.nationality.empty())
      entity.nationality = country;
    if (entity.nationality.empty()) entity.nationality = Country(*state, m);
    if (!heads.empty()) {
      RolesBehind(*state, heads, mention, &entity);
      RoleBefore(*state, heads, mention, &entity);
    }
    TrainerBefore(*state, mention, &entity);
    SuccessorEvidence(*state, mention, &entity);
    FounderEvidence(*state, mention, &entity);
    WinnerEvidence(*state, mention, &entity);
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
