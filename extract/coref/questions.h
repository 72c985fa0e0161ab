// Blocks of an interview that ask.
#ifndef NEWSGRAPH_EXTRACT_COREF_QUESTIONS_H_
#define NEWSGRAPH_EXTRACT_COREF_QUESTIONS_H_

#include "extract/coref/speech.h"
#include "extract/text/tokens.h"

namespace kg::extract::coref {

// True for a short block that begins as a request does.
bool IsRequest(const TokenizedText& text, const BlockRange& block);
// True when the block ends with a question mark, before a note in parentheses perhaps.
bool IsQuestion(const TokenizedText& text, const BlockRange& block);

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_QUESTIONS_H_
