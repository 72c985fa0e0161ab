#include "ingest/dump/http.h"

#include <algorithm>
#include <vector>

#include "ingest/dump/headers.h"
#include "ingest/text/ascii.h"

namespace kg::ingest {
namespace {

int HexDigit(char c) {
  if (IsAsciiDigit(c)) return c - '0';
  const char lower = AsciiLowerOf(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The size that a chunk's first line names, and how long that line is; none when it is no such line.
struct ChunkLine {
  uint64_t size = 0;
  size_t length = 0;
};
std::optional<ChunkLine> ParseChunkLine(std::string_view text) {
  const size_t end = text.substr(0, 1024).find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  ChunkLine line;
  line.length = end + 1;
  size_t i = 0;
  for (; i < end && HexDigit(text[i]) >= 0; ++i) {
    if (i >= 15) return std::nullopt;
    line.size = line.size * 16 + static_cast<uint64_t>(HexDigit(text[i]));
  }
  const std::string_view rest = TrimAscii(text.substr(i, end - i));
  if (i == 0 || (!rest.empty() && rest.front() != ';')) return std::nullopt;
  return line;
}

void Unchunk(std::string* body) {
  std::string_view rest = *body;
  std::string out;
  for (bool first = true;; first = false) {
    const std::optional<ChunkLine> line = ParseChunkLine(rest);
    if (!line && first) return;  // already undone
    if (!line || line->size == 0) break;
    rest.remove_prefix(line->length);
    const auto size = static_cast<size_t>(std::min<uint64_t>(line->size, rest.size()));
    if (first && size < line->size && rest.find('\n') == std::string_view::npos && rest.size() < 16) return;
    out += rest.substr(0, size);
    rest.remove_prefix(size);
    if (rest.starts_with("\r\n")) {
      rest.remove_prefix(2);
    } else if (rest.starts_with("\n")) {
      rest.remove_prefix(1);
    }
  }
  *body = std::move(out);
}

// The codings of a header in lower case, in the order in which they were applied.
std::vector<std::string> CodingsOf(std::string_view header) {
  std::vector<std::string> codings;
  for (size_t i = 0; i < header.size();) {
    const size_t end = std::min(header.find(',', i), header.size());
    std::string coding = AsciiLower(TrimAscii(header.substr(i, end - i)));
    if (!coding.empty() && coding != "identity") codings.push_back(std::move(coding));
    i = end + 1;
  }
  return codings;
}

}  // namespace

std::optional<HttpHead> ParseHttpHead(std::string_view response) {
  HttpHead head;
  do {
    const std::string_view text = response.substr(head.body_at);
    const size_t end = HeaderBlockEnd(text);
    const size_t line_end = text.find('\n');
    if (end == std::string_view::npos || !StartsWithNoCase(text, "HTTP/")) return std::nullopt;
    const std::vector<std::string_view> words = WordsOf(text.substr(0, line_end));
    head.status = 0;
    if (words.size() < 2 || words[1].size() > 3) return std::nullopt;
    for (const char c : words[1]) {
      if (!IsAsciiDigit(c)) return std::nullopt;
      head.status = head.status * 10 + (c - '0');
    }
    const Headers headers(text.substr(line_end + 1, end - line_end - 1));
    head.content_type = headers.Get("Content-Type");
    head.content_encoding = headers.Get("Content-Encoding");
    head.transfer_encoding = headers.Get("Transfer-Encoding");
    head.body_at += end;
  } while (head.status >= 100 && head.status < 200 && head.status != 101);
  return head;
}

Status DecodeBody(const HttpHead& head, uint64_t limit, std::string* body) {
  std::vector<std::string> transfer = CodingsOf(head.transfer_encoding);
  if (transfer.size() > 4) return InvalidError("too many transfer encodings");
  for (size_t i = transfer.size(); i-- > 0;) {
    if (transfer[i] == "chunked") {
      Unchunk(body);
    } else {
      KG_RETURN_IF_ERROR(DecodeContent(transfer[i], limit, body));
    }
  }
  const std::vector<std::string> content = CodingsOf(head.content_encoding);
  if (content.size() > 4) return InvalidError("too many content encodings");
  for (size_t i = content.size(); i-- > 0;) KG_RETURN_IF_ERROR(DecodeContent(content[i], limit, body));
  return Status::Ok();
}

}  // namespace kg::ingest
