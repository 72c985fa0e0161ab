#include "extract/coref/coref.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extract/coref/former_names.h"
#include "extract/coref/noun_phrases.h"
#include "extract/coref/state.h"
#include "extract/coref/syntax.h"
#include "extract/mentions/place_id.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

using coref::Entity;
using coref::Quote;
using coref::State;

// Words of a name without suffix: "Ana Maria Ruiz" is fuller than "Ana Ruiz".
size_t Fullness(std::string_view name) { return static_cast<size_t>(std::count(name.begin(), name.end(), ' ')); }

// A country that is written short has its English name as value.
std::string FormText(const State& state, const Mention& mention) {
  if (!mention.value.empty()) return mention.value;
  return std::string(state.text.Range(mention.first, mention.last));
}

constexpr size_t kFewForms = 32;

// The index of the entity's form of that text, the number of forms when there is none.
size_t FindForm(const LocalEntity& entity, const std::string& text) {
  const auto it = std::find_if(entity.names.begin(), entity.names.end(),
                               [&text](const NameForm& form) { return form.text == text; });
  return static_cast<size_t>(it - entity.names.begin());
}

// "Ana Maria Holt" of whom the text calls Ana Ruiz: the longer one is the name she was born with.
bool IsBirthName(const LocalEntity& entity, std::string_view longer, std::string_view name) {
  if (entity.type != ValueType::kPerson || Fullness(name) == 0 || longer.starts_with(name)) return false;
  return longer.substr(longer.rfind(' ') + 1) != name.substr(name.rfind(' ') + 1) &&
         longer.substr(0, longer.find(' ')) == name.substr(0, name.find(' '));
}

// "MILLBROOK ROVERS", as scorelines and headlines write a name that the text writes in small letters.
bool IsShouted(std::string_view name) {
  constexpr size_t kLongestAcronym = 3;  // "USA" is no shout
  return name.size() > kLongestAcronym && !HasLowerCase(name);
}

// The names of an entity in order of appearance, and the one it goes by.
void NameEntity(const State& state, const Entity& from, LocalEntity* entity) {
  std::unordered_map<std::string, size_t> index;  // of the names, once they are many
  for (uint32_t m : from.mentions) {
    const Mention& mention = state.mentions[m];
    if (mention.form != Form::kName) continue;
    std::string text = FormText(state, mention);
    const size_t known =
        index.empty() ? FindForm(*entity, text) : index.try_emplace(text, entity->names.size()).first->second;
    if (known < entity->names.size()) {
      ++entity->names[known].count;
      continue;
    }
    entity->names.push_back({std::move(text), 1});
    if (entity->names.size() == kFewForms) {
      for (size_t i = 0; i < kFewForms; ++i) index.emplace(entity->names[i].text, i);
    }
  }
  const NameForm* best = nullptr;
  for (const NameForm& form : entity->names) {
    if (best == nullptr) {
      best = &form;
      continue;
    }
    if (IsShouted(form.text) != IsShouted(best->text) && FoldKey(form.text) == FoldKey(best->text)) {
      if (IsShouted(best->text)) best = &form;
      continue;
    }
    const bool fuller = entity->type == ValueType::kEvent || IsBirthName(*entity, form.text, best->text)
                            ? false
                            : Fullness(form.text) > Fullness(best->text);
    const bool shorter = entity->type == ValueType::kEvent ? false : Fullness(form.text) < Fullness(best->text);
    if (fuller || (!shorter && form.count > best->count)) best = &form;
  }
  if (best != nullptr) {
    entity->name = best->text;
  } else if (!from.byline.empty()) {
    entity->name = from.byline;
    entity->names.push_back({from.byline, 1});
  }
}

// Another full name that differs from the entity's by a letter or two.
std::string Variant(const LocalEntity& entity) {
  for (const NameForm& form : entity.names) {
    if (form.text == entity.name || Fullness(form.text) != Fullness(entity.name) || Fullness(form.text) == 0) continue;
    const std::string a = FoldKey(form.text);
    const std::string b = FoldKey(entity.name);
    if (a != b && EditDistance(a, b, 2) <= 2) return form.text;
  }
  return "";
}

void Describe(const State& state, const Entity& from, LocalEntity* entity) {
  if (entity->type == ValueType::kPerson) {
    if (const auto gender = from.gender(); gender != coref::Gender::kUnknown)
      entity->attributes["gender"] = coref::ToString(gender);
    if (from.gender() == coref::Gender::kUnknown && from.name_gender != coref::Gender::kUnknown)
      entity->attributes["gender_by_name"] = coref::ToString(from.name_gender);
    if (!from.nationality.empty()) entity->attributes["nationality"] = from.nationality;
    if (!from.roles.empty()) entity->attributes["role"] = from.roles.front();
    if (std::string variant = Variant(*entity); !variant.empty()) entity->attributes["variant"] = variant;
    return;
  }
  for (uint32_t m : from.mentions) {
    for (std::string_view key : {"gazetteer", "within"}) {
      std::string_view value = state.mentions[m].Get(key);
      if (!value.empty() && entity->type == ValueType::kPlace) entity->attributes.try_emplace(std::string(key), value);
    }
  }
}

// "Britain", "the UK" and "Great Britain" are one country, and go by one name in every article.
void NameCountry(const State& state, LocalEntity* entity) {
  const auto it = entity->attributes.find("gazetteer");
  if (entity->type != ValueType::kPlace || it == entity->attributes.end()) return;
  const Place* place = state.gazetteer.Get(PlaceIdOf(it->second));
  if (place != nullptr && place->kind == PlaceKind::kCountry) entity->name = place->name;
}

