#include "extract/claims/successions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "extract/text/word_set.h"
#include "graph/model/date.h"

namespace kg::extract {
namespace {

constexpr uint32_t kSentencesBefore = 3;
constexpr uint32_t kSentencesBehind = 1;

bool IsPending(const Claim& claim) {
  return claim.object_entity < 0 && (claim.object == kPendingPost || claim.object == kPendingHeld);
}

bool IsPost(const Claim& claim) {
  if (IsPending(claim) || claim.polarity == Polarity::kNegated) return false;
  if (claim.modality != Modality::kFact && claim.modality != Modality::kPlanned) return false;
  if (claim.predicate == "coach-of") return claim.object_type == ValueType::kTeam;
  if (claim.predicate == "works-for") return !claim.Get("role").empty();
  return claim.predicate == "ceo-of" || claim.predicate == "holds-position";
}

// "a former banker, she is": what ended before is not what is handed on.
bool HasEnded(const Claim& claim) {
  const auto date = Date::Parse(claim.Get("date"));
  return date && date->open_start;
}

class Successions {
 public:
  Successions(const Analysis& analysis, std::vector<Claim>* claims) : analysis_(analysis), claims_(*claims) {}

  void Resolve() {
    std::vector<Claim> found;
    for (const Claim& claim : claims_) {
      if (IsPending(claim)) HandOn(claim, &found);
    }
    std::erase_if(claims_, IsPending);
    claims_.insert(claims_.end(), found.begin(), found.end());
  }

 private:
  // The only other person named by the words of `pending`, or that the same words make a claim of: the subject of a
  // second verb stands before them.
  std::optional<uint32_t> OtherPerson(const Claim& pending) const {
    std::set<int32_t> people;
    for (const Mention& mention : analysis_.mentions) {
      const Span span = {analysis_.text.tokens[mention.first].begin, analysis_.text.tokens[mention.last - 1].end};
      if (mention.entity < 0 || span.begin < pending.span.begin || span.end > pending.span.end) continue;
      if (analysis_.entities[static_cast<size_t>(mention.entity)].type == ValueType::kPerson)
        people.insert(mention.entity);
    }
    for (const Claim& claim : claims_) {
      const bool overlaps = claim.span.begin < pending.span.end && pending.span.begin < claim.span.end;
      if (IsPending(claim) && claim.rule == pending.rule && overlaps)
        people.insert(static_cast<int32_t>(claim.subject));
    }
    people.erase(static_cast<int32_t>(pending.subject));
    if (people.size() != 1) return std::nullopt;
    return static_cast<uint32_t>(*people.begin());
  }

  uint32_t SentenceOf(const Claim& claim) const {
    const auto& sentences = analysis_.text.sentences;
    const auto after =
        std::upper_bound(sentences.begin(), sentences.end(), claim.sentence.begin,
                         [](uint32_t begin, const Sentence& sentence) { return begin < sentence.begin; });
    return static_cast<uint32_t>(std::max<ptrdiff_t>(after - sentences.begin() - 1, 0));
  }

  // "moved to the Senate in 2018, succeeding Holt": the post is that of the verb before.
  bool IsParticiple(const Claim& pending) const {
    const std::string_view words =
        std::string_view(analysis_.article.text).substr(pending.span.begin, pending.span.end - pending.span.begin);
    for (const char* word : {"succeeding ", "replacing ", "taking over "}) {
      if (words.find(word) != words.npos) return true;
    }
    return false;
  }

  // "She succeeds Holt. She is currently director of Bolt": not of what she succeeds him in.
  bool TellsOfEarlierPosts(uint32_t sentence) const {
    static constexpr auto kEarlier = WordSet({"currently", "present", "previously", "formerly", "earlier", "before"});
    const Sentence& told = analysis_.text.sentences[sentence];
    for (uint32_t i = told.first_token; i < told.last_token; ++i) {
      if (kEarlier.Has(analysis_.text.Lower(i))) return true;
    }
    return false;
  }

  // How far the sentence that tells of a post is from the one that hands it on; none: too far.
  static std::optional<uint32_t> DistanceOf(uint32_t told, uint32_t here) {
    if (told <= here) return here - told <= kSentencesBefore ? std::optional(here - told) : std::nullopt;
    return told - here <= kSentencesBehind ? std::optional(kSentencesBefore + told - here) : std::nullopt;
  }

