#include "extract/claims/builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extract/claims/employers.h"
#include "extract/claims/match_context.h"
#include "extract/claims/merge.h"
#include "extract/claims/other_races.h"
#include "extract/claims/posts.h"
#include "extract/claims/race_context.h"
#include "extract/claims/successions.h"
#include "extract/text/word_set.h"
#include "graph/model/date.h"
#include "graph/model/duration.h"
#include "graph/model/text.h"

namespace kg::extract {
namespace {

// How much a claim is worth when its slot is no name.
constexpr double kPronounFactor = 0.9;
constexpr double kNominalFactor = 0.85;
constexpr double kInferredFactor = 0.85;

// What a title or an apposition says of somebody, whatever the clause around it hopes or denies.
constexpr auto kDescribes = WordSet({"age", "nationality", "born-in", "lives-in", "spouse", "sibling-of", "child-of",
                                     "educated-at", "works-for", "ceo-of", "holds-position", "political-party",
                                     "founded-by", "headquartered-in", "subsidiary-of", "coach-of", "member-of"});

std::optional<ValueType> EntityTypeOf(MentionType type) {
  switch (type) {
    case MentionType::kPerson:
      return ValueType::kPerson;
    case MentionType::kPlace:
      return ValueType::kPlace;
    case MentionType::kTeam:
      return ValueType::kTeam;
    case MentionType::kOrganization:
      return ValueType::kOrganization;
    case MentionType::kEvent:
      return ValueType::kEvent;
    default:
      return std::nullopt;
  }
}

bool IsNumberQualifier(const RelationArgument& argument) {
  return argument.Accepts(ValueType::kNumber) || argument.Accepts(ValueType::kAge);
}

// The more precise of two dates that can mean one time; nullopt when they can't.
std::optional<std::string> MorePrecise(std::string_view a, std::string_view b) {
  const auto x = Date::Parse(a);
  const auto y = Date::Parse(b);
  if (!x || !y || Intersect(x->Days(), y->Days()).IsEmpty()) return std::nullopt;
  return std::string(y->Days().LengthDays() < x->Days().LengthDays() ? b : a);
}

// A record that "has stood since 2019" was set then.
std::string StartOfRecord(std::string_view value) {
  const auto date = Date::Parse(value);
  if (!date || !date->open_end || date->open_start) return std::string(value);
  return Date::Of(date->start.year, date->start.month, date->start.day, date->start.approximate).ToString();
}

// "Three weeks ago" is some day of that week: an interval says so where "about a day" would set it against its
// neighbours.
std::string SpanOfApproximateDay(std::string_view value) {
  constexpr int kHalfWeek = 3;
  const auto date = Date::Parse(value);
  if (!date || date->is_interval || !date->approximate() || date->precision() != DatePrecision::kDay)
    return std::string(value);
  const Day day = date->Days().first;
  return Date::Between(Date::OfDay(day - kHalfWeek).start, Date::OfDay(day + kHalfWeek).start).ToString();
}

bool IsResult(std::string_view predicate) {
  return predicate == "won" || predicate == "placed" || predicate == "beat" || predicate == "scored";
}

// "will meet Ruiz, a 3-1 winner over Holt, next Friday": no day of what has been.
bool IsAhead(std::string_view value, const Date& written) {
  const auto date = Date::Parse(value);
  return date && written.start.year != 0 && date->Days().first > written.Days().last;
}

bool IsLongRace(std::string_view discipline_or_event) {
  const std::string folded = FoldName(discipline_or_event);
  return folded.find("marathon") != std::string::npos || folded.find("triathlon") != std::string::npos ||
         folded.find("ironman") != std::string::npos;
}

// The entities that a plural means, by its attribute.
std::vector<int32_t> MembersOf(const Mention& mention) {
  std::vector<int32_t> members;
  for (std::string_view number : Split(mention.Get("members"), ' ')) {
    int32_t member = -1;
    std::from_chars(number.data(), number.data() + number.size(), member);
    if (member >= 0) members.push_back(member);
  }
  return members;
}

// "their father": of those who can be brothers and sisters. A name of one word may have any surname.
bool ShareSurname(const std::vector<LocalEntity>& entities, const std::vector<int32_t>& members) {
  std::string_view surname;
  for (const int32_t member : members) {
    const std::string_view name = entities[static_cast<size_t>(member)].name;
    const size_t space = name.rfind(' ');
    if (space == std::string_view::npos) continue;
    if (!surname.empty() && surname != name.substr(space + 1)) return false;
    surname = name.substr(space + 1);
  }
  return true;
}

}  // namespace

void ClaimBuilder::CoverMention(int32_t mention, Anchor* anchor) const {
  if (mention < 0) return;
  const Mention& m = analysis_.mentions[static_cast<size_t>(mention)];
  if (m.sentence != anchor->sentence) return;
  anchor->first = std::min(anchor->first, m.first);
  anchor->last = std::max(anchor->last, m.last);
}

// A plural ("they", "the couple") stands for each whom it means; both ends of a claim on one pair for the one and the
// other ("they married").
void ClaimBuilder::Add(const Match& match, uint32_t sentence, uint32_t mention_offset) {
  const auto members = [&](size_t binding) -> std::vector<int32_t> {
    if (match.bindings.size() <= binding || match.bindings[binding].kind != Binding::Kind::kMention) return {};
    return MembersOf(analysis_.mentions[static_cast<size_t>(match.bindings[binding].mention) + mention_offset]);
  };
  std::vector<int32_t> subjects = members(0);
  if (match.rule->relation == "child-of" && !ShareSurname(analysis_.entities, subjects)) return;
  if (subjects.empty()) subjects = SubjectsOf(match, sentence);
  const std::vector<int32_t> objects = members(1);
  if (subjects.empty() && objects.empty()) return AddOne(match, sentence, mention_offset);
  if (subjects.size() > 1 && objects.size() > 1) {
    const bool pair = match.bindings[0].mention == match.bindings[1].mention && subjects.size() == 2;
    if (pair) AddMember(match, sentence, mention_offset, subjects[0], subjects[1]);
    return;
  }
  for (int32_t subject : subjects) AddMember(match, sentence, mention_offset, subject, -1);
  for (int32_t object : objects) AddMember(match, sentence, mention_offset, -1, object);
}

// Both of "Ruiz and Holt" that a rule's @subject means; empty for one.
std::vector<int32_t> ClaimBuilder::SubjectsOf(const Match& match, uint32_t sentence) const {
  if (match.bindings.size() < 2 || match.bindings[0].kind != Binding::Kind::kReference ||
      match.bindings[0].text != "subject")
    return {};
  const auto subject = FindReference(
      analysis_, "subject", Anchor{.sentence = sentence, .first = match.first, .last = match.last}, Reach::kNearby);
  if (!subject || analysis_.mentions[*subject].sentence != sentence) return {};
  const auto partner = PartnerOfSubject(analysis_, *subject);
  if (!partner) return {};
  return {analysis_.mentions[*partner].entity, analysis_.mentions[*subject].entity};
}

// As AddOne, with the mentions of subject or object standing for that entity.
void ClaimBuilder::AddMember(const Match& match, uint32_t sentence, uint32_t mention_offset, int32_t subject,
                             int32_t object) {
  member_subject_ = subject;
  member_object_ = object;
  AddOne(match, sentence, mention_offset);
  member_subject_ = -1;
  member_object_ = -1;
}

void ClaimBuilder::AddOne(const Match& match, uint32_t sentence, uint32_t mention_offset) {
  const Relation* relation = schema_.Find(match.rule->relation);
  if (relation == nullptr || match.bindings.size() < 2) return;
  Anchor anchor{sentence, match.first, match.last, match.gap_first, match.gap_last};
  Anchor evidence = anchor;  // with what only stands near: shown to people, no part of the clause
  const auto shifted = [mention_offset](Binding binding) {
    if (binding.kind == Binding::Kind::kMention) binding.mention += static_cast<int32_t>(mention_offset);
    return binding;
  };
  const auto subject = member_subject_ >= 0 ? Member(member_subject_, shifted(match.bindings[0]), relation->subject())
                                            : Resolve(shifted(match.bindings[0]), relation->subject(), anchor);
  const auto object = member_object_ >= 0 ? Member(member_object_, shifted(match.bindings[1]), relation->object())
                                          : Resolve(shifted(match.bindings[1]), relation->object(), anchor);
  if (!subject || !object || subject->entity < 0 || subject->entity == object->entity) return;
  if (IsExcluded(subject->mention)) return;
  if (match.tie != Tie::kNone) {
    CoverMention(subject->mention, &evidence);
    CoverMention(object->mention, &evidence);
  }

  Claim claim;
  claim.doc = analysis_.article.id;
  claim.subject = static_cast<uint32_t>(subject->entity);
  claim.predicate = relation->name;
  claim.object_entity = object->entity;
  claim.object_type = object->type;
  claim.object = object->entity >= 0 ? analysis_.entities[static_cast<size_t>(object->entity)].name : object->literal;
  if (claim.object.empty()) return;
  claim.confidence = match.rule->confidence * subject->confidence * object->confidence;
  claim.inferred = subject->inferred || object->inferred;
  claim.rule = match.rule->name;
  // The edition of a competition that only stands near is no edition of this result, if its own words give another.
  if (!object->inferred) AddMentionQualifiers(*relation, *object, &claim);
  for (size_t i = 2; i < match.bindings.size(); ++i) {
    const RelationArgument* argument = relation->FindQualifier(match.bindings[i].name);
    if (argument == nullptr) continue;
    const auto value = Resolve(shifted(match.bindings[i]), *argument, anchor);
    if (!value) {
      if (match.bindings[i].kind == Binding::Kind::kReference && !match.bindings[i].optional) return;
      continue;
    }
    // What only stands near never overrules what belongs to the claim ("the 2022 Oslo Marathon ... in 2019").
    const bool near_only = match.bindings[i].kind == Binding::Kind::kReference;
    if (near_only && argument->name == "date" && !claim.Get("date").empty() &&
        !MorePrecise(claim.Get("date"), value->literal)) {
      continue;
    }
    SetQualifier(*argument, *value, &claim);
    CoverMention(value->inferred ? -1 : value->mention, &evidence);
    if (!near_only) CoverMention(value->mention, &anchor);
  }
  if (object->inferred) AddNearQualifiers(*relation, *object, &claim);
  AddDefaults(*relation, anchor, &claim);
  const bool event_elsewhere =
      object->mention < 0 || analysis_.mentions[static_cast<size_t>(object->mention)].sentence != sentence;
  if (claim.object_type == ValueType::kEvent && IsOfOtherRace(anchor, event_elsewhere, claim)) return;
  AddRaceContext(analysis_, *relation, anchor, event_elsewhere, &claim);
  ReadHoursIfNeeded(*relation, anchor, &claim);

  const bool given = match.rule->given || (match.verbless && kDescribes.Has(claim.predicate));
  const ClauseStatus status =
      clauses_.Read(analysis_, sentence,
                    {anchor.first, anchor.last, given, match.tie, match.subject, match.gap_first, match.gap_last});
  const bool flipped = match.rule->polarity == Polarity::kNegated;
  claim.polarity = flipped ? Polarity::kNegated : status.polarity;
  claim.modality = status.modality;
  const std::string_view post = claim.object_entity < 0 ? std::string_view(claim.object) : claim.Get("role");
  const Tenure tenure = TenureOf(analysis_, anchor, object->mention, claim.predicate, post);
  if (tenure == Tenure::kNotHeld && claim.modality == Modality::kFact) claim.modality = Modality::kPossible;
  if (claim.modality == Modality::kFact && IsStory(claim)) claim.modality = Modality::kHypothetical;
  const bool ended = status.ended || tenure == Tenure::kFormer;
  if (ended && !EndBeforeWriting(*relation, &claim)) return;
  if (claim.IsPlainFact() && IsResult(relation->name) &&
      IsAhead(claim.Get("date"), analysis_.article.published.estimate))
    std::erase_if(claim.qualifiers, [](const Qualifier& qualifier) { return qualifier.name == "date"; });
  if (relation->name == "age" && IsDoubtfulPronoun(subject->mention)) return;
  if (status.speaker >= 0) claim.attributed_to = analysis_.entities[static_cast<size_t>(status.speaker)].name;
  const Sentence& s = analysis_.text.sentences[sentence];
  claim.sentence = {s.begin, s.end};
  claim.span = {analysis_.text.tokens[evidence.first].begin, analysis_.text.tokens[evidence.last - 1].end};
  claim.confidence = std::round(claim.confidence * 1000) / 1000;
  claims_.push_back(std::move(claim));
}

bool ClaimBuilder::IsStory(const Claim& claim) const {
  return std::binary_search(parts_.begin(), parts_.end(), static_cast<int32_t>(claim.subject)) ||
         std::binary_search(parts_.begin(), parts_.end(), claim.object_entity);
}

bool ClaimBuilder::IsOfOtherRace(const Anchor& anchor, bool event_elsewhere, const Claim& claim) const {
  if (claim.predicate != "won" && claim.predicate != "placed") return false;
  if (IsRowOfStandings(analysis_, anchor.sentence)) return true;
  if (event_elsewhere) return WasElsewhere(analysis_, anchor, claim.object, claim.Get("date"));
  if (!IsCircuit(claim.object)) return false;
  // "his first Formula One victory in two years, at the Suzuma Grand Prix": another rule takes the race.
  const auto mentions = analysis_.MentionsOf(anchor.sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.types.Has(MentionType::kEvent) && m.form == Form::kName && m.value != claim.object;
  });
}

