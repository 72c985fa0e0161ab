// Names in title-case and all-capital lines: there a capital says nothing, so the names of the prose decide.
#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extract/mentions/event_names.h"
#include "extract/mentions/finders.h"
#include "extract/mentions/runs.h"
#include "extract/text/chars.h"

namespace kg::extract::mentions {
namespace {

class HeadingFinder {
 public:
  HeadingFinder(Scan* scan, const NameTable& table) : scan_(*scan), table_(table) {}

  void Find() {
    if (std::all_of(scan_.styles.begin(), scan_.styles.end(), [](Style style) { return style == Style::kProse; }))
      return;
    for (const auto& [key, name] : table_.index) starts_.insert(PlainStart(key));
    for (const auto& [key, name] : table_.surnames) starts_.insert(PlainStart(key));
    for (size_t s = 0; s < scan_.text.sentences.size(); ++s) {
      if (scan_.styles[s] == Style::kProse) continue;
      const Sentence& sentence = scan_.text.sentences[s];
      TakeSides(sentence);
      for (uint32_t i = sentence.first_token; i < sentence.last_token;) {
        if (!scan_.words[i].capital || !scan_.Free(i)) {
          ++i;
          continue;
        }
        i = At(sentence, i, scan_.styles[s]);
      }
    }
  }

 private:
  // Takes what begins at `i`; returns where to go on.
  uint32_t At(const Sentence& sentence, uint32_t i, Style style) {
    const uint32_t limit = std::min(sentence.last_token, i + 7);
    if (const uint32_t last = TakeTeam(i, limit); last != i) return last;
    if (TakeCode(i)) return i + 1;
    for (uint32_t last = limit; MayStart(i) && last > i; --last) {
      if (!scan_.AllFree(i, last) || !scan_.words[last - 1].capital) continue;
      if (TakeKnown(i, last)) return last;
    }
    uint32_t behind = 0;
    if (PlaceId country = DemonymAt(scan_, i, limit, &behind); country != kNoPlace && scan_.AllFree(i, behind)) {
      Mention& mention = scan_.Take(i, behind, {MentionType::kNationality}, Form::kName,
                                    std::string(scan_.gazetteer.Get(country)->name));
      mention.Set("gazetteer", std::to_string(country));
      return behind;
    }
    if (style == Style::kAllCaps) return TakeLife(sentence, i);
    return TakeUnknown(sentence, i);
  }

  // "Harbour Town 2-1 Ashby Rovers": two names around a score, one of which at least is a club's by its last word.
  void TakeSides(const Sentence& sentence) {
    constexpr uint32_t kMostWords = 3;
    const auto names_to = [&](uint32_t from) {
      uint32_t end = from;
      while (end < sentence.last_token && end < from + kMostWords && scan_.words[end].capital && scan_.Free(end) &&
             !scan_.Is(end, kFunction)) {
        ++end;
      }
      return end;
    };
    const uint32_t home = names_to(sentence.first_token);
    if (TakeRow(sentence)) return;
    if (home == sentence.first_token || home >= sentence.last_token) return;
    const auto score = std::find_if(scan_.mentions.begin(), scan_.mentions.end(), [&](const Mention& m) {
      return m.first == home && m.types == TypeSet{MentionType::kScore};
    });
    if (score == scan_.mentions.end()) return;
    const uint32_t away = names_to(score->last);
    if (away == score->last || away != sentence.last_token) return;
    if (!scan_.Is(home - 1, kTeamHead | kTeamOnly) && !scan_.Is(away - 1, kTeamHead | kTeamOnly)) return;
    const uint32_t second = score->last;
    scan_.Take(sentence.first_token, home, {MentionType::kTeam}, Form::kName, Capitalised(sentence.first_token, home));
    scan_.Take(second, away, {MentionType::kTeam}, Form::kName, Capitalised(second, away));
  }

