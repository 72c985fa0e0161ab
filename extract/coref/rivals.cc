// Whom a pronoun can't mean, and who competes with those whom the text names: kin, strangers, people in passing.
#include <algorithm>
#include <string>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/speech.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

// "With Holt and the actor Ivo Lenz, she founded", "Unlike Holt, she won": none of the company is she.
bool IsCompany(const State& s, const Mention& candidate, const Mention& pronoun) {
  static constexpr auto kWith = WordSet({"with", "alongside", "unlike", "like", "besides"});
  constexpr int64_t kLongest = 14;
  if (candidate.form != Form::kName || pronoun.form != Form::kPronoun) return false;
  const int64_t comma = static_cast<int64_t>(pronoun.first) - 1;
  if (s.LowerAt(comma) != "," || candidate.first >= pronoun.first) return false;
  const int64_t begin = s.text.sentences[pronoun.sentence].first_token;
  for (int64_t at = static_cast<int64_t>(candidate.first) - 1; at >= begin && at + kLongest > comma; --at) {
    if (kWith.Has(s.LowerAt(at))) return at == begin || s.LowerAt(at - 1) == "," || s.LowerAt(at - 1) == "together";
    if (VerbAt(s, at)) return false;
  }
  return false;
}

}  // namespace

// "Costa said the boy had played well", "said Costa, adding that the boy ...": who speaks of somebody else.
bool Salience::SpeaksOf(uint32_t c, uint32_t m) const {
  const Mention& candidate = s_.mentions[c];
  if (s_.mentions[m].form != Form::kNominal || candidate.sentence != s_.mentions[m].sentence) return false;
  int64_t verb = candidate.last;
  if (s_.LowerAt(verb) == ",") {  // "Ruiz, for the prosecution, said"
    constexpr int64_t kLongestAside = 8;
    const int64_t end = verb + kLongestAside;
    for (++verb; verb < end && s_.LowerAt(verb) != ","; ++verb) {
    }
    ++verb;
  }
  return IsSpeechVerb(s_.LowerAt(verb)) || IsSpeechVerb(s_.LowerAt(static_cast<int64_t>(candidate.first) - 1));
}

// An object pronoun, or "the Portuguese" as an object, is not the subject of its own clause.
bool Salience::Bound(uint32_t c, uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  const Mention& candidate = s_.mentions[c];
  if (mention.form == Form::kPossessive || candidate.sentence != mention.sentence) return false;
  if (mention.form == Form::kNominal && (traits_[m].subject || !mention.Get("of").empty())) return false;
  std::string_view word = s_.LowerAt(mention.first);
  if (word == "he" || word == "she") return IsCompany(s_, candidate, mention) && !traits_[c].possessor;
  if (traits_[c].possessor) return false;
  if (SameClause(s_, candidate.last, mention.first)) return true;
  return word != "them" && traits_[c].subject && GovernsTo(s_, candidate, mention);
}

// "Ruiz remembers a note. "It said nothing," she said.": who speaks just before goes on.
bool Salience::GoesOnSpeaking(uint32_t c, uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  const Mention& candidate = s_.mentions[c];
  if (mention.form != Form::kPronoun || candidate.sentence == mention.sentence || !traits_[c].subject) return false;
  const auto& sentences = s_.text.sentences;
  if (candidate.sentence + 2 < mention.sentence ||
      sentences[candidate.sentence].paragraph != sentences[mention.sentence].paragraph)
    return false;
  const bool speaks = std::any_of(s_.quotes.begin(), s_.quotes.end(),
                                  [m](const Quote& quote) { return quote.speaker == static_cast<int32_t>(m); });
  if (!speaks || s_.QuoteAt(candidate.first) != nullptr) return false;
  constexpr int64_t kLongestAffiliation = 6;  // "Ruiz of Bergen Bank said"
  int64_t verb = candidate.last;
  if (s_.LowerAt(verb) == "of" || s_.LowerAt(verb) == "at" || s_.LowerAt(verb) == "from") {
    while (verb < candidate.last + kLongestAffiliation && !IsSpeechVerb(s_.LowerAt(verb))) ++verb;
  } else if (s_.LowerAt(verb) == ",") {
    ++verb;
  }
  return IsSpeechVerb(s_.LowerAt(verb));
}