// "His team-mate Ruiz rode in front. He is 37": of whom the sentence before is about, or of whose team-mate? An age of
// the wrong one looks like a contradiction, so nobody gets it.
bool ClaimBuilder::IsDoubtfulPronoun(int32_t index) const {
  if (index < 0) return false;
  const Mention& pronoun = analysis_.mentions[static_cast<size_t>(index)];
  if (pronoun.form != Form::kPronoun || pronoun.sentence == 0) return false;
  bool another = false;
  for (const Mention& mention : analysis_.MentionsOf(pronoun.sentence)) {
    if (mention.first < pronoun.first && mention.entity >= 0 && mention.form == Form::kName) return false;
  }
  for (const Mention& mention : analysis_.MentionsOf(pronoun.sentence - 1)) {
    if (mention.entity < 0 || mention.form == Form::kPossessive || !mention.types.Has(MentionType::kPerson)) continue;
    if (mention.entity == pronoun.entity) return false;
    another = true;
  }
  return another;
}

// "It was Ruiz, not Holt, who won": of a name behind "not" nothing is claimed, and it is open what is denied. "Ana
// Ruiz, née Holt, was": no other person.
bool ClaimBuilder::IsExcluded(int32_t index) const {
  if (index < 0) return false;
  const auto named = [this](const Mention& mention) {
    const uint32_t begin = analysis_.text.sentences[mention.sentence].first_token;
    static constexpr auto kNobodyElse = WordSet({"not", "n\u00e9e", "nee"});
    return mention.form == Form::kName && mention.first > begin &&
           kNobodyElse.Has(analysis_.text.Lower(mention.first - 1));
  };
  const Mention& mention = analysis_.mentions[static_cast<size_t>(index)];
  if (analysis_.text.Lower(mention.first) != "who") return named(mention);
  const auto others = analysis_.MentionsOf(mention.sentence);
  return std::any_of(others.begin(), others.end(), [&](const Mention& other) {
    return other.entity == mention.entity && other.last <= mention.first && other.last + 1 >= mention.first &&
           named(other);
  });
}

