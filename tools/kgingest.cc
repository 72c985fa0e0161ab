// kgingest: feed raw article dumps into a graph, or print what is found in them.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>

#include "graph/model/data_dir.h"
#include "graph/model/document_record.h"
#include "graph/model/json_forms.h"
#include "graph/writer.h"
#include "tools/ingest_arguments.h"
#include "tools/pipeline.h"
#include "tools/progress.h"
#include "tools/record_files.h"
#include "tools/report.h"
#include "tools/rules_folders.h"
#include "tools/signals.h"
#include "tools/summary.h"

namespace kg::tools {
namespace {

namespace fs = std::filesystem;

// A message for the person at the terminal, and the exit code that goes with it.
struct Failure {
  int exit_code = kExitFailed;
  std::string message;
};

class Run {
 public:
  explicit Run(IngestArguments arguments) : arguments_(std::move(arguments)), progress_(ModeOf(arguments_.progress)) {}

  int Execute() {
    if (const auto failure = Prepare()) return Fail(*failure);
    std::optional<Failure> failure;
    if (!arguments_.learn_templates.empty()) {
      failure = WriteTemplates();
      if (failure) return Fail(*failure);
      return Interrupted() ? kExitInterrupted : kExitOk;
    }
    if (!arguments_.remove.empty()) failure = RemoveArticles();
    if (!failure && arguments_.reextract) failure = Reextract();
    if (!failure && arguments_.bulk) failure = BeginBulk();
    if (!failure && !arguments_.paths.empty()) failure = arguments_.from_records ? LoadRecords() : Ingest();
    if (const std::string hidden = summary_.HiddenMessages(); !hidden.empty()) Say(hidden);
    if (writer_ != nullptr) {
      // What was stored before a failure is published all the same.
      if (auto published = Publish(); published && !failure) failure = published;
    }
    progress_.Clear();
    if (closed_pipe_) return kExitClosedPipe;
    if (failure) return Fail(*failure);
    if (!PrintsOnly() || summary_.read() == 0 || summary_.skipped_any()) Say(summary_.ToString());
    if (Interrupted()) {
      Say("interrupted; what was stored is kept, the same command goes on where it stopped");
      return kExitInterrupted;
    }
    return exit_code_;
  }

 private:
  static ProgressMode ModeOf(const std::string& word) {
    return word == "always" ? ProgressMode::kAlways : word == "never" ? ProgressMode::kNever : ProgressMode::kAuto;
  }
  bool PrintsOnly() const { return arguments_.PrintsOnly(); }

  void Say(const std::string& message) {
    progress_.Clear();
    std::cerr << "kgingest: " << message << "\n";
  }

  int Fail(const Failure& failure) {
    Say(failure.message);
    return failure.exit_code;
  }

  static Failure FailureOf(const Status& status) {
    const bool usage = status.code() == StatusCode::kInvalid;
    return {usage ? kExitUsage : kExitFailed, status.message()};
  }

  std::optional<Failure> Prepare() {
    if (auto wrong = WrongUsage(arguments_)) return Failure{kExitUsage, std::move(*wrong)};
    options_.jobs = arguments_.jobs;
    options_.ingest.any_language = arguments_.articles;  // cleaning knows no language, only claims do
    options_.ingest.format = *ingest::ParseFormat(arguments_.format);
    options_.ingest.limits = arguments_.limits;
    if (!arguments_.published.empty()) {
      options_.ingest.published = Date::Parse(arguments_.published);
      if (!options_.ingest.published) {
        return Failure{kExitUsage,
                       "--published '" + arguments_.published + "' is no date: expected YYYY, YYYY-MM or YYYY-MM-DD"};
      }
    }
    if (auto failure = ReadFieldMap()) return failure;
    if (auto failure = ReadTemplates()) return failure;
    if (!arguments_.learn_templates.empty()) return std::nullopt;
    if (!arguments_.report.empty() && !report_.Open(arguments_.report)) {
      return Failure{kExitFailed, report_.Failed()};
    }
    return OpenStores();
  }

