#include "graph/store/new_documents.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"
#include "graph/store/stored.h"

namespace kg::graph {
namespace {

constexpr size_t kMostListed = size_t{1} << 22;  // 64 MB

// A document of which something is linked already comes of a run that did not end, or of a person's decision; one that
// names blocks beside its own was replaced or removed.
Result<bool> IsNew(std::string_view doc, std::string_view blocks, const Db& db) {
  ByteReader in(blocks);
  if (in.Count() > 0) return false;
  const PrefixScan links(db, Table::kLink, doc);
  KG_RETURN_IF_ERROR(links.status());
  return !links.Valid();
}

}  // namespace

Result<std::optional<std::vector<DocId>>> NewDocuments::ListPending(const Db& db) {
  std::vector<DocId> docs;
  const std::string prefix = WorkPrefix(Work::kDoc);
  PrefixScan scan(db, Table::kPending, prefix);
  for (; scan.Valid(); scan.Next()) {
    const std::string_view doc = scan.key().substr(prefix.size());
    if (doc.size() != 16) return DamagedRecord(Table::kPending, scan.key());
    if (docs.size() == kMostListed) return std::optional<std::vector<DocId>>();
    const Result<bool> is_new = IsNew(doc, scan.value(), db);
    if (!is_new.ok()) return is_new.status();
    if (!*is_new) return std::optional<std::vector<DocId>>();
    docs.push_back(DocId::FromBytes(doc));
  }
  KG_RETURN_IF_ERROR(scan.status());
  return std::optional<std::vector<DocId>>(std::move(docs));
}

Result<NewDocuments> NewDocuments::Read(const Db& db, std::span<const DocId> docs, std::span<const DocId> later) {
  NewDocuments result;
  result.docs_.insert(docs.begin(), docs.end());
  result.later_ = later;
  for (const DocId& doc : docs) KG_RETURN_IF_ERROR(result.AddEntries(doc, db));
  result.Sort();
  return result;
}

Status NewDocuments::AddEntries(const DocId& doc, const Db& db) {
  PrefixScan locals(db, Table::kLocal, doc.AsBytes());
  for (; locals.Valid(); locals.Next()) {
    StoredLocal local;
    if (locals.key().size() != kRefBytes || !Decode(locals.value(), &local))
      return DamagedRecord(Table::kLocal, locals.key());
    const Profile profile = MakeProfile(RefFromBytes(locals.key()), local.entity, std::move(local.context));
    for (const auto* blocks : {&profile.blocks.names, &profile.blocks.variants}) {
      const bool by_name = blocks == &profile.blocks.names;
      for (const uint64_t block : *blocks) entries_.push_back({block, profile.name_hash, profile.ref, by_name});
    }
    if (!names_.contains(profile.name_hash)) names_.emplace(profile.name_hash, kg::graph::NamesOf(profile));
  }
  return locals.status();
}

void NewDocuments::Sort() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return std::tie(a.block, a.ref) < std::tie(b.block, b.ref); });
  parts_.assign((size_t{1} << 16) + 1, 0);
  for (const Entry& entry : entries_) ++parts_[Part(entry.block) + 1];
  for (size_t i = 1; i < parts_.size(); ++i) parts_[i] += parts_[i - 1];
}

std::span<const NewDocuments::Entry> NewDocuments::In(uint64_t block) const {
  const auto first = entries_.begin() + parts_[Part(block)];
  const auto last = entries_.begin() + parts_[Part(block) + 1];
  const auto begin = std::find_if(first, last, [block](const Entry& entry) { return entry.block >= block; });
  const auto end = std::find_if(begin, last, [block](const Entry& entry) { return entry.block > block; });
  return {begin, end};
}

}  // namespace kg::graph
