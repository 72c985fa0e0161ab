#include "extract/claims/posts.h"

#include <algorithm>
#include <string>

#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

constexpr uint32_t kLongestPost = 8;  // words between the adjective and what it is said of
constexpr uint32_t kBefore = 2;       // words before the claim's own: "a former", "ex -"

constexpr auto kPosts = WordSet({"holds-position", "works-for", "ceo-of", "coach-of", "member-of"});
constexpr auto kFormer =
    WordSet({"former", "ex", "one-time", "onetime", "erstwhile", "sometime", "formerly", "previously", "once"});
constexpr auto kNotHeld =
    WordSet({"future", "prospective", "potential", "would-be", "aspiring", "fictional", "fictitious", "alleged",
             "supposed", "so-called", "self-styled", "mock", "fake", "imaginary", "intended", "likely", "wannabe"});
constexpr auto kOf = WordSet({"of", "at", "for", "with", "to", "in"});
constexpr auto kEnds = WordSet({",", ".", ";", ":", "(", ")", "and", "or", "who", "which", "that", "is", "was", "has",
                                "said", "told", "but", "as"});

// The word `role` begins with, lower case.
std::string FirstWord(std::string_view role) {
  const std::string lower = FoldName(role);
  return lower.substr(0, lower.find(' '));
}

class Post {
 public:
  Post(const Analysis& analysis, uint32_t sentence, int32_t object, std::string_view role)
      : analysis_(analysis), text_(analysis.text), sentence_(sentence), role_(FirstWord(role)) {
    if (object < 0) return;
    const Mention& mention = analysis.mentions[static_cast<size_t>(object)];
    object_first_ = mention.first;
    object_last_ = mention.last;
  }

  // Whether the words behind the adjective go on to the post or to what the post is at.
  bool IsReachedFrom(uint32_t adjective, uint32_t last) const {
    const uint32_t end = std::min(last, adjective + 1 + kLongestPost);
    for (uint32_t t = adjective + 1; t < end; ++t) {
      const std::string_view word = text_.Lower(t);
      if (kEnds.Has(word)) return false;
      if (t == object_first_) return IsPostBehind(last) || (t > adjective + 1 && IsOf(t));
      if (!role_.empty() && word == role_) return true;
      if (IsPerson(t)) return false;
    }
    return false;
  }

 private:
  // "former Oslo FC striker": the side, then what somebody was there.
  bool IsPostBehind(uint32_t last) const {
    if (object_last_ >= last) return false;
    const std::string_view word = text_.Lower(object_last_);
    return word == "'s" || word == "\u2019s" ||
           (!kEnds.Has(word) && !kOf.Has(word) && text_.Text(object_last_) == word);
  }
  bool IsOf(uint32_t object) const {
    const std::string_view before = text_.Lower(object - 1);
    return kOf.Has(before) || (before == "the" && kOf.Has(text_.Lower(object - 2)));
  }
  bool IsPerson(uint32_t token) const {
    const auto mentions = analysis_.MentionsOf(sentence_);
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.first == token && m.form == Form::kName && m.types.Has(MentionType::kPerson);
    });
  }

  const Analysis& analysis_;
  const TokenizedText& text_;
  uint32_t sentence_;
  std::string role_;
  uint32_t object_first_ = UINT32_MAX;
  uint32_t object_last_ = UINT32_MAX;
};

}  // namespace

Tenure TenureOf(const Analysis& analysis, const Anchor& words, int32_t object, std::string_view predicate,
                std::string_view role) {
  if (!kPosts.Has(predicate)) return Tenure::kHeld;
  const uint32_t begin = analysis.text.sentences[words.sentence].first_token;
  const uint32_t first = words.first - std::min(words.first - begin, kBefore);
  for (uint32_t t = first; t < words.last; ++t) {
    const bool former = kFormer.Has(analysis.text.Lower(t));
    if (!former && !kNotHeld.Has(analysis.text.Lower(t))) continue;
    if (Post(analysis, words.sentence, object, role).IsReachedFrom(t, words.last))
      return former ? Tenure::kFormer : Tenure::kNotHeld;
  }
  return Tenure::kHeld;
}

}  // namespace kg::extract