  std::optional<Failure> ReadFieldMap() {
    static constexpr std::string_view kKnown[] = {"id",        "url",      "title", "author",
                                                  "published", "modified", "text",  "html"};
    for (const std::string& map : arguments_.maps) {
      const size_t equals = map.find('=');
      const std::string known = map.substr(0, equals);
      if (equals == std::string::npos || equals + 1 == map.size() ||
          std::find(std::begin(kKnown), std::end(kKnown), known) == std::end(kKnown)) {
        return Failure{kExitUsage, "--map '" + map +
                                       "': expected KNOWN=NAME, where KNOWN is id, url, title, author, published, "
                                       "modified, text or html"};
      }
      options_.ingest.fields[known] = map.substr(equals + 1);
    }
    return std::nullopt;
  }

  std::optional<Failure> ReadTemplates() {
    if (arguments_.templates == "auto" || arguments_.templates == "off") return std::nullopt;
    std::ifstream file(arguments_.templates, std::ios::binary);
    if (!file) return Failure{kExitUsage, arguments_.templates + ": can't be read (--templates auto, off or a FILE)"};
    const std::string lines{std::istreambuf_iterator<char>(file), {}};
    auto templates = ingest::SiteTemplates::FromLines(lines);
    if (!templates.ok()) return Failure{kExitUsage, arguments_.templates + ": " + templates.status().message()};
    UseTemplates(std::move(templates).value());
    return std::nullopt;
  }

  void UseTemplates(ingest::SiteTemplates templates) {
    templates_ = std::move(templates);
    options_.ingest.templates = templates_.size() > 0 ? &templates_ : nullptr;
  }

  ingest::SiteTemplates Learn() {
    return LearnTemplates(arguments_.paths, options_.ingest, [this](const PipelineProgress& p) {
      progress_.Update("learning site templates", p.documents, p.bytes, p.total_bytes);
    });
  }

  std::optional<Failure> WriteTemplates() {
    const ingest::SiteTemplates templates = Learn();
    if (Interrupted()) return std::nullopt;
    std::ofstream file(arguments_.learn_templates, std::ios::binary | std::ios::trunc);
    file << templates.ToLines();
    file.close();
    if (!file) return Failure{kExitFailed, arguments_.learn_templates + ": can't be written (--learn-templates)"};
    Say("learned " + std::to_string(templates.size()) + " repeating blocks");
    return std::nullopt;
  }

  std::optional<Failure> OpenStores() {
    const auto data = FindDataDir();
    if (!data.ok()) return Failure{kExitFailed, data.status().message()};
    if (arguments_.articles) {
      options_.estimate_date = [this, data = *data](Article article) { return EstimateDate(data, std::move(article)); };
      if (arguments_.rules.empty()) return std::nullopt;
    }
    std::vector<fs::path> folders(arguments_.rules.begin(), arguments_.rules.end());
    std::optional<RulesFolders> kept;
    if (!arguments_.database.empty()) {
      kept.emplace(arguments_.database);
      folders = kept->With(folders, arguments_.no_rules);
    }
    auto resources = extract::Resources::Load(*data, folders);
    if (!resources.ok()) return Failure{kExitFailed, resources.status().message()};
    resources_ = std::move(resources).value();
    if (arguments_.database.empty()) return std::nullopt;
    auto writer =
        graph::Writer::Open(arguments_.database, resources_->schema, resources_->gazetteer, resources_->rules_version,
                            {.block_cache_bytes = arguments_.cache_mb << 20,
                             .write_buffer_bytes = arguments_.write_buffer_mb << 20,
                             .sync_each_batch = arguments_.durable});
    if (!writer.ok()) return FailureOf(writer.status());
    writer_ = std::move(writer).value();
    options_.is_unchanged = [this](const Article& article) { return writer_->Contains(article.id, article.content); };
    const Status saved = kept->Save(arguments_.rules, arguments_.no_rules);
    if (!saved.ok()) return Failure{kExitFailed, saved.message()};
    return std::nullopt;
  }

