// .claims: the claims themselves.
#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/export/slice.h"
#include "query/names.h"
#include "query/print/json.h"
#include "query/print/phrases.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

std::vector<Column> ClaimColumns(bool table) {
  if (table) {
    return {{"subject"}, {"predicate"}, {"object"}, {"qualifiers"}, {"marks"}, {"conf", true}, {"doc"}, {"id"}};
  }
  return {{"id"},       {"subject"},  {"subject_type"},  {"predicate"},  {"object"}, {"object_type"}, {"qualifiers"},
          {"polarity"}, {"modality"}, {"attributed_to"}, {"confidence"}, {"doc"},    {"sentence"},    {"rule"}};
}

std::vector<std::string> ClaimCells(const graph::ResolvedClaim& claim, bool table) {
  const Claim& c = claim.claim;
  const std::string qualifiers = QualifiersText(c.qualifiers, false);
  if (table) {
    std::string marks = c.IsPlainFact() ? "" : MarksOf(c);
    if (!c.attributed_to.empty()) marks += (marks.empty() ? "" : ", ") + c.attributed_to;
    return {claim.subject_name,      c.predicate, claim.object_name,        qualifiers, marks,
            ScoreText(c.confidence), claim.doc,   c.id.ToHex().substr(0, 8)};
  }
  return {c.id.ToHex(),
          claim.subject_name,
          std::string(ToString(claim.subject_type)),
          c.predicate,
          claim.object_name,
          std::string(ToString(c.object_type)),
          QualifiersToJson(c.qualifiers),
          std::string(ToString(c.polarity)),
          std::string(ToString(c.modality)),
          c.attributed_to,
          ScoreText(c.confidence),
          claim.doc,
          claim.sentence,
          c.rule};
}

Status RunClaims(Context& context, const Arguments& arguments) {
  const bool table = context.IsTable();
  const auto print = [&](RowWriter* rows, const graph::ResolvedClaim& claim) {
    if (rows->WantsJson()) {
      rows->AddJson(ClaimToJson(claim));
    } else {
      rows->AddCells(ClaimCells(claim, table));
    }
  };
  if (arguments.words.empty()) {
    RowWriter rows(context.out, context.print, ClaimColumns(table));
    ForEachClaimInOrder(context.reader, [&](const graph::ResolvedClaim& claim) {
      print(&rows, claim);
      return !context.Interrupted() && context.out.good();
    });
    rows.Finish();
    return context.Interrupted() ? InterruptedStatus() : Status::Ok();
  }
  const Result<graph::Entity> entity = ResolveName(context.reader, arguments.Joined());
  if (!entity.ok()) return entity.status();
  RowWriter rows(context.out, context.print, ClaimColumns(table));
  for (const graph::ResolvedClaim& claim : context.reader.ClaimsOf(entity->id)) {
    if (context.Interrupted()) return InterruptedStatus();
    print(&rows, claim);
  }
  rows.Finish();
  if (table && rows.count() == 0) context.Note("no claims");
  return Status::Ok();
}

}  // namespace

void AddClaimCommands(std::vector<Command>* commands) {
  commands->push_back({".claims",
                       "[NAME]",
                       "what the articles say, claim by claim, facts or not",
                       ".claims Ana Ruiz",
                       {},
                       RunClaims,
                       true});
}

}  // namespace kg::query
