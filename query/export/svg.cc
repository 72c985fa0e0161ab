// A drawing of a small graph by Graphviz's program `dot`.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sstream>
#include <string>

#include "query/export/formats.h"

extern char** environ;

namespace kg::query {
namespace {

constexpr uint64_t kMostDrawn = 500;  // entities, relationships: more is no drawing that anyone reads
constexpr int kSlowestDrawing_ms = 60'000;
constexpr int kPoll_ms = 10;

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

Status TooLarge(uint64_t count, const std::string& of_what) {
  return {StatusCode::kLimit, "too large to draw: " + std::to_string(count) + " " + of_what + ", at most " +
                                  std::to_string(kMostDrawn) +
                                  "; --near NAME takes a part, dot and graphml take everything"};
}

File TemporaryFile() { return {std::tmpfile(), &std::fclose}; }

// Waits for the program; ends it on an interrupt or when it takes too long.
Status WaitFor(pid_t program, const GraphSlice& slice) {
  for (int waited_ms = 0;; waited_ms += kPoll_ms) {
    int state = 0;
    const pid_t ended = ::waitpid(program, &state, WNOHANG);
    if (ended == program) {
      if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return Status::Ok();
      const bool missing = WIFEXITED(state) && WEXITSTATUS(state) == 127;
      return IoError(missing ? "svg needs Graphviz's program dot, which is not installed" : "Graphviz's dot failed");
    }
    if (ended < 0 && errno != EINTR) return IoError(std::string("cannot wait for dot: ") + std::strerror(errno));
    if (slice.Interrupted() || waited_ms >= kSlowestDrawing_ms) {
      ::kill(program, SIGKILL);
      ::waitpid(program, &state, 0);
      if (slice.Interrupted()) return {StatusCode::kInterrupted, "interrupted"};
      return {StatusCode::kLimit, "Graphviz's dot took more than a minute; a smaller --hops draws less"};
    }
    ::usleep(kPoll_ms * 1000);
  }
}

Status RunDot(int input, int output, const GraphSlice& slice) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<char, 4> name = {"dot"};
  std::array<char, 6> format = {"-Tsvg"};
  const std::array<char*, 3> arguments = {name.data(), format.data(), nullptr};
  pid_t program = 0;
  const int error = ::posix_spawnp(&program, "dot", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error == ENOENT) return IoError("svg needs Graphviz's program dot, which is not installed");
  if (error != 0) return IoError(std::string("cannot start Graphviz's dot: ") + std::strerror(error));
  return WaitFor(program, slice);
}

}  // namespace

Status WriteSvg(const GraphSlice& slice, std::ostream& out, ExportSummary* summary) {
  if (slice.EntityCount() > kMostDrawn) return TooLarge(slice.EntityCount(), "entities");
  std::ostringstream text;
  WriteDot(slice, text, summary);
  KG_RETURN_IF_ERROR(slice.Outcome());
  if (summary->edges > kMostDrawn) return TooLarge(summary->edges, "relationships");
  const File input = TemporaryFile();
  const File output = TemporaryFile();
  if (input == nullptr || output == nullptr) {
    return IoError(std::string("cannot make a temporary file: ") + std::strerror(errno));
  }
  const std::string dot = text.str();
  const bool written = std::fwrite(dot.data(), 1, dot.size(), input.get()) == dot.size();
  if (!written || std::fflush(input.get()) != 0) {
    return IoError(std::string("cannot write a temporary file: ") + std::strerror(errno));
  }
  std::rewind(input.get());
  KG_RETURN_IF_ERROR(RunDot(::fileno(input.get()), ::fileno(output.get()), slice));
  std::rewind(output.get());
  std::array<char, 65536> buffer{};
  size_t count = 0;
  while ((count = std::fread(buffer.data(), 1, buffer.size(), output.get())) > 0) {
    out.write(buffer.data(), static_cast<std::streamsize>(count));
  }
  return Status::Ok();
}

}  // namespace kg::query
