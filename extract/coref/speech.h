// Who speaks: what quotations, labelled answers and interviews share.
#ifndef NEWSGRAPH_EXTRACT_COREF_SPEECH_H_
#define NEWSGRAPH_EXTRACT_COREF_SPEECH_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/coref/state.h"

namespace kg::extract::coref {

// True for verbs that go with a quotation: "said", "recalls", "laughed".
bool IsSpeechVerb(std::string_view word);

// A quotation as its marks show it, with those inside it: tokens [first, last) between the marks.
struct MarkedQuote {
  uint32_t first = 0;
  uint32_t last = 0;
  bool open = false;  // the block ends before the quotation does
  std::vector<MarkedQuote> inner;
};
// The quotations of tokens [first, last), which are one block. Scare quotes are none.
std::vector<MarkedQuote> FindMarkedQuotes(const TokenizedText& text, uint32_t first, uint32_t last);

// The blocks of the text as sentences [begin, end), in order.
struct BlockRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t first_token = 0;
  uint32_t last_token = 0;
};
std::vector<BlockRange> BlockRanges(const TokenizedText& text);

// "Ruiz said", "said the coach", "according to Ruiz": who speaks, and to whom when the text says so.
struct Attribution {
  int32_t speaker = -1;  // indices of mentions, -1: none
  int32_t listener = -1;
};

// Finds attributions in words outside quotations.
class AttributionFinder {
 public:
  explicit AttributionFinder(const State& state);

  // Behind a quotation: words [first, last) from its closing mark to the next quotation or the end of the block.
  Attribution Behind(uint32_t first, uint32_t last) const;
  // Before a quotation that begins at `last`: words from the quotation before or the start of the block.
  Attribution Before(uint32_t first, uint32_t last) const;
  // Who says something in the last of the whole sentences that the words [first, last) are: "Ruiz said she knew
  // nothing." before a quotation of hers.
  Attribution Reported(uint32_t first, uint32_t last) const;
  // Whom the last sentence of the words is about: "She shrugged." before a quotation of hers.
  int32_t LastSubject(uint32_t first, uint32_t last) const;

 private:
  bool CanSpeak(const Mention& mention) const;
  bool EndsSentence(uint32_t token) const;
  Attribution At(uint32_t verb, uint32_t first, uint32_t last, bool may_invert) const;
  int32_t SubjectOf(uint32_t verb, uint32_t first) const;
  int32_t FirstSubject(uint32_t first, uint32_t last) const;
  int32_t InvertedSubject(uint32_t from, uint32_t last) const;
  int32_t ListenerOf(uint32_t verb, uint32_t last) const;

  const State& s_;
  std::vector<int32_t> ends_at_;    // token -> the longest mention that can speak and ends before it
  std::vector<int32_t> starts_at_;  // token -> the longest one that starts there
};

// Interviews in questions and answers, labelled speeches, texts told in the first person: what is said without
// quotation marks. Adds to State::quotes, between those that are there.
void FindSpeeches(State* state);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SPEECH_H_
