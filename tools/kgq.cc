// kgq: the shell that answers questions about a graph.
#include <fcntl.h>
#include <histedit.h>
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
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "graph/model/data_dir.h"
#include "graph/model/schema.h"
#include "graph/model/text.h"
#include "graph/reader.h"
#include "query/session.h"
#include "query/shell/complete.h"
#include "query/shell/statements.h"
#include "tools/original.h"

namespace {

using kg::query::Format;
using kg::query::Session;
using kg::query::Statement;
using kg::query::StatementReader;

constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;
constexpr int kClosedPipe = 141;
constexpr int kHistorySize = 2000;

// Set by Ctrl-C; the statement that runs sees it and ends.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

// Set while statements come from a terminal: Ctrl-C then never ends the program.
std::atomic<bool> interactive{false};

extern "C" void OnInterrupt(int) {
  // Of a script a second Ctrl-C ends the program even where the statement does not look.
  if (interrupted.exchange(true) && !interactive) _exit(kInterrupted);
}

extern "C" void OnClosedPipe(int) { _exit(kClosedPipe); }

void CatchSignals() {
  struct sigaction action = {};
  action.sa_handler = OnInterrupt;  // no SA_RESTART: a read of standard input returns
  sigaction(SIGINT, &action, nullptr);
  action.sa_handler = OnClosedPipe;
  sigaction(SIGPIPE, &action, nullptr);
}

struct Options {
  std::string database;
  std::vector<std::string> statements;
  std::string format;
  bool keep_going = false;
};

int TerminalWidth() {
  struct winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
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
  session.print.width = session.print.terminal ? TerminalWidth() : 0;
  session.keep_going = options.keep_going;
  session.interrupted = &interrupted;
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

// Reads lines with libedit: history, completion, Ctrl-C.
class LineEditor {
 public:
  enum class Outcome { kLine, kCancelled, kEnd };

  LineEditor(const kg::graph::Reader& reader, const StatementReader& statements)
      : reader_(reader), statements_(statements) {
    history_ = history_init();
    editor_ = el_init("kgq", stdin, stdout, stderr);
    HistEvent event;
    history(history_, &event, H_SETSIZE, kHistorySize);
    history(history_, &event, H_SETUNIQUE, 1);
    if (const char* home = std::getenv("HOME")) history_file_ = std::string(home) + "/.kgq_history";
    if (!history_file_.empty()) history(history_, &event, H_LOAD, history_file_.c_str());
    el_set(editor_, EL_CLIENTDATA, this);
    el_set(editor_, EL_PROMPT, &LineEditor::Prompt);
    el_set(editor_, EL_EDITOR, "emacs");
    el_set(editor_, EL_HIST, history, history_);
    el_set(editor_, EL_ADDFN, "kgq-complete", "Complete a command or a name", &LineEditor::OnComplete);
    el_set(editor_, EL_BIND, "^I", "kgq-complete", nullptr);
    el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    // While a line is typed Ctrl-C is a key; while a statement runs it is a signal.
    el_set(editor_, EL_SETTY, "-d", "-isig", nullptr);
    el_set(editor_, EL_ADDFN, "kgq-cancel", "Forget the statement", &LineEditor::OnCancel);
    el_set(editor_, EL_BIND, "^C", "kgq-cancel", nullptr);
    el_source(editor_, nullptr);
  }
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;
  ~LineEditor() {
    el_end(editor_);
    history_end(history_);
  }

  Outcome Read(std::string* line) {
    cancelled_ = false;
    int length = 0;
    const char* text = el_gets(editor_, &length);
    if (cancelled_) {
      std::cout << "^C" << std::endl;
      return Outcome::kCancelled;
    }
    if (text == nullptr || length <= 0) return Outcome::kEnd;
    line->assign(text, static_cast<size_t>(length));
    while (!line->empty() && (line->back() == '\n' || line->back() == '\r')) line->pop_back();
    return Outcome::kLine;
  }

  void Remember(const std::string& line) {
    if (kg::Trim(line).empty()) return;
    HistEvent event;
    history(history_, &event, H_ENTER, line.c_str());
    if (!history_file_.empty()) history(history_, &event, H_SAVE, history_file_.c_str());
  }

 private:
  static LineEditor* Self(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return static_cast<LineEditor*>(self);
  }
  static char* Prompt(EditLine* editor) {
    static std::array<char, 8> first = {"kgq> "};
    static std::array<char, 8> further = {"  -> "};
    return Self(editor)->statements_.InStatement() ? further.data() : first.data();
  }
  static unsigned char OnCancel(EditLine* editor, int) {
    const LineInfo* line = el_line(editor);
    const auto characters = [](const char* begin, const char* end) {
      int count = 0;
      for (const char* c = begin; c < end; ++c) count += (static_cast<unsigned char>(*c) & 0xC0U) == 0x80U ? 0 : 1;
      return count;
    };
    const int all = characters(line->buffer, line->lastchar);
    const int behind = characters(line->cursor, line->lastchar);
    el_cursor(editor, behind);
    el_deletestr(editor, all);
    Self(editor)->cancelled_ = true;
    return CC_NEWLINE;
  }
  static unsigned char OnComplete(EditLine* editor, int) { return Self(editor)->CompleteLine(); }

  unsigned char CompleteLine() {
    const LineInfo* info = el_line(editor_);
    const std::string line(info->buffer, static_cast<size_t>(info->cursor - info->buffer));
    const kg::query::Completion completion = kg::query::Complete(reader_, line);
    if (completion.texts.empty()) return CC_REFRESH_BEEP;
    const std::string typed = line.substr(completion.begin);
    std::string text = kg::query::CommonBeginning(completion.texts);
    const bool sole = completion.texts.size() == 1;
    if (sole) text += ' ';
    // Names may differ from what was typed in case and diacritics; a common beginning never takes letters away.
    if (sole || text.size() > typed.size()) {
      int characters = 0;
      for (size_t pos = 0; pos < typed.size(); ++characters) kg::NextCodePoint(typed, &pos);
      el_deletestr(editor_, characters);
      el_insertstr(editor_, text.c_str());
      return CC_REFRESH;
    }
    std::cout << '\n';
    for (const std::string& candidate : completion.texts) std::cout << "  " << kg::MakeVisible(candidate) << '\n';
    std::cout.flush();
    return CC_REDISPLAY;
  }

  const kg::graph::Reader& reader_;
  const StatementReader& statements_;
  EditLine* editor_ = nullptr;
  History* history_ = nullptr;
  std::string history_file_;
  bool cancelled_ = false;
};

int RunInteractive(Session* session) {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(std::setlocale(LC_CTYPE, nullptr), "C") == 0) std::setlocale(LC_CTYPE, "C.UTF-8");
  std::cout << "kgq " NEWSGRAPH_VERSION ": .help lists the commands, .quit leaves\n" << std::flush;
  StatementReader statements;
  LineEditor editor(session->reader(), statements);
  std::string line;
  while (!session->quit()) {
    const LineEditor::Outcome outcome = editor.Read(&line);
    if (outcome == LineEditor::Outcome::kEnd) break;
    if (outcome == LineEditor::Outcome::kCancelled) {
      statements.Reset();
      continue;
    }
    editor.Remember(line);
    for (const Statement& statement : statements.AddLine(line)) {
      interrupted = false;
      session->print().width = TerminalWidth();
      session->Run(statement, "");
      if (interrupted.exchange(false)) std::cout << "interrupted" << std::endl;
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

int RunAll(const Options& options) {
  const auto reader = kg::graph::OpenReader(options.database);
  if (!reader.ok()) {
    std::cerr << "error: " << reader.status().message() << '\n';
    const kg::StatusCode code = reader.status().code();
    const bool wrong = code == kg::StatusCode::kNotFound || code == kg::StatusCode::kInvalid;
    return wrong ? kWrongUsage : 1;
  }
  Session session(**reader, std::cout, std::cerr, MakeSessionOptions(options));
  if (!options.statements.empty()) {
    for (const std::string& text : options.statements) {
      const bool stop = !session.RunText(text, "").ok() && !options.keep_going;
      if (stop || session.quit() || interrupted) break;
    }
    return session.ExitCode();
  }
  interactive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  return interactive ? RunInteractive(&session) : RunInput(&session);
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
  app.footer(
      "Without -c statements are read from the terminal or from standard input; .help lists the commands.\n"
      "Exit codes: 0 answered, 1 a statement failed, 2 wrong usage or no such database,\n"
      "            3 .conflicts --fail found something, 130 interrupted, 141 closed pipe.\n"
      "Example:\n"
      "  kgq news.db -c '.path \"Ivo Lenz\" \"Mara Holt\"' -c '.conflicts --level conflict'");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongUsage;
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
