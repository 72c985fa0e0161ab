// What a wrong command line is told: which argument it is, and what was probably meant.
#ifndef NEWSGRAPH_TOOLS_COMMAND_LINE_H_
#define NEWSGRAPH_TOOLS_COMMAND_LINE_H_

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace kg::tools {

// Prints what `error`, thrown by app.parse(argc, argv), asks for (help, version) or what is wrong with the command
// line. Returns the exit code: 0 or 2.
int ExitOfCommandLine(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_COMMAND_LINE_H_
