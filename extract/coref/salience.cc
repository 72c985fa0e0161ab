// Pronouns and nominals: each takes the candidate that is nearest, most prominent and agrees, if one is clearly best.
//
// The text is read twice: the first reading only gathers the gender of people from pronouns that leave no choice, the
// second one links.
#include <algorithm>
#include <cstdint>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr double kTopicWeight = 1.2;
constexpr double kPronounBonus = 0.3;
constexpr uint32_t kSentencesBack = 7;
constexpr double kReporter = 1.6;
constexpr double kSaysOfSelf = 1.5;
constexpr double kSameSurname = 1.6;
constexpr double kSuchKin = 0.8;
constexpr double kOverAside = 1.5;
constexpr double kGoesOnSpeaking = 1.0;
constexpr double kOtherParagraph = 0.5;
constexpr double kBroughtIn = 2.8;
constexpr double kBroughtInWithAge = 2.0;
constexpr double kLastOfGender = 1.2;
constexpr double kLastNamed = 3.0;
constexpr double kBroughtInWithCountry = 1.5;
constexpr double kDemonymTopicWeight = 0.4;  // "the Austrian" is often somebody whom the article is not about
constexpr size_t kMostNamed = 20;            // people in one speaker's quotations
constexpr double kOtherGender = 1.6;
constexpr double kOpeningTopicWeight = 1.1;
constexpr double kKinLeads = 1.5;
constexpr double kDescribedAlike = 2.0;  // "the 22-year-old Wales forward": Wales striker Ana Ruiz

bool IsBesideText(BlockRole role) {
  return role == BlockRole::kCaption || role == BlockRole::kKeyPoint || role == BlockRole::kHeadline;
}

// "Ruiz replaced Lund, who withdrew, and thanked his father": the comma ends what "who" tells.
bool MainClauseGoesOn(const State& state, const Mention& who, const Mention& mention) {
  if (state.LowerAt(static_cast<int64_t>(who.first) - 1) != ",") return false;
  for (uint32_t i = who.last; i + 2 < mention.first; ++i) {
    if (state.LowerAt(i) == ",") return state.LowerAt(i + 1) == "and" && VerbAt(state, static_cast<int64_t>(i) + 2);
  }
  return false;
}

}  // namespace

Salience::Salience(State* state) : s_(*state) {
  ends_at_.assign(s_.text.tokens.size() + 1, -1);
  starts_at_.assign(s_.text.tokens.size() + 1, -1);
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    const Mention& mention = s_.mentions[m];
    if (!mention.types.Has(MentionType::kPerson)) continue;
    if (mention.form == Form::kPossessive) continue;
    ends_at_[mention.last] = static_cast<int32_t>(m);
    starts_at_[mention.first] = static_cast<int32_t>(m);
  }
  std::vector<size_t> named;
  for (const Entity& entity : s_.entities) named.push_back(entity.mentions.size());
  titled_ = TitlePerson();
  WeighTopics(std::move(named));
  LearnKinds();
  FindMatches();
  ReadTrial();
  for (const Mention& mention : s_.mentions) {
    if (mention.form != Form::kName || mention.entity < 0 || !mention.types.Has(MentionType::kPerson)) continue;
    const Quote* quote = s_.QuoteAt(mention.first);
    if (quote == nullptr || quote->speaker < 0) continue;
    std::vector<int32_t>& spoken_of = spoken_of_[static_cast<uint32_t>(quote->speaker)];
    if (spoken_of.size() < kMostNamed) spoken_of.push_back(mention.entity);
  }
  traits_.resize(s_.mentions.size());
  constexpr uint32_t kNone = UINT32_MAX;
  first_person_.assign(s_.text.sentences.size(), kNone);
  last_subject_.assign(s_.text.sentences.size(), kNone);
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    const Mention& mention = s_.mentions[m];
    if (!mention.types.Intersects({MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization})) continue;
    Traits& traits = traits_[m];
    traits.subject = IsSubject(s_, mention);
    traits.possessor = IsPossessor(s_, mention);
    traits.behind_preposition = BehindPreposition(s_, mention);
    traits.quoted = s_.QuoteAt(mention.first) != nullptr;
    if (!mention.types.Has(MentionType::kPerson)) continue;
    if (first_person_[mention.sentence] == kNone) first_person_[mention.sentence] = m;
    if (traits.subject) last_subject_[mention.sentence] = m;
  }
}

