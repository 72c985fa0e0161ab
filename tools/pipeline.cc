#include "tools/pipeline.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <atomic>
#include <condition_variable>
#include <ctime>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>

#include "tools/signals.h"

namespace kg::tools {
namespace {

// Records that wait between the reader and the workers, for each worker: enough to keep it busy, few enough that
// memory does not grow with the dump.
constexpr size_t kQueuedPerJob = 32;
// Units of extraction's work (extract/work.h) that take about a millisecond.
constexpr uint64_t kWorkPerMs = 500'000;
// Pages of the sample of site templates that are kept in memory rather than read again.
constexpr uint64_t kKeptBytes = uint64_t{32} << 20;

// The bytes that the reader may have handed out and the workers have not finished with.
class ByteBudget {
 public:
  explicit ByteBudget(uint64_t bytes) : free_(static_cast<int64_t>(bytes)) {}
  // Waits until anything at all is free: a document larger than the whole budget passes alone.
  void Take(size_t bytes) {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return free_ > 0; });
    free_ -= static_cast<int64_t>(bytes);
  }
  void Give(size_t bytes) {
    {
      const std::lock_guard lock(mutex_);
      free_ += static_cast<int64_t>(bytes);
    }
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int64_t free_;
};

using Item = std::variant<std::monostate, ingest::RawDocument, ingest::Skip>;  // monostate: the end

// What was read and not worked on. A reader that found it full goes on when half is gone: woken at each record that is
// taken, it would cost two changes of threads a record.
class Queue {
 public:
  explicit Queue(size_t most) : most_(most) {}
  // Waits while it is full.
  void Push(std::shared_ptr<Item> item) {
    std::unique_lock lock(mutex_);
    if (items_.size() >= most_) drained_.wait(lock, [this] { return items_.size() <= most_ / 2; });
    items_.push_back(std::move(item));
    lock.unlock();
    filled_.notify_one();
  }
  // Waits while it is empty.
  std::shared_ptr<Item> Pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !items_.empty(); });
    std::shared_ptr<Item> item = std::move(items_.front());
    items_.pop_front();
    const bool drained = items_.size() == most_ / 2;
    lock.unlock();
    if (drained) drained_.notify_one();
    return item;
  }

 private:
  const size_t most_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable drained_;
  std::deque<std::shared_ptr<Item>> items_;
};

// Feeds the queue from the dumps, in a thread of its own.
class Feeder {
 public:
  Feeder(const std::vector<std::string>& paths, const ingest::Options& options, Queue* queue, ByteBudget* budget)
      : paths_(paths), options_(options), queue_(*queue), budget_(*budget) {}

  void Run() {
    for (const std::string& path : paths_) {
      std::error_code error;
      if (path == "-" || std::filesystem::exists(path, error)) any_path_exists_ = true;
      const Status status = ingest::ReadDump(path, options_, Sink());
      if (!status.ok() && status.code() != StatusCode::kInterrupted) errors_.push_back(status.message());
      if (Stopped()) break;
    }
    queue_.Push(std::make_shared<Item>());
  }
  void Stop() { stop_ = true; }
  bool Stopped() const { return stop_ || Interrupted(); }
  uint64_t bytes() const { return bytes_; }
  // Valid once Run has returned.
  std::vector<std::string> TakeErrors() { return std::move(errors_); }
  bool any_path_exists() const { return any_path_exists_; }

 private:
  ingest::DumpSink Sink() {
    ingest::DumpSink sink;
    sink.on_document = [this](ingest::RawDocument&& raw) {
      budget_.Take(raw.body.size());
      return Push(Item(std::move(raw)));
    };
    sink.on_skip = [this](const ingest::Skip& skip) { return Push(Item(skip)); };
    sink.on_bytes = [this, before = bytes_.load()](uint64_t bytes) { bytes_ = before + bytes; };
    return sink;
  }
  bool Push(Item item) {
    if (Stopped()) return false;
    queue_.Push(std::make_shared<Item>(std::move(item)));
    return true;
  }

  const std::vector<std::string>& paths_;
  const ingest::Options& options_;
  Queue& queue_;
  ByteBudget& budget_;
  std::atomic<bool> stop_{false};
  std::atomic<uint64_t> bytes_{0};
  std::vector<std::string> errors_;
  bool any_path_exists_ = false;
};

