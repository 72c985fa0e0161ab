#include "extract/mentions/event_judge.h"

#include <string_view>

#include "extract/mentions/event_names.h"
#include "extract/mentions/event_words.h"
#include "extract/mentions/names.h"
#include "extract/mentions/runs.h"
#include "extract/text/word_set.h"

namespace kg::extract::mentions {
namespace {

using SV = std::string_view;

// Heads that, with generic words alone before them, still name one competition: "World Championships".
constexpr auto kGenericHeads =
    WordSet({"championships", "championship", "cup", "games", "league", "series", "olympics", "paralympics", "trials",
             "indoors", "relays", "nationals", "tour", "prix", "masters", "slam"});
// What is won at a competition, in lower case behind its name: "the Hobart Ladies trophy", "the Bogota title".
constexpr auto kPrizes = WordSet({"title", "titles", "crown", "crowns", "trophy", "tournament", "champion", "champions",
                                  "winner", "winners", "championship", "glory", "podium", "course"});
// With words like "Continental" alone before them the name of a competition only where the article tells of sport.
constexpr auto kSportHeads = WordSet({"trophy", "shield", "open", "invitational", "classic", "bowl", "gala"});
// Heads of other things as well, firms and hotels among them.
constexpr auto kOnlyInSport = WordSet({"gala", "international"});

class Judge {
 public:
  Judge(const Scan& scan, const Sentence& sentence, Style style, const EventSpan& span, const EventTopic& topic)
      : scan_(scan), sentence_(sentence), style_(style), span_(span), topic_(topic) {}

  bool Accept(uint32_t first, uint32_t h, uint32_t last) const {
    const uint32_t head = last - 1;
    if (IsClassOfEvents(h, last)) return false;
    // "won the Prix Lavigne for her novel": where the text tells of no sport, a prize
    if (scan_.Lower(first) == "prix" && !topic_.sport) return false;
    // "31 Grand Prix victories"
    if (scan_.Lower(last - 1) == "prix" && last - span_.core == 2) return false;
    SV behind = last < sentence_.last_token ? scan_.Lower(last) : SV();
    if (scan_.Lower(head) == "league" && IsMovement(first, last)) return false;
    // "Saratoga Race Course": the head goes on with an ordinary word in capitals.
    if (last < sentence_.last_token && style_ == Style::kProse && Capital(last) && scan_.Is(last, kPlaceHead) &&
        scan_.words[last].common && scan_.Free(last))
      return false;
    SV before = first > sentence_.first_token ? scan_.Lower(first - 1) : SV();
    if (before == "@" || before == "#") return false;
    // "Marathon Oil", "Games Workshop Ltd"
    if (last < sentence_.last_token && IsNameWord(scan_, last) && scan_.Is(last, kOrgHead | kFirm) &&
        style_ == Style::kProse)
      return false;
    if (span_.core == h) {  // nothing before the head
      if (last > h + 1 && scan_.Is(h, kEventHead) && !scan_.Is(h + 1, kEventHead))
        return kOfLinks.Has(scan_.Lower(h + 1)) || kFrontHeads.Has(scan_.Lower(h));
      return scan_.Is(h, kEventAlone) &&
             (!scan_.words[h].common || scan_.Lower(h) == "olympics" || scan_.Lower(h) == "ashes");
    }
    bool specific = false;
    for (uint32_t i = span_.core; i < h; ++i) {
      specific =
          specific || (Capital(i) && (!scan_.Is(i, kEventWord | kEventHead) || scan_.ShapeOf(i) == Shape::kUpper));
    }
    if (!specific) {
      const bool generic = kGenericHeads.Has(scan_.Lower(head)) || kGenericHeads.Has(scan_.Lower(h)) ||
                           (topic_.sport && kSportHeads.Has(scan_.Lower(head)));
      if (!generic) return false;
    }
    // "Marathon World Record", "World Marathon Record"
    if (kNotBehind.Has(behind) && !specific && kCityHeads.Has(scan_.Lower(head))) return false;
    if (scan_.Is(h, kEventWeak) && last == h + 1) return AcceptWeak(first, h);
    return true;
  }

 private:
  bool Capital(uint32_t i) const { return scan_.words[i].capital; }