void Salience::Read(bool rehearsal) {
  rehearsal_ = rehearsal;
  found_.assign(s_.mentions.size(), -1);
  groups_.clear();
  seats_.clear();
  kin_of_.clear();
  introduced_by_.clear();
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    const Mention& mention = s_.mentions[m];
    if (mention.entity >= 0) {
      found_[m] = mention.entity;
      if (mention.form == Form::kName) LearnRelation(m);
    } else if (mention.form != Form::kName && found_[m] < 0 && !s_.budget.spent()) {
      found_[m] = Resolve(m);
      if (mention.form == Form::kPronoun) LearnSuccession(m);
    }
    JoinGroup(m);
    JoinCouple(m);
    JoinSpouse(m);
  }
  // The speaker may be named behind the quotation: "I ...", he said.
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    if (found_[m] >= 0) continue;
    const std::string_view person = s_.mentions[m].Get("person");
    const bool plural = s_.mentions[m].Get("number") == "plural";
    if (person == "1") found_[m] = plural ? SideOfSpeaker(m) : SpeakerOf(m);
    if (person == "2") found_[m] = ListenerOf(m);
  }
  if (rehearsal) return CountAgain();
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    if (s_.mentions[m].entity >= 0 || found_[m] < 0) continue;
    // "The Ethiopian" tells a nationality only where nobody else can be meant.
    if (!s_.mentions[m].Get("nationality").empty() && !IsOnlyPersonAround(m) && !OpensAbout(m))
      s_.mentions[m].Set("nationality", "");
    s_.Link(m, found_[m]);
  }
}

int32_t Salience::Resolve(uint32_t m) {
  const Mention& mention = s_.mentions[m];
  if (mention.form == Form::kNominal) {
    const std::string_view word = s_.LowerAt(static_cast<int64_t>(mention.last) - 1);
    const bool demonyms = !mention.Get("nationality").empty() && mention.Get("head").empty() &&
                          mention.Get("age").empty() && word.ends_with('s') && word != "swiss";  // "the Czechs"
    if (mention.Get("number") == "plural" || demonyms) {
      PluralNominal(m);
      return -1;
    }
    // "the brewer": a firm, or a man
    const bool either = mention.types.Has(MentionType::kPerson) && mention.types.Has(MentionType::kOrganization);
    if (either && KindOf(mention.Get("head")) != ThingKind::kUnknown) {
      if (const int32_t thing = ThingNominal(m); thing >= 0) return thing;
    }
    return mention.types.Has(MentionType::kPerson) ? Nominal(m) : ThingNominal(m);
  }
  return Pronoun(m);
}

int32_t Salience::Pronoun(uint32_t m) {
  const Mention& mention = s_.mentions[m];
  if (const std::string_view person = mention.Get("person"); !person.empty()) {
    if (person == "1" && mention.Get("number") == "plural") return We(m);
    if (person == "1") {
      ResolveSpeaker(m);
      return SpeakerOf(m);
    }
    if (person == "2") return You(m);
    return Reflexive(m);
  }
  std::string_view word = s_.LowerAt(mention.first);
  if (word == "who" && JoinWho(m)) return -1;
  if (word == "who" || word == "whom" || word == "whose") return Relative(m);
  if (word == "which") return Which(m);
  if (mention.Get("number") == "plural") return They(m);
  if (!mention.types.Has(MentionType::kPerson)) return Thing(m);
  ResolveSpeaker(m);
  if (const int32_t told = ToldOf(m); told >= 0) return told;
  const Gender gender = GenderOf(mention.Get("gender"));
  if (const int32_t owner = AppositionOwner(m, gender); owner >= 0) return owner;
  if (const int32_t owner = ObjectOfBlame(m, gender); owner >= 0) return owner;
  if (const int32_t headed = HeadedBy(m, gender); headed >= 0) return headed;
  if (IsOfUnknown(m, gender)) return -1;
  if (const int32_t owner = Coordinated(m, gender); owner != -1) return std::max(owner, -1);
  return Best(m, gender, kPronounMargin, nullptr);
}

bool Salience::Agrees(const Entity& entity, Gender gender, const Mention* nominal) const {
  if (entity.type != ValueType::kPerson) return false;
  if (entity.Contradicts(gender)) return false;
  if (nominal == nullptr) return true;
  const int age = NumberOf(nominal->Get("age"));
  const bool once = s_.LowerAt(nominal->first + 1) == "then";  // "the then 17-year-old"
  if (age >= 0 && entity.age >= 0 && age != entity.age && !once) return false;
  std::string_view nationality = nominal->Get("nationality");
  return nationality.empty() || entity.nationality.empty() || nationality == entity.nationality;
}