// "is no longer the coach": held until some day before the article. What is no state ends with no claim.
bool ClaimBuilder::EndBeforeWriting(const Relation& relation, Claim* claim) const {
  if (!relation.is_state || relation.FindQualifier("date") == nullptr) return false;
  const Date& written = analysis_.article.published.estimate;
  if (claim->Get("date").empty() && written.start.year != 0)
    claim->Set("date", Date::NotAfter(written.start).ToString());
  return true;
}

std::optional<ClaimBuilder::Value> ClaimBuilder::Member(int32_t entity, const Binding& binding,
                                                        const RelationArgument& argument) const {
  const ValueType type = analysis_.entities[static_cast<size_t>(entity)].type;
  if (!argument.Accepts(type)) return std::nullopt;
  return Value{type, entity, "", binding.mention, kPronounFactor, false};
}

std::optional<ClaimBuilder::Value> ClaimBuilder::Resolve(const Binding& binding, const RelationArgument& argument,
                                                         const Anchor& anchor) {
  switch (binding.kind) {
    case Binding::Kind::kMention:
      return ResolveMention(static_cast<uint32_t>(binding.mention), binding.type, argument);
    case Binding::Kind::kText:
      return ResolveText(binding, argument, anchor);
    case Binding::Kind::kReference:
      return ResolveReference(binding, argument, anchor);
  }
  return std::nullopt;
}

