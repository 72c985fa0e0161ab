// Nominals for people: "the 33-year-old", "his coach", "the Brackenford manager", "the new mayor".
//
// What stands in apposition or is said to be the nominal settles it. A possessed one ("her coach") means whom the text
// named as that of its owner. The others take the best candidate that the text gives that role, age or nationality.
#include <algorithm>

#include "extract/coref/kin.h"
#include "extract/coref/like_roles.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr double kDescribedMargin = 0.1;
constexpr int kYoungestFormer = 25;
constexpr double kNominalMargin = 0.3;
constexpr int kLongestDescription = 8;  // words between a nominal and the name in apposition: "the former swimmer"

bool EndsApposition(std::string_view word) {
  static constexpr auto kEnds = WordSet({",", ".", ";", ")", "who", "and", ":", "\u2014", "\u2013", "-", "whose"});
  return word.empty() || kEnds.Has(word);
}

// The first sentence of the running text.
bool OpensBody(const State& state, uint32_t sentence) {
  for (uint32_t s = 0; s < sentence; ++s) {
    if (state.RoleOf(s) == BlockRole::kBody) return false;
  }
  return true;
}

// Participles that describe somebody: "her successor, retired teacher Ana Ruiz".
constexpr auto kLikeAdjectives =
    WordSet({"retired",   "experienced", "renowned",      "celebrated", "noted",     "disgraced", "convicted",
             "qualified", "trained",     "distinguished", "seasoned",   "respected", "acclaimed", "decorated",
             "reformed",  "established", "married",       "divorced",   "widowed",   "unseeded",  "unbeaten",
             "fancied",   "titled",      "exiled",        "wanted"});

bool IsCopula(std::string_view word) {
  static constexpr auto kCopulas =
      WordSet({"is", "was", "became", "becomes", "remains", "as", "being", "'s", "\u2019s"});
  return kCopulas.Has(word);
}

// "Manager Ruiz brought on teenager Lund, and the 18-year-old ...": who is of that age by what they are called.
double AgeFit(const Entity& entity, int age) {
  constexpr int kAdult = 20;
  constexpr int kYoungChief = 27;
  static constexpr std::string_view kYoung[] = {"teenager", "teen", "youngster", "schoolboy", "schoolgirl", "prodigy"};
  static constexpr std::string_view kChiefs[] = {"manager",   "coach",  "head coach", "owner",          "chairman",
                                                 "president", "boss",   "judge",      "chairwoman",     "professor",
                                                 "mayor",     "bishop", "detective",  "chief executive"};
  const auto is = [&entity](std::string_view role) { return entity.HasRole(role); };
  if (std::any_of(std::begin(kYoung), std::end(kYoung), is)) return age < kAdult ? 3 : -4;
  return age < kYoungChief && std::any_of(std::begin(kChiefs), std::end(kChiefs), is) ? -4 : 0;
}

}  // namespace

