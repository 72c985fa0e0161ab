#include "ingest/dump/record.h"

#include <simdjson.h>

#include <cmath>
#include <optional>
#include <utility>

#include "graph/model/text.h"
#include "ingest/text/ascii.h"
#include "ingest/text/charset.h"

namespace kg::ingest {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

std::string Scalar(const element& value, std::string_view separator, int depth);

// The word that stands for an object: {"name": "Ana Ruiz"}, {"rendered": "<p>..."}, {"$date": "2024-03-02"}.
std::string OfObject(const element& value, std::string_view separator, int depth) {
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) return {};
  for (const std::string_view name : {"name", "rendered", "text", "value", "$date", "$oid", "$numberLong"}) {
    element inner;
    if (fields.at_key(name).get(inner) == simdjson::SUCCESS) return Scalar(inner, separator, depth + 1);
  }
  return {};
}

// A string, a number, what stands for an object, or the entries of a list joined.
std::string Scalar(const element& value, std::string_view separator, int depth) {
  if (depth > 3) return {};
  switch (value.type()) {
    case element_type::STRING: {
      std::string_view text;
      return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
    }
    case element_type::INT64:
    case element_type::UINT64: {
      int64_t number = 0;
      return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
    }
    case element_type::DOUBLE: {
      double number = 0;
      if (value.get(number) != simdjson::SUCCESS) return {};
      return std::abs(number) < 1e15 ? std::to_string(std::llround(number)) : std::string();
    }
    case element_type::ARRAY: {
      std::string joined;
      simdjson::dom::array entries;
      if (value.get(entries) != simdjson::SUCCESS) return joined;
      for (const element entry : entries) {
        const std::string part = Scalar(entry, separator, depth + 1);
        if (part.empty()) continue;
        if (!joined.empty()) joined += separator;
        joined += part;
      }
      return joined;
    }
    case element_type::OBJECT:
      return OfObject(value, separator, depth);
    default:
      return {};
  }
}

std::string ValueOf(const element& value, RecordField field) {
  const bool text = field == RecordField::kText || field == RecordField::kHtml;
  return Scalar(value, text ? "\n\n" : "; ", 0);
}

// The value at "a.b.c"; false when there is none.
bool AtPath(const object& record, std::string_view path, element* value) {
  object here = record;
  for (;;) {
    const size_t dot = path.find('.');
    if (here.at_key(path.substr(0, dot)).get(*value) != simdjson::SUCCESS) return false;
    if (dot == std::string_view::npos) return true;
    if (value->get(here) != simdjson::SUCCESS) return false;
    path.remove_prefix(dot + 1);
  }
}

// Escapes of half a surrogate pair, which are no character: U+FFFD.
std::string RepairSurrogates(std::string_view json) {
  auto surrogate = [&](size_t i) -> char {  // 'h', 'l' or 0
    if (i + 6 > json.size() || json[i] != '\\' || json[i + 1] != 'u' || AsciiLowerOf(json[i + 2]) != 'd') return 0;
    const char third = AsciiLowerOf(json[i + 3]);
    if (third == '8' || third == '9' || third == 'a' || third == 'b') return 'h';
    return third >= 'c' && third <= 'f' ? 'l' : '\0';
  };
  std::string out;
  out.reserve(json.size());
  for (size_t i = 0; i < json.size();) {
    if (json[i] != '\\' || i + 1 >= json.size()) {
      out.push_back(json[i++]);
      continue;
    }
    const char kind = surrogate(i);
    if (kind == 'h' && surrogate(i + 6) == 'l') {
      out.append(json, i, 12);
      i += 12;
    } else if (kind != 0) {
      out.append("\\uFFFD");
      i += 6;
    } else {
      out.append(json, i, 2);
      i += 2;
    }
  }
  return out;
}

FieldValues ValuesOf(const object& record, const FieldNames& names) {
  FieldValues values;
  for (const auto& [path, meaning] : names.paths()) {
    element value;
    if (AtPath(record, path, &value)) values.Offer(meaning, ValueOf(value, meaning.field));
  }
  for (const auto& [name, value] : record) {
    const std::optional<FieldNames::Meaning> meaning = names.Find(name);
    if (meaning) values.Offer(*meaning, ValueOf(value, meaning->field));
  }
  return values;
}

}  // namespace

struct RecordReader::Parser {
  simdjson::dom::parser parser;
};

RecordReader::RecordReader(const FieldNames& names) : names_(names), parser_(std::make_unique<Parser>()) {}
RecordReader::~RecordReader() = default;

Status RecordReader::Parse(std::string_view json, RawDocument* record) {
  element root;
  simdjson::error_code error = parser_->parser.parse(json.data(), json.size()).get(root);
  if (error == simdjson::UTF8_ERROR) {
    const std::string repaired = DecodeToUtf8(std::string(json), "");
    error = parser_->parser.parse(repaired).get(root);
  }
  if (error == simdjson::STRING_ERROR) {
    const std::string repaired = RepairSurrogates(DecodeToUtf8(std::string(json), ""));
    error = parser_->parser.parse(repaired).get(root);
  }
  if (error != simdjson::SUCCESS) {
    return InvalidError(std::string("not valid JSON (") + simdjson::error_message(error) + "); expected an object");
  }
  object fields;
  if (root.get(fields) != simdjson::SUCCESS) return InvalidError("expected a JSON object with \"text\" or \"html\"");
  FieldValues values = ValuesOf(fields, names_);
  const bool has_body = values.has_body;
  FinishRecord(std::move(values), record);
  if (!has_body) return InvalidError("the record has neither \"text\" nor \"html\" (--map text=FIELD names another)");
  return Status::Ok();
}

}  // namespace kg::ingest
