// Pronouns and nominals: each takes the candidate that is nearest, most prominent and agrees, if one is clearly best.
//
// The text is read twice: the first reading only gathers the gender of people from pronouns that leave no choice, the
// second one links.
#include <algorithm>
#include <charconv>

#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"

namespace kg::extract::coref {
namespace {

// How much better than the second the best candidate must be.
constexpr double kPronounMargin = 0.35;
constexpr double kNominalMargin = 0.7;
constexpr uint32_t kSentencesBack = 7;

int ToInt(std::string_view digits) {
  int value = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
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
  size_t most = 1;
  for (const Entity& entity : s_.entities) {
    if (entity.type == ValueType::kPerson) most = std::max(most, entity.mentions.size());
  }
  for (const Entity& entity : s_.entities) {
    topic_.push_back(entity.type == ValueType::kPerson
                         ? static_cast<double>(entity.mentions.size()) / static_cast<double>(most)
                         : 0);
  }
  traits_.resize(s_.mentions.size());
  constexpr uint32_t kNone = UINT32_MAX;
  first_person_.assign(s_.text.sentences.size(), kNone);
  last_subject_.assign(s_.text.sentences.size(), kNone);
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    const Mention& mention = s_.mentions[m];
    if (!mention.types.Has(MentionType::kPerson)) continue;
    Traits& traits = traits_[m];
    traits.subject = IsSubject(s_, mention);
    traits.possessor = IsPossessor(s_, mention);
    traits.behind_preposition = BehindPreposition(s_, mention);
    traits.quoted = s_.QuoteAt(mention.first) != nullptr;
    if (first_person_[mention.sentence] == kNone) first_person_[mention.sentence] = m;
    if (traits.subject) last_subject_[mention.sentence] = m;
  }
}

void Salience::Read(bool rehearsal) {
  rehearsal_ = rehearsal;
  found_.assign(s_.mentions.size(), -1);
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    const Mention& mention = s_.mentions[m];
    if (mention.entity >= 0) {
      found_[m] = mention.entity;
      if (mention.form == Form::kName) LearnRelation(m);
      continue;
    }
    if (!mention.types.Has(MentionType::kPerson) || mention.form == Form::kName || s_.budget.spent()) continue;
    found_[m] = mention.form == Form::kNominal ? Nominal(m) : Pronoun(m);
  }
  // The speaker may be named behind the quotation: "I ...", he said.
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    if (found_[m] < 0 && s_.mentions[m].Get("person") == "1") found_[m] = FirstPerson(m);
  }
  if (rehearsal) return;
  for (uint32_t m = 0; m < s_.mentions.size(); ++m) {
    if (s_.mentions[m].entity < 0 && found_[m] >= 0) s_.Link(m, found_[m]);
  }
}

int32_t Salience::Pronoun(uint32_t m) {
  const Mention& mention = s_.mentions[m];
  if (mention.Get("person") == "1") return FirstPerson(m);
  std::string_view word = s_.LowerAt(mention.first);
  if (word == "who" || word == "whom" || word == "whose") return Relative(m);
  if (mention.Get("number") == "plural") return -1;
  return Best(m, GenderOf(mention.Get("gender")), kPronounMargin, nullptr);
}

// "Ruiz, who ...", "Ruiz, a coach who ...", "Ruiz is a coach who ..."
int32_t Salience::Relative(uint32_t m) const {
  const Sentence& sentence = s_.text.sentences[s_.mentions[m].sentence];
  int64_t token = s_.mentions[m].first;
  if (token == sentence.first_token) return -1;
  std::string_view before = s_.LowerAt(token - 1);
  if (before == "," || before == "\u2014" || before == "\u2013" || before == "-" || before == "and") --token;
  if (token > sentence.first_token && s_.LowerAt(token - 1) == ")") {  // "Ruiz (KEN), who"
    while (token > sentence.first_token && s_.LowerAt(token) != "(") --token;
  }
  if (token <= sentence.first_token) return -1;
  // "Ruiz , 37 , who"
  int32_t at = ends_at_[static_cast<size_t>(token)];
  if (at < 0 && token >= 2 && s_.LowerAt(token - 2) == ",") {
    if (int32_t older = ends_at_[static_cast<size_t>(token - 2)];
        older >= 0 && s_.text.tokens[static_cast<size_t>(token - 1)].shape == Shape::kNumber)
      at = older;
  }
  if (at >= 0) return found_[static_cast<size_t>(at)];
  for (int64_t i = token - 1; i > sentence.first_token && i > token - 12; --i) {
    std::string_view word = s_.LowerAt(i);
    if (word == "," || word == ".") return -1;
    std::string_view joint = s_.LowerAt(i - 1);
    const bool joins = joint == "," || joint == "is" || joint == "was" || joint == "became" || joint == "remains";
    if ((word == "a" || word == "an" || word == "the" || word == "one") && joins) {
      at = ends_at_[static_cast<size_t>(i - 1)];
      return at >= 0 ? found_[static_cast<size_t>(at)] : -1;
    }
  }
  return -1;
}

