// Nominals without a role, an age or a country that somebody is told to have: whom the text is about, whom the sentence
// has just brought in, "the same man", "the woman herself"; and those that mean nobody: "the first woman to do it".
#include <algorithm>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr size_t kLeastNamed = 2;  // how often the text names whom it is about

}  // namespace

// "He lost to Ruiz and beat the same man a year later": the last one named who is not the subject; -1: nobody near.
int32_t Salience::SamePerson(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(nominal.last) - 1));
  for (uint32_t c = m; c-- > 0 && s_.mentions[c].sentence + 1 >= nominal.sentence && s_.budget.Take(2);) {
    const Mention& name = s_.mentions[c];
    if (name.form != Form::kName || found_[c] < 0 || traits_[c].subject || traits_[c].possessor) continue;
    if (Agrees(s_.entities[static_cast<size_t>(found_[c])], gender, &nominal)) return found_[c];
  }
  return -1;
}

// "the first woman to hold the job", "the youngest councillor", "the Welsh": said of somebody, or of many; it means
// nobody that the text has named.
bool Salience::IsOneOfAll(const Mention& nominal) const {
  static constexpr auto kOnly = WordSet({"first", "only", "last", "second", "third", "next", "most", "best", "worst"});
  const std::string_view second = s_.LowerAt(nominal.first + 1);
  const bool superlative = second.size() > 5 && second.ends_with("est") && second != "guest" && second != "honest";
  if (nominal.last - nominal.first > 2 && nominal.Get("nationality").empty() && nominal.Get("age").empty())
    return kOnly.Has(second) || superlative;
  const bool alone = nominal.last - nominal.first == 2 && !nominal.Get("nationality").empty();
  return alone && (second.ends_with("sh") || second.ends_with("nch") || second.ends_with("tch"));
}

// "rumours that Ruiz would leave were denied by the woman herself": whom the sentence has named last.
int32_t Salience::BeforeReflexive(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const std::string_view behind = s_.LowerAt(nominal.last);
  if (behind != "herself" && behind != "himself") return -1;
  const Gender gender = behind == "herself" ? Gender::kFemale : Gender::kMale;
  for (uint32_t c = m; c-- > s_.sentence_begin[nominal.sentence] && s_.budget.Take(1);) {
    if (s_.mentions[c].form != Form::kName || found_[c] < 0) continue;
    if (Agrees(s_.entities[static_cast<size_t>(found_[c])], gender, nullptr)) return found_[c];
  }
  return -1;
}