  // "Harbour Town 3 Ashby Rovers 1", "MATCH REPORT: Harbour Town 3 Ashby Rovers 1": two sides with their goals.
  bool TakeRow(const Sentence& sentence) {
    constexpr uint32_t kMostWords = 4;
    constexpr uint32_t kLongestLabel = 4;
    uint32_t begin = sentence.first_token;
    for (uint32_t i = begin; i < std::min(sentence.last_token, begin + kLongestLabel); ++i) {
      if (scan_.Text(i) == ":") begin = i + 1;
    }
    std::vector<std::pair<uint32_t, uint32_t>> sides;
    for (uint32_t i = begin; i < sentence.last_token && sides.size() < 2;) {
      uint32_t end = i;
      while (end < sentence.last_token && end < i + kMostWords && scan_.words[end].capital && scan_.Free(end)) ++end;
      const bool goals =
          end > i && end < sentence.last_token && scan_.ShapeOf(end) == Shape::kNumber && scan_.Text(end).size() <= 2;
      if (!goals) return false;
      sides.emplace_back(i, end);
      i = end + 1;
    }
    if (sides.size() != 2 || sides[1].second + 1 != sentence.last_token) return false;
    for (const auto& [first, last] : sides) {
      scan_.Take(first, last, {MentionType::kTeam}, Form::kName, Capitalised(first, last));
    }
    return true;
  }

  // "1. Ana Ruiz (ESP) 9.97"
  bool TakeCode(uint32_t i) {
    const PlaceId country = CountryCodeAt(scan_, i);
    if (country == kNoPlace) return false;
    Mention& mention =
        scan_.Take(i, i + 1, {MentionType::kNationality}, Form::kName, std::string(scan_.gazetteer.Get(country)->name));
    mention.Set("gazetteer", std::to_string(country));
    mention.Set("country", scan_.gazetteer.Get(country)->name);
    return true;
  }

  // "Oslo FC 3-1 Bergen FC": up to three words that end as only teams do; returns its end, `i` when there is none.
  uint32_t TakeTeam(uint32_t i, uint32_t limit) {
    for (uint32_t end = i + 1; end < std::min(limit, i + 4); ++end) {
      if (!scan_.words[end].capital || !scan_.Free(end) || scan_.Is(end, kFunction)) return i;
      if (scan_.words[end - 1].common) return i;  // "Joins Oslo FC"
      // "Brell HK" in a line that is not all in capitals
      const bool letters = scan_.ShapeOf(end) == Shape::kUpper && scan_.ShapeOf(end - 1) != Shape::kUpper &&
                           scan_.Text(end).size() <= 4 && scan_.Is(end, kTeamHead);
      if (!scan_.Is(end, kTeamOnly) && !letters) continue;
      scan_.Take(i, end + 1, {MentionType::kTeam}, Form::kName, Capitalised(i, end + 1));
      return end + 1;
    }
    return i;
  }

  // The letters and digits that a key or a token begins with, as far as they are ASCII.
  static std::string_view PlainStart(std::string_view word) {
    size_t end = 0;
    while (end < word.size() && (IsAsciiLower(word[end]) || IsAsciiDigit(word[end]))) ++end;
    return word.substr(0, end);
  }

