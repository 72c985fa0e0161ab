// A graph as of a day: what had happened or begun by then, as far as the articles tell.
//
// Left out is what is dated after the day: by the qualifier `date` or `as_of`, or by an object that is a date. What has
// no date of its own stays when its relation takes none (nationality), or when an article of that day or earlier tells
// of it. A period that has ended by the day stays: it did hold by then. Conflicts stay while all claims of their
// witness do. Entities, articles and totals are those of the whole graph.
#ifndef NEWSGRAPH_QUERY_AS_OF_H_
#define NEWSGRAPH_QUERY_AS_OF_H_

#include <atomic>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/date.h"
#include "graph/reader.h"

namespace kg::query {

class AsOfReader : public graph::Reader {
 public:
  // True for a relation that takes a date.
  using HasTime = std::function<bool(const std::string& predicate)>;

  // `reader` must outlive this.
  AsOfReader(const graph::Reader& reader, HasTime has_time) : reader_(reader), has_time_(std::move(has_time)) {}

  // kMaxDay: no limit, every call is that of the reader below. False, and nothing has changed, when `interrupted` is
  // true at the end.
  bool SetDay(Day day, const std::atomic<bool>* interrupted);
  Day day() const { return day_; }

  std::vector<graph::Fact> FactsOf(const EntityId& id) const override;
  std::vector<graph::Edge> EdgesOf(const EntityId& id) const override;
  std::vector<graph::ResolvedClaim> ClaimsOf(const EntityId& id) const override;
  void ForEachClaim(const std::function<bool(const graph::ResolvedClaim&)>& visit) const override;
  void ForEachConflict(const std::function<bool(const graph::Conflict&)>& visit) const override;
  std::vector<graph::Conflict> AllConflicts() const override;
  std::vector<graph::Conflict> ConflictsAbout(const EntityId& id) const override;

  Result<graph::Entity> GetEntity(const EntityId& id) const override { return reader_.GetEntity(id); }
  Result<graph::Entity> DescribeEntity(const EntityId& id) const override { return reader_.DescribeEntity(id); }
  std::vector<EntityId> FindByName(std::string_view name) const override { return reader_.FindByName(name); }
  std::vector<std::pair<std::string, EntityId>> FindByPrefix(std::string_view prefix, size_t limit) const override {
    return reader_.FindByPrefix(prefix, limit);
  }
  std::vector<EntityId> FindById(std::string_view hex) const override { return reader_.FindById(hex); }
  void ForEachEntity(const std::function<bool(const graph::Entity&)>& visit) const override {
    reader_.ForEachEntity(visit);
  }
  Result<graph::Fact> GetFact(const FactId& id) const override { return reader_.GetFact(id); }
  // An upper bound: edges after the day count as well.
  uint64_t DegreeOf(const EntityId& id) const override { return reader_.DegreeOf(id); }
  Result<graph::ResolvedClaim> GetClaim(const ClaimId& id) const override { return reader_.GetClaim(id); }
  Result<graph::Conflict> GetConflict(const ConflictId& id) const override { return reader_.GetConflict(id); }
  uint64_t EpochOf(const ConflictId& id) const override { return reader_.EpochOf(id); }
  std::vector<graph::Judgement> AllJudgements() const override { return reader_.AllJudgements(); }
  std::vector<graph::Source> AllSources() const override { return reader_.AllSources(); }
  Result<Article> GetArticle(const DocId& id) const override { return reader_.GetArticle(id); }
  graph::GraphStats Stats() const override { return reader_.Stats(); }
  std::vector<std::pair<std::string, std::string>> FindAnyId(std::string_view hex) const override {
    return reader_.FindAnyId(hex);
  }
  Status Health() const override { return reader_.Health(); }

 private:
  bool IsLimited() const { return day_ != kMaxDay; }
  bool Holds(const graph::Fact& fact) const;
  bool Holds(const graph::ResolvedClaim& claim) const;
  bool Holds(const graph::Conflict& conflict) const;
  bool IsToldBy(const std::vector<ClaimId>& claims) const;

  const graph::Reader& reader_;
  HasTime has_time_;
  Day day_ = kMaxDay;
  std::set<DocId> told_;  // the articles of the day and earlier
};

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_AS_OF_H_
