#include "query/session.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "graph/model/data_dir.h"
#include "graph/model/text.h"
#include "query/commands/query.h"

namespace kg::query {
namespace {

constexpr int kDeepestRead = 16;  // .read within .read

// The command that a line without its dot may have meant.
std::string MeantCommand(std::string_view statement) {
  const size_t end = statement.find_first_of(" \t\n;(");
  const std::string nearest = NearestWord("." + ToLower(statement.substr(0, end)), CommandNames());
  return nearest.empty() ? "; .help lists the commands" : " (did you mean " + nearest + "?)";
}

// What people type in every shell: as the command, "" for anything else.
std::string_view CommonWord(std::string_view statement) {
  while (statement.ends_with(';')) statement = Trim(statement.substr(0, statement.size() - 1));
  const std::string word = ToLower(statement);
  if (word == "quit" || word == "exit" || word == ".exit" || word == "\\q") return ".quit";
  return word == "help" || word == "?" ? ".help" : "";
}

// A message that quotes a name of a megabyte says no more than its beginning does.
std::string Shortened(const std::string& message) {
  constexpr size_t kLongestLine = 1000;
  std::vector<std::string> lines;
  for (const std::string_view line : Split(message, '\n')) {
    size_t end = std::min(line.size(), kLongestLine);
    while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    lines.push_back(std::string(line.substr(0, end)) + (end < line.size() ? "…" : ""));
  }
  return Join(lines, "\n");
}

}  // namespace

Session::Session(const graph::Reader& reader, std::ostream& out, std::ostream& err, const SessionOptions& options)
    : as_of_(reader, [this](const std::string& predicate) { return TakesDate(predicate); }),
      out_(out),
      err_(err),
      options_(options),
      context_{as_of_, out_, err_, options_.print, nullptr, {}, {}, options_.original} {
  if (options_.interrupted == nullptr) options_.interrupted = &never_interrupted_;
  context_.interrupted = options_.interrupted;
  options_.print.count = &count_;
  context_.redirect = [this](const std::string& file, bool force) { return Redirect(file, force); };
  context_.set_as_of = [this](Day day) {
    if (!as_of_.SetDay(day, options_.interrupted)) return;  // RunLimited tells of it
    path_graphs_.Clear();
    context_.as_of = day;
  };
  if (options_.write) {
    context_.write = [this](const std::function<Status(graph::Writer&)>& work) {
      path_graphs_.Clear();
      const Status status = options_.write(work);
      wrote_ = status.ok();
      return status;
    };
  }
  if (options_.ask) {
    // A person's time to think is no work.
    context_.ask = [this](const std::string& question) {
      if (limit_) limit_->Lift();
      return options_.ask(question);
    };
  }
  context_.database = options_.database;
  if (options_.refresh) {
    context_.refresh = [this] {
      path_graphs_.Clear();
      return options_.refresh();
    };
  }
  context_.path_graphs = &path_graphs_;
  context_.schema = [this] { return LoadSchema(); };
  context_.run_text = [this](std::string_view text, const std::string& name) { return RunText(text, name); };
}

Session::~Session() {
  if (const Status status = EndRedirect(); !status.ok()) err_ << "error: " << status.message() << '\n';
}

void Session::SetWidth(int width) { (file_ ? first_print_ : options_.print).width = width; }

Status Session::EndRedirect() {
  if (!file_) return Status::Ok();
  out_.flush();
  file_->close();
  const bool written = out_.good() && !file_->fail();
  out_.rdbuf(first_buffer_);
  file_.reset();
  options_.print.terminal = first_print_.terminal;
  options_.print.color = first_print_.color;
  options_.print.width = first_print_.width;
  return written ? Status::Ok() : IoError("cannot write " + file_name_);
}

Status Session::Redirect(const std::string& file, bool force) {
  KG_RETURN_IF_ERROR(EndRedirect());
  if (file.empty()) return Status::Ok();
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  if (std::filesystem::is_directory(status)) return InvalidError(file + " is a folder");
  if (std::filesystem::is_regular_file(status) && !force) return InvalidError(file + " exists; --force replaces it");
  errno = 0;
  auto opened = std::make_unique<std::ofstream>(file, std::ios::binary | std::ios::trunc);
  if (!opened->is_open()) {
    const int reason = errno != 0 ? errno : EIO;
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    const bool no_folder = reason == ENOENT && !folder.empty() && !std::filesystem::exists(folder, error);
    return IoError("cannot write " + file + ": " +
                   (no_folder ? "there is no folder " + folder.string() : std::strerror(reason)));
  }
  file_ = std::move(opened);
  file_name_ = file;
  first_print_ = options_.print;
  options_.print.terminal = false;
  options_.print.color = false;
  options_.print.width = 0;
  first_buffer_ = out_.rdbuf(file_->rdbuf());
  return Status::Ok();
}

bool Session::TakesDate(const std::string& predicate) {
  const Result<const Schema*> schema = LoadSchema();
  const Relation* relation = schema.ok() ? (*schema)->Find(predicate) : nullptr;
  return relation == nullptr || relation->is_state || relation->FindQualifier("date") != nullptr ||
         relation->FindQualifier("as_of") != nullptr;
}

void Session::PrintTime(double seconds) {
  const bool shown = context_.timer == Context::Timer::kOn ||
                     (context_.timer == Context::Timer::kAuto && options_.interactive && context_.IsTable());
  if (!shown || file_) return;
  std::array<char, 40> time{};
  if (seconds < 1) {
    std::snprintf(time.data(), time.size(), "%.1f ms", seconds * 1000);
  } else {
    std::snprintf(time.data(), time.size(), "%.2f s", seconds);
  }
  std::string text = time.data();
  if (count_.rows > 0) text = std::to_string(count_.rows) + (count_.rows == 1 ? " row, " : " rows, ") + text;
  context_.Note("(" + text + ")");
}

Result<const Schema*> Session::LoadSchema() {
  if (schema_error_) return *schema_error_;
  if (schema_ == nullptr) {
    const Result<std::filesystem::path> data = FindDataDir();
    Result<Schema> schema = data.ok() ? Schema::Load({*data / "graph" / "schema"}) : Result<Schema>(data.status());
    if (!schema.ok()) {
      schema_error_ = schema.status();
      return *schema_error_;
    }
    schema_ = std::make_unique<Schema>(std::move(schema.value()));
  }
  return schema_.get();
}

Status Session::RunCommand(std::string_view statement) {
  const size_t end = statement.find_first_of(" \t");
  const std::string name(statement.substr(0, end));
  const std::string_view rest = end == std::string_view::npos ? std::string_view() : statement.substr(end);
  const Command* command = FindCommand(name);
  if (command == nullptr) {
    const std::string hint = DidYouMean(name, CommandNames());
    return InvalidError("unknown command " + OneLine(name) + (hint.empty() ? "; .help lists the commands" : hint));
  }
  Arguments raw;
  raw.raw = rest;
  const Result<Arguments> arguments = command->raw ? raw : ParseArguments(rest, command->options);
  if (!arguments.ok()) return arguments.status();
  if (command->one_name && arguments->words.empty() && !command->usage.starts_with("[")) {
    return UsageError(*command, "a name is missing");
  }
  return command->run(context_, *arguments);
}

Status Session::RunLimited(std::string_view statement) {
  const bool is_query = statement.front() != '.';
  const std::string name(is_query ? "the query" : statement.substr(0, statement.find_first_of(" \t")));
  if (name == ".read") return RunCommand(statement);  // its statements have their own limits
  wrote_ = false;
  const std::chrono::milliseconds time = context_.timeout;
  const bool has_limit = time.count() > 0;
  // A query looks at the clock itself, and says more of it.
  constexpr std::chrono::milliseconds kAfterTheQuery{20};
  limit_ = has_limit
               ? std::make_unique<TimeLimit>(time + (is_query ? kAfterTheQuery : time.zero()), options_.interrupted)
               : nullptr;
  Status status = is_query ? RunQuery(context_, statement) : RunCommand(statement);
  const bool late = limit_ != nullptr && limit_->WasExceeded();
  limit_.reset();
  if (!late && !context_.Interrupted()) return status;
  path_graphs_.Clear();  // what was read while the flag was set may not be whole
  if ((status.ok() && wrote_) || status.code() == StatusCode::kLimit) return status;
  if (!late) return InterruptedStatus();
  return {StatusCode::kLimit,
          name + " took longer than " + std::to_string(time.count()) + " ms; .timeout sets the limit"};
}

Status Session::RunStatement(std::string_view statement) {
  statement = Trim(statement);
  if (statement.empty()) return Status::Ok();
  count_ = {};
  const auto begin = std::chrono::steady_clock::now();
  if (const std::string_view command = CommonWord(statement); !command.empty()) statement = command;
  Status status;
  if (statement.front() == '.' || BeginsQuery(statement)) {
    status = RunLimited(statement);
  } else {
    status =
        InvalidError("this is neither a command nor a query: " + OneLine(statement.substr(0, statement.find('\n'))) +
                     MeantCommand(statement));
  }
  const bool shell_command = context_.quit || statement.starts_with(".timer") || statement.starts_with(".read");
  if (status.ok() && !shell_command) {
    PrintTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  }
  out_.flush();
  if (status.ok() && !out_.good()) status = IoError("cannot write the answer");
  return status;
}

void Session::Report(const Status& error, const std::string& where) {
  if (error.code() == StatusCode::kInterrupted) {
    interrupted_ = true;
    return;
  }
  failed_ = true;
  err_ << "error: " << VisibleLines(Shortened(where + error.message())) << '\n';
  err_.flush();
}

bool Session::Run(const Statement& statement, const std::string& name) {
  if (context_.quit) return false;
  const bool failed_before = std::exchange(failed_, false);
  last_error_ = RunStatement(statement.text);
  // What .read ran has reported its own errors.
  const bool reported = failed_ && statement.text.starts_with(".read");
  failed_ = failed_ || failed_before;
  if (last_error_.ok()) return !context_.quit;
  if (!reported) Report(last_error_, name.empty() ? "" : name + ":" + std::to_string(statement.line) + ": ");
  return options_.keep_going && !interrupted_ && out_.good();
}

Status Session::RunText(std::string_view text, const std::string& name) {
  if (read_depth_ >= kDeepestRead) return {StatusCode::kLimit, "too many .read within .read: " + name};
  ++read_depth_;
  Status first_error;
  for (const Statement& statement : SplitStatements(text)) {
    const bool go_on = Run(statement, name);
    if (first_error.ok()) first_error = last_error_;
    if (!go_on) break;
  }
  --read_depth_;
  return first_error;
}

int Session::ExitCode() const {
  if (interrupted_) return 130;
  if (failed_) return 1;
  return context_.found ? 3 : 0;
}

}  // namespace kg::query
