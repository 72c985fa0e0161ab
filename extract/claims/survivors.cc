#include "extract/claims/survivors.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr double kConfidence = 0.85;
constexpr uint32_t kLongestDescription =
    9;  // tokens between the noun for kin and the name: "from a first marriage, the"

enum class Tie { kNone, kSpouse, kChild, kParent, kSibling };

struct Kin {
  Tie tie = Tie::kNone;
  bool many = false;
  bool shared = false;  // "their sons": of the widow, too
};

// What a noun says that somebody is to the dead; nothing for words that are no kin.
std::optional<Kin> KinOf(std::string_view word) {
  static constexpr auto kSpouse = WordSet({"wife", "husband", "widow", "widower", "partner"});
  static constexpr auto kChild = WordSet({"son", "daughter", "child"});
  static constexpr auto kChildren = WordSet({"sons", "daughters", "children", "twins"});
  static constexpr auto kParent = WordSet({"mother", "father"});
  static constexpr auto kSibling = WordSet({"brother", "sister", "half-brother", "half-sister"});
  static constexpr auto kSiblings = WordSet({"brothers", "sisters", "siblings"});
  static constexpr auto kOthers = WordSet({"grandson",        "granddaughter",
                                           "grandsons",       "granddaughters",
                                           "grandchildren",   "grandchild",
                                           "nephew",          "nephews",
                                           "niece",           "nieces",
                                           "cousin",          "cousins",
                                           "stepson",         "stepdaughter",
                                           "stepsons",        "stepdaughters",
                                           "stepchildren",    "son-in-law",
                                           "daughter-in-law", "brother-in-law",
                                           "sister-in-law",   "aunt",
                                           "uncle",           "friend",
                                           "friends",         "great-grandchildren",
                                           "parents",         "godson",
                                           "goddaughter",     "companion"});
  if (kSpouse.Has(word)) return Kin{Tie::kSpouse, false};
  if (kChild.Has(word)) return Kin{Tie::kChild, false};
  if (kChildren.Has(word)) return Kin{Tie::kChild, true};
  if (kParent.Has(word)) return Kin{Tie::kParent, false};
  if (kSibling.Has(word)) return Kin{Tie::kSibling, false};
  if (kSiblings.Has(word)) return Kin{Tie::kSibling, true};
  if (kOthers.Has(word)) return Kin{};
  return std::nullopt;
}

bool IsPerson(const Analysis& analysis, int32_t entity) {
  return entity >= 0 && analysis.entities[static_cast<size_t>(entity)].type == ValueType::kPerson;
}

class Reader {
 public:
  Reader(const Analysis& analysis, std::vector<Claim>* claims) : analysis_(analysis), claims_(*claims) {
    for (const Claim& claim : claims_) {
      if (claim.predicate == "died-on" && claim.polarity == Polarity::kAsserted && claim.modality == Modality::kFact)
        dead_.push_back(static_cast<int32_t>(claim.subject));
    }
  }

  void Read(uint32_t sentence) {
    const Sentence& words = analysis_.text.sentences[sentence];
    for (uint32_t i = words.first_token; i + 2 < words.last_token; ++i) {
      const std::string_view verb = analysis_.text.Lower(i);
      const bool before = verb == "predeceased" || (verb == "death" && analysis_.text.Lower(i - (i > 0)) == "in");
      const bool by = (verb == "survived" || before) && analysis_.text.Lower(i + 1) == "by";
      const bool include = analysis_.text.Lower(i) == "survivors" &&
                           (analysis_.text.Lower(i + 1) == "include" || analysis_.text.Lower(i + 1) == "are" ||
                            analysis_.text.Lower(i + 1) == "included" || analysis_.text.Lower(i + 1) == ":");
      if (!by && !include) continue;
      const int32_t dead = by ? NamedBefore(sentence, i) : OwnerBefore(sentence, i);
      if (dead >= 0) List(sentence, i + 2, dead);
      return;
    }
  }

 private:
  bool IsDead(int32_t entity) const { return std::find(dead_.begin(), dead_.end(), entity) != dead_.end(); }

