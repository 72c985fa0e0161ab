#include "graph/conflict/group.h"

#include <algorithm>
#include <array>

#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

constexpr int64_t kDatedDays = 60;

bool IsWordByte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

}  // namespace

Group::Group(const Schema& schema, const Gazetteer& gazetteer, std::span<const ResolvedClaim> claims,
             std::span<const Entity> entities)
    : schema_(&schema), gazetteer_(&gazetteer) {
  AddClaims(claims);
  for (const Entity& entity : entities) entities_.emplace(entity.id, &entity);
}

Group::Group(const Schema& schema, std::span<const ResolvedClaim> claims) : schema_(&schema) { AddClaims(claims); }

void Group::AddClaims(std::span<const ResolvedClaim> claims) {
  claims_.reserve(claims.size());
  for (const ResolvedClaim& claim : claims) claims_.push_back(&claim);
  const auto by_id = [](const ResolvedClaim* a, const ResolvedClaim* b) { return a->claim.id < b->claim.id; };
  const auto same_id = [](const ResolvedClaim* a, const ResolvedClaim* b) { return a->claim.id == b->claim.id; };
  std::sort(claims_.begin(), claims_.end(), by_id);
  claims_.erase(std::unique(claims_.begin(), claims_.end(), same_id), claims_.end());
  for (const ResolvedClaim* claim : claims_) docs_.emplace(claim->claim.doc, &claim->doc);
}

const Entity* Group::Find(const EntityId& id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? nullptr : found->second;
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
  const auto found = docs_.find(doc);
  return found == docs_.end() ? std::string_view() : std::string_view(*found->second);
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
  for (const std::string_view phrase : phrases) {
    for (size_t at = folded_text.find(phrase); at != std::string_view::npos; at = folded_text.find(phrase, at + 1)) {
      const size_t end = at + phrase.size();
      const bool starts = at == 0 || !IsWordByte(folded_text[at - 1]);
      if (starts && (end == folded_text.size() || !IsWordByte(folded_text[end]))) return true;
    }
  }
  return false;
}

bool SentenceHas(const ResolvedClaim& claim, std::span<const std::string_view> phrases) {
  // Most sentences are ASCII: they need no Unicode folding.
  std::string lower = claim.sentence;
  for (char& c : lower) {
    if ((c & 0x80) != 0) return HasPhrase(FoldName(claim.sentence), phrases);
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return HasPhrase(lower, phrases);
}

}  // namespace kg::graph::conflict
