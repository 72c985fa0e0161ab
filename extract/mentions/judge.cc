// Gathers the evidence for every name of an article and decides what each is.
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/mentions/names.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

class Judge {
 public:
  Judge(const Scan& scan, std::vector<Candidate>* candidates)
      : scan_(scan),
        candidates_(*candidates),
        team_sport_(TellsOfTeamSport(scan)),
        sport_(team_sport_ || TellsOfSport(scan)) {}

  NameTable Run() {
    for (Candidate& candidate : candidates_) Enter(&candidate);
    LendToSides(scan_, candidates_, sport_, &table_);
    FirmsSpeak();
    // Full names first: a lone word may then be the short form of one.
    for (Name& name : table_.names) {
      if (name.last - name.first > 1) Decide(&name);
    }
    RegisterPersons();
    Neighbours();
    for (Name& name : table_.names) {
      if (name.last - name.first > 1 && name.types.empty()) Decide(&name);
    }
    RegisterPersons();
    ShortForms();
    for (Name& name : table_.names) {
      if (name.last - name.first == 1 || name.form[kTeamName] >= 4.5) Decide(&name);
    }
    Neighbours();
    SurnamesSpeak();
    for (Name& name : table_.names) {
      if (name.types.empty()) Decide(&name);
      if (name.types.empty()) Undecided(&name);
    }
    return std::move(table_);
  }

 private:
  void Enter(Candidate* candidate) {
    const std::string lower = scan_.LowerRange(candidate->first, candidate->last);
    std::string key = FoldLower(lower);
    auto [it, fresh] = table_.index.try_emplace(std::move(key), static_cast<int32_t>(table_.names.size()));
    if (fresh) {
      Name name;
      name.key = it->first;
      name.first = candidate->first;
      name.last = candidate->last;
      name.form = ScoreForm(scan_, candidate->first, candidate->last, &name.place);
      name.common = true;
      name.known = scan_.lexicon.KnownName(lower).has_value();
      name.town_front = team_sport_ && BeginsWithTown(*candidate);
      for (uint32_t i = candidate->first; i < candidate->last; ++i) {
        if (scan_.words[i].capital && (!scan_.words[i].common || scan_.Is(i, kGiven | kGivenName))) name.common = false;
      }
      if (InsideByCapital(*candidate)) name.common = false;
      if (team_sport_ && IsCollege(*candidate)) {
        name.form[kTeamName] += 3;
        name.form[kPersonName] -= 3;
      }
      if (team_sport_ && IsSaint(*candidate)) {
        name.form[kTeamName] += 2.5;
        name.form[kPersonName] -= 4;
      }
      if (team_sport_ && OpensWithTown(*candidate)) {
        name.form[kTeamName] += 1.5;
        name.form[kPersonName] -= 1;
      }
      // "founded PACE": all capitals amid prose say that it is a name.
      if (!scan_.words[candidate->first].initial && scan_.ShapeOf(candidate->first) == Shape::kUpper &&
          scan_.Text(candidate->first).size() >= 3 && StandsAlone(*candidate))
        name.common = false;
      table_.names.push_back(std::move(name));
    }
    candidate->name = it->second;
    Name& name = table_.names[static_cast<size_t>(it->second)];
    if (!scan_.words[candidate->first].initial) ++name.inside;
    candidate->local = ScoreContext(scan_, candidate);
    if (team_sport_) {
      const double match = MatchEvidence(scan_, candidate->first, candidate->last);
      candidate->local[kTeamName] += match;
      name.match += match;
    }
    if (!team_sport_ && sport_ && name.place != kNoPlace &&
        scan_.gazetteer.Get(name.place)->kind == PlaceKind::kCountry)
      candidate->local[kTeamName] += CountryEvidence(scan_, candidate->first, candidate->last);
    if (sport_ && IsNamedAfterTown(*candidate)) {
      candidate->local[kTeamName] += 4;
      candidate->local[kPlaceName] -= 3;
      candidate->local[kPersonName] -= 1;
    }
    Memberships(candidate);
    if (!sport_ && name.place == kNoPlace && IsOfSomewhere(*candidate)) {
      candidate->local[kTeamName] += 2.2;
      candidate->local[kPlaceName] -= 1;
    }
    FollowedByPronoun(candidate);
    if (candidate->weak && IsManyOfSide(*candidate)) {
      candidate->weak = false;
      name.common = false;
      candidate->local[kTeamName] += 2.6;
    }
    if (candidate->weak && ActsLikePerson(*candidate)) {
      candidate->weak = false;
      name.common = false;
    }
    if (name.place != kNoPlace && IsLabelledPlace(*candidate)) {
      candidate->weak = false;
      name.common = false;
      candidate->local[kPlaceName] += 4;
    }
    name.after_the = name.after_the || scan_.LowerAt(candidate->first, -1) == "the";
    if (!candidate->weak) ++name.strong;
    for (size_t k = 0; k < kNameKinds; ++k) name.context[k] += candidate->local[k];
  }