  // False when TakeKnown can take nothing that begins at `i`.
  bool MayStart(uint32_t i) const {
    if (scan_.words[i].place || scan_.Is(i, kNameStart)) return true;
    const std::string_view lower = scan_.Lower(i);
    const bool ascii = std::all_of(lower.begin(), lower.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
    return !ascii || starts_.contains(PlainStart(lower));
  }

  bool TakeKnown(uint32_t first, uint32_t last) {
    std::string lower = scan_.LowerRange(first, last);
    std::string key = FoldLower(lower);
    if (const Name* name = table_.Find(key); name != nullptr && !name->types.empty()) {
      if (name->common && last - first == 1) return false;
      Mention& mention =
          scan_.Take(first, last, name->types, Form::kName, std::string(scan_.text.Range(name->first, name->last)));
      if (name->types.Has(MentionType::kOrganization)) {
        if (std::string_view kind = KindOf(scan_, name->first, name->last); !kind.empty()) mention.Set("kind", kind);
      }
      if (name->types.Has(MentionType::kPlace) && name->place != kNoPlace)
        mention.Set("gazetteer", std::to_string(name->place));
      return true;
    }
    if (auto it = table_.surnames.find(key); it != table_.surnames.end() && last - first == 1) {
      scan_.Take(first, last, {MentionType::kPerson}, Form::kName, Capitalised(first, last));
      return true;
    }
    if (scan_.words[first].common && last - first == 1) return false;
    if (std::optional<MentionType> known = scan_.lexicon.KnownName(lower)) {
      scan_.Take(first, last, {*known}, Form::kName, Capitalised(first, last));
      return true;
    }
    return TakePlace(first, last, key);
  }

  bool TakePlace(uint32_t first, uint32_t last, const std::string& key) {
    if (!scan_.words[first].place) return false;
    std::span<const PlaceId> found = scan_.gazetteer.Find(key);
    if (found.empty()) return false;
    const Place* place = scan_.gazetteer.Get(found[0]);
    if (place->kind == PlaceKind::kCity && place->population < 300000) return false;
    Mention& mention = scan_.Take(first, last, {MentionType::kPlace}, Form::kName, Capitalised(first, last));
    mention.Set("gazetteer", std::to_string(place->id));
    return true;
  }

  // "JUSTO TEJADA (1933-2021)": a line that opens with a name and the years of a life; returns where to go on.
  uint32_t TakeLife(const Sentence& sentence, uint32_t i) {
    constexpr uint32_t kMostWords = 4;
    if (i != sentence.first_token) return i + 1;
    uint32_t end = i;
    while (end < sentence.last_token && end < i + kMostWords && scan_.words[end].capital && scan_.Free(end)) ++end;
    const bool years = end + 2 < sentence.last_token && scan_.Text(end) == "(" && YearAt(scan_, end + 1) != 0 &&
                       sentence.last_token - end <= 6 && scan_.Text(sentence.last_token - 1) == ")";
    if (end < i + 2 || !years) return i + 1;
    scan_.Take(i, end, {MentionType::kPerson}, Form::kName, Capitalised(i, end));
    return end;
  }

  // Two or three uncommon words in a row are somebody's name.
  uint32_t TakeUnknown(const Sentence& sentence, uint32_t i) {
    uint32_t end = i;
    while (end < sentence.last_token && scan_.words[end].capital && scan_.Free(end) && !scan_.words[end].common &&
           !scan_.Is(end, kFunction | kWeekName | kEventWord | kRole | kTitle)) {
      ++end;
    }
    if (end - i < 2 || end - i > 3) return std::max(end, i + 1);
    PlaceId place = kNoPlace;
    Scores form = ScoreForm(scan_, i, end, &place);
    if (form[kPersonName] >= 2 && form[kPersonName] > form[kOrgName] && form[kPersonName] > form[kPlaceName] &&
        form[kPersonName] > form[kTeamName]) {
      scan_.Take(i, end, {MentionType::kPerson}, Form::kName, Capitalised(i, end));
    }
    return end;
  }

  std::string Capitalised(uint32_t first, uint32_t last) const {
    std::string value(scan_.text.Range(first, last));
    bool start = true;
    const bool upper = std::none_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    for (char& c : value) {
      if (upper && !start && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      start = c == ' ' || c == '-' || c == '.';
    }
    return value;
  }

  Scan& scan_;
  const NameTable& table_;
  std::unordered_set<std::string_view> starts_;  // PlainStart of all keys of the table
};

}  // namespace

void FindHeadingNames(Scan* scan, const NameTable& table) { HeadingFinder(scan, table).Find(); }

}  // namespace kg::extract::mentions
