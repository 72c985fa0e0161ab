#include "graph/store/bulk_load.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "graph/store/codec.h"
#include "graph/store/copies.h"
#include "graph/store/keys.h"
#include "graph/store/ledger.h"
#include "graph/store/loader.h"
#include "graph/store/sorted_table.h"
#include "graph/store/versions.h"

namespace kg::graph {
namespace {

constexpr size_t kNumberBytes = 8;

std::string Big64(uint64_t number) {
  std::string bytes;
  AppendBig64(number, &bytes);
  return bytes;
}

// A document in a run: its number in the order of Add (8 bytes, big endian), then its rows: table (1 byte), sizes of
// key and value (4 bytes each, big endian), key, value. The first row is that of table doc.
void AppendRow(Table table, std::string_view key, std::string_view value, std::string* rows) {
  rows->push_back(static_cast<char>(table));
  AppendBig32(static_cast<uint32_t>(key.size()), rows);
  AppendBig32(static_cast<uint32_t>(value.size()), rows);
  rows->append(key).append(value);
}

struct Row {
  Table table;
  std::string_view key;
  std::string_view value;
};

// The next row, which is taken off `rows`. REQUIRES: AppendRow made them.
Row TakeRow(std::string_view* rows) {
  constexpr size_t kHeadBytes = 9;
  const size_t key_bytes = ReadBig32(rows->substr(1));
  const size_t value_bytes = ReadBig32(rows->substr(5));
  const Row row{static_cast<Table>(rows->front()), rows->substr(kHeadBytes, key_bytes),
                rows->substr(kHeadBytes + key_bytes, value_bytes)};
  rows->remove_prefix(kHeadBytes + key_bytes + value_bytes);
  return row;
}

}  // namespace

// The files of all tables.
class BulkLoad::Tables {
 public:
  Tables(const Db& db, const std::filesystem::path& folder, size_t memory_bytes, std::vector<StoreOutcome>* outcomes)
      : db_(db),
        folder_(folder),
        unsorted_(folder, memory_bytes),
        joins_(folder, memory_bytes / 4),
        outcomes_(*outcomes) {}

  // REQUIRES: documents come in the order of their ids.
  Status AddDocument(uint64_t number, std::string_view rows, const StoredDoc& doc);
  // The tables whose rows did not come in order.
  Status Sort();
  Status Ingest(Db* db);

 private:
  enum Stream {
    kDoc,
    kText,
    kManifest,
    kLocal,
    kClaim,
    kIndex,
    kBlock,
    kCopy,
    kMeta,
    kTexts,
    kDocs,
    kClaims,
    kStreams
  };
  Status Put(Stream stream, Table table, std::string_view key, std::string_view value) {
    std::unique_ptr<SortedTable>& to = streams_[stream];
    if (to == nullptr) {
      to = std::make_unique<SortedTable>(db_, table, folder_, std::to_string(static_cast<int>(stream)));
    }
    return to->Put(key, value);
  }
  Status PutSorted(Table table, std::string_view key, std::string_view value);
  // Of articles with one body the one that came first is the original.
  void NoteBody(std::string_view key, uint64_t number);
  void EndBody();
  // Texts that share a band may be copies of each other.
  Status NoteBand(std::string_view key);