std::optional<ClaimBuilder::Value> ClaimBuilder::ResolveText(const Binding& binding, const RelationArgument& argument,
                                                             const Anchor& anchor) {
  if (binding.text.empty()) return std::nullopt;
  Value value;
  value.type = argument.types[0];
  value.literal = binding.text;
  Mention here;
  here.first = anchor.first;
  here.last = anchor.last;
  if (value.type == ValueType::kPlace) {
    // The country that a nominal's attribute names ("the Rwandan").
    value.entity = static_cast<int32_t>(CountryEntity(binding.text, here));
  } else if (value.type == ValueType::kOrganization) {
    // What an adjective or a letter stands for: the party of "a Labour MP", of "(R-Texas)".
    value.entity = static_cast<int32_t>(FindOrAddEntity(ValueType::kOrganization, binding.text, here, &analysis_));
  } else if (IsEntityType(value.type)) {
    return std::nullopt;  // any other entity has a mention
  } else if (value.type == ValueType::kText) {
    NameFirms(anchor, &value.literal);
  }
  return value;
}

// "chairman of the company": of the firm by its name.
void ClaimBuilder::NameFirms(const Anchor& anchor, std::string* text) const {
  for (const Mention& mention : analysis_.MentionsOf(anchor.sentence)) {
    if (mention.form != Form::kNominal || mention.entity < 0 || mention.types != TypeSet{MentionType::kOrganization} ||
        mention.first < anchor.first || mention.last > anchor.last)
      continue;
    const std::string_view words = analysis_.Words(mention);
    if (!text->ends_with(words)) continue;
    text->replace(text->size() - words.size(), words.size(),
                  analysis_.entities[static_cast<size_t>(mention.entity)].name);
    return;
  }
}

