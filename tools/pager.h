// A stream buffer that shows what is longer than the screen in a pager.
#ifndef NEWSGRAPH_TOOLS_PAGER_H_
#define NEWSGRAPH_TOOLS_PAGER_H_

#include <atomic>
#include <cstdio>
#include <streambuf>
#include <string>

namespace kg::tools {

// Between Begin and End text is held back until it fills the screen; then the pager starts and gets it, and all that
// follows as it comes. Outside of that, and where there is no pager, text goes straight to the buffer below.
class PagerBuffer : public std::streambuf {
 public:
  // `below` must outlive this. `left` becomes true when a person leaves the pager early: the rest is not wanted.
  PagerBuffer(std::streambuf* below, std::atomic<bool>* left) : below_(below), left_(left) {}
  PagerBuffer(const PagerBuffer&) = delete;
  PagerBuffer& operator=(const PagerBuffer&) = delete;
  ~PagerBuffer() override { End(); }

  // `height`, `width` of the screen in lines and columns; `command`: of the shell.
  void Begin(int height, int width, const std::string& command);
  // Shows what is held back; waits until the pager is left. Returns whether it was left early.
  bool End();

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool StartPager();
  void WriteToPager(const char* text, std::streamsize size);

  std::streambuf* below_;
  std::atomic<bool>* left_;
  std::string command_;
  bool holding_ = false;
  bool gone_ = false;
  int height_ = 0;
  int width_ = 0;
  std::string held_;
  std::FILE* pager_ = nullptr;
  void (*old_handler_)(int) = nullptr;
};

}  // namespace kg::tools

#endif  // NEWSGRAPH_TOOLS_PAGER_H_