double Salience::NominalBonus(const Entity& entity, const Mention& nominal) const {
  double bonus = 0;
  const int age = NumberOf(nominal.Get("age"));
  if (age >= 0 && entity.age == age) bonus += 2;
  // "the striker, 24, scored"
  const int behind = age < 0 ? AgeBehind(nominal) : -1;
  if (behind >= 0 && entity.age >= 0) bonus += behind == entity.age ? 2 : -4;
  if (age >= 0) bonus += AgeFit(entity, age);
  std::string_view nationality = nominal.Get("nationality");
  // "The Zimbabwean" alone is whom the text has called so, before anybody that it has only just brought in.
  const bool alone = age < 0 && nominal.Get("head").empty();
  if (!nationality.empty() && nationality == entity.nationality) bonus += alone ? 6 : 1.5;
  // "coach Ruiz brought on Holt. The Norwegian scored": of whom no country is told rather the player than the coach.
  if (alone && entity.nationality.empty() && (entity.HasRole("coach") || entity.HasRole("head coach"))) bonus -= 1.5;
  std::string_view head = nominal.Get("head");
  if (!head.empty() && entity.HasRole(head)) bonus += 1.5;
  if (const std::string_view brand = nominal.Get("brand"); !brand.empty()) bonus += BrandFit(entity, brand);
  static constexpr auto kPositions = WordSet({"striker", "midfielder", "defender", "forward", "goalkeeper", "keeper",
                                              "winger", "substitute", "centre-back", "full-back", "quarterback",
                                              "pitcher", "guard", "goaltender", "goalie", "international", "captain"});
  static constexpr std::string_view kBeside[] = {"manager", "coach", "head coach", "owner", "chairman", "president"};
  static constexpr auto kOnce = WordSet({"former", "ex", "retired", "one-time"});
  const bool once = kOnce.Has(s_.LowerAt(nominal.first + 1));  // "the former defender" may be the coach of today
  const bool leads = std::any_of(std::begin(kBeside), std::end(kBeside),
                                 [&entity](std::string_view role) { return entity.HasRole(role); });
  if (!once && kPositions.Has(head) && leads) bonus -= 4;
  if (once && kPositions.Has(head) && leads) bonus += 3;
  if (once && entity.age >= 0 && entity.age < kYoungestFormer) bonus -= 4;
  return bonus;
}

// "the Ferrari driver": whom the text sets beside that name, "Ferrari's Ruiz", "Ruiz (Ferrari)", not beside another.
double Salience::BrandFit(const Entity& entity, std::string_view brand) const {
  constexpr uint32_t kBeside = 3;  // words between: "Ruiz of the Ferrari team"
  constexpr double kSame = 5;
  constexpr double kOther = -2;
  double fit = 0;
  for (const uint32_t m : entity.mentions) {
    const Mention& name = s_.mentions[m];
    if (name.form != Form::kName) continue;
    for (const uint32_t c : {m - 1, m + 1}) {
      if (c >= s_.mentions.size() || s_.mentions[c].sentence != name.sentence) continue;
      const Mention& other = s_.mentions[c];
      const bool before = other.first < name.first;
      const uint32_t gap =
          before ? name.first - std::min(name.first, other.last) : other.first - std::min(other.first, name.last);
      if (other.form != Form::kName || gap > kBeside || other.entity < 0 || IsPerson(other.entity)) continue;
      const std::string_view joint = s_.LowerAt(before ? other.last : name.last);
      const bool linked = before ? gap == 0 || IsPossessive(joint) || s_.text.tokens[other.last].shape == Shape::kLower
                                 : joint == "of" || joint == "(" || joint == "for";
      if (!linked) continue;
      if (NameKey(other.value) == NameKey(brand)) return kSame;
      if (IsThing(other.entity)) fit = kOther;
    }
  }
  return fit;
}

// The figure that commas set off right behind a nominal; -1: none.
int Salience::AgeBehind(const Mention& nominal) const {
  constexpr int kLeast = 10;
  constexpr int kMost = 110;
  if (s_.LowerAt(nominal.last) != "," || s_.LowerAt(static_cast<int64_t>(nominal.last) + 2) != ",") return -1;
  const std::string figure(s_.LowerAt(static_cast<int64_t>(nominal.last) + 1));
  const int age = NumberOf(figure);
  return age >= kLeast && age <= kMost ? age : -1;
}

