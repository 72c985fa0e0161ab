// .mode, .read, .help and .quit: the shell itself.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

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

void PrintAllHelp(Context& context) {
  int width = 0;
  for (const Command& command : Commands()) width = std::max(width, DisplayWidth(command.name));
  context.out << "Commands, one a line (.help COMMAND says more):\n";
  for (const Command& command : Commands()) {
    context.out << "  " << PadRight(command.name, width) << "  " << command.summary << '\n';
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
    if (IsFutureCommand(name)) return {StatusCode::kUnsupported, "this version does not have " + name + " yet"};
    return InvalidError("unknown command " + OneLine(name) + DidYouMean(name, CommandNames()));
  }
  context.out << UsageLine(*command) << "\n    " << command->summary << "\n    example: " << command->example << '\n';
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
  commands->push_back({".read", "FILE", "runs the statements of a file", ".read questions.kgq", {}, RunRead, false});
  commands->push_back(
      {".help", "[COMMAND]", "this list, or one command with an example", ".help .path", {}, RunHelp, false});
  commands->push_back({".quit", "", "leaves the shell (so does Ctrl-D)", ".quit", {}, RunQuit, false});
}

}  // namespace kg::query
