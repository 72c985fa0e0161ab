#include "extract/ruleset/government.h"

#include <algorithm>
#include <cctype>

#include "extract/text/word_set.h"

namespace kg::extract {
namespace {

// "on the appointment of", "as": what tells of a deed without a verb.
constexpr auto kDeeds = WordSet(
    {"as",         "appointment", "election", "re-election", "resignation", "nomination", "signing",   "arrival",
     "move",       "transfer",    "switch",   "return",      "marriage",    "wedding",    "death",     "purchase",
     "sale",       "acquisition", "takeover", "merger",      "departure",   "sacking",    "dismissal", "bid",
     "retirement", "promotion",   "plan",     "plans",       "candidate",   "candidacy",  "successor", "next"});

bool IsInName(const SentenceInput& input, uint32_t token) {
  return std::any_of(input.mentions.begin(), input.mentions.end(),
                     [token](const Mention& m) { return m.form == Form::kName && m.first <= token && token < m.last; });
}

// "Did Ruiz marry Holt", "will she coach Oslo FC": a word right behind a person that may be the bare form of a verb.
bool MayBeBareVerb(const SentenceInput& input, uint32_t token) {
  static constexpr auto kNoVerbs =
      WordSet({"'s",    "’s",    "of",  "from", "and", "or",  "in",   "at",   "with",    "for",    "who",
               "whose", "which", "the", "a",    "an",  "now", "then", "once", "himself", "herself"});
  if (input.text->tokens[token].shape != Shape::kLower || kNoVerbs.Has(input.text->Lower(token))) return false;
  return std::any_of(input.mentions.begin(), input.mentions.end(), [token](const Mention& m) {
    return m.last == token && m.form != Form::kPossessive && m.types.Has(MentionType::kPerson);
  });
}

// "a retired officer", "Oslo-based": a participle that describes.
bool Describes(const TokenizedText& text, uint32_t first, uint32_t token) {
  static constexpr auto kBefore = WordSet({"a", "an", "the", "his", "her", "its", "their", "-", "'s", "’s", "former"});
  return token > first && kBefore.Has(text.Lower(token - 1));
}

// "the coach of Ana Ruiz won", "a pass from Ruiz set up Holt": a name behind a preposition is not the subject of the
// verb behind it.
class Government {
 public:
  Government(const SentenceInput& input, const VerbForms& verbs) : input_(input), text_(*input.text), verbs_(verbs) {}

  bool Governs(const Match& match) const {
    const Mention* subject = nullptr;
    for (const Binding& binding : match.bindings) {
      if (binding.kind != Binding::Kind::kMention) continue;
      const Mention& m = input_.mentions[static_cast<size_t>(binding.mention)];
      if (subject == nullptr || m.first < subject->first) subject = &m;
    }
    if (match.tie != Tie::kNone || subject == nullptr || subject->form != Form::kName) return false;
    if (!subject->types.Intersects({MentionType::kPerson, MentionType::kTeam, MentionType::kOrganization}))
      return false;
    return IsCompared(*subject, match) || LeavesWhose(*subject, match) || DescribesNext(*subject, match) ||
           DescribesSubject(*subject, match) || HasAnotherBefore(*subject, match) ||
           (HasVerbBehind(*subject, match) && IsBehindPreposition(subject->first, match.first));
  }