  // What dates need is loaded when the first article without a date comes: most carry one.
  Article EstimateDate(const fs::path& data, Article article) {
    if (article.published.IsStated()) return article;
    std::call_once(dates_once_, [&] {
      auto loaded = extract::Resources::LoadForDates(data);
      if (loaded.ok()) {
        dates_ = std::move(loaded).value();
      } else {
        dates_error_ = loaded.status().message();
      }
    });
    return dates_ == nullptr ? article : extract::Extractor(*dates_).EstimateDate(std::move(article));
  }

  std::optional<Failure> RemoveArticles() {
    for (const std::string& name : arguments_.remove) {
      const Status status = writer_->Remove(name);
      if (!status.ok()) return Failure{kExitFailed, status.message()};
      summary_.CountRemoved();
    }
    return std::nullopt;
  }

  std::optional<Failure> Reextract() {
    extract::Extractor extractor(*resources_);
    const Status status = writer_->ForEachArticle([&](const Article& article) -> Status {
      if (Interrupted()) return Status(StatusCode::kInterrupted, "interrupted");
      if (writer_->Contains(article.id, article.content)) {
        summary_.Count("unchanged");
        return Status::Ok();
      }
      const Document document = extractor.Extract(article);
      summary_.AddClaims(document.claims.size());
      const auto outcome = writer_->Store(document);
      if (!outcome.ok()) return outcome.status();
      summary_.Count(std::string(ToString(*outcome)));
      progress_.Update("extracting again", summary_.read(), 0, 0);
      return Status::Ok();
    });
    if (!status.ok() && status.code() != StatusCode::kInterrupted) return Failure{kExitFailed, status.message()};
    return std::nullopt;
  }

  std::optional<Failure> BeginBulk() {
    const auto begun = writer_->BeginBulkLoad();
    if (!begun.ok()) return Failure{kExitFailed, begun.status().message()};
    bulk_ = *begun;
    if (!bulk_) Say("the database holds articles already: --bulk has no effect");
    return std::nullopt;
  }

  std::optional<Failure> Ingest() {
    if (arguments_.templates == "auto") UseTemplates(Learn());
    std::optional<Failure> failure;
    const auto sink = [&](Outcome&& outcome) {
      const Status status = Take(std::move(outcome));
      if (!status.ok()) failure = Failure{kExitFailed, status.message()};
      return status.ok() && !closed_pipe_;
    };
    const PipelineResult result = RunPipeline(
        arguments_.paths, options_, resources_.get(), sink,
        [this](const PipelineProgress& p) { progress_.Update("reading", p.documents, p.bytes, p.total_bytes); });
    for (const std::string& error : result.errors) {
      Say(error);
      exit_code_ = kExitFailed;
    }
    if (!dates_error_.empty()) return Failure{kExitFailed, dates_error_};
    return failure;
  }

  std::optional<Failure> LoadRecords() {
    std::optional<Failure> failure;
    const auto visit = [&](const RecordLine& line) {
      const Status status = TakeRecord(line);
      if (!status.ok()) failure = Failure{kExitFailed, status.message()};
      progress_.Update("loading records", summary_.read(), 0, 0);
      return !failure && !Interrupted();
    };
    for (const std::string& path : arguments_.paths) {
      const Status status = ReadRecordLines(path, arguments_.limits, visit);
      if (!status.ok()) {
        Say(status.message());
        exit_code_ = kExitFailed;
      }
      if (failure || Interrupted()) break;
    }
    return failure;
  }

