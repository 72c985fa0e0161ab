#include "extract/ruleset/parser.h"

#include <charconv>

#include "graph/model/text.h"

namespace kg::extract {
namespace {

struct Line {
  uint32_t begin;
  uint32_t end;
  int indent;  // a tab counts to the next multiple of 8; -1 for a blank line
};

std::vector<Line> LinesOf(const SourceFile& file) {
  std::vector<Line> lines;
  for (size_t i = 0; i < file.line_starts.size(); ++i) {
    Line line{file.line_starts[i], 0, 0};
    line.end = i + 1 < file.line_starts.size() ? file.line_starts[i + 1] : static_cast<uint32_t>(file.code.size());
    uint32_t pos = line.begin;
    for (; pos < line.end && (file.code[pos] == ' ' || file.code[pos] == '\t'); ++pos) {
      line.indent = file.code[pos] == '\t' ? line.indent / 8 * 8 + 8 : line.indent + 1;
    }
    if (pos >= line.end || file.code[pos] == '\n') line.indent = -1;
    lines.push_back(line);
  }
  return lines;
}

class FileParser {
 public:
  FileParser(Sources* sources, uint32_t file) : sources_(*sources), file_(file), lines_(LinesOf(sources->file(file))) {}

  FileAst Parse() {
    for (size_t i = 0; i < lines_.size();) {
      if (lines_[i].indent < 0) {
        ++i;
      } else if (lines_[i].indent > 0) {
        sources_.Error(
            StartOf(i),
            "indented, but no statement stands above; words, verbs, map, macro and rule begin at the left margin");
        i = BlockEnd(i, 0);
      } else {
        const size_t end = BlockEnd(i + 1, 0);
        Statement(i, end);
        i = end;
      }
    }
    return std::move(ast_);
  }

 private:
  Location StartOf(size_t line) const {
    uint32_t pos = lines_[line].begin;
    const std::string& code = sources_.file(file_).code;
    while (code[pos] == ' ' || code[pos] == '\t') ++pos;
    return {file_, pos};
  }

  // The first line from `i` on that is not blank and indented by `indent` or less.
  size_t BlockEnd(size_t i, int indent) const {
    while (i < lines_.size() && (lines_[i].indent < 0 || lines_[i].indent > indent)) ++i;
    return i;
  }

  Cursor CursorOf(size_t first, size_t end) {
    while (end > first + 1 && lines_[end - 1].indent < 0) --end;
    return {&sources_, file_, lines_[first].begin, lines_[end - 1].end};
  }

  void Statement(size_t first, size_t end) {
    Cursor c = CursorOf(first, end);
    const Identifier keyword = c.ReadIdentifier();
    if (keyword.text == "words") {
      List(&c, ParseWords);
    } else if (keyword.text == "verbs") {
      List(&c, ParseVerbs);
    } else if (keyword.text == "map") {
      List(&c, ParseMap);
    } else if (keyword.text == "macro") {
      Macro(&c);
    } else if (keyword.text == "rule") {
      Rule(first, end);
    } else if (keyword.text == "relation") {
      sources_.Error(keyword.at, "relations are declared in *.schema files, not in rule files");
    } else {
      const std::vector<std::string> known = {"words", "verbs", "map", "macro", "rule"};
      sources_.Error(keyword.at, "expected words, verbs, map, macro or rule at the left margin, found " +
                                     (keyword.text.empty() ? c.Found() : "'" + keyword.text + "'") +
                                     DidYouMean(keyword.text, known));
    }
  }

  void List(Cursor* c, bool (*parse)(Cursor*, ListDecl*)) {
    ListDecl list;
    list.at = c->Here();
    if (!c->Eat('$')) {
      c->Fail("expected a name that begins with '$', found " + c->Found());
      return;
    }
    list.name = c->ReadIdentifier().text;
    if (list.name.empty()) {
      c->Fail("expected a name after '$', found " + c->Found());
      return;
    }
    if (!parse(c, &list)) list.parts.clear();
    ast_.lists.push_back(std::move(list));  // even when broken: its uses are no errors
  }

  void Macro(Cursor* c) {
    MacroDecl macro;
    macro.at = c->Here();
    if (!c->Eat('%')) {
      c->Fail("expected a name that begins with '%', found " + c->Found());
      return;
    }
    macro.name = c->ReadIdentifier().text;
    if (macro.name.empty() || macro.name == "adj" || macro.name == "np") {
      c->Fail(macro.at, macro.name.empty() ? "expected a name after '%'"
                                           : "%" + macro.name + " is built in; choose another name");
      return;
    }
    bool good = true;
    if (c->Eat('(')) {
      do {
        macro.parameters.push_back(c->ReadIdentifier());
        good = good && (!macro.parameters.back().text.empty() || c->Fail("expected a parameter, found " + c->Found()));
      } while (good && c->Eat(','));
      good = good && (c->Eat(')') || c->Fail("expected ',' or ')' after a parameter, found " + c->Found()));
    }
    good = good && (c->Eat('=') || c->Fail("expected '=' and a pattern, found " + c->Found()));
    if (!good || !ParsePattern(c, &macro.body)) macro.body.children.clear();
    ast_.macros.push_back(std::move(macro));
  }

