#include "query/print/records.h"

#include <algorithm>
#include <set>

#include "graph/model/json_forms.h"
#include "graph/model/text.h"
#include "query/print/json.h"
#include "query/print/phrases.h"

namespace kg::query {
namespace {

template <typename IdType>
std::vector<std::string> HexOf(const std::vector<IdType>& ids) {
  std::vector<std::string> out;
  out.reserve(ids.size());
  for (const IdType& id : ids) out.push_back(id.ToHex());
  return out;
}

std::string CampToJson(const graph::Camp& camp) {
  return JsonObject()
      .Add("value", camp.value)
      .AddList("claims", HexOf(camp.claims))
      .AddList("docs", camp.docs)
      .AddScore("probability", camp.probability)
      .Build();
}

std::string Flat(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

}  // namespace

std::string ClaimToJson(const graph::ResolvedClaim& claim) {
  ClaimNames names;
  names.subject = claim.subject_name;
  names.subject_id = claim.subject.ToHex();
  names.subject_type = claim.subject_type;
  names.object = claim.object_name;
  if (!claim.object.IsNull()) names.object_id = claim.object.ToHex();
  return ClaimToJsonLine(claim.claim, names, claim.doc, claim.sentence);
}

std::string FactToJson(const graph::Fact& fact, const std::string& subject_name, const std::vector<std::string>& docs) {
  return JsonObject()
      .Add("id", fact.id.ToHex())
      .Add("subject", subject_name)
      .Add("subject_id", fact.subject.ToHex())
      .Add("predicate", fact.predicate)
      .AddRaw("object", LiteralToJson(fact.object_text, fact.object_type))
      .AddOrNull("object_id", fact.object.IsNull() ? "" : fact.object.ToHex())
      .Add("object_type", ToString(fact.object_type))
      .AddRaw("qualifiers", QualifiersToJson(fact.qualifiers))
      .AddCount("sources", fact.sources)
      .AddScore("confidence", fact.confidence)
      .AddList("docs", docs)
      .AddList("claims", HexOf(fact.claims))
      .Build();
}

std::vector<std::string> DocsOf(const graph::Conflict& conflict) {
  std::set<std::string> docs;
  for (const graph::Camp& camp : conflict.camps) docs.insert(camp.docs.begin(), camp.docs.end());
  return {docs.begin(), docs.end()};
}

std::vector<ClaimId> ClaimsOf(const graph::Conflict& conflict) {
  std::set<ClaimId> claims(conflict.witness.begin(), conflict.witness.end());
  for (const graph::Camp& camp : conflict.camps) claims.insert(camp.claims.begin(), camp.claims.end());
  return {claims.begin(), claims.end()};
}

std::string ConflictToJson(const graph::Conflict& conflict) { return ConflictToJson(conflict, {}); }

std::string DismissalText(const graph::Judgement& dismissal) {
  return "dismissed by " + dismissal.by + " on " + dismissal.when.substr(0, 10) + ": " + dismissal.text;
}

std::string ConflictToJson(const graph::Conflict& conflict, const graph::Judgement& dismissal) {
  std::vector<std::string> values;
  std::vector<std::string> camps;
  for (const graph::Camp& camp : conflict.camps) {
    values.push_back(camp.value);
    camps.push_back(CampToJson(camp));
  }
  JsonObject object;
  object.Add("id", conflict.id.ToHex())
      .Add("kind", conflict.kind)
      .Add("subject", conflict.subject_name)
      .Add("subject_id", conflict.subject.ToHex())
      .AddList("values", values)
      .AddList("docs", DocsOf(conflict))
      .Add("level", ToString(conflict.level))
      .AddScore("score", conflict.score)
      .Add("why", conflict.why)
      .AddList("claims", HexOf(ClaimsOf(conflict)))
      .AddRaw("camps", JsonArray(camps))
      .AddList("witness", HexOf(conflict.witness));
  if (dismissal.number > 0) {
    object.AddRaw("dismissed", JsonObject()
                                   .AddCount("number", dismissal.number)
                                   .Add("reason", dismissal.text)
                                   .Add("by", dismissal.by)
                                   .Add("when", dismissal.when)
                                   .Build());
  }
  return object.Build();
}

SentenceParts PartsOf(const graph::ResolvedClaim& claim) {
  const std::string_view sentence = claim.sentence;
  const Span& outer = claim.claim.sentence;
  const Span& span = claim.claim.span;
  if (span.begin < outer.begin || span.end < span.begin || span.end - outer.begin > sentence.size()) {
    return {sentence, {}, {}};
  }
  const size_t begin = span.begin - outer.begin;
  const size_t end = span.end - outer.begin;
  return {sentence.substr(0, begin), sentence.substr(begin, end - begin), sentence.substr(end)};
}

std::string MarkedSentence(const graph::ResolvedClaim& claim, const Colors& colors) {
  const SentenceParts parts = PartsOf(claim);
  if (parts.marked.empty()) return OneLine(parts.before);
  const std::string marked = OneLine(parts.marked);
  return OneLine(parts.before) + (colors.enabled() ? colors.Highlight(marked) : "»" + marked + "«") +
         OneLine(parts.after);
}

std::string MarkedSentence(const graph::ResolvedClaim& claim) {
  const SentenceParts parts = PartsOf(claim);
  if (parts.marked.empty()) return Flat(parts.before);
  return Flat(parts.before) + "»" + Flat(parts.marked) + "«" + Flat(parts.after);
}

std::string ClaimText(const graph::ResolvedClaim& claim) {
  const std::vector<Qualifier>& qualifiers = claim.claim.qualifiers;
  const std::string details = QualifiersText(qualifiers, claim.claim.predicate == "placed");
  std::string text = claim.subject_name + " ─" + PredicatePhrase(claim.claim.predicate, qualifiers) + "→ ";
  text += claim.object_name;
  return details.empty() ? text : text + " (" + details + ")";
}

std::string JoinDocs(const std::vector<std::string>& docs) { return Join(docs, ";"); }

}  // namespace kg::query