LocalEntity MakeEntity(const State& state, const Entity& from) {
  LocalEntity entity;
  entity.type = from.type;
  NameEntity(state, from, &entity);
  Describe(state, from, &entity);
  NameCountry(state, &entity);
  for (uint32_t m : from.mentions) {
    const Mention& mention = state.mentions[m];
    entity.mentions.push_back({state.text.tokens[mention.first].begin, state.text.tokens[mention.last - 1].end});
  }
  entity.id = MakeLocalId(state.article.id, entity);
  return entity;
}

void IndexSentences(State* state) {
  state->sentence_begin.assign(state->text.sentences.size() + 1, static_cast<uint32_t>(state->mentions.size()));
  for (uint32_t m = static_cast<uint32_t>(state->mentions.size()); m-- > 0;) {
    state->sentence_begin[state->mentions[m].sentence] = m;
  }
  for (size_t s = state->text.sentences.size(); s-- > 0;) {
    state->sentence_begin[s] = std::min(state->sentence_begin[s], state->sentence_begin[s + 1]);
  }
}

// A pronoun that may stand for a person or a team is of the type of what it means.
void NarrowTypes(const Entity& entity, State* state) {
  TypeSet named;
  for (uint32_t m : entity.mentions) {
    const Mention& mention = state->mentions[m];
    if (mention.form != Form::kName) continue;
    for (MentionType type : {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}) {
      if (mention.types.Has(type)) named.Add(type);
    }
  }
  if (entity.type == ValueType::kPerson) named = {MentionType::kPerson};
  if (named.empty()) return;
  for (uint32_t m : entity.mentions) {
    Mention& mention = state->mentions[m];
    if (mention.form != Form::kName && !mention.types.empty()) mention.types = named;
  }
}

// Whoever the article calls a coach anywhere is one at each mention: rules on clubs tell coaches from players by it.
void SpreadRole(const Entity& entity, State* state) {
  if (entity.type != ValueType::kPerson) return;
  for (const std::string_view role : {"coach", "manager", "head coach", "boss"}) {
    if (!entity.HasRole(role)) continue;
    for (uint32_t m : entity.mentions) {
      if (state->mentions[m].Get("role").empty()) state->mentions[m].Set("role", role);
    }
    return;
  }
}

// What is said, by the numbers that the entities end up with.
std::vector<Speech> SpeechesOf(const State& state, const std::vector<int32_t>& number_of) {
  std::vector<Speech> speeches;
  for (const Quote& quote : state.quotes) {
    Speech speech{quote.first, quote.last, -1};
    if (quote.speaker >= 0) {
      speech.entity = state.mentions[static_cast<size_t>(quote.speaker)].entity;
    } else if (quote.entity >= 0) {
      speech.entity = number_of[static_cast<size_t>(quote.entity)];
    }
    speeches.push_back(speech);
  }
  return speeches;
}

// Entities in order of their first mention; mentions renumbered.
std::vector<LocalEntity> Finish(State* state, std::vector<Speech>* speeches) {
  std::vector<int32_t> number_of(state->entities.size(), -1);
  std::vector<int32_t> order;
  for (size_t e = 0; e < state->entities.size(); ++e) {
    if (!state->entities[e].mentions.empty()) order.push_back(static_cast<int32_t>(e));
  }
  std::sort(order.begin(), order.end(), [&](int32_t a, int32_t b) {
    return state->entities[static_cast<size_t>(a)].mentions[0] < state->entities[static_cast<size_t>(b)].mentions[0];
  });
  std::vector<LocalEntity> out;
  for (int32_t e : order) {
    const Entity& entity = state->entities[static_cast<size_t>(e)];
    for (uint32_t m : entity.mentions) state->mentions[m].entity = static_cast<int32_t>(out.size());
    number_of[static_cast<size_t>(e)] = static_cast<int32_t>(out.size());
    NarrowTypes(entity, state);
    SpreadRole(entity, state);
    out.push_back(MakeEntity(*state, entity));
  }
  for (const auto& [m, members] : state->members) {
    std::string list;
    for (int32_t e : members) list += (list.empty() ? "" : " ") + std::to_string(number_of[static_cast<size_t>(e)]);
    state->mentions[m].Set("members", list);
  }
  if (speeches != nullptr) *speeches = SpeechesOf(*state, number_of);
  return out;
}

}  // namespace

void coref::State::Link(uint32_t mention, int32_t entity) {
  std::vector<uint32_t>& list = entities[static_cast<size_t>(entity)].mentions;
  list.insert(std::upper_bound(list.begin(), list.end(), mention), mention);
  mentions[mention].entity = entity;
}

std::vector<LocalEntity> ResolveCoreference(const Article& article, const TokenizedText& text,
                                            const Gazetteer& gazetteer, std::vector<Mention>* mentions,
                                            WorkBudget* budget, std::vector<Speech>* speeches) {
  for (Mention& mention : *mentions) {
    mention.entity = -1;
    // "the Americans" are many; whom the word means then tells nobody's nationality.
    const bool demonym =
        mention.form == Form::kNominal && mention.Get("head").empty() && !mention.Get("nationality").empty();
    if (demonym && mention.last == mention.first + 2 && text.Lower(mention.last - 1).ends_with("ns"))
      mention.Set("number", "plural");
  }
  WorkBudget unlimited;
  State state{article, text, gazetteer, *mentions, budget == nullptr ? unlimited : *budget, {}, {}, {}, {},
              {},      {},   {},        {}};
  IndexSentences(&state);
  coref::IndexClauses(&state);
  coref::SettleOtherNames(&state);
  coref::LinkPersons(&state);
  coref::LinkThings(&state);
  coref::FindQuotes(&state);
  coref::GatherEvidence(&state);
  coref::FindNounPhrases(&state);
  coref::ResolvePronounsAndNominals(&state);
  return Finish(&state, speeches);
}

}  // namespace kg::extract
