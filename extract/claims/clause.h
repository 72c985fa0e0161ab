// What a clause does to a claim in it: polarity, modality, and who says it.
//
// The marks are data: extract/lexicons/clause.txt, lines "EFFECT: phrase". A phrase takes effect on a claim when it
// stands before the claim's words in the same clause, or among them.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_CLAUSE_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_CLAUSE_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extract/claims/analysis.h"
#include "extract/ruleset/ruleset.h"
#include "extract/text/word_table.h"
#include "graph/model/claim.h"
#include "graph/model/status.h"

namespace kg::extract {

struct ClauseStatus {
  Polarity polarity = Polarity::kAsserted;
  Modality modality = Modality::kFact;
  int32_t speaker = -1;  // entity that says it; -1: the article itself
  bool ended = false;    // "is no longer the coach": a state that held, and has ended by the day of writing
};

// Where a claim stands in its sentence.
struct ClaimWords {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  // "his counterpart, the Kenyan Ana Ruiz": only a mark among its words or right before them counts, and a correction.
  bool given = false;
  // As in Match.
  Tie tie = Tie::kNone;
  uint32_t subject = 0;
  uint32_t gap_first = 0;
  uint32_t gap_last = 0;
};

// Immutable once loaded.
class ClauseReader {
 public:
  // Errors: kIo, kInvalid with file:line for a line that is not "EFFECT: phrase".
  static Result<ClauseReader> Load(const std::filesystem::path& file);

  ClauseStatus Read(const Analysis& analysis, uint32_t sentence, const ClaimWords& words) const;

 private:
  enum class Effect : uint8_t {
    kNegated,
    kPlanned,
    kPossible,
    kRumoured,
    kHypothetical,
    kEnded,
    kRetracted,
    kFiction,
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
  struct Marks;
  // What the marks that begin in [begin, end) do to a claim before `last`; from `own` on only negations and ends do.
  void ReadMarks(const Analysis& analysis, uint32_t sentence, uint32_t begin, uint32_t end, uint32_t last, uint32_t own,
                 Marks* marks) const;
  Marks MarksOf(const Analysis& analysis, uint32_t sentence, const ClaimWords& words) const;
  // Where the clause goes on to that has its subject at `subject`.
  uint32_t ClauseEnd(const Analysis& analysis, uint32_t sentence, uint32_t subject) const;
  // Where the mark that ends right before `first` begins; `first` when there is none.
  uint32_t MarkBefore(const TokenizedText& text, uint32_t begin, uint32_t first) const;
  bool IsRetracted(const Analysis& analysis, uint32_t sentence, uint32_t first) const;
  uint32_t RelativeStart(const TokenizedText& text, uint32_t first, uint32_t last) const;
  uint32_t ClauseStart(const Analysis& analysis, uint32_t sentence, uint32_t first) const;
  int32_t SpeakerOf(const Analysis& analysis, uint32_t sentence, uint32_t first, uint32_t last) const;
  bool IsInverted(const Analysis& analysis, uint32_t sentence, uint32_t verb) const;
  bool IsSpeechVerb(const TokenizedText& text, uint32_t token) const;

  using Phrases = WordTable<std::vector<Phrase>>;  // by first word, longest phrase first
  const Phrase* LongestAt(const Phrases& phrases, const TokenizedText& text, uint32_t at, uint32_t end) const;
  // What a sentence's first words say of all of it; nullptr: nothing.
  const Phrase* OpenerOf(const Analysis& analysis, uint32_t sentence) const;

  // What stands right behind a claim and takes it back.
  const Phrase* CloserOf(const Analysis& analysis, uint32_t sentence, const ClaimWords& words) const;
  static bool IsContrasted(const TokenizedText& text, uint32_t begin, uint32_t first);

  Phrases phrases_;
  Phrases openers_;
  Phrases closers_;
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_CLAUSE_H_
