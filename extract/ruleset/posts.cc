// The clauses view: posts in a list, each with the one who holds them.
#include <optional>

#include "extract/ruleset/clause_cells.h"
#include "extract/ruleset/clause_words.h"

namespace kg::extract {
namespace {

constexpr size_t kMostPosts = 6;         // rows of a sentence
constexpr size_t kMostFrontWords = 6;    // of a post, before its preposition
constexpr size_t kMostParenthesis = 25;  // cells

// What a post is called: the head of "former president and chief executive of".
constexpr auto kPosts = WordSet({"administrator", "adviser",       "advisor",         "alumna",
                                 "alumnus",       "ambassador",    "analyst",         "associate",
                                 "attorney",      "boss",          "c.e.o.",          "captain",
                                 "ceo",           "cfo",           "chair",           "chairman",
                                 "chairperson",   "chairwoman",    "chancellor",      "chief",
                                 "co-ceo",        "co-chair",      "co-director",     "co-founder",
                                 "co-owner",      "coach",         "cofounder",       "columnist",
                                 "commissioner",  "conductor",     "consultant",      "coo",
                                 "coordinator",   "correspondent", "counsel",         "cto",
                                 "curator",       "dean",          "director",        "economist",
                                 "editor",        "engineer",      "executive",       "fellow",
                                 "founder",       "governor",      "graduate",        "head",
                                 "historian",     "instructor",    "judge",           "justice",
                                 "leader",        "lecturer",      "manager",         "mayor",
                                 "member",        "minister",      "officer",         "organist",
                                 "owner",         "partner",       "patron",          "physician",
                                 "presenter",     "president",     "president-elect", "principal",
                                 "producer",      "professor",     "provost",         "publisher",
                                 "rector",        "reporter",      "researcher",      "scientist",
                                 "secretary",     "shareholder",   "spokesman",       "spokesperson",
                                 "spokeswoman",   "supervisor",    "surgeon",         "treasurer",
                                 "trustee",       "veteran",       "vice-chairman",   "vice-chancellor",
                                 "vice-president"});
constexpr auto kPrepositions = WordSet({"of", "at", "for", "with", "in", "to"});

class PostFinder : private ClauseCells {
 public:
  PostFinder(const SentenceInput& input, const View& names, const VerbForms& verbs, const PhraseBook& phrases,
             std::vector<View>* views, size_t* count)
      : ClauseCells(input, names.cells, verbs), names_(names), phrases_(phrases), views_(*views), count_(*count) {
    end_ = cells_.size();
  }

  void Find() {
    for (size_t i = 0; i + 1 < cells_.size() && found_ < kMostPosts; ++i) {
      if (!IsNoun(i, {MentionType::kPerson}) || cells_[i].list >= 0) continue;
      const size_t behind = PastParenthesis(i + 1);
      if (const auto first = FirstPost(i, behind)) Others(i, behind, *first);
    }
  }

 private:
  size_t PastParenthesis(size_t i) const {
    if (!Is(i, "(")) return i;
    for (size_t j = i + 1; j < cells_.size() && j < i + kMostParenthesis; ++j) {
      if (Is(j, ")")) return j + 1;
    }
    return i;
  }

  // Where the first post of "Ruiz is ...", "Ruiz served as ...", "Ruiz, ..." begins.
  std::optional<size_t> FirstPost(size_t subject, size_t i) const {
    if (Is(i, ",")) {
      if (cells_[subject].form == Form::kPronoun || !PostAt(i + 1)) return std::nullopt;
      return i + 1;
    }
    const size_t verb = VerbFrom(i);
    if (verb >= cells_.size() || VerbAt(verb)->modal || IsOffice(subject)) return std::nullopt;
    static constexpr auto kCopulas = WordSet({"is", "was", "became", "becomes", "remains", "been", "'s"});
    static constexpr auto kServed = WordSet({"served", "serves", "worked", "works", "acted", "acts", "serving"});
    size_t at = PastAdverbs(verb);
    if (Is(at, "has") || Is(at, "had")) at = PastAdverbs(at + 1);
    const bool copula = kCopulas.Has(WordAt(at));
    if (!copula && !kServed.Has(WordAt(at))) return std::nullopt;
    size_t next = PastAdverbs(at + 1);
    if (Is(next, "not") || Is(next, "never")) return std::nullopt;
    if (!copula) {
      if (Is(next, "both")) ++next;
      if (!Is(next, "as")) return std::nullopt;
      ++next;
    }
    return next;
  }