  // "Wanderers have given Ana Ruiz a new contract": a club's nickname with the verb of many.
  bool IsManyOfSide(const Candidate& candidate) const {
    static constexpr auto kMany = WordSet({"have", "were", "are"});
    const uint32_t i = candidate.first;
    return team_sport_ && candidate.last - i == 1 && scan_.Is(i, kTeamHead) && scan_.Lower(i).ends_with('s') &&
           kMany.Has(scan_.LowerAt(i, 1));
  }

  // "Place of birth: Cork", "Hometown: Reading"
  bool IsLabelledPlace(const Candidate& candidate) const {
    static constexpr auto kLabels =
        WordSet({"birth", "birthplace", "born", "hometown", "residence", "headquarters", "location"});
    return scan_.LowerAt(candidate.first, -1) == ":" && kLabels.Has(scan_.LowerAt(candidate.first, -2));
  }

  // "Ohio Western", "Delta State", "Carver Tech": in reports of team sports a college's side.
  bool IsCollege(const Candidate& candidate) const {
    static constexpr auto kEnds = WordSet({"state", "tech", "western", "eastern", "southern", "northern", "central",
                                           "poly", "a&m", "a&t", "catholic", "christian", "lutheran", "prep"});
    return candidate.last - candidate.first >= 2 && kEnds.Has(scan_.Lower(candidate.last - 1)) &&
           !scan_.Is(candidate.first, kTitle | kGivenName);
  }

  // "St. Bernadette", "St Mirren": schools and clubs.
  bool IsSaint(const Candidate& candidate) const {
    const std::string_view word = scan_.Text(candidate.first);
    return candidate.last - candidate.first >= 2 && (word == "St." || word == "St" || word == "Saint");
  }

