#include "extract/claims/employers.h"

#include <algorithm>
#include <map>

namespace kg::extract {
namespace {

// Sentences of running text between the firm's last mention and the anchor.
constexpr uint32_t kReach = 4;
constexpr size_t kTimesAsOften = 2;
constexpr size_t kHeadlineWorth = 2;

struct Named {
  size_t count = 0;
  uint32_t last_before = 0;  // its last mention before the anchor
  bool before = false;
  bool in_sentence = false;  // of the anchor
};

bool CountsAsText(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kStandfirst || role == BlockRole::kKeyPoint ||
         role == BlockRole::kHeadline;
}

bool IsFirm(const Analysis& analysis, const Mention& mention, const RelationArgument& argument) {
  if (mention.entity < 0 || !argument.Accepts(analysis.entities[static_cast<size_t>(mention.entity)].type))
    return false;
  if (!mention.types.Intersects({MentionType::kOrganization, MentionType::kTeam})) return false;
  if (mention.types.Intersects({MentionType::kPerson, MentionType::kPlace})) return false;
  // The school of "a Chalmers-trained engineer" employs nobody.
  return mention.Get("kind").empty() && mention.Get("suffix").empty();
}

// Every firm up to the end of the anchor's sentence, with how often it was named.
std::map<int32_t, Named> FirmsSoFar(const Analysis& analysis, const RelationArgument& argument, const Anchor& anchor) {
  std::map<int32_t, Named> firms;
  for (uint32_t m = 0; m < analysis.mentions.size() && analysis.mentions[m].sentence <= anchor.sentence; ++m) {
    const Mention& mention = analysis.mentions[m];
    const BlockRole role = analysis.RoleOf(mention.sentence);
    if (!CountsAsText(role) || !IsFirm(analysis, mention, argument)) continue;
    Named& named = firms[mention.entity];
    named.count += role == BlockRole::kHeadline ? kHeadlineWorth : 1;
    named.in_sentence = named.in_sentence || mention.sentence == anchor.sentence;
    if (mention.sentence > anchor.sentence || mention.last > anchor.first || role == BlockRole::kHeadline) continue;
    named.before = true;
    named.last_before = m;
  }
  return firms;
}

uint32_t SentencesBetween(const Analysis& analysis, uint32_t first, uint32_t last) {
  uint32_t count = 0;
  for (uint32_t s = first; s < last; ++s) count += CountsAsText(analysis.RoleOf(s)) ? 1 : 0;
  return count;
}

// "The Bears (28-30-6) have dropped seven of eight, including a loss to the Gulls. Coach Ruiz said": the side in front
// of the sentence before, where the anchor's own has no other.
std::optional<uint32_t> SideInFront(const Analysis& analysis, const RelationArgument& argument, const Anchor& anchor) {
  constexpr uint32_t kWordsInFront = 2;
  const auto [begin, end] = analysis.sentence_mentions[anchor.sentence - 1];
  if (begin == end) return std::nullopt;
  const Mention& first = analysis.mentions[begin];
  if (!first.types.Has(MentionType::kTeam) || !IsFirm(analysis, first, argument) ||
      first.first > analysis.text.sentences[anchor.sentence - 1].first_token + kWordsInFront)
    return std::nullopt;
  const auto [own, last] = analysis.sentence_mentions[anchor.sentence];
  for (uint32_t m = own; m < last; ++m) {
    if (IsFirm(analysis, analysis.mentions[m], argument) && analysis.mentions[m].entity != first.entity)
      return std::nullopt;
  }
  return begin;
}

// "The developer, Acme Homes, is owned by ... . Managing director Ruiz said": the only firm of the sentence before, of
// the same paragraph, and of the anchor's own one.
std::optional<uint32_t> JustNamed(const Analysis& analysis, const RelationArgument& argument, const Anchor& anchor) {
  if (anchor.sentence == 0) return std::nullopt;
  const auto& sentences = analysis.text.sentences;
  if (sentences[anchor.sentence].paragraph != sentences[anchor.sentence - 1].paragraph) return std::nullopt;
  if (const auto side = SideInFront(analysis, argument, anchor)) return side;
  std::optional<uint32_t> found;
  const uint32_t begin = analysis.sentence_mentions[anchor.sentence - 1].first;
  const uint32_t end = analysis.sentence_mentions[anchor.sentence].second;
  for (uint32_t m = begin; m < end; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (!IsFirm(analysis, mention, argument)) continue;
    if (found && analysis.mentions[*found].entity != mention.entity) return std::nullopt;
    if (mention.sentence < anchor.sentence) found = m;
  }
  // A side that somebody in front of it played against is told of no more than that.
  if (found && *found > begin && analysis.mentions[*found].types == TypeSet{MentionType::kTeam} &&
      analysis.mentions[begin].types.Has(MentionType::kPerson))
    return std::nullopt;
  return found;
}

// "Acme to be sold to Bolt. Acme said on Monday ... . Chief executive Ruiz said": of several firms the one that title
// and text both begin with, as long as the paragraph names no other.
std::optional<uint32_t> LeadFirm(const Analysis& analysis, const RelationArgument& argument, const Anchor& anchor,
                                 const std::map<int32_t, Named>& firms) {
  int32_t titled = -1;
  int32_t lead = -1;
  for (const Mention& mention : analysis.mentions) {
    const BlockRole role = analysis.RoleOf(mention.sentence);
    if (mention.form != Form::kName || !CountsAsText(role) || !IsFirm(analysis, mention, argument)) continue;
    int32_t& first = role == BlockRole::kHeadline ? titled : lead;
    if (first < 0) first = mention.entity;
    if (titled >= 0 && lead >= 0) break;
  }
  if (lead < 0 || lead != titled) return std::nullopt;
  const auto own = firms.find(lead);
  if (own == firms.end() || !own->second.before) return std::nullopt;
  for (const auto& [entity, named] : firms) {
    if (named.count > own->second.count) return std::nullopt;
  }
  const auto& sentences = analysis.text.sentences;
  for (uint32_t s = anchor.sentence + 1; s-- > 0 && sentences[s].paragraph == sentences[anchor.sentence].paragraph;) {
    for (const Mention& mention : analysis.MentionsOf(s)) {
      if (IsFirm(analysis, mention, argument) && mention.entity != lead) return std::nullopt;
    }
  }
  const uint32_t last = analysis.mentions[own->second.last_before].sentence;
  return SentencesBetween(analysis, last, anchor.sentence) > kReach ? std::nullopt
                                                                    : std::optional(own->second.last_before);
}

}  // namespace

std::optional<uint32_t> FindEmployer(const Analysis& analysis, const RelationArgument& argument, const Anchor& anchor) {
  if (const auto just = JustNamed(analysis, argument, anchor)) return just;
  const std::map<int32_t, Named> firms = FirmsSoFar(analysis, argument, anchor);
  const Named* best = nullptr;
  size_t second = 0;
  for (const auto& [entity, named] : firms) {
    if (best == nullptr || named.count > best->count) {
      second = best == nullptr ? 0 : best->count;
      best = &named;
    } else {
      second = std::max(second, named.count);
    }
  }
  if (best == nullptr) return std::nullopt;
  if (!best->before || best->count < kTimesAsOften * second) return LeadFirm(analysis, argument, anchor, firms);
  for (const auto& [entity, named] : firms) {
    if (&named != best && named.in_sentence) return std::nullopt;
  }
  if (SentencesBetween(analysis, analysis.mentions[best->last_before].sentence, anchor.sentence) > kReach)
    return std::nullopt;
  return best->last_before;
}

}  // namespace kg::extract
