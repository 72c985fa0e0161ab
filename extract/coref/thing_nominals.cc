// "The company", "the Norwegian club", "the trust": which of the firms, sides and bodies that the text names.
#include <algorithm>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/mentions/place_id.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kSentencesBack = 4;
constexpr uint32_t kNominalSentencesBack = 30;
constexpr double kStrongMargin = 0.3;
constexpr double kBroughtIn = 2.0;
constexpr double kBackToTopic = 1.2;

}  // namespace

// "Acme holds a part of the firm", "Acme, which holds a part of the firm": the subject of the clause.
bool Salience::IsSubjectOfIts(uint32_t c, uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const Mention& candidate = s_.mentions[c];
  if (candidate.sentence != nominal.sentence || traits_[m].subject) return false;
  const bool which = s_.LowerAt(candidate.first) == "which" && VerbAt(s_, candidate.last);
  // "Acme's chairman called the Oslo firm a jewel"
  const bool owner = traits_[c].possessor && candidate.form == Form::kName && !nominal.Get("place").empty() &&
                     candidate.first == s_.text.sentences[candidate.sentence].first_token;
  if (owner) return true;
  return (which || traits_[c].subject) && SameClause(s_, candidate.last, nominal.first);
}

// "the 22-year-old Wales forward": a word with a capital within.
bool Salience::HoldsName(const Mention& nominal) const {
  for (uint32_t i = nominal.first + 1; i < nominal.last; ++i) {
    if (s_.text.tokens[i].shape == Shape::kTitle) return true;
  }
  return false;
}

// "the cider maker" of "British cider company Acme", "the Swedish group" of "Swedish drinks maker Acme".
bool Salience::IsDescribedAlike(int32_t entity, const Mention& nominal) const {
  constexpr uint32_t kLongest = 4;
  const auto said = [&](uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; ++i) {
      for (uint32_t k = nominal.first + 1; k < nominal.last; ++k) {
        const bool kind = k + 1 == nominal.last && KindOf(s_.text.Lower(k)) == ThingKind::kCompany;
        if (!kind && s_.text.Lower(i) == s_.text.Lower(k)) return true;
      }
    }
    return false;
  };
  for (uint32_t m : s_.entities[static_cast<size_t>(entity)].mentions) {
    const Mention& name = s_.mentions[m];
    if (name.first >= nominal.first || !s_.budget.Take(8)) break;
    const uint32_t begin = s_.text.sentences[name.sentence].first_token;
    uint32_t from = name.first;
    while (from > begin && name.first - from < kLongest && s_.text.tokens[from - 1].shape != Shape::kPunct) --from;
    if (said(from, name.first)) return true;
  }
  return false;
}

// "The third party, the Green Tide, failed", "the brewer Acme": the name behind; -1: none, -2: a name that is no thing.
int32_t Salience::ThingAhead(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  uint32_t at = nominal.last;
  const bool comma = s_.LowerAt(at) == ",";
  if (comma) at += s_.LowerAt(at + 1) == "the" ? 2 : 1;
  for (uint32_t c = m + 1; c < s_.mentions.size() && s_.mentions[c].first <= at; ++c) {
    const Mention& name = s_.mentions[c];
    if (name.first != at || name.form != Form::kName) continue;
    const bool thing = name.entity >= 0 && IsThing(name.entity);
    const std::string_view behind = s_.LowerAt(name.last);
    if (!comma) return thing ? name.entity : name.types.Has(MentionType::kPerson) ? -2 : -1;
    return thing && (behind == "," || behind == "." || behind == ";") ? name.entity : -1;
  }
  return -1;
}

// "the national team", "the rival firm": not the one that the text is about.
bool Salience::IsOfAnotherKind(const Mention& nominal) const {
  static constexpr auto kOthers =
      WordSet({"national", "rival", "other", "opposing", "junior", "youth", "reserve", "third", "second", "parent",
               "sister", "breakaway", "previous", "neighbouring", "central", "federal"});
  for (uint32_t i = nominal.first + 1; i + 1 < nominal.last; ++i) {
    if (kOthers.Has(s_.text.Lower(i))) return true;
  }
  return false;
}

// A country's team is no club.
bool Salience::IsCountrysTeam(int32_t entity) const {
  const std::vector<uint32_t>& all = s_.entities[static_cast<size_t>(entity)].mentions;
  if (all.empty()) return false;
  const Place* place = s_.gazetteer.Get(PlaceIdOf(s_.mentions[all[0]].Get("gazetteer")));
  return place != nullptr && place->kind == PlaceKind::kCountry;
}

