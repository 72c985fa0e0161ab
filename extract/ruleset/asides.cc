#include "extract/ruleset/asides.h"

#include <algorithm>

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

constexpr size_t kMaxDropped = 25;  // cells of one part that is left out

}  // namespace

size_t AsideReader::EndFrom(size_t i) const {
  if (const size_t name = DescriptionAt(i); name != i) return name;
  if (ClosesDescribed(i)) return i + 1;
  if (const size_t name = ObjectAt(i); name != i) return name;
  const size_t end = PartAt(i);
  return end == i ? i : Further(i, end);
}

// "The club's oldest member, Ana Ruiz, lives", "one of the men, Ivo Lenz, 44, won": the name behind a subject that only
// describes it, where the clause goes on behind the name; `i` where no such description begins.
size_t AsideReader::DescriptionAt(size_t i) const {
  constexpr size_t kLongest = 12;
  if (!OpensHere(i)) return i;
  size_t at = Determiner(i);
  if (at == i) return i;
  const bool one_of =
      Is(i, "one") || Is(i, "another") || Is(i + 1, "eldest") || Is(i + 1, "youngest") || Is(i + 1, "last");
  bool relative = false;
  bool further = false;  // something that may be what the name describes: "the wife of the mayor"
  for (; at < cells_.size() && at < i + kLongest && !Is(at, ","); ++at) {
    const Cell& cell = cells_[at];
    if (IsRelative(at)) relative = further = true;
    if (cell.mention >= 0) {
      if (cell.types.Has(MentionType::kPerson) && cell.form == Form::kName) return i;
      continue;
    }
    const std::string_view word = WordAt(at);
    if (word.empty() || word.front() < 'a' || word.front() > 'z') {
      if (word != "'s" && word != "\u2019s" && word != "-") return i;
      continue;
    }
    if (word == "that") relative = true;
    static constexpr auto kNamed = WordSet({"named", "known", "identified", "called", "led", "hired", "born"});
    if (!relative && IsFinite(at) && !kNamed.Has(word)) return i;
    static constexpr auto kLinks =
        WordSet({"of", "to", "with", "by", "for", "from", "who", "that", "against", "under"});
    further |= kLinks.Has(word);
  }
  if (at + 3 >= cells_.size() || !Is(at, ",") || cells_[at - 1].form == Form::kNominal) return i;
  static constexpr auto kGroups = WordSet({"group", "team", "family", "band", "gang", "side", "crew", "company", "firm",
                                           "club", "board", "council", "quartet", "trio", "duo", "cabinet", "jury"});
  const bool somebody =
      cells_[at - 1].mention < 0 && descriptions_.IsNoun(WordAt(at - 1)) && !kGroups.Has(WordAt(at - 1));
  if (further && !one_of && somebody) return i;
  size_t name = at + 1;
  // "The victim, named by police as Ivo Lenz, lived in Oslo"
  if (Is(name, "named") || Is(name, "identified") || Is(name, "known")) {
    constexpr size_t kFurthest = 4;
    while (name < at + kFurthest && name + 3 < cells_.size() && !Is(name, "as")) ++name;
    ++name;
  }
  if (name + 2 >= cells_.size() || cells_[name].mention < 0 || cells_[name].form != Form::kName ||
      cells_[name].types != TypeSet{MentionType::kPerson})
    return i;
  if (!Is(name + 1, ",")) return i;
  if (IsVerb(name + 2)) return name;
  const bool age = name + 4 < cells_.size() && cells_[name + 2].mention >= 0 && Is(name + 3, ",") &&
                   cells_[name + 2].types.Intersects({MentionType::kAge, MentionType::kNumber});
  return age && IsVerb(name + 4) ? name : i;
}

// The comma behind such a name.
bool AsideReader::ClosesDescribed(size_t i) const {
  constexpr size_t kLongest = 14;
  if (i < 4 || !Is(i, ",") || !Is(i - 2, ",") || !IsVerb(i + 1) || cells_[i - 1].mention < 0) return false;
  for (size_t begin = i > kLongest ? i - kLongest : 0; begin + 2 < i; ++begin) {
    if (DescriptionAt(begin) == i - 1) return true;
  }
  return false;
}

