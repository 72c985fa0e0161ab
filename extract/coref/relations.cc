// Who is whose coach, wife, father or successor: "her coach, Ivo Lenz", "Ruiz, who replaced Lund", "a daughter of Per
// Ruiz and his wife, Edda", and whom "her coach" means then.
#include "extract/coref/kin.h"
#include "extract/coref/like_roles.h"
#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

bool IsOpponent(std::string_view role) {
  static constexpr auto kOpponents = WordSet({"opponent", "rival", "conqueror", "challenger", "victim"});
  return kOpponents.Has(role);
}

// Of whom there are two, where a text has named two.
bool IsOtherOfTwo(std::string_view role) {
  static constexpr auto kOthers = WordSet({"co-founder", "co-author", "partner", "attacker", "killer", "rescuer"});
  return kOthers.Has(role);
}

// Of whom there may be many: only whom the text calls so.
bool IsMate(std::string_view role) {
  static constexpr auto kMates =
      WordSet({"colleague", "teammate", "team-mate", "training partner", "doubles partner", "co-star", "co-driver",
               "co-pilot", "running mate", "accomplice", "companion", "co-defendant", "co-accused"});
  return kMates.Has(role);
}

bool IsSibling(std::string_view role) {
  static constexpr auto kSiblings = WordSet({"brother", "sister", "twin", "sibling"});
  return kSiblings.Has(role);
}

constexpr int kLongestDescription = 5;  // words between a noun and the name in apposition: "the former swimmer"

}  // namespace

// "his coach": known only when the text named the coach.
int32_t Salience::Possessed(uint32_t m, int32_t owner) const {
  if (owner < 0) return -1;
  const Mention& nominal = s_.mentions[m];
  const std::string_view role = nominal.Get("role").empty() ? nominal.Get("head") : nominal.Get("role");
  const auto it = s_.relations.find({owner, RelationKey(role)});
  if (it == s_.relations.end() && (role == "father" || role == "mother")) return ParentOf(owner, role);
  // A lawyer's client is whom a report from court is about.
  if (it == s_.relations.end() && role == "client") {
    const int32_t client = Accused() >= 0 ? Accused() : Topic(m, Gender::kUnknown);
    return client == owner ? -1 : client;
  }
  if (it == s_.relations.end() && IsAthleteWord(role)) {  // a coach's runner
    const auto athlete = s_.relations.find({owner, "athlete"});
    return athlete == s_.relations.end() ? -1 : athlete->second;
  }
  if (it == s_.relations.end() && role == "successor") {
    const int32_t successor = RoleHolder(m, role);
    return successor == owner ? -1 : std::max(successor, -1);
  }
  if (it == s_.relations.end() && IsSibling(role)) {  // of twins whom the text has named together
    const auto sibling = s_.relations.find({owner, "sibling"});
    const bool fits = sibling != s_.relations.end() && sibling->second != owner &&
                      !s_.entities[static_cast<size_t>(sibling->second)].Contradicts(GenderOfNoun(role));
    return fits ? sibling->second : -1;
  }
  if (it != s_.relations.end()) return it->second == owner ? -1 : it->second;
  if (IsOpponent(role)) {
    const int32_t opponent = Opponent(m, owner);
    return opponent >= 0 ? opponent : OtherNamed(m, owner);
  }
  if (role == "co-founder" || role == "partner") {
    if (const int32_t other = OtherOfTwo(m, owner); other >= 0) return other;
  }
  if (IsOtherOfTwo(role) || IsMate(role)) {
    const int32_t other = OtherNamed(m, owner);
    const bool called = other >= 0 && s_.entities[static_cast<size_t>(other)].HasRole(role);
    return called || IsOtherOfTwo(role) ? other : -1;
  }
  for (const std::string_view like : LikeRoles(role)) {
    const auto held = s_.relations.find({owner, RelationKey(like)});
    if (held != s_.relations.end() && held->second != owner) return held->second;
  }
  return IsPerson(owner) ? -1 : HolderAt(m, owner, role);
}

