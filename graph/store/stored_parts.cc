#include "graph/store/stored_parts.h"

namespace kg::graph {

void Put(const std::vector<std::string>& list, ByteWriter* out) {
  out->Uint(list.size());
  for (const std::string& item : list) out->String(item);
}

void Take(ByteReader* in, std::vector<std::string>* list) {
  list->resize(in->Count());
  for (std::string& item : *list) item = in->String();
}

void Put(const StringMap& map, ByteWriter* out) {
  out->Uint(map.size());
  for (const auto& [key, value] : map) {
    out->String(key);
    out->String(value);
  }
}

void Take(ByteReader* in, StringMap* map) {
  map->clear();
  for (size_t left = in->Count(2); left > 0; --left) {
    std::string key = in->String();
    (*map)[std::move(key)] = in->String();
  }
}

void Put(const std::vector<NameForm>& forms, ByteWriter* out) {
  out->Uint(forms.size());
  for (const NameForm& form : forms) {
    out->String(form.text);
    out->Uint(form.count);
  }
}

void Take(ByteReader* in, std::vector<NameForm>* forms) {
  forms->resize(in->Count(2));
  for (NameForm& form : *forms) {
    form.text = in->String();
    form.count = in->Uint32();
  }
}

void Put(const std::vector<Qualifier>& qualifiers, ByteWriter* out) {
  out->Uint(qualifiers.size());
  for (const Qualifier& qualifier : qualifiers) {
    out->String(qualifier.name);
    out->String(qualifier.value);
    out->Bool(qualifier.number);
  }
}

void Take(ByteReader* in, std::vector<Qualifier>* qualifiers) {
  qualifiers->resize(in->Count(3));
  for (Qualifier& qualifier : *qualifiers) {
    qualifier.name = in->String();
    qualifier.value = in->String();
    qualifier.number = in->Bool();
  }
}

void Put(const DayInterval& days, ByteWriter* out) {
  out->Int(days.first);
  out->Int(days.last);
}

void Take(ByteReader* in, DayInterval* days) {
  days->first = static_cast<Day>(in->Int());
  days->last = static_cast<Day>(in->Int());
}

void Put(const Span& span, ByteWriter* out) {
  out->Uint(span.begin);
  out->Uint(span.end);
}

void Take(ByteReader* in, Span* span) {
  span->begin = in->Uint32();
  span->end = in->Uint32();
}

}  // namespace kg::graph
