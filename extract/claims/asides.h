// What stands in a sentence beside its own tale: dates and competitions of something else that happened.
#ifndef NEWSGRAPH_EXTRACT_CLAIMS_ASIDES_H_
#define NEWSGRAPH_EXTRACT_CLAIMS_ASIDES_H_

#include <string_view>

#include "extract/claims/analysis.h"
#include "extract/claims/references.h"

namespace kg::extract {

// "born in 1990", "since 2019", "the record from 2014": the date of something else than what the sentence tells.
bool IsOfAnotherEvent(const Analysis& analysis, const Mention& date, const Anchor& anchor);

// "on Monday, a day after the 4-0 defeat": the day is of what stands before it.
bool IsOfWhatCameLater(const Analysis& analysis, const Mention& date, const Anchor& anchor);

// A sentence of a report that looks back: dated in an earlier year than the article, by a date or an edition.
bool IsOfThePast(const Analysis& analysis, uint32_t sentence);

// The mention stands in a look back of another block than the anchor, which itself looks back on nothing.
bool LooksBackElsewhere(const Analysis& analysis, uint32_t mention, const Anchor& anchor);

// "won the race, which she had lost in 2019": behind a word that opens a clause of its own, a mention belongs to
// something else that happened. One that stands before is said of what follows as well.
bool IsInLaterClause(const Analysis& analysis, const Mention& mention, const Anchor& anchor);

// A year or month: what a sentence says beside its own tale ("the record that Holt had set in 2019").
bool IsCoarse(const Mention& date);

// "breaking the record that Holt had set in 2019", "after finishing fourth in 2019": between the words of the claim and
// a year stands another verb or clause. A day is mostly the day of all that the sentence tells.
bool IsInAsideBehind(const Analysis& analysis, const Mention& date, const Anchor& anchor);

// "Ruiz, who finished fourth in 2019, won"; "Having lost in 2019, she won".
bool IsInAsideBefore(const Analysis& analysis, const Mention& date, const Anchor& anchor);

// "rowed at two Olympic Games": no edition that is told.
bool IsCounted(const Analysis& analysis, const Mention& event);

// "a Davis Cup player", "the World Tour leader": a competition in a description is not the one that is reported.
bool DescribesSomebody(const Analysis& analysis, const Mention& mention);

// "had plans to run the Oslo Marathon next month", "hopes to win the Oslo Open".
bool IsPlanned(const Analysis& analysis, const Mention& event);

// "after the Andalusian Grand Prix", "the Oslo Open winner", "won the Oslo Open in April": named beside the tale, which
// goes on about another competition.
bool IsNamedInPassing(const Analysis& analysis, const Mention& event);
// "Mia Holt, whom she beat in the final of the Dalby Classic, ...": for what stands behind.
bool IsBehindWhom(const Analysis& analysis, const Mention& event);

// "won the junior title in 2017 and finished second at the Oslo Games": behind another result's verb a competition is
// of that result.
bool IsOfNextResult(const Analysis& analysis, const Mention& event, const Anchor& anchor);

// "missed the podium at the Oslo Games but broke the tape in 9.83": what "but" turns to is of another competition.
bool IsOfEarlierResult(const Analysis& analysis, const Mention& event, const Anchor& anchor);

// "will face Holt, who knocked out Ruiz", "play Oslo, who beat Bergen": what the relative clause tells was before the
// day and the competition of the plan.
bool IsBesideAPlan(const Analysis& analysis, const Anchor& anchor);

// "on Monday, a day after they had lost the final", "two weeks after winning": what the anchor tells came before the
// dates of its sentence.
bool IsToldAsEarlier(const Analysis& analysis, const Anchor& anchor);

}  // namespace kg::extract

#endif  // NEWSGRAPH_EXTRACT_CLAIMS_ASIDES_H_
