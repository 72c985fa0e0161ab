#include "ingest/dump/lines.h"

namespace kg::ingest {

Result<LineReader::Line> LineReader::Next() {
  source_->Consume(taken_);
  taken_ = 0;
  buffer_.clear();
  Line line;
  line.number = ++number_;
  for (;;) {
    const Result<std::string_view> piece = source_->Next();
    // A line that the error cuts off is not returned.
    if (!piece.ok()) return piece.status();
    if (piece->empty() && buffer_.empty()) {
      line.end = !line.too_long;
      return line;
    }
    const size_t at = piece->find('\n');
    if (at != std::string_view::npos || piece->empty()) {
      std::string_view rest = piece->substr(0, at);
      taken_ = piece->empty() ? 0 : at + 1;
      if (!line.too_long && !buffer_.empty()) {
        if (buffer_.size() + rest.size() <= line_bytes_ + 1)
          rest = buffer_.append(rest);
        else
          line.too_long = true;
      }
      if (rest.ends_with('\r')) rest.remove_suffix(1);
      if (rest.size() > line_bytes_) line.too_long = true;
      if (!line.too_long) line.text = rest;
      return line;
    }
    if (!line.too_long) buffer_.append(*piece);
    source_->Consume(piece->size());
    if (buffer_.size() > line_bytes_ + 1) {
      line.too_long = true;
      buffer_.clear();
      buffer_.shrink_to_fit();
    }
  }
}

}  // namespace kg::ingest
