#include "graph/store/judgements.h"

#include <algorithm>
#include <set>

#include "graph/model/text.h"
#include "graph/store/codec.h"
#include "graph/store/keys.h"
#include "graph/store/loader.h"
#include "graph/store/stored.h"

namespace kg::graph {

std::string_view ToString(JudgementKind kind) {
  if (kind == JudgementKind::kDismiss) return "dismiss";
  return kind == JudgementKind::kMerge ? "merge" : "split";
}

std::string JudgementKey(uint64_t number) {
  std::string key(1, kByJudgement);
  AppendBig64(number, &key);
  return key;
}

namespace {

void WriteNames(const std::vector<JudgedName>& names, ByteWriter* out) {
  out->Uint(names.size());
  for (const JudgedName& name : names) {
    out->Id(name.doc);
    out->String(name.name);
    out->Uint(name.occurrence);
  }
}

void ReadNames(ByteReader* in, std::vector<JudgedName>* names) {
  names->resize(in->Count(18));
  for (JudgedName& name : *names) {
    in->Id(&name.doc);
    name.name = in->String();
    name.occurrence = in->Uint32();
  }
}

void WriteClaims(const std::vector<JudgedClaim>& claims, ByteWriter* out) {
  out->Uint(claims.size());
  for (const JudgedClaim& claim : claims) {
    out->Id(claim.doc);
    out->String(claim.subject);
    out->String(claim.predicate);
    out->String(claim.object);
    out->Bool(claim.negated);
    out->Uint(claim.qualifiers.size());
    for (const auto& [name, value] : claim.qualifiers) {
      out->String(name);
      out->String(value);
    }
  }
}

void ReadClaims(ByteReader* in, std::vector<JudgedClaim>* claims) {
  claims->resize(in->Count(20));
  for (JudgedClaim& claim : *claims) {
    in->Id(&claim.doc);
    claim.subject = in->String();
    claim.predicate = in->String();
    claim.object = in->String();
    claim.negated = in->Bool();
    for (size_t left = in->Count(2); left > 0; --left) {
      std::string name = in->String();
      claim.qualifiers[std::move(name)] = in->String();
    }
  }
}

}  // namespace

std::string Encode(const Judgement& judgement) {
  ByteWriter out;
  out.Uint(judgement.number);
  out.U8(static_cast<uint8_t>(judgement.kind));
  WriteNames(judgement.names, &out);
  WriteNames(judgement.others, &out);
  out.String(judgement.text);
  out.String(judgement.by);
  out.String(judgement.when);
  if (judgement.kind == JudgementKind::kDismiss) {
    out.String(judgement.conflict_kind);
    out.String(judgement.subject_name);
    WriteClaims(judgement.claims, &out);
  }
  return out.Seal();
}

bool Decode(std::string_view bytes, Judgement* judgement) {
  ByteReader in(bytes);
  judgement->number = in.Uint();
  const uint8_t kind = in.U8();
  if (kind > static_cast<uint8_t>(JudgementKind::kDismiss)) return false;
  judgement->kind = static_cast<JudgementKind>(kind);
  ReadNames(&in, &judgement->names);
  ReadNames(&in, &judgement->others);
  judgement->text = in.String();
  judgement->by = in.String();
  judgement->when = in.String();
  if (judgement->kind == JudgementKind::kDismiss) {
    judgement->conflict_kind = in.String();
    judgement->subject_name = in.String();
    ReadClaims(&in, &judgement->claims);
  }
  return in.AtEnd();
}

Result<std::vector<Judgement>> ReadJudgements(const Db& db) {
  std::vector<Judgement> judgements;
  PrefixScan scan(db, Table::kIndex, std::string(1, kByJudgement));
  for (; scan.Valid(); scan.Next()) {
    if (!Decode(scan.value(), &judgements.emplace_back())) return DamagedRecord(Table::kIndex, scan.key());
  }
  KG_RETURN_IF_ERROR(scan.status());
  return judgements;
}

Result<JudgementIndex> JudgementIndex::Read(const Db& db) {
  Result<std::vector<Judgement>> judgements = ReadJudgements(db);
  if (!judgements.ok()) return judgements.status();
  JudgementIndex index(&db);
  for (Judgement& judgement : *judgements) {
    if (judgement.kind == JudgementKind::kDismiss) continue;  // it speaks of no name
    const bool merge = judgement.kind == JudgementKind::kMerge;
    for (const JudgedName& name : judgement.names) {
      index.named_[name.doc].push_back({name, {judgement.number, merge ? Mark::Side::kOne : Mark::Side::kOut}});
    }
    for (const JudgedName& name : judgement.others) {
      index.named_[name.doc].push_back({name, {judgement.number, Mark::Side::kRest}});
    }
    index.judgements_.emplace(judgement.number, std::move(judgement));
  }
  return index;
}

Result<const JudgementIndex::Found*> JudgementIndex::Look(const DocId& doc) {
  const auto [at, added] = found_.try_emplace(doc);
  if (!added) return &at->second;
  Found& found = at->second;
  std::map<std::string, std::vector<uint32_t>> by_name;  // numbers of the local entities, by canonical name
  std::map<std::string, std::vector<uint32_t>> by_form;  // by any other name
  PrefixScan locals(*db_, Table::kLocal, doc.AsBytes());
  for (; locals.Valid(); locals.Next()) {
    StoredLocal local;
    if (!Decode(locals.value(), &local)) return DamagedRecord(Table::kLocal, locals.key());
    const uint32_t number = RefFromBytes(locals.key()).number;
    const std::string name = FoldKey(local.entity.name);
    by_name[name].push_back(number);
    std::set<std::string> forms;
    for (const NameForm& form : local.entity.names) forms.insert(FoldKey(form.text));
    forms.erase(name);
    for (const std::string& form : forms) by_form[form].push_back(number);
  }
  KG_RETURN_IF_ERROR(locals.status());
  for (const Named& named : named_[doc]) {
    // Extraction may have come to prefer another of its names.
    const std::vector<uint32_t>* numbers = &by_name[named.name.name];
    if (numbers->empty()) numbers = &by_form[named.name.name];
    if (named.name.occurrence >= numbers->size()) continue;
    const uint32_t number = (*numbers)[named.name.occurrence];
    found.marks[number].push_back(named.mark);
    found.numbers[{named.name.name, named.name.occurrence}] = number;
  }
  for (auto& [number, marks] : found.marks) {
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  }
  return &found;
}

Result<std::vector<Mark>> JudgementIndex::MarksOf(const Ref& ref) {
  if (!named_.contains(ref.doc)) return std::vector<Mark>();
  const Result<const Found*> found = Look(ref.doc);
  if (!found.ok()) return found.status();
  const auto marks = (*found)->marks.find(ref.number);
  return marks == (*found)->marks.end() ? std::vector<Mark>() : marks->second;
}

Result<std::vector<Ref>> JudgementIndex::RefsOf(uint64_t number) {
  const Judgement& judgement = judgements_.at(number);
  std::vector<Ref> refs;
  for (const auto* names : {&judgement.names, &judgement.others}) {
    for (const JudgedName& name : *names) {
      const Result<const Found*> found = Look(name.doc);
      if (!found.ok()) return found.status();
      const auto at = (*found)->numbers.find({name.name, name.occurrence});
      if (at != (*found)->numbers.end()) refs.push_back({name.doc, at->second});
    }
  }
  return refs;
}

Result<std::vector<Ref>> JudgementIndex::MergedBy(uint64_t number) {
  if (judgements_.at(number).kind != JudgementKind::kMerge) return std::vector<Ref>();
  return RefsOf(number);
}

std::vector<uint64_t> JudgementIndex::JudgementsOn(const DocId& doc) const {
  std::set<uint64_t> numbers;
  if (const auto named = named_.find(doc); named != named_.end()) {
    for (const Named& name : named->second) numbers.insert(name.mark.judgement);
  }
  return {numbers.begin(), numbers.end()};
}

}  // namespace kg::graph