  // "Nantes Erdre", "Izmir Belediye": a town and a word of no person's.
  bool OpensWithTown(const Candidate& candidate) const {
    const uint32_t i = candidate.first;
    if (candidate.last - i < 2 || candidate.last - i > 3) return false;
    if (scan_.Is(i, kGivenName | kGiven | kTitle) || !scan_.words[i].place || scan_.words[i].common) return false;
    const std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(std::string(scan_.Lower(i))));
    if (found.empty()) return false;
    constexpr int64_t kBigTown = 100000;
    const Place* place = scan_.gazetteer.Get(found[0]);
    return place->kind == PlaceKind::kCity && place->population >= kBigTown;
  }

  void Memberships(Candidate* candidate) const {
    const Scores club = sport_ ? ClubEvidence(scan_, candidate->first, candidate->last) : Scores{};
    const Scores firm = FirmEvidence(scan_, candidate->first, candidate->last);
    const Scores next = NextSentenceEvidence(scan_, *candidate);
    if (!sport_ && IsBought(*candidate)) {
      candidate->local[kOrgName] += 1.6;
      candidate->local[kPersonName] -= 1.6;
    }
    const bool side = club[kTeamName] > 0;
    for (size_t k = 0; k < kNameKinds; ++k) candidate->local[k] += club[k] + (side ? 0 : firm[k]) + next[k];
  }

  // "Izmir Wasps", "Modena Nord", in reports of teams: a town, then a word that is nobody's first name.
  bool BeginsWithTown(const Candidate& candidate) const {
    const uint32_t head = candidate.last - 1;
    if (candidate.last - candidate.first < 2 || candidate.last - candidate.first > 3) return false;
    for (uint32_t i = candidate.first; i < candidate.last; ++i) {
      if (scan_.ShapeOf(i) != Shape::kTitle || scan_.Is(i, kGiven | kGivenName)) return false;
    }
    if (scan_.Is(head, kOrgHead | kEventHead | kAwardHead | kSite | kPlaceHead | kRole | kTitle)) return false;
    if (scan_.Text(candidate.first).size() < 4) return false;
    const auto found = scan_.gazetteer.Find(FoldLower(scan_.LowerRange(candidate.first, head)));
    if (found.empty()) return false;
    const Place* town = scan_.gazetteer.Get(found[0]);
    return town->kind == PlaceKind::kCity && town->population >= 50000;
  }

  // "the Denver Peaks": a town and a word for many, behind "the".
  bool IsNamedAfterTown(const Candidate& candidate) const {
    const uint32_t head = candidate.last - 1;
    if (candidate.last - candidate.first < 2 || candidate.last - candidate.first > 3) return false;
    if (scan_.LowerAt(candidate.first, -1) != "the" || !scan_.Lower(head).ends_with('s')) return false;
    if (!scan_.words[head].common || scan_.Is(head, kOrgHead | kEventHead | kAwardHead | kSite)) return false;
    const auto found = scan_.gazetteer.Find(FoldLower(scan_.LowerRange(candidate.first, head)));
    if (found.empty()) return false;
    const Place* town = scan_.gazetteer.Get(found[0]);
    return town->kind == PlaceKind::kCity && town->population >= 50000;
  }

  // "owns Millrace Fields", "bought Poland's Zofia Wolna", outside sport: what is bought is a firm.
  bool IsBought(const Candidate& candidate) const {
    static constexpr std::string_view kBuys[] = {"owns",      "owned", "bought", "acquired",
                                                 "purchased", "buys",  "buy",    "acquire"};
    if (scan_.Is(candidate.first, kGiven | kGivenName) || IsPossessiveMark(scan_.LowerAt(candidate.last - 1, 1)))
      return false;
    std::string_view verb = scan_.LowerAt(candidate.first, -1);
    if (IsPossessiveMark(verb)) verb = scan_.LowerAt(candidate.first, -3);
    return std::find(std::begin(kBuys), std::end(kBuys), verb) != std::end(kBuys);
  }

  // "Bill served as chairman", "Parsons was born in Oslo": an ordinary word at the start of a sentence, without an
  // article, that does what only people do.
  bool ActsLikePerson(const Candidate& candidate) const {
    const uint32_t i = candidate.first;
    if (candidate.last - i != 1 || scan_.ShapeOf(i) != Shape::kTitle) return false;
    const double person = candidate.local[kPersonName];
    if (candidate.headed && std::max(person, candidate.local[kOrgName]) >= 1.5) return true;
    if (person < candidate.local[kOrgName] + 1) return false;
    if (scan_.Is(i, kGivenName | kGiven)) return person >= 1.2;
    if (scan_.Is(i, kRole | kKin | kTitle | kTitlePart | kFunction | kOrgNoun | kTeamNoun | kPlaceNoun)) return false;
    std::string_view word = scan_.Lower(i);
    if (word.ends_with("s") || word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly")) return false;
    // Not in the list itself, an inflection at most: "Fowler".
    return person >= (scan_.Is(i, kCommon) ? 2.6 : 0.8);
  }

  // "Abara grew up in Oslo. She ...": the first name of a sentence that a pronoun takes up.
  void FollowedByPronoun(Candidate* candidate) const {
    const uint32_t s = scan_.sentence_of[candidate->first];
    if (s + 1 >= scan_.text.sentences.size() || !scan_.words[candidate->first].initial) return;
    const Sentence& next = scan_.text.sentences[s + 1];
    if (next.first_token >= next.last_token || next.paragraph != scan_.text.sentences[s].paragraph) return;
    std::string_view word = scan_.Lower(next.first_token);
    if (word == "he" || word == "she" || word == "his" || word == "her") candidate->local[kPersonName] += 0.8;
  }

  // Inside a sentence "The Elders" is a name, and so is "Gruber", which no list has.
  bool InsideByCapital(const Candidate& candidate) const {
    const uint32_t i = candidate.first;
    if (scan_.words[i].initial) return false;
    uint32_t before = 0;
    if (scan_.Near(i, -1, &before) && scan_.Text(before) == "The" && !scan_.words[before].initial) return true;
    if (IsOfSomewhere(candidate)) return true;
    std::string_view word = scan_.Lower(i);
    return candidate.last - i == 1 && !scan_.Is(i, kCommon | kFunction | kRole) && scan_.ShapeOf(i) == Shape::kTitle &&
           (word.ends_with("er") || word.ends_with("es"));
  }

  bool HasSportVerb(uint32_t i) const {
    const Sentence& sentence = scan_.SentenceOf(i);
    for (uint32_t k = sentence.first_token; k < sentence.last_token; ++k) {
      if (scan_.ShapeOf(k) == Shape::kLower && scan_.Is(k, kSportVerb)) return true;
    }
    return false;
  }

  // "Ruiz of Tidewater came second", "beat Ruiz, of Tidewater,": what a person of sport is of.
  bool IsOfSomewhere(const Candidate& candidate) const {
    const uint32_t i = candidate.first;
    if ((!sport_ && !HasSportVerb(i)) || candidate.last - i != 1 || scan_.ShapeOf(i) != Shape::kTitle ||
        scan_.LowerAt(i, -1) != "of" || scan_.Is(i, kRole | kTitle | kOrgNoun | kEventWord | kContinental))
      return false;
    uint32_t before = 0;
    if (!scan_.Near(i, scan_.LowerAt(i, -2) == "," ? -3 : -2, &before)) return false;
    constexpr uint64_t kFronts = kOrgFront | kOrgHead | kPlaceHead | kEventHead | kAwardHead | kRole | kTitle | kRealm |
                                 kPartyHead | kSchoolHead | kFunction | kWeekName;
    return scan_.words[before].capital && !scan_.words[before].common && !scan_.Is(before, kFronts);
  }

  // No neighbour is in capitals too.
  bool StandsAlone(const Candidate& candidate) const {
    uint32_t other = 0;
    return !(scan_.Near(candidate.first, -1, &other) && scan_.ShapeOf(other) == Shape::kUpper) &&
           !(scan_.Near(candidate.last - 1, 1, &other) && scan_.ShapeOf(other) == Shape::kUpper);
  }

  Scores Total(const Name& name) const {
    Scores total{};
    for (size_t k = 0; k < kNameKinds; ++k) total[k] = name.form[k] + std::clamp(name.context[k], -6.0, 8.0);
    if (name.town_front && name.context[kPersonName] < 0.8) {
      total[kTeamName] += 2.6;
      total[kPersonName] -= 1;
    }
    const bool acronym = name.last - name.first == 1 && scan_.ShapeOf(name.first) == Shape::kUpper;
    if (acronym && name.place == kNoPlace) total[kPlaceName] *= 0.3;
    if (acronym) total[kPersonName] = name.form[kPersonName] + 0.3 * std::min(name.context[kPersonName], 8.0);
    for (uint32_t i = name.first; i < name.last; ++i) {
      if (scan_.Text(i) == "&") total[kPersonName] = std::min(total[kPersonName], 0.0);
    }
    if (name.known) total[kPersonName] = name.form[kPersonName] + 0.2 * std::min(name.context[kPersonName], 8.0);
    // A place that no gazetteer knows needs more than a "to" or "from".
    if (name.place == kNoPlace && name.form[kPlaceName] < 1) total[kPlaceName] *= 0.75;
    return total;
  }

  void Decide(Name* name) {
    if (name->strong == 0) return;
    const Scores total = Total(*name);
    const bool single = name->last - name->first == 1;
    size_t best = 0;
    for (size_t k = 1; k < kNameKinds; ++k) {
      if (total[k] > total[best]) best = k;
    }
    double needed = single ? 1.7 : 1.4;
    if (name->common) needed = single ? 3.0 : 2.0;
    if (total[best] < needed) return;
    name->types = TypesOf(*name, total, best);
  }

  TypeSet TypesOf(const Name& name, const Scores& total, size_t best) const {
    const bool place = name.place != kNoPlace;
    switch (best) {
      case kPersonName:
        return {MentionType::kPerson};
      case kPlaceName:
        if (place && total[kTeamName] >= 1.2) return {MentionType::kPlace, MentionType::kTeam};
        return {MentionType::kPlace};
      case kTeamName:
        if (place && total[kPlaceName] >= 2.4) return {MentionType::kPlace, MentionType::kTeam};
        if (total[kOrgName] >= total[kTeamName] - 1) return {MentionType::kTeam, MentionType::kOrganization};
        return {MentionType::kTeam};
      default:
        // "the Brell Steam": an organization by its article, a team by what it does.
        if (name.match >= 1.5) return {MentionType::kTeam, MentionType::kOrganization};
        if (total[kTeamName] >= 1.5 && total[kTeamName] >= total[kOrgName] - 1.5) {
          return {MentionType::kTeam, MentionType::kOrganization};
        }
        return OrganizationOrSide(name);
    }
  }

  // A capitalised word inside sentences that nothing explains: some organization, or a person where a little speaks for
  // it.
  void Undecided(Name* name) const {
    const bool single = name->last - name->first == 1;
    if (name->strong == 0 || (name->common && single) || name->key.size() < 2) return;
    if (single && name->inside == 0 && !OpensLikeName(*name)) return;
    const Scores total = Total(*name);
    if (*std::max_element(total.begin(), total.end()) < -1) return;
    const bool acronym = single && scan_.ShapeOf(name->first) == Shape::kUpper;
    if (single && !acronym && scan_.Is(name->first, kGivenName) && total[kPersonName] >= 0.8 &&
        total[kPersonName] > total[kOrgName] && total[kPersonName] > total[kPlaceName]) {
      name->types = {MentionType::kPerson};
    } else if (total[kPersonName] >= 0.7 || (!name->common && !acronym && total[kPersonName] >= 0)) {
      name->types = {MentionType::kPerson, MentionType::kOrganization};
      if (MaybeSide(*name) && total[kPersonName] < 0.7) name->types.Add(MentionType::kTeam);
    } else if (total[kPlaceName] >= 1.5 && total[kPlaceName] >= total[kOrgName]) {
      name->types = {MentionType::kPlace};
    } else {
      name->types = OrganizationOrSide(*name);
    }
  }

  // In a report of a team sport an organization that no word of its name explains may be a side.
  bool MaybeSide(const Name& name) const {
    const bool pair = name.last - name.first == 1 && name.key.find('-') != name.key.npos;  // "Franco-Belgian"
    return team_sport_ && !pair && name.form[kOrgName] < 1.2 && scan_.ShapeOf(name.first) != Shape::kUpper;
  }
  TypeSet OrganizationOrSide(const Name& name) const {
    if (MaybeSide(name)) return {MentionType::kTeam, MentionType::kOrganization};
    return {MentionType::kOrganization};
  }

  // "Bravo spoke": a lone word that only ever opens sentences, no inflected or abstract one, with a word behind it.
  bool OpensLikeName(const Name& name) const {
    static constexpr std::string_view kEndings[] = {
        "ed",   "ing", "ly",   "ous",  "ful",  "less", "able", "ible", "ive", "ism", "ity",  "tion", "ment",
        "ness", "ers", "ists", "ians", "ance", "ence", "ure",  "ics",  "ids", "ana", "fier", "ology"};
    for (std::string_view ending : kEndings) {
      if (name.key.ends_with(ending)) return false;
    }
    const Shape shape = scan_.ShapeOf(name.first);
    if (shape != Shape::kTitle && shape != Shape::kMixed && shape != Shape::kUpper) return false;
    uint32_t next = 0;
    if (scan_.LowerAt(name.first, 1) == "," && scan_.LowerAt(name.first, 2) == "too") return true;  // "Brell, too, has"
    const bool given = !name.common && scan_.Is(name.first, kGivenName | kGiven);  // "Wesley, two years older, ..."
    return scan_.Near(name.first, 1, &next) &&
           (scan_.ShapeOf(next) == Shape::kLower || IsPossessiveMark(scan_.Text(next)) ||
            (given && scan_.Text(next) == ","));
  }

  void RegisterPersons() {
    for (size_t n = 0; n < table_.names.size(); ++n) {
      const Name& name = table_.names[n];
      if (!(name.types == TypeSet{MentionType::kPerson}) || name.last - name.first < 2) continue;
      uint32_t head = name.last - 1;
      while (head > name.first && (scan_.Is(head, kSuffix) || scan_.Lower(head) == ",")) --head;
      const int32_t index = static_cast<int32_t>(n);
      table_.surnames.try_emplace(FoldLower(std::string(scan_.Lower(head))), index);
      table_.first_names.try_emplace(FoldLower(std::string(scan_.Lower(name.first))), index);
      // "van der Berg" alone means the surname with its particles.
      uint32_t particle = head;
      while (particle > name.first + 1 && scan_.Is(particle - 1, kParticle)) --particle;
      if (particle < head) table_.surnames.try_emplace(FoldLower(scan_.LowerRange(particle, head + 1)), index);
    }
  }

  // "Brell Vest", where "Brell Vest AS" stands elsewhere: a firm.
  void FirmsSpeak() {
    for (const Name& firm : table_.names) {
      if (firm.last - firm.first < 3 || !scan_.Is(firm.last - 1, kFirm)) continue;
      const auto it = table_.index.find(FoldLower(scan_.LowerRange(firm.first, firm.last - 1)));
      if (it == table_.index.end()) continue;
      Name& plain = table_.names[static_cast<size_t>(it->second)];
      plain.context[kOrgName] += 3;
      plain.context[kPersonName] -= 3;
    }
  }

  // "Purity Abara", of whom nothing is told, and "said Abara": the surname alone tells what the name is.
  void SurnamesSpeak() {
    for (Name& name : table_.names) {
      const uint32_t words = name.last - name.first;
      if (!name.types.empty() || words < 2 || words > 3 || name.form[kOrgName] >= 2 || name.form[kTeamName] >= 2)
        continue;
      const auto it = table_.index.find(FoldLower(std::string(scan_.Lower(name.last - 1))));
      if (it == table_.index.end()) continue;
      const Name& surname = table_.names[static_cast<size_t>(it->second)];
      if (surname.types == TypeSet{MentionType::kPerson} && surname.context[kPersonName] >= 1.2)
        name.context[kPersonName] += 2;
    }
  }

  // In "Abara, Lenz and Ruiz" one known person speaks for the others.
  void Neighbours() {
    for (size_t i = 1; i < candidates_.size(); ++i) {
      if (!candidates_[i].follows_name) continue;
      Name& one = table_.names[static_cast<size_t>(candidates_[i - 1].name)];
      Name& two = table_.names[static_cast<size_t>(candidates_[i].name)];
      Lend(one, &two);
      Lend(two, &one);
    }
  }

  static void Lend(const Name& from, Name* to) {
    if (!to->types.empty() || from.types.empty()) return;
    if (from.types == TypeSet{MentionType::kPerson} && to->match < 1) to->context[kPersonName] += 1.5;
    if (from.types == TypeSet{MentionType::kPlace})
      to->context[kPlaceName] += to->context[kPersonName] > 0.5 ? 0.6 : 1.6;
    if (from.types == TypeSet{MentionType::kTeam}) to->context[kTeamName] += 1.2;
    if (from.types == TypeSet{MentionType::kOrganization}) to->context[kOrgName] += 0.8;
  }

  // "Ruiz" where "Ana Ruiz" occurs; "Softlake" where "Softlake Group" occurs.
  void ShortForms() {
    IndexLongNames();
    for (Name& name : table_.names) {
      if (name.last - name.first != 1 && !scan_.Is(name.first, kParticle)) {
        if (name.place == kNoPlace) LongerForm(&name);
        continue;
      }
      const double gazetteer = name.place == kNoPlace ? 0 : name.form[kPlaceName];
      if (IsFirmBeforeItsFounder(name)) {
        LongerForm(&name);
      } else if (table_.surnames.count(name.key) > 0) {
        name.form[kPersonName] += 6;
        if (name.strong == 0) name.strong = 1;
      } else if (table_.first_names.count(name.key) > 0) {
        name.form[kPersonName] += gazetteer < 3 ? 4 : name.context[kPlaceName] >= 1 ? 2 : 6;  // "Isla", "Chelsea"
        if (name.strong == 0 && !name.common) name.strong = 1;
      }
      if (!name.common && gazetteer < 2) LongerForm(&name);
      // "the Wolves", where the text has the Brell Wolves; "City" for Brell City.
      if (team_ends_.contains(name.key) &&
          (AfterThe(name) || (team_sport_ && (scan_.Is(name.first, kTeamHead) || name.match >= 1)))) {
        name.form[kTeamName] += 5;
        name.common = false;
        if (team_sport_ && name.strong == 0) name.strong = 1;
      } else if (team_sport_ && name.inside > 0 && name.key.ends_with('s') && scan_.Is(name.first, kTeamHead) &&
                 AfterThe(name)) {
        name.form[kTeamName] += 3.5;  // "with the Sharks": a nickname alone
        name.common = false;
      } else if (team_sport_ && name.inside > 0 && name.key.ends_with('s') && AfterThe(name) && name.match >= 1.5 &&
                 !scan_.Is(name.first, kEventHead | kEventWord | kOrgHead)) {
        name.form[kTeamName] += 2.5;  // "edged the Apollos"
        name.common = false;
      }
    }
  }

  // "Halvorsen Shipping ... Halvorsen, founded by Anders Halvorsen": alone before any person of that name, it is short
  // for the firm.
  bool IsFirmBeforeItsFounder(const Name& name) const {
    const auto person = table_.surnames.find(name.key);
    if (person == table_.surnames.end()) return false;
    const uint32_t named = table_.names[static_cast<size_t>(person->second)].first;
    if (named < name.first) return false;
    const auto longer = long_names_.find(name.key);
    if (longer == long_names_.end()) return false;
    return std::any_of(longer->second.begin(), longer->second.end(), [named](const Name* full) {
      return full->first < named && full->types.Has(MentionType::kOrganization);
    });
  }

  static bool AfterThe(const Name& name) { return name.after_the && name.key.size() > 3; }

  static std::string_view FirstWord(std::string_view key) { return key.substr(0, key.find(' ')); }

  void IndexLongNames() {
    for (const Name& full : table_.names) {
      if (full.last - full.first < 2 || full.types.empty() || full.types.Has(MentionType::kPerson)) continue;
      long_names_[FirstWord(full.key)].push_back(&full);
      const std::string_view key = full.key;
      if (full.types.Has(MentionType::kTeam)) team_ends_.insert(key.substr(key.rfind(' ') + 1));
    }
  }

  // "town council", "crown court": what stands behind a town's name.
  static bool IsBodyOfPlace(std::string_view rest) {
    static constexpr std::string_view kBodies[] = {"council",   "court",   "police", "hospital", "infirmary",
                                                   "cathedral", "station", "prison", "museum"};
    const std::string_view last = rest.substr(rest.rfind(' ') + 1);
    return std::find(std::begin(kBodies), std::end(kBodies), last) != std::end(kBodies);
  }

  static bool IsSchoolOfPlace(std::string_view rest) {
    static constexpr std::string_view kSchools[] = {"school",  "schools",       "academy", "high",      "primary",
                                                    "grammar", "comprehensive", "college", "university"};
    const std::string_view last = rest.substr(rest.rfind(' ') + 1);
    return std::find(std::begin(kSchools), std::end(kSchools), last) != std::end(kSchools);
  }

  void LongerForm(Name* name) const {
    const auto found = long_names_.find(FirstWord(name->key));
    if (found == long_names_.end()) return;
    for (const Name* full : found->second) {
      if (!full->key.starts_with(name->key) || full->key.size() <= name->key.size() ||
          full->key[name->key.size()] != ' ')
        continue;
      // "born at Selby", beside Selby Grammar School, is the town.
      if ((name->context[kPlaceName] >= 2 || (!team_sport_ && name->context[kOrgName] < 1.5)) &&
          IsSchoolOfPlace(std::string_view(full->key).substr(name->key.size() + 1))) {
        name->form[kPlaceName] += 1;
        continue;
      }
      // "Selby" of Selby Town Council is the town.
      if (IsBodyOfPlace(std::string_view(full->key).substr(name->key.size() + 1))) {
        if (name->place == kNoPlace && name->last - name->first == 1) name->form[kPlaceName] += 2;
        continue;
      }
      if (full->types.Has(MentionType::kTeam)) name->form[kTeamName] += name->last - name->first > 1 ? 4.5 : 2.5;
      if (full->types.Has(MentionType::kOrganization)) name->form[kOrgName] += 2.5;
      return;
    }
  }

  const Scan& scan_;
  std::vector<Candidate>& candidates_;
  const bool team_sport_;
  const bool sport_;
  NameTable table_;
  // Names of several words that are decided and no person's, by their first word, in the order of the table.
  std::unordered_map<std::string_view, std::vector<const Name*>> long_names_;
  std::unordered_set<std::string_view> team_ends_;  // last words of teams' names
};

}  // namespace

NameTable JudgeNames(const Scan& scan, std::vector<Candidate>* candidates) { return Judge(scan, candidates).Run(); }

}  // namespace kg::extract::mentions
