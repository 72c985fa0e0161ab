// `kgrules values`: one JSON object a line in, one out.
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "extract/values/cardinals.h"
#include "extract/values/find.h"
#include "extract/values/values.h"
#include "graph/model/duration.h"

namespace kg::extract {
namespace {

using Json = nlohmann::ordered_json;

// The output's form of a value: dates as points (the bound of "since 2019", no closed spans), durations in seconds.
bool ToValue(const Mention& mention, std::string* type, std::string* value) {
  *value = mention.value;
  if (value->empty()) return false;
  if (mention.types.Has(MentionType::kAge)) {
    *type = "age";
    return true;
  }
  if (mention.types.Has(MentionType::kDuration)) {
    const auto duration = kg::Duration::Parse(*value);
    *type = "duration";
    if (duration) *value = FormatNumber(static_cast<double>(duration->milliseconds) / 1000);
    return duration.has_value();
  }
  if (!mention.types.Has(MentionType::kDate)) return false;
  auto date = kg::Date::Parse(*value);
  if (!date || (date->is_interval && !date->open_start && !date->open_end)) return false;
  kg::Date point;
  point.start = date->open_start ? date->end : date->start;
  point.start.approximate = false;
  *type = "date";
  *value = point.ToString();
  return true;
}

Json ValuesOf(const std::string& input, const DateContext& context) {
  const TokenizedText text = Tokenize(input);
  ReadingOptions options;
  options.loose = true;
  Json values = Json::array();
  for (const Mention& mention : FindValues(text, context, options)) {
    std::string type;
    std::string value;
    if (!ToValue(mention, &type, &value)) continue;
    values.push_back({{"text", text.Range(mention.first, mention.last)}, {"type", type}, {"value", value}});
  }
  for (const Mention& mention : FindFormalNumbers(text)) {
    values.push_back({{"text", text.Range(mention.first, mention.last)}, {"type", "number"}, {"value", mention.value}});
  }
  return values;
}

}  // namespace

Status RunValues(std::istream& in, std::ostream& out) {
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const Json record = Json::parse(line, nullptr, false);
    const auto error = [number](const std::string& what) {
      return InvalidError("line " + std::to_string(number) + ": " + what);
    };
    if (!record.is_object() || !record.contains("input") || !record["input"].is_string()) {
      return error("expected a JSON object with \"id\", \"input\" and \"reference\"");
    }
    DateContext context;
    if (record.contains("reference") && record["reference"].is_string()) {
      context.reference = kg::Date::Parse(record["reference"].get<std::string>());
      if (!context.reference) return error("\"reference\" is no date; expected YYYY-MM-DD or null");
    }
    Json result;
    result["id"] = record.contains("id") ? record["id"] : Json();
    result["values"] = ValuesOf(record["input"].get<std::string>(), context);
    out << result.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return Status::Ok();
}

}  // namespace kg::extract
