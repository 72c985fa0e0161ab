// What "it", "its", "which" and "the company" mean: companies, clubs, parties and the like.
//
// "It" means a clock or a law as often as a company, and nothing at all in "it rained". So the words around it have to
// fit an organization, and things that the text only describes ("the clock") compete with those it names.
#include <algorithm>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kSentencesBack = 4;
constexpr uint32_t kPrizeSentencesBack = 5;
constexpr double kStrongMargin = 0.3;
constexpr double kWeakMargin = 0.9;

// Before "it" as an object: what one does with organizations.
constexpr auto kDoneToThem =
    WordSet({"founded", "bought",   "acquired", "sold",    "joined",      "left",       "led",     "owns",
             "owned",   "runs",     "ran",      "run",     "manages",     "managed",    "chaired", "chairs",
             "renamed", "merged",   "headed",   "heads",   "established", "co-founded", "sued",    "joining",
             "leaving", "founding", "leading",  "running", "selling",     "buying"});
constexpr auto kClauseOpeners =
    WordSet({",",         "and",   "but",    "that",    "which",  "where",  "when",  "because", "as",      "while",
             "although",  "said",  "says",   "if",      "since",  "before", "after", "until",   "whether", "\"",
             "\u201c",    ":",     ";",      "-",       "\u2014", "\u2013", "how",   "so",      "though",  "announced",
             "than",      "once",  "\u201d", "day",     "time",   "moment", "today", "now",     "then",    "later",
             "yesterday", "still", "soon",   "instead", "here",   "there",  "year"});
constexpr auto kCopulas = WordSet({"is", "was", "are", "were", "'s", "\u2019s", "became", "remains", "becomes"});
constexpr auto kParticiples = WordSet(
    {"founded",    "established", "formed",    "created",    "headquartered", "based",      "owned",    "acquired",
     "bought",     "sold",        "renamed",   "merged",     "led",           "run",        "operated", "incorporated",
     "launched",   "started",     "dissolved", "chaired",    "headed",        "relegated",  "promoted", "taken",
     "managed",    "fined",       "sued",      "rebranded",  "split",         "controlled", "coached",  "listed",
     "originally", "co-founded",  "chartered", "accredited", "privatised",    "based"});
constexpr auto kEmptyVerbs = WordSet(
    {"takes",   "took",       "seems",   "seemed",   "appears", "appeared", "turns", "turned", "happens", "happened",
     "rained",  "snowed",     "helps",   "helped",   "looks",   "looked",   "feels", "felt",   "falls",   "fell",
     "emerged", "transpired", "proved",  "ended",    "follows", "followed", "comes", "came",   "means",   "meant",
     "costs",   "cost",       "matters", "mattered", "depends", "rains",    "does",  "did",    "gets",    "got",
     "goes",    "survived",   "worked",  "works",    "stood",   "broke",    "hurts", "hurt"});
constexpr auto kTheirVerbs = WordSet(
    {"employs",      "employed",     "sells",      "sold",        "operates", "operated", "owns",      "owned",
     "acquired",     "announced",    "said",       "says",        "plans",    "planned",  "expects",   "expected",
     "launched",     "opened",       "reported",   "posted",      "signed",   "hired",    "appointed", "named",
     "beat",         "won",          "lost",       "plays",       "played",   "competes", "competed",  "merged",
     "produces",     "produced",     "provides",   "provided",    "offers",   "offered",  "serves",    "served",
     "publishes",    "published",    "develops",   "developed",   "raised",   "expanded", "filed",     "agreed",
     "paid",         "wants",        "wanted",     "hopes",       "denied",   "equips",   "bought",    "supplies",
     "supplied",     "invested",     "invests",    "trades",      "trains",   "employ",   "joined",    "drew",
     "hosts",        "hosted",       "closed",     "has",         "had",      "moved",    "builds",    "built",
     "manufactures", "manufactured", "represents", "represented", "rejected", "declined", "laid",      "shut"});