int32_t Salience::Nominal(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  const int32_t owner = OwnerOf(m);
  const int32_t named = Apposition(m);
  if (named >= 0) {
    if (named == owner) return -1;
    if (s_.entities[static_cast<size_t>(named)].type == ValueType::kPerson) LearnNominal(m, owner, named);
    return named;
  }
  if (!nominal.Get("of").empty() || owner >= 0) {
    const int32_t possessed = Possessed(m, owner);
    LearnGender(m, possessed);
    if (possessed >= 0 && owner >= 0) kin_of_[m] = {owner, true};
    return possessed;
  }
  const std::string_view opener = s_.LowerAt(nominal.first);
  if (opener == "a" || opener == "an") {
    if (nominal.Get("lead").empty() || !OpensBody(s_, nominal.sentence)) return -1;
    return NamedNext(m, GenderOfNoun(s_.LowerAt(static_cast<int64_t>(nominal.last) - 1)));
  }
  if (const int32_t echoed = Echoed(m); echoed >= 0) return echoed;
  if (IsOneOfAll(nominal)) return -1;
  if (s_.LowerAt(nominal.first + 1) == "same") return SamePerson(m);
  if (const int32_t stressed = BeforeReflexive(m); stressed >= 0) return stressed;
  if (const int32_t part = PartOfTwo(m); part != -1) return std::max(part, -1);
  const std::string_view last_word = s_.text.Text(nominal.last - 1);
  if (nominal.Get("head").empty() && last_word.find('.') != std::string_view::npos) return -1;  // "the U.K."
  // "The Leipzig-born doctor": told of whom the text is about, in the manner of a second name
  const bool described =
      !nominal.Get("age").empty() || !nominal.Get("nationality").empty() || !nominal.Get("of_place").empty();
  const std::string_view head = nominal.Get("head");
  if (head == "defendant" || head == "accused" || head == "suspect") {
    if (const int32_t accused = Accused(); accused >= 0) return accused;
  }
  if (head == "bride" || head == "groom" || head == "bridegroom") {
    if (const int32_t wed = OfWedding(m); wed >= 0) return wed;
  }
  // "the father of three": no father of somebody
  const bool counted = s_.LowerAt(static_cast<int64_t>(nominal.last) - 2) == "of";
  if (!head.empty() && !counted && !IsAthleteWord(head)) {
    if (const int32_t leaving = Leaving(m, head); leaving != -1) return std::max(leaving, -1);
    if (s_.LowerAt(nominal.first + 1) == "new") {  // "the new chief": who was said to follow
      if (const int32_t successor = RoleHolder(m, "successor"); successor >= 0) return successor;
    }
    if (const int32_t holder = RoleHolder(m, head); holder != -1) return std::max(holder, -1);
    if (!described) {
      const int32_t main = IsOfSomething(nominal) ? -1 : MainPerson(m, head);
      // "the former England international" is nobody of 23
      static constexpr auto kOnce = WordSet({"former", "ex", "ex-", "retired", "one-time"});
      const int age = main < 0 ? -1 : s_.entities[static_cast<size_t>(main)].age;
      return kOnce.Has(s_.LowerAt(nominal.first + 1)) && age >= 0 && age < kYoungestFormer ? -1 : main;
    }
  }
  if (!nominal.Get("of_place").empty()) {
    if (const int32_t only = OnlyInSentenceBefore(m); only >= 0) return only;
  }
  Gender gender = GenderOfNoun(counted ? head : s_.LowerAt(static_cast<int64_t>(nominal.last) - 1));
  if (gender == Gender::kUnknown) gender = GenderAhead(m);
  const int32_t best = Best(m, gender, described ? kDescribedMargin : kNominalMargin, &nominal);
  if (best < 0) return -1;
  LearnNominal(m, -1, best);
  return best;
}

// "the city's mayor", "the deputy mayor": one of several about whom a text may be.
bool Salience::IsOfSomething(const Mention& nominal) const {
  static constexpr auto kBeside = WordSet({"deputy", "assistant", "acting", "interim", "caretaker"});
  if (kBeside.Has(s_.LowerAt(static_cast<int64_t>(nominal.first) + 1))) return true;
  for (uint32_t i = nominal.first; i < nominal.last; ++i) {
    if (IsPossessive(s_.LowerAt(i))) return true;
  }
  return false;
}

