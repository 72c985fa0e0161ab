#include "graph/model/json_forms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/model/text.h"

namespace kg {
namespace {

using Json = nlohmann::ordered_json;

std::string Dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Writes one object, member by member, as Dump would: claims are printed by the thousand, and a tree of each costs more
// than its line.
class LineWriter {
 public:
  void Key(std::string_view key) {
    if (out_.empty()) {
      out_ = '{';
    } else if (out_.back() != '{') {
      out_ += ',';
    }
    String(key);
    out_ += ':';
  }
  void Text(std::string_view key, std::string_view value) {
    Key(key);
    String(value);
  }
  void TextOrNull(std::string_view key, std::string_view value) {
    Key(key);
    value.empty() ? Raw("null") : String(value);
  }
  // Ages, ranks and counts are numbers in the interface, if they are written as one.
  void Value(std::string_view key, std::string_view value, bool number) {
    Key(key);
    int64_t whole = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), whole);
    const bool is_whole = number && error == std::errc() && end == value.data() + value.size();
    is_whole ? Raw(std::to_string(whole)) : String(value);
  }
  // Three digits behind the point at most.
  void Fraction(std::string_view key, double value) {
    Key(key);
    const double rounded = std::round(value * 1000);
    if (!(rounded >= 0 && rounded <= 1000) || std::signbit(rounded)) {
      Raw(Json(rounded / 1000).dump());
      return;
    }
    std::string digits = std::to_string(static_cast<int>(rounded) + 1000).substr(1);
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    Raw(rounded == 1000 ? "1." : "0.");
    Raw(digits);
  }
  void Raw(std::string_view json) { out_ += json; }
  std::string Finish() {
    out_ += '}';
    return std::move(out_);
  }

 private:
  void String(std::string_view value) {
    const auto plain = [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; };
    if (!std::all_of(value.begin(), value.end(), plain)) {
      out_ += Dump(Json(value));
      return;
    }
    out_ += '"';
    out_ += value;
    out_ += '"';
  }

  std::string out_;
};

}  // namespace

std::string ArticleToJsonLine(const Article& a) {
  Json blocks = Json::array();
  for (const Block& block : a.blocks) {
    blocks.push_back({{"role", ToString(block.role)}, {"text", a.BlockText(block)}});
  }
  Json origins = Json::object();
  for (const FieldOrigin& origin : a.origins) origins[origin.field] = origin.origin;
  return Dump(Json{{"id", a.id.ToHex()},
                   {"doc", a.doc},
                   {"source", a.source},
                   {"url", a.url},
                   {"title", a.title},
                   {"author", Join(a.authors, "; ")},
                   {"publisher", a.publisher},
                   {"agency", a.agency},
                   {"published", a.published.estimate.ToString()},
                   {"published_basis", a.published.basis},
                   {"modified", a.modified.ToString()},
                   {"language", a.language},
                   {"place", a.dateline_place},
                   {"section", a.section},
                   {"tags", a.tags},
                   {"origins", std::move(origins)},
                   {"text", a.text},
                   {"blocks", std::move(blocks)}});
}

ClaimNames LocalNames(const Document& document, const Claim& claim) {
  const LocalEntity& subject = document.entities[claim.subject];
  ClaimNames names{subject.name, subject.id.ToHex(), subject.type, claim.object, ""};
  if (claim.object_entity >= 0) {
    const LocalEntity& object = document.entities[static_cast<size_t>(claim.object_entity)];
    names.object = object.name;
    names.object_id = object.id.ToHex();
  }
  return names;
}

std::string ClaimToJsonLine(const Claim& claim, const ClaimNames& names, std::string_view doc,
                            std::string_view sentence) {
  LineWriter line;
  line.Text("id", claim.id.ToHex());
  line.Text("subject", names.subject);
  line.Text("subject_id", names.subject_id);
  line.Text("subject_type", ToString(names.subject_type));
  line.Text("predicate", claim.predicate);
  line.Value("object", names.object, claim.object_type == ValueType::kAge || claim.object_type == ValueType::kNumber);
  line.TextOrNull("object_id", names.object_id);
  line.Text("object_type", ToString(claim.object_type));
  line.Key("qualifiers");
  line.Raw("{");
  for (const Qualifier& q : claim.qualifiers) line.Value(q.name, q.value, q.number);
  line.Raw("}");
  line.Text("polarity", ToString(claim.polarity));
  line.Text("modality", ToString(claim.modality));
  line.TextOrNull("attributed_to", claim.attributed_to);
  line.Fraction("confidence", claim.confidence);
  line.Text("doc", doc);
  line.Text("sentence", sentence);
  line.Key("span");
  line.Raw("[" + std::to_string(claim.span.begin) + "," + std::to_string(claim.span.end) + "]");
  line.Text("rule", claim.rule);
  return line.Finish();
}

std::string JsonQuote(std::string_view utf8) { return Dump(Json(utf8)); }

}  // namespace kg
