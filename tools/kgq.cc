// kgq: the shell that answers questions about a graph.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "graph/care.h"
#include "graph/model/data_dir.h"
#include "graph/model/schema.h"
#include "graph/model/text.h"
#include "graph/reader.h"
#include "graph/refreshing_reader.h"
#include "query/session.h"
#include "query/shell/statements.h"
#include "tools/command_line.h"
#include "tools/line_editor.h"
#include "tools/original.h"
#include "tools/pager.h"
#include "tools/write_database.h"

namespace {

using kg::query::Format;
using kg::query::Session;
using kg::query::Statement;
using kg::query::StatementReader;
using kg::tools::LineEditor;
using kg::tools::PagerBuffer;
using kg::tools::TerminalKeys;

constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;
constexpr int kClosedPipe = 141;
constexpr unsigned kSecondsToCleanUp = 2;

// Set by Ctrl-C; the statement that runs sees it and ends.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

// Set while statements come from a terminal: Ctrl-C then never ends the program.
std::atomic<bool> interactive{false};

extern "C" void OnInterrupt(int) {
  static volatile std::sig_atomic_t times = 0;
  if (!interrupted.exchange(true) || interactive) return;
  // Of a script a second Ctrl-C ends the program even where the statement does not look, after a moment to take
  // unfinished files away; a third one at once.
  if (times != 0) _exit(kInterrupted);
  times = 1;
  alarm(kSecondsToCleanUp);
}

extern "C" void OnAlarm(int) { _exit(kInterrupted); }

extern "C" void OnClosedPipe(int) { _exit(kClosedPipe); }

void CatchSignals() {
  struct sigaction action = {};
  action.sa_handler = OnInterrupt;  // no SA_RESTART: a read of standard input returns
  sigaction(SIGINT, &action, nullptr);
  action.sa_handler = OnAlarm;
  sigaction(SIGALRM, &action, nullptr);
  action.sa_handler = OnClosedPipe;
  sigaction(SIGPIPE, &action, nullptr);
}

struct Options {
  std::string database;
  std::vector<std::string> statements;
  std::string format;
  bool keep_going = false;
};

// Columns and lines; 0: unknown.
struct winsize TerminalSize() {
  struct winsize size = {};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size : winsize{};
}

// What PAGER says, with options for less that leave short answers on the screen and let colours through.
std::string PagerCommand() {
  const char* pager = std::getenv("PAGER");
  const std::string command = pager == nullptr ? "less" : pager;
  if (command == "cat") return "";
  return command == "less" ? "less -FRSX" : command;
}

bool WantsColor() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::strcmp(terminal, "dumb") == 0;
  return (no_color == nullptr || *no_color == '\0') && !dumb;
}

std::string OriginalLine(const kg::Article& article, const kg::Span& span) {
  const auto passage = kg::tools::FindOriginal(article, span);
  if (!passage.ok()) return passage.status().message();
  return passage->source + ", bytes " + std::to_string(passage->begin) + " to " + std::to_string(passage->end) + ": " +
         passage->excerpt;
}

kg::query::SessionOptions MakeSessionOptions(const Options& options) {
  kg::query::SessionOptions session;
  session.print.terminal = isatty(STDOUT_FILENO) == 1;
  session.print.format = session.print.terminal ? Format::kTable : Format::kTsv;
  if (!options.format.empty()) session.print.format = *kg::query::ParseFormat(options.format);
  session.print.color = session.print.terminal && WantsColor();
  session.print.width = session.print.terminal ? TerminalSize().ws_col : 0;
  session.keep_going = options.keep_going;
  session.interrupted = &interrupted;
  session.interactive = interactive;
  session.original = OriginalLine;
  return session;
}

std::string VersionText() {
  std::string text = "kgq " NEWSGRAPH_VERSION "\n";
  const auto data = kg::FindDataDir();
  const auto schema =
      data.ok() ? kg::Schema::Load({*data / "graph" / "schema"}) : kg::Result<kg::Schema>(data.status());
  text += "schema " + (schema.ok() ? schema->version() : "unknown: " + schema.status().message()) + "\n";
  return text + "rules: those that a database was made with; .stats shows their version";
}

