// .duplicates: pairs that may be one, and joins that may be wrong, for a person to go through.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/model/text.h"
#include "graph/resolve/names.h"
#include "graph/resolve/person_names.h"
#include "query/commands/command.h"
#include "query/commands/decide.h"
#include "query/names.h"
#include "query/print/json.h"

namespace kg::query {
namespace {

constexpr size_t kMostInBlock = 100;  // of one surname; more of them are too common to be looked through
constexpr double kSure = 0.8;

// Two entities that may be one, or one name of an entity that may be another's.
struct Doubt {
  double score = 0;  // how near they are to be the same, as far as one can see
  bool joined = false;
  EntityId a;
  EntityId b;  // null when joined
  std::string name_a;
  std::string name_b;
  size_t member = 0;  // of a, when joined
  std::string why;
};

struct Candidate {
  EntityId id;
  ValueType type;
  std::string name;
  std::string key;
};

std::string BlockOf(const Candidate& candidate) {
  if (candidate.type == ValueType::kPerson) return graph::SurnameSound(candidate.key);
  const auto words = graph::TellingWords(candidate.key);
  const auto longest = std::max_element(words.begin(), words.end(), [](auto a, auto b) { return a.size() < b.size(); });
  return longest == words.end() ? std::string() : std::string(*longest);
}

// 0: no; else how alike the names are, 0.2 to 0.6; `why`: in words.
double Alike(const Candidate& a, const Candidate& b, std::string* why) {
  if (a.key == b.key) {
    *why = "same name";
    return 0.6;
  }
  if (a.type == ValueType::kPerson) {
    const graph::NameFit fit = graph::FitNames(a.key, b.key);
    if (fit.fits) *why = fit.Describe();
    return fit.fits ? std::max(0.2, 0.6 - 0.15 * fit.Weakness()) : 0;
  }
  const int limit = std::min(a.key.size(), b.key.size()) >= 8 ? 2 : 1;
  *why = EditDistance(a.key, b.key, limit) <= limit ? "a letter or two off" : "a shorter name";
  if (EditDistance(a.key, b.key, limit) <= limit) return 0.5;
  const auto left = graph::TellingWords(a.key);
  const auto right = graph::TellingWords(b.key);
  const bool contained = std::includes(left.begin(), left.end(), right.begin(), right.end()) ||
                         std::includes(right.begin(), right.end(), left.begin(), left.end());
  return contained ? 0.4 : 0;
}

std::set<EntityId> Neighbours(const graph::Reader& reader, const EntityId& id) {
  std::set<EntityId> ids;
  for (const graph::Edge& edge : reader.EdgesOf(id)) ids.insert(edge.from == id ? edge.to : edge.from);
  return ids;
}

// Pairs that a person has parted.
class Parted {
 public:
  explicit Parted(const graph::Reader& reader) {
    for (const graph::Judgement& judgement : reader.AllJudgements()) {
      if (judgement.kind != graph::JudgementKind::kSplit) continue;
      for (const graph::JudgedName& name : judgement.names) sides_[{name.doc, name.name}].emplace(judgement.number, 1);
      for (const graph::JudgedName& name : judgement.others) sides_[{name.doc, name.name}].emplace(judgement.number, 2);
    }
  }
  bool Contains(const graph::Reader& reader, const EntityId& a, const EntityId& b) const {
    if (sides_.empty()) return false;
    const auto left = SidesOf(reader, a);
    const auto right = SidesOf(reader, b);
    return std::any_of(left.begin(), left.end(), [&](const auto& side) {
      return right.contains({side.first, 3 - side.second});
    });
  }

 private:
  using Sides = std::set<std::pair<uint64_t, int>>;
  Sides SidesOf(const graph::Reader& reader, const EntityId& id) const {
    Sides sides;
    const Result<graph::Entity> entity = reader.GetEntity(id);
    if (!entity.ok()) return sides;
    for (const auto& member : entity->members) {
      const auto found = sides_.find({member.doc, FoldKey(member.name)});
      if (found != sides_.end()) sides.insert(found->second.begin(), found->second.end());
    }
    return sides;
  }
  std::map<std::pair<DocId, std::string>, Sides> sides_;
};

class DoubtFinder {
 public:
  explicit DoubtFinder(Context& context) : context_(context), parted_(context.reader) {}

