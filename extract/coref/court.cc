// Reports from court: who is accused, and who only speaks of them.
#include <algorithm>

#include "extract/coref/kin.h"
#include "extract/coref/salience.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr auto kOfficers =
    WordSet({"prosecutor", "judge", "lawyer", "barrister", "solicitor", "attorney", "detective", "magistrate",
             "recorder", "counsel", "district attorney", "defence lawyer", "defense lawyer", "defense attorney"});
// "Ruiz, defending, said"
constexpr auto kPleads = WordSet({"defending", "prosecuting", "mitigating", "representing", "sentencing"});
constexpr auto kAnswers = WordSet({"denied", "denies", "pleaded", "pleads", "admitted", "admits"});
constexpr auto kJudged = WordSet({"jailed", "sentenced", "convicted", "acquitted", "charged", "accused", "cleared",
                                  "arrested", "fined", "remanded", "imprisoned", "found", "indicted", "prosecuted"});
constexpr auto kAuxiliaries = WordSet({"was", "is", "been", "has", "had", "being", "were", "be", "will", "also"});

}  // namespace

// How many words of a trial the text says of each person, and who speaks there by office.
void Salience::ReadTrial() {
  accused_.assign(s_.entities.size(), 0);
  officer_.assign(s_.entities.size(), false);
  for (const Mention& mention : s_.mentions) {
    if (mention.form != Form::kName || mention.entity < 0 || !mention.types.Has(MentionType::kPerson)) continue;
    const auto entity = static_cast<size_t>(mention.entity);
    const std::vector<std::string>& roles = s_.entities[entity].roles;
    if (std::any_of(roles.begin(), roles.end(), [](const std::string& role) { return kOfficers.Has(role); }))
      officer_[entity] = true;
    const auto first = static_cast<int64_t>(mention.first);
    if (kOfficers.Has(s_.LowerAt(first - 1))) officer_[entity] = true;
    int64_t at = mention.last;
    const std::string_view honour = s_.LowerAt(at - 1);
    if (honour == "kc" || honour == "qc" || s_.LowerAt(at) == "kc") officer_[entity] = true;
    const bool pleads = (s_.LowerAt(first - 1) == "," && kPleads.Has(s_.LowerAt(first - 2))) ||
                        (s_.LowerAt(at) == "," && (kPleads.Has(s_.LowerAt(at + 1)) ||
                                                   (s_.LowerAt(at + 1) == "for" && s_.LowerAt(at + 2) == "the")));
    if (pleads) officer_[entity] = true;
    if (kJudged.Has(s_.LowerAt(first - 1)) && s_.LowerAt(first - 1) != "found") accused_[entity] += 2;
    at = BehindAside(at);
    while (kAuxiliaries.Has(s_.LowerAt(at))) ++at;
    const bool passive = at > static_cast<int64_t>(mention.last) && kJudged.Has(s_.LowerAt(at));
    if (passive && (s_.LowerAt(at) == "cleared" || s_.LowerAt(at) == "acquitted")) {
      ++accused_[entity];
    } else if (kAnswers.Has(s_.LowerAt(at)) ||
               (passive && (s_.LowerAt(at) != "found" || s_.LowerAt(at + 1) == "guilty")))
      accused_[entity] += 2;
  }
}

// The token where the verb of a name that ends before `at` may stand: "Ruiz, 54, of Mill Lane, denied".
int64_t Salience::BehindAside(int64_t at) const {
  constexpr int64_t kLongest = 12;
  if (s_.LowerAt(at) != ",") return at;
  for (int64_t i = at + 1; i < at + kLongest && s_.LowerAt(i) != "."; ++i) {
    const std::string_view next = s_.LowerAt(i + 1);
    if (s_.LowerAt(i) == "," && (kAuxiliaries.Has(next) || kAnswers.Has(next))) return i + 1;
  }
  return at;
}

// The one person that a trial is about, of several accused the one whom the article is about more; -1: nobody.
int32_t Salience::Accused() const {
  constexpr double kClearly = 1.3;
  int32_t found = -1;
  double best = 0;
  double second = 0;
  for (size_t e = 0; e < accused_.size(); ++e) {
    if (accused_[e] == 0 || officer_[e]) continue;
    const double weight = static_cast<double>(accused_[e]) * 0.25 + topic_[e];
    if (weight > best) {
      second = best;
      best = weight;
      found = static_cast<int32_t>(e);
    } else {
      second = std::max(second, weight);
    }
  }
  return best > second * kClearly ? found : -1;
}

// "The prosecutor, Ruiz, told the jury that he ...", "Defending, Lund said: ...": whom officers of the court speak of.
double Salience::CourtOffer(int32_t entity, uint32_t m) const {
  constexpr double kSpokenOf = 1.2;
  constexpr double kOfficerSpeaks = 2.5;
  const Mention& mention = s_.mentions[m];
  const int32_t speaker = SpeakerOf(m);
  const bool told = s_.LowerAt(static_cast<int64_t>(mention.first) - 1) == "that";
  if (speaker >= 0 && officer_[static_cast<size_t>(speaker)] && entity == Accused()) return kSpokenOf;
  if (officer_[static_cast<size_t>(entity)] && mention.form == Form::kPronoun && told) return -kOfficerSpeaks;
  return 0;
}

}  // namespace kg::extract::coref
