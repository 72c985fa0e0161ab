// A reader that can be led to the newest epoch: between two calls of Refresh it is one epoch, as every reader.
#ifndef NEWSGRAPH_GRAPH_REFRESHING_READER_H_
#define NEWSGRAPH_GRAPH_REFRESHING_READER_H_

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/reader.h"

namespace kg::graph {

// Refresh must not run beside another call.
class RefreshingReader : public Reader {
 public:
  // Errors: as OpenReader. `stop`: see stoppable.h.
  static Result<std::unique_ptr<RefreshingReader>> Open(const std::filesystem::path& database,
                                                        const std::atomic<bool>* stop = nullptr);
  // Opens the newest epoch; false when it is the present one. On an error (as OpenReader) the present one stays.
  Result<bool> Refresh();

  Result<Entity> GetEntity(const EntityId& id) const override { return now_->GetEntity(id); }
  Result<Entity> DescribeEntity(const EntityId& id) const override { return now_->DescribeEntity(id); }
  std::vector<EntityId> FindByName(std::string_view name) const override { return now_->FindByName(name); }
  std::vector<std::pair<std::string, EntityId>> FindByPrefix(std::string_view prefix, size_t limit) const override {
    return now_->FindByPrefix(prefix, limit);
  }
  std::vector<EntityId> FindById(std::string_view hex) const override { return now_->FindById(hex); }
  void ForEachEntity(const std::function<bool(const Entity&)>& visit) const override { now_->ForEachEntity(visit); }
  std::vector<Fact> FactsOf(const EntityId& id) const override { return now_->FactsOf(id); }
  Result<Fact> GetFact(const FactId& id) const override { return now_->GetFact(id); }
  std::vector<Edge> EdgesOf(const EntityId& id) const override { return now_->EdgesOf(id); }
  uint64_t DegreeOf(const EntityId& id) const override { return now_->DegreeOf(id); }
  std::vector<ResolvedClaim> ClaimsOf(const EntityId& id) const override { return now_->ClaimsOf(id); }
  Result<ResolvedClaim> GetClaim(const ClaimId& id) const override { return now_->GetClaim(id); }
  void ForEachClaim(const std::function<bool(const ResolvedClaim&)>& visit) const override {
    now_->ForEachClaim(visit);
  }
  void ForEachConflict(const std::function<bool(const Conflict&)>& visit) const override {
    now_->ForEachConflict(visit);
  }
  std::vector<Conflict> AllConflicts() const override { return now_->AllConflicts(); }
  std::vector<Conflict> ConflictsAbout(const EntityId& id) const override { return now_->ConflictsAbout(id); }
  Result<Conflict> GetConflict(const ConflictId& id) const override { return now_->GetConflict(id); }
  uint64_t EpochOf(const ConflictId& id) const override { return now_->EpochOf(id); }
  std::vector<Judgement> AllJudgements() const override { return now_->AllJudgements(); }
  std::vector<Source> AllSources() const override { return now_->AllSources(); }
  Result<Article> GetArticle(const DocId& id) const override { return now_->GetArticle(id); }
  GraphStats Stats() const override { return now_->Stats(); }
  std::vector<std::pair<std::string, std::string>> FindAnyId(std::string_view hex) const override {
    return now_->FindAnyId(hex);
  }
  Status Health() const override { return now_->Health(); }

 private:
  RefreshingReader(std::filesystem::path database, const std::atomic<bool>* stop, std::unique_ptr<Reader> now)
      : database_(std::move(database)), stop_(stop), now_(std::move(now)) {}
  const std::filesystem::path database_;
  const std::atomic<bool>* const stop_;
  std::unique_ptr<Reader> now_;
};

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_REFRESHING_READER_H_
