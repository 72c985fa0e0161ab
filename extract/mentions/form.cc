// What the words of a name say about it: heads ("University", "Hotspur", "County"), the gazetteer, the shape.
#include <algorithm>
#include <array>

#include "extract/mentions/names.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

// Place heads that are surnames too: "Fiona Hill".
constexpr auto kSurnameHeads =
    WordSet({"hill",    "hills",   "park",   "lake",   "forest",  "street", "lane",    "castle", "hall",   "bay",
             "church",  "court",   "bridge", "tower",  "port",    "fort",   "camp",    "square", "garden", "brook",
             "heath",   "ward",    "rivers", "banks",  "case",    "power",  "fields",  "wood",   "woods",  "sharp",
             "king",    "kings",   "drive",  "road",   "cape",    "reef",   "quarter", "gray",   "bush",   "beach",
             "springs", "oval",    "coast",  "marsh",  "lodge",   "prince", "sands",   "town",   "grove",  "ridge",
             "peak",    "pass",    "point",  "corner", "meadows", "meadow", "dam",     "temple", "rivers", "lakes",
             "gorge",   "reserve", "law",    "pope",   "glen",    "range",  "bishop"});
constexpr auto kAbstractEndings =
    std::to_array<SV>({"tion", "sion",  "ment",  "ness", "ity", "ics",  "ing",  "ship", "ware", "tech",
                       "soft", "media", "ology", "ies",  "ism", "ance", "ence", "ings", "ions", "ments"});

template <size_t N>
bool In(const WordSet<N>& list, SV word) {
  return list.Has(word);
}

bool LooksAbstract(SV word) {
  return std::any_of(kAbstractEndings.begin(), kAbstractEndings.end(),
                     [&](SV ending) { return word.size() > ending.size() + 1 && word.ends_with(ending); });
}

// "LaRoy", "DeShawn", "JaMarcus"
bool IsJoinedGivenName(SV word) {
  static constexpr std::array<SV, 8> kFronts = {"La", "Le", "De", "Da", "Ja", "Ke", "Ra", "Di"};
  return word.size() >= 5 && word[2] >= 'A' && word[2] <= 'Z' && word[3] >= 'a' && word[3] <= 'z' &&
         std::find(kFronts.begin(), kFronts.end(), word.substr(0, 2)) != kFronts.end();
}

bool IsClanName(SV word, Shape shape) {
  if (shape == Shape::kMixed && IsJoinedGivenName(word)) return true;
  return (shape == Shape::kMixed &&
          (word.starts_with("Mc") || word.starts_with("Mac") || word.starts_with("O'") || word.starts_with("O\u2019") ||
           word.starts_with("Fitz") || word.starts_with("D'") || word.starts_with("De") || word.starts_with("Van") ||
           word.starts_with("al-") || word.starts_with("Al-") || word.find('-') != word.npos));
}

class FormJudge {
 public:
  FormJudge(const Scan& scan, uint32_t first, uint32_t last) : scan_(scan), first_(first), last_(last) {
    lower_ = scan.LowerRange(first, last);
    head_ = last - 1;
    while (head_ > first && scan.Is(head_, kSuffix)) --head_;
  }

  Scores Judge(PlaceId* place) {
    if (std::optional<MentionType> known = scan_.lexicon.KnownName(lower_)) {
      known_team_ = *known == MentionType::kTeam;
      town_school_ = scan_.lexicon.IsSchool(lower_);
      scores_[known_team_ ? kTeamName : kOrgName] += 5;
    }
    if (size() == 2 && scan_.Is(first_, kDirection) && scan_.Is(head_, kDirection))
      scores_[kPlaceName] += 6;  // "South West"
    if (IsHappening() || IsField()) {
      scores_.fill(-10);
      return scores_;
    }
    Heads();
    Places(place);
    if (size() == 1) {
      Single();
    } else {
      Person();
    }
    return scores_;
  }

 private:
  uint32_t size() const { return last_ - first_; }
  SV Lower(uint32_t i) const { return scan_.Lower(i); }

