#include "graph/resolve/profile.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <set>
#include <tuple>

#include "graph/model/text.h"
#include "graph/resolve/company.h"
#include "graph/resolve/names.h"
#include "graph/resolve/person_names.h"
#include "graph/resolve/roles.h"
#include "graph/resolve/sounds.h"
#include "graph/resolve/surnames.h"
#include "graph/resolve/topics.h"

namespace kg::graph {
namespace {

constexpr size_t kMaxBlockItems = 8;

void SortUnique(std::vector<std::string>* list) {
  std::sort(list->begin(), list->end());
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

void SortUniqueBlocks(std::vector<uint64_t>* blocks) {
  std::sort(blocks->begin(), blocks->end());
  blocks->erase(std::unique(blocks->begin(), blocks->end()), blocks->end());
}

bool IsInCapitals(std::string_view word) {
  size_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return letters >= 3;
}

// "L. Kern" for "Kern, L.", "Ana Ruiz" for "Ruiz, Ana"; nothing for "Ana Ruiz, Jr." and "Ruiz, MP".
std::string WithoutComma(std::string_view name) {
  const size_t comma = name.find(", ");
  if (comma == std::string_view::npos) return {};
  const std::string_view given = name.substr(comma + 2);
  const bool initial = given.size() == 1 || (given.size() == 2 && given[1] == '.');
  const bool word =
      given.size() > 3 && std::any_of(given.begin() + 1, given.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if ((!initial && !word) || given.find(',') != std::string_view::npos || FoldKey(given) == "junior") return {};
  return std::string(given) + " " + std::string(name.substr(0, comma));
}

// "Jude R. Okafor" for "OKAFOR Jude R.", as lists of results have it: capitals say which word is the surname. Shorter
// words in capitals may be initials.
std::string InUsualOrder(ValueType type, std::string_view name) {
  if (type != ValueType::kPerson) return std::string(name);
  if (std::string turned = WithoutComma(name); !turned.empty()) return turned;
  size_t behind = 0;
  while (behind < name.size()) {
    const size_t end = std::min(name.find(' ', behind), name.size());
    if (!IsInCapitals(name.substr(behind, end - behind))) break;
    behind = std::min(end + 1, name.size());
  }
  const std::string_view given = name.substr(behind);
  const bool any_lower = std::any_of(given.begin(), given.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (behind == 0 || !any_lower) return std::string(name);
  return std::string(given) + " " + std::string(name.substr(0, behind - 1));
}

// Blocks only propose candidates, so a forged collision costs a comparison and nothing else.
uint64_t HashBlock(std::string_view kind, ValueType type, std::string_view key) {
  uint64_t hash = 0xcbf29ce484222325U + static_cast<uint64_t>(type);
  const auto add = [&hash](std::string_view part) {
    for (const char c : part) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3U;
    hash = (hash ^ 0xff) * 0x100000001b3U;
  };
  add(kind);
  add(key);
  return hash ^ (hash >> 29);
}

// Countries have their ISO numeric code as gazetteer id: they say too little to be context.
bool IsCountry(const LocalEntity& entity) {
  const auto found = entity.attributes.find("gazetteer");
  return entity.type == ValueType::kPlace && found != entity.attributes.end() && found->second.size() <= 3;
}

// "" for what says nothing about who somebody is: countries and single-word persons.
std::string NeighbourKey(const LocalEntity& entity) {
  const std::string key = NameKey(entity.type, entity.name);
  if (entity.type == ValueType::kPerson && !IsFullPersonName(entity.name)) return {};
  return key;
}

std::string YearOf(const Claim& claim) {
  const std::string_view date = claim.Get("date");
  return std::string(date.substr(0, std::min<size_t>(4, date.size())));
}

bool IsYearPart(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The relation as evidence: results count with their year only, since anyone may run a race.
std::string RelationItem(const Claim& claim, bool is_subject, std::string_view other) {
  const bool either_way = claim.predicate == "spouse" || claim.predicate == "sibling-of";
  std::string item = claim.predicate + (either_way ? " = " : (is_subject ? " > " : " < ")) + std::string(other);
  const std::string year = YearOf(claim);
  if (IsYearPart(year)) item += " " + year;
  return item;
}

bool IsTelling(const Claim& claim, ValueType other) {
  if (other == ValueType::kEvent) return IsYearPart(YearOf(claim));
  return claim.predicate != "nationality" && claim.predicate != "lives-in" && claim.predicate != "sibling-of";
}

// The birth days that an age claim allows, a year wide each side for what "now" may mean.
DayInterval BirthFromAge(const Claim& claim) {
  int years = 0;
  const auto [end, error] = std::from_chars(claim.object.data(), claim.object.data() + claim.object.size(), years);
  if (error != std::errc() || end != claim.object.data() + claim.object.size() || years < 0 || years > 130) return {};
  const std::optional<Date> as_of = Date::Parse(claim.Get("as_of"));
  if (!as_of) return {};
  const DayInterval days = as_of->Days();
  if (days.first <= kMinDay || days.last >= kMaxDay) return {};
  return {AddYears(days.first, -(years + 1)), AddYears(days.last, -years)};
}

void AddBirth(const Claim& claim, DayInterval* birth) {
  DayInterval days;
  if (claim.predicate == "born-on") {
    if (const std::optional<Date> date = Date::Parse(claim.object)) days = date->Days();
  } else if (claim.predicate == "age") {
    days = BirthFromAge(claim);
  } else {
    return;
  }
  if (days == DayInterval{}) return;
  // Claims of one article that disagree are for the conflict engine: here the hull, so that nothing is split by them.
  *birth = *birth == DayInterval{} ? days : Hull(*birth, days);
}

// `keys`: NeighbourKey of all entities of the document.
void AddClaim(const Document& document, const std::vector<std::string>& keys, const Claim& claim, size_t index,
              Context* context) {
  const bool is_subject = claim.subject == index;
  const bool is_object = claim.object_entity >= 0 && static_cast<size_t>(claim.object_entity) == index;
  if (is_subject) AddBirth(claim, &context->birth);
  if (claim.object_entity < 0) {
    if (is_subject && claim.predicate == "holds-position") context->neighbours.push_back(FoldKey(claim.object));
    return;
  }
  if (is_subject == is_object) return;
  if (is_subject && claim.predicate == "nationality")
    context->companions.push_back(kNationalityMark + FoldKey(claim.object));
  const size_t other_index = is_subject ? static_cast<size_t>(claim.object_entity) : claim.subject;
  const LocalEntity& other = document.entities[other_index];
  const std::string& key = keys[other_index];
  if (key.empty() || IsCountry(other) || claim.predicate == "nationality") return;
  context->neighbours.push_back(key);
  if (IsTelling(claim, other.type)) context->relations.push_back(RelationItem(claim, is_subject, key));
}

// May this name, alone, say which entity is meant? A surname may not; an organisation's acronym may.
bool MayStandAlone(const Profile& profile, std::string_view name) {
  if (profile.type != ValueType::kPerson || IsFullPersonName(name)) return true;
  // "Brell-Marsh" of which nothing personal is said may be a club.
  return IsBarePerson(profile) && name.find('-') != std::string_view::npos;
}

std::string MarkedTopic(std::string_view text) {
  bool faint = false;
  std::string topic = TopicOf(text, &faint);
  if (!topic.empty()) topic.insert(0, 1, faint ? kFaintTopicMark : kTopicMark);
  return topic;
}

// What a person's role speaks of ("striker"), marked; "" when it does not.
std::string RoleTopic(const LocalEntity& entity) {
  const auto role = entity.attributes.find("role");
  if (entity.type != ValueType::kPerson || role == entity.attributes.end()) return {};
  const std::string topic = TopicOfRole(role->second);
  return topic.empty() ? topic : kTopicMark + topic;
}

}  // namespace

std::vector<Context> MakeContexts(const Document& document) {
  std::vector<std::string> keys;
  keys.reserve(document.entities.size());
  for (const LocalEntity& entity : document.entities) keys.push_back(NeighbourKey(entity));
  const Surnames surnames(document);
  const Company company(document, keys);
  const std::string topic = MarkedTopic(company.TextOfOthers());
  std::vector<Context> contexts(keys.size());
  for (const Claim& claim : document.claims) {
    if (!claim.IsPlainFact()) continue;
    AddClaim(document, keys, claim, claim.subject, &contexts[claim.subject]);
    if (claim.object_entity < 0) continue;
    const auto object = static_cast<size_t>(claim.object_entity);
    if (object != claim.subject) AddClaim(document, keys, claim, object, &contexts[object]);
  }
  for (size_t i = 0; i < contexts.size(); ++i) {
    Context& context = contexts[i];
    SortUnique(&context.relations);
    SortUnique(&context.neighbours);
    SortUnique(&context.companions);
    if (document.entities[i].type == ValueType::kPlace) continue;
    if (context.companions.size() > 1) context.companions.clear();  // of two nationalities neither parts people
    for (std::string& companion : company.Of(i, kMaxCompanions)) context.companions.push_back(std::move(companion));
    std::string own_topic = RoleTopic(document.entities[i]);
    if (own_topic.empty()) own_topic = company.IsOneOfSeveral(i) ? MarkedTopic(company.TextOf(i)) : topic;
    if (!own_topic.empty()) context.companions.push_back(std::move(own_topic));
    if (company.HasNamesake(i)) context.companions.emplace_back(1, kNamesakeMark);
    if (surnames.IsSpeltApart(i)) context.companions.emplace_back(1, kSpellingMark);
    if (!company.IsOneOfSeveral(i)) surnames.AddBeside(i, &context.companions);
    SortUnique(&context.companions);
  }
  return contexts;
}

std::string_view MarkedWith(char mark, const Context& context) {
  for (const std::string& companion : context.companions) {  // marks sort before names
    if (!IsMarked(companion)) break;
    if (companion[0] == mark) return std::string_view(companion).substr(1);
  }
  return {};
}

bool IsBarePerson(const Profile& profile) {
  if (profile.type != ValueType::kPerson || profile.context.birth != DayInterval{}) return false;
  return std::none_of(profile.attributes.begin(), profile.attributes.end(), [](const auto& attribute) {
    return attribute.first == "gender" || attribute.first == "nationality" ||
           (attribute.first == "role" && !IsKinOrMate(attribute.second));
  });
}

bool IsLostSurname(const Profile& profile) {
  if (profile.type != ValueType::kOrganization && profile.type != ValueType::kTeam) return false;
  if (profile.key.size() < 4 || profile.name.find(' ') != std::string::npos || !profile.context.neighbours.empty())
    return false;
  return profile.name.size() > 1 && !(profile.name[1] >= 'A' && profile.name[1] <= 'Z');
}

std::string GazetteerKey(const Profile& profile) {
  if (profile.type != ValueType::kPlace) return {};
  const auto found = profile.attributes.find("gazetteer");
  return found == profile.attributes.end() ? std::string() : found->second;
}

namespace {

// What a name has in common with its other spellings and, beside one neighbour or companion, with its shorter forms.
void AddPersonBlocks(const Profile& profile, const std::vector<std::string>& items, BlockKeys* blocks) {
  std::set<uint64_t> variants;
  const auto add = [&](std::string_view kind, const std::string& part) {
    if (part.empty()) return;
    for (const std::string& item : items) variants.insert(HashBlock(kind, ValueType::kPerson, part + "|" + item));
  };
  if (profile.keys.empty()) {
    add("surname", SurnameSound(profile.key));
    if (IsBarePerson(profile)) {
      for (const std::string& item : items)
        variants.insert(HashBlock("word", ValueType::kText, profile.key + "|" + item));
    }
  }
  for (const std::string& key : profile.keys) {
    blocks->names.push_back(HashBlock("whole", ValueType::kPerson, WholeSound(key)));
    for (const std::string& sound : SoundsOfForms(key))
      blocks->names.push_back(HashBlock("sorted", ValueType::kPerson, sound));
    const std::vector<std::string_view> words = Words(key);
    add("surname", SurnameSound(key));
    add("surname", SoundKey(words.front()));  // where the surname comes first
    if (words.size() > 2) add("surname", SoundKey(words[words.size() - 2]));
  }
  blocks->variants.assign(variants.begin(), variants.end());
}

void AddThingBlocks(const Profile& profile, const std::vector<std::string>& items, BlockKeys* blocks) {
  std::set<uint64_t> variants;
  for (const std::string& key : profile.keys) {
    const std::vector<std::string_view> words = TellingWords(key);
    blocks->names.push_back(HashBlock("words", ValueType::kText, SoundOfWords(key)));
    std::vector<std::string> parts = AcronymsOf(key);
    for (const std::string_view word : words) {
      if (word.size() >= 4 || words.size() == 1) parts.emplace_back(word);
    }
    for (const std::string& word : parts) {
      for (const std::string& item : items) {
        variants.insert(HashBlock("word", ValueType::kText, word + "|" + item));
      }
    }
  }
  if (IsLostSurname(profile)) {
    for (const std::string& item : items) {
      variants.insert(HashBlock("surname", ValueType::kPerson, SurnameSound(profile.key) + "|" + item));
    }
  }
  blocks->variants.assign(variants.begin(), variants.end());
}

// What a variant may be found by: the other ends of claims, then companions, by sound.
std::vector<std::string> BlockItems(const Context& context) {
  std::vector<std::string> items;
  for (const std::string& neighbour : context.neighbours) items.push_back(SortedSound(neighbour));
  for (const std::string& companion : context.companions) {
    if (items.size() >= kMaxBlockItems) break;
    if (!IsMarked(companion)) items.push_back(SortedSound(companion));
  }
  SortUnique(&items);
  return items;
}

BlockKeys MakeBlockKeys(const Profile& profile) {
  BlockKeys blocks;
  if (!GazetteerKey(profile).empty()) return blocks;
  const bool place = profile.type == ValueType::kPlace;
  // A name of several words is looked at whatever type an article has taken it for.
  for (const std::string& key : profile.keys) {
    blocks.names.push_back(HashBlock("name", place ? ValueType::kPlace : ValueType::kText, key));
  }
  if (place) return blocks;
  const std::vector<std::string> items = BlockItems(profile.context);
  profile.type == ValueType::kPerson ? AddPersonBlocks(profile, items, &blocks)
                                     : AddThingBlocks(profile, items, &blocks);
  SortUniqueBlocks(&blocks.names);
  return blocks;
}

uint64_t NameHash(const ProfileNames& names) {
  IdBuilder builder("name");
  builder.AddNumber(static_cast<int64_t>(names.type)).AddNumber(names.lost_surname ? 1 : 0).Add(names.key);
  for (const std::string& key : names.keys) builder.Add(key);
  uint64_t hash = 0;
  std::memcpy(&hash, builder.Build<ContentHash>().AsBytes().data(), sizeof hash);
  return hash == 0 ? 1 : hash;
}

// Without what is made of names, attributes and context together.
Profile MakeNamedProfile(const Ref& ref, const LocalEntity& entity, Context context) {
  Profile profile;
  profile.ref = ref;
  profile.local = entity.id;
  profile.first_mention = entity.mentions.empty() ? 0 : entity.mentions.front().begin;
  profile.type = entity.type;
  profile.name = entity.name;
  profile.forms = entity.names;
  profile.attributes = entity.attributes;
  profile.context = std::move(context);
  const std::string own = InUsualOrder(entity.type, entity.name);
  profile.key = NameKey(entity.type, own);
  const auto add = [&profile](std::string_view name) {
    std::string key = NameKey(profile.type, name);
    if (!key.empty() && MayStandAlone(profile, name)) profile.keys.push_back(std::move(key));
  };
  add(own);
  for (const NameForm& form : entity.names) {
    const std::string text = InUsualOrder(entity.type, form.text);
    const std::string key = NameKey(entity.type, text);
    // A single word beside a longer name ("United", "the Foundation") stands for it in its own article only, unless it
    // is the acronym of it.
    if (key.find(' ') == std::string::npos && !IsAcronymOf(key, profile.key)) continue;
    add(text);
  }
  const auto variant = entity.attributes.find("variant");
  if (variant != entity.attributes.end() && entity.type == ValueType::kPerson) add(variant->second);
  SortUnique(&profile.keys);
  return profile;
}

}  // namespace

ProfileNames NamesOf(const Profile& profile) {
  return {profile.type, IsLostSurname(profile), profile.key, profile.keys};
}

ProfileNames NamesOf(const LocalEntity& entity, Context context) {
  return NamesOf(MakeNamedProfile({}, entity, std::move(context)));
}

Profile MakeProfile(const Ref& ref, const LocalEntity& entity, Context context) {
  Profile profile = MakeNamedProfile(ref, entity, std::move(context));
  profile.blocks = MakeBlockKeys(profile);
  profile.name_hash = NameHash(NamesOf(profile));
  return profile;
}

}  // namespace kg::graph