// "Oslo FC won through captain Ruiz. The Oslo captain ...": the one whom the text gives the role, if of no other side.
int32_t Salience::HolderAt(uint32_t m, int32_t side, std::string_view role) const {
  const int32_t holder = RoleHolder(m, role);
  if (holder < 0) return -1;
  for (const auto& [key, entity] : s_.relations) {
    if (entity == holder && key.first != side && !IsPerson(key.first)) return -1;
  }
  constexpr uint32_t kDescription = 3;  // words between: "Oslo FC head coach Ruiz"
  for (const uint32_t m_of : s_.entities[static_cast<size_t>(holder)].mentions) {
    if (m_of == 0 || s_.mentions[m_of].form != Form::kName) continue;
    const Mention& before = s_.mentions[m_of - 1];
    const bool beside = before.sentence == s_.mentions[m_of].sentence && before.form == Form::kName &&
                        before.last < s_.mentions[m_of].first && before.last + kDescription >= s_.mentions[m_of].first;
    if (beside && before.entity >= 0 && before.entity != side && !IsPerson(before.entity) && IsThing(before.entity))
      return -1;
  }
  return holder;
}

// "Ruiz passed team-mate Lund. Her team-mate ...": the only other person of the last sentence that speaks of the owner.
int32_t Salience::OtherNamed(uint32_t m, int32_t owner) const {
  constexpr uint32_t kBack = 1;
  const Mention& nominal = s_.mentions[m];
  // "his running mate, Ana Ruiz": a name that nobody knows
  const bool named = s_.LowerAt(nominal.last) == "," && nominal.last + 1 < s_.text.tokens.size() &&
                     s_.text.tokens[nominal.last + 1].shape != Shape::kLower;
  if (named) return -1;
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(nominal.last) - 1));
  for (uint32_t back = 0; back <= kBack && back <= nominal.sentence; ++back) {
    const uint32_t s = nominal.sentence - back;
    bool about = false;
    int32_t other = -1;
    for (uint32_t c = s_.sentence_begin[s]; c < s_.sentence_begin[s + 1] && c < m; ++c) {
      const int32_t entity = found_[c];
      if (entity < 0 || !IsPerson(entity) || s_.mentions[c].last > nominal.first) continue;
      about |= entity == owner;
      if (entity == owner || entity == other || s_.entities[static_cast<size_t>(entity)].Contradicts(gender)) continue;
      if (other >= 0) return -1;
      other = entity;
    }
    if (about && other >= 0) return other;
  }
  return -1;
}

// "Leo is the son of Ana Ruiz. His mother ...": what the noun tells of her.
void Salience::LearnGender(uint32_t m, int32_t entity) {
  if (!rehearsal_ || entity < 0) return;
  Entity& person = s_.entities[static_cast<size_t>(entity)];
  const Gender gender = GenderOfNoun(s_.LowerAt(static_cast<int64_t>(s_.mentions[m].last) - 1));
  if (gender == Gender::kMale) person.male += 2;
  if (gender == Gender::kFemale) person.female += 2;
}

// "His father was watching": of one whose father the text has told.
bool Salience::HasSuchKin(int32_t entity, uint32_t m) const {
  constexpr int64_t kReach = 3;  // "his late father"
  const Mention& mention = s_.mentions[m];
  for (int64_t at = mention.last; at < static_cast<int64_t>(mention.last) + kReach; ++at) {
    const std::string_view noun = s_.LowerAt(at);
    if (!IsRelational(noun)) continue;
    if (noun == "father" || noun == "mother" || noun == "parents") {
      if (s_.relations.contains({entity, "parent"})) return true;
    }
    return s_.relations.contains({entity, RelationKey(noun)});
  }
  return false;
}

// What a nominal says of the person it names.
void Salience::LearnNominal(uint32_t m, int32_t owner, int32_t entity) {
  const Mention& nominal = s_.mentions[m];
  Entity& person = s_.entities[static_cast<size_t>(entity)];
  LearnGender(m, entity);
  const std::string_view role = nominal.Get("role").empty() ? nominal.Get("head") : nominal.Get("role");
  if (!role.empty() && !person.HasRole(role)) person.roles.emplace_back(role);
  if (const int age = NumberOf(nominal.Get("age")); age >= 0 && person.age < 0) person.age = age;
  if (person.nationality.empty()) person.nationality = nominal.Get("nationality");
  if (owner >= 0 && IsRelational(role)) {
    const Tie relative{owner, IsKin(role)};
    kin_of_[m] = relative;
    // "Ivo Lenz, her father, ...": the name before.
    const int32_t before = nominal.first > 0 ? ends_at_[nominal.first - 1] : -1;
    if (before >= 0 && found_[static_cast<size_t>(before)] == entity) kin_of_[static_cast<uint32_t>(before)] = relative;
  }
  if (owner >= 0 && !role.empty()) Relate(owner, role, entity);
}

