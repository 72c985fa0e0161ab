#include "query/export/formats.h"
#include "query/export/whole_files.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

using Writer = void (*)(const GraphSlice& slice, std::ostream& out, ExportSummary* summary);

Writer WriterOf(const std::string& format) {
  if (format == "jsonl") return WriteClaimLines;
  if (format == "graphml") return WriteGraphml;
  if (format == "nquads") return WriteNquads;
  if (format == "trig") return WriteTrig;
  return WriteDot;
}

std::vector<OutputFile> CsvFiles(const GraphSlice& slice, const ExportOptions& options, ExportSummary* summary) {
  const auto entities = [&slice, &options, summary](std::ostream& out) {
    WriteCsvEntities(slice, options.csv_safe, out, summary);
    return slice.Outcome();
  };
  const auto edges = [&slice, &options, summary](std::ostream& out) {
    WriteCsvEdges(slice, options.csv_safe, out, summary);
    return slice.Outcome();
  };
  return {{options.file, entities}, {EdgesFileOf(options.file), edges}};
}

}  // namespace

std::vector<std::string> ExportFormats() { return {"jsonl", "csv", "graphml", "nquads", "trig", "dot", "svg"}; }

std::string EdgesFileOf(const std::string& file) {
  if (IsStandardOutput(file)) return file;
  const size_t slash = file.rfind('/');
  const size_t dot = file.rfind('.');
  const bool has_extension = dot != std::string::npos && dot > (slash == std::string::npos ? 0 : slash + 1);
  const size_t end = has_extension ? dot : file.size();
  return file.substr(0, end) + "-relationships" + file.substr(end);
}

void WriteClaimLines(const GraphSlice& slice, std::ostream& out, ExportSummary* summary) {
  summary->claims = true;
  slice.ForEachClaim([&](const graph::ResolvedClaim& claim) {
    out << ClaimToJson(claim) << '\n';
    ++summary->first;
  });
}

Result<ExportSummary> Export(const GraphSlice& slice, const ExportOptions& options, std::ostream& out) {
  ExportSummary summary;
  std::vector<OutputFile> files;
  if (options.format == "csv") {
    files = CsvFiles(slice, options, &summary);
  } else if (options.format == "svg") {
    files = {{options.file, [&](std::ostream& file) { return WriteSvg(slice, file, &summary); }}};
  } else {
    files = {{options.file, [&](std::ostream& file) {
                WriterOf(options.format)(slice, file, &summary);
                return slice.Outcome();
              }}};
  }
  for (const OutputFile& file : files) summary.files.push_back(file.file);
  KG_RETURN_IF_ERROR(WriteWholeFiles(files, options.force, out));
  return summary;
}

}  // namespace kg::query