  // "World War II", "the Treaty of Rome", "Civil War": what happened or was agreed is nobody.
  bool IsHappening() const {
    if (size() < 2) return false;
    if (scan_.Is(head_, kHappening)) return true;
    uint32_t end = head_;
    if (Lower(end) == "i" || IsRoman(end)) --end;
    if (end < head_ + 1 && end > first_ && scan_.Is(end, kHappening)) return true;
    static constexpr auto kOf = WordSet({"battle", "siege", "war", "treaty", "declaration", "book", "gospel"});
    return Lower(first_ + 1) == "of" && In(kOf, Lower(first_));
  }

  // "Computer Science", "Bachelor of Fine Arts"; alone only behind "in" or "of", amid words of study: "a PhD in
  // Zoology".
  bool IsField() const {
    static constexpr auto kInside = WordSet({"of", "and", "in", "&", "doctor", "master", "bachelor"});
    bool field = false;
    for (uint32_t i = first_; i < last_; ++i) {
      const bool word = scan_.Is(i, kField);
      if (!word && !In(kInside, Lower(i))) return false;
      field |= word;
    }
    static constexpr auto kDegrees = WordSet({"bfa", "mfa", "mba", "bsc", "msc", "phd", "llb", "llm", "bba", "beng",
                                              "meng", "dphil", "mphil", "b.sc.", "m.sc.", "ph.d."});
    if (size() == 1 && In(kDegrees, Lower(first_))) return true;
    return field && (size() > 1 || (scan_.ShapeOf(first_) == Shape::kTitle && AmidStudy()));
  }
  bool AmidStudy() const {
    static constexpr auto kStudy = WordSet(
        {"degree",   "degrees", "doctorate", "phd",      "ph.d",    "ph.d.",    "diploma",   "master",  "masters",
         "bachelor", "studied", "studying",  "studies",  "major",   "majored",  "majoring",  "minored", "mba",
         "graduate", "taught",  "professor", "lecturer", "student", "bsc",      "ba",        "ma",      "msc",
         "honours",  "honors",  "chair",     "lectured", "teaches", "teaching", "bachelors", "b.a.",    "m.a.",
         "b.s.",     "m.s.",    "bs",        "ms",       "b.a",     "m.a",      "b.s",       "m.s",     "read"});
    constexpr int kReach = 9;
    const std::string_view before = scan_.LowerAt(first_, -1);
    if (before != "in" && before != "of" && before != "and" && before != "," && before != "&") return false;
    for (int k = 1; k <= kReach; ++k) {
      if (In(kStudy, scan_.LowerAt(first_, -k))) return true;
    }
    return false;
  }