// What ~/.kgqrc holds; trouble with it is told, and the shell goes on.
void RunStartFile(Session* session) {
  const char* home = std::getenv("HOME");
  if (home == nullptr) return;
  const std::string name = std::string(home) + "/.kgqrc";
  std::ifstream in(name, std::ios::binary);
  if (!in.is_open()) return;
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  session->RunText(text, name).ok();
}

void RunTyped(const Statement& statement, Session* session, PagerBuffer* pager) {
  interrupted = false;
  const struct winsize size = TerminalSize();
  session->SetWidth(size.ws_col);
  if (session->WantsPager()) pager->Begin(size.ws_row, size.ws_col, PagerCommand());
  session->Run(statement, "");
  const bool left_pager = pager->End();
  if (interrupted.exchange(false) && !left_pager) std::cout << "interrupted" << std::endl;
}

int RunInteractive(Session* session, PagerBuffer* pager, const TerminalKeys& keys) {
  keys.ForRunning();
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(std::setlocale(LC_CTYPE, nullptr), "C") == 0) std::setlocale(LC_CTYPE, "C.UTF-8");
  std::cout << "kgq " NEWSGRAPH_VERSION ": .help lists the commands, .quit leaves\n" << std::flush;
  RunStartFile(session);
  StatementReader statements;
  LineEditor editor(*session, statements, keys);
  std::string line;
  while (!session->quit()) {
    interrupted = false;  // while a line is typed Ctrl-C forgets it, and nothing else
    const LineEditor::Outcome outcome = editor.Read(&line);
    if (outcome == LineEditor::Outcome::kEnd) break;
    if (outcome == LineEditor::Outcome::kCancelled) {
      statements.Reset();
      continue;
    }
    editor.Remember(line);
    for (const Statement& statement : statements.AddLine(line)) {
      RunTyped(statement, session, pager);
      if (!std::cout.good()) return 1;
    }
  }
  if (!session->quit()) std::cout << std::endl;
  return 0;
}

// Runs statements as they come in, so that another program can talk to kgq through pipes.
int RunInput(Session* session) {
  StatementReader statements;
  std::string rest;
  std::array<char, 65536> buffer{};
  const std::string name = "standard input";
  bool go_on = true;
  const auto run = [&](std::string_view line) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    for (const Statement& statement : statements.AddLine(line)) go_on = go_on && session->Run(statement, name);
  };
  while (go_on) {
    const ssize_t count = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (interrupted) return kInterrupted;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      std::cerr << "error: cannot read standard input: " << std::strerror(errno) << '\n';
      return 1;
    }
    if (count == 0) break;
    rest.append(buffer.data(), static_cast<size_t>(count));
    size_t begin = 0;
    for (size_t end = rest.find('\n'); go_on && end != std::string::npos; end = rest.find('\n', begin)) {
      run(std::string_view(rest).substr(begin, end - begin));
      begin = end + 1;
    }
    rest.erase(0, begin);
  }
  if (go_on && !rest.empty()) run(rest);
  if (const auto last = statements.Finish(); last && go_on) session->Run(*last, name);
  return session->ExitCode();
}

std::string AskAtTerminal(const TerminalKeys& keys, const std::string& question) {
  std::cout << question << std::flush;
  std::string answer;
  keys.ForAsking();
  const bool answered = !std::getline(std::cin, answer).fail();
  keys.ForRunning();
  return answered ? answer : "q";
}

bool OnlyChecks(const Options& options) {
  return options.statements.size() == 1 && kg::Trim(options.statements[0]) == ".check";
}