int32_t Salience::FirstPerson(uint32_t m) const {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote == nullptr || quote->speaker < 0) return -1;
  return SpeakerOf(m);
}

// The entity that speaks around the mention; a third-person pronoun in a quotation is not its speaker.
int32_t Salience::SpeakerOf(uint32_t m) const {
  const Quote* quote = s_.QuoteAt(s_.mentions[m].first);
  if (quote == nullptr || quote->speaker < 0) return -1;
  const Mention& speaker = s_.mentions[static_cast<size_t>(quote->speaker)];
  return speaker.entity >= 0 ? speaker.entity : found_[static_cast<size_t>(quote->speaker)];
}

bool Salience::Agrees(const Entity& entity, Gender gender, const Mention* nominal) const {
  if (entity.type != ValueType::kPerson) return false;
  const Gender known = entity.gender();
  if (gender != Gender::kUnknown && known != Gender::kUnknown && known != gender) return false;
  if (nominal == nullptr) return true;
  const int age = ToInt(nominal->Get("age"));
  if (age >= 0 && entity.age >= 0 && age != entity.age) return false;
  std::string_view nationality = nominal->Get("nationality");
  return nationality.empty() || entity.nationality.empty() || nationality == entity.nationality;
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
  if (traits.possessor && distance > 0) {
    // "Ruiz's story began in Norway. She ...": a sentence that opens with a possessor is about them.
    const bool opens =
        candidate.form == Form::kName && candidate.first == s_.text.sentences[candidate.sentence].first_token;
    score += opens ? 0.8 : -0.3;
  }
  if (!traits.subject && traits.behind_preposition) score -= 0.4;
  const uint32_t paragraph = s_.text.sentences[mention.sentence].paragraph;
  if (s_.text.sentences[candidate.sentence].paragraph == paragraph) score += 0.3;
  const BlockRole role = s_.RoleOf(candidate.sentence);
  const bool aside = role == BlockRole::kCaption || role == BlockRole::kKeyPoint || role == BlockRole::kHeadline;
  if (aside && s_.RoleOf(mention.sentence) != role) score -= 1.2;
  if (traits.quoted && !traits_[m].quoted) score -= 0.8;
  if (distance == 0 && mention.form == Form::kPossessive && SameClause(s_, candidate.last, mention.first)) score += 0.7;
  return score;
}

// An object pronoun is not the subject of its own clause.
bool Salience::Bound(uint32_t c, uint32_t m) const {
  const Mention& mention = s_.mentions[m];
  const Mention& candidate = s_.mentions[c];
  if (mention.form != Form::kPronoun || candidate.sentence != mention.sentence) return false;
  std::string_view word = s_.LowerAt(mention.first);
  if (word == "he" || word == "she") return false;
  return !traits_[c].possessor && SameClause(s_, candidate.last, mention.first);
}

// "After she won, Ruiz wept": a name right behind the comma that ends the opening clause.
int32_t Salience::Cataphor(uint32_t m, Gender gender) const {
  const Mention& mention = s_.mentions[m];
  const Sentence& sentence = s_.text.sentences[mention.sentence];
  static constexpr std::string_view kOpeners[] = {"after",      "before",    "when",    "while",    "in",     "on",
                                                  "at",         "despite",   "as",      "although", "though", "since",
                                                  "during",     "with",      "by",      "until",    "if",     "for",
                                                  "throughout", "following", "because", "even",     "from",   "once"};
  std::string_view opener = s_.LowerAt(sentence.first_token);
  if (std::find(std::begin(kOpeners), std::end(kOpeners), opener) == std::end(kOpeners)) return -1;
  for (uint32_t i = sentence.first_token; i < mention.first; ++i) {
    if (s_.LowerAt(i) == ",") return -1;
  }
  for (uint32_t i = mention.last; i + 1 < sentence.last_token; ++i) {
    if (s_.LowerAt(i) != ",") continue;
    const int32_t at = starts_at_[i + 1];
    if (at < 0 || s_.mentions[static_cast<size_t>(at)].form != Form::kName || !traits_[static_cast<size_t>(at)].subject)
      return -1;
    const int32_t entity = s_.mentions[static_cast<size_t>(at)].entity;
    return entity >= 0 && Agrees(s_.entities[static_cast<size_t>(entity)], gender, nullptr) ? entity : -1;
  }
  return -1;
}

