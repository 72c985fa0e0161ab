#include "extract/coref/former_names.h"

#include <string_view>

#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr int64_t kNear = 4;  // tokens before a name that may speak of it

constexpr auto kFormer = WordSet({"née", "nee", "né", "born", "formerly", "previously", "now", "alias"});
// What somebody does under a name.
constexpr auto kActs = WordSet(
    {"known",  "competed",  "competes", "compete",  "competing", "ran",     "runs",    "run",    "running", "raced",
     "races",  "race",      "swam",     "rowed",    "plays",     "played",  "play",    "fought", "skied",   "ski",
     "rode",   "sang",      "acted",    "start",    "starts",    "started", "sign",    "signed", "wrote",   "write",
     "writes", "performed", "appear",   "appeared", "perform",   "born",    "baptised"});
constexpr auto kAgain = WordSet({"formerly", "previously", "known", "called", "named", "renamed", "now"});
constexpr auto kBetween =
    WordSet({",",      "(",     "formerly", "previously", "known", "called", "named", "renamed", "now",    "until",
             "as",     "which", "that",     "was",        "is",    "once",   "then",  "since",   "before", "the",
             "itself", "in",    "been",     "has",        "had",   "till",   "up",    "to"});

bool IsYear(std::string_view word) {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') && word.find_first_not_of("0123456789") == word.npos;
}

}  // namespace

bool IsOtherName(const State& state, const Mention& name) {
  const int64_t begin = state.text.sentences.empty() ? 0 : state.text.sentences[name.sentence].first_token;
  const auto before = [&](int64_t back) {
    const int64_t at = static_cast<int64_t>(name.first) - back;
    return at < begin ? std::string_view() : state.LowerAt(at);
  };
  const auto is_aside = [&](int64_t back) { return before(back) == "," || before(back) == "("; };
  if (kFormer.Has(before(1))) return before(1) != "now" || is_aside(2);
  if ((before(1) == "called" || before(1) == "named") && (before(2) == "formerly" || before(2) == "once")) return true;
  for (int64_t back = 1; back <= kNear && !is_aside(back); ++back) {
    if (before(back) == "until") return back < kNear && is_aside(back + 1);
    if (before(1) == "as" && back > 1 && kActs.Has(before(back))) return true;
  }
  return false;
}

bool NamesAgain(const State& state, const Mention& first, const Mention& second) {
  constexpr uint32_t kMost = 8;
  if (first.sentence != second.sentence || second.first <= first.last || second.first - first.last > kMost)
    return false;
  // "has been named Publisher of the Year" gives a prize, "was named Brell Tools until 1990" a name.
  static constexpr auto kThen = WordSet({"formerly", "previously", "once", "until", "since", "till", "before"});
  bool again = false;
  bool named = false;
  bool then = false;
  for (uint32_t token = first.last; token < second.first; ++token) {
    const std::string_view word = state.LowerAt(token);
    if (!kBetween.Has(word) && !IsYear(word)) return false;
    again = again || (kAgain.Has(word) && word != "named");
    named = named || word == "named";
    then = then || kThen.Has(word);
  }
  again = again || (named && then);
  // "Acme named Acme Tools": somebody named a firm for something.
  const std::string_view next = state.LowerAt(first.last);
  return again && next != "named" && next != "called";
}

void SettleOtherNames(State* state) {
  const Mention* before = nullptr;
  for (Mention& mention : state->mentions) {
    if (mention.form != Form::kName) continue;
    const bool may_be_thing = mention.types.Has(MentionType::kOrganization) || mention.types.Has(MentionType::kTeam);
    ValueType type;
    if (before != nullptr && may_be_thing && mention.types.Has(MentionType::kPerson) && EntityType(*before, &type) &&
        (type == ValueType::kOrganization || type == ValueType::kTeam) && NamesAgain(*state, *before, mention)) {
      mention.types = {type == ValueType::kTeam ? MentionType::kTeam : MentionType::kOrganization};
    }
    ValueType own;
    if (EntityType(mention, &own)) before = &mention;
  }
}

}  // namespace kg::extract::coref