std::optional<ClaimBuilder::Value> ClaimBuilder::ResolveReference(const Binding& binding,
                                                                  const RelationArgument& argument,
                                                                  const Anchor& anchor) {
  if (binding.text == "topic") {
    if (topic_ < 0) topic_ = TopicOf(analysis_);  // entities made later are named once only
    const int32_t topic = topic_;
    if (topic < 0 || !argument.Accepts(analysis_.entities[static_cast<size_t>(topic)].type)) return std::nullopt;
    return Value{ValueType::kPerson, topic, "", -1, kInferredFactor, true};
  }
  if (binding.text == "employer") {
    const auto mention = FindEmployer(analysis_, argument, anchor);
    if (!mention) return std::nullopt;
    std::optional<Value> value = ResolveMention(*mention, std::nullopt, argument);
    if (!value) return std::nullopt;
    value->confidence *= kInferredFactor;
    value->inferred = true;
    return value;
  }
  if (binding.text == "opponent" || binding.text == "loser" || binding.text == "side") {
    const std::string_view pending = binding.text == "loser"  ? kPendingLoser
                                     : binding.text == "side" ? kPendingSide
                                                              : kPendingOpponent;
    return Value{ValueType::kTeam, -1, std::string(pending), -1, kInferredFactor, true};
  }
  if (binding.text == "post" || binding.text == "held") {
    const std::string_view pending = binding.text == "post" ? kPendingPost : kPendingHeld;
    return Value{ValueType::kText, -1, std::string(pending), -1, kInferredFactor, true};
  }
  if (binding.text == "time")
    return Value{ValueType::kDuration, -1, std::string(kPendingTime), -1, kInferredFactor, true};
  if (binding.text == "speaker") {
    const ClauseStatus status = clauses_.Read(analysis_, anchor.sentence, {anchor.first, anchor.last});
    if (status.speaker < 0) return std::nullopt;
    return Value{ValueType::kPerson, status.speaker, "", -1, kInferredFactor, true};
  }
  if (binding.text == "by") {
    // "his widow" in a caption of 13 February: dead by then, if not by the day of publication.
    const auto mention = FindReference(analysis_, "date", anchor, Reach::kSentence);
    Date date = analysis_.article.published.estimate;
    if (mention) date = Date::Parse(analysis_.mentions[*mention].value).value_or(date);
    // An undated article may be of any day after the latest one that it tells of.
    const bool open = !mention && analysis_.article.published.days.last == kMaxDay;
    if (date.start.year == 0 || open) return std::nullopt;
    return Value{ValueType::kDate, -1,  Date::NotAfter(date.is_interval ? date.end : date.start).ToString(), -1,
                 kInferredFactor,  true};
  }
  const auto mention =
      FindReference(analysis_, binding.text, anchor, binding.optional ? Reach::kSentence : Reach::kNearby);
  if (!mention) return std::nullopt;
  std::optional<Value> value;
  if (binding.text == "discipline" && !analysis_.mentions[*mention].types.Has(MentionType::kDiscipline)) {
    value = Value{ValueType::kText, -1, std::string(analysis_.mentions[*mention].Get("discipline")), -1, 1.0, false};
  } else {
    value = ResolveMention(*mention, std::nullopt, argument);
  }
  if (!value) return std::nullopt;
  // The sentence's own date or event is as good as a slot; what stands in another sentence is inferred.
  if (analysis_.mentions[*mention].sentence != anchor.sentence || binding.text == "subject") {
    value->confidence *= kInferredFactor;
    value->inferred = true;
  }
  return value;
}

