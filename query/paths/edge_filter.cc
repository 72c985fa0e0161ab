#include "query/paths/edge_filter.h"

#include <algorithm>
#include <optional>

#include "graph/model/text.h"
#include "query/print/json.h"

namespace kg::query {

bool EdgeFilter::Allows(const graph::Edge& edge) const {
  if (!via.empty() && std::find(via.begin(), via.end(), edge.predicate) == via.end()) return false;
  if (edge.confidence < min_confidence || edge.sources < min_sources) return false;
  if (!HasDays()) return true;
  const std::optional<Date> date = Date::Parse(edge.date);
  return date && !Intersect(date->Days(), days).IsEmpty();
}

std::string EdgeFilter::ToString() const {
  std::string text;
  if (!via.empty()) text += " via " + Join(via, ", ");
  if (days.first != kMinDay) text += " since " + Date::OfDay(days.first).ToString();
  if (days.last != kMaxDay) text += " until " + Date::OfDay(days.last).ToString();
  if (min_confidence > 0) text += " with confidence " + ScoreText(min_confidence) + " or more";
  if (min_sources > 1) text += " with " + std::to_string(min_sources) + " sources or more";
  return text;
}

}  // namespace kg::query
