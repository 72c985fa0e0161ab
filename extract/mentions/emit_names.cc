// Makes mentions of the names that were judged.
#include <algorithm>
#include <array>

#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"
#include "graph/model/text.h"

namespace kg::extract::mentions {
namespace {

// Abbreviations of countries that a text uses as names.
std::string_view CountryAbbreviation(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kCodes = {{{"US", "US"},
                                                                                           {"U.S.", "US"},
                                                                                           {"USA", "US"},
                                                                                           {"U.S.A.", "US"},
                                                                                           {"UK", "GB"},
                                                                                           {"U.K.", "GB"},
                                                                                           {"UAE", "AE"},
                                                                                           {"U.A.E.", "AE"}}};
  for (const auto& [form, code] : kCodes) {
    if (form == text) return code;
  }
  return {};
}

class Emitter {
 public:
  Emitter(Scan* scan, const NameTable& table, const std::vector<Candidate>& candidates)
      : scan_(*scan), table_(table), candidates_(candidates) {}

  void Emit() {
    for (const Candidate& candidate : candidates_) {
      const Name& name = table_.names[static_cast<size_t>(candidate.name)];
      if (!scan_.AllFree(candidate.first, candidate.last)) continue;
      if (Abbreviation(candidate)) continue;
      TypeSet types = Local(candidate, name);
      if (types.empty()) continue;
      Make(candidate, name, types);
    }
  }

 private:
  bool Abbreviation(const Candidate& candidate) {
    if (candidate.last - candidate.first != 1) return false;
    std::string_view text = scan_.Text(candidate.first);
    std::string_view code = CountryAbbreviation(text);
    if (!code.empty()) {
      TakeCountry(candidate, scan_.gazetteer.CountryByCode(code), {MentionType::kPlace});
      return true;
    }
    if (Region(candidate, text)) return true;
    const PlaceId country = CountryCodeAt(scan_, candidate.first);
    if (country == kNoPlace) return false;
    TakeCountry(candidate, country, {MentionType::kNationality});
    return true;
  }

  // "Reno, Nev.", "Louisville, KY"
  bool Region(const Candidate& candidate, std::string_view text) {
    const std::string* region = scan_.lexicon.Region(scan_.Lower(candidate.first));
    if (region == nullptr || (text.size() == 2 && scan_.ShapeOf(candidate.first) != Shape::kUpper)) return false;
    if (scan_.LowerAt(candidate.first, -1) != "," && text.back() != '.') return false;
    std::span<const PlaceId> found = scan_.gazetteer.Find(FoldLower(ToLower(*region)));
    Mention& mention =
        scan_.Take(candidate.first, candidate.last, {MentionType::kPlace}, Form::kName, std::string(text));
    for (PlaceId id : found) {
      if (scan_.gazetteer.Get(id)->kind != PlaceKind::kRegion) continue;
      mention.Set("gazetteer", std::to_string(id));
      break;
    }
    return true;
  }

  void TakeCountry(const Candidate& candidate, PlaceId id, TypeSet types) {
    const Place* place = scan_.gazetteer.Get(id);
    if (place == nullptr) return;
    uint32_t next = 0;
    if (types.Has(MentionType::kPlace) && scan_.Near(candidate.last - 1, 1, &next) && scan_.Free(next) &&
        scan_.ShapeOf(next) == Shape::kLower && !scan_.Is(next, kFunction) &&
        !scan_.Is(next, kPersonVerb | kSportVerb)) {
      types = {MentionType::kPlace, MentionType::kNationality};  // "US sprinter"
    }
    Mention& mention = scan_.Take(candidate.first, candidate.last, types, Form::kName, std::string(place->name));
    mention.Set("gazetteer", std::to_string(id));
    mention.Set("country", place->name);
  }