// "The 27-year-old fell behind, but she ...": the pronoun that the sentence goes on with, before it names anybody else;
// behind a name only as a subject.
Gender Salience::GenderAhead(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  if (nominal.first != s_.text.sentences[nominal.sentence].first_token) return Gender::kUnknown;
  bool named = false;
  for (uint32_t c = m + 1; c < s_.sentence_begin[nominal.sentence + 1]; ++c) {
    const Mention& other = s_.mentions[c];
    if (!other.types.Has(MentionType::kPerson) || other.first < nominal.last) continue;
    const Gender gender = GenderOf(other.Get("gender"));
    if (other.form == Form::kName) {
      named = true;
    } else if (gender != Gender::kUnknown && other.Get("person").empty()) {
      const std::string_view word = s_.LowerAt(other.first);
      const bool subject = word == "he" || word == "she";
      const bool object = !subject && other.form == Form::kPronoun;  // somebody else
      return !object && (!named || subject) ? gender : Gender::kUnknown;
    }
  }
  return Gender::kUnknown;
}

// "Ruiz won. Her sister, Ana Lund, is a potter. She ...": the article goes on about Ruiz, unless the pronoun can't
// mean her. What the candidate `c` loses as antecedent of `m`.
double Salience::InPassing(uint32_t c, uint32_t m, Gender gender) const {
  constexpr double kKinInPassing = 1.5;
  constexpr double kColleagueInPassing = 0.5;
  constexpr double kIntroducedAsKin = 0.7;
  constexpr double kLeads = 1.25;
  const Mention& candidate = s_.mentions[c];
  const auto known = kin_of_.find(c);
  const bool owned = known != kin_of_.end();
  if (owned && gender != Gender::kUnknown &&
      s_.entities[static_cast<size_t>(known->second.owner)].Contradicts(gender)) {
    return 0;
  }
  if (owned && candidate.sentence != s_.mentions[m].sentence &&
      topic_[static_cast<size_t>(known->second.owner)] > topic_[static_cast<size_t>(found_[c])]) {
    return known->second.kin ? kKinInPassing : kColleagueInPassing;
  }
  // "Her companion was Ana Lund. Lund died in 2020." A new paragraph goes on about Ruiz.
  const auto introduced = introduced_by_.find(found_[c]);
  const auto& sentences = s_.text.sentences;
  if (introduced != introduced_by_.end() && introduced->second != found_[c] &&
      sentences[candidate.sentence].paragraph != sentences[s_.mentions[m].sentence].paragraph &&
      !s_.entities[static_cast<size_t>(introduced->second)].Contradicts(gender) &&
      topic_[static_cast<size_t>(introduced->second)] > kLeads * topic_[static_cast<size_t>(found_[c])]) {
    return kKinInPassing;
  }
  return candidate.form == Form::kName && IsIntroducedAsKin(c) ? kIntroducedAsKin : 0;
}

// "her father, Ivo Ruiz": named in passing.
bool Salience::IsIntroducedAsKin(uint32_t c) const {
  int64_t i = static_cast<int64_t>(s_.mentions[c].first) - 1;
  if (s_.LowerAt(i) == "born") --i;
  if (s_.LowerAt(i) == "," || s_.LowerAt(i) == "was" || s_.LowerAt(i) == "is") --i;
  return IsRelational(s_.LowerAt(i));
}

// "Ruiz was laughing," he said: whom a quotation names does not speak it.
bool Salience::SpokenOfBy(int32_t entity, uint32_t m) const {
  const auto named = spoken_of_.find(m);
  return named != spoken_of_.end() &&
         std::find(named->second.begin(), named->second.end(), entity) != named->second.end();
}

