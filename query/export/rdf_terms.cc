#include "query/export/rdf_terms.h"

#include <algorithm>
#include <array>

#include "graph/model/date.h"
#include "graph/model/text.h"

namespace kg::query {
namespace {

struct Mapping {
  std::string_view predicate;
  std::string_view name_space;
  std::string_view name;
};

constexpr std::array<Mapping, 20> kMappings = {{
    {"award", kSchemaOrg, "award"},
    {"born-in", kWikidata, "P19"},
    {"born-on", kWikidata, "P569"},
    {"child-of", kSchemaOrg, "parent"},
    {"died-in", kWikidata, "P20"},
    {"died-on", kWikidata, "P570"},
    {"educated-at", kWikidata, "P69"},
    {"founded-by", kWikidata, "P112"},
    {"founded-on", kWikidata, "P571"},
    {"headquartered-in", kWikidata, "P159"},
    {"holds-position", kSchemaOrg, "jobTitle"},
    {"lives-in", kWikidata, "P551"},
    {"located-in", kSchemaOrg, "containedInPlace"},
    {"member-of", kSchemaOrg, "memberOf"},
    {"nationality", kSchemaOrg, "nationality"},
    {"political-party", kWikidata, "P102"},
    {"sibling-of", kWikidata, "P3373"},
    {"spouse", kWikidata, "P26"},
    {"subsidiary-of", kWikidata, "P749"},
    {"works-for", kSchemaOrg, "worksFor"},
}};

bool IsWholeNumber(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void AppendHex(unsigned char byte, std::string* out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out->push_back(kDigits[byte >> 4U]);
  out->push_back(kDigits[byte & 0xFU]);
}

}  // namespace

std::string IriTerm(std::string_view iri) {
  std::string out = "<";
  const bool utf8 = IsValidUtf8(iri);
  for (char c : iri) {
    const auto byte = static_cast<unsigned char>(c);
    const bool forbidden =
        byte <= 0x20 || byte == 0x7F || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos;
    if (forbidden || (byte >= 0x80 && !utf8)) {
      out.push_back('%');
      AppendHex(byte, &out);
    } else {
      out.push_back(c);
    }
  }
  return out + ">";
}

std::string IriTerm(std::string_view name_space, std::string_view name) {
  return IriTerm(std::string(name_space).append(name));
}

std::string LiteralTerm(std::string_view text, std::string_view datatype) {
  std::string out = "\"";
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = NextCodePoint(text, &pos);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x20 || c == 0x7F) {
      out += "\\u00";
      AppendHex(static_cast<unsigned char>(c), &out);
    } else {
      AppendCodePoint(c, &out);
    }
  }
  out += "\"";
  return datatype.empty() ? out : out + "^^" + IriTerm(datatype);
}

std::string DateTerm(std::string_view edtf) {
  const std::optional<Date> date = Date::Parse(edtf);
  if (!date) return LiteralTerm(edtf);
  std::string_view type;
  if (!date->approximate() && date->start.year >= 1 && date->start.year <= 9999) {
    if (date->precision() == DatePrecision::kYear) type = "gYear";
    if (date->precision() == DatePrecision::kMonth) type = "gYearMonth";
    if (date->precision() == DatePrecision::kDay) type = "date";
  }
  if (type.empty()) return LiteralTerm(edtf, std::string(kEdtf).append("EDTF"));
  return LiteralTerm(edtf, std::string(kXsd).append(type));
}

std::string ValueTerm(std::string_view value, ValueType type) {
  if (type == ValueType::kDate) return DateTerm(value);
  const bool number = type == ValueType::kAge || type == ValueType::kNumber;
  if (number && IsWholeNumber(value)) return LiteralTerm(value, std::string(kXsd).append("integer"));
  return LiteralTerm(value);
}

std::string QualifierTerm(const Qualifier& qualifier) {
  if (qualifier.name == "date" || qualifier.name == "as_of") return DateTerm(qualifier.value);
  return ValueTerm(qualifier.value, qualifier.number ? ValueType::kNumber : ValueType::kText);
}

std::string ClassTerm(ValueType type) {
  if (type == ValueType::kTeam) return IriTerm(kSchemaOrg, "SportsTeam");
  return IriTerm(kSchemaOrg, ToString(type));  // Person, Place, Organization and Event are theirs as well
}

std::string PropertyTerm(std::string_view predicate) {
  for (const Mapping& mapping : kMappings) {
    if (mapping.predicate == predicate) return IriTerm(mapping.name_space, mapping.name);
  }
  return IriTerm(kOwnTerms, predicate);
}

}  // namespace kg::query