Outcome SkippedOutcome(const ingest::Skip& skip) {
  Outcome outcome;
  outcome.source = skip.source;
  outcome.skip = skip;
  return outcome;
}

using Extractors = tbb::enumerable_thread_specific<extract::Extractor>;

// Processor time of this thread.
int64_t ThreadMs() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

Outcome Process(const Item& item, const PipelineOptions& options, Extractors* extractors) {
  if (const auto* skip = std::get_if<ingest::Skip>(&item)) return SkippedOutcome(*skip);
  const auto& raw = std::get<ingest::RawDocument>(item);
  const int64_t start_ms = ThreadMs();
  ingest::CleanResult cleaned = ingest::CleanDocument(raw, options.ingest);
  const uint32_t limit_ms = options.ingest.limits.document_ms;
  if (cleaned.article && ThreadMs() - start_ms > limit_ms) {
    cleaned.article.reset();
    cleaned.skip = {"over a limit", raw.source,
                    raw.source + ": cleaning took more than " + std::to_string(limit_ms) + " ms (--max-document-ms)"};
  }
  if (!cleaned.article) {
    Outcome outcome = SkippedOutcome(cleaned.skip);
    outcome.doc = raw.doc;
    return outcome;
  }
  Outcome outcome;
  outcome.id = cleaned.article->id;
  outcome.doc = cleaned.article->doc;
  outcome.source = cleaned.article->source;
  if (options.is_unchanged && options.is_unchanged(*cleaned.article)) {
    outcome.unchanged = true;
  } else if (options.estimate_date) {
    outcome.document.emplace();
    outcome.document->article = options.estimate_date(std::move(*cleaned.article));
  } else {
    extract::Extractor* extractor = &extractors->local();
    extractor->set_max_work(limit_ms * kWorkPerMs);
    outcome.document = extractor->Extract(std::move(*cleaned.article));
    if (extractor->stopped_early()) {
      outcome.remark = raw.source + ": the last part gave no claims, the text costs too much for its length or for " +
                       std::to_string(limit_ms) + " ms (--max-document-ms)";
    }
  }
  return outcome;
}

}  // namespace

uint64_t BytesOf(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  uint64_t total = 0;
  std::error_code error;
  for (const std::string& path : paths) {
    if (fs::is_regular_file(path, error)) total += fs::file_size(path, error);
    if (!fs::is_directory(path, error)) continue;
    for (fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, error), end;
         !error && it != end; it.increment(error)) {
      std::error_code entry;
      if (const uint64_t size = it->is_regular_file(entry) ? it->file_size(entry) : 0; !entry) total += size;
    }
  }
  return total;
}

namespace {

// Reads the dumps once and calls `visit` with every document; what can't be read is left for the last pass to report.
void ReadAll(const std::vector<std::string>& paths, const ingest::Options& options,
             const std::function<void(const PipelineProgress&)>& on_progress,
             const std::function<void(ingest::RawDocument&&)>& visit) {
  PipelineProgress progress;
  progress.total_bytes = BytesOf(paths);
  uint64_t before = 0;
  ingest::DumpSink sink;
  sink.on_document = [&](ingest::RawDocument&& raw) {
    visit(std::move(raw));
    ++progress.documents;
    if (on_progress) on_progress(progress);
    return !Interrupted();
  };
  sink.on_skip = [](const ingest::Skip&) { return !Interrupted(); };
  sink.on_bytes = [&](uint64_t bytes) { progress.bytes = before + bytes; };
  for (const std::string& path : paths) {
    if (path == "-" || Interrupted()) continue;
    before = progress.bytes;
    [[maybe_unused]] const Status reported_later = ingest::ReadDump(path, options, sink);
  }
}

// Drops the documents that have left the sample; returns the bytes of those that stay.
uint64_t DropUnwanted(const ingest::SiteTemplates& templates, std::map<DocId, ingest::RawDocument>* kept) {
  uint64_t bytes = 0;
  for (auto it = kept->begin(); it != kept->end();) {
    if (!templates.IsSampled(ingest::HostOfDocument(it->second), it->first)) {
      it = kept->erase(it);
    } else {
      bytes += (it++)->second.body.size();
    }
  }
  return bytes;
}

}  // namespace