  void Heads() {
    if (size() < 2) {
      if (scan_.Is(first_, kPartyWord)) scores_[kOrgName] += 5;
      if (scan_.Is(first_, kTeamOnly)) scores_[kTeamName] += 1.5;
      return;
    }
    if (IsPossessiveMark(scan_.Text(last_ - 1))) scores_[kOrgName] += 3;  // "Halfpenny's"
    const bool surname = In(kSurnameHeads, Lower(head_)) && size() == 2 && !scan_.words[first_].common;
    const bool bath = scan_.Text(last_ - 1) == "Spa";  // "Brell Spa": a town
    if (scan_.Is(last_ - 1, kFirm) && !bath) scores_[kOrgName] += 7;
    if (bath) scores_[kPlaceName] += 4;
    const bool of = HasLink();
    if (of && scan_.Is(first_, kRealm) && Lower(first_ + 1) == "of") {
      scores_[kPlaceName] += 6;
    } else if (of && scan_.Is(first_, kOrgFront)) {
      scores_[kOrgName] += 5;
    }
    if (scan_.Is(first_, kOrgStart) && !scan_.Is(first_, kGivenName)) scores_[kOrgName] += 4;
    if (scan_.Is(head_, kAwardHead)) scores_[kOrgName] += 4;
    static constexpr auto kGrades = WordSet({"elementary", "primary", "grammar", "comprehensive"});
    if (Lower(head_) == "high" && !scan_.Is(first_, kGivenName)) scores_[kOrgName] += 2;  // "Brell High"
    if (In(kGrades, Lower(head_))) scores_[kOrgName] += 4;
    if (size() > 3 && Lower(head_) == "year" && Lower(head_ - 1) == "the") scores_[kOrgName] += 7;  // an honour
    if (of && scan_.Is(first_, kTitle)) scores_[kPersonName] += 4;
    if (of && !scan_.Is(first_, kTitle) && MiddleFront()) scores_[kOrgName] += 4;
    if (scan_.Is(head_, kTeamHead)) TeamHead();
    // "Harlow Athletics Club": a place's club for a sport
    static constexpr auto kSports = WordSet({"athletics", "athletic", "swimming", "swim", "rowing", "boxing", "cycling",
                                             "ski", "running", "track", "gymnastics", "judo", "triathlon", "curling"});
    if (size() > 2 && Lower(head_) == "club" && In(kSports, Lower(head_ - 1))) scores_[kTeamName] += 5;
    if (scan_.Is(first_, kTeamFront) && scan_.ShapeOf(first_) == Shape::kUpper) scores_[kTeamName] += 3;
    if (scan_.Is(first_, kTeamFront) && !scan_.Is(head_, kOrgHead | kPlaceHead) && !scan_.words[head_].common) {
      // "Olympique Valmer", "Deportivo Lunar": no first name
      const bool whole_word = scan_.Text(first_).size() >= 6 && !scan_.Is(first_, kGivenName | kGiven);
      scores_[kTeamName] += whole_word ? 4.2 : 2;
    }
    if (scan_.Is(head_, kOrgHead)) scores_[kOrgName] += surname ? 1.0 : 4.0;
    if (scan_.Is(head_, kPlaceHead)) scores_[kPlaceName] += surname ? 1.0 : 3.5;
    static constexpr auto kFronts = WordSet({"mount", "mt.", "lake", "fort", "port", "cape", "gulf", "isle", "bay",
                                             "rio", "strait", "los", "san", "santa"});
    if (In(kFronts, Lower(first_)) && !scan_.Is(head_, kOrgHead | kTeamHead)) scores_[kPlaceName] += 1.5;
    for (uint32_t i = first_; i < last_; ++i) {
      if (Lower(i) == "&" || Lower(i) == "+") scores_[kOrgName] += 4;
    }
  }

  bool HasLink() const {
    for (uint32_t i = first_; i < last_; ++i) {
      if (Lower(i) == "of" || Lower(i) == "for" || Lower(i) == "and") return true;
    }
    return false;
  }

  // "Paris School of Economics": an organization's front word right before "of".
  bool MiddleFront() const {
    for (uint32_t i = first_ + 1; i < last_; ++i) {
      if ((Lower(i) == "of" || Lower(i) == "for" || Lower(i) == "and") && scan_.Is(i - 1, kOrgFront | kOrgHead))
        return true;
      if (Lower(i) == "and" && scan_.Is(last_ - 1, kOrgHead)) return true;
    }
    return false;
  }

  void TeamHead() {
    if (scan_.Is(head_, kTeamOnly)) {
      scores_[kTeamName] += 5;
      return;
    }
    // "Brell HK", "Oakmere AC"
    if (scan_.ShapeOf(head_) == Shape::kUpper && scan_.Text(head_).size() <= 3) {
      scores_[kTeamName] += 5;
      return;
    }
    // "Brell Falcons": a word for many; "Ana Rivers" is a person.
    if (Lower(head_).ends_with('s') && size() == 2 && !scan_.Is(first_, kGivenName | kGiven | kTitle)) {
      scores_[kTeamName] += 4;
      return;
    }
    const std::string front = FoldLower(scan_.LowerRange(first_, head_));
    const bool place = !scan_.gazetteer.Find(front).empty();
    scores_[kTeamName] += place ? 4 : 2;
  }

