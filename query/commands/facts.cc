// .facts and .timeline: what is known of an entity.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "graph/model/date.h"
#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/names.h"
#include "query/print/json.h"
#include "query/print/phrases.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

constexpr size_t kShownDocs = 3;

// A fact as seen from the entity that was asked for.
struct SeenFact {
  graph::Fact fact;
  bool outgoing = true;                 // the entity is the subject
  std::string subject;                  // canonical names
  std::string other;                    // the other end
  std::vector<std::string> docs;        // sorted, each once
  std::vector<std::string> dated_docs;  // the same with the days they are of
};

// Everything known of the entity. Facts whose subject and object are both the entity are seen once.
std::vector<SeenFact> SeeFacts(const graph::Reader& reader, const graph::Entity& entity) {
  std::map<ClaimId, std::pair<std::string, std::string>> docs;
  for (const graph::ResolvedClaim& claim : reader.ClaimsOf(entity.id)) {
    const Published& published = claim.published;
    const bool dated = published.estimate.precision() != DatePrecision::kNone;
    docs[claim.claim.id] = {claim.doc, dated ? claim.doc + " (" + published.estimate.ToString() + ")" : claim.doc};
  }
  std::map<EntityId, std::string> names;
  std::vector<SeenFact> seen;
  for (graph::Fact& fact : reader.FactsOf(entity.id)) {
    SeenFact item;
    item.outgoing = fact.subject == entity.id;
    if (!item.outgoing && fact.subject == fact.object) continue;
    item.subject = entity.name;
    item.other = fact.object_text;
    if (!item.outgoing) {
      std::string& name = names[fact.subject];
      if (name.empty()) {
        const Result<graph::Entity> subject = reader.DescribeEntity(fact.subject);
        name = subject.ok() ? subject->name : fact.subject.ToHex();
      }
      item.subject = name;
      item.other = name;
    }
    std::map<std::string, std::string> unique;
    for (const ClaimId& claim : fact.claims) {
      const auto found = docs.find(claim);
      if (found != docs.end()) unique.insert(found->second);
    }
    for (const auto& [doc, dated] : unique) {
      item.docs.push_back(doc);
      item.dated_docs.push_back(dated);
    }
    item.fact = std::move(fact);
    seen.push_back(std::move(item));
  }
  return seen;
}

std::string DocsForPeople(const std::vector<std::string>& docs) {
  if (docs.size() <= kShownDocs) return Join(docs, ", ");
  const std::vector<std::string> first(docs.begin(), docs.begin() + kShownDocs);
  return Join(first, ", ") + " and " + std::to_string(docs.size() - kShownDocs) + " more";
}

std::string Phrase(const SeenFact& item) {
  return item.outgoing ? PredicatePhrase(item.fact.predicate, item.fact.qualifiers)
                       : InversePhrase(item.fact.predicate, item.fact.qualifiers);
}

std::string Title(const graph::Entity& entity) {
  std::string title = entity.name + " (" + std::string(ToString(entity.type)) + ")";
  for (size_t i = 0; i < entity.aliases.size() && i < 6; ++i) {
    title += (i == 0 ? ", also " : ", ") + entity.aliases[i].text;
  }
  return title;
}

// How many claims about the entity are no facts: negated, planned, rumoured ...
size_t CountOtherClaims(const graph::Reader& reader, const graph::Entity& entity) {
  const std::vector<graph::ResolvedClaim> claims = reader.ClaimsOf(entity.id);
  return static_cast<size_t>(std::count_if(
      claims.begin(), claims.end(), [](const graph::ResolvedClaim& claim) { return !claim.claim.IsPlainFact(); }));
}

std::vector<std::string> MachineCells(const SeenFact& item) {
  const graph::Fact& fact = item.fact;
  return {item.subject,
          fact.predicate,
          fact.object_text,
          QualifiersText(fact.qualifiers, false),
          std::to_string(fact.sources),
          ScoreText(fact.confidence),
          JoinDocs(item.docs),
          fact.id.ToHex()};
}

const std::vector<Column>& MachineColumns() {
  static const std::vector<Column> kColumns = {{"subject"}, {"predicate"},  {"object"}, {"qualifiers"},
                                               {"sources"}, {"confidence"}, {"docs"},   {"id"}};
  return kColumns;
}