  std::vector<Doubt> Find() {
    context_.reader.ForEachEntity([&](const graph::Entity& entity) {
      AddJoined(entity);
      if (entity.attributes.contains("gazetteer")) return !context_.Interrupted();
      Candidate candidate{entity.id, entity.type, entity.name, graph::NameKey(entity.type, entity.name)};
      const std::string block = BlockOf(candidate);
      if (!block.empty()) blocks_[{entity.type, block}].push_back(std::move(candidate));
      return !context_.Interrupted();
    });
    for (const auto& [key, block] : blocks_) AddPairs(block);
    std::sort(doubts_.begin(), doubts_.end(), [](const Doubt& x, const Doubt& y) {
      return std::tie(y.score, x.name_a, x.name_b, x.a, x.b, x.member) <
             std::tie(x.score, y.name_a, y.name_b, y.a, y.b, y.member);
    });
    return std::move(doubts_);
  }

 private:
  void AddJoined(const graph::Entity& entity) {
    for (size_t i = 0; i < entity.members.size(); ++i) {
      const graph::Entity::Member& member = entity.members[i];
      if (member.confidence >= kSure || entity.members.size() < 2) continue;
      doubts_.push_back({member.confidence, true, entity.id, {}, entity.name, member.name, i, member.evidence});
    }
  }

  void AddPairs(const std::vector<Candidate>& block) {
    if (block.size() > kMostInBlock) return;
    for (size_t i = 0; i < block.size() && !context_.Interrupted(); ++i) {
      for (size_t j = i + 1; j < block.size(); ++j) AddPair(block[i], block[j]);
    }
  }

  void AddPair(const Candidate& a, const Candidate& b) {
    Doubt doubt;
    doubt.score = Alike(a, b, &doubt.why);
    if (doubt.score == 0 || parted_.Contains(context_.reader, a.id, b.id)) return;
    const std::set<EntityId> left = Neighbours(context_.reader, a.id);
    const std::set<EntityId> right = Neighbours(context_.reader, b.id);
    const auto shared = std::count_if(left.begin(), left.end(), [&](const EntityId& id) { return right.contains(id); });
    doubt.score += 0.1 * static_cast<double>(std::min<std::ptrdiff_t>(shared, 3));
    if (shared > 0)
      doubt.why += ", " + std::to_string(shared) + (shared == 1 ? " shared neighbour" : " shared neighbours");
    const bool in_order = std::tie(a.name, a.id) <= std::tie(b.name, b.id);
    const Candidate& first = in_order ? a : b;
    const Candidate& second = in_order ? b : a;
    doubt.a = first.id;
    doubt.b = second.id;
    doubt.name_a = first.name;
    doubt.name_b = second.name;
    doubts_.push_back(std::move(doubt));
  }

