// Parts that several stored values share. Internal to graph/store.
#ifndef NEWSGRAPH_GRAPH_STORE_STORED_PARTS_H_
#define NEWSGRAPH_GRAPH_STORE_STORED_PARTS_H_

#include <map>
#include <string>
#include <vector>

#include "graph/model/claim.h"
#include "graph/store/codec.h"

namespace kg::graph {

using StringMap = std::map<std::string, std::string>;

void Put(const std::vector<std::string>& list, ByteWriter* out);
void Put(const StringMap& map, ByteWriter* out);
void Put(const std::vector<NameForm>& forms, ByteWriter* out);
void Put(const std::vector<Qualifier>& qualifiers, ByteWriter* out);
void Put(const DayInterval& days, ByteWriter* out);
void Put(const Span& span, ByteWriter* out);
void Take(ByteReader* in, std::vector<std::string>* list);
void Take(ByteReader* in, StringMap* map);
void Take(ByteReader* in, std::vector<NameForm>* forms);
void Take(ByteReader* in, std::vector<Qualifier>* qualifiers);
void Take(ByteReader* in, DayInterval* days);
void Take(ByteReader* in, Span* span);

template <typename IdType>
void PutIds(const std::vector<IdType>& ids, ByteWriter* out) {
  out->Uint(ids.size());
  for (const IdType& id : ids) out->Id(id);
}
template <typename IdType>
void TakeIds(ByteReader* in, std::vector<IdType>* ids) {
  ids->resize(in->Count(16));
  for (IdType& id : *ids) in->Id(&id);
}

}  // namespace kg::graph

#endif  // NEWSGRAPH_GRAPH_STORE_STORED_PARTS_H_
