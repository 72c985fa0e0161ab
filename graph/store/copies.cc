#include "graph/store/copies.h"

#include <algorithm>
#include <set>

#include "graph/model/mix.h"
#include "graph/store/codec.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"
#include "graph/store/stored.h"

namespace kg::graph {
namespace {

// Shares of the shorter and the longer text that the other one must hold. Measured on wire stories and their
// look-alikes: a story with another house style, an added paragraph and a cut end has 0.81 and 0.77; cut to six
// tenths 1.0 and 0.6; within an own report of the same length 1.0 and 0.5; two editions of a race from one template 0.3
// and 0.3; two reports of one match 0.0.
constexpr double kOfTheShorter = 0.78;
constexpr double kOfTheLonger = 0.58;
constexpr size_t kMaxCachedSketches = 4096;

Status AddPendingText(const ContentHash& body, std::string_view what, const Db& db, Batch* batch) {
  const std::string key = WorkKey(Work::kText, body.AsBytes());
  auto before = db.Get(Table::kPending, key);
  if (!before.ok()) return before.status();
  if (before->has_value() && **before == kRegion) return Status::Ok();
  batch->Put(Table::kPending, key, what);
  return Status::Ok();
}

}  // namespace

bool AreCopies(const Sketch& a, const Sketch& b) {
  if (a.size() != b.size() || a.size() < 2) return false;
  size_t equal = 0;
  for (size_t i = 1; i < a.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  const double similarity = static_cast<double>(equal) / static_cast<double>(a.size() - 1);
  const double shorter = std::min(a[0], b[0]);
  const double longer = std::max(a[0], b[0]);
  const double shared = similarity / (1.0 + similarity) * (shorter + longer);
  return shared >= kOfTheShorter * shorter && shared >= kOfTheLonger * longer;
}

std::vector<uint64_t> BandsOf(const Sketch& sketch) {
  std::vector<uint64_t> bands;
  if (sketch.size() < 1 + kBands * kBandValues) return bands;
  for (size_t band = 0; band < kBands; ++band) {
    uint64_t hash = band;
    for (size_t i = 0; i < kBandValues; ++i) hash = MixBits(hash ^ (uint64_t{sketch[1 + band * kBandValues + i]} << 8));
    bands.push_back(hash);
  }
  return bands;
}

Result<ContentHash> ClusterOfText(const Db& db, const ContentHash& body) {
  const std::string key = ClusterNameKey(body);
  auto name = db.Get(Table::kCopy, key);
  if (!name.ok()) return name.status();
  if (!name->has_value()) return body;
  if ((*name)->size() != body.bytes.size()) return DamagedRecord(Table::kCopy, key);
  return ContentHash::FromBytes(**name);
}

Result<Sketch> SketchOfText(const Db& db, const ContentHash& body) {
  auto sketch = GetRecord<Sketch>(db, Table::kCopy, SketchKey(body));
  if (!sketch.ok()) return sketch.status();
  return sketch->has_value() ? std::move(**sketch) : Sketch();
}

Result<const Sketch*> SketchCache::Get(const ContentHash& body) {
  if (const auto found = sketches_.find(body); found != sketches_.end()) return &found->second;
  Result<Sketch> sketch = SketchOfText(db_, body);
  if (!sketch.ok()) return sketch.status();
  if (sketches_.size() >= kMaxCachedSketches) sketches_.clear();
  return &sketches_.emplace(body, std::move(sketch).value()).first->second;
}

Status TextIndex::ReadBand(uint64_t band, const ContentHash& body, const ContentHash& gone, PrefixSeeker* scan,
                           Others* others) {
  others->clear();
  const std::string prefix = BandPrefix(band);
  for (scan->Seek(prefix); scan->Valid() && others->size() <= kRepresentatives; scan->Next()) {
    if (scan->key().size() != prefix.size() + body.bytes.size()) return DamagedRecord(Table::kCopy, scan->key());
    const ContentHash other = ContentHash::FromBytes(scan->key().substr(prefix.size()));
    if (other != body && (gone.IsNull() || other != gone)) others->push_back(other);
  }
  return scan->status();
}

Status TextIndex::Add(const ContentHash& body, const Sketch& sketch, const ContentHash& gone, Batch* batch,
                      bool* near_copy) {
  const std::vector<uint64_t> bands = BandsOf(sketch);
  if (bands.empty()) return Status::Ok();
  sketches_.Forget(body);
  batch->Put(Table::kCopy, SketchKey(body), Encode(sketch));
  PrefixSeeker scan(db_, Table::kCopy);
  std::set<ContentHash> candidates;
  std::set<ContentHash> displaced;
  Others others;
  for (const uint64_t band : bands) {
    batch->Put(Table::kCopy, BandKey(band, body), "");
    KG_RETURN_IF_ERROR(ReadBand(band, body, gone, &scan, &others));
    const size_t representatives = std::min(others.size(), kRepresentatives);
    for (size_t i = 0; i < representatives; ++i) {
      if (!candidates.insert(others[i]).second || *near_copy) continue;
      Result<const Sketch*> other = sketches_.Get(others[i]);
      if (!other.ok()) return other.status();
      *near_copy = AreCopies(sketch, **other);
    }
    // The last representative is one no more when this text goes before it, and loses pairs if there are others.
    if (others.size() > kRepresentatives && body < others[kRepresentatives - 1]) {
      displaced.insert(others[kRepresentatives - 1]);
    }
  }
  for (const ContentHash& text : displaced) KG_RETURN_IF_ERROR(AddPendingText(text, kRegion, db_, batch));
  if (candidates.empty()) return Status::Ok();
  const bool region = !displaced.empty() || body == gone;
  return AddPendingText(body, region ? kRegion : kJoin, db_, batch);
}

Status TextIndex::Remove(const ContentHash& body, Batch* batch) {
  Result<const Sketch*> sketch = sketches_.Get(body);
  if (!sketch.ok()) return sketch.status();
  const std::vector<uint64_t> bands = BandsOf(**sketch);
  if (bands.empty()) return Status::Ok();
  batch->Delete(Table::kCopy, SketchKey(body));
  PrefixSeeker scan(db_, Table::kCopy);
  std::set<ContentHash> promoted;
  Others others;
  bool alone = true;
  for (const uint64_t band : bands) {
    batch->Delete(Table::kCopy, BandKey(band, body));
    KG_RETURN_IF_ERROR(ReadBand(band, body, {}, &scan, &others));
    alone = alone && others.empty();
    // The text behind the representatives becomes one, and gains pairs if there are others.
    if (others.size() > kRepresentatives && body < others[kRepresentatives - 1]) {
      promoted.insert(others[kRepresentatives - 1]);
    }
  }
  for (const ContentHash& text : promoted) KG_RETURN_IF_ERROR(AddPendingText(text, kRegion, db_, batch));
  return alone ? Status::Ok() : AddPendingText(body, kRegion, db_, batch);
}

}  // namespace kg::graph
