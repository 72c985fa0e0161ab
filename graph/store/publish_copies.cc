// The first phase: texts that came or went change copy clusters.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "graph/store/copies.h"
#include "graph/store/document_batch.h"
#include "graph/store/loader.h"
#include "graph/store/publish.h"

namespace kg::graph {
namespace {

constexpr size_t kMaxCachedBands = 4096;

class TextClusterer {
 public:
  explicit TextClusterer(PublishContext* context)
      : context_(context), db_(context->db()), sketches_(db_), band_scan_(db_, Table::kCopy) {}

  // Makes the clusters around `text` anew, wherever connections may have gone.
  Status MakeRegion(const ContentHash& text);
  // Unites the clusters that `text` connects. REQUIRES: no connection has gone.
  Status Join(const ContentHash& text);

 private:
  // Texts under work, with the sets that connections make of them (a union-find forest).
  struct Region {
    std::vector<ContentHash> texts;
    std::vector<ContentHash> clusters;  // as stored
    std::vector<size_t> parents;
    std::vector<bool> present;
    std::unordered_map<ContentHash, size_t> numbers;
    std::set<ContentHash> open_clusters;  // whose members are in `texts`

    size_t RootOf(size_t i) {
      while (parents[i] != i) i = parents[i] = parents[parents[i]];
      return i;
    }
  };

  Result<const std::vector<ContentHash>*> RepresentativesOf(uint64_t band);
  // Calls `visit` with every text that the pair rule of copies.h lets `text` be compared with.
  Status ForEachCandidate(const ContentHash& text, const Sketch& sketch,
                          const std::function<Status(const ContentHash&)>& visit);
  // Adds a text, and all that is or was in one cluster with it.
  Status AddToRegion(const ContentHash& text, Region* region) const;
  Status Connect(size_t number, Region* region);
  Status Write(Region* region, const ContentHash& text);
  Result<std::vector<ContentHash>> MembersOf(const ContentHash& cluster) const;
  // The claims of the articles with this body count for another cluster now.
  Status AddClaimsOf(const ContentHash& text);
  // Ends the work on a pending text: all changes of clusters are one batch.
  Status Finish(const ContentHash& text, Batch changes);