  Status TakeRecord(const RecordLine& line) {
    Outcome outcome;
    outcome.source = line.where;
    if (line.too_long) {
      outcome.skip = {"over a limit", line.where,
                      line.where + ": the line is longer than " + std::to_string(arguments_.limits.line_bytes) +
                          " bytes (--max-line-bytes)"};
      return Take(std::move(outcome));
    }
    auto record = DocumentFromRecord(line.text);
    if (!record.ok()) {
      outcome.skip = {"broken record", line.where, line.where + ": " + record.status().message()};
      return Take(std::move(outcome));
    }
    outcome.id = record->document.article.id;
    outcome.doc = record->document.article.doc;
    outcome.document = std::move(record->document);
    record_rules_ = std::move(record->rules_version);
    return Take(std::move(outcome));
  }

  Result<graph::StoreOutcome> Store(const Document& document) {
    return arguments_.from_records ? writer_->StoreRecord(document, record_rules_) : writer_->Store(document);
  }

  // One outcome: printed or stored, counted, reported.
  Status Take(Outcome&& outcome) {
    std::string status;
    if (!outcome.skip.reason.empty()) {
      status = "skipped";
      if (summary_.CountSkipped(outcome.skip.reason)) Say(outcome.skip.message);
    } else if (outcome.unchanged) {
      status = "unchanged";
    } else if (PrintsOnly()) {
      status = "printed";
      Print(*outcome.document);
    } else {
      const auto stored = Store(*outcome.document);
      if (!stored.ok()) return Status(stored.status().code(), outcome.source + ": " + stored.status().message());
      status = ToString(*stored);
    }
    if (!outcome.remark.empty()) Say(outcome.remark);
    if (outcome.document) summary_.AddClaims(outcome.document->claims.size());
    const bool later = bulk_ && status == "stored";
    if (status != "skipped" && !later) summary_.Count(status);
    return report_.Write(outcome, status, later) ? Status::Ok() : IoError(report_.Failed());
  }

  void Print(const Document& document) {
    std::string out;
    if (arguments_.articles) {
      out = ArticleToJsonLine(document.article) + "\n";
    } else if (arguments_.records) {
      out = DocumentToRecord(document, resources_->rules_version) + "\n";
    } else {
      for (const Claim& claim : document.claims) {
        const std::string_view text = document.article.text;
        out += ClaimToJsonLine(claim, LocalNames(document, claim), document.article.doc,
                               text.substr(claim.sentence.begin, claim.sentence.end - claim.sentence.begin)) +
               "\n";
      }
    }
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) closed_pipe_ = true;
    if (std::fflush(stdout) != 0) closed_pipe_ = true;
  }

  std::optional<Failure> Publish() {
    const Status status =
        writer_->Publish([this](uint64_t done, uint64_t total) { progress_.UpdateStep("resolving", done, total); });
    if (!status.ok()) return Failure{kExitFailed, status.message()};
    for (const graph::StoreOutcome outcome : writer_->TakeBulkOutcomes()) {
      summary_.Count(std::string(ToString(outcome)));
      report_.Settle(ToString(outcome));
    }
    if (!report_.Close()) return Failure{kExitFailed, report_.Failed()};
    return std::nullopt;
  }

  IngestArguments arguments_;
  PipelineOptions options_;
  ingest::SiteTemplates templates_;
  std::unique_ptr<extract::Resources> resources_;
  std::once_flag dates_once_;
  std::unique_ptr<extract::Resources> dates_;
  std::string dates_error_;
  std::unique_ptr<graph::Writer> writer_;
  std::string record_rules_;  // rules version of the record being loaded
  ReportFile report_;
  bool bulk_ = false;  // documents are gathered, what becomes of them is known when they are published
  Summary summary_;
  Progress progress_;
  int exit_code_ = kExitOk;
  bool closed_pipe_ = false;
};

int Main(int argc, char** argv) {
  InstallSignalHandlers();
  IngestArguments arguments;
  if (const auto exit_code = ParseIngestArguments(argc, argv, &arguments)) return *exit_code;
  return Run(std::move(arguments)).Execute();
}

}  // namespace
}  // namespace kg::tools

int main(int argc, char** argv) { return kg::tools::Main(argc, argv); }
