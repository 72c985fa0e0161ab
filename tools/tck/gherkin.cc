#include "tools/tck/gherkin.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kg::tck {
namespace {

std::string_view Trim(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string Replace(std::string_view text, std::string_view what, std::string_view with) {
  std::string out;
  while (true) {
    const size_t at = text.find(what);
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += with;
    text.remove_prefix(at + what.size());
  }
}

// What stands behind `word` and a colon, if the line begins so.
std::optional<std::string_view> Keyword(std::string_view line, std::string_view word) {
  if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ':') return std::nullopt;
  return Trim(line.substr(word.size() + 1));
}

template <size_t N>
std::optional<std::string_view> AnyKeyword(std::string_view line, const std::array<std::string_view, N>& words) {
  for (std::string_view word : words) {
    if (auto rest = Keyword(line, word)) return rest;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 2> kGroupWords = {"Feature", "Rule"};
constexpr std::array<std::string_view, 2> kScenarioWords = {"Scenario", "Example"};
constexpr std::array<std::string_view, 2> kOutlineWords = {"Scenario Outline", "Scenario Template"};
constexpr std::array<std::string_view, 2> kExamplesWords = {"Examples", "Scenarios"};
constexpr std::array<std::string_view, 6> kStepWords = {"Given ", "When ", "Then ", "And ", "But ", "* "};

// The cells of "| a | b |"; the escapes are those of Gherkin, any other backslash stands for itself.
TableRow ParseRow(std::string_view line) {
  TableRow row;
  std::string cell;
  line.remove_prefix(1);
  for (size_t i = 0; i < line.size(); ++i) {
    const char next = i + 1 < line.size() ? line[i + 1] : '\0';
    if (line[i] == '\\' && (next == '|' || next == '\\' || next == 'n')) {
      cell += next == 'n' ? '\n' : next;
      ++i;
    } else if (line[i] == '|') {
      row.emplace_back(Trim(cell));
      cell.clear();
    } else {
      cell += line[i];
    }
  }
  return row;
}

class FeatureParser {
 public:
  FeatureParser(std::string_view text, const std::string& file) : lines_(SplitLines(text)), file_(file) {}

  Result<std::vector<Scenario>> Parse() {
    for (; at_ < lines_.size(); ++at_) KG_RETURN_IF_ERROR(TakeLine(Trim(lines_[at_])));
    Finish();
    return std::move(done_);
  }

 private:
  enum class Section { kNone, kBackground, kScenario, kExamples };

  Status TakeLine(std::string_view line) {
    if (line.empty() || line[0] == '#' || line[0] == '@') return Status::Ok();
    if (AnyKeyword(line, kGroupWords)) {
      Finish();
      section_ = Section::kNone;
    } else if (Keyword(line, "Background")) {
      Finish();
      background_.clear();
      section_ = Section::kBackground;
    } else if (auto outline = AnyKeyword(line, kOutlineWords)) {
      Begin(*outline, true);
    } else if (auto scenario = AnyKeyword(line, kScenarioWords)) {
      Begin(*scenario, false);
    } else if (AnyKeyword(line, kExamplesWords)) {
      if (!is_outline_) return Error("examples outside of a scenario outline");
      section_ = Section::kExamples;
      examples_.emplace_back();
    } else {
      return TakeContent(line);
    }
    return Status::Ok();
  }

  Status TakeContent(std::string_view line) {
    if (line[0] == '|') {
      if (section_ == Section::kExamples) {
        examples_.back().push_back(ParseRow(line));
        return Status::Ok();
      }
      if (Steps().empty()) return Error("a table behind no step");
      Steps().back().table.push_back(ParseRow(line));
      return Status::Ok();
    }
    if (line.starts_with("\"\"\"") || line.starts_with("```")) return TakeDoc(line.substr(0, 3));
    for (std::string_view word : kStepWords) {
      if (!line.starts_with(word)) continue;
      if (section_ == Section::kNone || section_ == Section::kExamples) return Error("a step outside of a scenario");
      Step step;
      step.text = Trim(line.substr(word.size()));
      step.line = at_ + 1;
      Steps().push_back(std::move(step));
      return Status::Ok();
    }
    // Free text describes a feature or a scenario; behind steps it is a mistake.
    if (section_ == Section::kNone || Steps().empty()) return Status::Ok();
    return Error("expected a step, a table or a heading, found '" + std::string(line) + "'");
  }

  Status TakeDoc(std::string_view fence) {
    if (Steps().empty() || section_ == Section::kExamples) return Error("a doc string behind no step");
    const size_t indent = lines_[at_].find(fence);
    const size_t opened = at_;
    std::string doc;
    for (++at_; at_ < lines_.size(); ++at_) {
      std::string_view line = lines_[at_];
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (Trim(line) == fence) {
        if (!doc.empty()) doc.pop_back();
        Steps().back().doc = Replace(doc, "\\\"\\\"\\\"", "\"\"\"");
        return Status::Ok();
      }
      const size_t first = line.find_first_not_of(" \t");
      line.remove_prefix(std::min({indent, first, line.size()}));
      doc += line;
      doc += '\n';
    }
    at_ = opened;
    return Error("a doc string that is not closed");
  }

  void Begin(std::string_view name, bool is_outline) {
    Finish();
    section_ = Section::kScenario;
    is_outline_ = is_outline;
    current_.emplace();
    current_->name = name;
    current_->line = at_ + 1;
  }

  void Finish() {
    if (current_) {
      if (is_outline_) {
        Expand();
      } else {
        current_->steps.insert(current_->steps.begin(), background_.begin(), background_.end());
        done_.push_back(std::move(*current_));
      }
    }
    current_.reset();
    examples_.clear();
    is_outline_ = false;
  }

  void Expand() {
    size_t number = 0;
    for (const std::vector<TableRow>& table : examples_) {
      for (size_t row = 1; row < table.size(); ++row) {
        Scenario scenario = *current_;
        scenario.example = ++number;
        for (size_t column = 0; column < std::min(table[0].size(), table[row].size()); ++column) {
          const std::string mark = "<" + table[0][column] + ">";
          for (Step& step : scenario.steps) Fill(mark, table[row][column], &step);
        }
        scenario.steps.insert(scenario.steps.begin(), background_.begin(), background_.end());
        done_.push_back(std::move(scenario));
      }
    }
  }

  static void Fill(const std::string& mark, const std::string& value, Step* step) {
    step->text = Replace(step->text, mark, value);
    if (step->doc) step->doc = Replace(*step->doc, mark, value);
    for (TableRow& row : step->table) {
      for (std::string& cell : row) cell = Replace(cell, mark, value);
    }
  }

  std::vector<Step>& Steps() { return current_ ? current_->steps : background_; }

  Status Error(const std::string& what) const {
    return InvalidError(file_ + ":" + std::to_string(at_ + 1) + ": " + what);
  }

  const std::vector<std::string_view> lines_;
  const std::string& file_;
  size_t at_ = 0;
  Section section_ = Section::kNone;
  bool is_outline_ = false;
  std::vector<Step> background_;
  std::optional<Scenario> current_;
  std::vector<std::vector<TableRow>> examples_;  // tables, the first row is the head
  std::vector<Scenario> done_;
};

}  // namespace

Result<std::vector<Scenario>> ParseFeature(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return FeatureParser(text, file).Parse();
}

}  // namespace kg::tck
