// Who a pronoun or nominal means, by distance, prominence and agreement. See salience.cc, nominals.cc,
// parts.cc, things_salience.cc and groups.cc.
#ifndef NEWSGRAPH_EXTRACT_COREF_SALIENCE_H_
#define NEWSGRAPH_EXTRACT_COREF_SALIENCE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/coref/state.h"
#include "extract/coref/thing_nouns.h"

namespace kg::extract::coref {

class Salience {
 public:
  explicit Salience(State* state);
  // Reads the article once. A rehearsal only learns the gender of persons; else mentions are linked.
  void Read(bool rehearsal);

 private:
  // How much better than the second the best candidate for a pronoun must be.
  static constexpr double kPronounMargin = 0.1;
  static constexpr int32_t kStranger = INT32_MIN;          // in offers: "a man"
  static constexpr int32_t kNobody = -2;                   // sure to be none of those whom the text names
  using Offers = std::vector<std::pair<int32_t, double>>;  // per entity the best

  // People that the text names together; tokens up to `last`.
  struct Group {
    uint32_t mention = 0;
    uint32_t last = 0;
    uint32_t sentence = 0;
    std::vector<int32_t> members;
    bool subject = false;
    bool couple = false;
  };

  // Whom the mention means, -1: nobody for certain.
  int32_t Resolve(uint32_t m);

  int32_t TitlePerson() const;
  int32_t titled_ = -1;  // the first whom the title names
  void CountAgain();
  void WeighTopics(std::vector<size_t> mentions);

  // salience.cc: pronouns of people
  int32_t Pronoun(uint32_t m);
  int32_t Cataphor(uint32_t m, Gender gender) const;
  int32_t Topic(uint32_t m, Gender gender) const;
  int32_t NamedNext(uint32_t m, Gender gender) const;
  // The best candidate before the mention, -1 when none is better than the next by `margin`.
  int32_t Best(uint32_t m, Gender gender, double margin, const Mention* nominal);
  bool TellsOfDeath(uint32_t m) const;
  bool Agrees(const Entity& entity, Gender gender, const Mention* nominal) const;
  bool IsInPastAside(uint32_t c, uint32_t m) const;
  double Offer(uint32_t c, uint32_t m) const;
  double AnonymousOffer(uint32_t c, uint32_t m, Gender gender) const;
  double StrangerOffer(uint32_t m, Gender gender) const;
  bool KinNear(uint32_t m, Gender gender, const Offers& offers) const;
  double PersonOffer(uint32_t c, uint32_t m, Gender gender, const Mention* nominal) const;
  bool IsReporter(uint32_t c, uint32_t m) const;
  bool SaysOfSelf(uint32_t c, uint32_t m) const;
  std::string SurnameOfKin(uint32_t m) const;
  bool SpeaksOf(uint32_t c, uint32_t m) const;
  bool Bound(uint32_t c, uint32_t m) const;
  double InPassing(uint32_t c, uint32_t m, Gender gender) const;
  bool IsIntroducedAsKin(uint32_t c) const;
  bool SpokenOfBy(int32_t entity, uint32_t m) const;
  bool IsOfAnother(uint32_t c, uint32_t m) const;
  bool GivesWayToKin(int32_t entity, uint32_t m) const;
  bool IsWhom(uint32_t c, uint32_t m) const;
  bool IsOtherSubject(uint32_t c, uint32_t m) const;
  bool IsSubjectOfIts(uint32_t c, uint32_t m) const;
  bool IsSetBeside(uint32_t c, uint32_t m) const;
  bool OpensSentence(uint32_t m) const;
  bool IsLastOfGender(uint32_t c, uint32_t m, Gender gender) const;
  bool OpensAbout(uint32_t m) const;
  bool IsLastNamed(uint32_t c, uint32_t m) const;
  bool JustBroughtIn(uint32_t c, uint32_t m) const;
  bool GoesOnSpeaking(uint32_t c, uint32_t m) const;
  int32_t Parallel(uint32_t m) const;
  int32_t ObjectOfBlame(uint32_t m, Gender gender) const;
  bool IsOfUnknown(uint32_t m, Gender gender) const;
  int32_t Coordinated(uint32_t m, Gender gender) const;
  Gender GenderAhead(uint32_t m) const;
  void Learn(int32_t entity, Gender gender, double lead, size_t choices);

  // speakers.cc: "I", "you", "herself"
  void ResolveSpeaker(uint32_t m);
  int32_t EntityOf(int32_t mention) const;
  int32_t SpeakerOf(uint32_t m) const;
  int32_t ListenerOf(uint32_t m) const;
  int32_t ToldOf(uint32_t m) const;
  int32_t Reflexive(uint32_t m) const;

  // we.cc: "we" and "you" of several
  bool SpeaksOfChildren(uint32_t m) const;
  int32_t We(uint32_t m);
  int32_t You(uint32_t m);
  bool MeanTwoOfSpeech(uint32_t m);
  bool MeanGroupOfSpeaker(uint32_t m);
  int32_t SideOfSpeaker(uint32_t m) const;
  int32_t SideBeside(const Mention& name) const;

