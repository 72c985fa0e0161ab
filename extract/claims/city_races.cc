#include "extract/claims/city_races.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// The disciplines that city races are named by, with the word of the competition's name.
std::string_view RaceWord(std::string_view discipline) {
  if (discipline == "marathon") return "Marathon";
  if (discipline == "half marathon") return "Half Marathon";
  return {};
}

// "in London", "at Valencia", "of Berlin", or a further city of such a list.
bool FollowsPreposition(const Analysis& analysis, const Mention& mention, uint32_t sentence_first) {
  static constexpr std::array<std::string_view, 3> kPrepositions = {"in", "at", "of"};
  uint32_t at = mention.first;
  while (at > sentence_first) {
    const std::string_view before = analysis.text.Lower(at - 1);
    if (std::find(kPrepositions.begin(), kPrepositions.end(), before) != kPrepositions.end()) return true;
    if (before != "," && before != "and") {
      // Step over another place of the list.
      const auto mentions = analysis.MentionsOf(mention.sentence);
      const auto other = std::find_if(mentions.begin(), mentions.end(), [at](const Mention& m) {
        return m.last == at && m.types.Has(MentionType::kPlace);
      });
      if (other == mentions.end()) return false;
      at = other->first;
      continue;
    }
    --at;
  }
  return false;
}

// "in Valencia, Spain": the country behind a comma says where the city lies, it is no race.
bool IsContainerOfPlaceBefore(const Analysis& analysis, const Mention& mention) {
  for (const Mention& other : analysis.MentionsOf(mention.sentence)) {
    if (other.types.Has(MentionType::kPlace) && other.last + 1 == mention.first &&
        analysis.text.Text(other.last) == ",") {
      const std::string_view within = other.Get("within");
      return within.find(mention.value) != std::string_view::npos || mention.Get("kind") == "country";
    }
  }
  return false;
}

// A race is named by a city of some size.
constexpr uint32_t kLeastPopulation = 20000;

bool IsCity(const Gazetteer& gazetteer, const Mention& mention) {
  for (const PlaceId id : gazetteer.Find(FoldName(mention.value))) {
    const Place* place = gazetteer.Get(id);
    if (place->kind == PlaceKind::kCountry || place->kind == PlaceKind::kContinent) return false;
    if (place->kind == PlaceKind::kCity) return place->population >= kLeastPopulation;
  }
  return false;
}

// "at the African Games in Algiers": the place of the competition just named.
bool FollowsEvent(const Analysis& analysis, const Mention& mention) {
  constexpr uint32_t kNear = 4;
  const auto mentions = analysis.MentionsOf(mention.sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&mention](const Mention& other) {
    return other.types.Has(MentionType::kEvent) && other.Get("race").empty() && other.last <= mention.first &&
           mention.first - other.last <= kNear;
  });
}

// "the national junior championships in Nairobi", "a training camp in Iten": something else that took place there.
bool FollowsOtherThing(const Analysis& analysis, const Mention& mention, uint32_t sentence_first) {
  static constexpr auto kThings =
      WordSet({"championships", "championship", "trials", "games", "tournament", "meeting", "meet", "camp", "group",
               "cup", "regatta", "gala", "nationals", "finals", "clinic", "hospital", "university", "school", "base"});
  return mention.first >= sentence_first + 2 && kThings.Has(analysis.text.Lower(mention.first - 2));
}

std::string_view DisciplineOf(const Analysis& analysis, uint32_t sentence) {
  for (const Mention& mention : analysis.MentionsOf(sentence)) {
    if (!mention.types.Has(MentionType::kDiscipline)) continue;
    if (const std::string_view word = RaceWord(mention.value); !word.empty()) return word;
  }
  return {};
}

}  // namespace

void MarkCityRaces(const Gazetteer& gazetteer, Analysis* analysis) {
  // Races that the article names in full: a city that has one of its own is that race whatever the discipline nearby.
  std::set<std::string> named;
  for (const Mention& mention : analysis->mentions) {
    if (mention.types.Has(MentionType::kEvent)) named.insert(FoldName(mention.value));
  }
  for (Mention& mention : analysis->mentions) {
    if (!mention.types.Has(MentionType::kPlace) || mention.form != Form::kName ||
        mention.types.Has(MentionType::kEvent) || !IsCity(gazetteer, mention) || FollowsEvent(*analysis, mention)) {
      continue;
    }
    const Sentence& sentence = analysis->text.sentences[mention.sentence];
    if (!FollowsPreposition(*analysis, mention, sentence.first_token) || IsContainerOfPlaceBefore(*analysis, mention) ||
        FollowsOtherThing(*analysis, mention, sentence.first_token)) {
      continue;
    }
    std::string_view word = DisciplineOf(*analysis, mention.sentence);
    if (word.empty() && mention.sentence > 0) word = DisciplineOf(*analysis, mention.sentence - 1);
    if (word.empty() && mention.sentence + 1 < analysis->text.sentences.size() &&
        analysis->text.sentences[mention.sentence + 1].block == sentence.block) {
      word = DisciplineOf(*analysis, mention.sentence + 1);
    }
    if (word.empty() && named.contains(FoldName(mention.value + " Marathon"))) word = "Marathon";
    if (word.empty()) continue;
    mention.types.Add(MentionType::kEvent);
    mention.Set("race", mention.value + " " + std::string(word));
  }
}

}  // namespace kg::extract