// "The botanist", "the bride" in a text about one such person whom it does not call so: whom it is clearly about. Nouns
// that name somebody's part in another's story ("the judge", "the driver") mean those whom the text calls so.
int32_t Salience::MainPerson(uint32_t m, std::string_view head) const {
  static constexpr auto kPartsInAStory = WordSet({"judge",
                                                  "prosecutor",
                                                  "lawyer",
                                                  "attorney",
                                                  "solicitor",
                                                  "barrister",
                                                  "officer",
                                                  "detective",
                                                  "witness",
                                                  "victim",
                                                  "doctor",
                                                  "nurse",
                                                  "surgeon",
                                                  "driver",
                                                  "referee",
                                                  "umpire",
                                                  "coach",
                                                  "manager",
                                                  "boss",
                                                  "trainer",
                                                  "president",
                                                  "minister",
                                                  "prime minister",
                                                  "chairman",
                                                  "chairwoman",
                                                  "chair",
                                                  "director",
                                                  "reporter",
                                                  "journalist",
                                                  "interviewer",
                                                  "owner",
                                                  "customer",
                                                  "neighbour",
                                                  "neighbor",
                                                  "friend",
                                                  "king",
                                                  "queen",
                                                  "pope",
                                                  "mayor",
                                                  "governor",
                                                  "secretary",
                                                  "spokesman",
                                                  "spokeswoman",
                                                  "agent",
                                                  "stranger",
                                                  "caller",
                                                  "passenger",
                                                  "attacker",
                                                  "gunman",
                                                  "thief",
                                                  "burglar",
                                                  "landlord",
                                                  "tenant",
                                                  "buyer",
                                                  "seller",
                                                  "baby",
                                                  "child",
                                                  "captain",
                                                  "editor",
                                                  "host",
                                                  "magistrate",
                                                  "sheriff",
                                                  "constable",
                                                  "sergeant",
                                                  "inspector",
                                                  "soldier",
                                                  "paramedic",
                                                  "priest",
                                                  "father",
                                                  "mother",
                                                  "husband",
                                                  "wife",
                                                  "son",
                                                  "daughter",
                                                  "brother",
                                                  "sister",
                                                  "client",
                                                  "patient",
                                                  "employer",
                                                  "employee",
                                                  "winner",
                                                  "loser",
                                                  "champion",
                                                  "leader",
                                                  "favourite",
                                                  "favorite",
                                                  "founder",
                                                  "creator",
                                                  "opponent",
                                                  "rival",
                                                  "chief executive",
                                                  "spokesperson",
                                                  "head",
                                                  "general",
                                                  "chief",
                                                  "deputy",
                                                  "successor",
                                                  "predecessor",
                                                  "candidate",
                                                  "interpreter",
                                                  "translator",
                                                  "guide",
                                                  "teacher",
                                                  "suspect",
                                                  "killer",
                                                  "murderer",
                                                  "commissioner",
                                                  "colonel",
                                                  "archdeacon",
                                                  "dean",
                                                  "canon",
                                                  "bishop",
                                                  "archbishop",
                                                  "rabbi",
                                                  "imam",
                                                  "vicar",
                                                  "rector",
                                                  "chaplain",
                                                  "major",
                                                  "admiral",
                                                  "commander",
                                                  "lieutenant",
                                                  "senator",
                                                  "congressman",
                                                  "congresswoman",
                                                  "representative",
                                                  "ambassador",
                                                  "headmaster",
                                                  "headteacher",
                                                  "principal",
                                                  "councillor",
                                                  "councilman",
                                                  "councilwoman",
                                                  "verger",
                                                  "partisan",
                                                  "curate",
                                                  "mp",
                                                  "treasurer",
                                                  "economist",
                                                  "analyst",
                                                  "professor",
                                                  "chancellor",
                                                  "provost",
                                                  "speaker",
                                                  "photographer",
                                                  "pilot",
                                                  "firefighter",
                                                  "policeman",
                                                  "policewoman",
                                                  "student",
                                                  "voter",
                                                  "tourist",
                                                  "resident",
                                                  "junior",
                                                  "senior",
                                                  "outsider",
                                                  "insider",
                                                  "contestant",
                                                  "player",
                                                  "creditor",
                                                  "shareholder",
                                                  "applicant"});
  const bool from_there =
      s_.LowerAt(static_cast<int64_t>(s_.mentions[m].last) - 2) == "from";  // "the doctor from Oslo"
  // "The former judge": somebody whom the text knows by another part.
  const std::string_view second = s_.LowerAt(static_cast<int64_t>(s_.mentions[m].first) + 1);
  const bool former = second == "former" || second == "retired" || second == "one-time";
  if (kPartsInAStory.Has(head) && !from_there && !former) return head == "partisan" ? OnlyPersonBefore(m) : -1;
  if (const int32_t fresh = FreshInSentence(m); fresh >= 0) return fresh;
  if (const int32_t told = SubjectBefore(m); told >= 0) return told;
  int32_t person = Topic(m, GenderOfNoun(s_.LowerAt(static_cast<int64_t>(s_.mentions[m].last) - 1)));
  const bool clear = person >= 0 && s_.entities[static_cast<size_t>(person)].mentions.size() >= kLeastNamed;
  if (!clear) person = OnlyPersonBefore(m);
  if (person < 0) person = OnlyOfGender(m);
  if (person < 0) return -1;
  return Agrees(s_.entities[static_cast<size_t>(person)], Gender::kUnknown, &s_.mentions[m]) ? person : -1;
}

