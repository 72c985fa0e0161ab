// Rule files as text, and what is wrong in them.
//
// A Location is a byte of a file; lines and columns are computed only when something is reported.
#ifndef NEWSGRAPH_EXTRACT_RULESET_SOURCE_H_
#define NEWSGRAPH_EXTRACT_RULESET_SOURCE_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/ruleset/ruleset.h"

namespace kg::extract {

struct Location {
  uint32_t file = 0;    // index into Sources
  uint32_t offset = 0;  // byte of SourceFile::text
};

struct SourceFile {
  std::string name;  // as it is printed
  std::filesystem::path path;
  uint32_t scope = 0;  // which folder it belongs to, in order of loading: later ones see earlier ones
  std::string text;
  std::string code;  // `text`, byte for byte, with comments and carriage returns blanked
  std::vector<uint32_t> line_starts;
};

// The files of one rule set and the diagnostics about them.
class Sources {
 public:
  // Takes a file's content over; returns its index. Reports invalid UTF-8.
  uint32_t Add(std::string name, std::filesystem::path path, uint32_t scope, std::string text);
  const SourceFile& file(uint32_t index) const { return files_[index]; }
  size_t size() const { return files_.size(); }

  void Error(Location at, std::string message) { Report(at, true, std::move(message)); }
  void Warning(Location at, std::string message) { Report(at, false, std::move(message)); }
  bool has_errors() const { return has_errors_; }
  // A diagnostic that is not kept.
  Diagnostic MakeDiagnostic(Location at, bool is_error, std::string message) const;
  // "name:line" of a location, to refer to another place in a message.
  std::string Describe(Location at) const;
  int Line(Location at) const;
  // All that was reported, by file, line and column; equal ones once.
  std::vector<Diagnostic> Diagnostics() const;

 private:
  struct Entry {
    Location at;
    Diagnostic diagnostic;
  };
  void Report(Location at, bool is_error, std::string message);
  std::vector<SourceFile> files_;
  std::vector<Entry> entries_;
  bool has_errors_ = false;
};

// " (did you mean X?)" for the candidate that is a letter or two off, else "".
std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates);
// "a, b, c" and no more than `limit` of them, then " ...".
std::string Enumerate(const std::vector<std::string>& words, size_t limit = 20);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_RULESET_SOURCE_H_
