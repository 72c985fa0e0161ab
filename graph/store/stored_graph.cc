// The values that Publish derives: link, entity, derived, fact, group, conflict, adjacency, counters.
#include "graph/store/codec.h"
#include "graph/store/stored.h"
#include "graph/store/stored_parts.h"

namespace kg::graph {
namespace {

void PutCounts(const std::map<std::string, uint64_t>& counts, ByteWriter* out) {
  out->Uint(counts.size());
  for (const auto& [name, count] : counts) {
    out->String(name);
    out->Uint(count);
  }
}

void TakeCounts(ByteReader* in, std::map<std::string, uint64_t>* counts) {
  counts->clear();
  for (size_t left = in->Count(2); left > 0; --left) {
    std::string name = in->String();
    (*counts)[std::move(name)] = in->Uint();
  }
}

}  // namespace

std::string Encode(const StoredLink& link) {
  ByteWriter out;
  out.Id(link.entity);
  out.Double(link.confidence);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredLink* link) {
  ByteReader in(bytes);
  in.Id(&link->entity);
  link->confidence = in.Double();
  return in.AtEnd();
}

std::string Encode(const StoredMember& member) {
  ByteWriter out;
  out.Id(member.local);
  out.U8(static_cast<uint8_t>(member.type));
  out.String(member.name);
  Put(member.forms, &out);
  Put(member.attributes, &out);
  out.Double(member.confidence);
  out.String(member.evidence);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredMember* member) {
  ByteReader in(bytes);
  in.Id(&member->local);
  member->type = static_cast<ValueType>(in.U8());
  member->name = in.String();
  Take(&in, &member->forms);
  Take(&in, &member->attributes);
  member->confidence = in.Double();
  member->evidence = in.String();
  return in.AtEnd();
}

std::string Encode(const StoredEntity& stored) {
  ByteWriter out;
  const Entity& entity = stored.entity;
  out.Id(entity.id);
  out.U8(static_cast<uint8_t>(entity.type));
  out.String(entity.name);
  Put(entity.aliases, &out);
  Put(entity.attributes, &out);
  out.Uint(stored.members);
  out.Uint(stored.signature);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredEntity* stored) {
  ByteReader in(bytes);
  Entity& entity = stored->entity;
  in.Id(&entity.id);
  entity.type = static_cast<ValueType>(in.U8());
  entity.name = in.String();
  Take(&in, &entity.aliases);
  Take(&in, &entity.attributes);
  stored->members = in.Uint();
  stored->signature = in.Uint();
  return in.AtEnd();
}

std::string Encode(const Derived& derived) {
  ByteWriter out;
  out.Id(derived.subject);
  out.Id(derived.object);
  out.Bool(derived.plain);
  out.Id(derived.bucket);
  Put(derived.groups, &out);
  return out.Seal();
}

bool Decode(std::string_view bytes, Derived* derived) {
  ByteReader in(bytes);
  in.Id(&derived->subject);
  in.Id(&derived->object);
  derived->plain = in.Bool();
  in.Id(&derived->bucket);
  Take(&in, &derived->groups);
  return in.AtEnd();
}

std::string Encode(const Fact& fact) {
  ByteWriter out;
  out.Id(fact.id);
  out.Id(fact.subject);
  out.String(fact.predicate);
  out.Id(fact.object);
  out.String(fact.object.IsNull() ? fact.object_text : std::string());
  out.U8(static_cast<uint8_t>(fact.object_type));
  Put(fact.qualifiers, &out);
  PutIds(fact.claims, &out);
  out.Uint(fact.sources);
  out.Double(fact.confidence);
  return out.Seal();
}

bool Decode(std::string_view bytes, Fact* fact) {
  ByteReader in(bytes);
  in.Id(&fact->id);
  in.Id(&fact->subject);
  fact->predicate = in.String();
  in.Id(&fact->object);
  fact->object_text = in.String();
  fact->object_type = static_cast<ValueType>(in.U8());
  Take(&in, &fact->qualifiers);
  TakeIds(&in, &fact->claims);
  fact->sources = in.Uint32();
  fact->confidence = in.Double();
  return in.AtEnd();
}

std::string Encode(const StoredGroup& group) {
  ByteWriter out;
  out.String(group.group);
  PutIds(group.conflicts, &out);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredGroup* group) {
  ByteReader in(bytes);
  group->group = in.String();
  TakeIds(&in, &group->conflicts);
  return in.AtEnd();
}

std::string Encode(const StoredVotes& votes) {
  ByteWriter out;
  out.Uint(votes.camps.size());
  for (const auto& camp : votes.camps) {
    out.Uint(camp.size());
    for (const TrustVote& vote : camp) {
      out.Id(vote.cluster);
      out.Id(vote.source);
    }
  }
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredVotes* votes) {
  ByteReader in(bytes);
  votes->camps.assign(in.Count(), {});
  for (auto& camp : votes->camps) {
    camp.resize(in.Count(32));
    for (TrustVote& vote : camp) {
      in.Id(&vote.cluster);
      in.Id(&vote.source);
    }
  }
  return in.AtEnd();
}

std::string Encode(const StoredTrust& trust) {
  ByteWriter out;
  out.Uint(trust.camps.size());
  for (const double camp : trust.camps) out.Double(camp);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredTrust* trust) {
  ByteReader in(bytes);
  trust->camps.assign(in.Count(8), 0);
  for (double& camp : trust->camps) camp = in.Double();
  return in.AtEnd();
}

std::string Encode(const Conflict& conflict) {
  ByteWriter out;
  out.Id(conflict.id);
  out.String(conflict.kind);
  out.Id(conflict.subject);
  out.String(conflict.subject_name);
  out.U8(static_cast<uint8_t>(conflict.level));
  out.Double(conflict.score);
  out.String(conflict.why);
  out.Uint(conflict.camps.size());
  for (const Camp& camp : conflict.camps) {
    out.String(camp.value);
    PutIds(camp.claims, &out);
    Put(camp.docs, &out);
    out.Double(camp.probability);
  }
  PutIds(conflict.witness, &out);
  PutIds(conflict.involved, &out);
  return out.Seal();
}

bool Decode(std::string_view bytes, Conflict* conflict) {
  ByteReader in(bytes);
  in.Id(&conflict->id);
  conflict->kind = in.String();
  in.Id(&conflict->subject);
  conflict->subject_name = in.String();
  conflict->level = static_cast<ConflictLevel>(in.U8());
  conflict->score = in.Double();
  conflict->why = in.String();
  conflict->camps.resize(in.Count(11));
  for (Camp& camp : conflict->camps) {
    camp.value = in.String();
    TakeIds(&in, &camp.claims);
    Take(&in, &camp.docs);
    camp.probability = in.Double();
  }
  TakeIds(&in, &conflict->witness);
  TakeIds(&in, &conflict->involved);
  return in.AtEnd();
}

std::string Encode(const StoredEdge& edge) {
  ByteWriter out;
  out.Double(edge.confidence);
  out.Uint(edge.sources);
  out.String(edge.date);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredEdge* edge) {
  ByteReader in(bytes);
  edge->confidence = in.Double();
  edge->sources = in.Uint32();
  edge->date = in.String();
  return in.AtEnd();
}

std::string Encode(const Counters& counters) {
  ByteWriter out;
  for (const uint64_t count :
       {counters.articles, counters.claims, counters.entities, counters.facts, counters.conflicts, counters.tensions}) {
    out.Uint(count);
  }
  PutCounts(counters.claims_by_predicate, &out);
  PutCounts(counters.entities_by_type, &out);
  return out.Seal();
}

bool Decode(std::string_view bytes, Counters* counters) {
  ByteReader in(bytes);
  for (uint64_t* count : {&counters->articles, &counters->claims, &counters->entities, &counters->facts,
                          &counters->conflicts, &counters->tensions}) {
    *count = in.Uint();
  }
  TakeCounts(&in, &counters->claims_by_predicate);
  TakeCounts(&in, &counters->entities_by_type);
  return in.AtEnd();
}

}  // namespace kg::graph
