#include "query/commands/command.h"

#include <algorithm>

namespace kg::query {
namespace {

std::vector<Command> MakeCommands() {
  std::vector<Command> commands;
  AddFactCommands(&commands);
  AddEntityCommands(&commands);
  AddMemberCommands(&commands);
  AddJudgementCommands(&commands);
  AddDuplicateCommands(&commands);
  AddPathCommands(&commands);
  AddNeighbourCommands(&commands);
  AddRankCommands(&commands);
  AddConflictCommands(&commands);
  AddDismissCommands(&commands);
  AddWhyCommands(&commands);
  AddClaimCommands(&commands);
  AddExportCommands(&commands);
  AddOverviewCommands(&commands);
  AddChangeCommands(&commands);
  AddQueryCommands(&commands);
  AddCareCommands(&commands);
  AddShellCommands(&commands);
  return commands;
}

}  // namespace

void Context::Note(std::string_view text) {
  if (IsTable()) {
    for (const std::string& line : WrapWords(OneLine(text), TextWidth())) out << colors().Dim(line) << '\n';
  } else {
    err << OneLine(text) << '\n';
  }
}

void Context::Prose(std::string_view text, int indent) {
  const std::string margin(static_cast<size_t>(indent), ' ');
  for (const std::string& line : WrapWords(OneLine(text), std::max(20, TextWidth() - indent))) {
    out << margin << line << '\n';
  }
}

const std::vector<Command>& Commands() {
  static const std::vector<Command> kCommands = MakeCommands();
  return kCommands;
}

const Command* FindCommand(std::string_view name) {
  for (const Command& command : Commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::vector<std::string> CommandNames() {
  std::vector<std::string> names;
  for (const Command& command : Commands()) names.emplace_back(command.name);
  return names;
}

Status UsageError(const Command& command, std::string_view what) {
  std::string message(what);
  message.append("; usage: ").append(command.name);
  if (!command.usage.empty()) message.append(" ").append(command.usage);
  return InvalidError(message);
}

Status CheckWords(std::string_view command, const Arguments& arguments, size_t fewest, size_t most) {
  const size_t count = arguments.words.size();
  if (count >= fewest && count <= most) return Status::Ok();
  std::string_view what = "something is missing";
  if (count > most) what = "too many words";
  return UsageError(*FindCommand(command), what);
}

}  // namespace kg::query
