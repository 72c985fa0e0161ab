// The frame of CheckDatabase (see graph/care.h).
#include "graph/store/checker.h"

#include "graph/care.h"
#include "graph/store/layout.h"
#include "graph/store/ledger.h"
#include "graph/store/publish.h"

namespace kg::graph {
namespace {

constexpr uint64_t kAskEvery = 1024;
constexpr size_t kLongestKey = 60;  // bytes of a key that a message shows

std::string KeyText(std::string_view key) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : key.substr(0, kLongestKey)) {
    hex += kDigits[static_cast<uint8_t>(c) >> 4];
    hex += kDigits[static_cast<uint8_t>(c) & 15];
  }
  return key.size() > kLongestKey ? hex + "..." : hex;
}

void CheckCounters(Checker* checker) {
  const auto found = checker->Read<Counters>(Table::kMeta, kMetaCounters);
  const Counters stored = found.value_or(Counters());  // a database that never held an article has none
  const Counters& counted = checker->counted();
  const auto compare = [checker](const char* what, uint64_t says, uint64_t is) {
    if (says == is) return;
    checker->Bad(Table::kMeta, kMetaCounters,
                 std::string(what) + ": counted as " + std::to_string(says) + ", there are " + std::to_string(is));
  };
  compare("articles", stored.articles, counted.articles);
  compare("claims", stored.claims, counted.claims);
  compare("entities", stored.entities, counted.entities);
  compare("facts", stored.facts, counted.facts);
  compare("conflicts", stored.conflicts, counted.conflicts);
  compare("tensions", stored.tensions, counted.tensions);
  if (stored.claims_by_predicate != counted.claims_by_predicate) {
    checker->Bad(Table::kMeta, kMetaCounters, "the counts of claims by predicate are wrong");
  }
  if (stored.entities_by_type != counted.entities_by_type) {
    checker->Bad(Table::kMeta, kMetaCounters, "the counts of entities by type are wrong");
  }
}

Status CheckTables(Checker* checker) {
  KG_RETURN_IF_ERROR(CheckDocuments(checker));
  KG_RETURN_IF_ERROR(CheckEntities(checker));
  KG_RETURN_IF_ERROR(CheckFacts(checker));
  KG_RETURN_IF_ERROR(CheckConflicts(checker));
  CheckCounters(checker);
  return checker->ForEach(Table::kPending, [checker](std::string_view key, std::string_view) {
    checker->Bad(Table::kPending, key, "work is left to do in a published epoch");
  });
}

class DatabaseCheck {
 public:
  DatabaseCheck(const std::filesystem::path& database, const std::function<void(const std::string&)>& on_problem,
                const std::function<bool()>& go_on)
      : database_(database),
        report_problem_([this, &on_problem](const std::string& problem) {
          ++report_.problems;
          on_problem(problem);
        }),
        go_on_(go_on) {}

  Result<CheckReport> Run() {
    KG_RETURN_IF_ERROR(CheckEpoch());
    CheckLive();
    if (go_on_ && !go_on_()) return Status(StatusCode::kInterrupted, "interrupted");
    return report_;
  }

 private:
  Status CheckEpoch() {
    const Result<uint64_t> latest = ReadLatest(database_);
    if (!latest.ok()) {
      report_problem_(latest.status().message());
      return Status::Ok();
    }
    report_.epoch = *latest;
    if (*latest == 0) {
      report_.remarks.push_back("nothing is published yet");
      return Status::Ok();
    }
    const std::filesystem::path folder = EpochPath(database_, *latest);
    const Result<std::unique_ptr<FileLock>> lock = FileLock::AsReader(folder);
    const Result<std::unique_ptr<Db>> db =
        lock.ok() ? Db::OpenForReading(folder, {}) : Result<std::unique_ptr<Db>>(lock.status());
    if (!db.ok()) {
      report_problem_(db.status().message());
      return Status::Ok();
    }
    report_.files += (*db)->CheckFiles(report_problem_);
    Checker checker(**db, report_problem_, go_on_);
    const Status status = CheckTables(&checker);
    report_.entries += checker.entries();
    return status;
  }