// "married a singer, Ana Ruiz, in 1985", "won the city's oldest race, the Bergen Mile": what describes the object named
// behind it; `i` where no such description begins.
size_t AsideReader::ObjectAt(size_t i) const {
  constexpr size_t kLongest = 8;
  if (i == 0 || i + 3 >= cells_.size() || cells_[i - 1].mention >= 0) return i;
  static constexpr auto kBefore =
      WordSet({"of", "by", "for", "at", "with", "from", "in", "to", "against", "over", "as"});
  const std::string_view before = WordAt(i - 1);
  if (!kBefore.Has(before) && verbs_.Find(before) == nullptr && before != "named") return i;
  size_t at = Determiner(i);
  if (at == i || Is(i, "that") || Is(i, "this")) return i;
  for (; at < cells_.size() && at < i + kLongest && !Is(at, ","); ++at) {
    const Cell& cell = cells_[at];
    if (cell.mention >= 0) {
      if (cell.form != Form::kName || cell.types.Has(MentionType::kPerson)) return i;
      continue;
    }
    const std::string_view word = WordAt(at);
    const bool plain = !word.empty() && ((word.front() >= 'a' && word.front() <= 'z') || word == "'s" || word == "-");
    if (!plain || kBefore.Has(word) || IsRelative(at) || IsFinite(at)) return i;
  }
  if (at + 1 >= cells_.size() || !Is(at, ",") || cells_[at - 1].mention >= 0) return i;
  size_t name = at + 1;
  if (Is(name, "the") && name + 1 < cells_.size()) ++name;
  if (cells_[name].mention < 0 || cells_[name].form != Form::kName) return i;
  const bool person = cells_[name].types == TypeSet{MentionType::kPerson};
  const bool noun = descriptions_.IsNoun(WordAt(at - 1));
  // Of somebody the last word tells what they are; "the final, Ana Ruiz" is none. Whose kin they are rules want to
  // read.
  static constexpr auto kKin =
      WordSet({"son",         "daughter",     "child",         "sons",          "daughters",      "children",
               "wife",        "husband",      "brother",       "sister",        "brothers",       "sisters",
               "father",      "mother",       "parents",       "twin",          "widow",          "widower",
               "uncle",       "aunt",         "nephew",        "niece",         "cousin",         "partner",
               "grandfather", "grandmother",  "father-in-law", "mother-in-law", "brother-in-law", "sister-in-law",
               "stepson",     "stepdaughter", "stepfather",    "stepmother"});
  if (person && (!noun || kKin.Has(WordAt(at - 1)))) return i;
  if (!person && !cells_[name].types.Intersects({MentionType::kOrganization, MentionType::kTeam, MentionType::kEvent}))
    return i;
  const size_t behind = name + 1;
  static constexpr auto kGoesOn = WordSet({",", ".", ";", "in", "on", "for", "as", "at", "after", "from", "who",
                                           "which", "when", "with", "last", "to", "before", "by"});
  const bool closed = behind >= cells_.size() || kGoesOn.Has(WordAt(behind)) || IsTime(behind);
  return closed ? name : i;
}

// Where a clause may begin.
bool AsideReader::OpensHere(size_t i) const {
  static constexpr auto kOpeners = WordSet({",", ";", ":", "that", "where", "when", "because", "and", "but", "while",
                                            "as", "after", "before", "since", "\"", "\u201c", "said", "how", "whose"});
  return i == 0 || kOpeners.Has(WordAt(i - 1)) || cells_[i - 1].types.Intersects({MentionType::kDate});
}

// "the", "his", "whose", "Oslo's", "the club's": the cell behind what a noun phrase begins with; `i` where nothing
// does.
size_t AsideReader::Determiner(size_t i) const {
  static constexpr auto kArticles = WordSet({"a", "an", "the", "another", "one", "every", "that", "this"});
  if (kArticles.Has(WordAt(i))) return i + 1;
  if (cells_[i].mention < 0) return i;
  if (cells_[i].form == Form::kPossessive) return i + 1;
  if (cells_[i].form == Form::kNominal) return i + 1;  // "The man behind it"
  const bool owner = cells_[i].form != Form::kPronoun && (Is(i + 1, "'s") || Is(i + 1, "\u2019s"));
  return owner ? i + 2 : i;
}

