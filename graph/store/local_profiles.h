// The profiles of stored local entities, with what a person has decided of them.
#ifndef NEWSGRAPH_GRAPH_STORE_LOCAL_PROFILES_H_
#define NEWSGRAPH_GRAPH_STORE_LOCAL_PROFILES_H_

#include <optional>
#include <utility>

#include "graph/model/status.h"
#include "graph/resolve/profile.h"
#include "graph/store/codec.h"
#include "graph/store/judgements.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"
#include "graph/store/stored.h"

namespace kg::graph {

class LocalProfiles {
 public:
  explicit LocalProfiles(const Db& db) : db_(db) {}

  // First of all.
  Status ReadDecisions() {
    Result<JudgementIndex> decisions = JudgementIndex::Read(db_);
    if (!decisions.ok()) return decisions.status();
    decisions_ = std::move(decisions).value();
    return Status::Ok();
  }
  JudgementIndex& decisions() { return *decisions_; }

  Result<Profile> Read(const Ref& ref) {
    auto local = GetRecord<StoredLocal>(db_, Table::kLocal, RefKey(ref));
    if (!local.ok()) return local.status();
    if (!local->has_value()) return DamagedRecord(Table::kLocal, RefKey(ref));
    return Make(ref, std::move(**local));
  }

  Result<ProfileNames> ReadNames(const Ref& ref) {
    auto local = GetRecord<StoredLocal>(db_, Table::kLocal, RefKey(ref));
    if (!local.ok()) return local.status();
    if (!local->has_value()) return DamagedRecord(Table::kLocal, RefKey(ref));
    return NamesOf((*local)->entity, std::move((*local)->context));
  }

  Result<Profile> Make(const Ref& ref, StoredLocal local) {
    Profile profile = MakeProfile(ref, local.entity, std::move(local.context));
    if (decisions_->empty() || !GazetteerKey(profile).empty()) return profile;
    Result<std::vector<Mark>> marks = decisions_->MarksOf(ref);
    if (!marks.ok()) return marks.status();
    profile.marks = std::move(marks).value();
    return profile;
  }

 private:
  const Db& db_;
  std::optional<JudgementIndex> decisions_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_LOCAL_PROFILES_H_