  // relatives.cc: "who", "whose", "which"
  int32_t Relative(uint32_t m) const;
  int32_t RelativeOf(uint32_t m) const;
  int32_t SubjectBeforeAside(uint32_t m, int64_t token) const;
  int32_t Which(uint32_t m) const;
  int32_t HolderOf(size_t c) const;
  int64_t EndOfAntecedent(uint32_t m) const;
  int32_t EndingAt(int64_t token, uint32_t m) const;

  // nominals.cc
  int32_t Nominal(uint32_t m);
  int AgeBehind(const Mention& nominal) const;
  int32_t Apposition(uint32_t m) const;
  int32_t NamedAhead(int64_t token) const;
  int32_t OwnerOf(uint32_t m);
  int32_t SharedOwner(uint32_t c, std::string_view role) const;
  int32_t Possessed(uint32_t m, int32_t owner) const;
  int32_t MainPerson(uint32_t m, std::string_view head) const;
  int32_t OnlyPersonBefore(uint32_t m) const;
  int32_t OnlyOfGender(uint32_t m) const;
  int32_t OnlyFollowed() const;
  int32_t OfWedding(uint32_t m) const;
  int32_t Leaving(uint32_t m, std::string_view head) const;
  int32_t SubjectBefore(uint32_t m) const;
  int32_t FreshInSentence(uint32_t m) const;
  int32_t SamePerson(uint32_t m) const;
  bool IsOneOfAll(const Mention& nominal) const;
  int32_t BeforeReflexive(uint32_t m) const;
  int32_t AppositionOwner(uint32_t m, Gender gender) const;
  int32_t HeadedBy(uint32_t m, Gender gender) const;
  bool IsOnlyPersonAround(uint32_t m) const;
  int32_t RoleHolder(uint32_t m, std::string_view head) const;
  int32_t OnlyInSentenceBefore(uint32_t m) const;
  double NominalBonus(const Entity& entity, const Mention& nominal) const;
  void LearnNominal(uint32_t m, int32_t owner, int32_t entity);
  void LearnGender(uint32_t m, int32_t entity);
  void LearnRelation(uint32_t m);
  bool HasSuchKin(int32_t entity, uint32_t m) const;
  void LearnGender(int32_t known, int32_t other);
  void Relate(int32_t owner, std::string_view role, int32_t entity);
  void RelateToAll(uint32_t m, std::string_view role, int32_t entity);
  void ShareCountry(int32_t owner, std::string_view role, int32_t entity);
  void LearnParent(uint32_t m);
  void LearnSuccession(uint32_t m);
  int32_t ParentOf(int32_t child, std::string_view role) const;
  static bool HasSuchRole(const Entity& entity, std::string_view head);
  static bool IsAthleteWord(std::string_view head);

  // echoes.cc: "the second seed"
  int32_t Echoed(uint32_t m) const;

  // parts.cc: "the latter", "the loser", "the buyer"
  int32_t PartOfTwo(uint32_t m) const;
  int32_t ByAge(uint32_t m, bool younger) const;
  int32_t OneOfTwo(uint32_t m, bool latter) const;
  int32_t SideOfDuel(uint32_t m, bool loser) const;
  int32_t Second(uint32_t m) const;
  bool IsPerson(int32_t entity) const { return s_.entities[static_cast<size_t>(entity)].type == ValueType::kPerson; }
  int32_t HolderAt(uint32_t m, int32_t side, std::string_view role) const;
  int32_t OtherNamed(uint32_t m, int32_t owner) const;
  bool IsOfSomething(const Mention& nominal) const;
  double BrandFit(const Entity& entity, std::string_view brand) const;
  int32_t SideOfTrade(uint32_t m, bool buyer) const;
  bool StandsBehind(std::string_view preposition, uint32_t token) const;
  int32_t TargetOfTrade(uint32_t m) const;
  int32_t OtherOfTwo(uint32_t m, int32_t owner) const;
  int32_t Opponent(uint32_t m, int32_t owner) const;

  // things_salience.cc: organizations and teams
  int32_t Thing(uint32_t m);
  int32_t ThingNominal(uint32_t m);
  bool IsThing(int32_t entity) const;
  int32_t ContestedEvent(uint32_t m) const;
  int32_t OwnerBeside(uint32_t m) const;
  int32_t SubjectIt(uint32_t m) const;
  int32_t SaysOfItself(uint32_t m) const;
  int ThingCue(uint32_t m) const;
  int VerbCue(int64_t token) const;
  double ThingOffer(uint32_t c, uint32_t m) const;
  double PhraseOffer(const NounPhrase& phrase, uint32_t sentence, uint32_t m) const;
  double BestPhrase(uint32_t m, bool plural, uint32_t sentences_back) const;
  static void AddOffer(int32_t entity, double score, Offers* offers);
  int32_t Decide(Offers* offers, double rival, double margin) const;
  bool FitsKind(int32_t entity, ThingKind kind) const;
  bool IntroducedBehind(uint32_t from, uint32_t m, ThingKind kind) const;
  bool HoldsName(const Mention& nominal) const;
  bool IsDescribedAlike(int32_t entity, const Mention& nominal) const;
  void LearnKinds();
  ThingKind SaidKind(const Mention& mention) const;
  std::string_view SaidNoun(const Mention& mention) const;
  std::string_view TradeOfEntity(int32_t entity) const;
  std::string NationOf(int32_t entity) const;
  bool IsSuchBody(int32_t entity, const Mention& nominal) const;
  bool IsToldBehind(const Mention& nominal) const;
  int32_t ThingAhead(uint32_t m) const;
  bool IsOfAnotherKind(const Mention& nominal) const;
  bool IsPartyName(int32_t entity) const;
  bool IsCountrysTeam(int32_t entity) const;

