#include "extract/coref/namesakes.h"

#include <algorithm>
#include <utility>

#include "extract/coref/kin.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

// People of one surname in an article; of more the bare name means nobody.
constexpr size_t kMostNamesakes = 100;

}  // namespace

Namesakes::Namesakes(const State& state, std::vector<std::vector<uint32_t>> mentions_of)
    : s_(state), mentions_of_(std::move(mentions_of)), in_full_(mentions_of_) {
  // "His son Mark": so far no reader knows him by the surname.
  for (std::vector<uint32_t>& all : in_full_) {
    std::erase_if(all, [this](uint32_t m) { return s_.mentions[m].last == s_.mentions[m].first + 1; });
  }
}

int32_t Namesakes::Choose(uint32_t mention, const std::vector<int32_t>& fitting) {
  const int32_t found = Find(mention, fitting);
  if (found >= 0) ++meant_[found];
  if (found >= 0 && !s_.mentions[mention].Get("title").empty()) titled_.push_back({mention, found});
  return found;
}

Namesakes::Presence Namesakes::PresenceOf(int32_t person, uint32_t before) const {
  const std::vector<uint32_t>& all = mentions_of_[static_cast<size_t>(person)];
  const std::vector<uint32_t>& in_full = in_full_[static_cast<size_t>(person)];
  Presence presence;
  presence.total = static_cast<int>(in_full.size());
  if (!all.empty()) presence.first = all.front();
  const auto behind = std::lower_bound(in_full.begin(), in_full.end(), before);
  if (behind != in_full.begin()) presence.last = *(behind - 1);
  return presence;
}

int32_t Namesakes::Find(uint32_t mention, const std::vector<int32_t>& fitting) const {
  if (fitting.size() > kMostNamesakes) return -1;
  std::vector<int32_t> known;
  for (int32_t person : fitting) {
    if (PresenceOf(person, mention).last >= 0) known.push_back(person);
  }
  std::string_view gender = s_.mentions[mention].Get("gender");
  // "Mr Ruiz", where only his mother was named in full, is not she.
  if (known.size() == 1 && (gender.empty() || ByGender(gender, known) >= 0)) return known[0];
  if (const int32_t titled = ByTitle(mention, fitting); titled >= 0) return titled;
  if (gender.empty()) gender = GenderBehind(mention);
  if (!gender.empty()) {
    if (const int32_t by_gender = ByGender(gender, fitting); by_gender >= 0) return by_gender;
    // "Mrs Ruiz" is the one who is nobody's niece or daughter in this article.
    if (const int32_t adult = NoKin(gender, fitting); adult >= 0) return adult;
  }
  std::vector<std::pair<int, int32_t>> by_count;
  for (int32_t person : fitting) {
    const auto meant = meant_.find(person);
    by_count.push_back({PresenceOf(person, mention).total + (meant == meant_.end() ? 0 : meant->second), person});
  }
  std::sort(by_count.rbegin(), by_count.rend());
  if (by_count[0].first >= 2 * by_count[1].first && by_count[0].first >= 2) return by_count[0].second;
  if (const int32_t here = NamedHere(mention, fitting); here >= 0) return here;
  if (const int32_t lead = Leading(fitting); lead >= 0) return lead;
  // "Ruiz is the son of the singer Ana Ruiz. Ruiz, 23, ...": kin is named to tell who the other is.
  std::erase_if(known, [this](int32_t person) { return IsKinOfAnother(person); });
  const auto earlier = [&](int32_t person) { return PresenceOf(person, 0).first < PresenceOf(known[0], 0).first; };
  return known.size() == 1 && std::none_of(fitting.begin(), fitting.end(), earlier) ? known[0] : -1;
}

// "Ruiz, who ran the firm, said she ...": by the pronoun that goes on, before the sentence names anybody else.
std::string_view Namesakes::GenderBehind(uint32_t mention) const {
  constexpr uint32_t kReach = 24;
  static constexpr auto kSays =
      WordSet({"said", "says", "added", "that", "admitted", "insisted", "because", "when", "where", "after"});
  const Mention& name = s_.mentions[mention];
  const uint32_t end = std::min(name.last + kReach, s_.text.sentences[name.sentence].last_token);
  uint32_t stop = end;
  for (uint32_t m = mention + 1; m < s_.mentions.size() && s_.mentions[m].sentence == name.sentence; ++m) {
    if (s_.mentions[m].form != Form::kName || !s_.mentions[m].types.Has(MentionType::kPerson)) continue;
    stop = std::min(stop, s_.mentions[m].first);
  }
  for (uint32_t i = name.last; i < stop; ++i) {
    const std::string_view word = s_.text.Lower(i);
    if (word == "\"" || word == "\u201c" || word == "him" || word == "her" || word == "his") return "";
    if (word == "he" || word == "she")
      return kSays.Has(s_.text.Lower(i - 1)) ? (word == "he" ? "male" : "female") : std::string_view();
  }
  return "";
}

