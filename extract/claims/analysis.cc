#include "extract/claims/analysis.h"

#include <algorithm>
#include <array>

#include "extract/mentions/place_id.h"
#include "graph/model/text.h"

namespace kg::extract {

void IndexMentions(Analysis* analysis) {
  auto& mentions = analysis->mentions;
  const auto before = [](const Mention& a, const Mention& b) {
    if (a.sentence != b.sentence) return a.sentence < b.sentence;
    if (a.first != b.first) return a.first < b.first;
    return a.last > b.last;
  };
  // Mostly one sorted run, or two.
  const auto middle = std::is_sorted_until(mentions.begin(), mentions.end(), before);
  if (middle != mentions.end()) {
    std::stable_sort(middle, mentions.end(), before);
    std::inplace_merge(mentions.begin(), middle, mentions.end(), before);
  }
  analysis->sentence_mentions.assign(analysis->text.sentences.size(), {0, 0});
  uint32_t at = 0;
  for (uint32_t s = 0; s < analysis->text.sentences.size(); ++s) {
    const uint32_t first = at;
    while (at < mentions.size() && mentions[at].sentence == s) ++at;
    analysis->sentence_mentions[s] = {first, at};
  }
}

void MarkPlaceKinds(const Gazetteer& gazetteer, Analysis* analysis) {
  static constexpr std::array<std::string_view, 4> kNames = {"country", "region", "city", "continent"};
  for (Mention& mention : analysis->mentions) {
    const std::string_view digits = mention.Get("gazetteer");
    if (!mention.types.Has(MentionType::kPlace) || digits.empty()) continue;
    if (const Place* place = gazetteer.Get(PlaceIdOf(digits)))
      mention.Set("kind", kNames[static_cast<size_t>(place->kind)]);
  }
}

uint32_t FindOrAddEntity(ValueType type, std::string_view name, const Mention& mention, Analysis* analysis) {
  const auto key = [](ValueType of_type, std::string_view text) {
    return static_cast<char>('a' + static_cast<int>(of_type)) + FoldName(text);
  };
  for (; analysis->named_entities < analysis->entities.size(); ++analysis->named_entities) {
    const LocalEntity& entity = analysis->entities[analysis->named_entities];
    analysis->entity_by_name.try_emplace(key(entity.type, entity.name), analysis->named_entities);
    for (const NameForm& form : entity.names) {
      if (form.text != entity.name)
        analysis->entity_by_name.try_emplace(key(entity.type, form.text), analysis->named_entities);
    }
  }
  const auto known = analysis->entity_by_name.find(key(type, name));
  if (known != analysis->entity_by_name.end()) return known->second;
  LocalEntity entity;
  entity.type = type;
  entity.name = name;
  entity.names.push_back({std::string(name), 1});
  const auto& tokens = analysis->text.tokens;
  entity.mentions.push_back({tokens[mention.first].begin, tokens[mention.last - 1].end});
  entity.id = MakeLocalId(analysis->article.id, entity);
  analysis->entities.push_back(std::move(entity));
  return static_cast<uint32_t>(analysis->entities.size() - 1);
}

}  // namespace kg::extract
