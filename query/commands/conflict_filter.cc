#include "query/commands/conflict_filter.h"

#include <algorithm>
#include <array>
#include <set>

#include "graph/model/text.h"
#include "query/concerns.h"
#include "query/names.h"

namespace kg::query {
namespace {

constexpr std::array<std::string_view, 20> kKinds = {"age",
                                                     "born-on",
                                                     "born-in",
                                                     "died-on",
                                                     "died-in",
                                                     "lifespan",
                                                     "parent",
                                                     "spouse",
                                                     "name",
                                                     "winner",
                                                     "rank",
                                                     "time",
                                                     "score",
                                                     "record",
                                                     "office",
                                                     "club",
                                                     "nationality",
                                                     "founded-on",
                                                     "headquartered-in",
                                                     "denial"};
constexpr std::array<graph::ConflictLevel, 3> kLevels = {
    graph::ConflictLevel::kConflict, graph::ConflictLevel::kTension, graph::ConflictLevel::kUnknown};

// A kind is known by the interface, by the schema's own kinds and constraints, or because there is a conflict of it.
Status CheckKind(Context& context, const std::string& kind) {
  std::set<std::string> known(kKinds.begin(), kKinds.end());
  const Result<const Schema*> schema = context.schema();
  if (schema.ok()) {
    for (const auto& [name, relation] : (*schema)->relations()) {
      if (!relation.kind.empty()) known.insert(relation.kind);
    }
  }
  if (known.contains(kind)) return Status::Ok();
  for (const graph::Conflict& conflict : context.reader.AllConflicts()) known.insert(conflict.kind);
  if (known.contains(kind)) return Status::Ok();
  const std::vector<std::string> names(known.begin(), known.end());
  return InvalidError("--kind: unknown kind '" + kind + "'" + DidYouMean(kind, names) +
                      "; kinds: " + Join(names, ", "));
}

Status CheckLevel(const std::string& level) {
  std::vector<std::string> names;
  for (graph::ConflictLevel known : kLevels) names.emplace_back(graph::ToString(known));
  if (std::find(names.begin(), names.end(), level) != names.end()) return Status::Ok();
  return InvalidError("--level: expected " + Join(names, ", ") + ", found '" + level + "'" + DidYouMean(level, names));
}

}  // namespace

Result<ConflictFilter> ConflictFilter::Make(Context& context, const Arguments& arguments, const std::string& name) {
  ConflictFilter filter;
  if (arguments.Has("--kind")) {
    filter.kind_ = arguments.Get("--kind");
    KG_RETURN_IF_ERROR(CheckKind(context, filter.kind_));
  }
  if (arguments.Has("--level")) {
    filter.level_ = arguments.Get("--level");
    KG_RETURN_IF_ERROR(CheckLevel(filter.level_));
  }
  if (arguments.Has("--since")) {
    const Result<int64_t> epoch = ParseCount("--since", arguments.Get("--since"), 0, int64_t{1} << 40);
    if (!epoch.ok()) return epoch.status();
    filter.since_ = static_cast<uint64_t>(*epoch);
  }
  if (arguments.Has("--min-score")) {
    const Result<double> score = ParseShare("--min-score", arguments.Get("--min-score"));
    if (!score.ok()) return score.status();
    filter.min_score_ = *score;
  }
  filter.want_dismissed_ = arguments.Has("--dismissed");
  if (name.empty()) return filter;
  Result<graph::Entity> entity = ResolveName(context.reader, name);
  if (!entity.ok()) return entity.status();
  filter.about_ = std::move(entity).value();
  return filter;
}

bool ConflictFilter::Accepts(const graph::Reader& reader, const graph::Conflict& conflict) {
  if (!kind_.empty() && conflict.kind != kind_) return false;
  if (level_.empty() ? conflict.level == graph::ConflictLevel::kUnknown : graph::ToString(conflict.level) != level_) {
    return false;
  }
  if (conflict.score < min_score_ || (about_ && !Concerns(conflict, *about_))) return false;
  if (since_ && reader.EpochOf(conflict.id) <= *since_) return false;
  const bool is_dismissed = conflict.dismissed > 0;
  if (is_dismissed && !want_dismissed_) ++left_out_;
  return is_dismissed == want_dismissed_;
}

void ConflictFilter::ForEach(const graph::Reader& reader, const std::function<bool(const graph::Conflict&)>& visit) {
  left_out_ = 0;
  if (!about_) {
    reader.ForEachConflict(
        [&](const graph::Conflict& conflict) { return !Accepts(reader, conflict) || visit(conflict); });
    return;
  }
  for (const graph::Conflict& conflict : reader.ConflictsAbout(about_->id)) {
    if (Accepts(reader, conflict) && !visit(conflict)) return;
  }
}

std::vector<OptionSpec> WithFilterOptions(std::vector<OptionSpec> more) {
  std::vector<OptionSpec> options = {
      {"--kind", true}, {"--level", true}, {"--min-score", true}, {"--since", true}, {"--dismissed"}};
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

Result<ConflictId> ResolveConflictId(const graph::Reader& reader, const std::string& text) {
  const std::string prefix = ToLower(text);
  const bool hex =
      prefix.size() >= 2 && prefix.size() <= 32 && prefix.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hex) {
    return InvalidError("'" + OneLine(text) + "' is no id: an id is 2 to 32 hex digits, as .conflicts prints them");
  }
  std::vector<std::string> found;
  for (const auto& [kind, id] : reader.FindAnyId(prefix)) {
    if (kind == "conflict") found.push_back(id);
  }
  if (found.empty()) return NotFoundError("no conflict has an id that begins with '" + prefix + "'");
  if (found.size() > 1) {
    std::string message = "'" + prefix + "' begins " + std::to_string(found.size()) + " conflicts; give more of it:";
    for (size_t i = 0; i < found.size() && i < 10; ++i) {
      const auto conflict = reader.GetConflict(*ConflictId::FromHex(found[i]));
      message += "\n  " + found[i].substr(0, 12);
      if (conflict.ok()) message += "  " + OneLine(conflict->subject_name) + ": " + conflict->kind;
    }
    return InvalidError(std::move(message));
  }
  return *ConflictId::FromHex(found.front());
}

}  // namespace kg::query