// A ministry is no league and a council no court: the name or what the text says beside it has the noun.
bool Salience::IsSuchBody(int32_t entity, const Mention& nominal) const {
  const std::string_view head = nominal.Get("head");
  // "the award" of the Brell Prize
  static constexpr auto kPrizes = WordSet({"prize", "award", "medal"});
  if (kPrizes.Has(head)) {
    return std::any_of(s_.entities[static_cast<size_t>(entity)].mentions.begin(),
                       s_.entities[static_cast<size_t>(entity)].mentions.end(),
                       [this](uint32_t m) { return s_.mentions[m].Get("kind") == "award"; });
  }
  if (head == "agency" || head == "movement" || IsDescribedAlike(entity, nominal)) return true;
  const std::vector<uint32_t>& all = s_.entities[static_cast<size_t>(entity)].mentions;
  return std::any_of(all.begin(), all.end(), [&](uint32_t m) {
    if (!s_.budget.Take(4)) return false;
    const std::string key = " " + NameKey(s_.mentions[m].value) + " ";
    return key.find(" " + std::string(head) + " ") != std::string::npos || SaidNoun(s_.mentions[m]) == head;
  });
}

// The country that the text gives a thing: "Dutch seed breeder Acme", "France's Acme".
std::string Salience::NationOf(int32_t entity) const {
  constexpr uint32_t kLongest = 5;  // tokens of a description
  for (uint32_t m : s_.entities[static_cast<size_t>(entity)].mentions) {
    const Mention& name = s_.mentions[m];
    if (name.form != Form::kName || !s_.budget.Take(4)) continue;
    for (uint32_t c = m; c-- > s_.sentence_begin[name.sentence] && s_.mentions[c].last + kLongest >= name.first;) {
      const Mention& before = s_.mentions[c];
      if (before.last > name.first || before.form != Form::kName) continue;
      const bool owner = before.last + 1 == name.first && IsPossessive(s_.LowerAt(before.last));
      if (owner && before.types.Has(MentionType::kPlace) && before.Get("kind") == "country") return before.value;
      if (!before.types.Has(MentionType::kNationality)) break;
      const bool plain = std::all_of(s_.text.tokens.begin() + before.last, s_.text.tokens.begin() + name.first,
                                     [](const Token& token) { return token.shape == Shape::kLower; });
      if (plain && !IsPreposition(s_.LowerAt(before.last))) return before.value;
      break;
    }
  }
  return {};
}

// The trade that some name of the entity tells of.
std::string_view Salience::TradeOfEntity(int32_t entity) const {
  for (uint32_t m : s_.entities[static_cast<size_t>(entity)].mentions) {
    if (s_.mentions[m].form != Form::kName || !s_.budget.Take(2)) continue;
    if (const std::string_view trade = TradeOfName(NameKey(s_.mentions[m].value)); !trade.empty()) return trade;
  }
  return {};
}

// "the food bank her mother started", "the company that he founded": what follows tells which, not the text before.
bool Salience::IsToldBehind(const Mention& nominal) const {
  const std::string_view word = s_.LowerAt(nominal.last);
  static constexpr auto kTellers = WordSet({"his", "her", "their", "he", "she", "they", "i", "we", "that"});
  if (!kTellers.Has(word)) return false;
  return word != "that" || !VerbAt(s_, static_cast<int64_t>(nominal.last) - 1);
}

// "his" of "his side" stands behind it in the list.
void Salience::ResolvePossessor(uint32_t m) {
  for (uint32_t c = m + 1; c < std::min<size_t>(s_.mentions.size(), m + 3); ++c) {
    const Mention& possessor = s_.mentions[c];
    if (possessor.form != Form::kPossessive || possessor.first != s_.mentions[m].first) continue;
    if (possessor.entity < 0 && found_[c] < 0) found_[c] = Resolve(c);
  }
}

