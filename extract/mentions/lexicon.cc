#include "extract/mentions/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

struct Section {
  std::string_view name;
  uint64_t classes;
};

constexpr auto kSections = std::to_array<Section>({
    {"function", kFunction},
    {"weekname", kWeekName},
    {"given", kGiven},
    {"common", kCommon},
    {"title", kTitle},
    {"title-male", kTitleMale},
    {"title-female", kTitleFemale},
    {"title-part", kTitlePart},
    {"title-end", kTitleEnd},
    {"suffix", kSuffix},
    {"particle", kParticle},
    {"role", kRole},
    {"role-front", kRoleFront | kRole},
    {"role-male", kRoleMale | kRole},
    {"role-female", kRoleFemale | kRole},
    {"kin", kKin},
    {"person-verb", kPersonVerb},
    {"sport-verb", kSportVerb},
    {"team-noun", kTeamNoun},
    {"team-before", kTeamBefore},
    {"team-head", kTeamHead},
    {"team-only", kTeamOnly | kTeamHead},
    {"team-front", kTeamFront},
    {"org-head", kOrgHead},
    {"org-front", kOrgFront},
    {"firm", kFirm},
    {"org-noun", kOrgNoun},
    {"place-head", kPlaceHead},
    {"place-venue", kPlaceVenue | kPlaceHead},
    {"place-front", kPlaceFront},
    {"place-noun", kPlaceNoun},
    {"lower-head", kLowerHead},
    {"drop-initial", kDropInitial},
    {"site", kSite},
    {"direction", kDirection},
    {"continental", kContinental},
    {"numeral", kNumeral},
    {"pronoun", kPersonPronoun | kFunction},
    {"in", kIn},
    {"to", kTo},
    {"event-head", kEventHead},
    {"event-weak", kEventWeak | kEventHead},
    {"event-alone", kEventAlone | kEventHead},
    {"event-word", kEventWord},
    {"locative-after", kLocativeAfter},
    {"given-male", kGivenMale},
    {"given-female", kGivenFemale},
    {"given-both", kGivenName},
    {"org-start", kOrgStart},
    {"party-head", kPartyHead | kOrgHead},
    {"party-word", kPartyWord},
    {"school-head", kSchoolHead | kOrgHead},
    {"award-head", kAwardHead},
    {"happening", kHappening},
    {"field", kField},
    {"realm", kRealm},
    {"team-sport", kTeamSport},
    {"match-verb", kMatchVerb},
    {"match-phrase", kMatchPhrase},
    {"sport-word", kSportWord},
    {"role-stop", 0},
});

// Eight bytes at a time: every word of a text is looked up.
uint64_t HashOf(std::string_view word) {
  constexpr uint64_t kFactor = 0x9E3779B97F4A7C15u;
  uint64_t hash = word.size() * kFactor;
  uint64_t part = 0;
  while (word.size() > sizeof part) {
    std::memcpy(&part, word.data(), sizeof part);
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 29;
    word.remove_prefix(sizeof part);
  }
  part = 0;
  for (char c : word) part = part << 8 | static_cast<unsigned char>(c);
  hash = (hash ^ part) * kFactor;
  return hash ^ (hash >> 29);
}

uint16_t TagOf(uint64_t hash) { return static_cast<uint16_t>(hash >> 48); }

// Calls line(number, text) for each line that is not empty, comments removed; stops at the first error.
template <typename Line>
Status EachLine(const std::filesystem::path& file, Line line) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return IoError(file.string() + ": cannot be read");
  std::string raw;
  for (int number = 1; std::getline(in, raw); ++number) {
    std::string_view text = raw;
    if (size_t hash = text.find('#'); hash != text.npos) text = text.substr(0, hash);
    text = Trim(text);
    if (text.empty()) continue;
    KG_RETURN_IF_ERROR(line(number, text));
  }
  return Status::Ok();
}