// "Ruiz, whose brother Lenz was ill, said that he": a relative clause that is over by then has `c` within.
bool Salience::IsInPastAside(uint32_t c, uint32_t m) const {
  static constexpr auto kRelatives = WordSet({"who", "whose", "whom", "which", "where"});
  const Mention& candidate = s_.mentions[c];
  const uint32_t begin = s_.text.sentences[candidate.sentence].first_token;
  bool over = false;
  for (uint32_t i = candidate.last; i < s_.mentions[m].first && !over; ++i) over = s_.LowerAt(i) == ",";
  if (!over) return false;
  for (uint32_t i = candidate.first; i-- > begin;) {
    const std::string_view word = s_.LowerAt(i);
    if (word == ",") return false;
    if (kRelatives.Has(word)) return s_.LowerAt(static_cast<int64_t>(i) - 1) == ",";
  }
  return false;
}

// What the mention `c` offers as antecedent of the mention `m`.
double Salience::Offer(uint32_t c, uint32_t m) const {
  const Mention& candidate = s_.mentions[c];
  const Mention& mention = s_.mentions[m];
  const uint32_t distance = mention.sentence - candidate.sentence;
  static constexpr double kByDistance[] = {4.3, 2.7, 1.7, 1.1, 0.7, 0.5, 0.4, 0.3};
  double score = kByDistance[std::min(distance, kSentencesBack)];
  // What a sentence was about fades as the text goes on.
  const Traits& traits = traits_[c];
  if (traits.subject) score += distance < 2 ? 1.3 : distance < 4 ? 1.0 : 0.6;
  if (distance > 0 && c == last_subject_[candidate.sentence]) score += 0.2;
  if (c == first_person_[candidate.sentence]) score += distance < 4 ? 0.6 : 0.3;
  if (distance == 0 && traits.subject && c == first_person_[candidate.sentence])
    score += candidate.form == Form::kName ? 0.8 : 0.4;
  // Who is a pronoun already is the centre of attention, whoever else comes in.
  if (distance == 1 && candidate.form == Form::kPronoun) score += 0.5;
  if (distance == 0 && candidate.form == Form::kName && IsInPastAside(c, m)) score -= kOverAside;
  if (traits.possessor && distance > 0) {
    // "Ruiz's story began in Norway. She ...": a sentence that opens with a possessor is about them.
    const bool opens =
        candidate.form == Form::kName && candidate.first == s_.text.sentences[candidate.sentence].first_token;
    score += opens ? 0.8 : candidate.form == Form::kPossessive ? 0.3 : -0.3;
  }
  if (!traits.subject && traits.behind_preposition) score -= 0.4;
  const uint32_t paragraph = s_.text.sentences[mention.sentence].paragraph;
  if (s_.text.sentences[candidate.sentence].paragraph == paragraph) {
    score += 0.3;
  } else if (!OpensSentence(m) && mention.form == Form::kPronoun) {
    score -= kOtherParagraph;  // a sentence that has named somebody goes on about them
  }
  const BlockRole role = s_.RoleOf(candidate.sentence);
  if (IsBesideText(role) && s_.RoleOf(mention.sentence) != role) score -= 1.2;
  if (traits.quoted && !traits_[m].quoted) score -= 1.3;
  // "Ruiz came on for Lund, who hurt her knee", "..., who slipped and hurt her knee"
  const bool relative = candidate.form == Form::kPronoun && s_.LowerAt(candidate.first) == "who";
  if (distance == 0 && relative && MainClauseGoesOn(s_, candidate, mention)) return score - kOverAside;
  if (distance == 0 && mention.form == Form::kPossessive &&
      (SameClause(s_, candidate.last, mention.first) || (relative && GovernsTo(s_, candidate, mention)))) {
    score += relative ? 2.2 : 0.7;
  }
  return score;
}

// True when the mention is the first of a person in its sentence that may mean whom it is about: not in "Like Ruiz,
// she".
bool Salience::OpensSentence(uint32_t m) const {
  const uint32_t first = first_person_[s_.mentions[m].sentence];
  if (first == m) return true;
  const bool next =
      first != UINT32_MAX && first < m &&
      std::none_of(traits_.begin() + first + 1, traits_.begin() + m, [](const Traits& t) { return t.subject; });
  return next && IsSetBeside(first, m);
}