std::optional<ClaimBuilder::Value> ClaimBuilder::ResolveMention(uint32_t index, std::optional<MentionType> picked,
                                                                const RelationArgument& argument) {
  const Mention& mention = analysis_.mentions[index];
  if (!picked) {
    for (int t = 0; t < kMentionTypeCount && !picked; ++t) {
      const auto type = static_cast<MentionType>(t);
      if (!mention.types.Has(type)) continue;
      const auto entity_type = EntityTypeOf(type);
      if (!entity_type || argument.Accepts(*entity_type)) picked = type;
    }
    if (!picked) return std::nullopt;
  }
  if (*picked == MentionType::kNationality && argument.Accepts(ValueType::kPlace)) {
    Value value{ValueType::kPlace,
                static_cast<int32_t>(CountryEntity(mention.value, mention)),
                "",
                static_cast<int32_t>(index),
                1.0,
                false};
    return value;
  }
  if (EntityTypeOf(*picked)) {
    const bool wants_entity =
        std::any_of(argument.types.begin(), argument.types.end(), [](ValueType t) { return IsEntityType(t); });
    if (wants_entity) return ResolveEntity(index, *picked, argument);
  }
  if (mention.value.empty()) return std::nullopt;
  Value value;
  value.type = argument.types[0];
  value.literal = *picked == MentionType::kDate ? SpanOfApproximateDay(mention.value) : mention.value;
  value.mention = static_cast<int32_t>(index);
  return value;
}

std::optional<ClaimBuilder::Value> ClaimBuilder::ResolveEntity(uint32_t index, MentionType picked,
                                                               const RelationArgument& argument) {
  const Mention mention = analysis_.mentions[index];  // a copy: adding an entity may move nothing, but stays safe
  // "a Chalmers-trained engineer": the school is told as one, and nobody's employer or side.
  const std::string_view suffix = mention.Get("suffix");
  if (picked == MentionType::kOrganization && (suffix == "trained" || suffix == "educated") &&
      argument.name != "school")
    return std::nullopt;
  Value value;
  value.mention = static_cast<int32_t>(index);
  value.type = *EntityTypeOf(picked);
  if (picked == MentionType::kEvent && !mention.Get("race").empty()) {
    value.entity = static_cast<int32_t>(FindOrAddEntity(ValueType::kEvent, mention.Get("race"), mention, &analysis_));
    value.confidence = kInferredFactor;
    value.inferred = true;
    return value;
  }
  if (mention.entity >= 0 && argument.Accepts(analysis_.entities[static_cast<size_t>(mention.entity)].type)) {
    value.entity = mention.entity;
    value.type = analysis_.entities[static_cast<size_t>(mention.entity)].type;
  } else if (mention.form == Form::kName && argument.Accepts(value.type) && !mention.value.empty() &&
             (mention.entity < 0 || analysis_.entities[static_cast<size_t>(mention.entity)].type != value.type)) {
    // An ambiguous name ("Valencia": a place or its club) that the rule takes as another type than coreference did.
    if (mention.entity < 0 && value.type == ValueType::kPerson) return std::nullopt;  // left unresolved on purpose
    value.entity = static_cast<int32_t>(FindOrAddEntity(value.type, mention.value, mention, &analysis_));
    value.confidence = kInferredFactor;
  } else {
    return std::nullopt;
  }
  if (mention.form == Form::kNominal) value.confidence *= kNominalFactor;
  if (mention.form == Form::kPronoun || mention.form == Form::kPossessive) value.confidence *= kPronounFactor;
  return value;
}