size_t AsideReader::PartAt(size_t i) const {
  if (Is(i, "(")) {
    const size_t close = Find(")", i + 1);
    return close == cells_.size() ? i : close + 1;
  }
  if (IsDash(i)) return i > 0 && cells_[i - 1].mention >= 0 ? DashedAt(i) : i;
  if (Is(i, "who")) return BareRelativeAt(i);
  if (i == 0 || !Is(i, ",") || cells_[i - 1].mention < 0) return i;
  const size_t close = Find(",", i + 1);
  if (close == cells_.size() || close == i + 1) return i;
  if (IsDegree(i + 1, close)) return close + 1;
  if (const size_t end = ClauseAt(i - 1, i + 1, close); end != i + 1) return end;
  // "said Ruiz, whose wife Eva, a nurse, is a trustee": the clause has its verb behind the comma.
  if (Is(i + 1, "whose") && !IsVerb(close + 1) && !HoldsFinite(i + 2, close)) return i;
  if (IsRelative(i + 1) || IsApposition(i - 1, i + 1, close) || IsAside(i - 1, i + 1, close)) return close + 1;
  if (IsNameOf(i - 1, i + 1, close) || IsTeller(i + 1, close)) return close + 1;
  return i;
}

bool AsideReader::HoldsFinite(size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i) {
    if (IsFinite(i)) return true;
  }
  return false;
}

// "Ruiz, a nurse who came here when, at 19, she lost her job, lives": behind a subject, what holds a relative clause
// goes to the comma behind which the subject's own verb stands. `begin` where that is not to be seen.
size_t AsideReader::ClauseAt(size_t head, size_t begin, size_t close) const {
  if (!BeginsClause(head) || HasForm(head, Form::kPossessive) || (!IsRelative(begin) && !IsDetermined(begin)))
    return begin;
  size_t relative = begin;
  while (relative < close && !IsRelative(relative)) {
    if (IsFinite(relative++)) return begin;
  }
  if (relative == close) return begin;
  bool told = false;  // the relative clause has its verb: "whose father, Karl, won" is not over before
  for (size_t i = relative + 1; i < cells_.size() && i < begin + kMaxDropped && !Ends(i); ++i) {
    if (told && Is(i, ",") && IsVerb(i + 1)) return i + 1;
    told |= IsFinite(i);
  }
  return begin;
}

// "Ruiz who comes from Oslo won", "Ruiz who trains in Oslo and works for Acme, won": a relative clause that no comma
// opens goes to the verb of its head; `i` where that verb is not to be seen.
size_t AsideReader::BareRelativeAt(size_t i) const {
  if (i == 0 || cells_[i - 1].mention < 0 || cells_[i - 1].form != Form::kName || !BeginsClause(i - 1)) return i;
  static constexpr auto kJoins = WordSet({"and", "or", "but", "to", "not", "never", "also", "then", "just", "only"});
  static constexpr auto kOpensAnother = WordSet(
      {"that", "when", "while", "because", "if",       "as",   "after", "before", "since",    "than",   "where",
       "how",  "what", "until", "though",  "although", "said", "says",  "told",   "believes", "thinks", "hopes"});
  bool told = false;
  for (size_t k = i + 1; k < cells_.size() && k < i + kMaxDropped && !Ends(k); ++k) {
    if (IsRelative(k) || kOpensAnother.Has(WordAt(k))) return i;
    if (told && Is(k, ",")) return IsVerb(k + 1) ? k + 1 : i;
    if (!IsFinite(k)) continue;
    const bool first = !told;
    told = true;
    if (first || cells_[k - 1].mention < 0 || kJoins.Has(WordAt(k - 1))) continue;
    // "who won the Oslo Marathon organised by Acme", "who says he won"
    if (k + 1 < cells_.size() && Is(k + 1, "by")) return i;
    if (cells_[k - 1].form == Form::kPronoun || cells_[k - 1].form == Form::kPossessive) return i;
    const VerbForm* form = verbs_.Find(WordAt(k));
    return form != nullptr && form->past ? k : i;
  }
  return i;
}