  // sides.cc: the sides of a match
  struct Sides {
    int32_t winner = -1;
    int32_t loser = -1;
    int32_t home = -1;
    int32_t away = -1;
  };
  Sides SidesOf(const Mention& one, const Mention& two) const;
  void ReadRow(const Mention& one, const Mention& two, Sides* sides) const;
  int32_t DatelineTeam() const;
  void ResolvePossessor(uint32_t m);
  int32_t TeamBehind(const Mention& name) const;
  void FindMatches();
  void AddMatch(uint32_t sentence, Sides sides);
  const Sides* MatchAt(uint32_t m) const;
  int32_t Side(uint32_t m) const;
  int32_t SideOfPlace(uint32_t m) const;
  int32_t TeamOfOwner(uint32_t m) const;
  int32_t TeamOfMove(int32_t owner, uint32_t m, bool to) const;
  bool IsTeamName(uint32_t c) const;

  // court.cc: reports from court
  void ReadTrial();
  int64_t BehindAside(int64_t at) const;
  int32_t Accused() const;
  double CourtOffer(int32_t entity, uint32_t m) const;

  // groups.cc: plurals
  int32_t They(uint32_t m);
  void PluralNominal(uint32_t m);
  bool MeanFamily(uint32_t m);
  bool MeanAhead(uint32_t m);
  bool JoinWho(uint32_t m);
  bool MeanTwoBefore(uint32_t m);
  bool MeanSpouses(uint32_t m);
  std::vector<int32_t> TwoOfParagraph(uint32_t m, uint32_t c) const;
  bool MeanMainCouple(uint32_t m);
  bool AreParentAndChild(int32_t one, int32_t two) const;
  bool AreAll(Gender gender, const std::vector<int32_t>& people) const;
  bool MeanMainTwo(uint32_t m, Gender gender);
  bool MeanSiblings(uint32_t m);
  void Mean(uint32_t m, std::vector<int32_t> members);
  uint32_t StartOfDescribed(uint32_t m) const;
  void JoinGroup(uint32_t m);
  bool Wed(int64_t at) const;
  void JoinCouple(uint32_t m);
  void JoinSpouse(uint32_t m);
  std::vector<int32_t> PeopleOf(uint32_t sentence, uint32_t before) const;
  const Group* StandingGroup(uint32_t m) const;
  double GroupOffer(const Group& group, uint32_t m) const;

  State& s_;
  bool rehearsal_ = false;
  std::vector<int32_t> found_;                       // per mention: its entity in this reading
  std::vector<int32_t> ends_at_;                     // token -> the person mention that ends before it
  std::vector<int32_t> starts_at_;                   // token -> the person mention that starts there
  std::vector<double> topic_;                        // per entity: how much the article is about it, 0 to 1
  std::vector<ThingKind> kinds_;                     // per entity
  std::unordered_map<int32_t, std::string> seats_;   // of firms, as descriptions tell: "the Leeds company"
  std::vector<Group> groups_;                        // as far as the reading has come
  std::vector<std::pair<uint32_t, Sides>> matches_;  // by sentence
  std::vector<int> accused_;                         // per entity: words of a trial that are said of it
  std::vector<bool> officer_;                        // per entity: judges, lawyers
  // "her sister, Ana Ruiz", "her successor, Ana Ruiz": whose.
  struct Tie {
    int32_t owner = -1;
    bool kin = false;  // by family
  };
  std::unordered_map<uint32_t, Tie> kin_of_;                      // by the name's mention
  std::unordered_map<int32_t, int32_t> introduced_by_;            // likewise by entity: the owner
  std::unordered_map<uint32_t, std::vector<int32_t>> spoken_of_;  // a speaker's mention: whom those quotations name
  // Per mention of a person: what Offer asks of it.
  struct Traits {
    bool subject = false;
    bool possessor = false;
    bool behind_preposition = false;
    bool quoted = false;
  };
  std::vector<Traits> traits_;
  std::vector<uint32_t> first_person_;  // per sentence: its first person mention
  std::vector<uint32_t> last_subject_;  // per sentence: its last person mention that is a subject
};

}  // namespace kg::extract::coref

#endif  // NEWSGRAPH_EXTRACT_COREF_SALIENCE_H_