  // "hired Ruiz, the finance chief of Bolt, as its next chief executive": of two firms in a sentence the post is at the
  // one that the article tells more of.
  bool IsAtMainFirm(const Claim& post) const {
    if (post.object_entity < 0) return true;
    const auto& entities = analysis_.entities;
    const size_t own = entities[static_cast<size_t>(post.object_entity)].mentions.size();
    // A coach is hired away from another side, whose own name the article says less often.
    const bool coach = post.predicate == "coach-of";
    if (coach && std::any_of(entities.begin(), entities.end(), [own](const LocalEntity& other) {
          return other.type == ValueType::kTeam && other.mentions.size() > own;
        }))
      return false;
    const auto mentions = analysis_.MentionsOf(SentenceOf(post));
    return std::none_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
      if (mention.entity < 0 || mention.entity == post.object_entity) return false;
      const LocalEntity& other = entities[static_cast<size_t>(mention.entity)];
      return (other.type == ValueType::kOrganization || other.type == ValueType::kTeam) && other.mentions.size() >= own;
    });
  }

  // The posts of the person that `pending` hands on, in the nearest sentence that tells of any. What the same sentence
  // tells behind the handing on is what the one who left has become.
  std::vector<const Claim*> PostsOf(uint32_t person, const Claim& pending) const {
    const uint32_t here = SentenceOf(pending);
    const bool ended = pending.object == kPendingHeld;
    const bool participle = IsParticiple(pending);
    std::vector<const Claim*> posts;
    uint32_t nearest = UINT32_MAX;
    for (const Claim& claim : claims_) {
      if (claim.subject != person || !IsPost(claim) || (!ended && HasEnded(claim))) continue;
      const uint32_t told = SentenceOf(claim);
      if (told == here && claim.span.end > pending.span.end) continue;
      if (told != here && participle) continue;
      if (told > here && TellsOfEarlierPosts(told)) continue;
      if (!IsAtMainFirm(claim)) continue;
      const auto distance = DistanceOf(told, here);
      if (!distance || *distance > nearest) continue;
      if (*distance < nearest) posts.clear();
      nearest = *distance;
      posts.push_back(&claim);
    }
    return posts;
  }

  static std::vector<const Claim*> Of(const std::vector<const Claim*>& posts, std::string_view predicate) {
    std::vector<const Claim*> of;
    for (const Claim* post : posts) {
      const bool known =
          std::any_of(of.begin(), of.end(), [post](const Claim* other) { return other->object == post->object; });
      if (post->predicate == predicate && !known) of.push_back(post);
    }
    return of;
  }

  void HandOn(const Claim& pending, std::vector<Claim>* found) const {
    const auto other = OtherPerson(pending);
    if (!other) return;
    const std::vector<const Claim*> posts = PostsOf(*other, pending);
    for (const char* predicate : {"ceo-of", "coach-of", "holds-position", "works-for"}) {
      const std::vector<const Claim*> of = Of(posts, predicate);
      if (of.empty()) continue;
      if (of.size() > 1) return;
      Add(pending, *of[0], posts, found);
      if (predicate != std::string_view("holds-position")) return;
    }
  }

  void Add(const Claim& pending, const Claim& post, const std::vector<const Claim*>& posts,
           std::vector<Claim>* found) const {
    const auto same = [&](const Claim& claim) {
      return claim.subject == pending.subject && claim.predicate == post.predicate && claim.object == post.object;
    };
    if (std::any_of(claims_.begin(), claims_.end(), same) || std::any_of(found->begin(), found->end(), same)) return;
    Claim claim = pending;
    claim.predicate = post.predicate;
    claim.object = post.object;
    claim.object_entity = post.object_entity;
    claim.object_type = post.object_type;
    for (const Claim* told : posts) {
      if (told->object == post.object) SetEnd(*told, &claim);
    }
    if (const auto role = post.Get("role"); !role.empty()) claim.Set("role", role);
    claim.confidence *= post.confidence;
    found->push_back(std::move(claim));
  }

  // "has been mayor since 2020. She replaced Holt": he was it until then.
  static void SetEnd(const Claim& post, Claim* claim) {
    const auto end = Date::Parse(claim->Get("date"));
    const auto start = Date::Parse(post.Get("date"));
    if (!end || !end->open_start || !start || start->open_start || start->start.year == 0) return;
    const Date bound = Date::NotAfter(start->start);
    if (bound.Days().last < end->Days().last) claim->Set("date", bound.ToString());
  }

  const Analysis& analysis_;
  std::vector<Claim>& claims_;
};

}  // namespace

void ResolvePosts(const Analysis& analysis, std::vector<Claim>* claims) { Successions(analysis, claims).Resolve(); }

}  // namespace kg::extract
