#include "extract/claims/death_ages.h"

#include <map>
#include <optional>
#include <string>

#include "graph/model/date.h"

namespace kg::extract {
namespace {

// A report of a death is of the days after it: their difference changes nobody's age in it.
constexpr Day kReportedWithin = 31;

// By subject; nullopt where the article gives two.
std::map<uint32_t, std::optional<Date>> DeathsOf(const std::vector<Claim>& claims) {
  std::map<uint32_t, std::optional<Date>> deaths;
  for (const Claim& claim : claims) {
    if (claim.predicate != "died-on" || !claim.IsPlainFact()) continue;
    const auto date = Date::Parse(claim.object);
    if (!date || date->is_interval || date->open_start) continue;
    const auto [known, added] = deaths.try_emplace(claim.subject, date);
    if (added || !known->second) continue;
    if (Intersect(known->second->Days(), date->Days()).IsEmpty())
      known->second.reset();
    else if (date->precision() > known->second->precision())
      known->second = date;
  }
  return deaths;
}

}  // namespace

void DateAgesAtDeath(const Article& article, std::vector<Claim>* claims) {
  const Date& written = article.published.estimate;
  if (written.start.year == 0) return;
  const std::string published = written.ToString();
  const auto deaths = DeathsOf(*claims);
  if (deaths.empty()) return;
  for (Claim& claim : *claims) {
    if (claim.predicate != "age" || claim.Get("as_of") != published) continue;
    const auto death = deaths.find(claim.subject);
    if (death == deaths.end() || !death->second) continue;
    const Day last = death->second->Days().last;
    const bool estimated = !article.published.IsStated() && last <= written.Days().last;
    if (estimated || last + kReportedWithin < written.Days().first) claim.Set("as_of", death->second->ToString());
  }
}

}  // namespace kg::extract
