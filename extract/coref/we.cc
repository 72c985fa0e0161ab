// "We" of what somebody says: those who are interviewed together, the speaker and whom they have just told of, or the
// team or firm that the text says they speak for.
#include <algorithm>

#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr int64_t kLongestRole = 6;  // tokens: "the first team's head coach"

// Who say "we" of those they work or play for.
constexpr auto kSpeaksFor = WordSet(
    {"coach",     "manager",   "boss",         "captain",     "skipper",  "chief",      "ceo",         "chairman",
     "chair",     "president", "chairwoman",   "founder",     "director", "co-founder", "spokesman",   "spokeswoman",
     "executive", "owner",     "spokesperson", "goalkeeper",  "defender", "midfielder", "striker",     "forward",
     "winger",    "keeper",    "goaltender",   "quarterback", "guard",    "goalie",     "chairperson", "defenseman"});
constexpr auto kNoLonger = WordSet({"former", "ex", "ex-", "then", "previous", "past", "late", "outgoing", "old"});

}  // namespace

// "We met in Oslo", "We founded the firm": of the speaker and the one other person whom the speech has named just
// before.
bool Salience::MeanTwoOfSpeech(uint32_t m) {
  static constexpr auto kOfTwo = WordSet({"met", "married", "wed", "divorced", "separated", "founded", "co-founded"});
  const Mention& mention = s_.mentions[m];
  const int32_t speaker = SpeakerOf(m);
  int64_t verb = mention.last;
  if (s_.LowerAt(verb) == "got" || s_.LowerAt(verb) == "then" || s_.LowerAt(verb) == "first") ++verb;
  if (speaker < 0 || !kOfTwo.Has(s_.LowerAt(verb))) return false;
  const uint32_t first = mention.sentence > 0 ? mention.sentence - 1 : 0;
  int32_t other = -1;
  for (uint32_t c = s_.sentence_begin[first]; c < m && s_.budget.Take(2); ++c) {
    const int32_t entity = found_[c];
    if (entity < 0 || entity == speaker || entity == other || s_.QuoteAt(s_.mentions[c].first) == nullptr) continue;
    if (s_.entities[static_cast<size_t>(entity)].type != ValueType::kPerson) continue;
    if (other >= 0) return false;
    other = entity;
  }
  if (other < 0) return false;
  Mean(m, {speaker, other});
  return true;
}

// "They met in Oslo. "We were young," Ruiz said.": of those whom the sentence before speaks of together, the speaker
// among them.
bool Salience::MeanGroupOfSpeaker(uint32_t m) {
  const int32_t speaker = SpeakerOf(m);
  for (size_t g = groups_.size(); speaker >= 0 && g-- > 0;) {
    const Group& group = groups_[g];
    if (group.sentence + 1 < s_.mentions[m].sentence || !s_.budget.Take(4)) return false;
    const bool together = s_.mentions[group.mention].form != Form::kName;  // "the pair", "they"
    if (!together || std::find(group.members.begin(), group.members.end(), speaker) == group.members.end()) continue;
    Mean(m, std::vector<int32_t>(group.members));
    return true;
  }
  return false;
}

// "We have a daughter, Ana": of the speaker's own, whoever the other is.
bool Salience::SpeaksOfChildren(uint32_t m) const {
  static constexpr auto kChildren = WordSet({"son", "daughter", "sons", "daughters", "children", "twins", "child"});
  constexpr int64_t kReach = 5;
  const int64_t at = s_.mentions[m].last;
  if (s_.LowerAt(at) != "have" && s_.LowerAt(at) != "had") return false;
  for (int64_t i = at + 1; i <= at + kReach; ++i) {
    if (kChildren.Has(s_.LowerAt(i))) return true;
  }
  return false;
}

int32_t Salience::We(uint32_t m) {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote == nullptr) return -1;
  if (!quote->together.empty() && SpeakerOf(m) >= 0) {
    Mean(m, std::vector<int32_t>(quote->together));
    return -1;
  }
  if (MeanTwoOfSpeech(m) || MeanGroupOfSpeaker(m)) return -1;
  return SpeaksOfChildren(m) ? SpeakerOf(m) : SideOfSpeaker(m);
}

