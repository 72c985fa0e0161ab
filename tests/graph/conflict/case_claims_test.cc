#include "tests/graph/conflict/case_claims.h"

#include <array>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "graph/model/text.h"

namespace kg::graph {
namespace {

constexpr std::array<std::string_view, 4> kModalities = {"planned", "possible", "rumoured", "hypothetical"};

class CaseReader {
 public:
  explicit CaseReader(const std::filesystem::path& file) : file_(file) {}

  std::vector<Case> Read() && {
    std::ifstream in(file_);
    for (std::string text; std::getline(in, text);) {
      ++line_;
      ReadLine(Trim(text));
    }
    return std::move(cases_);
  }

 private:
  [[noreturn]] void Fail(std::string_view wanted) const {
    throw std::runtime_error(file_.string() + ":" + std::to_string(line_) + ": expected " + std::string(wanted));
  }

  static bool Take(std::string_view word, std::string_view* text) {
    if (!text->starts_with(word)) return false;
    text->remove_prefix(word.size());
    return true;
  }

  // The text before `mark`, which is taken too.
  std::string Before(std::string_view mark, std::string_view* text) const {
    const size_t at = text->find(mark);
    if (at == std::string_view::npos) Fail("'" + std::string(mark) + "'");
    const std::string before(text->substr(0, at));
    text->remove_prefix(at + mark.size());
    return before;
  }

  // "category=women, date=2024": a comma without a blank belongs to a value.
  NamedValues ReadValues(std::string_view text) const {
    NamedValues values;
    while (!text.empty()) {
      const size_t comma = text.find(", ");
      std::string_view part = text.substr(0, comma);
      text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 2);
      std::string name = Before("=", &part);
      values.emplace_back(std::move(name), part);
    }
    return values;
  }

  void ReadLine(std::string_view text) {
    if (text.empty() || text.starts_with('#')) return;
    if (Take("case ", &text)) {
      cases_.push_back({std::string(text), {}, {}});
      next_ = CaseClaim();
    } else if (cases_.empty()) {
      Fail("'case NAME'");
    } else if (Take("entity ", &text)) {
      std::string name = Before(": ", &text);
      cases_.back().entities.push_back({std::move(name), ReadValues(text)});
    } else if (Take("article ", &text)) {
      const size_t blank = text.find(' ');
      next_.article = text.substr(0, blank);
      next_.published = blank == std::string_view::npos ? "" : text.substr(blank + 1);
    } else if (text.ends_with('"')) {
      next_.role = Trim(Before("\"", &text));
      next_.sentence = text.substr(0, text.size() - 1);
    } else {
      ReadClaim(text);
    }
  }

  void ReadClaim(std::string_view text) {
    CaseClaim claim = next_;
    if (claim.sentence.empty()) Fail("a sentence in quotes before its claims");
    claim.negated = Take("not ", &text);
    claim.modality = "fact";
    for (const std::string_view modality : kModalities) {
      if (Take(std::string(modality) + " ", &text)) claim.modality = modality;
    }
    claim.predicate = Before(": ", &text);
    claim.subject = Before(" -> ", &text);
    if (const size_t by = text.find(" by "); by != std::string_view::npos) {
      claim.speaker = text.substr(by + 4);
      text = text.substr(0, by);
    }
    if (text.ends_with(')')) {
      claim.object = Before(" (", &text);
      claim.qualifiers = ReadValues(text.substr(0, text.size() - 1));
    } else {
      claim.object = text;
    }
    cases_.back().claims.push_back(std::move(claim));
  }

  const std::filesystem::path file_;
  size_t line_ = 0;
  std::vector<Case> cases_;
  CaseClaim next_;  // article and sentence of the claims that follow
};

}  // namespace

std::vector<Case> ReadCases(const std::filesystem::path& file) { return CaseReader(file).Read(); }

}  // namespace kg::graph