  // The writer's own files. Only while nobody writes.
  void CheckLive() {
    const Result<std::unique_ptr<FileLock>> lock = FileLock::AsWriter(database_);
    if (!lock.ok()) {
      report_.remarks.push_back("live/ was not looked at: " + lock.status().message());
      return;
    }
    std::error_code error;
    if (report_.epoch > 0 && !std::filesystem::exists(LivePath(database_) / "CURRENT", error)) {
      return report_problem_((LivePath(database_) / "CURRENT").string() + " is missing");
    }
    if (!std::filesystem::exists(LivePath(database_) / "CURRENT", error)) return;
    DbOptions options;
    options.tail = LogTail::kMayTear;
    const Result<std::unique_ptr<Db>> db = Db::OpenForReading(LivePath(database_), options);
    if (!db.ok()) return report_problem_(db.status().message());
    report_.files += (*db)->CheckFiles(report_problem_);
    const Result<bool> pending = HasPending(**db);
    if (!pending.ok()) return report_problem_(pending.status().message());
    if (*pending) report_.remarks.push_back("a load was cut off: the same command finishes it");
  }

  const std::filesystem::path& database_;
  CheckReport report_;
  const std::function<void(const std::string&)> report_problem_;
  const std::function<bool()>& go_on_;
};

}  // namespace

bool Checker::IsStopped() {
  if (stopped_ || reads_ < next_ask_) return stopped_;
  next_ask_ = reads_ + kAskEvery;
  stopped_ = go_on_ && !go_on_();
  return stopped_;
}

Status Checker::ForEach(Table table, const std::function<void(std::string_view, std::string_view)>& visit) {
  FullScan scan(db_, table);
  for (; scan.Valid(); scan.Next()) {
    ++entries_;
    ++reads_;
    if (IsStopped()) break;
    visit(scan.key(), scan.value());
  }
  if (stopped_) return {StatusCode::kInterrupted, "interrupted"};
  if (!scan.status().ok()) {
    ++problems_;
    on_problem_(scan.status().message());
  }
  return Status::Ok();
}

void Checker::Bad(Table table, std::string_view key, const std::string& what) {
  if (stopped_) return;
  ++problems_;
  on_problem_("table " + std::string(TableName(table)) + ", key " + KeyText(key) + ": " + what);
}

std::optional<std::string> Checker::Get(Table table, std::string_view key) {
  ++reads_;
  if (IsStopped()) return std::nullopt;
  Result<std::optional<std::string>> value = db_.Get(table, key);
  if (value.ok()) return std::move(value).value();
  Bad(table, key, value.status().message());
  return std::nullopt;
}

bool Checker::Has(Table table, std::string_view key) { return Get(table, key).has_value(); }

bool Checker::HasAny(Table table, std::string_view prefix) {
  const PrefixScan scan(db_, table, prefix);
  if (!scan.status().ok()) Bad(table, prefix, scan.status().message());
  return scan.Valid();
}

void Checker::Expect(Table table, std::string_view key, const std::string& why) {
  if (!Has(table, key)) Bad(table, key, "missing: " + why);
}

Result<CheckReport> CheckDatabase(const std::filesystem::path& database,
                                  const std::function<void(const std::string&)>& on_problem,
                                  const std::function<bool()>& go_on) {
  const Result<FolderState> state = InspectFolder(database);
  if (!state.ok() && state.status().code() == StatusCode::kCorrupt) {  // FORMAT
    on_problem(state.status().message());
    CheckReport report;
    report.problems = 1;
    return report;
  }
  if (!state.ok()) return state.status();
  if (*state == FolderState::kMissing) return NotFoundError("there is no database " + database.string());
  if (*state == FolderState::kEmpty)
    return InvalidError(database.string() + " is an empty folder, not a newsgraph database");
  return DatabaseCheck(database, on_problem, go_on).Run();
}

}  // namespace kg::graph