// True when the mention `c` is the first of its person, in the sentence of `m` or the one before.
bool Salience::JustBroughtIn(uint32_t c, uint32_t m) const {
  if (s_.mentions[c].sentence + 1 < s_.mentions[m].sentence) return false;
  for (uint32_t other : s_.entities[static_cast<size_t>(found_[c])].mentions) {
    if (other == c) return true;
    if (!IsBesideText(s_.RoleOf(s_.mentions[other].sentence))) return false;
  }
  return false;
}

// How well the candidate suits the mention `m` that it may be the antecedent of.
double Salience::PersonOffer(uint32_t c, uint32_t m, Gender gender, const Mention* nominal) const {
  const int32_t entity = found_[c];
  const Entity& known = s_.entities[static_cast<size_t>(entity)];
  const bool demonym = nominal != nullptr && nominal->Get("age").empty() && nominal->Get("head").empty() &&
                       !nominal->Get("nationality").empty();
  double score = Offer(c, m) + topic_[static_cast<size_t>(entity)] * (demonym ? kDemonymTopicWeight : kTopicWeight);
  const Mention& mention = s_.mentions[m];
  const Mention& candidate = s_.mentions[c];
  // Whom the text has only just brought in is "the Austrian" more than anybody.
  if (!demonym) score -= InPassing(c, m, gender);
  if (nominal != nullptr && JustBroughtIn(c, m)) {
    // "Ruiz won. ... by Per Holt. The 33-year-old had been ...": what the text has not told of Holt yet.
    const bool told = demonym ? !known.nationality.empty() : known.age >= 0;
    const bool age = !nominal->Get("age").empty() && nominal->Get("nationality").empty();
    if (!told && demonym) score += kBroughtIn + (IsLastNamed(c, m) ? kLastNamed : 0);
    if (!told && age) score += kBroughtInWithAge;
  }
  // "coached by Per Holt. The Irish priest ..."
  if (nominal != nullptr && !demonym && !nominal->Get("nationality").empty() && known.nationality.empty() &&
      JustBroughtIn(c, m)) {
    score += kBroughtInWithCountry;
  }
  // Who was "she" a sentence ago goes on to be spoken of.
  const bool pronoun = candidate.form == Form::kPronoun || candidate.form == Form::kPossessive;
  if (pronoun && candidate.sentence != mention.sentence) score += kPronounBonus;
  if (nominal == nullptr && IsLastOfGender(c, m, gender)) score += kLastOfGender;
  // A paragraph that opens with the pronoun is about whom the article is about.
  if (OpensSentence(m) && nominal == nullptr && mention.sentence > 0 &&
      s_.text.sentences[mention.sentence].paragraph != s_.text.sentences[mention.sentence - 1].paragraph) {
    score += topic_[static_cast<size_t>(entity)] * kOpeningTopicWeight;
  }
  // Where the text itself has named nobody yet, it is about whom its title names.
  const bool above = IsBesideText(s_.RoleOf(candidate.sentence));
  if (above && entity == titled_ && s_.RoleOf(mention.sentence) == BlockRole::kBody) score += kOpeningTopicWeight;
  if (IsReporter(c, m)) score -= kReporter;
  if (SaysOfSelf(c, m)) score += kSaysOfSelf;
  score += CourtOffer(entity, m);
  if (GoesOnSpeaking(c, m)) score += kGoesOnSpeaking;
  if (nominal == nullptr && mention.form == Form::kPronoun && GivesWayToKin(entity, m)) score -= kKinLeads;
  if (mention.form == Form::kPossessive && candidate.form == Form::kName) {
    const std::string surname = SurnameOfKin(m);
    if (!surname.empty() && NameKey(candidate.value).ends_with(surname)) score += kSameSurname;
  }
  if (mention.form == Form::kPossessive && HasSuchKin(entity, m)) score += kSuchKin;
  if (gender != Gender::kUnknown && known.gender() != Gender::kUnknown)
    score += known.gender() == gender ? 0.3 : -kOtherGender;
  if (nominal != nullptr) score += NominalBonus(known, *nominal);
  if (nominal != nullptr && HoldsName(*nominal) && IsDescribedAlike(entity, *nominal)) score += kDescribedAlike;
  return score;
}