  void Rule(size_t first, size_t end) {
    RuleDecl rule;
    Cursor header = CursorOf(first, first + 1);
    header.EatWord("rule");
    rule.at = header.Here();
    rule.name = header.ReadIdentifier("_.-").text;
    rule.roles = static_cast<uint16_t>(0x3FF & ~(1u << static_cast<unsigned>(BlockRole::kHeadline)));
    if (rule.name.empty()) {
      header.Fail("expected a name, as in coach.possessive, found " + header.Found());
      rule.broken = true;
    } else if (!header.ExpectEnd("the rule's name")) {
      rule.broken = true;
    }
    for (size_t i = first + 1; i < end;) {
      if (lines_[i].indent < 0) {
        ++i;
        continue;
      }
      const size_t clause_end = BlockEnd(i + 1, lines_[i].indent);
      Cursor c = CursorOf(i, clause_end);
      rule.broken |= !Clause(&c, &rule);
      i = clause_end;
    }
    ast_.rules.push_back(std::move(rule));
  }

  bool Clause(Cursor* c, RuleDecl* rule) {
    const Location at = c->Here();
    if (c->Peek() == '+' || c->Peek() == '-') {
      Example example;
      example.positive = c->Peek() == '+';
      c->Advance();
      if (!ParseExample(c, &example)) return false;
      rule->examples.push_back(std::move(example));
      return true;
    }
    const Identifier keyword = c->ReadIdentifier();
    if (keyword.text == "find") {
      if (rule->find) return c->Fail(at, "a second find; alternatives are written A | B in one");
      Node pattern;
      if (!ParsePattern(c, &pattern)) return false;
      rule->find = std::move(pattern);
      return true;
    }
    if (keyword.text == "emit") {
      EmitClause emit;
      if (c->Peek() == '?') {
        c->Advance();
        emit.only_if_bound = true;
      }
      if (!ParseEmit(c, &emit)) return false;
      rule->emits.push_back(std::move(emit));
      return true;
    }
    if (keyword.text == "mark") {
      if (rule->mark) return c->Fail(at, "a second mark; a rule marks one nominal");
      MarkClause mark;
      if (!ParseMark(c, &mark)) return false;
      rule->mark = std::move(mark);
      return true;
    }
    if (keyword.text == "unless") {
      UnlessClause unless;
      if (!ParseUnless(c, &unless)) return false;
      rule->unless.push_back(std::move(unless));
      return true;
    }
    if (keyword.text == "where") return ParseConditions(c, &rule->conditions);
    if (keyword.text == "in") {
      rule->roles = 0;
      return ParseRoles(c, &rule->roles);
    }
    if (keyword.text == "view") return ParseViews(c, &rule->views);
    if (keyword.text == "polarity") return Polarity(c, rule);
    if (keyword.text == "conf") return Confidence(c, rule);
    const std::vector<std::string> known = {"find", "emit", "mark",     "unless", "where",
                                            "in",   "view", "polarity", "conf"};
    return c->Fail(at, "expected a clause (find, emit, mark, unless, where, in, view, polarity, conf, + or -), found " +
                           (keyword.text.empty() ? c->Found() : "'" + keyword.text + "'") +
                           DidYouMean(keyword.text, known) +
                           "; a line that goes on with a clause is indented deeper than it");
  }

  static bool Polarity(Cursor* c, RuleDecl* rule) {
    const Identifier name = c->ReadIdentifier();
    if (name.text != "negated" && name.text != "asserted" && name.text != "given") {
      return c->Fail(name.at, "expected negated, asserted or given, found " +
                                  (name.text.empty() ? c->Found() : "'" + name.text + "'"));
    }
    rule->given = name.text == "given";
    rule->polarity = name.text == "negated" ? kg::Polarity::kNegated : kg::Polarity::kAsserted;
    return c->ExpectEnd("the polarity");
  }

  static bool Confidence(Cursor* c, RuleDecl* rule) {
    const Identifier number = c->ReadIdentifier(".");
    const char* last = number.text.data() + number.text.size();
    const auto [end, error] = std::from_chars(number.text.data(), last, rule->confidence);
    if (error != std::errc() || end != last || !(rule->confidence > 0) || rule->confidence > 1) {
      rule->confidence = 0.9;
      return c->Fail(number.at, "expected a number above 0 and up to 1, as in conf 0.8");
    }
    return c->ExpectEnd("the confidence");
  }

  Sources& sources_;
  uint32_t file_;
  std::vector<Line> lines_;
  FileAst ast_;
};

}  // namespace

FileAst ParseFile(Sources* sources, uint32_t file) { return FileParser(sources, file).Parse(); }

}  // namespace kg::extract
