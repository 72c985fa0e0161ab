// CheckDatabase: groups, conflicts with their ranks, and what is kept beside conflicts.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/conflict/trust.h"
#include "graph/store/checker.h"
#include "graph/store/keys.h"
#include "graph/store/ledger.h"
#include "graph/store/votes.h"

namespace kg::graph {
namespace {

class ConflictCheck {
 public:
  explicit ConflictCheck(Checker* checker) : checker_(*checker), loader_(checker->db()) {}

  Status Run() {
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kGroup, [this](auto key, auto value) {
      key.size() == 16 ? CheckGroup(key, value) : CheckGroupClaim(key);
    }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kConflict, [this](auto key, auto value) { CheckConflict(key, value); }));
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kRank, [this](auto key, auto value) { CheckRank(key, value); }));
    if (!HasBeside()) return Status::Ok();
    for (const auto& [id, conflict] : conflicts_) ExpectBeside(id);
    KG_RETURN_IF_ERROR(checker_.ForEach(Table::kIndex, [this](auto key, auto value) { CheckBeside(key, value); }));
    CheckTrust();
    return Status::Ok();
  }

 private:
  void CheckGroup(std::string_view key, std::string_view value) {
    StoredGroup group;
    if (!Decode(value, &group)) return checker_.Bad(Table::kGroup, key, "the value is damaged");
    if (GroupHash(group.group).AsBytes() != key) checker_.Bad(Table::kGroup, key, "it holds another group");
    for (const ConflictId& id : group.conflicts) {
      checker_.Expect(Table::kConflict, ConflictKey(id, group.group), "a conflict of the group " + group.group);
    }
  }

  void CheckGroupClaim(std::string_view key) {
    if (key.size() != 16 + kRefBytes) return checker_.Bad(Table::kGroup, key, "no key of this table");
    const auto derived = checker_.Read<Derived>(Table::kDerived, key.substr(16));
    const bool in_it = derived && std::any_of(derived->groups.begin(), derived->groups.end(), [&](const auto& group) {
                         return GroupHash(group).AsBytes() == key.substr(0, 16);
                       });
    if (!in_it) checker_.Bad(Table::kGroup, key, "the claim is not of this group");
  }

  void CheckConflict(std::string_view key, std::string_view value) {
    Conflict conflict;
    if (key.size() != 32 || !Decode(value, &conflict)) {
      return checker_.Bad(Table::kConflict, key, "the value is damaged");
    }
    if (conflict.id.AsBytes() != key.substr(0, 16)) checker_.Bad(Table::kConflict, key, "it holds another conflict");
    const auto group = checker_.Read<StoredGroup>(Table::kGroup, key.substr(16));
    if (!group || !std::binary_search(group->conflicts.begin(), group->conflicts.end(), conflict.id)) {
      checker_.Bad(Table::kConflict, key, "its group does not have it");
    }
    checker_.Expect(Table::kRank, RankKey(conflict), "the rank of a conflict");
    for (const Camp& camp : conflict.camps) {
      for (const ClaimId& claim : camp.claims) ExpectClaim(claim);
    }
    for (const ClaimId& claim : conflict.witness) ExpectClaim(claim);
    const ConflictLevel level = conflict.level;
    if (!conflicts_.emplace(conflict.id, std::move(conflict)).second) return;  // of several groups: counted once
    if (level == ConflictLevel::kConflict) ++checker_.counted().conflicts;
    if (level == ConflictLevel::kTension) ++checker_.counted().tensions;
  }

  void ExpectClaim(const ClaimId& claim) {
    checker_.Expect(Table::kIndex, IndexPrefix(kByClaim, claim.AsBytes()), "a claim of a conflict");
  }

  void CheckRank(std::string_view key, std::string_view value) {
    if (key.size() < 16 || key.substr(key.size() - 16) != value) {
      return checker_.Bad(Table::kRank, key, "the value is damaged");
    }
    PrefixScan scan(checker_.db(), Table::kConflict, value);
    for (; scan.Valid(); scan.Next()) {
      Conflict conflict;
      if (Decode(scan.value(), &conflict) && RankKey(conflict) == key) return;
    }
    checker_.Bad(Table::kRank, key, "there is no such conflict");
  }

  // Whether the database was derived by a version that keeps votes, trust and epochs beside conflicts.
  bool HasBeside() {
    constexpr int kSince = 5;
    const Result<std::string> derivation = GetMetaText(checker_.db(), kMetaDeriveVersion);
    if (!derivation.ok()) {
      checker_.Bad(Table::kMeta, kMetaDeriveVersion, "the value is damaged");
      return false;
    }
    int version = 0;
    (void)std::from_chars(derivation->data(), derivation->data() + derivation->size(), version);
    return version >= kSince;
  }

  void ExpectBeside(const ConflictId& id) {
    checker_.Expect(Table::kIndex, IndexPrefix(kByVotes, id.AsBytes()), "the votes of a conflict");
    checker_.Expect(Table::kIndex, IndexPrefix(kByTrust, id.AsBytes()), "the weights of a conflict's camps");
    checker_.Expect(Table::kIndex, IndexPrefix(kByNews, id.AsBytes()), "since when there is a conflict");
  }

  void CheckBeside(std::string_view key, std::string_view value) {
    const char kind = key.empty() ? '\0' : key.front();
    if (kind != kByVotes && kind != kByTrust && kind != kByNews) return;
    const auto conflict = key.size() == 17 ? conflicts_.find(ConflictId::FromBytes(key.substr(1))) : conflicts_.end();
    if (conflict == conflicts_.end()) return checker_.Bad(Table::kIndex, key, "there is no such conflict");
    if (kind == kByNews && value.size() != 8) return checker_.Bad(Table::kIndex, key, "the value is damaged");
    if (kind == kByNews) return CheckSince(key, ReadBig64(value));
    if (kind == kByTrust) return;  // all together: CheckTrust
    StoredVotes votes;
    if (!Decode(value, &votes)) return checker_.Bad(Table::kIndex, key, "the value is damaged");
    Result<StoredVotes> counted =
        VotesOf(conflict->second, checker_.db(), [this](const ClaimId& id) { return OriginOf(id); });
    if (!counted.ok()) return checker_.Bad(Table::kIndex, key, counted.status().message());
    if (counted->camps != votes.camps) checker_.Bad(Table::kIndex, key, "the votes are not those of the claims");
    voted_.emplace_back(key.substr(1));
    items_.push_back({std::move(votes.camps)});
  }

  void CheckSince(std::string_view key, uint64_t since) {
    const Result<uint64_t> epoch = GetMetaNumber(checker_.db(), kMetaEpoch);
    if (epoch.ok() && since > *epoch) {
      checker_.Bad(Table::kIndex, key,
                   "a conflict that came with epoch " + std::to_string(since) + ", which is not yet");
    }
  }

  std::optional<ClaimOrigin> OriginOf(const ClaimId& id) {
    const auto ref = checker_.Get(Table::kIndex, IndexPrefix(kByClaim, id.AsBytes()));
    if (!ref || ref->size() != kRefBytes) return std::nullopt;
    const DocId doc = RefFromBytes(*ref).doc;
    const Result<const Loader::DocContext*> context = loader_.Doc(doc);
    if (!context.ok()) return std::nullopt;
    return ClaimOrigin{doc, (*context)->cluster};
  }

  // The weights of all camps follow from all votes.
  void CheckTrust() {
    const std::vector<std::vector<double>> shares = WeighCamps(items_);
    for (size_t i = 0; i < shares.size(); ++i) {
      const std::string key = IndexPrefix(kByTrust, voted_[i]);
      const auto trust = checker_.Read<StoredTrust>(Table::kIndex, key);
      if (trust && *trust != StoredTrust{shares[i]}) {
        checker_.Bad(Table::kIndex, key, "the weights of the camps do not follow from the votes");
      }
    }
  }

  Checker& checker_;
  Loader loader_;
  std::map<ConflictId, Conflict> conflicts_;
  std::vector<std::string> voted_;  // ids of conflicts with votes, and ...
  std::vector<TrustItem> items_;    // ... the votes
};

}  // namespace

Status CheckConflicts(Checker* checker) { return ConflictCheck(checker).Run(); }

}  // namespace kg::graph