// "Ruiz, his father, ...", "Ruiz, who is also his coach": somebody else's.
bool Salience::IsOfAnother(uint32_t c, uint32_t m) const {
  static constexpr auto kAdverbs = WordSet({"also", "now", "still", "once", "later", "then", "not", "no", "longer"});
  static constexpr auto kCopulas = WordSet({"is", "was", "became", "becomes", "remains", "remained", "'s", "\u2019s"});
  const Mention& mention = s_.mentions[m];
  if (mention.form == Form::kPossessive && s_.mentions[c].sentence == mention.sentence) {
    int64_t at = static_cast<int64_t>(mention.first) - 1;
    while (kAdverbs.Has(s_.LowerAt(at))) --at;
    if (kCopulas.Has(s_.LowerAt(at)) && at == static_cast<int64_t>(s_.mentions[c].last)) return true;
  }
  // "Lund, twice his age, ..."
  const std::string_view times = s_.LowerAt(static_cast<int64_t>(mention.first) - 1);
  if (mention.form == Form::kPossessive && (times == "twice" || times == "half") &&
      s_.mentions[c].last + 2 == mention.first && s_.LowerAt(s_.mentions[c].last) == ",")
    return true;
  if (mention.form != Form::kPossessive || s_.mentions[c].last + 1 != mention.first) return false;
  if (s_.LowerAt(s_.mentions[c].last) != ",") return false;
  for (int64_t i = mention.last; i < static_cast<int64_t>(mention.last) + 4; ++i) {
    if (IsRelational(s_.LowerAt(i))) return true;
  }
  return false;
}

// "In addition to Ruiz, she ...", "Like Ruiz, she ...": somebody else than Ruiz.
bool Salience::IsSetBeside(uint32_t c, uint32_t m) const {
  static constexpr auto kOpeners = WordSet({"like", "unlike", "besides", "alongside", "with", "without", "against"});
  const Mention& candidate = s_.mentions[c];
  if (candidate.sentence != s_.mentions[m].sentence || s_.mentions[m].form != Form::kPronoun) return false;
  const uint32_t first = s_.text.sentences[candidate.sentence].first_token;
  const bool addition =
      s_.LowerAt(first) == "in" && s_.LowerAt(first + 1) == "addition" && candidate.first <= first + 5;
  const bool beside = kOpeners.Has(s_.LowerAt(first)) && candidate.first <= first + 3;
  // "Born in Oxford, the son of Ivo Lenz, a baker, he": whose child this tells of is not its parent.
  static constexpr auto kBeginnings = WordSet({"born", "the", "a", "an", "raised", "as"});
  static constexpr auto kOffspring = WordSet({"son", "daughter", "child"});
  if (kBeginnings.Has(s_.LowerAt(first)) && candidate.form == Form::kName &&
      s_.LowerAt(s_.mentions[m].first - 1) == ",") {
    const bool opens = s_.LowerAt(first) == "born" || s_.LowerAt(first) == "raised" ||
                       kOffspring.Has(s_.LowerAt(first + 1)) || kOffspring.Has(s_.LowerAt(first + 2));
    if (opens && candidate.first > first + 2 && s_.LowerAt(candidate.first - 1) == "of" &&
        kOffspring.Has(s_.LowerAt(candidate.first - 2)))
      return true;
  }
  return (addition || beside) && s_.LowerAt(candidate.last) == "," && candidate.last + 1 == s_.mentions[m].first;
}