// "the company", "the Norwegian club"
int32_t Salience::ThingNominal(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  if (const int32_t side = Side(m); side != -1) return std::max(side, -1);
  if (KindOf(nominal.Get("head")) == ThingKind::kTeam) {
    ResolvePossessor(m);
    if (const int32_t team = TeamOfOwner(m); team != -1) return std::max(team, -1);
  }
  if (!nominal.Get("place").empty()) {
    const int32_t side = SideOfPlace(m);
    if (side != -1) return std::max(side, -1);
  }
  const ThingKind kind = KindOf(nominal.Get("head"));
  if (kind == ThingKind::kUnknown) return -1;
  if (const int32_t named = ThingAhead(m); named != -1) return std::max(named, -1);
  if (IsOfAnotherKind(nominal)) return -1;
  if (IsToldBehind(nominal)) {  // "Acme, the company he founded"
    if (s_.LowerAt(static_cast<int64_t>(nominal.first) - 1) != ",") return -1;
    const int32_t at = EndingAt(static_cast<int64_t>(nominal.first) - 1, m);
    return at >= 0 && found_[static_cast<size_t>(at)] >= 0 && IsThing(found_[static_cast<size_t>(at)])
               ? found_[static_cast<size_t>(at)]
               : -1;
  }
  const std::string place(nominal.Get("place"));
  const auto& sentences = s_.text.sentences;
  const bool described = !nominal.Get("place").empty() || !nominal.Get("nationality").empty();
  std::vector<std::pair<int32_t, double>> offers;
  int32_t own_subject = -1;  // "Acme, which holds a part of the firm": not of itself
  uint32_t nearest = 0;      // where the best one stands
  for (uint32_t c = m; c-- > 0;) {
    const Mention& candidate = s_.mentions[c];
    if (nominal.sentence - candidate.sentence > kNominalSentencesBack || !s_.budget.Take(4)) break;
    const int32_t entity = found_[c];
    if (entity < 0 || candidate.last > nominal.first || !FitsKind(entity, kind)) continue;
    const std::string_view head = nominal.Get("head");
    if ((head == "club" || head == "franchise") && IsCountrysTeam(entity)) continue;
    // Any name may be a charity's, but "the trust" is then the one spoken of.
    if (kind == ThingKind::kCharity && kinds_[static_cast<size_t>(entity)] == ThingKind::kUnknown &&
        nominal.sentence - candidate.sentence > 1)
      continue;
    // "The Leeds company" is not whom the text has just called "the Oslo-based group".
    if (const auto seat = seats_.find(entity); seat != seats_.end() && !place.empty() && seat->second != place)
      continue;
    if (kind == ThingKind::kBody && !IsSuchBody(entity, nominal)) continue;
    // "The Oslo-based unit" is not the firm that the article is about.
    static constexpr auto kUnits = WordSet({"unit", "subsidiary", "arm", "division", "offshoot"});
    if (kUnits.Has(head) && topic_[static_cast<size_t>(entity)] >= 1) continue;
    // "The insurer" is no bank, whichever was named last.
    const std::string_view trade = TradeOf(head);
    const std::string_view own_trade = trade.empty() ? std::string_view() : TradeOfEntity(entity);
    if (!own_trade.empty() && own_trade != trade) continue;
    // Nor is "the Dutch firm" one that the text has called French.
    const std::string_view nation = nominal.Get("nationality");
    const std::string own_nation = nation.empty() ? std::string() : NationOf(entity);
    if (!own_nation.empty() && own_nation != nation) continue;
    if (IsSubjectOfIts(c, m)) own_subject = entity;
    // "The company" is the one that the article is about, rather than one that it mentions.
    double score = ThingOffer(c, m) + topic_[static_cast<size_t>(entity)] * 0.8;
    if (kinds_[static_cast<size_t>(entity)] == kind) score += 0.5;
    const std::string key = NameKey(candidate.value);  // "the trust": the Brell Hall Trust
    const bool plain = nominal.last - nominal.first == 2;
    if (plain && kind != ThingKind::kTeam && key.ends_with(" " + std::string(nominal.Get("head")))) score += 2;
    // A paragraph that begins with "The airline" goes back to the one that the article is about.
    const bool opens = nominal.first == sentences[nominal.sentence].first_token && nominal.sentence > 0 &&
                       sentences[nominal.sentence - 1].paragraph != sentences[nominal.sentence].paragraph;
    if (plain && opens && topic_[static_cast<size_t>(entity)] >= 1) score += kBackToTopic;
    // "The institute" is the Brell Institute for Brain Research rather than the university named last.
    if (plain && kind == ThingKind::kSchool && (" " + key + " ").find(" " + std::string(head) + " ") != key.npos)
      score += key.ends_with(" " + std::string(head)) ? 0 : 2;
    if (IsDescribedAlike(entity, nominal) || !own_trade.empty() || !own_nation.empty()) score += 2;
    // "... to Acme. The Oslo-based group ...": of whom nothing is told yet.
    const bool beside = sentences[candidate.sentence].paragraph == sentences[nominal.sentence].paragraph;
    if (described && beside && JustBroughtIn(c, m)) score += kBroughtIn;
    AddOffer(entity, score, &offers);
    nearest = std::max(nearest, candidate.last);
  }
  std::erase_if(offers, [own_subject](const auto& o) { return o.first == own_subject; });
  if (offers.empty() || IntroducedBehind(nearest, m, kind)) return -1;
  const int32_t found = Decide(&offers, 0, kStrongMargin);
  if (found >= 0 && !place.empty() && (kind == ThingKind::kCompany || kind == ThingKind::kAny))
    seats_.try_emplace(found, place);
  return found;
}

