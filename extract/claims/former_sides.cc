#include "extract/claims/former_sides.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace kg::extract {

bool IsOfOldClub(std::string_view rule) {
  static constexpr std::string_view kRules[] = {"member.acquired",    "member.moved-from",    "member.former-player",
                                                "member.left",        "member.switch",        "member.leaver-noun",
                                                "member.speaker-was", "member.let-go",        "member.recruit-from",
                                                "member.had-joined",  "member.since-arriving"};
  return std::find(std::begin(kRules), std::end(kRules), rule) != std::end(kRules);
}

bool IsOfOldBench(std::string_view rule) {
  static constexpr std::string_view kRules[] = {
      "coach.after-charge", "coach.after-years", "coach.came-from-club", "coach.spent-where", "coach.succeeded-side",
      "coach.spells",       "coach.sacked",      "coach.sacked-by",      "coach.left-post",   "coach.took-over-from",
      "coach.axe-fell",     "coach.parted",      "coach.parted-from",    "coach.vacancy",     "coach.quit-as-favourite",
      "coach.spent-as"};
  return std::find(std::begin(kRules), std::end(kRules), rule) != std::end(kRules);
}

void LeaveOutCoaches(const Analysis& analysis, std::vector<Claim>* claims) {
  std::set<uint32_t> coaches;
  for (const Claim& claim : *claims) {
    if (claim.predicate != "coach-of" || claim.object_entity < 0) continue;
    if (analysis.entities[static_cast<size_t>(claim.object_entity)].type == ValueType::kTeam)
      coaches.insert(claim.subject);
  }
  std::erase_if(*claims, [&coaches](const Claim& claim) {
    return claim.rule == "member.now-at" && coaches.contains(claim.subject);
  });
}

}  // namespace kg::extract
