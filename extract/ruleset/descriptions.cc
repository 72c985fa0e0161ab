#include "extract/ruleset/descriptions.h"

#include <algorithm>
#include <unordered_map>

#include "extract/ruleset/cell_reader.h"
#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr size_t kMostWords = 6;

// Words that end a description or cannot be in one.
constexpr std::string_view kClosedWords[] = {
    "the",     "a",      "an",     "of",    "for",    "from",  "with",    "by",    "to",    "against", "over",
    "at",      "in",     "on",     "into",  "off",    "out",   "up",      "down",  "near",  "under",   "between",
    "after",   "before", "since",  "until", "during", "as",    "than",    "like",  "about", "and",     "or",
    "but",     "nor",    "that",   "which", "who",    "whom",  "whose",   "what",  "when",  "where",   "while",
    "because", "if",     "though", "is",    "was",    "are",   "were",    "be",    "been",  "being",   "has",
    "had",     "have",   "did",    "does",  "do",     "will",  "would",   "could", "can",   "may",     "might",
    "must",    "should", "not",    "no",    "never",  "'s",    "\u2019s", "his",   "her",   "its",     "their",
    "my",      "our",    "your",   "this",  "these",  "those", "all",     "both",  "only",  "also",    "then",
    "ex",      "said",   "says",   "he",    "she",    "it",    "they",    "we"};
// Before a name without an article.
constexpr std::string_view kPlainWords[] = {"fellow",  "former", "reigning", "defending",    "current",     "top",
                                            "second",  "third",  "nearby",   "neighbouring", "neighboring", "downtown",
                                            "central", "sunny",  "rural",    "premier",      "local",       "veteran"};

}  // namespace

class DescriptionReader : private CellReader {
 public:
  DescriptionReader(const Descriptions& words, const SentenceInput& input, const std::vector<Cell>& cells,
                    const VerbForms& verbs)
      : CellReader(input, cells), words_(words), verbs_(verbs) {}

  size_t EndFrom(size_t i) const {
    const bool article = Is(i, "the") || Is(i, "a") || Is(i, "an") || IsFriendOf(i);
    const size_t begin = article ? i + 1 : i;
    if (const size_t owned = OwnedFrom(begin); owned > begin && (article || BeginsAt(i))) return owned;
    size_t end = begin;
    while (end < cells_.size() && end < begin + kMostWords && IsPart(end, article)) ++end;
    if (!article) end = std::max(end, RoleFrom(begin));
    if (!article && end > begin && IsKin(end - 1)) return i;
    // The cell before the name need be no word of any list behind an article, but no verb: "the man beat Holt".
    if (end == begin || end >= cells_.size() || !IsEnd(end - 1)) return i;
    constexpr TypeSet kSomebody = {MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization};
    constexpr TypeSet kSomething = {MentionType::kPlace, MentionType::kEvent};
    const Cell& name = cells_[end];
    if (name.mention < 0 || name.form != Form::kName || IsMade(end)) return i;
    if (name.types.Intersects(kSomebody)) return article || BeginsAt(i) ? end : i;
    const bool behind_article = i > 0 && (Is(i - 1, "the") || Is(i - 1, "a"));
    return !article && name.types.Intersects(kSomething) && (behind_article || BeginsAt(i)) ? end : i;
  }

