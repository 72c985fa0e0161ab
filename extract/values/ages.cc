// Ages: "37-year-old", "aged 18", "at the age of 24", "turned 40", "in his thirties", and ", 37," behind a name.
#include "extract/values/cardinals.h"
#include "extract/values/finders.h"

namespace kg::extract {
namespace {

constexpr int kOldest = 125;

Mention Make(const Reader& reader, uint32_t first, uint32_t last, int years) {
  return reader.Make(MentionType::kAge, first, last, std::to_string(years));
}

// A count of years at `i`: digits or words up to kOldest; "six and a half" is six.
std::optional<Cardinal> ReadYears(const Reader& reader, uint32_t i) {
  auto count = ReadCount(reader, i, kOldest);
  if (count && reader.Is(count->last, "and") && reader.Kind(count->last + 1) == Lex::kArticle &&
      reader.Kind(count->last + 2) == Lex::kHalf) {
    count->last += 3;
  }
  return count;
}

// "years old", "-year-old", "year old", "years of age", "yo" behind a count: one past it, or 0.
uint32_t ReadOld(const Reader& reader, uint32_t i) {
  if (reader.IsOneOf(i, {"yo", "y/o", "y.o.", "y.o"})) return i + 1;
  if (reader.Is(i, "y") && reader.Is(i + 1, "/") && reader.Is(i + 2, "o")) return i + 3;
  if (reader.IsOneOf(i, {"year-old", "yr-old", "years-old"})) return i + 1;
  if (reader.IsDash(i)) ++i;
  if (!reader.IsOneOf(i, {"year", "years", "yr", "yrs"})) return 0;
  ++i;
  if (reader.Is(i, "of") && reader.Is(i + 1, "age")) return i + 2;
  if (reader.IsDash(i)) ++i;
  return reader.IsOneOf(i, {"old", "olds"}) ? i + 1 : 0;
}

// "37-year-old", "37 years old": attribute old, since such an age may stand before the one who is of it.
Mention MakeOld(const Reader& reader, uint32_t first, uint32_t last, int years) {
  Mention mention = Make(reader, first, last, years);
  mention.Set("old", "yes");
  return mention;
}

Found FindOld(const Reader& reader, uint32_t i) {
  if (reader.Kind(i) == Lex::kCompoundAge) return MakeOld(reader, i, i + 1, reader.At(i).value);
  const auto years = ReadYears(reader, i);
  if (!years) {
    const Digits digits = reader.ReadDigits(i);
    const bool glued = digits.suffix == "yo" || digits.suffix == "yr" || digits.suffix == "yrs";
    if (reader.Kind(i) != Lex::kDigits || !glued || digits.integer > kOldest) return std::nullopt;
    const uint32_t old = digits.suffix == "yo" ? i + 1 : reader.Is(i + 1, "old") ? i + 2 : 0;
    return old == 0 ? Found() : MakeOld(reader, i, old, static_cast<int>(digits.integer));
  }
  const uint32_t last = ReadOld(reader, years->last);
  if (last == 0) return std::nullopt;
  Mention mention = MakeOld(reader, i, last, static_cast<int>(years->value));
  if (reader.IsOneOf(last - 1, {"olds"})) mention.Set("exact", "no");
  return mention;
}

// "aged 18"; "aged between 18 and 25" and "aged 18 to 25" are groups of people, no age.
Found FindAged(const Reader& reader, uint32_t i) {
  uint32_t at = i + 1;
  while (reader.IsOneOf(at, {"only", "just"})) ++at;
  const auto years = ReadYears(reader, at);
  if (!years) return std::nullopt;
  const bool range = reader.IsDash(years->last) || reader.IsOneOf(years->last, {"to", "and", "or"});
  if (range && ReadYears(reader, years->last + 1)) return std::nullopt;
  const bool open = reader.IsOneOf(years->last, {"and", "or"}) &&
                    reader.IsOneOf(years->last + 1, {"over", "under", "above", "below"});
  if (open) return std::nullopt;
  return Make(reader, i, years->last, static_cast<int>(years->value));
}

// "in his thirties", "in her late 40s": a decade of life.
Found FindDecade(const Reader& reader, uint32_t i) {
  uint32_t first = i;
  if (reader.Kind(first - 1) == Lex::kPart || (reader.IsDash(first - 1) && reader.Kind(first - 2) == Lex::kPart)) {
    first -= reader.IsDash(first - 1) ? 2 : 1;
  }
  if (!reader.IsOneOf(first - 1, {"his", "her", "their", "my", "your", "our"}) || !reader.Is(first - 2, "in"))
    return std::nullopt;
  int decade = reader.Kind(i) == Lex::kDecade ? reader.At(i).value : 0;
  if (decade == 0) {
    const Digits digits = reader.ReadDigits(i);
    const bool plural = digits.suffix == "s" || (digits.suffix.empty() && reader.IsPossessive(i + 1));
    if (!plural || digits.length != 2 || digits.integer % 10 != 0) return std::nullopt;
    decade = static_cast<int>(digits.integer);
  }
  const int start = decade == 10 ? 13 : decade;
  Mention mention = Make(reader, i, i + 1, start);
  mention.Set("exact", "no");
  mention.Set("to", std::to_string(decade + 9));
  return mention;
}

bool EndsClause(const Reader& reader, uint32_t i) {
  return !reader.In(i) || reader.IsOneOf(i, {",", ".", ";", ")", "and", "but", "!", "?", "—", "–"});
}

// A bare number that words before it make an age: "turned 40", "at the age of 24", "now 38,", "was 18 when".
Found FindByContext(const Reader& reader, uint32_t i) {
  const auto years = ReadCount(reader, i, kOldest);
  if (!years || years->value < 1) return std::nullopt;
  const auto make = [&] { return Make(reader, i, years->last, static_cast<int>(years->value)); };
  const uint32_t before = i - 1;
  const bool unit_follows = reader.Kind(years->last) == Lex::kUnit || reader.IsPluralNoun(years->last) ||
                            reader.Is(years->last, "%") || reader.IsDash(years->last);
  if (unit_follows) return std::nullopt;
  if (reader.Is(before, "age") && !reader.IsOneOf(years->last, {"to", "group"})) return make();
  if (reader.Is(before, "of") && reader.Is(before - 1, "age")) return make();
  if (reader.IsOneOf(before, {"turned", "turns", "turning"}) && years->value > 9) return make();
  if (reader.Is(before, "turn") && reader.IsOneOf(before - 1, {"will", "would", "to"})) return make();
  if (years->value < 10) return std::nullopt;
  const bool now = reader.IsOneOf(before, {"now", "then", "only", "just", "still"});
  if (now && reader.IsOneOf(before, {"now", "then"}) && EndsClause(reader, years->last) &&
      (reader.Is(before - 1, ",") || reader.IsOneOf(before - 1, {"is", "was", "who", "(", "and"}))) {
    return make();
  }
  const uint32_t verb = now ? before - 1 : before;
  const bool be = reader.IsOneOf(verb, {"was", "is", "were", "am", "i'm", "'m", "’m", "'s", "’s"});
  if (be && reader.IsOneOf(years->last, {"when", "years"})) return make();
  const bool at_the_time =
      reader.Is(years->last, "at") && reader.Is(years->last + 1, "the") && reader.Is(years->last + 2, "time");
  if (be && at_the_time) return make();
  if (be && EndsClause(reader, years->last)) {
    // "when she was 18"
    for (uint32_t back = 1; back <= 4; ++back) {
      if (reader.Is(verb - back, "when")) return make();
      if (!reader.IsWord(verb - back)) break;
    }
  }
  // "At 24, he ..."
  const bool start = reader.Is(before, "at") && (before == reader.begin() || reader.Is(before - 1, ","));
  if (start && reader.Is(years->last, ",")) {
    const bool person = reader.IsOneOf(years->last + 1, {"he", "she", "i"}) || reader.IsCapital(years->last + 1);
    if (person && years->value <= 105) return make();
  }
  return std::nullopt;
}

// ", 37," behind a capitalised word, and what else may follow an age in apposition.
Found FindApposition(const Reader& reader, uint32_t i) {
  const int years = reader.PlainInteger(i, 110);
  if (years < 5 || reader.Text(i).size() > 3 || reader.Text(i)[0] == '0' || !reader.Is(i - 1, ",")) return std::nullopt;
  const uint32_t name = i - 2;
  if (!reader.IsCapital(name) || reader.Kind(name) == Lex::kMonth || reader.Kind(name) == Lex::kWeekday)
    return std::nullopt;
  const uint32_t next = i + 1;
  const bool closes =
      !reader.In(next) ||
      reader.IsOneOf(next, {",",   ";",    ")",    ".",    "and",  "of",   "from", "who", "was", "is",   "has",
                            "had", "died", "said", "says", "told", "will", "won",  "a",   "the", "both", "&"});
  if (!closes) return std::nullopt;
  const bool count_follows = reader.Kind(next + 1) == Lex::kDigits && reader.ReadDigits(next + 1).colons == 0;
  const bool list_of_numbers = reader.Is(next, ",") && (count_follows || reader.Kind(next + 1) == Lex::kMonth);
  const bool stop = !reader.In(next) || reader.IsOneOf(next, {".", ")", "and", "&"});
  // "said Ruiz, 53."
  const bool named =
      reader.IsCapital(name - 1) ||
      reader.IsOneOf(name - 1, {"said", "says", "added", "adds", "recalled", "explained", "insisted", "admitted"});
  if (list_of_numbers || (stop && !named)) return std::nullopt;
  Mention mention = Make(reader, i, i + 1, years);
  mention.Set("apposition", "yes");
  return mention;
}

// "sons, Jago (9) and Piran (6)", "Ana Ruiz (14), who ...": in parentheses a number is an age where kin or a person's
// description stands around; elsewhere it may be a minute, a seed, a page.
Found FindParenthesis(const Reader& reader, uint32_t i) {
  constexpr uint32_t kReach = 12;  // words back to the kin
  const int years = reader.PlainInteger(i, 105);
  if (years < 1 || reader.Text(i)[0] == '0' || !reader.Is(i - 1, "(") || !reader.Is(i + 1, ")")) return std::nullopt;
  if (!reader.IsCapital(i - 2)) return std::nullopt;
  const bool described = reader.IsOneOf(i + 2, {"who", "from"}) || (reader.Is(i + 2, ",") && reader.Is(i + 3, "who"));
  bool kin = false;
  for (uint32_t back = 3; back <= kReach && reader.In(i - back) && !kin; ++back) {
    if (reader.IsOneOf(i - back, {".", ";", ":"})) break;
    kin = reader.IsOneOf(i - back, {"son", "sons", "daughter", "daughters", "child", "children", "brother", "brothers",
                                    "sister", "sisters", "twins", "grandson", "granddaughter", "grandchildren"});
  }
  if (!(described && years > 9) && !kin) return std::nullopt;
  return Make(reader, i, i + 1, years);
}

}  // namespace

Found FindAge(const Reader& reader, uint32_t i) {
  switch (reader.Kind(i)) {
    case Lex::kAged:
      return FindAged(reader, i);
    case Lex::kDecade:
      return FindDecade(reader, i);
    case Lex::kCompoundAge:
    case Lex::kCardinal:
    case Lex::kDigits:
      if (Found found = FindOld(reader, i)) return found;
      if (Found found = FindDecade(reader, i)) return found;
      if (Found found = FindByContext(reader, i)) return found;
      if (reader.Kind(i) != Lex::kDigits) return std::nullopt;
      if (Found found = FindApposition(reader, i)) return found;
      return FindParenthesis(reader, i);
    default:
      return std::nullopt;
  }
}

}  // namespace kg::extract
