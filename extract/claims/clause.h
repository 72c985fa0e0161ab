// What a clause does to a claim in it: polarity, modality, and who says it.
//
// The marks are data: extract/lexicons/clause.txt, lines "EFFECT: phrase". A phrase takes effect on a claim when it
// stands before the claim's words in the same clause, or among them.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_CLAUSE_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_CLAUSE_H_

#include <bitset>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/analysis.h"
#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg::extract {

struct ClauseStatus {
  Polarity polarity = Polarity::kAsserted;
  Modality modality = Modality::kFact;
  int32_t speaker = -1;  // entity that says it; -1: the article itself
  bool ended = false;    // "is no longer the coach": a state that held, and has ended by the day of writing
};

// Immutable once loaded.
class ClauseReader {
 public:
  // Errors: kIo, kInvalid with file:line for a line that is not "EFFECT: phrase".
  static Result<ClauseReader> Load(const std::filesystem::path& file);

  // The status of a claim whose words are tokens [first, last) of `sentence`. Of a `given` claim ("his counterpart, the
  // Kenyan Ana Ruiz") only a mark among its words or right before them counts, and a correction.
  ClauseStatus Read(const Analysis& analysis, uint32_t sentence, uint32_t first, uint32_t last,
                    bool given = false) const;

 private:
  enum class Effect : uint8_t {
    kNegated,
    kPlanned,
    kPossible,
    kRumoured,
    kHypothetical,
    kEnded,
    kRetracted,
    kBoundary,
    kSpeech,
    kNarrative
  };
  struct Phrase {
    std::vector<std::string> words;
    Effect effect;
  };
  // The longest phrase that starts at token `at`, not beyond `end`; nullptr when none does.
  const Phrase* PhraseAt(const TokenizedText& text, uint32_t at, uint32_t end) const;
  // Where the mark that ends right before `first` begins; `first` when there is none.
  uint32_t MarkBefore(const TokenizedText& text, uint32_t begin, uint32_t first) const;
  bool IsRetracted(const Analysis& analysis, uint32_t sentence, uint32_t first) const;
  uint32_t RelativeStart(const TokenizedText& text, uint32_t first, uint32_t last) const;
  uint32_t ClauseStart(const Analysis& analysis, uint32_t sentence, uint32_t first) const;
  int32_t SpeakerOf(const Analysis& analysis, uint32_t sentence, uint32_t first, uint32_t last) const;
  bool IsInverted(const Analysis& analysis, uint32_t sentence, uint32_t verb) const;
  bool IsSpeechVerb(const TokenizedText& text, uint32_t token) const;

  // By first word, longest phrase first.
  std::map<std::string, std::vector<Phrase>, std::less<>> phrases_;
  // Of its keys, by their ends and length: most words of a text begin no phrase.
  static size_t BitOf(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    const auto last = static_cast<unsigned char>(word.back());
    return (first * 37u + last * 11u + word.size() * 101u) % 512u;
  }
  std::bitset<512> firsts_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_CLAUSE_H_