  // "her first WTA Tour title", "a Grand Slam final": of which tournaments a win is one.
  bool IsClassOfEvents(uint32_t h, uint32_t last) const {
    static constexpr auto kTours = WordSet({"atp", "wta", "pga", "lpga", "itf", "challenger", "european", "senior"});
    static constexpr auto kOne = WordSet({"title", "titles", "win", "victory", "event", "final", "finals", "champion"});
    const SV head = scan_.Lower(last - 1);
    if (head == "slam" || head == "slams") return last - span_.core == 2 && scan_.Lower(span_.core) == "grand";
    if (head != "tour" || last != h + 1) return false;
    const bool golf = scan_.Lower(span_.core) == "european" || scan_.Lower(span_.core) == "senior";
    return kTours.Has(scan_.Lower(span_.core)) && (!golf || kOne.Has(scan_.LowerAt(last - 1, 1)));
  }

  // "Communist League", "Muslim League": a movement.
  bool IsMovement(uint32_t first, uint32_t last) const {
    static constexpr auto kCauses =
        WordSet({"communist", "socialist", "muslim", "awami", "workers", "spartacus", "revolutionary", "liberation",
                 "democratic", "anti-slavery", "defense", "defence", "justice", "hanseatic", "arab", "voters", "lega"});
    for (uint32_t i = first; i + 1 < last; ++i) {
      if (kCauses.Has(scan_.Lower(i))) return true;
    }
    return scan_.lexicon.IsParty(scan_.LowerRange(first, last));
  }

  // "US Open", "Diamond League", "Ryder Cup"; not "Cape Open" or "Big Meeting".
  bool AcceptWeak(uint32_t first, uint32_t h) const {
    SV head = scan_.Lower(h);
    if (head == "cup" || head == "league" || head == "trophy" || head == "championship" || head == "championships" ||
        head == "awards" || head == "tournament" || head == "shield" || head == "festival") {
      return true;
    }
    if (head == "half") return topic_.sport && IsHalf(h);
    if (kOnlyInSport.Has(head)) return topic_.sport && NamedInSport(first) && !FollowedByCapital(h);
    if (topic_.sport && (NamedInSport(first) || kPrizes.Has(scan_.LowerAt(h, 1)))) return true;
    // "at the Brell Games", "won the Brell Classic": a firm of that name has no such article.
    static constexpr auto kEntered = WordSet({"at", "won", "win", "wins", "winning", "retained", "retain", "entered"});
    if (scan_.LowerAt(first, -1) == "the" && kEntered.Has(scan_.LowerAt(first, -2))) return true;
    if (head == "games") return scan_.Is(h - 1, kEventWord) || IsPlaceWord(scan_, h - 1) || first < span_.core;
    for (uint32_t i = span_.core; i < h; ++i) {
      uint32_t end = 0;
      if (scan_.Is(i, kEventWord) || IsPlaceWord(scan_, i) || DemonymAt(scan_, i, h, &end) != kNoPlace) return true;
    }
    return false;
  }

  // "the Bath Half"; not "the Second Half"
  bool IsHalf(uint32_t h) const {
    return h > span_.core && scan_.Free(h - 1) && (IsPlaceWord(scan_, h - 1) || !scan_.words[h - 1].common);
  }

  bool FollowedByCapital(uint32_t h) const {
    return h + 1 < sentence_.last_token && Capital(h + 1) && IsNameWord(scan_, h + 1);
  }

  // "the Danube Classic", "the 2023 Bravo Series", "won Brell Open" in an article that tells of sport.
  bool NamedInSport(uint32_t first) const {
    static constexpr auto kBefore = WordSet(
        {"the", "this", "at", "in", "of", "won", "win", "wins", "winning", "'s", "\u2019s", "his", "her", "annual"});
    if (first < span_.core) return true;  // a year or ordinal
    // "Swimming results, Danube Open" over a list of them
    if (topic_.results && (first == sentence_.first_token || scan_.ShapeOf(first - 1) == Shape::kPunct)) return true;
    return first > sentence_.first_token && kBefore.Has(scan_.Lower(first - 1));
  }

  const Scan& scan_;
  const Sentence& sentence_;
  const Style style_;
  const EventSpan& span_;
  const EventTopic& topic_;
};

}  // namespace

bool IsCompetition(const Scan& scan, const Sentence& sentence, Style style, const EventSpan& span,
                   const EventTopic& topic) {
  return Judge(scan, sentence, style, span, topic).Accept(span.first, span.head, span.last);
}

}  // namespace kg::extract::mentions