  Context& context_;
  Parted parted_;
  std::map<std::pair<ValueType, std::string>, std::vector<Candidate>> blocks_;
  std::vector<Doubt> doubts_;
};

std::string DocOf(const Context& context, const Doubt& doubt) {
  const Result<graph::Entity> entity = context.reader.GetEntity(doubt.a);
  if (!entity.ok() || doubt.member >= entity->members.size()) return {};
  const Result<Article> article = context.reader.GetArticle(entity->members[doubt.member].doc);
  return article.ok() ? article->doc : entity->members[doubt.member].doc.ToHex();
}

void List(Context& context, const std::vector<Doubt>& doubts) {
  RowWriter rows(context.out, context.print,
                 {{"doubt"}, {"a"}, {"b"}, {"score", true}, {"why"}, {"doc"}, {"id_a"}, {"id_b"}});
  for (const Doubt& doubt : doubts) {
    const std::string doc = doubt.joined ? DocOf(context, doubt) : "";
    const std::string id_b = doubt.joined ? "" : doubt.b.ToHex();
    if (rows.WantsJson()) {
      rows.AddJson(JsonObject()
                       .Add("doubt", doubt.joined ? "joined" : "apart")
                       .Add("a", doubt.name_a)
                       .Add("b", doubt.name_b)
                       .AddScore("score", doubt.score)
                       .Add("why", doubt.why)
                       .Add("doc", doc)
                       .Add("id_a", doubt.a.ToHex())
                       .Add("id_b", id_b)
                       .Build());
    } else {
      const size_t digits = context.IsTable() ? 8 : 32;
      rows.AddCells({doubt.joined ? "joined" : "apart", doubt.name_a, doubt.name_b, ScoreText(doubt.score), doubt.why,
                     doc, doubt.a.ToHex().substr(0, digits), id_b.substr(0, digits)});
    }
  }
  rows.Finish();
  if (context.IsTable() && doubts.empty()) context.Note("nothing is in doubt");
}

// The decision that an answer to the question makes; `same`: y.
Result<graph::Judgement> Answered(const Context& context, const Doubt& doubt, bool same) {
  const Result<graph::Entity> a = context.reader.GetEntity(doubt.a);
  if (!a.ok()) return a.status();
  std::vector<graph::JudgedName> names = NamesOf(context.reader, *a);
  if (!doubt.joined) {
    const Result<graph::Entity> b = context.reader.GetEntity(doubt.b);
    if (!b.ok()) return b.status();
    if (same) return MakeMerge(context.reader, *a, *b);
    return MakeSplit(std::move(names), NamesOf(context.reader, *b), doubt.name_a + " is not " + doubt.name_b);
  }
  if (same) {
    graph::Judgement merge = MakeMerge(context.reader, *a, graph::Entity());
    merge.text = doubt.name_a + " is " + doubt.name_b + " of " + DocOf(context, doubt);
    return merge;
  }
  std::vector<graph::JudgedName> out = {names[doubt.member]};
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(doubt.member));
  return MakeSplit(std::move(out), std::move(names),
                   doubt.name_a + " is not " + doubt.name_b + " of " + DocOf(context, doubt));
}

// Goes through the doubts with the person at the terminal; what was answered is stored in one go at the end.
Status Ask(Context& context, const std::vector<Doubt>& doubts) {
  std::vector<graph::Judgement> judgements;
  std::set<EntityId> touched;  // an entity that an answer changes is asked about no more in this round
  for (const Doubt& doubt : doubts) {
    if (context.Interrupted()) break;
    if (touched.contains(doubt.a) || touched.contains(doubt.b)) continue;
    const std::string question = doubt.joined
                                     ? doubt.name_b + " of " + DocOf(context, doubt) + " was taken for " +
                                           doubt.name_a + " (" + doubt.why + "): right?"
                                     : doubt.name_a + " and " + doubt.name_b + " (" + doubt.why + "): the same?";
    context.Prose(question, 0);
    const std::string answer = ToLower(Trim(context.ask("y, n, s to skip, q to end: ")));
    if (answer.starts_with("q")) break;
    if (!answer.starts_with("y") && !answer.starts_with("n")) continue;
    Result<graph::Judgement> judgement = Answered(context, doubt, answer.starts_with("y"));
    if (!judgement.ok()) return judgement.status();
    judgements.push_back(std::move(judgement).value());
    touched.insert(doubt.a);
    if (!doubt.joined) touched.insert(doubt.b);
  }
  return judgements.empty() ? Status::Ok() : Decide(context, std::move(judgements));
}

Status RunDuplicates(Context& context, const Arguments& arguments) {
  std::vector<Doubt> doubts = DoubtFinder(context).Find();
  if (context.Interrupted()) return InterruptedStatus();
  if (!arguments.words.empty()) {
    const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Joined());
    if (!entity.ok()) return entity.status();
    std::erase_if(doubts, [&](const Doubt& doubt) { return doubt.a != entity->id && doubt.b != entity->id; });
  }
  if (context.ask && !arguments.Has("--list") && !doubts.empty()) return Ask(context, doubts);
  List(context, doubts);
  return Status::Ok();
}

}  // namespace

void AddDuplicateCommands(std::vector<Command>* commands) {
  commands->push_back({".duplicates",
                       "[NAME] [--list]",
                       "pairs that may be one and joins that may be wrong, the likeliest first; at a terminal it asks "
                       "about each (y, n, skip), with --list it only lists",
                       ".duplicates Ana Ruiz",
                       {{"--list"}},
                       RunDuplicates,
                       true});
}

}  // namespace kg::query
