#include "extract/coref/narrators.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/coref/syntax.h"

namespace kg::extract::coref {
namespace {

constexpr size_t kLeastBlocks = 3;  // of a text that is told in the first person

// "By Ana Ruiz", "as told to Ana Ruiz", "tells Ana Ruiz how": who only wrote it down.
bool IsAuthor(const State& s, const Mention& mention) {
  const std::string key = NameKey(mention.value);
  for (const std::string& author : s.article.authors) {
    if (NameKey(author) == key) return true;
  }
  const std::string_view before = s.LowerAt(static_cast<int64_t>(mention.first) - 1);
  const std::string_view second = s.LowerAt(static_cast<int64_t>(mention.first) - 2);
  return (before == "by" && (second.empty() || second == "interview" || second == "words")) ||
         (before == "to" && (second == "told" || second == "spoke" || second == "talks" || second == "talked" ||
                             second == "talking" || second == "speaking")) ||
         before == "tells";
}

bool IsPersonName(const State& s, const Mention& mention) {
  return mention.form == Form::kName && mention.entity >= 0 &&
         s.entities[static_cast<size_t>(mention.entity)].type == ValueType::kPerson;
}

class Narrators {
 public:
  Narrators(const State& state, const std::vector<BlockRange>& blocks, const std::vector<Telling>& telling)
      : s_(state), blocks_(blocks), telling_(telling) {}

  int32_t Find() const {
    const auto count = [this](Telling how) {
      return static_cast<size_t>(std::count(telling_.begin(), telling_.end(), how));
    };
    const size_t own = count(Telling::kOfOneself);
    if (own < kLeastBlocks || own < count(Telling::kOfOthers)) return -1;
    if (const int32_t named = NamesOneself(); named >= 0) return named;
    const auto first = std::find(telling_.begin(), telling_.end(), Telling::kOfOneself) - telling_.begin();
    const int32_t above = MainPersonBefore(s_, blocks_[static_cast<size_t>(first)].first_token);
    if (above >= 0) return IsSpokenOf(above) ? -1 : above;
    const int32_t below = Signed();
    return below >= 0 && !IsSpokenOf(below) ? below : -1;
  }

 private:
  // "My name is Ana Ruiz", "I'm Ana Ruiz"
  int32_t NamesOneself() const {
    for (const Mention& name : s_.mentions) {
      if (!IsPersonName(s_, name) || s_.QuoteAt(name.first) != nullptr) continue;
      const auto at = static_cast<int64_t>(name.first);
      const std::string_view before = s_.LowerAt(at - 1);
      const std::string_view second = s_.LowerAt(at - 2);
      const bool called = before == "is" && second == "name" && s_.LowerAt(at - 3) == "my";
      const bool am = (before == "am" || before == "'m" || before == "\u2019m") && second == "i";
      if (called || am) return name.entity;
    }
    return -1;
  }

  // A note below the telling that begins with a name: "Ana Ruiz is a sailor."
  int32_t Signed() const {
    for (size_t b = blocks_.size(); b-- > 0 && telling_[b] != Telling::kOfOneself;) {
      for (const Mention& name : s_.mentions) {
        if (name.first == blocks_[b].first_token && IsPersonName(s_, name) && name.last - name.first > 1 &&
            VerbAt(s_, name.last)) {
          return name.entity;
        }
      }
    }
    return -1;
  }

  // True when the telling names the person, as one does somebody else.
  bool IsSpokenOf(int32_t entity) const {
    const std::vector<uint32_t>& all = s_.entities[static_cast<size_t>(entity)].mentions;
    return std::any_of(all.begin(), all.end(), [this](uint32_t m) {
      const Mention& mention = s_.mentions[m];
      for (size_t b = 0; b < blocks_.size(); ++b) {
        const bool here = mention.sentence >= blocks_[b].begin && mention.sentence < blocks_[b].end;
        if (here && telling_[b] == Telling::kOfOneself) return s_.QuoteAt(mention.first) == nullptr;
      }
      return false;
    });
  }

  const State& s_;
  const std::vector<BlockRange>& blocks_;
  const std::vector<Telling>& telling_;
};

}  // namespace

int32_t MainPersonBefore(const State& s, uint32_t token) {
  int32_t best = -1;
  double most = 0;
  for (size_t e = 0; e < s.entities.size(); ++e) {
    if (s.entities[e].type != ValueType::kPerson || !s.budget.Take(2)) continue;
    double score = 0;
    for (uint32_t m : s.entities[e].mentions) {
      const Mention& mention = s.mentions[m];
      if (mention.first >= token) break;
      const std::string_view letter = s.text.Text(mention.first);
      if (IsAuthor(s, mention) || letter == "Q." || letter == "A.") {  // "Q. Biggest fear?"

        score = 0;
        break;
      }
      const BlockRole role = s.RoleOf(mention.sentence);
      score += role == BlockRole::kHeadline ? 3 : role == BlockRole::kStandfirst ? 2 : 1;
    }
    if (score > most) {
      most = score;
      best = static_cast<int32_t>(e);
    }
  }
  return best;
}

int32_t NarratorOf(const State& state, const std::vector<BlockRange>& blocks, const std::vector<Telling>& telling) {
  return Narrators(state, blocks, telling).Find();
}

}  // namespace kg::extract::coref