Status LineError(const std::filesystem::path& file, int line, std::string_view what) {
  return InvalidError(file.string() + ":" + std::to_string(line) + ": " + std::string(what));
}

int CountWords(std::string_view text) { return 1 + static_cast<int>(std::count(text.begin(), text.end(), ' ')); }

}  // namespace

Result<Lexicon> Lexicon::Load(const std::filesystem::path& folder) {
  Lexicon lexicon;
  lexicon.slots_.resize(1 << 16);
  KG_RETURN_IF_ERROR(lexicon.ReadList(folder / "mention-common.txt", kCommon));
  KG_RETURN_IF_ERROR(lexicon.ReadList(folder / "mention-roles.txt", kRole));
  KG_RETURN_IF_ERROR(lexicon.ReadSections(folder / "mention-words.txt"));
  KG_RETURN_IF_ERROR(lexicon.ReadSections(folder / "mention-given.txt"));
  KG_RETURN_IF_ERROR(lexicon.ReadDisciplines(folder / "mention-disciplines.txt"));
  KG_RETURN_IF_ERROR(lexicon.ReadNames(folder / "mention-names.txt"));
  KG_RETURN_IF_ERROR(lexicon.ReadRegions(folder / "mention-regions.txt"));
  return lexicon;
}

size_t Lexicon::SlotOf(std::string_view word) const {
  const size_t mask = slots_.size() - 1;
  const uint64_t hash = HashOf(word);
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.size == 0) return i;
    if (slot.tag == TagOf(hash) && slot.size == word.size() &&
        std::memcmp(arena_.data() + slot.begin, word.data(), word.size()) == 0) {
      return i;
    }
  }
}

Lexicon::Slot* Lexicon::FindSlot(std::string_view word) { return &slots_[SlotOf(word)]; }

void Lexicon::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.size != 0) *FindSlot(std::string_view(arena_).substr(slot.begin, slot.size)) = slot;
  }
}

void Lexicon::Add(std::string_view word, uint64_t classes) {
  if (word.empty() || word.size() > UINT16_MAX) return;
  if (used_ * 2 >= slots_.size()) Grow();
  Slot* slot = FindSlot(word);
  if (slot->size == 0) {
    slot->begin = static_cast<uint32_t>(arena_.size());
    slot->size = static_cast<uint16_t>(word.size());
    slot->tag = TagOf(HashOf(word));
    arena_.append(word);
    ++used_;
  }
  slot->classes |= classes;
}

uint64_t Lexicon::Classes(std::string_view lower) const { return lower.empty() ? 0 : slots_[SlotOf(lower)].classes; }

bool Lexicon::IsCommon(std::string_view lower, uint64_t classes) const {
  if ((classes & (kCommon | kFunction)) != 0) return true;
  constexpr auto kEndings = std::to_array<std::string_view>({"s", "es", "d", "ed", "ing", "ly", "er", "est"});
  for (std::string_view ending : kEndings) {
    if (lower.size() < ending.size() + 3 || !lower.ends_with(ending)) continue;
    std::string_view stem = lower.substr(0, lower.size() - ending.size());
    if (ending == "es" && std::string_view("sxzho").find(stem.back()) == std::string_view::npos) continue;  // "Hayes"
    if ((Classes(stem) & kCommon) != 0) return true;
    if (ending == "ing" || ending == "ed" || ending == "er") {  // "running", "making"
      if (stem.size() > 3 && stem[stem.size() - 1] == stem[stem.size() - 2] &&
          (Classes(stem.substr(0, stem.size() - 1)) & kCommon) != 0) {
        return true;
      }
      if (ending == "ing" && (Classes(std::string(stem) + "e") & kCommon) != 0) return true;
    }
  }
  if (lower.size() > 5 && (lower.ends_with("ies") || lower.ends_with("ied"))) {
    return (Classes(std::string(lower.substr(0, lower.size() - 3)) + "y") & kCommon) != 0;
  }
  return false;
}