// What the names and the text say that each organization is.
void Salience::LearnKinds() {
  kinds_.assign(s_.entities.size(), ThingKind::kUnknown);
  for (size_t e = 0; e < s_.entities.size(); ++e) {
    if (!IsThing(static_cast<int32_t>(e))) continue;
    for (uint32_t m : s_.entities[e].mentions) {
      const Mention& mention = s_.mentions[m];
      const ThingKind said = SaidKind(mention);
      const ThingKind named = KindOfName(NameKey(mention.value));
      if (said != ThingKind::kUnknown) kinds_[e] = said;
      if (kinds_[e] == ThingKind::kUnknown) kinds_[e] = named;
    }
  }
}

// As SaidKind, the noun itself: "the SRU, a federation".
std::string_view Salience::SaidNoun(const Mention& mention) const {
  int64_t at = mention.last;
  if (s_.LowerAt(at) != "," && s_.LowerAt(at) != "is" && s_.LowerAt(at) != "was") return {};
  for (int64_t i = at + 2; i < at + 8; ++i) {
    const std::string_view noun = s_.LowerAt(i);
    if (noun == "," || noun == "." || noun == "of" || noun == "in") return {};
    if (KindOf(noun) == ThingKind::kBody) return noun;
  }
  return {};
}

// "Acme, a software company", "Acme is a company", "the airline Acme".
ThingKind Salience::SaidKind(const Mention& mention) const {
  const ThingKind before = KindOf(s_.LowerAt(static_cast<int64_t>(mention.first) - 1));
  if (before != ThingKind::kUnknown && before != ThingKind::kAny) return before;
  int64_t at = mention.last;
  const std::string_view word = s_.LowerAt(at);
  if (word != "," && word != "is" && word != "was") return ThingKind::kUnknown;
  const std::string_view article = s_.LowerAt(++at);
  if (article != "a" && article != "an" && article != "the") return ThingKind::kUnknown;
  for (int64_t i = at + 1; i < at + 8; ++i) {
    const std::string_view noun = s_.LowerAt(i);
    if (noun == "," || noun == "." || noun == "of" || noun == "in" || noun.empty()) break;
    if (const ThingKind kind = KindOf(noun); kind != ThingKind::kUnknown && kind != ThingKind::kAny) return kind;
  }
  return ThingKind::kUnknown;
}

// "Centre Union", "National List", "Green Alliance"
bool Salience::IsPartyName(int32_t entity) const {
  static constexpr auto kEnds =
      WordSet({"union",     "list",      "alliance",      "front",        "bloc",       "movement", "league",
               "democrats", "liberals",  "conservatives", "greens",       "socialists", "labour",   "republicans",
               "tories",    "democracy", "coalition",     "independents", "forum",      "congress", "left"});
  const std::vector<uint32_t>& all = s_.entities[static_cast<size_t>(entity)].mentions;
  if (all.empty()) return false;
  const std::string key = NameKey(s_.mentions[all[0]].value);
  return kEnds.Has(std::string_view(key).substr(key.rfind(' ') + 1));
}

// True when the entity may be called by a noun of that kind.
bool Salience::FitsKind(int32_t entity, ThingKind kind) const {
  if (!IsThing(entity)) return false;
  const auto index = static_cast<size_t>(entity);
  const ThingKind known = kinds_[index];
  const bool team = s_.entities[index].type == ValueType::kTeam;
  if (kind == ThingKind::kAny) return !team;
  if (kind == known || (kind == ThingKind::kCompany && known == ThingKind::kMedia)) return true;
  if (kind == ThingKind::kTeam) return team;
  if (kind == ThingKind::kParty && !team && IsPartyName(entity)) return true;
  // A firm's name need not say what it is.
  const bool unsaid = kind == ThingKind::kCompany || kind == ThingKind::kCharity;
  return known == ThingKind::kUnknown && !team && unsaid;
}

// "a software company": a thing of that kind that the text brings in without a name, behind token `from`.
bool Salience::IntroducedBehind(uint32_t from, uint32_t m, ThingKind kind) const {
  const Mention& mention = s_.mentions[m];
  const uint32_t first = mention.sentence > kSentencesBack ? mention.sentence - kSentencesBack : 0;
  for (uint32_t p = s_.phrase_begin[first]; p < s_.phrase_begin[mention.sentence + 1]; ++p) {
    const NounPhrase& phrase = s_.phrases[p];
    if (phrase.first < from || phrase.last > mention.first || !s_.budget.Take(2)) continue;
    const std::string_view opener = s_.LowerAt(phrase.first);
    if (KindOf(s_.LowerAt(static_cast<int64_t>(phrase.last) - 1)) != kind || (opener != "a" && opener != "an"))
      continue;
    // ", a software company": said of the name before it.
    const std::string_view before = s_.LowerAt(static_cast<int64_t>(phrase.first) - 1);
    if (before != "," && before != "is" && before != "was" && before != "as") return true;
  }
  return false;
}

}  // namespace kg::extract::coref
