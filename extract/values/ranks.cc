// Ranks: "fifth", "77th", "third-placed", "runner-up", "silver medal", "No. 1".
#include "extract/values/finders.h"

namespace kg::extract {
namespace {

// "fastest", "best": not "west", "test", "interest" ...
bool IsSuperlative(const Reader& reader, uint32_t i) {
  if (reader.IsOneOf(i, {"best", "worst", "most", "least"})) return true;
  const std::string_view word = reader.Lower(i);
  if (word.size() < 6 || !word.ends_with("est") || reader.ShapeOf(i) != Shape::kLower) return false;
  return !reader.IsOneOf(i, {"request", "contest", "protest", "interest", "forest", "harvest", "arrest", "invest",
                             "conquest", "modest", "honest", "finest-", "southwest", "northwest"});
}

// "second" in "a second", "a split second", "by one second", "every second": a time, or no rank.
bool IsTimeSecond(const Reader& reader, uint32_t i) {
  const Lex before = reader.Kind(i - 1);
  const bool bare = !reader.IsWord(i + 1) ||
                    reader.IsOneOf(i + 1, {"ahead", "behind", "faster", "slower", "later", "or", "of", "off"});
  if (reader.IsOneOf(i - 1, {"split", "per", "every", "half"})) return true;
  if (before == Lex::kCardinal) return true;
  return before == Lex::kArticle && bare;
}

std::string_view MedalName(int rank) { return rank == 1 ? "gold" : rank == 2 ? "silver" : "bronze"; }

// "silver medal", "won bronze".
Found FindMedal(const Reader& reader, uint32_t i) {
  const int rank = reader.At(i).value;
  uint32_t last = i + 1;
  if (reader.IsOneOf(last, {"medal", "medallist", "medalist"})) {
    ++last;
  } else {
    const bool taken =
        reader.IsOneOf(i - 1, {"won",    "win",     "wins",       "winning", "took",   "take",     "takes",
                               "taking", "claimed", "claiming",   "claim",   "earned", "earning",  "secured",
                               "bagged", "grabbed", "collected",  "landed",  "got",    "snatched", "settled",
                               "for",    "with",    "individual", "team",    "olympic"});
    const bool ends = !reader.IsWord(last) || reader.IsOneOf(last, {"in", "at", "and", "behind", "with", "on", "for",
                                                                    "when", "ahead", "as", "after", "to"});
    if (!taken || !ends || reader.IsCapital(i)) return std::nullopt;
  }
  Mention mention = reader.Make(MentionType::kRank, i, last, std::to_string(rank));
  mention.Set("medal", MedalName(rank));
  return mention;
}

// "No. 1", "number one", "#1".
Found FindLabel(const Reader& reader, uint32_t i) {
  if (reader.Is(i, "no.") || reader.Is(i, "#") || reader.Is(i, "number")) {
    int value = reader.PlainInteger(i + 1, 9999);
    if (value < 0 && reader.Is(i, "number") && reader.Kind(i + 1) == Lex::kCardinal) value = reader.At(i + 1).value;
    if (value <= 0) return std::nullopt;
    Mention mention = reader.Make(MentionType::kRank, i, i + 2, std::to_string(value));
    mention.Set("label", "number");
    return mention;
  }
  return std::nullopt;
}

// The number of an ordinal in digits: "77th"; 0 otherwise.
int64_t OrdinalOf(const Reader& reader, uint32_t i) {
  const Digits digits = reader.ReadDigits(i);
  if (digits.stops > 0 || digits.colons > 0 || digits.length > 5 || digits.suffix.size() != 2) return 0;
  const bool ordinal = digits.suffix == "th" || digits.suffix == "st" || digits.suffix == "nd" || digits.suffix == "rd";
  return ordinal ? static_cast<int64_t>(digits.value) : 0;
}

}  // namespace

Found FindRank(const Reader& reader, uint32_t i) {
  const Lexeme lexeme = reader.At(i);
  int64_t rank = 0;
  uint32_t last = i + 1;
  switch (lexeme.kind) {
    case Lex::kMedal:
      return FindMedal(reader, i);
    case Lex::kRunnerUp:
      return reader.Make(MentionType::kRank, i, last, "2");
    case Lex::kCompoundPlace:
      return reader.Make(MentionType::kRank, i, last, std::to_string(lexeme.value));
    case Lex::kDigits:
      rank = OrdinalOf(reader, i);
      break;
    case Lex::kCardinal:
      // "twenty first"
      if (lexeme.value < 20 || lexeme.value % 10 != 0 || reader.Kind(i + 1) != Lex::kOrdinal ||
          reader.At(i + 1).value > 9)
        break;
      rank = lexeme.value + reader.At(i + 1).value;
      ++last;
      break;
    case Lex::kOrdinal:
      // "Second World War", "First Lady"
      if (reader.IsCapital(i) && i != reader.begin()) return std::nullopt;
      if (lexeme.value == 2 && IsTimeSecond(reader, i)) return std::nullopt;
      if (lexeme.value == 1 && (reader.Is(i - 1, "at") || reader.IsOneOf(i + 1, {"of", "name"}))) return std::nullopt;
      if (lexeme.value > 2 && reader.Kind(i - 1) == Lex::kArticle && reader.Is(i + 1, "of")) return std::nullopt;
      rank = lexeme.value;
      break;
    default:
      return FindLabel(reader, i);
  }
  // "1. Ines Vela 2:20:01": a line of results
  const bool list = rank <= 0 && i == reader.begin() && reader.Is(last, ".") && reader.IsCapital(last + 1);
  if (list) rank = reader.PlainInteger(i, 300);
  if (rank <= 0) return std::nullopt;
  // "First, ...", "6th Avenue"
  if (rank == 1 && i == reader.begin() && reader.Is(last, ",")) return std::nullopt;
  if (reader.IsCapital(last) && reader.IsOneOf(last, {"avenue", "ave.", "street", "st.", "amendment"}))
    return std::nullopt;
  Mention mention = reader.Make(MentionType::kRank, i, last, std::to_string(rank));
  if (IsSuperlative(reader, last)) mention.Set("superlative", "yes");
  if (list) mention.Set("label", "list");
  if (reader.Kind(last) == Lex::kUnit) mention.Set("unit", reader.Lower(last));
  return mention;
}

}  // namespace kg::extract
