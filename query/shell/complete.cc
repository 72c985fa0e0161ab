#include "query/shell/complete.h"

#include <algorithm>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/export/formats.h"
#include "query/shell/complete_query.h"

namespace kg::query {
namespace {

std::vector<std::string> StartingWith(std::string_view prefix, std::vector<std::string> texts) {
  std::erase_if(texts, [&](const std::string& text) { return !text.starts_with(prefix); });
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

// Names of entities, in quotes where `quote` says so and they are of several words.
std::vector<std::string> Names(const graph::Reader& reader, std::string_view prefix, bool quote) {
  std::vector<std::string> names = NamesBeginning(reader, prefix);
  for (std::string& name : names) {
    if (quote && name.find(' ') != std::string::npos) name = "\"" + name + "\"";
  }
  return StartingWith("", std::move(names));
}

// The values of an option, where they are a known set.
std::vector<std::string> OptionValues(const graph::Reader& reader, std::string_view option) {
  if (option == "--direction") return {"both", "in", "out"};
  if (option == "--level") return {"conflict", "tension", "unknown"};
  if (option == "--type") return {"Person", "Place", "Team", "Organization", "Event"};
  std::vector<std::string> values;
  if (option == "--via") {
    for (const auto& [predicate, count] : reader.Stats().claims_by_predicate) values.push_back(predicate);
  }
  if (option == "--kind") {
    for (const graph::Conflict& conflict : reader.AllConflicts()) values.push_back(conflict.kind);
  }
  return values;
}

// Where the word under the cursor begins; an open quote begins a word of several words.
size_t WordBegin(std::string_view line, bool* quoted) {
  size_t begin = 0;
  bool in_quote = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const bool at_start = i == 0 || line[i - 1] == ' ';
    if (line[i] == '"' && (in_quote || at_start)) {
      in_quote = !in_quote;
      if (in_quote) begin = i;
    } else if (line[i] == ' ' && !in_quote) {
      begin = i + 1;
    }
  }
  *quoted = in_quote;
  return begin;
}

std::string_view WordBefore(std::string_view line, size_t begin) {
  const std::string_view before = Trim(line.substr(0, begin));
  const size_t space = before.rfind(' ');
  return space == std::string_view::npos ? before : before.substr(space + 1);
}

Completion CompleteArguments(const graph::Reader& reader, const Command& command, std::string_view line) {
  bool quoted = false;
  Completion completion;
  completion.begin = WordBegin(line, &quoted);
  std::string_view word = line.substr(completion.begin);
  const std::string_view before = WordBefore(line, completion.begin);
  if (command.name == ".mode") {
    completion.texts = StartingWith(word, FormatNames());
    return completion;
  }
  if (command.name == ".timer" || command.name == ".pager") {
    completion.texts = StartingWith(word, {"off", "on"});
    return completion;
  }
  if (command.name == ".export" && before == command.name) {
    completion.texts = StartingWith(word, ExportFormats());
    return completion;
  }
  if (before == "--near") {
    completion.texts = Names(reader, quoted ? word.substr(1) : word, true);
    return completion;
  }
  if (command.name == ".help") {
    completion.texts = StartingWith(word, CommandNames());
    return completion;
  }
  if (before.starts_with("--")) {
    // The last of several values parted by commas.
    const size_t comma = word.rfind(',');
    if (before == "--via" && comma != std::string_view::npos) {
      completion.begin += comma + 1;
      word = word.substr(comma + 1);
    }
    const std::vector<std::string> values = OptionValues(reader, before);
    if (!values.empty()) {
      completion.texts = StartingWith(word, values);
      return completion;
    }
  }
  if (word.starts_with("-")) {
    std::vector<std::string> options;
    for (const OptionSpec& option : command.options) options.emplace_back(option.name);
    completion.texts = StartingWith(word, options);
    return completion;
  }
  const bool takes_names = command.one_name || command.name == ".path" || command.name == ".paths" ||
                           command.name == ".common" || command.name == ".merge" || command.name == ".split";
  if (!takes_names) return completion;
  if (command.one_name && !quoted) {
    // The whole rest of the line is one name.
    completion.begin = std::min(line.size(), line.find_first_not_of(' ', command.name.size()));
    word = line.substr(completion.begin);
  }
  const std::string_view prefix = quoted ? word.substr(1) : word;
  completion.texts = Names(reader, prefix, quoted || !command.one_name);
  if (quoted) {
    for (std::string& text : completion.texts) {
      if (!text.starts_with("\"")) text = "\"" + text + "\"";
    }
  }
  return completion;
}

}  // namespace

Completion Complete(const graph::Reader& reader, std::string_view line) {
  if (!line.starts_with(".")) return CompleteQuery(reader, line);
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return {0, StartingWith(line, CommandNames())};
  const Command* command = FindCommand(line.substr(0, space));
  if (command == nullptr) return {};
  return CompleteArguments(reader, *command, line);
}

std::string CommonBeginning(const std::vector<std::string>& texts) {
  if (texts.empty()) return "";
  std::string common = texts.front();
  for (const std::string& text : texts) {
    size_t same = 0;
    while (same < common.size() && same < text.size() && common[same] == text[same]) ++same;
    common.resize(same);
  }
  // Back to the beginning of a character.
  while (!common.empty() && !IsValidUtf8(common)) common.pop_back();
  return common;
}

}  // namespace kg::query