constexpr auto kTheirNouns = WordSet(
    {"headquarters", "founder",      "founders",    "chief",   "ceo",      "chairman",     "chairwoman", "president",
     "subsidiary",   "subsidiaries", "employees",   "staff",   "shares",   "shareholders", "stock",      "revenue",
     "revenues",     "sales",        "profit",      "profits", "business", "businesses",   "customers",  "clients",
     "office",       "offices",      "board",       "members", "leader",   "players",      "coach",      "manager",
     "fans",         "supporters",   "stadium",     "team",    "squad",    "founding",     "foundation", "inception",
     "products",     "brand",        "brands",      "parent",  "owner",    "owners",       "website",    "spokesman",
     "spokeswoman",  "director",     "editor",      "plant",   "plants",   "factory",      "factories",  "stores",
     "operations",   "acquisition",  "merger",      "campus",  "students", "faculty",      "alumni",     "shops",
     "headquarter",  "chair",        "chairperson", "leaders", "workers",  "workforce",    "fleet",      "assets",
     "meetings",     "directors",    "investors",   "rivals",  "services", "academy",      "captain",    "trainer"});

}  // namespace

// How the words around "it" and "its" speak of an organization: 2 clearly, 1 perhaps, 0 not.
int Salience::ThingCue(uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  const int64_t next = mention.last;
  if (mention.form == Form::kPossessive) {
    for (int64_t i = next; i < next + 4 && !s_.LowerAt(i).empty(); ++i) {
      if (kTheirNouns.Has(s_.LowerAt(i))) return 2;
    }
    return 1;
  }
  const std::string_view before = s_.LowerAt(static_cast<int64_t>(mention.first) - 1);
  // "Based in Oslo, it ...", "Founded by two brothers, it ..."
  if (before == "," && kParticiples.Has(s_.LowerAt(s_.text.sentences[mention.sentence].first_token))) return 2;
  if (kDoneToThem.Has(before)) return 2;
  const bool dated = mention.first > 0 && s_.text.tokens[mention.first - 1].shape == Shape::kNumber;
  const bool opens = mention.first == s_.text.sentences[mention.sentence].first_token || kClauseOpeners.Has(before);
  return opens || dated ? VerbCue(next) : 0;
}

// As ThingCue, by the verb that begins at the token.
int Salience::VerbCue(int64_t token) const {
  const auto skip_adverbs = [this](int64_t at) {
    static constexpr auto kAdverbs =
        WordSet({"also", "now", "then", "later", "still", "currently", "originally", "officially", "once", "first",
                 "already", "formerly", "previously", "since", "soon", "recently", "initially", "only", "being"});
    while (kAdverbs.Has(s_.LowerAt(at))) ++at;
    return at;
  };
  int64_t at = skip_adverbs(token);
  std::string_view word = s_.LowerAt(at);
  static constexpr auto kHelpers = WordSet({"has", "had", "would", "will", "could", "may", "might", "can", "should",
                                            "must", "'d", "\u2019d", "'ll", "\u2019ll"});
  if (kHelpers.Has(word)) {
    const int64_t behind = skip_adverbs(at + 1);
    const std::string_view verb = s_.LowerAt(behind);
    if (verb == "be" || verb == "been") return kParticiples.Has(s_.LowerAt(skip_adverbs(behind + 1))) ? 2 : 0;
    if (word == "has" || word == "had") return kTheirVerbs.Has(verb) ? 2 : kEmptyVerbs.Has(verb) ? 0 : 1;
    return verb.empty() || verb == "not" ? 0 : 1;
  }
  if (kCopulas.Has(word)) {
    at = skip_adverbs(at + 1);
    word = s_.LowerAt(at);
    if (kParticiples.Has(word)) return 2;
    if (word != "a" && word != "an" && word != "the" && word != "one") return 0;
    for (int64_t i = at + 1; i < at + 9; ++i) {
      word = s_.LowerAt(i);
      if (word.empty() || word == "." || word == "," || word == "in" || word == "that" || word == "to") return 0;
      if (KindOf(word) != ThingKind::kUnknown) return 2;
    }
    return 0;
  }
  if ((word == "looks" || word == "looked") && s_.LowerAt(at + 1) == "after") return 2;
  if (kEmptyVerbs.Has(word)) return 0;
  if (kTheirVerbs.Has(word)) return 2;
  return IsVerbLike(s_, at) ? 1 : 0;
}

bool Salience::IsThing(int32_t entity) const {
  const ValueType type = s_.entities[static_cast<size_t>(entity)].type;
  return type == ValueType::kOrganization || type == ValueType::kTeam;
}