  // The name's types, narrowed by this occurrence.
  TypeSet Local(const Candidate& candidate, const Name& name) const {
    TypeSet types = name.types;
    if (types.empty()) return types;
    if (candidate.weak && name.common && !types.Has(MentionType::kPlace)) {
      // "Bill said" may be a name only when prose elsewhere showed it.
      if (name.strong == 0) return {};
    }
    // "Mr Lindner", where Lindner alone is short for the family's firm.
    if (!types.Has(MentionType::kPerson) && candidate.last - candidate.first == 1 && !candidate.title.empty() &&
        types.Has(MentionType::kOrganization) && table_.surnames.count(name.key) > 0)
      return {MentionType::kPerson};
    // "Lindner bought the organ builder": the surname of the family, here short for their firm. People are worked for.
    const bool served = candidate.first > 0 && scan_.Lower(candidate.first - 1) == "for";
    if (types == TypeSet{MentionType::kPerson} && candidate.last - candidate.first == 1 && candidate.title.empty() &&
        candidate.local[kOrgName] >= 2.2 && candidate.local[kPersonName] <= 0 && !served)
      return {MentionType::kOrganization};
    const TypeSet both = {MentionType::kPlace, MentionType::kTeam};
    if (types.Has(MentionType::kPlace) && types.Has(MentionType::kTeam) && OwnsName(candidate))
      return {MentionType::kPlace};  // "beat Kenya's Ana Ruiz"
    if (types == both) {
      if (candidate.local[kPlaceName] >= 2 && candidate.local[kTeamName] < 1) return {MentionType::kPlace};
      if (candidate.local[kTeamName] >= 1.2 && candidate.local[kPlaceName] < 0.5) return {MentionType::kTeam};
    }
    return types;
  }

  // A country before "'s" and a name in capitals: where somebody is from.
  bool OwnsName(const Candidate& candidate) const {
    const Name& name = table_.names[static_cast<size_t>(candidate.name)];
    const Place* place = name.place == kNoPlace ? nullptr : scan_.gazetteer.Get(name.place);
    uint32_t mark = 0;
    uint32_t next = 0;
    return place != nullptr && place->kind == PlaceKind::kCountry && scan_.Near(candidate.last - 1, 1, &mark) &&
           IsPossessiveMark(scan_.Text(mark)) && scan_.Near(mark, 1, &next) && scan_.words[next].capital &&
           !scan_.Is(next, kFunction);
  }

  void Make(const Candidate& candidate, const Name& name, TypeSet types) {
    const uint32_t last = WithSecondSide(candidate, WithLowerHead(candidate, &types), &types);
    std::string value =
        last == candidate.last ? ValueOf(candidate) : std::string(scan_.text.Range(candidate.first, last));
    for (char& c : value) {
      if (c == '\n') c = ' ';
    }
    const std::string_view kind = Kind(candidate, last, &types, &value);
    if (types == TypeSet{MentionType::kOrganization} && kind != "award" &&
        (scan_.Is(last - 1, kSite) || (scan_.Is(candidate.first, kSite) && scan_.LowerAt(candidate.first, 1) == "of")))
      types.Add(MentionType::kPlace);
    Mention& mention = scan_.Take(candidate.first, last, types, Form::kName, std::move(value));
    if (!kind.empty()) mention.Set("kind", kind);
    if (types == TypeSet{MentionType::kPerson, MentionType::kOrganization} &&
        name.form[kPersonName] + name.context[kPersonName] <=
            std::max(0.0, name.form[kOrgName] + name.context[kOrgName])) {
      mention.Set("prefer", "Organization");
    }
    if (types.Has(MentionType::kPlace) && name.place != kNoPlace && last == candidate.last) {
      mention.Set("gazetteer", std::to_string(name.place));
    }
    if (types == TypeSet{MentionType::kPlace, MentionType::kTeam}) {
      const double team = candidate.local[kTeamName] - candidate.local[kPlaceName];
      const double all =
          name.form[kTeamName] + name.context[kTeamName] - name.form[kPlaceName] - name.context[kPlaceName];
      if (team > 0.5 || (team > -0.5 && all > 0)) mention.Set("prefer", "Team");
    }
    if (!types.Has(MentionType::kPerson)) return;
    SetNameGender(candidate, &mention);
    if (!candidate.title.empty()) mention.Set("title", candidate.title);
    if (!candidate.role.empty()) mention.Set("role", candidate.role);
    if (!candidate.gender.empty()) mention.Set("gender", candidate.gender);
    std::string nationality = candidate.nationality.empty() ? NationalityBefore(candidate) : candidate.nationality;
    if (!nationality.empty()) mention.Set("nationality", nationality);
  }