 private:
  // "of former rally champion Ruiz", "by club secretary Holt": any nouns that end in what somebody is; `begin` where
  // the words before a name are none.
  size_t RoleFrom(size_t begin) const {
    size_t end = begin;
    const auto verb = [&](size_t i) { return cells_[i].mention < 0 && verbs_.Find(WordAt(i)) != nullptr; };
    while (end < cells_.size() && end < begin + kMostWords && IsPart(end, true) && !verb(end)) ++end;
    const bool role = end > begin && end < cells_.size() && cells_[end - 1].mention < 0 && IsNoun(end - 1) &&
                      cells_[end].mention >= 0 &&
                      (cells_[end].types == TypeSet{MentionType::kPerson} ||
                       cells_[end].types.Intersects({MentionType::kTeam, MentionType::kOrganization}));
    return role ? end : begin;
  }
  // "Labour's Ana Holt", "Poland's Acme", "Norway's former finance minister Per Holt": the name; `begin` where none is
  // so owned.
  size_t OwnedFrom(size_t begin) const {
    if (begin + 2 >= cells_.size() || (!Is(begin + 1, "'s") && !Is(begin + 1, "\u2019s"))) return begin;
    const Cell& owner = cells_[begin];
    constexpr TypeSet kOwners = {MentionType::kPlace, MentionType::kOrganization, MentionType::kTeam};
    if (owner.mention < 0 || owner.form != Form::kName || !owner.types.Intersects(kOwners) ||
        owner.types.Has(MentionType::kPerson))
      return begin;
    size_t end = begin + 2;
    while (end < cells_.size() && end < begin + 2 + kMostWords && IsPart(end, true)) ++end;
    if (end >= cells_.size() || (end > begin + 2 && (!IsEnd(end - 1) || IsKin(end - 1)))) return begin;
    // A country or town before somebody's name tells of that one of several.
    TypeSet owned = {MentionType::kTeam, MentionType::kOrganization};
    if (!owner.types.Has(MentionType::kPlace) && !owner.types.Has(MentionType::kTeam)) owned.Add(MentionType::kPerson);
    const Cell& name = cells_[end];
    if (name.types.Has(MentionType::kPerson) && !owned.Has(MentionType::kPerson)) return begin;
    return name.mention >= 0 && name.form == Form::kName && name.types.Intersects(owned) && !IsMade(end) ? end
                                                                                                             : begin;
  }
  // "her husband Holt and son Per": whose they are is told by the words before.
  bool IsKin(size_t i) const {
    static constexpr auto kKin =
        WordSet({"son",           "sons",        "daughter",    "daughters",       "wife",
                 "husband",       "widow",       "widower",     "brother",         "brothers",
                 "sister",        "sisters",     "mother",      "father",          "uncle",
                 "aunt",          "cousin",      "nephew",      "niece",           "grandson",
                 "granddaughter", "grandfather", "grandmother", "stepson",         "stepdaughter",
                 "stepfather",    "stepmother",  "son-in-law",  "daughter-in-law", "brother-in-law",
                 "sister-in-law", "girlfriend",  "boyfriend",   "fiancé",          "fiancée"});
    return kKin.Has(WordAt(i));
  }
  // "Bristol-based", "Swiss-born": an adjective made of a name.
  bool IsMade(size_t i) const {
    const std::string_view text = input_.text->Lower(cells_[i].last - 1);
    return text.ends_with("-based") || text.ends_with("-born") || text.ends_with("-owned") ||
           text.ends_with("-listed") || text.ends_with("-trained");
  }
  // "his old friend", "her compatriot": whose it is says nothing about the name.
  bool IsFriendOf(size_t i) const {
    static constexpr auto kFriends =
        WordSet({"friend",    "rival",     "compatriot", "countryman", "countrywoman", "team-mate", "teammate",
                 "opponent",  "neighbour", "neighbor",   "colleague",  "contemporary", "rivals",    "neighbours",
                 "neighbors", "co-star",   "bandmate",   "classmate",  "sweetheart",   "boss",      "fiancé",
                 "fiancée",   "boyfriend", "girlfriend", "co-writer",  "co-founder"});
    if (cells_[i].mention < 0 || cells_[i].form != Form::kPossessive || cells_[i].last != cells_[i].first + 1)
      return false;
    size_t end = i + 1;
    while (end < cells_.size() && end < i + 4 && cells_[end].mention < 0 && !kFriends.Has(WordAt(end))) ++end;
    return end + 1 < cells_.size() && kFriends.Has(WordAt(end)) && cells_[end + 1].mention >= 0;
  }
  bool IsPart(size_t i, bool article) const {
    const Cell& cell = cells_[i];
    if (cell.mention >= 0) {
      if (IsMade(i)) return true;
      if (cell.form != Form::kName || cell.types.Has(MentionType::kPerson)) return false;
      if (cell.types.Intersects({MentionType::kNationality, MentionType::kAge})) return true;
      // "the former Davis Cup player Holt"
      if (i + 1 >= cells_.size() || !IsNoun(i + 1)) return false;
      // "League Two side Brell"
      return article ? cell.types.Intersects({MentionType::kEvent, MentionType::kTeam, MentionType::kOrganization,
                                              MentionType::kPlace, MentionType::kDiscipline})
                     : (cell.types.Has(MentionType::kEvent) && !cell.types.Has(MentionType::kTeam)) || IsSeatOf(i);
    }
    if (input_.text->tokens[cell.first].shape != Shape::kLower) return false;
    const std::string_view word = WordAt(i);
    if (word == "/") return i > 0 && i + 1 < cells_.size() && IsNoun(i - 1) && IsNoun(i + 1);  // "singer/songwriter"
    if (word.empty() || !IsLetter(word.front())) return false;
    const uint8_t kinds = words_.KindsOf(word);
    if ((kinds & Descriptions::kClosed) != 0) return false;
    if (IsListed(word, kinds)) return true;
    const VerbForm* form = verbs_.Find(word);
    return article && (form == nullptr || form->participle || form->ing);
  }
  // "of Lagos fintech PayRidge": a place, what it is, and its name.
  bool IsSeatOf(size_t i) const {
    if (!cells_[i].types.Has(MentionType::kPlace) || cells_[i].form != Form::kName || i + 2 >= cells_.size())
      return false;
    const Cell& name = cells_[i + 2];
    return name.mention >= 0 && name.form == Form::kName &&
           name.types.Intersects({MentionType::kTeam, MentionType::kOrganization});
  }
  // "married", "joined" are among the adjectives too; "co-founded" is as "founded".
  bool IsListed(std::string_view word, uint8_t kinds) const {
    if ((kinds & (Descriptions::kPlain | Descriptions::kNoun)) != 0) return true;
    const size_t hyphen = word.find('-');
    if (hyphen != std::string_view::npos) return verbs_.Find(word.substr(hyphen + 1)) == nullptr;
    return (kinds & Descriptions::kAdjective) != 0 && verbs_.Find(word) == nullptr;
  }
  bool IsEnd(size_t i) const {
    if (cells_[i].mention >= 0) return true;
    const std::string_view word = WordAt(i);
    return IsListed(word, words_.KindsOf(word)) ||
           (verbs_.Find(word) == nullptr && word.find('-') == std::string_view::npos);
  }
  // No word before it that belongs to the description, nor a name whose it is.
  bool BeginsAt(size_t i) const {
    if (i == 0) return true;
    if (cells_[i - 1].mention >= 0) return cells_[i - 1].types == TypeSet{MentionType::kDate};
    const std::string_view word = WordAt(i - 1);
    if (word == "'s" || word == "\u2019s" || word == "the" || word == "a" || word == "an" || word == "his" ||
        word == "her" || word == "its" || word == "their" || word == "my" || word == "our")
      return false;
    // "named" is no verb of the list: "a man named Holt"
    return word.empty() || !IsLetter(word.front()) || (words_.KindsOf(word) & Descriptions::kClosed) != 0 ||
           word == "named" || verbs_.Find(word) != nullptr;
  }
  bool IsNoun(size_t i) const { return words_.IsNoun(WordAt(i)); }
  static bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80u) != 0; }

  const Descriptions& words_;
  const VerbForms& verbs_;
};

void Descriptions::Build(const std::vector<std::string>& nouns, const std::vector<std::string>& adjectives) {
  std::unordered_map<std::string, uint8_t> kinds;
  for (const std::string& word : nouns) kinds[word] |= kNoun;
  for (const std::string& word : adjectives) kinds[word] |= kAdjective;
  for (std::string_view word : kClosedWords) kinds[std::string(word)] |= kClosed;
  for (std::string_view word : kPlainWords) kinds[std::string(word)] |= kPlain;
  words_.Build(kinds);
}

size_t Descriptions::EndFrom(const SentenceInput& input, const std::vector<Cell>& cells, const VerbForms& verbs,
                             size_t i) const {
  return DescriptionReader(*this, input, cells, verbs).EndFrom(i);
}

}  // namespace kg::extract
