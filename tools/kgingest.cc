// kgingest: feed raw article dumps into a graph, or print what is found in them.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "graph/model/data_dir.h"
#include "graph/model/json_forms.h"
#include "graph/writer.h"
#include "tools/pipeline.h"
#include "tools/progress.h"
#include "tools/rules_folders.h"
#include "tools/signals.h"
#include "tools/version.h"

namespace kg::tools {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string database;
  std::vector<std::string> paths;
  std::string format = "auto";
  int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  std::string published;
  std::vector<std::string> rules;
  std::vector<std::string> no_rules;
  std::vector<std::string> remove;
  bool reextract = false;
  std::string report;
  std::string progress = "auto";
  bool articles = false;
  bool claims = false;
};

// A message for the person at the terminal, and the exit code that goes with it.
struct Failure {
  int exit_code = kExitFailed;
  std::string message;
};

// Counts of the run, for the summary.
struct Summary {
  uint64_t read = 0;
  std::map<std::string, uint64_t> by_status;  // stored, replaced, unchanged, copy, older, removed
  std::map<std::string, uint64_t> skipped;    // by reason
  uint64_t claims = 0;

  std::string ToString() const {
    std::string out = "read " + std::to_string(read) + (read == 1 ? " document: " : " documents: ");
    bool first = true;
    const auto add = [&out, &first](uint64_t count, const std::string& what) {
      out += (first ? "" : ", ") + std::to_string(count) + " " + what;
      first = false;
    };
    for (const auto& [status, count] : by_status) add(count, status);
    for (const auto& [reason, count] : skipped) add(count, "skipped (" + reason + ")");
    if (first) out += "nothing";
    return out + "; " + std::to_string(claims) + (claims == 1 ? " claim" : " claims");
  }
};

class Run {
 public:
  explicit Run(Arguments arguments) : arguments_(std::move(arguments)), progress_(ModeOf(arguments_.progress)) {}

  int Execute() {
    if (const auto failure = Prepare()) return Fail(*failure);
    std::optional<Failure> failure;
    if (!arguments_.remove.empty()) failure = RemoveArticles();
    if (!failure && arguments_.reextract) failure = Reextract();
    if (!failure && !arguments_.paths.empty()) failure = Ingest();
    if (writer_ != nullptr) {
      // What was stored before a failure is published all the same.
      if (auto published = Publish(); published && !failure) failure = published;
    }
    progress_.Clear();
    if (closed_pipe_) return kExitClosedPipe;
    if (failure) return Fail(*failure);
    if (!PrintsOnly() || summary_.read == 0 || !summary_.skipped.empty())
      std::cerr << "kgingest: " << summary_.ToString() << "\n";
    if (Interrupted()) {
      std::cerr << "kgingest: interrupted; what was stored is kept, the same command goes on where it stopped\n";
      return kExitInterrupted;
    }
    return exit_code_;
  }

 private:
  static ProgressMode ModeOf(const std::string& word) {
    return word == "always" ? ProgressMode::kAlways : word == "never" ? ProgressMode::kNever : ProgressMode::kAuto;
  }
  bool PrintsOnly() const { return arguments_.articles || arguments_.claims; }

  int Fail(const Failure& failure) {
    std::cerr << "kgingest: " << failure.message << "\n";
    return failure.exit_code;
  }

  static Failure FailureOf(const Status& status) {
    const bool usage = status.code() == StatusCode::kInvalid;
    return {usage ? kExitUsage : kExitFailed, status.message()};
  }

  std::optional<Failure> Prepare() {
    if (PrintsOnly() && !arguments_.database.empty())
      return Failure{kExitUsage, "--articles and --claims print only: leave --db out"};
    if (!PrintsOnly() && arguments_.database.empty())
      return Failure{kExitUsage, "--db DB is needed (or --articles or --claims, which print only)"};
    if (arguments_.paths.empty() && arguments_.remove.empty() && !arguments_.reextract && arguments_.no_rules.empty()) {
      return Failure{kExitUsage, "nothing to do: name a PATH (a file, a folder, or - for standard input)"};
    }
    if (arguments_.reextract && !arguments_.paths.empty())
      return Failure{kExitUsage, "--reextract takes no PATH: it works on the stored texts"};
    if (!AnyPathExists()) return Failure{kExitUsage, "no such file or folder: " + arguments_.paths[0]};
    options_.jobs = arguments_.jobs;
    options_.articles_only = arguments_.articles;
    options_.ingest.any_language = arguments_.articles;  // cleaning knows no language, only claims do
    options_.ingest.format = *ingest::ParseFormat(arguments_.format);
    if (!arguments_.published.empty()) {
      options_.ingest.published = Date::Parse(arguments_.published);
      if (!options_.ingest.published) {
        return Failure{kExitUsage,
                       "--published '" + arguments_.published + "' is no date: expected YYYY, YYYY-MM or YYYY-MM-DD"};
      }
    }
    if (auto failure = OpenReport()) return failure;
    return OpenStores();
  }