  void Places(PlaceId* place) {
    if (!scan_.words[first_].place) {
      if (size() > 1 && scan_.Is(first_, kDirection)) PartOfPlace();
      return;
    }
    std::string folded = FoldLower(lower_);
    if (folded.ends_with('.')) folded.pop_back();
    if (folded.starts_with("washington d")) folded = "washington";  // "Washington, D.C.", "Washington DC"
    std::span<const PlaceId> found = scan_.gazetteer.Find(folded);
    if (found.empty()) {
      if (size() > 1 && scan_.Is(first_, kDirection)) PartOfPlace();
      return;
    }
    const Place* best = scan_.gazetteer.Get(found[0]);
    if (best == nullptr) return;
    *place = best->id;
    double score = 0;
    switch (best->kind) {
      case PlaceKind::kContinent:
      case PlaceKind::kCountry:
        score = 5;
        break;
      case PlaceKind::kRegion:
        score = 3.2;
        break;
      case PlaceKind::kCity:
        score = best->population >= 1000000  ? 3.2
                : best->population >= 100000 ? 2.4
                : best->population >= 15000  ? 1.2
                                             : 0.6;
        break;
    }
    if (size() > 1) score += 1;
    if (best->kind == PlaceKind::kCity && size() == 1) {
      if (scan_.words[first_].common || scan_.Is(first_, kGiven)) {
        score *= 0.35;
      } else if (scan_.Is(first_, kGivenName)) {
        score *= best->population >= 2000000 ? 0.8 : best->population >= 300000 ? 0.55 : 0.35;
      }
    }
    scores_[kPlaceName] += score;
    gazetteer_ = score;
    // "Leeds": the list says that a club goes by this name, the text must say that it is meant.
    if (known_team_ && size() == 1 && score >= 1) scores_[kTeamName] -= 3.5;
    if (town_school_ && score >= 1) scores_[kOrgName] -= 4;
  }

  // "Southern California"
  void PartOfPlace() {
    std::span<const PlaceId> whole = scan_.gazetteer.Find(FoldLower(scan_.LowerRange(first_ + 1, last_)));
    if (whole.empty()) return;
    const Place* place = scan_.gazetteer.Get(whole[0]);
    if (place->kind != PlaceKind::kCity || place->population >= 100000) scores_[kPlaceName] += 3.5;
    gazetteer_ = 1;
  }

  void Single() {
    SV text = scan_.Text(first_);
    const Shape shape = scan_.ShapeOf(first_);
    if (scan_.Is(first_, kGivenName)) scores_[kPersonName] += gazetteer_ >= 2.4 ? 0.4 : 1.2;
    if (text.find('&') != text.npos || text.find_first_of("0123456789") != text.npos || text.ends_with(".com"))
      scores_[kOrgName] += 3;
    if (shape == Shape::kMixed) {
      if (IsClanName(text, shape)) {
        scores_[kPersonName] += 0.6;
      } else {
        scores_[kOrgName] += 1.5;
      }
    }
    if (shape == Shape::kUpper && text.size() <= 6 && !scan_.words[first_].common) scores_[kOrgName] += 1.5;
  }

  void Person() {
    int common = 0;
    int words = 0;
    bool initial = false;
    bool particle = false;
    bool quoted = false;
    for (uint32_t i = first_; i <= head_; ++i) {
      if (scan_.Text(i) == "&" || scan_.Text(i) == "+") return;
      if (IsQuote(scan_.Text(i))) quoted = !quoted;
      if (quoted) continue;
      const Shape shape = scan_.ShapeOf(i);
      if (shape == Shape::kInitial) {
        initial = true;
        continue;
      }
      if (shape == Shape::kLower) {
        if (Lower(i) == "of" && i > first_ &&
            (scan_.Is(i - 1, kSuffix) || (i == first_ + 1 && scan_.Is(first_, kGivenName)))) {
          scores_[kPersonName] += 3;  // "Philip V of Spain"
          return;
        }
        if (!scan_.Is(i, kParticle)) return;  // "of", "and"
        particle = true;
        continue;
      }
      if (shape == Shape::kPunct) continue;
      if (shape == Shape::kUpper && scan_.Text(i).size() > 1 && !IsRoman(i)) {
        if (i != first_ || !SurnameInCapitals()) return;
      }
      ++words;
      if (scan_.words[i].common && !(i == first_ && scan_.Is(i, kGiven))) ++common;
    }
    if (words > 4 || words == 0) return;
    double score = 0;
    const bool last_common = scan_.words[head_].common;
    if (LooksAbstract(Lower(head_)) && last_common) {
      scores_[kOrgName] += 1;
      return;
    }
    if (common == 0) {
      score = words <= 3 ? 2.4 : 1.2;
      if (LooksLikeFirm()) {
        scores_[kOrgName] += 2;
        score = 0.6;
      }
    } else if (words == 2 && last_common && Lower(head_).ends_with('s') && IsPlaceName(first_)) {
      score = 0;  // "Virginia Democrats", "Boston Celtics"
      if (!scan_.Is(head_, kRole) && !scan_.lexicon.KnownName(Lower(head_))) scores_[kTeamName] += 1;
    } else if (words == 2 && common == 1) {
      score = last_common ? 1.25 : 1.3;
    } else if (words == 3 && common == 1) {
      score = 1.0;
    } else {
      score = 0.2;
    }
    if (scan_.Is(first_, kGivenName | kGiven)) score += 1.2;
    if (initial) score += 2;
    if (particle) score += 1.5;
    if (head_ + 1 < last_) score += 3;
    if (IsClanName(scan_.Text(head_), scan_.ShapeOf(head_))) score += 1;
    if (gazetteer_ > 0) score *= 0.3;
    scores_[kPersonName] += score;
  }