// "The bride", "The bridegroom": of the couple that the text has told of last.
int32_t Salience::OfWedding(uint32_t m) const {
  const Gender gender = s_.mentions[m].Get("head") == "bride" ? Gender::kFemale : Gender::kMale;
  for (size_t g = groups_.size(); g-- > 0 && s_.budget.Take(4);) {
    const Group& group = groups_[g];
    if (!group.couple || group.last > s_.mentions[m].first) continue;
    int32_t found = -1;
    for (int32_t one : group.members) {
      if (s_.entities[static_cast<size_t>(one)].Contradicts(gender)) continue;
      if (found >= 0) return -1;
      found = one;
    }
    return found;
  }
  return -1;
}

// The one person that the sentence before names or means; -1: none or several.
int32_t Salience::OnlyInSentenceBefore(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  int32_t only = -1;
  for (uint32_t c = m; c-- > 0 && s_.mentions[c].sentence + 1 >= nominal.sentence;) {
    const int32_t entity = found_[c];
    if (entity < 0 || s_.mentions[c].sentence == nominal.sentence || entity == only) continue;
    const Entity& known = s_.entities[static_cast<size_t>(entity)];
    if (known.type != ValueType::kPerson) continue;
    if (only >= 0 || !Agrees(known, Gender::kUnknown, &nominal)) return -1;
    only = entity;
  }
  return only;
}

// The one person whom the text gives a successor; -1: none, or several.
int32_t Salience::OnlyFollowed() const {
  int32_t only = -1;
  for (const auto& [key, later] : s_.relations) {
    if (key.second != "successor" || key.first == later) continue;
    if (only >= 0 && only != key.first) return -1;
    only = key.first;
  }
  return only;
}

// "The outgoing mayor": not whom the text has elected, but the one before, if it tells; -1: no such word, -2: unknown.
int32_t Salience::Leaving(uint32_t m, std::string_view head) const {
  static constexpr auto kLeaving = WordSet({"outgoing", "departing", "ousted", "defeated", "retiring", "deposed"});
  const Mention& nominal = s_.mentions[m];
  if (!kLeaving.Has(s_.LowerAt(static_cast<int64_t>(nominal.first) + 1))) return -1;
  const int32_t holder = RoleHolder(m, head);
  if (holder < 0) {
    const int32_t followed = OnlyFollowed();
    return followed >= 0 ? followed : holder;
  }
  if (!s_.entities[static_cast<size_t>(holder)].HasRole("successor")) return holder;
  const auto before = s_.relations.find({holder, "predecessor"});
  return before == s_.relations.end() ? -2 : before->second;
}

// "The boss" is whom the text calls the chief executive.
bool Salience::HasSuchRole(const Entity& entity, std::string_view head) {
  return std::any_of(entity.roles.begin(), entity.roles.end(),
                     [head](const std::string& role) { return AreLikeRoles(head, role); });
}

// Whom the text gives the role before the mention, the last one named of several; -1: nobody, -2: left open.
int32_t Salience::RoleHolder(uint32_t m, std::string_view head) const {
  const Mention& nominal = s_.mentions[m];
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(nominal.last) - 1));
  const int32_t speaker = SpeakerOf(m);
  int32_t holder = -1;
  uint32_t sentence = 0;
  for (uint32_t c = m; c-- > 0;) {
    if (!s_.budget.Take(2)) return -2;
    const int32_t entity = found_[c];
    if (holder >= 0 && s_.mentions[c].sentence + 2 < sentence) break;
    if (entity < 0 || entity == holder || entity == speaker) continue;
    const Entity& known = s_.entities[static_cast<size_t>(entity)];
    if (!HasSuchRole(known, head) || !Agrees(known, gender, &nominal)) continue;
    if (holder >= 0) return -2;
    holder = entity;
    sentence = s_.mentions[c].sentence;
  }
  return holder;
}