  bool AnyPathExists() const {
    std::error_code error;
    return arguments_.paths.empty() ||
           std::any_of(arguments_.paths.begin(), arguments_.paths.end(), [&error](const std::string& path) {
             return path == "-" || fs::exists(fs::symlink_status(path, error));
           });
  }

  std::optional<Failure> OpenReport() {
    if (arguments_.report.empty()) return std::nullopt;
    report_.open(arguments_.report, std::ios::binary | std::ios::trunc);
    if (!report_) return Failure{kExitFailed, arguments_.report + ": can't be written (--report)"};
    return std::nullopt;
  }

  std::optional<Failure> OpenStores() {
    const auto data = FindDataDir();
    if (!data.ok()) return Failure{kExitFailed, data.status().message()};
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
    auto writer = graph::Writer::Open(arguments_.database, resources_->schema, resources_->gazetteer,
                                      resources_->rules_version, graph::WriterOptions{});
    if (!writer.ok()) return FailureOf(writer.status());
    writer_ = std::move(writer).value();
    options_.is_unchanged = [this](const Article& article) { return writer_->Contains(article.id, article.content); };
    const Status saved = kept->Save(arguments_.rules, arguments_.no_rules);
    if (!saved.ok()) return Failure{kExitFailed, saved.message()};
    return std::nullopt;
  }

  std::optional<Failure> RemoveArticles() {
    for (const std::string& name : arguments_.remove) {
      const Status status = writer_->Remove(name);
      if (!status.ok()) return Failure{kExitFailed, status.message()};
      ++summary_.by_status["removed"];
    }
    return std::nullopt;
  }

  std::optional<Failure> Reextract() {
    extract::Extractor extractor(*resources_);
    const Status status = writer_->ForEachArticle([&](const Article& article) -> Status {
      if (Interrupted()) return Status(StatusCode::kInterrupted, "interrupted");
      ++summary_.read;
      if (writer_->Contains(article.id, article.content)) {
        ++summary_.by_status["unchanged"];
        return Status::Ok();
      }
      const Document document = extractor.Extract(article);
      summary_.claims += document.claims.size();
      const auto outcome = writer_->Store(document);
      if (!outcome.ok()) return outcome.status();
      ++summary_.by_status[std::string(ToString(*outcome))];
      progress_.Update(summary_.read, 0);
      return Status::Ok();
    });
    if (!status.ok() && status.code() != StatusCode::kInterrupted) return Failure{kExitFailed, status.message()};
    return std::nullopt;
  }

  std::optional<Failure> Ingest() {
    std::optional<Failure> failure;
    const auto sink = [&](Outcome&& outcome) {
      ++summary_.read;
      const Status status = Take(std::move(outcome));
      if (!status.ok()) failure = Failure{kExitFailed, status.message()};
      return status.ok() && !closed_pipe_;
    };
    const PipelineResult result =
        RunPipeline(arguments_.paths, options_, *resources_, sink,
                    [this](uint64_t documents, uint64_t bytes) { progress_.Update(documents, bytes); });
    progress_.Clear();
    for (const std::string& error : result.errors) {
      std::cerr << "kgingest: " << error << "\n";
      exit_code_ = kExitFailed;
    }
    return failure;
  }

  // One outcome: printed or stored, counted, reported.
  Status Take(Outcome&& outcome) {
    std::string status;
    if (!outcome.skip.reason.empty()) {
      status = "skipped";
      ++summary_.skipped[outcome.skip.reason];
      progress_.Clear();
      std::cerr << "kgingest: " << outcome.skip.message << "\n";
    } else if (outcome.unchanged) {
      status = "unchanged";
    } else if (PrintsOnly()) {
      status = "printed";
      Print(*outcome.document);
    } else {
      const auto stored = writer_->Store(*outcome.document);
      if (!stored.ok()) return Status(stored.status().code(), outcome.source + ": " + stored.status().message());
      status = ToString(*stored);
    }
    if (outcome.document) summary_.claims += outcome.document->claims.size();
    if (status != "skipped") ++summary_.by_status[status];
    return Report(outcome, status);
  }