  // "RUIZ Ana", "ABARA John F.", as lists of results have it; no acronym with a word behind it.
  bool SurnameInCapitals() const {
    const SV surname = scan_.Text(first_);
    const bool vowel = Lower(first_).find_first_of("aeiouy") != SV::npos || surname.size() >= 6;
    if (size() < 2 || size() > 3 || surname.size() < 3 || !vowel || scan_.words[first_].common) return false;
    for (uint32_t i = first_ + 1; i < last_; ++i) {
      if (scan_.ShapeOf(i) == Shape::kInitial && i > first_ + 1) continue;
      const bool given = scan_.Is(i, kGivenName | kGiven);
      if (scan_.ShapeOf(i) != Shape::kTitle || (scan_.words[i].common && !given)) return false;
      if (!given && (surname.size() < 5 || scan_.words[i].place)) return false;
    }
    return true;
  }

  // "UniGroup Logistics", "Telkom Kenya", "Malvern Endodontics": a brand's spelling, a country or a trade behind it.
  bool LooksLikeFirm() const {
    const SV front = scan_.Text(first_);
    if (scan_.ShapeOf(first_) == Shape::kMixed && !IsClanName(front, Shape::kMixed)) return true;
    static constexpr auto kTrades = std::to_array<SV>({"tics", "nics", "mics", "dics", "soft", "tech", "ware", "media",
                                                       "corp", "works", "gas", "com", "pharma", "technik", "werke"});
    const SV last = Lower(head_);
    static constexpr auto kParts =
        WordSet({"americas", "europe", "asia", "africa", "worldwide", "global", "emea", "apac"});
    if (In(kParts, last)) return true;
    if (std::any_of(kTrades.begin(), kTrades.end(),
                    [&](SV t) { return last.size() > t.size() + 2 && last.ends_with(t); }))
      return true;
    if (scan_.Is(first_, kGivenName) || !scan_.words[head_].place || scan_.Is(head_, kGivenName | kGiven)) return false;
    std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(std::string(last)));
    return !found.empty() && scan_.gazetteer.Get(found[0])->kind == PlaceKind::kCountry;
  }

  bool IsPlaceName(uint32_t i) const { return !scan_.gazetteer.Find(FoldLower(std::string(Lower(i)))).empty(); }
  bool IsRoman(uint32_t i) const { return scan_.Is(i, kSuffix); }

  const Scan& scan_;
  uint32_t first_;
  uint32_t last_;
  uint32_t head_ = 0;
  std::string lower_;
  Scores scores_{};
  double gazetteer_ = 0;
  bool known_team_ = false;
  bool town_school_ = false;
};

}  // namespace

Scores ScoreForm(const Scan& scan, uint32_t first, uint32_t last, PlaceId* place) {
  return FormJudge(scan, first, last).Judge(place);
}

}  // namespace kg::extract::mentions
