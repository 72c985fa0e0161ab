#include "query/commands/edge_options.h"

#include <optional>
#include <utility>

#include "graph/model/text.h"

namespace kg::query {
namespace {

constexpr int64_t kMostSources = 1'000'000;

// A predicate as written, in upper case with underscores (COACH_OF) too; must be one that the graph or the schema has.
Result<std::string> ParsePredicate(Context& context, std::string_view text) {
  std::string name = ToLower(Trim(text));
  for (char& c : name) {
    if (c == '_') c = '-';
  }
  const graph::GraphStats stats = context.reader.Stats();
  if (stats.claims_by_predicate.count(name) > 0) return name;
  std::vector<std::string> known;
  for (const auto& [predicate, count] : stats.claims_by_predicate) known.push_back(predicate);
  const Result<const Schema*> schema = context.schema();
  if (schema.ok()) {
    if ((*schema)->Find(name) != nullptr) return name;
    for (const auto& [predicate, relation] : (*schema)->relations()) known.push_back(predicate);
  }
  return InvalidError("--via: unknown predicate '" + OneLine(name) + "'" + DidYouMean(name, known));
}

Status ParseVia(Context& context, const std::string& via, EdgeFilter* filter) {
  for (std::string_view part : Split(via, ',')) {
    if (Trim(part).empty()) continue;
    Result<std::string> predicate = ParsePredicate(context, part);
    if (!predicate.ok()) return predicate.status();
    filter->via.push_back(std::move(predicate.value()));
  }
  if (filter->via.empty()) return InvalidError("option --via needs a predicate or several, parted by commas");
  return Status::Ok();
}

Result<DayInterval> ParseDays(std::string_view option, const std::string& text) {
  const std::optional<Date> date = Date::Parse(text);
  if (date) return date->Days();
  return InvalidError("option " + std::string(option) +
                      ": expected a date such as 2023, 2023-05 or 2023-05-07, found '" + OneLine(text) + "'");
}

}  // namespace

std::vector<OptionSpec> WithEdgeOptions(std::vector<OptionSpec> more) {
  for (const char* name : {"--via", "--since", "--until", "--min-confidence", "--min-sources"}) {
    more.push_back({name, true});
  }
  return more;
}

Result<EdgeFilter> ParseEdgeFilter(Context& context, const Arguments& arguments) {
  EdgeFilter filter;
  if (arguments.Has("--via")) KG_RETURN_IF_ERROR(ParseVia(context, arguments.Get("--via"), &filter));
  if (arguments.Has("--since")) {
    const auto days = ParseDays("--since", arguments.Get("--since"));
    if (!days.ok()) return days.status();
    filter.days.first = days->first;
  }
  if (arguments.Has("--until")) {
    const auto days = ParseDays("--until", arguments.Get("--until"));
    if (!days.ok()) return days.status();
    filter.days.last = days->last;
  }
  if (filter.days.IsEmpty()) return InvalidError("--until lies before --since");
  if (arguments.Has("--min-confidence")) {
    const auto share = ParseShare("--min-confidence", arguments.Get("--min-confidence"));
    if (!share.ok()) return share.status();
    filter.min_confidence = *share;
  }
  if (arguments.Has("--min-sources")) {
    const auto count = ParseCount("--min-sources", arguments.Get("--min-sources"), 1, kMostSources);
    if (!count.ok()) return count.status();
    filter.min_sources = static_cast<uint32_t>(*count);
  }
  return filter;
}

Result<Direction> DirectionOption(const Arguments& arguments) {
  if (!arguments.Has("--direction")) return Direction::kBoth;
  const std::string text = arguments.Get("--direction");
  if (const auto direction = ParseDirection(text)) return *direction;
  return InvalidError("option --direction: expected out, in or both, found '" + OneLine(text) + "'");
}

std::string DirectionText(Direction direction) {
  if (direction == Direction::kBoth) return "";
  return direction == Direction::kOut ? " in direction out" : " in direction in";
}

}  // namespace kg::query
