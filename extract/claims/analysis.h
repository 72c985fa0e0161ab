// An article under analysis: its tokens, mentions and entities, as the claim stage sees them.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_ANALYSIS_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_ANALYSIS_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/coref/coref.h"
#include "extract/mentions/mention.h"
#include "extract/text/tokens.h"
#include "graph/model/article.h"
#include "graph/model/claim.h"
#include "graph/model/gazetteer.h"

namespace kg::extract {

struct Analysis {
  Article article;
  TokenizedText text;             // views into article.text: the article must not move afterwards
  std::vector<uint16_t> symbols;  // of the tokens, as rules see them: Matcher::SymbolsOf
  // In text order; a nominal ("the 33-year-old Rwandan") stands before the mentions that it covers.
  std::vector<Mention> mentions;
  std::vector<LocalEntity> entities;
  // See FindOrAddEntity: the first `named_entities` of `entities` by type and folded name.
  std::unordered_map<std::string, uint32_t> entity_by_name;
  uint32_t named_entities = 0;
  // [first, last) into `mentions`, one pair a sentence.
  std::vector<std::pair<uint32_t, uint32_t>> sentence_mentions;

  std::vector<Speech> speeches;  // in text order

  // Who says the token, -1: the article itself, or somebody unknown.
  int32_t SpeakerAt(uint32_t token) const {
    auto it = std::upper_bound(speeches.begin(), speeches.end(), token,
                               [](uint32_t t, const Speech& speech) { return t < speech.first; });
    return it == speeches.begin() || (--it)->last <= token ? -1 : it->entity;
  }
  std::span<const Mention> MentionsOf(uint32_t sentence) const {
    const auto [first, last] = sentence_mentions[sentence];
    return std::span<const Mention>(mentions).subspan(first, last - first);
  }
  BlockRole RoleOf(uint32_t sentence) const {
    const uint32_t block = text.sentences[sentence].block;
    return block < article.blocks.size() ? article.blocks[block].role : BlockRole::kBody;
  }
  std::string_view Words(const Mention& mention) const { return text.Range(mention.first, mention.last); }
};

// Sorts mentions (by sentence, first token, longer first) and fills sentence_mentions.
void IndexMentions(Analysis* analysis);

// Gives place mentions that the gazetteer knows the attribute "kind": country, region, city, continent.
void MarkPlaceKinds(const Gazetteer& gazetteer, Analysis* analysis);

// The entity of that type and folded name, made if there is none; `mention` gives the evidence span of a new one.
uint32_t FindOrAddEntity(ValueType type, std::string_view name, const Mention& mention, Analysis* analysis);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_ANALYSIS_H_
