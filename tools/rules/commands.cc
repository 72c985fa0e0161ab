#include "tools/rules/commands.h"

#include <iostream>

#include "graph/model/date.h"
#include "tools/rules/stats.h"
#include "tools/rules/trace.h"
#include "tools/signals.h"

namespace kg::tools {
namespace {

int Fail(const std::string& message, int code) {
  std::cerr << "kgrules: " << message << "\n";
  return code;
}

int FailWith(const Status& status) {
  return Fail(status.message(), status.code() == StatusCode::kNotFound ? kExitUsage : kExitFailed);
}

// Calls `visit` with every document of the command.
int Visit(const TextCommand& command, extract::Extractor* extractor,
          const std::function<void(TracedDocument&&)>& visit) {
  InstallSignalHandlers();
  std::optional<Date> published;
  if (!command.published.empty()) {
    published = Date::Parse(command.published);
    if (!published) return Fail("--published '" + command.published + "' is no date: expected YYYY-MM-DD", kExitUsage);
  }
  const Status status = ForEachDocument(command.paths, published, extractor, visit);
  if (Interrupted()) return kExitInterrupted;
  return status.ok() ? kExitOk : FailWith(status);
}

}  // namespace

int TraceCommand(const TextCommand& command) {
  const auto resources = LoadResources(command.rules);
  if (!resources.ok()) return FailWith(resources.status());
  extract::Extractor extractor(**resources);
  const bool html = command.format == "html";
  if (html) PrintHtmlHead(std::cout);
  const int code = Visit(command, &extractor, [&](TracedDocument&& traced) {
    if (html) {
      PrintTraceHtml(traced, std::cout);
    } else if (command.format == "jsonl") {
      PrintTraceJson(traced, std::cout);
    } else {
      PrintTraceText(traced, std::cout);
    }
  });
  if (html) PrintHtmlTail(std::cout);
  return code;
}

int StatsCommand(const TextCommand& command) {
  const auto resources = LoadResources(command.rules);
  if (!resources.ok()) return FailWith(resources.status());
  extract::Extractor extractor(**resources);
  extractor.CountTries();
  StatsCounter counter;
  const int code = Visit(command, &extractor, [&](TracedDocument&& traced) { counter.Add(traced); });
  const extract::RuleSet& rules = *(*resources)->rules;
  counter.AddTries(rules, extractor.tries());
  command.format == "json" ? counter.PrintJson(rules, std::cout) : counter.PrintTable(rules, std::cout);
  return code;
}

}  // namespace kg::tools
