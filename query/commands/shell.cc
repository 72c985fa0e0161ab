// .mode, .output, .timer, .pager, .asof, .read, .help and .quit: the shell itself.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>

#include "graph/model/text.h"
#include "query/commands/command.h"

namespace kg::query {
namespace {

Status RunMode(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".mode", arguments, 0, 1));
  if (arguments.words.empty()) {
    context.out << ToString(context.print.format) << '\n';
    return Status::Ok();
  }
  const std::string& name = arguments.words[0].text;
  const std::optional<Format> format = ParseFormat(name);
  if (!format) {
    return InvalidError("unknown format '" + OneLine(name) + "'" + DidYouMean(name, FormatNames()) +
                        "; formats: " + Join(FormatNames(), ", "));
  }
  context.print.format = *format;
  return Status::Ok();
}

Status RunOutput(Context& context, const Arguments& arguments) {
  if (arguments.words.empty() && arguments.Has("--force")) return CheckWords(".output", arguments, 1, 1);
  return context.redirect(arguments.Joined(), arguments.Has("--force"));
}

// Of "on" and "off"; without a word the setting is shown.
Status RunSwitch(Context& context, const Command& command, const Arguments& arguments, bool is_on,
                 const std::function<void(bool)>& set) {
  KG_RETURN_IF_ERROR(CheckWords(command.name, arguments, 0, 1));
  if (arguments.words.empty()) {
    context.out << (is_on ? "on" : "off") << '\n';
    return Status::Ok();
  }
  const std::string& word = arguments.words[0].text;
  if (word != "on" && word != "off") return UsageError(command, "expected on or off");
  set(word == "on");
  return Status::Ok();
}

Status RunTimer(Context& context, const Arguments& arguments) {
  return RunSwitch(context, *FindCommand(".timer"), arguments, context.timer != Context::Timer::kOff,
                   [&](bool on) { context.timer = on ? Context::Timer::kOn : Context::Timer::kOff; });
}

Status RunPager(Context& context, const Arguments& arguments) {
  return RunSwitch(context, *FindCommand(".pager"), arguments, context.pager, [&](bool on) { context.pager = on; });
}

Status RunAsOf(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".asof", arguments, 0, 1));
  if (arguments.words.empty()) {
    context.out << (context.as_of == kMaxDay ? "off" : Date::OfDay(context.as_of).ToString()) << '\n';
    return Status::Ok();
  }
  const std::string& word = arguments.words[0].text;
  if (word == "off") {
    context.set_as_of(kMaxDay);
    return Status::Ok();
  }
  const std::optional<Date> date = Date::Parse(word);
  if (!date || date->is_interval) {
    return InvalidError(".asof: expected a date such as 2023, 2023-05 or 2023-05-07, or off; found '" + OneLine(word) +
                        "'");
  }
  context.set_as_of(date->Days().last);
  return Status::Ok();
}

Status RunRead(Context& context, const Arguments& arguments) {
  if (arguments.words.empty()) return CheckWords(".read", arguments, 1, 1);
  const std::string file = arguments.Joined();
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) return IoError("cannot read " + file + ": it is a folder");
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in.is_open()) return IoError("cannot read " + file + ": " + std::strerror(errno != 0 ? errno : EIO));
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) return IoError("cannot read " + file);
  return context.run_text(text, file);
}

std::string UsageLine(const Command& command) {
  std::string line(command.name);
  if (!command.usage.empty()) line.append(" ").append(command.usage);
  return line;
}

}  // namespace

std::string CommandReference() {
  std::string text;
  for (const Command& command : Commands()) {
    if (!text.empty()) text += '\n';
    text += UsageLine(command) + "\n    " + std::string(command.summary) +
            "\n    example: " + std::string(command.example) + "\n";
  }
  return text;
}

namespace {

void PrintAllHelp(Context& context) {
  int width = 0;
  for (const Command& command : Commands()) width = std::max(width, DisplayWidth(command.name));
  context.out << "Commands, one a line (.help COMMAND says more):\n";
  // Within a window the summaries keep to their column; anywhere else a command stays on one line.
  const int room = context.print.width > 0 ? std::max(20, context.print.width - width - 4) : 0;
  const std::string margin(static_cast<size_t>(width) + 4, ' ');
  for (const Command& command : Commands()) {
    context.out << "  " << PadRight(command.name, width) << "  "
                << Join(WrapWords(command.summary, room), "\n" + margin) << '\n';
  }
  context.out << "\nQueries end with a semicolon: MATCH (p:Person)-[w:WON]->(e) RETURN p.name, e.name, w.date;\n";
  context.out << "\nNAME is a name or an alias, without regard to case and diacritics, or the beginning of an id.\n"
                 "Names of several words need quotes only where a command takes two names.\n";
}

Status RunHelp(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".help", arguments, 0, 1));
  if (arguments.words.empty()) {
    PrintAllHelp(context);
    return Status::Ok();
  }
  std::string name = arguments.words[0].text;
  if (!name.starts_with(".")) name.insert(0, ".");
  const Command* command = FindCommand(name);
  if (command == nullptr) {
    const std::string hint = DidYouMean(name, CommandNames());
    return InvalidError("unknown command " + OneLine(name) + (hint.empty() ? "; .help lists the commands" : hint));
  }
  const int room = context.print.width > 0 ? std::max(20, context.print.width - 4) : 0;
  context.out << Join(WrapWords(UsageLine(*command), room), "\n    ") << "\n    "
              << Join(WrapWords(command->summary, room), "\n    ") << "\n    example: " << command->example << '\n';
  return Status::Ok();
}

Status RunQuit(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".quit", arguments, 0, 0));
  context.quit = true;
  return Status::Ok();
}

}  // namespace

void AddShellCommands(std::vector<Command>* commands) {
  commands->push_back({".mode",
                       "[table|json|jsonl|csv|tsv]",
                       "the format of answers: shows it, or changes it",
                       ".mode jsonl",
                       {},
                       RunMode,
                       false});
  commands->push_back(
      {".output",
       "[FILE] [--force]",
       "answers go into a file from now on; without FILE to the screen again; --force: replaces the file",
       ".output answers.tsv",
       {{"--force"}},
       RunOutput,
       false});
  commands->push_back({".timer",
                       "[on|off]",
                       "rows and time behind each answer: shows whether they are printed, or changes it",
                       ".timer on",
                       {},
                       RunTimer,
                       false});
  commands->push_back({".pager",
                       "[on|off]",
                       "answers longer than the screen go to the program that PAGER names (less, if it is not set)",
                       ".pager off",
                       {},
                       RunPager,
                       false});
  commands->push_back({".asof",
                       "[DATE|off]",
                       "answers are limited to what had happened or begun by the end of that day, month or year",
                       ".asof 2022-06",
                       {},
                       RunAsOf,
                       false});
  commands->push_back({".read", "FILE", "runs the statements of a file", ".read questions.kgq", {}, RunRead, false});
  commands->push_back(
      {".help", "[COMMAND]", "this list, or one command with an example", ".help .path", {}, RunHelp, false});
  commands->push_back({".quit", "", "leaves the shell (so does Ctrl-D)", ".quit", {}, RunQuit, false});
}

}  // namespace kg::query