int32_t Salience::Best(uint32_t m, Gender gender, double margin, const Mention* nominal) {
  const Mention& mention = s_.mentions[m];
  const int32_t speaker = SpeakerOf(m);
  std::vector<std::pair<int32_t, double>> offers;  // per entity the best
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
  for (uint32_t c = m; c-- > 0;) {
    const Mention& candidate = s_.mentions[c];
    if (mention.sentence - candidate.sentence > kSentencesBack || !s_.budget.Take(2)) break;
    const int32_t entity = found_[c];
    if (entity < 0 || entity == speaker || candidate.last > mention.first) continue;
    const Entity& known = s_.entities[static_cast<size_t>(entity)];
    if (!Agrees(known, gender, nominal)) continue;
    s_.budget.Take(20 + offers.size());
    if (Bound(c, m)) barred.push_back(entity);
    double score = Offer(c, m) + topic_[static_cast<size_t>(entity)] * 0.6;
    if (gender != Gender::kUnknown && known.gender() == gender) score += 0.3;
    if (nominal != nullptr) score += NominalBonus(known, *nominal);
    offer(entity, score);
  }
  if (s_.budget.spent()) return -1;
  if (nominal == nullptr) {
    if (const int32_t entity = Cataphor(m, gender); entity >= 0) offer(entity, 4.2);
  }
  std::erase_if(offers,
                [&](const auto& o) { return std::find(barred.begin(), barred.end(), o.first) != barred.end(); });
  if (offers.empty()) return nominal == nullptr ? Topic(m, gender) : -1;
  std::sort(offers.begin(), offers.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  const double lead = offers.size() > 1 ? offers[0].second - offers[1].second : 2.0;
  if (lead < margin) return -1;
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

// Nobody near: the only person of the article, if there is one.
int32_t Salience::Topic(uint32_t m, Gender gender) const {
  int32_t found = -1;
  for (size_t e = 0; e < s_.entities.size(); ++e) {
    if (!s_.budget.Take(2)) return -1;
    if (!Agrees(s_.entities[e], gender, nullptr) || s_.entities[e].mentions.empty()) continue;
    if (static_cast<int32_t>(e) == SpeakerOf(m)) continue;
    if (found >= 0) return -1;
    found = static_cast<int32_t>(e);
  }
  return found;
}

double Salience::NominalBonus(const Entity& entity, const Mention& nominal) const {
  double bonus = 0;
  const int age = ToInt(nominal.Get("age"));
  if (age >= 0 && entity.age == age) bonus += 2;
  std::string_view nationality = nominal.Get("nationality");
  if (!nationality.empty() && nationality == entity.nationality) bonus += 1.5;
  std::string_view head = nominal.Get("head");
  if (!head.empty() && entity.HasRole(head)) bonus += 1.5;
  return bonus;
}

// "the 33-year-old", "his coach", "the Rwandan"
int32_t Salience::Nominal(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  const size_t first = nominal.first;
  const size_t last = nominal.last;
  // In apposition: "Ruiz, the 33-year-old", "the Kenyan runner Ruiz", "her coach, Ivo Lenz,".
  if (first >= 2 && s_.LowerAt(static_cast<int64_t>(first) - 1) == "," && ends_at_[first - 1] >= 0) {
    const int32_t before = ends_at_[first - 1];
    std::string_view behind = s_.LowerAt(static_cast<int64_t>(last));
    if (behind == "," || behind == "." || behind == "who" || behind == "and" || behind.empty())
      return found_[static_cast<size_t>(before)];
  }
  if (starts_at_[last] >= 0 && s_.mentions[static_cast<size_t>(starts_at_[last])].form == Form::kName) {
    return s_.mentions[static_cast<size_t>(starts_at_[last])].entity;
  }
  if (s_.LowerAt(static_cast<int64_t>(last)) == "," && last + 1 < starts_at_.size() && starts_at_[last + 1] >= 0) {
    const Mention& name = s_.mentions[static_cast<size_t>(starts_at_[last + 1])];
    std::string_view behind = s_.LowerAt(name.last);
    if (name.form == Form::kName && (behind == "," || behind == "." || behind.empty())) return name.entity;
  }
  if (!nominal.Get("of").empty()) return Possessed(m);
  std::string_view opener = s_.LowerAt(static_cast<int64_t>(first));
  if (opener == "a" || opener == "an") return -1;
  const bool described = !nominal.Get("age").empty() || !nominal.Get("nationality").empty();
  const int32_t best = Best(m, Gender::kUnknown, described ? kPronounMargin : kNominalMargin, &nominal);
  if (best < 0) return -1;
  const Entity& entity = s_.entities[static_cast<size_t>(best)];
  std::string_view head = nominal.Get("head");
  // "the coach" is somebody whom the text calls a coach; "the athlete" may be anybody.
  if (!described && !head.empty() && !IsAthleteWord(head) && !entity.HasRole(head)) return -1;
  return best;
}

bool Salience::IsAthleteWord(std::string_view head) {
  static constexpr std::string_view kWords[] = {
      "athlete",    "runner",   "player",     "champion",   "star",    "winner",     "striker",
      "midfielder", "defender", "goalkeeper", "swimmer",    "cyclist", "rider",      "boxer",
      "sprinter",   "skier",    "driver",     "teenager",   "veteran", "marathoner", "forward",
      "actor",      "actress",  "singer",     "politician", "man",     "woman",      "legend"};
  return std::find(std::begin(kWords), std::end(kWords), head) != std::end(kWords);
}

// "his coach": known only when the text named the coach.
int32_t Salience::Possessed(uint32_t m) {
  const Mention& nominal = s_.mentions[m];
  int32_t owner = -1;
  const int token = ToInt(nominal.Get("of_token"));
  for (uint32_t c = m > 8 ? m - 8 : 0; c < std::min<size_t>(s_.mentions.size(), m + 8); ++c) {
    const Mention& possessor = s_.mentions[c];
    if (c == m || possessor.form == Form::kNominal || possessor.first != static_cast<uint32_t>(token)) continue;
    if (c > m && found_[c] < 0 && possessor.entity < 0)
      found_[c] = Pronoun(c);  // "her" of "her coach" stands behind it in the list
    owner = possessor.entity >= 0 ? possessor.entity : found_[c];
  }
  if (owner < 0) return -1;
  auto it = s_.relations.find({owner, std::string(nominal.Get("head"))});
  return it == s_.relations.end() ? -1 : it->second;
}

// "her coach, Ivo Lenz", "Ruiz's coach Ivo Lenz", "Ruiz's coach is Ivo Lenz": who the coach of whom is.
void Salience::LearnRelation(uint32_t m) {
  const Mention& name = s_.mentions[m];
  if (!name.types.Has(MentionType::kPerson)) return;
  int64_t i = static_cast<int64_t>(name.first) - 1;
  if (s_.LowerAt(i) == "," || s_.LowerAt(i) == "is" || s_.LowerAt(i) == "was") --i;
  const int64_t begin = s_.text.sentences[name.sentence].first_token;
  if (i <= begin || s_.text.tokens[static_cast<size_t>(i)].shape != Shape::kLower) return;
  const std::string role(s_.LowerAt(i));
  for (int64_t k = i - 1; k >= begin && k >= i - 3; --k) {
    const bool mark = IsPossessive(s_.LowerAt(k));
    for (uint32_t c = m; c-- > 0 && s_.mentions[c].sentence == name.sentence;) {
      const Mention& owner = s_.mentions[c];
      const bool here = mark ? owner.last == static_cast<uint32_t>(k)
                             : owner.form == Form::kPossessive && owner.first == static_cast<uint32_t>(k);
      if (here && found_[c] >= 0 && found_[c] != name.entity) {
        s_.relations[{found_[c], role}] = name.entity;
        return;
      }
    }
    if (mark || s_.text.tokens[static_cast<size_t>(k)].shape != Shape::kLower) return;
  }
}

void ResolvePronounsAndNominals(State* state) {
  Salience salience(state);
  salience.Read(true);
  salience.Read(false);
}

}  // namespace kg::extract::coref