// "his father, Karl Ruiz, founded Acme": the name behind a description of the one it names, where the clause goes on.
bool AsideReader::IsNameOf(size_t head, size_t begin, size_t close) const {
  constexpr size_t kLongest = 3;  // cells: "the poet Karl Ruiz"
  const Cell& name = cells_[close - 1];
  if (cells_[head].form != Form::kNominal || close > begin + kLongest || !IsVerb(close + 1)) return false;
  if (name.mention < 0 || name.form != Form::kName) return false;
  const int32_t who = MentionOf(head).entity;
  return who >= 0 && who == input_.mentions[static_cast<size_t>(name.mention)].entity;
}

// "Ruiz – to her own surprise – won": of two dashes what stands between them, where the clause goes on.
size_t AsideReader::DashedAt(size_t i) const {
  for (size_t close = i + 2; close < cells_.size() && close < i + kMaxDropped; ++close) {
    if (Is(close, ";") || Is(close, ":") || Is(close, "\"")) break;
    if (IsDash(close)) return IsVerb(close + 1) ? close + 1 : i;
  }
  return i;
}

// A hyphen with spaces around it is one, too.
bool AsideReader::IsDash(size_t i) const {
  if (Is(i, "–") || Is(i, "—")) return true;
  const std::vector<Token>& tokens = input_.text->tokens;
  return Is(i, "-") && tokens[cells_[i].first].space_before && cells_[i].last < tokens.size() &&
         tokens[cells_[i].last].space_before;
}

// "Ruiz, 52, a lawyer, came": the comma that closes one aside opens the next.
size_t AsideReader::Further(size_t begin, size_t end) const {
  while (begin > 0 && Is(begin, ",")) {
    const size_t close = Find(",", end);
    if (close == cells_.size() || close == end || end - begin > kMaxDropped) break;
    if (!IsRelative(end) && !IsApposition(begin - 1, end, close) && !IsOrigin(end, close) && !IsDegree(end, close) &&
        !(IsDegree(end - 4, end - 1) && IsAside(begin - 1, end, close)))
      break;
    end = close + 1;
  }
  return end;
}

// "AB'45", "PhD'51": behind a name, with the year of a degree.
bool AsideReader::IsDegree(size_t begin, size_t close) const {
  return close == begin + 3 && close < cells_.size() && (Is(begin + 1, "'") || Is(begin + 1, "\u2019")) &&
         input_.text->tokens[cells_[begin + 2].first].shape == Shape::kNumber;
}

// "of Hull", "from the village of Volos", and "Hull" behind "of Selby Road,"
bool AsideReader::IsOrigin(size_t begin, size_t close) const {
  constexpr size_t kMost = 6;
  const bool from = Is(begin, "of") || Is(begin, "from");
  if (close > begin + kMost || (!from && close != begin + 1)) return false;
  const Cell& last = cells_[close - 1];
  return last.mention >= 0 && last.types.Has(MentionType::kPlace) && !last.types.Has(MentionType::kPerson);
}

// "Ruiz, in her first race, won": what stands between a subject and its verb, whatever it is, unless it has a subject
// or makes a list.
bool AsideReader::IsAside(size_t head, size_t begin, size_t close) const {
  if (!IsVerb(close + 1) || !BeginsClause(head) || Is(begin, "and") || Is(begin, "but")) return false;
  // "Ruiz, then Holt, won" is a list; "Ruiz, then 19 and out of work, joined" is none.
  if (Is(begin, "then") && !Is(begin + 1, "a") && !Is(begin + 1, "an") && !Is(begin + 1, "the") &&
      !Is(begin + 1, "aged") && (cells_[begin + 1].mention < 0 || cells_[begin + 1].types.Has(MentionType::kPerson)))
    return false;
  const bool time = IsTime(begin) && !Is(begin + 1, "'s") && !Is(begin + 1, "’s");  // not "last year's winner"
  // "second in the table"
  const bool value =
      cells_[begin].mention >= 0 && cells_[begin].types.Intersects({MentionType::kRank, MentionType::kAge,
                                                                    MentionType::kNumber, MentionType::kDiscipline});
  const bool phrase = cells_[begin].mention < 0 || cells_[begin].form != Form::kName || time || value;
  if (!phrase) return false;
  // "pictured with his dog", "seeded second": a participle of his own
  const bool participle = IsParticiple(begin);
  for (size_t i = participle ? begin + 1 : begin; i < close; ++i) {
    if (IsVerb(i) && (i == begin || cells_[i - 1].mention >= 0)) return false;
  }
  return true;
}