std::optional<MentionType> Lexicon::KnownName(std::string_view lower) const {
  auto it = names_.find(lower);
  if (it == names_.end()) return std::nullopt;
  return it->second;
}

const std::string* Lexicon::Discipline(std::string_view lower) const {
  auto it = disciplines_.find(lower);
  return it == disciplines_.end() ? nullptr : &it->second;
}

Status Lexicon::ReadSections(const std::filesystem::path& file) {
  const Section* section = nullptr;
  return EachLine(file, [&](int number, std::string_view line) -> Status {
    if (line.front() == '[') {
      auto it = std::find_if(kSections.begin(), kSections.end(),
                             [&](const Section& s) { return line == "[" + std::string(s.name) + "]"; });
      if (it == kSections.end()) return LineError(file, number, "unknown section " + std::string(line));
      section = &*it;
      return Status::Ok();
    }
    if (section == nullptr) return LineError(file, number, "words before the first [section]");
    for (std::string_view word : Split(line, ' ')) {
      if (word.empty()) continue;
      Add(word, section->classes);
      if (section->name == "role-stop") FindSlot(word)->classes &= ~static_cast<uint64_t>(kRole);
    }
    return Status::Ok();
  });
}

Status Lexicon::ReadList(const std::filesystem::path& file, uint64_t classes) {
  return EachLine(file, [&](int, std::string_view line) {
    Add(line, classes);
    return Status::Ok();
  });
}

Status Lexicon::ReadDisciplines(const std::filesystem::path& file) {
  return EachLine(file, [&](int number, std::string_view line) -> Status {
    size_t colon = line.find(':');
    if (colon == line.npos) return LineError(file, number, "expected \"canonical name: form | form\"");
    std::string canonical(Trim(line.substr(0, colon)));
    std::vector<std::string_view> forms = Split(line.substr(colon + 1), '|');
    forms.push_back(canonical);
    for (std::string_view form : forms) {
      form = Trim(form);
      if (form.empty()) continue;
      Add(form.substr(0, form.find(' ')), kDisciplineStart);
      max_discipline_words_ = std::max(max_discipline_words_, CountWords(form));
      disciplines_.emplace(form, canonical);
    }
    return Status::Ok();
  });
}

const std::string* Lexicon::Region(std::string_view lower) const {
  auto it = regions_.find(lower);
  return it == regions_.end() ? nullptr : &it->second;
}

Status Lexicon::ReadRegions(const std::filesystem::path& file) {
  return EachLine(file, [&](int number, std::string_view line) -> Status {
    size_t colon = line.find(':');
    if (colon == line.npos) return LineError(file, number, "expected \"short forms: name\"");
    for (std::string_view form : Split(line.substr(0, colon), ' ')) {
      if (!form.empty()) regions_.emplace(form, Trim(line.substr(colon + 1)));
    }
    return Status::Ok();
  });
}

Status Lexicon::ReadNames(const std::filesystem::path& file) {
  MentionType type = MentionType::kOrganization;
  bool party = false;
  bool school = false;
  return EachLine(file, [&](int number, std::string_view line) -> Status {
    if (line.front() == '[') {
      party = line == "[party]";
      school = line == "[school]";
      if (line == "[team]") {
        type = MentionType::kTeam;
      } else if (line == "[event]") {
        type = MentionType::kEvent;
      } else if (line == "[organization]" || line == "[party]" || line == "[school]") {
        type = MentionType::kOrganization;
      } else {
        return LineError(file, number, "unknown section " + std::string(line));
      }
      return Status::Ok();
    }
    std::string lower = ToLower(line);
    Add(std::string_view(lower).substr(0, lower.find(' ')), kNameStart);
    max_name_words_ = std::max(max_name_words_, CountWords(lower));
    if (party) parties_.insert(lower);
    if (school) schools_.insert(lower);
    names_.emplace(std::move(lower), type);
    return Status::Ok();
  });
}

}  // namespace kg::extract::mentions