// "Mrs Ruiz is married to Ivo Ruiz. ... Cllr Ruiz said": the only one whom the text has not called otherwise.
int32_t Namesakes::ByTitle(uint32_t mention, const std::vector<int32_t>& fitting) const {
  const std::string_view title = s_.mentions[mention].Get("title");
  if (title.empty()) return -1;
  int32_t found = -1;
  bool other = false;
  for (int32_t person : fitting) {
    bool same = false;
    bool different = false;
    for (const auto& [meant, who] : titled_) {
      if (who == person && meant < mention) (s_.mentions[meant].Get("title") == title ? same : different) = true;
    }
    for (uint32_t m : mentions_of_[static_cast<size_t>(person)]) {
      const std::string_view told = s_.mentions[m].Get("title");
      if (m < mention && !told.empty()) (told == title ? same : different) = true;
    }
    if (different && !same) {
      other = true;
      continue;
    }
    if (PresenceOf(person, mention).last < 0) continue;
    if (found >= 0) return -1;
    found = person;
  }
  return other ? found : -1;
}

// The only one that is named in full in this sentence or paragraph; -1 when there is no such one.
int32_t Namesakes::NamedHere(uint32_t mention, const std::vector<int32_t>& fitting) const {
  int32_t here = -1;
  const uint32_t paragraph = s_.text.sentences[s_.mentions[mention].sentence].paragraph;
  for (int32_t person : fitting) {
    const int64_t last = PresenceOf(person, mention).last;
    if (last < 0) continue;
    if (s_.text.sentences[s_.mentions[static_cast<size_t>(last)].sentence].paragraph != paragraph) continue;
    if (here >= 0) return -1;
    here = person;
  }
  return here;
}

int32_t Namesakes::NoKin(std::string_view gender, std::vector<int32_t> fitting) const {
  std::erase_if(fitting, [&](int32_t person) { return IsKinOfAnother(person) || PresenceOf(person, 0).total == 0; });
  return fitting.empty() ? -1 : ByGender(gender, fitting);
}

bool Namesakes::IsSubjectAtFirst(int32_t person) const {
  return IsSubject(s_, s_.mentions[static_cast<size_t>(PresenceOf(person, 0).first)]);
}

// "her father, Ivo Ruiz", "the son of the painter Ana Ruiz"
bool Namesakes::IsKinOfAnother(int32_t person) const {
  constexpr int64_t kReach = 5;
  const int64_t name = s_.mentions[static_cast<size_t>(PresenceOf(person, 0).first)].first;
  for (int64_t i = name - 1; i >= 0 && i >= name - kReach; --i) {
    const std::string_view word = s_.LowerAt(i);
    if (word == "." || word == ";" || word == "and") return false;
    if (IsKin(word)) return true;
  }
  return false;
}

// Who was named first and most often: whom the article is about.
int32_t Namesakes::Leading(const std::vector<int32_t>& fitting) const {
  int32_t lead = fitting[0];
  for (int32_t person : fitting) {
    if (PresenceOf(person, 0).first < PresenceOf(lead, 0).first) lead = person;
  }
  // Of equals the first one leads if it is the subject of its sentence and the others are not.
  for (int32_t person : fitting) {
    if (person == lead) continue;
    const int total = PresenceOf(person, 0).total;
    const int most = PresenceOf(lead, 0).total;
    if (total > most || (total == most && (!IsSubjectAtFirst(lead) || IsSubjectAtFirst(person)))) return -1;
  }
  return lead;
}

int32_t Namesakes::ByGender(std::string_view gender, const std::vector<int32_t>& fitting) const {
  int32_t found = -1;
  for (int32_t person : fitting) {
    const std::vector<uint32_t>& mentions = mentions_of_[static_cast<size_t>(person)];
    const bool clash = std::any_of(mentions.begin(), mentions.end(), [&](uint32_t m) {
      const std::string_view told = s_.mentions[m].Get("gender");
      const std::string_view known = told.empty() ? s_.mentions[m].Get("name_gender") : told;
      return !known.empty() && known != gender;
    });
    if (clash) continue;
    if (found >= 0) return -1;
    found = person;
  }
  return found;
}

}  // namespace kg::extract::coref
