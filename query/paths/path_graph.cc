#include "query/paths/path_graph.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

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

bool IsGazetteerCountry(const graph::Entity& entity) {
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

void PathGraph::NoteTypes(const EndTypes& types, NodeIndex from, NodeIndex to) {
  // A claim that the schema of today no longer allows leaves no type: keep what was known.
  if ((nodes_[from].types & types.subject) != 0) nodes_[from].types &= types.subject;
  if ((nodes_[to].types & types.object) != 0) nodes_[to].types &= types.object;
}

void PathGraph::ReadEntity(NodeIndex node) {
  Node& entry = nodes_[node];
  if (entry.read) return;
  entry.read = true;
  const Result<graph::Entity> entity = reader_.DescribeEntity(entry.id);
  if (!entity.ok()) {
    entry.name = std::make_unique<std::string>(entry.id.ToHex());
    return;
  }
  entry.types = Bit(entity->type);
  entry.is_country = IsGazetteerCountry(entity.value());
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

// By the gazetteer, or because somebody has it as a nationality: that no other node's edges are asked makes the answer
// the same whatever has been read before.
bool PathGraph::IsCountry(NodeIndex node) {
  ReadEntity(node);
  if (nodes_[node].types != Bit(ValueType::kPlace)) return false;
  if (nodes_[node].is_country) return true;
  const EntityId& id = nodes_[node].id;
  const std::vector<graph::Edge> edges = reader_.EdgesOf(id);
  return std::any_of(edges.begin(), edges.end(),
                     [&id](const graph::Edge& edge) { return edge.to == id && edge.predicate == "nationality"; });
}

bool PathGraph::IsUnwanted(NodeIndex node) {
  Node& entry = nodes_[node];
  if (entry.unwanted == Answer::kUnknown) {
    bool unwanted = reader_.DegreeOf(entry.id) > options_.hub_degree;
    if (!unwanted && (entry.types & Bit(ValueType::kPlace)) != 0) unwanted = IsCountry(node);
    entry.unwanted = unwanted ? Answer::kYes : Answer::kNo;
  }
  return entry.unwanted == Answer::kYes;
}

uint32_t PathGraph::TextIndex(const std::string& text) {
  const auto [found, added] = text_index_.try_emplace(text, static_cast<uint32_t>(texts_.size()));
  if (added) texts_.push_back(text);
  return found->second;
}

uint32_t PathGraph::Pack(const graph::Edge& edge, bool incoming) {
  edges_.push_back({edge.fact, edge.confidence, TextIndex(edge.predicate), TextIndex(edge.date), incoming});
  return static_cast<uint32_t>(edges_.size() - 1);
}

graph::Edge PathGraph::EdgeOf(NodeIndex from, const Link& link) const {
  const PackedEdge& packed = edges_[link.edge];
  graph::Edge edge;
  edge.fact = packed.fact;
  edge.predicate = texts_[packed.predicate];
  edge.from = IdOf(packed.incoming ? link.node : from);
  edge.to = IdOf(packed.incoming ? from : link.node);
  edge.confidence = packed.confidence;
  edge.sources = link.sources;
  edge.date = texts_[packed.date];
  return edge;
}

bool PathGraph::IsBefore(const Link& a, const Link& b) const {
  const PackedEdge& x = edges_[a.edge];
  const PackedEdge& y = edges_[b.edge];
  return std::tie(texts_[x.predicate], texts_[x.date], x.fact) < std::tie(texts_[y.predicate], texts_[y.date], y.fact);
}

std::vector<uint32_t> PathGraph::TakeNumbers() {
  if (free_numbers_.empty()) return {};
  std::vector<uint32_t> numbers = std::move(free_numbers_.back());
  free_numbers_.pop_back();
  return numbers;
}

Edition PathGraph::EditionIndex(const std::string& date) {
  if (date.empty()) return kNoEdition;
  const std::string edition = EditionOf(date);
  if (edition.empty()) return kNoEdition;
  return editions_.try_emplace(edition, static_cast<Edition>(editions_.size())).first->second;
}

// The best of each (neighbour, edition).
std::unique_ptr<std::vector<Link>> PathGraph::BestLinks(NodeIndex node, std::vector<ReadEdge> all) {
  // It comes first, then only that one is kept.
  std::sort(all.begin(), all.end(), [](const ReadEdge& a, const ReadEdge& b) {
    if (a.link.node != b.link.node) return a.link.node < b.link.node;
    if (a.link.edition != b.link.edition) return a.link.edition < b.link.edition;
    return IsWeaker(*b.edge, *a.edge);
  });
  auto links = std::make_unique<std::vector<Link>>();
  links->reserve(all.size());
  for (const ReadEdge& read : all) {
    const bool same =
        !links->empty() && links->back().node == read.link.node && links->back().edition == read.link.edition;
    if (same) continue;
    links->push_back(read.link);
    links->back().edge = Pack(*read.edge, read.edge->to == nodes_[node].id);
  }
  return links;
}

void PathGraph::ReadLinks(NodeIndex node) {
  std::vector<ReadEdge> all;
  const std::vector<graph::Edge> edges = reader_.EdgesOf(nodes_[node].id);
  all.reserve(edges.size());
  const EndTypes* types = nullptr;  // of the edge before, which mostly has the same predicate
  const std::string* predicate = nullptr;
  for (const graph::Edge& edge : edges) {
    if (edge.from == edge.to || !options_.filter.Allows(edge)) continue;
    const NodeIndex from = edge.from == nodes_[node].id ? node : Index(edge.from);
    const NodeIndex to = edge.to == nodes_[node].id ? node : Index(edge.to);
    if (predicate == nullptr || *predicate != edge.predicate) types = &TypesOf(edge.predicate);
    predicate = &edge.predicate;
    NoteTypes(*types, from, to);
    all.push_back({{from == node ? to : from, kNoEdition, edge.sources, 0}, &edge});
  }
  const bool own_event = !all.empty() && IsEvent(node);
  for (ReadEdge& read : all) {
    if (own_event || IsEvent(read.link.node)) read.link.edition = EditionIndex(read.edge->date);
  }
  if (options_.direction != Direction::kBoth) {
    const auto into = std::partition(all.begin(), all.end(), [&](const ReadEdge& read) {
      return Follows(*read.edge, nodes_[node].id, options_.direction);
    });
    nodes_[node].links_into = BestLinks(node, {into, all.end()});
    all.erase(into, all.end());
  }
  nodes_[node].links = BestLinks(node, std::move(all));
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
