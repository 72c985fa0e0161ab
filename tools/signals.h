// Ctrl-C and closed pipes, for the programs.
#ifndef NEWSGRAPH_TOOLS_SIGNALS_H_
#define NEWSGRAPH_TOOLS_SIGNALS_H_

namespace kg::tools {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInterrupted = 130;
inline constexpr int kExitClosedPipe = 141;

// The first SIGINT or SIGTERM asks to stop (Interrupted() turns true), a second one ends the process at once: nothing
// stored is lost by that. Writing to a closed pipe becomes an error of the stream instead of a signal.
void InstallSignalHandlers();
bool Interrupted();

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_SIGNALS_H_
