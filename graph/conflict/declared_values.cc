#include "graph/conflict/declared_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "graph/conflict/measure.h"
#include "graph/model/text.h"

namespace kg::graph::conflict {
namespace {

std::optional<Reading> ReadNumber(const ResolvedClaim& claim) {
  int64_t value = 0;
  std::string digits = claim.claim.object;
  std::erase(digits, ',');
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (value <= Range::kLowest / 2 || value >= Range::kHighest / 2) return std::nullopt;
  return PlainReading(claim, {value, value}, {value, value}, claim.claim.object);
}

}  // namespace

std::string_view PropertyOf(const Relation& relation, std::string_view name) {
  const auto found = relation.properties.find(std::string(name));
  return found == relation.properties.end() ? std::string_view() : std::string_view(found->second);
}

int64_t ToleranceOf(const Relation& relation, ValueType type, int64_t value) {
  std::string_view text = PropertyOf(relation, "tolerance");
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  double amount = 0;
  std::from_chars(text.data(), text.data() + text.size(), amount);
  if (percent) return static_cast<int64_t>(std::abs(static_cast<double>(value)) * amount / 100);
  if (type == ValueType::kDuration) amount *= 1000;  // milliseconds
  if (type == ValueType::kMark) amount *= 10000;     // tenths of a millimetre
  return static_cast<int64_t>(amount);
}

std::optional<Reading> ReadValue(const Relation& relation, const ResolvedClaim& claim) {
  const ValueType type = claim.claim.object_type;
  std::optional<Reading> reading;
  if (type == ValueType::kDate) {
    if (const auto date = Date::Parse(claim.claim.object)) {
      reading = PlainReading(claim, RangeOf(date->Days()), RangeOf(date->Days()), claim.claim.object);
      if (date->approximate()) reading->firm = false;
    }
  } else if (type == ValueType::kDuration) {
    reading = ReadTime(claim, claim.claim.object);
  } else if (type == ValueType::kMark) {
    reading = ReadMark(claim, claim.claim.object);
  } else if (type == ValueType::kNumber || type == ValueType::kAge) {
    reading = ReadNumber(claim);
  }
  if (!reading) return std::nullopt;
  const int64_t tolerance = ToleranceOf(relation, type, reading->core.first);
  reading->core = Widen(reading->core, 0, tolerance);
  reading->hull = Cover(reading->hull, reading->core);
  reading->bare_core = reading->core;
  return reading;
}

std::optional<std::vector<std::string>> KeyOf(const Relation& relation, const ResolvedClaim& claim) {
  std::vector<std::string> key;
  for (const std::string& name : relation.key) {
    const std::string_view value = claim.claim.Get(name);
    if (value.empty()) return std::nullopt;
    const auto date = Date::Parse(value);
    key.push_back(date && !date->is_interval ? std::to_string(date->start.year) : FoldName(value));
  }
  return key;
}

}  // namespace kg::graph::conflict