uint32_t ClaimBuilder::CountryEntity(std::string_view country, const Mention& mention) {
  const uint32_t index = FindOrAddEntity(ValueType::kPlace, country, mention, &analysis_);
  LocalEntity& entity = analysis_.entities[index];
  if (!entity.attributes.contains("gazetteer")) {
    const auto places = gazetteer_.Find(FoldName(country));
    if (!places.empty()) entity.attributes["gazetteer"] = std::to_string(places[0]);
  }
  return index;
}

void ClaimBuilder::SetQualifier(const RelationArgument& argument, const Value& value, Claim* claim) {
  std::string text = value.entity >= 0 ? analysis_.entities[static_cast<size_t>(value.entity)].name : value.literal;
  if (text.empty()) return;
  if (argument.name == "date") {
    const std::string_view known = claim->Get("date");
    if (claim->predicate == "record-time" || claim->predicate == "record-mark") text = StartOfRecord(text);
    if (!known.empty()) text = MorePrecise(known, text).value_or(text);
  }
  claim->Set(argument.name, text, IsNumberQualifier(argument));
  if (argument.Accepts(ValueType::kDuration) && value.mention >= 0) {
    const Mention& mention = analysis_.mentions[static_cast<size_t>(value.mention)];
    for (const char* key : {"precision", "bound"}) {
      if (!mention.Get(key).empty()) claim->Set(key, mention.Get(key));
    }
  }
  claim->confidence *= value.confidence;
  claim->inferred = claim->inferred || value.inferred;
}

void ClaimBuilder::AddMentionQualifiers(const Relation& relation, const Value& value, Claim* claim) {
  if (value.mention < 0) return;
  const Mention& mention = analysis_.mentions[static_cast<size_t>(value.mention)];
  if (mention.types.Has(MentionType::kEvent)) {
    if (relation.FindQualifier("date") != nullptr && !mention.Get("year").empty())
      claim->Set("date", mention.Get("year"));
    for (const char* key : {"category", "round", "discipline"}) {
      // The discipline in a name ("Marathon") says nothing that the name does not; a category may.
      if (std::string_view(key) == "discipline") continue;
      if (relation.FindQualifier(key) != nullptr && !mention.Get(key).empty()) claim->Set(key, mention.Get(key));
    }
  }
  if (mention.types.Has(MentionType::kDuration)) {
    for (const char* key : {"precision", "bound"}) {
      if (relation.FindQualifier(key) != nullptr && !mention.Get(key).empty()) claim->Set(key, mention.Get(key));
    }
  }
}

void ClaimBuilder::AddNearQualifiers(const Relation& relation, const Value& value, Claim* claim) {
  const std::string date(claim->Get("date"));
  AddMentionQualifiers(relation, value, claim);
  if (!date.empty()) claim->Set("date", MorePrecise(date, claim->Get("date")).value_or(date));
}

// "Ruiz, then 22, set the record in 1998": the age of that day.
bool ClaimBuilder::IsAgeThen(const Anchor& anchor) const {
  for (uint32_t t = anchor.first; t < anchor.last; ++t) {
    if (analysis_.text.Lower(t) == "then" || (t > 0 && t == anchor.first && analysis_.text.Lower(t - 1) == "then"))
      return true;
  }
  return false;
}