  const Db& db_;
  const std::filesystem::path folder_;
  SortedRuns unsorted_;  // table and key -> value; in table index of bodies, the number of the document
  SortedRuns joins_;     // texts whose copy clusters are to be looked for
  std::vector<StoreOutcome>& outcomes_;
  std::array<std::unique_ptr<SortedTable>, kStreams> streams_;
  Counters counters_;
  std::string body_;
  std::vector<uint64_t> of_body_;
  std::string band_;
  std::string first_of_band_;  // "" when it is noted
};

Status BulkLoad::Tables::AddDocument(uint64_t number, std::string_view rows, const StoredDoc& doc) {
  std::string sorted_key;
  while (!rows.empty()) {
    const Row row = TakeRow(&rows);
    Status put = Status::Ok();
    switch (row.table) {
      case Table::kDoc:
        put = Put(kDoc, row.table, row.key, row.value);
        break;
      case Table::kText:
        put = Put(kText, row.table, row.key, row.value);
        break;
      case Table::kManifest:
        put = Put(kManifest, row.table, row.key, row.value);
        break;
      case Table::kLocal:
        put = Put(kLocal, row.table, row.key, row.value);
        break;
      case Table::kClaim:
        put = Put(kClaim, row.table, row.key, row.value);
        break;
      case Table::kMeta:
        counters_.claims_by_predicate[std::string(row.key)] += ReadBig64(row.value);
        break;
      default:
        sorted_key.assign(1, static_cast<char>(row.table)).append(row.key);
        const bool of_body = row.table == Table::kIndex && row.key.front() == kByBody;
        put = unsorted_.Add(sorted_key, of_body ? Big64(number) : row.value);
    }
    KG_RETURN_IF_ERROR(put);
  }
  const DocId& id = doc.article.id;
  KG_RETURN_IF_ERROR(Put(kDocs, Table::kPending, WorkKey(Work::kDoc, id.AsBytes()), EncodePendingBlocks({})));
  for (uint32_t i = 0; i < doc.claims; ++i) {
    KG_RETURN_IF_ERROR(Put(kClaims, Table::kPending, WorkKey(Work::kClaim, RefKey({id, i})), "f"));
  }
  ++counters_.articles;
  counters_.claims += doc.claims;
  return Status::Ok();
}

void BulkLoad::Tables::NoteBody(std::string_view key, uint64_t number) {
  const std::string_view body = key.substr(1, key.size() - 17);
  if (body != body_) EndBody();
  body_ = body;
  of_body_.push_back(number);
}

void BulkLoad::Tables::EndBody() {
  const auto first = std::min_element(of_body_.begin(), of_body_.end());
  for (auto at = of_body_.begin(); at != of_body_.end(); ++at) {
    if (at != first && outcomes_[*at] == StoreOutcome::kStored) outcomes_[*at] = StoreOutcome::kCopy;
  }
  of_body_.clear();
}

Status BulkLoad::Tables::NoteBand(std::string_view key) {
  const std::string_view band = key.substr(0, key.size() - 16);
  const std::string_view text = key.substr(key.size() - 16);
  if (band != band_) {
    band_ = band;
    first_of_band_ = text;
    return Status::Ok();
  }
  if (!first_of_band_.empty()) KG_RETURN_IF_ERROR(joins_.Add(first_of_band_, ""));
  first_of_band_.clear();
  return joins_.Add(text, "");
}

Status BulkLoad::Tables::PutSorted(Table table, std::string_view key, std::string_view value) {
  if (table == Table::kBlock) return Put(kBlock, table, key, value);
  if (table == Table::kCopy) {
    if (key.front() == BandPrefix(0).front()) KG_RETURN_IF_ERROR(NoteBand(key));
    return Put(kCopy, table, key, value);
  }
  if (key.front() != kByBody) return Put(kIndex, table, key, value);
  NoteBody(key, ReadBig64(value));
  return Put(kIndex, table, key, "");
}

Status BulkLoad::Tables::Sort() {
  std::string last;  // articles of one body have the rows of their text in common
  const auto put = [&](std::string_view key, std::string_view value) -> Status {
    if (key == last) return Status::Ok();
    last = key;
    return PutSorted(static_cast<Table>(key.front()), key.substr(1), value);
  };
  KG_RETURN_IF_ERROR(unsorted_.ForEach(put));
  EndBody();
  last.clear();
  const auto join = [&](std::string_view text, std::string_view) -> Status {
    if (text == last) return Status::Ok();
    last = text;
    return Put(kTexts, Table::kPending, WorkKey(Work::kText, text), kJoin);
  };
  KG_RETURN_IF_ERROR(joins_.ForEach(join));
  return Put(kMeta, Table::kMeta, kMetaCounters, Encode(counters_));
}

Status BulkLoad::Tables::Ingest(Db* db) {
  std::vector<const SortedTable*> tables;
  for (const std::unique_ptr<SortedTable>& stream : streams_) {
    if (stream == nullptr) continue;
    KG_RETURN_IF_ERROR(stream->Finish());
    tables.push_back(stream.get());
  }
  return db->Ingest(tables);
}

BulkLoad::BulkLoad(Db* db, std::filesystem::path folder, size_t memory_bytes)
    : db_(db), folder_(std::move(folder)), memory_bytes_(memory_bytes), documents_(folder_, memory_bytes) {}

BulkLoad::~BulkLoad() {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

Result<std::unique_ptr<BulkLoad>> BulkLoad::Begin(Db* db, const std::filesystem::path& folder, size_t memory_bytes) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  if (!error) std::filesystem::create_directories(folder, error);
  if (error) return IoError(folder.string() + " can't be made: " + error.message());
  return std::unique_ptr<BulkLoad>(new BulkLoad(db, folder, memory_bytes));
}

Status BulkLoad::Add(const Document& document, const StoreStamp& stamp) {
  const StoredDoc doc = MakeStoredDoc(document, stamp);
  std::string rows = Big64(added_);
  PutRows(document, doc, [&rows](Table table, auto key, auto value) { AppendRow(table, key, value, &rows); });
  if (const std::vector<uint64_t> bands = BandsOf(document.article.sketch); !bands.empty()) {
    AppendRow(Table::kCopy, SketchKey(doc.body), Encode(document.article.sketch), &rows);
    for (const uint64_t band : bands) AppendRow(Table::kCopy, BandKey(band, doc.body), "", &rows);
  }
  std::map<std::string_view, uint64_t> predicates;
  for (const Claim& claim : document.claims) ++predicates[claim.predicate];
  for (const auto& [predicate, count] : predicates) AppendRow(Table::kMeta, predicate, Big64(count), &rows);
  KG_RETURN_IF_ERROR(documents_.Add(document.article.id.AsBytes(), rows));
  ++added_;
  return Status::Ok();
}

namespace {

// What Store does with a document when one of the same id came before in the same command.
StoreOutcome OutcomeOf(const StoredDoc& offered, const StoredDoc& present) {
  if (offered.article.content != present.article.content) {
    return ReplacesInAnyOrder(offered.article, present.article) ? StoreOutcome::kReplaced : StoreOutcome::kOlder;
  }
  if (offered.rules_version == present.rules_version) return StoreOutcome::kUnchanged;
  return offered.rules_version < present.rules_version ? StoreOutcome::kOlder : StoreOutcome::kReplaced;
}

struct Version {
  StoredDoc doc;
  uint64_t number = 0;
  std::string rows;
};

}  // namespace

Result<std::vector<StoreOutcome>> BulkLoad::Finish() {
  std::vector<StoreOutcome> outcomes(added_, StoreOutcome::kStored);
  Tables tables(*db_, folder_, memory_bytes_, &outcomes);
  std::optional<Version> kept;  // of the article whose versions are being read
  const auto write = [&]() -> Status {
    return kept ? tables.AddDocument(kept->number, kept->rows, kept->doc) : Status::Ok();
  };
  const auto take = [&](std::string_view id, std::string_view value) -> Status {
    Version version;
    version.number = ReadBig64(value);
    version.rows = value.substr(kNumberBytes);
    std::string_view rows = version.rows;
    if (!Decode(TakeRow(&rows).value, &version.doc)) return DamagedRecord(Table::kDoc, id);
    if (kept && kept->doc.article.id == version.doc.article.id) {
      const StoredDoc& present = kept->doc;
      if (present.article.identity != version.doc.article.identity) {
        return InvalidError("document id " + present.article.id.ToHex() + " of " + version.doc.article.identity +
                            " is already stored for " + present.article.identity);
      }
      outcomes[version.number] = OutcomeOf(version.doc, present);
      if (outcomes[version.number] == StoreOutcome::kReplaced) kept = std::move(version);
      return Status::Ok();
    }
    KG_RETURN_IF_ERROR(write());
    kept = std::move(version);
    return Status::Ok();
  };
  KG_RETURN_IF_ERROR(documents_.ForEach(take));
  KG_RETURN_IF_ERROR(write());
  KG_RETURN_IF_ERROR(tables.Sort());
  KG_RETURN_IF_ERROR(tables.Ingest(db_));
  return outcomes;
}

}  // namespace kg::graph