// Whom the words around the nominal name: "Ruiz, the 33-year-old, ...", "the Kenyan runner Ruiz", "her coach, the
// Belgian Ivo Lenz, ...", "Ruiz is the captain"; -1: nobody.
int32_t Salience::Apposition(uint32_t m) const {
  const Mention& nominal = s_.mentions[m];
  const auto last = static_cast<int64_t>(nominal.last);
  const int64_t before = static_cast<int64_t>(nominal.first) - 1;
  const int32_t ahead = NamedAhead(last);
  if (ahead >= 0) return ahead;
  if (before < 1) return -1;
  if (s_.LowerAt(before) == ",") {
    const int32_t at = ends_at_[static_cast<size_t>(before)];
    const bool name = at >= 0 && s_.mentions[static_cast<size_t>(at)].form == Form::kName;
    // "Ruiz, the 19-year-old Argentine on loan from Valencia, scored": the subject's own description.
    const bool opens =
        name && s_.mentions[static_cast<size_t>(at)].first == s_.text.sentences[nominal.sentence].first_token;
    if (name && (opens || EndsApposition(s_.LowerAt(last)) || (IsOneOfAll(nominal) && s_.LowerAt(last) == "to")))
      return found_[static_cast<size_t>(at)];
  }
  if (IsCopula(s_.LowerAt(before))) {
    const int32_t at = ends_at_[static_cast<size_t>(before)];
    return at < 0 ? -1 : found_[static_cast<size_t>(at)];
  }
  return -1;
}

// The name behind a nominal that ends before the token: directly, or behind a comma and closed by another mark, with a
// description before it perhaps.
int32_t Salience::NamedAhead(int64_t token) const {
  const auto count = static_cast<int64_t>(s_.text.tokens.size());
  const bool comma = s_.LowerAt(token) == ",";
  int64_t at = comma ? token + 1 : token;
  if (const std::string_view word = s_.LowerAt(at); word == "the" || word == "a" || word == "an") {
    if (!comma) return -1;
    ++at;
  }
  for (int i = 0; i < kLongestDescription && at < count; ++i, ++at) {
    const int32_t found = starts_at_[static_cast<size_t>(at)];
    if (found >= 0 && s_.mentions[static_cast<size_t>(found)].form == Form::kName) {
      const Mention& name = s_.mentions[static_cast<size_t>(found)];
      const bool closed = name.last >= s_.text.sentences[name.sentence].last_token;  // "real name Ivo Lenz Jr."
      if (comma && !closed && !EndsApposition(s_.LowerAt(name.last)) && s_.LowerAt(name.last) != "(") return -1;
      return name.entity;
    }
    // "the botanist Dr Ana Lenz"
    static constexpr auto kTitles =
        WordSet({"dr", "dr.", "sir", "dame", "professor", "prof", "prof.", "rev", "rev.", "revd", "lord", "lady",
                 "baroness", "mr", "mrs", "ms", "miss", "canon", "col"});
    if (!comma && i < 2 && kTitles.Has(s_.LowerAt(at)) &&
        s_.text.tokens[static_cast<size_t>(at)].shape != Shape::kLower)
      continue;
    // "the former Scotland under-20 hooker Ivo Lenz"
    const bool joint = s_.LowerAt(at) == "-" || s_.LowerAt(at + 1) == "-";
    if (comma && joint && found < 0) continue;
    const bool describes = comma && (!VerbAt(s_, at) || kLikeAdjectives.Has(s_.LowerAt(at))) &&
                           s_.text.tokens[static_cast<size_t>(at)].shape != Shape::kPunct && found < 0 &&
                           !IsPreposition(s_.LowerAt(at));
    if (!describes) return -1;
  }
  return -1;
}

