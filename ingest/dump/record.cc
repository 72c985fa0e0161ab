#include "ingest/dump/record.h"

#include <simdjson.h>

#include <array>
#include <cmath>
#include <initializer_list>

#include "graph/model/text.h"
#include "ingest/dump/sniff.h"
#include "ingest/text/ascii.h"
#include "ingest/text/charset.h"

namespace kg::ingest {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

// A string, a number, the name of an object, or the entries of a list joined by "; ".
std::string Scalar(const element& value, int depth = 0) {
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
      if (depth > 2) return joined;
      simdjson::dom::array entries;
      if (value.get(entries) != simdjson::SUCCESS) return joined;
      for (const element entry : entries) {
        const std::string part = Scalar(entry, depth + 1);
        if (part.empty()) continue;
        if (!joined.empty()) joined += "; ";
        joined += part;
      }
      return joined;
    }
    case element_type::OBJECT: {
      element name;
      if (depth <= 2 && value["name"].get(name) == simdjson::SUCCESS) return Scalar(name, depth + 1);
      return {};
    }
    default:
      return {};
  }
}

// The first of `names` that holds something.
std::string Field(const object& record, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    element value;
    if (record.at_key(name).get(value) != simdjson::SUCCESS) continue;
    if (std::string text = Scalar(value); !TrimAscii(text).empty()) return text;
  }
  return {};
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

void FillFields(const object& record, RawDocument* raw) {
  raw->doc = Field(record, {"id", "_id", "uid", "guid", "doc_id", "article_id"});
  raw->url = Field(record, {"url", "link", "source_url", "canonical_url", "uri"});
  raw->title = Field(record, {"title", "headline", "heading"});
  raw->author = Field(record, {"author", "authors", "byline", "creator"});
  raw->published =
      Field(record, {"published", "date_publish", "datePublished", "published_at", "publishedAt", "publish_date",
                     "published_date", "publication_date", "pubDate", "pub_date", "date", "timestamp"});
  raw->modified = Field(record, {"modified", "dateModified", "date_modify", "updated", "updated_at", "last_modified"});
  raw->fetched =
      Field(record, {"fetched", "date_download", "fetched_at", "crawled", "crawl_date", "retrieved", "scraped_at"});
  raw->content_type = Field(record, {"content_type", "contentType", "mime"});
}

}  // namespace

struct RecordReader::Parser {
  simdjson::dom::parser parser;
};

RecordReader::RecordReader() : parser_(std::make_unique<Parser>()) {}
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
    return InvalidError(std::string("not valid JSON (") + simdjson::error_message(error) +
                        "); expected one object a line");
  }
  object fields;
  if (root.get(fields) != simdjson::SUCCESS) return InvalidError("expected a JSON object with \"text\" or \"html\"");
  FillFields(fields, record);
  record->body = Field(fields, {"html", "raw_html", "rawHtml"});
  record->format = Format::kHtml;
  if (record->body.empty()) {
    record->body =
        Field(fields, {"text", "body", "content", "article", "articleBody", "article_body", "maintext", "full_text"});
    record->format = LooksLikeHtml(record->body) ? Format::kHtml : Format::kText;
  }
  if (!record->body.empty()) return Status::Ok();
  for (const char* name : {"text", "html", "body", "content", "article", "maintext"}) {
    element value;
    if (fields.at_key(name).get(value) == simdjson::SUCCESS) return Status::Ok();  // there, but empty: no broken record
  }
  return InvalidError("the record has neither \"text\" nor \"html\"");
}

}  // namespace kg::ingest