// Somebody whom the text only calls "her father" or "the driver" competes with those it names; -1 when it can't.
double Salience::AnonymousOffer(uint32_t c, uint32_t m, Gender gender) const {
  const Mention& candidate = s_.mentions[c];
  if (candidate.form != Form::kNominal || !candidate.types.Has(MentionType::kPerson)) return -1;
  if (candidate.Get("number") == "plural") return -1;
  const Quote* quote = s_.QuoteAt(candidate.first);  // "My mother prays," she said.
  if (quote != nullptr && quote->speaker == static_cast<int32_t>(m)) return -1;
  // "The son of a merchant, he was ...": what "he" is.
  static constexpr auto kLinks = WordSet({"of", "from", "at", "in", "for", "with", "by"});
  const bool told = s_.mentions[m].form == Form::kPronoun && s_.mentions[m].sentence == candidate.sentence &&
                    candidate.first == s_.text.sentences[candidate.sentence].first_token &&
                    kLinks.Has(s_.LowerAt(candidate.last)) &&
                    s_.LowerAt(static_cast<int64_t>(s_.mentions[m].first) - 1) == ",";
  if (told) return -1;
  const std::string_view noun = s_.LowerAt(static_cast<int64_t>(candidate.last) - 1);
  // "Ruiz's lawyer said he would appeal": who speaks for somebody speaks of them.
  static constexpr auto kSpeakFor = WordSet({"lawyer", "attorney", "solicitor", "barrister", "agent", "spokesman",
                                             "spokeswoman", "publicist", "biographer", "publisher"});
  if (kSpeakFor.Has(noun) && !candidate.Get("of").empty()) return -1;
  const Gender known = GenderOfNoun(noun);
  if (gender != Gender::kUnknown && known != Gender::kUnknown && known != gender) return -1;
  return Offer(c, m) - (IsKin(noun) ? 0.9 : 1.5);
}

// "Ruiz scored when Lund fell, and the striker ...": a new subject behind ", and" is not the one that came before.
bool Salience::IsOtherSubject(uint32_t c, uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const Mention& candidate = s_.mentions[c];
  if (candidate.sentence != nominal.sentence || !traits_[c].subject) return false;
  const std::string_view joint = s_.LowerAt(static_cast<int64_t>(nominal.first) - 1);
  if ((joint != "and" && joint != "but") || s_.LowerAt(static_cast<int64_t>(nominal.first) - 2) != ",") return false;
  return c == first_person_[candidate.sentence] && VerbAt(s_, nominal.last);
}

// "Ruiz's mother Lund was out: she worked nights": whose mother it is gives way to the subject of the sentence.
bool Salience::GivesWayToKin(int32_t entity, uint32_t m) const {
  constexpr uint32_t kFarthest = 8;  // mentions
  const uint32_t begin = std::max(s_.sentence_begin[s_.mentions[m].sentence], m > kFarthest ? m - kFarthest : 0);
  for (uint32_t k = begin; k < m; ++k) {
    const auto kin = kin_of_.find(k);
    if (kin != kin_of_.end() && kin->second.owner == entity && traits_[k].subject) return true;
  }
  return false;
}

// "Ruiz, whom she married": not Ruiz herself.
bool Salience::IsWhom(uint32_t c, uint32_t m) const {
  const uint32_t first = s_.mentions[m].first;
  return s_.LowerAt(static_cast<int64_t>(first) - 1) == "whom" && s_.mentions[c].last + 3 >= first;
}

// "A man came to see him. He said ...": somebody whom the text brings in without a name.
double Salience::StrangerOffer(uint32_t m, Gender gender) const {
  constexpr double kStrangerBonus = 1.2;  // as people have for being named first, and last, in a sentence
  const Mention& mention = s_.mentions[m];
  if (gender == Gender::kUnknown) return -1;
  double best = -1;
  const uint32_t first = mention.sentence > 2 ? mention.sentence - 2 : 0;
  for (uint32_t s = mention.sentence + 1; s-- > first;) {
    for (uint32_t p = s_.phrase_begin[s]; p < s_.phrase_begin[s + 1]; ++p) {
      const NounPhrase& phrase = s_.phrases[p];
      if (!s_.budget.Take(2)) return best;
      if (phrase.plural || phrase.last > mention.first || s_.LowerAt(phrase.last) == ",") continue;
      const std::string_view opener = s_.LowerAt(phrase.first);
      if (opener != "a" && opener != "an" && opener != "another") continue;
      if (GenderOfNoun(s_.LowerAt(static_cast<int64_t>(phrase.last) - 1)) != gender) continue;
      best = std::max(best, PhraseOffer(phrase, s, m) + kStrangerBonus);
    }
  }
  return best;
}