// "Ruiz, he said, won"; "Holt, it turned out, lives in Oslo"; "the firm, she believes, was founded"
bool AsideReader::IsTeller(size_t begin, size_t close) const {
  static constexpr auto kTells =
      WordSet({"said",    "says",   "added", "adds",       "recalled",  "recalls",  "believes", "thinks",
               "claimed", "claims", "wrote", "writes",     "explained", "explains", "insisted", "insists",
               "turned",  "turns",  "seems", "transpired", "emerged",   "told"});
  if (close > begin + 4 || !IsVerb(close + 1)) return false;
  const bool someone = Is(begin, "it") || (cells_[begin].mention >= 0 && cells_[begin].form == Form::kPronoun);
  return someone && kTells.Has(WordAt(begin + 1));
}

// The cell of that mark within reach, cells_.size() when there is none. No other mark of a sentence's end between.
size_t AsideReader::Find(std::string_view mark, size_t from) const {
  for (size_t i = from; i < cells_.size() && i < from + kMaxDropped; ++i) {
    if (Is(i, mark)) return i;
    if (Ends(i)) break;
  }
  return cells_.size();
}
bool AsideReader::Ends(size_t i) const { return Is(i, ";") || Is(i, ":") || Is(i, "\"") || Is(i, "“") || Is(i, "”"); }

// Words that begin a clause or join it to the next: what follows is no apposition.
bool AsideReader::Joins(size_t i) const {
  static constexpr std::string_view kWords[] = {"and", "or",   "but",  "while", "when", "after", "before", "because",
                                                "if",  "as",   "with", "said",  "says", "was",   "is",     "were",
                                                "are", "has",  "had",  "have",  "in",   "at",    "on",     "then",
                                                "so",  "that", "to",   "did",   "will", "would"};
  return std::any_of(std::begin(kWords), std::end(kWords), [&](std::string_view word) { return Is(i, word); });
}

// "a nurse", "his old coach", "24-year-old midfielder"
bool AsideReader::IsDetermined(size_t begin) const {
  return Is(begin, "a") || Is(begin, "an") || Is(begin, "the") || HasForm(begin, Form::kPossessive) ||
         HasForm(begin, Form::kNominal) ||
         (cells_[begin].types == TypeSet{MentionType::kAge} && cells_[begin].form == Form::kName);
}

// "Ruiz, a nurse from Bergheim, ..." or "Ruiz, 37, ...": a noun phrase that begins with an article, a possessive or a
// nominal, or a value; a lone name may be the member of a list.
bool AsideReader::IsApposition(size_t head, size_t begin, size_t end) const {
  if (MentionOf(head).form != Form::kName) return false;
  if (end == begin + 1 && cells_[begin].mention >= 0) {
    const Mention& m = MentionOf(begin);
    return m.types.Has(MentionType::kAge) || m.form == Form::kNominal;
  }
  if (!IsDetermined(begin)) return false;
  for (size_t i = begin; i < end; ++i) {
    if (i > begin && (Is(i, "who") || Is(i, "he") || Is(i, "she") || Is(i, "they"))) return false;
    if (Joins(i) && !Is(i, "in") && !Is(i, "at") && !Is(i, "and") && !Is(i, "with") && !Is(i, "on") && !Is(i, "to"))
      return false;
  }
  return true;
}

}  // namespace kg::extract