  void Print(const Document& document) {
    std::string out;
    if (arguments_.articles) {
      out = ArticleToJsonLine(document.article) + "\n";
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

  Status Report(const Outcome& outcome, const std::string& status) {
    if (!report_.is_open()) return Status::Ok();
    nlohmann::ordered_json line{
        {"id", outcome.id.IsNull() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(outcome.id.ToHex())},
        {"doc", outcome.doc},
        {"source", outcome.source},
        {"status", status},
        {"reason",
         outcome.skip.reason.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(outcome.skip.message)},
        {"entities", outcome.document ? outcome.document->entities.size() : 0},
        {"claims", outcome.document ? outcome.document->claims.size() : 0}};
    report_ << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
    report_.flush();
    return report_ ? Status::Ok() : IoError(arguments_.report + ": can't be written (--report)");
  }

  std::optional<Failure> Publish() {
    const Status status =
        writer_->Publish([this](uint64_t done, uint64_t total) { progress_.UpdateStep("resolving", done, total); });
    if (!status.ok()) return Failure{kExitFailed, status.message()};
    return std::nullopt;
  }

  Arguments arguments_;
  PipelineOptions options_;
  std::unique_ptr<extract::Resources> resources_;
  std::unique_ptr<graph::Writer> writer_;
  std::ofstream report_;
  Summary summary_;
  Progress progress_;
  int exit_code_ = kExitOk;
  bool closed_pipe_ = false;
};

constexpr const char* kFooter =
    "Example:\n"
    "  kgingest --db news.kg articles/ more.jsonl      load a folder and a dump of JSON lines\n"
    "  kgingest --claims article.txt                    print what one article claims; nothing is stored\n"
    "  kgq news.kg -c '.conflicts'                      then ask where the sources contradict each other\n"
    "Exit codes: 0 done, 1 something could not be read or written, 2 wrong usage, 130 interrupted, 141 closed pipe";

int Main(int argc, char** argv) {
  InstallSignalHandlers();
  CLI::App app{"Feeds raw news articles into a knowledge graph: cleans them and extracts who, what and when."};
  app.name("kgingest");
  app.footer(kFooter);
  app.set_version_flag("--version", [] { return VersionText("kgingest"); });
  Arguments a;
  app.add_option("--db", a.database, "The database to load into (a folder; made when it is not there)")
      ->type_name("DB");
  app.add_option("PATH", a.paths, "Files, folders (recursive), or - for standard input");
  app.add_option("--format", a.format, "What the input is; auto looks at the content")
      ->check(CLI::IsMember({"auto", "text", "html", "jsonl", "json", "csv", "tsv", "warc"}))
      ->capture_default_str();
  app.add_option("--jobs", a.jobs, "Threads")->check(CLI::Range(1, 1024))->capture_default_str();
  app.add_option("--published", a.published, "Date for articles that carry none (YYYY, YYYY-MM, YYYY-MM-DD)")
      ->type_name("DATE");
  app.add_option("--rules", a.rules, "A folder of more rules and schema lines, kept in the database (repeatable)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_option("--no-rules", a.no_rules, "Takes a folder of rules out of the database again")
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_flag("--reextract", a.reextract, "No PATH: run the present rules over the stored texts");
  app.add_option("--remove", a.remove, "Takes an article and all that came from it out (repeatable)")
      ->type_name("DOC|URL")
      ->allow_extra_args(false);
  app.add_option("--report", a.report, "Writes one JSON line per document: id, source, status, reason, counts")
      ->type_name("FILE");
  app.add_option("--progress", a.progress, "Progress on standard error")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  app.add_flag("--articles", a.articles, "Prints the cleaned articles as JSON lines; nothing is stored");
  app.add_flag("--claims", a.claims, "Prints the claims as JSON lines; nothing is stored");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  return Run(std::move(a)).Execute();
}

}  // namespace
}  // namespace kg::tools

int main(int argc, char** argv) { return kg::tools::Main(argc, argv); }