  // The kind of organization; a party's members go by the party, a town that people graduate from is its university.
  std::string_view Kind(const Candidate& candidate, uint32_t last, TypeSet* types, std::string* value) const {
    if (candidate.study && types->Has(MentionType::kPlace) && last - candidate.first <= 2 &&
        scan_.LowerAt(candidate.first, -1) != "in") {
      *types = {MentionType::kOrganization};
      return "school";
    }
    if (!types->Has(MentionType::kOrganization)) return "";
    if (last - candidate.first == 1 && scan_.Is(candidate.first, kPartyWord))
      *value = PartyOf(scan_.Lower(candidate.first));
    if (const std::string_view party = PartyOf(scan_.LowerRange(candidate.first, last));
        last - candidate.first == 2 && !party.empty())
      *value = party;
    return KindOf(scan_, candidate.first, last);
  }

  // Attribute name_gender: who usually bears the first name; weaker than anything that the text says.
  void SetNameGender(const Candidate& candidate, Mention* mention) const {
    const uint64_t given = scan_.words[candidate.first].classes & kGivenName;
    if (given == kGivenMale) mention->Set("name_gender", "male");
    if (given == kGivenFemale) mention->Set("name_gender", "female");
  }

  // A nickname in quotation marks or brackets is not part of the value.
  std::string ValueOf(const Candidate& candidate) const {
    uint32_t open = 0;
    uint32_t close = 0;
    const uint32_t last = WithoutHonours(candidate);
    for (uint32_t i = candidate.first + 1; i + 1 < last; ++i) {
      if (!IsQuote(scan_.Text(i)) && scan_.Text(i) != "(" && scan_.Text(i) != ")") continue;
      (open == 0 ? open : close) = i;
    }
    if (open == 0 || close <= open) return std::string(scan_.text.Range(candidate.first, last));
    return std::string(scan_.text.Range(candidate.first, open)) + " " + std::string(scan_.text.Range(close + 1, last));
  }

  // "Ivo Lenz, OBE FRS", "Ana Ruiz, PhD" are Ivo Lenz and Ana Ruiz; "Jr" and "III" stay.
  uint32_t WithoutHonours(const Candidate& candidate) const {
    uint32_t last = candidate.last;
    while (last - candidate.first > 2) {
      const bool listed = scan_.Is(last - 1, kSuffix) && !BelongsToName(last - 1);
      const bool letters = scan_.ShapeOf(last - 1) == Shape::kUpper && scan_.Lower(last - 2) == "," &&
                           scan_.Text(last - 1).find_first_not_of("IVX") != std::string_view::npos;
      if (!listed && !letters && scan_.Lower(last - 1) != ",") break;
      --last;
    }
    return last;
  }
  bool BelongsToName(uint32_t token) const {
    static constexpr auto kGenerations = WordSet({"jr", "jr.", "sr", "sr.", "snr", "snr.", "jnr", "jnr."});
    return kGenerations.Has(scan_.Lower(token)) || scan_.Text(token).find_first_not_of("IVX") == std::string_view::npos;
  }

  // "Belmarsh prison", "Nandi county": the end with the lower-case head.
  uint32_t WithLowerHead(const Candidate& candidate, TypeSet* types) const {
    const uint32_t end = candidate.last;
    uint32_t next = 0;
    if (!scan_.Near(end - 1, 1, &next)) return end;
    if (IsKindOfSchool(next)) ++next;
    if (!scan_.Is(next, kLowerHead) || scan_.ShapeOf(next) != Shape::kLower || !scan_.Free(next)) return end;
    const Name& name = table_.names[static_cast<size_t>(candidate.name)];
    const bool person = *types == TypeSet{MentionType::kPerson} && name.context[kPersonName] > 1.5;
    if (person || table_.surnames.count(name.key) > 0 || scan_.LowerAt(candidate.first, -1) == "a" ||
        scan_.LowerAt(candidate.first, -1) == "an")
      return end;
    // "the Oslo prison guard" goes on with a noun.
    uint32_t behind = 0;
    if (scan_.Near(next, 1, &behind) && scan_.ShapeOf(behind) == Shape::kLower && !scan_.Is(behind, kFunction) &&
        !scan_.Is(behind, kCommon))
      return end;
    if (scan_.Near(next, 1, &behind) && scan_.Is(behind, kRole)) return end;
    const bool organization = scan_.Is(next, kOrgHead) && !scan_.Is(next, kPlaceHead);
    *types = organization ? TypeSet{MentionType::kOrganization} : TypeSet{MentionType::kPlace};
    return next + 1;
  }

