// Quotations by their marks: curly, straight, angled and single ones, one level inside another.
#include <algorithm>

#include "extract/coref/speech.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kShortest = 3;  // tokens; what is shorter is a scare quote ("pitched 'his' camp")

enum class Marks : uint8_t { kDouble, kSingle };

class MarkReader {
 public:
  explicit MarkReader(const TokenizedText& text) : text_(text) {}

  // The first mark that opens a quotation of the kind, `last` when there is none.
  uint32_t FirstOpening(Marks marks, uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i < last; ++i) {
      if (Opens(marks, i, first, last)) return i;
    }
    return last;
  }

  std::vector<MarkedQuote> Read(Marks marks, uint32_t first, uint32_t last) const {
    std::vector<MarkedQuote> quotes;
    for (uint32_t i = first; i < last;) {
      if (!Opens(marks, i, first, last)) {
        ++i;
        continue;
      }
      const uint32_t begin = i + 1;
      uint32_t end = begin;
      while (end < last && !Closes(marks, end, last)) ++end;
      // An apostrophe may look like an opening single mark: without its fellow it is none.
      if (end == last && marks == Marks::kSingle && i != first) {
        i = begin;
        continue;
      }
      if (end >= begin + kShortest) quotes.push_back({begin, end, end == last, {}});
      i = end + 1;
    }
    return quotes;
  }

 private:
  bool IsPunct(uint32_t i) const { return text_.tokens[i].shape == Shape::kPunct; }

  bool Opens(Marks marks, uint32_t i, uint32_t first, uint32_t last) const {
    const std::string_view mark = text_.Text(i);
    if (marks == Marks::kDouble) {
      return mark == "\u201c" || mark == "\u00ab" || mark == "``" || mark == "\"" || mark == "\u201e";
    }
    if (mark != "'" && mark != "\u2018") return false;
    if (i + 1 >= last || text_.tokens[i + 1].space_before) return false;
    return i == first || text_.tokens[i].space_before || IsPunct(i - 1);
  }

  bool Closes(Marks marks, uint32_t i, uint32_t last) const {
    const std::string_view mark = text_.Text(i);
    if (marks == Marks::kDouble) return mark == "\u201d" || mark == "\u00bb" || mark == "''" || mark == "\"";
    if (mark != "'" && mark != "\u2019") return false;
    // The apostrophe of "the players' bus" stands behind a word and before another.
    const bool behind = i + 1 >= last || text_.tokens[i + 1].space_before || IsPunct(i + 1);
    return behind && (i + 1 >= last || IsPunct(i - 1) || IsPunct(i + 1));
  }

  const TokenizedText& text_;
};

}  // namespace

std::vector<MarkedQuote> FindMarkedQuotes(const TokenizedText& text, uint32_t first, uint32_t last) {
  const MarkReader reader(text);
  const bool doubles_outside =
      reader.FirstOpening(Marks::kDouble, first, last) <= reader.FirstOpening(Marks::kSingle, first, last);
  const Marks outside = doubles_outside ? Marks::kDouble : Marks::kSingle;
  const Marks inside = doubles_outside ? Marks::kSingle : Marks::kDouble;
  std::vector<MarkedQuote> quotes = reader.Read(outside, first, last);
  if (quotes.empty() && !doubles_outside) return reader.Read(inside, first, last);
  for (MarkedQuote& quote : quotes) quote.inner = reader.Read(inside, quote.first, quote.last);
  return quotes;
}

std::vector<BlockRange> BlockRanges(const TokenizedText& text) {
  std::vector<BlockRange> ranges;
  const std::vector<Sentence>& sentences = text.sentences;
  for (uint32_t s = 0; s < sentences.size();) {
    uint32_t end = s;
    while (end < sentences.size() && sentences[end].block == sentences[s].block) ++end;
    ranges.push_back({s, end, sentences[s].first_token, sentences[end - 1].last_token});
    s = end;
  }
  return ranges;
}

}  // namespace kg::extract::coref