// Whom a woman marries is more likely a man, where neither text nor name tells.
void Salience::LearnGender(int32_t known, int32_t other) {
  const Gender gender = s_.entities[static_cast<size_t>(known)].gender();
  Entity& spouse = s_.entities[static_cast<size_t>(other)];
  if (gender == Gender::kUnknown || spouse.gender() != Gender::kUnknown || spouse.name_gender != Gender::kUnknown)
    return;
  spouse.name_gender = Opposite(gender);
}

void Salience::Relate(int32_t owner, std::string_view role, int32_t entity) {
  const std::string key = RelationKey(role);
  s_.relations[{owner, key}] = entity;
  if (key == "spouse") s_.relations[{entity, key}] = owner;
  if (key == "son" || key == "daughter" || key == "child") s_.relations.try_emplace({entity, "parent"}, owner);
  if (IsSibling(key)) {
    s_.relations[{owner, "sibling"}] = entity;
    s_.relations[{entity, "sibling"}] = owner;
  }
}

// "Ruiz was the daughter of Ivo Lenz and his wife, Edda": a parent of whom the sentence is about.
void Salience::LearnParent(uint32_t m) {
  static constexpr auto kChild = WordSet({"son", "daughter", "child", "children", "sons", "daughters"});
  const Mention& name = s_.mentions[m];
  int64_t of = static_cast<int64_t>(name.first) - 1;  // "the son of the painter Ana Ruiz"
  for (int i = 0; i < kLongestDescription && s_.LowerAt(of) != "of" && !kChild.Has(s_.LowerAt(of)); ++i) --of;
  if (s_.LowerAt(of) != "of" || !kChild.Has(s_.LowerAt(of - 1))) return;
  for (uint32_t c = s_.sentence_begin[name.sentence]; c < m; ++c) {
    if (!traits_[c].subject || found_[c] < 0 || found_[c] == name.entity) continue;
    if (s_.entities[static_cast<size_t>(found_[c])].type != ValueType::kPerson) continue;
    Relate(found_[c], "parent", name.entity);
    return;
  }
}

// "Ruiz, who replaced Ivo Lenz", "Lund took over from Lenz": who came before whom. "Ruiz is coached by Lenz": whose
// runner she is.
void Salience::LearnSuccession(uint32_t m) {
  static constexpr auto kFollowed =
      WordSet({"replaced", "succeeded", "replaces", "succeeds", "replacing", "succeeding"});
  const Mention& name = s_.mentions[m];
  if (found_[m] < 0 || name.form == Form::kPossessive) return;
  const auto at = static_cast<int64_t>(name.first) - 1;
  const std::string_view before = s_.LowerAt(at);
  const std::string_view verb = s_.LowerAt(at - 1);
  const bool took = before == "from" && verb == "over";
  const bool passive = before == "by" && kFollowed.Has(verb);
  const bool coached = before == "by" && (verb == "coached" || verb == "trained");
  if (!took && !passive && !coached && !kFollowed.Has(before)) return;
  for (uint32_t c = m; c-- > s_.sentence_begin[name.sentence];) {
    const int32_t one = found_[c];
    if (!traits_[c].subject || one < 0 || one == found_[m]) continue;
    if (s_.entities[static_cast<size_t>(one)].type != ValueType::kPerson) continue;
    if (coached) {
      Relate(one, "coach", found_[m]);
      Relate(found_[m], "athlete", one);
      return;
    }
    const int32_t later = passive ? found_[m] : one;
    const int32_t earlier = passive ? one : found_[m];
    Relate(later, "predecessor", earlier);
    Relate(earlier, "successor", later);
    return;
  }
}