// Of a database that is too broken to be opened.
int CheckWithoutReader(const std::string& database) {
  const auto report = kg::graph::CheckDatabase(
      database, [](const std::string& problem) { std::cout << problem << '\n'; }, [] { return !interrupted.load(); });
  if (interrupted) return kInterrupted;
  if (!report.ok()) {
    std::cerr << "error: " << report.status().message() << '\n';
    return kg::StatusCode::kNotFound == report.status().code() || kg::StatusCode::kInvalid == report.status().code()
               ? kWrongUsage
               : 1;
  }
  for (const std::string& remark : report->remarks) std::cerr << remark << '\n';
  std::cerr << "error: " << report->problems << " problems found in " << database << '\n';
  return 1;
}

int RunAll(const Options& options) {
  const auto reader = kg::graph::RefreshingReader::Open(options.database, &interrupted);
  if (!reader.ok()) {
    if (OnlyChecks(options)) return CheckWithoutReader(options.database);
    std::cerr << "error: " << reader.status().message() << '\n';
    const kg::StatusCode code = reader.status().code();
    const bool wrong = code == kg::StatusCode::kNotFound || code == kg::StatusCode::kInvalid;
    return wrong ? kWrongUsage : 1;
  }
  interactive = options.statements.empty() && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  PagerBuffer pager(std::cout.rdbuf(), &interrupted);
  std::ostream answers(&pager);
  kg::query::SessionOptions session_options = MakeSessionOptions(options);
  session_options.write = [&](const std::function<kg::Status(kg::graph::Writer&)>& work) -> kg::Status {
    KG_RETURN_IF_ERROR(
        kg::tools::WriteDatabase(options.database, (*reader)->Stats().rules_version, &interrupted, work));
    return (*reader)->Refresh().status();
  };
  const TerminalKeys keys;
  if (interactive) session_options.ask = [&keys](const std::string& question) { return AskAtTerminal(keys, question); };
  session_options.database = options.database;
  session_options.refresh = [&reader] { return (*reader)->Refresh(); };
  Session session(**reader, answers, std::cerr, session_options);
  if (!options.statements.empty()) {
    for (const std::string& text : options.statements) {
      const bool stop = !session.RunText(text, "").ok() && !options.keep_going;
      if (stop || session.quit() || interrupted) break;
    }
    return session.ExitCode();
  }
  return interactive ? RunInteractive(&session, &pager, keys) : RunInput(&session);
}

int Main(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Answers questions about a graph that kgingest has made: who is connected with whom, what is known, and "
      "where the sources contradict each other.",
      "kgq");
  app.add_option("DB", options.database, "The database: a folder made by kgingest")->required();
  app.add_option("-c", options.statements, "Run this statement and exit (repeatable)")
      ->type_name("STATEMENT")
      ->allow_extra_args(false);
  app.add_option("--format", options.format, "table, json, jsonl, csv or tsv; default: table on a terminal, else tsv")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(kg::query::FormatNames()));
  app.add_flag("--keep-going", options.keep_going, "Do not stop at the first statement that fails");
  app.set_version_flag("--version", VersionText);
  app.add_flag_callback(
      "--help-commands", [] { throw CLI::CallForVersion(kg::query::CommandReference(), 0); },
      "Print what the commands of the shell do and exit");
  app.footer(
      "Without -c statements are read from the terminal or from standard input; .help lists the commands.\n"
      "At a terminal ~/.kgqrc is run first; long answers go to PAGER, and NO_COLOR takes the colours away.\n"
      "Exit codes: 0 answered, 1 a statement failed, 2 wrong usage or no such database,\n"
      "            3 .conflicts --fail found something, 130 interrupted, 141 closed pipe.\n"
      "Example:\n"
      "  kgq news.db -c '.path \"Ivo Lenz\" \"Mara Holt\"' -c '.conflicts --level conflict'");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return kg::tools::ExitOfCommandLine(app, error, argc, argv);
  }
  if (options.database.empty()) {
    std::cerr << "kgq: DB is empty: which database?\n";
    return kWrongUsage;
  }
  return RunAll(options);
}

}  // namespace

int main(int argc, char** argv) {
  CatchSignals();
  std::ios::sync_with_stdio(false);
  try {
    return Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return 1;
  }
}
