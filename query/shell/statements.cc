#include "query/shell/statements.h"

#include <algorithm>
#include <array>

#include "graph/model/text.h"

namespace kg::query {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// The words that a query may begin with, those of writing queries included: they get their own message.
constexpr std::array<std::string_view, 20> kClauses = {
    "match", "optional", "return",  "with", "unwind",  "call",    "create", "merge", "delete", "detach",
    "set",   "remove",   "foreach", "load", "explain", "profile", "use",    "union", "any",    "shortest"};

// A command without the ';' that a habit of SQL puts behind it.
std::string_view StripEnd(std::string_view command) {
  command = Trim(command);
  while (!command.empty() && command.back() == ';') command = Trim(command.substr(0, command.size() - 1));
  return command;
}

}  // namespace

bool BeginsQuery(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
  const std::string word = ToLower(text.substr(0, end));
  return std::find(kClauses.begin(), kClauses.end(), word) != kClauses.end();
}

void StatementReader::Take(std::vector<Statement>* done) {
  const std::string_view text = Trim(text_);
  if (!text.empty()) done->push_back({std::string(text), first_line_});
  text_.clear();
  started_ = false;
  quote_ = 0;
}

void StatementReader::Step(std::string_view line, size_t* pos, std::vector<Statement>* done) {
  const char c = line[*pos];
  const std::string_view two = line.substr(*pos, 2);
  ++*pos;
  if (block_comment_) {
    if (two == "*/") {
      block_comment_ = false;
      ++*pos;
    }
    return;
  }
  if (quote_ != 0) {
    text_.push_back(c);
    if (c == '\\' && *pos < line.size()) {
      text_.push_back(line[(*pos)++]);
    } else if (c == quote_) {
      quote_ = 0;
    }
    return;
  }
  if (two == "//") {
    *pos = line.size();
    return;
  }
  if (two == "/*") {
    block_comment_ = true;
    ++*pos;
    return;
  }
  if (c == ';') return Take(done);
  if (!started_) {
    if (c == ' ' || c == '\t' || c == '\r') return;
    started_ = true;
    first_line_ = line_;
  }
  if (c == '\'' || c == '"' || c == '`') quote_ = c;
  text_.push_back(c);
}

std::vector<Statement> StatementReader::AddLine(std::string_view line) {
  ++line_;
  if (line_ == 1 && line.substr(0, 3) == kByteOrderMark) line.remove_prefix(3);
  std::vector<Statement> done;
  size_t pos = 0;
  while (pos < line.size()) {
    // A command (or what is neither command nor query) takes the rest of its line.
    const bool begins = !started_ && !block_comment_;
    const bool blank = line[pos] == ' ' || line[pos] == '\t' || line[pos] == ';' || line[pos] == '/';
    if (begins && !blank && !BeginsQuery(line.substr(pos))) {
      const std::string_view command = StripEnd(line.substr(pos));
      if (!command.empty()) done.push_back({std::string(command), line_});
      return done;
    }
    Step(line, &pos, &done);
  }
  if (started_) text_.push_back('\n');
  return done;
}

std::optional<Statement> StatementReader::Finish() {
  std::vector<Statement> done;
  Take(&done);
  block_comment_ = false;
  if (done.empty()) return std::nullopt;
  return done.front();
}

void StatementReader::Reset() {
  text_.clear();
  started_ = false;
  quote_ = 0;
  block_comment_ = false;
}

std::vector<Statement> SplitStatements(std::string_view text) {
  StatementReader reader;
  std::vector<Statement> statements;
  for (std::string_view line : Split(text, '\n')) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    for (Statement& statement : reader.AddLine(line)) statements.push_back(std::move(statement));
  }
  if (auto last = reader.Finish()) statements.push_back(std::move(*last));
  return statements;
}

}  // namespace kg::query
