#include "graph/conflict/group.h"

#include <algorithm>
#include <array>

#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kDatedDays = 60;

constexpr std::array<bool, 256> kWordBytes = [] {
  std::array<bool, 256> bytes{};
  for (size_t c = 0; c < bytes.size(); ++c) bytes[c] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
  return bytes;
}();
bool IsWordByte(char c) { return kWordBytes[static_cast<uint8_t>(c)]; }

}  // namespace

Group::Group(const Schema& schema, const Gazetteer& gazetteer, std::span<const ResolvedClaim> claims,
             std::span<const Entity> entities)
    : schema_(&schema), gazetteer_(&gazetteer) {
  AddClaims(claims);
  entities_.reserve(entities.size());
  for (const Entity& entity : entities) entities_.push_back(&entity);
  std::stable_sort(entities_.begin(), entities_.end(), [](const Entity* a, const Entity* b) { return a->id < b->id; });
}

Group::Group(const Schema& schema, std::span<const ResolvedClaim> claims) : schema_(&schema) { AddClaims(claims); }

void Group::AddClaims(std::span<const ResolvedClaim> claims) {
  claims_.reserve(claims.size());
  for (const ResolvedClaim& claim : claims) claims_.push_back(&claim);
  const auto by_id = [](const ResolvedClaim* a, const ResolvedClaim* b) { return a->claim.id < b->claim.id; };
  const auto same_id = [](const ResolvedClaim* a, const ResolvedClaim* b) { return a->claim.id == b->claim.id; };
  std::sort(claims_.begin(), claims_.end(), by_id);
  claims_.erase(std::unique(claims_.begin(), claims_.end(), same_id), claims_.end());
  for (const ResolvedClaim* claim : claims_) {
    const std::string& predicate = claim->claim.predicate;
    auto said = std::find_if(said_.begin(), said_.end(), [&](const Said& s) { return s.predicate == predicate; });
    if (said == said_.end()) said = said_.insert(said, {predicate, schema_->Find(predicate), {}});
    said->claims.push_back(claim);
  }
  std::sort(said_.begin(), said_.end(), [](const Said& a, const Said& b) { return a.predicate < b.predicate; });
}

std::span<const ResolvedClaim* const> Group::Of(std::string_view predicate) const {
  for (const Said& said : said_) {
    if (said.predicate == predicate) return said.claims;
  }
  return {};
}

const Entity* Group::Find(const EntityId& id) const {
  const auto found = std::lower_bound(entities_.begin(), entities_.end(), id,
                                      [](const Entity* entity, const EntityId& wanted) { return entity->id < wanted; });
  return found == entities_.end() || (*found)->id != id ? nullptr : *found;
}

std::string_view Group::Attribute(const EntityId& id, std::string_view key) const {
  const Entity* entity = Find(id);
  if (entity == nullptr) return {};
  const auto found = entity->attributes.find(std::string(key));
  return found == entity->attributes.end() ? std::string_view() : std::string_view(found->second);
}

double Group::Impact(std::string_view predicate) const {
  const Relation* relation = schema_->Find(predicate);
  return relation == nullptr ? 0.5 : std::clamp(relation->impact, 0.0, 1.0);
}

std::string_view Group::DocName(const DocId& doc) const {
  for (const ResolvedClaim* claim : claims_) {
    if (claim->claim.doc == doc) return claim->doc;
  }
  return {};
}

bool IsFirm(const ResolvedClaim& claim) {
  return claim.claim.attributed_to.empty() && claim.subject_link >= kFirmLink && claim.object_link >= kFirmLink &&
         claim.claim.Get("precision") != "about";
}

bool IsDated(const Published& published) {
  return !published.days.IsEmpty() && published.days.LengthDays() <= kDatedDays;
}

bool IsCorrection(const ResolvedClaim& claim) {
  static constexpr std::array<std::string_view, 9> kWords = {"correction",       "corrected",   "earlier version",
                                                             "previous version", "misstated",   "amended",
                                                             "clarification",    "incorrectly", "wrongly"};
  return claim.role == BlockRole::kCorrection || SentenceHas(claim, kWords);
}

bool InOneSentence(const ResolvedClaim& a, const ResolvedClaim& b) {
  if (a.claim.doc != b.claim.doc) return false;
  return a.claim.sentence == b.claim.sentence && (a.claim.sentence.end > 0 || a.sentence == b.sentence);
}

std::string VoteOf(const ResolvedClaim& claim) {
  return std::string(claim.cluster.IsNull() ? claim.claim.doc.AsBytes() : claim.cluster.AsBytes());
}

bool HasPhrase(std::string_view folded_text, std::span<const std::string_view> phrases) {
  // One pass over the starts of words; the phrases of one first byte are a list.
  constexpr size_t kMost = 64;
  std::array<int8_t, 256> first;
  std::array<int8_t, kMost> next;
  first.fill(-1);
  for (size_t i = 0; i < phrases.size() && i < kMost; ++i) {
    int8_t& head = first[static_cast<uint8_t>(phrases[i].front())];
    next[i] = head;
    head = static_cast<int8_t>(i);
  }
  bool after_word = false;
  for (size_t at = 0; at < folded_text.size(); ++at) {
    const auto byte = static_cast<uint8_t>(folded_text[at]);
    const bool starts = !after_word;
    after_word = kWordBytes[byte];
    for (int8_t i = starts ? first[byte] : int8_t{-1}; i >= 0; i = next[static_cast<size_t>(i)]) {
      const std::string_view phrase = phrases[static_cast<size_t>(i)];
      const std::string_view rest = folded_text.substr(at);
      if (rest.starts_with(phrase) && (rest.size() == phrase.size() || !IsWordByte(rest[phrase.size()]))) return true;
    }
  }
  return false;
}

bool SentenceHas(const ResolvedClaim& claim, std::span<const std::string_view> phrases) {
  // Most sentences are short and ASCII: they need neither memory nor Unicode folding.
  std::array<char, 512> buffer;
  const std::string& sentence = claim.sentence;
  if (sentence.size() > buffer.size()) return HasPhrase(FoldName(sentence), phrases);
  for (size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if ((c & 0x80) != 0) return HasPhrase(FoldName(sentence), phrases);
    buffer[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return HasPhrase(std::string_view(buffer.data(), sentence.size()), phrases);
}

}  // namespace kg::graph::conflict