  // "Kingsmere high school": the word before "school".
  bool IsKindOfSchool(uint32_t token) const {
    static constexpr auto kKinds =
        WordSet({"high", "grammar", "primary", "secondary", "comprehensive", "boarding", "preparatory", "prep",
                 "junior", "middle", "infant", "infants", "business", "law", "medical", "art", "drama", "music"});
    return kKinds.Has(scan_.Lower(token)) && scan_.LowerAt(token, 1) == "school" && scan_.Free(token);
  }

  // "India A", "West Indies A", "Scotland Under-21", "England Lions Women": a country's other sides.
  uint32_t WithSecondSide(const Candidate& candidate, uint32_t last, TypeSet* types) const {
    const Name& name = table_.names[static_cast<size_t>(candidate.name)];
    const Place* place = name.place == kNoPlace ? nullptr : scan_.gazetteer.Get(name.place);
    const bool country = place != nullptr && place->kind == PlaceKind::kCountry;
    uint32_t next = 0;
    if (last != candidate.last || (!country && !types->Has(MentionType::kTeam)) || !scan_.Near(last - 1, 1, &next) ||
        next != last || !scan_.Free(next))
      return last;
    const std::string_view word = scan_.Lower(next);
    const bool letter = scan_.Text(next) == "A" || scan_.Text(next) == "B" || scan_.Text(next) == "XI";
    uint32_t behind = 0;
    const bool stops = !scan_.Near(next, 1, &behind) || scan_.ShapeOf(behind) != Shape::kTitle;
    const bool age = word.starts_with("under-") || word == "u21" || word == "u19" || word == "u20" || word == "u23";
    if (!(letter && stops) && !age) return last;
    *types = {MentionType::kTeam};
    return next + 1;
  }

  // "Kenyan long-distance star Ana Ruiz": a demonym, then lower-case words that end in a role noun, then the name.
  std::string NationalityBefore(const Candidate& candidate) const {
    if (candidate.role.empty() || !scan_.IsAt(candidate.first, -1, kRole)) return "";
    for (int back = 2; back <= 7; ++back) {
      uint32_t i = 0;
      if (!scan_.Near(candidate.first, -back, &i)) return "";
      if (const Mention* mention = scan_.At(i)) {
        if (mention->types.Has(MentionType::kNationality)) return mention->value;
        if (!mention->types.Has(MentionType::kDiscipline) && !mention->types.Has(MentionType::kAge)) return "";
        continue;
      }
      if (scan_.ShapeOf(i) != Shape::kLower && scan_.Text(i) != "-") return "";
      if (scan_.Is(i, kFunction) && scan_.Lower(i) != "and") return "";
    }
    return "";
  }

  Scan& scan_;
  const NameTable& table_;
  const std::vector<Candidate>& candidates_;
};

// "Ecuadorean embassy", "Kenyan police": a demonym with an institution's head.
void DemonymInstitutions(Scan* scan) {
  const size_t count = scan->mentions.size();
  for (size_t m = 0; m < count; ++m) {
    const Mention mention = scan->mentions[m];
    if (mention.first == mention.last || !mention.types.Has(MentionType::kNationality)) continue;
    uint32_t next = 0;
    if (!scan->Near(mention.last - 1, 1, &next) || scan->Lower(next) != "embassy" || !scan->Free(next)) continue;
    scan->Take(mention.first, next + 1, {MentionType::kOrganization}, Form::kName,
               std::string(scan->text.Range(mention.first, next + 1)));
  }
}

}  // namespace

void FindNames(Scan* scan) {
  std::vector<Candidate> candidates = CutNames(scan);
  NameTable table = JudgeNames(*scan, &candidates);
  Emitter(scan, table, candidates).Emit();
  DemonymInstitutions(scan);
  FindHeadingNames(scan, table);
}

}  // namespace kg::extract::mentions
