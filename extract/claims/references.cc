#include "extract/claims/references.h"

#include <algorithm>

namespace kg::extract {
namespace {

constexpr uint32_t kSentencesBack = 2;

bool IsRunningText(BlockRole role) {
  return role == BlockRole::kBody || role == BlockRole::kStandfirst || role == BlockRole::kKeyPoint;
}

bool IsPersonOrTeam(const Mention& mention) {
  return mention.entity >= 0 && mention.types.Intersects({MentionType::kPerson, MentionType::kTeam});
}

// Tokens between the mention and the anchor; 0 when they touch or overlap.
uint32_t Distance(const Mention& mention, const Anchor& anchor) {
  if (mention.last <= anchor.first) return anchor.first - mention.last;
  if (mention.first >= anchor.last) return mention.first - anchor.last;
  return 0;
}

template <typename Suitable>
std::optional<uint32_t> NearestInSentence(const Analysis& analysis, const Anchor& anchor, Suitable suitable) {
  std::optional<uint32_t> best;
  const auto [first, last] = analysis.sentence_mentions[anchor.sentence];
  for (uint32_t i = first; i < last; ++i) {
    const Mention& mention = analysis.mentions[i];
    if (!suitable(mention)) continue;
    if (!best || Distance(mention, anchor) < Distance(analysis.mentions[*best], anchor)) best = i;
  }
  return best;
}

// The last suitable mention of the sentences of running text before the anchor's.
template <typename Suitable>
std::optional<uint32_t> NearestBefore(const Analysis& analysis, const Anchor& anchor, Suitable suitable) {
  uint32_t seen = 0;
  for (uint32_t s = anchor.sentence; s-- > 0 && seen < kSentencesBack;) {
    if (!IsRunningText(analysis.RoleOf(s))) continue;
    ++seen;
    const auto [first, last] = analysis.sentence_mentions[s];
    for (uint32_t i = last; i-- > first;) {
      if (suitable(analysis.mentions[i])) return i;
    }
  }
  return std::nullopt;
}

std::optional<uint32_t> SubjectOfSentence(const Analysis& analysis, uint32_t sentence, uint32_t before_token) {
  const auto [first, last] = analysis.sentence_mentions[sentence];
  for (uint32_t i = first; i < last; ++i) {
    const Mention& mention = analysis.mentions[i];
    if (mention.first >= before_token) break;
    if (IsPersonOrTeam(mention) && mention.form != Form::kPossessive) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<uint32_t> FindReference(const Analysis& analysis, std::string_view name, const Anchor& anchor) {
  if (name == "date") {
    return NearestInSentence(analysis, anchor, [](const Mention& m) {
      return m.types.Has(MentionType::kDate) && !m.value.empty() && m.Get("kind") != "season";
    });
  }
  if (name == "event" || name == "discipline") {
    // A competition's own discipline ("Bergheim Half Marathon") is as good as the word.
    const bool wants_event = name == "event";
    const auto suitable = [wants_event](const Mention& m) {
      if (m.form != Form::kName) return false;
      if (m.types.Has(MentionType::kEvent)) return wants_event || !m.Get("discipline").empty();
      return !wants_event && m.types.Has(MentionType::kDiscipline);
    };
    if (auto found = NearestInSentence(analysis, anchor, suitable)) return found;
    return NearestBefore(analysis, anchor, suitable);
  }
  if (name == "subject") {
    if (auto found = SubjectOfSentence(analysis, anchor.sentence, anchor.first + 1)) return found;
    for (uint32_t s = anchor.sentence; s-- > 0;) {
      if (!IsRunningText(analysis.RoleOf(s))) continue;
      return SubjectOfSentence(analysis, s, analysis.text.sentences[s].last_token);
    }
  }
  return std::nullopt;
}

int32_t TopicOf(const Analysis& analysis) {
  int32_t best = -1;
  size_t best_count = 0;
  for (size_t i = 0; i < analysis.entities.size(); ++i) {
    const LocalEntity& entity = analysis.entities[i];
    if (entity.type != ValueType::kPerson || entity.mentions.size() <= best_count) continue;
    best = static_cast<int32_t>(i);
    best_count = entity.mentions.size();
  }
  return best;
}

}  // namespace kg::extract
