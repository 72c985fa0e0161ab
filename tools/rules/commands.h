// The commands of kgrules that look at texts: trace, explain, stats. Each returns the exit code; messages go to
// standard error.
#ifndef NEWSGRAPH_TOOLS_RULES_COMMANDS_H_
#define NEWSGRAPH_TOOLS_RULES_COMMANDS_H_

#include <string>
#include <vector>

namespace kg::tools {

struct TextCommand {
  std::vector<std::string> paths;
  std::vector<std::string> rules;  // --rules folders
  std::string format;              // trace: text, jsonl, html; stats: table, json
  std::string published;
};

int TraceCommand(const TextCommand& command);
int StatsCommand(const TextCommand& command);

// Why the rule matches the text, or how far it comes. A text that holds a marked-up mention ("[Ruiz|Person]") is read
// as rule examples are; any other is tokenised and its mentions are found.
int ExplainCommand(const std::string& rule, const std::string& text, const std::vector<std::string>& rules);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_RULES_COMMANDS_H_