// "He was dismissed by chairman Per Lund after the farmer had ...": the one other person whom its sentence has brought
// in.
int32_t Salience::FreshInSentence(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(nominal.last) - 1));
  int32_t fresh = -1;
  for (uint32_t c = s_.sentence_begin[nominal.sentence]; c < m && s_.budget.Take(4); ++c) {
    const Mention& name = s_.mentions[c];
    if (name.form != Form::kName || found_[c] < 0 || traits_[c].subject || name.last > nominal.first) continue;
    const Entity& known = s_.entities[static_cast<size_t>(found_[c])];
    if (known.type != ValueType::kPerson || !JustBroughtIn(c, m) || !Agrees(known, gender, &nominal)) continue;
    if (fresh >= 0 && fresh != found_[c]) return -1;
    fresh = found_[c];
  }
  return fresh;
}

// "Lund is expected to stand. The farmer ...": whom the sentence before opens with, in the same paragraph, when it
// names nobody else; or the one whom it has just brought in.
int32_t Salience::SubjectBefore(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  if (nominal.sentence == 0) return -1;
  const auto& sentences = s_.text.sentences;
  const uint32_t before = nominal.sentence - 1;
  const uint32_t subject = first_person_[before];
  if (sentences[nominal.sentence].paragraph != sentences[before].paragraph || subject == UINT32_MAX) return -1;
  int32_t opener = -1;
  const bool opens = s_.mentions[subject].form == Form::kName;
  if (opens && nominal.first == sentences[nominal.sentence].first_token) opener = found_[subject];
  int32_t fresh = -1;
  bool kin = false;  // "his son Marc": in passing
  for (uint32_t c = s_.sentence_begin[before]; c < m; ++c) {
    const bool person = s_.mentions[c].form == Form::kName && found_[c] >= 0 &&
                        s_.entities[static_cast<size_t>(found_[c])].type == ValueType::kPerson;
    if (!person || s_.QuoteAt(s_.mentions[c].first) != nullptr) continue;
    if (found_[c] != opener) opener = -1;
    if (!JustBroughtIn(c, m)) continue;
    if (fresh >= 0 && fresh != found_[c]) return -1;
    if (fresh < 0) kin = IsIntroducedAsKin(c);
    fresh = found_[c];
  }
  if (fresh >= 0 && kin) return -1;
  const int32_t found = fresh >= 0 ? fresh : opener;
  if (found < 0) return -1;
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(nominal.last) - 1));
  return Agrees(s_.entities[static_cast<size_t>(found)], gender, &nominal) ? found : -1;
}

// "The businesswoman" where the text has named one woman so far.
int32_t Salience::OnlyOfGender(uint32_t m) const {
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(s_.mentions[m].last) - 1));
  if (gender == Gender::kUnknown) return -1;
  int32_t only = -1;
  for (uint32_t c = 0; c < m && s_.budget.Take(2); ++c) {
    const int32_t entity = found_[c];
    if (entity < 0 || entity == only || s_.entities[static_cast<size_t>(entity)].type != ValueType::kPerson) continue;
    const Entity& known = s_.entities[static_cast<size_t>(entity)];
    if (known.gender() != gender && (known.gender() != Gender::kUnknown || known.name_gender != gender)) continue;
    if (only >= 0) return -1;
    only = entity;
  }
  return only;
}

// "Ana Ruiz makes music from bells. Her studio lies above a bakery. The composer ...": the one person named so far,
// spoken of just before.
int32_t Salience::OnlyPersonBefore(uint32_t m) const {
  constexpr uint32_t kSentencesBack = 2;
  int32_t only = -1;
  uint32_t last = 0;
  for (uint32_t c = 0; c < m; ++c) {
    const int32_t entity = found_[c];
    if (entity < 0 || s_.entities[static_cast<size_t>(entity)].type != ValueType::kPerson) continue;
    if (only >= 0 && entity != only) return -1;
    only = entity;
    last = s_.mentions[c].sentence;
  }
  return only >= 0 && s_.mentions[m].sentence - last <= kSentencesBack ? only : -1;
}

}  // namespace kg::extract::coref
