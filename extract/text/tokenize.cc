// The tokeniser: one pass over the bytes of each block; every byte is looked at a bounded number of times.
#include <algorithm>

#include "extract/text/abbreviations.h"
#include "extract/text/chars.h"
#include "extract/text/scanner.h"
#include "extract/text/sentences.h"
#include "extract/text/tokens.h"

namespace kg::extract {
namespace {

// A text without stops is cut here, so that later stages stay linear.
constexpr uint32_t kMaxSentenceTokens = 600;

// Makes the tokens and sentences of one block after the other.
class Tokenizer {
 public:
  explicit Tokenizer(TokenizedText* out) : out_(out), text_(out->text) {}

  void Run(const Block& block, uint32_t block_index) {
    const std::string_view text = text_.substr(0, block.end);
    Scanner scanner(text, out_->lower);
    SentenceSplitter splitter(text);
    block_ = block_index;
    first_token_ = Count();
    in_quote_ = false;
    const size_t sentences_before = out_->sentences.size();
    size_t pos = block.begin;
    while (true) {
      const size_t start = scanner.SkipSpace(pos);
      if (start >= text.size()) break;
      const bool space = start > pos;
      if (Count() > first_token_ && EndsBefore(splitter, pos, start)) {
        EndSentence(splitter, text.substr(pos, start - pos).find("\n\n") != std::string_view::npos);
      }
      Scanner::Context context{{}, Shape::kPunct, space};
      if (Count() > first_token_) {
        context.lower = out_->Lower(Count() - 1);
        context.shape = out_->tokens.back().shape;
      }
      const Scanner::Result token = scanner.Next(start, context);
      out_->tokens.push_back({static_cast<uint32_t>(start), static_cast<uint32_t>(token.end), token.shape, space});
      splitter.Add({start, token.end, token.shape, token.stop, Count() - 1 == first_token_, space});
      pos = token.end;
    }
    EndSentence(splitter, true);
    if (out_->sentences.size() > sentences_before) ++paragraph_;
  }

 private:
  uint32_t Count() const { return static_cast<uint32_t>(out_->tokens.size()); }

  bool EndsBefore(const SentenceSplitter& splitter, size_t pos, size_t next) const {
    return Count() - first_token_ >= kMaxSentenceTokens || splitter.EndsBefore(pos, next);
  }

  void EndSentence(SentenceSplitter& splitter, bool empty_line) {
    if (Count() > first_token_) {
      const Token& first = out_->tokens[first_token_];
      out_->sentences.push_back(
          {first.begin, out_->tokens.back().end, first_token_, Count(), block_, paragraph_, in_quote_});
    }
    first_token_ = Count();
    splitter.Restart(empty_line);
    in_quote_ = splitter.in_quote();
  }

  TokenizedText* out_;
  std::string_view text_;
  uint32_t block_ = 0;
  uint32_t paragraph_ = 0;
  uint32_t first_token_ = 0;
  bool in_quote_ = false;
};

}  // namespace

TokenizedText Tokenize(std::string_view text, const std::vector<Block>& blocks) {
  TokenizedText out;
  out.text = text;
  out.lower.assign(text);
  for (char& c : out.lower) c = IsAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
  out.tokens.reserve(text.size() / 5 + 16);
  out.sentences.reserve(text.size() / 80 + 4);
  Tokenizer tokenizer(&out);
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].begin < blocks[i].end && blocks[i].end <= text.size()) tokenizer.Run(blocks[i], i);
  }
  return out;
}

TokenizedText Tokenize(std::string_view text) {
  return Tokenize(text, {Block{BlockRole::kBody, 0, static_cast<uint32_t>(text.size())}});
}

}  // namespace kg::extract
