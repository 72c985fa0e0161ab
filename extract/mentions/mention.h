// Mentions: spans of tokens with a type and a form; what rules see of a text.
#ifndef NEWSGRAPH_EXTRACT_MENTIONS_MENTION_H_
#define NEWSGRAPH_EXTRACT_MENTIONS_MENTION_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kg::extract {

enum class MentionType : uint8_t {
  kPerson,
  kPlace,
  kTeam,
  kOrganization,
  kEvent,       // a competition, with or without its edition: attributes year, place, discipline, category
  kDate,        // value: EDTF, resolved; attributes: see date finder
  kDuration,    // value: canonical duration; attribute precision, bound
  kAge,         // "37", "33-year-old", "aged 18": value in whole years
  kNumber,      // value: decimal number
  kRank,        // "fifth", "77th", "runner-up": value in decimal
  kScore,       // "3-1", "6-4 6-2": value as printed with plain hyphens; attribute lead: first, second, none
  kMark,        // "8.95 m", "2.06 metres": value with unit
  kDiscipline,  // "marathon", "10,000 metres", "3,000m steeplechase": value is the canonical name
  kMoney,
  kNationality,  // a demonym: "Kenyan", "Eritrean": value is the country's English name
};
inline constexpr int kMentionTypeCount = 15;
// "Person", ... as rules write them.
std::string_view ToString(MentionType type);
std::optional<MentionType> ParseMentionType(std::string_view name);

// A set of types: a mention may be ambiguous ("Valencia": Place|Team); a rule's slot picks one.
class TypeSet {
 public:
  constexpr TypeSet() = default;
  constexpr TypeSet(std::initializer_list<MentionType> types) {
    for (MentionType type : types) Add(type);
  }
  constexpr void Add(MentionType type) { bits_ |= Bit(type); }
  constexpr bool Has(MentionType type) const { return (bits_ & Bit(type)) != 0; }
  constexpr bool Intersects(TypeSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr uint32_t bits() const { return bits_; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const TypeSet&) const = default;

 private:
  static constexpr uint32_t Bit(MentionType type) { return 1u << static_cast<unsigned>(type); }
  uint32_t bits_ = 0;
};

enum class Form : uint8_t {
  kName,
  kPronoun,     // he, she, they, who
  kPossessive,  // his, her, their, whose
  kNominal,     // "the 33-year-old", "his coach", "the Rwandan"
};

struct Mention {
  TypeSet types;
  Form form = Form::kName;
  uint32_t sentence = 0;  // index into TokenizedText::sentences
  uint32_t first = 0;     // tokens [first, last) of TokenizedText::tokens
  uint32_t last = 0;
  std::string value;  // canonical value, or the name as it stands without title ("Gervais Hakizimana")
  // By fixed keys: "year", "place", "discipline", "category", "gender", "country", "head", "age", "title" ...
  std::vector<std::pair<std::string, std::string>> attributes;
  int32_t entity = -1;  // index into the article's local entities once coreference ran; -1: none

  // "" when absent.
  std::string_view Get(std::string_view key) const {
    for (const auto& [k, v] : attributes) {
      if (k == key) return v;
    }
    return {};
  }
  void Set(std::string_view key, std::string_view v) {
    for (auto& [k, old] : attributes) {
      if (k == key) {
        old = v;
        return;
      }
    }
    attributes.emplace_back(key, v);
  }
};

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_MENTIONS_MENTION_H_
