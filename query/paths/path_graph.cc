#include "query/paths/path_graph.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "graph/model/date.h"

namespace kg::query {
namespace {

constexpr uint32_t kHighestCountryCode = 999;  // countries are numbered by ISO 3166-1, other places by a hash

uint16_t Bit(ValueType type) { return static_cast<uint16_t>(1U << static_cast<unsigned>(type)); }

uint16_t BitsOf(const RelationArgument& argument) {
  uint16_t bits = 0;
  for (ValueType type : argument.types) bits = static_cast<uint16_t>(bits | Bit(type));
  return bits;
}

bool IsCountry(const graph::Entity& entity) {
  const auto found = entity.attributes.find("gazetteer");
  if (entity.type != ValueType::kPlace || found == entity.attributes.end()) return false;
  uint32_t code = 0;
  const std::string& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
  return error == std::errc() && end == text.data() + text.size() && code > 0 && code <= kHighestCountryCode;
}

// A result says that one took part: competed-in is worth less than any other edge of the same edition.
bool IsWeaker(const graph::Edge& a, const graph::Edge& b) {
  const bool a_result = a.predicate != "competed-in";
  const bool b_result = b.predicate != "competed-in";
  if (a_result != b_result) return b_result;
  return std::make_tuple(b.sources, b.confidence) != std::make_tuple(a.sources, a.confidence)
             ? std::make_tuple(a.sources, a.confidence) < std::make_tuple(b.sources, b.confidence)
             : std::tie(b.predicate, b.date, b.fact) < std::tie(a.predicate, a.date, a.fact);
}

}  // namespace

std::string EditionOf(const std::string& date) {
  const std::optional<Date> parsed = Date::Parse(date);
  if (!parsed) return "";
  const DayInterval days = parsed->Days();
  if (days.first <= kMinDay || days.last >= kMaxDay || days.IsEmpty()) return "";
  const int first = CivilFromDay(days.first).year;
  const int last = CivilFromDay(days.last).year;
  if (first == last) return std::to_string(first);
  const bool season = parsed->is_interval && last == first + 1 && parsed->start.month == 0 && parsed->end.month == 0;
  return season ? std::to_string(first) + "/" + std::to_string(last) : "";
}

NodeIndex PathGraph::Index(const EntityId& id) {
  const auto [found, added] = index_.try_emplace(id, static_cast<NodeIndex>(nodes_.size()));
  if (added) nodes_.emplace_back().id = id;
  return found->second;
}

const PathGraph::EndTypes& PathGraph::TypesOf(const std::string& predicate) {
  const auto [found, added] = end_types_.try_emplace(predicate);
  const Relation* relation = added && schema_ != nullptr ? schema_->Find(predicate) : nullptr;
  if (relation != nullptr && relation->arguments.size() >= 2) {
    found->second = {BitsOf(relation->subject()), BitsOf(relation->object())};
  }
  return found->second;
}

void PathGraph::NoteTypes(const graph::Edge& edge, NodeIndex from, NodeIndex to) {
  const EndTypes& types = TypesOf(edge.predicate);
  // A claim that the schema of today no longer allows leaves no type: keep what was known.
  if ((nodes_[from].types & types.subject) != 0) nodes_[from].types &= types.subject;
  if ((nodes_[to].types & types.object) != 0) nodes_[to].types &= types.object;
  if (edge.predicate == "nationality") nodes_[to].is_nation = true;
}

void PathGraph::ReadEntity(NodeIndex node) {
  Node& entry = nodes_[node];
  if (entry.read) return;
  entry.read = true;
  const Result<graph::Entity> entity = reader_.GetEntity(entry.id);
  if (!entity.ok()) {
    entry.name = std::make_unique<std::string>(entry.id.ToHex());
    return;
  }
  entry.types = Bit(entity->type);
  entry.is_nation = entry.is_nation || IsCountry(entity.value());
  entry.name = std::make_unique<std::string>(entity->name);
}

bool PathGraph::IsEvent(NodeIndex node) {
  if ((nodes_[node].types & Bit(ValueType::kEvent)) == 0) return false;
  if (nodes_[node].types != Bit(ValueType::kEvent)) ReadEntity(node);
  return nodes_[node].types == Bit(ValueType::kEvent);
}

const std::string& PathGraph::NameOf(NodeIndex node) {
  ReadEntity(node);
  return *nodes_[node].name;
}

bool PathGraph::IsUnwanted(NodeIndex node) {
  Node& entry = nodes_[node];
  if (entry.unwanted == Answer::kUnknown) {
    bool unwanted = entry.is_nation || reader_.DegreeOf(entry.id) > options_.hub_degree;
    if (!unwanted && (entry.types & Bit(ValueType::kPlace)) != 0) {
      ReadEntity(node);
      unwanted = entry.is_nation && entry.types == Bit(ValueType::kPlace);
    }
    entry.unwanted = unwanted ? Answer::kYes : Answer::kNo;
  }
  return entry.unwanted == Answer::kYes;
}

Edition PathGraph::EditionIndex(const std::string& date) {
  if (date.empty()) return kNoEdition;
  const std::string edition = EditionOf(date);
  if (edition.empty()) return kNoEdition;
  return editions_.try_emplace(edition, static_cast<Edition>(editions_.size())).first->second;
}

const std::vector<Link>& PathGraph::LinksOf(NodeIndex node) {
  if (nodes_[node].links != nullptr) return *nodes_[node].links;
  std::vector<Link> all;
  for (graph::Edge& edge : reader_.EdgesOf(nodes_[node].id)) {
    if (edge.from == edge.to || !options_.filter.Allows(edge)) continue;
    const NodeIndex from = Index(edge.from);
    const NodeIndex to = Index(edge.to);
    NoteTypes(edge, from, to);
    edges_.push_back(std::move(edge));
    const graph::Edge& kept = edges_.back();
    all.push_back({from == node ? to : from, kNoEdition, kept.sources, &kept});
  }
  const bool own_event = !all.empty() && IsEvent(node);
  for (Link& link : all) {
    if (own_event || IsEvent(link.node)) link.edition = EditionIndex(link.edge->date);
  }
  // The best of each (neighbour, edition) first, then only that one is kept.
  std::sort(all.begin(), all.end(), [](const Link& a, const Link& b) {
    if (a.node != b.node) return a.node < b.node;
    if (a.edition != b.edition) return a.edition < b.edition;
    return IsWeaker(*b.edge, *a.edge);
  });
  const auto same = [](const Link& a, const Link& b) { return a.node == b.node && a.edition == b.edition; };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  nodes_[node].links = std::make_unique<std::vector<Link>>(std::move(all));
  return *nodes_[node].links;
}

std::vector<const Link*> PathGraph::LinksBetween(NodeIndex from, NodeIndex to) {
  const std::vector<Link>& links = LinksOf(from);
  auto link =
      std::lower_bound(links.begin(), links.end(), to, [](const Link& a, NodeIndex wanted) { return a.node < wanted; });
  std::vector<const Link*> out;
  for (; link != links.end() && link->node == to; ++link) out.push_back(&*link);
  return out;
}

}  // namespace kg::query
