#include "tools/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/text.h"

namespace kg::tools {
namespace {

constexpr int kOk = 0;
constexpr int kWrongUsage = 2;

std::string DidYouMean(const std::string& word, const std::vector<std::string>& candidates) {
  const int limit = word.size() <= 6 ? 1 : (word.size() <= 10 ? 2 : 3);
  int least = limit;
  const std::string* nearest = nullptr;
  for (const std::string& candidate : candidates) {
    const int distance = EditDistance(word, candidate, limit);
    if (distance > least || (nearest != nullptr && distance == least)) continue;
    least = distance;
    nearest = &candidate;
  }
  return nearest == nullptr ? "" : " (did you mean " + *nearest + "?)";
}

std::vector<std::string> OptionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands(nullptr)) names.push_back(command->get_name());
  return names;
}

// The first option or command that there is not; "" when all are known. CLI11 tells of what is missing first, though a
// slip of the pen may be why it is.
std::string UnknownWord(const CLI::App& app, int argc, const char* const* argv) {
  const CLI::App* at = &app;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--") return "";
    if (word.size() < 2 || word[0] != '-') {
      const std::vector<std::string> commands = CommandNames(*at);
      if (commands.empty()) continue;
      if (std::find(commands.begin(), commands.end(), word) == commands.end()) {
        return "unknown command " + MakeVisible(word) + DidYouMean(word, commands);
      }
      at = at->get_subcommand(word);
      continue;
    }
    const bool is_long = word[1] == '-';
    const std::string name = is_long ? word.substr(0, word.find('=')) : word.substr(0, 2);
    const CLI::Option* option = at->get_option_no_throw(name);
    if (option == nullptr) return "unknown option " + MakeVisible(name) + DidYouMean(name, OptionNames(*at));
    if (option->get_items_expected_min() > 0 && word == name) ++i;  // its value
  }
  return "";
}

// An option without its value, or given twice.
std::string WrongCount(const std::string& message, const std::string& name) {
  return message.find("required but received") != std::string::npos ? "option " + name + " is given more than once"
                                                                    : "option " + name + " needs a value";
}

}  // namespace

int ExitOfCommandLine(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error);
    return kOk;
  }
  std::string what = UnknownWord(app, argc, argv);
  if (what.empty()) what = error.what();
  if (what == error.what() && dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    what = WrongCount(what, what.substr(0, what.find(':')));
  }
  std::cerr << app.get_name() << ": " << what << "\n" << app.get_name() << " --help tells more\n";
  return kWrongUsage;
}

}  // namespace kg::tools
