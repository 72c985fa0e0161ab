// Parts in what the text has just told of two: "the latter", "the loser", "the buyer", "his partner".
#include <algorithm>

#include "extract/coref/salience.h"
#include "extract/coref/syntax.h"
#include "extract/text/word_set.h"

namespace kg::extract::coref {
namespace {

constexpr uint32_t kSentencesBack = 2;
constexpr uint32_t kTradeSentencesBack = 30;
constexpr uint32_t kFarthest = 24;  // tokens between two opponents

}  // namespace

// Whom the nominal's noun makes a part of something told before; -1: it is no such noun, -2: nobody knows.
int32_t Salience::PartOfTwo(uint32_t m) const {
  static constexpr auto kLosers = WordSet({"loser", "beaten", "vanquished"});
  static constexpr auto kWinners = WordSet({"winner", "victor"});
  static constexpr auto kBuyers = WordSet({"buyer", "purchaser", "acquirer", "suitor", "bidder"});
  static constexpr auto kSellers = WordSet({"seller", "vendor"});
  static constexpr auto kTargets = WordSet({"target"});
  const Mention& nominal = s_.mentions[m];
  const std::string_view noun = s_.LowerAt(static_cast<int64_t>(nominal.last) - 1);
  static constexpr auto kElders = WordSet({"younger", "elder", "older"});
  if (nominal.last == nominal.first + 3 && kElders.Has(s_.LowerAt(static_cast<int64_t>(nominal.first) + 1)))
    return ByAge(m, s_.LowerAt(static_cast<int64_t>(nominal.first) + 1) == "younger");  // "the older woman"
  if (nominal.last != nominal.first + 2) return -1;  // "the eventual winner", "the winner of the cup"
  int32_t found = -1;
  if (noun == "latter" || noun == "former") {
    found = OneOfTwo(m, noun == "latter");
  } else if (kBuyers.Has(noun) || kSellers.Has(noun)) {
    found = SideOfTrade(m, kBuyers.Has(noun));
  } else if (noun == "younger" || noun == "elder" || noun == "older") {
    found = ByAge(m, noun == "younger");
  } else if (kTargets.Has(noun)) {
    found = TargetOfTrade(m);
    if (found < 0) return -1;
  } else if (noun == "runner-up") {
    found = Second(m);
  } else if (kLosers.Has(noun)) {
    found = SideOfDuel(m, true);
  } else if (kWinners.Has(noun)) {
    return SideOfDuel(m, false);  // else whom the text calls so
  } else {
    return -1;
  }
  return found >= 0 ? found : -2;
}

// The first or the second of the only two people, or else the only two firms or teams, of this sentence so far or of
// the one before.
int32_t Salience::OneOfTwo(uint32_t m, bool latter) const {
  for (uint32_t back = 0; back < 2 && back <= s_.mentions[m].sentence; ++back) {
    const uint32_t s = s_.mentions[m].sentence - back;
    for (const bool people : {true, false}) {
      std::vector<int32_t> named;
      for (uint32_t c = s_.sentence_begin[s]; c < s_.sentence_begin[s + 1] && c < m; ++c) {
        const int32_t entity = found_[c];
        if (entity < 0 || s_.mentions[c].last > s_.mentions[m].first) continue;
        const bool person = s_.entities[static_cast<size_t>(entity)].type == ValueType::kPerson;
        if (person != people || (!person && !IsThing(entity))) continue;
        if (s_.mentions[c].form == Form::kNominal && !s_.mentions[c].Get("of").empty()) continue;  // "her rival, Lund"
        if (std::find(named.begin(), named.end(), entity) == named.end()) named.push_back(entity);
      }
      if (named.size() == 2) return named[latter ? 1 : 0];
      if (named.size() > 2) return -1;
    }
  }
  return -1;
}

// "The runner-up": whom the last sentences call second; -1: nobody, or several.
int32_t Salience::Second(uint32_t m) const {
  static constexpr auto kWas = WordSet({"was", "came", "finished", "took", "placed", "ran", "went", "to", "in", "a"});
  for (uint32_t back = 0; back < 2 && back <= s_.mentions[m].sentence; ++back) {
    const uint32_t s = s_.mentions[m].sentence - back;
    int32_t found = -1;
    for (uint32_t c = s_.sentence_begin[s]; c < s_.sentence_begin[s + 1] && c < m; ++c) {
      const Mention& name = s_.mentions[c];
      if (name.form != Form::kName || name.entity < 0 || !name.types.Has(MentionType::kPerson)) continue;
      auto ahead = static_cast<int64_t>(name.first) - 1;
      const bool led = s_.LowerAt(ahead) == "of" && s_.LowerAt(ahead - 1) == "ahead";
      while (kWas.Has(s_.LowerAt(ahead))) --ahead;
      int64_t behind = name.last;
      while (kWas.Has(s_.LowerAt(behind))) ++behind;
      if (!led && s_.LowerAt(ahead) != "second" && s_.LowerAt(behind) != "second") continue;
      if (found >= 0 && found != name.entity) return -1;
      found = name.entity;
    }
    if (found >= 0) return found;
  }
  return -1;
}

// "The younger": of the two whom the text names together, if it tells their ages.
int32_t Salience::ByAge(uint32_t m, bool younger) const {
  for (size_t g = groups_.size(); g-- > 0 && s_.budget.Take(4);) {
    const Group& group = groups_[g];
    if (group.last > s_.mentions[m].first || group.members.size() != 2) continue;
    const int one = s_.entities[static_cast<size_t>(group.members[0])].age;
    const int two = s_.entities[static_cast<size_t>(group.members[1])].age;
    if (one < 0 || two < 0 || one == two) return -1;
    return group.members[(one < two) == younger ? 0 : 1];
  }
  return -1;
}

// "Ruiz beat Lund. The loser ...": the last duel of two people, at most some sentences ago.
int32_t Salience::SideOfDuel(uint32_t m, bool loser) const {
  const Mention& nominal = s_.mentions[m];
  for (uint32_t back = 0; back <= kSentencesBack && back <= nominal.sentence; ++back) {
    const uint32_t s = nominal.sentence - back;
    const Mention* last = nullptr;
    int32_t found = -1;
    for (uint32_t c = s_.sentence_begin[s]; c < s_.sentence_begin[s + 1] && c < m; ++c) {
      const Mention& name = s_.mentions[c];
      if (name.form != Form::kName || name.entity < 0 ||
          s_.entities[static_cast<size_t>(name.entity)].type != ValueType::kPerson) {
        continue;
      }
      if (last != nullptr && last->entity != name.entity && name.first - last->last <= kFarthest) {
        const Sides sides = SidesOf(*last, name);
        const int32_t side = loser ? sides.loser : sides.winner;
        if (side >= 0 && found >= 0 && found != side) return -1;
        if (side >= 0) found = side;
      }
      last = &name;
    }
    if (found >= 0) return found;
  }
  return -1;
}

// "to Ruiz", "to the private equity group Acme"
bool Salience::StandsBehind(std::string_view preposition, uint32_t token) const {
  constexpr int64_t kLongestDescription = 5;
  int64_t at = static_cast<int64_t>(token) - 1;
  const int64_t stop = at - kLongestDescription;
  while (at > stop && at > 0 && s_.text.tokens[static_cast<size_t>(at)].shape == Shape::kLower &&
         !IsPreposition(s_.LowerAt(at)) && s_.LowerAt(at) != "and")
    --at;
  return s_.LowerAt(at) == preposition;
}

// "Acme has sold its mill to Ruiz. The buyer ...", "Ruiz bought Acme from Lund. The seller ..."
int32_t Salience::SideOfTrade(uint32_t m, bool buyer) const {
  static constexpr auto kSell = WordSet({"sold", "sells", "sell", "selling", "sale"});
  static constexpr auto kBuy =
      WordSet({"bought", "buys", "buy", "buying", "acquired", "acquires", "acquire", "acquiring", "purchased"});
  const Mention& nominal = s_.mentions[m];
  for (uint32_t back = 0; back <= kTradeSentencesBack && back <= nominal.sentence; ++back) {
    const Sentence& sentence = s_.text.sentences[nominal.sentence - back];
    for (uint32_t i = sentence.first_token; i < sentence.last_token && i < nominal.first; ++i) {
      if (!s_.budget.Take(1)) return -1;
      const bool sells = kSell.Has(s_.text.Lower(i));
      if (!sells && !kBuy.Has(s_.text.Lower(i))) continue;
      const bool passive = s_.LowerAt(static_cast<int64_t>(i) + 1) == "by";
      // Who acts stands before the verb; the other one behind "to" or "from".
      const bool before = sells != buyer && !passive;
      const std::string_view joint = passive && sells != buyer ? "by" : sells ? "to" : "from";
      int32_t found = -1;
      for (uint32_t c = s_.sentence_begin[nominal.sentence - back]; c < m; ++c) {
        const Mention& name = s_.mentions[c];
        const bool party =
            found_[c] >= 0 && name.form != Form::kPossessive &&
            (s_.entities[static_cast<size_t>(found_[c])].type == ValueType::kPerson || IsThing(found_[c]));
        if (!party) continue;
        if (before && name.last <= i && traits_[c].subject) found = found_[c];
        if (!before && name.first > i && found < 0 && StandsBehind(joint, name.first)) found = found_[c];
      }
      if (found >= 0) return found;
    }
  }
  return -1;
}

// "Acme has agreed to buy Brell Mills. ... shares in the target": what is bought, right behind the verb.
int32_t Salience::TargetOfTrade(uint32_t m) const {
  static constexpr auto kBuy = WordSet({"buy", "acquire", "bought", "acquired", "buying", "acquiring"});
  const Mention& nominal = s_.mentions[m];
  for (uint32_t c = m;
       c-- > 0 && nominal.sentence - s_.mentions[c].sentence <= kTradeSentencesBack && s_.budget.Take(2);) {
    const Mention& name = s_.mentions[c];
    if (name.form != Form::kName || found_[c] < 0 || !IsThing(found_[c])) continue;
    if (kBuy.Has(s_.LowerAt(static_cast<int64_t>(name.first) - 1))) return found_[c];
  }
  return -1;
}

// "Ruiz beat Lund. Her opponent ...": the other one of the last duel that the text has told of its owner.
int32_t Salience::Opponent(uint32_t m, int32_t owner) const {
  const Mention& nominal = s_.mentions[m];
  for (uint32_t back = 0; back <= kSentencesBack && back <= nominal.sentence; ++back) {
    const uint32_t s = nominal.sentence - back;
    const Mention* last = nullptr;
    for (uint32_t c = s_.sentence_begin[s]; c < s_.sentence_begin[s + 1] && c < m; ++c) {
      const Mention& name = s_.mentions[c];
      if (name.form != Form::kName || name.entity < 0 ||
          s_.entities[static_cast<size_t>(name.entity)].type != ValueType::kPerson) {
        continue;
      }
      const bool pair = last != nullptr && last->entity != name.entity && name.first - last->last <= kFarthest;
      if (pair && (last->entity == owner || name.entity == owner) && SidesOf(*last, name).winner >= 0)
        return last->entity == owner ? name.entity : last->entity;
      last = &name;
    }
  }
  return -1;
}

// "Ruiz and Lund founded the bakery. Lund's partner ...": the other of two whom the text joins.
int32_t Salience::OtherOfTwo(uint32_t m, int32_t owner) const {
  for (size_t g = groups_.size(); g-- > 0 && s_.budget.Take(4);) {
    const Group& group = groups_[g];
    if (group.last > s_.mentions[m].first || group.members.size() != 2) continue;
    if (group.members[0] == owner) return group.members[1];
    if (group.members[1] == owner) return group.members[0];
  }
  return -1;
}

}  // namespace kg::extract::coref