// The parent that the text has named, or that one's spouse.
int32_t Salience::ParentOf(int32_t child, std::string_view role) const {
  auto parent = s_.relations.find({child, "parent"});
  if (parent == s_.relations.end()) {  // a brother's or sister's
    const auto sibling = s_.relations.find({child, "sibling"});
    if (sibling != s_.relations.end()) parent = s_.relations.find({sibling->second, "parent"});
  }
  if (parent == s_.relations.end() || parent->second == child) return -1;
  const Gender wanted = GenderOfNoun(role);
  const Entity& known = s_.entities[static_cast<size_t>(parent->second)];
  if (known.gender() == wanted || (known.gender() == Gender::kUnknown && known.name_gender != Opposite(wanted)))
    return parent->second;
  const auto spouse = s_.relations.find({parent->second, "spouse"});
  if (!known.Contradicts(wanted) || spouse == s_.relations.end() || spouse->second == child) return -1;
  return spouse->second;
}

// "their daughter, Ana Ruiz": of each of those whom the possessive at `m` means.
void Salience::RelateToAll(uint32_t m, std::string_view role, int32_t entity) {
  for (size_t g = groups_.size(); g-- > 0 && groups_[g].sentence == s_.mentions[m].sentence;) {
    if (groups_[g].mention != m) continue;
    const std::vector<int32_t> owners = groups_[g].members;
    for (int32_t owner : owners) {
      if (owner != entity) Relate(owner, role, entity);
    }
    return;
  }
}

// "Ruiz of Spain ... her compatriot Lund": both of Spain.
void Salience::ShareCountry(int32_t owner, std::string_view role, int32_t entity) {
  static constexpr auto kOfOne = WordSet({"compatriot", "countryman", "countrywoman"});
  if (!kOfOne.Has(role)) return;
  std::string& one = s_.entities[static_cast<size_t>(owner)].nationality;
  std::string& two = s_.entities[static_cast<size_t>(entity)].nationality;
  if (one.empty()) one = two;
  if (two.empty()) two = one;
}

// "her coach, Ivo Lenz", "Ruiz's coach Ivo Lenz", "Ruiz's coach is Ivo Lenz": who the coach of whom is.
void Salience::LearnRelation(uint32_t m) {
  const Mention& name = s_.mentions[m];
  if (!name.types.Has(MentionType::kPerson)) return;
  LearnParent(m);
  LearnSuccession(m);
  int64_t i = static_cast<int64_t>(name.first) - 1;
  const int64_t start = s_.text.sentences[name.sentence].first_token;
  for (int64_t k = i; k > start && k > i - kLongestDescription; --k) {  // ", the former swimmer Ivo Lenz"
    if (s_.LowerAt(k) != "the" || s_.LowerAt(k - 1) != ",") continue;
    i = k - 1;
    break;
  }
  for (int64_t k = i; k > start && k > i - kLongestDescription; --k) {  // "her dad, plumber Ivo Lenz"
    if (s_.LowerAt(k) == "," && k < i && IsRelational(s_.LowerAt(k - 1))) i = k;
    if (s_.text.tokens[static_cast<size_t>(k)].shape != Shape::kLower || IsPreposition(s_.LowerAt(k))) break;
  }
  if (s_.LowerAt(i) == "," || s_.LowerAt(i) == "is" || s_.LowerAt(i) == "was") --i;
  const int64_t begin = s_.text.sentences[name.sentence].first_token;
  if (i <= begin || s_.text.tokens[static_cast<size_t>(i)].shape != Shape::kLower) return;
  const std::string_view role = s_.LowerAt(i);
  for (int64_t k = i - 1; k >= begin && k >= i - 3; --k) {
    const bool mark = IsPossessive(s_.LowerAt(k));
    for (uint32_t c = m; c-- > 0 && s_.mentions[c].sentence == name.sentence;) {
      const Mention& owner = s_.mentions[c];
      const bool here = mark ? owner.last == static_cast<uint32_t>(k)
                             : owner.form == Form::kPossessive && owner.first == static_cast<uint32_t>(k);
      if (here && found_[c] < 0 && owner.form == Form::kPossessive) return RelateToAll(c, role, name.entity);
      if (here && found_[c] >= 0 && found_[c] != name.entity) {
        if (IsRelational(role)) {
          kin_of_[m] = {found_[c], IsKin(role)};
          introduced_by_.try_emplace(name.entity, found_[c]);
        }
        Relate(found_[c], role, name.entity);
        ShareCountry(found_[c], role, name.entity);
        return;
      }
    }
    if (mark || s_.text.tokens[static_cast<size_t>(k)].shape != Shape::kLower) return;
  }
}

}  // namespace kg::extract::coref
