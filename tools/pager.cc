#include "tools/pager.h"

#include <algorithm>
#include <csignal>
#include <string_view>
#include <utility>

#include "graph/model/text.h"

namespace kg::tools {
namespace {

// Lines that a text takes on a screen. Escape sequences of colours count as a few columns: the estimate errs upwards.
int ScreenLines(const std::string& text, int width) {
  int lines = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const int columns = DisplayWidth(std::string_view(text).substr(begin, end - begin));
    lines += width > 0 ? std::max(1, (columns + width - 1) / width) : 1;
    begin = end + 1;
  }
  return lines;
}

}  // namespace

void PagerBuffer::Begin(int height, int width, const std::string& command) {
  End();
  height_ = height;
  width_ = width;
  command_ = command;
  holding_ = height > 0 && !command.empty();
  gone_ = false;
}

bool PagerBuffer::StartPager() {
  // Who leaves the pager early must not end this program.
  old_handler_ = std::signal(SIGPIPE, SIG_IGN);
  pager_ = ::popen(command_.c_str(), "w");
  if (pager_ == nullptr) std::signal(SIGPIPE, old_handler_);
  return pager_ != nullptr;
}

void PagerBuffer::WriteToPager(const char* text, std::streamsize size) {
  if (gone_) return;
  const auto count = static_cast<size_t>(size);
  gone_ = std::fwrite(text, 1, count, pager_) != count || std::fflush(pager_) != 0;
  if (gone_) left_->store(true);
}

bool PagerBuffer::End() {
  if (pager_ != nullptr) {
    ::pclose(pager_);
    std::signal(SIGPIPE, old_handler_);
    pager_ = nullptr;
  } else if (!held_.empty()) {
    below_->sputn(held_.data(), static_cast<std::streamsize>(held_.size()));
    below_->pubsync();
  }
  held_.clear();
  holding_ = false;
  return std::exchange(gone_, false);
}

PagerBuffer::int_type PagerBuffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char text = traits_type::to_char_type(c);
  return xsputn(&text, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PagerBuffer::xsputn(const char* text, std::streamsize size) {
  if (pager_ != nullptr) {
    WriteToPager(text, size);
    return size;
  }
  if (!holding_) return below_->sputn(text, size);
  held_.append(text, static_cast<size_t>(size));
  // One line is left for the prompt behind a short answer.
  const bool has_line_end = std::find(text, text + size, '\n') != text + size;
  if (!has_line_end || ScreenLines(held_, width_) < height_) return size;
  holding_ = false;
  const std::string held = std::exchange(held_, {});
  if (!StartPager()) return below_->sputn(held.data(), static_cast<std::streamsize>(held.size())) > 0 ? size : 0;
  WriteToPager(held.data(), static_cast<std::streamsize>(held.size()));
  return size;
}

int PagerBuffer::sync() { return holding_ || pager_ != nullptr ? 0 : below_->pubsync(); }

}  // namespace kg::tools