 private:
  bool IsFinite(uint32_t t) const {
    if (text_.tokens[t].shape != Shape::kLower) return false;
    const VerbForm* form = verbs_.Find(text_.Lower(t));
    return form != nullptr && (form->past || form->present || (form->modal && text_.Lower(t) != "to"));
  }
  // "Ruiz, like Holt, joined Oslo", "Ruiz, known to her friends as Nita, won": the verb behind the comma is Ruiz's.
  bool IsCompared(const Mention& subject, const Match& match) const {
    static constexpr auto kBefore =
        WordSet({"like", "unlike", "as", "than", "alongside", "beside", "besides", "nicknamed", "called", "dubbed"});
    if (subject.first == text_.sentences[input_.sentence].first_token || subject.last + 1 >= match.last) return false;
    return text_.Lower(subject.last) == "," && kBefore.Has(text_.Lower(subject.first - 1)) &&
           IsFinite(subject.last + 1);
  }
  // "Ruiz, whose brother Tom is a miner, joined Oslo": so is a verb behind the end of that clause.
  bool LeavesWhose(const Mention& subject, const Match& match) const {
    constexpr uint32_t kReach = 5;
    const uint32_t begin = text_.sentences[input_.sentence].first_token;
    bool whose = false;
    for (uint32_t t = subject.first; t > begin && subject.first - t < kReach && !whose; --t) {
      const std::string_view word = text_.Lower(t - 1);
      if (word == "," && t != subject.first) return false;
      whose = word == "whose";
    }
    if (!whose) return false;
    bool told = false;  // "whose brother, Tom, is a miner": that comma ends no clause
    for (uint32_t t = subject.last; t + 1 < match.last; ++t) {
      if (told && text_.Lower(t) == "," && IsFinite(t + 1)) return true;
      told |= IsFinite(t);
    }
    return false;
  }
  // "Replaced by Holt, the Oslo FC striker Ruiz left": what stands right before a name is said of that one.
  bool DescribesNext(const Mention& subject, const Match& match) const {
    const uint32_t end = text_.sentences[input_.sentence].last_token;
    if (match.last >= end || match.last < subject.last + 3 || text_.Lower(subject.last) != ",") return false;
    if (!IsNoun(match.last - 1) || verbs_.Find(text_.Lower(match.last - 1)) != nullptr) return false;
    return std::any_of(input_.mentions.begin(), input_.mentions.end(), [&](const Mention& m) {
      return m.first == match.last && m.form == Form::kName && m.types.Has(MentionType::kPerson);
    });
  }
  // "Thanks to Holt, the prime minister, Ruiz, smiled": what two names set off by commas could both be is said of the
  // one with the verb.
  bool DescribesSubject(const Mention& subject, const Match& match) const {
    if (match.last < subject.last + 3 || text_.Lower(subject.last) != ",") return false;
    const uint32_t end = text_.sentences[input_.sentence].last_token;
    uint32_t name = match.last;
    if (text_.Lower(match.last - 1) != ",") {
      if (name >= end || text_.Lower(name) != ",") return false;
      ++name;
    }
    const auto next = std::find_if(input_.mentions.begin(), input_.mentions.end(), [&](const Mention& m) {
      return m.first == name && m.form == Form::kName && m.types == TypeSet{MentionType::kPerson};
    });
    if (next == input_.mentions.end() || next->last + 1 >= end || text_.Lower(next->last) != ",") return false;
    const std::string_view verb = text_.Lower(next->last + 1);
    const VerbForm* form = text_.tokens[next->last + 1].shape == Shape::kLower ? verbs_.Find(verb) : nullptr;
    return form != nullptr && !form->ing && (form->past || form->present || (form->modal && verb != "to"));
  }
  // "Named after the painter Holt, Ruiz was born in Oslo": the name right before the verb is its subject.
  bool HasAnotherBefore(const Mention& subject, const Match& match) const {
    if (subject.last >= match.last || text_.Lower(subject.last) != ",") return false;
    const auto next = std::find_if(input_.mentions.begin(), input_.mentions.end(), [&](const Mention& m) {
      return m.first == subject.last + 1 && m.form == Form::kName && m.types == TypeSet{MentionType::kPerson};
    });
    if (next == input_.mentions.end() || next->last >= match.last) return false;
    const bool bound = std::any_of(match.bindings.begin(), match.bindings.end(), [&](const Binding& b) {
      return b.kind == Binding::Kind::kMention && &input_.mentions[static_cast<size_t>(b.mention)] == &*next;
    });
    Match behind = match;
    behind.gap_first = behind.gap_last = 0;
    return !bound && text_.Lower(next->last) != "," && HasVerbBehind(*next, behind);
  }
  bool HasVerbBehind(const Mention& subject, const Match& match) const {
    uint32_t t = subject.last;
    const bool comma = t < match.last && text_.Lower(t) == ",";
    if (comma) ++t;
    if (t >= match.gap_first && t < match.gap_last) t = match.gap_last;
    for (uint32_t adverbs = 0; t < match.last && adverbs < 3; ++t, ++adverbs) {
      const VerbForm* form = text_.tokens[t].shape == Shape::kLower ? verbs_.Find(text_.Lower(t)) : nullptr;
      if (comma && form != nullptr && form->participle) return false;  // ", hired from Acme": said of the name itself
      if (form != nullptr && (form->past || form->present || (form->modal && text_.Lower(t) != "to"))) return true;
      if (!text_.Lower(t).ends_with("ly") && text_.Lower(t) != "also" && text_.Lower(t) != "later") return false;
    }
    return false;
  }
  // Between the preposition and the name stand an article and words that describe, no verb and no other name.
  bool IsBehindPreposition(uint32_t name, uint32_t first) const {
    static constexpr auto kPrepositions = WordSet({"of", "with", "by", "to", "from", "for", "against", "over", "beside",
                                                   "alongside", "under", "behind", "about", "into", "through"});
    static constexpr auto kAnyOf = WordSet({"one", "some", "all", "most", "many", "both", "each", "none", "any", "two",
                                            "three", "likes", "either", "neither", "much", "half"});
    constexpr uint32_t kReach = 6;
    const uint32_t begin = text_.sentences[input_.sentence].first_token;
    for (uint32_t t = name; t > begin && name - t < kReach; --t) {
      const std::string_view word = text_.Lower(t - 1);
      if (kPrepositions.Has(word)) {
        if (t - 1 >= first) return false;  // "a brace from Ruiz put Oslo ahead": the rule knows
        const bool head = t >= begin + 2 && !IsFronted(begin) && (word != "of" || !kAnyOf.Has(text_.Lower(t - 2)));
        return head && IsNoun(t - 2);
      }
      if (text_.tokens[t - 1].shape == Shape::kLower && verbs_.Find(word) != nullptr) return IsOfRelative(t - 1, begin);
      if (text_.tokens[t - 1].shape != Shape::kLower || kStops.Has(word)) return false;
    }
    return false;
  }
  // "the man who beat Ruiz won": the object of a relative clause.
  bool IsOfRelative(uint32_t verb, uint32_t begin) const {
    constexpr uint32_t kReach = 4;
    for (uint32_t t = verb; t > begin + 1 && verb - t < kReach; --t) {
      const std::string_view word = text_.Lower(t - 1);
      if (word == "who" || word == "which") return text_.Lower(t - 2) != ",";
      if (word == "," || kStops.Has(word)) return false;
    }
    return false;
  }
  // "In front of a big crowd Ruiz won": a phrase, then the subject.
  bool IsFronted(uint32_t begin) const {
    static constexpr auto kFronts =
        WordSet({"in", "on", "at", "during", "after", "before", "despite", "with", "without", "under", "for", "from",
                 "as", "by", "ahead", "because", "instead"});
    return kFronts.Has(text_.Lower(begin));
  }
  // "the coach of": a word that may be a noun; "won by", "said to" are no noun phrases.
  bool IsNoun(uint32_t token) const {
    const std::string_view word = text_.Lower(token);
    return std::isalpha(static_cast<unsigned char>(word.front())) != 0 && !kStops.Has(word);
  }