  // "(a|the) former president and chief executive of": a noun for a post, and what it is a post of.
  bool PostAt(size_t i) const {
    size_t at = i;
    static constexpr auto kDeterminers = WordSet({"a", "an", "the", "its", "also", "currently", "later"});
    while (kDeterminers.Has(WordAt(at)) && at < i + 2) ++at;
    bool post = false;
    for (size_t j = at; j < end_ && j < at + kMostFrontWords; ++j) {
      if (post && kPrepositions.Has(WordAt(j))) return NameBehind(j + 1);
      if (cells_[j].mention >= 0) {
        if (!cells_[j].types.Intersects({MentionType::kNationality, MentionType::kRank, MentionType::kNumber}))
          return false;
        continue;
      }
      const std::string_view word = WordAt(j);
      if (word == "," || IsMark(j) || kSubordinators.Has(word) || kPrepositions.Has(word)) return false;
      post |= kPosts.Has(word);
    }
    return false;
  }

  // "the big insurer Acme", "Acme": a name that an organization or a place may have, near.
  bool NameBehind(size_t i) const {
    constexpr size_t kReach = 6;
    for (size_t j = i; j < end_ && j < i + kReach; ++j) {
      if (Is(j, ",") || IsMark(j) || kSubordinators.Has(WordAt(j))) return false;
      if (cells_[j].mention < 0) continue;
      if (cells_[j].types.Intersects({MentionType::kOrganization, MentionType::kTeam, MentionType::kPlace}))
        return true;
      if (cells_[j].types.Has(MentionType::kPerson)) return false;
    }
    return false;
  }

  // A row for each later post: "and professor of law at Oslo University".
  void Others(size_t subject, size_t opening, size_t first) {
    bool preposition = false;  // "president and CEO of Acme" is one post
    for (size_t i = first; i < cells_.size() && found_ < kMostPosts; ++i) {
      const std::string_view word = WordAt(i);
      if (word == "(") {
        const size_t behind = PastParenthesis(i);
        if (behind == i) return;
        i = behind - 1;
        continue;
      }
      if (IsMark(i) || word == "but" || (kSubordinators.Has(word) && word != "as" && word != "since")) return;
      // "the brother of Holt, president of Acme" tells of Holt.
      if (cells_[i].mention >= 0 && cells_[i].types.Has(MentionType::kPerson) && !Organizational(i)) return;
      if (i > first && VerbFrom(i) == i && !VerbAt(i)->participle) return;
      preposition |= kPrepositions.Has(word);
      if (word != "," && word != "and" && word != "&") continue;
      size_t next = i + 1;
      if (word == "," && Is(next, "and")) ++next;
      if (Is(next, "as") && !Is(opening, ",")) ++next;
      if (!preposition || !PostAt(next)) continue;
      Row(subject, opening, first, next);
    }
  }
  bool Organizational(size_t i) const {
    return cells_[i].types.Intersects({MentionType::kOrganization, MentionType::kTeam, MentionType::kPlace});
  }

  void Row(size_t subject, size_t opening, size_t first, size_t from) {
    if (views_.size() <= count_) views_.emplace_back();
    View& view = views_[count_];
    view.Clear();
    view.tie = Tie::kAnd;
    view.lists = names_.lists;
    const auto cell = [this](size_t i) { return cells_.begin() + static_cast<std::ptrdiff_t>(i); };
    view.cells.push_back(cells_[subject]);
    view.cells.insert(view.cells.end(), cell(opening), cell(first));
    view.cells.insert(view.cells.end(), cell(from), cells_.end());
    FindPhrases(phrases_, &view);
    ++count_;
    ++found_;
  }

  const View& names_;
  const PhraseBook& phrases_;
  std::vector<View>& views_;
  size_t& count_;
  size_t found_ = 0;
};

}  // namespace

size_t BuildPosts(const SentenceInput& input, const View& names, const VerbForms& verbs, const PhraseBook& phrases,
                  std::vector<View>* views, size_t count) {
  PostFinder(input, names, verbs, phrases, views, &count).Find();
  return count;
}

}  // namespace kg::extract
