#include "tools/line_editor.h"

#include <histedit.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

#include "graph/model/text.h"
#include "query/shell/complete.h"

namespace kg::tools {
namespace {

constexpr int kHistorySize = 2000;

}  // namespace

class LineEditor::Libedit {
 public:
  Libedit(const query::Session& session, const query::StatementReader& statements, const TerminalKeys& keys)
      : session_(session), statements_(statements), keys_(keys) {
    history_ = history_init();
    editor_ = el_init("kgq", stdin, stdout, stderr);
    HistEvent event;
    history(history_, &event, H_SETSIZE, kHistorySize);
    history(history_, &event, H_SETUNIQUE, 1);
    if (const char* home = std::getenv("HOME")) history_file_ = std::string(home) + "/.kgq_history";
    if (!history_file_.empty()) history(history_, &event, H_LOAD, history_file_.c_str());
    el_set(editor_, EL_CLIENTDATA, this);
    el_set(editor_, EL_PROMPT, &Libedit::Prompt);
    el_set(editor_, EL_EDITOR, "emacs");
    el_set(editor_, EL_HIST, history, history_);
    el_set(editor_, EL_ADDFN, "kgq-complete", "Complete a command or a name", &Libedit::OnComplete);
    el_set(editor_, EL_BIND, "^I", "kgq-complete", nullptr);
    el_set(editor_, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    // While a line is typed Ctrl-C is a key; while a statement runs it is a signal.
    el_set(editor_, EL_SETTY, "-d", "-isig", nullptr);
    el_set(editor_, EL_ADDFN, "kgq-cancel", "Forget the statement", &Libedit::OnCancel);
    el_set(editor_, EL_BIND, "^C", "kgq-cancel", nullptr);
    el_source(editor_, nullptr);
  }
  Libedit(const Libedit&) = delete;
  Libedit& operator=(const Libedit&) = delete;
  ~Libedit() {
    el_end(editor_);
    history_end(history_);
  }

  Outcome Read(std::string* line) {
    cancelled_ = false;
    int length = 0;
    keys_.ForEditing();
    const char* text = el_gets(editor_, &length);
    keys_.ForRunning();
    if (cancelled_) {
      std::cout << "^C" << std::endl;
      return Outcome::kCancelled;
    }
    if (text == nullptr || length <= 0) return Outcome::kEnd;
    line->assign(text, static_cast<size_t>(length));
    while (!line->empty() && (line->back() == '\n' || line->back() == '\r')) line->pop_back();
    return Outcome::kLine;
  }

  void Remember(const std::string& line) {
    if (Trim(line).empty()) return;
    HistEvent event;
    history(history_, &event, H_ENTER, line.c_str());
    if (!history_file_.empty()) history(history_, &event, H_SAVE, history_file_.c_str());
  }

 private:
  static Libedit* Self(EditLine* editor) {
    void* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return static_cast<Libedit*>(self);
  }
  static char* Prompt(EditLine* editor) {
    static std::array<char, 8> further = {"  -> "};
    Libedit* self = Self(editor);
    if (self->statements_.InStatement()) return further.data();
    self->prompt_ = self->session_.Prompt();
    return self->prompt_.data();
  }
  static unsigned char OnCancel(EditLine* editor, int) {
    const LineInfo* line = el_line(editor);
    const auto characters = [](const char* begin, const char* end) {
      int count = 0;
      for (const char* c = begin; c < end; ++c) count += (static_cast<unsigned char>(*c) & 0xC0U) == 0x80U ? 0 : 1;
      return count;
    };
    const int all = characters(line->buffer, line->lastchar);
    const int behind = characters(line->cursor, line->lastchar);
    el_cursor(editor, behind);
    el_deletestr(editor, all);
    Self(editor)->cancelled_ = true;
    return CC_NEWLINE;
  }
  static unsigned char OnComplete(EditLine* editor, int) { return Self(editor)->CompleteLine(); }

  unsigned char CompleteLine() {
    const LineInfo* info = el_line(editor_);
    const std::string line(info->buffer, static_cast<size_t>(info->cursor - info->buffer));
    const query::Completion completion = query::Complete(session_.reader(), line);
    if (completion.texts.empty()) return CC_REFRESH_BEEP;
    const std::string typed = line.substr(completion.begin);
    std::string text = query::CommonBeginning(completion.texts);
    const bool sole = completion.texts.size() == 1;
    if (sole) text += ' ';
    // Names may differ from what was typed in case and diacritics; a common beginning never takes letters away.
    if (sole || text.size() > typed.size()) {
      int characters = 0;
      for (size_t pos = 0; pos < typed.size(); ++characters) NextCodePoint(typed, &pos);
      el_deletestr(editor_, characters);
      el_insertstr(editor_, text.c_str());
      return CC_REFRESH;
    }
    std::cout << '\n';
    for (const std::string& candidate : completion.texts) std::cout << "  " << MakeVisible(candidate) << '\n';
    std::cout.flush();
    return CC_REDISPLAY;
  }

  const query::Session& session_;
  const query::StatementReader& statements_;
  const TerminalKeys& keys_;
  EditLine* editor_ = nullptr;
  History* history_ = nullptr;
  std::string history_file_;
  std::string prompt_;
  bool cancelled_ = false;
};

LineEditor::LineEditor(const query::Session& session, const query::StatementReader& statements,
                       const TerminalKeys& keys)
    : libedit_(std::make_unique<Libedit>(session, statements, keys)) {}
LineEditor::~LineEditor() = default;
LineEditor::Outcome LineEditor::Read(std::string* line) { return libedit_->Read(line); }
void LineEditor::Remember(const std::string& line) { libedit_->Remember(line); }

}  // namespace kg::tools