// What a thing offers; as Offer, with the words around the pronoun in mind.
double Salience::ThingOffer(uint32_t c, uint32_t m) const {
  // "the Chalmers-trained engineer" tells of no school that "it" might mean.
  if (!s_.mentions[c].Get("suffix").empty()) return 0;
  double score = Offer(c, m);
  const int32_t entity = found_[c];
  if (entity >= 0) score += topic_[static_cast<size_t>(entity)] * 0.6;
  // "Acme said that Bergen Bank would keep its name": whose verb it is.
  constexpr double kGoverns = 1.5;
  if (s_.mentions[m].form == Form::kPossessive && s_.mentions[c].sentence == s_.mentions[m].sentence &&
      s_.LowerAt(static_cast<int64_t>(s_.mentions[c].first) - 1) == "that" &&
      GovernsTo(s_, s_.mentions[c], s_.mentions[m]))
    score += kGoverns;
  // "Ruiz of Bergen Bank said it ...": where somebody works is told in passing.
  constexpr double kAffiliation = 1.2;
  const uint32_t first = s_.mentions[c].first;
  if (first > 1 && ends_at_[first - 1] >= 0 && IsPreposition(s_.LowerAt(static_cast<int64_t>(first) - 1)))
    score -= kAffiliation;
  return score;
}

// What a noun phrase that names nothing offers as antecedent of the mention.
double Salience::PhraseOffer(const NounPhrase& phrase, uint32_t sentence, uint32_t m) const {
  static constexpr double kByDistance[] = {3.9, 2.4, 1.3, 0.7, 0.4};
  const uint32_t distance = s_.mentions[m].sentence - sentence;
  double score = kByDistance[std::min<uint32_t>(distance, 4)];
  if (phrase.subject) score += 1.4;
  if (phrase.first > 0 && IsPreposition(s_.LowerAt(static_cast<int64_t>(phrase.first) - 1))) score -= 0.4;
  return score;
}

// The best offer of the noun phrases before the mention, of that number.
double Salience::BestPhrase(uint32_t m, bool plural, uint32_t sentences_back) const {
  const Mention& mention = s_.mentions[m];
  double best = 0;
  const uint32_t first = mention.sentence > sentences_back ? mention.sentence - sentences_back : 0;
  for (uint32_t s = mention.sentence + 1; s-- > first;) {
    for (uint32_t p = s_.phrase_begin[s]; p < s_.phrase_begin[s + 1]; ++p) {
      if (!s_.budget.Take(4)) return best;
      const NounPhrase& phrase = s_.phrases[p];
      if (phrase.plural != plural || phrase.last > mention.first) continue;
      best = std::max(best, PhraseOffer(phrase, s, m));
    }
  }
  return best;
}

namespace {

bool IsPrizeName(std::string_view key) {
  static constexpr auto kPrizes = WordSet({"prize", "award", "medal", "fellowship"});
  return kPrizes.Has(key.substr(key.rfind(' ') + 1)) && key.find(' ') != std::string_view::npos;
}

}  // namespace

// "... the Bergen Cup in 2021 and won it again", "the Lindahl Prize ... receives it": the competition or prize named
// last.
int32_t Salience::ContestedEvent(uint32_t m) const {
  static constexpr auto kContest = WordSet(
      {"won",      "win",    "wins",   "winning", "lost",    "lose",  "loses",     "defend",   "defended", "defending",
       "retained", "retain", "lifted", "lift",    "entered", "enter", "contested", "received", "receive",  "receives"});
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPronoun || !kContest.Has(s_.LowerAt(static_cast<int64_t>(mention.first) - 1))) return -1;
  for (uint32_t c = m;
       c-- > 0 && mention.sentence - s_.mentions[c].sentence <= kPrizeSentencesBack && s_.budget.Take(2);) {
    const int32_t entity = found_[c];
    if (entity < 0) continue;
    const bool near = mention.sentence - s_.mentions[c].sentence <= 1;
    if (near && s_.entities[static_cast<size_t>(entity)].type == ValueType::kEvent) return entity;
    if (IsPrizeName(NameKey(s_.mentions[c].value))) return entity;
  }
  return -1;
}

// "bought Acme from its founders", "Acme's plant and its workers": what the words beside "its" name.
int32_t Salience::OwnerBeside(uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive || mention.first < 2) return -1;
  const std::string_view before = s_.LowerAt(static_cast<int64_t>(mention.first) - 1);
  for (uint32_t c = m; c-- > s_.sentence_begin[mention.sentence];) {
    const Mention& other = s_.mentions[c];
    if (found_[c] < 0 || !IsThing(found_[c]) || other.last > mention.first) continue;
    if (before == "from") return other.last + 1 == mention.first ? found_[c] : -1;
    if (before != "and" || !IsPossessive(s_.LowerAt(other.last))) return -1;
    for (uint32_t i = other.last; i < mention.first; ++i) {
      if (s_.text.Lower(i) == ",") return -1;
    }
    return found_[c];
  }
  return -1;
}

