#include "extract/ruleset/source.h"

#include <algorithm>
#include <tuple>

#include "graph/model/text.h"

namespace kg::extract {
namespace {

// Blanks what follows a '#' outside quotes. A quoted text ends with its line at the latest.
std::string BlankComments(std::string_view text) {
  std::string code(text);
  bool quoted = false;
  bool comment = false;
  for (size_t i = 0; i < code.size(); ++i) {
    char& c = code[i];
    if (c == '\n') {
      quoted = comment = false;
    } else if (comment || c == '\r') {
      c = ' ';
    } else if (quoted && c == '\\' && i + 1 < code.size() && code[i + 1] != '\n') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '#' && !quoted) {
      comment = true;
      c = ' ';
    }
  }
  return code;
}

int CountCodePoints(std::string_view utf8) {
  return static_cast<int>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

uint32_t Sources::Add(std::string name, std::filesystem::path path, uint32_t scope, std::string text) {
  SourceFile file;
  file.name = std::move(name);
  file.path = std::move(path);
  file.scope = scope;
  const bool valid = IsValidUtf8(text);
  file.text = valid ? std::move(text) : ToNfc(text);
  if (file.text.starts_with("\xEF\xBB\xBF")) file.text.replace(0, 3, "   ");
  file.code = BlankComments(file.text);
  file.line_starts.push_back(0);
  for (size_t i = 0; i < file.text.size(); ++i) {
    if (file.text[i] == '\n') file.line_starts.push_back(static_cast<uint32_t>(i + 1));
  }
  files_.push_back(std::move(file));
  const auto index = static_cast<uint32_t>(files_.size() - 1);
  if (!valid) Error({index, 0}, "the file is not valid UTF-8; save it as UTF-8");
  return index;
}

int Sources::Line(Location at) const {
  const std::vector<uint32_t>& starts = files_[at.file].line_starts;
  return static_cast<int>(std::upper_bound(starts.begin(), starts.end(), at.offset) - starts.begin());
}

std::string Sources::Describe(Location at) const { return files_[at.file].name + ":" + std::to_string(Line(at)); }

Diagnostic Sources::MakeDiagnostic(Location at, bool is_error, std::string message) const {
  const SourceFile& file = files_[at.file];
  Diagnostic diagnostic;
  diagnostic.file = file.name;
  diagnostic.line = Line(at);
  const uint32_t start = file.line_starts[static_cast<size_t>(diagnostic.line - 1)];
  const std::string_view text = file.text;
  diagnostic.source_line = std::string(text.substr(start, text.find_first_of("\r\n", start) - start));
  diagnostic.column = CountCodePoints(text.substr(start, at.offset - start)) + 1;
  diagnostic.is_error = is_error;
  diagnostic.message = std::move(message);
  return diagnostic;
}

void Sources::Report(Location at, bool is_error, std::string message) {
  has_errors_ |= is_error;
  entries_.push_back({at, MakeDiagnostic(at, is_error, std::move(message))});
}

std::vector<Diagnostic> Sources::Diagnostics() const {
  std::vector<const Entry*> order;
  order.reserve(entries_.size());
  for (const Entry& entry : entries_) order.push_back(&entry);
  std::stable_sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) {
    return std::tie(a->at.file, a->at.offset) < std::tie(b->at.file, b->at.offset);
  });
  std::vector<Diagnostic> result;
  for (const Entry* entry : order) {
    const Diagnostic& d = entry->diagnostic;
    const bool repeated = std::any_of(result.begin(), result.end(), [&](const Diagnostic& other) {
      return other.file == d.file && other.line == d.line && other.column == d.column && other.message == d.message;
    });
    if (!repeated) result.push_back(d);
  }
  return result;
}

std::string Diagnostic::ToString() const {
  std::string out = file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " +
                    (is_error ? "error: " : "warning: ") + message + "\n";
  if (source_line.empty()) return out;
  std::string padding;
  size_t pos = 0;
  for (int i = 1; i < column; ++i) {
    if (pos >= source_line.size()) {
      padding += ' ';
      continue;
    }
    const size_t start = pos;
    NextCodePoint(source_line, &pos);
    const std::string_view character = std::string_view(source_line).substr(start, pos - start);
    if (character == "\t") {
      padding += '\t';
    } else {
      padding.append(static_cast<size_t>(std::max(0, DisplayWidth(character))), ' ');
    }
  }
  return out + source_line + "\n" + padding + "^\n";
}

std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates) {
  const int limit = word.size() <= 4 ? 1 : 2;
  int best_distance = limit + 1;
  const std::string* best = nullptr;
  const std::string folded = ToLower(word);
  for (const std::string& candidate : candidates) {
    const int distance = EditDistance(folded, ToLower(candidate), limit);
    if (distance < best_distance) {
      best_distance = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string() : " (did you mean " + *best + "?)";
}

std::string Enumerate(const std::vector<std::string>& words, size_t limit) {
  std::string out;
  for (size_t i = 0; i < words.size() && i < limit; ++i) {
    if (i > 0) out += ", ";
    out += words[i];
  }
  if (words.size() > limit) out += " ...";
  return out;
}

}  // namespace kg::extract
