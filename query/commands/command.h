// The dot commands: one table that the shell, its help and its completion read.
#ifndef NEWSGRAPH_QUERY_COMMANDS_COMMAND_H_
#define NEWSGRAPH_QUERY_COMMANDS_COMMAND_H_

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.h"
#include "graph/model/schema.h"
#include "graph/model/status.h"
#include "graph/reader.h"
#include "graph/writer.h"
#include "query/cypher/value.h"
#include "query/print/rows.h"
#include "query/shell/arguments.h"

namespace kg::query {

class PathGraphs;

// What a command works with. All references outlive the command.
struct Context {
  const graph::Reader& reader;
  std::ostream& out;
  std::ostream& err;
  PrintOptions& print;  // .mode changes it
  const std::atomic<bool>* interrupted = nullptr;
  // Loads the schema files on first use; the pointer stays valid.
  std::function<Result<const Schema*>()> schema;
  // Runs the statements of a text; `name` is for messages.
  std::function<Status(std::string_view text, const std::string& name)> run_text;
  // The passage of an article in the bytes of its source, as one line; empty when the shell has no way to read sources.
  std::function<std::string(const Article& article, const Span& span)> original;
  // Takes the writer's lock, runs the work, publishes, and leads `reader` to the new epoch; empty where nothing can be
  // written.
  std::function<Status(const std::function<Status(graph::Writer&)>&)> write = {};
  // Puts a question to the person at the terminal and returns the line typed, "q" at its end; empty where there is
  // none.
  std::function<std::string(const std::string& question)> ask = {};
  // Answers go to a file from now on, or, "", to where they went first; of a file that exists only with `force`.
  std::function<Status(const std::string& file, bool force)> redirect = {};
  // Answers are limited to what held by that day (as_of.h); kMaxDay: no limit.
  std::function<void(Day day)> set_as_of = {};
  Day as_of = kMaxDay;
  enum class Timer { kAuto, kOn, kOff };
  Timer timer = Timer::kAuto;  // kAuto: the line behind an answer is for people at a terminal
  bool pager = true;           // answers longer than the screen go to a pager, where there is a screen
  // The folder of the database, "" when the graph is not in one; and how `reader` is led to its newest epoch (false: it
  // was there already).
  std::filesystem::path database = {};
  std::function<Result<bool>()> refresh = {};
  PathGraphs* path_graphs = nullptr;     // what path searches have read
  bool quit = false;                     // .quit was run
  bool found = false;                    // .conflicts --fail has printed something
  cypher::Map parameters = {};           // of queries, by name: .param
  std::chrono::milliseconds timeout{0};  // of a query, 0: none: .timeout
  bool IsTable() const { return print.format == Format::kTable; }
  bool Interrupted() const { return interrupted != nullptr && interrupted->load(std::memory_order_relaxed); }
  Colors colors() const { return Colors(print.color); }
  // Columns for prose.
  int TextWidth() const { return print.width > 0 ? print.width : 100; }
  // A remark beside the answer: among the output of a table, else on the error stream.
  void Note(std::string_view text);
  // Prose of a table, wrapped and indented; `text` may hold anything.
  void Prose(std::string_view text, int indent);
};

inline Status InterruptedStatus() { return {StatusCode::kInterrupted, "interrupted"}; }

struct Command {
  std::string_view name;     // ".facts"
  std::string_view usage;    // "NAME"
  std::string_view summary;  // one line
  std::string_view example;  // a whole statement
  std::vector<OptionSpec> options;
  Status (*run)(Context& context, const Arguments& arguments) = nullptr;
  bool one_name = false;  // its arguments are a single NAME: for completion
  bool raw = false;       // reads Arguments::raw: its words and options are not cut
};

// All commands in the order of the help.
const std::vector<Command>& Commands();
const Command* FindCommand(std::string_view name);
std::vector<std::string> CommandNames();
// Usage, summary and example of every command: for the manual.
std::string CommandReference();

// One function a file of commands.
void AddFactCommands(std::vector<Command>* commands);       // .facts .timeline
void AddEntityCommands(std::vector<Command>* commands);     // .entity .entities
void AddMemberCommands(std::vector<Command>* commands);     // .members
void AddJudgementCommands(std::vector<Command>* commands);  // .merge .split .undo .judgements
void AddDuplicateCommands(std::vector<Command>* commands);  // .duplicates
void AddPathCommands(std::vector<Command>* commands);       // .path .paths
void AddNeighbourCommands(std::vector<Command>* commands);  // .neighbours .common
void AddRankCommands(std::vector<Command>* commands);       // .rank
void AddConflictCommands(std::vector<Command>* commands);   // .conflicts .report
void AddDismissCommands(std::vector<Command>* commands);    // .dismiss .recheck
void AddWhyCommands(std::vector<Command>* commands);        // .why
void AddClaimCommands(std::vector<Command>* commands);      // .claims
void AddExportCommands(std::vector<Command>* commands);     // .export
void AddOverviewCommands(std::vector<Command>* commands);   // .schema .sources .stats
void AddChangeCommands(std::vector<Command>* commands);     // .changes
void AddCareCommands(std::vector<Command>* commands);       // .refresh .check .backup .compact
void AddQueryCommands(std::vector<Command>* commands);      // .param .timeout
void AddShellCommands(std::vector<Command>* commands);      // .mode .output .timer .pager .asof .read .help .quit

// kInvalid with the usage line.
Status UsageError(const Command& command, std::string_view what);
// kInvalid unless there are from `fewest` to `most` words.
Status CheckWords(std::string_view command, const Arguments& arguments, size_t fewest, size_t most);

}  // namespace kg::query

#endif  // NEWSGRAPH_QUERY_COMMANDS_COMMAND_H_