Status RunFacts(Context& context, const Arguments& arguments) {
  const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Joined());
  if (!entity.ok()) return entity.status();
  const std::vector<SeenFact> facts = SeeFacts(context.reader, *entity);
  const bool table = context.IsTable();
  if (table) context.out << context.colors().Bold(OneLine(Title(*entity))) << '\n';
  RowWriter rows(context.out, context.print,
                 table ? std::vector<Column>{{"predicate"},
                                             {"value"},
                                             {"qualifiers"},
                                             {"sources", true},
                                             {"conf", true},
                                             {"docs"},
                                             {"id"}}
                       : MachineColumns());
  for (const SeenFact& item : facts) {
    if (context.Interrupted()) return InterruptedStatus();
    if (rows.WantsJson()) {
      rows.AddJson(FactToJson(item.fact, item.subject, item.docs));
    } else if (table) {
      rows.AddCells({Phrase(item), item.other, QualifiersText(item.fact.qualifiers, item.fact.predicate == "placed"),
                     std::to_string(item.fact.sources), ScoreText(item.fact.confidence), DocsForPeople(item.dated_docs),
                     item.fact.id.ToHex().substr(0, 8)});
    } else {
      rows.AddCells(MachineCells(item));
    }
  }
  rows.Finish();
  if (!table) return Status::Ok();
  if (facts.empty()) context.Note("no facts");
  const size_t others = CountOtherClaims(context.reader, *entity);
  if (others > 0) {
    context.Note("beside these: " + std::to_string(others) +
                 (others == 1 ? " claim that is no fact" : " claims that are no facts") +
                 " (negated, planned, rumoured ...): .claims " + entity->name);
  }
  return Status::Ok();
}

// The date that places a fact in time: its own value, its `date`, or what an age was said for.
std::string DateOf(const graph::Fact& fact) {
  if (fact.object_type == ValueType::kDate) return fact.object_text;
  const std::string_view date = QualifierOf(fact.qualifiers, "date");
  return std::string(date.empty() ? QualifierOf(fact.qualifiers, "as_of") : date);
}

struct TimelineEntry {
  DayInterval days;
  std::string date;
  SeenFact item;
};

std::vector<TimelineEntry> MakeTimeline(std::vector<SeenFact> facts) {
  std::vector<TimelineEntry> entries;
  for (SeenFact& item : facts) {
    std::string text = DateOf(item.fact);
    const std::optional<Date> date = Date::Parse(text);
    if (date) entries.push_back({date->Days(), std::move(text), std::move(item)});
  }
  // By first day; what has no first day ("by then") stands at its last day.
  const auto key = [](const TimelineEntry& entry) {
    const Day first = entry.days.first <= kMinDay ? entry.days.last : entry.days.first;
    return std::make_tuple(first, entry.days.last, entry.item.fact.predicate, entry.item.other, entry.item.fact.id);
  };
  std::sort(entries.begin(), entries.end(),
            [&](const TimelineEntry& a, const TimelineEntry& b) { return key(a) < key(b); });
  return entries;
}

std::string WithoutDate(const SeenFact& item) {
  std::vector<Qualifier> rest;
  for (const Qualifier& qualifier : item.fact.qualifiers) {
    if (qualifier.name != "date" && qualifier.name != "as_of") rest.push_back(qualifier);
  }
  return QualifiersText(rest, item.fact.predicate == "placed");
}

Status RunTimeline(Context& context, const Arguments& arguments) {
  const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Joined());
  if (!entity.ok()) return entity.status();
  const std::vector<TimelineEntry> entries = MakeTimeline(SeeFacts(context.reader, *entity));
  const bool table = context.IsTable();
  if (table) context.out << context.colors().Bold(OneLine(Title(*entity))) << '\n';
  std::vector<Column> columns = {{"date"}, {"predicate"}, {"value"}, {"qualifiers"}, {"sources", true}, {"docs"}};
  if (!table) {
    columns = MachineColumns();
    columns.insert(columns.begin(), {"date"});
  }
  RowWriter rows(context.out, context.print, columns);
  for (const TimelineEntry& entry : entries) {
    const SeenFact& item = entry.item;
    if (rows.WantsJson()) {
      std::string fact = FactToJson(item.fact, item.subject, item.docs);
      rows.AddJson(JsonObject().Add("date", entry.date).AddRaw("fact", fact).Build());
    } else if (table) {
      rows.AddCells({entry.date, Phrase(item), item.fact.object_type == ValueType::kDate ? "" : item.other,
                     WithoutDate(item), std::to_string(item.fact.sources), DocsForPeople(item.docs)});
    } else {
      std::vector<std::string> cells = MachineCells(item);
      cells.insert(cells.begin(), entry.date);
      rows.AddCells(std::move(cells));
    }
  }
  rows.Finish();
  if (table && entries.empty()) context.Note("no dated facts");
  return Status::Ok();
}

}  // namespace

void AddFactCommands(std::vector<Command>* commands) {
  commands->push_back({".facts",
                       "NAME",
                       "what is known of an entity, with how many independent sources say so",
                       ".facts Ana Ruiz",
                       {},
                       RunFacts,
                       true});
  commands->push_back(
      {".timeline", "NAME", "dated facts of an entity, in order", ".timeline Ana Ruiz", {}, RunTimeline, true});
}

}  // namespace kg::query
