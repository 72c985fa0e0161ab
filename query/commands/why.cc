// .why: the evidence of a claim, a fact or a conflict.
#include <algorithm>
#include <map>
#include <set>

#include "graph/model/text.h"
#include "query/commands/command.h"
#include "query/print/json.h"
#include "query/print/phrases.h"
#include "query/print/records.h"

namespace kg::query {
namespace {

// A claim with the article that makes it.
struct Evidence {
  graph::ResolvedClaim claim;
  std::string title;
  std::string url;
  std::string source;
  std::string original;  // with --original: where the sentence stands in the source's bytes
  std::string group;     // of a conflict: the camps that it is in
  bool witness = false;  // of a conflict: in the minimal conflicting set
};

Result<Evidence> GetEvidence(const Context& context, bool original, const ClaimId& id) {
  const graph::Reader& reader = context.reader;
  Result<graph::ResolvedClaim> claim = reader.GetClaim(id);
  if (!claim.ok()) return claim.status();
  Evidence evidence;
  const Result<Article> article = reader.GetArticle(claim->claim.doc);
  if (article.ok()) {
    evidence.title = article->title;
    evidence.url = article->url;
    evidence.source = article->source;
    if (original && context.original) evidence.original = context.original(*article, claim->claim.sentence);
  }
  evidence.claim = std::move(claim.value());
  return evidence;
}

std::string Surfaces(const graph::ResolvedClaim& claim) {
  std::vector<std::string> parts;
  if (!claim.subject_surface.empty() && claim.subject_surface != claim.subject_name) {
    parts.push_back(claim.subject_name + " is named \"" + claim.subject_surface + "\"");
  }
  if (!claim.object.IsNull() && !claim.object_surface.empty() && claim.object_surface != claim.object_name) {
    parts.push_back(claim.object_name + " is named \"" + claim.object_surface + "\"");
  }
  return Join(parts, ", ");
}

void PrintEvidence(Context& context, const Evidence& evidence, int indent) {
  const graph::ResolvedClaim& claim = evidence.claim;
  const Colors colors = context.colors();
  const std::string margin(static_cast<size_t>(indent), ' ');
  const auto line = [&](std::string_view name, std::string_view text) {
    if (text.empty()) return;
    context.out << margin << "  " << colors.Dim(PadRight(name, 10)) << OneLine(text) << '\n';
  };
  context.out << margin << "claim " << colors.Dim(claim.claim.id.ToHex()) << (evidence.witness ? "  (witness)" : "")
              << '\n';
  line("says", ClaimText(claim));
  context.out << margin << "  " << colors.Dim(PadRight("sentence", 10)) << MarkedSentence(claim, colors) << '\n';
  std::string article = claim.doc;
  if (!evidence.title.empty()) article += " — " + evidence.title;
  line("article", article);
  const std::string& basis = claim.published.basis;
  line("published", PublishedText(claim.published) + (basis.empty() ? "" : ", from " + basis));
  line("url", evidence.url.empty() ? evidence.source : evidence.url);
  if (claim.role != BlockRole::kBody) line("stands in", ToString(claim.role));
  line("rule", claim.claim.rule + ", confidence " + ScoreText(claim.claim.confidence) + ", " + MarksOf(claim.claim) +
                   (claim.claim.inferred ? ", by nearest mention" : ""));
  line("said by", claim.claim.attributed_to);
  line("names", Surfaces(claim));
  line("original", evidence.original);
}

std::string EvidenceToJson(const Evidence& evidence) {
  const graph::ResolvedClaim& claim = evidence.claim;
  JsonObject object;
  object.AddRaw("claim", ClaimToJson(claim))
      .Add("title", evidence.title)
      .Add("url", evidence.url)
      .Add("source", evidence.source)
      .Add("published", claim.published.estimate.precision() == DatePrecision::kNone
                            ? std::string()
                            : claim.published.estimate.ToString())
      .Add("published_basis", claim.published.basis)
      .Add("role", ToString(claim.role))
      .Add("marked", MarkedSentence(claim));
  if (!evidence.original.empty()) object.Add("original", evidence.original);
  return object.Build();
}

std::vector<std::string> EvidenceCells(std::string_view what, const Evidence& evidence) {
  const graph::ResolvedClaim& claim = evidence.claim;
  return {std::string(what),
          evidence.group,
          claim.claim.id.ToHex(),
          ClaimText(claim),
          claim.doc,
          evidence.title,
          PublishedText(claim.published),
          claim.published.basis,
          evidence.url,
          MarkedSentence(claim),
          claim.claim.rule,
          ScoreText(claim.claim.confidence)};
}

// All formats but tables: one row a claim; JSON: one object for the whole.
void WriteEvidence(Context& context, std::string_view what, const std::vector<Evidence>& all,
                   const std::string& subject_json) {
  RowWriter rows(context.out, context.print,
                 {{"of"},
                  {"camp"},
                  {"id"},
                  {"claim"},
                  {"doc"},
                  {"title"},
                  {"published"},
                  {"basis"},
                  {"url"},
                  {"sentence"},
                  {"rule"},
                  {"confidence"}});
  if (rows.WantsJson()) {
    std::vector<std::string> parts;
    for (const Evidence& evidence : all) parts.push_back(EvidenceToJson(evidence));
    JsonObject object;
    object.Add("type", what);
    if (!subject_json.empty()) object.AddRaw(what, subject_json);
    rows.AddJson(object.AddRaw("evidence", JsonArray(parts)).Build());
  } else {
    for (const Evidence& evidence : all) rows.AddCells(EvidenceCells(what, evidence));
  }
  rows.Finish();
}

Status WhyClaim(Context& context, bool original, const ClaimId& id) {
  Result<Evidence> evidence = GetEvidence(context, original, id);
  if (!evidence.ok()) return evidence.status();
  if (context.IsTable()) {
    PrintEvidence(context, *evidence, 0);
  } else {
    WriteEvidence(context, "claim", {*evidence}, "");
  }
  return Status::Ok();
}

Status WhyFact(Context& context, bool original, const FactId& id) {
  const Result<graph::Fact> fact = context.reader.GetFact(id);
  if (!fact.ok()) return fact.status();
  std::vector<Evidence> all;
  std::set<std::string> docs;
  for (const ClaimId& claim : fact->claims) {
    Result<Evidence> evidence = GetEvidence(context, original, claim);
    if (!evidence.ok()) return evidence.status();
    docs.insert(evidence->claim.doc);
    all.push_back(std::move(evidence.value()));
  }
  const Result<graph::Entity> subject = context.reader.DescribeEntity(fact->subject);
  const std::string name = subject.ok() ? subject->name : fact->subject.ToHex();
  if (!context.IsTable()) {
    WriteEvidence(context, "fact", all, FactToJson(*fact, name, {docs.begin(), docs.end()}));
    return Status::Ok();
  }
  std::string text = name + " ─" + PredicatePhrase(fact->predicate, fact->qualifiers) + "→ " + fact->object_text;
  const std::string details = QualifiersText(fact->qualifiers, fact->predicate == "placed");
  if (!details.empty()) text += " (" + details + ")";
  context.out << "fact " << context.colors().Bold(OneLine(text)) << '\n';
  context.out << "  " << fact->sources << (fact->sources == 1 ? " independent source" : " independent sources")
              << ", confidence " << ScoreText(fact->confidence) << '\n';
  for (const Evidence& evidence : all) PrintEvidence(context, evidence, 2);
  return Status::Ok();
}

// The camps that each claim is in, by their values.
std::map<ClaimId, std::string> CampsOf(const graph::Conflict& conflict) {
  std::map<ClaimId, std::string> camps;
  for (const graph::Camp& camp : conflict.camps) {
    for (const ClaimId& claim : camp.claims) {
      std::string& text = camps[claim];
      text += (text.empty() ? "" : " | ") + camp.value;
    }
  }
  return camps;
}

void PrintConflictEvidence(Context& context, const graph::Conflict& conflict, const std::vector<Evidence>& all) {
  const Colors colors = context.colors();
  context.out << graph::ToString(conflict.level) << ' ' << ScoreText(conflict.score) << "  "
              << colors.Bold(OneLine(conflict.subject_name)) << ": " << OneLine(conflict.kind) << "  "
              << colors.Dim(conflict.id.ToHex()) << '\n';
  context.Prose(conflict.why, 2);
  for (const graph::Judgement& judgement : context.reader.AllJudgements()) {
    if (judgement.number == conflict.dismissed) context.Prose(DismissalText(judgement), 2);
  }
  std::set<ClaimId> shown;
  for (const graph::Camp& camp : conflict.camps) {
    context.out << "  " << colors.Bold(OneLine(camp.value));
    if (camp.probability > 0) context.out << "  (probability " << ScoreText(camp.probability) << ")";
    context.out << '\n';
    for (const Evidence& evidence : all) {
      if (!std::binary_search(camp.claims.begin(), camp.claims.end(), evidence.claim.claim.id)) continue;
      PrintEvidence(context, evidence, 4);
      shown.insert(evidence.claim.claim.id);
    }
  }
  for (const Evidence& evidence : all) {
    if (shown.count(evidence.claim.claim.id) == 0) PrintEvidence(context, evidence, 2);
  }
}

Status WhyConflict(Context& context, bool original, const ConflictId& id) {
  Result<graph::Conflict> conflict = context.reader.GetConflict(id);
  if (!conflict.ok()) return conflict.status();
  for (graph::Camp& camp : conflict->camps) std::sort(camp.claims.begin(), camp.claims.end());
  const std::map<ClaimId, std::string> camps = CampsOf(*conflict);
  std::vector<Evidence> all;
  for (const ClaimId& claim : ClaimsOf(*conflict)) {
    Result<Evidence> evidence = GetEvidence(context, original, claim);
    if (!evidence.ok()) return evidence.status();
    const auto camp = camps.find(claim);
    if (camp != camps.end()) evidence->group = camp->second;
    const std::vector<ClaimId>& witness = conflict->witness;
    evidence->witness = std::find(witness.begin(), witness.end(), claim) != witness.end();
    all.push_back(std::move(evidence.value()));
  }
  if (context.IsTable()) {
    PrintConflictEvidence(context, *conflict, all);
  } else {
    WriteEvidence(context, "conflict", all, ConflictToJson(*conflict));
  }
  return Status::Ok();
}

// One line that tells what an id stands for, for a list of candidates.
std::string Describe(const graph::Reader& reader, const std::string& kind, const std::string& hex) {
  if (kind == "claim") {
    const auto claim = reader.GetClaim(*ClaimId::FromHex(hex));
    return claim.ok() ? ClaimText(*claim) : "";
  }
  if (kind == "conflict") {
    const auto conflict = reader.GetConflict(*ConflictId::FromHex(hex));
    return conflict.ok() ? conflict->subject_name + ": " + conflict->kind : "";
  }
  if (kind == "fact") {
    const auto fact = reader.GetFact(*FactId::FromHex(hex));
    return fact.ok() ? fact->predicate + " " + fact->object_text : "";
  }
  const auto entity = reader.GetEntity(*EntityId::FromHex(hex));
  return entity.ok() ? entity->name : "";
}

Status AmbiguousId(const graph::Reader& reader, std::string_view prefix,
                   const std::vector<std::pair<std::string, std::string>>& found) {
  std::string message =
      "'" + std::string(prefix) + "' begins " + std::to_string(found.size()) + " ids; give more of it:";
  for (size_t i = 0; i < found.size() && i < 10; ++i) {
    message += "\n  " + found[i].second.substr(0, 12) + "  " + PadRight(found[i].first, 8) + "  " +
               OneLine(Describe(reader, found[i].first, found[i].second));
  }
  if (found.size() > 10) message += "\n  ... and " + std::to_string(found.size() - 10) + " more";
  return InvalidError(message);
}

Status RunWhy(Context& context, const Arguments& arguments) {
  KG_RETURN_IF_ERROR(CheckWords(".why", arguments, 1, 1));
  const std::string prefix = ToLower(arguments.words[0].text);
  const bool original = arguments.Has("--original");
  const bool hex = prefix.size() <= 32 && std::all_of(prefix.begin(), prefix.end(), [](char c) {
                     return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                   });
  if (!hex || prefix.size() < 2) {
    return InvalidError("'" + OneLine(prefix) +
                        "' is no id: an id is 2 to 32 hex digits, as .claims, .facts, .path and " +
                        ".conflicts print them");
  }
  const std::vector<std::pair<std::string, std::string>> found = context.reader.FindAnyId(prefix);
  if (found.empty()) return NotFoundError("no claim, fact or conflict has an id that begins with '" + prefix + "'");
  if (found.size() > 1) return AmbiguousId(context.reader, prefix, found);
  const auto& [kind, id] = found.front();
  if (kind == "claim") return WhyClaim(context, original, *ClaimId::FromHex(id));
  if (kind == "fact") return WhyFact(context, original, *FactId::FromHex(id));
  if (kind == "conflict") return WhyConflict(context, original, *ConflictId::FromHex(id));
  return InvalidError("'" + prefix + "' is an entity, " + OneLine(Describe(context.reader, kind, id)) + ": .entity " +
                      prefix);
}

}  // namespace

void AddWhyCommands(std::vector<Command>* commands) {
  commands->push_back(
      {".why",
       "ID [--original]",
       "the evidence of a claim, a fact or a conflict (any unambiguous beginning of its id); --original: "
       "where the sentence stands in the bytes of the source, if that is still there",
       ".why 3f2a9c1d",
       {{"--original"}},
       RunWhy,
       false});
}

}  // namespace kg::query