// "It will leave the group and keep its name": the "it" that the sentence opens with, if nothing takes its place.
int32_t Salience::SubjectIt(uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPossessive) return -1;
  const uint32_t begin = s_.text.sentences[mention.sentence].first_token;
  for (uint32_t c = s_.sentence_begin[mention.sentence]; c < m && s_.mentions[c].first <= begin; ++c) {
    if (s_.mentions[c].first != begin || s_.LowerAt(begin) != "it" || found_[c] < 0) continue;
    for (uint32_t i = begin; i < mention.first; ++i) {
      const std::string_view word = s_.text.Lower(i);
      if (word == "," || word == ";" || word == "that" || word == "which" || word == "when") return -1;
    }
    return found_[c];
  }
  return -1;
}

// "Acme said it would close": Acme of itself.
int32_t Salience::SaysOfItself(uint32_t m) const {
  static constexpr auto kSays = WordSet({"said", "says", "announced", "added", "confirmed", "denied", "insisted",
                                         "hopes", "claims", "believes", "expects", "warned"});
  const Mention& mention = s_.mentions[m];
  if (mention.form != Form::kPronoun) return -1;
  int64_t verb = static_cast<int64_t>(mention.first) - 1;
  if (s_.LowerAt(verb) == "that") --verb;
  if (!kSays.Has(s_.LowerAt(verb)) || VerbCue(mention.last) == 0) return -1;
  for (uint32_t c = m; c-- > s_.sentence_begin[mention.sentence];) {
    if (found_[c] < 0 || !IsThing(found_[c]) || !traits_[c].subject) continue;
    const bool aside = s_.LowerAt(verb - 1) == "," && s_.LowerAt(s_.mentions[c].last) == "," &&
                       s_.mentions[c].first == s_.text.sentences[mention.sentence].first_token;
    return s_.mentions[c].last == verb || aside ? found_[c] : -1;
  }
  return -1;
}

// "it", "its"
int32_t Salience::Thing(uint32_t m) {
  if (const int32_t event = ContestedEvent(m); event >= 0) return event;
  if (const int32_t owner = OwnerBeside(m); owner >= 0) return owner;
  if (const int32_t subject = SubjectIt(m); subject >= 0) return subject;
  if (const int32_t subject = SaysOfItself(m); subject >= 0) return subject;
  const int cue = ThingCue(m);
  if (cue == 0) return -1;
  const Mention& mention = s_.mentions[m];
  std::vector<std::pair<int32_t, double>> offers;
  for (uint32_t c = m; c-- > 0;) {
    const Mention& candidate = s_.mentions[c];
    if (mention.sentence - candidate.sentence > kSentencesBack || !s_.budget.Take(4)) break;
    const int32_t entity = found_[c];
    if (entity < 0 || candidate.last > mention.first) continue;
    const ValueType type = s_.entities[static_cast<size_t>(entity)].type;
    if (type == ValueType::kPerson) continue;
    double score = ThingOffer(c, m);
    if (!IsThing(entity)) score -= cue == 2 ? 1.2 : 0.2;  // a place, a competition
    AddOffer(entity, score, &offers);
  }
  const double rival = BestPhrase(m, false, kSentencesBack) - (cue == 2 ? 1.0 : 0);
  return Decide(&offers, rival, cue == 2 ? kStrongMargin : kWeakMargin);
}

void Salience::AddOffer(int32_t entity, double score, std::vector<std::pair<int32_t, double>>* offers) {
  for (auto& [known, best] : *offers) {
    if (known != entity) continue;
    best = std::max(best, score);
    return;
  }
  offers->push_back({entity, score});
}

// The best offer if it is an organization's and leads the others, and `rival`, by the margin; else -1.
int32_t Salience::Decide(std::vector<std::pair<int32_t, double>>* offers, double rival, double margin) const {
  if (offers->empty() || s_.budget.spent()) return -1;
  std::sort(offers->begin(), offers->end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  const double second = std::max(rival, offers->size() > 1 ? (*offers)[1].second : 0);
  if ((*offers)[0].second - second < margin || !IsThing((*offers)[0].first)) return -1;
  return (*offers)[0].first;
}

}  // namespace kg::extract::coref