  PublishContext* context_;
  const Db& db_;
  SketchCache sketches_;
  PrefixSeeker band_scan_;
  std::unordered_map<uint64_t, std::vector<ContentHash>> bands_;  // kRepresentatives + 1 at most
  std::unordered_set<ContentHash> made_;                          // texts of regions that are made
  Batch claims_;
};

Result<const std::vector<ContentHash>*> TextClusterer::RepresentativesOf(uint64_t band) {
  if (const auto found = bands_.find(band); found != bands_.end()) return &found->second;
  const std::string prefix = BandPrefix(band);
  std::vector<ContentHash> texts;
  for (band_scan_.Seek(prefix); band_scan_.Valid() && texts.size() <= kRepresentatives; band_scan_.Next()) {
    if (band_scan_.key().size() != prefix.size() + 16) return DamagedRecord(Table::kCopy, band_scan_.key());
    texts.push_back(ContentHash::FromBytes(band_scan_.key().substr(prefix.size())));
  }
  KG_RETURN_IF_ERROR(band_scan_.status());
  if (bands_.size() >= kMaxCachedBands) bands_.clear();
  return &bands_.emplace(band, std::move(texts)).first->second;
}

Status TextClusterer::ForEachCandidate(const ContentHash& text, const Sketch& sketch,
                                       const std::function<Status(const ContentHash&)>& visit) {
  for (const uint64_t band : BandsOf(sketch)) {
    Result<const std::vector<ContentHash>*> first = RepresentativesOf(band);
    if (!first.ok()) return first.status();
    std::vector<ContentHash> others = **first;
    const bool crowded = others.size() > kRepresentatives;
    if (crowded) others.pop_back();
    const bool represents = std::binary_search(others.begin(), others.end(), text);
    for (const ContentHash& other : others) {
      if (other != text) KG_RETURN_IF_ERROR(visit(other));
    }
    if (!crowded || !represents) continue;
    const std::string prefix = BandPrefix(band);
    PrefixScan rest(db_, Table::kCopy, prefix, BandKey(band, others.back()));
    for (; rest.Valid(); rest.Next()) {
      const ContentHash other = ContentHash::FromBytes(rest.key().substr(prefix.size()));
      if (other != text) KG_RETURN_IF_ERROR(visit(other));
    }
    KG_RETURN_IF_ERROR(rest.status());
  }
  return Status::Ok();
}

Result<std::vector<ContentHash>> TextClusterer::MembersOf(const ContentHash& cluster) const {
  std::vector<ContentHash> members;
  const std::string prefix = ClusterPrefix(cluster);
  PrefixScan scan(db_, Table::kCopy, prefix);
  for (; scan.Valid(); scan.Next()) {
    if (scan.key().size() != prefix.size() + 16) return DamagedRecord(Table::kCopy, scan.key());
    members.push_back(ContentHash::FromBytes(scan.key().substr(prefix.size())));
  }
  KG_RETURN_IF_ERROR(scan.status());
  return members;
}

Status TextClusterer::AddToRegion(const ContentHash& text, Region* region) const {
  if (!region->numbers.emplace(text, region->texts.size()).second) return Status::Ok();
  Result<ContentHash> cluster = ClusterOfText(db_, text);
  if (!cluster.ok()) return cluster.status();
  region->parents.push_back(region->texts.size());
  region->texts.push_back(text);
  region->clusters.push_back(*cluster);
  region->present.push_back(false);
  if (!region->open_clusters.insert(*cluster).second) return Status::Ok();
  Result<std::vector<ContentHash>> members = MembersOf(*cluster);
  if (!members.ok()) return members.status();
  for (const ContentHash& member : *members) KG_RETURN_IF_ERROR(AddToRegion(member, region));
  return Status::Ok();
}

Status TextClusterer::Connect(size_t number, Region* region) {
  const ContentHash text = region->texts[number];
  Result<const Sketch*> found = sketches_.Get(text);
  if (!found.ok()) return found.status();
  const Sketch sketch = **found;
  region->present[number] = !sketch.empty();
  return ForEachCandidate(text, sketch, [&](const ContentHash& other) -> Status {
    const auto known = region->numbers.find(other);
    if (known != region->numbers.end() && region->RootOf(known->second) == region->RootOf(number)) return Status::Ok();
    Result<const Sketch*> others = sketches_.Get(other);
    if (!others.ok()) return others.status();
    if (!AreCopies(sketch, **others)) return Status::Ok();
    KG_RETURN_IF_ERROR(AddToRegion(other, region));
    region->parents[region->RootOf(region->numbers.at(other))] = region->RootOf(number);
    return Status::Ok();
  });
}

Status TextClusterer::MakeRegion(const ContentHash& text) {
  Region region;
  if (!made_.contains(text)) KG_RETURN_IF_ERROR(AddToRegion(text, &region));
  for (size_t i = 0; i < region.texts.size(); ++i) KG_RETURN_IF_ERROR(Connect(i, &region));
  made_.insert(region.texts.begin(), region.texts.end());
  return Write(&region, text);
}

Status TextClusterer::Write(Region* region, const ContentHash& text) {
  struct Cluster {
    ContentHash name;
    size_t size = 0;
  };
  std::map<size_t, Cluster> clusters;  // by root
  for (size_t i = 0; i < region->texts.size(); ++i) {
    if (!region->present[i]) continue;
    Cluster& cluster = clusters[region->RootOf(i)];
    if (cluster.size++ == 0 || region->texts[i] < cluster.name) cluster.name = region->texts[i];
  }
  Batch changes;
  for (size_t i = 0; i < region->texts.size(); ++i) {
    const ContentHash& member = region->texts[i];
    // A text that is gone, or alone, has no entry.
    const Cluster next = region->present[i] ? clusters[region->RootOf(i)] : Cluster{member, 0};
    const ContentHash& before = region->clusters[i];
    auto entry = db_.Get(Table::kCopy, ClusterNameKey(member));
    if (!entry.ok()) return entry.status();
    const bool listed = next.size > 1;
    if (next.name == before && listed == entry->has_value()) continue;
    if (entry->has_value()) {
      changes.Delete(Table::kCopy, ClusterNameKey(member));
      changes.Delete(Table::kCopy, ClusterMemberKey(before, member));
    }
    if (listed) {
      changes.Put(Table::kCopy, ClusterNameKey(member), next.name.AsBytes());
      changes.Put(Table::kCopy, ClusterMemberKey(next.name, member), "");
    }
    if (next.name != before) KG_RETURN_IF_ERROR(AddClaimsOf(member));
  }
  return Finish(text, std::move(changes));
}

Status TextClusterer::Join(const ContentHash& text) {
  if (made_.contains(text)) return Finish(text, {});
  Result<const Sketch*> found = sketches_.Get(text);
  if (!found.ok()) return found.status();
  const Sketch sketch = **found;
  Result<ContentHash> own = ClusterOfText(db_, text);
  if (!own.ok()) return own.status();
  std::set<ContentHash> joined = {*own};
  std::unordered_set<ContentHash> seen;
  KG_RETURN_IF_ERROR(ForEachCandidate(text, sketch, [&](const ContentHash& other) -> Status {
    if (!seen.insert(other).second) return Status::Ok();
    Result<ContentHash> cluster = ClusterOfText(db_, other);
    if (!cluster.ok()) return cluster.status();
    if (joined.contains(*cluster)) return Status::Ok();
    Result<const Sketch*> others = sketches_.Get(other);
    if (!others.ok()) return others.status();
    if (AreCopies(sketch, **others)) joined.insert(*cluster);
    return Status::Ok();
  }));
  Batch changes;
  const ContentHash& name = *joined.begin();
  for (auto cluster = joined.begin(); joined.size() > 1 && cluster != joined.end(); ++cluster) {
    Result<std::vector<ContentHash>> members = MembersOf(*cluster);
    if (!members.ok()) return members.status();
    const bool listed = !members->empty();
    if (!listed) members->push_back(*cluster);  // a text by itself
    if (listed && *cluster == name) continue;
    for (const ContentHash& member : *members) {
      if (listed) changes.Delete(Table::kCopy, ClusterMemberKey(*cluster, member));
      changes.Put(Table::kCopy, ClusterNameKey(member), name.AsBytes());
      changes.Put(Table::kCopy, ClusterMemberKey(name, member), "");
      if (*cluster != name) KG_RETURN_IF_ERROR(AddClaimsOf(member));
    }
  }
  return Finish(text, std::move(changes));
}

Status TextClusterer::AddClaimsOf(const ContentHash& text) {
  const std::string prefix = IndexPrefix(kByBody, text.AsBytes());
  PrefixScan scan(db_, Table::kIndex, prefix);
  for (; scan.Valid(); scan.Next()) {
    const DocId id = DocId::FromBytes(scan.key().substr(prefix.size()));
    auto doc = GetRecord<StoredDoc>(db_, Table::kDoc, id.AsBytes());
    if (!doc.ok()) return doc.status();
    if (doc->has_value()) AddPendingClaims(id, (*doc)->claims, &claims_);
    KG_RETURN_IF_ERROR(CommitIfLarge(context_, &claims_));
  }
  return scan.status();
}

// The claims first: should the work be cut off here, they are derived once more than need be.
Status TextClusterer::Finish(const ContentHash& text, Batch changes) {
  Batch claims;
  std::swap(claims, claims_);
  KG_RETURN_IF_ERROR(context_->ledger->Commit(std::move(claims)));
  changes.Delete(Table::kPending, WorkKey(Work::kText, text.AsBytes()));
  return context_->ledger->Commit(std::move(changes));
}

}  // namespace

Status ClusterPendingTexts(PublishContext* context) {
  TextClusterer clusterer(context);
  const auto for_each = [&](bool regions) {
    return ForEachPending(context, Work::kText, [&](std::string_view on, std::string_view value) -> Status {
      if (on.size() != 16) return DamagedRecord(Table::kPending, on);
      const ContentHash text = ContentHash::FromBytes(on);
      if ((value == kRegion) != regions) return Status::Ok();
      return regions ? clusterer.MakeRegion(text) : clusterer.Join(text);
    });
  };
  // Regions first: a text that has come since is then in one, or joins what is left.
  KG_RETURN_IF_ERROR(for_each(true));
  return for_each(false);
}

}  // namespace kg::graph