// The first day, month or year behind the anchor in its sentence; "" where there is none.
std::string ClaimBuilder::DateBehind(const Anchor& anchor) const {
  for (const Mention& mention : analysis_.MentionsOf(anchor.sentence)) {
    if (mention.first >= anchor.last && mention.types.Has(MentionType::kDate) && mention.Get("kind") == "point")
      return mention.value;
  }
  return "";
}

// "In 1916, 8-year-old Ruiz made her debut": the date long past that the sentence opens with, for an age told with its
// verb; "" where there is none. "Ruiz, 37," is of the day of writing.
std::string ClaimBuilder::DateOpening(const Anchor& anchor) const {
  constexpr Day kLongPast = 300;
  static constexpr auto kOpeners = WordSet({"in", "on", "by", "during"});
  const TokenizedText& text = analysis_.text;
  bool year_old = false;
  for (uint32_t t = anchor.first; t < anchor.last; ++t) year_old = year_old || text.Lower(t).ends_with("old");
  const uint32_t begin = text.sentences[anchor.sentence].first_token;
  if (!year_old || !kOpeners.Has(text.Lower(begin))) return "";
  for (const Mention& mention : analysis_.MentionsOf(anchor.sentence)) {
    if (mention.first != begin + 1 || !mention.types.Has(MentionType::kDate) || mention.last > anchor.first) continue;
    const auto date = Date::Parse(mention.value);
    const Date& written = analysis_.article.published.estimate;
    const bool past =
        date && !date->is_interval && written.start.year != 0 && date->Days().last + kLongPast < written.Days().first;
    return past ? mention.value : "";
  }
  return "";
}

void ClaimBuilder::AddDefaults(const Relation& relation, const Anchor& anchor, Claim* claim) {
  if (relation.FindQualifier("as_of") != nullptr && claim->Get("as_of").empty()) {
    // A year that an undated article names is seldom that of the day of writing.
    const Published& written = analysis_.article.published;
    const bool known = written.IsStated() || written.estimate.start.month != 0;
    const std::string published = known ? written.estimate.ToString() : std::string();
    const std::string opening = DateOpening(anchor);
    const std::string then = IsAgeThen(anchor) ? DateBehind(anchor) : opening.empty() ? published : opening;
    if (!then.empty()) claim->Set("as_of", then);
  }
  if (relation.name == "placed" && claim->Get("rank") == "1") {
    claim->predicate = "won";
    std::erase_if(claim->qualifiers, [](const Qualifier& q) { return q.name == "rank"; });
  }
  if (relation.FindQualifier("event") != nullptr && !claim->Get("event").empty() &&
      relation.FindQualifier("date") != nullptr && claim->Get("date").empty()) {
    // A result at an edition is of that edition's year.
    for (const Mention& mention : analysis_.MentionsOf(anchor.sentence)) {
      if (mention.types.Has(MentionType::kEvent) && mention.value == claim->Get("event") &&
          !mention.Get("year").empty()) {
        claim->Set("date", mention.Get("year"));
        break;
      }
    }
  }
}

// "2:01" of a marathon is two hours and one minute; of a 1,500 metres it would be minutes and seconds.
void ClaimBuilder::ReadHoursIfNeeded(const Relation& relation, const Anchor& anchor, Claim* claim) {
  const bool object_is_time = relation.object().Accepts(ValueType::kDuration);
  const std::string time(object_is_time ? claim->object : claim->Get("time"));
  if (time.empty()) return;
  for (const Mention& mention : analysis_.MentionsOf(anchor.sentence)) {
    if (!mention.types.Has(MentionType::kDuration) || mention.value != time || mention.Get("ambiguous") != "yes")
      continue;
    std::string context =
        std::string(claim->Get("discipline")) + " " + std::string(claim->Get("event")) + " " + claim->object;
    if (const auto discipline = FindReference(analysis_, "discipline", anchor, Reach::kNearby)) {
      context += " " + analysis_.mentions[*discipline].value;
    }
    if (!IsLongRace(context)) return;
    if (object_is_time) {
      claim->object = mention.Get("hours");
    } else {
      claim->Set("time", mention.Get("hours"));
    }
    claim->Set("precision", "minute");
    return;
  }
}

}  // namespace kg::extract
