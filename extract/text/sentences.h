// Where sentences end within a block: the splitter sees the tokens go by and is asked before each new one.
#ifndef NEWSGRAPH_EXTRACT_TEXT_SENTENCES_H_
#define NEWSGRAPH_EXTRACT_TEXT_SENTENCES_H_

#include <cstddef>
#include <string_view>

#include "extract/text/chars.h"
#include "extract/text/scanner.h"
#include "extract/text/tokens.h"

namespace kg::extract {

class SentenceSplitter {
 public:
  // `text` ends where the block ends.
  explicit SentenceSplitter(std::string_view text) : text_(text) {}

  struct Piece {
    size_t begin = 0;
    size_t end = 0;
    Shape shape = Shape::kPunct;
    Stop stop = Stop::kNone;
    bool first = false;  // of its sentence
    bool space_before = false;
  };
  // Takes in the next token of the sentence.
  void Add(const Piece& piece) {
    // The common case: a word in the middle of a sentence.
    if (piece.stop == Stop::kNone && stop_ == Stop::kNone && !piece.first && piece.shape != Shape::kPunct) {
      bullet_ = false;
      last_shape_ = piece.shape;
    } else {
      AddOther(piece);
    }
  }
  // Whether the sentence ends before the token that begins at `next`; its last token ends at `end`.
  bool EndsBefore(size_t end, size_t next) const {
    const bool near = next == end || (next == end + 1 && text_[end] == ' ');
    if (stop_ == Stop::kNone && near && static_cast<uint8_t>(text_[next]) < 0x80) return false;
    return EndsBeforeOther(end, next);
  }
  // A new sentence begins; open quotations stay open, but not over an empty line.
  void Restart(bool after_empty_line);
  // Inside a quotation.
  bool in_quote() const { return double_open_ || single_open_; }

 private:
  void AddOther(const Piece& piece);
  bool EndsBeforeOther(size_t end, size_t next) const;
  // `stop_`: the stop seen last, with nothing but closing marks behind it.
  bool IsCloser(const Char& c, size_t pos, bool space) const;
  bool EndsAfterStop(size_t end, size_t next, const Char& c) const;
  bool StarterAt(size_t pos) const;
  bool IsBehindFirm(size_t end) const;
  bool SubjectAt(size_t pos) const;
  bool SpeakerAt(size_t pos) const;
  bool IsListItem(size_t pos) const;
  bool IsListNumber(size_t stop) const;
  void AddQuote(const Char& c, const Piece& piece);

  std::string_view text_;
  Stop stop_ = Stop::kNone;
  int stop_marks_ = 0;                // "..." counts three
  bool quote_closed_ = false;         // behind the stop
  bool bullet_ = false;               // the sentence is "1" or "a" so far: a stop belongs to the bullet
  Shape last_shape_ = Shape::kPunct;  // of the token before the stop
  bool double_open_ = false;
  bool single_open_ = false;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_TEXT_SENTENCES_H_
