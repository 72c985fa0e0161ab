#include "tools/rules/documents.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "graph/model/data_dir.h"
#include "ingest/ingest.h"
#include "tools/signals.h"

namespace kg::tools {
namespace fs = std::filesystem;
using extract::Firing;
using extract::Form;
using extract::Mention;

namespace {

bool SameClaim(const Claim& a, const Claim& b) {
  if (a.predicate != b.predicate || a.sentence != b.sentence || a.polarity != b.polarity || a.modality != b.modality)
    return false;
  if (a.object_entity < 0) return b.object_entity < 0 && a.subject == b.subject && a.object == b.object;
  const auto subject = static_cast<int64_t>(a.subject);
  const bool straight = a.subject == b.subject && a.object_entity == b.object_entity;
  return straight || (subject == b.object_entity && a.object_entity == static_cast<int64_t>(b.subject));
}

}  // namespace

Result<std::unique_ptr<extract::Resources>> LoadResources(const std::vector<std::string>& rules) {
  const auto data = FindDataDir();
  if (!data.ok()) return Status(StatusCode::kIo, data.status().message());
  return extract::Resources::Load(*data, std::vector<fs::path>(rules.begin(), rules.end()));
}

Status ForEachDocument(const std::vector<std::string>& paths, const std::optional<Date>& published,
                       extract::Extractor* extractor, const std::function<void(TracedDocument&&)>& visit) {
  ingest::Options options;
  options.published = published;
  ingest::DumpSink sink;
  sink.on_document = [&](ingest::RawDocument&& raw) {
    ingest::CleanResult cleaned = ingest::CleanDocument(raw, options);
    if (!cleaned.article) {
      std::cerr << "kgrules: " << cleaned.skip.message << "\n";
      return true;
    }
    TracedDocument traced;
    traced.document = extractor->Extract(std::move(*cleaned.article), &traced.trace);
    visit(std::move(traced));
    return std::cout && !Interrupted();
  };
  sink.on_skip = [](const ingest::Skip& skip) {
    std::cerr << "kgrules: " << skip.message << "\n";
    return true;
  };
  Status first = Status::Ok();
  for (const std::string& path : paths) {
    const Status status = ingest::ReadDump(path, options, sink);
    if (!status.ok() && first.ok()) first = status;
  }
  return first;
}

std::string ClaimText(const Claim& claim, const Document& document) {
  std::string text = claim.predicate + "(" + document.entities[claim.subject].name + ", ";
  text += claim.object_entity >= 0 ? document.entities[static_cast<size_t>(claim.object_entity)].name : claim.object;
  for (const Qualifier& qualifier : claim.qualifiers) text += ", " + qualifier.name + " = " + qualifier.value;
  return text + ")";
}

std::string StatusText(const Claim& claim) {
  std::string text(ToString(claim.polarity));
  text += " " + std::string(ToString(claim.modality));
  if (!claim.attributed_to.empty()) text += ", said by " + claim.attributed_to;
  return text;
}

std::string_view FormText(Form form) {
  switch (form) {
    case Form::kName:
      return "name";
    case Form::kPronoun:
      return "pronoun";
    case Form::kPossessive:
      return "possessive";
    case Form::kNominal:
      return "nominal";
  }
  return "name";
}

std::string KindText(const Mention& mention) {
  std::string text;
  for (int t = 0; t < extract::kMentionTypeCount; ++t) {
    const auto type = static_cast<extract::MentionType>(t);
    if (mention.types.Has(type)) text += (text.empty() ? "" : "|") + std::string(extract::ToString(type));
  }
  return text + " " + std::string(FormText(mention.form));
}

std::vector<size_t> EntitiesOf(const Mention& mention, const Document& document) {
  std::vector<size_t> entities;
  std::istringstream members{std::string(mention.Get("members"))};
  for (size_t entity = 0; members >> entity;) entities.push_back(entity);
  if (entities.empty() && mention.entity >= 0) entities.push_back(static_cast<size_t>(mention.entity));
  std::erase_if(entities, [&](size_t entity) { return entity >= document.entities.size(); });
  return entities;
}

std::string EntityOf(const Mention& mention, const Document& document) {
  std::string names;
  for (const size_t entity : EntitiesOf(mention, document)) {
    names += (names.empty() ? "" : " and ") + document.entities[entity].name;
  }
  return names;
}

std::string SlotsText(const Firing& firing, const TracedDocument& traced) {
  std::string text;
  for (const Firing::Slot& slot : firing.slots) {
    text += (text.empty() ? "" : ", ") + slot.name + " = " + slot.text;
    if (slot.mention < 0) continue;
    const Mention& mention = traced.trace.mentions[static_cast<size_t>(slot.mention)];
    const std::string entity = EntityOf(mention, traced.document);
    const std::string& means = entity.empty() ? mention.value : entity;
    if (!means.empty() && means != slot.text) text += " (" + means + ")";
  }
  return text;
}

std::string ReasonText(const Firing& firing, const TracedDocument& traced) {
  for (const Firing::Slot& slot : firing.slots) {
    if (slot.mention < 0) continue;
    const Mention& mention = traced.trace.mentions[static_cast<size_t>(slot.mention)];
    if (EntitiesOf(mention, traced.document).empty() && mention.form != Form::kName)
      return "“" + slot.text + "” means nobody known";
  }
  for (const Firing::Slot& slot : firing.slots) {
    if (slot.text.starts_with("@") && slot.mention < 0) return "nothing suits " + slot.text;
  }
  return "subject or object has no value that the relation takes";
}

std::vector<std::string> RulesBehind(const Claim& claim, const TracedDocument& traced) {
  std::vector<std::string> rules = {claim.rule};
  for (const Firing& firing : traced.trace.firings) {
    if (!firing.claim || !SameClaim(*firing.claim, claim)) continue;
    if (std::find(rules.begin(), rules.end(), firing.rule->name) == rules.end()) rules.push_back(firing.rule->name);
  }
  return rules;
}

}  // namespace kg::tools