// "Her daughter said she died on Saturday": nobody tells of their own death.
bool Salience::TellsOfDeath(uint32_t m) const {
  static constexpr auto kSay = WordSet({"said", "says", "say", "confirmed", "announced", "that", "reported", "wrote"});
  static constexpr auto kDie = WordSet({"died", "dies", "passed", "succumbed"});
  const Mention& mention = s_.mentions[m];
  const auto last = static_cast<int64_t>(mention.last);
  return mention.form == Form::kPronoun && kSay.Has(s_.LowerAt(static_cast<int64_t>(mention.first) - 1)) &&
         kDie.Has(s_.LowerAt(s_.LowerAt(last) == "had" ? last + 1 : last));
}

int32_t Salience::Best(uint32_t m, Gender gender, double margin, const Mention* nominal) {
  const Mention& mention = s_.mentions[m];
  const int32_t speaker = SpeakerOf(m);
  const int32_t listener = ListenerOf(m);
  Offers offers;  // of those without a name as -2 - mention
  auto offer = [&](int32_t entity, double score) {
    for (auto& [known, best] : offers) {
      if (known == entity) {
        best = std::max(best, score) + 0.05;
        return;
      }
    }
    offers.push_back({entity, score});
  };
  std::vector<int32_t> barred;
  const bool death_told = TellsOfDeath(m);
  for (uint32_t c = m; c-- > 0;) {
    const Mention& candidate = s_.mentions[c];
    if (mention.sentence - candidate.sentence > kSentencesBack || !s_.budget.Take(2)) break;
    const int32_t entity = found_[c];
    if (candidate.last > mention.first) continue;
    if (death_told && candidate.sentence == mention.sentence) continue;
    if (entity < 0 && nominal == nullptr) {
      if (const double score = AnonymousOffer(c, m, gender); score > 0) offer(-2 - static_cast<int32_t>(c), score);
    }
    if (entity < 0 || entity == speaker || entity == listener) continue;
    if (!Agrees(s_.entities[static_cast<size_t>(entity)], gender, nominal)) continue;
    s_.budget.Take(20 + offers.size());
    if (nominal != nullptr ? IsOtherSubject(c, m) : IsWhom(c, m)) barred.push_back(entity);
    if (Bound(c, m) || SpeaksOf(c, m) || SpokenOfBy(entity, m) || IsOfAnother(c, m) || IsSetBeside(c, m))
      barred.push_back(entity);
    offer(entity, PersonOffer(c, m, gender, nominal));
  }
  if (s_.budget.spent()) return -1;
  if (nominal == nullptr) {
    if (const double stranger = StrangerOffer(m, gender); stranger > 0) offer(kStranger, stranger);
    if (const int32_t entity = Cataphor(m, gender); entity >= 0) offer(entity, 4.2);
  }
  std::erase_if(offers,
                [&](const auto& o) { return std::find(barred.begin(), barred.end(), o.first) != barred.end(); });
  if (offers.empty()) {
    if (nominal != nullptr) return -1;
    int32_t topic = Topic(m, gender);
    if (topic < 0) topic = NamedNext(m, gender);
    return std::find(barred.begin(), barred.end(), topic) == barred.end() ? topic : -1;
  }
  std::sort(offers.begin(), offers.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  const double lead = offers.size() > 1 ? offers[0].second - offers[1].second : 2.0;
  if (lead < margin || offers[0].first < 0) return -1;
  const Entity& best = s_.entities[static_cast<size_t>(offers[0].first)];
  if (best.gender() == Gender::kUnknown && KinNear(m, gender, offers)) return -1;
  Learn(offers[0].first, gender, lead, offers.size());
  return offers[0].first;
}

// What a pronoun without any choice tells of gender.
void Salience::Learn(int32_t entity, Gender gender, double lead, size_t choices) {
  if (!rehearsal_ || (lead < 1.2 && choices > 1)) return;
  const double weight = choices == 1 ? 0.6 : 0.4;
  Entity& known = s_.entities[static_cast<size_t>(entity)];
  if (gender == Gender::kMale) known.male += weight;
  if (gender == Gender::kFemale) known.female += weight;
}

void ResolvePronounsAndNominals(State* state) {
  Salience salience(state);
  salience.Read(true);
  salience.Read(false);
}

}  // namespace kg::extract::coref