// Whom the possessor of a nominal means: "her" of "her coach", "the club" of "the club's coach".
int32_t Salience::OwnerOf(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  if (nominal.Get("of").empty()) {
    const bool nested = m + 1 < s_.mentions.size() && s_.mentions[m + 1].first == nominal.first &&
                        s_.mentions[m + 1].form == Form::kNominal;
    if (!nested) return -1;
    if (found_[m + 1] < 0) found_[m + 1] = Resolve(m + 1);
    return found_[m + 1];
  }
  const int token = NumberOf(nominal.Get("of_token"));
  for (uint32_t c = m > 8 ? m - 8 : 0; c < std::min<size_t>(s_.mentions.size(), m + 8); ++c) {
    const Mention& possessor = s_.mentions[c];
    if (c == m || possessor.form == Form::kNominal || possessor.first != static_cast<uint32_t>(token)) continue;
    // "her" of "her coach" stands behind it in the list.
    if (c > m && found_[c] < 0 && possessor.entity < 0 && possessor.form != Form::kName) found_[c] = Resolve(c);
    if (possessor.entity < 0 && found_[c] < 0) return SharedOwner(c, nominal.Get("role"));
    return possessor.entity >= 0 ? possessor.entity : found_[c];
  }
  return -1;
}

// "their father", "their coach": of any of them; -1: the plural at `c` is open, or each may have another one.
int32_t Salience::SharedOwner(uint32_t c, std::string_view role) const {
  static constexpr auto kShared = WordSet({"father", "mother", "coach", "trainer", "manager", "uncle", "aunt"});
  if (!kShared.Has(role)) return -1;
  for (size_t g = groups_.size(); g-- > 0 && groups_[g].sentence == s_.mentions[c].sentence;) {
    if (groups_[g].mention == c) return groups_[g].members.front();
  }
  return -1;
}

bool Salience::IsAthleteWord(std::string_view head) {
  static constexpr auto kWords = WordSet({"athlete",
                                          "runner",
                                          "player",
                                          "champion",
                                          "star",
                                          "winner",
                                          "striker",
                                          "midfielder",
                                          "defender",
                                          "swimmer",
                                          "cyclist",
                                          "goalkeeper",
                                          "rider",
                                          "boxer",
                                          "sprinter",
                                          "skier",
                                          "driver",
                                          "teenager",
                                          "veteran",
                                          "forward",
                                          "marathoner",
                                          "man",
                                          "woman",
                                          "legend",
                                          "youngster",
                                          "footballer",
                                          "winger",
                                          "golfer",
                                          "jumper",
                                          "thrower",
                                          "title holder",
                                          "fighter",
                                          "keeper",
                                          "newcomer",
                                          "rookie",
                                          "debutant",
                                          "substitute",
                                          "medallist",
                                          "medalist",
                                          "native",
                                          "pensioner",
                                          "retiree",
                                          "newcomer",
                                          "islander",
                                          "skater",
                                          "gymnast",
                                          "biathlete",
                                          "wrestler",
                                          "hurdler",
                                          "vaulter",
                                          "racer",
                                          "jockey",
                                          "sailor",
                                          "rower",
                                          "diver",
                                          "quarterback",
                                          "pitcher",
                                          "guard",
                                          "goalie",
                                          "goaltender",
                                          "centre-back",
                                          "full-back",
                                          "boy",
                                          "girl",
                                          "lady",
                                          "gentleman",
                                          "heavyweight",
                                          "middleweight",
                                          "welterweight",
                                          "lightweight",
                                          "featherweight",
                                          "southpaw",
                                          "laureate",
                                          "batsman",
                                          "bowler",
                                          "prop",
                                          "hooker",
                                          "flanker",
                                          "shot-stopper",
                                          "playmaker",
                                          "linebacker",
                                          "father-of-two",
                                          "father-of-three",
                                          "father-of-four",
                                          "mother-of-two",
                                          "mother-of-three",
                                          "mother-of-four",
                                          "dad-of-two",
                                          "dad-of-three",
                                          "mum-of-two",
                                          "mum-of-three"});
  return kWords.Has(head);
}

}  // namespace kg::extract::coref
