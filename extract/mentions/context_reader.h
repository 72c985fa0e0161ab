// What stands around one occurrence of a name, word by word: the ground of context.cc and context_behind.cc.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_CONTEXT_READER_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_CONTEXT_READER_H_

#include <string_view>

#include "extract/mentions/context_words.h"
#include "extract/mentions/names.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {

class ContextReader {
 public:
  // Adds to `scores`, and sets role and gender of the candidate.
  ContextReader(const Scan& scan, Candidate* candidate, Scores* scores)
      : scan_(scan), c_(*candidate), first_(candidate->first), last_(candidate->last), scores_(*scores) {}

 protected:
  using SV = std::string_view;

  template <size_t N>
  static bool In(const WordSet<N>& list, SV word) {
    return list.Has(word);
  }
  void Add(NameKind kind, double score) { scores_[kind] += score; }
  SV Prev(int back) const { return scan_.LowerAt(first_, -back); }
  SV Next(int ahead) const { return scan_.LowerAt(last_ - 1, ahead); }
  bool PrevIs(int back, uint64_t classes) const { return scan_.IsAt(first_, -back, classes); }
  bool NextIs(int ahead, uint64_t classes) const { return scan_.IsAt(last_ - 1, ahead, classes); }
  const Mention* NextMention(int ahead) const {
    uint32_t other = 0;
    return scan_.Near(last_ - 1, ahead, &other) ? scan_.At(other) : nullptr;
  }
  bool NextIsType(int ahead, MentionType type) const {
    const Mention* mention = NextMention(ahead);
    return mention != nullptr && mention->types.Has(type);
  }
  bool NextIsCapital(int ahead) const {
    uint32_t other = 0;
    return scan_.Near(last_ - 1, ahead, &other) && scan_.words[other].capital;
  }

  bool IsWordLike(int ahead) const {
    uint32_t other = 0;
    return scan_.Near(last_ - 1, ahead, &other) && scan_.ShapeOf(other) != Shape::kPunct;
  }

  bool IsWordOf(int back, Shape shape) const {
    uint32_t token = 0;
    return scan_.Near(first_, -back, &token) && scan_.ShapeOf(token) == shape;
  }

  // "X said it", "X says its"
  bool IsSpeakingFirm() const {
    if (!(In(kSpeech, Next(1)) || Next(1) == "announced" || Next(1) == "reported")) return false;
    int at = Next(2) == "on" ? 4 : 2;  // "X said on Tuesday that it"
    if (Next(at) == "that") ++at;
    return Next(at) == "it" || Next(at) == "its";
  }

  void SetRole(uint32_t token) {
    if (scores_[kOrgName] >= 4) return;
    c_.role = scan_.Lower(token);
    if (scan_.Is(token, kRoleMale)) c_.gender = "male";
    if (scan_.Is(token, kRoleFemale)) c_.gender = "female";
  }

  const Scan& scan_;
  Candidate& c_;
  uint32_t first_;
  uint32_t last_;
  Scores& scores_;
};

// The words behind the name.
void ScoreBehind(const Scan& scan, Candidate* candidate, Scores* scores);

}  // namespace kg::extract::mentions

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_CONTEXT_READER_H_