  static constexpr auto kStops =
      WordSet({"and",   "or",     "but",   "that",   "who",      "which", "when", "while", "as",
               "after", "before", "since", "until",  "because",  "if",    "than", "'s",    "’s",
               "where", "whose",  "whom",  "though", "although", "once",  "so"});
  const SentenceInput& input_;
  const TokenizedText& text_;
  const VerbForms& verbs_;
};

}  // namespace

bool IsOfAnotherSubject(const SentenceInput& input, const VerbForms& verbs, const Match& match) {
  return Government(input, verbs).Governs(match);
}

bool IsVerbless(const SentenceInput& input, const VerbForms& verbs, const Match& match) {
  const TokenizedText& text = *input.text;
  for (uint32_t t = match.first; t < match.last; ++t) {
    const std::string_view word = text.Lower(t);
    if (kDeeds.Has(word) || (t > match.first && MayBeBareVerb(input, t))) return false;
    if (t >= match.gap_first && t < match.gap_last) continue;
    const VerbForm* form = word.starts_with('\'') ? nullptr : verbs.Find(word);
    if (form == nullptr || IsInName(input, t)) continue;
    if (form->modal || form->be || form->have) return false;
    if ((form->past || form->participle || form->present || form->ing) && !Describes(text, match.first, t))
      return false;
  }
  return true;
}

}  // namespace kg::extract