// "Voss thanked his mother. She wept.": kin of that gender, without a name, in this sentence or the one before.
bool Salience::KinNear(uint32_t m, Gender gender, const Offers& offers) const {
  if (gender == Gender::kUnknown) return false;
  return std::any_of(offers.begin(), offers.end(), [&](const auto& o) {
    if (o.first >= 0 || o.first == kStranger) return false;
    const Mention& kin = s_.mentions[static_cast<size_t>(-2 - o.first)];
    return kin.sentence + 1 >= s_.mentions[m].sentence &&
           GenderOfNoun(s_.LowerAt(static_cast<int64_t>(kin.last) - 1)) == gender;
  });
}

// "Ruiz said Lund had paid his wife": who only reports it, while another is the subject of what is reported.
bool Salience::IsReporter(uint32_t c, uint32_t m) const {
  const Mention& candidate = s_.mentions[c];
  if (candidate.sentence != s_.mentions[m].sentence || !traits_[c].subject) return false;
  static constexpr std::string_view kReports[] = {"said", "says", "added", "claimed", "argued", "told", "alleged"};
  if (std::find(std::begin(kReports), std::end(kReports), s_.LowerAt(candidate.last)) == std::end(kReports))
    return false;
  for (uint32_t i = c + 1; i < m; ++i) {
    const bool other = s_.mentions[i].form == Form::kName && s_.mentions[i].types.Has(MentionType::kPerson) &&
                       traits_[i].subject && found_[i] != found_[c];
    if (other && s_.mentions[i].first <= candidate.last + 3) return true;
  }
  return false;
}

// "The losers had Lund sent off, and their coach, Ruiz, said he would go": Ruiz of himself.
bool Salience::SaysOfSelf(uint32_t c, uint32_t m) const {
  static constexpr auto kSays =
      WordSet({"said", "says", "added", "admitted", "insisted", "announced", "promised", "vowed", "thought", "hopes",
               "hoped", "believes", "believed", "knew", "felt", "claimed"});
  const Mention& mention = s_.mentions[m];
  if (s_.mentions[c].sentence != mention.sentence || !traits_[c].subject) return false;
  int64_t verb = static_cast<int64_t>(mention.first) - 1;
  if (s_.LowerAt(verb) == "that") --verb;
  if (!kSays.Has(s_.LowerAt(verb))) return false;
  return s_.mentions[c].last == verb || (s_.mentions[c].last + 1 == verb && s_.LowerAt(verb - 1) == ",");
}

// "his" of "his brother, Ivo Lenz": " lenz".
std::string Salience::SurnameOfKin(uint32_t m) const {
  int64_t at = s_.mentions[m].last;
  const int64_t end = at + 4;
  while (at < end && !IsKin(s_.LowerAt(at))) ++at;
  if (at == end) return "";
  ++at;
  if (s_.LowerAt(at) == ",") ++at;
  if (at >= static_cast<int64_t>(starts_at_.size())) return "";
  const int32_t name = starts_at_[static_cast<size_t>(at)];
  if (name < 0 || s_.mentions[static_cast<size_t>(name)].form != Form::kName) return "";
  const std::string key = NameKey(s_.mentions[static_cast<size_t>(name)].value);
  const size_t space = key.rfind(' ');
  return space == std::string::npos ? "" : key.substr(space + 1);
}

}  // namespace kg::extract::coref
