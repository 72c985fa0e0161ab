// The command line of kgingest.
#ifndef NEWSGRAPH_TOOLS_INGEST_ARGUMENTS_H_
#define NEWSGRAPH_TOOLS_INGEST_ARGUMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/ingest.h"

namespace kg::tools {

struct IngestArguments {
  std::string database;
  std::vector<std::string> paths;
  std::string format = "auto";
  std::vector<std::string> maps;  // "text=story_html"
  int jobs = 1;
  std::string published;
  std::vector<std::string> rules;
  std::vector<std::string> no_rules;
  std::vector<std::string> remove;
  bool reextract = false;
  std::string report;
  std::string progress = "auto";
  bool articles = false;
  bool claims = false;
  bool records = false;
  bool from_records = false;
  bool durable = false;
  bool bulk = false;
  std::string templates = "auto";
  std::string learn_templates;
  uint64_t cache_mb = 64;
  uint64_t write_buffer_mb = 64;
  ingest::Limits limits;

  bool PrintsOnly() const { return articles || claims || records; }
};

// The exit code when there is nothing more to do (--help, --version, wrong usage: said already).
std::optional<int> ParseIngestArguments(int argc, char** argv, IngestArguments* arguments);

// What is wrong with options that do not go together, or with PATHs of which none exists.
std::optional<std::string> WrongUsage(const IngestArguments& arguments);

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_INGEST_ARGUMENTS_H_