ingest::SiteTemplates LearnTemplates(const std::vector<std::string>& paths, const ingest::Options& options,
                                     const std::function<void(const PipelineProgress&)>& on_progress) {
  ingest::SiteTemplates templates;
  // The sampled pages, as long as they are few: then the dump need not be read a second time for them.
  std::map<DocId, ingest::RawDocument> kept;
  uint64_t kept_bytes = 0;
  ReadAll(paths, options, on_progress, [&](ingest::RawDocument&& raw) {
    const DocId id = ingest::IdOfDocument(raw);
    if (!templates.Offer(ingest::HostOfDocument(raw), id) || kept_bytes > kKeptBytes) return;
    kept_bytes += raw.body.size();
    kept[id] = std::move(raw);
    if (kept_bytes <= kKeptBytes) return;
    kept_bytes = DropUnwanted(templates, &kept);
    if (kept_bytes > kKeptBytes) kept.clear();
  });
  const auto observe = [&](ingest::RawDocument&& raw) {
    const std::string host = ingest::HostOfDocument(raw);
    if (!templates.Wants(host, ingest::IdOfDocument(raw))) return;
    const ingest::CleanResult cleaned = ingest::CleanDocument(raw, options);
    if (cleaned.article) templates.Observe(host, *cleaned.article);
  };
  if (kept_bytes <= kKeptBytes) {
    for (auto& [id, raw] : kept) observe(std::move(raw));
  } else if (templates.WantsAny()) {
    ReadAll(paths, options, on_progress, observe);
  }
  templates.Learn();
  return templates;
}

PipelineResult RunPipeline(const std::vector<std::string>& paths, const PipelineOptions& options,
                           const extract::Resources* resources, const std::function<bool(Outcome&&)>& sink,
                           const std::function<void(const PipelineProgress&)>& on_progress) {
  const auto jobs = static_cast<size_t>(std::max(options.jobs, 1));
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  Extractors extractors([resources] { return extract::Extractor(*resources); });
  Queue queue(jobs * kQueuedPerJob);
  ByteBudget budget(options.bytes_in_flight);
  Feeder feeder(paths, options.ingest, &queue, &budget);
  std::thread reader([&feeder] { feeder.Run(); });

  PipelineProgress progress;
  progress.total_bytes = on_progress ? BytesOf(paths) : 0;
  const auto input = [&queue](tbb::flow_control& control) {
    std::shared_ptr<Item> item = queue.Pop();
    if (std::holds_alternative<std::monostate>(*item)) control.stop();
    return item;
  };
  const auto work = [&](const std::shared_ptr<Item>& item) {
    // Once a stop is asked for, what is queued is drained, not worked on: it is read again by the next run.
    std::shared_ptr<Outcome> outcome;
    if (!std::holds_alternative<std::monostate>(*item) && !feeder.Stopped()) {
      outcome = std::make_shared<Outcome>(Process(*item, options, &extractors));
    }
    if (auto* raw = std::get_if<ingest::RawDocument>(item.get())) {
      const size_t bytes = raw->body.size();
      std::string().swap(raw->body);
      budget.Give(bytes);
    }
    return outcome;
  };
  const auto output = [&](const std::shared_ptr<Outcome>& outcome) {
    if (outcome == nullptr || feeder.Stopped()) return;
    ++progress.documents;
    if (!sink(std::move(*outcome))) feeder.Stop();
    progress.bytes = feeder.bytes();
    if (on_progress) on_progress(progress);
  };
  tbb::parallel_pipeline(
      jobs * 2,
      tbb::make_filter<void, std::shared_ptr<Item>>(tbb::filter_mode::serial_in_order, input) &
          tbb::make_filter<std::shared_ptr<Item>, std::shared_ptr<Outcome>>(tbb::filter_mode::parallel, work) &
          tbb::make_filter<std::shared_ptr<Outcome>, void>(tbb::filter_mode::serial_in_order, output));
  reader.join();
  return {feeder.TakeErrors(), feeder.any_path_exists(), Interrupted()};
}

}  // namespace kg::tools