  // "She is survived by", "Survived by ..., she": the subject, or the only one of whose death the text tells.
  int32_t NamedBefore(uint32_t sentence, uint32_t marker) const {
    int32_t found = -1;
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      if (mention.last > marker || mention.form == Form::kPossessive || !IsPerson(analysis_, mention.entity)) continue;
      found = mention.entity;
      if (mention.last + 1 == marker && analysis_.text.Lower(mention.last) == "is") return found;
    }
    return found >= 0 && (dead_.empty() || IsDead(found)) ? found : OnlyDead();
  }

  // "His survivors include"; "Survivors include her sons": the pronoun of the sentence says that somebody is meant.
  int32_t OwnerBefore(uint32_t sentence, uint32_t marker) const {
    bool owned = false;
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      if (mention.form != Form::kPossessive) continue;
      if (mention.last <= marker && mention.last + 2 >= marker) return mention.entity;
      owned = owned || mention.first == marker + 2;
    }
    return owned ? OnlyDead() : -1;
  }

  // The dead person that the article speaks of most, if no other of them is spoken of nearly as often.
  int32_t OnlyDead() const {
    int32_t most = -1;
    size_t second = 0;
    for (const int32_t one : dead_) {
      if (one == most) continue;
      const size_t count = CountOf(one);
      if (most < 0 || count > CountOf(most)) {
        second = most < 0 ? 0 : CountOf(most);
        most = one;
      } else {
        second = std::max(second, count);
      }
    }
    if (most < 0 || second * 2 > CountOf(most)) return -1;
    // Whom an obituary is about it speaks of more than of anybody else.
    const bool main = std::none_of(analysis_.entities.begin(), analysis_.entities.end(), [&](const LocalEntity& other) {
      return other.type == ValueType::kPerson && other.mentions.size() > CountOf(most);
    });
    return main ? most : -1;
  }
  size_t CountOf(int32_t entity) const { return analysis_.entities[static_cast<size_t>(entity)].mentions.size(); }

  // The person who is named from the token on; nullptr: none.
  const Mention* NameAt(uint32_t sentence, uint32_t token) const {
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      if (mention.first == token && mention.form == Form::kName && IsPerson(analysis_, mention.entity)) return &mention;
    }
    return nullptr;
  }

  // "a daughter, Ana, and her husband, Ivo": kin of somebody in the list.
  bool IsOfAnother(uint32_t sentence, uint32_t noun, int32_t dead) const {
    for (const Mention& mention : analysis_.MentionsOf(sentence)) {
      const bool owner = mention.form == Form::kPossessive ||
                         (mention.form == Form::kName && analysis_.text.Lower(mention.last).starts_with('\''));
      if (owner && mention.last <= noun && mention.last + 3 >= noun && mention.entity != dead && mention.entity >= 0)
        return mention.form == Form::kName || added_ > 0;  // before any of the list is named "her" is the dead one's
    }
    return false;
  }

  void List(uint32_t sentence, uint32_t from, int32_t dead) {
    static constexpr auto kNotBefore = WordSet({"to", "of", "with", "for", "at", "in", "from", "near", "said"});
    const Sentence& words = analysis_.text.sentences[sentence];
    Kin kin;
    uint32_t open_until = from;  // a name that begins before this token is of that kin
    bool open = false;
    int depth = 0;
    added_ = 0;
    for (uint32_t i = from; i < words.last_token; ++i) {
      const std::string_view word = analysis_.text.Lower(i);
      if (word == "(") ++depth;
      if (word == ")") --depth;
      if (depth > 0) continue;
      if (word == "said" || word == "says") return;
      if (const auto noun = KinOf(word)) {
        kin = IsOfAnother(sentence, i, dead) ? Kin{} : *noun;
        kin.shared = analysis_.text.Lower(i - 1) == "their" || analysis_.text.Lower(i - 2) == "their";
        open = kin.tie != Tie::kNone;
        open_until = i + kLongestDescription;
        continue;
      }
      if (word == ";") open = false;
      const Mention* name = NameAt(sentence, i);
      if (name == nullptr) continue;
      const std::string_view before = analysis_.text.Lower(i - 1);
      const bool listed = kin.many && added_ > 0 && (before == "and" || before == ",");
      if (((open && i <= open_until) || listed) && !kNotBefore.Has(before) && kin.tie != Tie::kNone &&
          name->entity != dead) {
        Add(sentence, kin, dead, *name);
        ++added_;
        open = false;
        if (!kin.many) kin = {};
      }
      i = name->last - 1;
    }
  }

  void Add(uint32_t sentence, const Kin& kin, int32_t dead, const Mention& name) {
    const Tie tie = kin.tie;
    Claim claim;
    claim.doc = analysis_.article.id;
    const bool child = tie == Tie::kChild;
    const int32_t object = child ? dead : name.entity;
    claim.subject = static_cast<uint32_t>(child ? name.entity : dead);
    claim.predicate = tie == Tie::kSpouse ? "spouse" : tie == Tie::kSibling ? "sibling-of" : "child-of";
    claim.object_entity = object;
    claim.object_type = ValueType::kPerson;
    claim.object = analysis_.entities[static_cast<size_t>(object)].name;
    claim.confidence = kConfidence;
    claim.rule = "survivors.list";
    const Sentence& words = analysis_.text.sentences[sentence];
    claim.sentence = {words.begin, words.end};
    claim.span = {words.begin, analysis_.text.tokens[name.last - 1].end};
    // Of the same sentence nobody else's kin: "survived by his wife, Ana, and two sons, Leo, who ..., and Max".
    std::erase_if(claims_, [&](const Claim& other) {
      const auto subject = static_cast<int32_t>(other.subject);
      const bool named = subject == name.entity || other.object_entity == name.entity;
      return named && !kin.shared && other.predicate == claim.predicate && other.sentence.begin == words.begin &&
             subject != dead && other.object_entity != dead;
    });
    claims_.push_back(std::move(claim));
  }

  const Analysis& analysis_;
  std::vector<Claim>& claims_;
  std::vector<int32_t> dead_;
  size_t added_ = 0;
};

}  // namespace

void AddSurvivors(const Analysis& analysis, std::vector<Claim>* claims) {
  Reader reader(analysis, claims);
  for (uint32_t s = 0; s < analysis.text.sentences.size(); ++s) {
    const BlockRole role = analysis.RoleOf(s);
    if (role == BlockRole::kBody || role == BlockRole::kList || role == BlockRole::kQuote) reader.Read(s);
  }
}

}  // namespace kg::extract