int32_t Salience::You(uint32_t m) {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote != nullptr && !quote->together.empty() && SpeakerOf(m) < 0) {
    Mean(m, std::vector<int32_t>(quote->together));
    return -1;
  }
  return ListenerOf(m);
}

// The one team or firm that the text gives the speaker beside a name of theirs; -1: none, or several.
int32_t Salience::SideOfSpeaker(uint32_t m) const {
  if (s_.members.contains(m)) return -1;
  const int32_t speaker = SpeakerOf(m);
  if (speaker < 0 || s_.entities[static_cast<size_t>(speaker)].type != ValueType::kPerson) return -1;
  int32_t side = -1;
  for (uint32_t c : s_.entities[static_cast<size_t>(speaker)].mentions) {
    if (s_.mentions[c].form != Form::kName || !s_.budget.Take(8)) continue;
    const int32_t found = SideBeside(s_.mentions[c]);
    if (found < 0 || found == side) continue;
    if (side >= 0) return -1;
    side = found;
  }
  return side;
}

// "Acme boss Ruiz", "Acme's captain, Ruiz"; "Ruiz, Acme's chief executive", "Ruiz, head coach of Acme".
int32_t Salience::SideBeside(const Mention& name) const {
  const auto speaks_for = [&](int64_t from, int64_t to, bool behind) {
    bool role = false;
    for (int64_t i = from; i < to; ++i) {
      const std::string_view word = s_.LowerAt(i);
      if (kNoLonger.Has(word) || word == "and" || word == "who" || VerbAt(s_, i)) return false;
      if (word == "," && (behind || i + 1 != to)) return false;
      role |= kSpeaksFor.Has(word);
    }
    return role && to - from <= kLongestRole;
  };
  constexpr uint32_t kFarthest = 12;  // tokens from the name
  for (uint32_t c = s_.sentence_begin[name.sentence]; c < s_.sentence_begin[name.sentence + 1]; ++c) {
    const Mention& side = s_.mentions[c];
    if (!s_.budget.Take(1)) return -1;
    if (side.last + kFarthest < name.first) continue;
    if (side.first > name.last + kFarthest) break;
    // "Its chief executive, Ruiz"
    const int32_t entity = side.form == Form::kPossessive ? found_[c] : side.entity;
    if (side.form == Form::kPronoun || entity < 0 || !IsThing(entity)) continue;
    if (side.last <= name.first) {
      const bool before = !kNoLonger.Has(s_.LowerAt(static_cast<int64_t>(side.first) - 1));
      const int64_t from = static_cast<int64_t>(side.last) + (IsPossessive(s_.LowerAt(side.last)) ? 1 : 0);
      if (before && speaks_for(from, name.first, false)) return entity;
      continue;
    }
    if (s_.LowerAt(name.last) != "," || side.first <= name.last) continue;
    const int64_t from = static_cast<int64_t>(name.last) + 1;
    const std::string_view joint = s_.LowerAt(static_cast<int64_t>(side.first) - 1);
    const std::string_view second = s_.LowerAt(static_cast<int64_t>(side.first) - 2);
    const bool of = joint == "of" || joint == "at" || joint == "for" ||
                    (joint == "the" && (second == "of" || second == "at" || second == "for"));
    if (of && speaks_for(from, side.first, true)) return entity;
    const bool opens = side.first == from || (side.first == from + 1 && joint == "the");
    int64_t end = side.last;
    while (end < static_cast<int64_t>(side.last) + kLongestRole && s_.LowerAt(end) != "," && s_.LowerAt(end) != ".")
      ++end;
    const int64_t role = static_cast<int64_t>(side.last) + (IsPossessive(s_.LowerAt(side.last)) ? 1 : 0);
    if (opens && speaks_for(role, end, true)) return entity;
  }
  return -1;
}

}  // namespace kg::extract::coref
